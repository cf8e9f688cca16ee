//! What matters most: the levers as bars to walk over, a check of the largest by simulation, and what not knowing the
//! ranges comes to. All of it is worked out a little at a time, between frames.
//! Leaves to others: figures and words (`present::drivers`), paint (`chart::bars`).

use super::errands::{Errand, Errands, State};
use super::field::{along, field};
use super::people::{self, People};
use super::{cards, leave, panel, table};
use crate::analysis::drivers::SAMPLES;
use crate::browser::Breath;
use crate::browser::clock::{self, Debounce};
use crate::domain::{Conduct, Param};
use crate::i18n::drivers::{self as words, Term};
use crate::i18n::{Key, Label, Lang};
use crate::present::drivers::{Asked, Bar, Doubts, Question, Tornado};
use crate::present::map::Measure;
use crate::present::report::AROUND;
use crate::sim::Results;
use crate::ui::app;
use crate::ui::bind::{effect, memo, spelled, text, when};
use crate::ui::chart::bars::{self, Bars, Row};
use crate::ui::chart::export::{self, Way};
use crate::ui::chart::plot::plot;
use crate::ui::chart::size::Size;
use crate::ui::element::{El, el};
use crate::ui::lazy::{Missing, act};
use leptos::ev;
use leptos::prelude::*;
use wasm_split_helpers::wasm_split;

/// Milliseconds that outcomes may take before the page breathes.
const SLICE: f64 = 8.0;
/// Another answer is begun once levers have not moved for so many milliseconds.
const REST: i32 = 200;

/// What is simulated: the ends of a lever, or the years that tell luck from not knowing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum What {
    Ends(Param),
    Luck,
}

#[derive(Clone, Copy)]
struct View {
    asked: RwSignal<Asked>,
    tornado: RwSignal<Option<Tornado>>,
    /// Absent where no lever is a range.
    doubts: RwSignal<Option<Doubts>>,
    /// Formulas have no solution with these setups.
    is_impossible: RwSignal<bool>,
    /// The row that is read out.
    chosen: RwSignal<Option<usize>>,
    breath: StoredValue<Breath, LocalStorage>,
    errands: Errands<What>,
}

#[wasm_split(drivers, fallible, preload(fetch))]
pub fn panels() -> Result<El, Missing> {
    let state = app();
    let people = people::follow();
    let (tornado, doubts) = (RwSignal::new(None), RwSignal::new(None));
    let view = View {
        asked: RwSignal::new(Asked::default()),
        tornado,
        doubts,
        is_impossible: RwSignal::new(false),
        chosen: RwSignal::new(None),
        breath: StoredValue::new_local(Breath::default()),
        errands: Errands::new(state, move |errand, results| keep(tornado, doubts, errand, results)),
    };
    view.follow(people);
    Ok(cards([view.levers(people), view.doubting()]))
}

/// What was asked for, unless other levers are asked about by now.
fn keep(
    tornado: RwSignal<Option<Tornado>>,
    doubts: RwSignal<Option<Doubts>>,
    errand: &Errand<What>,
    results: &Results,
) {
    match errand.what {
        What::Ends(lever) => {
            let _ = tornado.try_update(|tornado| {
                if let Some(tornado) =
                    tornado.as_mut().filter(|tornado| tornado.to_simulate(lever) == errand.scenarios)
                {
                    tornado.keep(lever, results.worlds());
                }
            });
        }
        What::Luck => {
            let _ = doubts.try_update(|doubts| {
                if let Some(doubts) = doubts.as_mut().filter(|doubts| doubts.setups() == errand.scenarios) {
                    doubts.keep(results.worlds());
                }
            });
        }
    }
}

impl View {
    /// Answers for the setups as their people settle; the last answer stands until levers rest.
    fn follow(self, people: People) {
        let state = app();
        let rest = Debounce::new(REST);
        effect(move || {
            let (asked, seed) = (self.asked.get(), state.run.with(|run| run.seed));
            let Some(settled) = people.get() else { return };
            let setups = settled.settled();
            rest.cancel();
            let is_ours = self.tornado.with_untracked(|tornado| {
                tornado.as_ref().is_some_and(|tornado| tornado.is_of(&setups, asked))
            }) && self.doubts.with_untracked(|doubts| {
                doubts.as_ref().is_none_or(|doubts| doubts.is_of(&setups, asked, seed))
            });
            if is_ours {
                return;
            }
            let is_other = self
                .tornado
                .with_untracked(|tornado| tornado.as_ref().is_none_or(|last| last.asked() != asked));
            let begin = move || {
                let begun = Tornado::new(&setups, asked, seed);
                let _ = self.is_impossible.try_set(begun.is_err());
                if self.tornado.try_set(begun.ok()).is_none() {
                    self.doubts.set(Doubts::new(&setups, asked, seed).ok());
                    self.errands.forget();
                    self.chosen.set(None);
                    self.go_on();
                }
            };
            if is_other { begin() } else { rest.call(begin) }
        });
    }

