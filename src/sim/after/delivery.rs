//! Operations as a queue: some teams, each with one customer at a time, in order of readiness; a delivery that fails
//! comes back as new work. Around the clock, since its times are weeks. Leaves to others: what the customer makes of
//! it (`customer`).

use super::{After, Win};
use crate::clock::{later, sooner};
use crate::kernel;
use crate::output::Output;
use crate::rng::{Purpose, high, low};
use crate::tally::Tally;
use std::cmp::{Ordering, Reverse};
use std::collections::BinaryHeap;

/// Memory that is reused from trial to trial.
#[derive(Default)]
pub struct DeliveryScratch {
    again: BinaryHeap<Reverse<Job>>,
    free: BinaryHeap<Reverse<Moment>>,
}

pub struct Delivery<'a> {
    pub after: &'a After,
    pub wins: &'a [Win],
}

/// How a customer was brought live.
#[derive(Clone, Copy, Debug)]
pub struct Handover {
    /// Hours from the start of the trial.
    pub at: f64,
    /// How often it was done again.
    pub reworks: u32,
}

impl Delivery<'_> {
    /// Whoever is ready first is served first, so all that is ready before is known when a team takes a job.
    pub fn run(
        &self,
        tally: &mut Tally,
        scratch: &mut DeliveryScratch,
        mut live: impl FnMut(usize, Handover, &mut Tally),
    ) {
        let DeliveryScratch { again, free } = scratch;
        again.clear();
        free.clear();
        if self.after.teams == 0 {
            return;
        }
        free.extend((0..self.after.teams).map(|_| Reverse(Moment(0.0))));
        let signed = |(win, won): (usize, &Win)| Job { ready: Moment(won.closes), win, pass: 0 };
        let mut new = self.wins.iter().enumerate().map(signed).peekable();
        loop {
            let is_new = match (new.peek(), again.peek()) {
                (Some(new), Some(Reverse(again))) => new < again,
                (new, _) => new.is_some(),
            };
            let next = if is_new { new.next() } else { again.pop().map(|Reverse(job)| job) };
            let (Some(job), Some(mut team)) = (next, free.peek_mut()) else { return };
            let start = later(job.ready.0, team.0.0);
            // Starts never go back in time: nothing that follows can count.
            if start >= tally.end {
                return;
            }
            let (hours, fails) = self.pass(job);
            let end = start + hours;
            *team = Reverse(Moment(end));
            let worked = sooner(end, tally.end) - later(start, tally.start);
            if worked > 0.0 {
                tally.raise(Output::DeliveryBusyHours, worked);
            }
            tally.event(Output::DeliveryPasses, start);
            if fails {
                again.push(Reverse(Job { ready: Moment(end), pass: job.pass + 1, ..job }));
            } else {
                live(job.win, Handover { at: end, reworks: job.pass }, tally);
            }
        }
    }

    /// Hours of one pass, and whether it has to be done again.
    fn pass(&self, job: Job) -> (f64, bool) {
        let win = &self.wins[job.win];
        let word = win.key.further(Purpose::Delivery, job.pass);
        let hours = self.after.work.at(f64::from(kernel::normal([high(word); 4]).to_array()[0]));
        (hours, unit(low(word)) < self.after.rework(win))
    }
}

/// A number in the open interval (0, 1).
pub fn unit(half: u32) -> f64 {
    (f64::from(half) + 0.5) * (1.0 / 4_294_967_296.0)
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Job {
    ready: Moment,
    win: usize,
    pass: u32,
}

/// Hours, in their total order.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Moment(f64);

impl Eq for Moment {}

impl PartialOrd for Moment {
    fn partial_cmp(&self, other: &Moment) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Moment {
    fn cmp(&self, other: &Moment) -> Ordering {
        self.0.total_cmp(&other.0)
    }
}
