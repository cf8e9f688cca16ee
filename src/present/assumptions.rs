//! Everything the result rests on: each lever, question and row of a list with its value in both setups, whether it is the
//! starting company's, and how far that can be trusted; and which of the weak ones matter most.
//! Leaves to others: where values come from (`src/evidence`), elements (`ui`), words (`i18n::assumptions`).

use super::choice::{current, in_section};
use super::drivers::Tornado;
use super::roster;
use crate::domain::{Confidence, Param, Roster, Scenario, Section, Tier};
use crate::i18n::assumptions::Term;
use crate::i18n::roster::heads;
use crate::i18n::{Key, Label, Lang, format};

/// One value.
#[derive(Clone, Debug, PartialEq)]
pub struct Entry {
    pub name: String,
    /// Today's and the proposal's.
    pub values: [String; 2],
    /// Whether both are the starting company's.
    pub is_given: bool,
    /// Of the starting value; answers and rows of lists have none.
    pub confidence: Option<Confidence>,
    /// Where the evidence has it: its group and identifier.
    pub card: Option<(&'static str, &'static str)>,
}

impl Entry {
    /// How far to trust it, in a word or two.
    pub fn trust(&self, lang: Lang) -> &'static str {
        match self.confidence {
            _ if !self.is_given => Key::OwnValue.text(lang),
            Some(confidence) => confidence.label(lang),
            None => Term::Starting.label(lang),
        }
    }
}

/// What of the list is shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Filter {
    #[default]
    All,
    /// What is no longer the starting company's.
    Own,
    /// Starting values of this kind.
    Of(Confidence),
}

impl Filter {
    pub const ALL: [Filter; 6] = [
        Filter::All,
        Filter::Of(Confidence::Assumed),
        Filter::Of(Confidence::Anecdote),
        Filter::Of(Confidence::Practice),
        Filter::Of(Confidence::Vendor),
        Filter::Own,
    ];

    pub fn name(self, lang: Lang) -> &'static str {
        match self {
            Filter::All => Term::All.label(lang),
            Filter::Own => Key::OwnValue.text(lang),
            Filter::Of(confidence) => confidence.label(lang),
        }
    }

    pub fn shows(self, entry: &Entry) -> bool {
        match self {
            Filter::All => true,
            Filter::Own => !entry.is_given,
            Filter::Of(confidence) => entry.is_given && entry.confidence == Some(confidence),
        }
    }
}

/// All values by section, in the order a lead meets them. `presets` are the starting company's own setups.
pub fn entries(lang: Lang, setups: &[Scenario; 2], presets: &[Scenario; 2]) -> Vec<(Section, Vec<Entry>)> {
    Section::ALL.map(|section| (section, of_section(lang, section, setups, presets))).into()
}

fn of_section(lang: Lang, section: Section, setups: &[Scenario; 2], presets: &[Scenario; 2]) -> Vec<Entry> {
    let is_given = |is_same: &dyn Fn(&Scenario, &Scenario) -> bool| {
        setups.iter().zip(presets).all(|(setup, preset)| is_same(setup, preset))
    };
    let mut all = Vec::new();
    for tier in [Tier::Everyday, Tier::More] {
        all.extend(in_section(section, tier).map(|question| Entry {
            name: question.label(lang).to_owned(),
            values: setups.each_ref().map(|setup| current(question, &setup.choices).label(lang)),
            is_given: is_given(&|a, b| current(question, &a.choices) == current(question, &b.choices)),
            confidence: None,
            card: Some(("choices", question.id())),
        }));
        let levers = Param::ALL.into_iter().filter(|param| {
            let spec = param.spec();
            spec.section == section && spec.tier == tier
        });
        all.extend(levers.map(|param| {
            let spec = param.spec();
            Entry {
                name: param.label(lang).to_owned(),
                values: setups.each_ref().map(|setup| format::lever(lang, spec.unit, setup.levers[param])),
                is_given: is_given(&|a, b| a.levers[param] == b.levers[param]),
                confidence: Some(spec.confidence),
                card: Some(("levers", spec.id)),
            }
        }));
    }
    for list in Roster::ALL.into_iter().filter(|&list| section_of(list) == section) {
        let most = setups.iter().map(|setup| roster::rows(list, setup)).max().unwrap_or(0);
        all.extend((0..most).map(|row| {
            let told = |setup: &Scenario| line(lang, list, setup, row);
            let holder = setups.iter().find(|setup| row < roster::rows(list, setup));
            let title = holder.map(|setup| roster::title(lang, list, setup, row)).unwrap_or_default();
            Entry {
                name: format!("{} · {title}", heads(list, lang)[0]),
                values: setups.each_ref().map(told),
                is_given: is_given(&|a, b| told(a) == told(b)),
                confidence: None,
                card: None,
            }
        }));
    }
    all
}

