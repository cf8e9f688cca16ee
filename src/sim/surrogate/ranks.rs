//! How many waiting leads rank above a given one, through the week: a part of all that wait, served before the rest.
//! Leaves to others: how many are present in all (`crowd`).

use super::crowd::{Crowd, Pace, Traffic, chance_free, prepare};
use super::grid::{Carries, Chain, Grid, Kernel, NEGLIGIBLE, Step, arrivals};
use super::turn::Meets;
use super::week::WEEK;

pub struct Above {
    pub grid: Grid,
    law: Vec<f64>,
    during: Vec<Vec<f64>>,
    closing: Vec<Vec<f64>>,
    steps: Vec<Step>,
    scratch: Vec<f64>,
}

impl Above {
    pub fn new(most: f64, traffic: &Traffic) -> Above {
        let grid = Grid::new(4.0, most, traffic.pitch);
        let mut law = vec![0.0; grid.points.len()];
        law[0] = 1.0;
        Above {
            grid,
            law,
            during: vec![Vec::new(); WEEK],
            closing: vec![Vec::new(); traffic.shifts.len()],
            steps: vec![Step::default(); WEEK],
            scratch: Vec::new(),
        }
    }

    /// Repeats the week until the law does, at most `weeks` times, and tells whether it did; `part` of the leads that
    /// join in each hour ranks above.
    pub fn settle(&mut self, traffic: &Traffic, part: &[f64; WEEK], crowd: &Crowd, weeks: u32) -> bool {
        let first = self.grid.points[1];
        prepare(
            &mut self.steps,
            Chain::new(&self.grid, |ahead| traffic.turning(ahead)),
            traffic,
            |hour, chain| {
                let joins = traffic.joins[hour] * part[hour];
                chain.join(joins, traffic.dispersion, traffic.step());
                // Whoever meets a free rep does not wait; given that none of these waits, taken to be as often as in all.
                chain.rates[0].up = joins * (1.0 - crowd.free[hour]) / first;
            },
        );
        let mut carries = Carries::default();
        let nights: Vec<Night> = (0..traffic.shifts.len())
            .map(|number| Night::new(&self.grid, traffic, part, number, crowd, &mut carries))
            .collect();
        let mut pace = Pace::new(weeks);
        while pace.go_on(&mut self.law, &self.grid) {
            for (number, shift) in traffic.shifts.iter().enumerate() {
                self.rest(&nights[number], carries.get(nights[number].carry), shift.gap);
                for hour in shift.open_hours() {
                    for step in 1..=traffic.steps {
                        self.steps[hour].forward(&mut self.law);
                        if 2 * step > traffic.steps && 2 * step <= traffic.steps + 2 {
                            self.during[hour].clone_from(&self.law);
                        }
                    }
                }
                self.closing[number].clone_from(&self.law);
            }
        }
        for shift in &traffic.shifts {
            for hour in shift.open_hours() {
                let law = &mut self.during[hour];
                law[0] = (law[0] - crowd.free[hour]).max(0.0);
                let busy = law.iter().sum::<f64>().max(1e-12);
                law.iter_mut().for_each(|p| *p /= busy);
            }
        }
        pace.done
    }

    /// A closed spell.
    fn rest(&mut self, night: &Night, carry: &Kernel, gap: usize) {
        if gap == 0 {
            return;
        }
        // Where a rep is free nobody waits.
        let none = (self.law[0] - night.free).max(0.0);
        let some = 1.0 - self.law[0];
        let scale = if none + some > 0.0 { (1.0 - night.free) / (none + some) } else { 0.0 };
        self.law[0] = none;
        self.law.iter_mut().for_each(|p| *p *= scale);
        carry.forward(&mut self.law, &mut self.scratch);
        self.law.iter_mut().zip(&night.idle).for_each(|(p, idle)| *p += idle);
    }
}

/// The closed hours before a shift.
struct Night {
    /// P(a rep was free at their beginning), and what then comes of them.
    free: f64,
    idle: Vec<f64>,
    /// What becomes of the number above, among the carries.
    carry: usize,
}

impl Night {
    /// The gap before shift `number`.
    fn new(
        grid: &Grid,
        traffic: &Traffic,
        part: &[f64; WEEK],
        number: usize,
        crowd: &Crowd,
        carries: &mut Carries,
    ) -> Night {
        let (shift, count) = (traffic.shifts[number], traffic.shifts.len());
        let before = &crowd.closing[(number + count - 1) % count];
        let stay = libm::exp(-traffic.impatience);
        let (mut kept, mut came) = (1.0, 0.0);
        for hour in shift.gap_hours() {
            kept *= stay;
            came = came * stay + part[hour] * traffic.joins[hour] * stay.sqrt();
        }
        let mut idle = vec![0.0; grid.points.len()];
        let come = arrivals(came, came * traffic.dispersion);
        idle_reps(before, &crowd.grid, traffic.reps, &mut |missing, chance| {
            for &(more, weight) in &come {
                grid.put(&mut idle, (missing + more).max(0.0), chance * weight);
            }
        });
        let carry = carries.of(shift.gap, came, || Kernel::new(grid, &come, |ahead| ahead * kept));
        Night { free: chance_free(before, &crowd.grid, traffic.reps), idle, carry }
    }
}

/// Calls `each` with (present less reps, chance) where reps are free.
pub fn idle_reps(law: &[f64], grid: &Grid, reps: f64, each: &mut dyn FnMut(f64, f64)) {
    for (&n, &p) in grid.points.iter().zip(law).take_while(|&(&n, _)| n < reps - 1e-9) {
        if p > NEGLIGIBLE {
            each(n - reps, p);
        }
    }
}

/// What a lead meets of those ranked above it.
pub struct Higher<'a> {
    pub above: &'a Above,
    pub crowd: &'a Crowd,
    pub reps: f64,
}

impl Meets for Higher<'_> {
    fn waiting(&self, hour: usize) -> &[f64] {
        &self.above.during[hour]
    }

    fn left_over(&self, number: usize, each: &mut dyn FnMut(f64, f64)) {
        let (law, all) = (&self.above.closing[number], &self.crowd.closing[number]);
        idle_reps(all, &self.crowd.grid, self.reps, each);
        let free = chance_free(all, &self.crowd.grid, self.reps);
        let none = (law[0] - free).max(0.0);
        let scale = (1.0 - free) / (none + 1.0 - law[0]).max(1e-12);
        each(0.0, none * scale);
        for (&n, &p) in self.above.grid.points.iter().zip(law).skip(1) {
            if p > NEGLIGIBLE {
                each(n, p * scale);
            }
        }
    }
}