    /// Outcomes for a slice, then the next slice after a breath: first of single levers, then of samples of the ranges.
    /// The panel may be gone by then.
    fn go_on(self) {
        let slice = move || {
            let end = clock::now() + SLICE;
            if self.fill(end) || self.sample(end) {
                self.go_on();
            }
        };
        let _ = self.breath.try_with_value(|breath| breath.then(slice));
    }

    /// Levers until then; says whether there are more. Whoever follows is told once all are there.
    fn fill(self, end: f64) -> bool {
        let is_full = |tornado: &Option<Tornado>| tornado.as_ref().is_none_or(Tornado::is_full);
        let fill = |tornado: &mut Option<Tornado>| {
            let Some(tornado) = tornado else { return (false, false) };
            let is_more = clock::step_until(end, || tornado.fill_one());
            (!is_more, is_more)
        };
        self.tornado.try_with_untracked(is_full) == Some(false)
            && self.tornado.try_maybe_update(fill) == Some(true)
    }

    /// Samples of the ranges until then; says whether there are more. Progress is told in tens.
    fn sample(self, end: f64) -> bool {
        let is_over = |doubts: &Option<Doubts>| doubts.as_ref().is_none_or(Doubts::is_over);
        if self.doubts.try_with_untracked(is_over) != Some(false) {
            return false;
        }
        let step = |doubts: &mut Option<Doubts>| {
            let Some(doubts) = doubts else { return (false, false) };
            let before = doubts.done();
            let is_more = clock::step_until(end, || doubts.step());
            (!is_more || doubts.done() / 10 != before / 10, is_more)
        };
        let is_more = self.doubts.try_maybe_update(step) == Some(true);
        if !is_more {
            self.simulate_luck();
        }
        is_more
    }

    /// The years of the same numbers as the samples.
    fn simulate_luck(self) {
        let scenarios = self.doubts.try_with_untracked(|doubts| {
            doubts.as_ref().filter(|doubts| !doubts.is_lost()).map(|doubts| doubts.setups().to_vec())
        });
        if let Some(scenarios) = scenarios.flatten() {
            self.errands.ask(Errand { what: What::Luck, scenarios, trials: SAMPLES });
        }
    }

    fn levers(self, people: People) -> El {
        let state = app();
        let hint = state.tell(move |lang| {
            let answers = state
                .setups
                .with(|setups| setups.scenarios.iter().any(|setup| setup.choices.conduct != Conduct::Frozen));
            let people = if answers { Term::People.label(lang) } else { "" };
            format!("{} {people}", words::hint(lang, AROUND))
        });
        let said = move |lang| {
            let term = if self.is_impossible.get() { Term::Impossible } else { Term::Computing };
            let sentence = self
                .tornado
                .with(|tornado| tornado.as_ref().filter(|tornado| tornado.is_full())?.sentence(lang));
            sentence.unwrap_or_else(|| term.label(lang).to_owned())
        };
        let idle = move |lang| self.tornado.with(|tornado| tornado.as_ref()?.idle(lang)).unwrap_or_default();
        let is_full = move || self.tornado.with(|tornado| tornado.as_ref().is_some_and(Tornado::is_full));
        let behind = move || {
            let lang = state.lang.get();
            self.tornado.with(|tornado| {
                tornado.as_ref().filter(|tornado| tornado.is_full()).map(|tornado| tornado.table(lang))
            })
        };
        let is_behind = people::is_stale(people);
        // What stands may also be of other levers that have just settled.
        let is_stale = memo(move || {
            let asked = self.asked.get();
            let is_other = people.with(|people| {
                let settled = people.as_ref().map(|people| people.settled());
                let is_of = |tornado: &Tornado| settled.as_ref().is_some_and(|now| tornado.is_of(now, asked));
                self.tornado.with(|tornado| tornado.as_ref().is_some_and(|tornado| !is_of(tornado)))
            });
            is_behind.get() || is_other
        });
        let is_late = memo(move || is_stale.get() || !is_full() && !self.is_impossible.get());
        let hand_over = move |way: Way| {
            let lang = state.lang.get_untracked();
            let shown = self.tornado.with_untracked(|tornado| {
                let tornado = tornado.as_ref()?;
                Some((tornado.sentence(lang)?, scene(lang, tornado, None)?))
            });
            people::hand_over(is_late, || act(state, leave::drivers(state, way, shown)));
        };
        panel("drivers", "is-wide", Key::Drivers, hint)
            .follow("data-stale", spelled(move || is_stale.get()))
            .follow("data-full", spelled(is_full))
            .add(export::menu("drivers-menu", hand_over))
            .add(self.questions())
            .add(el("p").class("tale").id("drivers-said").says(state.tell(said)))
            .add(self.field())
            .add(el("p").class("quiet").id("drivers-idle").says(state.tell(idle)))
            .add(self.check())
            .add(table::behind("drivers-table", behind))
    }

