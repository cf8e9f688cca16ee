//! What is shared: a seed, how many trials, one to five setups, and what is locked. And notices that come with reading one.

use super::fault::SetupError;
use super::locks::Locks;
use crate::domain::{Company, Scenario, Seed};
use crate::sim::ENGINE_REVISION;

pub const MAX_TRIALS: u32 = 100_000;
pub const MAX_SETUPS: usize = 5;

/// A valid state of the laboratory. The first two setups are today and the proposal.
#[derive(Clone, Debug, PartialEq)]
pub struct Document {
    pub seed: Seed,
    /// 1 to [`MAX_TRIALS`].
    pub trials: u32,
    /// 1 to [`MAX_SETUPS`].
    pub setups: Vec<Scenario>,
    /// What is to stay as it is in the first two.
    pub locks: Locks,
}

/// What a reader should know about a document that was read well.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Notice {
    /// Made by another revision of the engine: the same seed may give other numbers here.
    EngineRevision { theirs: u32, ours: u32 },
}

impl Default for Document {
    fn default() -> Document {
        Document::of(Company::default())
    }
}

impl Document {
    pub const DEFAULT_SEED: Seed = Seed(1);
    pub const DEFAULT_TRIALS: u32 = 10_000;

    /// A company as a first visit finds it: today and the proposal.
    pub fn of(company: Company) -> Document {
        Document { setups: company.setups().into(), ..Document::with(Vec::new()) }
    }

    pub(super) fn with(setups: Vec<Scenario>) -> Document {
        Document {
            seed: Document::DEFAULT_SEED,
            trials: Document::DEFAULT_TRIALS,
            setups,
            locks: Locks::default(),
        }
    }

    /// All that is wrong with its setups, in order.
    pub(super) fn check(&self) -> Result<(), Vec<SetupError>> {
        let faults: Vec<SetupError> = (self.setups.iter().enumerate())
            .flat_map(|(setup, scenario)| {
                let errors = scenario.check().err().unwrap_or_default();
                errors.into_iter().map(move |error| SetupError { setup, error })
            })
            .collect();
        if faults.is_empty() { Ok(()) } else { Err(faults) }
    }
}

pub(super) fn notices(engine_revision: u32) -> Vec<Notice> {
    let ours = ENGINE_REVISION;
    let other = engine_revision != ours;
    if other { vec![Notice::EngineRevision { theirs: engine_revision, ours }] } else { Vec::new() }
}
