//! Signal patterns by Walker's alias method (Vose's construction): one look-up turns random bits into the pattern of up
//! to ten signals.

use domain::signal::MAX_SIGNALS;

/// How many random bits a draw takes: the first choose a slot, the rest decide between its two patterns.
pub const ALIAS_BITS: u32 = SLOT_BITS + REST_BITS;
const SLOT_BITS: u32 = MAX_SIGNALS as u32;
const REST_BITS: u32 = 12;
/// Most patterns that signals can show.
pub const PATTERNS: usize = 1 << SLOT_BITS;

/// The patterns of leads that do not fit, then of those that do.
#[derive(Clone, Debug, PartialEq)]
pub struct AliasTable {
    slots: Box<[Slot; 2 * PATTERNS]>,
}

/// Takes the first pattern if the rest of the bits is below `keep`; else the second.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
struct Slot {
    keep: u16,
    patterns: [u16; 2],
}

impl AliasTable {
    /// By class, the chances of the 2^n patterns of n signals, which sum to 1.
    pub fn new(chances: &[Vec<f64>; 2]) -> AliasTable {
        let mut slots = Box::new([Slot::default(); 2 * PATTERNS]);
        for (class, chances) in slots.chunks_exact_mut(PATTERNS).zip(chances) {
            fill(class, chances);
        }
        AliasTable { slots }
    }

    /// The pattern that [`ALIAS_BITS`] bits stand for, in a lead that fits (1) or does not (0).
    #[inline(always)]
    pub fn draw(&self, bits: u32, fit: u32) -> usize {
        let slot = ((fit & 1) << SLOT_BITS) | ((bits >> REST_BITS) % PATTERNS as u32);
        self.look_up(slot, bits % (1 << REST_BITS))
    }

    /// The same by slot, those of leads that fit coming second, and the rest of the bits.
    #[inline(always)]
    pub fn look_up(&self, slot: u32, rest: u32) -> usize {
        let slot = &self.slots[slot as usize % (2 * PATTERNS)];
        usize::from(slot.patterns[usize::from(rest >= u32::from(slot.keep))])
    }
}

/// Fewer signals than [`MAX_SIGNALS`] share the slots evenly, so that the look-up is the same for all.
fn fill(slots: &mut [Slot], chances: &[f64]) {
    let shares = slots.len() / chances.len();
    let scale = (shares << REST_BITS) as f64;
    for (pattern, (own, alias)) in vose(chances).into_iter().enumerate() {
        let own = (own * scale).round() as usize;
        for share in 0..shares {
            let keep = own.saturating_sub(share << REST_BITS).min(1 << REST_BITS) as u16;
            slots[pattern * shares + share] = Slot { keep, patterns: [pattern as u16, alias as u16] };
        }
    }
}

/// By pattern, the part of its slot that it keeps, and who has the rest.
fn vose(chances: &[f64]) -> Vec<(f64, usize)> {
    let count = chances.len();
    let mut scaled: Vec<f64> = chances.iter().map(|p| p * count as f64).collect();
    let (mut small, mut large): (Vec<usize>, Vec<usize>) = (0..count).partition(|&i| scaled[i] < 1.0);
    let mut parts: Vec<(f64, usize)> = (0..count).map(|i| (1.0, i)).collect();
    while let (Some(&poor), Some(&rich)) = (small.last(), large.last()) {
        small.pop();
        parts[poor] = (scaled[poor], rich);
        scaled[rich] -= 1.0 - scaled[poor];
        if scaled[rich] < 1.0 {
            large.pop();
            small.push(rich);
        }
    }
    parts
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn draws_have_the_chances_asked_for() {
        let chances = [vec![0.5, 0.25, 0.2, 0.05], vec![1.0]];
        let table = AliasTable::new(&chances);
        for (fit, chances) in chances.iter().enumerate() {
            let mut counts = [0_u32; PATTERNS];
            (0..1 << ALIAS_BITS).for_each(|bits| counts[table.draw(bits, fit as u32)] += 1);
            for (count, chance) in counts.iter().zip(chances) {
                assert!((f64::from(*count) / f64::from(1 << ALIAS_BITS) - chance).abs() < 1e-6);
            }
            assert_eq!(counts.iter().sum::<u32>(), 1 << ALIAS_BITS);
        }
    }
}
