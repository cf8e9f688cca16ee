//! How long a lead waits for its turn, as the Laplace transform of the wait: backwards through the week, over the
//! number of leads that go first. Leaves to others: who goes first (`floor`), how many are there (`crowd`, `ranks`).

use super::crowd::Traffic;
use super::fade::RATES;
use super::grid::{Carries, Chain, Grid, Kernel, Pitch, alike, arrivals};
use super::week::{Shift, WEEK};
use wide::f64x4;

/// E[e^(-rate T), served] of the wait T at each rate: 0, one next to it whose distance gives E[T, served], and those
/// of the fading.
pub type Lanes = [f64x4; 2];

pub const SERVED: usize = 0;
const NEXT: usize = 1;
pub const FADES: usize = 2;
const NEXT_RATE: f64 = 1e-6;

const NOTHING: Lanes = [f64x4::ZERO; 2];
/// Served at once.
const ONCE: Lanes = [f64x4::ONE; 2];

pub fn from_array(lanes: [f64; 8]) -> Lanes {
    let [a, b, c, d, e, f, g, h] = lanes;
    [f64x4::new([a, b, c, d]), f64x4::new([e, f, g, h])]
}

pub fn to_array(lanes: Lanes) -> [f64; 8] {
    let ([a, b, c, d], [e, f, g, h]) = (lanes[0].to_array(), lanes[1].to_array());
    [a, b, c, d, e, f, g, h]
}

/// E[T, served].
pub fn hours(lanes: &[f64; 8]) -> f64 {
    (lanes[SERVED] - lanes[NEXT]) / NEXT_RATE
}

/// How the transforms fall while a lead waits: by its patience, and at the rate of each.
pub struct Kill {
    rates: [f64; 8],
    /// Factors over half an hour.
    half_hour: Lanes,
}

impl Kill {
    pub fn new(impatience: f64, fades: &[f64; RATES]) -> Kill {
        let mut rates = [impatience; 8];
        rates[NEXT] += NEXT_RATE;
        for (lane, fade) in rates[FADES..].iter_mut().zip(fades) {
            *lane += fade;
        }
        Kill { rates, half_hour: from_array(rates.map(|rate| libm::exp(-0.5 * rate))) }
    }

    /// By which factors the transforms fall over `hours`.
    pub fn over(&self, hours: f64) -> [f64; 8] {
        self.rates.map(|rate| libm::exp(-rate * hours))
    }
}

/// Who goes first: by hour of joining, which part of the leads is ahead of one that joins later, and of one that
/// joined before.
#[derive(Clone, Debug)]
pub struct Order {
    pub before: [f64; WEEK],
    pub after: [f64; WEEK],
}

/// What a lead meets that joins.
pub trait Meets {
    /// The law of the number ahead in an open hour if no rep is free, by point of the turn's grid.
    fn waiting(&self, hour: usize) -> &[f64];
    /// When shift `number` ends: (those ahead, or less than nothing if reps are free; chance).
    fn left_over(&self, number: usize, each: &mut dyn FnMut(f64, f64));
}

/// The value of waiting with so many ahead, carried back from week to week until it repeats.
pub struct Turn {
    pub grid: Grid,
    values: Vec<Lanes>,
    /// By hour of joining, if no rep is free.
    pub joined: Vec<Lanes>,
    /// By open hour, which of the `spells` it is.
    spell: [usize; WEEK],
    /// Open hours that differ in how many leads go first.
    spells: Vec<Vec<Row>>,
    scratch: Vec<Lanes>,
}

/// A point's part in an implicit step back in time, eliminated from below.
#[derive(Clone, Copy)]
struct Row {
    down: f64,
    up: f64,
    factor: Lanes,
}

/// The closed hours before a shift.
struct Night {
    /// What becomes of the number ahead, among the carries.
    carry: usize,
    delay: Lanes,
    /// Chance of being served as the shop opens, and the law of the number ahead otherwise, for numbers of other
    /// leads of the same night from few to many.
    opening: Vec<(f64, Vec<f64>)>,
    /// By hour, from the last: its number, where it lies between few and many, the delay until the shop opens.
    hours: Vec<(usize, f64, Lanes)>,
}

impl Turn {
    pub fn new(most: f64, pitch: Pitch) -> Turn {
        let grid = Grid::new(4.0, most, pitch);
        Turn {
            values: vec![NOTHING; grid.points.len()],
            joined: vec![NOTHING; WEEK],
            spell: [0; WEEK],
            spells: Vec::new(),
            scratch: Vec::new(),
            grid,
        }
    }

