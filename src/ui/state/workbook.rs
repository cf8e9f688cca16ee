//! The run as a workbook: what is on screen is sorted, told week by week by workers of its own, and put beside its
//! sources. In a chunk that only this asks for: it weighs as much as all the rest of the page.
//! Leaves to others: what the pages hold (`present::workbook`), the file's form (`exchange::xlsx`).

use super::engine::Picture;
use super::message::Message;
use super::{AppState, Run, workers};
use crate::browser::breath::breathe;
use crate::browser::evidence::{self, Evidence};
use crate::browser::location::Query;
use crate::browser::{Pool, PoolEvent, download};
use crate::domain::Scenario;
use crate::exchange::xlsx::{Book, Page, Unwritable};
use crate::i18n::{Key, Label, Role};
use crate::job::Work;
use crate::present::weeks::MOST_TRIALS;
use crate::present::workbook::{self, Cited, Subject};
use crate::sim::weeks::Want;
use crate::sim::{DEFAULT_PROBES, Output, Results};
use crate::ui::lazy::{Missing, act};
use js_sys::{Array, Promise, Uint8Array};
use leptos::prelude::*;
use std::cell::RefCell;
use std::rc::Rc;
use std::sync::Arc;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use wasm_split_helpers::wasm_split;

/// More workers than these start up for longer than they compute.
const MOST_WORKERS: u32 = 4;

/// Hands the reader a workbook of the years simulated so far.
pub fn export(state: AppState) {
    act(state, write(state));
}

#[wasm_split(workbook, fallible)]
fn write(state: AppState) -> Result<(), Missing> {
    // What is of other levers, or only expected, is no result.
    let shown = state.picture.get_untracked().filter(|picture| picture.summary.is_some());
    let Some(picture) = shown else {
        state.message.set(Some(Message::note(Key::ChartEmpty)));
        return Ok(());
    };
    state.message.set(Some(Message::note(Key::WorkbookBegun)));
    spawn_local(async move {
        let message = match make(state, picture).await {
            Ok(Made { bytes, has_sources }) => hand_over(state, &bytes, has_sources),
            Err(key) => Message::problem(key),
        };
        state.message.set(Some(message));
    });
    Ok(())
}

struct Made {
    bytes: Vec<u8>,
    has_sources: bool,
}

fn hand_over(state: AppState, bytes: &[u8], has_sources: bool) -> Message {
    let company = state.setups.with_untracked(|setups| setups.company);
    let name = format!("embudo-{}-{}.xlsx", company.id(), state.run.get_untracked().seed);
    let kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    let parts = Array::of1(&Uint8Array::from(bytes));
    match (download::save(&name, kind, &parts), has_sources) {
        (Ok(()), true) => Message::note(Key::FileSaved),
        (Ok(()), false) => Message::problem(Key::WorkbookWithoutSources),
        (Err(_), _) => Message::problem(Key::FileNotSaved),
    }
}

/// In steps that let the page breathe; the error says why there is no workbook.
async fn make(state: AppState, picture: Arc<Picture>) -> Result<Made, Key> {
    let trials = picture.trials;
    let lang = state.lang.get_untracked();
    let run = state.run.get_untracked();
    let setups = state.setups.get_untracked();
    let scenarios = setups.scenarios.clone();
    let is_same = || {
        state.run.get_untracked().seed == run.seed
            && state.setups.with_untracked(|setups| setups.scenarios == scenarios)
    };
    let subject = Subject {
        lang,
        names: Role::ALL.map(|role| role.label(lang).to_owned()).into(),
        scenarios: &scenarios,
        presets: &setups.presets,
        seed: run.seed,
        trials,
    };
    let mut results = workbook::results(&subject);
    for output in Output::ALL {
        breathe().await;
        let columns = state.engine.with_value(|engine| engine.columns(output, trials)).filter(|_| is_same());
        let columns = columns.ok_or(Key::ExportInterrupted)?;
        results.rows.push(workbook::result(lang, output, &columns.each_ref().map(Vec::as_slice)));
    }
    let indicators = workbook::indicators(&subject, &picture.kpis);
    let mut pages = vec![workbook::inputs(&subject), workbook::leads(&subject), results, indicators];
    let told = tell_weeks(&scenarios, Run { trials: trials.min(MOST_TRIALS), ..run }).await?;
    let told: Vec<_> = told.worlds().iter().filter_map(|world| world.weeks()).collect();
    pages.push(workbook::weeks(&subject, &told));
    let evidence = Evidence::fetch().await.ok();
    let card = |group: &str, id: &str| Some(cited(evidence.as_ref()?.card(group, id, lang.tag())?));
    let mut assumptions = workbook::assumptions(&subject, &card);
    if evidence.is_none() {
        assumptions.notes.push(Key::WorkbookWithoutSources.text(lang).to_owned());
    }
    pages.push(assumptions);
    let bytes = bind(&pages).await.map_err(|_| Key::WorkbookFailed)?;
    Ok(Made { bytes, has_sources: evidence.is_some() })
}

/// Page by page.
async fn bind(pages: &[Page]) -> Result<Vec<u8>, Unwritable> {
    let mut book = Book::new("Embudo")?;
    for page in pages {
        breathe().await;
        book.add(page)?;
    }
    breathe().await;
    book.finish()
}

fn cited(card: evidence::Card) -> Cited {
    let evidence::Card { note, sample, scope, conflicts, sources } = card;
    Cited { sources, sample, scope, conflicts, note }
}

/// The first years once more, week by week, by a pool that ends with them.
async fn tell_weeks(scenarios: &[Scenario; 2], run: Run) -> Result<Results, Key> {
    let results: Rc<RefCell<Results>> = Rc::default();
    // What the pool calls once it is over: with nothing if all went well.
    let over: Rc<RefCell<Option<js_sys::Function>>> = Rc::default();
    let (told, ending) = (results.clone(), over.clone());
    let end = move |is_well: bool| {
        if let Some(end) = ending.take() {
            let _ = end.call1(&JsValue::NULL, &is_well.into());
        }
    };
    let pool = Pool::start(workers(&Query::read()).min(MOST_WORKERS), move |event| match event {
        PoolEvent::Batch { batch, .. } => told.borrow_mut().add_weekly(batch),
        PoolEvent::Finished(_) => end(true),
        PoolEvent::Refused { .. } | PoolEvent::GivenUp { .. } => end(false),
        _ => {}
    });
    let finished = Promise::new(&mut |go_on, _| drop(over.replace(Some(go_on))));
    let work =
        Work { scenarios: scenarios.to_vec(), seed: run.seed, probes: DEFAULT_PROBES, want: Want::Weeks };
    pool.submit(work, run.trials);
    let is_well = JsFuture::from(finished).await.is_ok_and(|end| end.is_truthy());
    drop(pool);
    if is_well { Ok(results.take()) } else { Err(Key::WorkerFailed) }
}
