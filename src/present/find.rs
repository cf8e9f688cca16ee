//! Finding a lever by what a reader would call it: words of its name or its explanation, without accents.
//! Leaves to others: names (`i18n`), showing what is found (`ui`).

use crate::domain::Param;
use crate::i18n::{Explain, Label, Lang};

/// The levers whose name, explanation or section has all words of `asked`, at most so many: those first that have them in
/// their name, and last those that stand in a section of that name. None for nothing.
pub fn find(lang: Lang, asked: &str, most: usize) -> Vec<Param> {
    let asked = plain(asked);
    let words: Vec<&str> = asked.split_whitespace().collect();
    if words.is_empty() {
        return Vec::new();
    }
    let has_all = |text: &str| {
        let text = plain(text);
        words.iter().all(|word| text.contains(word))
    };
    let by_name = |param: &Param| has_all(param.label(lang));
    let by_text = |param: &Param| has_all(&format!("{} {}", param.label(lang), param.explain(lang)));
    let named = Param::ALL.into_iter().filter(by_name);
    let told = Param::ALL.into_iter().filter(|param| !by_name(param) && by_text(param));
    let near = Param::ALL
        .into_iter()
        .filter(|param| !by_name(param) && !by_text(param) && has_all(param.spec().section.label(lang)));
    named.chain(told).chain(near).take(most).collect()
}

/// Small letters without accents, as people type when they search.
fn plain(text: &str) -> String {
    let letter = |letter: char| match letter {
        'á' | 'Á' => 'a',
        'é' | 'É' => 'e',
        'í' | 'Í' => 'i',
        'ó' | 'Ó' => 'o',
        'ú' | 'ü' | 'Ú' | 'Ü' => 'u',
        'ñ' | 'Ñ' => 'n',
        other => other.to_ascii_lowercase(),
    };
    text.chars().map(letter).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_lever_is_found_by_its_name() {
        for lang in Lang::ALL {
            for param in Param::ALL {
                assert!(find(lang, param.label(lang), Param::ALL.len()).contains(&param), "{}", param.id());
            }
        }
    }

    #[test]
    fn accents_and_case_do_not_matter_and_names_come_first() {
        let found = find(Lang::Es, "  UMBRAL", 5);
        assert_eq!(found.first(), Some(&Param::Threshold), "{found:?}");
        let with = find(Lang::Es, "automatización", 9);
        assert!(!with.is_empty());
        assert_eq!(with, find(Lang::Es, "AUTOMATIZACION", 9));
    }

    #[test]
    fn what_consultants_call_it_is_found() {
        for (word, param) in [
            ("conversión", Param::OppToWon),
            ("ticket", Param::DealMean),
            ("comerciales", Param::Reps),
            ("salario", Param::RepCost),
        ] {
            let found = find(Lang::Es, word, 8);
            assert!(found.contains(&param), "{word}: {found:?}");
        }
        for (word, param) in [("conversion", Param::OppToWon), ("salary", Param::RepCost)] {
            assert!(find(Lang::En, word, 8).contains(&param), "{word}");
        }
    }

    #[test]
    fn all_words_are_wanted_and_nothing_finds_nothing() {
        assert!(find(Lang::En, " ", 9).is_empty());
        assert!(find(Lang::En, "threshold zebra", 9).is_empty());
        assert_eq!(find(Lang::En, "e", 3).len(), 3);
    }
}
