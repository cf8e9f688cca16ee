//! What the proposal would give at other thresholds with other numbers of reps, as a map to walk over and to take a place
//! from. Cells are computed a few at a time, between frames.
//! Leaves to others: cells and words (`present::map`), paint (`chart::heat`).

use super::errands::{Errand, Errands, State};
use super::field::field;
use super::people::Settled;
use super::{cards, leave, panel, people, table};
use crate::browser::Breath;
use crate::browser::clock::{self, Debounce};
use crate::domain::{Conduct, Lever, Param, Scenario};
use crate::i18n::map::{Term, simulating, threshold};
use crate::i18n::{Key, Label, Lang, format};
use crate::present::map::{Map, Measure, Place, Tried};
use crate::sim::Results;
use crate::ui::app;
use crate::ui::bind::{effect, memo, spelled, when};
use crate::ui::chart::export::{self, Way};
use crate::ui::chart::heat::{self, Heat};
use crate::ui::chart::plot::plot;
use crate::ui::chart::size::Size;
use crate::ui::element::{El, el, focus};
use crate::ui::lazy::{Missing, act};
use crate::ui::state::Gesture;
use leptos::ev;
use leptos::prelude::*;
use wasm_split_helpers::wasm_split;

/// Milliseconds that cells may take before the page breathes.
const SLICE: f64 = 8.0;
/// Another map is begun once levers have not moved for so many milliseconds.
const REST: i32 = 200;

#[derive(Clone, Copy)]
struct View {
    map: RwSignal<Option<Map>>,
    measure: RwSignal<Measure>,
    /// The cell that is read out.
    chosen: RwSignal<Option<Place>>,
    /// The cell that can be taken over.
    picked: RwSignal<Option<Place>>,
    breath: StoredValue<Breath, LocalStorage>,
    cells: Errands<Place>,
}

#[wasm_split(map, fallible, preload(fetch))]
pub fn panels() -> Result<El, Missing> {
    Ok(cards([map()]))
}

fn map() -> El {
    let state = app();
    let people = people::follow();
    let map = RwSignal::new(None);
    let view = View {
        map,
        measure: RwSignal::new(Measure::Revenue),
        chosen: RwSignal::new(None),
        picked: RwSignal::new(None),
        breath: StoredValue::new_local(Breath::default()),
        cells: Errands::new(state, move |errand, results| keep(map, errand, results)),
    };
    view.keep_filling(people);
    let hint = state.tell(move |lang| {
        let answers = state.setups.with(|setups| setups.scenarios[1].choices.conduct != Conduct::Frozen);
        let people = if answers { Term::People.label(lang) } else { "" };
        format!("{} {} {people}", Term::Hint.label(lang), Term::Choose.label(lang))
    });
    let choice = move |measure: Measure| {
        el("button")
            .id(&format!("map-{}", measure.output().id()))
            .follow("aria-pressed", spelled(move || view.measure.get() == measure))
            .on("click", move |_: ev::MouseEvent| view.measure.set(measure))
            .says(state.tell(move |lang| measure.output().label(lang)))
    };
    let measures = el("div")
        .class("segmented")
        .attr("role", "group")
        .label(state.say(Key::Measure))
        .all(Measure::ALL.map(choice));
    let behind = move || {
        let (lang, measure) = (state.lang.get(), view.measure.get());
        view.map.with(|map| map.as_ref().map(|map| map.table(lang, measure)))
    };
    let said = move |lang| {
        let measure = view.measure.get();
        let sentence = view.map.with(|map| map.as_ref().filter(|map| map.is_full())?.sentence(lang, measure));
        sentence.unwrap_or_else(|| Term::Computing.label(lang).to_owned())
    };
    let is_full = move || view.map.with(|map| map.as_ref().is_some_and(Map::is_full));
    let is_behind = people::is_stale(people);
    // What stands may also be of other levers that have just settled.
    let is_stale = memo(move || {
        let usual = state.setups.with(|setups| setups.presets[1].levers[Param::Reps].likely());
        let now = people.with(|people| people.as_ref().map(|people| proposal(people)));
        let is_ours = |map: &Map| now.as_ref().is_some_and(|now| map.is_of(now, usual));
        is_behind.get() || view.map.with(|map| map.as_ref().is_some_and(|map| !is_ours(map)))
    });
    let is_late = memo(move || is_stale.get() || !is_full());
    let hand_over = move |way: Way| {
        let (map, measure) = (view.map.get_untracked(), view.measure.get_untracked());
        people::hand_over(is_late, || act(state, leave::map(state, way, map, measure)));
    };
    panel("map", "is-wide", Key::Map, hint)
        .follow("data-stale", spelled(move || is_stale.get()))
        .add(export::menu("map-menu", hand_over))
        .follow("data-full", spelled(is_full))
        .add(measures)
        .add(el("p").id("map-said").says(state.tell(said)))
        .add(view.field())
        .add(view.legend())
        .add(view.offer())
        .add(view.tried())
        .add(table::behind("map-table", behind))
}

