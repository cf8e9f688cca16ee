//! A batch of trials: what is asked for, what comes back, and the digest that golden tests assert.
//! Leaves to others: one trial (`trial`), merging batches (`results`), sending them about (`job`).

use super::arrive::MOST_WORLDS;
use super::chapters::{self, Stage};
use super::cohort::Cohort;
use super::histogram::Histogram;
use super::learn::{Pupil, Weights};
use super::output::{OUTPUT_COUNT, Output, Outputs};
use super::rng::TrialKey;
use super::source::Source;
use super::trial::{Scratch, Traces, run_trial};
use super::weeks::{Want, Watch};
use super::years::{Any, Plain, Years, are_plain};
use domain::{Scenario, ScenarioError, Seed};
use std::marker::PhantomData;

/// Bumped on any change of values: results depend on scenario, seed and this alone.
pub const ENGINE_REVISION: u32 = 5;

/// Waiting times, in hours of wall time, whose exceedance is counted.
pub type Probes = [f64; 4];

pub const DEFAULT_PROBES: Probes = [1.0, 4.0, 24.0, 72.0];

/// Runs trials `first..first + count` of each scenario. Each trial of each scenario meets the same leads.
pub struct Simulator<Y = Any> {
    sources: Vec<Source>,
    seed: Seed,
    probes: Probes,
    cohort: Cohort,
    scratch: Scratch,
    stages: Vec<Stage>,
    want: Want,
    years: PhantomData<Y>,
}

/// The results of consecutive trials, one column per scenario and output.
#[derive(Clone, Debug, PartialEq)]
pub struct Batch {
    pub first: u32,
    pub count: u32,
    /// One per scenario, in order.
    pub worlds: Vec<WorldBatch>,
}

/// Consecutive trials of one scenario.
#[derive(Clone, Debug, PartialEq)]
pub struct WorldBatch {
    /// Column-major: `values[output * count + trial]`.
    pub values: Vec<f64>,
    /// Hours from arrival to first attempt, over all trials.
    pub responses: Histogram,
    /// Weeks of the window that `series` tells of; 0 if nobody asked.
    pub weeks: u32,
    /// Trial by trial, the values of all series (`weeks`).
    pub series: Vec<f32>,
}

impl Simulator {
    /// Fails with all that is wrong with the first scenario that cannot be simulated.
    pub fn new(scenarios: &[Scenario], seed: Seed, probes: Probes) -> Result<Simulator, Vec<ScenarioError>> {
        let sources = scenarios.iter().map(Source::new).collect::<Result<Vec<_>, _>>()?;
        Ok(Simulator::of(sources, seed, probes))
    }

    /// For worlds that are ready to run.
    pub fn of(sources: Vec<Source>, seed: Seed, probes: Probes) -> Simulator {
        Simulator::ready(sources, seed, probes)
    }

    /// Brings along what is wanted besides outputs.
    pub fn wanting(self, want: Want) -> Simulator {
        Simulator { want, ..self }
    }
}

impl Simulator<Plain> {
    /// For scenarios whose years are plain: the same values by less code. Fails as [`Simulator::new`] does.
    ///
    /// # Panics
    ///
    /// If the years of one are not.
    pub fn plain(
        scenarios: &[Scenario],
        seed: Seed,
        probes: Probes,
    ) -> Result<Simulator<Plain>, Vec<ScenarioError>> {
        assert!(scenarios.iter().all(are_plain), "years of other kinds");
        let sources = scenarios.iter().map(Source::frozen).collect::<Result<Vec<_>, _>>()?;
        Ok(Simulator::ready(sources, seed, probes))
    }
}

impl<Y: Years> Simulator<Y> {
    fn ready(sources: Vec<Source>, seed: Seed, probes: Probes) -> Simulator<Y> {
        let (cohort, scratch) = (Cohort::default(), Scratch::default());
        let stages = sources.iter().map(|_| Stage::default()).collect();
        let (want, years) = (Want::default(), PhantomData);
        Simulator { sources, seed, probes, cohort, scratch, stages, want, years }
    }

