//! The sales floor: what leads bring along to the queue, and what happens when a rep starts on one.
//! Leaves to others: the order of service (`queue`), counting what came of it (`count`), single calls (`calls`).

use super::kernel;
use super::left::Left;
use super::list::Tag;
use super::quad::Quad;
use super::queue::Desk;
use super::sort::Joining;
use super::world::{MOST_ATTEMPTS, World};
use wide::f32x4;

/// The queue's desk: decides each contact and notes how each lead left.
pub struct Floor<'a> {
    world: &'a World,
    joining: Joining<'a>,
    quads: &'a [Quad],
    left: Left<'a>,
    /// reachable x F(k) for each attempt that reps make; beyond, out of anybody's luck.
    reach: [f32x4; MOST_ATTEMPTS.div_ceil(4)],
    /// Mean hours.
    patience: Option<f32>,
    attempt: f32,
    discovery: f32,
    sql: f32,
    records: f32,
    talks: bool,
    accept: [f32; 2],
    fixed_response: Option<f32>,
    busy: Busy,
}

impl<'a> Floor<'a> {
    pub fn new(
        world: &'a World,
        busy: Busy,
        joining: Joining<'a>,
        quads: &'a [Quad],
        left: Left<'a>,
    ) -> Floor<'a> {
        Floor {
            world,
            joining,
            quads,
            left,
            reach: std::array::from_fn(|four| {
                f32x4::new([1, 2, 3, 4].map(|k| {
                    let k = 4 * four + k;
                    if k <= world.attempts { world.reach[k] as f32 } else { f32::INFINITY }
                }))
            }),
            patience: world.patience_mean.map(|mean| mean as f32),
            attempt: world.hours.attempt as f32,
            discovery: world.hours.discovery as f32,
            sql: world.hours.sql as f32,
            records: world.hours.records as f32,
            talks: world.hours.talks(),
            accept: world.rates.accept.map(|chance| chance as f32),
            fixed_response: world.fixed_response.map(|hours| hours as f32),
            busy,
        }
    }

    /// Without reps buyers wait until they give up, or on and on.
    pub fn nobody_works(&mut self) {
        let horizon = self.world.window().1;
        for index in 0..self.leads() {
            self.left.at[index] = fast_min(self.gives_up(index), horizon);
            self.left.attempts[index] = 0.0;
        }
    }

    /// Whether the lead was talked to when it was served.
    #[inline(always)]
    pub fn engaged(&self, index: usize) -> bool {
        self.left.attempts[index] > 0.0
    }

    /// How everybody left, and the rep hours worked in the window.
    pub fn close(self) -> (Left<'a>, f64) {
        (self.left, self.busy.hours)
    }

    #[inline(always)]
    fn lead(&self, index: usize) -> (&'a Quad, usize, Tag) {
        let tag = self.joining.tags[index];
        (&self.quads[tag.lead as usize / 4], tag.lead as usize % 4, tag)
    }

    /// Hours with a lead that engages: discovery, and the work on an SQL if it becomes one.
    #[inline(always)]
    fn talk(&self, quad: &Quad, lane: usize, fit: u8) -> f32 {
        let accepted = kernel::unit_of(quad.stages[lane]) <= self.accept[usize::from(fit & 1)];
        let sql = [0.0, self.sql][usize::from(accepted)];
        quad.work.discovery[lane] * self.discovery + quad.work.sql[lane] * sql
    }
}

impl Desk for Floor<'_> {
    #[inline(always)]
    fn leads(&self) -> usize {
        self.joining.leads
    }

    #[inline(always)]
    fn joined(&self, index: usize) -> f64 {
        self.joining.joins[index]
    }

    #[inline(always)]
    fn gives_up(&self, index: usize) -> f64 {
        gives_up(self.patience, self.joining, self.quads, index)
    }

    #[inline(always)]
    fn rank(&self, index: usize) -> u8 {
        self.joining.tags[index].rank
    }

    #[inline(always)]
    fn serve(&mut self, index: usize, start: f64, start_work: f64) -> f64 {
        let (quad, lane, tag) = self.lead(index);
        let response = (start - quad.arrived[lane]) as f32;
        let decay = self.world.decay.quick(self.fixed_response.unwrap_or(response));
        // Without branches, which no processor would predict: that is what a contact is about.
        let (engage, decay) = (f32x4::splat(quad.engage[lane]), f32x4::splat(decay));
        let fours = &self.reach[..self.world.attempts.div_ceil(4)];
        let missed: u32 =
            fours.iter().map(|reach| engage.simd_gt(*reach * decay).to_bitmask().count_ones()).sum();
        let engaged = u32::from((missed as usize) < self.world.attempts);
        let tried = (missed + engaged) as i32 as f32;
        let mut hours = quad.work.attempt[lane] * self.attempt;
        // A single call takes its time whatever comes of it: the next lead need not wait for the answer.
        if self.world.attempts > 1 {
            hours *= tried;
        }
        if self.talks {
            hours += engaged as i32 as f32 * self.talk(quad, lane, tag.fit);
        }
        let hours = f64::from(hours + self.records);
        self.busy.add(start_work, hours);
        self.left.at[index] = start;
        self.left.attempts[index] = tried * [-1.0, 1.0][engaged as usize];
        hours
    }

    #[inline(always)]
    fn abandon(&mut self, index: usize) {
        self.left.at[index] = self.gives_up(index);
        self.left.attempts[index] = 0.0;
    }
}

/// Until when a buyer waits for a rep, in wall time.
#[inline(always)]
pub fn gives_up(patience: Option<f32>, joining: Joining, quads: &[Quad], index: usize) -> f64 {
    let Some(mean) = patience else { return f64::INFINITY };
    let lead = joining.tags[index].lead as usize;
    joining.joins[index] + f64::from(quads[lead / 4].patience[lead % 4] * mean)
}

/// Rep hours worked in the window.
pub struct Busy {
    pub hours: f64,
    /// The window in working time.
    opens: f64,
    closes: f64,
}

impl Busy {
    pub fn new(world: &World, hours_per_week: f64) -> Busy {
        Busy {
            hours: 0.0,
            opens: f64::from(world.warm_up_weeks) * hours_per_week,
            closes: f64::from(world.weeks) * hours_per_week,
        }
    }

    #[inline(always)]
    pub fn add(&mut self, start: f64, hours: f64) {
        let worked = fast_min(start + hours, self.closes) - fast_max(start, self.opens);
        self.hours += fast_max(worked, 0.0);
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
