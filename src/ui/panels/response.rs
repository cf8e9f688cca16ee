//! Time to first contact on one clock for both setups, and the figures of the queue behind it.
//! Leaves to others: figures and the clock's scale (`present::response`).

use super::{cards, leave, panel, tale, value};
use crate::domain::Param;
use crate::i18n::{Key, Role, format};
use crate::present::response::{MARKS, ROWS, place};
use crate::present::tale as tales;
use crate::ui::app;
use crate::ui::bind::{Text, memo, spelled, text};
use crate::ui::chart::export;
use crate::ui::element::{El, el};
use crate::ui::lazy::{Missing, act};
use crate::ui::levers::class_of;
use leptos::prelude::*;
use wasm_split_helpers::wasm_split;

#[wasm_split(figures, fallible, preload(fetch))]
pub fn panels() -> Result<El, Missing> {
    Ok(cards([response()]))
}

fn response() -> El {
    let state = app();
    let hint = state.tell(|lang| format!("{} {}", Key::ResponseHint.text(lang), Key::ClockHint.text(lang)));
    let clock =
        el("div").class("clock").attr("aria-hidden", "true").all(MARKS.map(mark)).all(Role::ALL.map(hand));
    panel("response", "is-response", Key::ResponseTime, hint)
        .add(export::menu("response-menu", move |way| act(state, leave::response(state, way))))
        .add(tale(|lang, picture| {
            picture.response.as_ref().map(|response| tales::response(lang, response)).unwrap_or_default()
        }))
        .add(clock)
        .add(el("dl").class("figures").all((0..ROWS).map(figure)))
}

fn mark(hours: f64) -> El {
    el("span")
        .class("tick")
        .style("left", percent(move || place(hours)))
        .add(el("span").says(app().tell(move |lang| format::duration(lang, hours))))
}

/// A setup's row on the clock: 8 of 10 leads within the bar, the median as its sign, and the deadline.
fn hand(role: Role) -> El {
    let state = app();
    let world = role as usize;
    let hours = memo(move || state.picture.with(|picture| picture.as_ref()?.response.as_ref()?.hours[world]));
    let at = move |index: usize| move || hours.get().map_or(0.0, |hours| place(hours[index]));
    let class = class_of(role);
    let deadline = el("span")
        .class("deadline")
        .title(state.say(Key::Deadline))
        .style("left", percent(move || place(deadline(world)())));
    let span = el("span")
        .class("span")
        .style("left", percent(at(0)))
        .style("width", percent(move || at(2)() - at(0)()));
    el("div")
        .class(&format!("row {class}"))
        .follow("data-empty", spelled(move || hours.get().is_none()))
        .add(deadline)
        .add(span)
        .add(el("span").class(&format!("sign {class}")).style("left", percent(at(1))))
}

fn deadline(world: usize) -> impl Fn() -> f64 + Copy {
    let state = app();
    move || state.setups.with(|setups| setups.scenarios[world].levers[Param::SlaHours].likely())
}

fn figure(index: usize) -> El {
    let state = app();
    let row = memo(move || {
        state.picture.with(|picture| picture.as_ref()?.response.as_ref()?.rows.get(index).copied())
    });
    let setup = move |role: Role| {
        let words = move |lang| row.get().map(|row| row.value(lang, role)).unwrap_or_default();
        value(role, state.tell(words))
    };
    let (today, proposal) = (deadline(0), deadline(1));
    let name = state
        .tell(move |lang| row.get().map(|row| row.name(lang, [today(), proposal()])).unwrap_or_default());
    el("div").add(el("dt").says(name)).all(Role::ALL.map(setup))
}

fn percent(part: impl Fn() -> f64 + Send + Sync + 'static) -> Text {
    text(move || format!("{:.2}%", part() * 100.0))
}
