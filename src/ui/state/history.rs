//! What can be undone and redone: the states before each change, a slide of one lever, or the typing in one list, counted as one change.
//! Leaves to others: going there (`state`).

use super::setups::{Run, Setups};
use crate::domain::{Param, Roster};

pub type Step = (Setups, Run);

/// What a change was made with. A lever that moves on within a moment continues the change it began.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Gesture {
    Lever(Param),
    /// Of a list's numbers and names.
    List(Roster),
    Single,
}

#[derive(Default)]
pub struct History {
    past: Vec<Step>,
    future: Vec<Step>,
    last: Option<(Gesture, f64)>,
}

/// A workshop's worth; each takes some kilobytes.
const MOST: usize = 200;

/// Pauses within one slide are shorter.
const SAME_GESTURE_MILLIS: f64 = 1000.0;

impl History {
    /// Keeps the state `before` a change that is made at this time.
    pub fn keep(&mut self, before: Step, gesture: Gesture, now: f64) {
        let continues = gesture != Gesture::Single
            && self.last.is_some_and(|(last, then)| last == gesture && now - then < SAME_GESTURE_MILLIS);
        self.last = Some((gesture, now));
        if continues {
            return;
        }
        self.future.clear();
        if self.past.len() == MOST {
            self.past.remove(0);
        }
        self.past.push(before);
    }

    /// The state before the last change; `now` can then be had again.
    pub fn back(&mut self, now: Step) -> Option<Step> {
        self.last = None;
        let step = self.past.pop()?;
        self.future.push(now);
        Some(step)
    }

    /// The state that was last left by going back.
    pub fn forth(&mut self, now: Step) -> Option<Step> {
        let step = self.future.pop()?;
        self.past.push(now);
        Some(step)
    }

    pub fn reach(&self) -> Reach {
        Reach { back: !self.past.is_empty(), forth: !self.future.is_empty() }
    }
}

/// Whether there is something to undo, and to redo.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Reach {
    pub back: bool,
    pub forth: bool,
}
