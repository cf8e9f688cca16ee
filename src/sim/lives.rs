//! The later lives of single leads. The 20 bits that tell a first score's noise also tell when a lead below the threshold
//! passes, if ever: those next to it come first, so that only those who do pass cost a draw. When sales turns a lead down
//! is only known as the queue runs, so that its return is found then. Times, shifts and the key of each life follow from the
//! lead's first word and the number of the return, whatever it comes back for.
//! Leaves to others: the chances (`nurture`), their further way (`list`, `again` and on).

use super::arrive::{coarse_noise, fits, pattern};
use super::gather::Group;
use super::kernel;
use super::nurture::{Nurture, RETURNS};
use super::rng::{LeadKey, LeadKeys, Purpose, TrialKey};
use super::world::{Facts, World};
use std::ops::Range;
use wide::u32x4;

/// A lead that passes on coming back.
#[derive(Clone, Copy, Debug)]
pub struct Return {
    /// Of the life that begins.
    pub key: LeadKey,
    /// When, in hours from the start of the trial.
    pub at: f64,
    pub past: Past,
}

/// What a lead brings along from earlier lives.
#[derive(Clone, Copy, Debug, Default)]
pub struct Past {
    /// Of its first life.
    pub origin: LeadKey,
    /// How often it has come back.
    pub times: usize,
    pub score: f64,
    /// The part of the score that neither base nor signals explain: noise, and what returns have brought.
    pub beyond: f64,
}

/// The random words of a lead's returns, the first of which is number 1.
struct Words(LeadKeys);

impl Words {
    fn new(origin: LeadKey) -> Words {
        Words(LeadKeys::new([origin; 4]))
    }

    fn low(&self, place: usize) -> u32 {
        self.0.further_low(Purpose::Return, place as u32).to_array()[0]
    }

    fn high(&self, place: usize) -> u32x4 {
        self.0.further_high(Purpose::Return, place as u32)
    }

    /// Time since the lead was there last, as a share of its mean.
    fn away(&self, number: usize) -> f64 {
        -libm::log((f64::from(self.low(number - 1)) + 0.5) * (1.0 / 4_294_967_296.0))
    }

    /// The key of the life that begins.
    fn key(&self, number: usize) -> LeadKey {
        let high = self.high(number).to_array()[0];
        LeadKey(u64::from(high) << 32 | u64::from(self.low(number + RETURNS)))
    }

    /// How many points it brings, in standard deviations from their mean.
    fn shift(&self, number: usize) -> f64 {
        f64::from(kernel::normal(self.high(number + RETURNS)).to_array()[0])
    }

    /// Whether a share of all leads that sales turns down has this one among them.
    fn among(&self, share: f64) -> bool {
        kernel::unit_of(self.low(2 * RETURNS + 1)) <= share as f32
    }
}

/// All leads that come in these weeks and, below the threshold at first, pass later, before the horizon; and whether each
/// fits (1).
pub fn come_back(
    key: TrialKey,
    weeks: Range<u32>,
    (facts, world): (&Facts, &World),
    mut each: impl FnMut(Return, u32),
) {
    let (Some(nurture), Some(threshold)) = (&world.nurture, world.threshold) else { return };
    let cuts = world.points.iter().zip(world.cuts.iter());
    let cuts: Vec<[u32; RETURNS]> =
        cuts.map(|(&points, &cut)| nurture.cuts(threshold - world.spread.base - points, cut)).collect();
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
                let words = Words::new(lead);
                let moment = LeadKeys::new([lead; 4]).low(Purpose::Score).to_array()[0];
                let arrived = f64::from(week) * 168.0 + facts.profile.draw(moment);
                let away: f64 = (1..=k).map(|number| words.away(number)).sum();
                let at = arrived + away * nurture.mean;
                if at >= world.window().1 {
                    continue;
                }
                let luck = (f64::from(noise - from) + 0.5) / f64::from(to - from);
                let points = world.points[pattern];
                let score = nurture.score(k, points, world.spread, threshold, luck);
                let beyond = score - world.spread.base - points;
                let past = Past { origin: lead, times: k, score, beyond };
                each(Return { key: words.key(k), at, past }, fit);
            }
        }
    }
}

impl Nurture {
    /// The next return of a lead that sales has turned down at `at` hours, and whose base and signals are worth `points`:
    /// with a score that reaches the threshold, if one is demanded, and before `end`. `None` if there is none.
    pub fn next_return(
        &self,
        past: Past,
        at: f64,
        points: f64,
        threshold: Option<f64>,
        end: f64,
    ) -> Option<Return> {
        let words = Words::new(past.origin);
        // Who has come back was kept in touch with, and still is.
        if past.times == 0 && !words.among(self.share) {
            return None;
        }
        let Past { origin, times, mut beyond, .. } = past;
        let mut at = at;
        for number in times + 1..=RETURNS {
            at += words.away(number) * self.mean;
            if at >= end {
                return None;
            }
            beyond += self.points + self.sd * words.shift(number);
            let score = points + beyond;
            if threshold.is_none_or(|threshold| score >= threshold) {
                let past = Past { origin, times: number, score, beyond };
                return Some(Return { key: words.key(number), at, past });
            }
        }
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::draw::Values;
    use crate::normal;
    use crate::score::Spread;
    use domain::{Company, Lever, Param};

    /// Those turned down, by playing it through.
    #[test]
    fn chances_to_pass_again_are_those_of_the_walk() {
        let mut scenario = Company::Industrial.scenario();
        scenario.levers[Param::NurtureShare] = Lever::Fixed(1.0);
        let nurture = Nurture::new(&Values::likely(&scenario.levers)).expect("on");
        let (spread, threshold, from) = (Spread { base: 30.0, sd: 10.0 }, 70.0, 75.0);
        let trial = TrialKey::new(domain::Seed(3), 0);
        let runs = 20_000;
        for points in [30.0, 45.0] {
            let expected = nurture.passes_again(0, points, spread, Some(threshold), from);
            let mut played = [0.0; RETURNS + 1];
            let reach = spread.above(points, from);
            for number in 0..runs {
                let luck = 1.0 - reach * (f64::from(number) + 0.5) / f64::from(runs);
                let beyond = spread.sd * normal::quantile(luck);
                let past = Past { origin: trial.lead(0, 0, number), times: 0, score: 0.0, beyond };
                let back = nurture.next_return(past, 0.0, spread.base + points, Some(threshold), 1e9);
                if let Some(back) = back {
                    assert!(back.past.score >= threshold && back.at > 0.0);
                    played[back.past.times] += 1.0 / f64::from(runs);
                }
            }
            assert_eq!((expected[0], played[0]), (0.0, 0.0));
            for (expected, played) in expected.into_iter().zip(played) {
                assert!((expected - played).abs() < 0.012, "{points}: {expected} {played}");
            }
        }
    }
}
