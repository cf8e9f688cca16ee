//! The revenue chart's card: title, canvas, run control and the table behind.
//! Leaves to others: the picture (`present::chart`).

mod brush;
mod canvas;
mod paint;
mod palette;
mod readout;
mod ruler;
mod size;

use super::panels::table;
use super::{app, run};
use crate::i18n::{Period, phrase};
use crate::present::chart::Source;
use crate::present::table as tables;
use crate::present::words::Word;
use crate::ui::state::engine::Phase;
use leptos::prelude::*;

pub fn card() -> impl IntoView {
    let state = app();
    let picture = Signal::derive(move || {
        state.picture.with(|picture| picture.as_ref().map(|picture| picture.histogram.clone()))
    });
    let period = Memo::new(move |_| {
        state.picture.with(|picture| picture.as_ref().map_or(Period::Year, |picture| picture.terms.period))
    });
    let hint = move || {
        let word = if period.get() == Period::Year { Word::ChartHint } else { Word::ChartHintWeeks };
        word.text(state.lang.get())
    };
    // For tests: what is on screen, to the last digit.
    let mean = move |world: usize| {
        move || state.picture.with(|picture| picture.as_ref().map(|picture| picture.means[world].to_string()))
    };
    let trials =
        move || state.picture.with(|picture| picture.as_ref().map(|picture| picture.trials.to_string()));
    let source = move || {
        state.picture.with(|picture| {
            picture.as_ref().map(|picture| match picture.histogram.source {
                Source::Expected => "expected",
                Source::Simulated { .. } => "simulated",
            })
        })
    };
    let phase = move || match state.phase.get() {
        Phase::Running => "running",
        Phase::Paused => "paused",
        Phase::Done => "done",
        Phase::Failed => "failed",
    };
    let behind = move || {
        picture.with(|picture| picture.as_ref().map(|picture| tables::histogram(state.lang.get(), picture)))
    };
    view! {
        <section
            class="card"
            id="revenue"
            aria-labelledby="revenue-title"
            data-testid="revenue"
            data-mean-today=mean(0)
            data-mean-proposal=mean(1)
            data-trials=trials
            data-wanted=move || state.run.get().trials.to_string()
            data-seed=move || state.run.get().seed.to_string()
            data-source=source
            data-phase=phase
        >
            <div class="card-head">
                <h2 id="revenue-title">{move || phrase::revenue_of(state.lang.get(), period.get())}</h2>
                <p class="quiet">{hint}</p>
            </div>
            {canvas::canvas(picture)}
            {run::control(period)}
            {table::behind("revenue-table", behind)}
        </section>
    }
}