impl View {
    /// A map for the proposal as its people settle; the last one stands until levers rest.
    fn keep_filling(self, people: people::People) {
        let state = app();
        let rest = Debounce::new(REST);
        effect(move || {
            let Some(settled) = people.get() else { return };
            let usual = state.setups.with_untracked(|setups| setups.presets[1].levers[Param::Reps].likely());
            let proposal = proposal(&settled);
            rest.cancel();
            let is_ours =
                self.map.with_untracked(|map| map.as_ref().is_some_and(|map| map.is_of(&proposal, usual)));
            if is_ours {
                self.map.update(|map| map.iter_mut().for_each(|map| map.moved_to(&proposal)));
                return self.go_on();
            }
            let begin = move || {
                // Setups that cannot be simulated are refused where they are typed.
                let begun = Map::new(&proposal, usual).ok();
                if self.map.try_set(begun).is_none() {
                    self.cells.forget();
                    self.chosen.set(None);
                    self.picked.set(None);
                    self.go_on();
                }
            };
            if self.map.with_untracked(Option::is_none) { begin() } else { rest.call(begin) }
        });
    }

    /// Cells for a slice, then the next slice after a breath. The panel may be gone by then.
    fn go_on(self) {
        let slice = move || {
            let end = clock::now() + SLICE;
            let is_more = self.map.try_update(|map| {
                let Some(map) = map else { return false };
                clock::step_until(end, || map.fill_one())
            });
            if is_more == Some(true) {
                self.go_on();
            }
        };
        let _ = self.breath.try_with_value(|breath| breath.then(slice));
    }

    fn field(self) -> El {
        let state = app();
        let size = RwSignal::new(None::<Size>);
        let scene = move || {
            let (lang, measure) = (state.lang.get(), self.measure.get());
            let (chosen, picked) = (self.chosen.get(), self.picked.get());
            self.map.with(|map| map.as_ref().map(|map| scene(lang, map, measure, chosen, picked)))
        };
        let at = move |event: &ev::PointerEvent| {
            let at = (f64::from(event.offset_x()), f64::from(event.offset_y()));
            heat::cell_at(size.get_untracked()?, self.shape()?, at)
        };
        let canvas = plot(size, scene, heat::paint)
            .on("pointermove", move |event: ev::PointerEvent| self.choose(at(&event)))
            .on("pointerleave", move |_: ev::PointerEvent| self.choose(None))
            .on("pointerup", move |event: ev::PointerEvent| {
                if let Some(place) = at(&event) {
                    self.picked.set(Some(place));
                }
            });
        let walk = move |lang, key: &str| {
            let chosen = self.chosen.get_untracked();
            let next = if ["Enter", " "].contains(&key) {
                self.picked.set(Some(chosen?));
                chosen
            } else {
                self.walk(key)?
            };
            self.choose(next);
            Some(untrack(|| self.readout(lang, next)).unwrap_or_default())
        };
        let keys = state.tell(|lang| Term::Keys.label(lang));
        let read = move |lang| self.readout(lang, self.chosen.get().or(self.picked.get()));
        field("map", keys, canvas, walk, move || self.choose(None), read)
    }

