//! A chart that is walked over by keys: what stands at the chosen place is said below it, and aloud once for each key.
//! Leaves to others: the chart, its places and their words (each panel).

use crate::i18n::Lang;
use crate::ui::app;
use crate::ui::bind::{Text, text};
use crate::ui::element::{El, el};
use leptos::ev;
use leptos::prelude::*;

/// The field of panel `id`, whose keys are told in `keys`. `walk` takes a key and answers with the words of where it leads,
/// with `None` if it is no key of this field; `leave` is called when the focus is gone; `read` tells what stands at the
/// chosen place, if one is chosen.
pub fn field(
    id: &str,
    keys: Text,
    canvas: El,
    walk: impl Fn(Lang, &str) -> Option<String> + 'static,
    leave: impl Fn() + 'static,
    read: impl Fn(Lang) -> Option<String> + Send + Sync + 'static,
) -> El {
    let state = app();
    // Said for the keyboard alone, and once.
    let spoken = RwSignal::new(String::new());
    let press = move |event: ev::KeyboardEvent| {
        let Some(words) = walk(state.lang.get_untracked(), &event.key()) else { return };
        event.prevent_default();
        spoken.set(words);
    };
    let told = format!("{id}-keys");
    let name = format!("{id}-field");
    el("div")
        .add(
            el("div")
                .class(&name)
                .id(&name)
                .attr("role", "group")
                .attr("tabindex", "0")
                .attr("aria-labelledby", &format!("{id}-title"))
                .attr("aria-describedby", &told)
                .on("keydown", press)
                .on("blur", move |_: ev::FocusEvent| leave())
                .add(canvas),
        )
        .add(el("p").class("spoken").id(&told).says(keys))
        .add(el("p").class("spoken").attr("aria-live", "polite").says(text(move || spoken.get())))
        .add(
            el("p")
                .class("map-read number")
                .attr("data-testid", &format!("{id}-readout"))
                .attr("aria-hidden", "true")
                .says(state.tell(move |lang| read(lang).unwrap_or_else(|| "\u{a0}".to_owned()))),
        )
}

/// Where a key leads from one of several places in a row: `Some(None)` leaves them, `None` is no key of theirs.
pub fn along(key: &str, now: Option<usize>, last: usize) -> Option<Option<usize>> {
    match key {
        "ArrowRight" | "ArrowDown" => Some(Some(now.map_or(0, |place| (place + 1).min(last)))),
        "ArrowLeft" | "ArrowUp" => Some(Some(now.map_or(0, |place| place.saturating_sub(1)))),
        "Home" => Some(Some(0)),
        "End" => Some(Some(last)),
        "Escape" => now.map(|_| None),
        _ => None,
    }
}
