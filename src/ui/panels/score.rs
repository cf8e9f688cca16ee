//! The score of leads that fit and of those that do not, by setup, with the threshold as a line to drag: it is the setup's
//! own lever. Leaves to others: columns, figures and words (`present::score`), paint (`chart::scores`).

use super::{cards, leave, panel, people, table, told, value};
use crate::browser::clock::Frame;
use crate::domain::Param;
use crate::i18n::score::{Beyond, Term, handle, mark};
use crate::i18n::{Key, Label, Lang, Role, format};
use crate::present::chart::axis::round_up;
use crate::present::lever::moved;
use crate::present::score::{Score, Scores};
use crate::ui::app;
use crate::ui::bind::{memo, spelled, text, when};
use crate::ui::chart::export::{self, Way};
use crate::ui::chart::plot::plot;
use crate::ui::chart::scores::{self, Scene};
use crate::ui::chart::size::Size;
use crate::ui::element::{El, el};
use crate::ui::lazy::{Missing, act};
use crate::ui::levers::class_of;
use leptos::ev;
use leptos::prelude::*;
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use wasm_split_helpers::wasm_split;
use web_sys::Element;

/// Keys move the line by so many points, and with Page Up and Page Down by so many.
const STEP: f64 = 1.0;
const LEAP: f64 = 10.0;

#[derive(Clone, Copy)]
struct View {
    scores: Memo<Option<Scores>>,
}

#[wasm_split(score, fallible, preload(fetch))]
pub fn panels() -> Result<El, Missing> {
    Ok(cards([score()]))
}

fn score() -> El {
    let state = app();
    let people = people::follow();
    let scores = memo(move || {
        people.with(|people| {
            // Where pay moves people, the score is the one that they settle at.
            let settled = people.as_ref()?.settled();
            let [today, proposal] = settled.each_ref().map(|scenario| Score::new(scenario).ok());
            Some(Scores::new([today?, proposal?]))
        })
    });
    let view = View { scores };
    let behind = move || {
        let lang = state.lang.get();
        scores.with(|scores| scores.as_ref().map(|scores| scores.table(lang)))
    };
    let hint = state.tell(move |lang| {
        let plain = || Term::Hint.label(lang).to_owned();
        let hint = scores.with(|scores| scores.as_ref().map_or_else(plain, |scores| scores.hint(lang)));
        format!("{hint} {}", Term::Drag.label(lang))
    });
    let is_stale = people::is_stale(people);
    let hand_over = move |way: Way| {
        people::hand_over(is_stale, || act(state, leave::score(state, way, scores.get_untracked())));
    };
    panel("score", "is-wide", Key::Score, hint)
        .follow("data-stale", spelled(move || is_stale.get()))
        .add(export::menu("score-menu", hand_over))
        .add(el("div").class("scores").all(Role::ALL.map(|role| view.setup(role))))
        .add(el("dl").class("figures").all((0..4).map(|index| view.figure(index))))
        .add(table::behind("score-table", behind))
}

impl View {
    fn setup(self, role: Role) -> El {
        let state = app();
        let size = RwSignal::new(None::<Size>);
        let at = RwSignal::new(None::<f64>);
        let scene = move || {
            let (lang, at) = (state.lang.get(), at.get());
            let threshold = self.threshold(role);
            self.scores.with(|scores| scores.as_ref().map(|scores| scene(lang, scores, role, threshold, at)))
        };
        let score_at = move |event: &ev::PointerEvent| {
            self.scores.with_untracked(|scores| {
                let axis = scores.as_ref()?.axis;
                Some(scores::score(size.get_untracked()?, &axis, f64::from(event.offset_x())))
            })
        };
        let canvas = plot(size, scene, scores::paint)
            .on("pointermove", move |event: ev::PointerEvent| at.set(score_at(&event).map(f64::round)))
            .on("pointerleave", move |_: ev::PointerEvent| at.set(None));
        let said = move |lang| {
            let threshold = self.threshold(role);
            self.scores.with(|scores| Some(scores.as_ref()?.sentence(lang, role, threshold)))
        };
        let read = move |lang| {
            self.scores.with(|scores| Some(scores.as_ref()?.sentence(lang, role, Some(at.get()?))))
        };
        let readout = move || {
            el("p")
                .class("readout")
                .attr("data-testid", &format!("score-readout-{}", class_of(role)))
                .attr("aria-hidden", "true")
                .says(state.tell(move |lang| read(lang).unwrap_or_default()))
        };
        let has_line = memo(move || self.threshold(role).is_some());
        el("div")
            .class(&format!("score {}", class_of(role)))
            .add(told(
                role,
                &format!("score-said-{}", class_of(role)),
                state.tell(move |lang| said(lang).unwrap_or_default()),
            ))
            .add(
                el("div")
                    .class("score-chart")
                    .add(canvas)
                    .part(when(move || has_line.get(), move || self.line(role, size)))
                    .part(when(move || at.get().is_some(), readout)),
            )
    }

    /// The threshold as it is set; it leads, and the picture follows.
    fn threshold(self, role: Role) -> Option<f64> {
        let is_there =
            self.scores.with(|scores| Some(scores.as_ref()?.worlds[role as usize].threshold.is_some()));
        is_there.filter(|is_there| *is_there)?;
        let state = app();
        Some(state.setups.with(|setups| setups.scenarios[role as usize].levers[Param::Threshold].likely()))
    }

