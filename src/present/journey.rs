//! Single leads as tables: one lead's journey in every world side by side, and the leads of a trial with those first whose
//! fate differs. Leaves to others: the journeys (`sim::journey`), words (`i18n::journey`), elements (`ui`).

use super::table::Table;
use crate::domain::{EndState, Scenario};
use crate::i18n::format::{MISSING, money, signed};
use crate::i18n::journey::{Crowd, Word};
use crate::i18n::{Label, Lang, journey, name};
use crate::sim::journey::{Fate, Journey, Lead, Replay};

/// One lead, ready to be shown.
#[derive(Clone, Debug, PartialEq)]
pub struct Followed {
    /// Where it comes from and what it is like; by setup where they differ in that.
    pub nature: Vec<String>,
    /// When, and what happened then in each world; the last row says how it stands at the end.
    pub table: Table,
}

/// Leads of a trial, ready to be chosen from.
#[derive(Clone, Debug, PartialEq)]
pub struct Listed {
    /// Numbers of the leads, row by row.
    pub numbers: Vec<usize>,
    pub table: Table,
    /// How many there are, how many end differently, and who wins alone.
    pub summary: String,
}

/// Which leads to list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Which {
    All,
    /// Those whose fate differs.
    Flipped,
}

/// `None` where the trial has no lead of this number.
pub fn follow(lang: Lang, replay: &Replay, scenarios: &[Scenario], number: usize) -> Option<Followed> {
    let lead = replay.leads.get(number)?;
    let natures: Vec<Option<String>> = lead
        .journeys
        .iter()
        .zip(scenarios)
        .map(|(journey, scenario)| journey.as_ref().map(|journey| nature(lang, journey, scenario)))
        .collect();
    let channel = channel(lang, lead, scenarios);
    let mut known = natures.iter().flatten();
    let first = known.next();
    let nature = if known.all(|other| Some(other) == first) {
        vec![format!("{channel}. {}", first.map_or("", String::as_str))]
    } else {
        let by_setup = natures.iter().zip(scenarios).filter_map(|(nature, scenario)| {
            nature.as_ref().map(|nature| format!("{}: {nature}", name::scenario(lang, &scenario.name)))
        });
        std::iter::once(channel).chain(by_setup).collect()
    };
    Some(Followed { nature, table: timeline(lang, replay, scenarios, lead) })
}

fn nature(lang: Lang, journey: &Journey, scenario: &Scenario) -> String {
    let shown = scenario.signals.iter().enumerate().filter(|(bit, _)| journey.signals >> bit & 1 == 1);
    let shown: Vec<&str> = shown.map(|(_, signal)| name::signal(lang, &signal.name)).collect();
    journey::nature(lang, journey.fits, &shown)
}

fn channel(lang: Lang, lead: &Lead, scenarios: &[Scenario]) -> String {
    let channels = scenarios.iter().filter_map(|scenario| scenario.channels.get(lead.channel as usize));
    channels.map(|channel| name::channel(lang, &channel.name)).next().unwrap_or(MISSING).to_owned()
}

/// A row per moment at which something happens in some world.
fn timeline(lang: Lang, replay: &Replay, scenarios: &[Scenario], lead: &Lead) -> Table {
    let steps = || lead.journeys.iter().flatten().flat_map(|journey| &journey.steps);
    let mut moments: Vec<f64> = steps().map(|step| step.at).collect();
    moments.sort_by(f64::total_cmp);
    moments.dedup();
    let start = replay.worlds.iter().map(|world| world.start).fold(f64::MAX, f64::min);
    let mut rows: Vec<Vec<String>> = moments
        .into_iter()
        .map(|at| {
            let cells = lead.journeys.iter().zip(&replay.worlds).map(|(journey, world)| {
                let now = journey.iter().flat_map(|journey| &journey.steps).filter(|step| step.at == at);
                let told: Vec<String> =
                    now.map(|step| journey::event(lang, &step.event, world.threshold)).collect();
                joined(&told)
            });
            std::iter::once(journey::moment(lang, at, start)).chain(cells).collect()
        })
        .collect();
    let ends = lead.journeys.iter().map(|journey| journey::fate(lang, journey.as_ref().map(|j| j.fate)));
    rows.push(std::iter::once(Word::InTheEnd.label(lang).to_owned()).chain(ends).collect());
    let setups = scenarios.iter().map(|scenario| name::scenario(lang, &scenario.name).to_owned());
    Table {
        caption: Word::Journey.label(lang).to_owned(),
        head: std::iter::once(Word::When.label(lang).to_owned())
            .chain(setups.take(lead.journeys.len()))
            .collect(),
        rows,
    }
}

