//! The sales team's list: leads that qualify are handed over, which takes time; some get lost or are left lying.
//! Leaves to others: order in time (`sort`), the queue (`queue`).

use super::arrive::{MOST_WORLDS, pattern};
use super::cohort::Cohort;
use super::memory::grow;
use super::output::Output;
use super::quad::Quad;
use super::rank::Order;
use super::tally::Tally;
use super::world::{Facts, World};

/// A lead on the list, or on its way there.
#[derive(Clone, Copy, Debug, Default)]
pub struct Offer {
    /// When it is on the list, in hours from the start of the trial.
    pub joins: f64,
    pub tag: Tag,
}

/// Which lead it is.
#[derive(Clone, Copy, Debug, Default)]
pub struct Tag {
    /// Its place in the cohort.
    pub lead: u32,
    pub rank: u8,
    /// 1 if it fits the ideal customer profile.
    pub fit: u8,
}

/// The leads that sales is to work in world `number` of the cohort, in no particular order.
pub fn list<'a>(
    facts: &Facts,
    world: &World,
    cohort: &Cohort,
    number: usize,
    tally: &mut Tally,
    offers: &'a mut Vec<Offer>,
) -> &'a [Offer] {
    grow(offers, 4 * cohort.quads().len() + 1);
    let mut line = Line { facts, world, number, tally, listed: 0, mqls: 0, fit_mqls: 0 };
    if world.needs_score() {
        line.hand_all_over::<true>(cohort.quads(), offers);
    } else {
        line.hand_all_over::<false>(cohort.quads(), offers);
    }
    let Line { listed, mqls, fit_mqls, .. } = line;
    let arrived = &cohort.arrived[number];
    tally.raise(Output::MediaCost, arrived.media_cost);
    tally.raise(Output::Leads, arrived.leads);
    tally.raise(Output::FitLeads, arrived.fits);
    tally.raise(Output::Mqls, f64::from(mqls));
    tally.raise(Output::FitMqls, f64::from(fit_mqls));
    tally.raise(Output::BelowThreshold, arrived.leads - f64::from(mqls));
    &offers[..listed]
}

/// The way from marketing to sales.
struct Line<'a> {
    facts: &'a Facts,
    world: &'a World,
    number: usize,
    tally: &'a mut Tally,
    listed: usize,
    mqls: u32,
    fit_mqls: u32,
}

impl Line<'_> {
    fn hand_all_over<const SCORED: bool>(&mut self, quads: &[Quad], offers: &mut [Offer]) {
        for (number, quad) in quads.iter().enumerate() {
            self.hand_over::<SCORED>(quad, number, offers);
        }
    }

    /// Hands over those of four leads that qualify here.
    #[inline(always)]
    fn hand_over<const SCORED: bool>(&mut self, quad: &Quad, number: usize, offers: &mut [Offer]) {
        let joins: [f64; 4] = std::array::from_fn(|lane| {
            quad.arrived[lane] + self.world.handoff_mean * f64::from(quad.handoff[lane])
        });
        let offers = &mut offers[self.listed..self.listed + 5];
        let mut kept = 0;
        for (lane, &joins) in joins.iter().enumerate() {
            let marks = u32::from(quad.marks[lane]) >> self.number;
            let (mine, fit) = (marks & 1, (marks >> MOST_WORLDS) & 1);
            let counted = mine & u32::from(quad.arrived[lane] >= self.tally.start);
            self.mqls += counted;
            self.fit_mqls += counted & fit;
            let lost = u64::from(quad.loss[lane]) < self.world.loss_cut;
            let gone = lost | (joins >= self.tally.end);
            if gone {
                if mine == 1 {
                    leave_early(lost, quad.arrived[lane], joins, self.tally);
                }
                continue;
            }
            let mut rank = 0;
            let mut stays = mine;
            if SCORED {
                let score = self.score(quad, lane, fit);
                if self.world.cutoff.is_some_and(|cutoff| score < cutoff) && mine == 1 {
                    self.tally.event(Output::HandedOver, joins);
                    self.tally.end(Output::NeverWorked, quad.arrived[lane], joins);
                    stays = 0;
                }
                if let Order::Score(scale) = &self.world.ranking.order {
                    rank = scale.rank(score);
                }
            }
            let tag = Tag { lead: (4 * number + lane) as u32, rank, fit: fit as u8 };
            // Written for all, kept for some: see `gather`.
            offers[kept] = Offer { joins, tag };
            kept += stays as usize;
        }
        self.listed += kept;
    }

    #[inline(always)]
    fn score(&self, quad: &Quad, lane: usize, fit: u32) -> f64 {
        let pattern = pattern(&self.facts.nature, quad.keys[lane].0, fit);
        let spread = &self.world.spread;
        spread.base + self.facts.patterns.points[pattern] + spread.sd * f64::from(quad.noise[lane])
    }
}

#[cold]
fn leave_early(lost: bool, arrived: f64, joins: f64, tally: &mut Tally) {
    if lost { tally.end(Output::LostInHandoff, arrived, joins) } else { tally.still_open(arrived) }
}
