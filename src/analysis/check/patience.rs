//! Checks of queues whose leads give up, and of the identities that hold in every queue.

use super::Findings;
use super::finding::Finding;
use super::lab::Lab;
use super::queue::{AFTER_ONE_HOUR, FIVE, hours};
use super::reduction::{self, Queue};
use crate::domain::{Scenario, ScenarioError};
use crate::sim::stats::{Estimate, ratio};
use crate::sim::theory::ErlangA;
use crate::sim::{Output, Rate, WorldResults};

const MODERATE: (Queue, f64) = (Queue { arrivals: 9.0, service: 1.0, servers: 10, unit: 1.0 }, 0.5);
/// In units of two hours: twelve leads an hour are more than a scenario may have.
const OVERLOADED: (Queue, f64) = (Queue { arrivals: 12.0, service: 1.0, servers: 10, unit: 2.0 }, 0.25);

pub fn moderate(lab: &Lab) -> Findings {
    let Some(theory) = theory(MODERATE) else { return Ok(Vec::new()) };
    let world = simulate(lab, MODERATE)?;
    Ok(vec![
        Finding::printed("P(delay)", 0.468_942, 6, theory.p_wait()),
        Finding::printed("P(abandon)", 0.067_012, 6, theory.p_abandon()),
        Finding::printed("E[W]", 0.134_023, 6, theory.mean_wait()),
        Finding::simulated("P(delay)", theory.p_wait(), Rate::PWait.estimate(&world)),
        Finding::simulated("P(abandon)", theory.p_abandon(), Rate::PAbandon.estimate(&world)),
        Finding::simulated("E[W]", theory.mean_wait(), hours(Rate::MeanWait, &world, MODERATE.0)),
    ])
}

pub fn overloaded(lab: &Lab) -> Findings {
    let Some(theory) = theory(OVERLOADED) else { return Ok(Vec::new()) };
    let world = simulate(lab, OVERLOADED)?;
    Ok(vec![
        Finding::printed("P(abandon)", 0.181_083, 6, theory.p_abandon()),
        Finding::printed("E[W]", 0.724_330, 6, theory.mean_wait()),
        Finding::simulated("P(abandon)", theory.p_abandon(), Rate::PAbandon.estimate(&world)),
        Finding::simulated("E[W]", theory.mean_wait(), hours(Rate::MeanWait, &world, OVERLOADED.0)),
    ])
}

/// P(abandon) = theta E[W], and Little's law Lq = lambda W, without knowing either side.
pub fn identities(lab: &Lab) -> Findings {
    let patient = lab.queue(&reduction::queue(FIVE), AFTER_ONE_HOUR)?;
    let mut findings = vec![Finding::simulated("Lq / (lambda W), M/M/5", 1.0, little(&patient))];
    for (label, queue) in [("theta .5", MODERATE), ("theta .25", OVERLOADED)] {
        let world = simulate(lab, queue)?;
        let (rates, impatience) = queue;
        let given_up = quotient(&world, Output::PatienceRanOut, Output::WaitHours);
        let per_hour = impatience / rates.unit;
        findings.push(Finding::simulated(&format!("P(abandon) / E[W], {label}"), per_hour, given_up));
        findings.push(Finding::simulated(&format!("Lq / (lambda W), {label}"), 1.0, little(&world)));
    }
    Ok(findings)
}

/// Leads wait so many hours as the queue is long for: counted by leads and by the clock, it is the same.
fn little(world: &WorldResults) -> Option<Estimate> {
    quotient(world, Output::QueueHours, Output::WaitHours)
}

fn quotient(world: &WorldResults, over: Output, under: Output) -> Option<Estimate> {
    ratio(world.column(over).iter().copied().zip(world.column(under).iter().copied()))
}

fn simulate(lab: &Lab, queue: (Queue, f64)) -> Result<WorldResults, Vec<ScenarioError>> {
    let scenario: Scenario = reduction::impatient_queue(queue.0, queue.1);
    lab.queue(&scenario, AFTER_ONE_HOUR)
}

fn theory((rates, impatience): (Queue, f64)) -> Option<ErlangA> {
    ErlangA::new(rates.arrivals, rates.service, rates.servers, impatience)
}
