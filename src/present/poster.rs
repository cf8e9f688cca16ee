//! What stands around a chart that leaves the page: what it says, how to read it, and where it comes from.
//! Leaves to others: the chart itself (`chart`), where each of them stands and drawing it (`ui`).

use super::behaviour::{Story, Team, team_name};
use super::chart::caption;
use super::chart::{Chart, Source};
use super::funnel::Funnel;
use super::map::{Map, Measure};
use super::report::AROUND;
use super::response::Response;
use super::score::Scores;
use super::summary::Terms;
use super::tale;
use crate::domain::Seed;
use crate::i18n::sentence::{Comparison, detail, headline, profit, to_plain};
use crate::i18n::{Key, Label, Lang, Role, behaviour, bowtie, drivers, map, phrase, planner};

#[derive(Clone, Debug, PartialEq)]
pub struct Poster {
    /// The answer in a sentence or two.
    pub title: String,
    /// The rest of the answer, a paragraph each.
    pub detail: Vec<String>,
    /// What the chart is of; empty where the title says it.
    pub heading: String,
    /// How it is read.
    pub hint: String,
    /// For whoever does not see it.
    pub description: String,
    /// How it was made, and how far to trust it.
    pub source: [String; 2],
}

/// `None` before the first simulated years: what formulas expect is no result to hand on.
pub fn poster(
    lang: Lang,
    chart: &Chart,
    comparison: Option<&Comparison>,
    terms: &Terms,
    seed: Seed,
) -> Option<Poster> {
    let Source::Simulated { trials } = chart.histogram.source else { return None };
    let comparison = comparison?;
    let kind = chart.view.kind().name().text(lang);
    let detail = [to_plain(&detail(lang, comparison)), profit(lang, comparison)];
    Some(Poster {
        title: to_plain(&headline(lang, comparison)),
        detail: vec![detail.into_iter().filter(|text| !text.is_empty()).collect::<Vec<_>>().join(" ")],
        heading: format!("{} · {kind}", phrase::revenue_of(lang, terms.period)),
        hint: chart.view.hint(terms.period).text(lang).to_owned(),
        description: caption::alternative(lang, chart),
        source: [phrase::source(lang, trials, terms.period, seed), Key::AssumedNote.text(lang).to_owned()],
    })
}

/// The first sentence, and the others if there are any.
fn headed(told: &str) -> (String, Vec<String>) {
    match told.split_once(". ") {
        Some((first, rest)) => (format!("{first}."), vec![rest.to_owned()]),
        None => (told.to_owned(), Vec::new()),
    }
}

/// What a setup does, after its name.
fn told(lang: Lang, role: Role, words: &str) -> String {
    format!("{} · {words}", role.label(lang))
}

/// How the first answer comes about, from simulated years.
fn simulated(lang: Lang, trials: u32, terms: &Terms, seed: Seed) -> [String; 2] {
    [phrase::source(lang, trials, terms.period, seed), Key::AssumedNote.text(lang).to_owned()]
}

fn computed(lang: Lang) -> [String; 2] {
    [phrase::computed(lang), Key::AssumedNote.text(lang).to_owned()]
}

pub fn response(lang: Lang, response: &Response, trials: u32, terms: &Terms, seed: Seed) -> Poster {
    let told = tale::response(lang, response);
    let (title, detail) = headed(&told);
    Poster {
        description: told,
        title,
        detail,
        heading: Key::ResponseTime.text(lang).to_owned(),
        hint: format!("{} {}", Key::ResponseHint.text(lang), Key::ClockHint.text(lang)),
        source: simulated(lang, trials, terms, seed),
    }
}

pub fn score(lang: Lang, scores: &Scores) -> Poster {
    let said = Role::ALL
        .map(|role| told(lang, role, &scores.sentence(lang, role, scores.worlds[role as usize].threshold)));
    Poster {
        title: Key::Score.text(lang).to_owned(),
        description: said.join(" "),
        detail: said.into(),
        heading: String::new(),
        hint: scores.hint(lang),
        source: computed(lang),
    }
}

