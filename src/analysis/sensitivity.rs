//! Which of several uncertain inputs makes an outcome vary: Sobol indices and Shapley effects of independent inputs.
//! First order and total: Saltelli et al., Computer Physics Communications 181 (2010). Shapley effects: Goda,
//! Reliability Engineering & System Safety 209 (2021). Leaves to others: what the inputs are (`drivers`), drawing them.

use crate::sim::rng::Stream;
use crate::sim::stats::{Estimate, ratio};

/// One sample: the outcome at two independent draws of all inputs, and at mixtures of the two.
#[derive(Clone, Debug, PartialEq)]
pub struct Walk {
    a: f64,
    b: f64,
    /// By input: that one as in the second draw, all others as in the first.
    one: Vec<f64>,
    /// By input: its part of half the squared distance between `a` and `b`, met in a random order.
    part: Vec<f64>,
}

/// Shares of the outcome's variance, one of each kind per input.
#[derive(Clone, Debug, PartialEq)]
pub struct Effects {
    /// What the input explains by itself.
    pub first: Vec<Estimate>,
    /// What it takes part in.
    pub total: Vec<Estimate>,
    /// Interactions shared out evenly among those that take part: these add up to 1.
    pub shapley: Vec<Estimate>,
    /// Of the outcome.
    pub mean: f64,
    pub variance: f64,
}

/// A walk that is worked out one outcome at a time, for those who cannot wait for all of it.
#[derive(Clone, Debug)]
pub struct Walking<T> {
    a: Vec<T>,
    b: Vec<T>,
    order: Vec<usize>,
    /// At both draws, with each input changed alone, and between the first step in `order` and the last.
    found: Vec<f64>,
}

impl<T: Clone> Walking<T> {
    /// From one draw to the other in the order that `chance` gives. Takes two outcomes per input.
    pub fn begin(a: Vec<T>, b: Vec<T>, chance: &mut Stream) -> Walking<T> {
        let order = shuffled(a.len(), chance);
        Walking { a, b, order, found: Vec::new() }
    }

    /// The inputs whose outcome is asked for next; `None` once all are known.
    pub fn wanted(&self) -> Option<Vec<T>> {
        let inputs = self.a.len();
        let changed: &[usize] = match self.found.len() {
            0 => &[],
            1 => return Some(self.b.clone()),
            next if next < 2 + inputs => &[next - 2],
            next => {
                let steps = next - inputs;
                if steps >= inputs {
                    return None;
                }
                &self.order[..steps]
            }
        };
        let mut mixed = self.a.clone();
        changed.iter().for_each(|&input| mixed[input] = self.b[input].clone());
        Some(mixed)
    }

    /// Takes the outcome of what was asked for.
    pub fn take(&mut self, outcome: f64) {
        self.found.push(outcome);
    }

    /// `None` before all outcomes are known.
    pub fn walk(&self) -> Option<Walk> {
        self.wanted().is_none().then(|| self.sum_up())
    }

    fn sum_up(&self) -> Walk {
        let inputs = self.a.len();
        let (start, end) = (self.found[0], self.found[1]);
        let one = self.found[2..2 + inputs].to_vec();
        let mut part = vec![0.0; inputs];
        let mut last = start;
        for (step, &input) in self.order.iter().enumerate() {
            let next = match step {
                0 => one[input],
                _ if step + 1 == inputs => end,
                _ => self.found[1 + inputs + step],
            };
            part[input] = (start - 0.5 * (last + next)) * (last - next);
            last = next;
        }
        Walk { a: start, b: end, one, part }
    }
}

impl Walk {
    /// All of a walk at once.
    pub fn take<T: Clone, E>(
        a: &[T],
        b: &[T],
        chance: &mut Stream,
        outcome: impl Fn(&[T]) -> Result<f64, E>,
    ) -> Result<Walk, E> {
        let mut walking = Walking::begin(a.to_vec(), b.to_vec(), chance);
        while let Some(inputs) = walking.wanted() {
            walking.take(outcome(&inputs)?);
        }
        Ok(walking.sum_up())
    }

    /// The outcome at the two independent draws.
    pub fn ends(&self) -> [f64; 2] {
        [self.a, self.b]
    }
}

impl Effects {
    /// `None` if the outcome does not vary.
    pub fn of(walks: &[Walk]) -> Option<Effects> {
        let inputs = walks.first()?.one.len();
        let count = walks.len() as f64;
        let mean = walks.iter().map(|walk| 0.5 * (walk.a + walk.b)).sum::<f64>() / count;
        let half = |walk: &Walk| 0.5 * (walk.a - walk.b) * (walk.a - walk.b);
        let variance = walks.iter().map(half).sum::<f64>() / count;
        let each = |numerator: &dyn Fn(&Walk, usize) -> f64| -> Option<Vec<Estimate>> {
            let share = |input| ratio(walks.iter().map(|walk| (numerator(walk, input), half(walk))));
            (0..inputs).map(share).collect()
        };
        Some(Effects {
            // Centred, so that a large mean costs no digits.
            first: each(&|walk, input| (walk.b - mean) * (walk.one[input] - walk.a))?,
            total: each(&|walk, input| 0.5 * (walk.a - walk.one[input]) * (walk.a - walk.one[input]))?,
            shapley: each(&|walk, input| walk.part[input])?,
            mean,
            variance,
        })
    }
}

/// `0..count` in random order (Fisher & Yates).
fn shuffled(count: usize, chance: &mut Stream) -> Vec<usize> {
    let mut order: Vec<usize> = (0..count).collect();
    for left in (2..=count).rev() {
        order.swap(left - 1, (chance.word() % left as u64) as usize);
    }
    order
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::Seed;
    use crate::sim::rng::TrialKey;

    fn effects(inputs: usize, outcome: impl Fn(&[f64]) -> f64) -> Option<Effects> {
        let walks = (0..4000).map(|sample| {
            let mut chance = TrialKey::new(Seed(7), sample).stream(0);
            let a: Vec<f64> = (0..inputs).map(|_| chance.unit()).collect();
            let b: Vec<f64> = (0..inputs).map(|_| chance.unit()).collect();
            Walk::take(&a, &b, &mut chance, |x| Ok::<_, ()>(outcome(x))).expect("never fails")
        });
        Effects::of(&walks.collect::<Vec<_>>())
    }

    #[test]
    fn a_sum_is_shared_by_the_squares_of_its_weights() {
        let effects = effects(3, |x| 1e6 + 3.0 * x[0] + x[1]).expect("varies");
        for (input, expected) in [0.9, 0.1, 0.0].into_iter().enumerate() {
            for kind in [&effects.first, &effects.total, &effects.shapley] {
                assert!((kind[input].value - expected).abs() < 0.05, "{input}: {kind:?}");
            }
        }
        assert!((effects.shapley.iter().map(|effect| effect.value).sum::<f64>() - 1.0).abs() < 1e-9);
        assert!((effects.variance - 10.0 / 12.0).abs() < 0.05);
    }

    #[test]
    fn one_input_explains_all_and_what_does_not_vary_nothing() {
        let only = effects(1, |x| x[0] * x[0]).expect("varies");
        assert!((only.total[0].value - 1.0).abs() < 1e-9 && (only.shapley[0].value - 1.0).abs() < 1e-9);
        assert_eq!(effects(2, |_| 5.0), None);
        assert_eq!(Effects::of(&[]), None);
    }
}
