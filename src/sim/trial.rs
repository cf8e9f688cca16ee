//! One trial of one world: its leads listed, put in order, served and counted. The order of work: all worlds' leads are
//! drawn (`cohort`), each world hands its own over (`list`), puts them in order (`sort`), serves them (`queue`, `floor`)
//! and counts everything by when it happened (`count`, `follow`).

use super::batch::Probes;
use super::cohort::Cohort;
use super::count;
use super::floor::Floor;
use super::follow::{FollowScratch, follow};
use super::histogram::Histogram;
use super::left::{self, Left};
use super::list::{Offer, list};
use super::output::{Output, Outputs};
use super::queue::{self, QueueScratch, Shop};
use super::sort::{SortScratch, sort_by_time};
use super::tally::Tally;
use super::world::{Facts, World};

/// Memory that is reused from trial to trial.
#[derive(Default)]
pub struct Scratch {
    offers: Vec<Offer>,
    sort: SortScratch,
    left: Vec<Left>,
    queue: QueueScratch,
    follow: FollowScratch,
}

/// Runs the cohort through world `number` and adds its response times to `responses`.
pub fn run_trial(
    (facts, world): (&Facts, &World),
    cohort: &mut Cohort,
    number: usize,
    probes: &Probes,
    scratch: &mut Scratch,
    responses: &mut Histogram,
) -> Outputs {
    cohort.adopt(facts, world);
    let mut tally = Tally::new(world);
    let offers = list(facts, world, cohort, number, &mut tally, &mut scratch.offers);
    let joining = sort_by_time(offers, tally.end, world.buckets_per_hour, &mut scratch.sort);
    let shop = Shop {
        clock: facts.clock,
        reps: world.reps as usize,
        ranking: &world.ranking,
        round_robin: world.round_robin,
        sla_hours: world.sla_hours,
    };
    let left = left::reset(&mut scratch.left, joining.joins.len());
    let mut floor = Floor::new(facts, world, joining, cohort.quads(), left);
    if shop.reps == 0 {
        floor.nobody_works();
    } else {
        queue::run(&shop, &mut scratch.queue, &mut floor);
    }
    tally.raise(Output::BusyHours, floor.busy_hours());
    count::waits(left, world, probes, &mut tally);
    count::contacts(left, &mut tally, responses);
    follow(joining.tags, left, cohort.quads(), world, &mut tally, &mut scratch.follow);
    tally.close(facts, world)
}
