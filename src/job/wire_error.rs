//! A scenario's faults as a worker sends them: mirrors of the domain's errors, which know no wire.
//! The compiler holds the mirrors to the originals. Leaves to others: their bytes (`codec`), wording (`i18n`).

use crate::domain::channel::ChannelError;
use crate::domain::signal::SignalError;
use crate::domain::{LeverError, Param, ScenarioError};
use serde::{Deserialize, Serialize};

#[derive(Serialize, Deserialize)]
pub struct WireError(#[serde(with = "ScenarioErrorForm")] pub ScenarioError);

#[derive(Serialize, Deserialize)]
#[serde(remote = "ScenarioError")]
enum ScenarioErrorForm {
    Lever {
        #[serde(with = "param")]
        param: Param,
        #[serde(with = "LeverErrorForm")]
        error: LeverError,
    },
    Name,
    ChannelCount {
        count: usize,
    },
    Channel {
        index: usize,
        #[serde(with = "ChannelErrorForm")]
        error: ChannelError,
    },
    NoVolume,
    SignalCount {
        count: usize,
    },
    Signal {
        index: usize,
        #[serde(with = "SignalErrorForm")]
        error: SignalError,
    },
    Calendar,
    DecayCurve,
    TooManyLeads {
        expected: f64,
        max: f64,
    },
    FitShareUnreachable {
        wanted: f64,
        low: f64,
        high: f64,
    },
    RateUnreachable {
        #[serde(with = "param")]
        rate: Param,
        probability: f64,
    },
}

#[derive(Serialize, Deserialize)]
#[serde(remote = "LeverError")]
enum LeverErrorForm {
    Empty,
    NotANumber,
    TooLow { min: f64 },
    TooHigh { max: f64 },
    NotWhole,
    RangeOrder,
}

#[derive(Serialize, Deserialize)]
#[serde(remote = "ChannelError")]
enum ChannelErrorForm {
    Name,
    Weight,
    Cost,
    Fit,
}

#[derive(Serialize, Deserialize)]
#[serde(remote = "SignalError")]
enum SignalErrorForm {
    Name,
    Probability,
    Points,
}

/// A parameter by its place in the table: both sides are of the same build.
mod param {
    use crate::domain::Param;
    use serde::de::Error as _;
    use serde::{Deserialize, Deserializer, Serialize, Serializer};

    pub fn serialize<S: Serializer>(param: &Param, serializer: S) -> Result<S::Ok, S::Error> {
        (*param as u32).serialize(serializer)
    }

    pub fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Param, D::Error> {
        let index = u32::deserialize(deserializer)?;
        Param::ALL.get(index as usize).copied().ok_or_else(|| D::Error::custom("no such parameter"))
    }
}
