//! Saving and opening files, and the trials as a table. A file that was opened is held against what it says it came to.
//! Leaves to others: bytes (`share`, `exchange`), the disk (`browser`), words (`message`).

use super::engine::Claim;
use super::message::Message;
use super::setups::Setups;
use super::{AppState, Engine};
use crate::browser::upload::{self, UploadError};
use crate::browser::{Breath, download};
use crate::i18n::Key;
use crate::present::verify;
use crate::share::{FileError, file};
use crate::ui::lazy::{Missing, act};
use js_sys::Array;
use leptos::prelude::*;
use std::rc::Rc;
use wasm_bindgen_futures::spawn_local;
use wasm_split_helpers::wasm_split;
use web_sys::File;

/// Trials per slice of the table: a few milliseconds.
const SLICE: u32 = 100;

/// Hands the reader a file with everything on screen: setups, seed, trials, and what they came to so far.
pub fn save(state: AppState) {
    act(state, write(state));
}

/// Opens a file that the reader chose or dropped.
pub fn open(state: AppState, chosen: File) {
    act(state, read(state, chosen));
}

/// Hands the reader every output of every trial simulated so far.
pub fn export(state: AppState) {
    act(state, tabulate(state));
}

#[wasm_split(files, fallible, preload(fetch))]
pub fn write(state: AppState) -> Result<(), Missing> {
    let document = state.setups.with_untracked(|setups| setups.document(state.run.get_untracked()));
    let summary =
        state.picture.with_untracked(|picture| picture.as_ref().and_then(|picture| picture.summary));
    let text = file::write_with(&document, summary.as_ref().map(verify::record).as_ref());
    let name = format!("{}.embudo.json", name(state));
    hand_over(state, download::save(&name, "application/json", &Array::of1(&text.into())).is_ok());
    Ok(())
}

#[wasm_split(files, fallible)]
fn read(state: AppState, chosen: File) -> Result<(), Missing> {
    spawn_local(async move {
        let read = match upload::read(&chosen, file::MAX_BYTES).await {
            Ok(bytes) => file::open(&bytes),
            Err(UploadError::TooLarge { bytes }) => Err(FileError::TooLarge { bytes, max: file::MAX_BYTES }),
            Err(UploadError::Unreadable) => return tell(state, Message::problem(Key::FileUnreadable)),
        };
        let opened = match read {
            Ok(opened) => opened,
            Err(error) => return tell(state, Message::file(error)),
        };
        let (mut setups, run) = Setups::open(opened.document);
        // In a frame locks are not the reader's to open, by a file either.
        let held = if state.is_embedded {
            state.setups.with_untracked(|standing| {
                setups.locks = standing.locks.clone();
                setups.hold(standing)
            })
        } else {
            Vec::new()
        };
        if let Err(errors) = setups.sources() {
            return tell(state, Message::refused(errors));
        }
        let why = Message::read(&opened.notices).unwrap_or_else(|| Message::note(Key::FileOpened));
        // What is held is not what the file's figures are of.
        let record = opened.record.filter(|_| held.is_empty());
        state.replace(setups, run, why.holding(held));
        let claim = record.map(|record| -> Claim {
            Box::new(move |results| verify::verify(&record, results).map(Message::verified))
        });
        state.engine.with_value(|engine| engine.hold_against(claim));
    });
    Ok(())
}

/// In slices that let the page breathe.
#[wasm_split(files, fallible)]
fn tabulate(state: AppState) -> Result<(), Missing> {
    let engine = state.engine.with_value(Engine::clone);
    let parts = Array::of1(&crate::exchange::csv::head().into());
    if engine.trials() == 0 {
        tell(state, Message::note(Key::ChartEmpty));
        return Ok(());
    }
    tell(state, Message::note(Key::ExportBegun));
    slice(Export { state, engine, parts, breath: Rc::default(), from: 0 });
    Ok(())
}

struct Export {
    state: AppState,
    engine: Engine,
    parts: Array,
    breath: Rc<Breath>,
    from: u32,
}

fn slice(mut export: Export) {
    let up_to = (export.from + SLICE).min(export.engine.trials());
    let Some(rows) = export.engine.rows(export.from..up_to) else {
        return tell(export.state, Message::problem(Key::ExportInterrupted));
    };
    export.parts.push(&rows.into());
    export.from = up_to;
    if up_to < export.engine.trials() {
        let breath = export.breath.clone();
        return breath.then(move || slice(export));
    }
    let name = format!("{}.csv", name(export.state));
    hand_over(export.state, download::save(&name, "text/csv", &export.parts).is_ok());
}

fn hand_over(state: AppState, is_given: bool) {
    let message = if is_given { Message::note(Key::FileSaved) } else { Message::problem(Key::FileNotSaved) };
    tell(state, message);
}

fn name(state: AppState) -> String {
    let (company, run) = (state.setups.with_untracked(|setups| setups.company), state.run.get_untracked());
    format!("embudo-{}-{}", company.id(), run.seed)
}

fn tell(state: AppState, message: Message) {
    state.message.set(Some(message));
}
