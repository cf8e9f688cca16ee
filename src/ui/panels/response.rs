//! Time to first contact on one clock for both setups, and the figures of the queue behind it.
//! Leaves to others: figures and the clock's scale (`present::response`).

use crate::domain::Param;
use crate::i18n::{Key, Label, Role, format};
use crate::present::response::{MARKS, Measure, Response, ResponseRow, place};
use crate::present::words::Word;
use crate::ui::app;
use leptos::prelude::*;

pub fn response() -> impl IntoView {
    let state = app();
    let model = Memo::new(move |_| state.picture.with(|picture| picture.as_ref()?.response.clone()));
    let count = Memo::new(move |_| model.with(|model| model.as_ref().map_or(0, |model| model.rows.len())));
    view! {
        <section class="card panel" id="response" aria-labelledby="response-title">
            <h2 id="response-title">{move || state.text(Key::ResponseTime)}</h2>
            <p class="quiet">
                {move || state.text(Key::ResponseHint)} " " {move || Word::ClockHint.text(state.lang.get())}
            </p>
            <div class="clock" aria-hidden="true">
                {MARKS.map(mark).collect_view()}
                {Role::ALL.map(|role| hand(model, role)).collect_view()}
            </div>
            <table>
                <thead>
                    <tr>
                        <th scope="col">{move || state.text(Key::Measure)}</th>
                        {Role::ALL.map(head).collect_view()}
                    </tr>
                </thead>
                <tbody>{move || (0..count.get()).map(|index| row(model, index)).collect_view()}</tbody>
            </table>
        </section>
    }
}

pub fn head(role: Role) -> impl IntoView {
    let state = app();
    let class = match role {
        Role::Today => "is-today",
        Role::Proposal => "is-proposal",
    };
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
    let class = match role {
        Role::Today => "is-today",
        Role::Proposal => "is-proposal",
    };
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

fn row(model: Memo<Option<Response>>, index: usize) -> impl IntoView {
    let state = app();
    let row = Memo::new(move |_| model.with(|model| model.as_ref()?.rows.get(index).copied()));
    let cell = move |world: usize| {
        move || row.get().map(|row: ResponseRow| text(state.lang.get(), row.kind, row.figure.values[world]))
    };
    view! {
        <tr>
            <th scope="row">{move || row.get().map(|row| state.text(row.label))}</th>
            <td>{cell(0)}</td>
            <td>{cell(1)}</td>
        </tr>
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
