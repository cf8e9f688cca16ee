//! What a search for a lever found, each a way there. Fetched with the notes, for both have the levers' explanations.
//! Leaves to others: the field (`search`), what is found (`present::find`).

use super::id;
use crate::domain::{Param, Tier};
use crate::i18n::{Key, Label};
use crate::present::find::find;
use crate::ui::app;
use crate::ui::bind::{memo, text};
use crate::ui::element::{El, by_id, el};
use crate::ui::lazy::Missing;
use crate::ui::state::AppState;
use leptos::ev;
use leptos::prelude::*;
use wasm_split_helpers::wasm_split;
use web_sys::{HtmlDetailsElement, HtmlElement};

/// More are better found by another word.
const MOST: usize = 8;

/// Levers are built when their section is first opened: so many frames are waited for that.
const PATIENCE: u32 = 30;

/// The list, and a word where there is nothing to list.
#[wasm_split(notes, fallible, preload(fetch))]
pub fn hits(asked: RwSignal<String>) -> Result<El, Missing> {
    let state = app();
    let found = memo(move || asked.with(|asked| find(state.lang.get(), asked, MOST)));
    let hit = move |param: Param| {
        let go = move |_: ev::MouseEvent| {
            asked.set(String::new());
            reveal(param);
        };
        el("li").add(
            el("button").class("item").on("click", go).says(state.tell(move |lang| param.label(lang))).add(
                el("span").class("quiet").says(state.tell(move |lang| param.spec().section.label(lang))),
            ),
        )
    };
    let told = text(move || {
        let is_missing = asked.with(|asked| !asked.trim().is_empty()) && found.with(Vec::is_empty);
        if is_missing { Key::NoLeverFound.text(state.lang.get()) } else { "" }
    });
    Ok(el("div")
        .add(el("ul").class("hits").filled(move || found.get().into_iter().map(hit).collect()))
        .add(el("p").class("quiet").attr("role", "status").says(told)))
}

/// Goes to the first that is found.
#[wasm_split(notes, fallible)]
pub fn first(state: AppState, asked: RwSignal<String>) -> Result<(), Missing> {
    let found = asked.with_untracked(|asked| find(state.lang.get_untracked(), asked, 1));
    if let Some(&param) = found.first() {
        asked.set(String::new());
        reveal(param);
    }
    Ok(())
}

/// Opens where the lever stands, and goes to its number.
fn reveal(param: Param) {
    let spec = param.spec();
    open(&format!("section-{}", id(spec.section)));
    wait(param, PATIENCE);
}

fn wait(param: Param, frames: u32) {
    if let Some(field) = by_id::<HtmlElement>(&format!("field-{}-today", param.id())) {
        field.scroll_into_view();
        let _ = field.focus();
        return;
    }
    if param.spec().tier == Tier::More {
        open(&format!("more-{}", id(param.spec().section)));
    }
    if frames > 0 {
        request_animation_frame(move || wait(param, frames - 1));
    }
}

fn open(part: &str) {
    if let Some(part) = by_id::<HtmlDetailsElement>(part) {
        part.set_open(true);
    }
}
