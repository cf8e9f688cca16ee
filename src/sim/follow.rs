//! What becomes of the leads that engaged: acceptance, opportunity, deal. One uniform through nested stages: whoever
//! would win at a lower chance also wins at a higher one.

use super::after::Win;
use super::kernel::{self, bits, mask, narrow};
use super::left::NEVER;
use super::memory::grow;
use super::output::Output;
use super::quad::Quad;
use super::rng::{LeadKey, LeadKeys, Purpose};
use super::sort::Joining;
use super::tally::Tally;
use super::world::World;
use wide::{f32x4, f64x4, u32x4};

/// Memory that is reused from trial to trial.
#[derive(Default)]
pub struct FollowScratch {
    opportunities: Vec<Opportunity>,
    /// Deals won before the horizon, in no particular order. More are added each time.
    pub wins: Vec<Win>,
}

/// A deal in the making.
#[derive(Clone, Copy, Debug, Default)]
struct Opportunity {
    key: LeadKey,
    arrived: f64,
    /// When it was talked to first.
    start: f64,
    /// 1 if so.
    fit: u8,
    won: u8,
}

/// The reasons for a rejection in the order of their outputs.
const REASONS: [Output; 5] = [
    Output::RejectedBudget,
    Output::RejectedAuthority,
    Output::RejectedTiming,
    Output::RejectedRival,
    Output::RejectedNoReply,
];

