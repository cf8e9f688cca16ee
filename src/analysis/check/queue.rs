//! Checks of queues with unlimited patience, first come first served: waits, and how fresh leads are after them.

use super::Findings;
use super::finding::Finding;
use super::lab::Lab;
use super::reduction::{self, Queue, with};
use crate::domain::{Decay, Param, Reason, Scenario, WorkLaw};
use crate::sim::stats::{Estimate, mean_of};
use crate::sim::theory::{ErlangC, attempts::beta_geometric, decay::expected_decay, single};
use crate::sim::{DEFAULT_PROBES, Output, Probes, Rate, WorldResults};

pub const FIVE: Queue = Queue { arrivals: 4.0, service: 1.0, servers: 5, unit: 1.0 };

/// Only the first waiting time is asked for.
pub const AFTER_ONE_HOUR: Probes = [1.0, f64::INFINITY, f64::INFINITY, f64::INFINITY];

pub fn mm2(lab: &Lab) -> Findings {
    let rates = Queue { arrivals: 1.8, service: 1.0, servers: 2, unit: 1.0 };
    let Some(theory) = theory(rates) else { return Ok(Vec::new()) };
    // At 90 % load two servers take 255 hours to forget, far longer than the other queues.
    let scenario = with(reduction::queue(rates), &[(Param::WarmUpWeeks, 16.0)]);
    let world = lab.queue(&scenario, AFTER_ONE_HOUR)?;
    Ok(vec![
        Finding::printed("C", 0.852_632, 6, theory.p_wait()),
        Finding::printed("Wq", 4.263_158, 6, theory.mean_wait()),
        Finding::simulated("C", theory.p_wait(), Rate::PWait.estimate(&world)),
        Finding::simulated("Wq", theory.mean_wait(), hours(Rate::MeanWait, &world, rates)),
    ])
}

pub fn mm5(lab: &Lab) -> Findings {
    let Some(theory) = theory(FIVE) else { return Ok(Vec::new()) };
    let world = lab.queue(&reduction::queue(FIVE), AFTER_ONE_HOUR)?;
    Ok(vec![
        Finding::printed("C", 0.554_113, 6, theory.p_wait()),
        Finding::printed("Wq", 0.554_113, 6, theory.mean_wait()),
        Finding::printed("P(W>1)", 0.203_847, 6, theory.p_wait_over(1.0)),
        Finding::printed("Lq", 2.216_450, 6, theory.mean_queue()),
        Finding::simulated("C", theory.p_wait(), Rate::PWait.estimate(&world)),
        Finding::simulated("Wq", theory.mean_wait(), hours(Rate::MeanWait, &world, FIVE)),
        Finding::simulated("P(W>1)", theory.p_wait_over(1.0), Rate::PWaitOver1.estimate(&world)),
        Finding::simulated("Lq", theory.mean_queue(), Rate::MeanQueueLength.estimate(&world)),
        Finding::simulated("utilisation", theory.load(), Rate::Utilisation.estimate(&world)),
    ])
}

pub fn mm10(lab: &Lab) -> Findings {
    let rates = Queue { arrivals: 9.0, service: 1.0, servers: 10, unit: 1.0 };
    let Some(theory) = theory(rates) else { return Ok(Vec::new()) };
    let world = lab.queue(&reduction::queue(rates), AFTER_ONE_HOUR)?;
    Ok(vec![
        Finding::printed("C", 0.668_732, 6, theory.p_wait()),
        Finding::printed("P(W>1)", 0.246_013, 6, theory.p_wait_over(1.0)),
        Finding::simulated("C", theory.p_wait(), Rate::PWait.estimate(&world)),
        Finding::simulated("P(W>1)", theory.p_wait_over(1.0), Rate::PWaitOver1.estimate(&world)),
    ])
}

pub fn mg1(lab: &Lab) -> Findings {
    let rates = Queue { arrivals: 0.8, service: 1.0, servers: 1, unit: 1.0 };
    let Some(theory) = single::mg1_mean_wait(0.8, 1.0, 1.2) else { return Ok(Vec::new()) };
    let mut scenario = with(reduction::queue(rates), &[(Param::WorkCv, 1.2)]);
    scenario.choices.work_law = WorkLaw::Lognormal;
    let world = lab.queue(&scenario, AFTER_ONE_HOUR)?;
    Ok(vec![
        Finding::printed("Wq", 4.88, 2, theory),
        Finding::simulated("Wq", theory, hours(Rate::MeanWait, &world, rates)),
        Finding::simulated("P(W>0)", 0.8, Rate::PWait.estimate(&world)),
    ])
}

