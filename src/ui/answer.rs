//! The answer in words, on top of everything: two sentences in large type, and how sure they are.
//! Leaves to others: the sentences (`i18n::sentence`), their numbers (`present::summary`).

use super::app;
use super::bind::{part, spelled, text};
use super::state::engine::Phase;
use crate::i18n::sentence::{answer as spoken_answer, detail, headline};
use crate::i18n::{Key, Segment};
use crate::ui::piece::{IntoPiece, Piece};
use leptos::prelude::*;

pub fn answer() -> impl IntoView {
    let state = app();
    let comparison = Memo::new(move |_| state.picture.with(|picture| picture.as_ref()?.answer));
    // The words change less often than the numbers behind them.
    let first = Memo::new(move |_| match comparison.get() {
        Some(comparison) => headline(state.lang.get(), &comparison),
        None => vec![Segment::Plain(Key::AnswerWaiting.text(state.lang.get()).to_owned())],
    });
    let second = Memo::new(move |_| {
        let comparison = comparison.get();
        comparison.map(|comparison| detail(state.lang.get(), &comparison)).unwrap_or_default()
    });
    // While a lever moves, the words are still those of before.
    let is_stale = move || {
        state.picture.with(|picture| picture.as_ref().is_some_and(|picture| picture.summary.is_none()))
    };
    // Screen readers hear the answer once it is final, never a word before.
    let spoken = Memo::new(move |_| {
        let comparison = comparison.get().filter(|_| state.phase.get() == Phase::Done);
        comparison.map(|comparison| spoken_answer(state.lang.get(), &comparison)).unwrap_or_default()
    });
    view! {
        <section
            class="answer"
            id="answer"
            tabindex="-1"
            aria-label=state.say(Key::Answer)
            data-stale=spelled(is_stale)
        >
            <h1 data-testid="headline">{part(move || segments(first.get()))}</h1>
            <p class="detail" data-testid="detail">{part(move || segments(second.get()))}</p>
            <p class="quiet">{state.say(Key::AssumedNote)}</p>
            <p class="spoken" role="status">{text(move || spoken.get())}</p>
        </section>
    }
}

fn segments(segments: Vec<Segment>) -> Piece {
    let segment = |segment: Segment| {
        let class = match segment {
            Segment::Plain(_) => "is-plain",
            Segment::Today(_) => "is-today",
            Segment::Proposal(_) => "is-proposal",
            Segment::Strong(_) => "is-strong",
        };
        view! { <span class=class>{segment.text().to_owned()}</span> }
    };
    segments.into_iter().map(segment).collect_view().into_piece()
}
