//! The JSON Schema (draft 2020-12) of files, generated from the declared form and the parameter table.

use super::form::{self, Field, Form, Need};
use super::locks::Lock;
use crate::domain::{Spec, Unit};
use serde_json::{Map, Value, json};

/// The schema of what `file::read` accepts: a document, or a bare scenario.
pub fn schema() -> Value {
    json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Embudo document",
        "description": "One to five setups of a revenue funnel, with the seed and the number of trials; \
                        or one bare setup.",
        "anyOf": [{ "$ref": "#/$defs/document" }, { "$ref": "#/$defs/scenario", "minProperties": 1 }],
        "$defs": { "document": document(), "scenario": of(&form::scenario()) },
    })
}

fn document() -> Value {
    let mut document = of(&form::document());
    document["properties"]["setups"]["items"] = json!({ "$ref": "#/$defs/scenario" });
    document
}

fn of(form: &Form) -> Value {
    match form {
        Form::Whole { min, max } => number("integer", *min, *max),
        Form::Number { min, max } => number("number", *min, *max),
        Form::Lever(spec) => lever(spec),
        Form::Text => json!({ "type": "string", "maxLength": 60 }),
        Form::Lock => json!({ "enum": Lock::all().map(Lock::id).collect::<Vec<_>>() }),
        Form::Seed => json!({ "type": "string", "pattern": "^[0-9]{1,20}$" }),
        Form::Choice { words, custom } if custom.is_empty() => json!({ "enum": words }),
        Form::Choice { words, custom } => {
            let custom = Form::Object(custom.clone());
            let object = Form::Object(vec![Field { name: "custom", form: custom, need: Need::Required }]);
            json!({ "anyOf": [{ "enum": words }, of(&object)] })
        }
        Form::Object(fields) => {
            let properties: Map<_, _> =
                fields.iter().map(|field| (field.name.to_owned(), of(&field.form))).collect();
            let required = fields.iter().filter(|field| field.need == Need::Required);
            let required: Vec<_> = required.map(|field| field.name).collect();
            json!({
                "type": "object", "properties": properties, "required": required, "additionalProperties": false,
            })
        }
        Form::List { of: item, min, max } => {
            json!({ "type": "array", "items": of(item), "minItems": min, "maxItems": max })
        }
    }
}

/// One number, or a range of it.
fn lever(spec: &Spec) -> Value {
    let number = number(if spec.unit.is_whole() { "integer" } else { "number" }, spec.min, spec.max);
    json!({
        "description": unit(spec.unit),
        "default": plain(spec.default),
        "anyOf": [number, {
            "type": "object",
            "description": "Not sure: drawn once per trial. low <= likely <= high.",
            "properties": { "low": number, "likely": number, "high": number },
            "required": ["low", "likely", "high"],
            "additionalProperties": false,
        }],
    })
}

fn number(kind: &str, min: f64, max: f64) -> Value {
    json!({ "type": kind, "minimum": plain(min), "maximum": plain(max) })
}

/// Whole numbers without a point, as in files.
fn plain(number: f64) -> Value {
    let is_whole = number == number.trunc() && number.abs() < 9e15;
    if is_whole { Value::from(number as i64) } else { Value::from(number) }
}

fn unit(unit: Unit) -> &'static str {
    match unit {
        Unit::Share => "a share: 0.26 is 26 %",
        Unit::Count => "a count",
        Unit::Leads => "leads per week",
        Unit::Points => "points of the lead score",
        Unit::Minutes => "minutes",
        Unit::Hours => "hours",
        Unit::Days => "days",
        Unit::Weeks => "weeks",
        Unit::Ratio => "a ratio",
        Unit::Index => "a number without unit",
        Unit::Euro => "euro",
        Unit::EuroYear => "euro per year",
    }
}

#[cfg(test)]
mod tests {
    use super::super::document::Document;
    use super::super::{file, sample};
    use super::*;
    use crate::domain::Company;
    use proptest::prelude::*;

