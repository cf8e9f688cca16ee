//! What becomes of leads that marketing keeps in touch with, because they are below the threshold or their time has not
//! come: they come back, up to three times, with other points each time, and may pass then. Chances, by how far from the
//! threshold they start; nobody in particular.
//! Leaves to others: single leads' returns (`lives`), the same in expectation (`surrogate::demand`).

use super::draw::Values;
use super::normal;
use super::score::Spread;
use domain::Param;

pub use domain::scenario::RETURNS;

/// Steps in which points below the threshold are told apart.
const CELLS: usize = 64;
/// Shares of a lead's noise over which its chances are averaged.
const SHARES: usize = 16;
/// Steps in which points above the threshold are told apart, and standard deviations of a return that they span.
const FALLS: usize = 24;
const FALL_REACH: f64 = 4.0;

pub struct Nurture {
    /// Of the leads below the threshold, and of those whose time has not come, how many are kept in touch with.
    pub share: f64,
    /// Hours until a lead comes back, from one time to the next.
    pub mean: f64,
    /// Points that a return brings on average, and how they vary.
    pub points: f64,
    pub sd: f64,
    /// Points per cell, and by cell the chance to be below the threshold after one, two and three returns.
    cell: f64,
    below: [[f64; CELLS]; RETURNS],
    /// The same from above the threshold, for those turned down all the same.
    falls: [[f64; FALLS]; RETURNS],
    /// Of those below the threshold at first, by how far base and signals leave them from it, the parts that are so after
    /// each return.
    gaps: Gaps,
}

/// A table by the points that base and signals leave to the threshold.
struct Gaps {
    least: f64,
    per_point: f64,
    below: Vec<[f64; RETURNS]>,
}

/// Steps of that table, and standard deviations of the noise that it reaches beyond those that matter.
const GAPS: usize = 256;
const GAP_REACH: f64 = 5.0;

impl Nurture {
    /// `None` if nobody is kept in touch with.
    pub fn new(values: &Values) -> Option<Nurture> {
        let share = values[Param::NurtureShare];
        if share <= 0.0 {
            return None;
        }
        let (points, sd) = (values[Param::NurturePoints], values[Param::NurtureSpread]);
        // Beyond, three returns are hardly ever enough.
        let cell = (3.0 * points + 6.0 * 3_f64.sqrt() * sd) / CELLS as f64;
        // From `gap` points below, one return moves a lead nearer by normal points: to within another cell.
        let step = |gap: f64, before: &[f64; CELLS]| {
            let start = gap - points;
            let edge = |cells: usize| normal::cdf((cells as f64 * cell - start) / sd);
            let (mut chance, mut last) = (0.0, edge(0));
            for (to, stays) in before.iter().enumerate() {
                let next = edge(to + 1);
                chance += (next - last) * stays;
                last = next;
            }
            chance + 1.0 - last
        };
        let (mut below, mut falls) = ([[1.0; CELLS]; RETURNS], [[1.0; FALLS]; RETURNS]);
        for k in 0..RETURNS {
            let before = if k > 0 { below[k - 1] } else { [1.0; CELLS] };
            below[k] = std::array::from_fn(|from| step((from as f64 + 0.5) * cell, &before));
            falls[k] = std::array::from_fn(|from| step(-fall(sd) * from as f64, &before));
        }
        let mean = values[Param::NurtureDays] * 24.0;
        let gaps = Gaps { least: 0.0, per_point: 0.0, below: Vec::new() };
        Some(Nurture { share, mean, points, sd, cell, below, falls, gaps })
    }

    /// Makes ready for trials with scores that spread like this.
    pub fn prepare(&mut self, spread: Spread) {
        let reach = GAP_REACH * spread.sd;
        let least = -reach;
        let step = (self.cell * CELLS as f64 + 2.0 * reach) / (GAPS - 1) as f64;
        let below = (0..GAPS).map(|place| {
            let gap = least + step * place as f64;
            let [first, below @ ..] = self.stays_below(-gap, Spread { base: 0.0, ..spread }, 0.0);
            // Where nobody is below at first, as next to the threshold.
            std::array::from_fn(|k| match first > 0.0 {
                true => below[k] / first,
                false => 1.0 - self.share * (1.0 - self.still_below(k, 0.0)),
            })
        });
        self.gaps = Gaps { least, per_point: 1.0 / step, below: below.collect() };
    }

