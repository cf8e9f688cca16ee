//! The funnel's stages and its leaks: twin bars from one baseline, today's above the proposal's.
//! Leaves to others: counts and order (`present::funnel`).

use super::{pair, table};
use crate::i18n::{Key, Label, format};
use crate::present::funnel::{LEAKS, LeakRow, STAGES, StageRow};
use crate::present::table as tables;
use crate::present::words::Word;
use crate::ui::app;
use crate::ui::bind::{Text, text};
use leptos::prelude::*;

pub fn stages() -> impl IntoView {
    let state = app();
    let behind = move || {
        let lang = state.lang.get();
        state.picture.with(|picture| picture.as_ref().map(|picture| tables::funnel(lang, &picture.funnel)))
    };
    view! {
        <section class="card panel" id="funnel" aria-labelledby="funnel-title">
            <h2 id="funnel-title">{state.say(Key::Funnel)}</h2>
            <p class="quiet">{state.say(Key::FunnelHint)}</p>
            <ul class="twin">{(0..STAGES.len()).map(stage).collect_view()}</ul>
            {table::behind("funnel-table", behind)}
        </section>
    }
}

pub fn leaks() -> impl IntoView {
    let state = app();
    view! {
        <section class="card panel" id="leaks" aria-labelledby="leaks-title">
            <h2 id="leaks-title">{state.say(Key::Leaks)}</h2>
            <p class="quiet">{state.word(Word::LeaksHint)}</p>
            <ul class="twin is-leaks">{(0..LEAKS.len()).map(leak).collect_view()}</ul>
        </section>
    }
}

fn stage(index: usize) -> impl IntoView {
    let state = app();
    let row = move || {
        state
            .picture
            .with(|picture| picture.as_ref().and_then(|picture| picture.funnel.stages.get(index).copied()))
    };
    let widest = move || {
        state.picture.with(|picture| picture.as_ref().map_or(1.0, |picture| picture.funnel.widest[0]))
    };
    let rate = move |world: usize| {
        state.tell(move |lang| {
            let rate = row().and_then(|row: StageRow| row.rates[world]);
            rate.map(|rate| format::percent(lang, rate)).unwrap_or_default()
        })
    };
    let count = move |world: usize| move || row().map_or(0.0, |row| row.counts[world]);
    let (stage, _) = STAGES[index];
    view! {
        <li data-testid=format!("stage-{index}")>
            <span class="name">
                {state.tell(move |lang| stage.label(lang))}
                <small class="number" title=state.say(Key::RateFromPrevious)>
                    <span class="is-today">{rate(0)}</span>
                    <span class="is-proposal">{rate(1)}</span>
                </small>
            </span>
            {bars([width(count(0), widest), width(count(1), widest)])}
            {pair([number(count(0)), number(count(1))])}
        </li>
    }
}

fn leak(index: usize) -> impl IntoView {
    let state = app();
    let row = move || {
        state
            .picture
            .with(|picture| picture.as_ref().and_then(|picture| picture.funnel.leaks.get(index).copied()))
    };
    let widest = move || {
        state.picture.with(|picture| picture.as_ref().map_or(1.0, |picture| picture.funnel.widest[1]))
    };
    let count = move |world: usize| move || row().map_or(0.0, |row: LeakRow| row.counts[world]);
    let leak = LEAKS[index];
    view! {
        <li data-testid=format!("leak-{}", leak.id())>
            <span class="name">{state.tell(move |lang| leak.label(lang))}</span>
            {bars([width(count(0), widest), width(count(1), widest)])}
            {pair([number(count(0)), number(count(1))])}
        </li>
    }
}

fn number(count: impl Fn() -> f64 + Send + Sync + 'static) -> Text {
    app().tell(move |lang| format::count(lang, count()))
}

fn width(
    count: impl Fn() -> f64 + Send + Sync + 'static,
    widest: impl Fn() -> f64 + Send + Sync + 'static,
) -> Text {
    text(move || format!("{:.2}%", (count() / widest()).clamp(0.0, 1.0) * 100.0))
}

fn bars([today, proposal]: [Text; 2]) -> impl IntoView {
    view! {
        <span class="bars" aria-hidden="true">
            <i style:width=today></i>
            <i style:width=proposal></i>
        </span>
    }
}
