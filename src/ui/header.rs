//! The page's header: brand, company, link, theme and language.
//! Leaves to others: what choosing does (`state`).

use super::app;
use super::icon::{Icon, icon};
use super::state::message::Message;
use super::state::{Theme, keep};
use crate::browser::clipboard;
use crate::domain::Company;
use crate::i18n::{Explain, Key, Label, Lang};
use crate::present::words::Word;
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
    let changed = Memo::new(move |_| state.setups.with(|setups| setups.is_changed()));
    let option = move |company: Company| {
        let name = move || {
            let lang = state.lang.get();
            let name = company.label(lang);
            let is_own = chosen.get() == company && changed.get();
            if is_own { format!("{name} ({})", Word::ChangedCompany.text(lang)) } else { name.to_owned() }
        };
        view! {
            <option
                value=company.id()
                title=move || company.explain(state.lang.get())
                prop:selected=move || chosen.get() == company
            >
                {name}
            </option>
        }
    };
    let choose = move |event| {
        if let Some(company) = Company::from_id(&event_target_value(&event)) {
            state.choose_company(company);
        }
    };
    view! {
        <label class="labelled">
            <span class="wide-only">{move || state.text(Key::Preset)}</span>
            <select class="select" id="company" aria-label=move || state.text(Key::Preset) on:change=choose>
                {Company::ALL.map(option).collect_view()}
            </select>
        </label>
        <Show when=move || changed.get()>
            <button
                class="icon"
                id="reset-all"
                aria-label=move || state.text(Key::ResetAll)
                title=move || state.text(Key::ResetAll)
                on:click=move |_| state.choose_company(chosen.get_untracked())
            >
                {icon(Icon::Undo)}
            </button>
        </Show>
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
        <button class="button" id="copy-link" aria-label=move || state.text(Key::CopyLink) on:click=copy>
            {icon(Icon::Share)}
            <span class="wide-only">{move || state.text(Key::CopyLink)}</span>
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
                aria-pressed=move || (state.theme.get() == theme).to_string()
                aria-label=move || state.text(name)
                title=move || state.text(name)
                on:click=move |_| state.theme.set(theme)
            >
                {icon(sign)}
            </button>
        }
    };
    view! {
        <div class="segmented" role="group" id="theme" aria-label=move || state.text(Key::Theme)>
            {Theme::ALL.map(choice).collect_view()}
        </div>
    }
}

fn language() -> impl IntoView {
    let state = app();
    let choice = move |lang: Lang| {
        view! {
            <button
                id=format!("lang-{}", lang.tag())
                lang=lang.tag()
                aria-pressed=move || (state.lang.get() == lang).to_string()
                aria-label=format!("{}: {}", lang.tag().to_uppercase(), lang.name())
                title=lang.name()
                on:click=move |_| state.lang.set(lang)
            >
                {lang.tag().to_uppercase()}
            </button>
        }
    };
    view! {
        <div class="segmented" role="group" id="language" aria-label=move || state.text(Key::Language)>
            {Lang::ALL.map(choice).collect_view()}
        </div>
    }
}
