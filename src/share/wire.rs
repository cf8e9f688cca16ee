//! The form of a link before it becomes text: each setup as its differences from a starting company or from
//! an earlier setup. Leaves to others: text, checksum and version (`link`), codes (`codes`).

use super::base::Base;
use super::codes;
use super::compact::{Compact, Name, next};
use super::document::Document;
use super::locks::{Lock, Locks};
use crate::domain::{
    Arrivals, Calendar, Channel, Choices, Conduct, Decay, Gate, Intercept, Learning, Lever, Patience,
    Response, Routing, Scenario, Seed, Signal, Sla, WorkLaw,
};
use serde::de::{Deserializer, SeqAccess, Visitor};
use serde::ser::{SerializeTuple, Serializer};
use serde::{Deserialize, Serialize};
use std::fmt;

/// What a link says of its setups; what is locked may follow it ([`WireLocks`]).
#[derive(Serialize, Deserialize)]
pub struct WireDocument {
    pub engine_revision: u32,
    seed: u64,
    trials: u32,
    setups: Vec<WireSetup>,
}

/// The codes of what is locked. Not there where nothing is, so that links without locks are as they always were.
#[derive(Serialize, Deserialize)]
pub struct WireLocks(Vec<u32>);

impl WireLocks {
    pub fn new(locks: &Locks) -> Option<WireLocks> {
        (!locks.is_empty()).then(|| WireLocks(locks.iter().map(Lock::code).collect()))
    }

    /// `None` if it uses codes that we do not know.
    pub fn locks(self) -> Option<Locks> {
        self.0.into_iter().map(Lock::from_code).collect()
    }
}

#[derive(Serialize, Deserialize)]
struct WireSetup {
    base: u8,
    name: Option<String>,
    levers: Vec<WireLever>,
    choices: Vec<WireChoice>,
    channels: Option<Vec<WireChannel>>,
    signals: Option<Vec<WireSignal>>,
}

/// A name and its three numbers.
type WireChannel = (Name, Compact, Compact, Compact);
type WireSignal = WireChannel;

/// One answer. Append only, like the variants of each enum in it: their order is part of every link.
#[derive(Clone, Copy, Serialize, Deserialize)]
enum WireChoice {
    Arrivals(Arrivals),
    Calendar(Calendar),
    Gate(Gate),
    Intercept(Intercept),
    Routing(Routing),
    Sla(Sla),
    Response(Response),
    Decay(Decay),
    Patience(Patience),
    WorkLaw(WorkLaw),
    Conduct(Conduct),
    Learning(Learning),
}

fn answers(choices: &Choices) -> [WireChoice; 12] {
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
    [
        WireChoice::Arrivals(arrivals),
        WireChoice::Calendar(calendar),
        WireChoice::Gate(gate),
        WireChoice::Intercept(intercept),
        WireChoice::Routing(routing),
        WireChoice::Sla(sla),
        WireChoice::Response(response),
        WireChoice::Decay(decay),
        WireChoice::Patience(patience),
        WireChoice::WorkLaw(work_law),
        WireChoice::Conduct(conduct),
        WireChoice::Learning(learning),
    ]
}

impl WireChoice {
    fn apply(self, choices: &mut Choices) {
        match self {
            WireChoice::Arrivals(answer) => choices.arrivals = answer,
            WireChoice::Calendar(answer) => choices.calendar = answer,
            WireChoice::Gate(answer) => choices.gate = answer,
            WireChoice::Intercept(answer) => choices.intercept = answer,
            WireChoice::Routing(answer) => choices.routing = answer,
            WireChoice::Sla(answer) => choices.sla = answer,
            WireChoice::Response(answer) => choices.response = answer,
            WireChoice::Decay(answer) => choices.decay = answer,
            WireChoice::Patience(answer) => choices.patience = answer,
            WireChoice::WorkLaw(answer) => choices.work_law = answer,
            WireChoice::Conduct(answer) => choices.conduct = answer,
            WireChoice::Learning(answer) => choices.learning = answer,
        }
    }
}

impl WireDocument {
    pub fn new(document: &Document, engine_revision: u32) -> WireDocument {
        let mut setups = Vec::new();
        for (position, setup) in document.setups.iter().enumerate() {
            let earlier = &document.setups[..position];
            let ways = Base::candidates(position).filter_map(|base| WireSetup::new(setup, base, earlier));
            setups.extend(ways.min_by_key(WireSetup::rough_size));
        }
        WireDocument { engine_revision, seed: document.seed.0, trials: document.trials, setups }
    }

