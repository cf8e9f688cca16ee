//! The page's frame: header, levers beside the stage, and on a small screen the bar that opens the levers.
//! Leaves to others: what stands in each.

use super::bind::spelled;
use super::element::{self, El, by_id, el};
use super::icon::{Icon, icon};
use super::state::AppState;
use super::turns::{ANSWER, CHART, HEADER, PANELS, in_turn};
use super::{answer, app, chart, header, help, levers, modes, notice, panels};
use crate::i18n::Key;
use crate::ui::piece::{IntoPiece, Piece};
use leptos::ev;
use leptos::prelude::*;
use web_sys::HtmlElement;

pub fn page() -> impl IntoView {
    let state = app();
    let stage = el("main")
        .class("stage")
        .id("stage")
        .add(notice::place())
        .part(in_turn(ANSWER, || answer::answer().into_piece()))
        .part(in_turn(CHART, || chart::card().into_piece()))
        .part(in_turn(PANELS, || panels::panels().into_piece()))
        .part(in_turn(PANELS, foot));
    let close_on_escape = move |event: ev::KeyboardEvent| {
        if event.key() == "Escape" && state.sheet_open.get_untracked() {
            close_sheet(state);
        }
    };
    let lab = el("div")
        .class("lab")
        .follow("data-sheet", spelled(move || state.sheet_open.get()))
        .on("keydown", close_on_escape)
        .add(levers::panel(move |_| close_sheet(state)))
        .add(stage)
        .part(modes::stepper())
        .add(help::place(state));
    let open = move |_: ev::MouseEvent| {
        state.sheet_open.set(true);
        // The chart stays in view above the sheet: what a lever does is seen while it moves.
        scroll_to("chart-area");
        focus("close-levers");
    };
    let opener = el("button")
        .class("button")
        .id(OPENER)
        .follow("aria-expanded", spelled(move || state.sheet_open.get()))
        .attr("aria-controls", "levers")
        .on("click", open)
        .add(icon(Icon::Levers))
        .says(state.say(Key::LeversOpen));
    view! {
        {skip("answer", Key::SkipToAnswer)}
        {skip("levers", Key::SkipToLevers)}
        {in_turn(HEADER, || header::header().into_piece())}
        {lab}
        {el("div").class("sheet-bar").add(opener)}
    }
}

/// It comes with what stands above it, or it would be seen to fall.
fn foot() -> Piece {
    el("footer").class("foot quiet").says(app().say(Key::Privacy)).into_piece()
}

const OPENER: &str = "open-levers";

fn close_sheet(state: AppState) {
    state.sheet_open.set(false);
    element::focus(OPENER);
}

/// A skip link that leaves the address alone: the fragment is the state.
fn skip(target: &'static str, key: Key) -> El {
    let go = move |event: ev::MouseEvent| {
        event.prevent_default();
        focus(target);
    };
    el("a").class("skip").attr("href", &format!("#{target}")).on("click", go).says(app().say(key))
}

/// After the change that makes it visible has been drawn.
fn focus(id: &'static str) {
    request_animation_frame(move || element::focus(id));
}

fn scroll_to(id: &str) {
    if let Some(element) = by_id::<HtmlElement>(id) {
        element.scroll_into_view();
    }
}
