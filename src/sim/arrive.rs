//! Leads arrive week by week, are scored, and those that qualify set off to the sales team.
//! Most leads end here, so the first loop looks everything up and computes nothing that only an MQL needs.

use super::kernel;
use super::output::Output;
use super::rank::Order;
use super::rng::{LeadKey, Purpose, TrialKey, high, low};
use super::sort::bucket;
use super::table::ALIAS_BITS;
use super::tally::Tally;
use super::world::{ChannelWorld, Facts, NOISE_BITS, Slot, World};

/// A lead on its way to the sales team's list.
#[derive(Clone, Copy, Debug, Default)]
pub struct Offer {
    pub key: LeadKey,
    /// Hours from the start of the trial.
    pub arrived: f64,
    /// When it is on the list.
    pub joins: f64,
    /// Its place in time, coarsely; see `sort`.
    pub bucket: u32,
    /// 1 if it fits the ideal customer profile.
    pub fit: u8,
    pub rank: u8,
}

/// Memory that is reused from trial to trial.
#[derive(Default)]
pub struct ArriveScratch {
    /// Natures of the leads of one channel and week that qualify, and up to three of others behind them.
    qualified: Vec<u64>,
    offers: Vec<Offer>,
}

/// The leads that sales is to work, in no particular order.
pub fn arrive<'a>(
    facts: &Facts,
    world: &World,
    key: TrialKey,
    tally: &mut Tally,
    scratch: &'a mut ArriveScratch,
) -> &'a [Offer] {
    let ArriveScratch { qualified, offers } = scratch;
    let mut offered = 0;
    for week in 0..world.weeks {
        let counted = week >= world.warm_up_weeks;
        for (number, channel) in world.channels.iter().enumerate() {
            let count = channel.counts.draw(key.count(week, number as u32));
            // One place more than leads, and whole groups of four.
            grow(qualified, count as usize + 4);
            let seen =
                qualify(world, channel, count, |place| key.lead(week, number as u32, place), qualified);
            grow(offers, offered + seen.mqls + 4);
            let mut fit_mqls = 0;
            for first in (0..seen.mqls).step_by(4) {
                let four =
                    [qualified[first], qualified[first + 1], qualified[first + 2], qualified[first + 3]];
                let group = Group { week, fit_cut: channel.fit_cut, count: (seen.mqls - first).min(4) };
                let kept = hand_over(facts, world, &group, four, tally, &mut offers[offered..offered + 4]);
                offered += kept.offers;
                fit_mqls += kept.fits;
            }
            if counted {
                let (count, mqls) = (f64::from(count), seen.mqls as f64);
                tally.raise(Output::MediaCost, count * channel.cost_per_lead);
                tally.raise(Output::Leads, count);
                tally.raise(Output::FitLeads, f64::from(seen.fits));
                tally.raise(Output::Mqls, mqls);
                tally.raise(Output::FitMqls, f64::from(fit_mqls));
                tally.raise(Output::BelowThreshold, count - mqls);
            }
        }
    }
    &offers[..offered]
}

struct Seen {
    fits: u32,
    mqls: usize,
}

/// Scores the leads of one channel and week; those that qualify are the first of `qualified`.
///
/// Each lead is written, and the next overwrites those that do not qualify: which leads do is a coin toss that no
/// processor predicts, so a branch would cost more than the write.
#[inline(always)]
fn qualify(
    world: &World,
    channel: &ChannelWorld,
    count: u32,
    lead: impl Fn(u32) -> LeadKey,
    qualified: &mut [u64],
) -> Seen {
    let qualified = &mut qualified[..=count as usize];
    let mut seen = Seen { fits: 0, mqls: 0 };
    for place in 0..count {
        let nature = lead(place).word(Purpose::Nature);
        let fit = fits(nature, channel.fit_cut);
        let (slot, rest) = slot(world, nature, fit);
        let cut = if rest < slot.keep { slot.own_cut } else { slot.alias_cut };
        qualified[seen.mqls] = nature;
        seen.fits += fit;
        seen.mqls += usize::from(coarse_noise(nature) >= cut);
    }
    seen
}

#[inline(always)]
fn fits(nature: u64, fit_cut: u64) -> u32 {
    u32::from(nature >> (ALIAS_BITS + NOISE_BITS) < fit_cut)
}

