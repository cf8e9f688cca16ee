//! The message above the answer: what happened, the way back, and a text to copy by hand.
//! Leaves to others: what there is to say (`state::message`).

use super::app;
use super::icon::{Icon, icon};
use super::state::message::{Message, Tone};
use crate::i18n::Key;
use crate::present::words::Word;
use leptos::prelude::*;

/// The place is always there, so that screen readers hear what comes into it.
pub fn place() -> impl IntoView {
    let state = app();
    view! {
        <div role="status" id="message">
            {move || state.message.get().map(message)}
        </div>
    }
}

fn message(message: Message) -> impl IntoView {
    let state = app();
    let is_problem = message.tone == Tone::Problem;
    let lines = message.clone();
    let lines = move || {
        let lines = lines.lines(state.lang.get());
        lines.into_iter().map(|line| view! { <p>{line}</p> }).collect_view()
    };
    let way_back = message.way_back.map(|before| {
        view! {
            <button class="button" id="way-back" on:click=move |_| state.go_back((*before).clone())>
                {icon(Icon::Undo)}
                {move || state.text(Key::Undo)}
            </button>
        }
    });
    let select = |event: leptos::ev::FocusEvent| event_target::<web_sys::HtmlInputElement>(&event).select();
    let to_copy = message.to_copy.map(|text| {
        view! {
            <input
                class="field to-copy"
                readonly
                aria-label=move || state.text(Key::LinkField)
                prop:value=text
                on:focus=select
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
                aria-label=move || Word::DismissNotice.text(state.lang.get())
                title=move || Word::DismissNotice.text(state.lang.get())
                on:click=move |_| state.message.set(None)
            >
                {icon(Icon::Close)}
            </button>
        </div>
    }
}
