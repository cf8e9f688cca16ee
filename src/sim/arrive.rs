//! What a lead's nature says: whether it fits, the signals it shows, and in which worlds it qualifies.
//! Everything is looked up. Leaves to others: going through the leads (`gather`).

use super::alias::{ALIAS_BITS, AliasTable, PATTERNS};
use super::kernel::{before, below};
use super::rng::{LeadKey, Natures};
use super::world::NOISE_BITS;
use wide::{bytemuck, u32x4};

/// What decides in a world whether a lead of one channel qualifies.
pub struct Gate<'a> {
    pub signals: &'a AliasTable,
    /// The lead fits iff its bits are below this.
    pub fit_cut: u64,
    /// See `World::cuts`.
    pub cuts: &'a [u32; PATTERNS],
}

/// Of the upper half of a nature: the bits of fit are the first 22.
const FIT_SHIFT: u32 = ALIAS_BITS + NOISE_BITS - 32;

/// A bit per world in which a lead qualifies and, above them, one per world in which it fits.
pub type Marks = u32;

/// Most worlds that find room in [`Marks`].
pub const MOST_WORLDS: usize = 4;

/// The marks of leads that qualify.
pub const QUALIFIES: Marks = (1 << MOST_WORLDS) - 1;

/// The marks of a lead in one world.
#[inline(always)]
pub fn mark(lead: LeadKey, gate: &Gate) -> Marks {
    let fit = fits(lead.0, gate.fit_cut);
    let pattern = pattern(gate.signals, lead.0, fit);
    u32::from(coarse_noise(lead.0) >= gate.cuts[pattern % PATTERNS]) | (fit << MOST_WORLDS)
}

/// The marks of four leads in worlds with the same signals and share of fitting leads.
#[inline(always)]
pub fn mark_four<const WORLDS: usize>(leads: &Natures, gates: [&Gate; WORLDS]) -> u32x4 {
    let fits = below(leads.high >> FIT_SHIFT, gates[0].fit_cut as u32);
    let slots = (leads.high & u32x4::splat(PATTERNS as u32 - 1)) | (fits & u32x4::splat(PATTERNS as u32));
    let (slots, rests) = (slots.to_array(), (leads.low >> NOISE_BITS).to_array());
    let patterns = [0, 1, 2, 3].map(|lane| gates[0].signals.look_up(slots[lane], rests[lane]) % PATTERNS);
    let noise = bytemuck::cast(leads.low & u32x4::splat((1 << NOISE_BITS) - 1));
    let mut marks = fits & u32x4::splat(((1 << WORLDS) - 1) << MOST_WORLDS);
    for (number, gate) in gates.into_iter().enumerate() {
        let cuts = u32x4::new(patterns.map(|pattern| gate.cuts[pattern]));
        marks |= !before(noise, bytemuck::cast(cuts)) & u32x4::splat(1 << number);
    }
    marks
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
