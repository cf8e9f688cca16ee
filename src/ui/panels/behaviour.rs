//! What pay makes each team do: a sentence for each team and setup, and each dial of behaviour as a small line of steps.
//! All lines are read out at once, at the same week. Leaves to others: solving (`people`), values and words
//! (`present::behaviour`), paint (`chart::steps`).

use super::{cards, leave, panel, people, table, told};
use crate::domain::Param;
use crate::i18n::behaviour::{Term, last_week, weeks};
use crate::i18n::{Key, Label, Lang, Role, format};
use crate::present::behaviour::{Story, Team, shown, team_name};
use crate::ui::app;
use crate::ui::bind::{memo, spelled, text, when};
use crate::ui::chart::export::{self, Way};
use crate::ui::chart::plot::plot;
use crate::ui::chart::size::Size;
use crate::ui::chart::steps::{self, Steps};
use crate::ui::element::{El, el};
use crate::ui::lazy::{Missing, act};
use crate::ui::levers::class_of;
use leptos::ev;
use leptos::prelude::*;
use wasm_split_helpers::wasm_split;

#[derive(Clone, Copy)]
struct View {
    story: Memo<Option<Story>>,
    /// The turn that is read out.
    chosen: RwSignal<Option<usize>>,
}

#[wasm_split(behaviour, fallible, preload(fetch))]
pub fn panels() -> Result<El, Missing> {
    Ok(cards([behaviour()]))
}

fn behaviour() -> El {
    let state = app();
    let people = people::follow();
    let story = memo(move || {
        people.with(|people| people.as_ref().map(|settled| Story::new(&settled.scenarios, &settled.paths)))
    });
    let view = View { story, chosen: RwSignal::new(None) };
    let is_stale = people::is_stale(people);
    let behind = move || {
        let lang = state.lang.get();
        story.with(|story| story.as_ref().map(|story| story.table(lang)))
    };
    let hand_over = move |way: Way| {
        people::hand_over(is_stale, || act(state, leave::behaviour(state, way, story.get_untracked())));
    };
    panel("behaviour", "is-wide", Key::Behaviour, state.tell(|lang| Term::Hint.label(lang)))
        .follow("data-stale", spelled(move || is_stale.get()))
        .add(export::menu("behaviour-menu", hand_over))
        .part(when(
            move || story.with(Option::is_none),
            move || el("p").attr("role", "status").says(state.tell(|lang| Term::Solving.label(lang))),
        ))
        .all(Team::ALL.map(|team| view.team(team)))
        .add(table::behind("behaviour-table", behind))
}

impl View {
    fn team(self, team: Team) -> El {
        let state = app();
        let heading = format!("behaviour-{}", id(team));
        let said = move |role: Role| {
            let words = move |lang| self.tell(|story| story.sentence(lang, role, team));
            told(role, &format!("said-{}-{}", id(team), class_of(role)), state.tell(words))
        };
        // Said for the keyboard alone, and once.
        let spoken = RwSignal::new(String::new());
        let step = move |event: ev::KeyboardEvent| {
            let Some(next) = self.walk(&event.key()) else { return };
            event.prevent_default();
            self.chosen.set(next);
            let lang = state.lang.get_untracked();
            spoken.set(
                next.map(|turn| self.tell_untracked(|story| story.spoken(lang, team, turn)))
                    .unwrap_or_default(),
            );
        };
        let keys = format!("{heading}-keys");
        let place = move |lang: Lang| {
            let turn = self.chosen.get();
            turn.map(|turn| {
                self.tell(|story| {
                    let turn = turn.min(story.turns.len() - 1);
                    weeks(lang, f64::from(story.turns[turn]), story.until(turn))
                })
            })
            .unwrap_or_default()
        };
        let dials = team.dials().iter().enumerate().map(|(index, &dial)| self.dial(dial, index == 0));
        el("section")
            .class("team")
            .attr("aria-labelledby", &heading)
            .add(
                el("h3").id(&heading).says(state.tell(move |lang| team_name(team).label(lang))).add(
                    el("small").class("quiet number").attr("aria-hidden", "true").says(state.tell(place)),
                ),
            )
            .all(Role::ALL.map(said))
            .add(
                el("div")
                    .class("dials")
                    .id(&format!("dials-{}", id(team)))
                    .attr("role", "group")
                    .attr("tabindex", "0")
                    .attr("aria-labelledby", &heading)
                    .attr("aria-describedby", &keys)
                    .on("keydown", step)
                    .on("blur", move |_: ev::FocusEvent| self.chosen.set(None))
                    .all(dials),
            )
            .add(el("p").class("spoken").id(&keys).says(state.tell(|lang| Term::Keys.label(lang))))
            .add(el("p").class("spoken").attr("aria-live", "polite").says(text(move || spoken.get())))
    }

