//! What the trials say about revenue: both distributions, the paired difference, and how exactly it is known.
//! Trial i of one world meets the same leads as trial i of the other. Leaves to others: words (`i18n`), bins (`chart`).

use super::chart::axis::Spread;
use super::rank::{median_error, quantiles};
use crate::domain::{Param, Scenario};
use crate::i18n::{Comparison, Period};
use crate::sim::surrogate::RevenueLaw;
use crate::sim::{Output, Results};

#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Summary {
    pub trials: u32,
    pub worlds: [Distribution; 2],
    pub difference: Difference,
    /// Means.
    pub profits: [f64; 2],
}

/// The revenue of one world.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Distribution {
    pub p10: f64,
    pub p50: f64,
    pub p90: f64,
    pub mean: f64,
    pub most: f64,
    /// Where all but the rarest lie, and where the middle half lies.
    pub ends: [f64; 2],
    pub quartiles: [f64; 2],
    pub median_error: f64,
    /// Share of trials that reach the target.
    pub reaches: f64,
}

/// The proposal less today, trial by trial.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Difference {
    pub p10: f64,
    pub p50: f64,
    pub p90: f64,
    pub mean: f64,
    pub mean_error: f64,
    pub median_error: f64,
    pub proposal_ahead: f64,
    pub today_ahead: f64,
}

/// What both setups are measured by: their target and what one trial covers.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Terms {
    pub targets: [f64; 2],
    pub period: Period,
}

impl Terms {
    pub fn of(scenarios: &[Scenario; 2]) -> Terms {
        let targets = [0, 1].map(|world| scenarios[world].levers[Param::TargetRevenue].likely());
        Terms { targets, period: Period::of_weeks(scenarios[0].levers[Param::HorizonWeeks].likely()) }
    }
}

/// `None` before the first trial.
pub fn summarise(results: &Results, terms: &Terms) -> Option<Summary> {
    let [today, proposal] = results.worlds() else { return None };
    let columns = [today, proposal].map(|world| world.column(Output::Revenue));
    if results.trials() == 0 {
        return None;
    }
    let worlds = [0, 1].map(|world| distribution(columns[world], terms.targets[world]));
    let profits = [today, proposal].map(|world| world.mean(Output::Profit).unwrap_or_default());
    Some(Summary { trials: results.trials(), worlds, difference: difference(&paired(results)), profits })
}

/// The proposal's revenue less today's, trial by trial.
pub(super) fn paired(results: &Results) -> Vec<f64> {
    let [today, proposal] = results.worlds() else { return Vec::new() };
    let pairs = proposal.column(Output::Revenue).iter().zip(today.column(Output::Revenue));
    pairs.map(|(proposal, today)| proposal - today).collect()
}

pub(super) fn distribution(values: &[f64], target: f64) -> Distribution {
    let count = values.len() as f64;
    let [low, p10, q1, p50, q3, p90, high, most] =
        quantiles(values, [0.002, 0.1, 0.25, 0.5, 0.75, 0.9, 0.998, 1.0]);
    Distribution {
        p10,
        p50,
        p90,
        mean: values.iter().sum::<f64>() / count,
        most,
        ends: [low, high],
        quartiles: [q1, q3],
        median_error: median_error(values),
        reaches: values.iter().filter(|&&value| value >= target).count() as f64 / count,
    }
}

impl Distribution {
    /// What is expected before any year is simulated.
    pub fn expected(law: &RevenueLaw, target: f64) -> Distribution {
        Distribution {
            p10: law.quantile(0.1),
            p50: law.quantile(0.5),
            p90: law.quantile(0.9),
            mean: law.mean,
            most: law.quantile(0.998),
            ends: [law.quantile(0.002), law.quantile(0.998)],
            quartiles: [law.quantile(0.25), law.quantile(0.75)],
            median_error: 0.0,
            reaches: if target > 0.0 { 1.0 - law.cdf(target) } else { 1.0 },
        }
    }
}

fn difference(values: &[f64]) -> Difference {
    let count = values.len() as f64;
    let [p10, p50, p90] = quantiles(values, [0.1, 0.5, 0.9]);
    let mean = values.iter().sum::<f64>() / count;
    let squares: f64 = values.iter().map(|value| (value - mean) * (value - mean)).sum();
    let share = |ahead: fn(f64) -> bool| values.iter().filter(|&&value| ahead(value)).count() as f64 / count;
    Difference {
        p10,
        p50,
        p90,
        mean,
        mean_error: (squares / (count - 1.0).max(1.0) / count).sqrt(),
        median_error: median_error(values),
        proposal_ahead: share(|value| value > 0.0),
        today_ahead: share(|value| value < 0.0),
    }
}

impl Difference {
    pub fn percentiles(&self) -> [f64; 3] {
        [self.p10, self.p50, self.p90]
    }

    /// The shares of trials in which today, and the proposal, does better.
    pub fn ahead(&self) -> [f64; 2] {
        [self.today_ahead, self.proposal_ahead]
    }
}

impl Summary {
    /// The numbers of the answer in words.
    pub fn comparison(&self, terms: &Terms) -> Comparison {
        Comparison {
            period: terms.period,
            trials: self.trials,
            difference: [self.difference.p10, self.difference.p50, self.difference.p90],
            proposal_ahead: self.difference.proposal_ahead,
            today_ahead: self.difference.today_ahead,
            today_best: self.worlds[0].most,
            proposal_best: self.worlds[1].most,
            profits: self.profits,
        }
    }

    pub fn spread(&self) -> Spread {
        Spread::of(self.worlds.map(|world| (world.ends, world.quartiles[1] - world.quartiles[0])))
    }
}

#[cfg(test)]
mod tests {
    use super::super::fixture::results;
    use super::*;

    const TERMS: Terms = Terms { targets: [250e3, 250e3], period: Period::Year };

    #[test]
    fn the_difference_is_paired() {
        let summary = summarise(&results(&[2000]), &TERMS).expect("trials");
        let [today, proposal] = summary.worlds;
        assert!((summary.difference.mean - (proposal.mean - today.mean)).abs() < 1e-6);
        // Both worlds share most of their luck, so the difference scatters less than either.
        assert!(summary.difference.p90 - summary.difference.p10 < today.p90 - today.p10);
        assert!(summary.difference.mean_error > 0.0 && summary.difference.median_error > 0.0);
    }

    #[test]
    fn shares_and_percentiles_are_in_order() {
        let summary = summarise(&results(&[64, 300]), &TERMS).expect("trials");
        for world in summary.worlds {
            let order = [
                world.ends[0],
                world.p10,
                world.quartiles[0],
                world.p50,
                world.quartiles[1],
                world.p90,
                world.ends[1],
                world.most,
            ];
            assert!(order.is_sorted(), "{world:?}");
            assert!((0.0..=1.0).contains(&world.reaches));
        }
        let difference = summary.difference;
        assert!(difference.proposal_ahead + difference.today_ahead <= 1.0);
    }

    #[test]
    fn identical_worlds_differ_by_nothing() {
        let values = [0.0; 100];
        let none = difference(&values);
        assert_eq!((none.mean, none.mean_error, none.proposal_ahead, none.today_ahead), (0.0, 0.0, 0.0, 0.0));
    }

    #[test]
    fn no_trials_no_summary() {
        assert_eq!(summarise(&Results::default(), &TERMS), None);
    }
}
