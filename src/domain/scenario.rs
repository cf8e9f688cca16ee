//! A scenario: everything that one simulated world depends on, and the checks it must pass.
//! Leaves to others: solving intercepts (`sim::calibrate`, which can also refuse), files (`share`).

use super::channel::{Channel, ChannelError, MAX_CHANNELS};
use super::choice::Choices;
use super::company::Company;
use super::lever::{Lever, LeverError};
use super::param::{PARAM_COUNT, Param};
use super::signal::{MAX_SIGNALS, Signal, SignalError};
use serde::de::{Error as _, MapAccess, Visitor};
use serde::ser::SerializeMap;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::fmt;
use std::ops::{Index, IndexMut};

/// Leads that one trial may simulate at most, warm-up and returns included; it bounds a worker's memory, and what the
/// engine can number.
pub const MAX_LEADS_PER_TRIAL: f64 = 600_000.0;

/// How often a lead comes back at most.
pub const RETURNS: usize = 3;

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Scenario {
    /// Shown as written, or translated where it is a built-in setup's identifier; at most 60 characters.
    pub name: String,
    pub levers: Levers,
    pub choices: Choices,
    /// One to eight.
    pub channels: Vec<Channel>,
    /// None to ten.
    pub signals: Vec<Signal>,
}

/// The lists of a scenario.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Roster {
    Signals,
    Channels,
}

impl Roster {
    pub const ALL: [Roster; 2] = [Roster::Signals, Roster::Channels];

    /// The name of its field.
    pub fn id(self) -> &'static str {
        match self {
            Roster::Signals => "signals",
            Roster::Channels => "channels",
        }
    }
}

impl Default for Scenario {
    fn default() -> Self {
        Company::default().scenario()
    }
}

/// Why a scenario cannot be simulated.
#[derive(Clone, Debug, PartialEq)]
pub enum ScenarioError {
    Lever {
        param: Param,
        error: LeverError,
    },
    Name,
    ChannelCount {
        count: usize,
    },
    Channel {
        index: usize,
        error: ChannelError,
    },
    /// All channels have weight 0.
    NoVolume,
    SignalCount {
        count: usize,
    },
    Signal {
        index: usize,
        error: SignalError,
    },
    Calendar,
    DecayCurve,
    TooManyLeads {
        expected: f64,
        max: f64,
    },
    /// Channels whose fit is exactly 0 or 1 cannot be shifted to the overall `fit_share`.
    FitShareUnreachable {
        wanted: f64,
        low: f64,
        high: f64,
    },
    /// The rate asked of a stage would need a probability above 1 for leads that fit.
    RateUnreachable {
        rate: Param,
        probability: f64,
    },
}

impl Scenario {
    /// All faults that can be seen without solving anything, in reading order.
    pub fn check(&self) -> Result<(), Vec<ScenarioError>> {
        let mut errors = Vec::new();
        if self.name.chars().count() > 60 {
            errors.push(ScenarioError::Name);
        }
        for param in Param::ALL {
            if let Err(error) = self.levers[param].check(param) {
                errors.push(ScenarioError::Lever { param, error });
            }
        }
        if self.channels.is_empty() || self.channels.len() > MAX_CHANNELS {
            errors.push(ScenarioError::ChannelCount { count: self.channels.len() });
        }
        for (index, channel) in self.channels.iter().enumerate() {
            if let Err(error) = channel.check() {
                errors.push(ScenarioError::Channel { index, error });
            }
        }
        if self.channels.iter().all(|channel| channel.weight == 0.0) {
            errors.push(ScenarioError::NoVolume);
        }
        if self.signals.len() > MAX_SIGNALS {
            errors.push(ScenarioError::SignalCount { count: self.signals.len() });
        }
        for (index, signal) in self.signals.iter().enumerate() {
            if let Err(error) = signal.check() {
                errors.push(ScenarioError::Signal { index, error });
            }
        }
        if self.choices.calendar.hours().is_none() {
            errors.push(ScenarioError::Calendar);
        }
        if self.choices.decay.curve().is_none() {
            errors.push(ScenarioError::DecayCurve);
        }
        let expected = self.most_leads();
        if expected > MAX_LEADS_PER_TRIAL {
            errors.push(ScenarioError::TooManyLeads { expected, max: MAX_LEADS_PER_TRIAL });
        }
        if errors.is_empty() { Ok(()) } else { Err(errors) }
    }

    /// The most leads that a trial is expected to bring, with every range at its upper end.
    fn most_leads(&self) -> f64 {
        self.levers[Param::LeadsPerWeek].bounds().1 * self.most_per_weekly_lead()
    }

    /// The same for each lead a week.
    pub fn most_per_weekly_lead(&self) -> f64 {
        let high = |param| self.levers[param].bounds().1;
        let weeks = high(Param::HorizonWeeks) + high(Param::WarmUpWeeks);
        let volume = 1.0 + high(Param::VolumeGain) * high(Param::VolumeEffort);
        weeks * volume * (1.0 + RETURNS as f64 * high(Param::NurtureShare))
    }
}

/// One lever per parameter. In files a map from identifier to value; what is missing takes its default.
#[derive(Clone, Debug, PartialEq)]
pub struct Levers([Lever; PARAM_COUNT]);

impl Default for Levers {
    fn default() -> Self {
        Levers(Param::ALL.map(Param::default_lever))
    }
}

impl Index<Param> for Levers {
    type Output = Lever;

    fn index(&self, param: Param) -> &Lever {
        &self.0[param as usize]
    }
}

impl IndexMut<Param> for Levers {
    fn index_mut(&mut self, param: Param) -> &mut Lever {
        &mut self.0[param as usize]
    }
}

impl Serialize for Levers {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        if !serializer.is_human_readable() {
            return self.0.as_slice().serialize(serializer);
        }
        let mut map = serializer.serialize_map(Some(PARAM_COUNT))?;
        for param in Param::ALL {
            map.serialize_entry(param.id(), &self[param])?;
        }
        map.end()
    }
}

impl<'de> Deserialize<'de> for Levers {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        if deserializer.is_human_readable() {
            return deserializer.deserialize_map(LeversVisitor);
        }
        let levers = Vec::<Lever>::deserialize(deserializer)?;
        let count = levers.len();
        levers.try_into().map(Levers).map_err(|_| D::Error::invalid_length(count, &"one lever per parameter"))
    }
}

struct LeversVisitor;

impl<'de> Visitor<'de> for LeversVisitor {
    type Value = Levers;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a map from lever identifiers to values")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Levers, A::Error> {
        let mut levers = Levers::default();
        while let Some(id) = map.next_key::<String>()? {
            let param =
                Param::from_id(&id).ok_or_else(|| A::Error::custom(format_args!("unknown lever `{id}`")))?;
            levers[param] =
                map.next_value().map_err(|error| A::Error::custom(format_args!("lever `{id}`: {error}")))?;
        }
        Ok(levers)
    }
}
