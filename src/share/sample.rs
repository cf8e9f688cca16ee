//! Documents for tests: any valid one, by chance.

use super::document::Document;
use super::locks::Lock;
use crate::domain::{
    Arrivals, Calendar, Channel, Choices, Company, Conduct, Decay, Gate, Intercept, Learning, Lever, Param,
    Patience, Response, Routing, Scenario, Seed, Setup, Signal, Sla, WorkLaw,
};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;

pub fn document() -> impl Strategy<Value = Document> {
    let locks = vec(select(Lock::all().collect::<Vec<_>>()), 0..4);
    (any::<u64>(), 1..=100_000_u32, vec(scenario(), 1..=5), locks)
        .prop_map(|(seed, trials, setups, locks)| Document {
            seed: Seed(seed),
            trials,
            setups,
            locks: locks.into_iter().collect(),
        })
        // Two ranges at their upper ends can ask for more leads than a trial may have.
        .prop_filter("simulable", |document| document.check().is_ok())
}

/// A starting company with some of everything changed.
fn scenario() -> impl Strategy<Value = Scenario> {
    let base = (select(&Company::ALL[..]), prop::option::of(select(&Setup::ALL[..])));
    let levers =
        vec((select(&Param::ALL[..]), lever_part(), prop::option::of((lever_part(), lever_part()))), 0..16);
    let name = prop::option::of("\\PC{0,20}");
    let channels = prop::option::of(vec(channel(), 1..=8));
    let signals = prop::option::of(vec(signal(), 0..=10));
    (base, levers, choices(), name, channels, signals).prop_map(
        |((company, setup), levers, choices, name, channels, signals)| {
            let company = company.scenario();
            let mut scenario = setup.map_or(company.clone(), |setup| setup.apply(&company));
            for (param, likely, range) in levers {
                scenario.levers[param] = lever(param, likely, range);
            }
            scenario.choices = choices.unwrap_or(scenario.choices);
            scenario.name = name.unwrap_or(scenario.name);
            scenario.channels = channels.unwrap_or(scenario.channels);
            scenario.signals = signals.unwrap_or(scenario.signals);
            scenario
        },
    )
}

/// Where a value lies within a lever's bounds, and whether it is rounded as people round.
fn lever_part() -> impl Strategy<Value = (f64, bool)> {
    (0.0..1.0, any::<bool>())
}

fn lever(param: Param, likely: (f64, bool), range: Option<((f64, bool), (f64, bool))>) -> Lever {
    let spec = param.spec();
    let value = |(at, rounded): (f64, bool)| {
        let value = spec.min + at * (spec.max - spec.min).min(1000.0);
        let rounded = if rounded { format!("{value:.2}").parse().unwrap() } else { value };
        let whole = if spec.unit.is_whole() { rounded.round() } else { rounded };
        whole.clamp(spec.min, spec.max)
    };
    let Some((a, b)) = range else { return Lever::Fixed(value(likely)) };
    let mut values = [value(a), value(likely), value(b)];
    values.sort_by(f64::total_cmp);
    Lever::Range { low: values[0], likely: values[1], high: values[2] }
}

fn choices() -> impl Strategy<Value = Option<Choices>> {
    let calendar = prop_oneof![
        Just(Calendar::Business),
        Just(Calendar::AlwaysOpen),
        (1..=7_u8, 0..12_u8, 12..=24_u8).prop_map(|(days, open, close)| Calendar::Custom {
            days,
            open,
            close
        }),
    ];
    let decay = prop_oneof![
        select(&Decay::STUDIES[..]),
        (0.1..1e4, 0.1..1e4, 0.0..1.0, 0.0..1.0).prop_map(|(t1, t2, w, f)| Decay::Custom { t1, t2, w, f }),
    ];
    let routings = vec![
        Routing::FirstCome,
        Routing::FreshestFirst,
        Routing::ByScore,
        Routing::ByCommission,
        Routing::RoundRobin,
    ];
    let flags = prop::array::uniform7(any::<bool>());
    prop::option::of((calendar, decay, select(routings), flags).prop_map(
        |(calendar, decay, routing, flags)| {
            let [a, b, c, d, e, f, g] = flags;
            Choices {
                arrivals: if a { Arrivals::Office } else { Arrivals::Flat },
                calendar,
                gate: if b { Gate::Threshold } else { Gate::Open },
                intercept: if c { Intercept::Rate } else { Intercept::Points },
                routing,
                sla: if d { Sla::None } else { Sla::Hard },
                response: if e { Response::Queue } else { Response::Fixed },
                decay,
                patience: if f { Patience::Exponential } else { Patience::Unlimited },
                work_law: if g { WorkLaw::Lognormal } else { WorkLaw::Exponential },
                conduct: if a { Conduct::Frozen } else { Conduct::Both },
                learning: if b { Learning::Off } else { Learning::Predictive },
            }
        },
    ))
}

fn name() -> impl Strategy<Value = String> {
    prop_oneof![Just("search".to_owned()), Just("ebook".to_owned()), "[a-zñ€🙂]{1,20}"]
}

fn channel() -> impl Strategy<Value = Channel> {
    (name(), 0.01..100.0, 0.0..1e5, 0.0..1.0_f64).prop_map(|(name, weight, cost, fit)| {
        Channel::new(&name, weight, cost, (fit * 100.0).round() / 100.0)
    })
}

fn signal() -> impl Strategy<Value = Signal> {
    (name(), 0.0..1.0, 0.0..1.0, -300..=300_i32)
        .prop_map(|(name, fit, no_fit, points)| Signal::new(&name, fit, no_fit, f64::from(points)))
}
