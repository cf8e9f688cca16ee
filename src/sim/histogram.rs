//! Counts of durations on a logarithmic grid: integer, so merging never depends on order.
//! Each octave has 32 bins, about 2 % wide, from 3.5 seconds to 11 years.

use wide::f32x4;
use wide::u32x4;

/// The first bin holds all below this many hours: 2^-10.
const LOWEST_EXPONENT: i64 = -10;
const OCTAVES: usize = 27;
const PER_OCTAVE_BITS: u32 = 5;
const PER_OCTAVE: usize = 1 << PER_OCTAVE_BITS;
/// The first bin, by the leading bits of single precision.
const SINGLE_FLOOR: u32 = (((127 + LOWEST_EXPONENT) as u32) << PER_OCTAVE_BITS) - 1;
pub const BIN_COUNT: usize = OCTAVES * PER_OCTAVE + 1;

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Histogram {
    counts: Vec<u64>,
}

impl Default for Histogram {
    fn default() -> Self {
        Histogram { counts: vec![0; BIN_COUNT] }
    }
}

impl Histogram {
    /// `None` unless there is one count per bin.
    pub fn from_counts(counts: Vec<u64>) -> Option<Histogram> {
        (counts.len() == BIN_COUNT).then_some(Histogram { counts })
    }

    #[inline(always)]
    pub fn add(&mut self, hours: f64) {
        self.counts[bin(hours)] += 1;
    }

    /// Adds those of four durations whose mask is set.
    #[inline(always)]
    pub fn add_four(&mut self, hours: f32x4, which: u32x4) {
        let bins = hours.to_bits() >> (23 - PER_OCTAVE_BITS);
        let bins = bins.max(u32x4::splat(SINGLE_FLOOR)) - u32x4::splat(SINGLE_FLOOR);
        let bins = bins.min(u32x4::splat(BIN_COUNT as u32 - 1)).to_array();
        for (bin, which) in bins.into_iter().zip(which.to_array()) {
            self.counts[bin as usize] += u64::from(which & 1);
        }
    }

    pub fn merge(&mut self, other: &Histogram) {
        for (mine, theirs) in self.counts.iter_mut().zip(&other.counts) {
            *mine += theirs;
        }
    }

    pub fn counts(&self) -> &[u64] {
        &self.counts
    }

    pub fn total(&self) -> u64 {
        self.counts.iter().sum()
    }

    /// The duration in hours below which a share `p` of the counts lie, interpolated within its bin;
    /// `None` if nothing was counted.
    pub fn quantile(&self, p: f64) -> Option<f64> {
        let total = self.total();
        if total == 0 {
            return None;
        }
        let rank = p.clamp(0.0, 1.0) * total as f64;
        let mut below = 0.0;
        for (index, &count) in self.counts.iter().enumerate() {
            let count = count as f64;
            if count > 0.0 && below + count >= rank {
                let (low, high) = edges(index);
                return Some(low + (high - low) * ((rank - below) / count));
            }
            below += count;
        }
        Some(edges(BIN_COUNT - 1).1)
    }
}

#[inline(always)]
fn bin(hours: f64) -> usize {
    let fine = (hours.to_bits() >> (52 - PER_OCTAVE_BITS)) as i64;
    let index = fine - ((1023 + LOWEST_EXPONENT) << PER_OCTAVE_BITS) + 1;
    index.clamp(0, BIN_COUNT as i64 - 1) as usize
}

fn edges(index: usize) -> (f64, f64) {
    let edge = |index: usize| {
        let fine = index as u64 + ((1023 + LOWEST_EXPONENT) << PER_OCTAVE_BITS) as u64;
        f64::from_bits(fine << (52 - PER_OCTAVE_BITS))
    };
    match index {
        0 => (0.0, edge(0)),
        _ => (edge(index - 1), edge(index)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_duration_falls_between_its_edges() {
        for hours in [0.0, 1e-9, 0.001, 0.5, 1.0, 1.01, 24.0, 99_999.0] {
            let (low, high) = edges(bin(hours));
            assert!(low <= hours && hours < high, "{hours} in [{low}, {high})");
        }
    }

    #[test]
    fn quantiles_of_a_uniform_sample() {
        let mut histogram = Histogram::default();
        (0..10_000).for_each(|i| histogram.add(f64::from(i) / 100.0));
        for p in [0.1, 0.5, 0.9] {
            let quantile = histogram.quantile(p).expect("not empty");
            assert!((quantile - 100.0 * p).abs() < 1.0, "{p}: {quantile}");
        }
    }
}
