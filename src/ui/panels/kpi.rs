//! The table of indicators: today, the proposal, the difference and its simulation error.
//! Leaves to others: the figures and their groups (`present::kpi`).

use super::response::head;
use crate::i18n::{Key, Role};
use crate::present::kpi::{Group, KpiRow};
use crate::present::words::Word;
use crate::ui::app;
use leptos::prelude::*;

pub fn kpis() -> impl IntoView {
    let state = app();
    let groups = Memo::new(move |_| {
        state.picture.with(|picture| picture.as_ref().map(|picture| picture.kpis.clone()).unwrap_or_default())
    });
    // The frame of the table is built once; only cells change with the numbers.
    let shape = Memo::new(move |_| {
        groups.with(|groups| groups.iter().map(|group| group.rows.len()).collect::<Vec<_>>())
    });
    let body = move || {
        let sections = shape.get().into_iter().enumerate();
        sections.map(|(index, rows)| group(groups, index, rows)).collect_view()
    };
    view! {
        <section class="card panel is-wide" id="kpis" aria-labelledby="kpis-title">
            <h2 id="kpis-title">{move || state.text(Key::Kpis)}</h2>
            <p class="quiet">{move || Word::KpiHint.text(state.lang.get())}</p>
            <div class="scroll" tabindex="0" role="group" aria-labelledby="kpis-title">
                <table>
                    <thead>
                        <tr>
                            <th scope="col">{move || state.text(Key::Measure)}</th>
                            {Role::ALL.map(head).collect_view()}
                            <th scope="col">{move || state.text(Key::Difference)}</th>
                            <th scope="col" title=move || Word::DifferenceError.text(state.lang.get())>
                                <span aria-hidden="true">"±"</span>
                                <span class="spoken">{move || Word::DifferenceError.text(state.lang.get())}</span>
                            </th>
                        </tr>
                    </thead>
                    {body}
                </table>
            </div>
        </section>
    }
}

fn group(groups: Memo<Vec<Group>>, index: usize, rows: usize) -> impl IntoView {
    let state = app();
    let title =
        move || groups.with(|groups| groups.get(index).map(|group| group.title.text(state.lang.get())));
    view! {
        <tbody>
            <tr class="group">
                <th scope="rowgroup" colspan="5">{title}</th>
            </tr>
            {(0..rows).map(|place| row(groups, index, place)).collect_view()}
        </tbody>
    }
}

fn row(groups: Memo<Vec<Group>>, index: usize, place: usize) -> impl IntoView {
    let state = app();
    let row = Memo::new(move |_| groups.with(|groups| groups.get(index)?.rows.get(place).copied()));
    let name = move || row.get().map(|row: KpiRow| row.kpi.label(state.lang.get()));
    let cell = move |world: usize| {
        move || row.get().map(|row| row.kpi.unit().text(state.lang.get(), row.figure.values[world]))
    };
    let difference = move |part: usize| {
        move || row.get().map(|row| row.kpi.unit().difference(state.lang.get(), &row.figure)[part].clone())
    };
    view! {
        <tr>
            <th scope="row">{name}</th>
            <td>{cell(0)}</td>
            <td>{cell(1)}</td>
            <td>{difference(0)}</td>
            <td class="quiet">{difference(1)}</td>
        </tr>
    }
}