pub fn behaviour(lang: Lang, story: &Story) -> Poster {
    let said = Team::ALL.into_iter().flat_map(|team| {
        let of = |role| format!("{}: {}", team_name(team).label(lang), story.sentence(lang, role, team));
        Role::ALL.map(|role| told(lang, role, &of(role)))
    });
    let detail: Vec<String> = said.collect();
    Poster {
        title: Key::Behaviour.text(lang).to_owned(),
        description: detail.join(" "),
        detail,
        heading: String::new(),
        hint: behaviour::Term::Hint.label(lang).to_owned(),
        source: computed(lang),
    }
}

pub fn funnel(lang: Lang, funnel: &Funnel, trials: u32, terms: &Terms, seed: Seed) -> Poster {
    let told = tale::funnel(lang, funnel);
    let (title, detail) = headed(&told);
    Poster {
        description: told,
        title,
        detail,
        heading: Key::BowtieTitle.text(lang).to_owned(),
        hint: bowtie::Term::Hint.label(lang).to_owned(),
        source: simulated(lang, trials, terms, seed),
    }
}

/// `told` says what matters most.
pub fn drivers(lang: Lang, told: &str) -> Poster {
    let (title, detail) = headed(told);
    Poster {
        description: told.to_owned(),
        title,
        detail,
        heading: Key::Drivers.text(lang).to_owned(),
        hint: drivers::hint(lang, AROUND),
        source: computed(lang),
    }
}

/// `said` is what each setup's plan comes to, from so many trials of each lead count.
pub fn planner(lang: Lang, said: &[(Role, String)], (trials, seed): (u32, Seed)) -> Poster {
    let detail: Vec<String> = said.iter().map(|(role, words)| told(lang, *role, words)).collect();
    Poster {
        title: Key::Planner.text(lang).to_owned(),
        description: detail.join(" "),
        detail,
        heading: String::new(),
        hint: planner::Term::Hint.label(lang).to_owned(),
        source: [planner::source(lang, trials, seed), Key::AssumedNote.text(lang).to_owned()],
    }
}

/// `None` before all of it is computed.
pub fn map(lang: Lang, map: &Map, measure: Measure) -> Option<Poster> {
    let title = map.is_full().then(|| map.sentence(lang, measure))??;
    Some(Poster {
        description: title.clone(),
        title,
        detail: Vec::new(),
        heading: format!("{} · {}", Key::Map.text(lang), measure.output().label(lang)),
        hint: map::Term::Hint.label(lang).to_owned(),
        source: computed(lang),
    })
}

