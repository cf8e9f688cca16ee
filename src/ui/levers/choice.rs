//! One question that a number cannot answer, with a list of answers for each setup.
//! Leaves to others: the answers (`present::choice`), what they do (`sim`).

use super::class_of;
use super::track::role_id;
use crate::i18n::{Explain, Key, Label, Question, Role, error};
use crate::present::choice::{Answer, answers, current};
use crate::ui::app;
use crate::ui::bind::{memo, spelled, when};
use crate::ui::element::{El, el, option};
use crate::ui::icon::{Icon, icon};
use crate::ui::state::{Gesture, Refusal};
use leptos::ev;
use leptos::prelude::*;

pub fn choice(question: Question) -> El {
    let app = app();
    let is_note_open = RwSignal::new(false);
    let refusal = RwSignal::new(None::<Refusal>);
    let fault = app.tell(move |lang| {
        refusal.with(|refusal| {
            let Some(errors) = refusal else { return String::new() };
            let errors: Vec<String> = errors.iter().map(|why| error::scenario(lang, why)).collect();
            format!("{} {}", errors.join(" "), Key::LastValidKept.text(lang))
        })
    });
    let note_id = format!("note-{}", id(question));
    let note =
        move || el("div").class("lever-note").add(el("p").says(app.tell(move |lang| question.explain(lang))));
    el("div")
        .class("choice")
        .id(&format!("choice-{}", id(question)))
        .add(
            el("div")
                .class("lever-head")
                .add(el("span").class("lever-name").says(app.tell(move |lang| question.label(lang))))
                .add(
                    el("button")
                        .class("icon")
                        .id(&format!("about-{}", id(question)))
                        .label(
                            app.tell(move |lang| {
                                format!("{} {}", question.label(lang), Key::Help.text(lang))
                            }),
                        )
                        .title(app.say(Key::Help))
                        .follow("aria-expanded", spelled(move || is_note_open.get()))
                        .attr("aria-controls", &note_id)
                        .on("click", move |_: ev::MouseEvent| is_note_open.update(|open| *open = !*open))
                        .add(icon(Icon::Info)),
                ),
        )
        .add(el("div").class("choice-body").all(Role::ALL.map(|role| answer(question, role, refusal))))
        .add(el("p").class("lever-error").attr("role", "alert").says(fault))
        .add(el("div").id(&note_id).part(when(move || is_note_open.get(), note)))
}

fn answer(question: Question, role: Role, refusal: RwSignal<Option<Refusal>>) -> El {
    let app = app();
    let world = role as usize;
    let list = memo(move || {
        app.setups.with(|setups| {
            let choices = &setups.scenarios[world].choices;
            (answers(question, choices), current(question, choices))
        })
    });
    let options = move || {
        let (answers, current) = list.get();
        let option = |(index, answer): (usize, &Answer)| {
            option(&index.to_string(), *answer == current).text(&answer.label(app.lang.get()))
        };
        answers.iter().enumerate().map(option).collect()
    };
    let choose = move |event: ev::Event| {
        let (answers, before) = list.get_untracked();
        let chosen = event_target_value(&event).parse().ok().and_then(|index: usize| answers.get(index));
        let Some(&answer) = chosen else { return };
        let outcome = app.edit(Gesture::Single, |setups| answer.give(&mut setups.scenarios[world].choices));
        if outcome.is_err() {
            // The list shows what is in use again.
            let index = answers.iter().position(|answer| *answer == before).unwrap_or(0);
            event_target::<web_sys::HtmlSelectElement>(&event).set_selected_index(index as i32);
        }
        refusal.set(outcome.err());
    };
    let sign = el("span").class(&format!("sign {}", class_of(role))).attr("aria-hidden", "true");
    let select = el("select")
        .class("select")
        .id(&format!("answer-{}-{}", id(question), role_id(role)))
        .label(app.tell(move |lang| format!("{} {}", question.label(lang), role.label(lang))))
        .on("change", choose)
        .filled(options);
    el("label").add(sign).add(select)
}

fn id(question: Question) -> &'static str {
    match question {
        Question::Arrivals => "arrivals",
        Question::Calendar => "calendar",
        Question::Gate => "gate",
        Question::Intercept => "intercept",
        Question::Routing => "routing",
        Question::Sla => "sla",
        Question::Response => "response",
        Question::Decay => "decay",
        Question::Patience => "patience",
        Question::WorkLaw => "work_law",
        Question::Conduct => "conduct",
    }
}