    /// The noise, as 20 bits, from which a lead so many points from the threshold passes by each return; by `first` it
    /// does at once.
    pub fn cuts(&self, gap: f64, first: u32) -> [u32; RETURNS] {
        let Gaps { least, per_point, below } = &self.gaps;
        let place = ((gap - least) * per_point).clamp(0.0, (GAPS - 1) as f64);
        let (cell, part) = ((place as usize).min(GAPS - 2), place - (place as usize).min(GAPS - 2) as f64);
        let (low, high) = (below[cell], below[cell + 1]);
        std::array::from_fn(|k| ((low[k] * (1.0 - part) + high[k] * part) * f64::from(first)).round() as u32)
    }

    /// P(a lead with these points is below the threshold: at first, and after each return).
    pub fn stays_below(&self, points: f64, spread: Spread, threshold: f64) -> [f64; RETURNS + 1] {
        let gap = threshold - spread.base - points;
        let first = 1.0 - spread.above(points, threshold);
        let mut chances = [first; RETURNS + 1];
        let gaps: [f64; SHARES] = std::array::from_fn(|i| {
            let luck = first * (i as f64 + 0.5) / SHARES as f64;
            gap - if spread.sd > 0.0 && luck > 0.0 { spread.sd * normal::quantile(luck) } else { 0.0 }
        });
        for (k, chance) in chances[1..].iter_mut().enumerate() {
            let mut mean = 0.0;
            for gap in gaps {
                mean += self.still_below(k, gap) / SHARES as f64;
            }
            *chance = first * (1.0 - self.share * (1.0 - mean));
        }
        chances
    }

    /// P(below after `k + 1` returns), for a lead so many points below.
    fn still_below(&self, k: usize, gap: f64) -> f64 {
        let place = (gap / self.cell - 0.5).clamp(0.0, (CELLS - 1) as f64);
        let (cell, part) = (place as usize, place.fract());
        let next = self.below[k][(cell + 1).min(CELLS - 1)];
        if gap >= self.cell * CELLS as f64 { 1.0 } else { self.below[k][cell] * (1.0 - part) + next * part }
    }

    /// Of leads with these points turned down after their `k`-th return (0: at first) with a score of at least `from`: who
    /// passes again at which return, if ever, as if all were kept in touch with.
    pub fn passes_again(
        &self,
        k: usize,
        points: f64,
        spread: Spread,
        threshold: Option<f64>,
        from: f64,
    ) -> [f64; RETURNS + 1] {
        let mut again = [0.0; RETURNS + 1];
        let Some(threshold) = threshold else {
            again.iter_mut().skip(k + 1).take(1).for_each(|next| *next = 1.0);
            return again;
        };
        let law = self.after(k, spread);
        let above = law.above(points, from);
        for i in 0..SHARES {
            let luck = 1.0 - above * (i as f64 + 0.5) / SHARES as f64;
            let deviate = normal::quantile(luck.clamp(1e-12, 1.0 - 1e-12));
            let over = (law.base + points + law.sd * deviate).max(from) - threshold;
            let mut before = 1.0;
            for (time, again) in again[k + 1..].iter_mut().enumerate() {
                let below = self.falls_below(time, over);
                *again += (before - below) / SHARES as f64;
                before = below;
            }
        }
        again
    }

    /// P(below on each of `k + 1` returns), for a lead so many points above.
    fn falls_below(&self, k: usize, over: f64) -> f64 {
        let place = over.max(0.0) / fall(self.sd);
        let (cell, part) = (place as usize, place.fract());
        match self.falls[k].get(cell..cell + 2) {
            Some(&[low, high]) => low * (1.0 - part) + high * part,
            _ => 0.0,
        }
    }

