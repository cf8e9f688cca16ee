//! The message above the answer: what happened, the way back, and a text to copy by hand.
//! Leaves to others: what there is to say (`state::message`).

use super::app;
use super::bind::{on, part};
use super::icon::{Icon, icon};
use super::state::message::{Message, Tone};
use crate::i18n::Key;
use crate::present::words::Word;
use crate::ui::piece::{IntoPiece, Piece};
use leptos::ev;
use leptos::prelude::*;

/// The place is always there, so that screen readers hear what comes into it.
pub fn place() -> impl IntoView {
    let state = app();
    let content = move || state.message.get().map(message).into_piece();
    view! { <div role="status" id="message">{part(content)}</div> }
}

fn message(message: Message) -> Piece {
    let state = app();
    let is_problem = message.tone == Tone::Problem;
    let lines =
        message.lines(state.lang.get()).into_iter().map(|line| view! { <p>{line}</p> }).collect_view();
    let way_back = message.way_back.map(|before| {
        view! {
            <button class="button" id="way-back" on:click=on(move |_| state.go_back((*before).clone()))>
                {icon(Icon::Undo)}
                {state.say(Key::Undo)}
            </button>
        }
    });
    let select = |event: ev::FocusEvent| event_target::<web_sys::HtmlInputElement>(&event).select();
    let to_copy = message.to_copy.map(|text| {
        view! {
            <input
                class="field to-copy"
                id="link-to-copy"
                readonly
                aria-label=state.say(Key::LinkField)
                prop:value=text
                on:focus=on(select)
            />
        }
    });
    view! {
        <div class="notice" class:is-error=is_problem data-testid="message">
            <div class="lines">{lines} {to_copy}</div>
            {way_back}
            <button
                class="icon"
                id="dismiss"
                aria-label=state.word(Word::DismissNotice)
                title=state.word(Word::DismissNotice)
                on:click=on(move |_| state.message.set(None))
            >
                {icon(Icon::Close)}
            </button>
        </div>
    }
    .into_piece()
}
