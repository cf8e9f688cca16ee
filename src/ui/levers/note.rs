//! What unfolds below a lever: what it is, how far its value can be trusted, and the range for those who are not sure.
//! Leaves to others: words (`i18n`).

use super::class_of;
use super::field::field;
use super::lever::{LeverState, Place};
use crate::domain::Lever;
use crate::i18n::{Explain, Key, Label, Role, format, phrase};
use crate::present::lever::{Corner, widened};
use leptos::prelude::*;

pub fn note(state: LeverState, presets: Memo<[Lever; 2]>) -> impl IntoView {
    let (app, param) = (state.app, state.param);
    let spec = param.spec();
    let is_range =
        Memo::new(move |_| state.levers.with(|levers| levers.iter().any(|lever| lever.is_range())));
    let switch = move |event| {
        let wanted = event_target_checked(&event);
        state.set_both(|_, lever| match (wanted, lever) {
            (true, Lever::Fixed(_)) => widened(param, lever),
            (false, Lever::Range { likely, .. }) => Lever::Fixed(likely),
            (_, lever) => lever,
        });
    };
    let defaults = move || {
        let lang = app.lang.get();
        let [today, proposal] = presets.get().map(|lever| format::lever(lang, spec.unit, lever));
        let both = if today == proposal { today } else { format!("{today} · {proposal}") };
        format!("{}: {both}. {}", app.text(Key::Default), phrase::bounds(lang, param))
    };
    view! {
        <div class="lever-note">
            <p>{move || param.explain(app.lang.get())}</p>
            <p class="evidence">
                <strong>{move || spec.confidence.label(app.lang.get())}"."</strong>
                " "
                {move || spec.confidence.explain(app.lang.get())}
            </p>
            <p class="evidence">{defaults}</p>
            <label class="switch" title=move || app.text(Key::NotSureHint)>
                <input
                    type="checkbox"
                    role="switch"
                    id=format!("unsure-{}", param.id())
                    prop:checked=move || is_range.get()
                    on:change=switch
                />
                {move || app.text(Key::NotSure)}
            </label>
            <Show when=move || is_range.get()>
                <div class="between">
                    <span></span>
                    <span class="head">{move || app.text(Key::Low)}</span>
                    <span class="head">{move || app.text(Key::High)}</span>
                    {Role::ALL.map(|role| ends(state, role)).collect_view()}
                </div>
            </Show>
        </div>
    }
}

/// The likely value stands beside the line already.
fn ends(state: LeverState, role: Role) -> impl IntoView {
    let is_range = Memo::new(move |_| state.get(role).is_range());
    view! {
        <Show when=move || is_range.get()>
            <span class=format!("sign {}", class_of(role)) aria-hidden="true"></span>
            {[Corner::Low, Corner::High].map(|corner| field(state, Place { role, corner })).collect_view()}
        </Show>
    }
}
