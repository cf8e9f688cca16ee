//! Who of the leads of one channel and week qualifies in at least one world. Most leads end here, so this computes
//! nothing that only an MQL needs.

use super::arrive::{Gate, MOST_WORLDS, Marks, QUALIFIES, mark};
use super::front::Front;
use super::kernel::below;
use super::rng::{GroupKey, Natures};
use super::world::{Facts, World};
use wide::u32x4;

/// What one world asks of the leads of a channel and week.
pub struct Group<'a> {
    pub gate: Gate<'a>,
    pub count: usize,
    pub cost_per_lead: f64,
}

impl<'a> Group<'a> {
    pub fn new(
        (facts, world): (&'a Facts, &'a World),
        week: u32,
        channel: usize,
        word: u64,
    ) -> Option<Group<'a>> {
        let channel = world.channels.get(channel).filter(|_| week < world.weeks)?;
        let gate = Gate { signals: &facts.nature, fit_cut: channel.fit_cut, cuts: &world.cuts };
        Some(Group { gate, count: channel.counts.draw(word) as usize, cost_per_lead: channel.cost_per_lead })
    }

    /// Whether as many leads come and as many of them fit.
    pub fn meets_the_same_as(&self, other: &Group) -> bool {
        self.count == other.count && self.gate.fit_cut == other.gate.fit_cut
    }
}

/// The marks of four leads, the first at `place`, in up to [`MOST_WORLDS`] worlds of any kind.
#[inline(always)]
pub fn mark_each(leads: &Natures, place: usize, groups: &[Option<Group>]) -> u32x4 {
    let (keys, mut all) = (leads.keys(), [0; 4]);
    for (lane, (key, all)) in keys.into_iter().zip(&mut all).enumerate() {
        for (number, group) in groups.iter().enumerate() {
            let group = group.as_ref().filter(|group| place + lane < group.count);
            *all |= group.map_or(0, |group| mark(key, &group.gate) << number);
        }
    }
    u32x4::new(all)
}

pub struct Gathered {
    pub leads: usize,
    /// By world.
    pub fits: [u32; MOST_WORLDS],
}

/// Where those that qualify are put: the halves of their first words, and their marks. Room for three more than come.
pub struct Kept<'a> {
    pub highs: &'a mut [u32],
    pub lows: &'a mut [u32],
    pub marks: &'a mut [Marks],
}

/// Keeps the leads that qualify somewhere.
///
/// Four are written at a time, those that qualify first, and the next overwrite the others: which ones do is a coin toss
/// that no processor predicts, so a branch would cost more than the write. On its own, for the sake of registers.
#[inline(never)]
pub fn gather<const WORLDS: usize>(
    count: usize,
    group: GroupKey,
    to: Kept,
    mark: impl Fn(&Natures, usize) -> u32x4,
) -> Gathered {
    let mut fits = [u32x4::ZERO; WORLDS];
    let mut kept = 0;
    for place in (0..count).step_by(4) {
        let leads = group.four(place as u32);
        let there = below(u32x4::new([0, 1, 2, 3]), (count - place) as u32);
        let marks = there & mark(&leads, place);
        for (number, fits) in fits.iter_mut().enumerate() {
            *fits += (marks >> (MOST_WORLDS + number) as u32) & u32x4::ONE;
        }
        let out = !(marks & u32x4::splat(QUALIFIES)).simd_eq(u32x4::ZERO);
        let first = Front::of(out);
        to.highs[kept..kept + 4].copy_from_slice(&first.put(leads.high));
        to.lows[kept..kept + 4].copy_from_slice(&first.put(leads.low));
        to.marks[kept..kept + 4].copy_from_slice(&first.put(marks));
        kept += first.count;
    }
    let mut gathered = Gathered { leads: kept, fits: [0; MOST_WORLDS] };
    for (sum, fits) in gathered.fits.iter_mut().zip(fits) {
        *sum = fits.to_array().into_iter().sum();
    }
    gathered
}
