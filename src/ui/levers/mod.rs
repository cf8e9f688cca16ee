//! The levers panel: sections in the order of a lead's way, everyday levers first, the rest behind "more".
//! Leaves to others: which lever stands where (`present::lever`), one lever (`lever`), one choice (`choice`).

mod choice;
mod field;
mod lever;
mod note;
mod track;

use super::app;
use super::bind::{Listener, on, spelled, when};
use super::icon::{Icon, icon};
use super::turns::{LEVERS, in_turn};
use crate::domain::{Section, Tier};
use crate::i18n::{Key, Label, Role};
use crate::present::words::Word;
use crate::present::{choice as choices, lever as levers};
use crate::ui::piece::{IntoPiece, Piece};
use leptos::ev;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::HtmlDetailsElement;

pub fn panel(close: Listener<ev::MouseEvent>) -> impl IntoView {
    let state = app();
    view! {
        <aside
            class="levers"
            id="levers"
            tabindex="-1"
            aria-label=state.say(Key::Levers)
            data-open=spelled(move || state.sheet_open.get())
        >
            <div class="levers-head">
                <h2>{state.say(Key::Levers)}</h2>
                <div class="key">{Role::ALL.map(key).collect_view()}</div>
                <button
                    class="icon levers-close"
                    id="close-levers"
                    aria-label=state.say(Key::LeversClose)
                    on:click=close
                >
                    {icon(Icon::Close)}
                </button>
            </div>
            {in_turn(LEVERS, || Section::ALL.map(section).collect_view().into_piece())}
        </aside>
    }
}

/// Which sign stands for which setup.
fn key(role: Role) -> impl IntoView {
    let class = class_of(role);
    view! {
        <span class=class>
            <span class=format!("sign {class}") aria-hidden="true"></span>
            {app().tell(move |lang| role.label(lang))}
        </span>
    }
}

pub fn class_of(role: Role) -> &'static str {
    match role {
        Role::Today => "is-today",
        Role::Proposal => "is-proposal",
    }
}

/// The first sections stand open; the others wait, and are built when they are first wanted.
fn section(section: Section) -> impl IntoView {
    let state = app();
    let starts_open = matches!(section, Section::Demand | Section::Qualification | Section::Handoff);
    let is_wanted = RwSignal::new(starts_open);
    let changed = Memo::new(move |_| {
        state.setups.with(|setups| levers::changed(section, &setups.scenarios, &setups.presets))
    });
    let changes = state.tell(move |lang| match changed.get() {
        0 => String::new(),
        1 => format!("1 {}", Word::ChangedOne.text(lang)),
        count => format!("{count} {}", Word::Changed.text(lang)),
    });
    let turn = LEVERS + 1 + section as u32;
    let is_due = move || is_wanted.get() && state.turn.get() >= turn;
    let body = move || (tier(section, Tier::Everyday), more(section)).into_piece();
    view! {
        <details
            class="section"
            id=format!("section-{}", id(section))
            open=starts_open
            on:toggle=on(move |event| note_opening(&event, is_wanted))
        >
            <summary>
                <h3>{state.tell(move |lang| section.label(lang))}</h3>
                <span class="quiet">{changes}</span>
            </summary>
            <div class="section-body">{when(is_due, body)}</div>
        </details>
    }
}

fn more(section: Section) -> impl IntoView {
    let is_wanted = RwSignal::new(false);
    view! {
        <details
            class="more"
            id=format!("more-{}", id(section))
            on:toggle=on(move |event| note_opening(&event, is_wanted))
        >
            <summary>{app().say(Key::MoreLevers)}</summary>
            <div>{when(move || is_wanted.get(), move || tier(section, Tier::More))}</div>
        </details>
    }
}

/// Once built, they stay: what is half typed in them is not lost on closing.
fn note_opening(event: &ev::Event, is_wanted: RwSignal<bool>) {
    // `toggle` also comes up from sections within.
    let is_own = event.target() == event.current_target();
    let details: Option<HtmlDetailsElement> =
        event.current_target().and_then(|target| target.dyn_into().ok());
    if is_own && details.is_some_and(|details| details.open()) && !is_wanted.get_untracked() {
        is_wanted.set(true);
    }
}

fn tier(section: Section, tier: Tier) -> Piece {
    let levers = levers::in_section(section, tier).map(lever::lever).collect_view();
    let choices = choices::in_section(section, tier).map(choice::choice).collect_view();
    (levers, choices).into_piece()
}

fn id(section: Section) -> &'static str {
    match section {
        Section::Demand => "demand",
        Section::Qualification => "qualification",
        Section::Handoff => "handoff",
        Section::Sales => "sales",
        Section::Conversion => "conversion",
        Section::Economics => "economics",
        Section::Delivery => "delivery",
        Section::Pay => "pay",
    }
}
