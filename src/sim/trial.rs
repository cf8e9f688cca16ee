//! One trial of one world: its leads listed, put in order, served and counted. The order of work: all worlds' leads are
//! drawn (`cohort`), each world hands its own over (`list`), puts them in order (`sort`), serves them (`queue`, `floor`)
//! and counts everything by when it happened (`count`, `follow`), up to what customers do (`after`).

use super::after::{self, DeliveryScratch, Win};
use super::batch::Probes;
use super::calls::{self, Calls};
use super::cohort::Cohort;
use super::count::Count;
use super::floor::{Busy, Floor};
use super::follow::{FollowScratch, follow};
use super::histogram::Histogram;
use super::hours::count_doubles;
use super::left::LeftScratch;
use super::list::{Offer, count_arrived, list};
use super::memory::grow;
use super::output::{Output, Outputs};
use super::payout;
use super::quad::Quad;
use super::queue::{self, QueueScratch, Shop};
use super::sort::{Joining, SortScratch, sort_by_time};
use super::tally::Tally;
use super::world::{Facts, World};

/// Memory that is reused from trial to trial.
#[derive(Default)]
pub struct Scratch {
    offers: Vec<Offer>,
    pub(super) sort: SortScratch,
    left: LeftScratch,
    queue: QueueScratch,
    hours: Vec<f32>,
    pub(super) engaged: Vec<u32>,
    pub(super) follow: FollowScratch,
    pub(super) delivery: DeliveryScratch,
}

/// What a trial of one world leaves behind, for whoever follows single leads (`journey`).
#[derive(Clone, Copy)]
pub struct Traces<'a> {
    pub quads: &'a [Quad],
    pub joining: Joining<'a>,
    /// As in [`super::left::Left`], but for the sign of a single call.
    pub at: &'a [f64],
    pub attempts: &'a [f32],
    /// Places in `joining` of those that engaged before the horizon.
    pub engaged: &'a [u32],
    /// In the order in which they were signed.
    pub wins: &'a [Win],
}

/// Runs the cohort through world `number` and adds its response times to `responses`. `look` sees what the trial leaves.
pub fn run_trial(
    (facts, world): (&Facts, &World),
    cohort: &mut Cohort,
    number: usize,
    probes: &Probes,
    scratch: &mut Scratch,
    responses: &mut Histogram,
    look: impl FnOnce(Traces),
) -> Outputs {
    cohort.adopt(facts, world);
    let mut tally = Tally::new(world);
    count_arrived(&cohort.arrived[number], &mut tally);
    let offers = list((facts, world), cohort, 0, number, &mut tally, &mut scratch.offers);
    let joining = sort_by_time(offers, (0.0, tally.end), world.buckets_per_hour, &mut scratch.sort);
    let shop = Shop::new(facts, world);
    let left = scratch.left.reset(joining.leads);
    let busy = Busy::new(world, facts.clock.hours_per_week());
    let count = Count { world, probes, joining, quads: cohort.quads() };
    let engaged = &mut scratch.engaged;
    grow(engaged, joining.leads + 4);
    let (left, busy_hours, talks) = if shop.reps > 0 && Calls::suit(world) {
        let mut calls = Calls::new(world, busy, joining, cohort.quads(), left, &mut scratch.hours);
        queue::run(&shop, &mut scratch.queue, &mut calls);
        let (left, hours) = calls.close();
        let talks = count.run(&left, calls::outcome(world), &mut tally, responses, engaged);
        (left, hours, talks)
    } else {
        let mut floor = Floor::new(world, busy, joining, cohort.quads(), left);
        if shop.reps == 0 {
            floor.nobody_works();
        } else {
            queue::run(&shop, &mut scratch.queue, &mut floor);
        }
        let (left, hours) = floor.close();
        let talks = count.run(&left, |noted, _, _| noted, &mut tally, responses, engaged);
        (left, hours, talks)
    };
    tally.raise(Output::BusyHours, busy_hours);
    count_doubles(joining, cohort.quads(), world.double_cut, &mut tally);
    scratch.follow.wins.clear();
    follow(&engaged[..talks], joining, left.at, cohort.quads(), world, &mut tally, &mut scratch.follow);
    after::live(&mut scratch.follow.wins, &world.after, &mut tally, &mut scratch.delivery);
    look(Traces {
        quads: cohort.quads(),
        joining,
        at: left.at,
        attempts: left.attempts,
        engaged: &engaged[..talks],
        wins: &scratch.follow.wins,
    });
    let low = payout::low_revenue(
        facts,
        |_| world,
        |_, pattern| world.points[pattern],
        &tally,
        &scratch.follow.wins,
    );
    tally.close(facts, world, low)
}
