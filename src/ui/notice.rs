//! The message above the answer: what happened, the way back, and a text to copy by hand.
//! Leaves to others: what there is to say (`state::message`).

use super::app;
use super::element::{El, el};
use super::icon::{Icon, icon};
use super::state::keep;
use super::state::message::{Message, Tone};
use crate::i18n::Key;
use leptos::ev;
use leptos::prelude::*;

/// The place is always there, so that screen readers hear what comes into it.
pub fn place() -> El {
    let state = app();
    let content = move || state.message.get().map(message).into_iter().collect();
    el("div").attr("role", "status").id("message").filled(content)
}

fn message(message: Message) -> El {
    let state = app();
    let is_unread = message.is_unread();
    let mut lines = el("div").class("lines");
    for line in message.lines(state.lang.get()) {
        lines = lines.add(el("p").text(&line));
    }
    if let Some(text) = message.to_copy {
        let select = |event: ev::FocusEvent| event_target::<web_sys::HtmlInputElement>(&event).select();
        let field = el("input")
            .class("field to-copy")
            .id("link-to-copy")
            .attr("readonly", "")
            .attr("value", &text)
            .label(state.say(Key::LinkField))
            .on("focus", select);
        lines = lines.add(field);
    }
    let class = if message.tone == Tone::Problem { "notice is-error" } else { "notice" };
    let mut notice = el("div").class(class).attr("data-testid", "message").add(lines);
    if is_unread {
        let button = el("button")
            .class("button")
            .id("read-again")
            .on("click", move |_: ev::MouseEvent| keep::try_again(state))
            .says(state.say(Key::TryAgain));
        notice = notice.add(button);
    }
    if let Some(before) = message.way_back {
        let button = el("button")
            .class("button")
            .id("way-back")
            .on("click", move |_: ev::MouseEvent| state.go_back((*before).clone()))
            .add(icon(Icon::Undo))
            .says(state.say(Key::Undo));
        notice = notice.add(button);
    }
    notice.add(
        el("button")
            .class("icon")
            .id("dismiss")
            .label(state.say(Key::DismissNotice))
            .title(state.say(Key::DismissNotice))
            .on("click", move |_: ev::MouseEvent| state.message.set(None))
            .add(icon(Icon::Close)),
    )
}
