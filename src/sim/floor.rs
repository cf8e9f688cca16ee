//! The sales floor: what the queue finds when a rep starts on a lead, and the counting of what came of it.
//! Serving and counting are two passes: the first is a chain in which each step waits for the one before.

use super::arrive::Offer;
use super::batch::Probes;
use super::clock::Clock;
use super::histogram::Histogram;
use super::journey::{Contact, Fate, Prospect, contact, fate};
use super::output::Output;
use super::queue::{Desk, Waiting};
use super::rng::{Purpose, low};
use super::tally::Tally;
use super::world::World;
use wide::f64x4;

/// How a lead left the queue.
#[derive(Clone, Copy, Debug, Default)]
pub struct Left {
    /// When, in hours of wall time.
    at: f64,
    /// Without attempts: its buyer gave up.
    contact: Contact,
}

/// The queue's desk: decides each contact and notes how each lead left.
pub struct Floor<'a> {
    world: &'a World,
    offers: &'a [Offer],
    waiting: &'a [Waiting],
    prospects: &'a [Prospect],
    left: &'a mut [Left],
    /// The window in working time.
    opens: f64,
    closes: f64,
    busy: f64,
}

impl<'a> Floor<'a> {
    pub fn new(
        world: &'a World,
        clock: Clock,
        offers: &'a [Offer],
        waiting: &'a [Waiting],
        prospects: &'a [Prospect],
        left: &'a mut [Left],
    ) -> Floor<'a> {
        let opens = f64::from(world.warm_up_weeks) * clock.hours_per_week();
        let closes = f64::from(world.weeks) * clock.hours_per_week();
        Floor { world, offers, waiting, prospects, left, opens, closes, busy: 0.0 }
    }

    /// Without reps buyers wait until they give up, or on and on.
    pub fn nobody_works(&mut self) {
        let horizon = self.world.window().1;
        for (left, lead) in self.left.iter_mut().zip(self.waiting) {
            *left = Left { at: lead.gives_up.min(horizon), contact: Contact::default() };
        }
    }

    /// Counts all that happened, in the order in which leads joined.
    pub fn count(&self, probes: &Probes, tally: &mut Tally, responses: &mut Histogram) {
        tally.raise(Output::BusyHours, self.busy);
        count_waits(self.offers, self.left, self.world, probes, tally);
        for ((offer, left), lead) in self.offers.iter().zip(self.left.iter()).zip(self.waiting) {
            if left.contact.attempts > 0 {
                count_contact(offer, left, self.world, tally, responses);
            } else {
                tally.end(Output::PatienceRanOut, offer.arrived, lead.gives_up);
            }
        }
    }
}

impl Desk for Floor<'_> {
    #[inline(always)]
    fn serve(&mut self, index: usize, start: f64, start_work: f64) -> f64 {
        let (done, hours) = contact(self.world, &self.prospects[index], start - self.offers[index].arrived);
        let worked = (start_work + hours).min(self.closes) - start_work.max(self.opens);
        self.busy += worked.max(0.0);
        self.left[index] = Left { at: start, contact: done };
        hours
    }

    #[inline(always)]
    fn abandon(&mut self, index: usize) {
        self.left[index] = Left { at: self.waiting[index].gives_up, contact: Contact::default() };
    }
}

/// A wait counts whole for its length, and in part for the time that the queue stood in the window.
fn count_waits(offers: &[Offer], left: &[Left], world: &World, probes: &Probes, tally: &mut Tally) {
    let (mut offered, mut fits, mut waited, mut in_time) = (0_u32, 0_u32, 0_u32, 0_u32);
    let (mut hours, mut fit_hours, mut queue_hours) = (0.0, 0.0, 0.0);
    let mut over = f64x4::ZERO;
    let probes = f64x4::new(*probes);
    for (offer, left) in offers.iter().zip(left) {
        let wait = left.at - offer.joins;
        queue_hours += (left.at.min(tally.end) - offer.joins.max(tally.start)).max(0.0);
        if offer.joins < tally.start {
            continue;
        }
        offered += 1;
        fits += u32::from(offer.fit);
        waited += u32::from(wait > 0.0);
        hours += wait;
        fit_hours += f64::from(offer.fit) * wait;
        over += f64x4::splat(wait).simd_gt(probes) & f64x4::ONE;
        in_time += u32::from(wait <= world.sla_hours && left.contact.attempts > 0);
    }
    let over = over.to_array();
    tally.raise(Output::HandedOver, f64::from(offered));
    tally.raise(Output::Offered, f64::from(offered));
    tally.raise(Output::FitOffered, f64::from(fits));
    tally.raise(Output::Waited, f64::from(waited));
    tally.raise(Output::WaitHours, hours);
    tally.raise(Output::FitWaitHours, fit_hours);
    tally.raise(Output::QueueHours, queue_hours);
    tally.raise(Output::WithinSla, f64::from(in_time));
    tally.raise(Output::WaitOver1, over[0]);
    tally.raise(Output::WaitOver2, over[1]);
    tally.raise(Output::WaitOver3, over[2]);
    tally.raise(Output::WaitOver4, over[3]);
}

#[inline(always)]
fn count_contact(offer: &Offer, left: &Left, world: &World, tally: &mut Tally, responses: &mut Histogram) {
    let start = left.at;
    if start >= tally.end {
        return tally.still_open(offer.arrived);
    }
    if start >= tally.start {
        let response = start - offer.arrived;
        responses.add(response);
        tally.raise(Output::Attempted, 1.0);
        tally.raise(Output::ResponseHours, response);
        tally.raise(Output::Attempts, f64::from(left.contact.attempts));
        tally.raise(Output::DecaySum, left.contact.decay);
        let reported = u64::from(low(offer.key.word(Purpose::Feedback))) < world.report_cut;
        tally.raise(Output::Reported, f64::from(u8::from(reported)));
    }
    if !left.contact.engaged {
        return tally.end(Output::NotReached, offer.arrived, start);
    }
    tally.event(Output::Contacted, start);
    match fate(world, offer.key, usize::from(offer.fit)) {
        Fate::Rejected(reason) => {
            let first = Output::RejectedBudget as usize;
            tally.end(Output::ALL[first + usize::from(reason)], offer.arrived, start);
        }
        Fate::NoOpportunity => {
            tally.event(Output::Sqls, start);
            tally.end(Output::NoOpportunity, offer.arrived, start);
        }
        Fate::Deal { won, cycle, value } => count_deal(offer, start, won, cycle, value, tally),
    }
}

fn count_deal(offer: &Offer, start: f64, won: bool, cycle: f64, value: f64, tally: &mut Tally) {
    let fit = f64::from(offer.fit);
    let closes = start + cycle;
    tally.event(Output::Sqls, start);
    tally.event(Output::Opportunities, start);
    tally.add(Output::FitOpportunities, start, fit);
    tally.add(Output::PipelineCreated, start, value);
    if !won {
        return tally.end(Output::DealLost, offer.arrived, closes);
    }
    tally.end(Output::Won, offer.arrived, closes);
    tally.add(Output::FitWon, closes, fit);
    tally.add(Output::Revenue, closes, value);
    tally.add(Output::ClosedDays, closes, cycle / 24.0);
}
