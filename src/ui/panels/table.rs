//! The table behind a chart, built when it is first opened.
//! Leaves to others: its cells (`present::table`).

use crate::i18n::Key;
use crate::present::table::Table;
use crate::ui::app;
use crate::ui::bind::{on, part};
use leptos::ev;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::HtmlDetailsElement;

pub fn behind(id: &'static str, table: impl Fn() -> Option<Table> + Send + 'static) -> impl IntoView {
    let is_open = RwSignal::new(false);
    let toggle = move |event: ev::Event| {
        let details: Option<HtmlDetailsElement> =
            event.current_target().and_then(|target| target.dyn_into().ok());
        is_open.set(details.is_some_and(|details| details.open()));
    };
    let label = move |lang| if is_open.get() { Key::HideTable.text(lang) } else { Key::ShowTable.text(lang) };
    // Closed, it costs nothing while years arrive.
    let content = move || if is_open.get() { table().map(of).into_any() } else { ().into_any() };
    view! {
        <details class="behind" id=id on:toggle=on(toggle)>
            <summary>{app().tell(label)}</summary>
            <div>{part(content)}</div>
        </details>
    }
}

fn of(table: Table) -> impl IntoView {
    let head = table.head.into_iter().map(|cell| view! { <th scope="col">{cell}</th> }).collect_view();
    let row = |cells: Vec<String>| {
        let mut cells = cells.into_iter();
        let name = cells.next();
        let rest = cells.map(|cell| view! { <td>{cell}</td> }).collect_view();
        view! { <tr><th scope="row">{name}</th>{rest}</tr> }
    };
    let name = table.caption.clone();
    view! {
        <div class="scroll" tabindex="0" role="group" aria-label=name>
            <table>
                <caption>{table.caption}</caption>
                <thead><tr>{head}</tr></thead>
                <tbody>{table.rows.into_iter().map(row).collect_view()}</tbody>
            </table>
        </div>
    }
}
