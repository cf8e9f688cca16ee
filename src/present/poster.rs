//! What stands around a chart that leaves the page: what it says, how to read it, and where it comes from.
//! Leaves to others: the chart itself (`chart`), where each of them stands and drawing it (`ui`).

use super::chart::caption;
use super::chart::{Chart, Source};
use super::summary::Terms;
use crate::domain::Seed;
use crate::i18n::sentence::{Comparison, detail, headline, profit, to_plain};
use crate::i18n::{Key, Lang, phrase};

#[derive(Clone, Debug, PartialEq)]
pub struct Poster {
    /// The answer in a sentence or two.
    pub title: String,
    /// The rest of the answer.
    pub detail: String,
    /// What the chart is of.
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
        detail: detail.into_iter().filter(|text| !text.is_empty()).collect::<Vec<_>>().join(" "),
        heading: format!("{} · {kind}", phrase::revenue_of(lang, terms.period)),
        hint: chart.view.hint(terms.period).text(lang).to_owned(),
        description: caption::alternative(lang, chart),
        source: [phrase::source(lang, trials, terms.period, seed), Key::AssumedNote.text(lang).to_owned()],
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
    use super::super::summary::summarise;
    use super::*;
    use crate::i18n::Period;
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
            for text in [&poster.title, &poster.detail, &poster.hint, &poster.description] {
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
