//! The revenue chart's card: title, canvas, run control and the table behind; and what all charts are painted with.
//! Leaves to others: the picture (`present::chart`).

pub mod bars;
pub mod brush;
pub mod canvas;
pub mod chances;
pub mod clock;
mod difference;
mod easel;
pub mod export;
pub mod figures;
pub mod heat;
pub mod paint;
pub mod palette;
pub mod plot;
pub mod poster;
mod readout;
mod revenue;
mod ruler;
pub mod scores;
mod shapes;
pub mod sheet;
pub mod size;
pub mod steps;

use super::bind::{spelled, text};
use super::element::{El, el};
use super::lazy::act;
use super::panels::folded::{Folded, behind};
use super::{app, run};
use crate::i18n::{Key, phrase};
use crate::present::chart::{Kind, Source};
use crate::ui::state::engine::Phase;
use export::Way;
use leptos::ev;
use leptos::prelude::*;

pub fn card() -> El {
    let state = app();
    let hint = state.show(|lang, picture| picture.chart.view.hint(picture.terms.period).text(lang));
    let phase = move || match state.phase.get() {
        Phase::Running => "running",
        Phase::Paused => "paused",
        Phase::Done => "done",
        Phase::Failed => "failed",
    };
    let source = state.show(|_, picture| match picture.chart.histogram.source {
        Source::Expected => "expected",
        Source::Simulated { .. } => "simulated",
    });
    let leave = move |way: Way| act(state, export::hand_over(state, way));
    let title = el("h2")
        .id("revenue-title")
        .says(state.show(|lang, picture| phrase::revenue_of(lang, picture.terms.period)));
    // The data attributes are for tests: what is on screen, to the last digit.
    el("section")
        .class("card")
        .id("revenue")
        .attr("aria-labelledby", "revenue-title")
        .attr("data-testid", "revenue")
        .follow("data-mean-today", state.show(|_, picture| picture.means[0].to_string()))
        .follow("data-mean-proposal", state.show(|_, picture| picture.means[1].to_string()))
        .follow("data-trials", state.show(|_, picture| picture.trials.to_string()))
        .follow("data-wanted", text(move || state.run.get().trials.to_string()))
        .follow("data-seed", text(move || state.run.get().seed.to_string()))
        .follow("data-source", source)
        .follow("data-phase", text(phase))
        .follow("data-kind", text(move || state.kind.get().id()))
        .add(
            el("div")
                .class("card-head")
                .add(title)
                .add(export::menu("chart-menu", leave))
                .add(kinds())
                .add(el("p").class("quiet").says(hint)),
        )
        .add(revenue::revenue())
        .add(run::control())
        .add(behind("revenue-table", Folded::Revenue))
}

/// The kinds of chart to choose from.
fn kinds() -> El {
    let state = app();
    let choice = move |kind: Kind| {
        el("button")
            .id(&format!("kind-{}", kind.id()))
            .follow("aria-pressed", spelled(move || state.kind.get() == kind))
            .on("click", move |_: ev::MouseEvent| state.choose_kind(kind))
            .says(state.say(kind.name()))
    };
    el("div")
        .class("segmented kinds")
        .attr("role", "group")
        .label(state.say(Key::ChartKind))
        .all(Kind::ALL.map(choice))
}
