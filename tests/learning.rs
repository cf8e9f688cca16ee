//! Scores that learn: who is told nothing learns nothing, who is told something scores better, and no extreme breaks it.

#![cfg(not(target_arch = "wasm32"))]

use embudo::domain::{Company, Learning, Lever, Param, Scenario, Seed, Setup, Signal};
use embudo::sim::{DEFAULT_PROBES, Output, Rate, Results, Simulator, WorldResults};

const TRIALS: u32 = 40;

fn world(changes: &[(Param, f64)], learning: Learning) -> Scenario {
    let mut scenario = Setup::Siloed.apply(&Company::SmbSaas.scenario());
    for &(param, value) in changes {
        scenario.levers[param] = Lever::Fixed(value);
    }
    scenario.choices.learning = learning;
    scenario
}

fn run(scenarios: &[Scenario]) -> Results {
    let mut simulator = Simulator::new(scenarios, Seed(11), DEFAULT_PROBES).expect("valid");
    let mut results = Results::default();
    results.add(simulator.run(0, TRIALS));
    results
}

fn rate(world: &WorldResults, rate: Rate) -> f64 {
    rate.estimate(world).expect("something to divide by").value
}

/// To the last bit, though one world runs in one go and the other in chapters.
fn same_as_off(changes: &[(Param, f64)], learning: Learning) {
    let results = run(&[world(changes, Learning::Off), world(changes, learning)]);
    assert_eq!(results.worlds()[0], results.worlds()[1], "{changes:?}");
}

#[test]
fn who_is_told_nothing_learns_nothing() {
    same_as_off(&[(Param::ReportRate, 0.0)], Learning::ClosedLoop);
    same_as_off(&[(Param::ReportRate, 0.9), (Param::ReportLagDays, 1000.0)], Learning::ClosedLoop);
    same_as_off(&[(Param::Reps, 0.0)], Learning::ClosedLoop);
    same_as_off(
        &[(Param::ReportRate, 0.9), (Param::Reachable, 0.0), (Param::MqlToSql, 0.0)],
        Learning::ClosedLoop,
    );
    same_as_off(&[(Param::ReportRate, 0.0), (Param::HistoryLeads, 0.0)], Learning::Predictive);
}

#[test]
fn what_is_reported_makes_the_score_better() {
    let told = [(Param::ReportRate, 0.9), (Param::WorkCutoff, 0.0), (Param::Inflation, 0.0)];
    let results = run(&[world(&told, Learning::Off), world(&told, Learning::ClosedLoop)]);
    let [off, on] = results.worlds() else { panic!("two worlds") };
    let (before, after) = (rate(off, Rate::MqlPrecision), rate(on, Rate::MqlPrecision));
    assert!(after > before + 0.03, "{before} {after}");
    // The threshold keeps its meaning: about as many qualify.
    let mqls = rate(on, Rate::LeadToMql) / rate(off, Rate::LeadToMql);
    assert!((0.8..1.2).contains(&mqls), "{mqls}");
    // Wrong labels teach less.
    let wrong = [&told[..], &[(Param::LabelError, 0.35)]].concat();
    let results = run(&[world(&wrong, Learning::ClosedLoop)]);
    let misled = rate(&results.worlds()[0], Rate::MqlPrecision);
    assert!(misled < after, "{misled} {after}");
}

#[test]
fn history_gives_a_start() {
    let young = [(Param::WarmUpWeeks, 0.0), (Param::HorizonWeeks, 8.0), (Param::ReportRate, 0.9)];
    let results = run(&[world(&young, Learning::ClosedLoop), world(&young, Learning::Predictive)]);
    let [loops, predicts] = results.worlds() else { panic!("two worlds") };
    let (without, with) = (rate(loops, Rate::MqlPrecision), rate(predicts, Rate::MqlPrecision));
    assert!(with > without + 0.02, "{without} {with}");
}

/// What one trial has learned the next does not know.
#[test]
fn every_trial_starts_anew() {
    let told = [(Param::ReportRate, 0.9)];
    for learning in [Learning::ClosedLoop, Learning::Predictive] {
        let scenarios = [world(&told, learning), world(&[(Param::ReportRate, 0.4)], learning)];
        let simulator = || Simulator::new(&scenarios, Seed(11), DEFAULT_PROBES).expect("valid");
        let (mut whole, mut parts) = (Results::default(), Results::default());
        whole.add(simulator().run(0, 4));
        (0..4).for_each(|trial| parts.add(simulator().run(trial, 1)));
        assert_eq!(whole, parts);
    }
}

#[test]
fn extremes_are_defined() {
    let changes: [&[(Param, f64)]; 12] = [
        &[(Param::LeadsPerWeek, 0.0)],
        &[(Param::Reps, 0.0)],
        &[(Param::ReportRate, 1.0), (Param::FitShare, 0.98), (Param::LabelError, 0.0)],
        &[(Param::ReportRate, 1.0), (Param::FitShare, 0.0), (Param::LabelError, 0.0)],
        &[(Param::ReportRate, 1.0), (Param::LabelError, 0.5)],
        &[(Param::ReportRate, 1.0), (Param::RetrainWeeks, 1.0), (Param::HorizonWeeks, 156.0)],
        &[(Param::RetrainWeeks, 52.0), (Param::HorizonWeeks, 4.0), (Param::WarmUpWeeks, 0.0)],
        &[(Param::HistoryLeads, 5000.0), (Param::Threshold, 300.0)],
        &[(Param::ScoreNoise, 0.0), (Param::ReportRate, 1.0)],
        &[(Param::ReportLagDays, 1000.0)],
        &[(Param::GamingNoise, 2.0), (Param::Inflation, 100.0)],
        &[(Param::ReportRate, 1.0), (Param::ReportLagDays, 0.0), (Param::LeadsPerWeek, 2000.0)],
    ];
    let signals: [Vec<Signal>; 3] = [
        Vec::new(),
        // Signals that say nothing, all or the same.
        vec![
            Signal::new("always", 1.0, 1.0, 10.0),
            Signal::new("never", 0.0, 0.0, 10.0),
            Signal::new("sure", 1.0, 0.0, 0.0),
            Signal::new("twin", 1.0, 0.0, 50.0),
        ],
        (0..10).map(|i| Signal::new("one of ten", 0.5, 0.1 + 0.05 * f64::from(i), 7.0)).collect(),
    ];
    let defined = |scenario: &Scenario, what: &dyn std::fmt::Debug| {
        let mut simulator = Simulator::new(std::slice::from_ref(scenario), Seed(2), DEFAULT_PROBES)
            .unwrap_or_else(|errors| panic!("{what:?}: {errors:?}"));
        let batch = simulator.run(0, 3);
        for output in Output::ALL {
            assert!(
                batch.worlds[0].column(output).iter().all(|value| value.is_finite()),
                "{what:?} {output:?}"
            );
        }
        let weights = simulator.learned(0).copied().unwrap_or_default();
        assert!(weights.iter().all(|weight| weight.is_finite()), "{what:?}: {weights:?}");
    };
    for learning in [Learning::ClosedLoop, Learning::Predictive] {
        for changes in changes {
            defined(&world(changes, learning), &changes);
        }
        for signals in &signals {
            let mut scenario = world(&[(Param::ReportRate, 1.0)], learning);
            // Any rate can be had of signals that do not tell much.
            scenario.levers[Param::MqlToSql] = Lever::Fixed(0.05);
            scenario.signals = signals.clone();
            defined(&scenario, signals);
        }
    }
}
