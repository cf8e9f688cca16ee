//! The lead score: patterns of signals, their points, and what threshold and noise make of them.
//! Everything here is exact enumeration; the trial only looks patterns up.

use super::normal;
use super::order::ascending;
use domain::Signal;

/// Per class of lead: index 0 does not fit the ideal customer profile, index 1 does.
pub type ByFit<T> = [T; 2];

/// All patterns of the signals, with their probabilities and points.
#[derive(Clone, Debug, PartialEq)]
pub struct Patterns {
    /// Points of each pattern; bit i of the index is signal i.
    pub points: Vec<f64>,
    /// P(pattern | class).
    pub chances: ByFit<Vec<f64>>,
    /// The same, joined where the points are equal.
    pub levels: Vec<Level>,
}

/// A sum of points that leads can have before noise.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Level {
    pub points: f64,
    pub chance: ByFit<f64>,
}

/// How scores spread around the points: score = base + points + sd N.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Spread {
    /// Base points, inflation included.
    pub base: f64,
    pub sd: f64,
}

impl Patterns {
    pub fn new(signals: &[Signal]) -> Patterns {
        let count = 1_usize << signals.len();
        let mut points = vec![0.0; count];
        let mut chances = [vec![1.0; count], vec![1.0; count]];
        for (bit, signal) in signals.iter().enumerate() {
            for pattern in 0..count {
                let shown = pattern >> bit & 1 == 1;
                if shown {
                    points[pattern] += signal.points;
                }
                for (class, p) in [signal.given_no_fit, signal.given_fit].into_iter().enumerate() {
                    chances[class][pattern] *= if shown { p } else { 1.0 - p };
                }
            }
        }
        let levels = join_levels(&points, &chances);
        Patterns { points, chances, levels }
    }

    /// P(score >= threshold | class).
    pub fn reach(&self, spread: Spread, threshold: f64) -> ByFit<f64> {
        let mut reach = [0.0; 2];
        for level in &self.levels {
            let above = spread.above(level.points, threshold);
            reach[0] += level.chance[0] * above;
            reach[1] += level.chance[1] * above;
        }
        reach
    }

    /// The base points with which a share `rate` of leads reaches `threshold`, when a share `fit` of them fits.
    /// By bisection; without noise the share moves in steps and the nearest base from above is returned.
    pub fn solve_base(&self, rate: f64, fit: f64, sd: f64, threshold: f64) -> f64 {
        let (mut low, mut high) = (-3000.0, 3000.0);
        for _ in 0..80 {
            let base = 0.5 * (low + high);
            let reach = self.reach(Spread { base, sd }, threshold);
            if fit * reach[1] + (1.0 - fit) * reach[0] < rate { low = base } else { high = base }
        }
        high
    }

    /// P(a lead that fits outscores one that does not), ties counting half.
    pub fn auc(&self, sd: f64) -> f64 {
        let mut auc = 0.0;
        for fit in &self.levels {
            for other in &self.levels {
                let gap = fit.points - other.points;
                let wins = if sd > 0.0 {
                    normal::cdf(gap / (sd * std::f64::consts::SQRT_2))
                } else if gap == 0.0 {
                    0.5
                } else {
                    f64::from(u8::from(gap > 0.0))
                };
                auc += fit.chance[1] * other.chance[0] * wins;
            }
        }
        auc
    }
}

impl Spread {
    /// P(score >= threshold) for a lead with these points.
    pub fn above(self, points: f64, threshold: f64) -> f64 {
        let gap = self.base + points - threshold;
        if self.sd > 0.0 { normal::cdf(gap / self.sd) } else { f64::from(u8::from(gap >= 0.0)) }
    }
}

fn join_levels(points: &[f64], chances: &ByFit<Vec<f64>>) -> Vec<Level> {
    let mut levels: Vec<Level> = Vec::new();
    for pattern in ascending(points) {
        let chance = [chances[0][pattern], chances[1][pattern]];
        match levels.last_mut() {
            Some(level) if level.points == points[pattern] => {
                level.chance[0] += chance[0];
                level.chance[1] += chance[1];
            }
            _ => levels.push(Level { points: points[pattern], chance }),
        }
    }
    levels
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::signal;

    #[test]
    fn default_signals_and_points() {
        let patterns = Patterns::new(&signal::defaults());
        let reach = patterns.reach(Spread { base: 30.0, sd: 10.0 }, 70.0);
        let mql = 0.3 * reach[1] + 0.7 * reach[0];
        assert!((patterns.auc(10.0) - 0.7589).abs() < 5e-5);
        assert!((mql - 0.2439).abs() < 5e-5);
        assert!((0.3 * reach[1] / mql - 0.5911).abs() < 5e-5);
        let base = patterns.solve_base(mql, 0.3, 10.0, 70.0);
        assert!((base - 30.0).abs() < 1e-9);
    }

    #[test]
    fn weights_equal_to_the_log_likelihood_ratios_give_the_best_score() {
        let signals = signal::defaults().into_iter().map(|mut signal| {
            let odds = |p: f64| p / (1.0 - p);
            signal.points = libm::log(odds(signal.given_fit) / odds(signal.given_no_fit));
            signal
        });
        let patterns = Patterns::new(&signals.collect::<Vec<_>>());
        assert!((patterns.auc(0.0) - 0.8534).abs() < 5e-5);
    }
}
