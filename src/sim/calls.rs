//! The sales floor where a lead takes one call of known length: then the queue needs no outcomes, and they are decided
//! afterwards, four leads at a time (`count`). Leaves to others: work that depends on what comes of it (`floor`).

use super::count::Outcome;
use super::floor::{Busy, gives_up};
use super::left::Left;
use super::list::Offer;
use super::memory::grow;
use super::quad::Quad;
use super::queue::Desk;
use super::ticks::{self, LAST, Ticks, Time};
use super::world::World;
use wide::f32x4;

/// The queue's desk for one call each.
pub struct Calls<'a> {
    offers: &'a [Offer],
    quads: &'a [Quad],
    /// Mean hours.
    patience: Option<f32>,
    /// By place in the cohort.
    work: &'a [Ticks],
    left: Left<'a>,
    busy: Busy,
}

impl<'a> Calls<'a> {
    /// Whether the work of this world is of that kind.
    pub fn suit(world: &World) -> bool {
        world.attempts == 1 && !world.hours.talks() && world.hours.uptake.is_none()
    }

    pub fn new(
        world: &World,
        busy: Busy,
        offers: &'a [Offer],
        quads: &'a [Quad],
        left: Left<'a>,
        work: &'a mut Vec<Ticks>,
    ) -> Calls<'a> {
        grow(work, 4 * quads.len());
        let [mean, records] =
            [world.hours.attempt, world.hours.records].map(|hours| f32x4::splat(hours as f32));
        for (work, quad) in work.chunks_exact_mut(4).zip(quads) {
            let hours = f32x4::new(quad.work.attempt) * mean + records;
            work.copy_from_slice(&ticks::of_hours(hours).to_array());
        }
        let patience = world.patience_mean.map(|mean| mean as f32);
        Calls { offers, quads, patience, work: &work[..4 * quads.len()], left, busy }
    }

    /// How everybody left, and the rep time worked in the window.
    pub fn close(self) -> (Left<'a>, Time) {
        (self.left, self.busy.worked)
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
        self.offers.len()
    }

    #[inline(always)]
    fn joined(&self, index: usize) -> Time {
        self.offers[index].joins().into()
    }

    #[inline(always)]
    fn gives_up(&self, index: usize) -> Time {
        let offer = self.offers[index];
        gives_up(self.patience, offer, &self.quads[offer.lead() / 4])
    }

    #[inline(always)]
    fn rank(&self, index: usize) -> u8 {
        self.offers[index].rank()
    }

    #[inline(always)]
    fn serve(&mut self, index: usize, start: Time, start_work: Time) -> Time {
        let lead = self.offers[index].lead();
        let work = Time::from(self.work[lead]);
        self.busy.add(start_work, work);
        self.left.at[lead] = start.min(Time::from(LAST)) as Ticks;
        self.left.attempts[lead] = 1.0;
        work
    }

    #[inline(always)]
    fn abandon(&mut self, index: usize) {
        let lead = self.offers[index].lead();
        self.left.at[lead] = self.gives_up(index).min(Time::from(LAST)) as Ticks;
        self.left.attempts[lead] = 0.0;
    }
}
