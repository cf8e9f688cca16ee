//! The sales floor where leads come back: of those turned down because their time had not come, some are kept in touch with
//! and join the list anew while others are served. Who comes back, when and with which score is found at the contact; those
//! on their way wait in a heap, and join in order of time among all that were known before, who come first in a tie.
//! Leaves to others: what a return brings (`lives`), the contact itself (`floor`), the order of service (`queue`).

use super::arrive::pattern;
use super::cohort::{Cohort, marks_in};
use super::floor::{Busy, Contact, gives_up};
use super::hours::{ALL, call_twice};
use super::left::{Left, LeftScratch};
use super::list::{Offer, list_back};
use super::lives::{Past, Return};
use super::quad::{Quad, first_noise};
use super::queue::Desk;
use super::rng::Natures;
use super::tally::Tally;
use super::ticks::{self, LAST, Ticks, Time};
use super::world::{Facts, World};
use std::cmp::Reverse;
use std::collections::BinaryHeap;

/// Memory is reused from trial to trial.
#[derive(Default)]
pub struct AgainScratch {
    /// All who were known to join before anybody was served, in order, and how many of them have joined.
    listed: Vec<Offer>,
    joined: usize,
    /// Back again, and on their way to the list.
    back: BinaryHeap<Reverse<Offer>>,
    /// Those who came back since the cohort was told last: their places in it follow all others.
    quads: Vec<Quad>,
    pasts: Vec<Past>,
    left: LeftScratch,
}

impl AgainScratch {
    /// Nobody is there.
    pub fn clear(&mut self) {
        self.listed.clear();
        self.joined = 0;
        self.back.clear();
        self.forget();
    }

    /// More who will join, in order, none of them before those known so far.
    pub fn list(&mut self, offers: &[Offer]) {
        self.listed.extend(offers);
    }

    /// Tells the cohort who came back, and in `left` how they left, whose memory has a place for each lead of the cohort.
    pub fn tell<'a>(&mut self, cohort: &mut Cohort, left: &'a mut LeftScratch) -> Left<'a> {
        let first = 4 * cohort.quads().len();
        cohort.append(&self.quads, &self.pasts);
        let mut left = left.reset(4 * cohort.quads().len());
        left.copy_from(first, &self.left.all());
        self.forget();
        left
    }

    fn forget(&mut self) {
        self.quads.clear();
        self.pasts.clear();
        self.left.clear();
    }
}

/// Where a world stands, and what is known of its leads.
pub struct Place<'a> {
    pub facts: &'a Facts,
    pub world: &'a World,
    /// Of the world among those of the cohort.
    pub number: usize,
    pub cohort: &'a Cohort,
    /// Of the cohort's leads.
    pub left: Left<'a>,
    /// All who have joined so far, in order.
    pub joined: &'a mut Vec<Offer>,
    /// Who joins from then on is not to be looked at yet.
    pub until: Time,
}

/// The queue's desk.
pub struct Again<'a> {
    place: Place<'a>,
    contact: Contact<'a>,
    scratch: &'a mut AgainScratch,
    tally: &'a mut Tally,
    /// Mean hours.
    patience: Option<f32>,
    busy: Busy,
    met: Option<Vec<Offer>>,
    /// Who joins next.
    next: Option<Offer>,
}

impl<'a> Again<'a> {
    /// Whether leads come back to the sales floor of this world.
    pub fn suit(world: &World) -> bool {
        world.nurture.is_some() && world.reps > 0
    }

