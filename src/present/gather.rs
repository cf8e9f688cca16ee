//! The trials of a run, summed as they arrive, whole and in groups: means at once, and an error for any figure
//! made of them. Leaves to others: which figures (`kpi`, `funnel`, `response`), percentiles (`summary`).

use crate::sim::surrogate::Expectation;
use crate::sim::{OUTPUT_COUNT, Output, Outputs, Results};

/// Trials are dealt to this many groups in turn; the spread between groups is the error of a figure.
const GROUPS: usize = 50;

/// Sums over trials `0..trials` of today's and the proposal's world.
#[derive(Clone, Debug)]
pub struct Gather {
    trials: u32,
    worlds: [Sums; 2],
}

#[derive(Clone, Debug)]
struct Sums {
    /// In trial order: equal to the last bit to a sum over the column.
    whole: Outputs,
    groups: [Outputs; GROUPS],
}

/// A figure of both worlds and their difference, with the standard errors that come of simulating finitely often.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Figure {
    /// `None` where there is nothing to divide by.
    pub values: [Option<f64>; 2],
    pub errors: [Option<f64>; 2],
    /// The proposal's less today's; its error is that of paired trials.
    pub difference: Option<f64>,
    pub difference_error: Option<f64>,
}

impl Figure {
    /// One whose errors are not known.
    pub fn plain(values: [Option<f64>; 2]) -> Figure {
        Figure { values, errors: [None; 2], difference: subtract(values), difference_error: None }
    }
}

impl Default for Gather {
    fn default() -> Self {
        let empty = Sums { whole: [0.0; OUTPUT_COUNT], groups: [[0.0; OUTPUT_COUNT]; GROUPS] };
        Gather { trials: 0, worlds: [empty.clone(), empty] }
    }
}

impl Gather {
    /// Takes in the trials that `results` has beyond those taken before. They must be of the same run.
    pub fn take(&mut self, results: &Results) {
        let [today, proposal] = results.worlds() else { return };
        let from = self.trials as usize;
        for (sums, world) in self.worlds.iter_mut().zip([today, proposal]) {
            for output in Output::ALL {
                let at = output as usize;
                for (trial, &value) in world.column(output).iter().enumerate().skip(from) {
                    sums.whole[at] += value;
                    sums.groups[trial % GROUPS][at] += value;
                }
            }
        }
        self.trials = results.trials();
    }

    /// One trial in which everything is as expected: a preview, without errors.
    pub fn expected(worlds: &[Expectation; 2]) -> Gather {
        let worlds = worlds.each_ref().map(|world| Sums {
            // What is not expected stays unknown, and so does every figure made of it.
            whole: Output::ALL.map(|output| world.of(output).unwrap_or(f64::NAN)),
            groups: [[0.0; OUTPUT_COUNT]; GROUPS],
        });
        Gather { trials: 1, worlds }
    }

    pub fn trials(&self) -> u32 {
        self.trials
    }

    pub fn mean(&self, world: usize, output: Output) -> f64 {
        let sum = self.worlds[world].whole[output as usize];
        if self.trials == 0 || sum.is_nan() { 0.0 } else { sum / f64::from(self.trials) }
    }

    /// Of every output, today's and the proposal's.
    pub fn means(&self) -> [Outputs; 2] {
        [0, 1].map(|world| Output::ALL.map(|output| self.mean(world, output)))
    }

    /// A figure made of sums over trials, such as a rate. Its errors come from leaving out one group at a time
    /// (the delete-a-group jackknife), which holds for any smooth figure.
    pub fn figure(&self, figure: impl Fn(&Sum) -> Option<f64>) -> Figure {
        let trials = f64::from(self.trials);
        let figure = |sum: &Sum| figure(sum).filter(|value| !value.is_nan());
        let of = |world: usize| figure(&Sum { outputs: &self.worlds[world].whole, trials });
        let values = [of(0), of(1)];
        let difference = subtract(values);
        let [mut today, mut proposal, mut differences] = [(); 3].map(|()| Vec::with_capacity(GROUPS));
        for group in 0..GROUPS {
            let left = f64::from(self.trials - self.group_size(group));
            let without = [0, 1].map(|world| {
                let sums = &self.worlds[world];
                let outputs: Outputs = std::array::from_fn(|i| sums.whole[i] - sums.groups[group][i]);
                figure(&Sum { outputs: &outputs, trials: left })
            });
            today.push(without[0]);
            proposal.push(without[1]);
            differences.push(subtract(without));
        }
        let [today, proposal, difference_error] =
            [today, proposal, differences].map(|kind| self.jackknife(&kind));
        Figure { values, errors: [today, proposal], difference, difference_error }
    }

