//! One lever: its name, one line with both thumbs, both numbers, the tie between them, and a note on demand.
//! Leaves to others: line (`track`), numbers (`field`), note (`note`).

use super::field::field;
use super::note::note;
use super::track::track;
use crate::domain::{Lever, Param};
use crate::i18n::{Key, Label, Role, error};
use crate::present::lever::{self as model, Corner};
use crate::present::words::Word;
use crate::ui::app;
use crate::ui::bind::{on, part, spelled, text, when};
use crate::ui::icon::{Icon, icon};
use crate::ui::piece::{IntoPiece, Piece};
use crate::ui::state::{AppState, Refusal};
use leptos::prelude::*;

/// What the parts of one lever share.
#[derive(Clone, Copy)]
pub struct LeverState {
    pub app: AppState,
    pub param: Param,
    /// Today's and the proposal's.
    pub levers: Memo<[Lever; 2]>,
    /// What is wrong with the last edit; the setups keep the last good value.
    pub fault: RwSignal<Option<Fault>>,
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
    fn new(param: Param) -> LeverState {
        let app = app();
        let levers = Memo::new(move |_| {
            app.setups.with(|setups| setups.scenarios.each_ref().map(|world| world.levers[param]))
        });
        let fault = RwSignal::new(None);
        Effect::new(move |_| {
            app.replaced.track();
            fault.set(None);
        });
        LeverState { app, param, levers, fault }
    }

    pub fn get(self, role: Role) -> Lever {
        self.levers.with(|levers| levers[role as usize])
    }

    pub fn get_untracked(self, role: Role) -> Lever {
        self.levers.with_untracked(|levers| levers[role as usize])
    }

    /// Sets the lever of one setup, or of both where they are tied; a refusal is told beside it.
    pub fn set(self, place: Place, lever: Lever) {
        let outcome = lever.check(self.param).map_err(Why::Value);
        let outcome = outcome
            .and_then(|lever| self.app.set_lever(self.param, place.role as usize, lever).map_err(Why::Setup));
        self.tell(outcome.err().map(|why| Fault { place, why }));
    }

    /// Both setups at once.
    pub fn set_both(self, change: impl Fn(usize, Lever) -> Lever) {
        let place = Place { role: Role::Today, corner: Corner::Likely };
        let outcome = self.app.edit(|setups| {
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

    pub fn error_id(self) -> String {
        format!("error-{}", self.param.id())
    }
}

pub fn lever(param: Param) -> impl IntoView {
    let state = LeverState::new(param);
    let app = state.app;
    let is_note_open = RwSignal::new(false);
    let presets = Memo::new(move |_| {
        app.setups.with(|setups| setups.presets.each_ref().map(|world| world.levers[param]))
    });
    let is_changed = Memo::new(move |_| presets.get() != state.levers.get());
    let is_idle = Memo::new(move |_| {
        app.setups.with(|setups| setups.scenarios.iter().all(|world| model::is_idle(param, &world.choices)))
    });
    let fault = text(move || {
        state.fault.with(|fault| fault.as_ref().map(|fault| words(state, fault)).unwrap_or_default())
    });
    let named = move |key: Key| app.tell(move |lang| format!("{}: {}", param.label(lang), key.text(lang)));
    let note_id = format!("note-{}", param.id());
    let reset = move || {
        view! {
            <button
                class="icon"
                id=format!("reset-{}", param.id())
                aria-label=named(Key::ResetLever)
                title=app.say(Key::ResetLever)
                on:click=on(move |_| state.set_both(|world, _| presets.get_untracked()[world]))
            >
                {icon(Icon::Undo)}
            </button>
        }
        .into_piece()
    };
    let idle = move || view! { <p class="quiet">{app.word(Word::NoEffect)}</p> }.into_piece();
    view! {
        <div
            class="lever"
            id=format!("lever-{}", param.id())
            data-changed=spelled(move || is_changed.get())
            data-idle=spelled(move || is_idle.get())
        >
            <div class="lever-head">
                <span class="lever-name">
                    {app.tell(move |lang| param.label(lang))}
                    <small>{app.tell(move |lang| param.spec().unit.label(lang))}</small>
                </span>
                {when(move || is_changed.get(), reset)}
                <button
                    class="icon"
                    id=format!("about-{}", param.id())
                    aria-label=named(Key::Evidence)
                    title=app.say(Key::Evidence)
                    aria-expanded=spelled(move || is_note_open.get())
                    aria-controls=note_id.clone()
                    on:click=on(move |_| is_note_open.update(|open| *open = !*open))
                >
                    {icon(Icon::Info)}
                </button>
            </div>
            <div class="lever-body">
                {track(state)}
                <div class="fields">
                    {Role::ALL.map(|role| field(state, Place { role, corner: Corner::Likely })).collect_view()}
                </div>
                {tie(state)}
            </div>
            <p class="lever-error" id=state.error_id() role="alert">{fault}</p>
            {when(move || is_idle.get(), idle)}
            <div id=note_id>{when(move || is_note_open.get(), move || note(state, presets))}</div>
        </div>
    }
}

/// Whether both values move together.
fn tie(state: LeverState) -> Piece {
    let (app, param) = (state.app, state.param);
    if model::SHARED.contains(&param) {
        // Of the company, not of how it is run: never apart.
        return view! { <span class="tie" title=app.say(Key::SameInBoth)>{icon(Icon::Tied)}</span> }
            .into_piece();
    }
    let is_tied = Memo::new(move |_| app.is_tied(param));
    let hint = app.tell(move |lang| {
        let word = if is_tied.get() { Word::BothMove } else { Word::TieAgain };
        word.text(lang)
    });
    let toggle = move |_| {
        let place = Place { role: Role::Proposal, corner: Corner::Likely };
        state.tell(app.toggle_tie(param).err().map(|errors| Fault { place, why: Why::Setup(errors) }));
    };
    let sign = move || icon(if is_tied.get() { Icon::Tied } else { Icon::Untied }).into_piece();
    view! {
        <button
            class="tie"
            id=format!("tie-{}", param.id())
            aria-label=app.tell(move |lang| format!("{}: {}", param.label(lang), Key::LinkBoth.text(lang)))
            aria-pressed=spelled(move || is_tied.get())
            title=hint
            on:click=on(toggle)
        >
            {part(sign)}
        </button>
    }
    .into_piece()
}

fn words(state: LeverState, fault: &Fault) -> String {
    let lang = state.app.lang.get();
    let why = match &fault.why {
        Why::Value(why) => error::lever(lang, state.param, *why),
        Why::Setup(errors) => {
            let errors: Vec<String> = errors.iter().map(|why| error::scenario(lang, why)).collect();
            errors.join(" ")
        }
    };
    format!("{why} {}", Key::LastValidKept.text(lang))
}
