//! Numbers of leads as points on a line, one by one where each matters and ever wider apart where they are many; and
//! the birth-death chain on them that has the drift and variance asked for, in implicit steps of time.
//! Leaves to others: what is born and dies (`crowd`, `turn`).

/// Increasing points from 0.
#[derive(Clone, Debug, PartialEq)]
pub struct Grid {
    pub points: Vec<f64>,
    /// By whole number, the last point that is not above it: to find places without searching.
    floors: Vec<u16>,
}

/// Rates up and down per hour at one point.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Rates {
    pub up: f64,
    pub down: f64,
}

/// How finely numbers are cut where they are many.
#[derive(Clone, Copy, Debug)]
pub struct Pitch {
    /// Points before gaps begin to widen.
    pub even: usize,
    /// How much wider each gap is then than the one before.
    pub growth: f64,
}

impl Grid {
    /// Evenly spaced up to a little above `centre`, then wider up to `most`.
    pub fn new(centre: f64, most: f64, pitch: Pitch) -> Grid {
        let parts = if centre > 36.0 { (6.0 * centre.sqrt()).ceil() } else { centre };
        let mut gap = if centre > 0.0 { centre / parts } else { 1.0 };
        let mut points: Vec<f64> = (0..parts as usize + pitch.even).map(|i| i as f64 * gap).collect();
        let mut last = points[points.len() - 1];
        while last < most {
            gap *= pitch.growth;
            last += gap;
            points.push(last);
        }
        let mut floors = Vec::with_capacity(last as usize + 1);
        let mut point = 0;
        for number in 0..=last as usize {
            while point + 1 < points.len() && points[point + 1] <= number as f64 {
                point += 1;
            }
            floors.push(point as u16);
        }
        Grid { points, floors }
    }

    /// The point below `x` and the weight of the one above; `x` is not negative.
    pub fn place(&self, x: f64) -> (usize, f64) {
        let last = self.points.len() - 1;
        if x >= self.points[last] {
            return (last - 1, 1.0);
        }
        let mut i = usize::from(self.floors[x as usize]);
        while self.points[i + 1] <= x {
            i += 1;
        }
        (i, (x - self.points[i]) / (self.points[i + 1] - self.points[i]))
    }

    /// Adds `mass` at `x`, keeping the mean. (Not inlined, like the loops below: they stand in many places, and each copy
    /// would be a part of the page.)
    #[inline(never)]
    pub fn put(&self, law: &mut [f64], x: f64, mass: f64) {
        let (i, upper) = self.place(x);
        law[i] += mass * (1.0 - upper);
        law[i + 1] += mass * upper;
    }
}

/// The birth-death chain on a grid whose drift and variance per hour at each point are those of what leaves there,
/// and of leads that join: exact where points are one apart and leads come and go one at a time.
#[derive(Clone, Debug, Default)]
pub struct Chain {
    shapes: Vec<Shape>,
    pub rates: Vec<Rates>,
}

/// A point with the gaps around it, and what leaves there.
#[derive(Clone, Copy, Debug)]
struct Shape {
    below: f64,
    above: f64,
    per_up: f64,
    per_down: f64,
    drift: f64,
    variance: f64,
}

impl Chain {
    /// `leaving` gives drift and variance per hour of what leaves at a point.
    pub fn new(grid: &Grid, leaving: impl Fn(f64) -> (f64, f64)) -> Chain {
        let x = &grid.points;
        let last = x.len() - 1;
        let shape = |i: usize| {
            let below = if i > 0 { x[i] - x[i - 1] } else { x[1] - x[0] };
            let above = if i < last { x[i + 1] - x[i] } else { below };
            let (drift, variance) = leaving(x[i]);
            // Nothing leaves at the upper end.
            let per_up = if i < last { 1.0 / (above * (above + below)) } else { 0.0 };
            Shape { below, above, per_up, per_down: 1.0 / (below * (above + below)), drift, variance }
        };
        Chain { shapes: (0..=last).map(shape).collect(), rates: vec![Rates::default(); last + 1] }
    }