/// The lines of a text that is at most `room` wide; a word that is wider stands alone. `width` measures a text.
pub fn wrap(text: &str, room: f64, width: &dyn Fn(&str) -> f64) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    // No-break spaces hold what they hold together.
    for word in text.split([' ', '\n']).filter(|word| !word.is_empty()) {
        if let Some(line) = lines.last_mut() {
            let longer = format!("{line} {word}");
            if width(&longer) <= room {
                *line = longer;
                continue;
            }
        }
        lines.push(word.to_owned());
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::super::chart::Kind;
    use super::super::fixture::results;
    use super::super::gather::Gather;
    use super::super::score::Score;
    use super::super::summary::summarise;
    use super::super::{funnel as funnels, response as responses};
    use super::*;
    use crate::domain::Company;
    use crate::i18n::Period;
    use crate::sim::people::{Temper, path};
    use crate::sim::surrogate::RevenueLaw;

    const TERMS: Terms = Terms { targets: [250e3; 2], period: Period::Year };

    #[test]
    fn every_kind_says_what_it_shows_and_where_it_comes_from() {
        let results = results(&[400]);
        let summary = summarise(&results, &TERMS).expect("trials");
        let comparison = summary.comparison(&TERMS);
        for (lang, kind) in Lang::ALL.into_iter().flat_map(|lang| Kind::ALL.map(|kind| (lang, kind))) {
            let chart = Chart::simulated(kind, None, &results, &summary, &TERMS);
            let poster = poster(lang, &chart, Some(&comparison), &TERMS, Seed(7)).expect("it is simulated");
            assert!(poster.source[0].contains("400") && poster.source[0].contains('7'), "{poster:?}");
            assert!(poster.source[0].contains("Embudo"));
            assert!(poster.heading.ends_with(kind.name().text(lang)));
            for text in [&poster.title, &poster.detail[0], &poster.hint, &poster.description] {
                assert!(text.ends_with('.'), "{text}");
            }
        }
    }

    #[test]
    fn what_is_only_expected_is_no_result() {
        let laws = [200e3, 250e3].map(|mean| RevenueLaw::new(mean, 50e3 * 50e3, 0.01));
        let chart = Chart::expected(Kind::Histogram, None, &laws, &TERMS);
        assert_eq!(poster(Lang::Es, &chart, None, &TERMS, Seed(7)), None);
    }

    #[test]
    fn panels_say_what_they_show_and_whether_it_was_simulated() {
        let results = results(&[400]);
        let mut gather = Gather::default();
        gather.take(&results);
        let setups = Company::Micro.setups();
        let scores = Scores::new(setups.each_ref().map(|setup| Score::new(setup).expect("valid")));
        let paths = setups.each_ref().map(|setup| path(setup, Temper::Human).expect("valid"));
        let story = Story::new(&setups, &paths);
        let mut area = Map::new(&setups[1], 2.0).expect("valid");
        for lang in Lang::ALL {
            assert_eq!(map(lang, &area, Measure::Profit), None, "half a map has no best cell");
        }
        while area.fill_one() {}
        for lang in Lang::ALL {
            let answered = responses::response(&results, &gather);
            let drawn = response(lang, &answered, 400, &TERMS, Seed(7));
            let passed = funnel(lang, &funnels::funnel(&gather), 400, &TERMS, Seed(7));
            assert_eq!(passed.source, drawn.source);
            assert!(drawn.source[0].contains("400"), "{drawn:?}");
            let computed = [
                score(lang, &scores),
                behaviour(lang, &story),
                map(lang, &area, Measure::Profit).expect("full"),
            ];
            for poster in &computed {
                assert!(
                    !poster.source[0].contains("400") && poster.source[0].contains("Embudo"),
                    "{poster:?}"
                );
            }
            for poster in computed.iter().chain([&drawn]) {
                assert!(!poster.title.is_empty() && poster.hint.ends_with('.'), "{poster:?}");
                assert!(poster.description.len() > 60, "{poster:?}");
            }
            // Each setup is named: colours do not tell them apart in print.
            for (poster, lines) in computed[..2].iter().zip([2, 4]) {
                assert_eq!(poster.detail.len(), lines);
                let count = |role: Role| {
                    poster.detail.iter().filter(|line| line.starts_with(role.label(lang))).count()
                };
                assert!(Role::ALL.into_iter().all(|role| count(role) == lines / 2));
            }
        }
    }

    #[test]
    fn lines_fit_and_no_word_is_lost() {
        let width = |text: &str| text.chars().count() as f64;
        let text = "Seguir como hoy cuesta unos 310.000\u{a0}€ de ingresos al año. Extraordinariamente.";
        let lines = wrap(text, 16.0, &width);
        assert_eq!(lines.join(" "), text);
        assert!(lines.iter().all(|line| width(line) <= 16.0 || !line.contains(' ')), "{lines:?}");
        assert!(lines.iter().any(|line| line.contains("310.000\u{a0}€")));
        assert_eq!(wrap("", 16.0, &width), Vec::<String>::new());
    }
}
