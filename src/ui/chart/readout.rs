//! The box beside the pointer or the keyboard's bin: its range, and each setup's share of years in it.
//! Leaves to others: its words (`present::chart::caption`), what screen readers hear (`canvas`).

use crate::present::chart::caption::{self, Readout};
use crate::present::chart::{Histogram, Layout};
use crate::ui::app;
use leptos::prelude::*;

/// Between the bin and its box.
const GAP: f64 = 18.0;

pub fn readout(
    picture: Signal<Option<Histogram>>,
    layout: RwSignal<Layout>,
    chosen: RwSignal<Option<usize>>,
) -> impl IntoView {
    let state = app();
    let readout = Memo::new(move |_| {
        let (bin, lang) = (chosen.get()?, state.lang.get());
        picture.with(|picture| Some(caption::readout(lang, picture.as_ref()?, bin)))
    });
    let x = Memo::new(move |_| {
        let (bin, layout) = (chosen.get()?, layout.get());
        picture.with(|picture| {
            let axis = picture.as_ref()?.axis;
            let (from, to) = axis.edges(bin.min(axis.count() - 1));
            Some(layout.x(&axis, (from + to) / 2.0))
        })
    });
    // On the side of the bin where there is more room, and below the labels.
    let width = move || layout.get().width;
    let left = move || x.get().filter(|x| x * 2.0 < width()).map(|x| format!("{}px", x + GAP));
    let right = move || x.get().filter(|x| x * 2.0 >= width()).map(|x| format!("{}px", width() - x + GAP));
    let top = move || format!("{}px", layout.get().top() + 4.0);
    let part = move |part: fn(&Readout) -> String| move || readout.with(|readout| readout.as_ref().map(part));
    view! {
        <Show when=move || readout.with(Option::is_some)>
            <div
                class="readout"
                data-testid="readout"
                aria-hidden="true"
                style:left=left
                style:right=right
                style:top=top
            >
                <strong class="number">{part(|readout| readout.range.clone())}</strong>
                <span class="is-today">
                    <span class="sign"></span>
                    " "
                    {part(|readout| readout.shares[0].clone())}
                </span>
                <span class="is-proposal">
                    <span class="sign is-proposal"></span>
                    " "
                    {part(|readout| readout.shares[1].clone())}
                </span>
            </div>
        </Show>
    }
}
