//! What is compared and how it is run: today, the proposal, the pins, where they came from, what is locked, seed and trials.
//! Leaves to others: the document that keeps them (`share`), signals (`state`).

use super::Refusal;
use crate::domain::{Company, Conduct, Param, Scenario, Seed};
use crate::present::lever::SHARED;
use crate::present::{locks, preset};
use crate::share::{Document, Lock, Locks, MAX_SETUPS};
use crate::sim::source::Source;

#[derive(Clone, Debug, PartialEq)]
pub struct Setups {
    pub company: Company,
    /// Today and the proposal.
    pub scenarios: [Scenario; 2],
    /// What resetting returns to: the company's own setups.
    pub presets: [Scenario; 2],
    /// Further setups, each under a name of its own; at most [`MAX_PINS`].
    pub pins: Vec<Scenario>,
    /// What keeps its values in today and the proposal.
    pub locks: Locks,
}

/// What a document holds beside today and the proposal.
pub const MAX_PINS: usize = MAX_SETUPS - 2;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Run {
    pub seed: Seed,
    pub trials: u32,
}

impl Setups {
    pub fn of(company: Company) -> Setups {
        let presets = company.setups();
        Setups { company, scenarios: presets.clone(), presets, pins: Vec::new(), locks: Locks::default() }
    }

    /// One setup alone is compared with itself until it is changed.
    pub fn open(document: Document) -> (Setups, Run) {
        let run = Run { seed: document.seed, trials: document.trials };
        let mut setups = document.setups.into_iter();
        let today = setups.next().unwrap_or_default();
        let proposal = setups.next().unwrap_or_else(|| today.clone());
        let scenarios = [today, proposal];
        let company = preset::nearest(&scenarios);
        let (presets, pins) = (company.setups(), setups.collect());
        (Setups { company, scenarios, presets, pins, locks: document.locks }, run)
    }

    pub fn document(&self, run: Run) -> Document {
        let setups = self.scenarios.iter().chain(&self.pins).cloned().collect();
        Document { seed: run.seed, trials: run.trials, setups, locks: self.locks.clone() }
    }

    /// Both setups with people who behave as the levers say, or why one of them cannot be simulated.
    pub fn sources(&self) -> Result<[Source; 2], Refusal> {
        Ok([Source::frozen(&self.scenarios[0])?, Source::frozen(&self.scenarios[1])?])
    }

    /// Whether the page can tell what they give on average. Where people answer to their pay, working out what they do
    /// takes longer than the page may stand still, and workers do it anyway.
    pub fn are_expected(&self) -> bool {
        self.scenarios.iter().all(|scenario| scenario.choices.conduct == Conduct::Frozen)
    }

    /// Whether a setup can be simulated, or why it cannot.
    pub fn simulable(scenario: &Scenario) -> Result<(), Refusal> {
        Source::frozen(scenario).map(drop)
    }

    /// What describes the company and the question is the same for all that are compared: the pins follow today's.
    pub fn align(&mut self) {
        for param in SHARED {
            let lever = self.scenarios[0].levers[param];
            self.pins.iter_mut().for_each(|pin| pin.levers[param] = lever);
        }
    }

    /// Leaves what is locked as it was `before`; returns what would have changed.
    pub fn hold(&mut self, before: &Setups) -> Vec<Lock> {
        let held = locks::hold(&before.locks, &before.scenarios, &mut self.scenarios);
        if !held.is_empty() {
            self.align();
        }
        held
    }

    /// Today, the proposal, and then the pins.
    pub fn at(&self, place: usize) -> Option<&Scenario> {
        self.scenarios.iter().chain(&self.pins).nth(place)
    }

    pub fn at_mut(&mut self, place: usize) -> Option<&mut Scenario> {
        self.scenarios.iter_mut().chain(&mut self.pins).nth(place)
    }

    pub fn is_equal(&self, param: Param) -> bool {
        self.scenarios[0].levers[param] == self.scenarios[1].levers[param]
    }

    pub fn is_changed(&self) -> bool {
        self.scenarios != self.presets
    }
}
