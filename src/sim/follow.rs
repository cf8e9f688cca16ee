//! What becomes of the leads that engaged: acceptance, opportunity, deal. One uniform through nested stages: whoever
//! would win at a lower chance also wins at a higher one.

use super::after::Win;
use super::kernel::{self, before, bits, mask, only};
use super::memory::grow;
use super::output::Output;
use super::quad::Quad;
use super::rng::{LeadKeys, Purpose};
use super::tally::Tally;
use super::ticks::{self, Ticks};
use super::world::World;
use wide::{bytemuck, f32x4, f64x4, i32x4, u32x4};

/// Memory that is reused from trial to trial.
#[derive(Default)]
pub struct FollowScratch {
    /// Places in the cohort.
    opportunities: Vec<u32>,
    /// Deals won before the horizon, in no particular order. More are added each time.
    pub wins: Vec<Win>,
}

/// Whom to follow.
#[derive(Clone, Copy)]
pub struct Engaged<'a> {
    pub quads: &'a [Quad],
    /// A bit per lane of each quad.
    pub lanes: &'a [u8],
    /// When they were talked to first.
    pub at: &'a [Ticks],
}

/// The reasons for a rejection in the order of their outputs.
const REASONS: [Output; 5] = [
    Output::RejectedBudget,
    Output::RejectedAuthority,
    Output::RejectedTiming,
    Output::RejectedRival,
    Output::RejectedNoReply,
];

/// Follows the leads that engaged before the horizon in world `number` of the cohort.
pub fn follow(
    engaged: Engaged,
    number: usize,
    world: &World,
    tally: &mut Tally,
    scratch: &mut FollowScratch,
) {
    let opportunities = &mut scratch.opportunities;
    grow(opportunities, 4 * engaged.quads.len());
    let mut opened = 0;
    let mut counts = Counts::default();
    let cuts = Cuts::new(world);
    let report_cut = f32x4::splat(world.report_share as f32);
    let opens_at = i32x4::splat(ticks::ticks(tally.start));
    let leads = engaged.quads.iter().zip(engaged.lanes).zip(engaged.at.chunks_exact(4));
    for (place, ((quad, &lanes), at)) in leads.enumerate() {
        if lanes == 0 {
            continue;
        }
        let talked = lanes_of(lanes);
        let fits = quad.marked(number).1;
        let start = i32x4::new([at[0], at[1], at[2], at[3]]);
        let luck = kernel::unit(u32x4::new(quad.stages));
        let words = &quad.words;
        let accepted = mask(luck.simd_le(of(fits, cuts.accept)));
        let opens = talked & mask(luck.simd_le(of(fits, cuts.open)));
        // Times before the window do not count.
        let counted = talked & !before(start, opens_at);
        let early = before(i32x4::new(quad.arrived), opens_at);
        let rejected = counted & !accepted;
        let reason = kernel::unit(words.high(Purpose::Feedback));
        counts.engaged -= counted;
        counts.accepted -= counted & accepted;
        counts.opened -= counted & opens;
        counts.early -= counted & early & !opens;
        counts.reported -= counted & mask(kernel::unit(words.low(Purpose::Feedback)).simd_le(report_cut));
        for (bound, count) in counts.rejected.iter_mut().enumerate() {
            *count -= rejected & mask(reason.simd_gt(of(fits, cuts.reasons[bound])));
        }
        let mut next = opened;
        for (lane, opens) in opens.to_array().into_iter().enumerate() {
            // Written for all, kept for some: see `gather`.
            opportunities[next] = (4 * place + lane) as u32;
            next += (opens & 1) as usize;
        }
        opened = next;
    }
    counts.raise(tally);
    close_deals(&opportunities[..opened], engaged, number, world, tally, &mut scratch.wins);
}

/// All bits of the lanes whose bit is set.
#[inline(always)]
fn lanes_of(bits: u8) -> u32x4 {
    let bit = u32x4::new([1, 2, 4, 8]);
    (u32x4::splat(u32::from(bits)) & bit).simd_eq(bit)
}

/// Conversations in the window, by lane.
#[derive(Default)]
struct Counts {
    engaged: u32x4,
    accepted: u32x4,
    opened: u32x4,
    /// No opportunity, of leads that were open when the window began.
    early: u32x4,
    reported: u32x4,
    /// Those rejected for a reason beyond each of the first four.
    rejected: [u32x4; 4],
}

impl Counts {
    fn raise(&self, tally: &mut Tally) {
        let [engaged, accepted, opened] = [self.engaged, self.accepted, self.opened].map(sum);
        tally.raise(Output::Contacted, engaged);
        tally.raise(Output::Reported, sum(self.reported));
        let mut left = engaged - accepted;
        for (beyond, &output) in self.rejected.map(sum).into_iter().chain([0.0]).zip(&REASONS) {
            tally.raise(output, left - beyond);
            left = beyond;
        }
        tally.raise(Output::NoOpportunity, accepted - opened);
        tally.raise(Output::Sqls, accepted);
        tally.raise(Output::Opportunities, opened);
        tally.raise(Output::OpenAtStart, sum(self.early));
    }
}

