//! Checks of the order in which leads are served.

use super::Findings;
use super::finding::Finding;
use super::lab::Lab;
use super::queue::{AFTER_ONE_HOUR, FIVE, hours, theory};
use super::reduction::{self, with};
use crate::domain::{Channel, Param, Routing, Scenario, Signal};
use crate::sim::Rate;
use crate::sim::theory::{priority, single};

/// Leads that fit go first, since their score says so without noise.
pub fn two_classes(lab: &Lab) -> Findings {
    let Some([fit, other]) = priority::mean_waits([1.5, 2.5], 1.0, 5) else { return Ok(Vec::new()) };
    let mut scenario = with(reduction::queue(FIVE), &[(Param::FitShare, 0.375), (Param::ScoreNoise, 0.0)]);
    scenario.channels = vec![Channel::new("fit", 1.5, 0.0, 1.0), Channel::new("other", 2.5, 0.0, 0.0)];
    scenario.signals = vec![Signal::new("fits", 1.0, 0.0, 50.0)];
    scenario.choices.routing = Routing::ByScore;
    let world = lab.queue(&scenario, AFTER_ONE_HOUR)?;
    Ok(vec![
        Finding::printed("W1", 0.158_318, 6, fit),
        Finding::printed("W2", 0.791_589, 6, other),
        Finding::simulated("W1", fit, hours(Rate::MeanWaitFit, &world, FIVE)),
        Finding::simulated("W2", other, hours(Rate::MeanWaitNoFit, &world, FIVE)),
    ])
}

/// Whom a rep takes next changes who waits how long, but not the mean.
pub fn freshest_first(lab: &Lab) -> Findings {
    let Some(theory) = theory(FIVE) else { return Ok(Vec::new()) };
    let world = lab.queue(&routed(Routing::FreshestFirst), AFTER_ONE_HOUR)?;
    Ok(vec![
        Finding::simulated("C", theory.p_wait(), Rate::PWait.estimate(&world)),
        Finding::simulated("Wq", theory.mean_wait(), hours(Rate::MeanWait, &world, FIVE)),
    ])
}

pub fn dealt_in_turn(lab: &Lab) -> Findings {
    let Some(expected) = single::dealt_in_turn_mean_wait(4.0, 1.0, 5) else { return Ok(Vec::new()) };
    let world = lab.queue(&routed(Routing::RoundRobin), AFTER_ONE_HOUR)?;
    Ok(vec![Finding::simulated("Wq", expected, hours(Rate::MeanWait, &world, FIVE))])
}

fn routed(routing: Routing) -> Scenario {
    let mut scenario = reduction::queue(FIVE);
    scenario.choices.routing = routing;
    scenario
}
