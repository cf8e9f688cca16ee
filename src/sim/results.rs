//! The results of a run as they gather: batches of trials, merged in trial order whatever order they arrive in.
//! Leaves to others: running batches (`batch`), percentiles and errors (`summary`).

use super::batch::Batch;
use super::histogram::Histogram;
use super::output::{OUTPUT_COUNT, Output};
use std::collections::BTreeMap;

/// Merged trials `0..trials()` of each scenario, and batches that wait for their predecessors.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Results {
    worlds: Vec<WorldResults>,
    trials: u32,
    waiting: BTreeMap<u32, Batch>,
}

/// All merged trials of one scenario.
#[derive(Clone, Debug, PartialEq)]
pub struct WorldResults {
    columns: Vec<Vec<f64>>,
    responses: Histogram,
}

impl Results {
    /// Takes a batch; a batch that came before is ignored.
    pub fn add(&mut self, batch: Batch) {
        if batch.first >= self.trials {
            self.waiting.insert(batch.first, batch);
        }
        while let Some(batch) = self.waiting.remove(&self.trials) {
            self.append(&batch);
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
            let empty =
                WorldResults { columns: vec![Vec::new(); OUTPUT_COUNT], responses: Histogram::default() };
            self.worlds = vec![empty; batch.worlds.len()];
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

    /// Sum of an output over all trials.
    pub fn total(&self, output: Output) -> f64 {
        self.column(output).iter().sum()
    }

    pub fn mean(&self, output: Output) -> Option<f64> {
        let column = self.column(output);
        (!column.is_empty()).then(|| self.total(output) / column.len() as f64)
    }
}
