//! Online logistic regression with forgetting: one Newton step per batch of labels, on a precision that adds up what
//! each batch told and fades by the week. Deterministic: labels are counted by pattern, and sums run over patterns in order.

use crate::kernel;
use domain::signal::MAX_SIGNALS;
use wide::{f32x4, f64x4};

/// Log-odds: the constant, then one weight per signal.
pub type Weights = [f64; MOST];

const MOST: usize = MAX_SIGNALS + 1;
const PAIRS: usize = MOST * (MOST + 1) / 2;

/// Precision of each weight before the first label.
const PRIOR: f64 = 20.0;

/// What is left of the precision after a week.
const MEMORY: f64 = 0.98;

/// Odds of e^20: labels of one kind only must not carry weights away.
const MOST_WEIGHT: f64 = 20.0;

/// A judged lead: its signals (bit i is signal i), and 1 if it was judged to fit.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Example {
    pub pattern: u16,
    pub fits: u8,
}

#[derive(Clone, Debug)]
pub struct Regression {
    /// Weights in use.
    size: usize,
    weights: Weights,
    /// The lower triangle of the precision, row by row.
    precision: [f64; PAIRS],
}

impl Regression {
    pub fn new(signals: usize, weights: Weights) -> Regression {
        let mut precision = [0.0; PAIRS];
        for row in 0..MOST {
            precision[pair(row, row)] = PRIOR;
        }
        Regression { size: signals + 1, weights, precision }
    }

    pub fn weights(&self) -> &Weights {
        &self.weights
    }

    /// P <- .98^weeks P + sum p (1-p) x x',  w <- w + P^-1 sum (y - p) x.
    pub fn learn(&mut self, weeks: u32, examples: impl Iterator<Item = Example>) {
        let kept = libm::pow(MEMORY, f64::from(weeks));
        self.precision.iter_mut().for_each(|entry| *entry *= kept);
        let sums = self.told(examples);
        for row in 0..self.size {
            for column in 0..=row {
                self.precision[pair(row, column)] += sums[shows(row) | shows(column)][0];
            }
        }
        let gradient = std::array::from_fn(|row| if row < self.size { sums[shows(row)][1] } else { 0.0 });
        let step = self.solve(gradient);
        for (weight, step) in self.weights.iter_mut().zip(step) {
            *weight = (*weight + step).clamp(-MOST_WEIGHT, MOST_WEIGHT);
        }
    }

    /// For each set of signals, sums of p (1-p) and of y - p over the examples that show all of them, and maybe more.
    fn told(&self, examples: impl Iterator<Item = Example>) -> Vec<[f64; 2]> {
        let patterns = 1 << (self.size - 1);
        // By pattern, how many examples, and how many of them were judged to fit: many show the same.
        let mut sums = vec![[0.0; 2]; patterns];
        for Example { pattern, fits } in examples {
            let sums = &mut sums[usize::from(pattern)];
            sums[0] += 1.0;
            sums[1] += f64::from(fits);
        }
        let mut odds = vec![0.0; patterns];
        add_up(&mut odds, self.weights[0], &self.weights[1..self.size]);
        for (sums, odds) in sums.chunks_mut(4).zip(odds.chunks(4)) {
            let chances = chances(std::array::from_fn(|lane| odds.get(lane).copied().unwrap_or_default()));
            for ([count, fits], p) in sums.iter_mut().zip(chances) {
                (*count, *fits) = (*count * p * (1.0 - p), *fits - *count * p);
            }
        }
        for signal in 0..self.size - 1 {
            for block in sums.chunks_exact_mut(2 << signal) {
                let (without, with) = block.split_at_mut(1 << signal);
                for (sums, more) in without.iter_mut().zip(with) {
                    *sums = [sums[0] + more[0], sums[1] + more[1]];
                }
            }
        }
        sums
    }

    /// P^-1 b, by Cholesky.
    fn solve(&self, mut b: Weights) -> Weights {
        let mut root = self.precision;
        for row in 0..self.size {
            for column in 0..=row {
                let dot: f64 = (0..column).map(|k| root[pair(row, k)] * root[pair(column, k)]).sum();
                let rest = root[pair(row, column)] - dot;
                root[pair(row, column)] =
                    if column < row { rest / root[pair(column, column)] } else { rest.max(LEAST).sqrt() };
            }
        }
        for row in 0..self.size {
            let dot: f64 = (0..row).map(|k| root[pair(row, k)] * b[k]).sum();
            b[row] = (b[row] - dot) / root[pair(row, row)];
        }
        for row in (0..self.size).rev() {
            let dot: f64 = (row + 1..self.size).map(|k| root[pair(k, row)] * b[k]).sum();
            b[row] = (b[row] - dot) / root[pair(row, row)];
        }
        b
    }
}

/// Keeps the root of what rounding has made nothing of.
const LEAST: f64 = 1e-12;

/// The signals of a row, as a pattern: none is the constant, which every lead shows.
fn shows(row: usize) -> usize {
    (1 << row) >> 1
}

/// P(fits) at each of four log-odds.
fn chances(odds: [f64; 4]) -> [f64; 4] {
    let one = f32x4::splat(1.0);
    let odds = kernel::narrow(f64x4::new(odds));
    (one / (one + kernel::exp(-odds))).to_array().map(f64::from)
}

/// What each pattern is worth: `origin`, and what each signal that it shows adds, from the first on.
pub fn add_up(patterns: &mut [f64], origin: f64, signals: &[f64]) {
    patterns[0] = origin;
    for (signal, worth) in signals.iter().enumerate() {
        let (without, rest) = patterns.split_at_mut(1 << signal);
        for (with, without) in rest.iter_mut().zip(without) {
            *with = *without + worth;
        }
    }
}

/// The place of an entry of the lower triangle.
fn pair(row: usize, column: usize) -> usize {
    row * (row + 1) / 2 + column
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Two signals, ten thousand leads of each pattern in the exact proportion of a logistic law.
    fn examples(weights: &Weights) -> Vec<Example> {
        (0..4_u16)
            .flat_map(|pattern| {
                let mut odds = [0.0; 4];
                add_up(&mut odds, weights[0], &weights[1..3]);
                let fit = (10_000.0 * chances(odds)[usize::from(pattern)]).round() as usize;
                (0..10_000).map(move |i| Example { pattern, fits: u8::from(i < fit) })
            })
            .collect()
    }

    #[test]
    fn a_logistic_law_is_found_again() {
        let mut truth = [0.0; MOST];
        truth[..3].copy_from_slice(&[-1.0, 2.0, -0.5]);
        let examples = examples(&truth);
        let mut regression = Regression::new(2, [0.0; MOST]);
        for _ in 0..30 {
            // All but forgotten, the examples teach anew each time: the plain Newton method.
            regression.learn(1000, examples.iter().copied());
        }
        for (found, truth) in regression.weights().iter().zip(truth) {
            assert!((found - truth).abs() < 2e-3, "{found} for {truth}");
        }
    }

    #[test]
    fn labels_of_one_kind_and_none_at_all_leave_numbers() {
        let mut regression = Regression::new(2, [0.0; MOST]);
        regression.learn(4, [].into_iter());
        assert_eq!(*regression.weights(), [0.0; MOST]);
        for _ in 0..1000 {
            regression.learn(52, (0..50).map(|_| Example { pattern: 3, fits: 1 }));
        }
        assert!(regression.weights().iter().all(|weight| weight.is_finite() && weight.abs() <= MOST_WEIGHT));
    }
}