/// Where a list is edited.
fn section_of(list: Roster) -> Section {
    match list {
        Roster::Signals => Section::Qualification,
        Roster::Channels => Section::Demand,
    }
}

/// A row of a list with its three numbers; a dash where the setup has no such row.
fn line(lang: Lang, list: Roster, setup: &Scenario, row: usize) -> String {
    if row >= roster::rows(list, setup) {
        return format::MISSING.to_owned();
    }
    let [_, heads @ ..] = heads(list, lang);
    let cells = heads
        .iter()
        .enumerate()
        .map(|(column, head)| format!("{head}: {}", roster::field(lang, list, setup, row, column)));
    cells.collect::<Vec<_>>().join("; ")
}

/// So many of the weak ones are told.
const WEAKEST: usize = 5;

/// The levers that matter most among those that are still the starting company's and that nobody measured, as lines to be read.
pub fn weakest(
    lang: Lang,
    tornado: &Tornado,
    setups: &[Scenario; 2],
    presets: &[Scenario; 2],
) -> Vec<String> {
    let is_weak = |param: Param| {
        let is_given =
            setups.iter().zip(presets).all(|(setup, preset)| setup.levers[param] == preset.levers[param]);
        is_given && matches!(param.spec().confidence, Confidence::Assumed | Confidence::Anecdote)
    };
    let weak = tornado.shown().iter().enumerate().filter(|(_, bar)| is_weak(bar.lever));
    weak.take(WEAKEST).filter_map(|(index, _)| tornado.readout(lang, index)).collect()
}

#[cfg(test)]
mod tests {
    use super::super::drivers::Asked;
    use super::*;
    use crate::domain::{Company, Lever, PARAM_COUNT, Question, Seed};

    #[test]
    fn everything_is_listed_once_with_what_is_known_of_it() {
        for company in Company::ALL {
            let setups = company.setups();
            for lang in Lang::ALL {
                let all: Vec<Entry> =
                    entries(lang, &setups, &setups).into_iter().flat_map(|(_, entries)| entries).collect();
                let rows: usize = Roster::ALL
                    .iter()
                    .map(|&list| roster::rows(list, &setups[0]).max(roster::rows(list, &setups[1])))
                    .sum();
                assert_eq!(all.len(), PARAM_COUNT + Question::ALL.len() + rows);
                assert!(all.iter().all(|entry| entry.is_given && !entry.name.is_empty()));
                assert!(
                    all.iter().all(|entry| entry.values.iter().all(|value| !value.is_empty())),
                    "{all:?}"
                );
                let shown: usize = Filter::ALL[1..]
                    .iter()
                    .map(|filter| all.iter().filter(|entry| filter.shows(entry)).count())
                    .sum();
                assert_eq!(shown, PARAM_COUNT, "each lever has one confidence");
            }
        }
    }

    #[test]
    fn a_value_that_was_moved_is_the_readers_own() {
        let presets = Company::Micro.setups();
        let mut setups = presets.clone();
        setups[1].levers[Param::DealMean] = Lever::Fixed(9000.0);
        setups[0].signals[0].points += 1.0;
        let all: Vec<Entry> =
            entries(Lang::En, &setups, &presets).into_iter().flat_map(|(_, entries)| entries).collect();
        let own: Vec<&Entry> = all.iter().filter(|entry| Filter::Own.shows(entry)).collect();
        assert_eq!(own.len(), 2, "{own:?}");
        assert!(own.iter().all(|entry| entry.trust(Lang::En) == "Your own value"));
        assert!(
            own.iter()
                .any(|entry| entry.name == Param::DealMean.label(Lang::En)
                    && entry.values[0] != entry.values[1])
        );
    }

    #[test]
    fn the_weak_that_matter_are_unmeasured_and_not_the_readers() {
        let presets = Company::Micro.setups();
        let mut tornado = Tornado::new(&presets, Asked::default(), Seed(1)).expect("everyday levers move");
        while tornado.fill_one() {}
        let weak = weakest(Lang::En, &tornado, &presets, &presets);
        assert!(!weak.is_empty() && weak.len() <= WEAKEST);
        let first = tornado
            .shown()
            .iter()
            .find(|bar| weak[0].starts_with(bar.lever.label(Lang::En)))
            .expect("a lever")
            .lever;
        assert!(matches!(first.spec().confidence, Confidence::Assumed | Confidence::Anecdote));
        let mut setups = presets.clone();
        setups[1].levers[first] = Lever::Fixed(setups[1].levers[first].likely() * 0.99);
        assert!(
            weakest(Lang::En, &tornado, &setups, &presets)
                .iter()
                .all(|line| !line.starts_with(first.label(Lang::En)))
        );
    }
}
