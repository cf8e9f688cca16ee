//! The funnel's stages and its leaks: twin bars from one baseline, today's above the proposal's.
//! Leaves to others: counts and order (`present::funnel`).

use super::{pair, table};
use crate::i18n::{Key, Label, format};
use crate::present::funnel::{Funnel, LeakRow, StageRow};
use crate::present::table as tables;
use crate::present::words::Word;
use crate::ui::app;
use leptos::prelude::*;

pub fn stages() -> impl IntoView {
    let state = app();
    let funnel = model();
    let count = Memo::new(move |_| funnel.with(|funnel| funnel.stages.len()));
    let behind = move || Some(funnel.with(|funnel| tables::funnel(state.lang.get(), funnel)));
    view! {
        <section class="card panel" id="funnel" aria-labelledby="funnel-title">
            <h2 id="funnel-title">{move || state.text(Key::Funnel)}</h2>
            <p class="quiet">{move || state.text(Key::FunnelHint)}</p>
            <ul class="twin">{move || (0..count.get()).map(|index| stage(funnel, index)).collect_view()}</ul>
            {table::behind("funnel-table", behind)}
        </section>
    }
}

pub fn leaks() -> impl IntoView {
    let state = app();
    let funnel = model();
    let count = Memo::new(move |_| funnel.with(|funnel| funnel.leaks.len()));
    view! {
        <section class="card panel" id="leaks" aria-labelledby="leaks-title">
            <h2 id="leaks-title">{move || state.text(Key::Leaks)}</h2>
            <p class="quiet">{move || Word::LeaksHint.text(state.lang.get())}</p>
            <ul class="twin is-leaks">{move || (0..count.get()).map(|index| leak(funnel, index)).collect_view()}</ul>
        </section>
    }
}

fn model() -> Memo<Funnel> {
    let state = app();
    Memo::new(move |_| {
        state
            .picture
            .with(|picture| picture.as_ref().map(|picture| picture.funnel.clone()).unwrap_or_default())
    })
}

fn stage(funnel: Memo<Funnel>, index: usize) -> impl IntoView {
    let state = app();
    let row = Memo::new(move |_| funnel.with(|funnel| funnel.stages.get(index).copied()));
    let name = move || row.get().map(|row: StageRow| row.stage.label(state.lang.get()));
    let count = move |world: usize| {
        move || row.get().map(|row| format::count(state.lang.get(), row.counts[world])).unwrap_or_default()
    };
    let rate = move |world: usize| {
        move || row.get()?.rates[world].map(|rate| format::percent(state.lang.get(), rate))
    };
    let part = move |world: usize| {
        move || {
            part_of(row.get().map_or(0.0, |row| row.counts[world]), funnel.with(|funnel| funnel.widest[0]))
        }
    };
    view! {
        <li data-testid=format!("stage-{index}")>
            <span class="name">
                {name}
                <small class="number" title=move || state.text(Key::RateFromPrevious)>
                    <span class="is-today">{rate(0)}</span>
                    <span class="is-proposal">{rate(1)}</span>
                </small>
            </span>
            {bars(part(0), part(1))}
            {pair([count(0), count(1)])}
        </li>
    }
}

fn leak(funnel: Memo<Funnel>, index: usize) -> impl IntoView {
    let state = app();
    let row = Memo::new(move |_| funnel.with(|funnel| funnel.leaks.get(index).copied()));
    let count = move |world: usize| {
        move || {
            row.get()
                .map(|row: LeakRow| format::count(state.lang.get(), row.counts[world]))
                .unwrap_or_default()
        }
    };
    let part = move |world: usize| {
        move || {
            part_of(row.get().map_or(0.0, |row| row.counts[world]), funnel.with(|funnel| funnel.widest[1]))
        }
    };
    view! {
        <li data-testid=move || row.get().map(|row| format!("leak-{}", row.leak.id()))>
            <span class="name">{move || row.get().map(|row| row.leak.label(state.lang.get()))}</span>
            {bars(part(0), part(1))}
            {pair([count(0), count(1)])}
        </li>
    }
}

fn part_of(count: f64, widest: f64) -> String {
    format!("{:.2}%", (count / widest).clamp(0.0, 1.0) * 100.0)
}

fn bars(
    today: impl Fn() -> String + Send + Sync + 'static,
    proposal: impl Fn() -> String + Send + Sync + 'static,
) -> impl IntoView {
    view! {
        <span class="bars" aria-hidden="true">
            <i style:width=today></i>
            <i style:width=proposal></i>
        </span>
    }
}
