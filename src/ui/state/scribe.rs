//! What reads and writes the state: links in the address, and the document in the storage. In a chunk of its own with files,
//! for a first visit needs none of it before its first picture. In a frame of another page nothing is stored: what the reader
//! keeps for the next visit is another matter than what is shown there.
//! Leaves to others: when it reads and writes (`keep`), bytes (`share`), the address bar and the storage (`browser`).

use super::AppState;
use super::keep::{Kept, NAME, Opened, asked_seed, preset};
use super::message::Message;
use super::setups::Setups;
use crate::browser::location::{self, Parameter, Query};
use crate::browser::storage::{self, StorageError};
use crate::i18n::Key;
use crate::share::state as text;
use crate::share::{Document, LinkError, link};
use crate::ui::lazy::Missing;
use leptos::prelude::*;
use wasm_split_helpers::wasm_split;

/// What it does, once it is there.
#[derive(Clone, Copy)]
pub struct Scribe {
    /// What the page opens with.
    pub open: fn(&Query) -> Opened,
    /// Brings the address and the storage up to date.
    pub write: fn(AppState),
    /// Opens a link that the reader brings while the page stands.
    pub follow: fn(AppState, &str),
    /// The link to the state as it is now.
    pub address: fn(AppState) -> String,
}

/// One way in, so that once it is fetched all of it answers at once.
#[wasm_split(files, fallible)]
pub fn scribe() -> Result<Scribe, Missing> {
    Ok(Scribe { open, write, follow, address })
}

/// The link, the query's preset, the last visit, the first company: in this order.
fn open(query: &Query) -> Opened {
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
    opened(preset(query).map(Document::of).or(document).unwrap_or_default(), query, message)
}

/// A link that takes the place of the reader's own work says so, and offers the way back.
fn link_opened(document: &Document, kept: Result<Option<Document>, Message>) -> Option<Message> {
    let own = kept.ok().flatten().filter(|own| own != document)?;
    Some(Message::note(Key::LinkOpened).with_way_back(Setups::open(own)))
}

fn opened(mut document: Document, query: &Query, message: Option<Message>) -> Opened {
    document.seed = asked_seed(query).unwrap_or(document.seed);
    let (setups, run) = Setups::open(document);
    // A document is checked when it is read; solving its rates may still fail.
    match setups.sources() {
        Ok(_) => Opened { setups, run, message, kept: Kept::Opened },
        Err(errors) => {
            let (setups, run) = Setups::open(Document::default());
            Opened { setups, run, message: Some(Message::refused(errors)), kept: Kept::Opened }
        }
    }
}

fn kept() -> Result<Option<Document>, Message> {
    // A browser that keeps nothing has nothing to give back; that it keeps nothing is told on the first change.
    let Some(kept) = storage::get(NAME).ok().flatten() else { return Ok(None) };
    text::read(&kept).map(|(document, _)| Some(document)).map_err(|_| Message::problem(Key::StorageBroken))
}

fn write(state: AppState) {
    let document = document(state);
    // Too many changes of the address are refused for a while; the next one brings it up to date.
    let _ = location::replace_fragment(fragment(&document).as_str());
    if state.is_embedded {
        return;
    }
    let Err(error) = storage::set(NAME, &text::write(&document)) else { return };
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
            match setups.sources() {
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

fn address(state: AppState) -> String {
    location::link_to(&fragment(&document(state)))
}

fn document(state: AppState) -> Document {
    state.setups.with_untracked(|setups| setups.document(state.run.get_untracked()))
}

fn fragment(document: &Document) -> String {
    link::write(document).trim_start_matches('#').to_owned()
}
