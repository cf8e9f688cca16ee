//! Durations on a logarithmic grid: an octave has 32 cells, about 2 % wide, from 3.5 seconds to 11 years. The first cell
//! holds all that is shorter, the last all that is longer. Leaves to others: what is kept for each (`histogram`, `table`).

use wide::{f32x4, u32x4};

/// Below 2^-10 hours there is one cell.
const LOWEST_EXPONENT: i64 = -10;
const OCTAVES: usize = 27;
const PER_OCTAVE_BITS: u32 = 5;

pub const CELLS: usize = (OCTAVES << PER_OCTAVE_BITS) + 1;

/// The first cell, by the leading bits of single precision, and the second, by those of double precision.
const SINGLE_FLOOR: u32 = (((127 + LOWEST_EXPONENT) as u32) << PER_OCTAVE_BITS) - 1;
const FIRST_FINE: u64 = ((1023 + LOWEST_EXPONENT) as u64) << PER_OCTAVE_BITS;

/// The cell of a duration in hours that is not negative.
#[inline(always)]
pub fn cell(hours: f32) -> usize {
    let fine = (hours.to_bits() >> (23 - PER_OCTAVE_BITS)).max(SINGLE_FLOOR) - SINGLE_FLOOR;
    (fine as usize).min(CELLS - 1)
}

/// Those of four; of durations that are none, any.
#[inline(always)]
pub fn cells(hours: f32x4) -> [usize; 4] {
    let floor = u32x4::splat(SINGLE_FLOOR);
    let fine = (hours.to_bits() >> (23 - PER_OCTAVE_BITS)).max(floor) - floor;
    fine.min(u32x4::splat(CELLS as u32 - 1)).to_array().map(|cell| cell as usize)
}

/// Where a cell begins, which is where the one before ends, in hours.
pub fn edge(cell: usize) -> f64 {
    match cell {
        0 => 0.0,
        _ => f64::from_bits((cell as u64 - 1 + FIRST_FINE) << (52 - PER_OCTAVE_BITS)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_duration_falls_between_its_edges() {
        for hours in [0.0_f32, 1e-9, 0.001, 0.5, 1.0, 1.01, 24.0, 90_000.0] {
            let cell = cell(hours);
            assert!(edge(cell) <= f64::from(hours) && f64::from(hours) < edge(cell + 1), "{hours}: {cell}");
            assert_eq!(cells(f32x4::splat(hours)), [cell; 4]);
        }
        assert_eq!(cell(1e12), CELLS - 1);
    }
}
