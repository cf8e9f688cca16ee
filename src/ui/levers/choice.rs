//! One question that a number cannot answer, with a list of answers for each setup.
//! Leaves to others: the answers (`present::choice`), what they do (`sim`).

use super::class_of;
use super::track::role_id;
use crate::i18n::{Explain, Key, Label, Question, Role, error};
use crate::present::choice::{answers, current};
use crate::ui::app;
use crate::ui::icon::{Icon, icon};
use crate::ui::state::Refusal;
use leptos::prelude::*;

pub fn choice(question: Question) -> impl IntoView {
    let app = app();
    let is_note_open = RwSignal::new(false);
    let refusal = RwSignal::new(None::<Refusal>);
    let fault = move || {
        let lang = app.lang.get();
        refusal.with(|refusal| {
            let errors = refusal.as_ref()?.iter().map(|why| error::scenario(lang, why));
            Some(format!("{} {}", errors.collect::<Vec<_>>().join(" "), Key::LastValidKept.text(lang)))
        })
    };
    let note_id = format!("note-{}", id(question));
    view! {
        <div class="choice" id=format!("choice-{}", id(question))>
            <div class="lever-head">
                <span class="lever-name">{move || question.label(app.lang.get())}</span>
                <button
                    class="icon"
                    aria-label=move || format!("{} {}", question.label(app.lang.get()), app.text(Key::Help))
                    title=move || app.text(Key::Help)
                    aria-expanded=move || is_note_open.get().to_string()
                    aria-controls=note_id.clone()
                    on:click=move |_| is_note_open.update(|open| *open = !*open)
                >
                    {icon(Icon::Info)}
                </button>
            </div>
            <div class="choice-body">
                {Role::ALL.map(|role| answer(question, role, refusal)).collect_view()}
            </div>
            <p class="lever-error" role="alert">{fault}</p>
            <div id=note_id.clone()>
                <Show when=move || is_note_open.get()>
                    <div class="lever-note">
                        <p>{move || question.explain(app.lang.get())}</p>
                    </div>
                </Show>
            </div>
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
        let option = |(index, answer): (usize, &crate::present::choice::Answer)| {
            let label = answer.label(app.lang.get());
            view! { <option value=index.to_string() selected=*answer == current>{label}</option> }
        };
        answers.iter().enumerate().map(option).collect_view()
    };
    let choose = move |event: web_sys::Event| {
        let (answers, before) = list.get_untracked();
        let Some(&answer) =
            event_target_value(&event).parse().ok().and_then(|index: usize| answers.get(index))
        else {
            return;
        };
        let outcome = app.edit(|setups| answer.give(&mut setups.scenarios[world].choices));
        if outcome.is_err() {
            // The list shows what is in use again.
            let index = answers.iter().position(|answer| *answer == before).unwrap_or(0);
            event_target::<web_sys::HtmlSelectElement>(&event).set_selected_index(index as i32);
        }
        refusal.set(outcome.err());
    };
    let name = move || format!("{} {}", question.label(app.lang.get()), role.label(app.lang.get()));
    view! {
        <label>
            <span class=format!("sign {}", class_of(role)) aria-hidden="true"></span>
            <select
                class="select"
                id=format!("answer-{}-{}", id(question), role_id(role))
                aria-label=name
                on:change=choose
            >
                {options}
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
    }
}
