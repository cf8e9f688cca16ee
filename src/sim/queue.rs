//! The sales team as a multi-server queue on working time: non-preemptive, with patience in wall time.
//! Leaves to others: who joins (`list`), what a contact leads to and how long it takes (the `Desk`).

use super::buckets::Buckets;
use super::clock::{AlwaysOpen, Clock, Joined, WorkTime};
use super::rank::{Order, Ranking};
use super::ticks::{self, Time};
use super::world::{Facts, World};

/// What the queue asks of the outside about the leads, which are numbered in order of joining.
pub trait Desk {
    /// Whether leads may come back: then who joins next is only known for good once its turn to join has come.
    const COME_BACK: bool = false;

    /// How many are known; of those that come back only the next to join is.
    fn leads(&self) -> usize;
    /// When the lead joined, in wall time.
    fn joined(&self, index: usize) -> Time;
    /// Until when its buyer waits for a rep, in wall time.
    fn gives_up(&self, index: usize) -> Time;
    fn rank(&self, index: usize) -> u8;
    /// A rep starts on the lead at wall time `start`; answers with how long the work takes.
    /// Asked once per lead, in the order in which leads are taken.
    fn serve(&mut self, index: usize, start: Time, start_work: Time) -> Time;
    /// The buyer gave up before a rep got to the lead.
    fn abandon(&mut self, index: usize);
    /// The lead that was to join next has done so, and keeps its number.
    #[inline(always)]
    fn admit(&mut self) {}
}

/// The shop: who works when, and in which order.
pub struct Shop<'a> {
    pub clock: Clock,
    pub reps: usize,
    pub ranking: &'a Ranking,
    pub round_robin: bool,
    pub sla: Time,
}

