//! One trial: a year of leads through one world, counted. The order of work: leads arrive and are scored (`arrive`),
//! are put in order, the queue serves them (`queue`, `floor`), and everything is counted by when it happened (`tally`).

use super::arrive::{Offer, Qualified, arrive};
use super::batch::Probes;
use super::floor::{Floor, Left};
use super::histogram::Histogram;
use super::journey::{Prospect, prospects};
use super::output::Outputs;
use super::queue::{self, QueueScratch, Shop, Waiting};
use super::rng::TrialKey;
use super::sort::{SortScratch, bucket, sort_by_time};
use super::tally::Tally;
use super::world::Source;
use crate::domain::Seed;

/// Memory that is reused from trial to trial.
#[derive(Default)]
pub struct Scratch {
    qualified: Vec<Qualified>,
    arrived: Vec<Offer>,
    offers: Vec<Offer>,
    prospects: Vec<Prospect>,
    waiting: Vec<Waiting>,
    left: Vec<Left>,
    sort: SortScratch,
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
    let Scratch { qualified, arrived, offers, prospects: people, waiting, left, sort, queue } = scratch;

    arrive(facts, world, key, &mut tally, qualified, arrived);
    sort_by_time(arrived, bucket(world.window().1, world.buckets_per_hour), sort, offers);

    // These only ever grow: what a trial does not overwrite it does not read.
    let count = offers.len();
    if people.len() < count {
        people.resize(count, Prospect::default());
        waiting.resize(count, Waiting::default());
        left.resize(count, Left::default());
    }
    let (people, waiting, left) = (&mut people[..count], &mut waiting[..count], &mut left[..count]);
    for ((four, people), waiting) in offers.chunks(4).zip(people.chunks_mut(4)).zip(waiting.chunks_mut(4)) {
        let found = prospects(world, four);
        for (((offer, prospect), person), waiting) in four.iter().zip(found).zip(people).zip(waiting) {
            let (joined_work, opens) = facts.clock.to_work(offer.joins);
            let gives_up = prospect.gives_up;
            *waiting = Waiting { joined: offer.joins, joined_work, opens, gives_up, rank: offer.rank };
            *person = prospect;
        }
    }

    let shop = Shop {
        clock: facts.clock,
        reps: world.reps as usize,
        ranking: &world.ranking,
        round_robin: world.round_robin,
        sla_hours: world.sla_hours,
    };
    let mut floor = Floor::new(world, facts.clock, offers, waiting, people, left);
    if shop.reps == 0 {
        floor.nobody_works();
    } else {
        queue::run(&shop, waiting, queue, &mut floor);
    }
    floor.count(probes, &mut tally, responses);
    tally.close(facts, world)
}
