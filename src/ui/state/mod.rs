//! The state of the page: plain values in signals, and the few ways to change them.
//! Leaves to others: simulating (`engine`), keeping it over reloads (`keep`), elements.

pub mod engine;
pub mod expect;
pub mod files;
pub mod history;
pub mod keep;
pub mod message;
pub mod pins;
mod probe;
mod scribe;
pub mod setups;
pub mod theme;
pub mod workbook;

use super::bind::{Text, effect, text};
use super::help::Help;
use super::panels::Tab;
use crate::browser::evidence::Evidence;
use crate::browser::location::{self, Parameter, Query};
use crate::browser::{clock, entropy, media, storage};
use crate::domain::{Company, Lever, Param, ScenarioError, Seed};
use crate::i18n::{Key, Lang};
use crate::present::chart::Kind;
use crate::present::lever::SHARED;
use crate::present::weeks::Sight;
use crate::share::Lock;
use crate::sim::weeks::Series;
use engine::{Engine, Phase, Picture};
pub use history::Gesture;
use history::{History, Reach, Step};
use keep::{Kept, Opened};
use leptos::prelude::*;
use message::Message;
use probe::Probe;
pub use setups::{Run, Setups};
use std::borrow::Cow;
use std::ops::Deref;
use std::sync::Arc;
pub use theme::Theme;
use wasm_bindgen_futures::spawn_local;

