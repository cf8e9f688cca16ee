//! Leads below the threshold that marketing keeps in touch with: they come back, up to three times, with other points each
//! time, and may pass then. The 20 bits that tell a lead's noise also tell when it passes, if ever: those next to the
//! threshold come first, so that only those who do pass cost a draw.
//! Leaves to others: their further way (`list` and on), the same in expectation (`surrogate::demand`).

use super::arrive::{MOST_WORLDS, Marks, coarse_noise, fits, pattern};
use super::draw::Values;
use super::gather::Group;
use super::normal;
use super::rng::{LeadKey, LeadKeys, Purpose, TrialKey};
use super::score::Spread;
use super::world::{Facts, NOISE_BITS, World};
use domain::Param;
use std::ops::Range;

/// How often a lead comes back at most.
pub const RETURNS: usize = 3;

/// Steps in which points below the threshold are told apart.
const CELLS: usize = 64;
/// Shares of a lead's noise over which its chances are averaged.
const SHARES: usize = 16;

pub struct Nurture {
    /// Of the leads below the threshold, how many are kept in touch with.
    share: f64,
    /// Hours until a lead comes back, from one time to the next.
    pub mean: f64,
    /// Points that a return brings on average, and how they vary.
    points: f64,
    sd: f64,
    /// Points per cell, and by cell the chance to be below the threshold after one, two and three returns.
    cell: f64,
    below: [[f64; CELLS]; RETURNS],
    /// By pattern of signals: the noise, as 20 bits, from which a lead passes by each return.
    cuts: Vec<[u32; RETURNS]>,
}

/// A lead that passes on coming back.
#[derive(Clone, Copy, Debug)]
pub struct Return {
    pub key: LeadKey,
    pub marks: Marks,
    /// When, in hours from the start of the trial.
    pub at: f64,
    pub score: f64,
}

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
        let mut below = [[1.0; CELLS]; RETURNS];
        for k in 0..RETURNS {
            let before = if k > 0 { below[k - 1] } else { [1.0; CELLS] };
            below[k] = std::array::from_fn(|from| {
                // A return moves a lead nearer by normal points: from the middle of a cell to within another.
                let start = (from as f64 + 0.5) * cell - points;
                let edge = |cells: usize| normal::cdf((cells as f64 * cell - start) / sd);
                let (mut chance, mut last) = (0.0, edge(0));
                for (to, stays) in before.iter().enumerate() {
                    let next = edge(to + 1);
                    chance += (next - last) * stays;
                    last = next;
                }
                chance + 1.0 - last
            });
        }
        let mean = values[Param::NurtureDays] * 24.0;
        Some(Nurture { share, mean, points, sd, cell, below, cuts: Vec::new() })
    }

    /// Makes ready for trials with these points.
    pub fn prepare(&mut self, points: &[f64], spread: Spread, threshold: f64) {
        self.cuts = points.iter().map(|&points| self.cuts(points, spread, threshold)).collect();
    }

    fn cuts(&self, points: f64, spread: Spread, threshold: f64) -> [u32; RETURNS] {
        let [_, below @ ..] = self.stays_below(points, spread, threshold);
        below.map(|below| (below * f64::from(1 << NOISE_BITS)).round() as u32)
    }

    /// P(a lead with these points is below the threshold: at first, and after each return).
    pub fn stays_below(&self, points: f64, spread: Spread, threshold: f64) -> [f64; RETURNS + 1] {
        let gap = threshold - spread.base - points;
        let first = 1.0 - spread.above(points, threshold);
        let mut chances = [first; RETURNS + 1];
        for (k, chance) in chances[1..].iter_mut().enumerate() {
            let mut mean = 0.0;
            for i in 0..SHARES {
                let luck = first * (i as f64 + 0.5) / SHARES as f64;
                let noise =
                    if spread.sd > 0.0 && luck > 0.0 { spread.sd * normal::quantile(luck) } else { 0.0 };
                mean += self.still_below(k, gap - noise) / SHARES as f64;
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

    /// P(the score is at least `score`), for a lead with these points that passes on its `k`-th return: the tail of the
    /// normal law that it then has, whatever it was before.
    pub fn reaches(&self, k: usize, points: f64, spread: Spread, threshold: f64, score: f64) -> f64 {
        let law = self.after(k, spread);
        let all = law.above(points, threshold);
        if score <= threshold || all <= 0.0 { 1.0 } else { law.above(points, score) / all }
    }

    /// The score that a part `luck` of those who pass on their `k`-th return does not exceed.
    fn score(&self, k: usize, points: f64, spread: Spread, threshold: f64, luck: f64) -> f64 {
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

/// All leads that come in these weeks and pass later, before the horizon, in world `number`.
pub fn come_back(
    key: TrialKey,
    weeks: Range<u32>,
    (facts, world): (&Facts, &World),
    number: usize,
    mut each: impl FnMut(Return),
) {
    let (Some(nurture), Some(threshold)) = (&world.nurture, world.threshold) else { return };
    // A score that learns has other points than those made ready.
    let learned: Vec<[u32; RETURNS]> = match &world.learning {
        Some(_) => world.points.iter().map(|&points| nurture.cuts(points, world.spread, threshold)).collect(),
        None => Vec::new(),
    };
    let cuts = if learned.is_empty() { &nurture.cuts } else { &learned };
    for week in weeks {
        for channel in 0..world.channels.len() {
            let word = key.count(week, channel as u32);
            let Some(group) = Group::new((facts, world), week, channel, word) else { continue };
            for place in 0..group.count {
                let lead = key.lead(week, channel as u32, place as u32);
                let fit = fits(lead.0, group.gate.fit_cut);
                let pattern = pattern(&facts.nature, lead.0, fit);
                let noise = coarse_noise(lead.0);
                let [first, second, third] = cuts[pattern];
                if noise < third || noise >= world.cuts[pattern] {
                    continue;
                }
                let (k, from, to) = if noise >= first {
                    (1, first, world.cuts[pattern])
                } else if noise >= second {
                    (2, second, first)
                } else {
                    (3, third, second)
                };
                let words = LeadKeys::new([lead; 4]);
                let half = |high: bool, place: u32| {
                    let four = if high {
                        words.further_high(Purpose::Return, place)
                    } else {
                        words.further_low(Purpose::Return, place)
                    };
                    four.to_array()[0]
                };
                let moment = words.low(Purpose::Score).to_array()[0];
                let arrived = f64::from(week) * 168.0 + facts.profile.draw(moment);
                let unit = |bits: u32| (f64::from(bits) + 0.5) * (1.0 / 4_294_967_296.0);
                let away: f64 = (0..k).map(|time| -libm::log(unit(half(false, time)))).sum();
                let at = arrived + away * nurture.mean;
                if at >= world.window().1 {
                    continue;
                }
                let luck = (f64::from(noise - from) + 0.5) / f64::from(to - from);
                let points = world.points[pattern];
                each(Return {
                    key: LeadKey(u64::from(half(true, k)) << 32 | u64::from(half(false, k + RETURNS as u32))),
                    marks: (1 | fit << MOST_WORLDS) << number,
                    at,
                    score: nurture.score(k as usize, points, world.spread, threshold, luck),
                });
            }
        }
    }
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
