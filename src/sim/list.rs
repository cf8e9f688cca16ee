//! The sales team's list: leads that qualify are handed over, which takes time; some get lost or are left lying.
//! Leaves to others: order in time (`sort`), the queue (`queue`).

use super::arrive::{MOST_WORLDS, pattern};
use super::cohort::{Arrived, Cohort};
use super::kernel::{self, before, bits, mask, only};
use super::left::{ABSENT, Left};
use super::memory::grow;
use super::output::Output;
use super::quad::Quad;
use super::rank::Order;
use super::rng::Purpose;
use super::tally::Tally;
use super::ticks::{self, Ticks, hours};
use super::world::{Facts, World};
use domain::scenario::{MAX_LEADS_PER_TRIAL, RETURNS};
use wide::{f32x4, i32x4, u32x4};

/// A lead on the list, or on its way there, packed so that offers are in order of time, then of place: 32 bits of when it
/// joins, 23 of its place in the cohort, 8 of its rank, one that is set if it fits the ideal customer profile.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Offer(u64);

/// Who comes back stands alone in a quad, and does so in each world: there are places for leads that all come back as
/// often as they may.
const _: () = {
    let back = MAX_LEADS_PER_TRIAL * RETURNS as f64 / (1 + RETURNS) as f64;
    assert!(MAX_LEADS_PER_TRIAL - back + back * 4.0 * MOST_WORLDS as f64 <= (1 << 23) as f64);
};

impl Offer {
    #[inline(always)]
    pub fn new(joins: Ticks, lead: u32, rank: u8, fit: u32) -> Offer {
        Offer(u64::from(joins as u32) << 32 | u64::from(lead << 9 | u32::from(rank) << 1 | fit & 1))
    }

    #[inline(always)]
    pub fn joins(self) -> Ticks {
        (self.0 >> 32) as Ticks
    }

    /// Its place in the cohort.
    #[inline(always)]
    pub fn lead(self) -> usize {
        (self.0 as u32 >> 9) as usize
    }

    #[inline(always)]
    pub fn rank(self) -> u8 {
        (self.0 >> 1) as u8
    }

    #[inline(always)]
    pub fn fits(self) -> bool {
        self.0 & 1 == 1
    }
}

/// The leads from quad `first` on that sales is to work in world `number` of the cohort, in no particular order; noted in
/// `left` too.
pub fn list<'a>(
    (facts, world): (&Facts, &World),
    cohort: &Cohort,
    first: usize,
    number: usize,
    (tally, left): (&mut Tally, &mut Left),
    offers: &'a mut Vec<Offer>,
) -> &'a [Offer] {
    let quads = cohort.drawn(first);
    grow(offers, 4 * quads.len() + 1);
    let (again, scores) = cohort.returns(first);
    let (fresh, back) = quads.split_at(again - first);
    let mut line = Line::new((facts, world), number, tally);
    line.hand_over_all(fresh, first, left, offers);
    let at_once = sum(line.mqls);
    if !back.is_empty() {
        line.scores = scores;
        line.hand_over_all(back, again, left, offers);
    }
    let Line { listed, mqls, fit_mqls, .. } = line;
    tally.raise(Output::Mqls, sum(mqls));
    tally.raise(Output::FitMqls, sum(fit_mqls));
    tally.raise(Output::Returned, sum(mqls) - at_once);
    tally.raise(Output::BelowThreshold, -at_once);
    &offers[..listed]
}

/// The same of one lead that came back while others were served, alone in its quad, `place` being its place in the cohort:
/// when it joins, and its offer if it does.
pub fn list_back(
    (facts, world): (&Facts, &World),
    number: usize,
    tally: &mut Tally,
    quad: &Quad,
    place: usize,
    score: f64,
) -> (Ticks, Option<Offer>) {
    let mut offers = [Offer::default(); 4];
    let mut line = Line::new((facts, world), number, tally);
    let scores = [score; 4];
    let (moments, stay) = line.hand_over::<true>(quad, place / 4, Some(&scores), &mut offers);
    let Line { mqls, fit_mqls, .. } = line;
    tally.raise(Output::Mqls, sum(mqls));
    tally.raise(Output::FitMqls, sum(fit_mqls));
    tally.raise(Output::Returned, sum(mqls));
    (moments[place % 4], (bits(stay) != 0).then_some(offers[0]))
}

fn sum(lanes: u32x4) -> f64 {
    lanes.to_array().into_iter().map(f64::from).sum()
}

/// Counts all leads of a world, of whom those that are listed have been taken from those below the threshold.
pub fn count_arrived(arrived: &Arrived, tally: &mut Tally) {
    tally.raise(Output::MediaCost, arrived.media_cost);
    tally.raise(Output::Leads, arrived.leads);
    tally.raise(Output::FitLeads, arrived.fits);
    tally.raise(Output::BelowThreshold, arrived.leads);
}

/// The way from marketing to sales.
struct Line<'a> {
    facts: &'a Facts,
    world: &'a World,
    number: usize,
    tally: &'a mut Tally,
    /// The window.
    opens: i32x4,
    closes: i32x4,
    /// Of leads that come back, by place; the others' are drawn.
    scores: &'a [f64],
    listed: usize,
    /// By lane.
    mqls: u32x4,
    fit_mqls: u32x4,
}

