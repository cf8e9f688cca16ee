//! Look-up tables that turn random words into draws: counts per week, moments of the week, and the decay
//! with the response time. Built once per world; the trial only reads them.

use super::octaves::{self, edge};
use super::ticks;
use domain::Arrivals;
use domain::choice::DecayCurve;
use wide::{bytemuck, f32x4, i32x4, u32x4};

/// Leads of one channel in one week: Poisson, or Gamma-mixed Poisson (negative binomial) with dispersion k = 1/cv^2.
/// By inversion, so that more volume keeps the leads there are and adds some.
#[derive(Clone, Debug, PartialEq)]
pub struct CountTable {
    first: u32,
    /// P(N <= first + i), increasing.
    cdf: Vec<f64>,
    /// Where to look first, by the leading bits of the word.
    guide: Vec<u16>,
}

const GUIDE_BITS: u32 = 8;

impl CountTable {
    pub fn new(mean: f64, cv: f64) -> CountTable {
        if mean <= 0.0 {
            return CountTable::with(0, vec![1.0]);
        }
        // p(n+1)/p(n) = mean/(n+1) for Poisson, q (n+k)/(n+1) for the negative binomial; started from the mode.
        let (k, q) = (1.0 / (cv * cv), mean * cv * cv / (1.0 + mean * cv * cv));
        let up = |n: f64| if cv > 0.0 { q * (n + k) / (n + 1.0) } else { mean / (n + 1.0) };
        let mode = if cv > 0.0 { ((k - 1.0).max(0.0) * q / (1.0 - q)).floor() } else { mean.floor() };
        let mut upper = vec![1.0];
        let mut n = mode;
        while upper[upper.len() - 1] > 1e-18 {
            upper.push(upper[upper.len() - 1] * up(n));
            n += 1.0;
        }
        let mut lower = Vec::new();
        let (mut weight, mut n) = (1.0, mode);
        while n > 0.0 && weight > 1e-18 {
            n -= 1.0;
            weight /= up(n);
            lower.push(weight);
        }
        let weights: Vec<f64> = lower.iter().rev().chain(&upper).copied().collect();
        let total: f64 = weights.iter().sum();
        let mut sum = 0.0;
        let cdf = weights.iter().map(|weight| {
            sum += weight;
            sum / total
        });
        CountTable::with(n as u32, cdf.collect())
    }

    fn with(first: u32, cdf: Vec<f64>) -> CountTable {
        let place = |part: u32| {
            let u = f64::from(part) / f64::from(1 << GUIDE_BITS);
            cdf.partition_point(|&p| p <= u) as u16
        };
        CountTable { first, guide: (0..1 << GUIDE_BITS).map(place).collect(), cdf }
    }

    #[inline(always)]
    pub fn draw(&self, word: u64) -> u32 {
        let u = (word >> 11) as f64 * (1.0 / 9_007_199_254_740_992.0);
        let guess = usize::from(self.guide[(word >> (64 - GUIDE_BITS)) as usize]);
        let rest = self.cdf.get(guess..).unwrap_or_default().iter();
        let index = guess + rest.take_while(|&&p| p <= u).count();
        self.first + index.min(self.cdf.len() - 1) as u32
    }
}

/// The moment within a week at which a lead arrives, by inversion of the weekly profile: linear between its 512-quantiles.
#[derive(Clone, Debug, PartialEq)]
pub struct WeekProfile {
    /// Per 1/512 of the leads: hours since the start of the week, and how many hours that part is spread over.
    cells: [(f32, f32); CELLS],
    shares: [f64; 168],
}

const CELLS: usize = 512;
/// Rounding must not carry a lead into the next week.
const LAST: f32 = 167.999_98;

impl WeekProfile {
    pub fn new(arrivals: Arrivals) -> WeekProfile {
        let weight = |hour: usize| match arrivals {
            Arrivals::Flat => 1.0,
            Arrivals::Office => office_weight(hour / 24, hour % 24),
        };
        let total: f64 = (0..168).map(weight).sum();
        let (mut hour, mut below) = (0, 0.0);
        let mut quantile = |p: f64| {
            while hour < 167 && below + weight(hour) / total < p {
                below += weight(hour) / total;
                hour += 1;
            }
            (hour as f64 + (p - below) * total / weight(hour)).min(168.0)
        };
        let edges: Vec<f64> = (0..=CELLS).map(|cell| quantile(cell as f64 / CELLS as f64)).collect();
        let cells = std::array::from_fn(|cell| (edges[cell] as f32, (edges[cell + 1] - edges[cell]) as f32));
        let mut shares = [0.0; 168];
        for (hour, share) in shares.iter_mut().enumerate() {
            let (opens, closes) = (hour as f64, (hour + 1) as f64);
            for cell in edges.windows(2) {
                let overlap = (cell[1].min(closes) - cell[0].max(opens)).max(0.0);
                *share += overlap / (cell[1] - cell[0]) / CELLS as f64;
            }
        }
        WeekProfile { cells, shares }
    }

    /// Hours since the start of the week.
    #[inline(always)]
    pub fn draw(&self, word: u32) -> f64 {
        let (start, width) = self.cells[(word >> 23) as usize];
        let part = (word & 0x007F_FFFF) as i32 as f32 * (1.0 / 8_388_608.0);
        f64::from((start + width * part).min(LAST))
    }

