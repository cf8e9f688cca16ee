//! Checks of scores that learn: what they come to know of plenty, and that they know nothing of what nobody reports.

use super::Findings;
use super::finding::Finding;
use super::lab::Lab;
use super::reduction::with;
use crate::domain::{
    Arrivals, Calendar, Company, Gate, Learning, Param, Patience, Scenario, ScenarioError, Setup, signal,
};
use crate::sim::score::Patterns;
use crate::sim::stats::mean_of;
use crate::sim::{DEFAULT_PROBES, Output, Simulator};

/// Every lead is worked at once and talked to, and sales tells at once and truly whether it fits. (What it has nothing
/// to say of, such as bad timing, depends on fit alone: that moves the constant and no weight.)
fn all_told() -> Scenario {
    let changes = [
        (Param::LeadsPerWeek, 600.0),
        // Long enough to forget what it took the points for at the start.
        (Param::WarmUpWeeks, 104.0),
        (Param::HorizonWeeks, 156.0),
        (Param::DemandCv, 0.0),
        (Param::HandoffHours, 0.0),
        (Param::DataLoss, 0.0),
        (Param::WorkCutoff, 0.0),
        (Param::AttemptHours, 0.0),
        (Param::DiscoveryHours, 0.0),
        (Param::SqlHours, 0.0),
        (Param::Reachable, 1.0),
        (Param::Kappa, 0.0),
        (Param::ReportRate, 1.0),
        (Param::LabelError, 0.0),
        (Param::ReportLagDays, 0.0),
        (Param::RetrainWeeks, 1.0),
    ];
    let mut scenario = with(Company::Industrial.scenario(), &changes);
    scenario.signals = signal::defaults();
    scenario.choices.arrivals = Arrivals::Flat;
    scenario.choices.calendar = Calendar::AlwaysOpen;
    scenario.choices.gate = Gate::Open;
    scenario.choices.patience = Patience::Unlimited;
    scenario.choices.learning = Learning::ClosedLoop;
    scenario
}

/// Of many leads the weights become the signals' log-likelihood ratios.
pub fn log_odds(lab: &Lab) -> Findings {
    let scenario = all_told();
    let mut simulator = Simulator::new(std::slice::from_ref(&scenario), lab.seed, DEFAULT_PROBES)?;
    let mut learned: Vec<Vec<f64>> = vec![Vec::new(); scenario.signals.len()];
    for trial in 0..lab.effort.replications.min(MOST) {
        simulator.run(trial, 1);
        let Some(weights) = simulator.learned(0) else { continue };
        for (column, weight) in learned.iter_mut().zip(&weights[1..]) {
            column.push(*weight);
        }
    }
    let odds = |p: f64| p / (1.0 - p);
    let mut findings = Vec::new();
    let mut signals = scenario.signals.clone();
    for (signal, column) in signals.iter_mut().zip(&learned) {
        let ratio = libm::log(odds(signal.given_fit) / odds(signal.given_no_fit));
        let mean = mean_of(column);
        findings.push(Finding::simulated(&format!("w, {}", signal.name), ratio, mean));
        signal.points = mean.map_or(0.0, |mean| mean.value);
    }
    findings.push(Finding::printed("AUC of the mean weights", 0.8534, 4, Patterns::new(&signals).auc(0.0)));
    Ok(findings)
}

/// As many replications as the standard errors need.
const MOST: u32 = 200;

/// Nobody reports: the loop may be as closed as it likes.
pub fn unreported(lab: &Lab) -> Findings {
    let world = |rate: f64, learning: Learning| {
        let siloed = Setup::Siloed.apply(&Company::SmbSaas.scenario());
        let mut scenario = with(siloed, &[(Param::ReportRate, rate)]);
        scenario.choices.learning = learning;
        scenario
    };
    let differing = |rate: f64| -> Result<f64, Vec<ScenarioError>> {
        let worlds = [world(rate, Learning::Off), world(rate, Learning::ClosedLoop)];
        let results = lab.run(&worlds, DEFAULT_PROBES, TRIALS)?;
        let [off, on] = results.worlds() else { return Ok(0.0) };
        let differ = |output: &&Output| off.column(**output) != on.column(**output);
        Ok(Output::ALL.iter().filter(differ).count() as f64)
    };
    let told = differing(0.8)?;
    Ok(vec![
        Finding::exact("outputs that differ, report rate 0", 0.0, differing(0.0)?),
        Finding::exact("any that differ, report rate .8", 1.0, f64::from(u8::from(told > 0.0))),
    ])
}

const TRIALS: u32 = 50;