impl<'a> Line<'a> {
    fn new((facts, world): (&'a Facts, &'a World), number: usize, tally: &'a mut Tally) -> Line<'a> {
        let [opens, closes] = world.window_ticks().map(i32x4::splat);
        let (mqls, fit_mqls) = (u32x4::ZERO, u32x4::ZERO);
        Line { facts, world, number, tally, opens, closes, scores: &[], listed: 0, mqls, fit_mqls }
    }

    fn hand_over_all(&mut self, quads: &[Quad], first: usize, left: &mut Left, offers: &mut [Offer]) {
        if self.world.needs_score() {
            self.hand_all_over::<true>(quads, first, left, offers);
        } else {
            self.hand_all_over::<false>(quads, first, left, offers);
        }
    }

    fn hand_all_over<const SCORED: bool>(
        &mut self,
        quads: &[Quad],
        first: usize,
        left: &mut Left,
        offers: &mut [Offer],
    ) {
        let joins = left.joins[4 * first..].chunks_exact_mut(4);
        let places = joins.zip(left.attempts[4 * first..].chunks_exact_mut(4));
        for (number, (quad, (joins, attempts))) in quads.iter().zip(places).enumerate() {
            let known = self.scores.get(4 * number..);
            let (moments, stay) = self.hand_over::<SCORED>(quad, first + number, known, offers);
            joins.copy_from_slice(&moments);
            attempts.copy_from_slice(&only(!stay, f32x4::splat(ABSENT)).to_array());
        }
    }

    /// Hands over those of four leads that qualify here: when each joins, and who does.
    #[inline(always)]
    fn hand_over<const SCORED: bool>(
        &mut self,
        quad: &Quad,
        number: usize,
        known: Option<&[f64]>,
        offers: &mut [Offer],
    ) -> ([Ticks; 4], u32x4) {
        let (mine, fits) = quad.marked(self.number);
        let arrived = i32x4::new(quad.arrived);
        let handoff = f32x4::splat(self.world.handoff_mean as f32) * f32x4::new(quad.handoff);
        let joins = ticks::later(arrived, handoff);
        let counted = mine & !before(arrived, self.opens);
        self.mqls -= counted;
        self.fit_mqls -= counted & fits;
        let lost = if self.world.loss_cut > 0 { self.lost(quad) } else { u32x4::ZERO };
        let gone = mine & (lost | !before(joins, self.closes));
        let moments = joins.to_array();
        if bits(gone) != 0 {
            leave_early(bits(gone), bits(lost), quad, &moments, self.tally);
        }
        let mut stay = mine & !gone;
        let mut ranks = [0; 4];
        if SCORED {
            let scores = match known {
                Some(&[a, b, c, d, ..]) => f32x4::new([a, b, c, d].map(|score| score as f32)),
                _ => self.scores(quad, fits),
            };
            if let Some(cutoff) = self.world.cutoff {
                let unworked = stay & mask(scores.simd_lt(f32x4::splat(cutoff as f32)));
                leave_unworked(bits(unworked), quad, &moments, self.tally);
                stay &= !unworked;
            }
            if let Order::Score(scale) = &self.world.ranking.order {
                ranks = scale.ranks(scores);
                if self.world.score_trust < 1.0 {
                    let heed = f32x4::splat(self.world.score_trust as f32);
                    let luck = kernel::unit(quad.words.low(Purpose::Trust));
                    let unheeded = mask(luck.simd_gt(heed)).to_array();
                    let middle = scale.unheeded();
                    ranks = [0, 1, 2, 3].map(|lane| if unheeded[lane] != 0 { middle } else { ranks[lane] });
                }
            }
        }
        let offers = &mut offers[self.listed..self.listed + 4];
        let (staying, fits) = (stay.to_array(), fits.to_array());
        let mut kept = 0;
        for lane in 0..4 {
            // Written for all, kept for some: see `gather`.
            offers[kept % 4] = Offer::new(moments[lane], (4 * number + lane) as u32, ranks[lane], fits[lane]);
            kept += (staying[lane] & 1) as usize;
        }
        self.listed += kept;
        (moments, stay)
    }

    /// Who gets lost on the way.
    fn lost(&self, quad: &Quad) -> u32x4 {
        u32x4::new(quad.loss.map(|bits| if u64::from(bits) < self.world.loss_cut { u32::MAX } else { 0 }))
    }

    #[inline(always)]
    fn scores(&self, quad: &Quad, fits: u32x4) -> f32x4 {
        let (spread, fits, keys) = (&self.world.spread, fits.to_array(), quad.keys());
        let points = [0, 1, 2, 3]
            .map(|lane| self.world.points[pattern(&self.facts.nature, keys[lane].0, fits[lane] & 1)] as f32);
        f32x4::splat(spread.base as f32)
            + f32x4::new(points)
            + f32x4::splat(spread.sd as f32) * f32x4::new(quad.noise)
    }
}

/// Those of four leads that get lost, or join only after the horizon.
#[cold]
fn leave_early(gone: u32, lost: u32, quad: &Quad, joins: &[Ticks; 4], tally: &mut Tally) {
    for (lane, (&arrived, &joins)) in quad.arrived.iter().zip(joins).enumerate() {
        let [arrived, joins] = [arrived, joins].map(|at| hours(at.into()));
        match (gone >> lane & 1, lost >> lane & 1) {
            (0, _) => {}
            (_, 0) => tally.still_open(arrived),
            _ => tally.end(Output::LostInHandoff, arrived, joins),
        }
    }
}

/// Those of four leads that are left lying.
fn leave_unworked(unworked: u32, quad: &Quad, joins: &[Ticks; 4], tally: &mut Tally) {
    for (lane, (&arrived, &joins)) in quad.arrived.iter().zip(joins).enumerate() {
        let [arrived, joins] = [arrived, joins].map(|at| hours(at.into()));
        if unworked >> lane & 1 == 1 {
            tally.event(Output::HandedOver, joins);
            tally.end(Output::NeverWorked, arrived, joins);
        }
    }
}
