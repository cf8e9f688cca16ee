//! The year week by week: a fan chart of a series for both setups, in words, drawn, and as a table. Built when it is
//! opened: before, and once it is left, nothing is simulated for it.
//! Leaves to others: simulating (`feed`), the picture (`present::weeks`), paint (`fan`).

mod fan;
mod feed;

use super::{cards, panel, table};
use crate::i18n::{Explain, Key, Label, Lang, Period, weeks as words};
use crate::present::weeks::{
    Fan, MOST_TRIALS, SINGLES, Sight, Singles, Sum, answer, poster, readout, table as behind,
};
use crate::sim::weeks::Series;
use crate::ui::answer::segments;
use crate::ui::app;
use crate::ui::bind::{flag, memo, spelled, text};
use crate::ui::chart::canvas::canvas;
use crate::ui::chart::export::{self, Way};
use crate::ui::chart::poster::{CHART, draw};
use crate::ui::element::{El, el, option};
use crate::ui::lazy::{Missing, act};
use crate::ui::state::AppState;
use fan::{Fans, paint};
use feed::{Feed, Phase};
use leptos::ev;
use leptos::prelude::*;
use std::sync::Arc;
use wasm_split_helpers::wasm_split;

#[wasm_split(weeks, fallible, preload(fetch))]
pub fn panels() -> Result<El, Missing> {
    Ok(cards([weeks()]))
}

fn weeks() -> El {
    let state = app();
    let feed = Feed::begin();
    let sight = state.sight;
    let fan = memo(move || feed.fan(sight.get()));
    let period =
        memo(move || state.picture.with(|picture| picture.as_ref().map(|picture| picture.terms.period)));
    let said = memo(move || {
        let (fan, lang) = (fan.get(), state.lang.get());
        fan.zip(period.get()).map(|(fan, period)| answer(lang, &fan, period)).unwrap_or_default()
    });
    let tell = move |words: fn(Lang, &Fan) -> String| {
        text(move || fan.get().map(|fan| words(state.lang.get(), &fan)).unwrap_or_default())
    };
    let rests = text(move || {
        let (lang, years) = (state.lang.get(), feed.years());
        let run = state.run.get().trials;
        match (feed.phase(), period.get()) {
            (Phase::Failed, _) => Key::WorkerFailed.text(lang).to_owned(),
            (Phase::Stale, _) if years > 0 => Key::OverTimeStale.text(lang).to_owned(),
            (Phase::Filling | Phase::Done, Some(period)) => {
                words::rests(lang, years, run.min(MOST_TRIALS), run, period)
            }
            _ => Key::OverTimeWaiting.text(lang).to_owned(),
        }
    });
    let leave = move |way: Way| {
        act(state, hand_over(state, way, fan.get_untracked(), period.get_untracked()));
    };
    let phase = text(move || match feed.phase() {
        Phase::Stale => "stale",
        Phase::Filling => "filling",
        Phase::Done => "done",
        Phase::Failed => "failed",
    });
    let figure = Arc::new(Fans { state, fan });
    let name = state.tell(move |lang| sight.get().series.label(lang));
    let spoken = tell(|lang, fan| readout(lang, fan, usize::MAX).spoken);
    // A picture without a name is a fault, even for the moment before there is one.
    let alternative = state.tell(move |lang| {
        let words = spoken();
        if words.is_empty() { Key::OverTimeWaiting.text(lang).to_owned() } else { words }
    });
    panel("weeks", "is-wide", Key::OverTime, state.say(Key::OverTimeHint))
        .attr("data-testid", "weeks")
        .follow("data-phase", phase)
        .follow("data-trials", text(move || feed.years().to_string()))
        .add(controls(sight, move || period.get()).add(export::menu("weeks-menu", leave)))
        .add(
            el("p")
                .class("quiet")
                .id("weeks-what")
                .says(state.tell(move |lang| sight.get().series.explain(lang))),
        )
        .add(el("p").class("tale").id("weeks-answer").filled(move || segments(said.get())))
        .add(canvas("weeks-chart", name, alternative, figure))
        .add(el("p").class("quiet").id("weeks-rests").attr("role", "status").says(rests))
        .add(table::behind("weeks-table", move || {
            let lang = state.lang.get();
            fan.get().map(|fan| behind(lang, &fan))
        }))
}

/// In the chunk of what leaves the page.
#[wasm_split(export, fallible)]
fn hand_over(
    state: AppState,
    way: Way,
    fan: Option<Arc<Fan>>,
    period: Option<Period>,
) -> Result<(), Missing> {
    let (lang, seed) = (state.lang.get_untracked(), state.run.get_untracked().seed);
    let drawing = fan.as_ref().zip(period).and_then(|(fan, period)| {
        draw(lang, &poster(lang, fan, period, seed), CHART, &|sheet, paper| paint(sheet, paper, fan))
    });
    let what = fan.map_or("", |fan| fan.sight.series.id());
    export::give(state, way, drawing, what);
    Ok(())
}

/// What is looked at.
fn controls(
    sight: RwSignal<Sight>,
    period: impl Fn() -> Option<Period> + Copy + Send + Sync + 'static,
) -> El {
    let state = app();
    let choose = move |event: ev::Event| {
        let id = event_target_value(&event);
        if let Some(series) = Series::ALL.into_iter().find(|series| series.id() == id) {
            sight.update(|sight| sight.series = series);
        }
    };
    let options = move || {
        let (lang, now) = (state.lang.get(), sight.with_untracked(|sight| sight.series));
        Series::ALL.map(|series| option(series.id(), series == now).text(series.label(lang))).into()
    };
    let list = el("select")
        .class("select")
        .id("weeks-series")
        .label(state.say(Key::OverTimeSeries))
        .filled(options)
        .on("change", choose);
    let sum = move |sum: Sum, key: Key| {
        el("button")
            .id(if sum == Sum::Each { "weeks-each" } else { "weeks-so-far" })
            .follow("aria-pressed", spelled(move || sight.get().sane().sum == sum))
            .flag("disabled", flag(move || sum == Sum::SoFar && !sight.get().adds_up()))
            .on("click", move |_: ev::MouseEvent| sight.update(|sight| sight.sum = sum))
            .says(state.say(key))
    };
    let sums = el("div")
        .class("segmented")
        .attr("role", "group")
        .label(state.say(Key::OverTimeView))
        .add(sum(Sum::SoFar, Key::SoFar))
        .add(sum(Sum::Each, Key::EachWeek));
    let toggle = move |_: ev::MouseEvent| {
        sight.update(|sight| {
            sight.singles = match sight.singles {
                Singles::Hidden => Singles::Shown,
                Singles::Shown => Singles::Hidden,
            };
        });
    };
    let singles = el("button")
        .class("button")
        .id("weeks-singles")
        .follow("aria-pressed", spelled(move || sight.get().singles == Singles::Shown))
        .on("click", toggle)
        .says(state.tell(move |lang| {
            period().map(|period| words::single(lang, SINGLES, period)).unwrap_or_default()
        }));
    el("div").class("weeks-controls").add(list).add(sums).add(singles)
}
