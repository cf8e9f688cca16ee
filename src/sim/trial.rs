//! One trial: a year of leads through one world, counted. The order of work: leads arrive and are scored (`arrive`),
//! are put in order (`sort`), the queue serves them (`queue`, `floor`), and all is counted by when it happened (`count`).

use super::arrive::{ArriveScratch, arrive};
use super::batch::Probes;
use super::floor::{Floor, FloorScratch};
use super::histogram::Histogram;
use super::output::{Output, Outputs};
use super::queue::{self, QueueScratch, Shop};
use super::rng::TrialKey;
use super::sort::{SortScratch, bucket, sort_by_time};
use super::tally::Tally;
use super::world::Source;
use super::{count, floor};
use crate::domain::Seed;

/// Memory that is reused from trial to trial.
#[derive(Default)]
pub struct Scratch {
    arrive: ArriveScratch,
    sort: SortScratch,
    floor: FloorScratch,
    queue: QueueScratch,
}

/// Runs one trial of one scenario and adds its response times to `responses`.
pub fn run_trial(
    source: &mut Source,
    seed: Seed,
    trial: u32,
    probes: &Probes,
    scratch: &mut Scratch,
    responses: &mut Histogram,
) -> Outputs {
    let key = TrialKey::new(seed, trial);
    let (facts, world) = source.world(key);
    let mut tally = Tally::new(world);
    let arrived = arrive(facts, world, key, &mut tally, &mut scratch.arrive);
    let last_bucket = bucket(world.window().1, world.buckets_per_hour);
    let offers = sort_by_time(arrived, last_bucket, &mut scratch.sort);
    let (waiting, left) = floor::prepare(facts, world, offers, &mut scratch.floor);
    let shop = Shop {
        clock: facts.clock,
        reps: world.reps as usize,
        ranking: &world.ranking,
        round_robin: world.round_robin,
        sla_hours: world.sla_hours,
    };
    let mut floor = Floor::new(world, facts.clock, waiting, left);
    if shop.reps == 0 {
        floor.nobody_works();
    } else {
        queue::run(&shop, waiting, &mut scratch.queue, &mut floor);
    }
    tally.raise(Output::BusyHours, floor.busy_hours());
    count::waits(offers, left, world, probes, &mut tally);
    count::contacts(offers, left, world, &mut tally, responses);
    tally.close(facts, world)
}
