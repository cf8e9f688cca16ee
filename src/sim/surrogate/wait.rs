//! The wait of leads that rank alike, by the hour in which they join: who is ahead of them under each routing, and what
//! an agreement on the response time changes. Leaves to others: the recursions (`turn`, `ranks`, `prompt`).

use super::crowd::{Crowd, Traffic, chance_free};
use super::demand::Level;
use super::grid::{Grid, NEGLIGIBLE};
use super::prompt::Prompt;
use super::ranks::{Above, Higher, idle_reps};
use super::turn::{Kill, Meets, Order, SERVED, Turn, hours, to_array};
use super::week::WEEK;
use crate::rank;

/// All that the levels share.
pub struct Line<'a> {
    pub traffic: &'a Traffic,
    pub crowd: &'a Crowd,
    pub kill: &'a Kill,
    pub order: &'a rank::Order,
    /// The agreed hours, if leads that can still be answered within them go first.
    pub sla: Option<f64>,
    pub levels: &'a [Level],
    /// By level.
    pub prompts: &'a [Prompt],
}

/// How one level's leads wait, kept from round to round.
pub struct Wait {
    number: usize,
    turn: Turn,
    above: Above,
    /// Transforms of the wait by hour of joining.
    pub lanes: Vec<[f64; 8]>,
    pub settled: bool,
}

impl Wait {
    /// Of level `number`; hardly ever more than `most` leads are ahead.
    pub fn new(number: usize, most: f64, traffic: &Traffic) -> Wait {
        Wait {
            number,
            turn: Turn::new(most, traffic.pitch),
            above: Above::new(most, traffic),
            lanes: vec![[0.0; 8]; WEEK],
            settled: false,
        }
    }

    /// At most so many weeks.
    pub fn settle(&mut self, line: &Line, weeks: u32) {
        let &Line { traffic, crowd, kill, .. } = line;
        let (all, none) = ([1.0; WEEK], [0.0; WEEK]);
        self.settled = match line.order {
            rank::Order::Arrival => {
                // Late leads let those pass that are answered in time.
                let order = Order { before: all, after: self.passed(line, none) };
                let meets = FirstCome::new(line, &self.turn.grid);
                self.turn.settle(traffic, &order, kill, &meets, weeks)
            }
            rank::Order::Freshest => {
                let order = Order { before: none, after: all };
                self.turn.settle(traffic, &order, kill, &Freshest { traffic, crowd }, weeks)
            }
            rank::Order::Score(_) => {
                let part = self.passed(line, [line.levels[self.number].above; WEEK]);
                let settled = self.above.settle(traffic, &part, crowd, weeks);
                let meets = Higher { above: &self.above, crowd, reps: traffic.reps };
                let order = Order { before: part, after: part };
                self.turn.settle(traffic, &order, kill, &meets, weeks) && settled
            }
        };
        for (lanes, joined) in self.lanes.iter_mut().zip(&self.turn.joined) {
            *lanes = to_array(*joined);
        }
        if let Some(sla) = line.sla {
            self.first_in_time(line, sla);
        }
        for hour in traffic.shifts.iter().flat_map(|shift| shift.open_hours()) {
            let free = crowd.free[hour];
            self.lanes[hour].iter_mut().for_each(|lane| *lane = free + (1.0 - free) * *lane);
        }
    }

    /// Share of the leads, which join by `share`, that wait at most `sla` hours: an estimate, by exponential waits
    /// beyond the closed hours where no agreement orders the work.
    pub fn in_time(&self, line: &Line, share: &[f64; WEEK], sla: f64) -> f64 {
        let soon = |hour: usize, closed: f64| {
            let lanes = &self.lanes[hour];
            let more = (hours(lanes) / lanes[SERVED].max(1e-12) - closed).max(1e-9);
            lanes[SERVED] * -libm::expm1(-(sla - closed) / more)
        };
        let mut sum = 0.0;
        for shift in &line.traffic.shifts {
            for hour in shift.open_hours() {
                let free = line.crowd.free[hour];
                let busy = |prompt: &Prompt| free + (1.0 - free) * prompt.lanes[hour][SERVED];
                let in_time = line.prompts.get(self.number).map_or_else(|| soon(hour, 0.0), busy);
                sum += share[hour] * in_time;
            }
            for (wait, hour) in shift.gap_hours().rev().enumerate() {
                let closed = wait as f64 + 0.5;
                sum += if closed < sla { share[hour] * soon(hour, closed) } else { 0.0 };
            }
        }
        sum
    }

