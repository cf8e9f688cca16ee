//! Leads arrive week by week, are scored, and those that qualify set off to the sales team.
//! Most leads end here, so this loop looks everything up and computes nothing that an unqualified lead does not need.

use super::kernel;
use super::output::Output;
use super::rank::Order;
use super::rng::{LeadKey, Purpose, TrialKey, high, low};
use super::sort::bucket;
use super::table::ALIAS_BITS;
use super::tally::Tally;
use super::world::{ChannelWorld, Facts, NOISE_BITS, Slot, World};
use wide::f64x4;

/// A lead on its way to the sales team's list.
#[derive(Clone, Copy, Debug)]
pub struct Offer {
    pub key: LeadKey,
    /// Hours from the start of the trial.
    pub arrived: f64,
    /// When it is on the list.
    pub joins: f64,
    /// 1 if it fits the ideal customer profile.
    pub fit: u8,
    pub rank: u8,
    /// Its place in time, coarsely; see `sort`.
    pub bucket: u32,
}

/// A lead that reached the threshold.
#[derive(Clone, Copy, Default)]
pub struct Qualified {
    key: u64,
    fit: u8,
}

/// Writes to `offers` the leads that sales is to work, in no particular order; `qualified` is reused memory.
pub fn arrive(
    facts: &Facts,
    world: &World,
    key: TrialKey,
    tally: &mut Tally,
    qualified: &mut Vec<Qualified>,
    offers: &mut Vec<Offer>,
) {
    offers.clear();
    for week in 0..world.weeks {
        let monday = f64::from(week) * 168.0;
        let counted = week >= world.warm_up_weeks;
        for (number, channel) in world.channels.iter().enumerate() {
            let count = channel.counts.draw(key.count(week, number as u32));
            let seen = qualify(world, channel, count, |place| key.lead(week, number as u32, place), qualified);
            for four in qualified[..seen.mqls].chunks(4) {
                hand_over(facts, world, monday, four, tally, offers);
            }
            if counted {
                let mqls = &qualified[..seen.mqls];
                let fit_mqls: u32 = mqls.iter().map(|lead| u32::from(lead.fit)).sum();
                let count = f64::from(count);
                tally.raise(Output::MediaCost, count * channel.cost_per_lead);
                tally.raise(Output::Leads, count);
                tally.raise(Output::FitLeads, f64::from(seen.fits));
                tally.raise(Output::Mqls, seen.mqls as f64);
                tally.raise(Output::FitMqls, f64::from(fit_mqls));
                tally.raise(Output::BelowThreshold, count - seen.mqls as f64);
            }
        }
    }
}

struct Seen {
    fits: u32,
    mqls: usize,
}

/// Scores the leads of one channel and week; those that qualify are the first of `qualified`.
#[inline(always)]
fn qualify(
    world: &World,
    channel: &ChannelWorld,
    count: u32,
    lead: impl Fn(u32) -> LeadKey,
    qualified: &mut Vec<Qualified>,
) -> Seen {
    // One place more than leads: each is written, and the next overwrites those that do not qualify. Which leads do
    // is a coin toss that no processor predicts, so a branch would cost more than the write.
    if qualified.len() <= count as usize {
        qualified.resize(count as usize + 1, Qualified::default());
    }
    let mut seen = Seen { fits: 0, mqls: 0 };
    for place in 0..count {
        let nature = lead(place).word(Purpose::Nature);
        let fit = (nature >> (ALIAS_BITS + NOISE_BITS)) < channel.fit_cut;
        let (slot, rest) = slot(world, nature, fit);
        let cut = if rest < slot.keep { slot.own_cut } else { slot.alias_cut };
        qualified[seen.mqls] = Qualified { key: nature, fit: u8::from(fit) };
        seen.fits += u32::from(fit);
        seen.mqls += usize::from(coarse_noise(nature) >= cut);
    }
    seen
}

/// The slot of the alias tables that a lead's nature points to, and the bits that decide between its patterns.
#[inline(always)]
fn slot(world: &World, nature: u64, fit: bool) -> (Slot, u32) {
    let bits = (nature >> NOISE_BITS) as u32 & ((1 << ALIAS_BITS) - 1);
    let rest_bits = ALIAS_BITS - world.pattern_bits;
    let index = (usize::from(fit) << world.pattern_bits) | (bits >> rest_bits) as usize;
    (world.slots[index], bits & ((1 << rest_bits) - 1))
}

#[inline(always)]
fn coarse_noise(nature: u64) -> u32 {
    nature as u32 & ((1 << NOISE_BITS) - 1)
}

/// The lead's points before noise.
#[inline(always)]
fn points(facts: &Facts, world: &World, lead: &Qualified) -> f64 {
    let (slot, rest) = slot(world, lead.key, lead.fit == 1);
    let own = (lead.key >> (NOISE_BITS + ALIAS_BITS - world.pattern_bits)) as usize & ((1 << world.pattern_bits) - 1);
    facts.patterns.points[if rest < slot.keep { own } else { slot.alias as usize }]
}

/// The way to the sales team's list, for up to four leads: it takes time, and some get lost or are left lying.
#[inline(always)]
fn hand_over(
    facts: &Facts,
    world: &World,
    monday: f64,
    leads: &[Qualified],
    tally: &mut Tally,
    offers: &mut Vec<Offer>,
) {
    let lane = |lane: usize| &leads[lane.min(leads.len() - 1)];
    let words = |purpose| -> [u64; 4] { std::array::from_fn(|i| LeadKey(lane(i).key).word(purpose)) };
    let (words, score_words) = (words(Purpose::Handoff), words(Purpose::Score));
    let arrived = f64x4::new(score_words.map(|word| monday + facts.profile.draw(low(word))));
    let latency = kernel::ln(kernel::unit(words.map(high))) * f64x4::splat(-world.handoff_mean);
    let joins = (arrived + latency).to_array();
    let arrived = arrived.to_array();
    let scores = if world.needs_score() {
        let noise = std::array::from_fn(|i| {
            (coarse_noise(lane(i).key) << (32 - NOISE_BITS)) | (high(score_words[i]) >> NOISE_BITS)
        });
        let noise = kernel::quantile(kernel::unit(noise));
        let points = f64x4::new(std::array::from_fn(|i| points(facts, world, lane(i))));
        (f64x4::splat(world.spread.base) + points + noise * f64x4::splat(world.spread.sd)).to_array()
    } else {
        [0.0; 4]
    };
    for (i, lead) in leads.iter().enumerate() {
        if u64::from(low(words[i])) < world.loss_cut {
            tally.end(Output::LostInHandoff, arrived[i], joins[i]);
        } else if joins[i] >= tally.end {
            tally.still_open(arrived[i]);
        } else if world.cutoff.is_some_and(|cutoff| scores[i] < cutoff) {
            tally.event(Output::HandedOver, joins[i]);
            tally.end(Output::NeverWorked, arrived[i], joins[i]);
        } else {
            let rank = match &world.ranking.order {
                Order::Score(scale) => scale.rank(scores[i]),
                Order::Arrival | Order::Freshest => 0,
            };
            let (key, fit, bucket) = (LeadKey(lead.key), lead.fit, bucket(joins[i], world.buckets_per_hour));
            offers.push(Offer { key, arrived: arrived[i], joins: joins[i], fit, rank, bucket });
        }
    }
}
