//! Single leads against the trial that they make up: what their journeys tell adds up to its outputs, exactly where
//! things are counted, and to rounding where amounts are added in another order.
#![cfg(not(target_arch = "wasm32"))]

mod world;

use embudo::domain::{Company, EndState, Lever, Param, Reason, Scenario, Seed, Setup};
use embudo::sim::journey::{Event, Fate, Journey, Replay, Step, replay};
use embudo::sim::people::Plan;
use embudo::sim::{DEFAULT_PROBES, Output, Simulator};
use proptest::prelude::*;

const SEED: Seed = Seed(11);

/// A lead's way from its arrival, or from a return, to the next.
struct Life<'a> {
    fits: bool,
    steps: &'a [Step],
}

impl Life<'_> {
    fn has(&self, event: &Event) -> bool {
        self.steps.iter().any(|step| step.event == *event)
    }

    /// When it left the funnel, if it has.
    fn ended(&self) -> Option<f64> {
        use Event::*;
        let ends = |event: &Event| {
            let early = matches!(event, BelowThreshold | LostInHandoff | NeverWorked | GaveUp | NotReached);
            early || matches!(event, Rejected(_) | NoOpportunity | Lost | Won { .. })
        };
        self.steps.iter().find(|step| ends(&step.event)).map(|step| step.at)
    }
}

/// Every output that journeys tell of.
fn tell(replay: &Replay, number: usize) -> Vec<(Output, f64)> {
    let window = replay.worlds[number];
    let journeys: Vec<&Journey> =
        replay.leads.iter().filter_map(|lead| lead.journeys[number].as_ref()).collect();
    let within = |at: f64| at >= window.start && at < window.end;
    let sum = |amount: &dyn Fn(&Journey, &Event) -> f64| -> f64 {
        let steps =
            journeys.iter().flat_map(|journey| journey.steps.iter().map(move |step| (*journey, step)));
        steps.filter(|(_, step)| within(step.at)).map(|(journey, step)| amount(journey, &step.event)).sum()
    };
    let count = |is: &dyn Fn(&Event) -> bool| sum(&|_, event| f64::from(u8::from(is(event))));
    let of_fit =
        |is: &dyn Fn(&Event) -> bool| sum(&|journey, event| f64::from(u8::from(journey.fits && is(event))));
    // A life begins with an arrival or a return.
    let begins = |event: &Event| matches!(event, Event::Arrived | Event::Returned);
    let lives = || {
        journeys.iter().flat_map(|journey| {
            let parts = journey.steps.chunk_by(|_, next| !begins(&next.event));
            parts.map(|steps| Life { fits: journey.fits, steps })
        })
    };
    let mqls = |fits: bool| {
        let passed = |life: &Life| !life.has(&Event::BelowThreshold) && (life.fits || !fits);
        lives().filter(|life| within(life.steps[0].at) && passed(life)).count() as f64
    };
    let open_at_start = lives()
        .filter(|life| life.steps[0].at < window.start)
        .filter(|life| life.ended().is_none_or(|at| at >= window.start));
    let open_at_end = lives().filter(|life| life.ended().is_none());
    let rejected = |reason: Reason| count(&|event| *event == Event::Rejected(reason));
    vec![
        (Output::Leads, count(&|event| *event == Event::Arrived)),
        (Output::FitLeads, of_fit(&|event| *event == Event::Arrived)),
        (Output::Mqls, mqls(false)),
        (Output::FitMqls, mqls(true)),
        (Output::Returned, count(&|event| *event == Event::Returned)),
        (Output::BelowThreshold, count(&|event| *event == Event::BelowThreshold)),
        (Output::LostInHandoff, count(&|event| *event == Event::LostInHandoff)),
        (Output::HandedOver, count(&|event| *event == Event::HandedOver)),
        (Output::NeverWorked, count(&|event| *event == Event::NeverWorked)),
        (Output::PatienceRanOut, count(&|event| *event == Event::GaveUp)),
        (Output::Attempted, count(&|event| matches!(event, Event::Attempted { .. }))),
        (Output::NotReached, count(&|event| *event == Event::NotReached)),
        (Output::Contacted, count(&|event| *event == Event::Contacted)),
        (Output::RejectedBudget, rejected(Reason::Budget)),
        (Output::RejectedAuthority, rejected(Reason::Authority)),
        (Output::RejectedTiming, rejected(Reason::Timing)),
        (Output::RejectedRival, rejected(Reason::Rival)),
        (Output::RejectedNoReply, rejected(Reason::NoReply)),
        (Output::Sqls, count(&|event| *event == Event::Accepted)),
        (Output::NoOpportunity, count(&|event| *event == Event::NoOpportunity)),
        (Output::Opportunities, count(&|event| matches!(event, Event::Opened { .. }))),
        (Output::FitOpportunities, of_fit(&|event| matches!(event, Event::Opened { .. }))),
        (Output::DealLost, count(&|event| *event == Event::Lost)),
        (Output::Won, count(&|event| matches!(event, Event::Won { .. }))),
        (Output::FitWon, of_fit(&|event| matches!(event, Event::Won { .. }))),
        (Output::Delivered, count(&|event| matches!(event, Event::Delivered { .. }))),
        (Output::Reworked, count(&|event| matches!(event, Event::Delivered { reworks, .. } if *reworks > 0))),
        (Output::Expansions, count(&|event| *event == Event::Expanded)),
        (Output::Churned, count(&|event| *event == Event::Churned)),
        (Output::OpenAtStart, open_at_start.count() as f64),
        (Output::OpenAtEnd, open_at_end.count() as f64),
        (
            Output::Attempts,
            sum(&|_, event| {
                if let Event::Attempted { attempts, .. } = event { f64::from(*attempts) } else { 0.0 }
            }),
        ),
        (Output::Revenue, sum(&|_, event| if let Event::Won { value } = event { *value } else { 0.0 })),
        (
            Output::PipelineCreated,
            sum(&|_, event| if let Event::Opened { value } = event { *value } else { 0.0 }),
        ),
        (
            Output::ResponseHours,
            sum(&|_, event| {
                if let Event::Attempted { response_hours, .. } = event { *response_hours } else { 0.0 }
            }),
        ),
        (
            Output::LateDays,
            sum(&|_, event| if let Event::Delivered { late_days, .. } = event { *late_days } else { 0.0 }),
        ),
    ]
}

