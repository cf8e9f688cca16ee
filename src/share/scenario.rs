//! A scenario as a JSON tree, and as JSON text: field by field in the order of the form (`form`).
//! Leaves to others: whether a tree has that form (`check`), the text itself (`json`).

use super::form;
use super::json::Writer;
use super::node::Node;
use crate::domain::{
    Arrivals, Calendar, Channel, Choices, Conduct, Decay, Gate, Intercept, Learning, Lever, Levers, Param,
    Patience, Response, Routing, Scenario, Signal, Sla, WorkLaw,
};

/// The scenario of a tree that was found well formed; what it does not name has its default.
pub fn read(node: &Node) -> Scenario {
    let mut scenario = Scenario::default();
    if let Some(name) = node.text("name") {
        scenario.name = name.to_owned();
    }
    if let Some(fields) = node.fields("levers") {
        scenario.levers = Levers::default();
        for (id, value) in fields {
            if let Some(param) = Param::from_id(id) {
                scenario.levers[param] = lever(value);
            }
        }
    }
    if let Some(choices) = node.get("choices") {
        scenario.choices = read_choices(choices);
    }
    if let Some(channels) = node.list("channels") {
        let channel = |node: &Node| {
            let [weight, cost, fit] = numbers(node, ["weight", "cost_per_lead", "fit"]);
            Channel::new(node.text("name").unwrap_or_default(), weight, cost, fit)
        };
        scenario.channels = channels.iter().map(channel).collect();
    }
    if let Some(signals) = node.list("signals") {
        let signal = |node: &Node| {
            let [fit, no_fit, points] = numbers(node, ["given_fit", "given_no_fit", "points"]);
            Signal::new(node.text("name").unwrap_or_default(), fit, no_fit, points)
        };
        scenario.signals = signals.iter().map(signal).collect();
    }
    scenario
}

fn lever(node: &Node) -> Lever {
    if let Node::Number(value) = node {
        return Lever::Fixed(*value);
    }
    let [low, likely, high] = numbers(node, ["low", "likely", "high"]);
    Lever::Range { low, likely, high }
}

/// Not a number where one is missing, which no check lets pass.
fn numbers<const N: usize>(node: &Node, names: [&str; N]) -> [f64; N] {
    names.map(|name| node.number(name).unwrap_or(f64::NAN))
}

fn read_choices(node: &Node) -> Choices {
    let custom = |name| node.get(name).and_then(|node| node.get("custom"));
    let mut choices = Choices {
        arrivals: answer(node, "arrivals", form::ARRIVALS, [Arrivals::Office, Arrivals::Flat]),
        calendar: answer(node, "calendar", form::CALENDARS, [Calendar::Business, Calendar::AlwaysOpen]),
        gate: answer(node, "gate", form::GATES, [Gate::Threshold, Gate::Open]),
        intercept: answer(node, "intercept", form::INTERCEPTS, [Intercept::Rate, Intercept::Points]),
        routing: answer(
            node,
            "routing",
            form::ROUTINGS,
            [
                Routing::FirstCome,
                Routing::FreshestFirst,
                Routing::ByScore,
                Routing::ByCommission,
                Routing::RoundRobin,
            ],
        ),
        sla: answer(node, "sla", form::SLAS, [Sla::None, Sla::Hard]),
        response: answer(node, "response", form::RESPONSES, [Response::Queue, Response::Fixed]),
        decay: answer(node, "decay", form::DECAYS, Decay::STUDIES),
        patience: answer(node, "patience", form::PATIENCES, [Patience::Exponential, Patience::Unlimited]),
        work_law: answer(node, "work_law", form::WORK_LAWS, [WorkLaw::Lognormal, WorkLaw::Exponential]),
        conduct: answer(
            node,
            "conduct",
            form::CONDUCTS,
            [Conduct::Frozen, Conduct::Marketing, Conduct::Sales, Conduct::Both],
        ),
        learning: answer(
            node,
            "learning",
            form::LEARNINGS,
            [Learning::Off, Learning::ClosedLoop, Learning::Predictive],
        ),
    };
    if let Some(node) = custom("calendar") {
        let [days, open, close] = numbers(node, ["days", "open", "close"]).map(|number| number as u8);
        choices.calendar = Calendar::Custom { days, open, close };
    }
    if let Some(node) = custom("decay") {
        let [t1, t2, w, f] = numbers(node, ["t1", "t2", "w", "f"]);
        choices.decay = Decay::Custom { t1, t2, w, f };
    }
    choices
}