    /// Adds to the part of leads that go first those of the others that are answered in time.
    fn passed(&self, line: &Line, mut part: [f64; WEEK]) -> [f64; WEEK] {
        if line.sla.is_none() {
            return part;
        }
        let below = || line.levels.iter().zip(line.prompts).enumerate().skip(self.number);
        // Half of the own level ranks lower.
        let size = |number: usize, level: &Level| {
            (level.offered[0] + level.offered[1]) * if number == self.number { 0.5 } else { 1.0 }
        };
        let all: f64 = below().map(|(number, (level, _))| size(number, level)).sum();
        for hour in line.traffic.shifts.iter().flat_map(|shift| shift.open_hours()) {
            let passed: f64 = below()
                .map(|(number, (level, prompt))| size(number, level) * prompt.lanes[hour][SERVED])
                .sum();
            part[hour] += (1.0 - part[hour]) * passed / all;
        }
        part
    }

    /// In open hours a lead is either answered in time or late, from then on.
    fn first_in_time(&mut self, line: &Line, sla: f64) {
        let (late, kept) = (self.lanes.clone(), line.kill.over(sla));
        let prompt = &line.prompts[self.number];
        for hour in line.traffic.shifts.iter().flat_map(|shift| shift.open_hours()) {
            let own = &prompt.lanes[hour];
            let then = &late[(hour + sla.round() as usize) % WEEK];
            self.lanes[hour] =
                std::array::from_fn(|lane| own[lane] + (1.0 - own[SERVED]) * kept[lane] * then[lane]);
        }
    }
}

/// Everybody who waits is ahead.
struct FirstCome<'a> {
    traffic: &'a Traffic,
    crowd: &'a Crowd,
    during: Vec<Vec<f64>>,
}

impl<'a> FirstCome<'a> {
    fn new(line: &Line<'a>, grid: &Grid) -> FirstCome<'a> {
        let (traffic, crowd) = (line.traffic, line.crowd);
        let mut during = vec![Vec::new(); WEEK];
        for hour in traffic.shifts.iter().flat_map(|shift| shift.open_hours()) {
            let law = &crowd.during[hour];
            let busy = (1.0 - chance_free(law, &crowd.grid, traffic.reps)).max(1e-12);
            during[hour].resize(grid.points.len(), 0.0);
            for (&n, &p) in crowd.grid.points.iter().zip(law) {
                if n >= traffic.reps - 1e-9 && p > NEGLIGIBLE {
                    grid.put(&mut during[hour], (n - traffic.reps).max(0.0), p / busy);
                }
            }
        }
        FirstCome { traffic, crowd, during }
    }
}

impl Meets for FirstCome<'_> {
    fn waiting(&self, hour: usize) -> &[f64] {
        &self.during[hour]
    }

    fn left_over(&self, number: usize, each: &mut dyn FnMut(f64, f64)) {
        for (&n, &p) in self.crowd.grid.points.iter().zip(&self.crowd.closing[number]) {
            if p > NEGLIGIBLE {
                each(n - self.traffic.reps, p);
            }
        }
    }
}

/// Nobody who waits is ahead.
struct Freshest<'a> {
    traffic: &'a Traffic,
    crowd: &'a Crowd,
}

impl Meets for Freshest<'_> {
    fn waiting(&self, _: usize) -> &[f64] {
        &[1.0]
    }

    fn left_over(&self, number: usize, each: &mut dyn FnMut(f64, f64)) {
        let (law, grid) = (&self.crowd.closing[number], &self.crowd.grid);
        idle_reps(law, grid, self.traffic.reps, each);
        each(0.0, 1.0 - chance_free(law, grid, self.traffic.reps));
    }
}
