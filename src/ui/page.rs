//! The page's frame: header, levers beside the stage, and on a small screen the bar that opens the levers.
//! Leaves to others: what stands in each.

use super::bind::{on, spelled};
use super::icon::{Icon, icon};
use super::state::AppState;
use super::turns::{ANSWER, CHART, HEADER, in_turn};
use super::{answer, app, chart, header, levers, notice, panels};
use crate::i18n::Key;
use crate::ui::piece::IntoPiece;
use leptos::ev;
use leptos::html;
use leptos::prelude::*;
use wasm_bindgen::JsCast;

pub fn page() -> impl IntoView {
    let state = app();
    let opener: NodeRef<html::Button> = NodeRef::new();
    let close_on_escape = move |event: ev::KeyboardEvent| {
        if event.key() == "Escape" && state.sheet_open.get_untracked() {
            close_sheet(state, opener);
        }
    };
    let open = move |_: ev::MouseEvent| {
        state.sheet_open.set(true);
        // The chart stays in view above the sheet: what a lever does is seen while it moves.
        scroll_to("chart-area");
        focus("close-levers");
    };
    view! {
        {skip("answer", Key::SkipToAnswer)}
        {skip("levers", Key::SkipToLevers)}
        {in_turn(HEADER, || header::header().into_piece())}
        <div class="lab" data-sheet=spelled(move || state.sheet_open.get()) on:keydown=on(close_on_escape)>
            {levers::panel(on(move |_| close_sheet(state, opener)))}
            <main class="stage" id="stage">
                {notice::place()}
                {in_turn(ANSWER, || answer::answer().into_piece())}
                {in_turn(CHART, || chart::card().into_piece())}
                {panels::panels()}
                <footer class="foot quiet">{state.say(Key::Privacy)}</footer>
            </main>
        </div>
        <div class="sheet-bar">
            <button
                class="button"
                id="open-levers"
                node_ref=opener
                aria-expanded=spelled(move || state.sheet_open.get())
                aria-controls="levers"
                on:click=on(open)
            >
                {icon(Icon::Levers)}
                {state.say(Key::LeversOpen)}
            </button>
        </div>
    }
}

fn close_sheet(state: AppState, opener: NodeRef<html::Button>) {
    state.sheet_open.set(false);
    if let Some(opener) = opener.get_untracked() {
        let _ = opener.focus();
    }
}

/// A skip link that leaves the address alone: the fragment is the state.
fn skip(target: &'static str, key: Key) -> impl IntoView {
    let go = move |event: ev::MouseEvent| {
        event.prevent_default();
        focus(target);
    };
    view! { <a class="skip" href=format!("#{target}") on:click=on(go)>{app().say(key)}</a> }
}

/// After the change that makes it visible has been drawn.
fn focus(id: &'static str) {
    request_animation_frame(move || {
        let element = document().get_element_by_id(id);
        if let Some(element) = element.and_then(|element| element.dyn_into::<web_sys::HtmlElement>().ok()) {
            let _ = element.focus();
        }
    });
}

fn scroll_to(id: &str) {
    if let Some(element) = document().get_element_by_id(id) {
        element.scroll_into_view();
    }
}