/// How the luck of a lead decides, by whether it fits.
struct Cuts {
    accept: [f32; 2],
    open: [f32; 2],
    win: [f32; 2],
    reasons: [[f32; 2]; 4],
}

impl Cuts {
    fn new(world: &World) -> Cuts {
        let accept = world.rates.accept;
        let open = [0, 1].map(|fit| accept[fit] * world.rates.open[fit]);
        let win = [0, 1].map(|fit| open[fit] * world.rates.win[fit]);
        let [accept, open, win] = [accept, open, win].map(|cuts| cuts.map(|cut| cut as f32));
        let reasons = [0, 1, 2, 3].map(|reason| [0, 1].map(|fit| world.reasons[fit][reason] as f32));
        Cuts { accept, open, win, reasons }
    }
}

#[inline(always)]
fn of(fits: u32x4, [other, fit]: [f32; 2]) -> f32x4 {
    bytemuck::cast::<u32x4, f32x4>(fits).select(f32x4::splat(fit), f32x4::splat(other))
}

/// Closes the deals, four at a time.
fn close_deals(
    opportunities: &[u32],
    engaged: Engaged,
    number: usize,
    world: &World,
    tally: &mut Tally,
    wins: &mut Vec<Win>,
) {
    // A start before all times, as in a look at single leads, must stay in reach of a difference.
    let [opens_at, ends_at] =
        [tally.start, tally.end].map(|hours| i32x4::splat(ticks::ticks(hours).max(-ticks::WEEK)));
    let win_cut = Cuts::new(world).win;
    let [other, fit] = world.deal_medians.map(|median| median as f32);
    let mut counts = [u32x4::ZERO; 6];
    let mut sums = [f64x4::ZERO; 3];
    for four in opportunities.chunks(4) {
        let place = [0, 1, 2, 3].map(|lane| four[lane.min(four.len() - 1)] as usize);
        let lead = place.map(|place| (&engaged.quads[place / 4], place % 4));
        let key = lead.map(|(quad, lane)| quad.keys()[lane]);
        let arrived = lead.map(|(quad, lane)| quad.arrived[lane]);
        let start = place.map(|place| engaged.at[place]);
        let fits = lead.map(|(quad, lane)| quad.fits(lane, number));
        let luck = kernel::unit(u32x4::new(lead.map(|(quad, lane)| quad.stages[lane])));
        let there = lanes_of((1 << four.len()) - 1);

        let words = LeadKeys::new(key);
        let spread = |sigma: f32, bits| kernel::exp(f32x4::splat(sigma) * kernel::normal(bits));
        let cycle =
            f32x4::splat(world.cycle_median as f32) * spread(world.cycle_sigma, words.high(Purpose::Deal));
        let fit_lanes = u32x4::ZERO - u32x4::new(fits.map(|fit| fit as u32));
        let value = of(fit_lanes, [other, fit]) * spread(world.deal_sigma, words.low(Purpose::Deal));
        let won = there & mask(luck.simd_le(of(fit_lanes, win_cut)));
        let starts = i32x4::new(start);
        let counted = there & !before(starts, opens_at);
        let open = there & mask(cycle.simd_ge(ticks::in_hours(ends_at - starts)));
        // Those that leave before the window do not concern it.
        let here = there & mask(cycle.simd_ge(ticks::in_hours(opens_at - starts)));
        let closed = here & !open;
        let sold = closed & won;
        let early = here & before(i32x4::new(arrived), opens_at);
        let add = [counted & fit_lanes, open, early, closed, sold, sold & fit_lanes];
        for (count, add) in counts.iter_mut().zip(add) {
            *count -= add;
        }
        let add = [only(counted, value), only(sold, value), only(sold, cycle)];
        for (sum, add) in sums.iter_mut().zip(add) {
            *sum += kernel::widen(add);
        }
        let mut rest = bits(won & !open);
        let (cycle, value) = (cycle.to_array(), value.to_array());
        while rest != 0 {
            let lane = rest.trailing_zeros() as usize % 4;
            rest &= rest - 1;
            wins.push(Win {
                key: key[lane],
                arrived: ticks::hours(arrived[lane].into()),
                closes: ticks::hours(start[lane].into()) + f64::from(cycle[lane]),
                value: value[lane].into(),
                overpromise: world.overpromise,
                fit: fits[lane] as u8,
            });
        }
    }
    let [fits, open, early, closed, won, fit_won] = counts.map(sum);
    let [pipeline, revenue, hours] = sums.map(|lanes| {
        let [a, b, c, d] = lanes.to_array();
        (a + b) + (c + d)
    });
    tally.raise(Output::FitOpportunities, fits);
    tally.raise(Output::PipelineCreated, pipeline);
    tally.raise(Output::OpenAtEnd, open);
    tally.raise(Output::OpenAtStart, early);
    tally.raise(Output::DealLost, closed - won);
    tally.raise(Output::Won, won);
    tally.raise(Output::FitWon, fit_won);
    tally.raise(Output::Revenue, revenue);
    tally.raise(Output::ClosedDays, hours / 24.0);
}

fn sum(lanes: u32x4) -> f64 {
    lanes.to_array().into_iter().map(f64::from).sum()
}
