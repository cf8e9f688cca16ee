//! The line of a lever with its two thumbs: two real range inputs, today's above and the proposal's below.
//! Leaves to others: the look (`style/lever.css`), what a position means (`present::lever`).

use super::class_of;
use super::lever::{LeverState, Place};
use crate::domain::parse_decimal;
use crate::i18n::{Role, phrase};
use crate::present::lever::{Corner, moved, place};
use crate::ui::bind::{Text, flag, memo, text};
use crate::ui::element::{El, el};
use leptos::ev;
use leptos::prelude::*;

pub fn track(state: LeverState) -> El {
    let param = state.param;
    let places = memo(move || Role::ALL.map(|role| place(param, state.get(role).likely())));
    let from = move || places.with(|places| places[0].min(places[1]));
    let width = move || places.with(|places| (places[0] - places[1]).abs());
    el("div")
        .class("track")
        .add(el("span").class("track-line"))
        .add(
            el("span")
                .class("track-inner")
                .add(
                    el("span")
                        .class("track-span")
                        .style("left", percent(from))
                        .style("width", percent(width)),
                )
                .all(Role::ALL.map(|role| reach(state, role))),
        )
        .all(Role::ALL.map(|role| thumb(state, role)))
}

/// From the low to the high end of a range.
fn reach(state: LeverState, role: Role) -> El {
    let ends = memo(move || {
        let (low, high) = state.get(role).bounds();
        (place(state.param, low), place(state.param, high))
    });
    el("span")
        .class(&format!("track-range {}", class_of(role)))
        .flag("hidden", flag(move || !state.get(role).is_range()))
        .style("left", percent(move || ends.get().0))
        .style("width", percent(move || ends.get().1 - ends.get().0))
}

fn thumb(state: LeverState, role: Role) -> El {
    let (app, param) = (state.app, state.param);
    let spec = param.spec();
    let value = move || state.get(role).likely().clamp(spec.soft_min, spec.soft_max).to_string();
    let slide = move |event: ev::Event| {
        let Some(value) = parse_decimal(&event_target_value(&event)) else { return };
        let lever = moved(param, state.get_untracked(role), value);
        state.set(Place { role, corner: Corner::Likely }, lever);
    };
    // After a refusal the thumb goes back to where the value is.
    let settle = move |event: ev::Event| {
        let input: web_sys::HtmlInputElement = event_target(&event);
        input.set_value(&state.get_untracked(role).likely().to_string());
    };
    // The bounds come before the value, which they would else cut.
    el("input")
        .attr("type", "range")
        .class(&format!("thumb {}", class_of(role)))
        .id(&format!("slider-{}-{}", param.id(), role_id(role)))
        .attr("min", &spec.soft_min.to_string())
        .attr("max", &spec.soft_max.to_string())
        .attr("step", &spec.step.to_string())
        .property("value", text(value))
        .label(app.tell(move |lang| phrase::slider_name(lang, param, role)))
        .follow("aria-valuetext", app.tell(move |lang| phrase::slider_value(lang, param, state.get(role))))
        .flag("disabled", flag(move || state.is_locked.get()))
        .on("input", slide)
        .on("change", settle)
}

pub fn role_id(role: Role) -> &'static str {
    match role {
        Role::Today => "today",
        Role::Proposal => "proposal",
    }
}

fn percent(part: impl Fn() -> f64 + Send + Sync + 'static) -> Text {
    text(move || format!("{:.3}%", part() * 100.0))
}
