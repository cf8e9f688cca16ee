//! From weights to points: log-odds rescaled to the mean and spread of the points set by hand, so that the threshold
//! keeps its meaning; and what noise and threshold then make of each pattern.

use super::regression::{Weights, add_up};
use crate::kernel;
use crate::normal;
use crate::score::Spread;
use crate::world::{NOISE_BITS, World};
use domain::Signal;
use domain::signal::MAX_SIGNALS;
use wide::{bytemuck, f32x4, f64x4};

/// What the points of a scenario's signals are measured against.
#[derive(Clone, Debug)]
pub struct Card {
    /// P(signal | class), and points set by hand.
    signals: Vec<([f64; 2], f64)>,
    /// 2^20 P(N <= z), linear between values of z 1/256 apart: off by at most .5. Each with how much is added to the next.
    normal: Vec<[f32; 2]>,
}

const REACH: f64 = 7.0;
const PER_UNIT: f64 = 256.0;

const FULL: f64 = (1 << NOISE_BITS) as f64;

impl Card {
    pub fn new(signals: &[Signal]) -> Card {
        let cells = (2.0 * REACH * PER_UNIT) as usize;
        let at = |cell: usize| FULL * normal::cdf(cell as f64 / PER_UNIT - REACH);
        Card {
            signals: signals.iter().map(|s| ([s.given_no_fit, s.given_fit], s.points)).collect(),
            normal: (0..=cells).map(|cell| [at(cell) as f32, (at(cell + 1) - at(cell)) as f32]).collect(),
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

    /// Points of a lead without signals, and those of each signal.
    fn worths(&self, weights: &Weights, fit: f64) -> (f64, [f64; MAX_SIGNALS]) {
        let (old_mean, old_sd) = self.moments(fit, |signal| self.signals[signal].1);
        let (mean, sd) = self.moments(fit, |signal| weights[signal + 1]);
        let scale = if sd > 0.0 { old_sd / sd } else { 0.0 };
        (old_mean - scale * mean, std::array::from_fn(|signal| scale * weights[signal + 1]))
    }

    /// The points of one pattern by these weights, as `apply` adds them up.
    pub fn points(&self, weights: &Weights, fit: f64, pattern: usize) -> f64 {
        let (origin, worths) = self.worths(weights, fit);
        let shown = (0..self.signals.len()).filter(|signal| pattern >> signal & 1 == 1);
        shown.fold(origin, |points, signal| points + worths[signal])
    }

    /// Scores the leads of `world` by these weights.
    pub fn apply(&self, weights: &Weights, fit: f64, world: &mut World) {
        let (origin, worths) = self.worths(weights, fit);
        add_up(&mut world.points, origin, &worths[..self.signals.len()]);
        let Some(threshold) = world.threshold else { return };
        let (fours, rest) = world.points.as_chunks();
        for (cuts, points) in world.cuts.as_chunks_mut().0.iter_mut().zip(fours) {
            *cuts = self.cuts(world.spread, *points, threshold);
        }
        // Fewer than two signals: there is no four.
        for (cut, points) in world.cuts.iter_mut().zip(rest) {
            *cut = self.cuts(world.spread, [*points; 4], threshold)[0];
        }
    }

    /// The noise, as 20 bits, from which leads with these points reach the threshold.
    #[inline(always)]
    fn cuts(&self, spread: Spread, points: [f64; 4], threshold: f64) -> [u32; 4] {
        let gap = threshold - spread.base;
        if spread.sd <= 0.0 {
            return points.map(|points| if points >= gap { 0 } else { FULL as u32 });
        }
        let gaps = kernel::narrow(f64x4::splat(gap) - f64x4::new(points));
        let most = f32x4::splat((REACH * PER_UNIT) as f32);
        let places = gaps * f32x4::splat((PER_UNIT / spread.sd) as f32);
        let places = places.fast_max(-most).fast_min(most) + most;
        // Signed numbers are the ones that processors convert.
        let cells = places.fast_trunc_int();
        let between = places - f32x4::from_i32x4(cells);
        let ends = cells.to_array().map(|cell| self.normal[cell as usize]);
        let [lows, slopes] = [0, 1].map(|end| f32x4::new(ends.map(|ends| ends[end])));
        bytemuck::cast((lows + between * slopes + f32x4::splat(0.5)).fast_trunc_int())
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
            let exact = (1.0 - spread.above(points, 70.0)) * FULL;
            let [cut, ..] = card.cuts(spread, [points; 4], 70.0);
            assert!((f64::from(cut) - exact).abs() <= 1.1, "{points}");
        }
        let sharp = Spread { base: 30.0, sd: 0.0 };
        assert_eq!(card.cuts(sharp, [39.0, 40.0, 39.0, 40.0], 70.0), [FULL as u32, 0, FULL as u32, 0]);
    }
}
