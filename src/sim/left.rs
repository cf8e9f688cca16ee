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

impl Left<'_> {
    /// The lead at this place leaves the queue.
    #[inline(always)]
    pub fn leave(&mut self, lead: usize, at: Ticks, attempts: f32) {
        self.at[lead] = at;
        self.attempts[lead] = attempts;
    }

    /// Takes over how others left, from place `first` on.
    pub fn copy_from(&mut self, first: usize, other: &Left) {
        let until = first + other.at.len();
        self.joins[first..until].copy_from_slice(other.joins);
        self.at[first..until].copy_from_slice(other.at);
        self.attempts[first..until].copy_from_slice(other.attempts);
    }
}

/// Fewer than any attempts.
pub const ABSENT: f32 = f32::MIN;

impl LeftScratch {
    /// Forgets all leads.
    pub fn clear(&mut self) {
        self.joins.clear();
        self.at.clear();
        self.attempts.clear();
    }

    /// Adds four who have not joined.
    pub fn add_four(&mut self) {
        self.joins.extend([0; 4]);
        self.at.extend([0; 4]);
        self.attempts.extend([ABSENT; 4]);
    }

    /// All of them.
    pub fn all(&mut self) -> Left<'_> {
        Left { joins: &mut self.joins, at: &mut self.at, attempts: &mut self.attempts }
    }

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
