//! A number of a lever as text: typed as people write it.
//! Leaves to others: the typing itself (`entry`), reading numbers (`domain`), words of faults (`i18n`).

use super::class_of;
use super::entry::{Entry, Tell, entry};
use super::lever::{Fault, LeverState, Place, Why};
use crate::domain::Lever;
use crate::i18n::{Key, phrase};
use crate::present::lever::{self as model, Corner, moved};
use crate::ui::bind::memo;
use crate::ui::element::El;
use leptos::prelude::*;
use std::rc::Rc;
use std::sync::Arc;

pub fn field(state: LeverState, place: Place) -> El {
    let (app, param) = (state.app, state.param);
    let apply = move |text: &str| -> Option<Tell> {
        let lever = state.get_untracked(place.role);
        let value = model::read(app.lang.get_untracked(), param, text);
        let changed = value.and_then(|value| match (lever, place.corner) {
            // The number beside the line moves a range as a whole, as the thumb does.
            (Lever::Range { .. }, Corner::Likely) => moved(param, lever, value).check(param),
            _ => place.corner.replace(param, lever, value),
        });
        let fault = match changed {
            Ok(lever) => {
                state.set(place, lever);
                state.fault.get_untracked()
            }
            Err(why) => Some(Fault { place, why: Why::Value(why) }),
        };
        fault.map(|fault| -> Tell { Box::new(move || state.tell(Some(fault))) })
    };
    let name = move |lang| {
        let part = match place.corner {
            Corner::Low => Key::Low,
            Corner::Likely => return phrase::slider_name(lang, param, place.role),
            Corner::High => Key::High,
        };
        phrase::range_name(lang, param, place.role, part.text(lang))
    };
    entry(Entry {
        id: state.field_id(place),
        class: class_of(place.role).to_owned(),
        name: app.tell(name),
        error_id: state.error_id(place.role),
        shown: Arc::new(move || state.shown(place)),
        apply: Rc::new(apply),
        settle: Rc::new(move || state.tell(None)),
        is_faulty: memo(move || {
            state.fault.with(|fault| fault.as_ref().is_some_and(|fault| fault.place == place))
        }),
        is_settled: memo(move || state.fault.with(Option::is_none)),
        is_locked: state.is_locked,
    })
    .attr("inputmode", "decimal")
}