    /// Of what, and which figure.
    fn questions(self) -> El {
        let state = app();
        let question = move |question: Question| {
            let (id, term) = match question {
                Question::Proposal => ("proposal", Term::Proposal),
                Question::Gain => ("gain", Term::Gain),
            };
            el("button")
                .id(&format!("drivers-{id}"))
                .follow("aria-pressed", spelled(move || self.asked.get().question == question))
                .on("click", move |_: ev::MouseEvent| self.asked.update(|asked| asked.question = question))
                .says(state.tell(move |lang| term.label(lang)))
        };
        let measure = move |measure: Measure| {
            el("button")
                .id(&format!("drivers-{}", measure.output().id()))
                .follow("aria-pressed", spelled(move || self.asked.get().measure == measure))
                .on("click", move |_: ev::MouseEvent| self.asked.update(|asked| asked.measure = measure))
                .says(state.tell(move |lang| measure.output().label(lang)))
        };
        let group = |label, buttons: Vec<El>| {
            el("div").class("segmented").attr("role", "group").label(label).all(buttons)
        };
        el("div")
            .class("asked")
            .add(group(
                state.tell(|lang| Term::Question.label(lang)),
                [Question::Proposal, Question::Gain].map(question).into(),
            ))
            .add(group(state.say(Key::Measure), Measure::ALL.map(measure).into()))
    }

    fn field(self) -> El {
        let state = app();
        let size = RwSignal::new(None::<Size>);
        let rows =
            move || self.tornado.with(|tornado| tornado.as_ref().map_or(0, |tornado| tornado.shown().len()));
        let scene = move || {
            let (lang, chosen) = (state.lang.get(), self.chosen.get());
            self.tornado.with(|tornado| scene(lang, tornado.as_ref()?, chosen))
        };
        let at = move |event: &ev::PointerEvent| {
            bars::row_at(size.get_untracked()?, untrack(rows), f64::from(event.offset_y()))
        };
        let canvas = plot(size, scene, bars::paint)
            .style("--rows", text(move || rows().to_string()))
            .on("pointermove", move |event: ev::PointerEvent| self.choose(at(&event)))
            .on("pointerleave", move |_: ev::PointerEvent| self.choose(None));
        let walk = move |lang, key: &str| {
            let next = along(key, self.chosen.get_untracked(), untrack(rows).checked_sub(1)?)?;
            self.choose(next);
            Some(untrack(|| self.readout(lang, next)).unwrap_or_default())
        };
        let keys = state.tell(|lang| Term::Keys.label(lang));
        let read = move |lang| self.readout(lang, self.chosen.get());
        field("drivers", keys, canvas, walk, move || self.choose(None), read)
    }

    fn readout(self, lang: Lang, row: Option<usize>) -> Option<String> {
        self.tornado.with(|tornado| tornado.as_ref()?.readout(lang, row?))
    }

    fn choose(self, row: Option<usize>) {
        if self.chosen.get_untracked() != row {
            self.chosen.set(row);
        }
    }

