//! From the quota back to leads: the formula's count in both setups, how likely it is to be enough, and what it takes to be
//! sure. Lead counts are simulated one after the other, once the page's own run is done.
//! Leaves to others: the search and its words (`present::planner`), paint (`chart::chances`).

use super::errands::{Errand, Errands, State};
use super::field::{along, field};
use super::{cards, leave, panel, people, table, told};
use crate::i18n::planner::{self as words, Term};
use crate::i18n::{Key, Label, Lang, Role, format};
use crate::present::chart::axis::round_up;
use crate::present::planner::{Plans, SURE};
use crate::ui::app;
use crate::ui::bind::{effect, memo, spelled, when};
use crate::ui::chart::chances::{self, Chances};
use crate::ui::chart::export::{self, Way};
use crate::ui::chart::plot::plot;
use crate::ui::chart::size::Size;
use crate::ui::element::{El, el};
use crate::ui::lazy::{Missing, act};
use crate::ui::state::engine::Phase;
use leptos::ev;
use leptos::prelude::*;
use wasm_split_helpers::wasm_split;

/// A setup with so many leads.
#[derive(Clone, Copy, Debug, PartialEq)]
struct What {
    role: Role,
    leads: f64,
}

type Chosen = Option<(Role, usize)>;

#[derive(Clone, Copy)]
struct View {
    plans: RwSignal<Option<Plans>>,
    errands: Errands<What>,
    /// The point that is read out.
    chosen: RwSignal<Chosen>,
    /// Grows when trials have been kept: more may be needed.
    kept: RwSignal<u32>,
}

#[wasm_split(planner, fallible, preload(fetch))]
pub fn panels() -> Result<El, Missing> {
    let (plans, kept) = (RwSignal::new(None::<Plans>), RwSignal::new(0));
    let keep = move |errand: &Errand<What>, results: &crate::sim::Results| {
        let Some(world) = results.worlds().first() else { return };
        let _ = plans.try_update(|plans| plans.as_mut().map(|plans| plans.take(errand.what.role, world)));
        let _ = kept.try_update(|times| *times += 1);
    };
    let view = View { plans, errands: Errands::new(app(), keep), chosen: RwSignal::new(None), kept };
    view.follow();
    Ok(cards([view.card()]))
}

impl View {
    /// Plans for the setups as they are, whenever the page's own run has come to its end; the last ones stand until then.
    fn follow(self) {
        let state = app();
        effect(move || {
            let scenarios = state.setups.with(|setups| setups.scenarios.clone());
            let (run, phase) = (state.run.get(), state.phase.get());
            self.kept.track();
            let trials = self.errands.trials();
            let is_ours = self.plans.with_untracked(|plans| {
                plans.as_ref().is_some_and(|plans| plans.is_of(&scenarios, run.seed, trials))
            });
            if !is_ours {
                self.errands.forget();
                if phase != Phase::Done {
                    return;
                }
                let last = self.plans.try_update(Option::take).flatten();
                // Setups that cannot be simulated are refused where they are typed.
                self.plans.set(Plans::new(&scenarios, run.seed, trials, last).ok());
                self.chosen.set(None);
            }
            let next = self.plans.with_untracked(|plans| plans.as_ref()?.next());
            if let Some((role, leads, scenario)) = next {
                self.errands.ask(Errand { what: What { role, leads }, scenarios: vec![scenario], trials });
            }
        });
    }

    fn is_stale(self) -> bool {
        let state = app();
        let (run, trials) = (state.run.get(), self.errands.trials());
        state.setups.with(|setups| {
            self.plans.with(|plans| {
                plans.as_ref().is_none_or(|plans| !plans.is_of(&setups.scenarios, run.seed, trials))
            })
        })
    }

    fn card(self) -> El {
        let state = app();
        let is_over =
            move || self.plans.with(|plans| plans.as_ref().is_some_and(|plans| plans.next().is_none()));
        let said = move |role: Role| {
            state.tell(move |lang| {
                self.plans.with(|plans| {
                    let Some(plans) = plans else { return Term::Waiting.label(lang).to_owned() };
                    if !plans.has_quota(role) {
                        return Term::NoQuota.label(lang).to_owned();
                    }
                    plans.sentence(lang, role).unwrap_or_else(|| "…".to_owned())
                })
            })
        };
        let progress = move |lang| match self.errands.state() {
            State::Running { what, done, wanted } => {
                format!("{}: {}", what.role.label(lang), words::simulating(lang, what.leads, done, wanted))
            }
            State::Failed => Term::Failed.label(lang).to_owned(),
            State::Idle => String::new(),
        };
        let rows = move || {
            let lang = state.lang.get();
            let table = self.plans.with(|plans| plans.as_ref()?.table(lang));
            table.map(|table| table::cells(&table)).unwrap_or_default()
        };
        let is_any = move || {
            self.plans.with(|plans| {
                plans
                    .as_ref()
                    .is_some_and(|plans| Role::ALL.into_iter().any(|role| plans.answer(role).is_some()))
            })
        };
        let figures =
            move || table::scroll(el("table").id("planner-rows").filled(rows), state.say(Key::Planner));
        let is_late = memo(move || self.is_stale() || !is_over());
        let hand_over = move |way: Way| {
            let lang = state.lang.get_untracked();
            let shown = self.plans.with_untracked(|plans| {
                let plans = plans.as_ref().filter(|plans| plans.next().is_none())?;
                let said: Vec<_> = Role::ALL
                    .into_iter()
                    .filter_map(|role| Some((role, plans.sentence(lang, role)?)))
                    .collect();
                Some(leave::Planned { said, run: plans.run(), scene: scene(lang, plans, None)? })
            });
            people::hand_over(is_late, || act(state, leave::planner(state, way, shown)));
        };
        panel("planner", "is-wide", Key::Planner, state.tell(|lang| Term::Hint.label(lang)))
            .follow("data-stale", spelled(move || self.is_stale()))
            .follow("data-full", spelled(is_over))
            .add(export::menu("planner-menu", hand_over))
            .all(Role::ALL.map(|role| {
                let id = match role {
                    Role::Today => "planner-today",
                    Role::Proposal => "planner-proposal",
                };
                told(role, id, said(role))
            }))
            .add(el("p").class("quiet number").id("planner-progress").says(state.tell(progress)))
            .add(self.field())
            .part(when(is_any, figures))
    }

