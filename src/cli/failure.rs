//! Everything that can stop a subcommand. Values only: `words` says them.

use crate::domain::{Scenario, ScenarioError};
use crate::share::FileError;
use std::io;

#[derive(Debug)]
pub enum Failure {
    /// The file (or standard input, `-`) could not be read.
    Unreadable {
        path: String,
        error: io::Error,
    },
    /// It was read, but it is no valid document.
    File {
        path: String,
        error: FileError,
    },
    /// A setup whose rates cannot be solved.
    Scenario {
        scenario: Box<Scenario>,
        errors: Vec<ScenarioError>,
    },
    NoPreset,
    UnknownPreset {
        name: String,
    },
    /// Nothing to plan for: the quota, or the setup's target, is 0.
    NoQuota,
    /// More plans of pay than setups to pay.
    TooManyPlans {
        plans: usize,
        setups: usize,
    },
    /// Pay that is to cost the same as nothing, or nothing as something.
    NothingToScale,
    UnknownChecks {
        names: Vec<String>,
        known: Vec<&'static str>,
    },
    /// No lever or question has this identifier; these are the most like it.
    UnknownLever {
        name: String,
        near: Vec<String>,
    },
    /// No lever is a range.
    NothingUncertain,
    NoLead {
        number: u32,
        leads: usize,
    },
    /// One row per trial is a table for programs.
    PerTrialAsText,
    /// So is the year week by week.
    WeeklyAsText,
    /// A workbook is no text for a terminal.
    WorkbookWithoutFile,
    /// Standard input can be read only once.
    TwiceFromInput,
    Output(io::Error),
}

impl From<io::Error> for Failure {
    fn from(error: io::Error) -> Failure {
        Failure::Output(error)
    }
}

impl From<serde_json::Error> for Failure {
    fn from(error: serde_json::Error) -> Failure {
        Failure::Output(error.into())
    }
}
