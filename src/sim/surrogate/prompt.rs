//! The agreement to answer within a time: leads that can still be answered within it go first. Those that a rep gets to
//! in time, and what is left for the others. Leaves to others: waiting beyond the agreed time (`turn`).

use super::crowd::Traffic;
use super::grid::{Rates, Step};
use super::turn::Kill;
use super::week::WEEK;

/// Transforms of the wait of those served in time, by open hour of joining, if no rep is free.
pub struct Prompt {
    pub lanes: Vec<[f64; 8]>,
}

/// Steps of time until it is too late.
const STEPS: usize = 8;
/// Most leads ahead that are looked at: with more, nobody is served within the agreed time anyway.
const MOST: usize = 24;

impl Prompt {
    /// For leads above which a part `above` of the others ranks; `sla` in hours.
    pub fn new(traffic: &Traffic, above: f64, sla: f64, kill: &Kill) -> Prompt {
        let mut lanes = vec![[0.0; 8]; WEEK];
        // Days are much alike: one of them stands for all where demand is the same.
        let mut known: Vec<(f64, f64, usize)> = Vec::new();
        // Where the shop never closes no shift ends.
        let always = traffic.shifts.iter().all(|shift| shift.gap == 0);
        for shift in &traffic.shifts {
            for hour in shift.open_hours() {
                let joins = traffic.joins[hour];
                let rest = (shift.opens + shift.hours) as f64 - hour as f64 - 0.5;
                let time = if always { sla } else { sla.min(rest) };
                let alike = |&&(other, same, _): &&(f64, f64, usize)| {
                    same == time && (other - joins).abs() <= 0.02 * joins
                };
                lanes[hour] = match known.iter().find(alike) {
                    Some(&(_, _, same)) => lanes[same],
                    None => in_time(joins * above, traffic, sla, time, kill),
                };
                known.push((joins, time, hour));
            }
        }
        Prompt { lanes }
    }
}

/// From a queue in balance, in which some of those ahead may themselves become too late.
fn in_time(joins: f64, traffic: &Traffic, sla: f64, time: f64, kill: &Kill) -> [f64; 8] {
    let served = traffic.reps * traffic.service;
    let mut law = [0.0; MOST + 1];
    // The first place is for the lead once it is served.
    law[1] = 1.0;
    for ahead in 1..MOST {
        law[ahead + 1] = law[ahead] * joins / (served + ahead as f64 / sla);
    }
    let total: f64 = law.iter().sum();
    law.iter_mut().for_each(|p| *p /= total);
    let mut rates = [Rates { up: joins, down: served }; MOST + 1];
    rates[0] = Rates::default();
    rates[MOST].up = 0.0;
    let (mut lanes, mut before, mut step) = ([0.0; 8], 0.0, Step::default());
    let length = time / STEPS as f64;
    step.prepare(&rates, length);
    for number in 0..STEPS {
        step.forward(&mut law);
        let (middle, mass) = ((number as f64 + 0.5) * length, law[0] - before);
        before = law[0];
        for (lane, kept) in lanes.iter_mut().zip(kill.over(middle)) {
            *lane += mass * kept;
        }
    }
    lanes
}