    /// The document; `None` if it uses codes that we do not know. Values are not yet checked.
    pub fn document(self) -> Option<Document> {
        let mut setups = Vec::new();
        for setup in self.setups {
            let scenario = setup.scenario(&setups)?;
            setups.push(scenario);
        }
        Some(Document { seed: Seed(self.seed), trials: self.trials, setups, locks: Locks::default() })
    }

    pub fn setup_count(&self) -> usize {
        self.setups.len()
    }

    pub fn trials(&self) -> u32 {
        self.trials
    }
}

impl WireSetup {
    fn new(setup: &Scenario, base: Base, earlier: &[Scenario]) -> Option<WireSetup> {
        let from = base.scenario(earlier)?;
        let levers = codes::coded(&setup.levers).zip(codes::coded(&from.levers));
        let changed =
            levers.filter(|((_, ours), (_, theirs))| bits_of_lever(*ours) != bits_of_lever(*theirs));
        let choices = answers(&setup.choices).into_iter().zip(answers(&from.choices));
        let same_channels =
            same(setup.channels.iter().map(channel_parts), from.channels.iter().map(channel_parts));
        let same_signals =
            same(setup.signals.iter().map(signal_parts), from.signals.iter().map(signal_parts));
        Some(WireSetup {
            base: base.code(),
            name: (setup.name != from.name).then(|| setup.name.clone()),
            levers: changed.map(|((code, lever), _)| WireLever { code, lever }).collect(),
            choices: choices
                .filter(|(ours, theirs)| encode(ours) != encode(theirs))
                .map(|(ours, _)| ours)
                .collect(),
            channels: (!same_channels)
                .then(|| setup.channels.iter().map(channel_parts).map(wire_parts).collect()),
            signals: (!same_signals)
                .then(|| setup.signals.iter().map(signal_parts).map(wire_parts).collect()),
        })
    }

    /// About how many bytes it takes: enough to choose between bases, without encoding each.
    fn rough_size(&self) -> usize {
        let levers: usize = self.levers.iter().map(|lever| if lever.lever.is_range() { 8 } else { 3 }).sum();
        let name = self.name.as_ref().map_or(0, String::len);
        let lists = self.channels.iter().chain(&self.signals).map(|list| 8 * list.len()).sum::<usize>();
        levers + 2 * self.choices.len() + name + lists
    }

    fn scenario(self, earlier: &[Scenario]) -> Option<Scenario> {
        let mut scenario = Base::from_code(self.base)?.scenario(earlier)?;
        if let Some(name) = self.name {
            scenario.name = name;
        }
        for WireLever { code, lever } in self.levers {
            scenario.levers[codes::param(code)?] = lever;
        }
        for choice in self.choices {
            choice.apply(&mut scenario.choices);
        }
        if let Some(channels) = self.channels {
            let channel =
                |(name, weight, cost, fit): WireChannel| Channel::new(&name.0, weight.0, cost.0, fit.0);
            scenario.channels = channels.into_iter().map(channel).collect();
        }
        if let Some(signals) = self.signals {
            let signal =
                |(name, fit, no_fit, points): WireSignal| Signal::new(&name.0, fit.0, no_fit.0, points.0);
            scenario.signals = signals.into_iter().map(signal).collect();
        }
        Some(scenario)
    }
}

/// A channel or a signal as its name and its three numbers.
type Parts<'a> = (&'a str, [f64; 3]);

fn channel_parts(channel: &Channel) -> Parts<'_> {
    (&channel.name, [channel.weight, channel.cost_per_lead, channel.fit])
}

fn signal_parts(signal: &Signal) -> Parts<'_> {
    (&signal.name, [signal.given_fit, signal.given_no_fit, signal.points])
}

fn wire_parts((name, [a, b, c]): Parts) -> WireChannel {
    (Name(name.to_owned()), Compact(a), Compact(b), Compact(c))
}

/// Whether two lists are the same to the bit.
fn same<'a>(ours: impl Iterator<Item = Parts<'a>>, theirs: impl Iterator<Item = Parts<'a>>) -> bool {
    let bits = |(name, numbers): Parts<'a>| (name, numbers.map(f64::to_bits));
    ours.map(bits).eq(theirs.map(bits))
}

fn bits_of_lever(lever: Lever) -> (bool, [u64; 3]) {
    let (low, high) = lever.bounds();
    (lever.is_range(), [low, lever.likely(), high].map(f64::to_bits))
}