    /// What is dragged: a slider that lies over the line.
    fn line(self, role: Role, size: RwSignal<Option<Size>>) -> El {
        let state = app();
        let spec = Param::Threshold.spec();
        let set = move |value: f64| {
            let value = value.round().clamp(spec.min, spec.max);
            let lever = state
                .setups
                .with_untracked(|setups| setups.scenarios[role as usize].levers[Param::Threshold]);
            if lever.likely() != value {
                // A setup that could not be simulated is refused: the line stays where it is.
                let _ =
                    state.set_lever(Param::Threshold, role as usize, moved(Param::Threshold, lever, value));
            }
        };
        let press = move |event: ev::KeyboardEvent| {
            let Some(now) = untrack(|| self.threshold(role)) else { return };
            let ends =
                self.scores.with_untracked(|scores| scores.as_ref().map(|s| (s.axis.low(), s.axis.high())));
            let (low, high) = ends.unwrap_or((spec.soft_min, spec.soft_max));
            let to = match event.key().as_str() {
                "ArrowRight" | "ArrowUp" => now + STEP,
                "ArrowLeft" | "ArrowDown" => now - STEP,
                "PageUp" => now + LEAP,
                "PageDown" => now - LEAP,
                "Home" => low,
                "End" => high,
                _ => return,
            };
            event.prevent_default();
            set(to);
        };
        // At most one move for each frame: each is a preview of its own.
        let frame: Rc<RefCell<Option<Frame>>> = Rc::default();
        let is_held = RwSignal::new(false);
        let drag = move |event: ev::PointerEvent| {
            if !is_held.get_untracked() {
                return;
            }
            let Some(area) = chart_of(&event) else { return };
            let x = f64::from(event.client_x()) - area.get_bounding_client_rect().left();
            let score = self.scores.with_untracked(|scores| {
                Some(scores::score(size.get_untracked()?, &scores.as_ref()?.axis, x))
            });
            let Some(score) = score else { return };
            let slot = frame.clone();
            let next = Frame::next(move || {
                slot.take();
                set(score);
            });
            frame.replace(Some(next));
        };
        let take = move |event: ev::PointerEvent| {
            if let Some(line) = event.current_target().and_then(|line| line.dyn_into::<Element>().ok()) {
                let _ = line.set_pointer_capture(event.pointer_id());
            }
            is_held.set(true);
        };
        let place = move || {
            let (size, threshold) = (size.get()?, self.threshold(role)?);
            self.scores.with(|scores| Some(scores::x(size, &scores.as_ref()?.axis, threshold)))
        };
        let said = move |lang| {
            let threshold = self.threshold(role);
            self.scores.with(|scores| Some(scores.as_ref()?.sentence(lang, role, threshold)))
        };
        let now = move || self.threshold(role).unwrap_or(0.0);
        el("div")
            .class("threshold")
            .id(&format!("threshold-{}", class_of(role)))
            .attr("role", "slider")
            .attr("tabindex", "0")
            .attr("aria-valuemin", &spec.min.to_string())
            .attr("aria-valuemax", &spec.max.to_string())
            .follow("aria-valuenow", text(move || now().to_string()))
            .follow("aria-valuetext", state.tell(move |lang| said(lang).unwrap_or_default()))
            .label(state.tell(move |lang| handle(lang, role)))
            .style("left", text(move || format!("{}px", place().unwrap_or(0.0))))
            .on("keydown", press)
            .on("pointerdown", take)
            .on("pointermove", drag)
            .on("pointerup", move |_: ev::PointerEvent| is_held.set(false))
            .on("pointercancel", move |_: ev::PointerEvent| is_held.set(false))
    }

    fn figure(self, index: usize) -> El {
        let state = app();
        let figure = memo(move || {
            let lang = state.lang.get();
            self.scores.with(|scores| scores.as_ref().map(|scores| scores.figures(lang)[index].clone()))
        });
        let setup = move |role: Role| {
            let words = text(move || {
                figure.with(|figure| {
                    figure.as_ref().map(|(_, values)| values[role as usize].clone()).unwrap_or_default()
                })
            });
            value(role, words)
        };
        let name = text(move || {
            figure.with(|figure| figure.as_ref().map(|(name, _)| name.clone()).unwrap_or_default())
        });
        el("div").add(el("dt").says(name)).all(Role::ALL.map(setup))
    }
}

/// The chart in which the line stands.
fn chart_of(event: &ev::PointerEvent) -> Option<Element> {
    event.current_target()?.dyn_into::<Element>().ok()?.parent_element()
}

pub(super) fn scene(
    lang: Lang,
    scores: &Scores,
    role: Role,
    threshold: Option<f64>,
    at: Option<f64>,
) -> Scene {
    let axis = scores.axis;
    let step = round_up((axis.high() - axis.low()) / 7.0);
    let first = (axis.low() / step).ceil() as i64;
    let last = (axis.high() / step).floor() as i64;
    let threshold = threshold.map(|threshold| {
        let beyond = if threshold < axis.low() {
            Beyond::Left
        } else if threshold > axis.high() {
            Beyond::Right
        } else {
            Beyond::No
        };
        (threshold, mark(lang, threshold, beyond))
    });
    Scene {
        role,
        axis,
        columns: scores.columns[role as usize].clone(),
        top: scores.top,
        names: [Term::DoesNotFit, Term::Fits].map(|term| term.label(lang).to_owned()),
        threshold,
        at,
        ticks: (first..=last)
            .map(|n| n as f64 * step)
            .map(|score| (score, format::exact(lang, score)))
            .collect(),
    }
}
