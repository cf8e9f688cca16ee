//! The levers panel: sections in the order of a lead's way, everyday levers first, the rest behind "more".
//! Leaves to others: which lever stands where (`present::lever`), one lever (`lever`), one choice (`choice`).

mod choice;
mod field;
mod lever;
mod note;
mod track;

use super::app;
use super::icon::{Icon, icon};
use crate::domain::{Section, Tier};
use crate::i18n::{Key, Label, Role};
use crate::present::words::Word;
use crate::present::{choice as choices, lever as levers};
use leptos::ev;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::HtmlDetailsElement;

pub fn panel(close: impl Fn() + 'static) -> impl IntoView {
    let state = app();
    view! {
        <aside
            class="levers"
            id="levers"
            tabindex="-1"
            aria-label=move || state.text(Key::Levers)
            data-open=move || state.sheet_open.get().to_string()
        >
            <div class="levers-head">
                <h2>{move || state.text(Key::Levers)}</h2>
                <div class="key">{Role::ALL.map(key).collect_view()}</div>
                <button
                    class="icon levers-close"
                    id="close-levers"
                    aria-label=move || state.text(Key::LeversClose)
                    on:click=move |_| close()
                >
                    {icon(Icon::Close)}
                </button>
            </div>
            {Section::ALL.map(section).collect_view()}
        </aside>
    }
}

/// Which sign stands for which setup.
fn key(role: Role) -> impl IntoView {
    let state = app();
    let class = class_of(role);
    view! {
        <span class=class>
            <span class=format!("sign {class}") aria-hidden="true"></span>
            {move || role.label(state.lang.get())}
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
    let changes = move || {
        let (count, lang) = (changed.get(), state.lang.get());
        let word = if count == 1 { Word::ChangedOne } else { Word::Changed };
        (count > 0).then(|| format!("{count} {}", word.text(lang)))
    };
    view! {
        <details
            class="section"
            id=format!("section-{}", id(section))
            open=starts_open
            on:toggle=move |event| note_opening(&event, is_wanted)
        >
            <summary>
                <h3>{move || section.label(state.lang.get())}</h3>
                <span class="quiet">{changes}</span>
            </summary>
            <div class="section-body">
                <Show when=move || is_wanted.get()>{move || tier(section, Tier::Everyday)} {move || more(section)}</Show>
            </div>
        </details>
    }
}

fn more(section: Section) -> impl IntoView {
    let state = app();
    let is_wanted = RwSignal::new(false);
    view! {
        <details
            class="more"
            id=format!("more-{}", id(section))
            on:toggle=move |event| note_opening(&event, is_wanted)
        >
            <summary>{move || state.text(Key::MoreLevers)}</summary>
            <Show when=move || is_wanted.get()>{move || tier(section, Tier::More)}</Show>
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

fn tier(section: Section, tier: Tier) -> impl IntoView {
    let levers = levers::in_section(section, tier).map(lever::lever).collect_view();
    let choices = choices::in_section(section, tier).map(choice::choice).collect_view();
    (levers, choices)
}

fn id(section: Section) -> &'static str {
    match section {
        Section::Demand => "demand",
        Section::Qualification => "qualification",
        Section::Handoff => "handoff",
        Section::Sales => "sales",
        Section::Conversion => "conversion",
        Section::Economics => "economics",
    }
}
