//! One lever: its name, one line with both thumbs, both numbers, the tie between them, and a note on demand.
//! Leaves to others: line (`track`), numbers (`field`), lock (`lock`), note (`note`).

use super::field::field;
use super::lock::{are_locked, padlock};
use super::note::{About, about};
use super::track::{role_id, track};
use crate::domain::{Lever, Param};
use crate::i18n::{Key, Label, Role, error};
use crate::present::lever::{self as model, Corner};
use crate::present::pay;
use crate::share::Lock;
use crate::ui::app;
use crate::ui::bind::{effect, flag, memo, spelled, text, when};
use crate::ui::element::{El, el};
use crate::ui::icon::{Icon, icon};
use crate::ui::state::{AppState, Gesture, Refusal};
use leptos::ev;
use leptos::prelude::*;

/// What the parts of one lever share.
#[derive(Clone, Copy)]
pub struct LeverState {
    pub app: AppState,
    pub param: Param,
    /// Today's and the proposal's.
    pub levers: Memo<[Lever; 2]>,
    pub is_locked: Memo<bool>,
    stand: Stand,
    /// What is wrong with the last edit; the setups keep the last good value.
    pub fault: RwSignal<Option<Fault>>,
}

/// Where a lever's numbers stand: in its own row, or in a sentence of one setup's plan.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stand {
    Row,
    Sentence,
}

/// An edit that was refused, and by which of the lever's numbers.
#[derive(Clone, Debug, PartialEq)]
pub struct Fault {
    pub place: Place,
    pub why: Why,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place {
    pub role: Role,
    pub corner: Corner,
}

#[derive(Clone, Debug, PartialEq)]
pub enum Why {
    Value(crate::domain::LeverError),
    Setup(Refusal),
}

impl LeverState {
    pub fn new(param: Param, stand: Stand) -> LeverState {
        let app = app();
        let levers = memo(move || {
            app.setups.with(|setups| setups.scenarios.each_ref().map(|world| world.levers[param]))
        });
        let fault = RwSignal::new(None);
        effect(move || {
            app.replaced.track();
            fault.set(None);
        });
        let is_locked = are_locked(vec![Lock::Lever(param)]);
        LeverState { app, param, levers, is_locked, stand, fault }
    }

    pub fn get(self, role: Role) -> Lever {
        self.levers.with(|levers| levers[role as usize])
    }

    pub fn get_untracked(self, role: Role) -> Lever {
        self.levers.with_untracked(|levers| levers[role as usize])
    }

    /// Sets the lever of one setup, in its row that of both where they are tied; a refusal is told beside it.
    pub fn set(self, place: Place, lever: Lever) {
        let world = place.role as usize;
        let set = |lever| match self.stand {
            Stand::Row => self.app.set_lever(self.param, world, lever),
            Stand::Sentence => self.app.edit(Gesture::Lever(self.param), |setups| {
                setups.scenarios[world].levers[self.param] = lever;
            }),
        };
        let outcome = lever.check(self.param).map_err(Why::Value);
        let outcome = outcome.and_then(|lever| set(lever).map_err(Why::Setup));
        self.tell(outcome.err().map(|why| Fault { place, why }));
    }

    /// Both setups at once.
    pub fn set_both(self, change: impl Fn(usize, Lever) -> Lever) {
        let place = Place { role: Role::Today, corner: Corner::Likely };
        let outcome = self.app.edit(Gesture::Lever(self.param), |setups| {
            for (world, scenario) in setups.scenarios.iter_mut().enumerate() {
                scenario.levers[self.param] = change(world, scenario.levers[self.param]);
            }
        });
        self.tell(outcome.err().map(|errors| Fault { place, why: Why::Setup(errors) }));
    }

    pub fn tell(self, fault: Option<Fault>) {
        if self.fault.get_untracked() != fault {
            self.fault.set(fault);
        }
    }

    pub fn error_id(self, role: Role) -> String {
        match self.stand {
            Stand::Row => format!("error-{}", self.param.id()),
            Stand::Sentence => format!("error-said-{}-{}", self.param.id(), role_id(role)),
        }
    }

    /// One of its numbers, as its field shows it.
    pub fn shown(self, place: Place) -> String {
        let (lang, lever) = (self.app.lang.get(), self.get(place.role));
        match self.stand {
            Stand::Row => model::field(lang, self.param, lever, place.corner),
            Stand::Sentence => pay::number(lang, self.param, lever),
        }
    }

