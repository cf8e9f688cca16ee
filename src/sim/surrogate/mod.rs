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
use demand::Demand;
use domain::{Scenario, ScenarioError};

/// What the scenario gives on average, every lever at its likely value.
pub fn expect(scenario: &Scenario) -> Result<Expectation, Vec<ScenarioError>> {
    let source = Source::new(scenario)?;
    let (facts, world) = source.likely();
    Ok(expectation(facts, world))
}

/// The same for a world at hand.
pub fn expectation(facts: &Facts, world: &World) -> Expectation {
    let demand = Demand::new(facts, world);
    let service = floor::serve(facts, world, &demand, floor::FINE);
    deals::close(facts, world, &demand, &service)
}

/// How many MQLs there are over the window, which no queue changes.
pub fn expected_mqls(facts: &Facts, world: &World) -> f64 {
    let [other, fit] = Demand::new(facts, world).mqls;
    (other + fit) * f64::from(world.weeks - world.warm_up_weeks)
}

/// What a world gives on average, a little coarser: for people who try out what to do.
pub fn quick_expectation(facts: &Facts, world: &World) -> Expectation {
    let demand = Demand::new(facts, world);
    let service = floor::serve(facts, world, &demand, floor::COARSE);
    deals::close(facts, world, &demand, &service)
}
