//! The funnel's stages and its leaks: twin bars from one baseline, today's above the proposal's.
//! Leaves to others: counts and order (`present::funnel`).

use super::folded::{Folded, behind};
use super::{bowtie, cards, pair, panel, tale};
use crate::i18n::{Key, Label, format};
use crate::present::funnel::{LEAKS, LeakRow, STAGES, StageRow};
use crate::present::tale as tales;
use crate::ui::app;
use crate::ui::bind::{Text, text, when};
use crate::ui::element::{El, el};
use crate::ui::lazy::{self, lazy};
use leptos::prelude::*;

pub fn panels() -> El {
    let state = app();
    // What comes with the first years: it weighs nothing before them.
    let is_simulated = move || {
        state.picture.with(|picture| picture.as_ref().is_some_and(|picture| picture.averages.is_some()))
    };
    let tie = el("div")
        .class("bowtie")
        .part(when(is_simulated, || el("div").part(lazy::part(lazy!(bowtie::card)))));
    cards([stages(), leaks(), tie])
}

fn stages() -> El {
    panel("funnel", "", Key::Funnel, app().say(Key::FunnelHint))
        .add(tale(|lang, picture| tales::funnel(lang, &picture.funnel)))
        .add(el("ul").class("twin").all((0..STAGES.len()).map(stage)))
        .add(behind("funnel-table", Folded::Funnel))
}

fn leaks() -> El {
    panel("leaks", "", Key::Leaks, app().say(Key::LeaksHint))
        .add(el("ul").class("twin is-leaks").all((0..LEAKS.len()).map(leak)))
}

fn stage(index: usize) -> El {
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
    let rates = el("small")
        .class("number")
        .title(state.say(Key::RateFromPrevious))
        .add(el("span").class("is-today").says(rate(0)))
        .add(el("span").class("is-proposal").says(rate(1)));
    let name = el("span").class("name").says(state.tell(move |lang| stage.label(lang))).add(rates);
    el("li")
        .attr("data-testid", &format!("stage-{index}"))
        .add(name)
        .add(bars([width(count(0), widest), width(count(1), widest)]))
        .add(pair([number(count(0)), number(count(1))]))
}

fn leak(index: usize) -> El {
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
    el("li")
        .attr("data-testid", &format!("leak-{}", leak.id()))
        .add(el("span").class("name").says(state.tell(move |lang| leak.label(lang))))
        .add(bars([width(count(0), widest), width(count(1), widest)]))
        .add(pair([number(count(0)), number(count(1))]))
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

fn bars([today, proposal]: [Text; 2]) -> El {
    el("span")
        .class("bars")
        .attr("aria-hidden", "true")
        .add(el("i").style("width", today))
        .add(el("i").style("width", proposal))
}
