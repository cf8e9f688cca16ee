//! The box beside the pointer or the keyboard's bin: its range, and each setup's share of years in it.
//! Leaves to others: its words (`present::chart::caption`), what screen readers hear (`canvas`).

use crate::i18n::Role;
use crate::present::chart::Layout;
use crate::present::chart::caption;
use crate::ui::app;
use crate::ui::bind::{Part, memo, text, when};
use crate::ui::element::{El, el};
use crate::ui::levers::class_of;
use leptos::prelude::*;

/// Between the bin and its box.
const GAP: f64 = 18.0;

pub fn readout(layout: RwSignal<Option<Layout>>, chosen: RwSignal<Option<usize>>) -> Part {
    let state = app();
    let picture = state.picture;
    let readout = memo(move || {
        let (bin, lang) = (chosen.get()?, state.lang.get());
        picture.with(|picture| Some(caption::readout(lang, &picture.as_ref()?.chart, bin)))
    });
    let x = memo(move || {
        let (bin, layout) = (chosen.get()?, layout.get()?);
        picture.with(|picture| {
            let axis = *picture.as_ref()?.chart.axis();
            let (from, to) = axis.edges(bin.min(axis.count() - 1));
            Some(layout.x(&axis, (from + to) / 2.0))
        })
    });
    // On the side of the bin where there is more room, and below the labels.
    let sides = memo(move || {
        let (x, width) = (x.get().unwrap_or(0.0), layout.get().map_or(0.0, |layout| layout.width));
        let pixels = |room: f64| format!("{}px", room + GAP);
        let auto = || "auto".to_owned();
        if x * 2.0 < width { [pixels(x), auto()] } else { [auto(), pixels(width - x)] }
    });
    let content = move || {
        let place = text(move || {
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
            .style(
                "top",
                text(move || format!("{}px", layout.get().map_or(0.0, |layout| layout.top()) + 4.0)),
            )
            .add(el("strong").class("number").says(place))
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
