//! The box beside the pointer or the keyboard's bin: its range, and each setup's share of years in it.
//! Leaves to others: its words (`present::chart::caption`), what screen readers hear (`canvas`).

use crate::present::chart::Layout;
use crate::present::chart::caption::{self, Readout};
use crate::ui::app;
use crate::ui::bind::{text, when};
use crate::ui::piece::IntoPiece;
use leptos::prelude::*;

/// Between the bin and its box.
const GAP: f64 = 18.0;

pub fn readout(layout: RwSignal<Option<Layout>>, chosen: RwSignal<Option<usize>>) -> impl IntoView {
    let state = app();
    let picture = state.picture;
    let readout = Memo::new(move |_| {
        let (bin, lang) = (chosen.get()?, state.lang.get());
        picture.with(|picture| Some(caption::readout(lang, &picture.as_ref()?.histogram, bin)))
    });
    let x = Memo::new(move |_| {
        let (bin, layout) = (chosen.get()?, layout.get()?);
        picture.with(|picture| {
            let axis = picture.as_ref()?.histogram.axis;
            let (from, to) = axis.edges(bin.min(axis.count() - 1));
            Some(layout.x(&axis, (from + to) / 2.0))
        })
    });
    // On the side of the bin where there is more room, and below the labels.
    let sides = Memo::new(move |_| {
        let (x, width) = (x.get().unwrap_or(0.0), layout.get().map_or(0.0, |layout| layout.width));
        let pixels = |room: f64| format!("{}px", room + GAP);
        let auto = || "auto".to_owned();
        if x * 2.0 < width { [pixels(x), auto()] } else { [auto(), pixels(width - x)] }
    });
    let part = move |part: fn(&Readout) -> &String| {
        text(move || readout.with(|readout| readout.as_ref().map(part).cloned().unwrap_or_default()))
    };
    let content = move || {
        view! {
            <div
                class="readout"
                data-testid="readout"
                aria-hidden="true"
                style:left=text(move || sides.with(|sides| sides[0].clone()))
                style:right=text(move || sides.with(|sides| sides[1].clone()))
                style:top=text(move || format!("{}px", layout.get().map_or(0.0, |layout| layout.top()) + 4.0))
            >
                <strong class="number">{part(|readout| &readout.range)}</strong>
                <span class="is-today">
                    <span class="sign"></span>
                    " "
                    {part(|readout| &readout.shares[0])}
                </span>
                <span class="is-proposal">
                    <span class="sign is-proposal"></span>
                    " "
                    {part(|readout| &readout.shares[1])}
                </span>
            </div>
        }
        .into_piece()
    };
    when(move || readout.with(Option::is_some), content)
}
