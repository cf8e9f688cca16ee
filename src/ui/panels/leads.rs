//! Single leads of one simulated year: those that end differently in both setups first, and the journey of the chosen one.
//! The year is lived again when the tab is chosen, and after every change of levers once the run is done.
//! Leaves to others: the journeys (`sim::journey`), their words (`present::journey`).

use super::table::{cells, scroll};
use super::{cards, panel};
use crate::domain::{Param, Scenario};
use crate::i18n::{Key, Label, Lang, Role};
use crate::present::journey::{self, Listed, Which};
use crate::sim::journey::{Replay, replay};
use crate::ui::app;
use crate::ui::bind::{effect, memo, spelled, text};
use crate::ui::element::{El, el};
use crate::ui::lazy::Missing;
use crate::ui::state::engine::Phase;
use leptos::ev;
use leptos::prelude::*;
use std::sync::Arc;
use wasm_split_helpers::wasm_split;
use web_sys::HtmlInputElement;

/// Living through more at once would hold up the page.
const MOST_LEADS: f64 = 40_000.0;

/// More rows are scrolled, not read.
const ROWS: usize = 12;

/// A year that was lived again, with the setups it was lived in.
struct Year {
    replay: Replay,
    scenarios: [Scenario; 2],
}

impl Year {
    /// The page calls its setups today and the proposal, whatever they were called where they came from.
    fn named(&self, lang: Lang) -> [Scenario; 2] {
        Role::ALL.map(|role| {
            let name = role.label(lang).to_owned();
            Scenario { name, ..self.scenarios[role as usize].clone() }
        })
    }
}

#[derive(Clone, Copy)]
struct Following {
    /// Counted from 0, as in the table of trials.
    trial: RwSignal<u32>,
    year: RwSignal<Option<Arc<Year>>>,
    /// A lead's number in the year.
    lead: RwSignal<Option<usize>>,
    /// More leads than the page can live through at once.
    is_crowded: RwSignal<bool>,
}

#[wasm_split(leads, fallible, preload(fetch))]
pub fn panels() -> Result<El, Missing> {
    Ok(cards([leads()]))
}

fn leads() -> El {
    let state = app();
    let following = Following {
        trial: RwSignal::new(0),
        year: RwSignal::new(None),
        lead: RwSignal::new(None),
        is_crowded: RwSignal::new(false),
    };
    following.keep_living();
    panel("leads", "is-wide", Key::FollowLead, state.say(Key::FollowLeadHint)).add(following.content())
}

impl Following {
    /// Lives the year again whenever it may have changed, but not while levers move.
    fn keep_living(self) {
        let state = app();
        // More years of the same run leave this one as it is, and the chosen lead with it.
        let mut last = None;
        effect(move || {
            if state.phase.get() != Phase::Done {
                return;
            }
            let (run, trial) = (state.run.get(), self.trial.get());
            let scenarios = state.setups.with(|setups| setups.scenarios.clone());
            let asked = (scenarios.clone(), run.seed, trial.min(run.trials - 1));
            if last.as_ref() == Some(&asked) {
                return;
            }
            last = Some(asked);
            let is_crowded = scenarios.iter().any(|scenario| expected(scenario) > MOST_LEADS);
            self.is_crowded.set(is_crowded);
            if is_crowded {
                self.lead.set(None);
                return self.year.set(None);
            }
            // Setups that cannot be simulated never get here: they are refused where they are typed.
            let lived = replay(&scenarios, run.seed, trial.min(run.trials - 1)).ok();
            let year = lived.map(|replay| Arc::new(Year { replay, scenarios }));
            let first = year.as_ref().and_then(|year| year.replay.by_difference().first().copied());
            self.year.set(year);
            self.lead.set(first);
        });
    }

    fn content(self) -> El {
        let state = app();
        let listed = memo(move || {
            let lang = state.lang.get();
            self.year.with(|year| {
                let year = year.as_ref()?;
                Some(journey::list(lang, &year.replay, &year.named(lang), Which::All, ROWS))
            })
        });
        let followed = memo(move || {
            let (lang, lead) = (state.lang.get(), self.lead.get()?);
            self.year.with(|year| {
                let year = year.as_ref()?;
                journey::follow(lang, &year.replay, &year.named(lang), lead)
            })
        });
        let summary = text(move || {
            if self.is_crowded.get() {
                return Key::FollowTooMany.text(state.lang.get()).to_owned();
            }
            listed.with(|listed| listed.as_ref().map(|l| l.summary.clone()).unwrap_or_default())
        });
        let nature = text(move || {
            followed.with(|followed| followed.as_ref().map(|f| f.nature.join(". ")).unwrap_or_default())
        });
        let rows = move || listed.with(|listed| listed.as_ref().map(|l| self.rows(l)).unwrap_or_default());
        let steps =
            move || followed.with(|followed| followed.as_ref().map(|f| cells(&f.table)).unwrap_or_default());
        el("div")
            .class("following")
            .add(self.chooser())
            .add(el("p").attr("role", "status").says(summary))
            .add(scroll(el("table").id("leads-list").filled(rows), state.say(Key::FollowLead)))
            .add(el("h3").says(state.tell(move |lang| {
                let number = self.lead.get().map(|lead| lead.to_string()).unwrap_or_default();
                format!("{} {number}", Key::Lead.text(lang))
            })))
            .add(el("p").class("quiet").id("lead-nature").says(nature))
            .add(scroll(el("table").id("lead-journey").filled(steps), state.say(Key::FollowLeadHint)))
    }

    /// Which year.
    fn chooser(self) -> El {
        let state = app();
        let change = move |event: ev::Event| {
            let field = event_target::<HtmlInputElement>(&event);
            let last = state.run.get_untracked().trials - 1;
            let typed: Option<u32> = field.value().trim().parse().ok();
            // What is no year of this run leaves the one that is shown.
            let trial = typed.map_or(self.trial.get_untracked(), |trial| trial.min(last));
            field.set_value(&trial.to_string());
            self.trial.set(trial);
        };
        let field = el("input")
            .class("field")
            .id("leads-trial")
            .attr("type", "number")
            .attr("min", "0")
            .follow("max", text(move || (state.run.get().trials - 1).to_string()))
            .property("value", text(move || self.trial.get().to_string()))
            .on("change", change);
        el("p")
            .class("chooser")
            .add(el("label").attr("for", "leads-trial").says(state.say(Key::FollowTrial)))
            .add(field)
    }

    /// The list, each lead's number as the button that follows it.
    fn rows(self, listed: &Listed) -> Vec<El> {
        let head = listed.table.head.iter().map(|cell| el("th").attr("scope", "col").text(cell));
        let row = |(cells, &number): (&Vec<String>, &usize)| {
            let button = el("button")
                .class("button")
                .follow("aria-pressed", spelled(move || self.lead.get() == Some(number)))
                .on("click", move |_: ev::MouseEvent| self.lead.set(Some(number)))
                .text(&cells[0]);
            let rest = cells.iter().skip(1).map(|cell| el("td").text(cell));
            el("tr").add(el("th").attr("scope", "row").add(button)).all(rest)
        };
        vec![
            el("caption").text(&listed.table.caption),
            el("thead").add(el("tr").all(head)),
            el("tbody").all(listed.table.rows.iter().zip(&listed.numbers).map(row)),
        ]
    }
}

/// Leads of a trial, about; a range counts with what is likely.
fn expected(scenario: &Scenario) -> f64 {
    let of = |param| scenario.levers[param].likely();
    of(Param::LeadsPerWeek) * (of(Param::WarmUpWeeks) + of(Param::HorizonWeeks))
}
