//! The evidence is whole: every lever and no other, in both languages, each source read and used, and no default
//! without a source that claims to have one.

#![cfg(not(target_arch = "wasm32"))]

use embudo::domain::{Choices, Confidence, Decay, Param};
use embudo::evidence::{Card, Evidence, Text};
use std::collections::BTreeSet;

/// Letters that fit a card on a phone.
const NOTE: usize = 240;
const PART: usize = 160;

fn evidence() -> Evidence {
    Evidence::load().expect("evidence.json is well formed")
}

/// Every card by the name it is cited by, options of a question after it.
fn cards(evidence: &Evidence) -> Vec<(String, &Card)> {
    let mut cards = Vec::new();
    for (id, card) in evidence.levers.iter().chain(&evidence.choices) {
        cards.push((id.clone(), card));
        cards.extend(card.options.iter().map(|(option, card)| (format!("{id}.{option}"), card)));
    }
    cards
}

#[track_caller]
fn check_text(place: &str, text: &Text, longest: usize) {
    for text in [&text.es, &text.en] {
        assert!(!text.trim().is_empty(), "{place} is empty");
        assert_eq!(text.trim(), text, "{place}: space at an end");
        assert!(!text.contains("  "), "{place}: a double space in {text:?}");
        assert!(text.ends_with('.'), "{place}: no full stop in {text:?}");
        let letters = text.chars().count();
        assert!(letters <= longest, "{place}: {letters} letters, at most {longest}: {text:?}");
    }
    assert_ne!(text.es, text.en, "{place} is not translated");
}

#[test]
fn every_lever_has_a_card_and_every_card_a_lever() {
    let evidence = evidence();
    let levers: BTreeSet<&str> = Param::ALL.into_iter().map(Param::id).collect();
    let carded: BTreeSet<&str> = evidence.levers.keys().map(String::as_str).collect();
    let missing: Vec<_> = levers.difference(&carded).collect();
    let unknown: Vec<_> = carded.difference(&levers).collect();
    assert!(missing.is_empty() && unknown.is_empty(), "without a card: {missing:?}; unknown: {unknown:?}");
}

#[test]
fn cards_of_choices_are_of_questions_and_answers_that_exist() {
    let evidence = evidence();
    let choices = serde_json::to_value(Choices::default()).expect("choices");
    for (question, card) in &evidence.choices {
        assert!(choices.get(question).is_some(), "no question {question}");
        assert!(card.options.is_empty() || question == "decay", "{question}: unforeseen options");
    }
    let name = |study: Decay| serde_json::to_value(study).expect("a name").as_str().map(str::to_owned);
    let studies: BTreeSet<String> = Decay::STUDIES.into_iter().filter_map(name).collect();
    let decay = evidence.choices.get("decay").expect("a card");
    assert_eq!(decay.options.keys().cloned().collect::<BTreeSet<_>>(), studies);
    assert!(evidence.levers.values().all(|card| card.options.is_empty()), "levers have no options");
}

#[test]
fn texts_are_whole_and_short() {
    let evidence = evidence();
    for (id, card) in cards(&evidence) {
        check_text(&format!("{id}: note"), &card.note, NOTE);
        card.texts().skip(1).for_each(|text| check_text(&id, text, PART));
    }
    evidence.sources.iter().for_each(|(id, text)| check_text(id, text, NOTE));
}

#[test]
fn every_source_named_was_read_and_every_one_read_is_named() {
    let evidence = evidence();
    let named: BTreeSet<&String> = cards(&evidence).into_iter().flat_map(|(_, card)| &card.sources).collect();
    assert_eq!(named, evidence.sources.keys().collect());
    for (id, card) in cards(&evidence) {
        let once: BTreeSet<&String> = card.sources.iter().collect();
        assert_eq!(once.len(), card.sources.len(), "{id} names a source twice");
    }
}

#[test]
fn what_is_assumed_says_so_and_nothing_else_lacks_a_source() {
    let evidence = evidence();
    for param in Param::ALL {
        let card = evidence.of(param).expect("a card");
        let says_so =
            [card.note.es.starts_with("Supuesto nuestro"), card.note.en.starts_with("Our assumption")];
        match param.spec().confidence {
            Confidence::Assumed => assert_eq!(says_so, [true; 2], "{}", param.id()),
            Confidence::Vendor | Confidence::Practice | Confidence::Anecdote => {
                assert!(!card.sources.is_empty(), "{} names no source", param.id());
                assert_eq!(says_so, [false; 2], "{} has a source", param.id());
            }
        }
    }
    let sourced = evidence.choices.values().all(|card| !card.sources.is_empty());
    assert!(sourced, "only choices that rest on something have a card");
}
