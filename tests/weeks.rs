//! The year week by week: it adds up to the year, whoever asks and however trials are batched, and asking changes nothing.

#![cfg(not(target_arch = "wasm32"))]

mod world;

use embudo::domain::{Company, Learning, Lever, Param, Scenario, Seed, Setup};
use embudo::sim::people::Plan;
use embudo::sim::weeks::{Series, Want};
use embudo::sim::{DEFAULT_PROBES, Output, Results, Simulator, WorldBatch};
use proptest::prelude::*;

const TOTALS: [(Series, Output); 5] = [
    (Series::Bookings, Output::Revenue),
    (Series::Recognised, Output::Recognised),
    (Series::Leads, Output::Leads),
    (Series::Mqls, Output::Mqls),
    (Series::Won, Output::Won),
];

fn simulator(scenarios: &[Scenario], seed: u64) -> Option<Simulator> {
    let simulator = Simulator::new(scenarios, Seed(seed), DEFAULT_PROBES).ok()?;
    Some(simulator.wanting(Want::Weeks))
}

/// Means over all trials, week by week, add up to those of the outputs; so do waiting and standing in the queue.
fn adds_up(scenarios: &[Scenario], seed: u64) -> Result<(), TestCaseError> {
    let Some(mut simulator) = simulator(scenarios, seed) else { return Ok(()) };
    let mut results = Results::default();
    results.add_weekly(simulator.run(0, 5));
    for world in results.worlds() {
        let weeks = world.weeks().expect("asked for");
        for (series, output) in TOTALS {
            let sum: f64 = weeks.of(series).iter().filter_map(|sketch| sketch.mean()).sum();
            let year = world.mean(output).expect("trials");
            prop_assert!(
                (sum - year).abs() <= 1e-5 * year.abs().max(1.0),
                "{:?}: {} of {}",
                series,
                sum,
                year
            );
            let last = weeks.so_far(series).and_then(|weeks| weeks.last()?.mean()).expect("it adds up");
            prop_assert!(
                (last - year).abs() <= 1e-5 * year.abs().max(1.0),
                "{:?} so far: {} of {}",
                series,
                last,
                year
            );
        }
        prop_assert!(weeks.so_far(Series::Queue).is_none());
        let hours: f64 =
            weeks.of(Series::Queue).iter().filter_map(|sketch| sketch.mean()).sum::<f64>() * 168.0;
        let year = world.mean(Output::QueueHours).expect("trials");
        prop_assert!((hours - year).abs() <= 1e-3 * year.abs().max(1.0), "queue: {} of {}", hours, year);
        for share in [Series::Precision, Series::Auc] {
            for sketch in weeks.of(share) {
                prop_assert!(
                    sketch.mean().is_none_or(|mean| (0.0..=1.000_001).contains(&mean)),
                    "{:?}",
                    share
                );
            }
        }
    }
    Ok(())
}

/// All weeks told must be those of the horizon.
fn fixed(scenario: &Scenario) -> Scenario {
    let mut fixed = scenario.clone();
    let weeks = fixed.levers[Param::HorizonWeeks].likely();
    fixed.levers[Param::HorizonWeeks] = Lever::Fixed(weeks);
    fixed
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 150, ..ProptestConfig::default() })]

    #[test]
    fn weeks_add_up_to_the_year(one in world::scenario(), other in world::scenario(), seed: u64) {
        adds_up(&[fixed(&one), fixed(&other)], seed)?;
    }

    #[test]
    fn asking_changes_nothing_and_batches_neither(scenario in world::scenario(), seed: u64) {
        let scenarios = [scenario.clone(), scenario];
        let Some(mut asked) = simulator(&scenarios, seed) else { return Ok(()) };
        let mut plain = Simulator::new(&scenarios, Seed(seed), DEFAULT_PROBES).expect("valid");
        let (told, untold) = (asked.run(0, 4), plain.run(0, 4));
        let silent = |world: &WorldBatch| WorldBatch { weeks: 0, series: Vec::new(), ..world.clone() };
        prop_assert_eq!(told.worlds.iter().map(silent).collect::<Vec<_>>(), untold.worlds);
        let (mut whole, mut parts) = (Results::default(), Results::default());
        whole.add_weekly(told);
        for (first, count) in [(3, 1), (1, 2), (0, 1)] {
            parts.add_weekly(simulator(&scenarios, seed).expect("valid").run(first, count));
        }
        prop_assert_eq!(whole, parts);
    }
}

#[test]
fn years_that_change_add_up_too() {
    let setup = Setup::Siloed.apply(&Company::SmbSaas.scenario());
    let paid = Plan::ClosedLoop.apply(&setup).expect("valid");
    assert_eq!(paid.choices.learning, Learning::ClosedLoop);
    adds_up(&[setup, paid], 4).expect("adds up");
}

#[test]
fn what_is_learned_shows_week_by_week() {
    let mut scenario = Setup::Siloed.apply(&Company::SmbSaas.scenario());
    scenario.levers[Param::WarmUpWeeks] = Lever::Fixed(0.0);
    scenario.levers[Param::ReportRate] = Lever::Fixed(0.9);
    let still = scenario.clone();
    scenario.choices.learning = Learning::ClosedLoop;
    let mut results = Results::default();
    results.add_weekly(simulator(&[still, scenario], 4).expect("valid").run(0, 20));
    let auc = |world: usize| {
        let weeks = results.worlds()[world].weeks().expect("asked for");
        let auc = weeks.of(Series::Auc);
        [0, auc.len() - 1].map(|step| auc[step].mean().expect("signals"))
    };
    let [[first, last], [start, end]] = [0, 1].map(auc);
    assert_eq!((first, first), (last, start));
    assert!(end > start + 0.02, "{start} {end}");
}
