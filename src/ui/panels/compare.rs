//! Pinned setups and how they compare: the card with the list of pins, what can be done with them, and the table.
//! Leaves to others: changing setups (`state::pins`), simulating (`bench`), figures and words (`present::compare`).

use super::bench::Bench;
use super::table::{cells, scroll, unfold};
use super::{cards, panel};
use crate::domain::{Param, Scenario};
use crate::i18n::{Key, Label, Lang, Role, name, phrase};
use crate::present::changes::changes;
use crate::present::compare;
use crate::ui::app;
use crate::ui::bind::{Part, flag, memo, spelled, text, when};
use crate::ui::element::{El, by_id, el, focus, option};
use crate::ui::lazy::Missing;
use crate::ui::state::AppState;
use crate::ui::state::engine::Phase;
use crate::ui::state::pins::{self, PINS, Place};
use crate::ui::state::setups::MAX_PINS;
use leptos::ev;
use leptos::prelude::*;
use wasm_split_helpers::wasm_split;
use web_sys::HtmlInputElement;

const NAME: &str = "pin-name";

#[wasm_split(compare, fallible, preload(fetch))]
pub fn panels() -> Result<El, Missing> {
    Ok(cards([compare()]))
}

fn compare() -> El {
    let state = app();
    let bench = Bench::new(state);
    let list = el("ul").class("pins").attr("role", "list");
    let list = (0..MAX_PINS).fold(list, |list, pin| list.part(row(pin)));
    panel("compare", "is-wide", Key::Compare, state.say(Key::CompareHint))
        .add(tools())
        .add(list)
        .add(lever_copier())
        .part(when(move || count(state) > 0, move || results(bench)))
}

fn count(state: AppState) -> usize {
    state.setups.with(|setups| setups.pins.len())
}

/// Pinning and swapping.
fn tools() -> El {
    let state = app();
    let is_full = memo(move || count(state) == MAX_PINS);
    let pin = move || {
        if let Some(field) = by_id::<HtmlInputElement>(NAME) {
            pins::pin(state, &field.value());
            field.set_value("");
        }
    };
    let enter = move |event: ev::KeyboardEvent| {
        if event.key() == "Enter" && !is_full.get_untracked() {
            event.prevent_default();
            pin();
        }
    };
    let field = el("input")
        .class("field")
        .id(NAME)
        .attr("maxlength", "60")
        .attr("autocomplete", "off")
        .label(state.say(Key::PinName))
        .follow("placeholder", state.say(Key::PinName))
        .flag("disabled", flag(move || is_full.get()))
        .on("keydown", enter);
    let add = el("button")
        .class("button")
        .id("pin")
        .flag("disabled", flag(move || is_full.get()))
        .on("click", move |_: ev::MouseEvent| pin())
        .says(state.say(Key::Pin));
    let swap = el("button")
        .class("button plain")
        .id("swap")
        .on("click", move |_: ev::MouseEvent| pins::swap(state))
        .says(state.say(Key::Swap));
    let note = state.tell(move |lang| match count(state) {
        0 => Key::NoPins.text(lang),
        MAX_PINS => Key::PinsFull.text(lang),
        _ => "",
    });
    el("div")
        .class("pin-tools")
        .add(field)
        .add(add)
        .add(swap)
        .add(el("p").class("quiet").attr("role", "status").says(note))
}

/// A pin's name, how far it is from today, and what can be done with it. The row stays while its pin is renamed.
fn row(pin: usize) -> Part {
    let state = app();
    when(
        move || count(state) > pin,
        move || {
            let name = memo(move || named(state, PINS + pin));
            let field = el("input")
                .class("field")
                .id(&format!("pin-name-{pin}"))
                .attr("maxlength", "60")
                .attr("autocomplete", "off")
                .label(state.say(Key::PinName))
                .property("value", text(move || name.get()))
                .on("change", move |event: ev::Event| {
                    let field = event_target::<HtmlInputElement>(&event);
                    pins::rename(state, pin, &field.value());
                    field.set_value(&named(state, PINS + pin));
                });
            let differs = memo(move || {
                state.setups.with(|setups| {
                    let own = setups.pins.get(pin)?;
                    Some(changes(Lang::Es, &[setups.scenarios[0].clone(), own.clone()]).rows.len())
                })
            });
            let distance = state.tell(move |lang| phrase::distance(lang, differs.get().unwrap_or_default()));
            // Their names begin with what they do; which pin is meant follows for those who do not see the row.
            let button = move |id: &str, key: Key, act: fn(AppState, usize)| {
                el("button")
                    .class("button plain")
                    .id(&format!("{id}-{pin}"))
                    .label(state.tell(move |lang| format!("{}: {}", key.text(lang), name.get())))
                    .on("click", move |_: ev::MouseEvent| act(state, pin))
                    .says(state.say(key))
            };
            let is_full = flag(move || count(state) == MAX_PINS);
            el("li")
                .add(field)
                .add(el("span").class("quiet").says(distance))
                .add(button("as-proposal", Key::PinToProposal, |state, pin| {
                    pins::put_back(state, pin, Role::Proposal);
                }))
                .add(button("as-today", Key::PinToToday, |state, pin| {
                    pins::put_back(state, pin, Role::Today);
                }))
                .add(button("duplicate", Key::Duplicate, pins::duplicate).flag("disabled", is_full))
                .add(button("remove", Key::Remove, |state, pin| {
                    pins::remove(state, pin);
                    // The button is gone, or another pin's; the field may only now be free.
                    request_animation_frame(|| focus(NAME));
                }))
        },
    )
}

