//! The shape drawn before the first years are simulated: a gamma law with the expected mean and spread.
//! Leaves to others: the mean and the spread (`sim::surrogate`), the bins (`histogram`).

use super::super::summary::Distribution;
use super::axis::Axis;

/// Revenue as a gamma law, through Wilson and Hilferty's cube root (1931): close enough for a preview, and its
/// percentiles need no search. What it puts below nothing is the chance to sell nothing.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Law {
    mean: f64,
    spread: f64,
}

/// The normal law's percentiles at .002, .1, .25; the others mirror them.
const Z: [f64; 3] = [2.878_161_739, 1.281_551_566, 0.674_489_750];

impl Law {
    pub fn new(mean: f64, spread: f64) -> Law {
        let sane = |value: f64| if value.is_finite() { value.clamp(0.0, 1e15) } else { 0.0 };
        Law { mean: sane(mean), spread: sane(spread) }
    }

    /// Mean over spread: three times it is how many standard deviations the cube root's centre lies above 0.
    fn ratio(&self) -> f64 {
        if self.spread > 0.0 { (self.mean / self.spread).min(1e6) } else { 1e6 }
    }

    /// The chance of at most `value`.
    pub fn below(&self, value: f64) -> f64 {
        if value < 0.0 {
            return 0.0;
        }
        if self.mean <= 0.0 {
            return 1.0;
        }
        let ratio = self.ratio();
        if ratio <= 0.0 {
            return 1.0;
        }
        let z = ((value / self.mean).cbrt() - 1.0 + 1.0 / (9.0 * ratio * ratio)) * 3.0 * ratio;
        0.5 * libm::erfc(-z / std::f64::consts::SQRT_2)
    }

    /// The value that lies `z` standard deviations up on the normal scale.
    fn at(&self, z: f64) -> f64 {
        let ratio = self.ratio();
        if self.mean <= 0.0 || ratio <= 0.0 {
            return 0.0;
        }
        let root = (1.0 - 1.0 / (9.0 * ratio * ratio) + z / (3.0 * ratio)).max(0.0);
        self.mean * root * root * root
    }

    pub fn distribution(&self, target: f64) -> Distribution {
        let [far, tenth, quarter] = Z;
        Distribution {
            p10: self.at(-tenth),
            p50: self.at(0.0),
            p90: self.at(tenth),
            mean: self.mean,
            most: self.at(far),
            ends: [self.at(-far), self.at(far)],
            quartiles: [self.at(-quarter), self.at(quarter)],
            median_error: 0.0,
            reaches: if target > 0.0 { 1.0 - self.below(target) } else { 1.0 },
        }
    }

    /// The share of each bin.
    pub fn shares(&self, axis: &Axis) -> Vec<f64> {
        // The first bin's left edge belongs to it: that is where the years without a sale are.
        let mut below = if axis.low() <= 0.0 { 0.0 } else { self.below(axis.low()) };
        let share = |index| {
            let up_to = self.below(axis.edges(index).1);
            let share = (up_to - below).clamp(0.0, 1.0);
            below = up_to;
            share
        };
        (0..axis.count()).map(share).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn percentiles_and_chances_agree() {
        let law = Law::new(240e3, 80e3);
        let shape = law.distribution(300e3);
        assert!((law.below(shape.p10) - 0.1).abs() < 1e-6, "{}", law.below(shape.p10));
        assert!((law.below(shape.p50) - 0.5).abs() < 1e-6);
        assert!((law.below(shape.p90) - 0.9).abs() < 1e-6);
        assert!(shape.p50 < shape.mean, "a gamma law leans left");
    }

    #[test]
    fn close_to_an_exact_gamma() {
        // Shape 9, scale 1: median 8.66895, 90th percentile 12.99471 (tables of the gamma law).
        let shape = Law::new(9.0, 3.0).distribution(0.0);
        assert!((shape.p50 - 8.66895).abs() < 0.01, "{}", shape.p50);
        assert!((shape.p90 - 12.99471).abs() < 0.02, "{}", shape.p90);
    }

    #[test]
    fn odd_laws_stay_finite() {
        for (mean, spread) in
            [(0.0, 0.0), (0.0, 5.0), (1e5, 0.0), (1e3, 1e6), (f64::NAN, f64::INFINITY), (-5.0, 1.0)]
        {
            let law = Law::new(mean, spread);
            let shape = law.distribution(100.0);
            assert!(
                [shape.p10, shape.p50, shape.p90, shape.reaches].iter().all(|value| value.is_finite()),
                "{law:?}"
            );
            let axis = Axis::fit(super::super::axis::Spread {
                low: shape.ends[0],
                high: shape.ends[1],
                middle: 1.0,
            });
            let shares = law.shares(&axis);
            let all: f64 = shares.iter().sum();
            assert!((0.0..=1.0 + 1e-9).contains(&all), "{law:?} {all}");
        }
    }
}
