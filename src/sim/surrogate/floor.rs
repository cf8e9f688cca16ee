//! The sales floor in expectation: who is served, after which wait, how fresh the lead still is, and how long it takes.
//! Service times depend on how fresh leads are and the other way round, so both are found together.
//! Leaves to others: how many are there (`crowd`), how each waits (`wait`).

use super::crowd::{Crowd, Traffic};
use super::demand::{Demand, Joins};
use super::fade::Fade;
use super::grid::Pitch;
use super::job::Job;
use super::prompt::Prompt;
use super::turn::{FADES, Kill, SERVED, hours};
use super::wait::{Line, Wait};
use super::week::{Shift, WEEK, shifts};
use crate::score::ByFit;
use crate::world::{Facts, World};

/// What the floor does with the leads offered.
#[derive(Clone, Debug, Default)]
pub struct Service {
    /// Leads a week that get a first attempt.
    pub attempted: ByFit<f64>,
    /// The sum of their g(t)^kappa.
    pub fresh: ByFit<f64>,
    pub mean_wait: f64,
    pub waiting_chance: f64,
    pub mean_response: f64,
    /// Share of the offered whose wait is within the agreed time.
    pub within_sla: f64,
    /// Hours of work per lead attempted.
    pub hours: f64,
}

/// How finely leads and the week are cut.
#[derive(Clone, Copy, Debug)]
pub struct Detail {
    /// Steps in an open hour.
    pub steps: usize,
    pub pitch: Pitch,
    /// Levels of the score that wait differently.
    pub levels: usize,
    /// How many of the queue's ranks are told apart together.
    pub bin: usize,
    /// How often at most who comes back is found anew from who is served.
    pub again: usize,
}

pub const FINE: Detail =
    Detail { steps: 2, pitch: Pitch { even: 10, growth: 1.09 }, levels: 4, bin: 4, again: 5 };
pub const COARSE: Detail =
    Detail { steps: 1, pitch: Pitch { even: 6, growth: 1.25 }, levels: 2, bin: 16, again: 1 };

/// What a floor has come to: one much like it begins there and settles sooner.
pub struct Routine {
    crowd: Crowd,
    waits: Vec<Wait>,
    /// For how many waiting leads there is room.
    most: f64,
    reps: f64,
    /// Of the offered, those that got a first attempt; and the sum of their g(t)^kappa.
    attempted: ByFit<f64>,
    pub fresh: ByFit<f64>,
}

impl Routine {
    fn new(traffic: &Traffic, most: f64, levels: usize) -> Routine {
        Routine {
            crowd: Crowd::new(traffic, most),
            waits: (0..levels).map(|number| Wait::new(number, most, traffic)).collect(),
            most,
            reps: traffic.reps,
            attempted: [1.0; 2],
            fresh: [0.0; 2],
        }
    }

    /// Whether this one has about as many leads waiting, and goes through them alike.
    fn suits(&self, traffic: &Traffic, most: f64, levels: usize) -> bool {
        (0.4 * self.most..=1.1 * self.most).contains(&most)
            && self.reps == traffic.reps
            && self.waits.len() == levels
    }
}