    fn readout(self, lang: Lang, place: Option<Place>) -> Option<String> {
        self.map.with(|map| map.as_ref()?.readout(lang, place?))
    }

    fn legend(self) -> El {
        let state = app();
        let end = move |index: usize| {
            state.tell(move |lang| {
                let measure = self.measure.get();
                let ends = self.map.with(|map| map.as_ref()?.ends_in_words(lang, measure));
                ends.map(|ends| ends[index].clone()).unwrap_or_default()
            })
        };
        el("p")
            .class("ramp number")
            .attr("aria-hidden", "true")
            .add(el("span").says(end(0)))
            .add(el("i"))
            .add(el("span").says(end(1)))
    }

    /// The chosen cell, to be taken over.
    fn offer(self) -> El {
        let state = app();
        let taken = RwSignal::new(None::<Vec<(Param, f64)>>);
        // Until the proposal moves on, or another cell is chosen.
        let is_taken = memo(move || {
            let is_there = |levers: Vec<(Param, f64)>| {
                let is_kept = |proposal: &Scenario| {
                    levers.iter().all(|&(param, value)| proposal.levers[param] == Lever::Fixed(value))
                };
                state.setups.with(|setups| is_kept(&setups.scenarios[1]))
            };
            self.picked.get().is_none() && taken.get().is_some_and(is_there)
        });
        let take = move |_: ev::MouseEvent| {
            let Some(place) = self.picked.get_untracked() else { return };
            let Some(levers) = self.map.with_untracked(|map| Some(map.as_ref()?.levers(place))) else {
                return;
            };
            let outcome = state.edit(Gesture::Single, |setups| {
                for &(param, value) in &levers {
                    setups.scenarios[1].levers[param] = Lever::Fixed(value);
                }
            });
            taken.set(outcome.is_ok().then_some(levers));
            self.picked.set(None);
            focus("map-field");
        };
        let button = move || {
            let name = move |lang| {
                let place = self.picked.get();
                let words =
                    place.and_then(|place| self.map.with(|map| Some(map.as_ref()?.name(lang, place))));
                format!("{}: {}", Term::Pick.label(lang), words.unwrap_or_default())
            };
            el("button").class("button").id("map-take").on("click", take).says(state.tell(name))
        };
        let status = move |lang| if is_taken.get() { Term::Taken.label(lang) } else { "" };
        el("div")
            .class("map-offer")
            .part(when(move || self.picked.get().is_some(), button))
            .part(when(move || self.picked.get().is_some(), move || self.simulate()))
            .add(el("p").attr("role", "status").says(state.tell(status)))
    }

    /// The chosen cell, to be simulated. It stays chosen: what comes of it is read out there, and listed.
    fn simulate(self) -> El {
        let ask = move |_: ev::MouseEvent| {
            let Some(place) = self.picked.get_untracked() else { return };
            let scenario = self.map.with_untracked(|map| Some(map.as_ref()?.at(place)));
            let scenarios: Vec<Scenario> = scenario.into_iter().collect();
            if !scenarios.is_empty() {
                self.cells.ask(Errand { what: place, scenarios, trials: self.cells.trials() });
            }
        };
        el("button")
            .class("button")
            .id("map-simulate")
            .on("click", ask)
            .says(app().tell(|lang| Term::Simulate.label(lang)))
    }

    /// Cells that were simulated, beside what the formula says of them.
    fn tried(self) -> El {
        let state = app();
        let lines = move || {
            let (lang, measure) = (state.lang.get(), self.measure.get());
            self.map.with(|map| {
                let Some(map) = map else { return Vec::new() };
                map.tried.iter().map(|tried| el("li").text(&map.compared(lang, measure, tried))).collect()
            })
        };
        let is_any = move || self.map.with(|map| map.as_ref().is_some_and(|map| !map.tried.is_empty()));
        let progress = move |lang| match self.cells.state() {
            State::Idle => String::new(),
            State::Running { done, wanted, .. } => simulating(lang, done, wanted),
            State::Failed => Term::Failed.label(lang).to_owned(),
        };
        // Said once it is there, not while it runs on.
        let last = move |lang| {
            let measure = self.measure.get();
            self.map
                .with(|map| {
                    map.as_ref().and_then(|map| Some(map.compared(lang, measure, map.tried.first()?)))
                })
                .unwrap_or_default()
        };
        let list = move || {
            el("div")
                .add(el("h3").says(state.tell(|lang| Term::Tried.label(lang))))
                .add(el("ul").class("number").id("map-tried").filled(lines))
        };
        el("div")
            .class("map-tried")
            .add(el("p").class("quiet number").id("map-progress").says(state.tell(progress)))
            .add(el("p").class("spoken").attr("aria-live", "polite").says(state.tell(last)))
            .part(when(is_any, list))
    }

