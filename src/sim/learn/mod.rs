//! Scores that learn: outcomes that sales reports (`label`) retrain the weights of signals (`regression`), which become
//! points on the old scale (`card`); `pupil` does so along one trial. Leaves to others: when (`chapters`).

mod card;
mod label;
mod pupil;
mod regression;

pub use card::Card;
pub use pupil::Pupil;
pub use regression::Weights;

use super::draw::Values;
use domain::{Learning, Param};

/// How the score of a world learns.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Lessons {
    /// Earlier leads with their outcomes, to start from.
    pub history: u32,
    /// Share of leads that sales takes for the other kind.
    pub label_error: f64,
    /// Hours until an outcome is known.
    pub lag: f64,
    /// Whole weeks from one retraining to the next.
    pub weeks: u32,
}

impl Lessons {
    /// `None` if the points stay as they are.
    pub fn new(learning: Learning, values: &Values) -> Option<Lessons> {
        (learning != Learning::Off).then(|| Lessons {
            history: if learning == Learning::Predictive { values[Param::HistoryLeads] as u32 } else { 0 },
            label_error: values[Param::LabelError],
            lag: values[Param::ReportLagDays] * 24.0,
            weeks: (values[Param::RetrainWeeks] as u32).max(1),
        })
    }
}
