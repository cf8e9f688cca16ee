//! What a lead's nature says: whether it fits, the signals it shows, and in which worlds it qualifies.
//! Everything is looked up. Leaves to others: going through the leads (`gather`).

use super::alias::{ALIAS_BITS, AliasTable, PATTERNS};
use super::rng::LeadKey;
use super::world::NOISE_BITS;

/// What decides in a world whether a lead of one channel qualifies.
pub struct Gate<'a> {
    pub signals: &'a AliasTable,
    /// The lead fits iff its bits are below this.
    pub fit_cut: u64,
    /// See `World::cuts`.
    pub cuts: &'a [u32; PATTERNS],
}

/// A bit per world in which a lead qualifies and, above them, one per world in which it fits.
pub type Marks = u8;

/// Most worlds that find room in [`Marks`].
pub const MOST_WORLDS: usize = 4;

/// The marks of leads that qualify.
pub const QUALIFIES: Marks = (1 << MOST_WORLDS) - 1;

/// The marks of a lead in one world.
#[inline(always)]
pub fn mark(lead: LeadKey, gate: &Gate) -> Marks {
    let fit = fits(lead.0, gate.fit_cut);
    let pattern = pattern(gate.signals, lead.0, fit);
    (u32::from(coarse_noise(lead.0) >= gate.cuts[pattern % PATTERNS]) | (fit << MOST_WORLDS)) as Marks
}

/// The marks of a lead in two worlds with the same signals and share of fitting leads.
#[inline(always)]
pub fn mark_both(lead: LeadKey, gate: &Gate, other: &Gate) -> Marks {
    let fit = fits(lead.0, gate.fit_cut);
    let pattern = pattern(gate.signals, lead.0, fit) % PATTERNS;
    let noise = coarse_noise(lead.0);
    let qualifies = u32::from(noise >= gate.cuts[pattern]) | (u32::from(noise >= other.cuts[pattern]) << 1);
    (qualifies | (fit * (0b11 << MOST_WORLDS))) as Marks
}

/// The pattern of signals that a lead shows.
#[inline(always)]
pub fn pattern(signals: &AliasTable, nature: u64, fit: u32) -> usize {
    signals.draw((nature >> NOISE_BITS) as u32 & ((1 << ALIAS_BITS) - 1), fit)
}

/// 1 if a lead of this nature fits the ideal customer profile.
#[inline(always)]
pub fn fits(nature: u64, fit_cut: u64) -> u32 {
    u32::from(nature >> (ALIAS_BITS + NOISE_BITS) < fit_cut)
}

/// The score's noise, as far as it decides whether a lead qualifies.
#[inline(always)]
pub fn coarse_noise(nature: u64) -> u32 {
    nature as u32 & ((1 << NOISE_BITS) - 1)
}