    fn field(self) -> El {
        let state = app();
        let size = RwSignal::new(None::<Size>);
        let scene = move |chosen: Chosen| {
            let lang = state.lang.get();
            self.plans.with(|plans| scene(lang, plans.as_ref()?, chosen))
        };
        let at = move |event: &ev::PointerEvent| {
            let place = (f64::from(event.offset_x()), f64::from(event.offset_y()));
            chances::nearest(size.get_untracked()?, &untrack(|| scene(None))?, place)
        };
        let canvas = plot(size, move || scene(self.chosen.get()), chances::paint)
            .on("pointermove", move |event: ev::PointerEvent| self.choose(at(&event)))
            .on("pointerleave", move |_: ev::PointerEvent| self.choose(None));
        let walk = move |lang, key: &str| {
            let points: Vec<(Role, usize)> = untrack(|| scene(None))
                .map(|scene| {
                    let of =
                        |role: Role| (0..scene.lines[role as usize].len()).map(move |index| (role, index));
                    Role::ALL.into_iter().flat_map(of).collect()
                })
                .unwrap_or_default();
            let last = points.len().checked_sub(1)?;
            let chosen = self.chosen.get_untracked();
            let now = chosen.and_then(|chosen| points.iter().position(|point| *point == chosen));
            let next = along(key, now, last)?.map(|index| points[index]);
            self.choose(next);
            Some(untrack(|| self.readout(lang, next)).unwrap_or_default())
        };
        let keys = state.tell(|lang| Term::Keys.label(lang));
        let read = move |lang| self.readout(lang, self.chosen.get());
        field("planner", keys, canvas, walk, move || self.choose(None), read)
    }

    fn readout(self, lang: Lang, chosen: Chosen) -> Option<String> {
        let (role, index) = chosen?;
        let chance = *self.plans.with(|plans| plans.as_ref().map(|plans| plans.chances(role)))?.get(index)?;
        Some(format!("{}: {}", role.label(lang), words::tried(lang, chance.leads, chance.reaches)))
    }

    fn choose(self, point: Chosen) {
        if self.chosen.get_untracked() != point {
            self.chosen.set(point);
        }
    }
}

/// So much beyond the largest count that matters.
const MARGIN: f64 = 1.15;

/// `None` before anything was tried. Where a count is enough, those that the search only passed are left out.
fn scene(lang: Lang, plans: &Plans, chosen: Chosen) -> Option<Chances> {
    let chances = Role::ALL.map(|role| plans.chances(role));
    let answers = Role::ALL.map(|role| plans.answer(role));
    let enough = answers.map(|answer| answer?.fewest());
    let formula = answers.map(|answer| answer?.formula);
    let right = |role: Role| match (enough[role as usize], formula[role as usize]) {
        (Some(enough), formula) => MARGIN * formula.map_or(enough, |formula| formula.leads.max(enough)),
        (None, _) => chances[role as usize].last().map_or(0.0, |chance| chance.leads),
    };
    let most = Role::ALL.map(right).into_iter().fold(0.0, f64::max);
    if most <= 0.0 {
        return None;
    }
    let line = |role: Role| {
        let within = chances[role as usize].iter().take_while(|chance| chance.leads <= most);
        within
            .map(|chance| (chance.leads, chance.reaches.value, 1.96 * chance.reaches.se.unwrap_or(0.0)))
            .collect()
    };
    let step = round_up(most / 5.0);
    let ticks = (0..=(most / step) as u32).map(|tick| f64::from(tick) * step);
    Some(Chances {
        lines: Role::ALL.map(line),
        formula: formula.map(|formula| {
            let formula = formula?;
            Some((formula.leads, formula.reaches?.value))
        }),
        formula_name: Term::Formula.label(lang).to_owned(),
        enough: enough.map(|leads| leads.map(|leads| (leads, words::leads(lang, leads)))),
        sure: (SURE, format::percent(lang, SURE)),
        most,
        ticks: ticks.map(|leads| (leads, format::count(lang, leads))).collect(),
        levels: [0.0, 0.5, 1.0].map(|level| (level, format::percent(lang, level))).into(),
        names: [Term::Leads, Term::Chance].map(|term| term.label(lang).to_owned()),
        setups: Role::ALL.map(|role| role.label(lang)),
        chosen,
    })
}
