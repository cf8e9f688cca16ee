//! The strip of tabs, by ARIA's pattern: one of them is reached by Tab, the others by arrows, Home and End.
//! Leaves to others: which tabs there are (`tab`), what they show.

use super::tab::{Content, Tab};
use crate::i18n::Key;
use crate::ui::app;
use crate::ui::bind::{spelled, text};
use crate::ui::element::{self, El, el};
use crate::ui::lazy;
use crate::ui::piece::IntoPiece;
use leptos::ev;
use leptos::prelude::*;

pub fn strip() -> El {
    let state = app();
    let press = move |event: ev::KeyboardEvent| {
        let now = state.tab.get_untracked() as usize;
        let last = Tab::ALL.len() - 1;
        let next = match event.key().as_str() {
            "ArrowRight" => (now + 1) % Tab::ALL.len(),
            "ArrowLeft" => now.checked_sub(1).unwrap_or(last),
            "Home" => 0,
            "End" => last,
            _ => return,
        };
        event.prevent_default();
        state.choose_tab(Tab::ALL[next]);
        focus(Tab::ALL[next]);
    };
    el("div")
        .class("tabs")
        .attr("role", "tablist")
        .label(state.say(Key::Tabs))
        .on("keydown", press)
        .all(Tab::ALL.map(button))
}

fn button(tab: Tab) -> El {
    let state = app();
    let is_chosen = move || state.tab.get() == tab;
    el("button")
        .id(&format!("tab-{}", tab.id()))
        .attr("role", "tab")
        .attr("aria-controls", "tab-panel")
        .follow("aria-selected", spelled(is_chosen))
        .follow("tabindex", text(move || if is_chosen() { "0" } else { "-1" }))
        .on("click", move |_: ev::MouseEvent| state.choose_tab(tab))
        .says(state.say(tab.name()))
}

/// What the chosen tab shows; only that is in the page.
pub fn place() -> El {
    let state = app();
    el("div")
        .id("tab-panel")
        .attr("role", "tabpanel")
        .follow("aria-labelledby", text(move || format!("tab-{}", state.tab.get().id())))
        .part(Box::new(move || {
            let content = state.tab.get().content();
            untrack(|| match content {
                Content::Here(build) => build(),
                Content::Later(lazy) => el("div").part(lazy::part(lazy)),
            })
            .into_piece()
        }))
}

fn focus(tab: Tab) {
    element::focus(&format!("tab-{}", tab.id()));
}
