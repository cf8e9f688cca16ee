//! Operations as a queue: some teams, each with one customer at a time, in order of readiness; a delivery that fails
//! comes back as new work. Around the clock, since its times are weeks. Leaves to others: what the customer makes of
//! it (`customer`).

use super::{After, FOREVER, Win};
use crate::clock::{later, sooner};
use crate::kernel;
use crate::output::Output;
use crate::rng::{LeadKeys, Purpose};
use crate::tally::Tally;
use std::cmp::{Ordering, Reverse};
use std::collections::BinaryHeap;
use wide::f32x4;

/// Memory that is reused from trial to trial.
#[derive(Default)]
pub struct DeliveryScratch {
    firsts: Vec<[Pass; 4]>,
    again: BinaryHeap<Reverse<Job>>,
    free: BinaryHeap<Reverse<Moment>>,
    /// Customers that went live, in no particular order.
    pub handovers: Vec<Handover>,
}

pub struct Delivery<'a> {
    pub after: &'a After,
    /// In the order in which they close.
    pub wins: &'a [Win],
}

/// How a customer was brought live.
#[derive(Clone, Copy, Debug)]
pub struct Handover {
    /// Its place among the wins.
    pub win: usize,
    /// Hours from the start of the trial.
    pub at: f64,
    /// How often it was done again.
    pub reworks: u32,
}

impl Handover {
    /// One that does not come to pass.
    pub fn never(win: usize) -> Handover {
        Handover { win, at: FOREVER, reworks: 0 }
    }
}

impl Delivery<'_> {
    /// Whoever is ready first is served first, so all that is ready before is known when a team takes a job.
    pub fn run(&self, tally: &mut Tally, scratch: &mut DeliveryScratch) {
        let DeliveryScratch { firsts, again, free, handovers } = scratch;
        again.clear();
        free.clear();
        handovers.clear();
        if self.after.teams == 0 {
            return;
        }
        // What takes no time never waits for a team.
        let instant = self.after.work_median == 0.0;
        free.extend((0..self.after.teams).map(|_| Reverse(Moment(0.0))));
        self.draw_firsts(firsts);
        let (mut busy, mut passes) = (0.0, 0.0);
        let signed = |(win, won): (usize, &Win)| Job { ready: Moment(won.closes), win, pass: 0 };
        let mut new = self.wins.iter().enumerate().map(signed).peekable();
        loop {
            let is_new = match (new.peek(), again.peek()) {
                (Some(new), Some(Reverse(again))) => new < again,
                (new, _) => new.is_some(),
            };
            let next = if is_new { new.next() } else { again.pop().map(|Reverse(job)| job) };
            let (Some(job), Some(mut team)) = (next, free.peek_mut()) else { break };
            let start = if instant { job.ready.0 } else { later(job.ready.0, team.0.0) };
            // Starts never go back in time: nothing that follows can count.
            if start >= tally.end {
                break;
            }
            let pass = if is_new { firsts[job.win / 4][job.win % 4] } else { self.redo(job) };
            let end = start + pass.hours;
            if !instant {
                *team = Reverse(Moment(end));
            }
            let worked = sooner(end, tally.end) - later(start, tally.start);
            busy += if worked > 0.0 { worked } else { 0.0 };
            passes += f64::from(u8::from(tally.within(start)));
            if pass.fails {
                again.push(Reverse(Job { ready: Moment(end), pass: job.pass + 1, ..job }));
            } else {
                handovers.push(Handover { win: job.win, at: end, reworks: job.pass });
            }
        }
        tally.raise(Output::DeliveryBusyHours, busy);
        tally.raise(Output::DeliveryPasses, passes);
    }

    /// The first pass of each.
    fn draw_firsts(&self, firsts: &mut Vec<[Pass; 4]>) {
        firsts.clear();
        let fours = self.wins.chunks(4);
        firsts.extend(
            fours.map(|four| self.passes([0, 1, 2, 3].map(|lane| &four[lane.min(four.len() - 1)]), 0)),
        );
    }

    fn redo(&self, job: Job) -> Pass {
        self.passes([&self.wins[job.win]; 4], job.pass)[0]
    }

    /// The `number`-th pass of four.
    fn passes(&self, wins: [&Win; 4], number: u32) -> [Pass; 4] {
        let words = LeadKeys::new(wins.map(|win| win.key));
        let deviates = kernel::normal(words.further_high(Purpose::Delivery, number));
        let spread = kernel::exp(f32x4::splat(self.after.work.sigma as f32) * deviates).to_array();
        let luck = kernel::unit(words.further_low(Purpose::Delivery, number)).to_array();
        [0, 1, 2, 3].map(|lane| Pass {
            hours: self.after.work_median * f64::from(spread[lane]),
            fails: f64::from(luck[lane]) < self.after.rework(wins[lane].overpromise),
        })
    }
}

/// One delivery to one customer.
#[derive(Clone, Copy, Debug)]
struct Pass {
    hours: f64,
    /// Whether it has to be done again.
    fails: bool,
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
