//! The table behind a chart, built when it is first opened.
//! Leaves to others: its cells (`present::table`).

use crate::i18n::{Key, Lang};
use crate::present::table::Table;
use crate::ui::app;
use crate::ui::bind::{Text, memo, text, when};
use crate::ui::element::{El, el};
use leptos::ev;
use leptos::prelude::*;
use std::sync::Arc;
use wasm_bindgen::JsCast;
use web_sys::HtmlDetailsElement;

pub fn behind(id: &'static str, table: impl Fn() -> Option<Table> + Send + Sync + 'static) -> El {
    let is_open = RwSignal::new(false);
    let table: Source = Arc::new(table);
    // Closed, it costs nothing while years arrive.
    unfold(id, is_open, app().tell(move |lang| show_or_hide(lang, is_open.get())), move || {
        filled(table.clone())
    })
}

pub fn show_or_hide(lang: Lang, is_open: bool) -> String {
    if is_open { Key::HideTable.text(lang) } else { Key::ShowTable.text(lang) }.to_owned()
}

/// Where a table comes from, as long as it is looked at.
pub type Source = Arc<dyn Fn() -> Option<Table> + Send + Sync>;

/// Only the cells are built anew: what scrolls stays where it was scrolled to.
pub fn filled(table: Source) -> El {
    let table = memo(move || table());
    let caption =
        move || table.with(|table| table.as_ref().map(|table| table.caption.clone()).unwrap_or_default());
    let rows = move || table.with(|table| table.as_ref().map(cells).unwrap_or_default());
    scroll(el("table").filled(rows), text(caption))
}

/// Something behind its name: built when it is opened.
pub fn unfold(
    id: &'static str,
    is_open: RwSignal<bool>,
    name: Text,
    content: impl Fn() -> El + Send + 'static,
) -> El {
    let toggle = move |event: ev::Event| {
        let details: Option<HtmlDetailsElement> =
            event.current_target().and_then(|target| target.dyn_into().ok());
        is_open.set(details.is_some_and(|details| details.open()));
    };
    el("details")
        .class("behind")
        .id(id)
        .on("toggle", toggle)
        .add(el("summary").says(name))
        .add(el("div").part(when(move || is_open.get(), content)))
}

/// What is wider than its card scrolls within it, by keys too.
pub fn scroll(table: El, name: Text) -> El {
    el("div").class("scroll").attr("tabindex", "0").attr("role", "group").label(name).add(table)
}

/// Caption, head and rows.
pub fn cells(table: &Table) -> Vec<El> {
    let head = table.head.iter().map(|cell| el("th").attr("scope", "col").text(cell));
    let row = |cells: &Vec<String>| {
        let mut cells = cells.iter();
        let name = el("th").attr("scope", "row").text(cells.next().map_or("", String::as_str));
        el("tr").add(name).all(cells.map(|cell| el("td").text(cell)))
    };
    vec![
        el("caption").text(&table.caption),
        el("thead").add(el("tr").all(head)),
        el("tbody").all(table.rows.iter().map(row)),
    ]
}