/// A handle on the state: one word, since nearly every closure of the page holds it.
#[derive(Clone, Copy)]
pub struct AppState(&'static State);

impl Deref for AppState {
    type Target = State;

    fn deref(&self) -> &State {
        self.0
    }
}

pub struct State {
    pub lang: RwSignal<Lang>,
    pub theme: RwSignal<Theme>,
    /// Grows whenever colours may look different: painted charts must be painted anew.
    pub colours: RwSignal<u32>,
    pub setups: RwSignal<Setups>,
    pub run: RwSignal<Run>,
    /// The kind of the revenue chart.
    pub kind: RwSignal<Kind>,
    pub help: RwSignal<Help>,
    /// What stands below the chart.
    pub tab: RwSignal<Tab>,
    /// What is looked at week by week, kept while its tab is not the chosen one.
    pub sight: RwSignal<Sight>,
    /// What is on screen of the results; absent only before the first preview.
    pub picture: RwSignal<Option<Arc<Picture>>>,
    pub phase: RwSignal<Phase>,
    pub message: RwSignal<Option<Message>>,
    /// Where the numbers come from, once somebody has asked.
    pub evidence: RwSignal<Sources, LocalStorage>,
    /// How far the page is built (`ui::turns`).
    pub turn: RwSignal<u32>,
    /// The step of a presentation, if one is given.
    pub step: RwSignal<Option<usize>>,
    /// Whether the levers' sheet covers part of a small screen.
    pub sheet_open: RwSignal<bool>,
    /// Grows whenever other setups take the place of these: what is half typed is then of no use.
    pub replaced: RwSignal<u32>,
    /// Whether the page stands in another one: locks are then not the reader's to open.
    pub is_embedded: bool,
    /// What is done to every text, to test the page.
    probe: Option<Probe>,
    /// Levers whose two values are to move apart although they are equal.
    untied: RwSignal<Vec<Param>>,
    /// Whether there is something to undo and to redo.
    pub reach: RwSignal<Reach>,
    history: StoredValue<History>,
    kept: StoredValue<Kept>,
    engine: StoredValue<Engine, LocalStorage>,
}

/// How far the evidence has come.
#[derive(Clone, PartialEq)]
pub enum Sources {
    Unasked,
    Asked,
    There(Evidence),
    /// It can be asked for again.
    Unreachable,
}

/// Why an edit was refused: the faults of the setup that would have come of it.
pub type Refusal = Vec<ScenarioError>;

impl AppState {
    /// The state with what the address, the storage or a first visit gives.
    pub fn new(query: &Query, opened: Opened) -> AppState {
        let lang = RwSignal::new(language(query));
        let theme = RwSignal::new(theme::stored(query));
        let setups = RwSignal::new(opened.setups);
        let run = RwSignal::new(opened.run);
        let stored = storage::get("chart").ok().flatten();
        let kind = RwSignal::new(stored.and_then(|id| Kind::from_id(&id)).unwrap_or_default());
        let stored = storage::get("tab").ok().flatten();
        let tab = stored.and_then(|id| Tab::from_id(&id)).unwrap_or_default();
        let picture = RwSignal::new(None);
        let phase = RwSignal::new(Phase::Running);
        let message = RwSignal::new(opened.message);
        let signals = engine::Signals { setups, run, kind, picture, phase, message };
        // As long as the page: there is one, and it ends with its tab.
        let state = AppState(Box::leak(Box::new(State {
            lang,
            theme,
            colours: RwSignal::new(0),
            setups,
            run,
            kind,
            help: RwSignal::default(),
            tab: RwSignal::new(tab),
            sight: RwSignal::new(Sight::new(Series::Bookings)),
            picture,
            phase,
            message,
            evidence: RwSignal::new_local(Sources::Unasked),
            turn: RwSignal::new(0),
            step: RwSignal::new(query.text(Parameter::Present).map(|_| 0)),
            sheet_open: RwSignal::new(false),
            replaced: RwSignal::new(0),
            is_embedded: query.text(Parameter::Embed).is_some(),
            probe: query.text(Parameter::StringTest).and_then(|id| Probe::from_id(&id)),
            untied: RwSignal::default(),
            reach: RwSignal::default(),
            history: StoredValue::default(),
            kept: StoredValue::new(opened.kept),
            engine: StoredValue::new_local(Engine::new(signals, workers(query))),
        })));
        keep::watch(state);
        theme::watch(state);
        let asked = lang.get_untracked();
        effect(move || {
            let lang = lang.get();
            page_language(lang);
            if lang != asked {
                location::drop_parameter(Parameter::Lang);
            }
            // What cannot be kept is asked for again next time: no reason to disturb.
            let _ = storage::set("lang", lang.tag());
        });
        state
    }

    /// Makes the first picture.
    pub fn start(self) {
        self.engine.with_value(Engine::restart);
    }

    /// Followed by nearly every text, so it is compiled once.
    #[inline(never)]
    fn language(self) -> Lang {
        self.lang.get()
    }

    /// A fixed text in the reader's language.
    pub fn say(self, key: Key) -> Text {
        text(move || key.text(self.language()))
    }

    /// A text made for the reader's language.
    pub fn tell<T: Into<String>>(self, words: impl Fn(Lang) -> T + Send + Sync + 'static) -> Text {
        text(move || words(self.language()))
    }

    /// A text made from what is on screen of the results; empty before there is any.
    pub fn show<T: Into<String>>(self, words: impl Fn(Lang, &Picture) -> T + Send + Sync + 'static) -> Text {
        text(move || {
            let lang = self.language();
            self.picture
                .with(|picture| picture.as_ref().map(|picture| words(lang, picture).into()))
                .unwrap_or_default()
        })
    }

    /// A text as the reader is to see it.
    pub fn probed(self, text: &str) -> Cow<'_, str> {
        match self.probe {
            Some(probe) => probe.apply(text).into(),
            None => text.into(),
        }
    }

    /// Changes the setups, but for what is locked, if what comes of it can be simulated; else nothing changes.
    pub fn edit(self, gesture: Gesture, change: impl FnOnce(&mut Setups)) -> Result<(), Refusal> {
        let mut candidate = self.setups.get_untracked();
        change(&mut candidate);
        self.commit(gesture, candidate)
    }

    fn commit(self, gesture: Gesture, mut candidate: Setups) -> Result<(), Refusal> {
        let held = self.setups.with_untracked(|standing| candidate.hold(standing));
        let is_same = !held.is_empty() && self.setups.with_untracked(|standing| *standing == candidate);
        if !is_same {
            let sources = candidate.sources()?;
            self.keep(gesture);
            self.setups.set(candidate);
            self.engine.with_value(|engine| engine.preview(&sources));
        }
        let told = (!held.is_empty()).then(|| Message::held(held));
        // A lever that is pulled on and on says it once.
        if told.is_some() && self.message.with_untracked(|message| *message != told) {
            self.message.set(told);
        }
        Ok(())
    }

    /// Says above the answer why a change was refused.
    pub fn refuse(self, errors: Refusal) {
        self.message.set(Some(Message::refused(errors)));
    }

    /// Locks all of these, or opens them where all are locked.
    pub fn toggle_locks(self, these: &[Lock]) {
        self.keep(Gesture::Single);
        // What is simulated stays as it is.
        self.setups.update(|setups| setups.locks = setups.locks.toggled(these));
    }

    /// Sets one setup's lever, or both where they are tied.
    pub fn set_lever(self, param: Param, world: usize, lever: Lever) -> Result<(), Refusal> {
        let tied = self.is_tied(param);
        self.edit(Gesture::Lever(param), |setups| {
            setups.scenarios[world].levers[param] = lever;
            if tied {
                setups.scenarios[1 - world].levers[param] = lever;
            }
            setups.align();
        })
    }

    /// Whether moving one value moves the other.
    pub fn is_tied(self, param: Param) -> bool {
        let equal = self.setups.with(|setups| setups.is_equal(param));
        let untied = self.untied.with(|untied| untied.contains(&param));
        SHARED.contains(&param) || equal && !untied
    }

    /// Lets the two values of a lever move apart, or puts the proposal's at today's and ties them.
    pub fn toggle_tie(self, param: Param) -> Result<(), Refusal> {
        if self.is_tied(param) {
            self.untied.update(|untied| untied.push(param));
            return Ok(());
        }
        self.edit(Gesture::Single, |setups| {
            setups.scenarios[1].levers[param] = setups.scenarios[0].levers[param];
        })?;
        self.untied.update(|untied| untied.retain(|other| *other != param));
        Ok(())
    }

    /// Takes setups that the reader made or chose in place of these, but for what is locked.
    pub fn adopt(self, mut setups: Setups, why: Message) {
        let held = self.setups.with_untracked(|standing| setups.hold(standing));
        match setups.sources() {
            Ok(_) => self.replace(setups, self.run.get_untracked(), why.holding(held)),
            Err(errors) => self.refuse(errors),
        }
    }

    /// Takes other setups in place of these, locks and all; the message offers the way back, if it leads nowhere else.
    pub fn replace(self, setups: Setups, run: Run, why: Message) {
        let before = (self.setups.get_untracked(), self.run.get_untracked());
        self.keep(Gesture::Single);
        self.put(setups, run);
        self.message.set(Some(if why.way_back.is_some() { why } else { why.with_way_back(before) }));
    }

    /// Starts with other setups, from which nothing leads back: in a frame who embeds the page decides what is locked.
    pub fn begin(self, setups: Setups, run: Run, why: Option<Message>) {
        self.history.set_value(History::default());
        self.look();
        self.put(setups, run);
        self.message.set(why);
    }

    /// Goes back to what a message remembers.
    pub fn go_back(self, (setups, run): (Setups, Run)) {
        self.keep(Gesture::Single);
        self.put(setups, run);
        self.message.set(None);
    }

    pub fn undo(self) {
        self.travel(History::back);
    }

    pub fn redo(self) {
        self.travel(History::forth);
    }

    fn travel(self, way: fn(&mut History, Step) -> Option<Step>) {
        let now = (self.setups.get_untracked(), self.run.get_untracked());
        let step = self.history.try_update_value(|history| way(history, now)).flatten();
        if let Some((setups, run)) = step {
            let standing = self.setups.with_untracked(|standing| standing.scenarios == setups.scenarios);
            if standing && run == self.run.get_untracked() {
                // Only pins differ: what is simulated stays.
                self.setups.set(setups);
            } else {
                self.put(setups, run);
            }
            self.message.set(None);
        }
        self.look();
    }

    /// Keeps what stands for undoing, before a change.
    fn keep(self, gesture: Gesture) {
        let now = (self.setups.get_untracked(), self.run.get_untracked());
        self.history.update_value(|history| history.keep(now, gesture, clock::now()));
        self.look();
    }

    fn look(self) {
        let reach = self.history.with_value(History::reach);
        if self.reach.get_untracked() != reach {
            self.reach.set(reach);
        }
    }

    fn put(self, setups: Setups, run: Run) {
        self.untied.set(Vec::new());
        self.setups.set(setups);
        self.run.set(run);
        self.replaced.update(|times| *times += 1);
        self.engine.with_value(Engine::restart);
    }

    pub fn choose_company(self, company: Company) {
        let (pins, locks) = self.setups.with_untracked(|setups| (setups.pins.clone(), setups.locks.clone()));
        let mut setups = Setups { pins, locks, ..Setups::of(company) };
        setups.align();
        self.adopt(setups, Message::company_chosen());
    }

    /// Fetches the evidence unless it is there or on its way.
    pub fn ask_for_evidence(self) {
        let sources = self.evidence;
        if !matches!(sources.get_untracked(), Sources::Unasked | Sources::Unreachable) {
            return;
        }
        sources.set(Sources::Asked);
        spawn_local(async move {
            sources.set(Evidence::fetch().await.map_or(Sources::Unreachable, Sources::There));
        });
    }

    pub fn choose_kind(self, kind: Kind) {
        self.kind.set(kind);
        // What cannot be kept is chosen again next time: no reason to disturb.
        let _ = storage::set("chart", kind.id());
        self.engine.with_value(Engine::redraw);
    }

    pub fn choose_tab(self, tab: Tab) {
        self.tab.set(tab);
        let _ = storage::set("tab", tab.id());
    }

    pub fn new_seed(self) {
        self.set_seed(entropy::new_seed());
    }

    pub fn set_seed(self, seed: Seed) {
        self.keep(Gesture::Single);
        self.run.update(|run| run.seed = seed);
        self.engine.with_value(Engine::restart);
    }

    pub fn set_trials(self, trials: u32) {
        self.keep(Gesture::Single);
        let before = self.run.get_untracked().trials;
        self.run.update(|run| run.trials = trials);
        self.engine.with_value(|engine| if trials > before { engine.extend() } else { engine.restart() });
    }

    pub fn toggle_pause(self) {
        self.engine.with_value(Engine::toggle_pause);
    }
}

/// The query, the last visit, the browser: in this order.
fn language(query: &Query) -> Lang {
    let asked = query.text(Parameter::Lang).and_then(|tag| Lang::from_tag(&tag));
    let stored = || storage::get("lang").ok().flatten().and_then(|tag| Lang::from_tag(&tag));
    let preferred = || Lang::preferred(media::languages().iter().map(String::as_str));
    asked.or_else(stored).unwrap_or_else(preferred)
}

fn page_language(lang: Lang) {
    if let Some(root) = document().document_element() {
        let _ = root.set_attribute("lang", lang.tag());
    }
    document().set_title(Key::PageTitle.text(lang));
}

/// As many as the address asks for, or as the machine serves.
pub fn workers(query: &Query) -> u32 {
    query.value(Parameter::Workers).ok().flatten().unwrap_or_else(crate::browser::usual_workers).min(64)
}
