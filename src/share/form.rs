//! The form of a file, declared once: the checks (`check`) and the JSON Schema (`schema`) both follow it.
//! A test holds it against what serde accepts. Leaves to others: whether values make sense (`Scenario::check`).

use super::document::{MAX_SETUPS, MAX_TRIALS};
use super::locks::Lock;
use crate::domain::channel::MAX_CHANNELS;
use crate::domain::signal::MAX_SIGNALS;
use crate::domain::{Param, Spec};

/// What may stand at a place.
#[derive(Clone, Debug)]
#[cfg_attr(target_arch = "wasm32", expect(dead_code, reason = "only the schema tells some bounds"))]
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
    /// The name of something that can be locked.
    Lock,
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
        optional("locked", Form::List { of: Box::new(Form::Lock), min: 0, max: Lock::all().count() }),
        optional("results", record()),
    ])
}

fn record() -> Form {
    let euro = || Form::Number { min: 0.0, max: 1e18 };
    let revenue = ["mean", "p10", "p50", "p90"].map(|name| required(name, euro()));
    Form::Object(vec![
        required("trials", Form::Whole { min: 1.0, max: f64::from(MAX_TRIALS) }),
        required(
            "revenue",
            Form::List { of: Box::new(Form::Object(revenue.into())), min: 1, max: MAX_SETUPS },
        ),
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

/// The words of each choice, in the order of its type's variants.
pub const ARRIVALS: &[&str] = &["office", "flat"];
pub const CALENDARS: &[&str] = &["business", "always_open"];
pub const GATES: &[&str] = &["threshold", "open"];
pub const INTERCEPTS: &[&str] = &["rate", "points"];
pub const ROUTINGS: &[&str] = &["first_come", "freshest_first", "by_score", "by_commission", "round_robin"];
pub const SLAS: &[&str] = &["none", "hard"];
pub const RESPONSES: &[&str] = &["queue", "fixed"];
pub const DECAYS: &[&str] =
    &["telfer2018", "lrm2007_qualify", "lrm2007_contact", "hbr2011", "lrm_hbr", "optifai2025"];
pub const PATIENCES: &[&str] = &["exponential", "unlimited"];
pub const WORK_LAWS: &[&str] = &["lognormal", "exponential"];
pub const CONDUCTS: &[&str] = &["frozen", "marketing", "sales", "both"];
pub const LEARNINGS: &[&str] = &["off", "closed_loop", "predictive"];

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
    vec![
        optional("arrivals", words(ARRIVALS)),
        optional("calendar", Form::Choice { words: CALENDARS, custom: calendar }),
        optional("gate", words(GATES)),
        optional("intercept", words(INTERCEPTS)),
        optional("routing", words(ROUTINGS)),
        optional("sla", words(SLAS)),
        optional("response", words(RESPONSES)),
        optional("decay", Form::Choice { words: DECAYS, custom: decay }),
        optional("patience", words(PATIENCES)),
        optional("work_law", words(WORK_LAWS)),
        optional("conduct", words(CONDUCTS)),
        optional("learning", words(LEARNINGS)),
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{
        Arrivals, Calendar, Channel, Choices, Conduct, Decay, Gate, Intercept, Learning, Patience, Response,
        Routing, Scenario, Signal, Sla, WorkLaw,
    };
    use serde::Deserialize;
    use serde::de::value::Error;
    use serde::de::{Deserializer, Error as _, Visitor};
    use serde::forward_to_deserialize_any;

    /// Asks a type for the names that it accepts, without giving it a value.
    struct Probe<'a>(&'a mut &'static [&'static str]);

    impl<'de> Deserializer<'de> for Probe<'_> {
        type Error = Error;

        fn deserialize_any<V: Visitor<'de>>(self, _: V) -> Result<V::Value, Error> {
            Err(Error::custom("only names are asked for"))
        }

        fn deserialize_struct<V: Visitor<'de>>(
            self,
            _: &'static str,
            fields: &'static [&'static str],
            _: V,
        ) -> Result<V::Value, Error> {
            *self.0 = fields;
            Err(Error::custom("only names are asked for"))
        }

        fn deserialize_enum<V: Visitor<'de>>(
            self,
            _: &'static str,
            variants: &'static [&'static str],
            _: V,
        ) -> Result<V::Value, Error> {
            *self.0 = variants;
            Err(Error::custom("only names are asked for"))
        }

        forward_to_deserialize_any! {
            bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf option unit
            unit_struct newtype_struct seq tuple tuple_struct map identifier ignored_any
        }
    }

    #[track_caller]
    fn check<'de, T: Deserialize<'de>>(form: &Form) {
        let mut names: &[&str] = &[];
        assert!(T::deserialize(Probe(&mut names)).is_err());
        let declared: Vec<&str> = match form {
            Form::Object(fields) => fields.iter().map(|field| field.name).collect(),
            Form::Choice { words, custom } => {
                words.iter().copied().chain((!custom.is_empty()).then_some("custom")).collect()
            }
            other => panic!("{other:?} has no names"),
        };
        assert_eq!(declared, names);
    }

    /// What serde accepts and what is declared here are the same names in the same order.
    #[test]
    fn the_form_is_the_types_own() {
        check::<Scenario>(&scenario());
        check::<Channel>(&channel());
        check::<Signal>(&signal());
        check::<Choices>(&Form::Object(choices()));
        let forms: Vec<Form> = choices().into_iter().map(|field| field.form).collect();
        check::<Arrivals>(&forms[0]);
        check::<Calendar>(&forms[1]);
        check::<Gate>(&forms[2]);
        check::<Intercept>(&forms[3]);
        check::<Routing>(&forms[4]);
        check::<Sla>(&forms[5]);
        check::<Response>(&forms[6]);
        check::<Decay>(&forms[7]);
        check::<Patience>(&forms[8]);
        check::<WorkLaw>(&forms[9]);
        check::<Conduct>(&forms[10]);
        check::<Learning>(&forms[11]);
    }
}
