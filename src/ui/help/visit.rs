//! The three stops of a first visit: a card that says what is where, and a mark around it. It covers nothing for good,
//! takes no focus, and can be skipped at any stop. Leaves to others: when it comes and what is marked
//! (`help`), its looks (`style/help.css`).

use super::{Help, VISITED};
use crate::browser::storage;
use crate::i18n::help::Stop;
use crate::i18n::{Explain, Key, Label};
use crate::ui::app;
use crate::ui::bind::text;
use crate::ui::element::{El, el};
use crate::ui::lazy::Missing;
use crate::ui::state::AppState;
use leptos::ev;
use leptos::prelude::*;
use wasm_split_helpers::wasm_split;

#[wasm_split(help, fallible, preload(fetch))]
pub fn card() -> Result<El, Missing> {
    let state = app();
    let stop = move || match state.help.get() {
        Help::Visit(stop) => stop,
        Help::None | Help::Sheet => Stop::Answer,
    };
    let place = text(move || format!("{} / {}", stop() as usize + 1, Stop::ALL.len()));
    let last = Stop::ALL.len() - 1;
    let next = state.tell(move |lang| {
        if stop() as usize == last { Key::VisitBegin.text(lang) } else { Key::VisitNext.text(lang) }
    });
    let go = move |_: ev::MouseEvent| match Stop::ALL.get(stop() as usize + 1) {
        Some(&stop) => {
            state.help.set(Help::Visit(stop));
            // The tabs may stand below what is seen.
            let tabs = document().query_selector("[role=tablist]").ok().flatten();
            if let (Stop::Tabs, Some(tabs)) = (stop, tabs) {
                tabs.scroll_into_view_with_bool(false);
            }
        }
        None => leave(state),
    };
    Ok(el("aside")
        .class("visit card")
        .id("visit")
        .attr("aria-labelledby", "visit-title")
        .add(el("h2").id("visit-title").says(state.tell(move |lang| stop().label(lang))))
        .add(el("p").attr("role", "status").says(state.tell(move |lang| stop().explain(lang))))
        .add(
            el("div")
                .class("visit-foot")
                .add(el("span").class("quiet number").says(place))
                .add(
                    el("button")
                        .class("button plain")
                        .id("visit-skip")
                        .on("click", move |_: ev::MouseEvent| leave(state))
                        .says(state.say(Key::VisitSkip)),
                )
                .add(el("button").class("button").id("visit-next").on("click", go).says(next)),
        ))
}

fn leave(state: AppState) {
    // Whoever cannot be remembered is not received in the first place.
    let _ = storage::set(VISITED, "1");
    state.help.set(Help::None);
}