/// What a setup is called here: by its place, or by the name it was pinned under.
fn named(state: AppState, place: Place) -> String {
    let lang = state.lang.get();
    state.setups.with(|setups| label(lang, place, setups.at(place)))
}

fn label(lang: Lang, place: Place, scenario: Option<&Scenario>) -> String {
    match Role::ALL.get(place) {
        Some(role) => role.label(lang).to_owned(),
        None => scenario.map(|scenario| name::scenario(lang, &scenario.name).to_owned()).unwrap_or_default(),
    }
}

/// One lever, from one setup to another.
fn lever_copier() -> El {
    let state = app();
    let is_open = RwSignal::new(false);
    unfold("copy-lever", is_open, state.say(Key::CopyLever), move || {
        let (from, to) = (RwSignal::new(PINS), RwSignal::new(1_usize));
        let chosen = RwSignal::new(None::<Param>);
        let places = memo(move || PINS + count(state));
        // A pin that was chosen may be gone.
        let place = move |which: RwSignal<Place>| which.get().min(places.get() - 1);
        let differing = memo(move || {
            state.setups.with(|setups| {
                let (Some(from), Some(to)) = (setups.at(place(from)), setups.at(place(to))) else {
                    return Vec::new();
                };
                Param::ALL.into_iter().filter(|&param| from.levers[param] != to.levers[param]).collect()
            })
        });
        let lever = memo(move || {
            let all = differing.get();
            chosen.get().filter(|param| all.contains(param)).or(all.first().copied())
        });
        let setup = move |id: &'static str, key: Key, which: RwSignal<Place>| {
            let options = move || {
                let all = 0..places.get();
                all.map(|one| option(&one.to_string(), one == place(which)).text(&named(state, one)))
                    .collect()
            };
            let choose = move |event: ev::Event| {
                which.set(event_target_value(&event).parse().unwrap_or_default());
            };
            let select = el("select").class("select").id(id).on("change", choose).filled(options);
            el("label").class("labelled").add(el("span").says(state.say(key))).add(select)
        };
        let options = move || {
            let (lang, now) = (state.lang.get(), lever.get());
            let all = differing.get().into_iter();
            all.map(|param| option(param.id(), Some(param) == now).text(param.label(lang))).collect()
        };
        let choose = move |event: ev::Event| chosen.set(Param::from_id(&event_target_value(&event)));
        let levers = el("select").class("select").id("copy-which").on("change", choose).filled(options);
        let copy = move |_: ev::MouseEvent| {
            if let Some(param) = lever.get_untracked() {
                pins::copy_lever(state, param, untrack(|| place(from)), untrack(|| place(to)));
            }
        };
        let nothing =
            state.tell(move |lang| if lever.get().is_none() { Key::NothingToCopy.text(lang) } else { "" });
        el("div")
            .class("pin-tools")
            .add(setup("copy-from", Key::CopyFrom, from))
            .add(setup("copy-to", Key::CopyTo, to))
            .add(el("label").class("labelled").add(el("span").says(state.say(Key::Lever))).add(levers))
            .add(
                el("button")
                    .class("button")
                    .id("copy-it")
                    .flag("disabled", flag(move || lever.get().is_none()))
                    .on("click", copy)
                    .says(state.say(Key::Copy)),
            )
            .add(el("p").class("quiet").attr("role", "status").says(nothing))
    })
}

/// The table, once all setups are simulated; while they are anew, what stood before is faint.
fn results(bench: Bench) -> El {
    let state = app();
    bench.keep_comparing();
    let names = memo(move || (0..PINS + count(state)).map(|place| named(state, place)).collect::<Vec<_>>());
    let rows = move || {
        let lang = state.lang.get();
        bench.comparison.with(|comparison| {
            let comparison = comparison.as_ref().filter(|one| one.spread.len() == names.with(Vec::len));
            let table = comparison.map(|one| names.with(|names| compare::table(lang, one, names)));
            table.as_ref().map(cells).unwrap_or_default()
        })
    };
    let verdict = state.tell(move |lang| {
        // Not while other setups, or others in these places, are being simulated.
        let all = bench
            .comparison
            .get()
            .filter(|one| bench.progress.get().is_none() && one.spread.len() == names.with(Vec::len));
        all.map(|one| names.with(|names| compare::verdict(lang, &one, names))).unwrap_or_default()
    });
    let progress = state.tell(move |lang| match (bench.failure.get(), bench.progress.get()) {
        (Some(failure), _) => failure.lines(lang).join(" "),
        (None, Some((done, wanted))) => phrase::comparing(lang, done, wanted),
        (None, None) => String::new(),
    });
    el("div")
        .class("compared")
        .follow(
            "data-stale",
            spelled(move || bench.progress.get().is_some() || state.phase.get() != Phase::Done),
        )
        .add(el("p").class("verdict").attr("role", "status").says(verdict))
        .add(el("p").class("quiet").id("compare-progress").says(progress))
        .add(scroll(el("table").id("compare-table").filled(rows), state.say(Key::CompareTable)))
}
