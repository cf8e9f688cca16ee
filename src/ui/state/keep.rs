//! Keeping the state: in the address, so that a link is a state, and in the storage, for the next visit. The code that reads
//! and writes it is fetched: before the page where there is something to read, else once the first picture stands. What
//! could not be read for want of it is not written over.
//! Leaves to others: reading and writing (`scribe`), the address bar and the storage (`browser`).

use super::AppState;
use super::message::Message;
use super::scribe::{Scribe, scribe};
use super::setups::{Run, Setups};
use crate::browser::clock::Debounce;
use crate::browser::location::{self, Parameter, Query};
use crate::browser::storage;
use crate::domain::{Company, Seed};
use crate::i18n::Key;
use crate::share::Document;
use crate::ui::bind::{effect, memo};
use crate::ui::lazy::{Missing, begin};
use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;

/// Browsers refuse, or break, when the address changes more often than about every third of a second.
const WRITE_MILLIS: i32 = 400;

/// In the storage; `browser::storage` puts the product's name in front.
pub const NAME: &str = "document";

/// What the page opens with.
pub struct Opened {
    pub setups: Setups,
    pub run: Run,
    pub message: Option<Message>,
    pub kept: Kept,
}

/// How what is kept stands to what is on screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kept {
    /// Just opened: nothing need be written yet.
    Opened,
    /// Each change is written once it is quiet.
    Followed,
    /// Changes wait for the code that writes them, which did not come.
    Behind,
    /// It waits for the code that reads it, and must not be written over.
    Unread,
}

/// Whether there is a link or a last visit to open.
pub fn is_there(query: &Query) -> bool {
    let is_stored = || query.text(Parameter::Embed).is_none() && matches!(storage::get(NAME), Ok(Some(_)));
    is_link(&location::fragment()) || is_stored()
}

/// Those of other pages begin with letters.
fn is_link(fragment: &str) -> bool {
    fragment.starts_with(|first: char| first.is_ascii_digit())
}

/// The starting values, where nothing is there to open.
pub fn begun(query: &Query) -> Opened {
    let seed = asked_seed(query).unwrap_or(Document::DEFAULT_SEED);
    Opened {
        setups: Setups::of(preset(query).unwrap_or_default()),
        run: Run { seed, trials: Document::DEFAULT_TRIALS },
        message: None,
        kept: Kept::Opened,
    }
}

/// What is there to open, or the starting values where the code that reads it does not come.
pub async fn open(query: &Query) -> Opened {
    match scribe().await {
        Ok(scribe) => (scribe.open)(query),
        Err(_) => Opened { message: Some(Message::unread()), kept: Kept::Unread, ..begun(query) },
    }
}

pub fn preset(query: &Query) -> Option<Company> {
    query.text(Parameter::Preset).and_then(|id| Company::from_id(&id))
}

pub fn asked_seed(query: &Query) -> Option<Seed> {
    query.value::<Seed>(Parameter::Seed).ok().flatten()
}

/// Writes each change once it is quiet, and opens each link that the reader brings.
pub fn watch(state: AppState) {
    let debounce = Debounce::new(WRITE_MILLIS);
    let later = debounce.clone();
    effect(move || {
        state.setups.track();
        state.run.track();
        match state.kept.get_value() {
            Kept::Opened => state.kept.set_value(Kept::Followed),
            Kept::Followed | Kept::Behind | Kept::Unread => later.call(move || save(state)),
        }
    });
    let has_picture = memo(move || {
        state.picture.with(|picture| picture.as_ref().is_some_and(|picture| picture.summary.is_some()))
    });
    let mut is_first = true;
    effect(move || {
        if has_picture.get() && std::mem::take(&mut is_first) {
            spawn_local(catch_up(state));
        }
    });
    let listeners = (
        location::on_leave(move || debounce.flush()),
        location::on_fragment(move |fragment| hear(state, fragment)),
    );
    StoredValue::new_local(listeners);
}

/// Fetches the code, and writes what had to wait for it.
pub async fn catch_up(state: AppState) {
    if scribe().await.is_ok() && state.kept.get_value() == Kept::Behind {
        save(state);
    }
}

/// At once where the code is there: the page may be about to go.
fn save(state: AppState) {
    begin(async move {
        let scribe = scribe().await;
        let kept = state.kept.get_value();
        match scribe {
            _ if kept == Kept::Unread => {}
            Ok(scribe) => {
                state.kept.set_value(Kept::Followed);
                if kept == Kept::Behind && state.message.get_untracked() == Some(waiting()) {
                    state.message.set(None);
                }
                (scribe.write)(state);
            }
            Err(_) if kept == Kept::Behind => {}
            Err(_) => {
                state.kept.set_value(Kept::Behind);
                state.message.set(Some(waiting()));
            }
        }
    });
}

fn waiting() -> Message {
    Message::problem(Key::ChangesWaiting)
}

fn hear(state: AppState, fragment: String) {
    if !is_link(&fragment) {
        return;
    }
    let before = state.kept.get_value();
    state.kept.set_value(Kept::Unread);
    begin(async move {
        match scribe().await {
            Ok(scribe) if before == Kept::Unread => take(state, scribe),
            Ok(scribe) => {
                state.kept.set_value(before);
                (scribe.follow)(state, &fragment);
            }
            Err(_) => state.message.set(Some(Message::unread())),
        }
    });
}

/// Reads what could not be read before.
pub fn try_again(state: AppState) {
    begin(async move {
        match scribe().await {
            Ok(scribe) => take(state, scribe),
            Err(_) => state.message.set(Some(Message::unread())),
        }
    });
}

/// In place of what stands, to which the message or undoing leads back.
fn take(state: AppState, scribe: Scribe) {
    if state.kept.get_value() != Kept::Unread {
        return;
    }
    let Opened { setups, run, message, kept } = (scribe.open)(&Query::read());
    state.kept.set_value(kept);
    if state.is_embedded {
        state.begin(setups, run, message);
    } else {
        state.replace(setups, run, message.unwrap_or_else(|| Message::note(Key::KeptRead)));
    }
}

/// The link to the state as it is now.
pub async fn address(state: AppState) -> Result<String, Missing> {
    Ok((scribe().await?.address)(state))
}
