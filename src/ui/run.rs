//! The run control: pause, progress, simulation error, number of trials, and the seed.
//! Leaves to others: simulating (`state::engine`).

use super::app;
use super::bind::{flag, memo, spelled, text};
use super::element::{El, by_id, el, option};
use super::icon::{Icon, icon};
use super::state::engine::Phase;
use super::state::message::Message;
use crate::browser::clipboard;
use crate::domain::Seed;
use crate::i18n::{Key, format, phrase};
use leptos::ev;
use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;
use web_sys::HtmlInputElement;

/// How many trials can be chosen; a link may bring another number, which then joins them.
const TRIALS: [u32; 3] = [1_000, 10_000, 100_000];

pub fn control() -> El {
    let state = app();
    let done = move || state.picture.with(|picture| picture.as_ref().map_or(0, |picture| picture.trials));
    // Half the width of the 95 % interval of what the headline names: the median difference.
    let error = state.show(|lang, picture| {
        let error = picture.summary.map(|summary| 1.96 * summary.difference.median_error);
        error.map(|error| phrase::monte_carlo_error(lang, error)).unwrap_or_default()
    });
    let progress = el("progress")
        .follow("max", text(move || state.run.get().trials.to_string()))
        .property("value", text(move || done().to_string()))
        .label(state.say(Key::RunControl));
    let count = state
        .tell(move |lang| format!("{} {}", format::number(lang, f64::from(done()), 0), Key::Of.text(lang)));
    let done = el("span")
        .class("done")
        .add(progress)
        .add(el("span").class("number").attr("data-testid", "progress").says(count))
        .add(trials())
        .says(state.show(|lang, picture| phrase::trials(lang, picture.terms.period)));
    let error = el("span")
        .class("error number")
        .attr("data-testid", "error")
        .title(state.say(Key::MonteCarloHint))
        .says(error);
    let [seed, fault] = seed();
    el("div")
        .class("run")
        .attr("role", "group")
        .id("run")
        .label(state.say(Key::RunControl))
        .add(pause())
        .add(done)
        .add(error)
        .add(seed)
        .add(fault)
}

fn pause() -> El {
    let state = app();
    let label = move |lang| match state.phase.get() {
        Phase::Running => Key::Pause.text(lang),
        Phase::Paused => Key::Resume.text(lang),
        Phase::Done => Key::Done.text(lang),
        Phase::Failed => Key::Failed.text(lang),
    };
    let is_over = move || matches!(state.phase.get(), Phase::Done | Phase::Failed);
    el("button")
        .class("button")
        .id("pause")
        .flag("disabled", flag(is_over))
        .on("click", move |_: ev::MouseEvent| state.toggle_pause())
        .says(state.tell(label))
}

fn trials() -> El {
    let state = app();
    let wanted = memo(move || state.run.get().trials);
    let options = move || {
        let mut options = TRIALS.to_vec();
        let place = options.partition_point(|&trials| trials < wanted.get());
        if options.get(place) != Some(&wanted.get()) {
            options.insert(place, wanted.get());
        }
        let line = |trials: u32| {
            let label = format::number(state.lang.get(), f64::from(trials), 0);
            option(&trials.to_string(), trials == wanted.get()).text(&label)
        };
        options.into_iter().map(line).collect()
    };
    let choose = move |event: ev::Event| {
        if let Ok(trials) = event_target_value(&event).parse() {
            state.set_trials(trials);
        }
    };
    el("select")
        .class("select")
        .id("trials")
        .label(state.say(Key::TrialsWanted))
        .on("change", choose)
        .filled(options)
}

/// The control, and what is wrong with what was typed.
fn seed() -> [El; 2] {
    let state = app();
    let refused = RwSignal::new(false);
    let change = move |event: ev::Event| match event_target_value(&event).parse::<Seed>() {
        Ok(seed) => {
            refused.set(false);
            state.set_seed(seed);
        }
        Err(_) => refused.set(true),
    };
    let copy = move |_: ev::MouseEvent| {
        spawn_local(async move {
            let text = state.run.get_untracked().seed.to_string();
            let copied = clipboard::write_text(&text).await.is_ok();
            if !copied && let Some(field) = by_id::<HtmlInputElement>("seed") {
                field.select();
            }
            let note = if copied { Key::SeedCopied } else { Key::SeedNotCopied };
            state.message.set(Some(Message::note(note)));
        });
    };
    let renew = move |_: ev::MouseEvent| {
        refused.set(false);
        state.new_seed();
    };
    let fault = move |lang| if refused.get() { Key::SeedInvalid.text(lang) } else { "" };
    let button = |id, name: Key, sign| {
        el("button").class("icon").id(id).label(state.say(name)).title(state.say(name)).add(icon(sign))
    };
    let field = el("input")
        .class("field")
        .id("seed")
        .attr("inputmode", "numeric")
        .attr("autocomplete", "off")
        .property("value", text(move || state.run.get().seed.to_string()))
        .follow("aria-invalid", spelled(move || refused.get()))
        .attr("aria-describedby", "seed-error")
        .on("change", change);
    let label = el("label").attr("for", "seed").title(state.say(Key::SeedHint)).says(state.say(Key::Seed));
    let seed = el("span")
        .class("seed")
        .add(label)
        .add(field)
        .add(button("copy-seed", Key::CopySeed, Icon::Copy).on("click", copy))
        .add(button("new-seed", Key::NewSeed, Icon::Shuffle).on("click", renew));
    [seed, el("p").class("lever-error").id("seed-error").says(state.tell(fault))]
}