impl<'a> Shop<'a> {
    pub fn new(facts: &Facts, world: &'a World) -> Shop<'a> {
        Shop {
            clock: facts.clock,
            reps: world.reps as usize,
            ranking: &world.ranking,
            round_robin: world.round_robin,
            sla: ticks::time(world.sla_hours),
        }
    }
}

/// Memory that is reused from trial to trial.
#[derive(Default)]
pub struct QueueScratch {
    /// When reps are free, in working time; in order, unless each has a list of their own.
    free: Vec<Time>,
    joined: Vec<Joined>,
    prompt: Buckets,
    late: Buckets,
    /// The lead that is to join next, or, where reps take leads in that order, to be taken.
    next: usize,
    /// When to stop, in working time.
    until: Time,
}

/// Serves all leads. There is at least one rep.
pub fn run(shop: &Shop, scratch: &mut QueueScratch, desk: &mut impl Desk) {
    open(shop, scratch);
    resume(shop, scratch, desk, Time::MAX);
}

/// The same in a shop that never closes.
pub fn run_open(time: AlwaysOpen, shop: &Shop, scratch: &mut QueueScratch, desk: &mut impl Desk) {
    open(shop, scratch);
    scratch.until = Time::MAX;
    run_by(time, shop, scratch, desk);
}

/// All reps are free and nobody waits.
pub fn open(shop: &Shop, scratch: &mut QueueScratch) {
    scratch.free.clear();
    scratch.free.resize(shop.reps, 0);
    scratch.joined.clear();
    scratch.prompt.clear();
    scratch.late.clear();
    scratch.next = 0;
}

/// Goes on up to `until`, in working time: all leads that join before are known by now, and whoever joined before keeps
/// the number it had. Stopping changes nothing. (Leads dealt in turn are taken as soon as they are known: whom a rep
/// takes next does not depend on who is still to come.)
pub fn resume<D: Desk>(shop: &Shop, scratch: &mut QueueScratch, desk: &mut D, until: Time) {
    scratch.until = until;
    if D::COME_BACK {
        // What a contact takes hides the question which calendar it is; the page need not carry the loops twice.
        return run_by(shop.clock, shop, scratch, desk);
    }
    // The loops are compiled for either calendar: in a shop that never closes there is nothing to translate.
    match shop.clock {
        Clock::AlwaysOpen(time) => run_by(time, shop, scratch, desk),
        Clock::Shifts(time) => run_by(time, shop, scratch, desk),
    }
}

fn run_by<D: Desk>(time: impl WorkTime, shop: &Shop, scratch: &mut QueueScratch, desk: &mut D) {
    if !D::COME_BACK {
        let known = scratch.joined.len();
        time.translate((known..desk.leads()).map(|index| desk.joined(index)), &mut scratch.joined);
    }
    if shop.round_robin {
        return run_round_robin(time, scratch, desk);
    }
    match (&shop.ranking.order, shop.ranking.sla_first) {
        (Order::Arrival, false) => run_first_come(time, scratch, desk),
        _ => run_ranked(time, shop, scratch, desk),
    }
}

fn run_first_come(time: impl WorkTime, scratch: &mut QueueScratch, desk: &mut impl Desk) {
    let QueueScratch { free, joined, next, until, .. } = scratch;
    while *next < desk.leads() {
        let index = *next;
        if free[0].max(joins(time, joined, index, desk)) >= *until {
            break;
        }
        admit(time, joined, index, desk);
        let then = take(time, joined, index, free[0], desk);
        free_again(free, then);
        *next = index + 1;
    }
}

fn run_round_robin(time: impl WorkTime, scratch: &mut QueueScratch, desk: &mut impl Desk) {
    let QueueScratch { free, joined, next, .. } = scratch;
    while *next < desk.leads() {
        let index = *next;
        let rep = index % free.len();
        admit(time, joined, index, desk);
        free[rep] = take(time, joined, index, free[rep], desk);
        *next = index + 1;
    }
}

fn run_ranked<D: Desk>(time: impl WorkTime, shop: &Shop, scratch: &mut QueueScratch, desk: &mut D) {
    let QueueScratch { free, joined, prompt, late, next: reached, until } = scratch;
    let until = *until;
    prompt.make_room(desk.leads());
    late.make_room(desk.leads());
    let freshest = shop.ranking.order == Order::Freshest;
    let sla_first = shop.ranking.sla_first;
    let mut next = *reached;
    let mut next_joins = joins(time, joined, next, desk);
    loop {
        let mut now = free[0];
        if prompt.is_empty() && late.is_empty() {
            if next_joins == Time::MAX {
                break;
            }
            now = now.max(next_joins);
        }
        if now >= until {
            break;
        }
        if prompt.is_empty() && late.is_empty() {
            // Often there is only one to choose from.
            let only = next;
            admit(time, joined, only, desk);
            next += 1;
            next_joins = joins(time, joined, next, desk);
            if next_joins > now {
                let then = take(time, joined, only, now, desk);
                free_again(free, then);
                if D::COME_BACK {
                    next_joins = joins(time, joined, next, desk);
                }
                continue;
            }
            if D::COME_BACK {
                prompt.make_room(next);
            }
            if freshest { prompt.push_front(0, only) } else { prompt.push_back(desk.rank(only), only) }
        }
        while next_joins <= now {
            admit(time, joined, next, desk);
            if D::COME_BACK {
                prompt.make_room(next + 1);
            }
            if freshest {
                prompt.push_front(0, next)
            } else {
                prompt.push_back(desk.rank(next), next)
            }
            next += 1;
            next_joins = joins(time, joined, next, desk);
        }
        let wall = if sla_first { time.to_wall(now) } else { 0 };
        let index = loop {
            let Some(index) = prompt.pop() else { break late.pop() };
            if !sla_first || wall - desk.joined(index) <= shop.sla {
                break Some(index);
            }
            // Too late for the agreement: behind all that can still be answered in time.
            if D::COME_BACK {
                late.make_room(index + 1);
            }
            if freshest { late.push_front(0, index) } else { late.push_back(desk.rank(index), index) }
        };
        let then = index.map_or(now, |index| take(time, joined, index, now, desk));
        free_again(free, then);
        if D::COME_BACK {
            next_joins = joins(time, joined, next, desk);
        }
    }
    *reached = next;
}

/// When the lead that is to join next does so, in working time; never after the last.
#[inline(always)]
fn joins<D: Desk>(time: impl WorkTime, joined: &[Joined], index: usize, desk: &D) -> Time {
    if index >= desk.leads() {
        Time::MAX
    } else if D::COME_BACK {
        time.at(desk.joined(index)).work
    } else {
        time.joined(desk.joined(index), joined, index).work
    }
}

/// The lead that was to join next joins.
#[inline(always)]
fn admit<D: Desk>(time: impl WorkTime, joined: &mut Vec<Joined>, index: usize, desk: &mut D) {
    if D::COME_BACK {
        desk.admit();
        time.translate(std::iter::once(desk.joined(index)), joined);
    }
}

/// The rep who is free at `free` takes the lead, unless its buyer has given up by then. Answers when the rep is free again.
#[inline(always)]
fn take(time: impl WorkTime, joined: &[Joined], index: usize, free: Time, desk: &mut impl Desk) -> Time {
    let wall = desk.joined(index);
    let (start, start_work) = time.start(wall, time.joined(wall, joined, index), free);
    if start > desk.gives_up(index) {
        desk.abandon(index);
        return free;
    }
    start_work + desk.serve(index, start, start_work)
}

/// The rep who was the first to be free will be so at `then`; the times stay in order.
#[inline(always)]
fn free_again(free: &mut [Time], mut then: Time) {
    let last = free.len() - 1;
    for rep in 0..last {
        let next = free[rep + 1];
        free[rep] = then.min(next);
        then = then.max(next);
    }
    free[last] = then;
}
