//! One question that a number cannot answer, with a list of answers for each setup.
//! Leaves to others: the answers (`present::choice`), what they do (`sim`).

use super::class_of;
use super::lock::{are_locked, padlock};
use super::note::{About, about};
use super::track::role_id;
use crate::domain::{Question, Scenario};
use crate::i18n::{Explain, Key, Label, Lang, Role, error};
use crate::present::choice::{answers, current};
use crate::present::plan::Pay;
use crate::share::Lock;
use crate::sim::people::Plan;
use crate::ui::app;
use crate::ui::bind::{flag, memo, spelled, when};
use crate::ui::element::{El, el, option};
use crate::ui::icon::{Icon, icon};
use crate::ui::lazy::{Missing, act};
use crate::ui::state::{Gesture, Refusal, expect};
use leptos::ev;
use leptos::prelude::*;

/// What is asked.
#[derive(Clone, Copy)]
pub enum Topic {
    Question(Question),
    /// By which plan people are paid.
    Pay,
}

pub fn choice(topic: Topic) -> El {
    let app = app();
    let is_note_open = RwSignal::new(false);
    let is_locked = are_locked(topic.locks());
    let refusal = RwSignal::new(None::<Refusal>);
    let fault = app.tell(move |lang| {
        refusal.with(|refusal| {
            let Some(errors) = refusal else { return String::new() };
            format!("{} {}", error::all(lang, errors), Key::LastValidKept.text(lang))
        })
    });
    let note_id = format!("note-{}", topic.id());
    let named = move |key: Key| app.tell(move |lang| format!("{} {}", topic.label(lang), key.text(lang)));
    el("div")
        .class("choice")
        .id(&format!("choice-{}", topic.id()))
        .add(
            el("div")
                .class("lever-head")
                .add(el("span").class("lever-name").says(app.tell(move |lang| topic.label(lang))))
                .add(padlock(topic.id(), named(Key::Lock), topic.locks(), is_locked))
                .add(
                    el("button")
                        .class("icon")
                        .id(&format!("about-{}", topic.id()))
                        .label(named(Key::Help))
                        .title(app.say(Key::Help))
                        .follow("aria-expanded", spelled(move || is_note_open.get()))
                        .attr("aria-controls", &note_id)
                        .on("click", move |_: ev::MouseEvent| is_note_open.update(|open| *open = !*open))
                        .add(icon(Icon::Info)),
                ),
        )
        .add(
            el("div").class("choice-body").all(Role::ALL.map(|role| answer(topic, role, is_locked, refusal))),
        )
        .add(el("p").class("lever-error").attr("role", "alert").says(fault))
        .add(
            el("div")
                .id(&note_id)
                .part(when(move || is_note_open.get(), move || about(About::Question(topic)))),
        )
}

fn answer(topic: Topic, role: Role, is_locked: Memo<bool>, refusal: RwSignal<Option<Refusal>>) -> El {
    let app = app();
    let world = role as usize;
    let list = memo(move || {
        let lang = app.lang.get();
        app.setups.with(|setups| topic.answers(&setups.scenarios[world], lang))
    });
    let options = move || {
        let (answers, current) = list.get();
        let option =
            |(index, answer): (usize, &String)| option(&index.to_string(), index == current).text(answer);
        answers.iter().enumerate().map(option).collect()
    };
    let choose = move |event: ev::Event| {
        let Ok(index) = event_target_value(&event).parse() else { return };
        let select = event_target::<web_sys::HtmlSelectElement>(&event);
        let scenario = app.setups.with_untracked(|setups| setups.scenarios[world].clone());
        act(app, async move {
            let changed = topic.give(index, scenario).await;
            let outcome = changed.map(|changed| {
                changed
                    .and_then(|changed| app.edit(Gesture::Single, |setups| setups.scenarios[world] = changed))
            });
            if !matches!(outcome, Ok(Ok(()))) {
                // The list shows what is in use again.
                select.set_selected_index(list.get_untracked().1 as i32);
            }
            refusal.set(outcome?.err());
            Ok(())
        });
    };
    let sign = el("span").class(&format!("sign {}", class_of(role))).attr("aria-hidden", "true");
    let select = el("select")
        .class("select")
        .id(&format!("answer-{}-{}", topic.id(), role_id(role)))
        .label(app.tell(move |lang| format!("{} {}", topic.label(lang), role.label(lang))))
        .flag("disabled", flag(move || is_locked.get()))
        .on("change", choose)
        .filled(options);
    el("label").add(sign).add(select)
}

impl Topic {
    fn label(self, lang: Lang) -> &'static str {
        match self {
            Topic::Question(question) => question.label(lang),
            Topic::Pay => Key::PayPlan.text(lang),
        }
    }

    /// At least one sentence, as many in each language.
    pub fn explain(self, lang: Lang) -> Vec<String> {
        match self {
            Topic::Question(question) => vec![question.explain(lang).to_owned()],
            Topic::Pay => Pay::explain(lang),
        }
    }

    /// All answers to choose from, and which of them is in use.
    fn answers(self, scenario: &Scenario, lang: Lang) -> (Vec<String>, usize) {
        match self {
            Topic::Question(question) => {
                let (answers, now) =
                    (answers(question, &scenario.choices), current(question, &scenario.choices));
                let place = answers.iter().position(|answer| *answer == now).unwrap_or(0);
                (answers.iter().map(|answer| answer.label(lang)).collect(), place)
            }
            Topic::Pay => {
                let now = Pay::of(scenario);
                let answers = Pay::choices(now);
                let place = answers.iter().position(|answer| *answer == now).unwrap_or(0);
                (answers.iter().map(|answer| answer.label(lang).to_owned()).collect(), place)
            }
        }
    }

    /// The setup with the answer at this place; there is none at places beyond the list.
    async fn give(self, place: usize, scenario: Scenario) -> Result<Result<Scenario, Refusal>, Missing> {
        match self {
            Topic::Question(question) => {
                let mut changed = scenario.clone();
                if let Some(answer) = answers(question, &scenario.choices).get(place) {
                    answer.give(&mut changed.choices);
                }
                Ok(Ok(changed))
            }
            Topic::Pay => {
                let choices = Pay::choices(Pay::of(&scenario));
                expect::paid(choices.get(place).copied().unwrap_or(Pay::Own), scenario).await
            }
        }
    }

    /// A plan is its amounts.
    fn locks(self) -> Vec<Lock> {
        match self {
            Topic::Question(question) => vec![Lock::Answer(question)],
            Topic::Pay => Plan::LEVERS.map(Lock::Lever).into(),
        }
    }

    pub fn id(self) -> &'static str {
        match self {
            Topic::Question(question) => question.id(),
            Topic::Pay => "pay_plan",
        }
    }
}
