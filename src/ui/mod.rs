//! The page: signals, elements and paint. What is shown comes ready from `present`, words from `i18n`.
//! Leaves to others: arithmetic of the domain, storage and workers themselves (`browser`).

mod ahead;
mod answer;
mod bind;
mod chart;
mod dropdown;
mod element;
mod header;
mod help;
mod icon;
mod lazy;
mod levers;
mod menu;
mod modes;
mod notice;
mod page;
mod panels;
mod piece;
mod report;
mod run;
mod state;
mod turns;

use crate::browser::location::Query;
use leptos::mount::mount_to;
use leptos::prelude::*;
use state::keep::Opened;
use state::{AppState, keep};
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::spawn_local;
use web_sys::HtmlElement;

/// Builds the page in `#app`, in place of whatever stood there.
pub fn start() {
    console_error_panic_hook::set_once();
    let Some(home) = document().get_element_by_id("app") else { return };
    let (home, query) = (home.unchecked_into(), Query::read());
    if keep::is_there(&query) {
        spawn_local(async move {
            let opened = keep::open(&query).await;
            build(home, query, opened);
        });
    } else {
        let opened = keep::begun(&query);
        build(home, query, opened);
    }
}

fn build(home: HtmlElement, query: Query, opened: Opened) {
    home.set_text_content(None);
    mount_to(home, move || {
        let state = AppState::new(&query, opened);
        provide_context(state);
        modes::watch(state, &query);
        ahead::watch(state);
        help::watch(state, &query);
        let page = page::page();
        turns::begin(state);
        page
    })
    .forget();
}

/// The one state of the page.
fn app() -> AppState {
    expect_context()
}
