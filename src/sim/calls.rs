//! The sales floor where a lead takes one call of known length: then the queue needs no outcomes, and they are decided
//! afterwards, four leads at a time (`count`). Leaves to others: work that depends on what comes of it (`floor`).

use super::count::Outcome;
use super::floor::{Busy, gives_up};
use super::left::Left;
use super::memory::grow;
use super::quad::Quad;
use super::queue::Desk;
use super::sort::Joining;
use super::world::World;
use wide::f32x4;

/// The queue's desk for one call each.
pub struct Calls<'a> {
    joining: Joining<'a>,
    quads: &'a [Quad],
    /// Mean hours.
    patience: Option<f32>,
    hours: &'a [f32],
    left: Left<'a>,
    busy: Busy,
}

impl<'a> Calls<'a> {
    /// Whether the work of this world is of that kind.
    pub fn suit(world: &World) -> bool {
        world.attempts == 1 && !world.hours.talks()
    }

    pub fn new(
        world: &World,
        busy: Busy,
        joining: Joining<'a>,
        quads: &'a [Quad],
        left: Left<'a>,
        hours: &'a mut Vec<f32>,
    ) -> Calls<'a> {
        grow(hours, joining.leads);
        let (mean, records) = (world.hours.attempt as f32, world.hours.records as f32);
        for (hours, tag) in hours.iter_mut().zip(&joining.tags[..joining.leads]) {
            *hours = quads[tag.lead as usize / 4].work.attempt[tag.lead as usize % 4] * mean + records;
        }
        let patience = world.patience_mean.map(|mean| mean as f32);
        Calls { joining, quads, patience, hours: &hours[..joining.leads], left, busy }
    }

    /// How everybody left, and the rep hours worked in the window.
    pub fn close(self) -> (Left<'a>, f64) {
        (self.left, self.busy.hours)
    }
}

/// Whether the call found somebody to talk to.
pub fn outcome(world: &World) -> impl Outcome {
    let reach = f32x4::splat(world.reach[1] as f32);
    move |called: f32x4, decay: f32x4, engage: [f32; 4]| {
        let missed = f32x4::new(engage).simd_gt(reach * decay);
        // Turns the sign.
        called ^ (missed & f32x4::splat(-0.0))
    }
}

impl Desk for Calls<'_> {
    #[inline(always)]
    fn leads(&self) -> usize {
        self.hours.len()
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
        let hours = f64::from(self.hours[index]);
        self.busy.add(start_work, hours);
        self.left.at[index] = start;
        self.left.attempts[index] = 1.0;
        hours
    }

    #[inline(always)]
    fn abandon(&mut self, index: usize) {
        self.left.at[index] = self.gives_up(index);
        self.left.attempts[index] = 0.0;
    }
}