    /// P(the score is at least so many), for a lead with these points that passes on its `k`-th return: the tail of the
    /// normal law that it then has, whatever it was before.
    pub fn reaches(&self, k: usize, points: f64, spread: Spread, threshold: f64) -> impl Fn(f64) -> f64 {
        let law = self.after(k, spread);
        let all = law.above(points, threshold);
        move |score| if score <= threshold || all <= 0.0 { 1.0 } else { law.above(points, score) / all }
    }

    /// The score that a part `luck` of those who pass on their `k`-th return does not exceed.
    pub fn score(&self, k: usize, points: f64, spread: Spread, threshold: f64, luck: f64) -> f64 {
        let law = self.after(k, spread);
        let above = law.above(points, threshold) * (1.0 - luck);
        let deviate = normal::quantile((1.0 - above).clamp(1e-12, 1.0 - 1e-12));
        (law.base + points + law.sd * deviate).max(threshold)
    }

    fn after(&self, k: usize, spread: Spread) -> Spread {
        let k = k as f64;
        let sd = (spread.sd * spread.sd + k * self.sd * self.sd).sqrt();
        Spread { base: spread.base + k * self.points, sd }
    }
}

/// Points from one step above the threshold to the next.
fn fall(sd: f64) -> f64 {
    FALL_REACH * sd / (FALLS - 1) as f64
}

/// Of leads that come at a steady rate from time 0, how many come back for the `k`-th time in the window, per lead of
/// the window.
pub fn back_in_window(mean: f64, k: usize, (start, end): (f64, f64)) -> f64 {
    (back_by(mean, k, end) - back_by(mean, k, start)) / (end - start)
}

/// The integral of P(k exponential times <= u) for u from 0 to t.
fn back_by(mean: f64, k: usize, t: f64) -> f64 {
    let x = t / mean;
    // P(Erlang-k > t) = e^-x (1 + x + ... + x^(k-1) / (k-1)!).
    let cdf = |k: usize| {
        let (mut term, mut sum) = (1.0, 0.0);
        for i in 0..k {
            sum += term;
            term *= x / (i + 1) as f64;
        }
        1.0 - libm::exp(-x) * sum
    };
    t * cdf(k) - k as f64 * mean * cdf(k + 1)
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::{Company, Lever};
    use std::iter::repeat_with;

    /// Chances by playing it through.
    #[test]
    fn chances_are_those_of_the_walk() {
        let mut scenario = Company::Industrial.scenario();
        scenario.levers[Param::NurtureShare] = Lever::Fixed(1.0);
        let nurture = Nurture::new(&Values::likely(&scenario.levers)).expect("on");
        let (spread, threshold) = (Spread { base: 30.0, sd: 10.0 }, 70.0);
        let mut state = 1_u64;
        let mut normal = || {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            normal::quantile(((state >> 11) as f64 + 0.5) / 9_007_199_254_740_992.0)
        };
        for points in [0.0, 15.0, 35.0] {
            let mut below = [0.0; RETURNS + 1];
            let runs = 40_000;
            for score in repeat_with(|| spread.base + points).take(runs) {
                let mut score = score + spread.sd * normal();
                for below in &mut below {
                    if score >= threshold {
                        break;
                    }
                    *below += 1.0 / runs as f64;
                    score += 6.0 + 10.0 * normal();
                }
            }
            for (expected, played) in nurture.stays_below(points, spread, threshold).into_iter().zip(below) {
                assert!((expected - played).abs() < 0.012, "{points}: {expected} {played}");
            }
        }
    }

    #[test]
    fn everybody_is_back_in_the_end() {
        let year = (1e6, 2e6);
        for k in 1..=RETURNS {
            assert!((back_in_window(1440.0, k, year) - 1.0).abs() < 1e-9);
            assert!(back_in_window(1440.0, k, (0.0, 100.0)) < 0.04);
        }
    }
}
