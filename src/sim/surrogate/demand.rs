//! From leads to the sales team's list: how many per week, of which class, and when in the week they join.
//! Exact: signals are enumerated and the hand-off is a sum of exponentials over the hours of the week.

use crate::score::ByFit;
use crate::world::{Facts, World};

pub const WEEK: usize = 168;

/// Expected flows per week.
pub struct Demand {
    pub leads: ByFit<f64>,
    pub mqls: ByFit<f64>,
    /// MQLs that reach the list: not lost on the way.
    pub handed: ByFit<f64>,
    /// Of those, the ones that reps mean to work.
    pub offered: ByFit<f64>,
    pub media_cost: f64,
    /// Share of the week's leads that join in each hour of the week.
    pub joins: [f64; WEEK],
}

impl Demand {
    pub fn new(facts: &Facts, world: &World) -> Demand {
        let mut leads = [0.0; 2];
        let mut media_cost = 0.0;
        for channel in &world.channels {
            leads[0] += channel.mean * (1.0 - channel.fit);
            leads[1] += channel.mean * channel.fit;
            media_cost += channel.mean * channel.cost_per_lead;
        }
        let passed = passing(facts, world);
        let worked = working(facts, world, &passed);
        let kept = 1.0 - world.loss_cut as f64 / 4_294_967_296.0;
        let mqls = [leads[0] * passed[0], leads[1] * passed[1]];
        Demand {
            leads,
            mqls,
            handed: mqls.map(|flow| flow * kept),
            offered: [leads[0] * worked[0] * kept, leads[1] * worked[1] * kept],
            media_cost,
            joins: join_profile(facts, world.handoff_mean),
        }
    }
}

/// P(MQL | class).
fn passing(facts: &Facts, world: &World) -> ByFit<f64> {
    world.threshold.map_or([1.0; 2], |threshold| facts.patterns.reach(world.spread, threshold))
}

/// P(MQL and worth a rep's while | class).
fn working(facts: &Facts, world: &World, passed: &ByFit<f64>) -> ByFit<f64> {
    let Some(cutoff) = world.cutoff else { return *passed };
    let reach = facts.patterns.reach(world.spread, cutoff);
    [reach[0].min(passed[0]), reach[1].min(passed[1])]
}

/// The weekly arrival profile delayed by an exponential time, periodically.
fn join_profile(facts: &Facts, mean: f64) -> [f64; WEEK] {
    let arrivals: [f64; WEEK] = std::array::from_fn(|hour| facts.profile.share(hour));
    if mean <= 0.0 {
        return arrivals;
    }
    // Of what is on its way at the start of an hour a share `stay` is still so at its end; of what arrives during
    // the hour, evenly, a share `late`.
    let stay = libm::exp(-1.0 / mean);
    let late = mean * (1.0 - stay);
    let mut way = 0.0;
    for (hour, share) in arrivals.iter().enumerate() {
        way += share * late * libm::exp(-((WEEK - 1 - hour) as f64) / mean);
    }
    way /= 1.0 - libm::exp(-(WEEK as f64) / mean);
    arrivals.map(|share| {
        let joins = way * (1.0 - stay) + share * (1.0 - late);
        way = way * stay + share * late;
        joins
    })
}
