//! Time to first contact on one clock for both setups, and the figures of the queue behind it.
//! Leaves to others: figures and the clock's scale (`present::response`).

use super::sign;
use crate::domain::Param;
use crate::i18n::{Key, Label, Lang, Role, format};
use crate::present::response::{MARKS, Measure, ROWS, ResponseRow, place};
use crate::present::words::Word;
use crate::ui::app;
use crate::ui::bind::{Text, spelled, text};
use crate::ui::levers::class_of;
use leptos::prelude::*;

pub fn response() -> impl IntoView {
    let state = app();
    let hint = state.tell(|lang| format!("{} {}", Key::ResponseHint.text(lang), Word::ClockHint.text(lang)));
    view! {
        <section class="card panel is-response" id="response" aria-labelledby="response-title">
            <h2 id="response-title">{state.say(Key::ResponseTime)}</h2>
            <p class="quiet">{hint}</p>
            <div class="clock" aria-hidden="true">
                {MARKS.map(mark).collect_view()} {Role::ALL.map(hand).collect_view()}
            </div>
            <dl class="figures">{(0..ROWS).map(figure).collect_view()}</dl>
        </section>
    }
}

fn mark(hours: f64) -> impl IntoView {
    view! {
        <span class="tick" style:left=percent(move || place(hours))>
            <span>{app().tell(move |lang| format::duration(lang, hours))}</span>
        </span>
    }
}

/// A setup's row on the clock: 8 of 10 leads within the bar, the median as its sign, and the deadline.
fn hand(role: Role) -> impl IntoView {
    let state = app();
    let world = role as usize;
    let hours =
        Memo::new(move |_| state.picture.with(|picture| picture.as_ref()?.response.as_ref()?.hours[world]));
    let at = move |index: usize| move || hours.get().map_or(0.0, |hours| place(hours[index]));
    let class = class_of(role);
    view! {
        <div class=format!("row {class}") data-empty=spelled(move || hours.get().is_none())>
            <span
                class="deadline"
                title=state.word(Word::Deadline)
                style:left=percent(move || place(deadline(world)()))
            ></span>
            <span class="span" style:left=percent(at(0)) style:width=percent(move || at(2)() - at(0)())></span>
            <span class=format!("sign {class}") style:left=percent(at(1))></span>
        </div>
    }
}

fn deadline(world: usize) -> impl Fn() -> f64 + Copy {
    let state = app();
    move || state.setups.with(|setups| setups.scenarios[world].levers[Param::SlaHours].likely())
}

fn figure(index: usize) -> impl IntoView {
    let state = app();
    let row = Memo::new(move |_| {
        state.picture.with(|picture| picture.as_ref()?.response.as_ref()?.rows.get(index).copied())
    });
    let value = move |role: Role| {
        let words = move |lang| {
            let row = row.get();
            row.map(|row: ResponseRow| words(lang, row.kind, row.figure.values[role as usize]))
                .unwrap_or_default()
        };
        view! {
            <dd class=format!("number {}", class_of(role))>
                {sign(role)} <span class="spoken">{state.tell(move |lang| role.label(lang))}</span>
                {state.tell(words)}
            </dd>
        }
    };
    let (today, proposal) = (deadline(0), deadline(1));
    let name = state.tell(move |lang| {
        let Some(row) = row.get() else { return String::new() };
        let name = row.label.text(lang);
        // Each setup is held to its own deadline: a stricter one is met less often.
        if row.label == Key::SlaCompliance {
            let [today, proposal] = [today(), proposal()].map(|hours| format::duration(lang, hours));
            return format!("{name} ({today} · {proposal})");
        }
        name.to_owned()
    });
    view! {
        <div>
            <dt>{name}</dt>
            {Role::ALL.map(value).collect_view()}
        </div>
    }
}

fn words(lang: Lang, kind: Measure, value: Option<f64>) -> String {
    let Some(value) = value else { return format::MISSING.to_owned() };
    match kind {
        Measure::Share => format::percent(lang, value),
        Measure::Hours => format::duration(lang, value),
        Measure::Count => format::count(lang, value),
    }
}

fn percent(part: impl Fn() -> f64 + Send + Sync + 'static) -> Text {
    text(move || format!("{:.2}%", part() * 100.0))
}