/// In one sentence: none of what is told begins with an acronym or a name.
fn joined(told: &[String]) -> String {
    let small = |text: &String| {
        let mut letters = text.chars();
        letters
            .next()
            .map_or_else(String::new, |first| format!("; {}{}", first.to_ascii_lowercase(), letters.as_str()))
    };
    let rest = told.iter().skip(1).map(small);
    told.first().cloned().into_iter().chain(rest).collect()
}

/// The first `most` leads, those whose fate differs before the others.
pub fn list(lang: Lang, replay: &Replay, scenarios: &[Scenario], which: Which, most: usize) -> Listed {
    let shown = |number: &usize| which == Which::All || replay.leads[*number].differs();
    let numbers: Vec<usize> = replay.by_difference().into_iter().filter(shown).take(most).collect();
    let start = replay.worlds.iter().map(|world| world.start).fold(f64::MAX, f64::min);
    let rows = numbers.iter().map(|&number| {
        let lead = &replay.leads[number];
        let arrived = lead.journeys.iter().flatten().map(|journey| journey.steps[0].at).next();
        let fits = lead.journeys.iter().flatten().any(|journey| journey.fits);
        let mut row = vec![
            number.to_string(),
            arrived.map_or(MISSING.to_owned(), |at| journey::moment(lang, at, start)),
            channel(lang, lead, scenarios),
            if fits { Word::Yes } else { Word::No }.label(lang).to_owned(),
        ];
        row.extend(lead.journeys.iter().map(|journey| journey::fate(lang, journey.as_ref().map(|j| j.fate))));
        let gain = lead.gain();
        row.push(if gain == 0.0 { MISSING.to_owned() } else { signed(gain, money(lang, gain)) });
        row
    });
    let words = [Word::Lead, Word::Arrives, Word::Channel, Word::Fits];
    let mut head: Vec<String> = words.map(|word| word.label(lang).to_owned()).into();
    head.extend(scenarios.iter().take(replay.worlds.len()).map(|s| name::scenario(lang, &s.name).to_owned()));
    head.push(Word::Difference.label(lang).to_owned());
    let caption = Word::Leads.label(lang).to_owned();
    Listed {
        table: Table { caption, head, rows: rows.collect() },
        numbers,
        summary: summary(lang, replay, scenarios),
    }
}

fn summary(lang: Lang, replay: &Replay, scenarios: &[Scenario]) -> String {
    let won = |journey: Option<&Option<Journey>>| {
        journey.and_then(Option::as_ref).is_some_and(|journey| journey.fate == Fate::Ended(EndState::Won))
    };
    let alone = |first: bool| {
        let both = |lead: &&Lead| (won(lead.journeys.first()), won(lead.journeys.last()));
        replay.leads.iter().filter(|lead| both(lead) == (first, !first)).count()
    };
    let crowd = Crowd {
        leads: replay.leads.len(),
        differing: replay.leads.iter().filter(|lead| lead.differs()).count(),
        won_alone: (replay.worlds.len() > 1).then(|| [alone(true), alone(false)]),
    };
    let names = [scenarios.first(), scenarios.last()];
    journey::crowd(
        lang,
        crowd,
        names.map(|setup| setup.map_or("", |setup| name::scenario(lang, &setup.name))),
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{Company, Seed};
    use crate::sim::journey::replay;

    #[test]
    fn a_lead_is_listed_and_followed_in_both_languages() {
        let setups = Company::Micro.setups();
        let replay = replay(&setups, Seed(2), 1).expect("valid");
        for lang in Lang::ALL {
            let listed = list(lang, &replay, &setups, Which::Flipped, 7);
            assert_eq!((listed.numbers.len(), listed.table.rows.len()), (7, 7));
            assert!(listed.table.rows.iter().all(|row| row.len() == listed.table.head.len()));
            let followed = follow(lang, &replay, &setups, listed.numbers[0]).expect("a lead");
            let rows = &followed.table.rows;
            assert!(rows.len() > 2 && rows.iter().all(|row| row.len() == 3), "{followed:?}");
            let is_sentence =
                |cell: &String| !cell.split("; ").skip(1).any(|part| part.starts_with(char::is_uppercase));
            for number in &listed.numbers {
                let followed = follow(lang, &replay, &setups, *number).expect("a lead");
                assert!(followed.table.rows.iter().flatten().all(is_sentence), "{followed:?}");
            }
            let last = &rows[rows.len() - 1];
            assert_ne!(last[1], last[2]);
            assert!(!followed.nature.is_empty());
        }
        assert_eq!(follow(Lang::En, &replay, &setups, replay.leads.len()), None);
        let all = list(Lang::En, &replay, &setups, Which::All, usize::MAX);
        assert_eq!(all.numbers.len(), replay.leads.len());
    }
}
