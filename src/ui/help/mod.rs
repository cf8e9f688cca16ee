//! Help when asked for, by `?` or from the menu, and a first visit's three stops. Both are fetched when they are needed.
//! Leaves to others: words (`i18n::help`, `i18n::glossary`), what is on the sheet (`sheet`) and at a stop (`visit`).

pub mod sheet;
pub mod visit;

use super::bind::{effect, memo, when};
use super::element::{El, el};
use super::lazy::{self, lazy};
use super::state::AppState;
use super::state::engine::Phase;
use crate::browser::location::{Parameter, Query};
use crate::browser::{Listener, storage};
use crate::i18n::help::Stop;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, KeyboardEvent};

/// What helps at the moment.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Help {
    #[default]
    None,
    Sheet,
    Visit(Stop),
}

/// In the storage, once the stops were seen or skipped.
const VISITED: &str = "visited";

/// Where help appears.
pub fn place(state: AppState) -> El {
    let root = document().document_element();
    effect(move || {
        let Some(root) = &root else { return };
        let _ = match state.help.get() {
            Help::Visit(stop) => root.set_attribute("data-visit", stop.id()),
            Help::None | Help::Sheet => root.remove_attribute("data-visit"),
        };
    });
    let is_sheet = move || state.help.get() == Help::Sheet;
    let is_visit = move || matches!(state.help.get(), Help::Visit(_));
    el("div")
        .part(when(is_sheet, || el("div").part(lazy::part(lazy!(sheet::dialog)))))
        .part(when(is_visit, || el("div").part(lazy::part(lazy!(visit::card)))))
}

/// Hears the key, and receives those who come for the first time when there is something to show.
pub fn watch(state: AppState, query: &Query) {
    let keys = Listener::on(&document(), "keydown", move |event| {
        let Ok(event) = event.dyn_into::<KeyboardEvent>() else { return };
        if event.key() == "?" && !is_typing(&event) {
            event.prevent_default();
            state.help.set(Help::Sheet);
        }
    });
    StoredValue::new_local(keys);
    let is_alone = [Parameter::Embed, Parameter::Present].iter().all(|&mode| query.text(mode).is_none());
    // Who cannot be remembered would be received every time.
    if !is_alone || storage::get(VISITED) != Ok(None) {
        return;
    }
    let is_done = memo(move || state.phase.get() == Phase::Done);
    effect(move || {
        if is_done.get() && storage::get(VISITED) == Ok(None) && state.help.get_untracked() == Help::None {
            state.help.set(Help::Visit(Stop::Answer));
        }
    });
}

/// Within a text a key is a letter.
pub fn is_typing(event: &KeyboardEvent) -> bool {
    let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
    let is_text = target.is_some_and(|target| {
        target.closest("input:not([type=range]), select, textarea").is_ok_and(|at| at.is_some())
    });
    is_text || event.ctrl_key() || event.meta_key() || event.alt_key()
}
