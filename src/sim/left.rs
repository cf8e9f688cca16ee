//! How leads left the queue, in the order in which they joined it.

use super::memory::grow;

/// Memory that is reused from trial to trial.
#[derive(Default)]
pub struct LeftScratch {
    at: Vec<f64>,
    attempts: Vec<f32>,
}

/// Slices as long as the leads, up to the next multiple of four: nobody's places hold [`NEVER`].
pub struct Left<'a> {
    /// When it was first called, or gave up: hours from the start of the trial.
    pub at: &'a mut [f64],
    /// The attempts made: negative if all failed, 0 if the buyer gave up before the first.
    pub attempts: &'a mut [f32],
}

/// Before any time that counts.
pub const NEVER: f64 = -1e300;

impl LeftScratch {
    /// Makes room for so many leads.
    pub fn reset(&mut self, leads: usize) -> Left<'_> {
        let places = leads.next_multiple_of(4);
        grow(&mut self.at, places);
        grow(&mut self.attempts, places);
        let (at, attempts) = (&mut self.at[..places], &mut self.attempts[..places]);
        at[leads..].fill(NEVER);
        attempts[leads..].fill(0.0);
        Left { at, attempts }
    }
}
