//! The sales floor: what leads bring along to the queue, and what happens when a rep starts on one.
//! Leaves to others: the order of service (`queue`), counting what came of it (`count`), single calls (`calls`).

use super::kernel;
use super::left::Left;
use super::list::Offer;
use super::quad::Quad;
use super::queue::Desk;
use super::rng::Purpose;
use super::ticks::{self, LAST, Ticks, Time};
use super::world::{MOST_ATTEMPTS, World};
use wide::f32x4;

/// The queue's desk: decides each contact and notes how each lead left.
pub struct Floor<'a> {
    contact: Contact<'a>,
    offers: &'a [Offer],
    quads: &'a [Quad],
    left: Left<'a>,
    /// Mean hours.
    patience: Option<f32>,
    busy: Busy,
    met: Option<Vec<Offer>>,
}

impl<'a> Floor<'a> {
    /// Who engages is added to `met`, if somebody wants to know.
    pub fn new(
        world: &'a World,
        busy: Busy,
        offers: &'a [Offer],
        quads: &'a [Quad],
        left: Left<'a>,
        met: Option<Vec<Offer>>,
    ) -> Floor<'a> {
        let patience = world.patience_mean.map(|mean| mean as f32);
        Floor { contact: Contact::new(world), offers, quads, left, patience, busy, met }
    }

    /// Without reps buyers wait until they give up, or on and on.
    pub fn nobody_works(&mut self) {
        for index in 0..self.leads() {
            self.abandon(index);
        }
    }

    /// How everybody left, the rep time worked in the window, and who engaged.
    pub fn close(self) -> (Left<'a>, Time, Option<Vec<Offer>>) {
        (self.left, self.busy.worked, self.met)
    }
}

impl Desk for Floor<'_> {
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
        let offer = self.offers[index];
        let lead = offer.lead();
        let made = self.contact.make(&self.quads[lead / 4], lead % 4, offer.fits(), start);
        self.busy.add(start_work, made.work);
        self.left.at[lead] = start.min(Time::from(LAST)) as Ticks;
        self.left.attempts[lead] = made.attempts();
        if let Some(met) = self.met.as_mut().filter(|_| made.engaged != 0) {
            met.push(offer);
        }
        made.work
    }

    #[inline(always)]
    fn abandon(&mut self, index: usize) {
        let lead = self.offers[index].lead();
        self.left.at[lead] = self.gives_up(index).min(Time::from(LAST)) as Ticks;
        self.left.attempts[lead] = 0.0;
    }
}

/// What reps do with a lead, as a world has it.
pub struct Contact<'a> {
    world: &'a World,
    /// reachable x F(k) for each attempt that reps make; beyond, out of anybody's luck.
    reach: [f32x4; MOST_ATTEMPTS.div_ceil(4)],
    attempt: f32,
    discovery: f32,
    sql: f32,
    records: f32,
    talks: bool,
    accept: [f32; 2],
    fixed_response: Option<f32>,
}

/// How a contact went.
pub struct Made {
    pub work: Time,
    /// Attempts.
    tried: f32,
    /// 1 if somebody was reached.
    pub engaged: u32,
}

impl Made {
    /// As in [`Left`].
    #[inline(always)]
    pub fn attempts(&self) -> f32 {
        self.tried * [-1.0, 1.0][self.engaged as usize]
    }
}

impl<'a> Contact<'a> {
    pub fn new(world: &'a World) -> Contact<'a> {
        Contact {
            world,
            reach: std::array::from_fn(|four| {
                f32x4::new([1, 2, 3, 4].map(|k| {
                    let k = 4 * four + k;
                    if k <= world.attempts { world.reach[k] as f32 } else { f32::INFINITY }
                }))
            }),
            attempt: world.hours.attempt as f32,
            discovery: world.hours.discovery as f32,
            sql: world.hours.sql as f32,
            records: world.hours.records as f32,
            talks: world.hours.talks(),
            accept: world.rates.accept.map(|chance| chance as f32),
            fixed_response: world.fixed_response.map(|hours| hours as f32),
        }
    }

    /// A rep starts on a lead at wall time `start`.
    #[inline(always)]
    pub fn make(&self, quad: &Quad, lane: usize, fits: bool, start: Time) -> Made {
        let response = ticks::hours(start - Time::from(quad.arrived[lane])) as f32;
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
            hours += engaged as i32 as f32 * self.talk(quad, lane, fits);
        }
        hours += self.records;
        if let Some(uptake) = &self.world.hours.uptake {
            hours *= uptake.factor(start);
        }
        Made { work: ticks::time(f64::from(hours)), tried, engaged }
    }

    /// Hours with a lead that engages: discovery, and the work on an SQL if it becomes one.
    #[inline(always)]
    fn talk(&self, quad: &Quad, lane: usize, fits: bool) -> f32 {
        let sql = [0.0, self.sql][usize::from(self.accepts(quad, lane, fits))];
        quad.work.discovery[lane] * self.discovery + quad.work.sql[lane] * sql
    }

    /// Whether sales turns a lead that engages down because its time has not come, as `follow` has it.
    #[inline(always)]
    pub fn is_early(&self, quad: &Quad, lane: usize, fits: bool) -> bool {
        let early = |reasons: &[f64; 5]| {
            let luck = kernel::unit(quad.words.high(Purpose::Feedback)).to_array()[lane];
            luck > reasons[1] as f32 && luck <= reasons[2] as f32
        };
        !self.accepts(quad, lane, fits) && early(&self.world.reasons[usize::from(fits)])
    }

    /// Whether sales accepts a lead that engages.
    #[inline(always)]
    fn accepts(&self, quad: &Quad, lane: usize, fits: bool) -> bool {
        kernel::unit_of(quad.stages[lane]) <= self.accept[usize::from(fits)]
    }
}

/// Until when a buyer waits for a rep, in wall time.
#[inline(always)]
pub fn gives_up(patience: Option<f32>, offer: Offer, quad: &Quad) -> Time {
    let Some(mean) = patience else { return Time::MAX };
    let patience = quad.patience[offer.lead() % 4] * mean;
    Time::from(offer.joins()) + ticks::time(f64::from(patience))
}

/// Rep time worked in the window.
pub struct Busy {
    pub worked: Time,
    /// The window in working time.
    opens: Time,
    closes: Time,
}

impl Busy {
    pub fn new(world: &World, hours_per_week: f64) -> Busy {
        let [opens, closes] =
            [world.warm_up_weeks, world.weeks].map(|week| ticks::time(f64::from(week) * hours_per_week));
        Busy { worked: 0, opens, closes }
    }

    #[inline(always)]
    pub fn add(&mut self, start: Time, work: Time) {
        self.worked += ((start + work).min(self.closes) - start.max(self.opens)).max(0);
    }
}
