//! What holds in every scenario: leads are conserved, numbers are numbers, and results depend on nothing but scenario,
//! seed and engine. Leaves to others: whether the numbers are right (`checks`), whether they are the same (`golden`).

#![cfg(not(target_arch = "wasm32"))]

mod world;

use embudo::domain::{Scenario, Seed};
use embudo::sim::{Batch, DEFAULT_PROBES, END_STATES, Output, Rate, Results, Simulator, Summary, WorldBatch};
use proptest::prelude::*;

const TRIALS: u32 = 8;

/// The scenarios' trials, or `None` if their rates cannot be solved.
fn run(scenarios: &[Scenario], seed: u64) -> Option<Batch> {
    Simulator::new(scenarios, Seed(seed), DEFAULT_PROBES).ok().map(|mut simulator| simulator.run(0, TRIALS))
}

/// Calls `check` with a reader of outputs for each trial of a world.
fn each_trial(world: &WorldBatch, mut check: impl FnMut(&dyn Fn(Output) -> f64)) {
    for trial in 0..TRIALS as usize {
        check(&|output| world.column(output)[trial]);
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, ..ProptestConfig::default() })]

    #[test]
    fn every_lead_is_somewhere(scenario in world::scenario(), seed: u64) {
        let Some(batch) = run(&[scenario], seed) else { return Ok(()) };
        each_trial(&batch.worlds[0], |of| {
            let ended: f64 = END_STATES.into_iter().map(of).sum();
            assert_eq!(of(Output::OpenAtStart) + of(Output::Leads) + of(Output::Returned), ended + of(Output::OpenAtEnd));
        });
    }

    #[test]
    fn every_output_is_a_number_and_no_count_is_negative(scenario in world::scenario(), seed: u64) {
        let Some(batch) = run(&[scenario], seed) else { return Ok(()) };
        for output in Output::ALL {
            for &value in batch.worlds[0].column(output) {
                prop_assert!(value.is_finite(), "{output:?}: {value}");
                // A year may end in the red.
                prop_assert!(value >= 0.0 || output == Output::Profit, "{output:?}: {value}");
            }
        }
    }

    #[test]
    fn parts_are_no_larger_than_wholes(scenario in world::scenario(), seed: u64) {
        let Some(batch) = run(&[scenario], seed) else { return Ok(()) };
        let world = &batch.worlds[0];
        each_trial(world, |of| {
            use Output::*;
            let pairs = [
                (FitLeads, Leads), (Returned, Mqls), (FitMqls, Mqls), (Offered, HandedOver),
                (Waited, Offered), (FitOffered, Offered), (WithinSla, HandedOver), (Contacted, Attempted),
                (Sqls, Contacted), (Opportunities, Sqls), (FitOpportunities, Opportunities), (FitWon, Won),
                (WaitOver1, Waited), (WaitOver2, WaitOver1), (WaitOver3, WaitOver2), (WaitOver4, WaitOver3),
                (Reported, Contacted), (DecaySum, Attempted), (Attempted, Attempts), (FitWaitHours, WaitHours),
                (BusyHours, CapacityHours), (Reworked, Delivered), (LateDays, ValueDays),
                (CohortKept, CohortValue), (CohortKept, CohortGrown), (DeliveryBusyHours, DeliveryCapacityHours),
            ];
            // Who comes back may first have come before the window.
            assert!(of(Mqls) <= of(Leads) + of(Returned) && of(FitMqls) <= of(FitLeads) + of(Returned));
            assert!(of(Promoters) + of(Detractors) <= of(Delivered));
            assert!(of(Churned) <= of(CustomersAtStart) + of(Delivered));
            for (part, whole) in pairs {
                assert!(of(part) <= of(whole) * (1.0 + 1e-9) + 1e-9, "{part:?} {} {whole:?} {}", of(part), of(whole));
            }
        });
        let attempted: f64 = world.column(Output::Attempted).iter().sum();
        prop_assert_eq!(world.responses.total() as f64, attempted);
    }

    #[test]
    fn batches_in_any_order_are_the_whole(scenario in world::scenario(), seed: u64) {
        let scenarios = [scenario.clone(), scenario];
        let Ok(mut simulator) = Simulator::new(&scenarios, Seed(seed), DEFAULT_PROBES) else { return Ok(()) };
        let mut whole = Results::default();
        whole.add(simulator.run(0, 8));
        // From last to first, and each by a simulator of its own, as workers would.
        let mut parts = Results::default();
        for (first, count) in [(3, 5), (1, 2), (0, 1)] {
            let mut worker = Simulator::new(&scenarios, Seed(seed), DEFAULT_PROBES).expect("valid before");
            parts.add(worker.run(first, count));
        }
        prop_assert_eq!(whole, parts);
    }

    #[test]
    fn the_same_seed_gives_the_same_digest(scenario in world::scenario(), seed: u64) {
        let first = run(std::slice::from_ref(&scenario), seed);
        prop_assert_eq!(first.as_ref().map(Batch::digest), run(&[scenario], seed).as_ref().map(Batch::digest));
    }

    #[test]
    fn a_world_does_not_know_its_neighbours(today in world::scenario(), other in world::scenario(), seed: u64) {
        let (Some(alone), Some(beside)) = (run(std::slice::from_ref(&today), seed), run(&[other, today], seed)) else {
            return Ok(());
        };
        prop_assert_eq!(&alone.worlds[0], &beside.worlds[1]);
    }

    #[test]
    fn identical_scenarios_differ_by_nothing(scenario in world::scenario(), seed: u64) {
        let Some(batch) = run(&[scenario.clone(), scenario], seed) else { return Ok(()) };
        for output in Output::ALL {
            for (first, second) in batch.worlds[0].column(output).iter().zip(batch.worlds[1].column(output)) {
                prop_assert_eq!(second - first, 0.0, "{:?}", output);
            }
        }
        prop_assert_eq!(&batch.worlds[0].responses, &batch.worlds[1].responses);
    }

    #[test]
    fn a_summary_has_numbers_or_nothing(scenario in world::scenario(), seed: u64) {
        let scenarios = [scenario.clone(), scenario];
        let Some(batch) = run(&scenarios, seed) else { return Ok(()) };
        let mut results = Results::default();
        results.add(batch);
        let summary = Summary::of(&results, &scenarios).expect("trials");
        for world in &summary.worlds {
            for output in Output::ALL {
                let distribution = world.output(output);
                let mut last = distribution.min;
                for value in distribution.percentiles.into_iter().chain([distribution.max]) {
                    prop_assert!(value.is_finite() && value >= last, "{output:?}: {value} after {last}");
                    last = value;
                }
                prop_assert!(distribution.moments.variance.is_some_and(|variance| variance.is_finite()));
            }
            for rate in Rate::ALL {
                let Some(estimate) = world.rate(rate) else { continue };
                prop_assert!(estimate.value.is_finite() && estimate.se.is_none_or(f64::is_finite), "{rate:?}");
            }
        }
    }
}

#[test]
fn most_random_scenarios_can_be_simulated() {
    use proptest::strategy::ValueTree;
    use proptest::test_runner::TestRunner;
    let mut runner = TestRunner::deterministic();
    let mut refused = Vec::new();
    for _ in 0..400 {
        let scenario = world::scenario().new_tree(&mut runner).expect("generates").current();
        refused.extend(Simulator::new(&[scenario], Seed(1), DEFAULT_PROBES).err());
    }
    assert!(
        refused.len() < 150,
        "{} of 400: the properties above would prove little; {refused:?}",
        refused.len()
    );
}