/// Waits and late days are added up in single precision, four at a time; money in double.
fn tolerance(output: Output) -> f64 {
    match output {
        Output::Revenue | Output::PipelineCreated => 1e-12,
        Output::ResponseHours | Output::LateDays => 1e-5,
        _ => 0.0,
    }
}

fn adds_up(scenarios: &[Scenario], trial: u32) -> Result<(), TestCaseError> {
    let Ok(mut simulator) = Simulator::new(scenarios, SEED, DEFAULT_PROBES) else { return Ok(()) };
    let batch = simulator.run(trial, 1);
    let replay = replay(scenarios, SEED, trial).expect("valid");
    for (number, world) in batch.worlds.iter().enumerate() {
        for (output, told) in tell(&replay, number) {
            let counted = world.column(output)[0];
            let apart = (told - counted).abs();
            prop_assert!(
                apart <= tolerance(output) * counted.abs().max(1.0),
                "{}: journeys tell {told}, the trial counted {counted}",
                output.id()
            );
        }
        for journey in replay.leads.iter().filter_map(|lead| lead.journeys[number].as_ref()) {
            prop_assert_eq!(journey.steps[0].event, Event::Arrived);
            prop_assert!(journey.steps.windows(2).all(|pair| pair[0].at <= pair[1].at), "{:?}", journey);
            prop_assert!(
                journey.steps.iter().all(|step| step.at < replay.worlds[number].end),
                "{:?}",
                journey
            );
            prop_assert!(journey.value == 0.0 || journey.fate == Fate::Ended(EndState::Won), "{:?}", journey);
        }
    }
    Ok(())
}

