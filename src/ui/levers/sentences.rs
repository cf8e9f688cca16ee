//! The pay plan of each setup in sentences, whose numbers are typed where they stand; sentences are added and dropped.
//! Leaves to others: which sentences hold (`present::pay`), their words (`i18n::pay`), typing (`field`).

use super::class_of;
use super::field::field;
use super::lever::{LeverState, Place, Stand, words};
use super::track::role_id;
use crate::domain::Scenario;
use crate::i18n::{Key, Label, Role};
use crate::present::lever::Corner;
use crate::present::pay::{self as model, Clause, Piece};
use crate::share::Lock;
use crate::ui::app;
use crate::ui::bind::{effect, flag, memo, text, when};
use crate::ui::element::{El, el, option};
use crate::ui::icon::{Icon, icon};
use crate::ui::lazy::Missing;
use crate::ui::state::Gesture;
use leptos::ev;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use wasm_split_helpers::wasm_split;
use web_sys::HtmlElement;

#[wasm_split(sentences, fallible, preload(fetch))]
pub fn sentences() -> Result<El, Missing> {
    Ok(el("div").class("sentences").id("plan-in-words").all(Role::ALL.map(|role| Sayings::new(role).build())))
}

/// One setup's plan.
#[derive(Clone, Copy)]
struct Sayings {
    role: Role,
    /// The sentences on screen: those that hold, and one whose number is nothing only while somebody types in it.
    standing: RwSignal<Vec<Clause>>,
    in_force: Memo<Vec<Clause>>,
}

impl Sayings {
    fn new(role: Role) -> Sayings {
        let app = app();
        let in_force =
            memo(move || app.setups.with(|setups| model::in_force(&setups.scenarios[role as usize])));
        let standing = RwSignal::new(in_force.get_untracked());
        let sayings = Sayings { role, standing, in_force };
        effect(move || {
            in_force.track();
            sayings.refresh();
        });
        sayings
    }

    fn refresh(self) {
        let holds = self.in_force.get_untracked();
        let before = self.standing.get_untracked();
        let stands = |clause: &Clause| {
            holds.contains(clause) || before.contains(clause) && has_focus(&self.id(*clause))
        };
        let now: Vec<Clause> = Clause::ALL.into_iter().filter(stands).collect();
        if now != before {
            self.standing.set(now);
        }
    }

    fn build(self) -> El {
        let app = app();
        let list = move || self.standing.get().into_iter().map(|clause| self.saying(clause)).collect();
        let is_nothing = move || self.standing.with(Vec::is_empty);
        // Whoever leaves a sentence of nothing leaves it for good; focus stays where it went.
        let left = move |_: ev::FocusEvent| {
            request_animation_frame(move || {
                let went = document().active_element().map(|element| element.id()).unwrap_or_default();
                self.refresh();
                request_animation_frame(move || focus(&went));
            });
        };
        el("div")
            .class(&format!("sayings {}", class_of(self.role)))
            .add(
                el("p")
                    .class("head")
                    .add(
                        el("span")
                            .class(&format!("sign {}", class_of(self.role)))
                            .attr("aria-hidden", "true"),
                    )
                    .says(app.tell(move |lang| self.role.label(lang))),
            )
            .add(el("ul").filled(list).on("focusout", left))
            .part(when(is_nothing, move || el("p").class("quiet").says(app.say(Key::NobodyPaid))))
            .add(self.more())
    }

    fn saying(self, clause: Clause) -> El {
        let app = app();
        let world = self.role as usize;
        // The order of words and numbers differs between languages: a sentence is built anew with its language.
        let lang = app.lang.get();
        let mut sentence = el("p").class("saying");
        let mut errors = Vec::new();
        for piece in model::pieces(lang, clause) {
            sentence = match piece {
                Piece::Words(words) => sentence.add(el("span").says(text(move || words))),
                Piece::Number(param) => {
                    let state = LeverState::new(param, Stand::Sentence);
                    let fault = text(move || {
                        state
                            .fault
                            .with(|fault| fault.as_ref().map(|fault| words(state, fault)).unwrap_or_default())
                    });
                    let error = el("p").class("lever-error").id(&state.error_id(self.role));
                    errors.push(error.attr("role", "alert").says(fault));
                    sentence.add(field(state, Place { role: self.role, corner: Corner::Likely }))
                }
            };
        }
        let consequence = app.tell(move |lang| {
            app.setups.with(|setups| {
                let scenario = &setups.scenarios[world];
                let words = [model::ranges(lang, clause, scenario), clause.consequence(lang, scenario)];
                words
                    .iter()
                    .filter(|words| !words.is_empty())
                    .map(|words| format!(" {words}"))
                    .collect::<String>()
            })
        });
        let drop = move |_: ev::MouseEvent| {
            self.change(move |scenario| model::drop_from(clause, scenario));
            focus(&self.more_id());
        };
        let button = el("button")
            .class("icon")
            .id(&format!("drop-{}-{}", clause.key().id(), role_id(self.role)))
            .label(app.tell(move |lang| format!("{}: {}", clause.key().label(lang), Key::Remove.text(lang))))
            .title(app.say(Key::Remove))
            .flag("disabled", flag(move || is_locked(clause)))
            .on("click", drop)
            .add(icon(Icon::Close));
        el("li")
            .id(&self.id(clause))
            .add(sentence.add(el("span").class("quiet").says(consequence)))
            .add(button)
            .all(errors)
    }

    /// What the plan does not pay yet.
    fn more(self) -> El {
        let app = app();
        let options = move || {
            let lang = app.lang.get();
            let standing = self.standing.get();
            let absent =
                Clause::ALL.into_iter().filter(|clause| !standing.contains(clause) && !is_locked(*clause));
            let choices =
                absent.map(|clause| option(clause.key().id(), false).text(clause.key().label(lang)));
            let first = option("", true).text(Key::AddToPlan.text(lang));
            std::iter::once(first).chain(choices).collect()
        };
        let choose = move |event: ev::Event| {
            let id = event_target_value(&event);
            let Some(clause) = Clause::ALL.into_iter().find(|clause| clause.key().id() == id) else { return };
            self.change(move |scenario| model::add(clause, scenario));
            let number = format!("said-{id}-{}", role_id(self.role));
            // Once it is built.
            request_animation_frame(move || request_animation_frame(move || focus(&number)));
        };
        el("select")
            .class("select")
            .id(&self.more_id())
            .label(app.tell(move |lang| format!("{}: {}", Key::AddToPlan.text(lang), self.role.label(lang))))
            .on("change", choose)
            .filled(options)
    }

    fn change(self, change: impl FnOnce(&mut Scenario)) {
        let app = app();
        // Its numbers are within their bounds; what else may be wrong is told above the answer.
        if let Err(errors) =
            app.edit(Gesture::Single, |setups| change(&mut setups.scenarios[self.role as usize]))
        {
            app.refuse(errors);
        }
    }

    fn id(self, clause: Clause) -> String {
        format!("clause-{}-{}", clause.key().id(), role_id(self.role))
    }

    fn more_id(self) -> String {
        format!("add-to-plan-{}", role_id(self.role))
    }
}

fn is_locked(clause: Clause) -> bool {
    app().setups.with(|setups| setups.locks.contains(Lock::Lever(clause.key())))
}

fn has_focus(id: &str) -> bool {
    let within = document().get_element_by_id(id);
    within.is_some_and(|within| within.contains(document().active_element().as_deref()))
}

fn focus(id: &str) {
    let element = document().get_element_by_id(id).and_then(|element| element.dyn_into::<HtmlElement>().ok());
    if let Some(element) = element {
        let _ = element.focus();
    }
}
