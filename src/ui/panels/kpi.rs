//! The table of indicators: today, the proposal, the difference and its simulation error.
//! Leaves to others: the figures and their groups (`present::kpi`).

use super::table::scroll;
use super::{cards, panel, sign, tale};
use crate::i18n::{Key, Label, Role};
use crate::present::kpi::{GROUPS, Kpi, KpiRow};
use crate::present::tale as tales;
use crate::ui::app;
use crate::ui::bind::memo;
use crate::ui::element::{El, el};
use crate::ui::lazy::Missing;
use crate::ui::levers::class_of;
use leptos::prelude::*;
use wasm_split_helpers::wasm_split;

#[wasm_split(figures, fallible, preload(fetch))]
pub fn panels() -> Result<El, Missing> {
    Ok(cards([kpis()]))
}

fn kpis() -> El {
    let state = app();
    let groups = GROUPS.iter().enumerate();
    let error = el("th")
        .attr("scope", "col")
        .title(state.say(Key::DifferenceError))
        .add(el("span").attr("aria-hidden", "true").text("±"))
        .add(el("span").class("spoken").says(state.say(Key::DifferenceError)));
    let heads = el("tr")
        .add(el("th").attr("scope", "col").says(state.say(Key::Measure)))
        .all(Role::ALL.map(head))
        .add(el("th").attr("scope", "col").says(state.say(Key::Difference)))
        .add(error);
    let table = el("table")
        .add(el("thead").add(heads))
        .all(groups.map(|(index, (title, kpis))| group(index, *title, kpis)));
    panel("kpis", "is-wide", Key::Kpis, state.say(Key::KpiHint))
        .add(tale(|lang, picture| tales::kpis(lang, &picture.kpis)))
        .add(scroll(table, state.say(Key::Kpis)))
}

fn head(role: Role) -> El {
    el("th")
        .attr("scope", "col")
        .class(class_of(role))
        .add(sign(role))
        .text(" ")
        .says(app().tell(move |lang| role.label(lang)))
}

fn group(index: usize, title: Key, kpis: &'static [Kpi]) -> El {
    let rows = kpis.iter().enumerate();
    let title = el("th").attr("scope", "rowgroup").attr("colspan", "5").says(app().say(title));
    el("tbody").add(el("tr").class("group").add(title)).all(rows.map(|(place, &kpi)| row(index, place, kpi)))
}

fn row(group: usize, place: usize, kpi: Kpi) -> El {
    let state = app();
    let row = memo(move || {
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
    el("tr")
        .add(el("th").attr("scope", "row").says(state.tell(move |lang| kpi.label(lang))))
        .add(el("td").says(value(0)))
        .add(el("td").says(value(1)))
        .add(el("td").says(difference(0)))
        .add(el("td").class("quiet").says(difference(1)))
}
