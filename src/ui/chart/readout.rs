//! The box beside the pointer or the keyboard's bin: its range, and each setup's share of years in it.
//! Leaves to others: its words (`present::chart::caption`), what screen readers hear (`canvas`).

use crate::present::chart::Layout;
use crate::present::chart::caption;
use crate::ui::app;
use crate::ui::bind::{Part, memo, text, when};
use crate::ui::element::el;
use leptos::prelude::*;

/// Between the bin and its box.
const GAP: f64 = 18.0;

pub fn readout(layout: RwSignal<Option<Layout>>, chosen: RwSignal<Option<usize>>) -> Part {
    let state = app();
    let picture = state.picture;
    let readout = memo(move || {
        let (bin, lang) = (chosen.get()?, state.lang.get());
        picture.with(|picture| Some(caption::readout(lang, &picture.as_ref()?.histogram, bin)))
    });
    let x = memo(move || {
        let (bin, layout) = (chosen.get()?, layout.get()?);
        picture.with(|picture| {
            let axis = picture.as_ref()?.histogram.axis;
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
        let share = |class, sign, index: usize| {
            let share = text(move || {
                readout.with(|readout| {
                    readout.as_ref().map(|readout| readout.shares[index].clone()).unwrap_or_default()
                })
            });
            el("span").class(class).add(el("span").class(sign)).text(" ").says(share)
        };
        let range = text(move || {
            readout.with(|readout| readout.as_ref().map(|readout| readout.range.clone()).unwrap_or_default())
        });
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
            .add(el("strong").class("number").says(range))
            .add(share("is-today", "sign", 0))
            .add(share("is-proposal", "sign is-proposal", 1))
    };
    when(move || readout.with(Option::is_some), content)
}
