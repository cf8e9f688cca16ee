//! The form of a file, declared once: the checks (`check`) and the JSON Schema (`schema`) both follow it.
//! A test holds it against what serde accepts. Leaves to others: whether values make sense (`Scenario::check`).

use super::document::{MAX_SETUPS, MAX_TRIALS};
use crate::domain::channel::MAX_CHANNELS;
use crate::domain::signal::MAX_SIGNALS;
use crate::domain::{Param, Spec};

/// What may stand at a place.
#[derive(Clone, Debug)]
pub enum Form {
    /// A whole number; its bounds are checked here.
    Whole {
        min: f64,
        max: f64,
    },
    /// Any number; its bounds are told in the schema and checked by the domain.
    Number {
        min: f64,
        max: f64,
    },
    /// A lever's number, or a range of it.
    Lever(&'static Spec),
    Text,
    Seed,
    /// One of some words, or an object `{"custom": {...}}`.
    Choice {
        words: &'static [&'static str],
        custom: Vec<Field>,
    },
    Object(Vec<Field>),
    List {
        of: Box<Form>,
        min: usize,
        max: usize,
    },
}

#[derive(Clone, Debug)]
pub struct Field {
    pub name: &'static str,
    pub form: Form,
    pub need: Need,
}

/// What happens when a field is missing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Need {
    Required,
    /// It takes its default.
    Optional,
}

pub const FORMAT_VERSION: u32 = 1;

pub fn document() -> Form {
    let version = f64::from(FORMAT_VERSION);
    Form::Object(vec![
        required("embudo", Form::Whole { min: version, max: version }),
        optional("engine_revision", Form::Whole { min: 0.0, max: f64::from(u32::MAX) }),
        optional("seed", Form::Seed),
        optional("trials", Form::Whole { min: 1.0, max: f64::from(MAX_TRIALS) }),
        required("setups", Form::List { of: Box::new(scenario()), min: 1, max: MAX_SETUPS }),
    ])
}

pub fn scenario() -> Form {
    let levers = Param::ALL.map(|param| optional(param.id(), Form::Lever(param.spec())));
    Form::Object(vec![
        optional("name", Form::Text),
        optional("levers", Form::Object(levers.into())),
        optional("choices", Form::Object(choices())),
        optional("channels", Form::List { of: Box::new(channel()), min: 1, max: MAX_CHANNELS }),
        optional("signals", Form::List { of: Box::new(signal()), min: 0, max: MAX_SIGNALS }),
    ])
}

fn choices() -> Vec<Field> {
    let words = |words| Form::Choice { words, custom: Vec::new() };
    let hours = |min, max| Form::Whole { min, max };
    let minutes = Form::Number { min: 1e-3, max: 1e9 };
    let share = Form::Number { min: 0.0, max: 1.0 };
    let calendar = vec![
        required("days", hours(1.0, 7.0)),
        required("open", hours(0.0, 24.0)),
        required("close", hours(0.0, 24.0)),
    ];
    let decay = vec![
        required("t1", minutes.clone()),
        required("t2", minutes),
        required("w", share.clone()),
        required("f", share),
    ];
    let studies = &["telfer2018", "lrm2007_qualify", "lrm2007_contact", "hbr2011", "lrm_hbr", "optifai2025"];
    let routings = &["first_come", "freshest_first", "by_score", "by_commission", "round_robin"];
    vec![
        optional("arrivals", words(&["office", "flat"])),
        optional("calendar", Form::Choice { words: &["business", "always_open"], custom: calendar }),
        optional("gate", words(&["threshold", "open"])),
        optional("intercept", words(&["rate", "points"])),
        optional("routing", words(routings)),
        optional("sla", words(&["none", "hard"])),
        optional("response", words(&["queue", "fixed"])),
        optional("decay", Form::Choice { words: studies, custom: decay }),
        optional("patience", words(&["exponential", "unlimited"])),
        optional("work_law", words(&["lognormal", "exponential"])),
    ]
}

fn channel() -> Form {
    Form::Object(vec![
        required("name", Form::Text),
        required("weight", Form::Number { min: 0.0, max: 1e6 }),
        required("cost_per_lead", Form::Number { min: 0.0, max: 1e5 }),
        required("fit", Form::Number { min: 0.0, max: 1.0 }),
    ])
}

fn signal() -> Form {
    Form::Object(vec![
        required("name", Form::Text),
        required("given_fit", Form::Number { min: 0.0, max: 1.0 }),
        required("given_no_fit", Form::Number { min: 0.0, max: 1.0 }),
        required("points", Form::Number { min: -300.0, max: 300.0 }),
    ])
}

fn required(name: &'static str, form: Form) -> Field {
    Field { name, form, need: Need::Required }
}

fn optional(name: &'static str, form: Form) -> Field {
    Field { name, form, need: Need::Optional }
}