    /// The same of four words, in ticks.
    #[inline(always)]
    pub fn four(&self, words: u32x4) -> i32x4 {
        let cells = (words >> 23_u32).to_array().map(|cell| self.cells[cell as usize % CELLS]);
        let part = f32x4::from_i32x4(bytemuck::cast(words & u32x4::splat(0x007F_FFFF)));
        let start = f32x4::new(cells.map(|cell| cell.0));
        let width = f32x4::new(cells.map(|cell| cell.1));
        ticks::of_hours(
            (start + width * (part * f32x4::splat(1.0 / 8_388_608.0))).fast_min(f32x4::splat(LAST)),
        )
    }

    /// Share of a week's leads that arrive in this hour of the week.
    pub fn share(&self, hour: usize) -> f64 {
        self.shares[hour]
    }
}

/// Relative arrival rate by hour: assumed, office hours first, a tail in the evening, little at night.
fn office_weight(day: usize, hour: usize) -> f64 {
    const WEEKDAY: [f64; 24] = [
        1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 2.0, 4.0, 7.0, 10.0, 10.0, 10.0, 10.0, 8.0, 8.0, 10.0, 10.0, 9.0, 7.0,
        6.0, 5.0, 5.0, 3.0, 2.0,
    ];
    if day < 5 { WEEKDAY[hour] } else { 0.3 * WEEKDAY[hour] + 0.5 }
}

/// g(t)^kappa, linear between points 1/32 octave apart; the error is below 1e-4.
#[derive(Clone, Debug, PartialEq)]
pub struct DecayTable {
    /// Per cell the line's value at 0, and its slope per hour.
    cells: Box<[(f32, f32); octaves::CELLS]>,
}

impl DecayTable {
    pub fn new(curve: DecayCurve, kappa: f64) -> DecayTable {
        let values: Vec<f64> = (0..=octaves::CELLS).map(|cell| decay(curve, kappa, edge(cell))).collect();
        let line = |cell: usize| {
            let slope = (values[cell + 1] - values[cell]) / (edge(cell + 1) - edge(cell));
            ((values[cell] - slope * edge(cell)) as f32, slope as f32)
        };
        DecayTable { cells: Box::new(std::array::from_fn(line)) }
    }

    /// `hours` is finite and not negative.
    pub fn at(&self, hours: f64) -> f64 {
        f64::from(self.quick(hours as f32))
    }

    /// The same in single precision.
    #[inline(always)]
    pub fn quick(&self, hours: f32) -> f32 {
        let (at_zero, slope) = self.cells[octaves::cell(hours)];
        let left = at_zero + slope * hours;
        // Where next to nothing is left, a line in single precision may pass below zero.
        if left > 0.0 { left } else { 0.0 }
    }

    /// The same for four leads; what it says of times that are not is any number.
    #[inline(always)]
    pub fn four(&self, hours: f32x4) -> f32x4 {
        let lines = octaves::cells(hours).map(|cell| self.cells[cell]);
        (f32x4::new(lines.map(|line| line.0)) + f32x4::new(lines.map(|line| line.1)) * hours)
            .fast_max(f32x4::ZERO)
    }
}

/// g(t)^kappa exactly; `hours` is not negative.
pub fn decay(curve: DecayCurve, kappa: f64, hours: f64) -> f64 {
    let DecayCurve { t1, t2, w, f } = curve;
    let minutes = hours * 60.0;
    let g = f + (1.0 - f) * (w * libm::exp(-minutes / t1) + (1.0 - w) * libm::exp(-minutes / t2));
    if kappa == 0.0 { 1.0 } else { libm::pow(g, kappa) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::Decay;

    #[test]
    fn counts_have_the_mean_and_variance_of_their_law() {
        for (mean, cv) in
            [(0.0, 0.2), (0.3, 0.0), (35.0, 0.0), (35.0, 0.2236), (900.0, 0.0), (2000.0, 0.45), (3.0, 0.6)]
        {
            let table = CountTable::new(mean, cv);
            let mut below = 0.0;
            let (mut first, mut second) = (0.0, 0.0);
            for (i, &p) in table.cdf.iter().enumerate() {
                let n = f64::from(table.first) + i as f64;
                first += n * (p - below);
                second += n * n * (p - below);
                below = p;
            }
            let variance = mean + cv * cv * mean * mean;
            assert!((first - mean).abs() <= 1e-9 * mean.max(1.0), "{mean} {cv}: {first}");
            assert!((second - first * first - variance).abs() <= 1e-6 * variance.max(1.0), "{mean} {cv}");
        }
    }

    #[test]
    fn the_decay_table_follows_every_study() {
        for study in Decay::STUDIES {
            let curve = study.curve().expect("a study is valid");
            for kappa in [0.0, 0.5, 1.0] {
                let table = DecayTable::new(curve, kappa);
                for step in 0..4000 {
                    let hours = f64::from(step) * f64::from(step) * 1e-3;
                    let error = (table.at(hours) - decay(curve, kappa, hours)).abs();
                    assert!(error < 1e-4, "{study:?} {kappa} {hours}: {error}");
                }
            }
        }
    }

    #[test]
    fn the_week_profile_inverts_its_shares() {
        for arrivals in [Arrivals::Flat, Arrivals::Office] {
            let profile = WeekProfile::new(arrivals);
            let mut counts = [0_u32; 168];
            let draws = 1 << 20;
            for i in 0..draws {
                let moment = profile.draw(i << 12);
                assert!((0.0..=168.0).contains(&moment));
                counts[(moment as usize).min(167)] += 1;
            }
            assert!((profile.shares.iter().sum::<f64>() - 1.0).abs() < 1e-12);
            for (hour, &count) in counts.iter().enumerate() {
                assert!((f64::from(count) / f64::from(draws) - profile.share(hour)).abs() < 1e-5, "{hour}");
            }
        }
    }
}
