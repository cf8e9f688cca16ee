//! The answer in words, on top of everything: two sentences in large type, and how sure they are.
//! Leaves to others: the sentences (`i18n::sentence`), their numbers (`present::summary`).

use super::app;
use super::bind::{memo, spelled, text};
use super::element::{El, el};
use super::panels::folded::{self, Folded};
use super::state::engine::Phase;
use crate::i18n::sentence::{Comparison, answer as spoken_answer, detail, headline, profit};
use crate::i18n::{Key, Lang, Segment, phrase};
use crate::present::changes::changes as list;
use leptos::prelude::*;

pub fn answer() -> El {
    let state = app();
    let comparison = memo(move || state.picture.with(|picture| picture.as_ref()?.answer));
    // The words change less often than the numbers behind them.
    let first = memo(move || match comparison.get() {
        Some(comparison) => headline(state.lang.get(), &comparison),
        None => vec![Segment::Plain(Key::AnswerWaiting.text(state.lang.get()).to_owned())],
    });
    let second = memo(move || {
        let comparison = comparison.get();
        comparison.map(|comparison| detail(state.lang.get(), &comparison)).unwrap_or_default()
    });
    let third = memo(move || {
        let comparison = comparison.get();
        comparison.map(|comparison| profit(state.lang.get(), &comparison)).unwrap_or_default()
    });
    // While a lever moves, the words are still those of before.
    let is_stale = move || {
        state.picture.with(|picture| picture.as_ref().is_some_and(|picture| picture.summary.is_none()))
    };
    // Screen readers hear the answer once it is final, never a word before.
    let spoken = memo(move || {
        let comparison = comparison.get().filter(|_| state.phase.get() == Phase::Done);
        let say = |comparison: Comparison| {
            let lang = state.lang.get();
            format!("{} {}", spoken_answer(lang, &comparison), profit(lang, &comparison))
        };
        comparison.map(say).unwrap_or_default()
    });
    el("section")
        .class("answer")
        .id("answer")
        .attr("tabindex", "-1")
        .label(state.say(Key::Answer))
        .follow("data-stale", spelled(is_stale))
        .add(el("h1").attr("data-testid", "headline").filled(move || segments(first.get())))
        .add(el("p").class("detail").attr("data-testid", "detail").filled(move || segments(second.get())))
        .add(el("p").class("detail").attr("data-testid", "profit").says(text(move || third.get())))
        .add(el("p").class("quiet").says(state.say(Key::AssumedNote)))
        .add(changes())
        .add(el("p").class("spoken").attr("role", "status").says(text(move || spoken.get())))
}

/// What makes the proposal: counted, and listed on demand.
fn changes() -> El {
    let state = app();
    let count = memo(move || state.setups.with(|setups| list(Lang::Es, &setups.scenarios).rows.len()));
    folded::named("changes", Folded::Changes, move |lang, _| phrase::changes(lang, count.get()))
}

/// A text in runs, each in the colour of whom it speaks of.
pub fn segments(segments: Vec<Segment>) -> Vec<El> {
    let segment = |segment: Segment| {
        let class = match segment {
            Segment::Plain(_) => "is-plain",
            Segment::Today(_) => "is-today",
            Segment::Proposal(_) => "is-proposal",
            Segment::Strong(_) => "is-strong",
        };
        el("span").class(class).text(segment.text())
    };
    segments.into_iter().map(segment).collect()
}