/// Follows the leads that engaged before the horizon: places in `joining`, talked to at these times.
pub fn follow(
    engaged: &[u32],
    joining: Joining,
    at: &[f64],
    quads: &[Quad],
    world: &World,
    tally: &mut Tally,
    scratch: &mut FollowScratch,
) {
    let opportunities = &mut scratch.opportunities;
    grow(opportunities, engaged.len() + 4);
    let mut opened = 0;
    let mut counts = Counts::default();
    let cuts = Cuts::new(world);
    let report_cut = f32x4::splat(world.report_share as f32);
    let window = f64x4::splat(tally.start);
    for four in engaged.chunks(4) {
        let place = [0, 1, 2, 3].map(|lane| four[lane.min(four.len() - 1)] as usize);
        let tag = place.map(|place| joining.tags[place]);
        let start = place.map(|place| at[place]);
        let lead = tag.map(|tag| (&quads[tag.lead as usize / 4], tag.lead as usize % 4));
        let key = lead.map(|(quad, lane)| quad.keys[lane]);
        let arrived = lead.map(|(quad, lane)| quad.arrived[lane]);
        let fit = tag.map(|tag| usize::from(tag.fit & 1));

        let luck = kernel::unit(u32x4::new(lead.map(|(quad, lane)| quad.stages[lane])));
        let words = LeadKeys::new(key);
        let accepted = mask(luck.simd_le(of(fit, &cuts.accept)));
        let opens = mask(luck.simd_le(of(fit, &cuts.open)));
        let wins = mask(luck.simd_le(of(fit, &cuts.win)));
        // Times before the window, and the same lead again in the last four's empty places, do not count.
        let counted = mask(narrow(f64x4::new(start) - window).simd_ge(f32x4::ZERO))
            & u32x4::new([0, 1, 2, 3].map(|lane| if lane < four.len() { u32::MAX } else { 0 }));
        let early = mask(narrow(f64x4::new(arrived) - window).simd_lt(f32x4::ZERO));
        let rejected = counted & !accepted;
        let reason = kernel::unit(words.high(Purpose::Feedback));
        counts.engaged -= counted;
        counts.accepted -= counted & accepted;
        counts.opened -= counted & opens;
        counts.early -= counted & early & !opens;
        counts.reported -= counted & mask(kernel::unit(words.low(Purpose::Feedback)).simd_le(report_cut));
        for (bound, count) in counts.rejected.iter_mut().enumerate() {
            *count -= rejected & mask(reason.simd_gt(of(fit, &cuts.reasons[bound])));
        }
        let (mut rest, wins) = (bits(opens) & ((1 << four.len()) - 1), bits(wins));
        while rest != 0 {
            let lane = rest.trailing_zeros() as usize % 4;
            rest &= rest - 1;
            let won = (wins >> lane & 1) as u8;
            opportunities[opened] = Opportunity {
                key: key[lane],
                arrived: arrived[lane],
                start: start[lane],
                fit: tag[lane].fit,
                won,
            };
            opened += 1;
        }
    }
    counts.raise(tally);
    close_deals(opportunities, opened, world, tally, &mut scratch.wins);
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
        let sum = |lanes: u32x4| lanes.to_array().into_iter().map(f64::from).sum::<f64>();
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
fn of(fit: [usize; 4], cuts: &[f32; 2]) -> f32x4 {
    f32x4::new(fit.map(|fit| cuts[fit % 2]))
}

/// Closes the deals, four at a time.
fn close_deals(
    deals: &mut [Opportunity],
    opened: usize,
    world: &World,
    tally: &mut Tally,
    wins: &mut Vec<Win>,
) {
    let (start, end) = (f64x4::splat(tally.start), f64x4::splat(tally.end));
    let mut sums = [f64x4::ZERO; 9];
    // Nobody's deals fill up the last four: over before any time that counts.
    deals[opened..opened.next_multiple_of(4)].fill(Opportunity {
        arrived: NEVER,
        start: NEVER,
        ..Opportunity::default()
    });
    for four in deals[..opened.next_multiple_of(4)].chunks_exact(4) {
        let four = [four[0], four[1], four[2], four[3]];
        let words = LeadKeys::new(four.map(|deal| deal.key));
        let spread = |sigma: f32, bits| kernel::exp(f32x4::splat(sigma) * kernel::normal(bits)).to_array();
        let cycle = f64x4::splat(world.cycle_median)
            * f64x4::new(spread(world.cycle_sigma, words.high(Purpose::Deal)).map(f64::from));
        let value = f64x4::new(spread(world.deal_sigma, words.low(Purpose::Deal)).map(f64::from))
            * f64x4::new(four.map(|deal| world.deal_medians[usize::from(deal.fit & 1)]));
        let fit = f64x4::new(four.map(|deal| f64::from(deal.fit)));
        let won = f64x4::new(four.map(|deal| f64::from(deal.won)));
        let (arrived, opens) =
            (f64x4::new(four.map(|deal| deal.arrived)), f64x4::new(four.map(|deal| deal.start)));
        let closes = opens + cycle;
        let counted = opens.simd_ge(start);
        let open = closes.simd_ge(end);
        let closed = closes.simd_ge(start) & !open;
        let sold = closed & won.simd_gt(f64x4::ZERO);
        // Those that leave before the window do not concern it.
        let early = arrived.simd_lt(start) & closes.simd_ge(start);
        let add = [
            counted & fit,
            counted & value,
            open & f64x4::ONE,
            early & f64x4::ONE,
            closed & f64x4::ONE,
            sold & f64x4::ONE,
            sold & fit,
            sold & value,
            sold & (cycle * f64x4::splat(1.0 / 24.0)),
        ];
        for (sum, add) in sums.iter_mut().zip(add) {
            *sum += add;
        }
        let mut rest = (won.simd_gt(f64x4::ZERO) & closes.simd_lt(end)).to_bitmask();
        let (closes, value) = (closes.to_array(), value.to_array());
        while rest != 0 {
            let lane = rest.trailing_zeros() as usize % 4;
            rest &= rest - 1;
            let Opportunity { key, arrived, fit, .. } = four[lane];
            let overpromise = world.overpromise;
            wins.push(Win { key, arrived, closes: closes[lane], value: value[lane], overpromise, fit });
        }
    }
    let [fits, pipeline, open, early, closed, won, fit_won, revenue, days] = sums.map(|lanes| {
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
    tally.raise(Output::ClosedDays, days);
}