/// The bytes of a value, which also tell numbers apart that compare equal (0 and -0).
pub fn encode(value: &impl Serialize) -> Vec<u8> {
    // Writing to memory cannot fail.
    postcard::to_allocvec(value).unwrap_or_default()
}

/// A lever's code and value: the code's lowest bit on the wire says whether three numbers follow, or one.
struct WireLever {
    code: u32,
    lever: Lever,
}

impl Serialize for WireLever {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let head = self.code << 1;
        match self.lever {
            Lever::Fixed(value) => (head, Compact(value)).serialize(serializer),
            Lever::Range { low, likely, high } => {
                let mut tuple = serializer.serialize_tuple(4)?;
                tuple.serialize_element(&(head | 1))?;
                for value in [low, likely, high] {
                    tuple.serialize_element(&Compact(value))?;
                }
                tuple.end()
            }
        }
    }
}

impl<'de> Deserialize<'de> for WireLever {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<WireLever, D::Error> {
        deserializer.deserialize_tuple(4, WireLeverVisitor)
    }
}

struct WireLeverVisitor;

impl<'de> Visitor<'de> for WireLeverVisitor {
    type Value = WireLever;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a lever")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<WireLever, A::Error> {
        let head: u32 = next(&mut seq)?;
        let code = head >> 1;
        let Compact(first) = next(&mut seq)?;
        if head & 1 == 0 {
            return Ok(WireLever { code, lever: Lever::Fixed(first) });
        }
        let (Compact(likely), Compact(high)) = (next(&mut seq)?, next(&mut seq)?);
        Ok(WireLever { code, lever: Lever::Range { low: first, likely, high } })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The bytes of every answer are part of every link. If this fails, a variant was moved: put it back, and
    /// append new ones.
    #[test]
    fn answers_keep_their_bytes() {
        use WireChoice as W;
        #[track_caller]
        fn check(bytes: &[u8], answers: &[W]) {
            assert_eq!(
                answers.iter().map(|answer| encode(answer)[..2].to_vec()).collect::<Vec<_>>().concat(),
                bytes
            );
        }
        check(&[0, 0, 0, 1], &[W::Arrivals(Arrivals::Office), W::Arrivals(Arrivals::Flat)]);
        let custom = Calendar::Custom { days: 5, open: 9, close: 17 };
        check(
            &[1, 0, 1, 1, 1, 2],
            &[W::Calendar(Calendar::Business), W::Calendar(Calendar::AlwaysOpen), W::Calendar(custom)],
        );
        assert_eq!(encode(&W::Calendar(custom)), [1, 2, 5, 9, 17]);
        check(&[2, 0, 2, 1], &[W::Gate(Gate::Threshold), W::Gate(Gate::Open)]);
        check(&[3, 0, 3, 1], &[W::Intercept(Intercept::Rate), W::Intercept(Intercept::Points)]);
        let routings = [
            Routing::FirstCome,
            Routing::FreshestFirst,
            Routing::ByScore,
            Routing::ByCommission,
            Routing::RoundRobin,
        ];
        check(&[4, 0, 4, 1, 4, 2, 4, 3, 4, 4], &routings.map(W::Routing));
        check(&[5, 0, 5, 1], &[W::Sla(Sla::None), W::Sla(Sla::Hard)]);
        check(&[6, 0, 6, 1], &[W::Response(Response::Queue), W::Response(Response::Fixed)]);
        check(&[7, 0, 7, 1, 7, 2, 7, 3, 7, 4, 7, 5], &Decay::STUDIES.map(W::Decay));
        assert_eq!(encode(&W::Decay(Decay::Custom { t1: 1.0, t2: 1.0, w: 1.0, f: 0.0 }))[..2], [7, 6]);
        check(&[8, 0, 8, 1], &[W::Patience(Patience::Exponential), W::Patience(Patience::Unlimited)]);
        check(&[9, 0, 9, 1], &[W::WorkLaw(WorkLaw::Lognormal), W::WorkLaw(WorkLaw::Exponential)]);
        use Conduct::{Both, Frozen, Marketing, Sales};
        check(&[10, 0, 10, 1, 10, 2, 10, 3], &[Frozen, Marketing, Sales, Both].map(W::Conduct));
        let learnings = [Learning::Off, Learning::ClosedLoop, Learning::Predictive];
        check(&[11, 0, 11, 1, 11, 2], &learnings.map(W::Learning));
    }
}