fn answer<T: Copy + Default, const N: usize>(node: &Node, name: &str, words: &[&str], answers: [T; N]) -> T {
    let place = node.text(name).and_then(|text| words.iter().position(|&word| word == text));
    place.and_then(|place| answers.get(place).copied()).unwrap_or_default()
}

pub fn write(to: &mut Writer, scenario: &Scenario) {
    to.object(|to| {
        to.name("name");
        to.string(&scenario.name);
        to.name("levers");
        to.object(|to| {
            for param in Param::ALL {
                to.name(param.id());
                match scenario.levers[param] {
                    Lever::Fixed(value) => to.number(value),
                    Lever::Range { low, likely, high } => {
                        write_numbers(to, &[("low", low), ("likely", likely), ("high", high)]);
                    }
                }
            }
        });
        to.name("choices");
        to.object(|to| write_choices(to, &scenario.choices));
        to.name("channels");
        to.list(&scenario.channels, |to, channel| {
            let numbers =
                [("weight", channel.weight), ("cost_per_lead", channel.cost_per_lead), ("fit", channel.fit)];
            write_named(to, &channel.name, &numbers);
        });
        to.name("signals");
        to.list(&scenario.signals, |to, signal| {
            let numbers = [
                ("given_fit", signal.given_fit),
                ("given_no_fit", signal.given_no_fit),
                ("points", signal.points),
            ];
            write_named(to, &signal.name, &numbers);
        });
    });
}

fn write_choices(to: &mut Writer, choices: &Choices) {
    // Without `..`, so that a new choice does not compile until it has its place here.
    let Choices {
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
        conduct,
        learning,
    } = *choices;
    write_word(to, "arrivals", form::ARRIVALS[arrivals as usize]);
    match calendar {
        Calendar::Business => write_word(to, "calendar", form::CALENDARS[0]),
        Calendar::AlwaysOpen => write_word(to, "calendar", form::CALENDARS[1]),
        Calendar::Custom { days, open, close } => {
            let numbers = [("days", days.into()), ("open", open.into()), ("close", close.into())];
            write_custom(to, "calendar", &numbers);
        }
    }
    write_word(to, "gate", form::GATES[gate as usize]);
    write_word(to, "intercept", form::INTERCEPTS[intercept as usize]);
    write_word(to, "routing", form::ROUTINGS[routing as usize]);
    write_word(to, "sla", form::SLAS[sla as usize]);
    write_word(to, "response", form::RESPONSES[response as usize]);
    match decay {
        Decay::Custom { t1, t2, w, f } => {
            write_custom(to, "decay", &[("t1", t1), ("t2", t2), ("w", w), ("f", f)]);
        }
        study => {
            let place = Decay::STUDIES.iter().position(|&other| other == study).unwrap_or_default();
            write_word(to, "decay", form::DECAYS[place]);
        }
    }
    write_word(to, "patience", form::PATIENCES[patience as usize]);
    write_word(to, "work_law", form::WORK_LAWS[work_law as usize]);
    write_word(to, "conduct", form::CONDUCTS[conduct as usize]);
    write_word(to, "learning", form::LEARNINGS[learning as usize]);
}

fn write_word(to: &mut Writer, name: &str, word: &str) {
    to.name(name);
    to.string(word);
}

fn write_custom(to: &mut Writer, name: &str, numbers: &[(&str, f64)]) {
    to.name(name);
    to.object(|to| {
        to.name("custom");
        write_numbers(to, numbers);
    });
}

fn write_numbers(to: &mut Writer, numbers: &[(&str, f64)]) {
    to.object(|to| write_fields(to, numbers));
}

fn write_named(to: &mut Writer, name: &str, numbers: &[(&str, f64)]) {
    to.object(|to| {
        write_word(to, "name", name);
        write_fields(to, numbers);
    });
}

fn write_fields(to: &mut Writer, numbers: &[(&str, f64)]) {
    for (name, number) in numbers {
        to.name(name);
        to.number(*number);
    }
}

#[cfg(test)]
mod tests {
    use super::super::{json, sample};
    use super::*;
    use proptest::prelude::*;

    proptest! {
        /// The types' own form, which the command line prints, is this one.
        #[test]
        fn it_is_what_the_types_say(document in sample::document()) {
            for scenario in &document.setups {
                let mut writer = Writer::default();
                write(&mut writer, scenario);
                let ours = writer.finish();
                let theirs: Scenario = serde_json::from_str(&ours).unwrap();
                prop_assert_eq!(&theirs, scenario);
                let theirs = serde_json::to_string(scenario).unwrap();
                prop_assert_eq!(&read(&json::read(theirs.as_bytes()).unwrap()), scenario);
            }
        }
    }
}
