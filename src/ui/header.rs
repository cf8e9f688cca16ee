//! The page's header: brand, company, undo, files, link, theme and language.
//! Leaves to others: what choosing does (`state`).

use super::app;
use super::bind::{Part, flag, memo, spelled, when};
use super::element::{El, el, svg};
use super::icon::{Icon, icon};
use super::lazy::act;
use super::menu;
use super::state::message::Message;
use super::state::{Theme, keep};
use crate::browser::clipboard;
use crate::domain::Company;
use crate::i18n::{Explain, Key, Label, Lang};
use leptos::ev;
use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;

pub fn header() -> El {
    let sign = svg("path").attr("d", "M4 6h24l-9 11v9l-6-3.500V17z").attr("fill", "currentColor");
    let brand = el("span")
        .class("brand")
        .add(svg("svg").attr("viewBox", "0 0 32 32").attr("aria-hidden", "true").add(sign))
        .text(Key::AppName.text(Lang::Es));
    let (company, reset) = company();
    el("header")
        .class("header")
        .add(brand)
        .add(company)
        .part(reset)
        .all(menu::travel())
        .add(el("div").class("header-end").add(theme()).add(language()))
        .add(menu::menu())
        .add(link())
}

/// The list, and the button that goes back to the chosen company as it came.
fn company() -> (El, Part) {
    let state = app();
    let chosen = memo(move || state.setups.with(|setups| setups.company));
    let is_changed = memo(move || state.setups.with(|setups| setups.is_changed()));
    let option = move |company: Company| {
        let name = move |lang: Lang| {
            let name = company.label(lang);
            let is_own = chosen.get() == company && is_changed.get();
            if is_own { format!("{name} ({})", Key::ChangedCompany.text(lang)) } else { name.to_owned() }
        };
        el("option")
            .attr("value", company.id())
            .title(state.tell(move |lang| company.explain(lang)))
            .says(state.tell(name))
            .state("selected", flag(move || chosen.get() == company))
    };
    let choose = move |event: ev::Event| {
        if let Some(company) = Company::from_id(&event_target_value(&event)) {
            state.choose_company(company);
        }
    };
    let reset = move || {
        el("button")
            .class("icon")
            .id("reset-all")
            .label(state.say(Key::ResetAll))
            .title(state.say(Key::ResetAll))
            .on("click", move |_: ev::MouseEvent| state.choose_company(chosen.get_untracked()))
            .add(icon(Icon::Undo))
    };
    let select = el("select")
        .class("select")
        .id("company")
        .label(state.say(Key::Preset))
        .on("change", choose)
        .all(Company::ALL.map(option));
    let list = el("label")
        .class("labelled")
        .add(el("span").class("wide-only").says(state.say(Key::Preset)))
        .add(select);
    (list, when(move || is_changed.get(), reset))
}

fn link() -> El {
    let state = app();
    let copy = move |_: ev::MouseEvent| {
        act(state, async move {
            let address = keep::address(state).await?;
            spawn_local(async move {
                let message = match clipboard::write_text(&address).await {
                    Ok(()) => Message::note(Key::LinkCopied),
                    Err(_) => Message::copy_by_hand(address),
                };
                state.message.set(Some(message));
            });
            Ok(())
        });
    };
    el("button")
        .class("button")
        .id("copy-link")
        .label(state.say(Key::CopyLink))
        .on("click", copy)
        .add(icon(Icon::Share))
        .add(el("span").class("wide-only").says(state.say(Key::CopyLink)))
}

fn theme() -> El {
    let state = app();
    let choice = move |theme: Theme| {
        let (sign, name) = match theme {
            Theme::System => (Icon::System, Key::ThemeSystem),
            Theme::Light => (Icon::Light, Key::ThemeLight),
            Theme::Dark => (Icon::Dark, Key::ThemeDark),
        };
        el("button")
            .follow("aria-pressed", spelled(move || state.theme.get() == theme))
            .label(state.say(name))
            .title(state.say(name))
            .on("click", move |_: ev::MouseEvent| state.theme.set(theme))
            .add(icon(sign))
    };
    el("div")
        .class("segmented")
        .attr("role", "group")
        .id("theme")
        .label(state.say(Key::Theme))
        .all(Theme::ALL.map(choice))
}

fn language() -> El {
    let state = app();
    let choice = move |lang: Lang| {
        let sign = lang.tag().to_ascii_uppercase();
        let name = format!("{sign}: {}", lang.name());
        el("button")
            .id(&format!("lang-{}", lang.tag()))
            .attr("lang", lang.tag())
            .follow("aria-pressed", spelled(move || state.lang.get() == lang))
            .attr("aria-label", &name)
            .attr("title", lang.name())
            .on("click", move |_: ev::MouseEvent| state.lang.set(lang))
            .text(&sign)
    };
    el("div")
        .class("segmented")
        .attr("role", "group")
        .id("language")
        .label(state.say(Key::Language))
        .all(Lang::ALL.map(choice))
}
