//! The page's header: brand, company, link, theme and language.
//! Leaves to others: what choosing does (`state`).

use super::app;
use super::bind::{flag, on, spelled, when};
use super::icon::{Icon, icon};
use super::state::message::Message;
use super::state::{Theme, keep};
use crate::browser::clipboard;
use crate::domain::Company;
use crate::i18n::{Explain, Key, Label, Lang};
use crate::present::words::Word;
use crate::ui::piece::IntoPiece;
use leptos::ev;
use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;

pub fn header() -> impl IntoView {
    view! {
        <header class="header">
            <span class="brand">
                <svg viewBox="0 0 32 32" aria-hidden="true">
                    <path d="M4 6h24l-9 11v9l-6-3.500V17z" fill="currentColor"></path>
                </svg>
                {Key::AppName.text(Lang::Es)}
            </span>
            {company()}
            <div class="header-end">{theme()} {language()}</div>
            {link()}
        </header>
    }
}

fn company() -> impl IntoView {
    let state = app();
    let chosen = Memo::new(move |_| state.setups.with(|setups| setups.company));
    let is_changed = Memo::new(move |_| state.setups.with(|setups| setups.is_changed()));
    let option = move |company: Company| {
        let name = move |lang: Lang| {
            let name = company.label(lang);
            let is_own = chosen.get() == company && is_changed.get();
            if is_own { format!("{name} ({})", Word::ChangedCompany.text(lang)) } else { name.to_owned() }
        };
        view! {
            <option
                value=company.id()
                title=state.tell(move |lang| company.explain(lang))
                prop:selected=flag(move || chosen.get() == company)
            >
                {state.tell(name)}
            </option>
        }
    };
    let choose = move |event: ev::Event| {
        if let Some(company) = Company::from_id(&event_target_value(&event)) {
            state.choose_company(company);
        }
    };
    let reset = move || {
        view! {
            <button
                class="icon"
                id="reset-all"
                aria-label=state.say(Key::ResetAll)
                title=state.say(Key::ResetAll)
                on:click=on(move |_| state.choose_company(chosen.get_untracked()))
            >
                {icon(Icon::Undo)}
            </button>
        }
        .into_piece()
    };
    view! {
        <label class="labelled">
            <span class="wide-only">{state.say(Key::Preset)}</span>
            <select class="select" id="company" aria-label=state.say(Key::Preset) on:change=on(choose)>
                {Company::ALL.map(option).collect_view()}
            </select>
        </label>
        {when(move || is_changed.get(), reset)}
    }
}

fn link() -> impl IntoView {
    let state = app();
    let copy = move |_| {
        let address = keep::address(state);
        spawn_local(async move {
            let message = match clipboard::write_text(&address).await {
                Ok(()) => Message::note(Key::LinkCopied),
                Err(_) => Message::copy_by_hand(address),
            };
            state.message.set(Some(message));
        });
    };
    view! {
        <button class="button" id="copy-link" aria-label=state.say(Key::CopyLink) on:click=on(copy)>
            {icon(Icon::Share)}
            <span class="wide-only">{state.say(Key::CopyLink)}</span>
        </button>
    }
}

fn theme() -> impl IntoView {
    let state = app();
    let choice = move |theme: Theme| {
        let (sign, name) = match theme {
            Theme::System => (Icon::System, Key::ThemeSystem),
            Theme::Light => (Icon::Light, Key::ThemeLight),
            Theme::Dark => (Icon::Dark, Key::ThemeDark),
        };
        view! {
            <button
                aria-pressed=spelled(move || state.theme.get() == theme)
                aria-label=state.say(name)
                title=state.say(name)
                on:click=on(move |_| state.theme.set(theme))
            >
                {icon(sign)}
            </button>
        }
    };
    view! {
        <div class="segmented" role="group" id="theme" aria-label=state.say(Key::Theme)>
            {Theme::ALL.map(choice).collect_view()}
        </div>
    }
}

fn language() -> impl IntoView {
    let state = app();
    let choice = move |lang: Lang| {
        let sign = lang.tag().to_ascii_uppercase();
        let name = format!("{sign}: {}", lang.name());
        view! {
            <button
                id=format!("lang-{}", lang.tag())
                lang=lang.tag()
                aria-pressed=spelled(move || state.lang.get() == lang)
                aria-label=name
                title=lang.name()
                on:click=on(move |_| state.lang.set(lang))
            >
                {sign}
            </button>
        }
    };
    view! {
        <div class="segmented" role="group" id="language" aria-label=state.say(Key::Language)>
            {Lang::ALL.map(choice).collect_view()}
        </div>
    }
}