pub fn decay(lab: &Lab) -> Findings {
    let mut findings = Vec::new();
    // The first printed value was computed from a fit with more digits than its floor is stored with (.111, to .0005):
    // that moves it by up to 8e-5.
    let studies =
        [("E[g] Telfer", Decay::Telfer2018, 0.861_64, 8e-5), ("E[g] LRM+HBR", Decay::LrmHbr, 0.483_50, 5e-6)];
    for (quantity, study, printed, tolerance) in studies {
        let (Some(queue), Some(curve)) = (theory(FIVE), study.curve()) else { continue };
        let expected = expected_decay(curve, queue);
        // The stage rates are those of leads answered at once: after an hour these curves leave too few to reach them.
        let mut scenario = with(reduction::queue(FIVE), &[(Param::Kappa, 1.0), (Param::RefDelayHours, 0.0)]);
        scenario.choices.decay = study;
        let world = lab.queue(&scenario, DEFAULT_PROBES)?;
        findings.push(Finding::within(quantity, printed, tolerance, expected));
        findings.push(Finding::simulated(quantity, expected, Rate::EngagementDecay.estimate(&world)));
    }
    Ok(findings)
}

pub fn attempts(lab: &Lab) -> Findings {
    let mut findings = Vec::new();
    for (k, printed) in [(1_u32, 0.48), (3, 0.80), (6, 0.93)] {
        let quantity = format!("F({k})");
        let expected = beta_geometric(2.88, 3.12, k);
        let world = lab.counts(&persistent(k), 2)?;
        findings.push(Finding::printed(&quantity, printed, 2, expected));
        findings.push(Finding::simulated(&quantity, expected, Rate::ContactRate.estimate(&world)));
    }
    Ok(findings)
}

/// Who is turned down because the time is wrong, with chance q each time, comes back three times at most: a lead lives
/// 1 + q + q^2 + q^3 times.
pub fn lives(lab: &Lab) -> Findings {
    let (weeks, accepted, a, b) = (4.0, 0.05, 50.0, 3.12);
    let changes = [
        (Param::WarmUpWeeks, 4.0),
        (Param::HorizonWeeks, weeks),
        (Param::NurtureShare, 1.0),
        (Param::NurtureDays, 1.0),
        (Param::FitShare, 1.0),
        (Param::RefFitShare, 1.0),
        (Param::MqlToSql, accepted),
        (Param::RefAttempts, 1.0),
        (Param::AttemptA, a),
        (Param::AttemptB, b),
    ];
    let scenario = with(persistent(1), &changes);
    let world = lab.counts(&scenario, 2)?;
    let leads = scenario.levers[Param::LeadsPerWeek].likely() * weeks;
    let turned_down = (beta_geometric(a, b, 1) - accepted) * Reason::GIVEN_FIT[Reason::Timing as usize];
    let again: f64 = (1..=3).map(|k| turned_down.powi(k)).sum();
    let count = |quantity: &str, expected: f64, output: Output| {
        Finding::simulated(quantity, expected * leads, mean_of(world.column(output)))
    };
    Ok(vec![
        count("leads", 1.0, Output::Leads),
        count("returned", again, Output::Returned),
        count("turned down", turned_down * (1.0 + again), Output::RejectedTiming),
        count("SQLs", accepted * (1.0 + again), Output::Sqls),
    ])
}

/// Everybody can be reached, sooner or later, and nobody cools down.
fn persistent(attempts: u32) -> Scenario {
    let rates = Queue { arrivals: 1.0, service: 1.0, servers: 200, unit: 1.0 };
    let changes = [
        (Param::WarmUpWeeks, 0.0),
        (Param::HorizonWeeks, 4.0),
        (Param::Reachable, 1.0),
        (Param::Kappa, 0.0),
        (Param::Attempts, f64::from(attempts)),
    ];
    with(reduction::queue(rates), &changes)
}

pub fn theory(rates: Queue) -> Option<ErlangC> {
    ErlangC::new(rates.arrivals, rates.service, rates.servers)
}

/// A time in the queue's own unit.
pub fn hours(rate: Rate, world: &WorldResults, rates: Queue) -> Option<Estimate> {
    let estimate = rate.estimate(world)?;
    Some(Estimate {
        value: estimate.value / rates.unit,
        se: estimate.se.map(|se| se / rates.unit),
        ..estimate
    })
}
