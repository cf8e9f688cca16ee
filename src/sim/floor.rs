//! The sales floor: what leads bring along to the queue, and what happens when a rep starts on one.
//! Leaves to others: the order of service (`queue`), counting what came of it (`count`).

use super::arrive::{Offer, grow};
use super::clock::Clock;
use super::journey::{contact, prospects};
use super::queue::{Desk, Waiting};
use super::world::{Facts, World};

/// How a lead left the queue.
#[derive(Clone, Copy, Debug, Default)]
pub struct Left {
    /// When, in hours of wall time.
    pub at: f64,
    /// g(t)^kappa at the response time.
    pub decay: f32,
    /// None: its buyer gave up.
    pub attempts: u8,
    pub engaged: bool,
}

/// Memory that is reused from trial to trial.
#[derive(Default)]
pub struct FloorScratch {
    waiting: Vec<Waiting>,
    left: Vec<Left>,
}

/// The offers as the queue sees them, and a place to note how each leaves.
pub fn prepare<'a>(
    facts: &Facts,
    world: &World,
    offers: &[Offer],
    scratch: &'a mut FloorScratch,
) -> (&'a [Waiting], &'a mut [Left]) {
    grow(&mut scratch.waiting, offers.len() + 3);
    grow(&mut scratch.left, offers.len());
    for first in (0..offers.len()).step_by(4) {
        let last = offers.len() - 1;
        let four =
            [first, (first + 1).min(last), (first + 2).min(last), (first + 3).min(last)].map(|i| &offers[i]);
        let waiting = &mut scratch.waiting[first..first + 4];
        let prospects = prospects(world, four);
        for i in 0..4 {
            let (joined_work, opens) = facts.clock.to_work(four[i].joins);
            waiting[i] = Waiting {
                joined: four[i].joins,
                joined_work,
                opens,
                lag: (four[i].joins - four[i].arrived) as f32,
                rank: four[i].rank,
                prospect: prospects[i],
            };
        }
    }
    (&scratch.waiting[..offers.len()], &mut scratch.left[..offers.len()])
}

/// The queue's desk: decides each contact and notes how each lead left.
pub struct Floor<'a> {
    world: &'a World,
    waiting: &'a [Waiting],
    left: &'a mut [Left],
    /// The window in working time.
    opens: f64,
    closes: f64,
    busy: f64,
}

impl<'a> Floor<'a> {
    pub fn new(world: &'a World, clock: Clock, waiting: &'a [Waiting], left: &'a mut [Left]) -> Floor<'a> {
        let opens = f64::from(world.warm_up_weeks) * clock.hours_per_week();
        let closes = f64::from(world.weeks) * clock.hours_per_week();
        Floor { world, waiting, left, opens, closes, busy: 0.0 }
    }

    /// Without reps buyers wait until they give up, or on and on.
    pub fn nobody_works(&mut self) {
        let horizon = self.world.window().1;
        for (left, lead) in self.left.iter_mut().zip(self.waiting) {
            *left = Left { at: lead.gives_up().min(horizon), ..Left::default() };
        }
    }

    /// Rep hours worked in the window.
    pub fn busy_hours(&self) -> f64 {
        self.busy
    }
}

impl Desk for Floor<'_> {
    #[inline(always)]
    fn serve(&mut self, index: usize, lead: &Waiting, start: f64, start_work: f64) -> f64 {
        let response = start - lead.joined + f64::from(lead.lag);
        let (decay, attempts, hours) = contact(self.world, &lead.prospect, response);
        let worked = fast_min(start_work + hours, self.closes) - fast_max(start_work, self.opens);
        self.busy += fast_max(worked, 0.0);
        let engaged = attempts.is_some();
        let attempts = attempts.unwrap_or(self.world.attempts) as u8;
        self.left[index] = Left { at: start, decay: decay as f32, attempts, engaged };
        hours
    }

    #[inline(always)]
    fn abandon(&mut self, index: usize, lead: &Waiting) {
        self.left[index] = Left { at: lead.gives_up(), ..Left::default() };
    }
}

/// The standard `min` and `max` also look after NaN, which cannot occur here.
#[inline(always)]
fn fast_min(a: f64, b: f64) -> f64 {
    if a < b { a } else { b }
}

#[inline(always)]
fn fast_max(a: f64, b: f64) -> f64 {
    if a > b { a } else { b }
}
