//! The JSON Schema (draft 2020-12) of files, generated from the declared form and the parameter table.

use super::form::{self, Field, Form, Need};
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
        Form::Whole { min, max } => json!({ "type": "integer", "minimum": min, "maximum": max }),
        Form::Number { min, max } => json!({ "type": "number", "minimum": min, "maximum": max }),
        Form::Lever(spec) => lever(spec),
        Form::Text => json!({ "type": "string", "maxLength": 60 }),
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
    let kind = if spec.unit.is_whole() { "integer" } else { "number" };
    let number = json!({ "type": kind, "minimum": spec.min, "maximum": spec.max });
    json!({
        "description": unit(spec.unit),
        "default": spec.default,
        "anyOf": [number, {
            "type": "object",
            "description": "Not sure: drawn once per trial. low <= likely <= high.",
            "properties": { "low": number, "likely": number, "high": number },
            "required": ["low", "likely", "high"],
            "additionalProperties": false,
        }],
    })
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