    /// Holds `value` against a schema that uses only the keywords that ours uses; any other stops the test.
    fn accepts(root: &Value, schema: &Value, value: &Value) -> bool {
        schema.as_object().expect("a schema is an object").iter().all(|(keyword, rule)| {
            match keyword.as_str() {
                "$schema" | "$defs" | "title" | "description" | "default" | "required" => true,
                "$ref" => {
                    let target =
                        rule.as_str().and_then(|target| root.pointer(target.trim_start_matches('#')));
                    accepts(root, target.expect("references lead somewhere"), value)
                }
                "anyOf" => rule.as_array().unwrap().iter().any(|option| accepts(root, option, value)),
                "enum" => rule.as_array().unwrap().contains(value),
                "type" => match rule.as_str().unwrap() {
                    "object" => value.as_object().is_some_and(|fields| {
                        let required = schema["required"].as_array().unwrap();
                        required.iter().all(|name| fields.contains_key(name.as_str().unwrap()))
                    }),
                    "array" => value.is_array(),
                    "string" => value.is_string(),
                    "number" => value.is_number(),
                    "integer" => value.as_f64().is_some_and(|number| number == number.trunc()),
                    other => panic!("unexpected type {other}"),
                },
                "minimum" => value.as_f64().is_none_or(|number| number >= rule.as_f64().unwrap()),
                "maximum" => value.as_f64().is_none_or(|number| number <= rule.as_f64().unwrap()),
                "minItems" => {
                    value.as_array().is_none_or(|items| items.len() as u64 >= rule.as_u64().unwrap())
                }
                "maxItems" => {
                    value.as_array().is_none_or(|items| items.len() as u64 <= rule.as_u64().unwrap())
                }
                "minProperties" => {
                    value.as_object().is_none_or(|fields| fields.len() as u64 >= rule.as_u64().unwrap())
                }
                "maxLength" => {
                    value.as_str().is_none_or(|text| text.chars().count() as u64 <= rule.as_u64().unwrap())
                }
                "pattern" => value.as_str().is_none_or(|text| text.bytes().all(|byte| byte.is_ascii_digit())),
                "items" => {
                    value.as_array().is_none_or(|items| items.iter().all(|item| accepts(root, rule, item)))
                }
                "properties" => value.as_object().is_none_or(|fields| {
                    fields
                        .iter()
                        .all(|(name, field)| rule.get(name).is_none_or(|rule| accepts(root, rule, field)))
                }),
                "additionalProperties" => value
                    .as_object()
                    .is_none_or(|fields| fields.keys().all(|name| schema["properties"].get(name).is_some())),
                other => panic!("unexpected keyword {other}"),
            }
        })
    }

    #[track_caller]
    fn check(text: &str, expected: bool) {
        let schema = schema();
        let value: Value = serde_json::from_str(text).unwrap();
        assert_eq!(accepts(&schema, &schema, &value), expected, "{text}");
        assert_eq!(file::read(text.as_bytes()).is_ok(), expected, "{text}");
    }

    #[test]
    fn every_preset_fits() {
        for company in Company::ALL {
            check(&file::write(&Document::of(company)), true);
            check(&file::write_scenario(&company.scenario()), true);
        }
    }

    #[test]
    fn schema_and_reader_refuse_the_same() {
        check("{}", false);
        check("[]", false);
        check(r#"{"embudo": 2, "setups": [{}]}"#, false);
        check(r#"{"embudo": 1, "setups": []}"#, false);
        check(r#"{"embudo": 1, "setups": [{}], "seed": 7}"#, false);
        check(r#"{"embudo": 1, "setups": [{}], "trials": 0}"#, false);
        check(r#"{"levers": {"reps": 2.5}}"#, false);
        check(r#"{"levers": {"leads_per_week": 1e18}}"#, false);
        check(r#"{"levers": {"fit_share": {"low": 0, "likely": 0.3}}}"#, false);
        check(r#"{"levers": {"fit_share": {"low": 0, "likely": 0.3, "high": 1}}}"#, true);
        check(r#"{"levers": {"wheels": 4}}"#, false);
        check(r#"{"choices": {"sla": "soft"}}"#, false);
        check(r#"{"choices": {"decay": {"custom": {"t1": 0, "t2": 1, "w": 1, "f": 0}}}}"#, false);
        check(r#"{"choices": {"decay": {"custom": {"t1": 2, "t2": 1, "w": 1, "f": 0}}}}"#, true);
        check(r#"{"channels": [{"name": "a", "weight": -1, "cost_per_lead": 1, "fit": 0.5}]}"#, false);
        check(r#"{"signals": []}"#, true);
    }

    proptest! {
        #[test]
        fn every_document_fits(document in sample::document()) {
            let schema = schema();
            let value: Value = serde_json::from_str(&file::write(&document)).unwrap();
            prop_assert!(accepts(&schema, &schema, &value));
        }
    }
}
