//! The run control: pause, progress, simulation error, number of trials, and the seed.
//! Leaves to others: simulating (`state::engine`).

use super::app;
use super::bind::{flag, on, part, spelled, text};
use super::icon::{Icon, icon};
use super::state::engine::Phase;
use super::state::message::Message;
use crate::browser::clipboard;
use crate::domain::Seed;
use crate::i18n::{Key, format, phrase};
use crate::present::words::Word;
use crate::ui::piece::IntoPiece;
use leptos::ev;
use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;

/// How many trials can be chosen; a link may bring another number, which then joins them.
const TRIALS: [u32; 3] = [1_000, 10_000, 100_000];

pub fn control() -> impl IntoView {
    let state = app();
    let done = move || state.picture.with(|picture| picture.as_ref().map_or(0, |picture| picture.trials));
    // Half the width of the 95 % interval of what the headline names: the median difference.
    let error = state.show(|lang, picture| {
        let error = picture.summary.map(|summary| 1.96 * summary.difference.median_error);
        error.map(|error| phrase::monte_carlo_error(lang, error)).unwrap_or_default()
    });
    view! {
        <div class="run" role="group" id="run" aria-label=state.say(Key::RunControl)>
            {pause()}
            <span class="done">
                <progress
                    max=text(move || state.run.get().trials.to_string())
                    prop:value=text(move || done().to_string())
                    aria-label=state.say(Key::RunControl)
                ></progress>
                <span class="number" data-testid="progress">
                    {state.tell(move |lang| {
                        format!("{} {}", format::number(lang, f64::from(done()), 0), Word::Of.text(lang))
                    })}
                </span>
                {trials()}
                {state.show(|lang, picture| phrase::trials(lang, picture.terms.period))}
            </span>
            <span class="error number" data-testid="error" title=state.say(Key::MonteCarloHint)>
                {error}
            </span>
            {seed()}
        </div>
    }
}

fn pause() -> impl IntoView {
    let state = app();
    let label = move |lang| match state.phase.get() {
        Phase::Running => Key::Pause.text(lang),
        Phase::Paused => Key::Resume.text(lang),
        Phase::Done => Key::Done.text(lang),
        Phase::Failed => Key::Failed.text(lang),
    };
    let is_over = move || matches!(state.phase.get(), Phase::Done | Phase::Failed);
    view! {
        <button class="button" id="pause" disabled=flag(is_over) on:click=on(move |_| state.toggle_pause())>
            {state.tell(label)}
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
        options.into_iter().map(option).collect_view().into_piece()
    };
    let choose = move |event: ev::Event| {
        if let Ok(trials) = event_target_value(&event).parse() {
            state.set_trials(trials);
        }
    };
    view! {
        <select class="select" id="trials" aria-label=state.say(Key::TrialsWanted) on:change=on(choose)>
            {part(options)}
        </select>
    }
}

fn seed() -> impl IntoView {
    let state = app();
    let refused = RwSignal::new(false);
    let change = move |event: ev::Event| match event_target_value(&event).parse::<Seed>() {
        Ok(seed) => {
            refused.set(false);
            state.set_seed(seed);
        }
        Err(_) => refused.set(true),
    };
    let copy = move |_| {
        spawn_local(async move {
            let text = state.run.get_untracked().seed.to_string();
            // Where copying is refused, the number stands there to be copied by hand.
            if clipboard::write_text(&text).await.is_ok() {
                state.message.set(Some(Message::note(Key::SeedCopied)));
            }
        });
    };
    let renew = move |_| {
        refused.set(false);
        state.new_seed();
    };
    let fault = move |lang| if refused.get() { Key::SeedInvalid.text(lang) } else { "" };
    let button =
        move |id: &'static str, name: Key, sign: Icon, press: super::bind::Listener<ev::MouseEvent>| {
            view! {
                <button class="icon" id=id aria-label=state.say(name) title=state.say(name) on:click=press>
                    {icon(sign)}
                </button>
            }
        };
    view! {
        <span class="seed">
            <label for="seed" title=state.say(Key::SeedHint)>{state.say(Key::Seed)}</label>
            <input
                class="field"
                id="seed"
                inputmode="numeric"
                autocomplete="off"
                prop:value=text(move || state.run.get().seed.to_string())
                aria-invalid=spelled(move || refused.get())
                aria-describedby="seed-error"
                on:change=on(change)
            />
            {button("copy-seed", Key::CopySeed, Icon::Copy, on(copy))}
            {button("new-seed", Key::NewSeed, Icon::Shuffle, on(renew))}
        </span>
        <p class="lever-error" id="seed-error">{state.tell(fault)}</p>
    }
}