    /// While so many leads join per hour, of this variance over the mean; in steps of `step` hours.
    #[inline(never)]
    pub fn join(&mut self, joins: f64, dispersion: f64, step: f64) {
        for (rates, shape) in self.rates.iter_mut().zip(&self.shapes) {
            let drift = joins + shape.drift;
            // An implicit step adds a variance of (drift x step)^2 of its own. No chain on the points has less than
            // one that only goes one way.
            let least = if drift > 0.0 { drift * shape.above } else { -drift * shape.below };
            let variance = (joins * dispersion + shape.variance - step * drift * drift).max(least);
            rates.up = (variance + drift * shape.below) * shape.per_up;
            rates.down = (variance - drift * shape.above) * shape.per_down;
        }
    }
}

/// An implicit step of time, p = (1 - hours Q)^-T p, made ready: eliminated from below. Nothing leaves below the first
/// point.
#[derive(Clone, Debug, Default)]
pub struct Step {
    rows: Vec<Row>,
}

#[derive(Clone, Copy, Debug)]
struct Row {
    inflow: f64,
    factor: f64,
    /// What the point takes over from the one above.
    back: f64,
}

impl Step {
    #[inline(never)]
    pub fn prepare(&mut self, rates: &[Rates], hours: f64) {
        self.rows.clear();
        let (mut inflow, mut factor) = (0.0, 1.0 / (1.0 + hours * rates[0].up));
        for i in 0..rates.len() {
            let down = rates.get(i + 1).map_or(0.0, |next| hours * next.down);
            let back = down * factor;
            self.rows.push(Row { inflow: inflow * factor, factor, back });
            let Some(next) = rates.get(i + 1) else { break };
            inflow = hours * rates[i].up;
            factor = 1.0 / (1.0 + hours * (next.up + next.down) - inflow * back);
        }
    }

    #[inline(never)]
    pub fn forward(&self, law: &mut [f64]) {
        let mut below = 0.0;
        for (p, row) in law.iter_mut().zip(&self.rows) {
            below = *p * row.factor + below * row.inflow;
            *p = below;
        }
        let mut above = 0.0;
        for (p, row) in law.iter_mut().zip(&self.rows).rev() {
            above = *p + row.back * above;
            *p = above;
        }
    }
}

/// What becomes of the number at each point over a spell in which leads only come and give up.
#[derive(Clone, Debug, Default)]
pub struct Kernel {
    starts: Vec<usize>,
    entries: Vec<(usize, f64)>,
}

impl Kernel {
    /// `left` says how many are left of those at a point; `come` are the nodes and weights of those that come.
    pub fn new(grid: &Grid, come: &[(f64, f64)], left: impl Fn(f64) -> f64) -> Kernel {
        let mut kernel = Kernel { starts: vec![0], entries: Vec::new() };
        for &point in &grid.points {
            let left = left(point);
            let start = kernel.entries.len();
            for &(more, weight) in come {
                let (i, upper) = grid.place(left + more);
                kernel.add(start, i, weight * (1.0 - upper));
                kernel.add(start, i + 1, weight * upper);
            }
            kernel.starts.push(kernel.entries.len());
        }
        kernel
    }

    /// Adds to the row that begins at `start`: the nodes of those that come rise, and often meet the same points.
    fn add(&mut self, start: usize, to: usize, chance: f64) {
        match self.entries[start..].iter_mut().rev().take(2).find(|(known, _)| *known == to) {
            Some((_, sum)) => *sum += chance,
            None => self.entries.push((to, chance)),
        }
    }

    /// Where the number goes from point `i`, and with which chance.
    pub fn from(&self, i: usize) -> &[(usize, f64)] {
        &self.entries[self.starts[i]..self.starts[i + 1]]
    }

    /// The law after the spell.
    #[inline(never)]
    pub fn forward(&self, law: &mut Vec<f64>, scratch: &mut Vec<f64>) {
        scratch.clear();
        scratch.resize(law.len(), 0.0);
        for (i, &p) in law.iter().enumerate().filter(|&(_, &p)| p > NEGLIGIBLE) {
            self.from(i).iter().for_each(|&(to, chance)| scratch[to] += p * chance);
        }
        std::mem::swap(law, scratch);
    }
}

/// Kernels of the spells of a week: nights are much alike, and those that are share one.
#[derive(Default)]
pub struct Carries {
    /// Hours, leads that come.
    made: Vec<(usize, f64, Kernel)>,
}

