//! Trials cut at the dates at which behaviour changes: a border as such changes nothing, worlds beside each other do not
//! notice each other's, and leads are conserved across them.

#![cfg(not(target_arch = "wasm32"))]

mod world;

use embudo::domain::{Company, Lever, Param, Scenario, Seed, Setup};
use embudo::sim::draw::Values;
use embudo::sim::people::Behaviour;
use embudo::sim::source::Source;
use embudo::sim::{Batch, DEFAULT_PROBES, END_STATES, Output, OutputUnit, Results, Simulator, WorldBatch};
use proptest::collection::vec;
use proptest::prelude::*;

const TRIALS: u32 = 6;

type Steps = Vec<(u32, Behaviour)>;

/// A scenario and how its people behave from week to week.
#[derive(Clone, Debug)]
struct Year {
    scenario: Scenario,
    steps: Steps,
}

impl Year {
    fn source(&self) -> Option<Source> {
        Source::along(&self.scenario, &self.steps).ok()
    }
}

fn run(years: &[&Year], seed: u64) -> Option<Batch> {
    let sources: Option<Vec<Source>> = years.iter().map(|year| year.source()).collect();
    Some(Simulator::of(sources?, Seed(seed), DEFAULT_PROBES).run(0, TRIALS))
}

fn observed(scenario: &Scenario) -> Behaviour {
    Behaviour::observed(&Values::likely(&scenario.levers))
}

fn behaviour() -> impl Strategy<Value = Behaviour> {
    let marketing = (0.0..=1.0, 0.0..=1.0, 0.0..=30.0);
    let sales = (0.0..=2.0, 1.0..=8.0, prop_oneof![Just(0.0), 0.0..=30.0], 0.0..=1.0, 0.0..=1.0, 0.0..=1.0);
    (marketing, sales).prop_map(
        |((volume, quality, inflation), (speed, attempts, cutoff, trust, report, promise))| Behaviour {
            volume_effort: volume,
            quality_effort: quality,
            inflation,
            sales_effort: speed,
            attempts,
            work_cutoff: cutoff,
            score_trust: trust,
            report_rate: report,
            overpromise: promise,
        },
    )
}

/// Up to three changes, in any weeks, some of them after the horizon.
fn year() -> impl Strategy<Value = Year> {
    (world::scenario(), vec((1..=5_u32, behaviour()), 0..=3)).prop_map(|(scenario, moves)| {
        let mut week = 0;
        let steps = moves.into_iter().map(|(after, behaviour)| {
            week += after;
            (week, behaviour)
        });
        Year { steps: steps.collect(), scenario }
    })
}

/// What is counted is the same exactly; what is summed, up to the order of the sums.
fn agree(one: &WorldBatch, other: &WorldBatch) {
    assert_eq!(one.responses, other.responses);
    for output in Output::ALL {
        for (&a, &b) in one.column(output).iter().zip(other.column(output)) {
            let close = match output.unit() {
                OutputUnit::Count if output != Output::DecaySum && output != Output::CustomerMonths => a == b,
                _ => (a - b).abs() <= 1e-9 * a.abs().max(1.0),
            };
            assert!(close, "{output:?}: {a} and {b}");
        }
    }
}

/// To the last bit.
fn same(one: &WorldBatch, other: &WorldBatch) {
    for output in Output::ALL {
        assert_eq!(one.column(output), other.column(output), "{output:?}");
    }
    assert_eq!(one.responses, other.responses);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, ..ProptestConfig::default() })]

    #[test]
    fn a_border_as_such_changes_nothing(scenario in world::scenario(), weeks in vec(1..=14_u32, 1..=4), seed: u64) {
        let behaviour = observed(&scenario);
        let mut weeks = weeks;
        weeks.sort_unstable();
        weeks.dedup();
        let whole = Year { scenario: scenario.clone(), steps: vec![(0, behaviour)] };
        let parts = Year { steps: weeks.into_iter().map(|week| (week, behaviour)).collect(), scenario: scenario.clone() };
        let parts = Year { steps: [vec![(0, behaviour)], parts.steps].concat(), ..parts };
        let (Some(whole), Some(parts)) = (run(&[&whole], seed), run(&[&parts], seed)) else { return Ok(()) };
        agree(&whole.worlds[0], &parts.worlds[0]);
    }

    #[test]
    fn a_world_does_not_know_its_neighbours_borders(one in year(), other in year(), seed: u64) {
        let (Some(alone), Some(beside)) = (run(&[&one], seed), run(&[&other, &one], seed)) else { return Ok(()) };
        // A world that never changes is counted in one go when it is alone.
        if one.steps.is_empty() {
            agree(&alone.worlds[0], &beside.worlds[1]);
        } else {
            same(&alone.worlds[0], &beside.worlds[1]);
        }
    }

    #[test]
    fn leads_are_conserved_across_borders(year in year(), seed: u64) {
        let Some(batch) = run(&[&year], seed) else { return Ok(()) };
        let world = &batch.worlds[0];
        for trial in 0..TRIALS as usize {
            let of = |output: Output| world.column(output)[trial];
            let ended: f64 = END_STATES.into_iter().map(of).sum();
            prop_assert_eq!(of(Output::OpenAtStart) + of(Output::Leads) + of(Output::Returned), ended + of(Output::OpenAtEnd));
            for output in Output::ALL {
                prop_assert!(of(output).is_finite(), "{:?}", output);
                prop_assert!(of(output) >= 0.0 || output == Output::Profit, "{:?}: {}", output, of(output));
            }
        }
    }

    #[test]
    fn batches_in_any_order_are_the_whole(one in year(), other in year(), seed: u64) {
        let simulator = || Some(Simulator::of(vec![one.source()?, other.source()?], Seed(seed), DEFAULT_PROBES));
        let Some(mut first) = simulator() else { return Ok(()) };
        let (mut whole, mut parts) = (Results::default(), Results::default());
        whole.add(first.run(0, 6));
        for (from, count) in [(4, 2), (1, 3), (0, 1)] {
            parts.add(simulator().expect("valid before").run(from, count));
        }
        prop_assert_eq!(whole, parts);
    }
}

/// What changes at a date does not reach back before it.
#[test]
fn nothing_is_known_before_its_date() {
    let mut scenario = Setup::Siloed.apply(&Company::Industrial.scenario());
    scenario.levers[Param::WarmUpWeeks] = Lever::Fixed(0.0);
    let before = observed(&scenario);
    let after = Behaviour { inflation: 40.0, work_cutoff: 0.0, attempts: 1.0, volume_effort: 2.0, ..before };
    let year = |horizon: f64, from: u32| {
        let mut scenario = scenario.clone();
        scenario.levers[Param::HorizonWeeks] = Lever::Fixed(horizon);
        Year { scenario, steps: vec![(0, before), (from, after)] }
    };
    // Cut off at the date of the change, the year is as if it never came.
    let (changes, never) = (year(20.0, 20), year(20.0, 1000));
    let batch = run(&[&changes, &never], 5).expect("valid");
    assert_eq!(batch.worlds[0], batch.worlds[1]);
    let (early, late) = (year(40.0, 20), year(40.0, 30));
    let batch = run(&[&early, &late], 5).expect("valid");
    let mqls = |world: usize| batch.worlds[world].column(Output::Mqls).iter().sum::<f64>();
    assert!(mqls(0) > 1.1 * mqls(1), "{} {}", mqls(0), mqls(1));
}