    /// The largest, simulated beside what the formula says of them.
    fn check(self) -> El {
        let state = app();
        let ask = move |_: ev::MouseEvent| {
            let levers = self.tornado.with_untracked(|tornado| {
                tornado.as_ref().map(|tornado| {
                    tornado
                        .unchecked()
                        .into_iter()
                        .map(|lever| (lever, tornado.to_simulate(lever)))
                        .collect::<Vec<_>>()
                })
            });
            for (lever, scenarios) in levers.into_iter().flatten() {
                self.errands.ask(Errand {
                    what: What::Ends(lever),
                    scenarios,
                    trials: self.errands.trials(),
                });
            }
        };
        let button = move || {
            el("button")
                .class("button")
                .id("drivers-check")
                .on("click", ask)
                .says(state.tell(|lang| Term::Simulate.label(lang)))
        };
        let is_unchecked = move || {
            self.tornado
                .with(|tornado| tornado.as_ref().is_some_and(|tornado| !tornado.unchecked().is_empty()))
        };
        let progress = move |lang| match self.errands.state() {
            State::Running { what: What::Ends(lever), done, wanted } => {
                words::simulating(lang, lever.label(lang), done, wanted)
            }
            State::Failed => Term::Failed.label(lang).to_owned(),
            State::Running { .. } | State::Idle => String::new(),
        };
        let lines = move || {
            let lang = state.lang.get();
            self.tornado.with(|tornado| {
                let Some(tornado) = tornado else { return Vec::new() };
                let told = tornado.tried.iter().filter_map(|tried| tornado.checked(lang, tried));
                told.map(|line| el("li").text(&line)).collect()
            })
        };
        let is_any = move || {
            self.tornado.with(|tornado| tornado.as_ref().is_some_and(|tornado| !tornado.tried.is_empty()))
        };
        let list = move || {
            el("div")
                .add(el("h3").says(state.tell(|lang| Term::Checked.label(lang))))
                .add(el("ul").class("number").id("drivers-checked").filled(lines))
        };
        el("div")
            .class("map-tried")
            .part(when(is_unchecked, button))
            .add(el("p").class("quiet number").attr("role", "status").says(state.tell(progress)))
            .part(when(is_any, list))
    }

    /// What not knowing the ranges comes to.
    fn doubting(self) -> El {
        let state = app();
        let lines = move || {
            let lang = state.lang.get();
            self.doubts.with(|doubts| {
                let lines = match doubts {
                    None => vec![Term::NoRange.label(lang).to_owned()],
                    Some(doubts) if doubts.is_lost() => vec![Term::Impossible.label(lang).to_owned()],
                    Some(doubts) if doubts.is_over() => doubts.sentences(lang),
                    Some(doubts) => vec![words::sampling(lang, doubts.done(), SAMPLES)],
                };
                lines.iter().map(|line| el("p").class("tale").text(line)).collect()
            })
        };
        let behind = move || {
            let lang = state.lang.get();
            self.doubts.with(|doubts| doubts.as_ref()?.table(lang))
        };
        let cells = move || behind().map(|table| table::cells(&table)).unwrap_or_default();
        let is_found =
            move || self.doubts.with(|doubts| doubts.as_ref().is_some_and(|doubts| doubts.found().is_some()));
        let is_over = move || self.doubts.with(|doubts| doubts.as_ref().is_none_or(Doubts::is_over));
        let shares =
            move || table::scroll(el("table").id("drivers-shares").filled(cells), state.say(Key::Doubts));
        panel("doubts", "is-wide", Key::Doubts, state.tell(|lang| Term::DoubtsHint.label(lang)))
            .follow("data-full", spelled(is_over))
            .add(el("div").id("doubts-said").filled(lines))
            .part(when(is_found, shares))
    }
}

/// `None` before all of it is computed, and where no lever changes anything.
pub(super) fn scene(lang: Lang, tornado: &Tornado, chosen: Option<usize>) -> Option<Bars> {
    let now = tornado.now()?;
    let row = |bar: &Bar| {
        let gaps = tornado.gaps(bar)?;
        let tried = tornado.tried.iter().find(|tried| tried.lever == bar.lever);
        Some(Row {
            name: bar.lever.label(lang).to_owned(),
            span: words::span(lang, bar.lever.spec().unit, bar.values),
            gaps,
            labels: gaps.map(|gap| words::difference(lang, gap)),
            tried: tried.map(|tried| tried.gaps.map(|gap| (gap.value, words::half(gap).unwrap_or(0.0)))),
        })
    };
    let rows: Vec<Row> = tornado.shown().iter().filter_map(row).collect();
    let legend = [Term::Low, Term::High].map(|term| term.label(lang).to_owned());
    let now = words::now(lang, tornado.asked().subject(), now);
    (!rows.is_empty()).then_some(Bars { rows, now, legend, chosen })
}
