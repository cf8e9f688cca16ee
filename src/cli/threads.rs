//! Spreads trials over threads. Batches merge in trial order, so results do not depend on how many there are.

use crate::analysis::check::Trials;
use crate::domain::{Scenario, ScenarioError, Seed};
use crate::sim::weeks::Want;
use crate::sim::{Probes, Results, Simulator};
use std::panic;
use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::mpsc;
use std::thread;

/// Small enough that no thread waits long for the last one, large enough that handing over costs nothing.
const BATCH: u32 = 32;

/// How many threads, as every subcommand that simulates asks for them.
#[derive(Clone, Copy, clap::Args)]
pub struct Threads {
    /// Results do not depend on it; by default one per processor.
    #[arg(long, allow_negative_numbers = true, value_parser = clap::value_parser!(u16).range(1..=1024))]
    threads: Option<u16>,
}

impl Threads {
    pub fn count(self) -> usize {
        let own = || thread::available_parallelism().map_or(1, usize::from);
        self.threads.map_or_else(own, usize::from)
    }

    /// The trials that an analysis asks for.
    pub fn simulate(self, trials: &Trials) -> Result<Results, Vec<ScenarioError>> {
        let Trials { scenarios, seed, probes, count } = *trials;
        run(&Work { scenarios, seed, probes, trials: count, want: Want::Totals }, self.count())
    }
}

/// What to simulate; with the engine's revision it determines every value.
pub struct Work<'a> {
    pub scenarios: &'a [Scenario],
    pub seed: Seed,
    pub probes: Probes,
    pub trials: u32,
    pub want: Want,
}

/// Runs all trials on at most `threads` threads. Fails with all that is wrong with the first faulty scenario.
pub fn run(work: &Work, threads: usize) -> Result<Results, Vec<ScenarioError>> {
    let batches = work.trials.div_ceil(BATCH);
    let threads = threads.clamp(1, batches.max(1) as usize);
    let simulators = (0..threads)
        .map(|_| {
            let simulator = Simulator::new(work.scenarios, work.seed, work.probes);
            simulator.map(|simulator| simulator.wanting(work.want))
        })
        .collect::<Result<Vec<_>, _>>()?;
    let next = AtomicU32::new(0);
    let (sender, receiver) = mpsc::channel();
    let mut results = Results::default();
    thread::scope(|scope| {
        for mut simulator in simulators {
            let (sender, next) = (sender.clone(), &next);
            scope.spawn(move || {
                loop {
                    let batch = next.fetch_add(1, Ordering::Relaxed);
                    if batch >= batches {
                        return;
                    }
                    let first = batch * BATCH;
                    let done = simulator.run(first, BATCH.min(work.trials - first));
                    if sender.send(done).is_err() {
                        return;
                    }
                }
            });
        }
        drop(sender);
        receiver.into_iter().for_each(|batch| results.add_weekly(batch));
    });
    Ok(results)
}

/// What `job` gives for `0..count`, in order.
pub fn map<T: Send>(count: u32, threads: usize, job: impl Fn(u32) -> T + Sync) -> Vec<T> {
    let next = AtomicU32::new(0);
    let mut done: Vec<(u32, T)> = thread::scope(|scope| {
        let work = || {
            let mut own = Vec::new();
            loop {
                let number = next.fetch_add(1, Ordering::Relaxed);
                if number >= count {
                    return own;
                }
                own.push((number, job(number)));
            }
        };
        let workers: Vec<_> = (0..threads.max(1)).map(|_| scope.spawn(work)).collect();
        workers
            .into_iter()
            .flat_map(|worker| worker.join().unwrap_or_else(|panic| panic::resume_unwind(panic)))
            .collect()
    });
    done.sort_unstable_by_key(|(number, _)| *number);
    done.into_iter().map(|(_, value)| value).collect()
}
