//! A run's numbers in four forms. Leaves to others: the numbers themselves (`sim::summary`, `sim::weeks`).

pub mod csv;
pub mod json;
mod label;
pub mod text;
pub mod time;
pub mod xlsx;

use super::threads::Work;
use crate::sim::{Rate, RateGroup, Results, Summary};

pub struct Report<'a> {
    pub work: &'a Work<'a>,
    pub summary: &'a Summary,
    pub results: &'a Results,
    /// The waiting times that were asked for, in hours.
    pub wait_over: &'a [f64],
}

/// The rates of the funnel: all but those of the queue, which have a block of their own.
fn funnel_rates() -> impl Iterator<Item = Rate> {
    Rate::ALL.into_iter().filter(|rate| rate.group() != RateGroup::Queue)
}

/// The rates of the queue, but for P(wait > t), which goes with its t.
fn queue_rates() -> impl Iterator<Item = Rate> {
    let queue = Rate::ALL.into_iter().filter(|rate| rate.group() == RateGroup::Queue);
    queue.filter(|rate| !Rate::WAIT_OVER.contains(rate))
}
