//! The sales floor in expectation: who is served, after which wait, and how fresh the lead still is.

use super::demand::{Demand, WEEK};
use crate::world::{Facts, World};

/// What the floor does with the leads offered.
pub struct Service {
    /// Share of those offered that get a first attempt.
    pub served: f64,
    pub mean_wait: f64,
    pub waiting_chance: f64,
    pub mean_response: f64,
    pub mean_decay: f64,
    pub within_sla: f64,
    /// Hours of work per lead served.
    pub hours: f64,
}

pub fn serve(facts: &Facts, world: &World, demand: &Demand) -> Service {
    let offered = demand.offered[0] + demand.offered[1];
    let per_week = facts.clock.hours_per_week();
    let reps = f64::from(world.reps);
    let patience = world.patience_mean.map_or(0.0, |mean| 1.0 / mean);
    if world.reps == 0 {
        let horizon = f64::from(world.weeks - world.warm_up_weeks) * 84.0;
        let wait = if patience > 0.0 { (1.0 / patience).min(horizon) } else { horizon };
        return Service {
            served: 0.0,
            mean_wait: wait,
            waiting_chance: 1.0,
            mean_response: 0.0,
            mean_decay: 0.0,
            within_sla: 0.0,
            hours: 0.0,
        };
    }
    let fit = if offered > 0.0 { demand.offered[1] / offered } else { 0.5 };
    let mut decay = 0.6;
    let mut result = None;
    for _ in 0..12 {
        let hours = work(world, fit, decay);
        let load = offered * hours / (reps * per_week);
        // Erlang C by its recursion, then the mean wait in working hours.
        let a = (load * reps).min(0.98 * reps);
        let mut blocked = 1.0;
        for servers in 1..=world.reps {
            blocked = a * blocked / (f64::from(servers) + a * blocked);
        }
        let delayed = blocked / (1.0 - (a / reps) * (1.0 - blocked));
        let queue = delayed * hours / (reps - a) * 1.5;
        let wall = 168.0 / per_week;
        let mut sums = [0.0; 6];
        for hour in 0..WEEK {
            let share = demand.joins[hour];
            let moment = hour as f64 + 0.5;
            let (_, opens) = facts.clock.to_work(moment);
            let night = opens - moment;
            let wait = night + queue * wall;
            let served = libm::exp(-patience * wait);
            let latency = world.handoff_mean;
            let fresh: f64 =
                [0.105, 0.36, 0.693, 1.2, 2.3].iter().map(|x| world.decay.at(x * latency + wait)).sum();
            let now = if night > 0.0 { 0.0 } else { 1.0 - delayed };
            sums[0] += share * served;
            sums[1] += share * if patience > 0.0 { (1.0 - served) / patience } else { wait };
            sums[2] += share * (1.0 - now);
            sums[3] += share * served * (latency + wait);
            sums[4] += share * served * world.fixed_response.map_or(fresh / 5.0, |time| world.decay.at(time));
            sums[5] += share * served * f64::from(u8::from(wait <= world.sla_hours));
        }
        let most =
            if hours > 0.0 && offered > 0.0 { (reps * per_week / (offered * hours)).min(1.0) } else { 1.0 };
        let next = sums[4] / sums[0];
        decay = 0.5 * (decay + next);
        result = Some(Service {
            served: sums[0].min(most),
            mean_wait: sums[1],
            waiting_chance: sums[2],
            mean_response: sums[3] / sums[0],
            mean_decay: decay,
            within_sla: sums[5],
            hours,
        });
    }
    result.expect("iterated")
}

/// Expected hours of work on a lead that fits with chance `fit`, at this decay.
fn work(world: &World, fit: f64, decay: f64) -> f64 {
    let engaged = world.reach[world.attempts] * decay;
    let attempts: f64 = (0..world.attempts).map(|k| 1.0 - world.reach[k] * decay).sum();
    let accept = fit * world.rates.accept[1] + (1.0 - fit) * world.rates.accept[0];
    attempts * world.hours.attempt + engaged * (world.hours.discovery + accept * world.hours.sql)
}
