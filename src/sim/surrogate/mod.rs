//! The same funnel in expectation, without drawing a lead: the instant preview, and what agents reason with.
//! Leaves to others: drawing (`trial`), asking what a change would do (`analysis`).

mod crowd;
mod deals;
mod demand;
mod expectation;
mod fade;
mod floor;
mod grid;
mod job;
mod law;
mod prompt;
mod ranks;
mod turn;
mod wait;
mod week;

pub use expectation::Expectation;
pub use law::RevenueLaw;

use super::source::Source;
use super::world::{Facts, World};
use crate::score::ByFit;
use demand::{Chances, Demand};
use domain::{Scenario, ScenarioError};
use floor::{Detail, Service};

pub use floor::Routine;

/// What the scenario gives on average, every lever at its likely value.
pub fn expect(scenario: &Scenario) -> Result<Expectation, Vec<ScenarioError>> {
    let source = Source::new(scenario)?;
    let (facts, world) = source.likely();
    Ok(expectation(facts, world))
}

/// The same for a world at hand.
pub fn expectation(facts: &Facts, world: &World) -> Expectation {
    let (demand, service) = funnel(facts, world, floor::FINE, &mut None);
    deals::close(facts, world, &demand, &service)
}

/// How many MQLs there are over the window, those who come back as if all were answered right after the hand-off.
pub fn expected_mqls(facts: &Facts, world: &World) -> f64 {
    let chances = Chances::of(facts, world);
    let [other, fit] = Demand::new(facts, world, &chances, early_at_once(world)).mqls;
    (other + fit) * f64::from(world.weeks - world.warm_up_weeks)
}

/// What a world gives on average, a little coarser: for people who try out what to do. `routine` is kept from one such
/// question to the next about the same scenario.
pub fn quick_expectation(facts: &Facts, world: &World, routine: &mut Option<Routine>) -> Expectation {
    let (demand, service) = funnel(facts, world, floor::COARSE, routine);
    deals::close(facts, world, &demand, &service)
}

/// By how much demand may still move, relative.
const SETTLED: f64 = 1e-3;

/// Who comes, and how they are served. Of those turned down some come back, and are served again: both are found anew, one
/// from the other, a few times.
fn funnel(facts: &Facts, world: &World, detail: Detail, routine: &mut Option<Routine>) -> (Demand, Service) {
    let chances = Chances::of(facts, world);
    let at_first =
        routine.as_ref().map_or_else(|| early_at_once(world), |routine| early(world, routine.fresh));
    let mut demand = Demand::new(facts, world, &chances, at_first);
    let mut service = floor::serve(facts, world, &demand, detail, routine);
    if world.nurture.is_none() {
        return (demand, service);
    }
    for _ in 0..detail.again {
        let fresh = [0, 1].map(|class| match demand.offered[class] {
            offered if offered > 0.0 => service.fresh[class] / offered,
            _ => 0.0,
        });
        let next = Demand::new(facts, world, &chances, early(world, fresh));
        let [now, before] = [&next, &demand].map(|demand| demand.offered[0] + demand.offered[1]);
        if (now - before).abs() <= SETTLED * before {
            break;
        }
        demand = next;
        service = floor::serve(facts, world, &demand, detail, routine);
    }
    (demand, service)
}

/// The same as [`early`] if all were answered right after the hand-off.
fn early_at_once(world: &World) -> ByFit<f64> {
    let engaged = if world.reps > 0 { world.reach[world.attempts] } else { 0.0 };
    turned_down(world, [engaged * world.decay.at(world.handoff_mean); 2])
}

/// P(turned down because its time has not come | offered, class), where g(t)^kappa of the offered has these means.
fn early(world: &World, fresh: ByFit<f64>) -> ByFit<f64> {
    turned_down(world, fresh.map(|fresh| fresh * world.reach[world.attempts]))
}

/// Of those that engage with these chances.
fn turned_down(world: &World, engaged: ByFit<f64>) -> ByFit<f64> {
    [0, 1].map(|class| {
        let reasons = &world.reasons[class];
        engaged[class] * (1.0 - world.rates.accept[class]) * (reasons[2] - reasons[1])
    })
}
