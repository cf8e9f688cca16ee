//! A run in numbers: what each output, rate and the response time came to in each world, and by how much the worlds differ.
//! Leaves to others: the estimators (`stats`), what a rate divides (`rate`), showing it (`present`, `cli`).

use super::output::Output;
use super::rate::Rate;
use super::results::{Results, WorldResults};
use super::stats::{Estimate, Moments, PERCENTILES, Paired, Sorted, paired, share_of};
use domain::{Param, Scenario};

#[derive(Clone, Debug, PartialEq)]
pub struct Summary {
    pub trials: u32,
    /// One per scenario, in order.
    pub worlds: Vec<WorldSummary>,
    /// Second minus first, where there is a second.
    pub difference: Option<Difference>,
}

#[derive(Clone, Debug, PartialEq)]
pub struct WorldSummary {
    outputs: Vec<Distribution>,
    rates: Vec<Option<Estimate>>,
    /// Hours from arrival to first attempt: P10, P50, P90; `None` if nobody was attempted.
    pub response: Option<[f64; 3]>,
    /// P(revenue reaches the target's most plausible value).
    pub p_target: Estimate,
}

/// One output over all trials.
#[derive(Clone, Debug, PartialEq)]
pub struct Distribution {
    pub moments: Moments,
    /// At [`PERCENTILES`].
    pub percentiles: [f64; PERCENTILES.len()],
    /// 95 % Monte Carlo intervals of the percentiles; `None` where there are too few trials.
    pub intervals: [Option<(f64, f64)>; PERCENTILES.len()],
    pub min: f64,
    pub max: f64,
}

/// Two worlds, paired trial by trial.
#[derive(Clone, Debug, PartialEq)]
pub struct Difference {
    outputs: Vec<Gap>,
    /// 1 - R_first / R_second, R the mean revenue; `None` if the second earns nothing.
    pub cost_of_today: Option<Estimate>,
}

/// Second minus first, of one output.
#[derive(Clone, Debug, PartialEq)]
pub struct Gap {
    pub distribution: Distribution,
    /// P(second > first): a tie is no better.
    pub second_higher: Estimate,
}

impl Summary {
    /// `None` before the first trial. `scenarios` are those that were run, in order.
    pub fn of(results: &Results, scenarios: &[Scenario]) -> Option<Summary> {
        let worlds: Option<Vec<_>> = results
            .worlds()
            .iter()
            .zip(scenarios)
            .map(|(world, scenario)| WorldSummary::of(world, scenario.levers[Param::TargetRevenue].likely()))
            .collect();
        let difference = match results.worlds() {
            [first, second, ..] => Difference::of(first, second),
            _ => None,
        };
        let worlds = worlds.filter(|worlds| !worlds.is_empty())?;
        Some(Summary { trials: results.trials(), worlds, difference })
    }
}

impl WorldSummary {
    /// `None` before the first trial.
    pub fn of(world: &WorldResults, target: f64) -> Option<WorldSummary> {
        let outputs: Option<Vec<_>> =
            Output::ALL.into_iter().map(|output| Distribution::of(world.column(output))).collect();
        let response = world.responses();
        let at = |p: f64| response.quantile(p);
        let revenue = world.column(Output::Revenue);
        let hits = revenue.iter().filter(|&&revenue| revenue >= target).count();
        Some(WorldSummary {
            outputs: outputs?,
            rates: Rate::ALL.into_iter().map(|rate| rate.estimate(world)).collect(),
            response: at(0.1).zip(at(0.5)).zip(at(0.9)).map(|((p10, p50), p90)| [p10, p50, p90]),
            p_target: share_of(hits, revenue.len())?,
        })
    }

    pub fn output(&self, output: Output) -> &Distribution {
        &self.outputs[output as usize]
    }

    /// `None` if there was nothing to divide by.
    pub fn rate(&self, rate: Rate) -> Option<Estimate> {
        self.rates[rate as usize]
    }
}

impl Distribution {
    /// `None` for no values.
    pub fn of(values: &[f64]) -> Option<Distribution> {
        Some(Distribution::new(Moments::of(values)?, &Sorted::new(values.to_vec())?))
    }

    fn new(moments: Moments, sorted: &Sorted) -> Distribution {
        let share = |percentile: u8| f64::from(percentile) / 100.0;
        Distribution {
            moments,
            percentiles: PERCENTILES.map(|percentile| sorted.quantile(share(percentile))),
            intervals: PERCENTILES.map(|percentile| sorted.quantile_interval(share(percentile))),
            min: sorted.min(),
            max: sorted.max(),
        }
    }
}

impl Difference {
    /// `None` before the first trial.
    pub fn of(first: &WorldResults, second: &WorldResults) -> Option<Difference> {
        let outputs: Option<Vec<_>> = Output::ALL
            .into_iter()
            .map(|output| Gap::of(first.column(output), second.column(output)))
            .collect();
        let revenue = |world: &WorldResults| world.column(Output::Revenue).to_vec();
        Some(Difference {
            outputs: outputs?,
            cost_of_today: paired::shortfall(&revenue(first), &revenue(second)),
        })
    }

    pub fn output(&self, output: Output) -> &Gap {
        &self.outputs[output as usize]
    }
}

impl Gap {
    fn of(first: &[f64], second: &[f64]) -> Option<Gap> {
        let Paired { moments, sorted, second_higher } = Paired::of(first, second)?;
        Some(Gap { distribution: Distribution::new(moments, &sorted), second_higher })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{DEFAULT_PROBES, Simulator};
    use domain::{Company, Seed};

    fn summary(scenarios: &[Scenario], trials: u32) -> Option<Summary> {
        let mut simulator = Simulator::new(scenarios, Seed(3), DEFAULT_PROBES).expect("valid");
        let mut results = Results::default();
        if trials > 0 {
            results.add(simulator.run(0, trials));
        }
        Summary::of(&results, scenarios)
    }

    #[test]
    fn a_summary_agrees_with_its_trials() {
        let summary = summary(&Company::Micro.setups(), 64).expect("trials");
        assert_eq!((summary.trials, summary.worlds.len()), (64, 2));
        let difference = summary.difference.expect("two worlds");
        for output in Output::ALL {
            let mean = |world: usize| summary.worlds[world].output(output).moments.mean;
            let gap = difference.output(output).distribution.moments.mean;
            assert!((mean(1) - mean(0) - gap).abs() <= 1e-9 * mean(1).abs().max(1.0), "{output:?}");
        }
        let today = &summary.worlds[0];
        let rate = today.rate(Rate::LeadToMql).expect("leads").value;
        let mean = |output| today.output(output).moments.mean;
        assert!((rate - mean(Output::Mqls) / mean(Output::Leads)).abs() < 1e-12);
    }

    #[test]
    fn nothing_is_said_before_the_first_trial() {
        assert_eq!(summary(&Company::Micro.setups(), 0), None);
    }

    #[test]
    fn rates_of_nothing_are_none() {
        let mut scenario = Company::Micro.scenario();
        scenario.levers[Param::LeadsPerWeek] = domain::Lever::Fixed(0.0);
        let summary = summary(&[scenario], 4).expect("trials");
        let world = &summary.worlds[0];
        assert_eq!(world.rate(Rate::LeadToMql), None);
        assert_eq!(world.response, None);
        assert_eq!(world.rate(Rate::Utilisation).map(|rate| rate.value), Some(0.0));
        assert_eq!(summary.difference, None);
    }
}
