//! Once the first run is done, the code of every part is fetched, so that each opens at once, and without a connection.
//! Leaves to others: asking again for what did not come, and saying so (`lazy`).

use super::bind::{effect, memo};
use super::chart::export;
use super::help::sheet;
use super::lazy::Fetch;
use super::levers::{found, roster, sentences};
use super::panels::{Tab, folded};
use super::state::engine::Phase;
use super::state::{AppState, expect, files, keep};
use crate::domain::Roster;
use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;

pub fn watch(state: AppState) {
    // Whoever moves a lever wants to see at once what is expected of it.
    let has_years = memo(move || state.picture.with(Option::is_some));
    effect(move || {
        if has_years.get() {
            spawn_local(async {
                let _ = expect::fetch().await;
            });
        }
    });
    let is_done = memo(move || state.phase.get() == Phase::Done);
    effect(move || {
        if is_done.get() {
            spawn_local(all(state));
        }
    });
}

/// One after the other: nobody waits for them.
async fn all(state: AppState) {
    keep::catch_up(state).await;
    for tab in Tab::ALL {
        if let Some(lazy) = tab.content().later() {
            let _ = (lazy.fetch)().await;
        }
    }
    let commands: [Fetch; 7] = [
        Box::pin(files::fetch()),
        Box::pin(export::fetch()),
        Box::pin(sheet::fetch()),
        (roster::table(Roster::Signals).fetch)(),
        Box::pin(sentences::fetch()),
        Box::pin(found::fetch()),
        Box::pin(folded::fetch()),
    ];
    for command in commands {
        let _ = command.await;
    }
}
