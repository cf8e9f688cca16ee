//! The books of one job: which trials are still to be given out, which are out, how many are done.
//! Leaves to others: to whom they are given (`crew`), how many at once (`pace`).

use super::super::request::{JobId, Span};

#[derive(Clone, Debug)]
pub struct Ledger {
    pub job: JobId,
    wanted: u32,
    /// Trials below this were given out at least once.
    fresh: u32,
    done: u32,
    /// Whether it has cost any worker.
    has_cost: bool,
    /// Given out and not yet back: count and losses by first trial.
    out: Shares,
    /// Lost with a worker and to be given out again: the same.
    lost: Shares,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Share {
    count: u32,
    /// How many workers these trials have cost.
    losses: u32,
}

impl Ledger {
    pub fn new(job: JobId, wanted: u32) -> Ledger {
        Ledger {
            job,
            wanted,
            fresh: 0,
            done: 0,
            has_cost: false,
            out: Shares::default(),
            lost: Shares::default(),
        }
    }

    /// Gives out at most `count` trials, the earliest first, since later ones wait for them to be merged.
    pub fn give(&mut self, count: u32) -> Option<Span> {
        let (first, share) = match self.lost.pop_first() {
            Some((first, whole)) => {
                let part = Share { count: whole.count.min(count), ..whole };
                if part.count < whole.count {
                    self.lost.insert(first + part.count, Share { count: whole.count - part.count, ..whole });
                }
                (first, part)
            }
            None => {
                let share = Share { count: count.min(self.wanted - self.fresh), losses: 0 };
                let first = self.fresh;
                self.fresh += share.count;
                (first, share)
            }
        };
        if share.count == 0 {
            return None;
        }
        self.out.insert(first, share);
        Some(Span { first, count: share.count })
    }

    /// Books trials as done; false if they are not out.
    pub fn take_back(&mut self, span: Span) -> bool {
        let is_out = self.strike(span).is_some();
        if is_out {
            self.done += span.count;
        }
        is_out
    }

    /// Books trials as lost with their worker, and tells how many workers they have cost; `None` if they are not out.
    pub fn lose(&mut self, span: Span) -> Option<u32> {
        let losses = self.strike(span)?.losses + 1;
        self.has_cost = true;
        self.lost.insert(span.first, Share { count: span.count, losses });
        Some(losses)
    }

    /// Asks for more trials in all; fewer are ignored, since they may be out or done.
    pub fn extend(&mut self, wanted: u32) {
        self.wanted = self.wanted.max(wanted);
    }

    pub fn has_cost_workers(&self) -> bool {
        self.has_cost
    }

    pub fn is_complete(&self) -> bool {
        self.done == self.wanted
    }

    pub fn wanted(&self) -> u32 {
        self.wanted
    }

    pub fn done(&self) -> u32 {
        self.done
    }

    /// Trials that nobody has at the moment.
    pub fn remaining(&self) -> u32 {
        self.wanted - self.fresh + self.lost.0.iter().map(|(_, share)| share.count).sum::<u32>()
    }

    fn strike(&mut self, span: Span) -> Option<Share> {
        let at = self.out.place(span.first).ok()?;
        (self.out.0[at].1.count == span.count).then(|| self.out.0.remove(at).1)
    }
}

/// Shares by first trial, in that order; there are never many.
#[derive(Clone, Debug, Default)]
struct Shares(Vec<(u32, Share)>);

impl Shares {
    fn place(&self, first: u32) -> Result<usize, usize> {
        self.0.binary_search_by_key(&first, |(first, _)| *first)
    }

    fn insert(&mut self, first: u32, share: Share) {
        match self.place(first) {
            Ok(at) => self.0[at].1 = share,
            Err(at) => self.0.insert(at, (first, share)),
        }
    }

    fn pop_first(&mut self) -> Option<(u32, Share)> {
        (!self.0.is_empty()).then(|| self.0.remove(0))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lost_trials_are_given_out_first_and_in_parts() {
        let mut ledger = Ledger::new(JobId(1), 100);
        let span = ledger.give(40).expect("all are free");
        assert_eq!(ledger.lose(span), Some(1));
        assert_eq!(ledger.remaining(), 100);
        assert_eq!(ledger.give(30), Some(Span { first: 0, count: 30 }));
        assert_eq!(ledger.give(30), Some(Span { first: 30, count: 10 }));
        assert_eq!(ledger.give(90), Some(Span { first: 40, count: 60 }));
        assert_eq!(ledger.give(1), None);
        assert_eq!(ledger.lose(Span { first: 30, count: 10 }), Some(2), "parts remember what the whole cost");
    }

    #[test]
    fn only_what_is_out_comes_back_and_only_once() {
        let mut ledger = Ledger::new(JobId(1), 10);
        let span = ledger.give(10).expect("all are free");
        assert!(!ledger.take_back(Span { first: 0, count: 9 }));
        assert!(ledger.take_back(span));
        assert!(!ledger.take_back(span));
        assert!(ledger.is_complete());
        ledger.extend(5);
        assert!(ledger.is_complete());
        ledger.extend(12);
        assert_eq!(ledger.give(100), Some(Span { first: 10, count: 2 }));
    }
}