impl Carries {
    /// The number of the kernel of a spell of so many hours in which so many leads come.
    pub fn of(&mut self, gap: usize, come: f64, make: impl FnOnce() -> Kernel) -> usize {
        let like = |&(other, leads, _): &(usize, f64, Kernel)| other == gap && alike(leads, come);
        self.made.iter().position(like).unwrap_or_else(|| {
            self.made.push((gap, come, make()));
            self.made.len() - 1
        })
    }

    pub fn get(&self, number: usize) -> &Kernel {
        &self.made[number].2
    }
}

/// Whether two flows of leads are so nearly the same that one may stand for the other.
pub fn alike(one: f64, other: f64) -> bool {
    (one - other).abs() <= 0.01 * one.abs()
}

/// Chances that make no difference.
pub const NEGLIGIBLE: f64 = 1e-9;

/// Nodes and weights that stand for a number of arrivals of this mean and variance.
#[inline(never)]
pub fn arrivals(mean: f64, variance: f64) -> Vec<(f64, f64)> {
    if mean <= 0.0 {
        return vec![(0.0, 1.0)];
    }
    let sd = variance.sqrt();
    if mean >= 4.0 {
        // Gauss-Hermite, bent by the skewness of a Poisson law.
        return NODES.map(|(z, weight)| ((mean + sd * z + (z * z - 1.0) / 6.0).max(0.0), weight)).to_vec();
    }
    // Poisson as far as it matters, stretched around its mean where more varies.
    let stretch = sd / mean.sqrt();
    let (mut n, mut weight, mut left) = (0.0, libm::exp(-mean), 1.0);
    let mut nodes = Vec::new();
    while left > 0.0 {
        let mass = if left - weight > 1e-3 { weight } else { left };
        nodes.push(((mean + (n - mean) * stretch).max(0.0), mass));
        left -= mass;
        n += 1.0;
        weight *= mean / n;
    }
    nodes
}

const NODES: [(f64, f64); 7] = [
    (-3.750_439_717_725_742, 5.482_688_559_722e-4),
    (-2.366_759_410_734_541, 3.075_712_396_758_65e-2),
    (-1.154_405_394_739_968, 0.240_123_178_605_013),
    (0.0, 0.457_142_857_142_857),
    (1.154_405_394_739_968, 0.240_123_178_605_013),
    (2.366_759_410_734_541, 3.075_712_396_758_65e-2),
    (3.750_439_717_725_742, 5.482_688_559_722e-4),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_queue_settles_at_its_known_law() {
        // M/M/1 with load .5: P(n) = .5^(n+1).
        let grid = Grid::new(8.0, 40.0, Pitch { even: 10, growth: 1.09 });
        let served = |n: f64| if n == 0.0 { 0.0 } else { 2.0 };
        let mut chain = Chain::new(&grid, |n| (-served(n), served(n)));
        chain.join(1.0, 1.0, 0.0);
        let mut step = Step::default();
        step.prepare(&chain.rates, 0.5);
        let mut law = vec![0.0; grid.points.len()];
        law[0] = 1.0;
        (0..800).for_each(|_| step.forward(&mut law));
        assert!((law.iter().sum::<f64>() - 1.0).abs() < 1e-12);
        for (n, p) in law[..8].iter().enumerate() {
            assert!((p - 0.5_f64.powi(n as i32 + 1)).abs() < 1e-3, "{n}: {p}");
        }
    }

    #[test]
    fn arrivals_keep_mean_and_variance() {
        for (mean, variance) in [(0.3, 0.3), (2.0, 3.0), (6.0, 6.0), (80.0, 120.0)] {
            let (mut mass, mut first, mut second) = (0.0, 0.0, 0.0);
            for (x, p) in arrivals(mean, variance) {
                mass += p;
                first += p * x;
                second += p * x * x;
            }
            assert!((mass - 1.0).abs() < 1e-9);
            assert!((first / mean - 1.0).abs() < 0.04, "{mean}: {first}");
            assert!(((second - first * first) / variance - 1.0).abs() < 0.12, "{mean} {variance}");
        }
    }
}
