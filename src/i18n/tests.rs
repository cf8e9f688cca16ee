//! Texts held to the house rules, whatever they say: complete, clean, and in their own language.

use super::*;
use crate::domain::*;
use crate::sim::output::Output;
use crate::sim::weeks::Series;

/// Every fixed text in both languages: labels and explanations alike.
fn pairs() -> Vec<[&'static str; 2]> {
    let mut pairs = Vec::new();
    labels(&mut pairs, &Param::ALL);
    labels(&mut pairs, &Section::ALL);
    labels(&mut pairs, &Company::ALL);
    labels(&mut pairs, &Setup::ALL);
    labels(&mut pairs, &Question::ALL);
    labels(&mut pairs, &Roster::ALL);
    labels(&mut pairs, &Term::ALL);
    labels(&mut pairs, &behaviour::Term::ALL);
    labels(&mut pairs, &score::Term::ALL);
    labels(&mut pairs, &map::Term::ALL);
    labels(&mut pairs, &drivers::Term::ALL);
    labels(&mut pairs, &assumptions::Term::ALL);
    labels(&mut pairs, &planner::Term::ALL);
    labels(&mut pairs, &bowtie::Term::ALL);
    labels(&mut pairs, &workbook::Term::ALL);
    labels(&mut pairs, &Output::ALL);
    labels(&mut pairs, &Series::ALL);
    labels(&mut pairs, &Role::ALL);
    labels(&mut pairs, &Reason::ALL);
    labels(&mut pairs, &Decay::STUDIES);
    labels(&mut pairs, &help::Shortcut::ALL);
    labels(&mut pairs, &help::Stop::ALL);
    explanations(&mut pairs, &Param::ALL);
    explanations(&mut pairs, &Company::ALL);
    explanations(&mut pairs, &Setup::ALL);
    explanations(&mut pairs, &Question::ALL);
    explanations(&mut pairs, &Roster::ALL);
    explanations(&mut pairs, &Term::ALL);
    explanations(&mut pairs, &Decay::STUDIES);
    explanations(&mut pairs, &Series::ALL);
    explanations(&mut pairs, &help::Stop::ALL);
    pairs.extend(Key::ALL.iter().map(|key| Lang::ALL.map(|lang| key.text(lang))));
    pairs
}

fn labels<T: Label>(pairs: &mut Vec<[&'static str; 2]>, all: &[T]) {
    pairs.extend(all.iter().map(|one| Lang::ALL.map(|lang| one.label(lang))));
}

fn explanations<T: Explain>(pairs: &mut Vec<[&'static str; 2]>, all: &[T]) {
    let explained = all.iter().map(|one| Lang::ALL.map(|lang| one.explain(lang)));
    for texts in explained {
        assert!(texts.iter().all(|text| text.ends_with('.')), "an explanation is a sentence: {texts:?}");
        pairs.push(texts);
    }
}

#[test]
fn texts_are_clean() {
    for [es, en] in pairs() {
        for text in [es, en] {
            assert!(!text.trim().is_empty() && text.trim() == text, "{text:?}");
            assert!(!text.contains("  ") && !text.contains('\n') && !text.contains("..."), "{text:?}");
            assert!(!text.contains(" %") || text == es, "English writes 26%: {text:?}");
        }
        let ending = |text: &str| text.chars().next_back().filter(|c| ".?!:…".contains(*c));
        assert_eq!(ending(es), ending(en), "{es:?} and {en:?} end alike");
    }
}

#[test]
fn spanish_is_spanish() {
    for [es, en] in pairs() {
        assert_eq!(es.matches('¿').count(), es.matches('?').count(), "{es:?}");
        assert_eq!(es.matches('¡').count(), es.matches('!').count(), "{es:?}");
        assert!(!en.contains(['¿', '¡', 'ñ', '«']), "{en:?}");
        assert!(!es.contains(['“', '”', '"']), "Spanish quotes are « »: {es:?}");
        // Words that give a forgotten translation away.
        for word in [" the ", " and ", " of ", " usted "] {
            assert!(!es.contains(word), "{es:?}");
        }
        for word in [" el ", " los ", " de ", " que "] {
            assert!(!en.contains(word), "{en:?}");
        }
        let long = en.chars().count() > 25;
        assert!(!long || es != en, "{es:?} is translated");
    }
}

/// A label that is too long for a phone breaks the page.
#[test]
fn labels_fit() {
    let mut pairs = Vec::new();
    labels(&mut pairs, &Param::ALL);
    labels(&mut pairs, &Output::ALL);
    labels(&mut pairs, &Company::ALL);
    for text in pairs.concat() {
        assert!(text.chars().count() <= 40, "{text:?}");
    }
}

/// Each lever has a label of its own: two sliders of one name cannot be told apart by ear.
#[test]
fn levers_are_told_apart() {
    for lang in Lang::ALL {
        let mut labels: Vec<_> = Param::ALL.iter().map(|param| param.label(lang)).collect();
        labels.sort_unstable();
        labels.dedup();
        assert_eq!(labels.len(), PARAM_COUNT);
    }
}

#[test]
fn every_refusal_of_a_lever_says_what_to_do() {
    for param in Param::ALL {
        let spec = param.spec();
        let errors = [
            LeverError::Empty,
            LeverError::NotANumber,
            LeverError::TooLow { min: spec.min },
            LeverError::TooHigh { max: spec.max },
            LeverError::NotWhole,
            LeverError::RangeOrder,
        ];
        for error in errors {
            for lang in Lang::ALL {
                let text = error::lever(lang, param, error);
                assert!(text.ends_with('.') && text.chars().count() < 140, "{text}");
            }
        }
    }
    assert_eq!(
        error::lever(Lang::Es, Param::DemandCv, LeverError::NotANumber).replace(format::NBSP, " "),
        "Eso no es un número. Escribe uno entre 0 y 60 %, como 22."
    );
}
