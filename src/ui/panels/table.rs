//! The table behind a chart, built when it is first opened.
//! Leaves to others: its cells (`present::table`).

use crate::i18n::Key;
use crate::present::table::Table;
use crate::ui::app;
use crate::ui::bind::{on, part, text, when};
use crate::ui::piece::IntoPiece;
use leptos::ev;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::HtmlDetailsElement;

pub fn behind(id: &'static str, table: impl Fn() -> Option<Table> + Send + Sync + 'static) -> impl IntoView {
    let is_open = RwSignal::new(false);
    let toggle = move |event: ev::Event| {
        let details: Option<HtmlDetailsElement> =
            event.current_target().and_then(|target| target.dyn_into().ok());
        is_open.set(details.is_some_and(|details| details.open()));
    };
    let label = move |lang| if is_open.get() { Key::HideTable.text(lang) } else { Key::ShowTable.text(lang) };
    // Closed, it costs nothing while years arrive.
    let table = Memo::new(move |_| if is_open.get() { table() } else { None });
    let name =
        move || table.with(|table| table.as_ref().map(|table| table.caption.clone()).unwrap_or_default());
    let cells = move || table.get().map(cells).into_piece();
    // Only the cells are built anew: what scrolls stays where it was scrolled to.
    let content = move || {
        view! {
            <div class="scroll" tabindex="0" role="group" aria-label=text(name)>
                <table>{part(cells)}</table>
            </div>
        }
        .into_piece()
    };
    view! {
        <details class="behind" id=id on:toggle=on(toggle)>
            <summary>{app().tell(label)}</summary>
            <div>{when(move || is_open.get(), content)}</div>
        </details>
    }
}

fn cells(table: Table) -> impl IntoView {
    let head = table.head.into_iter().map(|cell| view! { <th scope="col">{cell}</th> }).collect_view();
    let row = |cells: Vec<String>| {
        let mut cells = cells.into_iter();
        let name = cells.next();
        let rest = cells.map(|cell| view! { <td>{cell}</td> }).collect_view();
        view! { <tr><th scope="row">{name}</th>{rest}</tr> }
    };
    view! {
        <caption>{table.caption}</caption>
        <thead><tr>{head}</tr></thead>
        <tbody>{table.rows.into_iter().map(row).collect_view()}</tbody>
    }
}
