//! The sales team's list: leads that qualify are handed over, which takes time; some get lost or are left lying.
//! Leaves to others: order in time (`sort`), the queue (`queue`).

use super::arrive::{MOST_WORLDS, pattern};
use super::cohort::{Arrived, Cohort};
use super::gather::spread;
use super::memory::grow;
use super::output::Output;
use super::quad::Quad;
use super::rank::Order;
use super::tally::Tally;
use super::world::{Facts, World};
use wide::f64x4;

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

/// The leads from quad `first` on that sales is to work in world `number` of the cohort, in no particular order.
pub fn list<'a>(
    (facts, world): (&Facts, &World),
    cohort: &Cohort,
    first: usize,
    number: usize,
    tally: &mut Tally,
    offers: &'a mut Vec<Offer>,
) -> &'a [Offer] {
    let quads = &cohort.quads()[first..];
    grow(offers, 4 * quads.len() + 1);
    let mut line = Line { facts, world, number, tally, listed: 0, mqls: 0, fit_mqls: 0 };
    if world.needs_score() {
        line.hand_all_over::<true>(quads, first, offers);
    } else {
        line.hand_all_over::<false>(quads, first, offers);
    }
    let Line { listed, mqls, fit_mqls, .. } = line;
    tally.raise(Output::Mqls, f64::from(mqls));
    tally.raise(Output::FitMqls, f64::from(fit_mqls));
    tally.raise(Output::BelowThreshold, -f64::from(mqls));
    &offers[..listed]
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
    listed: usize,
    mqls: u32,
    fit_mqls: u32,
}

impl Line<'_> {
    fn hand_all_over<const SCORED: bool>(&mut self, quads: &[Quad], first: usize, offers: &mut [Offer]) {
        for (number, quad) in quads.iter().enumerate() {
            self.hand_over::<SCORED>(quad, first + number, offers);
        }
    }

    /// Hands over those of four leads that qualify here.
    #[inline(always)]
    fn hand_over<const SCORED: bool>(&mut self, quad: &Quad, number: usize, offers: &mut [Offer]) {
        // A byte for each lane.
        let marks = u32::from_le_bytes(quad.marks) >> self.number;
        let (mine, fits) = (marks & LANES, (marks >> MOST_WORLDS) & LANES);
        if mine == 0 {
            return;
        }
        let arrived = f64x4::new(quad.arrived);
        let joins = arrived + f64x4::splat(self.world.handoff_mean) * f64x4::new(quad.handoff.map(f64::from));
        let early = arrived.simd_lt(f64x4::splat(self.tally.start)).to_bitmask();
        let counted = if early == 0 { mine } else { mine & !spread(early) };
        self.mqls += counted.count_ones();
        self.fit_mqls += (counted & fits).count_ones();
        let lost = if self.world.loss_cut > 0 { self.lost(quad) } else { 0 };
        let beyond = joins.simd_ge(f64x4::splat(self.tally.end)).to_bitmask();
        let gone = mine & (lost | spread(beyond));
        let joins = joins.to_array();
        if gone != 0 {
            leave_early(gone, lost, quad, &joins, self.tally);
        }
        let stays = mine & !gone;
        let offers = &mut offers[self.listed..self.listed + 4];
        let mut kept = 0;
        for (lane, &joins) in joins.iter().enumerate() {
            let fit = fits >> (8 * lane) & 1;
            let mut stays = stays >> (8 * lane) & 1;
            let mut rank = 0;
            if SCORED {
                let score = self.score(quad, lane, fit);
                if self.world.cutoff.is_some_and(|cutoff| score < cutoff) && stays == 1 {
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
            offers[kept % 4] = Offer { joins, tag };
            kept += stays as usize;
        }
        self.listed += kept;
    }

    /// Who gets lost on the way.
    fn lost(&self, quad: &Quad) -> u32 {
        let lost = quad.loss.map(|bits| u32::from(u64::from(bits) < self.world.loss_cut));
        lost[0] | lost[1] << 8 | lost[2] << 16 | lost[3] << 24
    }

    #[inline(always)]
    fn score(&self, quad: &Quad, lane: usize, fit: u32) -> f64 {
        let pattern = pattern(&self.facts.nature, quad.keys[lane].0, fit);
        let spread = &self.world.spread;
        spread.base + self.world.points[pattern] + spread.sd * f64::from(quad.noise[lane])
    }
}

/// A one in the byte of each lane.
const LANES: u32 = 0x0101_0101;

#[cold]
fn leave_early(gone: u32, lost: u32, quad: &Quad, joins: &[f64; 4], tally: &mut Tally) {
    for (lane, (&arrived, &joins)) in quad.arrived.iter().zip(joins).enumerate() {
        let (gone, lost) = (gone >> (8 * lane) & 1, lost >> (8 * lane) & 1);
        match (gone, lost) {
            (0, _) => {}
            (_, 0) => tally.still_open(arrived),
            _ => tally.end(Output::LostInHandoff, arrived, joins),
        }
    }
}
