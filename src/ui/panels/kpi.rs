//! The table of indicators: today, the proposal, the difference and its simulation error.
//! Leaves to others: the figures and their groups (`present::kpi`).

use super::sign;
use crate::i18n::{Key, Label, Role};
use crate::present::kpi::{GROUPS, Kpi, KpiRow};
use crate::present::words::Word;
use crate::ui::app;
use crate::ui::levers::class_of;
use leptos::prelude::*;

pub fn kpis() -> impl IntoView {
    let state = app();
    let groups = GROUPS.iter().enumerate();
    view! {
        <section class="card panel is-wide" id="kpis" aria-labelledby="kpis-title">
            <h2 id="kpis-title">{state.say(Key::Kpis)}</h2>
            <p class="quiet">{state.word(Word::KpiHint)}</p>
            <div class="scroll" tabindex="0" role="group" aria-labelledby="kpis-title">
                <table>
                    <thead>
                        <tr>
                            <th scope="col">{state.say(Key::Measure)}</th>
                            {Role::ALL.map(head).collect_view()}
                            <th scope="col">{state.say(Key::Difference)}</th>
                            <th scope="col" title=state.word(Word::DifferenceError)>
                                <span aria-hidden="true">"±"</span>
                                <span class="spoken">{state.word(Word::DifferenceError)}</span>
                            </th>
                        </tr>
                    </thead>
                    {groups.map(|(index, (title, kpis))| group(index, *title, kpis)).collect_view()}
                </table>
            </div>
        </section>
    }
}

fn head(role: Role) -> impl IntoView {
    view! {
        <th scope="col" class=class_of(role)>
            {sign(role)}
            " "
            {app().tell(move |lang| role.label(lang))}
        </th>
    }
}

fn group(index: usize, title: Word, kpis: &'static [Kpi]) -> impl IntoView {
    let rows = kpis.iter().enumerate();
    view! {
        <tbody>
            <tr class="group">
                <th scope="rowgroup" colspan="5">{app().word(title)}</th>
            </tr>
            {rows.map(|(place, &kpi)| row(index, place, kpi)).collect_view()}
        </tbody>
    }
}

fn row(group: usize, place: usize, kpi: Kpi) -> impl IntoView {
    let state = app();
    let row = Memo::new(move |_| {
        state.picture.with(|picture| picture.as_ref()?.kpis.get(group)?.rows.get(place).copied())
    });
    let value = move |world: usize| {
        state.tell(move |lang| {
            kpi.unit().text(lang, row.get().and_then(|row: KpiRow| row.figure.values[world]))
        })
    };
    let difference = move |part: usize| {
        state.tell(move |lang| {
            let parts = row.get().map(|row| kpi.unit().difference(lang, &row.figure));
            parts.map(|parts| parts[part].clone()).unwrap_or_default()
        })
    };
    view! {
        <tr>
            <th scope="row">{state.tell(move |lang| kpi.label(lang))}</th>
            <td>{value(0)}</td>
            <td>{value(1)}</td>
            <td>{difference(0)}</td>
            <td class="quiet">{difference(1)}</td>
        </tr>
    }
}