    /// Repeats the week until the values do, at most `weeks` times; tells whether they did.
    pub fn settle(
        &mut self,
        traffic: &Traffic,
        order: &Order,
        kill: &Kill,
        meets: &dyn Meets,
        weeks: u32,
    ) -> bool {
        self.prepare(traffic, order, kill);
        let mut carries = Carries::default();
        let nights: Vec<Night> = (0..traffic.shifts.len())
            .map(|number| Night::new(&self.grid, traffic, order, number, kill, meets, &mut carries))
            .collect();
        let (mut last, mut before) = (0.0, self.values.clone());
        for week in 0..weeks {
            for (shift, night) in traffic.shifts.iter().zip(&nights).rev() {
                for hour in shift.open_hours().rev() {
                    self.work(traffic.steps, hour, meets);
                }
                if shift.gap > 0 {
                    self.rest(night, carries.get(night.carry));
                }
            }
            let now = hours(&to_array(self.values[0]));
            let moved = now - hours(&to_array(before[0]));
            if moved.abs() < 5e-3 * now.max(1.0) {
                return true;
            }
            if week >= 2 && week % 2 == 0 && last != 0.0 {
                // The changes of the weeks to come shrink by the same factor each: all of them at once.
                let shrinks = (moved / last).clamp(0.0, 0.9);
                let ahead = f64x4::splat(shrinks / (1.0 - shrinks));
                for (value, before) in self.values.iter_mut().zip(&before) {
                    for half in 0..2 {
                        value[half] = (value[half] + ahead * (value[half] - before[half])).max(f64x4::ZERO);
                    }
                }
            }
            last = moved;
            before.clone_from(&self.values);
        }
        false
    }

    fn work(&mut self, steps: usize, hour: usize, meets: &dyn Meets) {
        let law = meets.waiting(hour);
        let mut value = self.mean(law);
        for number in 1..=steps {
            self.back(hour);
            let now = self.mean(law);
            let weight = f64x4::splat(if number < steps { 2.0 } else { 1.0 });
            value = [value[0] + now[0] * weight, value[1] + now[1] * weight];
        }
        let share = f64x4::splat(0.5 / steps as f64);
        self.joined[hour] = [share * value[0], share * value[1]];
    }

    fn mean(&self, law: &[f64]) -> Lanes {
        let mut sum = NOTHING;
        for (value, &chance) in self.values.iter().zip(law) {
            let chance = f64x4::splat(chance);
            sum = [sum[0] + value[0] * chance, sum[1] + value[1] * chance];
        }
        sum
    }

    /// Eliminates, for the steps of each open hour: (1 + step (kill - Q)) v = v + what those served bring.
    fn prepare(&mut self, traffic: &Traffic, order: &Order, kill: &Kill) {
        let step = traffic.step();
        let kill = from_array(kill.rates.map(|rate| 1.0 + step * rate));
        let mut chain = Chain::new(&self.grid, |ahead| traffic.turning(ahead));
        let mut known: Vec<f64> = Vec::new();
        for hour in traffic.shifts.iter().flat_map(|shift| shift.open_hours()) {
            let joins = traffic.joins[hour] * order.after[hour];
            self.spell[hour] = position(&known, joins);
            if self.spell[hour] < known.len() {
                continue;
            }
            known.push(joins);
            if self.spells.len() < known.len() {
                self.spells.push(Vec::new());
            }
            chain.join(joins, traffic.dispersion, step);
            let rows = &mut self.spells[known.len() - 1];
            rows.clear();
            let mut above = NOTHING;
            for rates in &chain.rates {
                let (out, down) =
                    (f64x4::splat(step * (rates.up + rates.down)), f64x4::splat(step * rates.down));
                let factor = [0, 1].map(|half| f64x4::ONE / (kill[half] + out - down * above[half]));
                let up = f64x4::splat(step * rates.up);
                above = [up * factor[0], up * factor[1]];
                rows.push(Row { down: step * rates.down, up: step * rates.up, factor });
            }
        }
    }

    /// One step back in time.
    fn back(&mut self, hour: usize) {
        let rows = &self.spells[self.spell[hour]];
        let mut below = ONCE;
        for (value, row) in self.values.iter_mut().zip(rows) {
            let down = f64x4::splat(row.down);
            below = [0, 1].map(|half| (value[half] + down * below[half]) * row.factor[half]);
            *value = below;
        }
        let mut next = NOTHING;
        for (value, row) in self.values.iter_mut().zip(rows).rev() {
            let up = f64x4::splat(row.up);
            next = [0, 1].map(|half| value[half] + up * row.factor[half] * next[half]);
            *value = next;
        }
    }

