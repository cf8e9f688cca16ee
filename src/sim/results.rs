//! The results of a run as they gather: batches of trials, merged in trial order whatever order they arrive in.
//! Leaves to others: running batches (`batch`), percentiles and errors (`summary`).

use super::batch::{Batch, WorldBatch};
use super::histogram::Histogram;
use super::output::{OUTPUT_COUNT, Output};
use super::weeks::{Weeks, cells};

/// Merged trials `0..trials()` of each scenario, and batches that wait for their predecessors.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Results {
    worlds: Vec<WorldResults>,
    trials: u32,
    expected: u32,
    /// Few at a time: as many as there are workers, at most.
    waiting: Vec<Batch>,
}

/// All merged trials of one scenario.
#[derive(Clone, Debug, PartialEq)]
pub struct WorldResults {
    columns: Vec<Vec<f64>>,
    responses: Histogram,
    weeks: Option<Weeks>,
}

impl Results {
    /// Makes room for this many trials in all. Columns that grow by themselves copy all they hold, all at once, and end
    /// up to twice as large.
    pub fn expect(&mut self, trials: u32) {
        self.expected = trials;
        for column in self.worlds.iter_mut().flat_map(|world| &mut world.columns) {
            column.reserve_exact((trials as usize).saturating_sub(column.len()));
        }
    }

    /// Takes a batch; a batch that came before is ignored.
    ///
    /// # Panics
    ///
    /// If the batch brings weeks along: [`Results::add_weekly`] keeps them, by more code.
    pub fn add(&mut self, batch: Batch) {
        assert!(batch.worlds.iter().all(|world| world.weeks == 0), "nobody keeps the weeks");
        self.merge(batch, |_, _| ());
    }

    /// The same for batches that bring their weeks along.
    pub fn add_weekly(&mut self, batch: Batch) {
        self.merge(batch, |world, part| {
            if part.weeks > 0 {
                let weeks = world.weeks.get_or_insert_with(|| Weeks::new(part.weeks));
                part.series.chunks_exact(cells(part.weeks)).for_each(|trial| weeks.add(trial));
            }
        });
    }

    fn merge(&mut self, batch: Batch, also: impl Fn(&mut WorldResults, &WorldBatch)) {
        let is_known = |other: &Batch| other.first == batch.first;
        if batch.first >= self.trials && !self.waiting.iter().any(is_known) {
            self.waiting.push(batch);
        }
        while let Some(next) = self.waiting.iter().position(|batch| batch.first == self.trials) {
            let batch = self.waiting.swap_remove(next);
            self.append(&batch);
            self.worlds.iter_mut().zip(&batch.worlds).for_each(|(world, part)| also(world, part));
        }
    }

    /// How many trials are merged: all of `0..trials()`.
    pub fn trials(&self) -> u32 {
        self.trials
    }

    pub fn worlds(&self) -> &[WorldResults] {
        &self.worlds
    }

    fn append(&mut self, batch: &Batch) {
        if self.worlds.is_empty() {
            let empty = || {
                let columns = (0..OUTPUT_COUNT).map(|_| Vec::with_capacity(self.expected as usize));
                WorldResults { columns: columns.collect(), responses: Histogram::default(), weeks: None }
            };
            self.worlds = batch.worlds.iter().map(|_| empty()).collect();
        }
        for (world, part) in self.worlds.iter_mut().zip(&batch.worlds) {
            for output in Output::ALL {
                world.columns[output as usize].extend_from_slice(part.column(output));
            }
            world.responses.merge(&part.responses);
        }
        self.trials += batch.count;
    }
}

impl WorldResults {
    /// One value per trial, in trial order.
    pub fn column(&self, output: Output) -> &[f64] {
        &self.columns[output as usize]
    }

    /// Hours from arrival to first attempt, over all trials.
    pub fn responses(&self) -> &Histogram {
        &self.responses
    }

    /// Week by week, if that was asked for.
    pub fn weeks(&self) -> Option<&Weeks> {
        self.weeks.as_ref()
    }

    /// Sum of an output over all trials.
    pub fn total(&self, output: Output) -> f64 {
        self.column(output).iter().sum()
    }

    pub fn mean(&self, output: Output) -> Option<f64> {
        let column = self.column(output);
        (!column.is_empty()).then(|| self.total(output) / column.len() as f64)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{DEFAULT_PROBES, Simulator};
    use domain::{Company, Seed};

    #[test]
    fn room_made_beforehand_changes_no_value_and_is_enough() {
        let mut simulator = Simulator::new(&Company::Micro.setups(), Seed(3), DEFAULT_PROBES).expect("valid");
        let (mut plain, mut roomy) = (Results::default(), Results::default());
        roomy.expect(20);
        for first in [0, 8] {
            plain.add(simulator.run(first, 8));
            roomy.add(simulator.run(first, 8));
        }
        assert_eq!(plain.worlds(), roomy.worlds());
        roomy.expect(40);
        for column in roomy.worlds.iter().flat_map(|world| &world.columns) {
            assert!((40..80).contains(&column.capacity()), "{}", column.capacity());
        }
    }
}
