//! How many leads are with the reps or waiting for one, hour by hour through the week, in the long run: a birth-death
//! chain over the open hours, arrivals and lost patience over the closed ones.
//! Leaves to others: in which order leads are taken (`turn`).

use super::grid::{Carries, Chain, Grid, Kernel, Pitch, Step, arrivals};
use super::week::{Shift, WEEK};

/// What joins and how it is served.
pub struct Traffic {
    pub shifts: Vec<Shift>,
    /// Steps of time in an open hour.
    pub steps: usize,
    /// Of the numbers of leads.
    pub pitch: Pitch,
    /// Leads that join per hour.
    pub joins: [f64; WEEK],
    /// Variance of the number that joins within hours over its mean: 1 is Poisson.
    pub evenness: f64,
    /// Of the number that joins in a week, the variance over its mean beyond that.
    pub mixing: f64,
    /// Variance of the number that joins over its mean, at the time scale on which the queue forgets.
    pub dispersion: f64,
    /// Chance per hour that a waiting buyer gives up.
    pub impatience: f64,
    pub reps: f64,
    /// Leads a rep serves per working hour.
    pub service: f64,
    /// Squared coefficient of variation of the time a lead takes.
    pub job_scv: f64,
    /// Variance of the number that busy reps serve over its mean, at that time scale: 1 is Poisson.
    pub service_scv: f64,
}

/// A law of the number present, carried on from week to week until it repeats.
pub struct Crowd {
    pub grid: Grid,
    law: Vec<f64>,
    /// P(a rep is free), by open hour.
    pub free: [f64; WEEK],
    /// Mean number waiting, by hour.
    pub waiting: [f64; WEEK],
    /// By open hour, the law at its middle; by shift, the law at its end.
    pub during: Vec<Vec<f64>>,
    pub closing: Vec<Vec<f64>>,
    steps: Vec<Step>,
    scratch: Vec<f64>,
}

impl Crowd {
    /// Hardly ever more than `most` wait.
    pub fn new(traffic: &Traffic, most: f64) -> Crowd {
        let grid = Grid::new(traffic.reps, traffic.reps + most, traffic.pitch);
        let mut law = vec![0.0; grid.points.len()];
        let start = traffic.reps + traffic.excess();
        grid.put(&mut law, if traffic.excess() > 0.0 { start } else { 0.0 }, 1.0);
        Crowd {
            law,
            free: [0.0; WEEK],
            waiting: [0.0; WEEK],
            during: vec![Vec::new(); WEEK],
            closing: vec![Vec::new(); traffic.shifts.len()],
            steps: vec![Step::default(); WEEK],
            scratch: Vec::new(),
            grid,
        }
    }

    /// Repeats the week until the law does, at most `weeks` times; tells whether it did.
    pub fn settle(&mut self, traffic: &Traffic, weeks: u32) -> bool {
        prepare(&mut self.steps, Chain::new(&self.grid, |n| traffic.leaving(n)), traffic, |hour, chain| {
            chain.join(traffic.joins[hour], traffic.dispersion, traffic.step());
        });
        let mut carries = Carries::default();
        let nights: Vec<usize> =
            traffic.shifts.iter().map(|&shift| night(&self.grid, traffic, shift, &mut carries)).collect();
        let mut pace = Pace::new(weeks);
        while pace.go_on(&mut self.law, &self.grid) {
            for (number, shift) in traffic.shifts.iter().enumerate() {
                self.rest(traffic, *shift, carries.get(nights[number]));
                for hour in shift.open_hours() {
                    self.work(traffic, hour);
                }
                self.closing[number].clone_from(&self.law);
            }
        }
        pace.done
    }

    /// A closed spell: some give up, others come.
    fn rest(&mut self, traffic: &Traffic, shift: Shift, carry: &Kernel) {
        if shift.gap == 0 {
            return;
        }
        let stay = libm::exp(-traffic.impatience);
        let stock = expected_waiting(&self.law, &self.grid, traffic.reps);
        let (mut kept, mut came) = (1.0, 0.0);
        for hour in shift.gap_hours() {
            let (kept_before, came_before) = (kept, came);
            kept *= stay;
            came = came * stay + traffic.joins[hour] * stay.sqrt();
            self.waiting[hour] = 0.5 * (stock * (kept_before + kept) + came_before + came);
        }
        carry.forward(&mut self.law, &mut self.scratch);
    }

