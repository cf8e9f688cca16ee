//! The revenue chart's card: title, canvas, run control and the table behind.
//! Leaves to others: the picture (`present::chart`).

mod brush;
mod canvas;
mod paint;
mod palette;
mod readout;
mod ruler;
mod size;

use super::bind::text;
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
    let hint = state.show(|lang, picture| {
        let word = if picture.terms.period == Period::Year { Word::ChartHint } else { Word::ChartHintWeeks };
        word.text(lang)
    });
    let phase = move || match state.phase.get() {
        Phase::Running => "running",
        Phase::Paused => "paused",
        Phase::Done => "done",
        Phase::Failed => "failed",
    };
    let source = state.show(|_, picture| match picture.histogram.source {
        Source::Expected => "expected",
        Source::Simulated { .. } => "simulated",
    });
    let behind = move || {
        let lang = state.lang.get();
        state
            .picture
            .with(|picture| picture.as_ref().map(|picture| tables::histogram(lang, &picture.histogram)))
    };
    // The data attributes are for tests: what is on screen, to the last digit.
    view! {
        <section
            class="card"
            id="revenue"
            aria-labelledby="revenue-title"
            data-testid="revenue"
            data-mean-today=state.show(|_, picture| picture.means[0].to_string())
            data-mean-proposal=state.show(|_, picture| picture.means[1].to_string())
            data-trials=state.show(|_, picture| picture.trials.to_string())
            data-wanted=text(move || state.run.get().trials.to_string())
            data-seed=text(move || state.run.get().seed.to_string())
            data-source=source
            data-phase=text(phase)
        >
            <div class="card-head">
                <h2 id="revenue-title">
                    {state.show(|lang, picture| phrase::revenue_of(lang, picture.terms.period))}
                </h2>
                <p class="quiet">{hint}</p>
            </div>
            {canvas::canvas()}
            {run::control()}
            {table::behind("revenue-table", behind)}
        </section>
    }
}
