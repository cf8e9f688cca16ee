//! The first years of a run as they arrive, week by week, and a few of them kept one by one.
//! Leaves to others: what is shown of them (`fan`), asking for them (`ui`).

use crate::sim::weeks::cells;
use crate::sim::{Batch, Results, WorldResults};

/// No more trials than these are told week by week. A median is then known to 4 % of a standard deviation, which no eye
/// tells from none; and telling the weeks takes about as long as the trial itself.
pub const MOST_TRIALS: u32 = 1000;

/// Trials that can be drawn one by one: the first of the run.
pub const SINGLES: u32 = 3;

#[derive(Clone, Debug, Default)]
pub struct Gather {
    results: Results,
    /// Of each world, the first trials' values of all series, by trial.
    singles: [Vec<(u32, Vec<f32>)>; 2],
}

impl Gather {
    /// Takes a batch whose trials were told week by week, in any order.
    pub fn take(&mut self, batch: Batch) {
        for (singles, world) in self.singles.iter_mut().zip(&batch.worlds) {
            if world.weeks == 0 {
                continue;
            }
            let told = (batch.first..).zip(world.series.chunks_exact(cells(world.weeks)));
            for (trial, values) in told.take_while(|(trial, _)| *trial < SINGLES) {
                if singles.iter().all(|(known, _)| *known != trial) {
                    singles.push((trial, values.to_vec()));
                }
            }
            singles.sort_by_key(|(trial, _)| *trial);
        }
        self.results.add_weekly(batch);
    }

    /// How many trials are there: all of `0..trials()`.
    pub fn trials(&self) -> u32 {
        self.results.trials()
    }

    pub(super) fn world(&self, world: usize) -> Option<&WorldResults> {
        self.results.worlds().get(world)
    }

    /// The values of all series of the world's first trials.
    pub(super) fn singles(&self, world: usize) -> impl Iterator<Item = &[f32]> {
        self.singles[world].iter().map(|(_, values)| values.as_slice())
    }
}
