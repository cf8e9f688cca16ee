//! Random scenarios: any lever anywhere within its bounds, any choices, channels and signals; small enough that a trial
//! takes milliseconds.

use embudo::domain::choice::{
    Arrivals, Calendar, Choices, Conduct, Decay, Gate, Intercept, Learning, Patience, Response, Routing, Sla,
    WorkLaw,
};
use embudo::domain::{Channel, Lever, Levers, Param, Scenario, Signal};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;

/// Most are valid; those whose rates no probability can reach are refused by `Simulator::new`.
pub fn scenario() -> impl Strategy<Value = Scenario> {
    (levers(), choices(), vec(channel(), 1..=8), vec(signal(), 0..=6)).prop_map(
        |(levers, choices, channels, signals)| Scenario {
            name: "random".to_owned(),
            levers,
            choices,
            channels,
            signals,
        },
    )
}

/// How a lever is set.
#[derive(Clone, Copy, Debug)]
enum Setting {
    Default,
    /// Within the slider's bounds, at this part of the way.
    Usual(f64),
    /// At a hard bound.
    Least,
    Most,
    /// Not known: between two parts of the way.
    Range(f64, f64, f64),
}

fn levers() -> impl Strategy<Value = Levers> {
    let range = (0.0..=1.0, 0.0..=1.0, 0.0..=1.0).prop_map(|(a, b, c)| Setting::Range(a, b, c));
    let setting = prop_oneof![
        6 => Just(Setting::Default),
        6 => (0.0..=1.0).prop_map(Setting::Usual),
        1 => Just(Setting::Least),
        1 => Just(Setting::Most),
        1 => range.clone(),
    ];
    // One of these far from the others leaves no probability that reaches the rates asked for.
    let solved =
        prop_oneof![12 => Just(Setting::Default), 1 => (0.0..=1.0).prop_map(Setting::Usual), 1 => range];
    let settings = Param::ALL
        .map(|param| if is_solved(param) { solved.clone().boxed() } else { setting.clone().boxed() });
    let sizes = (4..=8_u32, 0..=6_u32, 0.0..40.0, 0..=8_u32);
    // In weeks nobody comes back of those who take months.
    let returns = prop_oneof![2 => Just(None), 1 => (0.2..=1.0, 1.0..=8.0).prop_map(Some)];
    (settings.to_vec(), sizes, returns).prop_map(|(settings, (horizon, warm_up, leads, reps), returns)| {
        let mut levers = Levers::default();
        for (param, setting) in Param::ALL.into_iter().zip(settings) {
            levers[param] = lever(param, setting);
        }
        // What decides how long a trial takes.
        levers[Param::HorizonWeeks] = Lever::Fixed(f64::from(horizon));
        levers[Param::WarmUpWeeks] = Lever::Fixed(f64::from(warm_up));
        levers[Param::LeadsPerWeek] = Lever::Fixed(leads);
        levers[Param::Reps] = Lever::Fixed(f64::from(reps));
        if let Some((share, days)) = returns {
            levers[Param::NurtureShare] = Lever::Fixed(share);
            levers[Param::NurtureDays] = Lever::Fixed(days);
        }
        levers
    })
}

fn lever(param: Param, setting: Setting) -> Lever {
    let spec = param.spec();
    let at = |part: f64| {
        let value = spec.soft_min + part * (spec.soft_max - spec.soft_min);
        if spec.unit.is_whole() { value.round() } else { value }
    };
    match setting {
        // Studies of fast decay leave too few to reach the rates after an hour, the default.
        Setting::Default if param == Param::RefDelayHours => Lever::Fixed(0.0),
        Setting::Default => param.default_lever(),
        Setting::Usual(part) => Lever::Fixed(at(part)),
        Setting::Least => Lever::Fixed(spec.min),
        Setting::Most => Lever::Fixed(spec.max),
        Setting::Range(a, b, c) => {
            let mut ends = [at(a), at(b), at(c)];
            ends.sort_by(f64::total_cmp);
            Lever::Range { low: ends[0], likely: ends[1], high: ends[2] }
        }
    }
}

/// Enters the rates that are solved, and can make them unreachable.
fn is_solved(param: Param) -> bool {
    use Param::*;
    matches!(
        param,
        MqlToSql
            | SqlToOpp
            | OppToWon
            | LiftAccept
            | LiftOpen
            | LiftWin
            | RefFitShare
            | RefThreshold
            | RefDelayHours
            | RefAttempts
            | Reachable
            | AttemptA
            | AttemptB
            | LeadToMql
            | ScoreBase
            | FitShare
    )
}

fn choices() -> impl Strategy<Value = Choices> {
    let calendars =
        [Calendar::Business, Calendar::AlwaysOpen, Calendar::Custom { days: 7, open: 22, close: 24 }];
    let routings = [
        Routing::FirstCome,
        Routing::FreshestFirst,
        Routing::ByScore,
        Routing::ByCommission,
        Routing::RoundRobin,
    ];
    let decays = [
        Decay::Telfer2018,
        Decay::LrmHbr,
        Decay::Optifai2025,
        Decay::Custom { t1: 9.0, t2: 900.0, w: 0.5, f: 0.2 },
        Decay::Custom { t1: 2.0, t2: 19.2, w: 0.9, f: 0.0 },
    ];
    (
        (select(vec![Arrivals::Office, Arrivals::Flat]), select(calendars.to_vec())),
        (select(vec![Gate::Threshold, Gate::Open]), select(vec![Intercept::Rate, Intercept::Points])),
        (select(routings.to_vec()), select(vec![Sla::None, Sla::Hard])),
        (select(vec![Response::Queue, Response::Fixed]), select(decays.to_vec())),
        (
            select(vec![Patience::Exponential, Patience::Unlimited]),
            select(vec![WorkLaw::Lognormal, WorkLaw::Exponential]),
            select(vec![Learning::Off, Learning::Off, Learning::ClosedLoop, Learning::Predictive]),
        ),
    )
        .prop_map(
            |(
                (arrivals, calendar),
                (gate, intercept),
                (routing, sla),
                (response, decay),
                (patience, work_law, learning),
            )| {
                Choices {
                    arrivals,
                    calendar,
                    gate,
                    intercept,
                    routing,
                    sla,
                    response,
                    decay,
                    patience,
                    work_law,
                    conduct: Conduct::Frozen,
                    learning,
                }
            },
        )
}

fn channel() -> impl Strategy<Value = Channel> {
    (0.01..10.0, 0.0..200.0, 0.02..0.98)
        .prop_map(|(weight, cost, fit)| Channel::new("channel", weight, cost, fit))
}

/// Points speak for what they show: a score that misleads leaves too few good leads among the MQLs to reach the rates.
fn signal() -> impl Strategy<Value = Signal> {
    (0.0..=1.0, 0.0..=1.0, 0.0..60.0).prop_map(|(fit, no_fit, size): (f64, f64, f64)| {
        let points = if fit < no_fit { -size } else { size };
        Signal::new("signal", fit, no_fit, points.round())
    })
}
