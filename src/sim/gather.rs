//! Who of the leads of one channel and week qualifies in at least one world. Most leads end here, so this computes
//! nothing that only an MQL needs.

use super::arrive::{Gate, MOST_WORLDS, Marks, QUALIFIES, mark};
use super::rng::LeadKey;
use super::world::{Facts, World};

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

/// The marks of a lead in up to [`MOST_WORLDS`] worlds of any kind.
#[inline(always)]
pub fn mark_each(lead: LeadKey, place: usize, groups: &[Option<Group>]) -> Marks {
    let marks = groups.iter().enumerate().map(|(number, group)| match group {
        Some(group) if place < group.count => mark(lead, &group.gate) << number,
        _ => 0,
    });
    marks.sum()
}

pub struct Gathered {
    pub leads: usize,
    /// By world.
    pub fits: [u32; MOST_WORLDS],
}

/// Keeps the leads that qualify somewhere.
///
/// Each lead is written, and the next overwrites those that do not qualify: which ones do is a coin toss that no
/// processor predicts, so a branch would cost more than the write. On its own, for the sake of registers.
#[inline(never)]
pub fn gather(
    count: usize,
    keys: &mut [LeadKey],
    all_marks: &mut [Marks],
    lead: impl Fn(usize) -> LeadKey,
    mark: impl Fn(LeadKey, usize) -> Marks,
) -> Gathered {
    // A byte per world counts the leads that fit, up to 255 at a time.
    let mut gathered = Gathered { leads: 0, fits: [0; MOST_WORLDS] };
    let mut first = 0;
    while first < count {
        let end = count.min(first + 255);
        let mut fits = 0_u32;
        for place in first..end {
            let lead = lead(place);
            let marks = mark(lead, place);
            keys[gathered.leads] = lead;
            all_marks[gathered.leads] = marks;
            gathered.leads += usize::from(marks & QUALIFIES != 0);
            fits += spread(u32::from(marks >> MOST_WORLDS));
        }
        for (sum, part) in gathered.fits.iter_mut().zip(fits.to_le_bytes()) {
            *sum += u32::from(part);
        }
        first = end;
    }
    gathered
}

/// Four bits to four bytes.
#[inline(always)]
pub fn spread(bits: u32) -> u32 {
    bits.wrapping_mul(0x0020_4081) & 0x0101_0101
}