/// The slot of the alias tables that a lead's nature points to, and the bits that decide between its patterns.
#[inline(always)]
fn slot(world: &World, nature: u64, fit: u32) -> (&Slot, u32) {
    let bits = (nature >> NOISE_BITS) as u32 & ((1 << ALIAS_BITS) - 1);
    let rest_bits = ALIAS_BITS - world.pattern_bits;
    let index = (fit << world.pattern_bits) | (bits >> rest_bits);
    (&world.slots[index as usize], bits & ((1 << rest_bits) - 1))
}

#[inline(always)]
fn coarse_noise(nature: u64) -> u32 {
    nature as u32 & ((1 << NOISE_BITS) - 1)
}

/// The lead's points before noise.
#[inline(always)]
fn points(facts: &Facts, world: &World, nature: u64, fit: u32) -> f64 {
    let (slot, rest) = slot(world, nature, fit);
    let own =
        (nature >> (NOISE_BITS + ALIAS_BITS - world.pattern_bits)) as usize & ((1 << world.pattern_bits) - 1);
    facts.patterns.points[if rest < slot.keep { own } else { slot.alias as usize }]
}

/// Up to four MQLs of one channel and week.
struct Group {
    week: u32,
    fit_cut: u64,
    count: usize,
}

struct Kept {
    offers: usize,
    fits: u32,
}

/// The way to the sales team's list: it takes time, and some leads get lost or are left lying. The others are the first
/// of the four `offers`.
#[inline(always)]
fn hand_over(
    facts: &Facts,
    world: &World,
    group: &Group,
    natures: [u64; 4],
    tally: &mut Tally,
    offers: &mut [Offer],
) -> Kept {
    let word = |i: usize, purpose| LeadKey(natures[i]).word(purpose);
    let words = [
        word(0, Purpose::Handoff),
        word(1, Purpose::Handoff),
        word(2, Purpose::Handoff),
        word(3, Purpose::Handoff),
    ];
    let score_words =
        [word(0, Purpose::Score), word(1, Purpose::Score), word(2, Purpose::Score), word(3, Purpose::Score)];
    let latency = kernel::exponential(words.map(high)).to_array();
    let noise = if world.needs_score() {
        let noise =
            |i: usize| (coarse_noise(natures[i]) << (32 - NOISE_BITS)) | (high(score_words[i]) >> NOISE_BITS);
        kernel::normal([noise(0), noise(1), noise(2), noise(3)]).to_array()
    } else {
        [0.0; 4]
    };
    let monday = f64::from(group.week) * 168.0;
    let mut kept = Kept { offers: 0, fits: 0 };
    for i in 0..group.count {
        let fit = fits(natures[i], group.fit_cut);
        kept.fits += fit;
        let arrived = monday + facts.profile.draw(low(score_words[i]));
        let joins = arrived + world.handoff_mean * f64::from(latency[i]);
        let lost = u64::from(low(words[i])) < world.loss_cut;
        if lost || joins >= tally.end {
            leave_early(lost, arrived, joins, tally);
            continue;
        }
        let mut rank = 0;
        if world.needs_score() {
            let score = world.spread.base
                + points(facts, world, natures[i], fit)
                + world.spread.sd * f64::from(noise[i]);
            if world.cutoff.is_some_and(|cutoff| score < cutoff) {
                tally.event(Output::HandedOver, joins);
                tally.end(Output::NeverWorked, arrived, joins);
                continue;
            }
            if let Order::Score(scale) = &world.ranking.order {
                rank = scale.rank(score);
            }
        }
        let bucket = bucket(joins, world.buckets_per_hour);
        offers[kept.offers] =
            Offer { key: LeadKey(natures[i]), arrived, joins, bucket, fit: fit as u8, rank };
        kept.offers += 1;
    }
    kept
}

#[cold]
fn leave_early(lost: bool, arrived: f64, joins: f64, tally: &mut Tally) {
    if lost { tally.end(Output::LostInHandoff, arrived, joins) } else { tally.still_open(arrived) }
}

/// Memory only ever grows: what a trial does not overwrite it does not read.
pub(super) fn grow<T: Clone + Default>(memory: &mut Vec<T>, length: usize) {
    if memory.len() < length {
        memory.resize(length.next_power_of_two(), T::default());
    }
}
