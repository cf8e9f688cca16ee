//! What a worker says to its page. Leaves to others: its bytes (`codec`), what the page then does (`schedule`).

use super::request::JobId;
use super::version::Version;
use crate::domain::ScenarioError;
use crate::sim::Batch;
use serde::{Deserialize, Serialize};
use std::fmt;

#[derive(Clone, Debug, PartialEq)]
pub enum Reply {
    /// The first word of a worker: it listens from now on. What was said to it before is lost.
    Ready(Version),
    Batch {
        job: JobId,
        batch: Batch,
        /// How long it took to compute: the next batch is sized by it. Values never depend on it.
        millis: f64,
    },
    /// A scenario of the job cannot be simulated; asking again would not help.
    Refused { job: JobId, errors: Vec<ScenarioError> },
    /// The code for it could not be fetched. Asking again may help.
    Missing { job: JobId },
    /// Nothing of use can be expected of this worker any more.
    Failed(Failure),
}

/// Why a worker gave up; for the console, not for readers.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Failure {
    /// The request could not be read.
    Unreadable,
    /// The request is of another engine revision.
    Revision {
        mine: u32,
    },
    /// The request asks for trials that no page asks for.
    Span,
    Panicked {
        message: String,
    },
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        match self {
            Failure::Unreadable => f.write_str("the request cannot be read"),
            Failure::Revision { mine } => write!(f, "the request is not for revision {mine}"),
            Failure::Span => f.write_str("no page asks for such trials"),
            Failure::Panicked { message } => f.write_str(message),
        }
    }
}