/// `routine` is that of the floor before, if there is one, and becomes that of this one.
pub fn serve(
    facts: &Facts,
    world: &World,
    demand: &Demand,
    detail: Detail,
    routine: &mut Option<Routine>,
) -> Service {
    let offered = demand.offered[0] + demand.offered[1];
    let weeks = f64::from(world.weeks - world.warm_up_weeks);
    if world.reps == 0 || offered <= 0.0 {
        // Buyers wait until they give up, or until the end.
        let horizon = 0.5 * weeks * WEEK as f64;
        let wait = world.patience_mean.map_or(horizon, |mean| mean.min(horizon));
        let (mean_wait, waiting_chance) = if world.reps == 0 { (wait, 1.0) } else { (0.0, 0.0) };
        return Service { mean_wait, waiting_chance, ..Service::default() };
    }
    let fade = Fade::new(facts.curve, world.kappa);
    let joins_of = |evenly| Joins::new(facts, world.handoff_mean, evenly, &fade.rates);
    let joins = joins_of(demand.evenly);
    // Who comes back at night waits longer, and fits less often than others do.
    let by_fit = (demand.evenly > 0.0).then(|| demand.evenly_by_fit.map(joins_of));
    let by_fit = by_fit.as_ref().map_or([&joins; 2], |[other, fit]| [other, fit]);
    let levels = demand.levels(facts, world, detail);
    let week = shifts(facts.clock);
    let mut job = match routine {
        Some(routine) => {
            let of = |part: &ByFit<f64>| [0, 1].map(|class| demand.offered[class] * part[class]);
            let fresh = of(&routine.fresh);
            Job::new(world, of(&routine.attempted), fresh[0] + fresh[1])
        }
        None => Job::new(world, demand.offered, offered * fresh_if_no_queue(&week, &joins, &fade)),
    };
    // Where leads are dealt in turn each rep has a queue, which leads join more evenly.
    let queues = if world.round_robin { f64::from(world.reps) } else { 1.0 };
    let mut traffic = Traffic {
        shifts: week,
        steps: detail.steps,
        pitch: detail.pitch,
        joins: joins.share.map(|share| share * offered / queues),
        evenness: 1.0 / queues,
        mixing: demand.mixing / queues,
        dispersion: 1.0,
        impatience: 0.0,
        reps: f64::from(world.reps) / queues,
        service: 1.0,
        job_scv: 1.0,
        service_scv: 1.0,
    };
    // Without patience and with too few reps the queue grows on and on: as if buyers left so slowly that its length
    // is that of the middle of the window.
    let never = 1.0 / (WEEK as f64 * (f64::from(world.warm_up_weeks) + 0.5 * weeks));
    let mut service = Service::default();
    for round in 0..ROUNDS {
        traffic.service = 1.0 / job.mean;
        traffic.job_scv = job.scv;
        traffic.impatience = world
            .patience_mean
            .map_or(if traffic.overloaded() { never } else { 1e-3 * never }, |mean| 1.0 / mean);
        traffic.scale();
        let kill = Kill::new(traffic.impatience, &fade.rates);
        let mut weeks = 12;
        if round == 0 {
            let most = traffic.most_waiting();
            routine.take_if(|routine| !routine.suits(&traffic, most, levels.len()));
            // Far from where it will settle it need not settle yet.
            weeks = if routine.is_none() { 3 } else { weeks };
            routine.get_or_insert_with(|| Routine::new(&traffic, most, levels.len()));
        }
        let Some(Routine { crowd, waits, .. }) = routine else { break };
        let mut settled = crowd.settle(&traffic, weeks);
        let ordered = world.ranking.sla_first && !world.round_robin;
        let sla = (ordered && world.sla_hours <= LONGEST_SLA).then_some(world.sla_hours);
        let prompts: Vec<Prompt> = sla.map_or(Vec::new(), |sla| {
            levels.iter().map(|level| Prompt::new(&traffic, level.above, sla, &kill)).collect()
        });
        let line = Line {
            traffic: &traffic,
            crowd,
            kill: &kill,
            order: &world.ranking.order,
            sla,
            levels: &levels,
            prompts: &prompts,
        };
        let mut sums = Sums::default();
        for (level, wait) in levels.iter().zip(waits.iter_mut()) {
            wait.settle(&line, weeks);
            settled &= wait.settled;
            sums.add(level.offered, &wait.lanes, by_fit, &fade);
        }
        service = sums.service(&traffic, crowd, queues);
        service.hours = job.mean;
        if let Some(time) = world.fixed_response {
            service.fresh = service.attempted.map(|flow| flow * world.decay.at(time));
        }
        service.within_sla = levels
            .iter()
            .zip(waits.iter())
            .map(|(level, wait)| {
                let size = (level.offered[0] + level.offered[1]) / offered;
                size * wait.in_time(&line, &joins.share, world.sla_hours)
            })
            .sum();
        let next = Job::new(world, service.attempted, service.fresh[0] + service.fresh[1]);
        let moved = (next.mean / job.mean - 1.0).abs();
        job = next;
        if settled && moved < 2e-3 {
            break;
        }
    }
    if let Some(routine) = routine {
        let part = |flow: ByFit<f64>| [0, 1].map(|class| flow[class] / demand.offered[class].max(1e-300));
        (routine.attempted, routine.fresh) = (part(service.attempted), part(service.fresh));
    }
    service
}

