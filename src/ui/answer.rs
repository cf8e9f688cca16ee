//! The answer in words, on top of everything: two sentences in large type, and how sure they are.
//! Leaves to others: the sentences (`i18n::sentence`), their numbers (`present::summary`).

use super::app;
use super::state::engine::Phase;
use crate::i18n::sentence::{answer as spoken_answer, detail, headline};
use crate::i18n::{Comparison, Key, Segment};
use leptos::prelude::*;

pub fn answer() -> impl IntoView {
    let state = app();
    let comparison = Memo::new(move |_| state.picture.with(|picture| picture.as_ref()?.answer));
    let segments = Memo::new(move |_| match comparison.get() {
        Some(comparison) => headline(state.lang.get(), &comparison),
        None => vec![Segment::Plain(state.text(Key::AnswerWaiting).to_owned())],
    });
    let detail = Memo::new(move |_| {
        let comparison = comparison.get();
        comparison.map(|comparison| detail(state.lang.get(), &comparison)).unwrap_or_default()
    });
    // While a lever moves, the words are still those of before.
    let is_stale = Memo::new(move |_| {
        state.picture.with(|picture| picture.as_ref().is_some_and(|picture| picture.summary.is_none()))
    });
    view! {
        <section
            class="answer"
            id="answer"
            tabindex="-1"
            aria-label=move || state.text(Key::Answer)
            data-stale=move || is_stale.get().to_string()
        >
            <h1 data-testid="headline">{move || segments.get().into_iter().map(segment).collect_view()}</h1>
            <p class="detail" data-testid="detail">
                {move || detail.get().into_iter().map(segment).collect_view()}
            </p>
            <p class="quiet">{move || state.text(Key::AssumedNote)}</p>
            <p class="spoken" role="status">{spoken(comparison)}</p>
        </section>
    }
}

/// What screen readers hear: the answer once it is final, never a word before.
fn spoken(comparison: Memo<Option<Comparison>>) -> impl Fn() -> Option<String> {
    let state = app();
    move || {
        let is_final = state.phase.get() == Phase::Done;
        is_final
            .then(|| comparison.get().map(|comparison| spoken_answer(state.lang.get(), &comparison)))
            .flatten()
    }
}

fn segment(segment: Segment) -> impl IntoView {
    let class = match segment {
        Segment::Plain(_) => return segment.text().to_owned().into_any(),
        Segment::Today(_) => "is-today",
        Segment::Proposal(_) => "is-proposal",
        Segment::Strong(_) => "is-strong",
    };
    view! { <em class=class>{segment.text().to_owned()}</em> }.into_any()
}
