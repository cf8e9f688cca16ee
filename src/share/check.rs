//! Holds a JSON tree against the declared form and lists every departure with its place.

use super::fault::{Fault, Kind, MAX_FAULTS, Problem};
use super::form::{Field, Form, Need};
use super::locks::Lock;
use super::node::Node;
use crate::domain::Seed;

/// All faults of form, at most [`MAX_FAULTS`], in the file's order.
pub fn faults(node: &Node, form: &Form) -> Vec<Fault> {
    let mut checker = Checker { path: Vec::new(), faults: Vec::new() };
    checker.check(node, form);
    checker.faults
}

/// A step from a value to one inside it.
enum Step<'a> {
    Field(&'a str),
    Index(usize),
}

struct Checker<'a> {
    path: Vec<Step<'a>>,
    faults: Vec<Fault>,
}

/// The fields of a range; each is a number.
const RANGE: [&str; 3] = ["low", "likely", "high"];

impl<'a> Checker<'a> {
    fn check(&mut self, node: &'a Node, form: &Form) {
        match (form, node) {
            (Form::Number { .. } | Form::Lever(_), Node::Number(_)) | (Form::Text, Node::Text(_)) => {}
            (Form::Whole { min, max }, Node::Number(number)) => self.whole(*number, *min, *max),
            (Form::Lever(_), Node::Object(fields)) => {
                let number = Form::Number { min: f64::MIN, max: f64::MAX };
                let form = RANGE.map(|name| Field { name, form: number.clone(), need: Need::Required });
                self.object(fields, &form);
            }
            (Form::Seed, Node::Text(text)) if text.parse::<Seed>().is_ok() => {}
            (Form::Seed, _) => self.fault(Problem::Seed),
            (Form::Lock, Node::Text(id)) if Lock::from_id(id).is_some() => {}
            (Form::Lock, Node::Text(_)) => self.fault(Problem::Lock),
            (Form::Choice { words, .. }, Node::Text(word)) => {
                if !words.contains(&word.as_str()) {
                    self.fault(Problem::Word { allowed: words });
                }
            }
            (Form::Choice { custom, .. }, Node::Object(fields)) if !custom.is_empty() => {
                let form = Form::Object(custom.clone());
                self.object(fields, &[Field { name: "custom", form, need: Need::Required }]);
            }
            (Form::Object(form), Node::Object(fields)) => self.object(fields, form),
            (Form::List { of, min, max }, Node::List(items)) => {
                if !(*min..=*max).contains(&items.len()) {
                    self.fault(Problem::Length { min: *min, max: *max, found: items.len() });
                    return;
                }
                for (index, item) in items.iter().enumerate() {
                    self.inside(Step::Index(index), |checker| checker.check(item, of));
                }
            }
            _ => self.fault(Problem::Type { expected: expected(form), found: node.kind() }),
        }
    }

    fn whole(&mut self, number: f64, min: f64, max: f64) {
        if number != number.trunc() {
            self.fault(Problem::Type { expected: Kind::WholeNumber, found: Kind::Number });
        } else if !(min..=max).contains(&number) {
            self.fault(Problem::OutOfRange { min, max });
        }
    }

    fn object(&mut self, fields: &'a [(String, Node)], form: &[Field]) {
        for (index, (name, node)) in fields.iter().enumerate() {
            if self.faults.len() >= MAX_FAULTS {
                return;
            }
            let known = form.iter().find(|field| field.name == name);
            self.inside(Step::Field(name), |checker| match known {
                None => checker.fault(Problem::Unknown),
                // Only known names get here, so few fields precede this one.
                Some(_) if fields[..index].iter().any(|(earlier, _)| earlier == name) => {
                    checker.fault(Problem::Repeated);
                }
                Some(field) => checker.check(node, &field.form),
            });
        }
        for field in form.iter().filter(|field| field.need == Need::Required) {
            if !fields.iter().any(|(name, _)| name == field.name) {
                self.faults.push(Fault { path: self.path_to(field.name), problem: Problem::Missing });
            }
        }
        self.faults.truncate(MAX_FAULTS);
    }

    fn inside(&mut self, step: Step<'a>, visit: impl FnOnce(&mut Self)) {
        self.path.push(step);
        visit(self);
        self.path.pop();
    }

    fn fault(&mut self, problem: Problem) {
        let path = show(&self.path);
        self.faults.push(Fault { path, problem });
    }

    fn path_to(&self, name: &str) -> String {
        let path = show(&self.path);
        if path.is_empty() { name.to_owned() } else { format!("{path}.{name}") }
    }
}

fn expected(form: &Form) -> Kind {
    match form {
        Form::Whole { .. } => Kind::WholeNumber,
        Form::Number { .. } => Kind::Number,
        Form::Lever(_) => Kind::NumberOrRange,
        Form::Text | Form::Seed | Form::Lock | Form::Choice { .. } => Kind::Text,
        Form::Object(_) => Kind::Object,
        Form::List { .. } => Kind::List,
    }
}

/// `setups[1].levers.reps`. A field's name is the file's own, so it is kept short.
fn show(path: &[Step]) -> String {
    let mut text = String::new();
    for step in path {
        match step {
            Step::Index(index) => text.push_str(&format!("[{index}]")),
            Step::Field(name) => {
                if !text.is_empty() {
                    text.push('.');
                }
                text.extend(name.chars().take(40));
                if name.chars().nth(40).is_some() {
                    text.push('…');
                }
            }
        }
    }
    text
}
