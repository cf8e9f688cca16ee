//! The sales floor: what leads bring along to the queue, and what happens when a rep starts on one.
//! Leaves to others: the order of service (`queue`), counting what came of it (`count`).

use super::left::Left;
use super::list::Tag;
use super::quad::Quad;
use super::queue::Desk;
use super::rng::unit;
use super::sort::Joining;
use super::world::{Facts, World};

/// The queue's desk: decides each contact and notes how each lead left.
pub struct Floor<'a> {
    world: &'a World,
    joining: Joining<'a>,
    quads: &'a [Quad],
    left: &'a mut [Left],
    /// reachable x F(k) for each attempt that reps make.
    reach: &'a [f64],
    /// Mean hours.
    patience: Option<f32>,
    attempt: f32,
    discovery: f32,
    sql: f32,
    talks: bool,
    /// The window in working time.
    opens: f64,
    closes: f64,
    busy: f64,
}

/// What came of a lead's time in the queue.
struct Leave {
    at: f64,
    decay: f64,
    attempts: f64,
}

impl<'a> Floor<'a> {
    pub fn new(
        facts: &Facts,
        world: &'a World,
        joining: Joining<'a>,
        quads: &'a [Quad],
        left: &'a mut [Left],
    ) -> Floor<'a> {
        let per_week = facts.clock.hours_per_week();
        Floor {
            world,
            joining,
            quads,
            left,
            reach: &world.reach[1..=world.attempts],
            patience: world.patience_mean.map(|mean| mean as f32),
            attempt: world.hours.attempt as f32,
            discovery: world.hours.discovery as f32,
            sql: world.hours.sql as f32,
            talks: world.hours.talks(),
            opens: f64::from(world.warm_up_weeks) * per_week,
            closes: f64::from(world.weeks) * per_week,
            busy: 0.0,
        }
    }

    /// Without reps buyers wait until they give up, or on and on.
    pub fn nobody_works(&mut self) {
        let horizon = self.world.window().1;
        for index in 0..self.leads() {
            let at = fast_min(self.gives_up(index), horizon);
            self.leave(index, Leave { at, decay: 0.0, attempts: 0.0 });
        }
    }

    /// Rep hours worked in the window.
    pub fn busy_hours(&self) -> f64 {
        self.busy
    }

    #[inline(always)]
    fn lead(&self, index: usize) -> (&'a Quad, usize, Tag) {
        let tag = self.joining.tags[index];
        (&self.quads[tag.lead as usize / 4], tag.lead as usize % 4, tag)
    }

    #[inline(always)]
    fn leave(&mut self, index: usize, leave: Leave) {
        let (quad, from, tag) = self.lead(index);
        let (left, to) = (&mut self.left[index / 4], index % 4);
        left.arrived[to] = quad.arrived[from];
        left.joined[to] = self.joining.joins[index];
        left.at[to] = leave.at;
        left.decay[to] = leave.decay;
        left.attempts[to] = leave.attempts;
        left.fit[to] = f64::from(tag.fit);
    }

    /// Hours with a lead that engages: discovery, and the work on an SQL if it becomes one.
    #[inline(always)]
    fn talk(&self, quad: &Quad, lane: usize, fit: u8) -> f32 {
        let accepted = unit(quad.stages[lane]) < self.world.rates.accept[usize::from(fit & 1)];
        let sql = [0.0, self.sql][usize::from(accepted)];
        quad.work.discovery[lane] * self.discovery + quad.work.sql[lane] * sql
    }
}

impl Desk for Floor<'_> {
    #[inline(always)]
    fn leads(&self) -> usize {
        self.joining.joins.len()
    }

    #[inline(always)]
    fn joined(&self, index: usize) -> f64 {
        self.joining.joins[index]
    }

    #[inline(always)]
    fn gives_up(&self, index: usize) -> f64 {
        let Some(mean) = self.patience else { return f64::INFINITY };
        let (quad, lane, _) = self.lead(index);
        self.joined(index) + f64::from(quad.patience[lane] * mean)
    }

    #[inline(always)]
    fn rank(&self, index: usize) -> u8 {
        self.joining.tags[index].rank
    }

    #[inline(always)]
    fn serve(&mut self, index: usize, start: f64, start_work: f64) -> f64 {
        let (quad, lane, tag) = self.lead(index);
        let joined = self.joined(index);
        let response = start - joined + f64::from((joined - quad.arrived[lane]) as f32);
        let decay = self.world.decay.at(self.world.fixed_response.unwrap_or(response));
        let engage = f64::from(quad.engage[lane]);
        // Without branches, which no processor would predict: that is what a contact is about.
        let missed: u32 = self.reach.iter().map(|reach| u32::from(engage >= reach * decay)).sum();
        let engaged = u32::from((missed as usize) < self.reach.len());
        let tried = f64::from((missed + engaged) as i32);
        let mut hours = f64::from(quad.work.attempt[lane] * self.attempt);
        // A single call takes its time whatever comes of it: the next lead need not wait for the answer.
        if self.reach.len() > 1 {
            hours *= tried;
        }
        if self.talks {
            hours += f64::from(engaged as i32) * f64::from(self.talk(quad, lane, tag.fit));
        }
        let attempts = tried * [-1.0, 1.0][engaged as usize];
        let worked = fast_min(start_work + hours, self.closes) - fast_max(start_work, self.opens);
        self.busy += fast_max(worked, 0.0);
        self.leave(index, Leave { at: start, decay: f64::from(decay as f32), attempts });
        hours
    }

    #[inline(always)]
    fn abandon(&mut self, index: usize) {
        self.leave(index, Leave { at: self.gives_up(index), decay: 0.0, attempts: 0.0 });
    }
}

/// The standard `min` and `max` also look after NaN, which cannot occur here.
#[inline(always)]
pub(super) fn fast_min(a: f64, b: f64) -> f64 {
    if a < b { a } else { b }
}

#[inline(always)]
pub(super) fn fast_max(a: f64, b: f64) -> f64 {
    if a > b { a } else { b }
}
