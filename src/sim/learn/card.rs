//! From weights to points: log-odds rescaled to the mean and spread of the points set by hand, so that the threshold
//! keeps its meaning; and what noise and threshold then make of each pattern.

use super::regression::Weights;
use crate::normal;
use crate::score::Spread;
use crate::world::{NOISE_BITS, World};
use domain::Signal;

/// What the points of a scenario's signals are measured against.
#[derive(Clone, Debug)]
pub struct Card {
    /// P(signal | class), and points set by hand.
    signals: Vec<([f64; 2], f64)>,
    /// P(N <= z), linear between values of z 1/256 apart: off by at most 5e-7. Each with how much is added to the next.
    normal: Vec<(f64, f64)>,
}

const REACH: f64 = 7.0;
const PER_UNIT: f64 = 256.0;

impl Card {
    pub fn new(signals: &[Signal]) -> Card {
        let cells = (2.0 * REACH * PER_UNIT) as usize;
        let at = |cell: usize| normal::cdf(cell as f64 / PER_UNIT - REACH);
        Card {
            signals: signals.iter().map(|s| ([s.given_no_fit, s.given_fit], s.points)).collect(),
            normal: (0..=cells).map(|cell| (at(cell), at(cell + 1) - at(cell))).collect(),
        }
    }

    pub fn signals(&self) -> usize {
        self.signals.len()
    }

    /// Log-odds that the points set by hand stand for: their standard deviation over all leads, of whom a share `fit`
    /// fits, is taken to multiply the odds by e.
    pub fn believed(&self, fit: f64) -> Weights {
        let mut weights = Weights::default();
        let (mean, sd) = self.moments(fit, |signal| self.signals[signal].1);
        let per_point = if sd > 0.0 { 1.0 / sd } else { 0.0 };
        let share = fit.clamp(0.01, 0.99);
        weights[0] = libm::log(share / (1.0 - share)) - per_point * mean;
        for (weight, (_, points)) in weights[1..].iter_mut().zip(&self.signals) {
            *weight = per_point * points;
        }
        weights
    }

    /// Mean and standard deviation over all leads of a sum of signals' worths.
    fn moments(&self, fit: f64, worth: impl Fn(usize) -> f64) -> (f64, f64) {
        let (mut mean, mut within, mut between) = (0.0, 0.0, 0.0);
        for (signal, ([no_fit, fits], _)) in self.signals.iter().enumerate() {
            let worth = worth(signal);
            mean += worth * (fit * fits + (1.0 - fit) * no_fit);
            within += worth * worth * (fit * fits * (1.0 - fits) + (1.0 - fit) * no_fit * (1.0 - no_fit));
            between += worth * (fits - no_fit);
        }
        (mean, (within + fit * (1.0 - fit) * between * between).sqrt())
    }

    /// Points of a lead without signals, and points per unit of log-odds.
    fn line(&self, weights: &Weights, fit: f64) -> (f64, f64) {
        let (old_mean, old_sd) = self.moments(fit, |signal| self.signals[signal].1);
        let (mean, sd) = self.moments(fit, |signal| weights[signal + 1]);
        let scale = if sd > 0.0 { old_sd / sd } else { 0.0 };
        (old_mean - scale * mean, scale)
    }

    /// The points of one pattern by these weights, as `apply` adds them up.
    pub fn points(&self, weights: &Weights, fit: f64, pattern: usize) -> f64 {
        let (origin, scale) = self.line(weights, fit);
        let shown = (0..self.signals.len()).rev().filter(|signal| pattern >> signal & 1 == 1);
        shown.fold(origin, |points, signal| points + scale * weights[signal + 1])
    }

    /// Scores the leads of `world` by these weights.
    pub fn apply(&self, weights: &Weights, fit: f64, world: &mut World) {
        let (origin, scale) = self.line(weights, fit);
        world.points[0] = origin;
        for pattern in 1..world.points.len() {
            let lowest = pattern.trailing_zeros() as usize;
            world.points[pattern] = world.points[pattern & (pattern - 1)] + scale * weights[lowest + 1];
        }
        let Some(threshold) = world.threshold else { return };
        for (cut, &points) in world.cuts.iter_mut().zip(&world.points) {
            *cut = self.cut(world.spread, points, threshold);
        }
    }

    /// The noise, as 20 bits, from which a lead with these points reaches the threshold.
    #[inline(always)]
    fn cut(&self, spread: Spread, points: f64, threshold: f64) -> u32 {
        let gap = threshold - spread.base - points;
        let full = f64::from(1 << NOISE_BITS);
        if spread.sd <= 0.0 {
            return if gap <= 0.0 { 0 } else { full as u32 };
        }
        let place = (gap / spread.sd).clamp(-REACH, REACH) * PER_UNIT + REACH * PER_UNIT;
        // Signed numbers are the ones that processors convert.
        let cell = place as i32;
        let (low, slope) = self.normal[cell as usize];
        ((low + (place - f64::from(cell)) * slope) * full + 0.5) as i32 as u32
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::signal;

    #[test]
    fn the_table_of_cuts_follows_the_normal_law() {
        let card = Card::new(&signal::defaults());
        let spread = Spread { base: 30.0, sd: 10.0 };
        for step in -9000..9000 {
            let points = f64::from(step) * 0.0171;
            let exact = (1.0 - spread.above(points, 70.0)) * f64::from(1 << NOISE_BITS);
            assert!((f64::from(card.cut(spread, points, 70.0)) - exact).abs() <= 1.1, "{points}");
        }
        let sharp = Spread { base: 30.0, sd: 0.0 };
        assert_eq!([39.0, 40.0].map(|points| card.cut(sharp, points, 70.0)), [1 << NOISE_BITS, 0]);
    }
}
