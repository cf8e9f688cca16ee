//! What matters most: what each lever, moved alone, does to the proposal or to what it gains, computed lever by lever with
//! the funnel in expectation, and simulated on demand. What not knowing levers comes to is in `doubts`.
//! Leaves to others: the arithmetic (`analysis::drivers`), when it runs, paint (`ui`), words (`i18n::drivers`).

pub mod doubts;
#[cfg(test)]
mod tests;

use super::map::Measure;
use super::report::AROUND;
use super::table::Table;
use crate::analysis::drivers::{End, NoStudy, Study, spread};
use crate::domain::{Param, Scenario, Seed};
use crate::i18n::drivers::{self as words, Case, Subject, Term};
use crate::i18n::{Label, Lang};
use crate::sim::WorldResults;
use crate::sim::stats::{Estimate, mean_of};
pub use doubts::Doubts;

/// What the levers are held against.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Question {
    #[default]
    Proposal,
    Gain,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Asked {
    pub question: Question,
    pub measure: Measure,
}

impl Asked {
    /// For its words.
    pub fn subject(self) -> Subject {
        Subject { output: self.measure.output(), is_gain: self.question == Question::Gain }
    }

    /// The setups that it takes to answer.
    fn setups(self, [today, proposal]: &[Scenario; 2]) -> Vec<Scenario> {
        match self.question {
            Question::Proposal => vec![proposal.clone()],
            Question::Gain => vec![today.clone(), proposal.clone()],
        }
    }
}

/// A lever and what comes of it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Bar {
    pub lever: Param,
    /// The proposal's.
    pub values: [f64; 2],
    /// In euro; `None` where formulas have no solution.
    pub outcomes: Option<[f64; 2]>,
}

/// What simulated years say of a lever's ends: how far each is from the levers as they are, the same years paired.
#[derive(Clone, Debug, PartialEq)]
pub struct Tried {
    pub lever: Param,
    pub years: u32,
    pub gaps: [Estimate; 2],
}

pub struct Tornado {
    asked: Asked,
    /// As they were asked about: their people do what the levers say.
    setups: [Scenario; 2],
    study: Study,
    now: Option<f64>,
    /// What matters most first, as far as it is known.
    bars: Vec<Bar>,
    pub tried: Vec<Tried>,
}

/// So many levers are drawn; the table has all.
pub const SHOWN: usize = 12;
/// So many are checked by simulation.
pub const CHECKED: usize = 5;
/// A lever that moves less than this part of what the first one moves is only named.
const IDLE: f64 = 0.01;

impl Tornado {
    /// `setups` are today and the proposal with their people settled.
    pub fn new(setups: &[Scenario; 2], asked: Asked, seed: Seed) -> Result<Tornado, NoStudy> {
        let uncertain: Vec<Scenario> =
            asked.setups(setups).iter().map(|setup| spread(setup, AROUND)).collect();
        let study = Study::new(&uncertain, seed, asked.measure.output())?;
        Ok(Tornado { asked, setups: setups.clone(), study, now: None, bars: Vec::new(), tried: Vec::new() })
    }

    pub fn is_of(&self, setups: &[Scenario; 2], asked: Asked) -> bool {
        let is_same = match asked.question {
            Question::Proposal => self.setups[1] == setups[1],
            Question::Gain => self.setups == *setups,
        };
        self.asked == asked && is_same
    }

    pub fn asked(&self) -> Asked {
        self.asked
    }

    /// The levers as they are, then the next one moved; says whether there is more to do.
    pub fn fill_one(&mut self) -> bool {
        let levers = self.study.levers();
        if self.now.is_none() {
            self.now = Some(self.study.likely().unwrap_or(0.0));
        } else if let Some(&lever) = levers.get(self.bars.len()) {
            let outcomes = self.study.ends(lever).ok();
            let standing = self.study.setups().last().map(|setup| setup.levers[lever]);
            let values = [End::Low, End::High].map(|end| standing.map_or(0.0, |lever| end.of(lever)));
            self.bars.push(Bar { lever, values, outcomes });
        }
        if self.is_full() {
            self.bars.sort_by(|a, b| width(b).total_cmp(&width(a)));
        }
        !self.is_full()
    }

    pub fn is_full(&self) -> bool {
        self.now.is_some() && self.bars.len() == self.study.levers().len()
    }

    /// What comes of the levers as they are, once that is known.
    pub fn now(&self) -> Option<f64> {
        self.now
    }

    /// Those to be drawn; empty before all is known.
    pub fn shown(&self) -> &[Bar] {
        let count = self.bars.iter().take_while(|bar| self.matters(bar)).count();
        if self.is_full() { &self.bars[..count.min(SHOWN)] } else { &[] }
    }

    /// All of them.
    pub fn bars(&self) -> &[Bar] {
        &self.bars
    }

    fn matters(&self, bar: &Bar) -> bool {
        let most = self.bars.first().map_or(0.0, width);
        width(bar) > 0.0 && width(bar) >= IDLE * most
    }

    /// What the ends of a lever add to the levers as they are.
    pub fn gaps(&self, bar: &Bar) -> Option<[f64; 2]> {
        let now = self.now?;
        bar.outcomes.map(|outcomes| outcomes.map(|outcome| outcome - now))
    }

