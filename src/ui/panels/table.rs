//! The table behind a chart, built when it is first opened.
//! Leaves to others: its cells (`present::table`).

use crate::i18n::{Key, Lang};
use crate::present::table::Table;
use crate::ui::app;
use crate::ui::bind::{Text, memo, text, when};
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
    let label = move |lang| name(lang, is_open.get());
    // Closed, it costs nothing while years arrive.
    let table = memo(move || if is_open.get() { table() } else { None });
    let caption =
        move || table.with(|table| table.as_ref().map(|table| table.caption.clone()).unwrap_or_default());
    // Only the cells are built anew: what scrolls stays where it was scrolled to.
    let content = move || {
        let rows = move || table.with(|table| table.as_ref().map(cells).unwrap_or_default());
        scroll(el("table").filled(rows), text(caption))
    };
    unfold(id, is_open, app().tell(label), content)
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