const ROUNDS: u32 = 8;
/// Agreements longer than this, in hours, hardly change the order.
const LONGEST_SLA: f64 = 12.0;

/// What comes of all levels, per week.
#[derive(Default)]
struct Sums {
    attempted: ByFit<f64>,
    fresh: ByFit<f64>,
    /// Hours from arrival to joining, and from joining to the first attempt, of those attempted.
    late: f64,
    waited: f64,
    missed: f64,
}

impl Sums {
    fn add(&mut self, offered: ByFit<f64>, lanes: &[[f64; 8]], joins: [&Joins; 2], fade: &Fade) {
        for ((class, offered), joins) in offered.iter().enumerate().zip(joins) {
            let (mut served, mut waited, mut late, mut fresh) = (0.0, 0.0, 0.0, 0.0);
            for (hour, lanes) in lanes.iter().enumerate() {
                let share = joins.share[hour];
                served += share * lanes[SERVED];
                waited += share * hours(lanes);
                late += joins.late[hour] * lanes[SERVED];
                fresh += fade.weights[0] * share * lanes[SERVED];
                for (j, weight) in fade.weights[1..].iter().enumerate() {
                    fresh += weight * joins.faded[j][hour] * lanes[FADES + j];
                }
            }
            self.attempted[class] += offered * served;
            // A fit by least squares may stray below nothing.
            self.fresh[class] += offered * fresh.clamp(0.0, served.max(0.0));
            self.late += offered * late;
            self.waited += offered * waited;
            self.missed += offered * (1.0 - served);
        }
    }

    /// How many give up follows from the queue's length, exactly; the levels share it out.
    fn service(&self, traffic: &Traffic, crowd: &Crowd, queues: f64) -> Service {
        let offered = queues * traffic.joins.iter().sum::<f64>();
        let waiting = queues * crowd.waiting.iter().sum::<f64>();
        let given_up = (traffic.impatience * waiting).min(offered);
        let attempted = self.attempted[0] + self.attempted[1];
        let scale = (offered - given_up) / attempted;
        let longer = if self.missed > 0.0 { given_up / self.missed } else { 1.0 };
        let at_once: f64 =
            queues * traffic.joins.iter().zip(&crowd.free).map(|(joins, free)| joins * free).sum::<f64>();
        Service {
            attempted: self.attempted.map(|flow| flow * scale),
            fresh: self.fresh.map(|flow| flow * scale),
            mean_wait: waiting / offered,
            waiting_chance: 1.0 - at_once / offered,
            mean_response: (self.late + self.waited * longer) / attempted,
            ..Service::default()
        }
    }
}

/// g(t)^kappa if leads only waited for the shop to open.
fn fresh_if_no_queue(week: &[Shift], joins: &Joins, fade: &Fade) -> f64 {
    let mut sum = fade.weights[0];
    for ((rate, weight), faded) in fade.rates.iter().zip(&fade.weights[1..]).zip(&joins.faded) {
        let stay = libm::exp(-rate);
        for shift in week {
            let night = shift.gap_hours().fold(0.0, |night, hour| night * stay + faded[hour] * stay.sqrt());
            sum += weight * (night + shift.open_hours().map(|hour| faded[hour]).sum::<f64>());
        }
    }
    sum
}
