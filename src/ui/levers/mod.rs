//! The levers panel: sections in the order of a lead's way, everyday levers first, the rest behind "more".
//! Leaves to others: which lever stands where (`present::lever`), one lever (`lever`), one choice (`choice`).

mod choice;
mod entry;
mod field;
pub mod found;
mod lever;
mod lock;
mod note;
mod plan;
pub mod roster;
mod search;
pub mod sentences;
mod track;

use super::app;
use super::bind::{memo, spelled, when};
use super::element::{El, el};
use super::icon::{Icon, icon};
use super::lazy::{self, Lazy};
use super::turns::{LEVERS, in_turn};
use crate::domain::{Roster, Section, Tier};
use crate::i18n::{Key, Label, Role};
use crate::present::{choice as choices, lever as levers};
use crate::share::Lock;
use crate::ui::piece::IntoPiece;
use choice::Topic;
use leptos::ev;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::HtmlDetailsElement;

pub fn panel(close: impl FnMut(ev::MouseEvent) + 'static) -> El {
    let state = app();
    el("aside")
        .class("levers")
        .id("levers")
        .attr("tabindex", "-1")
        .label(state.say(Key::Levers))
        .follow("data-open", spelled(move || state.sheet_open.get()))
        .add(
            el("div")
                .class("levers-head")
                .add(el("h2").says(state.say(Key::Levers)))
                .add(el("div").class("key").all(Role::ALL.map(key)))
                .add(
                    el("button")
                        .class("icon levers-close")
                        .id("close-levers")
                        .label(state.say(Key::LeversClose))
                        .on("click", close)
                        .add(icon(Icon::Close)),
                ),
        )
        .part(in_turn(LEVERS, || search::search().into_piece()))
        .part(in_turn(LEVERS, || Section::ALL.map(section).into_iter().collect::<Vec<El>>().into_piece()))
}

/// Which sign stands for which setup.
fn key(role: Role) -> El {
    let class = class_of(role);
    el("span")
        .class(class)
        .add(el("span").class(&format!("sign {class}")).attr("aria-hidden", "true"))
        .says(app().tell(move |lang| role.label(lang)))
}

pub fn class_of(role: Role) -> &'static str {
    match role {
        Role::Today => "is-today",
        Role::Proposal => "is-proposal",
    }
}

/// The first sections stand open; the others wait, and are built when they are first wanted.
fn section(section: Section) -> El {
    let state = app();
    let starts_open = matches!(section, Section::Demand | Section::Qualification | Section::Handoff);
    let is_wanted = RwSignal::new(starts_open);
    let changed = memo(move || {
        state.setups.with(|setups| levers::changed(section, &setups.scenarios, &setups.presets))
    });
    let changes = state.tell(move |lang| match changed.get() {
        0 => String::new(),
        1 => format!("1 {}", Key::ChangedOne.text(lang)),
        count => format!("{count} {}", Key::Changed.text(lang)),
    });
    let turn = LEVERS + 1 + section as u32;
    let is_due = move || is_wanted.get() && state.turn.get() >= turn;
    let body = move || {
        let mut body = tier(section, Tier::Everyday);
        body.push(more(section));
        body
    };
    let details = el("details")
        .class("section")
        .id(&format!("section-{}", id(section)))
        .on("toggle", move |event: ev::Event| note_opening(&event, is_wanted))
        .add(
            el("summary")
                .add(el("h3").says(state.tell(move |lang| section.label(lang))))
                .add(el("span").class("quiet").says(changes)),
        )
        .add(el("div").class("section-body").part(when(is_due, body)));
    if starts_open { details.attr("open", "") } else { details }
}

fn more(section: Section) -> El {
    let is_wanted = RwSignal::new(false);
    el("details")
        .class("more")
        .id(&format!("more-{}", id(section)))
        .on("toggle", move |event: ev::Event| note_opening(&event, is_wanted))
        .add(el("summary").says(app().say(Key::MoreLevers)))
        .add(el("div").part(when(move || is_wanted.get(), move || tier(section, Tier::More))))
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

fn tier(section: Section, tier: Tier) -> Vec<El> {
    let levers = levers::in_section(section, tier).map(lever::lever);
    let questions =
        choices::in_section(section, tier).map(|question| choice::choice(Topic::Question(question)));
    // A plan sets the levers below it.
    let plan = (section == Section::Pay && tier == Tier::Everyday).then(plan::plan);
    let list = match (section, tier) {
        (Section::Demand, Tier::Everyday) => Some(list(Roster::Channels)),
        (Section::Qualification, Tier::Everyday) => Some(list(Roster::Signals)),
        _ => None,
    };
    plan.into_iter().chain(levers).chain(questions).chain(list).collect()
}

/// A table that is fetched and built when it is first opened.
fn list(roster: Roster) -> El {
    let state = app();
    let locks = vec![Lock::List(roster)];
    let is_locked = lock::are_locked(locks.clone());
    let name = state.tell(move |lang| format!("{}: {}", roster.label(lang), Key::Lock.text(lang)));
    el("div")
        .class("choice")
        .id(&format!("list-{}", roster.id()))
        .add(
            el("div")
                .class("lever-head")
                .add(el("span").class("lever-name").says(state.tell(move |lang| roster.label(lang))))
                .add(lock::padlock(roster.id(), name, locks, is_locked)),
        )
        .add(folded(&format!("open-{}", roster.id()), Key::ShowAndChange, roster::table(roster)))
}

/// What is fetched and built when it is first opened.
fn folded(id: &str, name: Key, content: Lazy) -> El {
    let is_wanted = RwSignal::new(false);
    el("details")
        .class("more")
        .id(id)
        .on("toggle", move |event: ev::Event| note_opening(&event, is_wanted))
        .add(el("summary").says(app().say(name)))
        .add(el("div").part(when(move || is_wanted.get(), move || el("div").part(lazy::part(content)))))
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
