//! One trial of one world: its leads listed, put in order, served and counted. The order of work: all worlds' leads are
//! drawn (`cohort`), each world hands its own over (`list`), puts them in order (`sort`), serves them (`queue`, `floor`)
//! and counts everything by when it happened (`count`, `follow`), up to what customers do (`after`).

use super::after::{self, DeliveryScratch, Win};
use super::again::{Again, AgainScratch, Place};
use super::batch::Probes;
use super::calls::{self, Calls};
use super::clock::Clock;
use super::cohort::Cohort;
use super::count::Count;
use super::floor::{Busy, Floor};
use super::follow::{Engaged, FollowScratch, follow};
use super::histogram::Histogram;
use super::hours::count_doubles;
use super::left::{Left, LeftScratch};
use super::list::{Offer, count_arrived, list};
use super::memory::grow;
use super::output::{Output, Outputs};
use super::payout;
use super::queue::{self, QueueScratch, Shop};
use super::sort::{SortScratch, sort_by_time};
use super::tally::Tally;
use super::ticks::{self, Ticks, Time};
use super::world::{Facts, World};
use super::years::Years;

/// Memory that is reused from trial to trial.
#[derive(Default)]
pub struct Scratch {
    offers: Vec<Offer>,
    pub(super) sort: SortScratch,
    left: LeftScratch,
    queue: QueueScratch,
    again: AgainScratch,
    /// Who has joined the list, in order, where leads come back.
    joined: Vec<Offer>,
    work: Vec<Ticks>,
    pub(super) engaged: Vec<u8>,
    pub(super) follow: FollowScratch,
    pub(super) delivery: DeliveryScratch,
}

/// What a trial of one world leaves behind, for whoever follows single leads (`journey`).
#[derive(Clone, Copy)]
pub struct Traces<'a> {
    /// Of the world among those of the cohort.
    pub number: usize,
    /// But for the sign of a single call's attempts.
    pub left: &'a Left<'a>,
    /// Those that engaged before the horizon.
    pub engaged: Engaged<'a>,
    /// In the order in which they were signed.
    pub wins: &'a [Win],
    /// What those who came back bring along, by place.
    pub cohort: &'a Cohort,
}

/// Runs the cohort through world `number` and adds its response times to `responses`. `look` sees what the trial leaves.
pub fn run_trial<Y: Years>(
    (facts, world): (&Facts, &World),
    cohort: &mut Cohort,
    number: usize,
    probes: &Probes,
    scratch: &mut Scratch,
    responses: &mut Histogram,
    look: &mut dyn FnMut(Traces),
) -> Outputs {
    cohort.forget_appended();
    cohort.adopt(facts, world);
    let mut tally = Tally::new(world);
    count_arrived(&cohort.arrived[number], &mut tally);
    let mut left = scratch.left.reset(4 * cohort.quads().len());
    let offers = list((facts, world), cohort, 0, number, (&mut tally, &mut left), &mut scratch.offers);
    let offers = sort_by_time(offers, [0, world.window_ticks()[1]], &mut scratch.sort);
    let shop = Shop::new(facts, world);
    let busy = Busy::new(world, facts.clock.hours_per_week());
    let returns = !Y::ARE_PLAIN && Again::suit(world);
    let single = match shop.clock {
        Clock::AlwaysOpen(time) if !returns && shop.reps > 0 && Calls::suit(world) => Some(time),
        _ => None,
    };
    let (left, worked) = if returns {
        let (again, joined) = (&mut scratch.again, &mut scratch.joined);
        again.clear();
        again.list(offers);
        joined.clear();
        let place = Place { facts, world, number, cohort, left, joined, until: Time::MAX };
        let mut desk = Again::new(place, busy, again, &mut tally, None);
        queue::run(&shop, &mut scratch.queue, &mut desk);
        let (worked, _) = desk.close();
        (again.tell(cohort, &mut scratch.left), worked)
    } else if let Some(time) = single {
        let mut calls = Calls::new(world, busy, offers, cohort.quads(), left, &mut scratch.work);
        queue::run_open(time, &shop, &mut scratch.queue, &mut calls);
        calls.close()
    } else {
        let mut floor = Floor::new(world, busy, offers, cohort.quads(), left, None);
        if shop.reps == 0 {
            floor.nobody_works();
        } else {
            queue::run(&shop, &mut scratch.queue, &mut floor);
        }
        let (left, worked, _) = floor.close();
        (left, worked)
    };
    let offers = if returns { &scratch.joined } else { offers };
    let quads = cohort.quads();
    let count = Count { world, number, probes, quads };
    grow(&mut scratch.engaged, quads.len());
    let engaged = &mut scratch.engaged[..quads.len()];
    if single.is_some() {
        count.run(&left, calls::outcome(world), &mut tally, responses, engaged);
    } else {
        count.run(&left, |noted, _, _| noted, &mut tally, responses, engaged);
    }
    tally.raise(Output::BusyHours, ticks::hours(worked));
    count_doubles(offers, quads, world.double_cut, &mut tally);
    scratch.follow.wins.clear();
    let engaged = Engaged { quads, lanes: engaged, at: &*left.at };
    follow(engaged, number, world, &mut tally, &mut scratch.follow);
    after::live(&mut scratch.follow.wins, &world.after, &mut tally, &mut scratch.delivery);
    look(Traces { number, left: &left, engaged, wins: &scratch.follow.wins, cohort });
    let low = payout::low_revenue(
        facts,
        |_| world,
        |_, pattern| world.points[pattern],
        |key| cohort.score_on_return(number, key),
        &tally,
        &scratch.follow.wins,
    );
    tally.close(facts, world, low)
}