    /// An open hour.
    fn work(&mut self, traffic: &Traffic, hour: usize) {
        let mut free = 0.5 * chance_free(&self.law, &self.grid, traffic.reps);
        let mut waiting = 0.5 * expected_waiting(&self.law, &self.grid, traffic.reps);
        for step in 1..=traffic.steps {
            self.steps[hour].forward(&mut self.law);
            let weight = if step < traffic.steps { 1.0 } else { 0.5 };
            free += weight * chance_free(&self.law, &self.grid, traffic.reps);
            waiting += weight * expected_waiting(&self.law, &self.grid, traffic.reps);
            if 2 * step > traffic.steps && 2 * step <= traffic.steps + 2 {
                self.during[hour].clone_from(&self.law);
            }
        }
        self.free[hour] = free * traffic.step();
        self.waiting[hour] = waiting * traffic.step();
    }
}

/// Makes the steps of all open hours ready; `join` sets the chain for an hour.
pub fn prepare(steps: &mut [Step], mut chain: Chain, traffic: &Traffic, join: impl Fn(usize, &mut Chain)) {
    for hour in traffic.shifts.iter().flat_map(|shift| shift.open_hours()) {
        join(hour, &mut chain);
        steps[hour].prepare(&chain.rates, traffic.step());
    }
}

/// The closed hours before a shift, among the carries.
fn night(grid: &Grid, traffic: &Traffic, shift: Shift, carries: &mut Carries) -> usize {
    let stay = libm::exp(-traffic.impatience);
    let kept = libm::exp(-traffic.impatience * shift.gap as f64);
    let came = shift.gap_hours().fold(0.0, |came, hour| came * stay + traffic.joins[hour] * stay.sqrt());
    carries.of(shift.gap, came, || {
        let come = arrivals(came, came * traffic.dispersion);
        Kernel::new(grid, &come, |n| n - (n - traffic.reps).max(0.0) * (1.0 - kept))
    })
}

/// Decides when a law that is carried from week to week repeats, and takes a long step where it nears that slowly:
/// differences from week to week then shrink by the same factor each.
pub struct Pace {
    most: u32,
    weeks: u32,
    mean: f64,
    moved: f64,
    before: Vec<f64>,
    pub done: bool,
}

impl Pace {
    pub fn new(most: u32) -> Pace {
        Pace { most, weeks: 0, mean: 0.0, moved: 0.0, before: Vec::new(), done: false }
    }

    /// Whether another week is needed.
    pub fn go_on(&mut self, law: &mut [f64], grid: &Grid) -> bool {
        let mean: f64 = law.iter().zip(&grid.points).map(|(p, n)| p * n).sum();
        let moved = mean - self.mean;
        let done = self.weeks > 0 && moved.abs() < TOLERANCE * (1.0 + mean);
        if self.weeks >= 3 && self.weeks % 2 == 1 && !done && self.moved != 0.0 {
            let shrinks = (moved / self.moved).clamp(0.0, 0.9);
            let ahead = shrinks / (1.0 - shrinks);
            let mut total = 0.0;
            for (p, before) in law.iter_mut().zip(&self.before) {
                *p = (*p + ahead * (*p - before)).max(0.0);
                total += *p;
            }
            law.iter_mut().for_each(|p| *p /= total);
        }
        self.before.clear();
        self.before.extend_from_slice(law);
        self.mean = law.iter().zip(&grid.points).map(|(p, n)| p * n).sum();
        self.moved = moved;
        self.weeks += 1;
        self.done = done;
        !done && self.weeks <= self.most
    }
}

/// Relative change of the mean from week to week that counts as none.
const TOLERANCE: f64 = 2e-3;
impl Traffic {
    /// Hours.
    pub fn step(&self) -> f64 {
        1.0 / self.steps as f64
    }

    /// Drift and variance per hour of what leaves when `n` are present.
    fn leaving(&self, n: f64) -> (f64, f64) {
        let busy = n.min(self.reps) * self.service;
        let given_up = (n - self.reps).max(0.0) * self.impatience;
        // While all reps are busy the time a lead takes varies as it does; otherwise only how many are present counts.
        let scv = if n > self.reps { self.service_scv } else { 1.0 };
        (-busy - given_up, busy * scv + given_up)
    }

    /// The same of waiting leads while all reps are busy.
    pub fn turning(&self, waiting: f64) -> (f64, f64) {
        let (served, given_up) = (self.reps * self.service, waiting * self.impatience);
        (-served - given_up, served * self.service_scv + given_up)
    }