#[test]
fn journeys_add_up_to_their_trial() {
    for company in Company::ALL {
        for trial in [0, 17] {
            adds_up(&company.setups(), trial).expect("adds up");
        }
    }
}

#[test]
fn journeys_add_up_where_behaviour_changes_on_the_way() {
    let setup = Setup::Siloed.apply(&Company::SmbSaas.scenario());
    let paid = Plan::ALL.map(|plan| plan.apply(&setup).expect("valid"));
    for pair in paid.chunks(2) {
        adds_up(pair, 5).expect("adds up");
    }
    adds_up(&[setup, paid[1].clone()], 6).expect("adds up");
}

/// Where the score learns and people answer to their pay, and where nothing changes.
#[test]
fn journeys_go_on_with_later_lives() {
    let nurtured = |mut setup: Scenario| {
        setup.levers[Param::NurtureShare] = Lever::Fixed(1.0);
        setup.levers[Param::NurtureDays] = Lever::Fixed(20.0);
        setup
    };
    let still = Company::SmbSaas.setups().map(nurtured);
    let moving = [Plan::Siloed, Plan::ClosedLoop].map(|plan| nurtured(plan.apply(&still[0]).expect("valid")));
    for setups in [still, moving] {
        adds_up(&setups, 4).expect("adds up");
        let replay = replay(&setups, SEED, 4).expect("valid");
        for number in 0..2 {
            let journeys = replay.leads.iter().filter_map(|lead| lead.journeys[number].as_ref());
            let after = |before: fn(&Event) -> bool| {
                let steps = journeys.clone().flat_map(|journey| journey.steps.windows(2));
                steps.filter(|pair| before(&pair[0].event) && pair[1].event == Event::Returned).count()
            };
            let (below, early) = (
                after(|event| *event == Event::BelowThreshold),
                after(|event| *event == Event::Rejected(Reason::Timing)),
            );
            let all = after(|_| true);
            assert_eq!(below + early, all, "nobody comes back from anything else");
            assert!(below > 100 && early > 20, "{below} {early}");
            let won_later = |journey: &&Journey| {
                journey.value > 0.0 && journey.steps.iter().any(|step| step.event == Event::Returned)
            };
            assert!(journeys.clone().filter(won_later).count() > 0);
            let most = journeys
                .clone()
                .map(|journey| journey.steps.iter().filter(|step| step.event == Event::Returned).count());
            assert!(most.max() <= Some(3));
        }
    }
}

#[test]
fn two_equal_worlds_make_the_same_of_every_lead() {
    let scenario = Company::Industrial.scenario();
    let replay = replay(&[scenario.clone(), scenario], SEED, 3).expect("valid");
    assert!(replay.leads.len() > 2000);
    assert!(replay.leads.iter().all(|lead| lead.journeys[0] == lead.journeys[1] && !lead.differs()));
    assert_eq!(replay.by_difference(), (0..replay.leads.len()).collect::<Vec<_>>());
}

#[test]
fn those_whose_fate_differs_come_first() {
    let replay = replay(&Company::Industrial.setups(), SEED, 3).expect("valid");
    let order = replay.by_difference();
    let differing = replay.leads.iter().filter(|lead| lead.differs()).count();
    assert!(differing > 100);
    assert!(order[..differing].iter().all(|&lead| replay.leads[lead].differs()));
    let gains: Vec<f64> = order[..differing].iter().map(|&lead| replay.leads[lead].gain().abs()).collect();
    assert!(gains[0] > 0.0 && gains.windows(2).all(|pair| pair[0] >= pair[1]));
    let mut sorted = order;
    sorted.sort_unstable();
    assert_eq!(sorted, (0..replay.leads.len()).collect::<Vec<_>>());
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn journeys_add_up_in_any_scenario(scenarios in proptest::collection::vec(world::scenario(), 1..=3), trial in 0..50_u32) {
        adds_up(&scenarios, trial)?;
    }
}
