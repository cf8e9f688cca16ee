//! The tables of what is seen at once: what stands in them is fetched when the first of them is opened.
//! Leaves to others: their rows (`present`), how they look (`table`).

use super::table::{Source, filled, show_or_hide, unfold};
use crate::i18n::Lang;
use crate::present::{changes, table as tables};
use crate::ui::app;
use crate::ui::element::{El, el};
use crate::ui::lazy::{Missing, part_of};
use leptos::prelude::*;
use std::sync::Arc;
use wasm_split_helpers::wasm_split;

#[derive(Clone, Copy)]
pub enum Folded {
    Revenue,
    Funnel,
    /// What makes the proposal.
    Changes,
}

/// Behind its chart.
pub fn behind(id: &'static str, what: Folded) -> El {
    named(id, what, show_or_hide)
}

/// Under a name of its own, which may say whether it is open.
pub fn named(
    id: &'static str,
    what: Folded,
    name: impl Fn(Lang, bool) -> String + Send + Sync + 'static,
) -> El {
    let is_open = RwSignal::new(false);
    let label = app().tell(move |lang| name(lang, is_open.get()));
    let rows =
        move || el("div").part(part_of(|| Box::pin(fetch()), Box::new(move || Box::pin(content(what)))));
    unfold(id, is_open, label, rows)
}

#[wasm_split(folded, fallible, preload(fetch))]
pub fn content(what: Folded) -> Result<El, Missing> {
    let state = app();
    let table: Source = match what {
        Folded::Revenue => Arc::new(move || {
            let lang = state.lang.get();
            state.picture.with(|picture| picture.as_ref().map(|picture| tables::chart(lang, &picture.chart)))
        }),
        Folded::Funnel => Arc::new(move || {
            let lang = state.lang.get();
            state
                .picture
                .with(|picture| picture.as_ref().map(|picture| tables::funnel(lang, &picture.funnel)))
        }),
        Folded::Changes => Arc::new(move || {
            let lang = state.lang.get();
            state.setups.with(|setups| Some(changes::changes(lang, &setups.scenarios)))
        }),
    };
    Ok(filled(table))
}
