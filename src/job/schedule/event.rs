//! The words of the schedule: what happens to it, what it orders, what it reports.
//! Leaves to others: deciding (`schedule`), carrying out (`browser::pool`).

use super::super::request::{JobId, Span};

/// What happened. Events of workers that are gone, or of older jobs, are expected and do no harm.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Event {
    /// A new job takes the place of the one before.
    Start {
        job: JobId,
        trials: u32,
    },
    /// The current job shall have this many trials in all, if it has fewer.
    Extend {
        trials: u32,
    },
    Cancel,
    Pause,
    Resume,
    /// A worker listens and is of the right version.
    Ready(WorkerId),
    /// A worker is of another version.
    Mismatched(WorkerId),
    /// A worker did not start, crashed, or said something unreadable.
    Lost(WorkerId),
    Delivered {
        place: Place,
        job: JobId,
        span: Span,
        millis: f64,
    },
    /// The job's scenarios cannot be simulated.
    Refused {
        place: Place,
        job: JobId,
    },
    /// Time went by; due every half second or so while [`Schedule::is_waiting`](super::Schedule::is_waiting).
    Tick,
}

/// What to do, in this order.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Command {
    Spawn(WorkerId),
    /// Whatever it still says is not to be heard.
    Terminate(WorkerId),
    Run {
        place: Place,
        job: JobId,
        span: Span,
    },
    /// The batch just delivered is wanted and new.
    Accept,
    /// The refusal just received ends the job.
    Refuse(JobId),
    /// All trials of the job are delivered.
    Finish(JobId),
    /// These trials have cost so many workers that the page must not try them itself.
    GiveUp {
        job: JobId,
        span: Span,
    },
    Notice(Notice),
}

/// Worth telling; none of these changes a result.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Notice {
    /// A worker did not start, crashed or hung, and another takes its place.
    WorkerReplaced,
    /// No worker is left, and no reload would bring one: the page computes, more slowly.
    WorkersGone,
    /// A worker of another version was sent away: the reader should reload the page. Told once.
    VersionMismatch,
}

/// One worker, never another: a replacement has a new number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct WorkerId(pub u32);

/// Where trials are computed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// The page's own thread, in slices that leave it responsive.
    Page,
    Worker(WorkerId),
}