    pub fn sentence(&self, lang: Lang) -> Option<String> {
        let (asked, now) = (self.asked.subject(), self.now?);
        let (first, next) = self.shown().split_first()?;
        let next: Vec<&str> = next.iter().take(2).map(|bar| bar.lever.label(lang)).collect();
        let said = words::most(lang, asked, now, (first.lever.label(lang), &cases(lang, first)?), &next);
        if self.asked.question == Question::Proposal {
            return Some(said);
        }
        let is_ahead = now > 0.0;
        let turned = self.bars.iter().find_map(|bar| {
            let at = bar.outcomes?.iter().position(|outcome| (*outcome > 0.0) != is_ahead)?;
            Some((bar.lever.label(lang), value(lang, bar, at)))
        });
        let turned = turned.as_ref().map(|(name, value)| (*name, value.as_str()));
        Some(format!("{said} {}", words::reversal(lang, is_ahead, turned)))
    }

    /// The levers that are not drawn because they change next to nothing.
    pub fn idle(&self, lang: Lang) -> Option<String> {
        let names: Vec<&str> =
            self.bars.iter().filter(|bar| !self.matters(bar)).map(|bar| bar.lever.label(lang)).collect();
        (self.is_full() && !names.is_empty()).then(|| words::idle(lang, &names))
    }

    pub fn readout(&self, lang: Lang, index: usize) -> Option<String> {
        let bar = self.shown().get(index)?;
        let name = bar.lever.label(lang);
        let said = words::readout(lang, self.asked.subject(), self.now?, name, &cases(lang, bar)?);
        let tried = self.tried.iter().find(|tried| tried.lever == bar.lever);
        let checked = tried.and_then(|tried| self.checked(lang, tried));
        Some(checked.map_or(said.clone(), |checked| format!("{said} {checked}")))
    }

    /// All levers with both their ends.
    pub fn table(&self, lang: Lang) -> Table {
        let asked = self.asked.subject();
        let row = |bar: &Bar| {
            let outcome = |end: usize| words::exact(lang, asked, bar.outcomes.map(|outcomes| outcomes[end]));
            vec![
                bar.lever.label(lang).to_owned(),
                value(lang, bar, 0),
                outcome(0),
                value(lang, bar, 1),
                outcome(1),
            ]
        };
        let [lever, low, high] = [Term::Lever, Term::Low, Term::High].map(|term| capital(term.label(lang)));
        let now = words::exact(lang, asked, self.now);
        let name = capital(words::subject(lang, asked));
        Table {
            caption: format!("{name}: {now}"),
            head: vec![
                lever,
                low.clone(),
                format!("{name}, {}", Term::Low.label(lang)),
                high.clone(),
                format!("{name}, {}", Term::High.label(lang)),
            ],
            rows: self.bars.iter().map(row).collect(),
        }
    }

    /// The levers to check by simulation.
    pub fn unchecked(&self) -> Vec<Param> {
        let known = |bar: &&Bar| self.tried.iter().all(|tried| tried.lever != bar.lever);
        self.shown().iter().take(CHECKED).filter(known).map(|bar| bar.lever).collect()
    }

    /// The levers as they are, one at its low end, and at its high end: what [`Tornado::keep`] takes the years of.
    pub fn to_simulate(&self, lever: Param) -> Vec<Scenario> {
        let ends = [End::Low, End::High].map(|end| self.study.at(lever, end));
        [self.study.standing()].into_iter().chain(ends).flatten().collect()
    }

    /// Keeps what simulated years say of a lever.
    pub fn keep(&mut self, lever: Param, worlds: &[WorldResults]) {
        let output = self.asked.measure.output();
        let setups = self.study.setups().len();
        let outcomes: Vec<Vec<f64>> =
            worlds.chunks(setups).map(|worlds| Study::outcomes(worlds, output)).collect();
        let [now, low, high] = &outcomes[..] else { return };
        let gap = |end: &[f64]| {
            let gaps: Vec<f64> = end.iter().zip(now).map(|(end, now)| end - now).collect();
            mean_of(&gaps)
        };
        if let (Some(low), Some(high)) = (gap(low), gap(high)) {
            self.tried.retain(|other| other.lever != lever);
            self.tried.push(Tried { lever, years: now.len() as u32, gaps: [low, high] });
        }
    }

    /// What was simulated, beside what the formula says.
    pub fn checked(&self, lang: Lang, tried: &Tried) -> Option<String> {
        let bar = self.bars.iter().find(|bar| bar.lever == tried.lever)?;
        let gaps = self.gaps(bar)?;
        let values = [0, 1].map(|end| value(lang, bar, end));
        let ends = [0, 1].map(|end| (values[end].as_str(), tried.gaps[end], gaps[end]));
        Some(words::checked(lang, tried.lever.label(lang), tried.years, ends))
    }
}

/// How much hangs on a lever.
fn width(bar: &Bar) -> f64 {
    bar.outcomes.map_or(0.0, |[low, high]| (high - low).abs())
}

fn value(lang: Lang, bar: &Bar, end: usize) -> String {
    words::at(lang, bar.lever.spec().unit, bar.values[end])
}

fn cases(lang: Lang, bar: &Bar) -> Option<[Case; 2]> {
    let outcomes = bar.outcomes?;
    Some([0, 1].map(|end| Case { value: value(lang, bar, end), outcome: outcomes[end] }))
}

/// As a heading begins; our words for it begin with plain letters.
pub(super) fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters
        .next()
        .map_or_else(String::new, |first| format!("{}{}", first.to_ascii_uppercase(), letters.as_str()))
}
