//! Checks of the order in which leads are served.

use super::Findings;
use super::finding::Finding;
use super::lab::Lab;
use super::queue::{AFTER_ONE_HOUR, FIVE, hours, theory};
use super::reduction::{self, with};
use crate::domain::{Channel, Company, Param, Routing, Scenario, ScenarioError, Setup, Signal, Sla};
use crate::sim::theory::{priority, single};
use crate::sim::{DEFAULT_PROBES, Output, Rate};

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

/// An agreement on the response orders the work; where nobody has to wait for a rep and delay costs nothing, there is
/// nothing to order. Where reps are few and delay costs, there is.
pub fn agreement(lab: &Lab) -> Findings {
    let differ = |reps: f64, kappa: f64| -> Result<usize, Vec<ScenarioError>> {
        let firm = Setup::Siloed.apply(&Company::SmbSaas.scenario());
        let changes =
            [(Param::Reps, reps), (Param::Kappa, kappa), (Param::SlaHours, 2.0), (Param::SlaAttempts, 3.0)];
        let without = with(firm, &changes);
        let mut agreed = without.clone();
        agreed.choices.sla = Sla::Hard;
        let results = lab.run(&[without, agreed], DEFAULT_PROBES, AGREED_TRIALS)?;
        let [first, second] = results.worlds() else { return Ok(0) };
        let pairs = |output| first.column(output).iter().zip(second.column(output));
        // Hours of work are added up in the order of the work.
        let apart = |(a, b): &(&f64, &f64)| (*a - *b).abs() > 1e-9 * a.abs().max(1.0);
        Ok(Output::ALL.into_iter().map(|output| pairs(output).filter(apart).count()).sum())
    };
    let (idle, scarce) = (differ(200.0, 0.0)?, differ(4.0, 0.5)?);
    Ok(vec![
        Finding::exact("differing values, 200 reps, kappa 0", 0.0, idle as f64),
        Finding::exact("some differ, 4 reps, kappa .5", 1.0, f64::from(u8::from(scarce > 0))),
    ])
}

const AGREED_TRIALS: u32 = 200;

fn routed(routing: Routing) -> Scenario {
    let mut scenario = reduction::queue(FIVE);
    scenario.choices.routing = routing;
    scenario
}