    fn group_size(&self, group: usize) -> u32 {
        (self.trials + (GROUPS - 1 - group) as u32) / GROUPS as u32
    }

    fn jackknife(&self, without: &[Option<f64>]) -> Option<f64> {
        if self.trials < 2 * GROUPS as u32 {
            return None;
        }
        let values: Vec<f64> = without.iter().copied().collect::<Option<_>>()?;
        let count = values.len() as f64;
        let mean = values.iter().sum::<f64>() / count;
        let squares: f64 = values.iter().map(|value| (value - mean) * (value - mean)).sum();
        Some((squares * (count - 1.0) / count).sqrt())
    }
}

/// Sums over some trials, and how many trials they are.
pub struct Sum<'a> {
    outputs: &'a Outputs,
    trials: f64,
}

impl Sum<'_> {
    pub fn get(&self, output: Output) -> f64 {
        self.outputs[output as usize]
    }

    /// The mean over trials; `None` if there are none.
    pub fn mean(&self, output: Output) -> Option<f64> {
        self.per_trial(self.get(output))
    }

    /// Of a sum over all trials.
    pub fn per_trial(&self, sum: f64) -> Option<f64> {
        ratio(sum, self.trials)
    }

    /// One sum over another; `None` if there is nothing to divide by.
    pub fn rate(&self, part: Output, whole: Output) -> Option<f64> {
        ratio(self.get(part), self.get(whole))
    }
}

pub fn ratio(part: f64, whole: f64) -> Option<f64> {
    (whole > 0.0).then(|| part / whole).filter(|ratio| ratio.is_finite())
}

fn subtract([today, proposal]: [Option<f64>; 2]) -> Option<f64> {
    Some(proposal? - today?)
}

#[cfg(test)]
mod tests {
    use super::super::fixture::results;
    use super::*;

    #[test]
    fn sums_do_not_depend_on_how_trials_arrive() {
        let mut at_once = Gather::default();
        at_once.take(&results(&[500]));
        let mut in_parts = Gather::default();
        for parts in [&[100][..], &[100, 7], &[100, 7, 393]] {
            in_parts.take(&results(parts));
        }
        assert_eq!(at_once.trials(), 500);
        for output in Output::ALL {
            for world in [0, 1] {
                assert_eq!(at_once.mean(world, output).to_bits(), in_parts.mean(world, output).to_bits());
            }
        }
    }

    #[test]
    fn a_mean_is_that_of_the_column_to_the_last_bit() {
        let results = results(&[333]);
        let mut gather = Gather::default();
        gather.take(&results);
        for world in [0, 1] {
            let expected = results.worlds()[world].mean(Output::Revenue);
            assert_eq!(Some(gather.mean(world, Output::Revenue)), expected);
        }
    }

    #[test]
    fn the_error_of_a_mean_is_the_usual_one() {
        let results = results(&[4000]);
        let mut gather = Gather::default();
        gather.take(&results);
        let figure = gather.figure(|sum| sum.mean(Output::Revenue));
        let column = results.worlds()[0].column(Output::Revenue);
        let mean = figure.values[0].expect("a mean");
        let variance = column.iter().map(|value| (value - mean) * (value - mean)).sum::<f64>() / 3999.0;
        let usual = (variance / 4000.0).sqrt();
        let error = figure.errors[0].expect("an error");
        assert!((0.6..1.5).contains(&(error / usual)), "{error} {usual}");
    }

    #[test]
    fn a_rate_of_nothing_has_no_value() {
        let figure = Gather::default().figure(|sum| sum.rate(Output::Won, Output::Leads));
        assert_eq!(figure.values, [None, None]);
        assert_eq!(figure.difference, None);
    }
}
