//! Keeping the state: in the address, so that a link is a state, and in the storage, for the next visit. In a frame of another
//! page nothing is stored: what the reader keeps for the next visit is another matter than what is shown there.
//! Leaves to others: bytes (`share`), the address bar and the storage (`browser`).

use super::AppState;
use super::message::Message;
use super::setups::{Run, Setups};
use crate::browser::clock::Debounce;
use crate::browser::location::{self, Parameter, Query};
use crate::browser::storage::{self, StorageError};
use crate::domain::{Company, Seed};
use crate::i18n::Key;
use crate::share::state as text;
use crate::share::{Document, LinkError, link};
use crate::ui::bind::effect;
use leptos::prelude::*;

/// Browsers refuse, or break, when the address changes more often than about every third of a second.
const WRITE_MILLIS: i32 = 400;

/// In the storage; `browser::storage` puts the product's name in front.
const NAME: &str = "document";

/// What the page opens with.
pub struct Opened {
    pub setups: Setups,
    pub run: Run,
    pub message: Option<Message>,
}

/// The link, the query's preset, the last visit, the first company: in this order.
pub fn open(query: &Query) -> Opened {
    let is_embedded = query.text(Parameter::Embed).is_some();
    let kept = || if is_embedded { Ok(None) } else { kept() };
    let (document, message) = match link::read(&location::fragment()) {
        Ok((document, notices)) => {
            let message = Message::read(&notices).or_else(|| link_opened(&document, kept()));
            return opened(document, query, message);
        }
        Err(LinkError::NotALink) => match kept() {
            Ok(kept) => (kept, None),
            Err(message) => (None, Some(message)),
        },
        Err(error) => (kept().ok().flatten(), Some(Message::link(error))),
    };
    let preset = query.text(Parameter::Preset).and_then(|id| Company::from_id(&id)).map(Document::of);
    opened(preset.or(document).unwrap_or_default(), query, message)
}

/// A link that takes the place of the reader's own work says so, and offers the way back.
fn link_opened(document: &Document, kept: Result<Option<Document>, Message>) -> Option<Message> {
    let own = kept.ok().flatten().filter(|own| own != document)?;
    Some(Message::note(Key::LinkOpened).with_way_back(Setups::open(own)))
}

fn opened(mut document: Document, query: &Query, message: Option<Message>) -> Opened {
    if let Ok(Some(seed)) = query.value::<Seed>(Parameter::Seed) {
        document.seed = seed;
    }
    let (setups, run) = Setups::open(document);
    // A document is checked when it is read; solving its rates may still fail.
    match setups.expect() {
        Ok(_) => Opened { setups, run, message },
        Err(errors) => {
            let (setups, run) = Setups::open(Document::default());
            Opened { setups, run, message: Some(Message::refused(errors)) }
        }
    }
}

fn kept() -> Result<Option<Document>, Message> {
    // A browser that keeps nothing has nothing to give back; that it keeps nothing is told on the first change.
    let Some(kept) = storage::get(NAME).ok().flatten() else { return Ok(None) };
    text::read(&kept).map(|(document, _)| Some(document)).map_err(|_| Message::problem(Key::StorageBroken))
}

/// Writes each change once it is quiet, and opens each link that the reader brings.
pub fn watch(state: AppState) {
    let debounce = Debounce::new(WRITE_MILLIS);
    let later = debounce.clone();
    let mut is_first = true;
    effect(move || {
        let document = state.setups.with(|setups| setups.document(state.run.get()));
        // What was just opened need not be written back.
        if !std::mem::take(&mut is_first) {
            later.call(move || write(state, &document));
        }
    });
    let listeners = (
        location::on_leave(move || debounce.flush()),
        location::on_fragment(move |fragment| follow(state, &fragment)),
    );
    StoredValue::new_local(listeners);
}

fn write(state: AppState, document: &Document) {
    // Too many changes of the address are refused for a while; the next one brings it up to date.
    let _ = location::replace_fragment(fragment(document).as_str());
    if state.is_embedded {
        return;
    }
    let Err(error) = storage::set(NAME, &text::write(document)) else { return };
    if !STORAGE_COMPLAINED.replace(true) {
        state.message.set(Some(Message::note(match error {
            StorageError::Full => Key::StorageFull,
            StorageError::Unavailable => Key::StorageUnavailable,
        })));
    }
}

thread_local! {
    static STORAGE_COMPLAINED: std::cell::Cell<bool> = const { std::cell::Cell::new(false) };
}

fn follow(state: AppState, fragment: &str) {
    match link::read(fragment) {
        Ok((document, notices)) => {
            let read = Message::read(&notices);
            let (setups, run) = Setups::open(document);
            match setups.expect() {
                Ok(_) if state.is_embedded => state.begin(setups, run, read),
                Ok(_) => {
                    state.replace(setups, run, read.unwrap_or_else(|| Message::note(Key::LinkReplaced)));
                }
                Err(errors) => state.message.set(Some(Message::refused(errors))),
            }
        }
        Err(LinkError::NotALink) => {}
        Err(error) => state.message.set(Some(Message::link(error))),
    }
}

/// The link to the state as it is now.
pub fn address(state: AppState) -> String {
    let document = state.setups.with_untracked(|setups| setups.document(state.run.get_untracked()));
    location::link_to(&fragment(&document))
}

fn fragment(document: &Document) -> String {
    link::write(document).trim_start_matches('#').to_owned()
}