    /// Sets how much arrivals and service vary at the time scale that matters for waits. Weeks differ in demand as a
    /// whole, and some leads take long: neither shows within hours, both do within weeks (Fendick & Whitt 1989,
    /// "Measurements and approximations to describe the offered traffic and predict the average workload"). What counts
    /// is the spell in which a queue builds up, variance / (2 slack^2), if patience does not end it before.
    pub fn scale(&mut self) {
        let weekly: f64 = self.joins.iter().sum();
        let capacity = self.open_hours() * self.reps * self.service;
        let patience = 2.0 / (WEEK as f64 * self.impatience);
        let slack = (capacity - weekly).max(1e-9);
        let residual = (1.0 + self.job_scv) / (2.0 * self.service * self.open_hours());
        (self.dispersion, self.service_scv) = (1.0, 1.0);
        for _ in 0..4 {
            let variance = weekly * self.dispersion + weekly.min(capacity) * self.service_scv;
            let weeks = (variance / (2.0 * slack * slack)).min(patience).min(1e3);
            let seen = if weeks < 1.0 { weeks - weeks * weeks / 3.0 } else { 1.0 - 1.0 / (3.0 * weeks) };
            self.dispersion = self.evenness + self.mixing * seen;
            let past = weeks / residual;
            let index = 1.0 + (self.job_scv - 1.0) * (1.0 + libm::expm1(-past) / past);
            // Between light traffic and heavy (Tijms, "Stochastic Models", 1994).
            let load = (weekly / capacity).min(1.0);
            self.service_scv = load * index + (1.0 - load) * (2.0 * self.shortest() - 1.0);
        }
    }

    /// Reps times the mean of the shortest of all reps' residual jobs, in mean jobs: what a lead waits that finds all
    /// busy and nobody else waiting. Jobs are taken to be short or long, in balance.
    fn shortest(&self) -> f64 {
        if self.job_scv <= 1.0 {
            // One rep's residual job lasts half a constant job; of several, the shortest is one of evenly spread ones.
            return self.job_scv + (1.0 - self.job_scv) * self.reps / (self.reps + 1.0);
        }
        let tilt = ((self.job_scv - 1.0) / (self.job_scv + 1.0)).sqrt();
        let (short, long) = (1.0 + tilt, 1.0 - tilt);
        // A residual job is short or long with the same chance.
        let (mut weight, mut sum, mut count) = (libm::pow(0.5, self.reps), 0.0, 0.0);
        while count <= self.reps {
            sum += weight / (count * short + (self.reps - count) * long);
            weight *= (self.reps - count) / (count + 1.0);
            count += 1.0;
        }
        self.reps * sum
    }

    /// Whether more leads join than can be served.
    pub fn overloaded(&self) -> bool {
        self.joins.iter().sum::<f64>() >= self.open_hours() * self.reps * self.service
    }

    fn open_hours(&self) -> f64 {
        self.shifts.iter().map(|shift| shift.hours as f64).sum()
    }

    /// Leads that wait in the long run because more come than can be served.
    fn excess(&self) -> f64 {
        let over = self.joins.iter().sum::<f64>() - self.open_hours() * self.reps * self.service;
        (over / (WEEK as f64 * self.impatience)).max(0.0)
    }

    /// A number of waiting leads that is hardly ever exceeded.
    pub fn most_waiting(&self) -> f64 {
        let weekly: f64 = self.joins.iter().sum();
        let capacity = self.open_hours() * self.reps * self.service;
        let spread = weekly * self.dispersion + capacity * self.service_scv;
        let forgets = spread / (2.0 * WEEK as f64 * self.impatience);
        let drains = if capacity > weekly { spread / (2.0 * (capacity - weekly)) } else { f64::INFINITY };
        let overnight = self
            .shifts
            .iter()
            .map(|shift| shift.gap_hours().map(|hour| self.joins[hour]).sum::<f64>())
            .fold(0.0, f64::max);
        self.excess() + overnight + 5.0 * (overnight.sqrt() + 1.0) + (5.0 * forgets.sqrt()).min(8.0 * drains)
    }
}

pub fn expected_waiting(law: &[f64], grid: &Grid, reps: f64) -> f64 {
    law.iter().zip(&grid.points).map(|(p, n)| p * (n - reps).max(0.0)).sum()
}

pub fn chance_free(law: &[f64], grid: &Grid, reps: f64) -> f64 {
    law.iter().zip(&grid.points).take_while(|&(_, &n)| n < reps - 1e-9).map(|(p, _)| p).sum()
}
