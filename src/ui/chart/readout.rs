//! The box beside the pointer or the keyboard's step: what it is, and what each setup has there.
//! Leaves to others: its words (`canvas::Figure`), what screen readers hear (`canvas`).

use super::canvas::Figure;
use crate::i18n::Role;
use crate::present::chart::Layout;
use crate::ui::app;
use crate::ui::bind::{Part, memo, text, when};
use crate::ui::element::{El, el};
use crate::ui::levers::class_of;
use leptos::prelude::*;
use std::sync::Arc;

/// Between the step and its box.
const GAP: f64 = 18.0;

pub fn readout(
    figure: Arc<dyn Figure>,
    layout: RwSignal<Option<Layout>>,
    chosen: RwSignal<Option<usize>>,
) -> Part {
    let state = app();
    let told = figure.clone();
    let readout = memo(move || {
        let (lang, step) = (state.lang.get(), chosen.get()?);
        told.track();
        told.readout(lang, step)
    });
    let place = memo(move || {
        let (layout, step) = (layout.get()?, chosen.get()?);
        figure.track();
        figure.place(&layout, step)
    });
    // On the side of the step where there is more room, no wider than that, and below the labels.
    let sides = memo(move || {
        let x = place.get().map_or(0.0, |(x, _)| x);
        let width = layout.get().map_or(0.0, |layout| layout.width);
        let pixels = |room: f64| format!("{}px", room + GAP);
        let (auto, room) = ("auto".to_owned(), pixels(x.max(width - x) - 2.0 * GAP));
        if x * 2.0 < width { [pixels(x), auto, room] } else { [auto, pixels(width - x), room] }
    });
    let content = move || {
        let name = text(move || {
            readout.with(|readout| readout.as_ref().map(|readout| readout.place.clone()).unwrap_or_default())
        });
        let lines = move || {
            readout.with(|readout| {
                let lines = readout.as_ref().map(|readout| readout.lines.as_slice()).unwrap_or_default();
                lines.iter().map(|(role, words)| line(*role, words)).collect()
            })
        };
        el("div")
            .class("readout")
            .attr("data-testid", "readout")
            .attr("aria-hidden", "true")
            .style("left", text(move || sides.with(|sides| sides[0].clone())))
            .style("right", text(move || sides.with(|sides| sides[1].clone())))
            .style("max-width", text(move || sides.with(|sides| format!("min(22rem, {})", sides[2]))))
            .style("top", text(move || format!("{}px", place.get().map_or(0.0, |(_, top)| top))))
            .add(el("strong").class("number").says(name))
            .add(el("div").class("lines").filled(lines))
    };
    when(move || readout.with(Option::is_some), content)
}

fn line(role: Option<Role>, words: &str) -> El {
    let line = el("div").class(role.map_or("", class_of));
    let line = if let Some(role) = role {
        line.add(el("span").class(&format!("sign {}", class_of(role)))).text(" ")
    } else {
        line
    };
    line.text(words)
}