    fn dial(self, dial: Param, is_first: bool) -> El {
        let state = app();
        let size = RwSignal::new(None::<Size>);
        let scene = move || {
            let lang = state.lang.get();
            let chosen = self.chosen.get();
            self.story.with(|story| story.as_ref().map(|story| scene(lang, story, dial, is_first, chosen)))
        };
        let point = move |event: ev::PointerEvent| {
            let x = f64::from(event.offset_x());
            let turn = self.story.with_untracked(|story| {
                let (story, size) = (story.as_ref()?, size.get_untracked()?);
                Some(story.turn_at(steps::week(size, story.weeks, x)?))
            });
            if self.chosen.get_untracked() != turn {
                self.chosen.set(turn);
            }
        };
        let name = el("p")
            .class("name")
            .says(state.tell(move |lang| dial.label(lang)))
            .text(" ")
            .add(el("small").class("quiet").says(state.tell(move |lang| dial.spec().unit.label(lang))));
        let canvas = plot(size, scene, steps::paint)
            .on("pointermove", point)
            .on("pointerdown", point)
            .on("pointerleave", move |_: ev::PointerEvent| self.chosen.set(None));
        el("div").class("dial").attr("data-testid", &format!("dial-{}", dial.id())).add(name).add(canvas)
    }

    /// The turn that a key leads to: `Some(None)` leaves the lines, `None` is no key of ours.
    fn walk(self, key: &str) -> Option<Option<usize>> {
        let now = self.chosen.get_untracked();
        let last = self.story.with_untracked(|story| story.as_ref().map(|story| story.turns.len() - 1))?;
        match key {
            "ArrowRight" => Some(Some(now.map_or(0, |turn| (turn + 1).min(last)))),
            "ArrowLeft" => Some(Some(now.map_or(last, |turn| turn.min(last).saturating_sub(1)))),
            "Home" => Some(Some(0)),
            "End" => Some(Some(last)),
            "Escape" => now.map(|_| None),
            _ => None,
        }
    }

    fn tell(self, words: impl Fn(&Story) -> String) -> String {
        self.story.with(|story| story.as_ref().map(words).unwrap_or_default())
    }

    fn tell_untracked(self, words: impl Fn(&Story) -> String) -> String {
        self.story.with_untracked(|story| story.as_ref().map(words).unwrap_or_default())
    }
}

fn id(team: Team) -> &'static str {
    match team {
        Team::Marketing => "marketing",
        Team::Sales => "sales",
    }
}

pub(super) fn scene(lang: Lang, story: &Story, dial: Param, is_first: bool, chosen: Option<usize>) -> Steps {
    let last = story.turns.len() - 1;
    let turn = chosen.map_or(last, |turn| turn.min(last));
    let plain = |value: f64| format::field(lang, dial.spec().unit, value);
    let tick = |week: f64| (week, format::count(lang, week));
    Steps {
        lines: Role::ALL.map(|role| story.line(role, dial)),
        weeks: story.weeks,
        warm_up: story.warm_up,
        warm_up_name: if is_first && story.warm_up >= 0.2 * story.weeks {
            Term::WarmUp.label(lang).to_owned()
        } else {
            String::new()
        },
        top: story.top(dial),
        ends: [plain(0.0), plain(story.top(dial))],
        ticks: vec![tick(0.0), tick(story.warm_up), (story.weeks, last_week(lang, story.weeks))],
        // In the middle of what stands there.
        at: chosen.map(|_| (f64::from(story.turns[turn]) + story.until(turn)) / 2.0),
        labels: Role::ALL.map(|role| shown(lang, dial, story.value(role, turn, dial))),
    }
}
