//! The sheet of help: what keys do, and what words mean.
//! Leaves to others: the words (`i18n`).

use super::Help;
use crate::i18n::help::Shortcut;
use crate::i18n::{Explain, Key, Label, Term};
use crate::ui::app;
use crate::ui::element::{El, by_id, el};
use crate::ui::icon::{Icon, icon};
use crate::ui::lazy::Missing;
use leptos::ev;
use leptos::prelude::*;
use wasm_split_helpers::wasm_split;
use web_sys::HtmlDialogElement;

const ID: &str = "help-sheet";

#[wasm_split(help, fallible, preload(fetch))]
pub fn dialog() -> Result<El, Missing> {
    let state = app();
    let close = el("button")
        .class("icon")
        .id("close-help")
        .label(state.say(Key::Close))
        .on("click", |_: ev::MouseEvent| {
            if let Some(dialog) = by_id::<HtmlDialogElement>(ID) {
                dialog.close();
            }
        })
        .add(icon(Icon::Close));
    let head =
        el("div").class("help-head").add(el("h2").id("help-title").says(state.say(Key::Help))).add(close);
    // Modal only once it stands in the page.
    request_animation_frame(|| {
        if let Some(dialog) = by_id::<HtmlDialogElement>(ID).filter(|dialog| !dialog.open()) {
            let _ = dialog.show_modal();
        }
    });
    Ok(el("dialog")
        .class("help")
        .id(ID)
        .attr("aria-labelledby", "help-title")
        .on("close", move |_: ev::Event| state.help.set(Help::None))
        .add(head)
        .add(el("h3").says(state.say(Key::HelpKeys)))
        .add(el("dl").class("keys").all(Shortcut::ALL.map(shortcut)))
        .add(el("h3").says(state.say(Key::HelpWords)))
        .add(el("dl").class("words").all(Term::ALL.map(term))))
}

fn shortcut(shortcut: Shortcut) -> El {
    let keys = shortcut.keys().iter().map(|key| el("kbd").text(key));
    el("div").add(el("dt").all(keys)).add(el("dd").says(app().tell(move |lang| shortcut.label(lang))))
}

fn term(term: Term) -> El {
    el("div")
        .add(el("dt").says(app().tell(move |lang| term.label(lang))))
        .add(el("dd").says(app().tell(move |lang| term.explain(lang))))
}