    /// The weights that the score of scenario `number` had learned by the end of the trial run last: the constant, then
    /// one per signal, in log-odds. `None` if it learned nothing.
    pub fn learned(&self, number: usize) -> Option<&Weights> {
        self.stages.get(number).and_then(Stage::learned)
    }

    pub fn run(&mut self, first: u32, count: u32) -> Batch {
        let want = self.want;
        let weeks = |source: &Source| if want == Want::Weeks { source.weeks() } else { 0 };
        let mut worlds: Vec<WorldBatch> =
            self.sources.iter().map(|source| WorldBatch::new(count, weeks(source))).collect();
        let groups = self.sources.chunks_mut(MOST_WORLDS).zip(self.stages.chunks_mut(MOST_WORLDS));
        for ((sources, stages), worlds) in groups.zip(worlds.chunks_mut(MOST_WORLDS)) {
            for index in 0..count {
                let key = TrialKey::new(self.seed, first + index);
                sources.iter_mut().for_each(|source| source.draw(key));
                if !Y::ARE_PLAIN && chapters::suit(sources) {
                    let (cohort, scratch) = (&mut self.cohort, &mut self.scratch);
                    chapters::run_trial(key, sources, cohort, stages, scratch, |number, closing| {
                        let world = &mut worlds[number];
                        let (weeks, series) = (world.weeks, &mut world.series);
                        let look = &mut |source: &Source, pupil: &Pupil, traces: Traces| {
                            let pupil = Some(pupil);
                            watch(&Watch { key, source, pupil, traces, weeks }, series);
                        };
                        let outputs = closing.count(&self.probes, &mut world.responses, look);
                        world.set(index, count, &outputs);
                    });
                    continue;
                }
                self.cohort.draw(key, sources);
                for (number, (source, world)) in sources.iter().zip(worlds.iter_mut()).enumerate() {
                    let (weeks, series) = (world.weeks, &mut world.series);
                    let look = &mut |traces: Traces| {
                        if !Y::ARE_PLAIN {
                            watch(&Watch { key, source, pupil: None, traces, weeks }, series);
                        }
                    };
                    let outputs = run_trial::<Y>(
                        source.current(),
                        &mut self.cohort,
                        number,
                        &self.probes,
                        &mut self.scratch,
                        &mut world.responses,
                        look,
                    );
                    world.set(index, count, &outputs);
                }
            }
        }
        Batch { first, count, worlds }
    }
}

/// Adds a trial's weeks to those before, if somebody asked.
fn watch(trial: &Watch, series: &mut Vec<f32>) {
    if trial.weeks > 0 {
        series.extend(trial.tell());
    }
}

impl WorldBatch {
    fn new(count: u32, weeks: u32) -> WorldBatch {
        let values = vec![0.0; OUTPUT_COUNT * count as usize];
        WorldBatch { values, responses: Histogram::default(), weeks, series: Vec::new() }
    }

    fn set(&mut self, index: u32, count: u32, outputs: &Outputs) {
        for (output, value) in outputs.iter().enumerate() {
            self.values[output * count as usize + index as usize] = *value;
        }
    }

    /// The values of one output, in trial order.
    pub fn column(&self, output: Output) -> &[f64] {
        let count = self.values.len() / OUTPUT_COUNT;
        &self.values[output as usize * count..][..count]
    }
}

impl Batch {
    /// FNV-1a over the bits of every value, in order: equal natively, in wasm and in every browser.
    pub fn digest(&self) -> u64 {
        let mut hash = 0xCBF2_9CE4_8422_2325_u64;
        let mut eat = |word: u64| {
            for byte in word.to_le_bytes() {
                hash = (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01B3);
            }
        };
        for world in &self.worlds {
            world.values.iter().for_each(|value| eat(value.to_bits()));
            world.responses.counts().iter().for_each(|count| eat(*count));
        }
        hash
    }
}
