//! The table behind a chart, built when it is first opened.
//! Leaves to others: its cells (`present::table`).

use crate::i18n::{Key, Lang};
use crate::present::table::Table;
use crate::ui::app;
use crate::ui::bind::{memo, text, when};
use crate::ui::element::{El, el};
use leptos::ev;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::HtmlDetailsElement;

pub fn behind(id: &'static str, table: impl Fn() -> Option<Table> + Send + Sync + 'static) -> El {
    unfolding(id, table, |lang, is_open| {
        if is_open { Key::HideTable.text(lang) } else { Key::ShowTable.text(lang) }.to_owned()
    })
}

/// The same under a name of its own, which may say whether it is open.
pub fn unfolding(
    id: &'static str,
    table: impl Fn() -> Option<Table> + Send + Sync + 'static,
    name: impl Fn(Lang, bool) -> String + Send + Sync + 'static,
) -> El {
    let is_open = RwSignal::new(false);
    let toggle = move |event: ev::Event| {
        let details: Option<HtmlDetailsElement> =
            event.current_target().and_then(|target| target.dyn_into().ok());
        is_open.set(details.is_some_and(|details| details.open()));
    };
    let label = move |lang| name(lang, is_open.get());
    // Closed, it costs nothing while years arrive.
    let table = memo(move || if is_open.get() { table() } else { None });
    let caption =
        move || table.with(|table| table.as_ref().map(|table| table.caption.clone()).unwrap_or_default());
    // Only the cells are built anew: what scrolls stays where it was scrolled to.
    let content = move || {
        el("div").class("scroll").attr("tabindex", "0").attr("role", "group").label(text(caption)).add(
            el("table").filled(move || table.with(|table| table.as_ref().map(cells).unwrap_or_default())),
        )
    };
    el("details")
        .class("behind")
        .id(id)
        .on("toggle", toggle)
        .add(el("summary").says(app().tell(label)))
        .add(el("div").part(when(move || is_open.get(), content)))
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
