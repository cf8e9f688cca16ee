//! What is compared and how it is run: today, the proposal, where they came from, seed and trials.
//! Leaves to others: the document that keeps them (`share`), signals (`state`).

use super::Refusal;
use crate::domain::{Company, Param, Scenario, Seed};
use crate::present::preset;
use crate::share::Document;
use crate::sim::surrogate::{self, Expectation};

#[derive(Clone, Debug, PartialEq)]
pub struct Setups {
    pub company: Company,
    /// Today and the proposal.
    pub scenarios: [Scenario; 2],
    /// What resetting returns to: the company's own setups.
    pub presets: [Scenario; 2],
    /// Further setups of a file or a link, kept as they are.
    further: Vec<Scenario>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Run {
    pub seed: Seed,
    pub trials: u32,
}

impl Setups {
    pub fn of(company: Company) -> Setups {
        let presets = company.setups();
        Setups { company, scenarios: presets.clone(), presets, further: Vec::new() }
    }

    /// One setup alone is compared with itself until it is changed.
    pub fn open(document: Document) -> (Setups, Run) {
        let run = Run { seed: document.seed, trials: document.trials };
        let mut setups = document.setups.into_iter();
        let today = setups.next().unwrap_or_default();
        let proposal = setups.next().unwrap_or_else(|| today.clone());
        let scenarios = [today, proposal];
        let company = preset::nearest(&scenarios);
        (Setups { company, scenarios, presets: company.setups(), further: setups.collect() }, run)
    }

    pub fn document(&self, run: Run) -> Document {
        let setups = self.scenarios.iter().chain(&self.further).cloned().collect();
        Document { seed: run.seed, trials: run.trials, setups }
    }

    /// What each setup gives on average, or why one of them cannot be simulated.
    pub fn expect(&self) -> Result<[Expectation; 2], Refusal> {
        let expect = |scenario: &Scenario| {
            scenario.check()?;
            surrogate::expect(scenario)
        };
        Ok([expect(&self.scenarios[0])?, expect(&self.scenarios[1])?])
    }

    pub fn is_equal(&self, param: Param) -> bool {
        self.scenarios[0].levers[param] == self.scenarios[1].levers[param]
    }

    pub fn is_changed(&self) -> bool {
        self.scenarios != self.presets
    }
}
