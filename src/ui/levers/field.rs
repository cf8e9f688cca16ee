//! A number of a lever as text: typed as people write it, applied at once where it is valid, explained where not.
//! Leaves to others: reading numbers (`domain`), words of faults (`i18n`).

use super::class_of;
use super::lever::{Fault, LeverState, Place, Why};
use super::track::role_id;
use crate::browser::clock::Debounce;
use crate::domain::Lever;
use crate::i18n::{Key, phrase};
use crate::present::lever::{self as model, Corner, moved};
use crate::ui::bind::{effect, memo, spelled, text};
use crate::ui::element::{El, el};
use leptos::ev;
use leptos::prelude::*;

/// How long after the last key a fault is told: who is still typing is not done.
const PATIENCE_MILLIS: i32 = 900;

pub fn field(state: LeverState, place: Place) -> El {
    let (app, param) = (state.app, state.param);
    // What is being typed stays as typed until it is left.
    let draft = RwSignal::new(None::<String>);
    let shown = move || {
        draft
            .get()
            .unwrap_or_else(|| model::field(app.lang.get(), param, state.get(place.role), place.corner))
    };
    let later = StoredValue::new_local(Debounce::new(PATIENCE_MILLIS));
    let apply = move |text: &str| -> Option<Fault> {
        let lever = state.get_untracked(place.role);
        let value = model::read(app.lang.get_untracked(), param, text);
        let changed = value.and_then(|value| match (lever, place.corner) {
            // The number beside the line moves a range as a whole, as the thumb does.
            (Lever::Range { .. }, Corner::Likely) => moved(param, lever, value).check(param),
            _ => place.corner.replace(param, lever, value),
        });
        match changed {
            Ok(lever) => {
                state.set(place, lever);
                state.fault.get_untracked()
            }
            Err(why) => Some(Fault { place, why: Why::Value(why) }),
        }
    };
    let typed = move |event: ev::Event| {
        let text = event_target_value(&event);
        let fault = apply(&text);
        draft.set(Some(text));
        later.with_value(|later| match fault {
            None => later.cancel(),
            Some(fault) => later.call(move || state.tell(Some(fault))),
        });
    };
    let left = move |_: ev::Event| {
        later.with_value(Debounce::cancel);
        let Some(text) = draft.get_untracked() else { return };
        let fault = apply(&text);
        if fault.is_none() {
            draft.set(None);
        }
        state.tell(fault);
    };
    let keys = move |event: ev::KeyboardEvent| {
        if event.key() == "Escape" && draft.get_untracked().is_some() {
            // Only the typing is given up; what surrounds the field stays open.
            event.stop_propagation();
            later.with_value(Debounce::cancel);
            draft.set(None);
            state.tell(None);
        }
    };
    // What was typed wrongly is forgotten once its fault is settled elsewhere: by the thumb, or by other setups.
    effect(move || {
        let is_settled = state.fault.with(Option::is_none);
        state.levers.track();
        if is_settled && !is_focused(&id(state, place)) {
            draft.set(None);
        }
    });
    let is_faulty =
        memo(move || state.fault.with(|fault| fault.as_ref().is_some_and(|fault| fault.place == place)));
    let name = move |lang| {
        let part = match place.corner {
            Corner::Low => Key::Low,
            Corner::Likely => return phrase::slider_name(lang, param, place.role),
            Corner::High => Key::High,
        };
        phrase::range_name(lang, param, place.role, part.text(lang))
    };
    el("input")
        .class(&format!("field {}", class_of(place.role)))
        .id(&id(state, place))
        .attr("inputmode", "decimal")
        .attr("autocomplete", "off")
        .property("value", text(shown))
        .label(app.tell(name))
        .follow("aria-invalid", spelled(move || is_faulty.get()))
        .attr("aria-describedby", &state.error_id())
        .on("input", typed)
        .on("change", left)
        .on("keydown", keys)
}

fn id(state: LeverState, place: Place) -> String {
    let kind = match place.corner {
        Corner::Low => "low",
        Corner::Likely => "field",
        Corner::High => "high",
    };
    format!("{kind}-{}-{}", state.param.id(), role_id(place.role))
}

fn is_focused(id: &str) -> bool {
    document().active_element().is_some_and(|element| element.id() == id)
}