    /// Who engages is added to `met`, if somebody wants to know.
    pub fn new(
        place: Place<'a>,
        busy: Busy,
        scratch: &'a mut AgainScratch,
        tally: &'a mut Tally,
        met: Option<Vec<Offer>>,
    ) -> Again<'a> {
        let patience = place.world.patience_mean.map(|mean| mean as f32);
        let contact = Contact::new(place.world);
        let mut desk = Again { place, contact, scratch, tally, patience, busy, met, next: None };
        desk.look_ahead();
        desk
    }

    /// The rep time worked in the window, and who engaged.
    pub fn close(self) -> (Time, Option<Vec<Offer>>) {
        (self.busy.worked, self.met)
    }

    fn look_ahead(&mut self) {
        let listed = self.scratch.listed.get(self.scratch.joined);
        let back = self.scratch.back.peek().map(|Reverse(offer)| offer);
        let next = match (listed, back) {
            (Some(listed), Some(back)) if back.joins() < listed.joins() => Some(back),
            (listed, back) => listed.or(back),
        };
        self.next = next.copied().filter(|offer| Time::from(offer.joins()) < self.place.until);
    }

    fn quad(&self, lead: usize) -> &Quad {
        let known = self.place.cohort.quads();
        known.get(lead / 4).unwrap_or_else(|| &self.scratch.quads[lead / 4 - known.len()])
    }

    /// How a lead left the queue, and when.
    fn note(&mut self, lead: usize, at: Time, attempts: f32) {
        let at = at.min(Time::from(LAST)) as Ticks;
        match lead.checked_sub(self.place.left.at.len()) {
            None => self.place.left.leave(lead, at, attempts),
            Some(own) => self.scratch.left.all().leave(own, at, attempts),
        }
    }

    fn past(&self, lead: usize) -> Option<Past> {
        let known = 4 * self.place.cohort.quads().len();
        if lead < known {
            self.place.cohort.past(lead).copied()
        } else {
            Some(self.scratch.pasts[lead - known])
        }
    }

    /// Sales has turned a lead down because its time has not come.
    #[cold]
    fn turn_down(&mut self, offer: Offer, at: Time) {
        let Place { facts, world, .. } = self.place;
        let Some(nurture) = &world.nurture else { return };
        let key = self.quad(offer.lead()).keys()[offer.lead() % 4];
        let past = self.past(offer.lead()).unwrap_or_else(|| {
            let beyond = world.spread.sd * first_noise(key);
            Past { origin: key, times: 0, score: 0.0, beyond }
        });
        let shown = pattern(&facts.nature, past.origin.0, offer.fits().into());
        let points = world.spread.base + world.points[shown];
        if let Some(back) =
            nurture.next_return(past, ticks::hours(at), points, world.threshold, world.window().1)
        {
            self.come_back(back, offer.fits().into());
        }
    }

    fn come_back(&mut self, back: Return, fit: u32) {
        let Place { facts, world, number, cohort, .. } = self.place;
        let own = self.scratch.pasts.len();
        if own.is_multiple_of(4) {
            self.scratch.quads.push(Quad::default());
            self.scratch.left.add_four();
        }
        let (lane, needs) = (own % 4, cohort.needs());
        let mut alone = Quad::default();
        alone.draw(Natures::of([back.key; 4]), needs);
        alone.arrived = [ticks::ticks(back.at); 4];
        alone.marks[lane] = marks_in(number, fit);
        alone.draw_work(world.hours.law, needs);
        if world.double_cut < ALL {
            call_twice(&mut alone, world.double_cut);
        }
        self.scratch.quads[own / 4].take(lane, &alone);
        let place = 4 * cohort.quads().len() + own;
        let score = back.past.score;
        let (joins, offer) = list_back((facts, world), number, self.tally, &alone, place, score);
        let left = self.scratch.left.all();
        left.joins[own] = joins;
        if let Some(offer) = offer {
            left.attempts[own] = 0.0;
            self.scratch.back.push(Reverse(offer));
        }
        self.scratch.pasts.push(back.past);
        self.look_ahead();
    }
}

impl Desk for Again<'_> {
    // Most of this stands apart from the queue's loops: there are six, and a call costs less than their weight.
    const COME_BACK: bool = true;

    #[inline(always)]
    fn leads(&self) -> usize {
        self.place.joined.len() + usize::from(self.next.is_some())
    }

    #[inline(always)]
    fn joined(&self, index: usize) -> Time {
        let offer = self.place.joined.get(index).copied().or(self.next);
        offer.map_or(Time::MAX, |offer| offer.joins().into())
    }

    #[inline(never)]
    fn gives_up(&self, index: usize) -> Time {
        let offer = self.place.joined[index];
        gives_up(self.patience, offer, self.quad(offer.lead()))
    }

    #[inline(always)]
    fn rank(&self, index: usize) -> u8 {
        self.place.joined[index].rank()
    }

    #[inline(never)]
    fn serve(&mut self, index: usize, start: Time, start_work: Time) -> Time {
        let offer = self.place.joined[index];
        let (quad, lane) = (self.quad(offer.lead()), offer.lead() % 4);
        let made = self.contact.make(quad, lane, offer.fits(), start);
        let is_early = made.engaged != 0 && self.contact.is_early(quad, lane, offer.fits());
        self.busy.add(start_work, made.work);
        self.note(offer.lead(), start, made.attempts());
        if let Some(met) = self.met.as_mut().filter(|_| made.engaged != 0) {
            met.push(offer);
        }
        if is_early {
            self.turn_down(offer, start);
        }
        made.work
    }

    #[inline(never)]
    fn abandon(&mut self, index: usize) {
        let lead = self.place.joined[index].lead();
        self.note(lead, self.gives_up(index), 0.0);
    }

    #[inline(never)]
    fn admit(&mut self) {
        let Some(next) = self.next else { return };
        let listed = self.scratch.listed.get(self.scratch.joined);
        if listed == Some(&next) {
            self.scratch.joined += 1;
        } else {
            self.scratch.back.pop();
        }
        self.place.joined.push(next);
        self.look_ahead();
    }
}
