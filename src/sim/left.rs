//! How the leads of a cohort fared with sales, by their places in it: when they joined the list, and how they left it.

use super::memory::grow;
use super::ticks::Ticks;

/// Memory that is reused from trial to trial.
#[derive(Default)]
pub struct LeftScratch {
    joins: Vec<Ticks>,
    at: Vec<Ticks>,
    attempts: Vec<f32>,
}

/// Slices as long as the cohort, nobody at its end included.
pub struct Left<'a> {
    /// When it joined the list.
    pub joins: &'a mut [Ticks],
    /// When it was first called, or gave up. Of leads that joined.
    pub at: &'a mut [Ticks],
    /// The attempts made: negative if all failed, 0 if the buyer gave up before the first; [`ABSENT`] if it did not join.
    pub attempts: &'a mut [f32],
}

/// Fewer than any attempts.
pub const ABSENT: f32 = f32::MIN;

impl LeftScratch {
    /// Makes room for so many leads.
    pub fn reset(&mut self, leads: usize) -> Left<'_> {
        grow(&mut self.joins, leads);
        grow(&mut self.at, leads);
        grow(&mut self.attempts, leads);
        Left {
            joins: &mut self.joins[..leads],
            at: &mut self.at[..leads],
            attempts: &mut self.attempts[..leads],
        }
    }
}
