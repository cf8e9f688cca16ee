//! Time to first contact on one clock for both setups, and the figures of the queue behind it.
//! Leaves to others: figures and the clock's scale (`present::response`).

use crate::domain::Param;
use crate::i18n::{Key, Label, Role, format};
use crate::present::response::{MARKS, Measure, Response, ResponseRow, place};
use crate::present::words::Word;
use crate::ui::app;
use crate::ui::levers::class_of;
use leptos::prelude::*;

pub fn response() -> impl IntoView {
    let state = app();
    let model = Memo::new(move |_| state.picture.with(|picture| picture.as_ref()?.response.clone()));
    let count = Memo::new(move |_| model.with(|model| model.as_ref().map_or(0, |model| model.rows.len())));
    view! {
        <section class="card panel is-response" id="response" aria-labelledby="response-title">
            <h2 id="response-title">{move || state.text(Key::ResponseTime)}</h2>
            <p class="quiet">
                {move || state.text(Key::ResponseHint)} " " {move || Word::ClockHint.text(state.lang.get())}
            </p>
            <div class="clock" aria-hidden="true">
                {MARKS.map(mark).collect_view()}
                {Role::ALL.map(|role| hand(model, role)).collect_view()}
            </div>
            <dl class="figures">
                {move || (0..count.get()).map(|index| figure(model, index)).collect_view()}
            </dl>
        </section>
    }
}

pub fn head(role: Role) -> impl IntoView {
    let state = app();
    let class = class_of(role);
    view! {
        <th scope="col" class=class>
            <span class=format!("sign {class}") aria-hidden="true"></span>
            " "
            {move || role.label(state.lang.get())}
        </th>
    }
}

fn mark(hours: f64) -> impl IntoView {
    let state = app();
    view! {
        <span class="tick" style:left=percent(place(hours))>
            <span>{move || format::duration(state.lang.get(), hours)}</span>
        </span>
    }
}

/// A setup's row on the clock: 8 of 10 leads within the bar, the median as its sign, and the deadline.
fn hand(model: Memo<Option<Response>>, role: Role) -> impl IntoView {
    let state = app();
    let world = role as usize;
    let hours = Memo::new(move |_| model.with(|model| model.as_ref()?.hours[world]));
    let at = move |index: usize| move || hours.get().map(|hours| percent(place(hours[index])));
    let width = move || hours.get().map(|hours| percent(place(hours[2]) - place(hours[0])));
    let deadline = Memo::new(move |_| {
        state.setups.with(|setups| setups.scenarios[world].levers[Param::SlaHours].likely())
    });
    let class = class_of(role);
    view! {
        <div class=format!("row {class}") data-empty=move || hours.get().is_none().to_string()>
            <span
                class="deadline"
                title=move || Word::Deadline.text(state.lang.get())
                style:left=move || percent(place(deadline.get()))
            ></span>
            <span class="span" style:left=at(0) style:width=width></span>
            <span class=format!("sign {class}") style:left=at(1)></span>
        </div>
    }
}

fn figure(model: Memo<Option<Response>>, index: usize) -> impl IntoView {
    let state = app();
    let row = Memo::new(move |_| model.with(|model| model.as_ref()?.rows.get(index).copied()));
    let value = move |role: Role| {
        let class = class_of(role);
        let value = move || {
            row.get()
                .map(|row: ResponseRow| text(state.lang.get(), row.kind, row.figure.values[role as usize]))
        };
        view! {
            <dd class=format!("number {class}")>
                <span class=format!("sign {class}") aria-hidden="true"></span>
                <span class="spoken">{move || role.label(state.lang.get())}</span>
                {value}
            </dd>
        }
    };
    // Each setup is held to its own deadline: a stricter one is met less often.
    let deadlines = move || {
        let is_deadline = row.get().is_some_and(|row| row.label == Key::SlaCompliance);
        let hours = |world: usize| {
            state.setups.with(|setups| setups.scenarios[world].levers[Param::SlaHours].likely())
        };
        let [today, proposal] = [0, 1].map(|world| format::duration(state.lang.get(), hours(world)));
        is_deadline.then(|| format!(" ({today} · {proposal})"))
    };
    view! {
        <div>
            <dt>{move || row.get().map(|row| state.text(row.label))} {deadlines}</dt>
            {Role::ALL.map(value).collect_view()}
        </div>
    }
}

fn text(lang: crate::i18n::Lang, kind: Measure, value: Option<f64>) -> String {
    let Some(value) = value else { return format::MISSING.to_owned() };
    match kind {
        Measure::Share => format::percent(lang, value),
        Measure::Hours => format::duration(lang, value),
        Measure::Count => format::count(lang, value),
    }
}

fn percent(part: f64) -> String {
    format!("{:.2}%", part * 100.0)
}