    fn rest(&mut self, night: &Night, carry: &Kernel) {
        let mut opening = [NOTHING; NODES];
        for (value, (once, law)) in opening.iter_mut().zip(&night.opening) {
            let (once, sum) = (f64x4::splat(*once), self.mean(law));
            *value = [once + sum[0], once + sum[1]];
        }
        let last = night.opening.len() - 1;
        for &(hour, place, delay) in &night.hours {
            let node = (place as usize).min(last.saturating_sub(1));
            let upper = f64x4::splat(place - node as f64);
            let (few, many) = (opening[node], opening[(node + 1).min(last)]);
            self.joined[hour] =
                [0, 1].map(|half| delay[half] * (few[half] + upper * (many[half] - few[half])));
        }
        self.scratch.clear();
        for i in 0..self.values.len() {
            let mut sum = NOTHING;
            for &(to, chance) in carry.from(i) {
                let (chance, value) = (f64x4::splat(chance), &self.values[to]);
                sum = [sum[0] + value[0] * chance, sum[1] + value[1] * chance];
            }
            self.scratch.push([sum[0] * night.delay[0], sum[1] * night.delay[1]]);
        }
        std::mem::swap(&mut self.values, &mut self.scratch);
    }
}

impl Night {
    /// The gap before shift `number`.
    fn new(
        grid: &Grid,
        traffic: &Traffic,
        order: &Order,
        number: usize,
        kill: &Kill,
        meets: &dyn Meets,
        carries: &mut Carries,
    ) -> Night {
        let shift: Shift = traffic.shifts[number];
        let last = (number + traffic.shifts.len() - 1) % traffic.shifts.len();
        let join =
            |part: &[f64; WEEK]| shift.gap_hours().map(|hour| traffic.joins[hour] * part[hour]).sum::<f64>();
        // A lead meets what was left over, and those of the same night that came before it or come after.
        let (before, after) = (join(&order.before), join(&order.after));
        let kept = libm::exp(-traffic.impatience * shift.gap as f64);
        let (few, many) = (before.min(after), before.max(after));
        let nodes = if many - few > 1e-9 { NODES } else { 1 };
        let opening = (0..nodes).map(|node| {
            let more = few + node as f64 / (NODES - 1) as f64 * (many - few);
            let (mut once, mut law) = (0.0, vec![0.0; grid.points.len()]);
            let come = arrivals(more, more * traffic.dispersion);
            meets.left_over(last, &mut |ahead, chance| {
                let ahead = if ahead > 0.0 { ahead * kept } else { ahead };
                for &(n, weight) in &come {
                    let (ahead, chance) = (ahead + n, chance * weight);
                    // With one rep free too few the lead is the next; in between, in part.
                    let free = (-ahead).clamp(0.0, 1.0);
                    once += chance * free;
                    grid.put(&mut law, ahead.max(0.0), chance * (1.0 - free));
                }
            });
            (once, law)
        });
        let (mut earlier, mut later) = (before, 0.0);
        let half = kill.half_hour;
        let later_by = |delay: Lanes| [delay[0] * half[0], delay[1] * half[1]];
        let mut delay = ONCE;
        let hours = shift.gap_hours().rev().map(|hour| {
            let own = 0.5 * traffic.joins[hour];
            let share =
                (earlier + later - few + own * (order.after[hour] - order.before[hour])) / (many - few);
            earlier -= 2.0 * own * order.before[hour];
            later += 2.0 * own * order.after[hour];
            let place = if nodes > 1 { share.clamp(0.0, 1.0) * (NODES - 1) as f64 } else { 0.0 };
            let middle = later_by(delay);
            delay = later_by(middle);
            (hour, place, middle)
        });
        let (opening, hours) = (opening.collect(), hours.collect());
        let carry = carries.of(shift.gap, after, || {
            let come = arrivals(after, after * traffic.dispersion);
            Kernel::new(grid, &come, |ahead| ahead * kept)
        });
        Night { opening, hours, delay, carry }
    }
}

/// Where a flow like this one stands, or would if it was added.
fn position(known: &[f64], flow: f64) -> usize {
    known.iter().position(|&other| alike(other, flow)).unwrap_or(known.len())
}

/// Numbers of arrivals by which a night's values are interpolated.
const NODES: usize = 5;
