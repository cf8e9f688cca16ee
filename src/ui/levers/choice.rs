//! One question that a number cannot answer, with a list of answers for each setup.
//! Leaves to others: the answers (`present::choice`), what they do (`sim`).

use super::class_of;
use super::track::role_id;
use crate::i18n::{Explain, Key, Label, Question, Role, error};
use crate::present::choice::{Answer, answers, current};
use crate::ui::app;
use crate::ui::bind::{on, part, spelled, when};
use crate::ui::icon::{Icon, icon};
use crate::ui::piece::IntoPiece;
use crate::ui::state::Refusal;
use leptos::ev;
use leptos::prelude::*;

pub fn choice(question: Question) -> impl IntoView {
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
    let note = move || {
        view! { <div class="lever-note"><p>{app.tell(move |lang| question.explain(lang))}</p></div> }
            .into_piece()
    };
    view! {
        <div class="choice" id=format!("choice-{}", id(question))>
            <div class="lever-head">
                <span class="lever-name">{app.tell(move |lang| question.label(lang))}</span>
                <button
                    class="icon"
                    id=format!("about-{}", id(question))
                    aria-label=app.tell(move |lang| format!("{} {}", question.label(lang), Key::Help.text(lang)))
                    title=app.say(Key::Help)
                    aria-expanded=spelled(move || is_note_open.get())
                    aria-controls=note_id.clone()
                    on:click=on(move |_| is_note_open.update(|open| *open = !*open))
                >
                    {icon(Icon::Info)}
                </button>
            </div>
            <div class="choice-body">
                {Role::ALL.map(|role| answer(question, role, refusal)).collect_view()}
            </div>
            <p class="lever-error" role="alert">{fault}</p>
            <div id=note_id>{when(move || is_note_open.get(), note)}</div>
        </div>
    }
}

fn answer(question: Question, role: Role, refusal: RwSignal<Option<Refusal>>) -> impl IntoView {
    let app = app();
    let world = role as usize;
    let list = Memo::new(move |_| {
        app.setups.with(|setups| {
            let choices = &setups.scenarios[world].choices;
            (answers(question, choices), current(question, choices))
        })
    });
    let options = move || {
        let (answers, current) = list.get();
        let option = |(index, answer): (usize, &Answer)| {
            let label = answer.label(app.lang.get());
            view! { <option value=index.to_string() selected=*answer == current>{label}</option> }
        };
        answers.iter().enumerate().map(option).collect_view().into_piece()
    };
    let choose = move |event: ev::Event| {
        let (answers, before) = list.get_untracked();
        let chosen = event_target_value(&event).parse().ok().and_then(|index: usize| answers.get(index));
        let Some(&answer) = chosen else { return };
        let outcome = app.edit(|setups| answer.give(&mut setups.scenarios[world].choices));
        if outcome.is_err() {
            // The list shows what is in use again.
            let index = answers.iter().position(|answer| *answer == before).unwrap_or(0);
            event_target::<web_sys::HtmlSelectElement>(&event).set_selected_index(index as i32);
        }
        refusal.set(outcome.err());
    };
    view! {
        <label>
            <span class=format!("sign {}", class_of(role)) aria-hidden="true"></span>
            <select
                class="select"
                id=format!("answer-{}-{}", id(question), role_id(role))
                aria-label=app.tell(move |lang| format!("{} {}", question.label(lang), role.label(lang)))
                on:change=on(choose)
            >
                {part(options)}
            </select>
        </label>
    }
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