    fn shape(self) -> Option<(usize, usize)> {
        self.map.with_untracked(|map| map.as_ref().map(|map| (map.thresholds.len(), map.reps.len())))
    }

    fn choose(self, place: Option<Place>) {
        if self.chosen.get_untracked() != place {
            self.chosen.set(place);
        }
    }

    /// The cell that a key leads to: `Some(None)` leaves the map, `None` is no key of ours. It begins where the proposal is.
    fn walk(self, key: &str) -> Option<Option<Place>> {
        let (columns, rows) = self.shape()?;
        let here = self.map.with_untracked(|map| map.as_ref().map(Map::here))?;
        let now = self.chosen.get_untracked();
        let Place { column, row } =
            now.unwrap_or(Place { column: here.0.round() as usize, row: here.1.round() as usize });
        let to = match key {
            "ArrowRight" | "ArrowLeft" | "ArrowUp" | "ArrowDown" if now.is_none() => Place { column, row },
            "ArrowRight" => Place { column: (column + 1).min(columns - 1), row },
            "ArrowLeft" => Place { column: column.saturating_sub(1), row },
            "ArrowUp" => Place { column, row: (row + 1).min(rows - 1) },
            "ArrowDown" => Place { column, row: row.saturating_sub(1) },
            "Home" => Place { column: 0, row },
            "End" => Place { column: columns - 1, row },
            "Escape" => return now.map(|_| None),
            _ => return None,
        };
        Some(Some(to))
    }
}

/// What a cell came to, unless another map has begun.
fn keep(map: RwSignal<Option<Map>>, errand: &Errand<Place>, results: &Results) {
    let tried = results.worlds().first().and_then(|world| Tried::new(errand.what, world));
    let Some(tried) = tried else { return };
    let _ = map.try_update(|map| {
        if let Some(map) = map.as_mut().filter(|map| errand.scenarios == [map.at(errand.what)]) {
            map.keep(tried);
        }
    });
}

fn proposal(settled: &Settled) -> Scenario {
    let [_, proposal] = settled.settled();
    proposal
}

pub(super) fn scene(
    lang: Lang,
    map: &Map,
    measure: Measure,
    chosen: Option<Place>,
    picked: Option<Place>,
) -> Heat {
    let (low, high) = map.ends(measure).unwrap_or((0.0, 1.0));
    let part = |value: f64| if high > low { (value - low) / (high - low) } else { 0.5 };
    let (columns, rows) = (map.thresholds.len(), map.reps.len());
    let places = (0..rows).flat_map(|row| (0..columns).map(move |column| Place { column, row }));
    let best = map.best(measure).filter(|_| map.is_full());
    Heat {
        cells: places.map(|place| map.cell(place).map(|cell| part(cell.get(measure)))).collect(),
        columns: map
            .thresholds
            .iter()
            .map(|&at| if map.has_threshold { threshold(lang, at) } else { String::new() })
            .collect(),
        rows: map.reps.iter().map(|&reps| format::count(lang, reps)).collect(),
        names: [if map.has_threshold { Term::Threshold } else { Term::NoThreshold }, Term::Reps]
            .map(|term| term.label(lang).to_owned()),
        here: (map.here(), Term::Here.label(lang).to_owned()),
        best: best.map(|place| (place, Term::Best.label(lang).to_owned())),
        chosen,
        picked,
        tried: map.tried.iter().map(|tried| tried.place).collect(),
    }
}
