//! The page is built in turns, each a task of its own: the browser can paint and answer in between.
//! Leaves to others: what is built in which turn.

use super::bind::{Part, when};
use super::state::AppState;
use crate::browser::Breath;
use crate::domain::Section;
use crate::ui::piece::Piece;
use leptos::prelude::*;

/// What is seen first comes first.
pub const HEADER: u32 = 1;
pub const ANSWER: u32 = 2;
pub const CHART: u32 = 3;
/// The first picture is made in this turn: workers then simulate while the rest is built.
const PICTURE: u32 = 4;
/// The panel of the levers, and then a turn for each section that stands open.
pub const LEVERS: u32 = 5;
/// What stands below the chart comes last.
pub const PANELS: u32 = 9;
const LAST: u32 = later(PANELS, LEVERS + Section::ALL.len() as u32);

const fn later(a: u32, b: u32) -> u32 {
    if a > b { a } else { b }
}

/// A part of the page that waits for its turn.
pub fn in_turn(number: u32, part: fn() -> Piece) -> Part {
    let turn = super::app().turn;
    when(move || turn.get() >= number, part)
}

/// Lets all turns follow, one after the other. The frame of the page must stand.
pub fn begin(state: AppState) {
    next(state, StoredValue::new_local(Breath::default()));
}

fn next(state: AppState, breath: StoredValue<Breath, LocalStorage>) {
    let build = move || {
        let Some(turn) = state.turn.try_update(|turn| {
            *turn += 1;
            *turn
        }) else {
            return;
        };
        if turn == PICTURE {
            state.start();
        }
        if turn < LAST {
            next(state, breath);
        }
    };
    let _ = breath.try_with_value(|breath| breath.then(build));
}
