//! What becomes of the leads that engaged: acceptance, opportunity, deal. One uniform through nested stages: whoever
//! would win at a lower chance also wins at a higher one.

use super::kernel;
use super::left::Left;
use super::list::Tag;
use super::memory::grow;
use super::output::Output;
use super::quad::Quad;
use super::rng::{LeadKey, Purpose, high, low, unit};
use super::tally::Tally;
use super::world::World;
use wide::f32x4;

/// Memory that is reused from trial to trial.
#[derive(Default)]
pub struct FollowScratch {
    engaged: Vec<u32>,
    opportunities: Vec<Opportunity>,
}

/// A deal in the making.
#[derive(Clone, Copy, Debug, Default)]
struct Opportunity {
    key: LeadKey,
    arrived: f64,
    /// When it was talked to first.
    start: f64,
    fit: bool,
    won: bool,
}

/// Reasons for a rejection, and what comes after: no opportunity, opportunity.
const FATES: usize = 8;
const NO_OPPORTUNITY: usize = 5;
const OPPORTUNITY: usize = 6;

/// Follows the leads that engaged before the horizon.
pub fn follow(
    tags: &[Tag],
    left: &[Left],
    quads: &[Quad],
    world: &World,
    tally: &mut Tally,
    scratch: &mut FollowScratch,
) {
    let FollowScratch { engaged, opportunities } = scratch;
    grow(engaged, tags.len() + 4);
    let mut count = 0;
    for (number, left) in left.iter().enumerate() {
        for lane in 0..4 {
            engaged[count] = (4 * number + lane) as u32;
            count += usize::from((left.attempts[lane] > 0.0) & (left.at[lane] < tally.end));
        }
    }
    grow(opportunities, count + 1);
    let mut opened = 0;
    let mut reported = 0;
    // By whether the conversation falls into the window, which it does if it is not before.
    let mut fates = [[0_u32; FATES]; 2];
    let mut early = 0;
    let cuts = [0, 1].map(|fit| Cuts::new(world, fit));
    for &index in &engaged[..count] {
        let (left, place) = (&left[index as usize / 4], index as usize % 4);
        let (arrived, start) = (left.arrived[place], left.at[place]);
        let tag = tags[index as usize];
        let (quad, lane) = (&quads[tag.lead as usize / 4], tag.lead as usize % 4);
        let key = quad.keys[lane];
        let cuts = &cuts[usize::from(tag.fit & 1)];
        let counted = u32::from(start >= tally.start);
        let luck = unit(quad.stages[lane]);
        let feedback = key.word(Purpose::Feedback);
        reported += counted & u32::from(u64::from(low(feedback)) < world.report_cut);
        // Numbers in place of branches, which no processor would predict.
        let (accepted, opens) = (usize::from(luck < cuts.accept), luck < cuts.open);
        let reason = cuts.reason(unit(high(feedback)));
        let fate = (1 - accepted) * reason + accepted * (NO_OPPORTUNITY + usize::from(opens));
        fates[counted as usize][fate % FATES] += 1;
        early += counted & u32::from(!opens & (arrived < tally.start));
        opportunities[opened] = Opportunity { key, arrived, start, fit: tag.fit == 1, won: luck < cuts.win };
        opened += usize::from(opens);
    }
    let fates = fates[1].map(f64::from);
    let talks: f64 = fates.iter().sum();
    tally.raise(Output::Contacted, talks);
    tally.raise(Output::Reported, f64::from(reported));
    for (reason, &count) in fates[..NO_OPPORTUNITY].iter().enumerate() {
        tally.raise(Output::ALL[Output::RejectedBudget as usize + reason], count);
    }
    tally.raise(Output::NoOpportunity, fates[NO_OPPORTUNITY]);
    tally.raise(Output::Sqls, fates[NO_OPPORTUNITY] + fates[OPPORTUNITY]);
    tally.raise(Output::Opportunities, fates[OPPORTUNITY]);
    tally.raise(Output::OpenAtStart, f64::from(early));
    close_deals(&opportunities[..opened], world, tally);
}

/// How the luck of a lead of one class decides.
struct Cuts {
    accept: f64,
    open: f64,
    win: f64,
    reasons: [f64; 5],
}

impl Cuts {
    fn new(world: &World, fit: usize) -> Cuts {
        let accept = world.rates.accept[fit];
        let open = accept * world.rates.open[fit];
        Cuts { accept, open, win: open * world.rates.win[fit], reasons: world.reasons[fit] }
    }

    /// The index of the reason in `Reason::ALL`.
    #[inline(always)]
    fn reason(&self, luck: f64) -> usize {
        self.reasons[..4].iter().map(|&bound| usize::from(luck >= bound)).sum()
    }
}

fn close_deals(opportunities: &[Opportunity], world: &World, tally: &mut Tally) {
    for four in opportunities.chunks(4) {
        let key = |lane: usize| four[lane.min(four.len() - 1)].key;
        let words = [key(0), key(1), key(2), key(3)].map(|key| key.word(Purpose::Deal));
        let spread = |sigma: f32, bits| kernel::exp(f32x4::splat(sigma) * kernel::normal(bits)).to_array();
        let cycles = spread(world.cycle_sigma, words.map(high));
        let values = spread(world.deal_sigma, words.map(low));
        for (lane, opportunity) in four.iter().enumerate() {
            let cycle = world.cycle_median * f64::from(cycles[lane]);
            let value = world.deal_medians[usize::from(opportunity.fit)] * f64::from(values[lane]);
            close_deal(opportunity, cycle, value, tally);
        }
    }
}

/// An opportunity that closes after `cycle` hours, for `value` euro if it is won.
#[inline(always)]
fn close_deal(opportunity: &Opportunity, cycle: f64, value: f64, tally: &mut Tally) {
    let &Opportunity { arrived, start, fit, won, .. } = opportunity;
    let fit = f64::from(u8::from(fit));
    let closes = start + cycle;
    tally.add(Output::FitOpportunities, start, fit);
    tally.add(Output::PipelineCreated, start, value);
    if !won {
        return tally.end(Output::DealLost, arrived, closes);
    }
    tally.end(Output::Won, arrived, closes);
    tally.add(Output::FitWon, closes, fit);
    tally.add(Output::Revenue, closes, value);
    tally.add(Output::ClosedDays, closes, cycle / 24.0);
}
