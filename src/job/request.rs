//! What a page asks of a worker: some trials of a job. Each request stands alone, so that any worker can answer it.
//! Leaves to others: its bytes (`codec`), who is asked (`schedule`), what answers (`runner`).

use crate::domain::{Scenario, Seed};
use crate::sim::weeks::Want;
use crate::sim::{ENGINE_REVISION, Probes};
use serde::{Deserialize, Serialize};

/// The most trials that may be asked at once; it bounds what a garbled request can make a worker allocate.
pub const MAX_SPAN: u32 = 4096;

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Request {
    pub job: JobId,
    /// The page's `ENGINE_REVISION`: a worker of another one must not answer.
    pub revision: u32,
    pub work: Work,
    pub span: Span,
}

/// Counts the jobs of a page, so that a late reply is told from one that is waited for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct JobId(pub u64);

/// What a job simulates; with the engine's revision it determines every value.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Work {
    pub scenarios: Vec<Scenario>,
    pub seed: Seed,
    pub probes: Probes,
    pub want: Want,
}

/// Consecutive trials: `first..first + count`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Span {
    pub first: u32,
    pub count: u32,
}

impl Request {
    pub fn new(job: JobId, work: Work, span: Span) -> Request {
        Request { job, revision: ENGINE_REVISION, work, span }
    }
}

impl Span {
    /// Whether it may be asked for: small enough, and its trials have numbers.
    pub fn is_valid(self) -> bool {
        self.count <= MAX_SPAN && self.first.checked_add(self.count).is_some()
    }
}
