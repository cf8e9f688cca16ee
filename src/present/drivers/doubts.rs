//! What not knowing levers comes to: which of a scenario's ranges make the result vary, how much of the rest is luck, and
//! which to measure first. Worked out one outcome at a time, so that whoever shows it stays awake.
//! Leaves to others: the arithmetic (`analysis::drivers`), simulating years, words (`i18n::drivers`).

use super::{Asked, Question, capital};
use crate::analysis::drivers::{Driver, Drivers, NoStudy, SAMPLES, Sample, Sampling, Study};
use crate::domain::{Param, Scenario, Seed};
use crate::i18n::drivers::{self as words, Term};
use crate::i18n::format::{self, MISSING, money};
use crate::i18n::{Label, Lang};
use crate::present::table::Table;
use crate::sim::WorldResults;
use crate::sim::stats::Estimate;

pub struct Doubts {
    asked: Asked,
    setups: [Scenario; 2],
    seed: Seed,
    study: Study,
    samples: Vec<Sample>,
    under_way: Option<Sampling>,
    /// What the simulated years of the same numbers came to.
    years: Vec<f64>,
    /// A draw of the levers has no solution: nothing can be said.
    is_lost: bool,
    found: Option<Drivers>,
}

impl Doubts {
    /// Of the ranges alone. `setups` are today and the proposal with their people settled.
    pub fn new(setups: &[Scenario; 2], asked: Asked, seed: Seed) -> Result<Doubts, NoStudy> {
        let study = Study::new(&asked.setups(setups), seed, asked.measure.output())?;
        Ok(Doubts {
            asked,
            setups: setups.clone(),
            seed,
            study,
            samples: Vec::new(),
            under_way: None,
            years: Vec::new(),
            is_lost: false,
            found: None,
        })
    }

    pub fn is_of(&self, setups: &[Scenario; 2], asked: Asked, seed: Seed) -> bool {
        (self.asked, self.seed) == (asked, seed) && self.setups == *setups
    }

    /// One outcome more; says whether there is more to do.
    pub fn step(&mut self) -> bool {
        if self.is_over() {
            return false;
        }
        let next = self.samples.len() as u32;
        let mut sampling = self.under_way.take().unwrap_or_else(|| self.study.begin(next));
        match self.study.go_on(&mut sampling) {
            Ok(None) => self.under_way = Some(sampling),
            Ok(Some(sample)) => self.samples.push(sample),
            Err(_) => self.is_lost = true,
        }
        if self.samples.len() == SAMPLES as usize {
            self.found = self.study.conclude(&self.samples, &self.years);
        }
        !self.is_over()
    }

    /// Nothing more will be worked out.
    pub fn is_over(&self) -> bool {
        self.is_lost || self.samples.len() == SAMPLES as usize
    }

    pub fn is_lost(&self) -> bool {
        self.is_lost
    }

    /// How many samples are there.
    pub fn done(&self) -> usize {
        self.samples.len()
    }

    /// What to simulate [`SAMPLES`] years of, to tell luck from not knowing.
    pub fn setups(&self) -> &[Scenario] {
        self.study.setups()
    }

    /// Takes those years.
    pub fn keep(&mut self, worlds: &[WorldResults]) {
        self.years = Study::outcomes(worlds, self.asked.measure.output());
        if self.is_over() && !self.is_lost {
            self.found = self.study.conclude(&self.samples, &self.years);
        }
    }

    /// What the samples say; `None` before all are there, and where no uncertain lever changes anything.
    pub fn found(&self) -> Option<&Drivers> {
        self.found.as_ref()
    }

    /// Which lever matters most and which to measure first, how wide it all spreads, and what is luck.
    pub fn sentences(&self, lang: Lang) -> Vec<String> {
        let Some(found) = &self.found else { return vec![Term::NoEffect.label(lang).to_owned()] };
        let mut said = Vec::new();
        if let Some(first) = found.levers.first() {
            said.push(words::doubt(lang, first.lever.label(lang), first.shapley));
        }
        if self.asked.question == Question::Gain {
            let best = worthiest(found).map(|(lever, worth)| (lever.label(lang), worth));
            said.push(words::first(lang, best));
        } else {
            said.push(Term::AskGain.label(lang).to_owned());
        }
        said.push(words::spread(lang, found.mean, found.sd));
        said.extend(found.luck.map(|luck| words::luck(lang, luck)));
        said.extend(found.worth.map(|worth| words::perfect(lang, worth.value)));
        said
    }

    pub fn table(&self, lang: Lang) -> Option<Table> {
        let found = self.found.as_ref()?;
        let head = heads(lang, found).iter().map(|head| capital(head)).collect();
        let rows = found.levers.iter().map(|driver| cells(lang, self.study.setups(), driver)).collect();
        Some(Table { caption: Term::HowToRead.label(lang).to_owned(), head, rows })
    }
}

/// The lever that is worth most to know, if that is worth anything beyond its error.
fn worthiest(found: &Drivers) -> Option<(Param, Estimate)> {
    let worth = found.levers.iter().filter_map(|driver| Some((driver.lever, driver.worth?)));
    let certain = worth.filter(|(_, worth)| worth.value > 1.96 * worth.se.unwrap_or(0.0));
    certain.max_by(|a, b| a.1.value.total_cmp(&b.1.value)).filter(|(_, worth)| worth.value >= 0.5)
}

/// What the columns of [`cells`] are called.
pub fn heads(lang: Lang, found: &Drivers) -> Vec<&'static str> {
    let all = [Term::Lever, Term::Values, Term::Share, Term::First, Term::Total];
    let worth = found.worth.map(|_| Term::Worth);
    all.into_iter().chain(worth).map(|term| term.label(lang)).collect()
}

/// A lever with its range, its shares and what it is worth to know. `setups` are those of the study.
pub fn cells(lang: Lang, setups: &[Scenario], driver: &Driver) -> Vec<String> {
    let range = setups.iter().rev().map(|setup| setup.levers[driver.lever]).find(|lever| lever.is_range());
    let unit = driver.lever.spec().unit;
    let mut cells = vec![
        driver.lever.label(lang).to_owned(),
        range.map_or(MISSING.to_owned(), |lever| format::lever(lang, unit, lever)),
    ];
    cells.extend([driver.shapley, driver.first, driver.total].map(|part| words::share(lang, part)));
    cells.extend(driver.worth.map(|worth| money(lang, worth.value.max(0.0))));
    cells
}