    /// Of the field of one of its numbers.
    pub fn field_id(self, place: Place) -> String {
        let kind = match (self.stand, place.corner) {
            (Stand::Sentence, _) => "said",
            (Stand::Row, Corner::Low) => "low",
            (Stand::Row, Corner::Likely) => "field",
            (Stand::Row, Corner::High) => "high",
        };
        format!("{kind}-{}-{}", self.param.id(), role_id(place.role))
    }
}

pub fn lever(param: Param) -> El {
    let state = LeverState::new(param, Stand::Row);
    let app = state.app;
    let is_note_open = RwSignal::new(false);
    let presets =
        memo(move || app.setups.with(|setups| setups.presets.each_ref().map(|world| world.levers[param])));
    let is_changed = memo(move || presets.get() != state.levers.get());
    let is_idle = memo(move || {
        app.setups.with(|setups| setups.scenarios.iter().all(|world| model::is_idle(param, world)))
    });
    let fault = text(move || {
        state.fault.with(|fault| fault.as_ref().map(|fault| words(state, fault)).unwrap_or_default())
    });
    let named = move |key: Key| app.tell(move |lang| format!("{}: {}", param.label(lang), key.text(lang)));
    let note_id = format!("note-{}", param.id());
    let reset = move || {
        el("button")
            .class("icon")
            .id(&format!("reset-{}", param.id()))
            .label(named(Key::ResetLever))
            .title(app.say(Key::ResetLever))
            .flag("disabled", flag(move || state.is_locked.get()))
            .on("click", move |_: ev::MouseEvent| {
                state.set_both(|world, _| presets.get_untracked()[world]);
            })
            .add(icon(Icon::Undo))
    };
    let idle = move || el("p").class("quiet").says(app.say(Key::NoEffect));
    let head = el("div")
        .class("lever-head")
        .add(
            el("span")
                .class("lever-name")
                .says(app.tell(move |lang| param.label(lang)))
                .add(el("small").says(app.tell(move |lang| param.spec().unit.label(lang)))),
        )
        .part(when(move || is_changed.get(), reset))
        .add(padlock(param.id(), named(Key::Lock), vec![Lock::Lever(param)], state.is_locked))
        .add(
            el("button")
                .class("icon")
                .id(&format!("about-{}", param.id()))
                .label(named(Key::Evidence))
                .title(app.say(Key::Evidence))
                .follow("aria-expanded", spelled(move || is_note_open.get()))
                .attr("aria-controls", &note_id)
                .on("click", move |_: ev::MouseEvent| is_note_open.update(|open| *open = !*open))
                .add(icon(Icon::Info)),
        );
    let fields = Role::ALL.map(|role| field(state, Place { role, corner: Corner::Likely }));
    let body = el("div")
        .class("lever-body")
        .add(track(state))
        .add(el("div").class("fields").all(fields))
        .add(tie(state));
    el("div")
        .class("lever")
        .id(&format!("lever-{}", param.id()))
        .follow("data-changed", spelled(move || is_changed.get()))
        .follow("data-idle", spelled(move || is_idle.get()))
        .follow("data-locked", spelled(move || state.is_locked.get()))
        .add(head)
        .add(body)
        .add(el("p").class("lever-error").id(&state.error_id(Role::Today)).attr("role", "alert").says(fault))
        .part(when(move || is_idle.get(), idle))
        .add(
            el("div")
                .id(&note_id)
                .part(when(move || is_note_open.get(), move || about(About::Lever { state, presets }))),
        )
}

/// Whether both values move together.
fn tie(state: LeverState) -> El {
    let (app, param) = (state.app, state.param);
    if model::SHARED.contains(&param) {
        // Of the company, not of how it is run: never apart.
        return el("span").class("tie").title(app.say(Key::SameInBoth)).add(icon(Icon::Tied));
    }
    let is_tied = memo(move || app.is_tied(param));
    let hint = app.tell(move |lang| {
        let word = if is_tied.get() { Key::BothMove } else { Key::TieAgain };
        word.text(lang)
    });
    let toggle = move |_: ev::MouseEvent| {
        let place = Place { role: Role::Proposal, corner: Corner::Likely };
        state.tell(app.toggle_tie(param).err().map(|errors| Fault { place, why: Why::Setup(errors) }));
    };
    let sign = move || vec![icon(if is_tied.get() { Icon::Tied } else { Icon::Untied })];
    el("button")
        .class("tie")
        .id(&format!("tie-{}", param.id()))
        .label(app.tell(move |lang| format!("{}: {}", param.label(lang), Key::LinkBoth.text(lang))))
        .follow("aria-pressed", spelled(move || is_tied.get()))
        .title(hint)
        .flag("disabled", flag(move || state.is_locked.get()))
        .on("click", toggle)
        .filled(sign)
}

pub fn words(state: LeverState, fault: &Fault) -> String {
    let lang = state.app.lang.get();
    let why = match &fault.why {
        Why::Value(why) => error::lever(lang, state.param, *why),
        Why::Setup(errors) => error::all(lang, errors),
    };
    format!("{why} {}", Key::LastValidKept.text(lang))
}
