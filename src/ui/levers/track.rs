//! The line of a lever with its two thumbs: two real range inputs, today's above and the proposal's below.
//! Leaves to others: the look (`style/lever.css`), what a position means (`present::lever`).

use super::class_of;
use super::lever::{LeverState, Place};
use crate::domain::Lever;
use crate::i18n::{Role, phrase};
use crate::present::lever::{Corner, moved, place};
use leptos::prelude::*;

pub fn track(state: LeverState) -> impl IntoView {
    let param = state.param;
    let places = Memo::new(move |_| Role::ALL.map(|role| place(param, state.get(role).likely())));
    let from = move || percent(places.with(|places| places[0].min(places[1])));
    let width = move || percent(places.with(|places| (places[0] - places[1]).abs()));
    view! {
        <div class="track">
            <span class="track-line"></span>
            <span class="track-inner">
                <span class="track-span" style:left=from style:width=width></span>
                {Role::ALL.map(|role| reach(state, role)).collect_view()}
            </span>
            {Role::ALL.map(|role| thumb(state, role)).collect_view()}
        </div>
    }
}

/// From the low to the high end of a range.
fn reach(state: LeverState, role: Role) -> impl IntoView {
    let ends = Memo::new(move |_| {
        let lever = state.get(role);
        let (low, high) = lever.bounds();
        lever.is_range().then(|| (place(state.param, low), place(state.param, high)))
    });
    let left = move || ends.get().map(|(low, _)| percent(low));
    let width = move || ends.get().map(|(low, high)| percent(high - low));
    view! {
        <span
            class=format!("track-range {}", class_of(role))
            hidden=move || ends.get().is_none()
            style:left=left
            style:width=width
        ></span>
    }
}

fn thumb(state: LeverState, role: Role) -> impl IntoView {
    let (app, param) = (state.app, state.param);
    let spec = param.spec();
    let value = move || state.get(role).likely().clamp(spec.soft_min, spec.soft_max).to_string();
    let slide = move |event| {
        let Ok(value) = event_target_value(&event).parse::<f64>() else { return };
        let lever = moved(param, state.get_untracked(role), value);
        state.set(Place { role, corner: Corner::Likely }, lever);
    };
    // After a refusal the thumb goes back to where the value is.
    let settle = move |event: web_sys::Event| {
        let input: web_sys::HtmlInputElement = event_target(&event);
        input.set_value(&state.get_untracked(role).likely().to_string());
    };
    let spoken = move || {
        let lever: Lever = state.get(role);
        phrase::slider_value(app.lang.get(), param, lever)
    };
    view! {
        <input
            type="range"
            class=format!("thumb {}", class_of(role))
            id=format!("slider-{}-{}", param.id(), role_id(role))
            min=spec.soft_min.to_string()
            max=spec.soft_max.to_string()
            step=spec.step.to_string()
            prop:value=value
            aria-label=move || phrase::slider_name(app.lang.get(), param, role)
            aria-valuetext=spoken
            on:input=slide
            on:change=settle
        />
    }
}

pub fn role_id(role: Role) -> &'static str {
    match role {
        Role::Today => "today",
        Role::Proposal => "proposal",
    }
}

fn percent(part: f64) -> String {
    format!("{:.3}%", part * 100.0)
}
