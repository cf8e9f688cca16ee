//! The run control: pause, progress, simulation error, number of trials, and the seed.
//! Leaves to others: simulating (`state::engine`).

use super::app;
use super::icon::{Icon, icon};
use super::state::engine::Phase;
use super::state::message::Message;
use crate::browser::clipboard;
use crate::domain::Seed;
use crate::i18n::{Key, Period, format, phrase};
use crate::present::words::Word;
use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;

/// How many trials can be chosen; a link may bring another number, which then joins them.
const TRIALS: [u32; 3] = [1_000, 10_000, 100_000];

pub fn control(period: Memo<Period>) -> impl IntoView {
    let state = app();
    let done = Memo::new(move |_| {
        state.picture.with(|picture| picture.as_ref().map_or(0, |picture| picture.trials))
    });
    let wanted = Memo::new(move |_| state.run.get().trials);
    let error = move || {
        let summary = state.picture.with(|picture| picture.as_ref().and_then(|picture| picture.summary));
        // Half the width of the 95 % interval of what the headline names: the median difference.
        summary.map(|summary| {
            phrase::monte_carlo_error(state.lang.get(), 1.96 * summary.difference.median_error)
        })
    };
    view! {
        <div class="run" role="group" id="run" aria-label=move || state.text(Key::RunControl)>
            {pause()}
            <span class="done">
                <progress
                    max=move || wanted.get().to_string()
                    prop:value=move || f64::from(done.get())
                    aria-label=move || state.text(Key::RunControl)
                ></progress>
                <span class="number" data-testid="progress">
                    {move || format::number(state.lang.get(), f64::from(done.get()), 0)} " "
                    {move || Word::Of.text(state.lang.get())}
                </span>
                {trials()}
                {move || phrase::trials(state.lang.get(), period.get())}
            </span>
            <span class="error number" data-testid="error" title=move || state.text(Key::MonteCarloHint)>
                {error}
            </span>
            {seed()}
        </div>
    }
}

fn pause() -> impl IntoView {
    let state = app();
    let label = move || match state.phase.get() {
        Phase::Running => Key::Pause,
        Phase::Paused => Key::Resume,
        Phase::Done => Key::Done,
        Phase::Failed => Key::Failed,
    };
    let is_over = move || matches!(state.phase.get(), Phase::Done | Phase::Failed);
    view! {
        <button class="button" id="pause" disabled=is_over on:click=move |_| state.toggle_pause()>
            {move || state.text(label())}
        </button>
    }
}

fn trials() -> impl IntoView {
    let state = app();
    let wanted = Memo::new(move |_| state.run.get().trials);
    let options = move || {
        let mut options = TRIALS.to_vec();
        if !options.contains(&wanted.get()) {
            options.push(wanted.get());
            options.sort_unstable();
        }
        let option = |trials: u32| {
            let label = format::number(state.lang.get(), f64::from(trials), 0);
            view! { <option value=trials.to_string() selected=trials == wanted.get()>{label}</option> }
        };
        options.into_iter().map(option).collect_view()
    };
    let choose = move |event| {
        if let Ok(trials) = event_target_value(&event).parse() {
            state.set_trials(trials);
        }
    };
    view! {
        <select
            class="select"
            id="trials"
            aria-label=move || state.text(Key::TrialsWanted)
            on:change=choose
        >
            {options}
        </select>
    }
}

fn seed() -> impl IntoView {
    let state = app();
    let refused = RwSignal::new(false);
    let change = move |event: web_sys::Event| match event_target_value(&event).parse::<Seed>() {
        Ok(seed) => {
            refused.set(false);
            state.set_seed(seed);
        }
        Err(_) => refused.set(true),
    };
    let shown = move || state.run.get().seed.to_string();
    let copy = move |_| {
        spawn_local(async move {
            let text = state.run.get_untracked().seed.to_string();
            // Where copying is refused, the number stands there to be copied by hand.
            if clipboard::write_text(&text).await.is_ok() {
                state.message.set(Some(Message::note(Key::SeedCopied)));
            }
        });
    };
    let new = move |_| {
        refused.set(false);
        state.new_seed();
    };
    view! {
        <span class="seed">
            <label for="seed" title=move || state.text(Key::SeedHint)>{move || state.text(Key::Seed)}</label>
            <input
                class="field"
                id="seed"
                inputmode="numeric"
                autocomplete="off"
                prop:value=shown
                aria-invalid=move || refused.get().to_string()
                aria-describedby="seed-error"
                on:change=change
            />
            <button
                class="icon"
                id="copy-seed"
                aria-label=move || state.text(Key::CopySeed)
                title=move || state.text(Key::CopySeed)
                on:click=copy
            >
                {icon(Icon::Copy)}
            </button>
            <button
                class="icon"
                id="new-seed"
                aria-label=move || state.text(Key::NewSeed)
                title=move || state.text(Key::NewSeed)
                on:click=new
            >
                {icon(Icon::Shuffle)}
            </button>
        </span>
        <p class="lever-error" id="seed-error">
            {move || refused.get().then(|| state.text(Key::SeedInvalid))}
        </p>
    }
}
