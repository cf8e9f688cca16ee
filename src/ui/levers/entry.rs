//! A number or a name typed as text: applied at once where it is valid, a fault told once the typing rests, the typing
//! given up by Escape. Leaves to others: what a text means and where faults are shown (`field`, `roster`).

use crate::browser::clock::Debounce;
use crate::ui::bind::{Text, effect, flag, spelled, text};
use crate::ui::element::{El, el};
use leptos::ev;
use leptos::prelude::*;
use std::rc::Rc;
use std::sync::Arc;

/// How long after the last key a fault is told: who is still typing is not done.
const PATIENCE_MILLIS: i32 = 900;

/// Tells a fault.
pub type Tell = Box<dyn FnOnce()>;
pub type Apply = Rc<dyn Fn(&str) -> Option<Tell>>;

pub struct Entry {
    pub id: String,
    pub class: String,
    /// What the field is called.
    pub name: Text,
    /// The element that shows the fault.
    pub error_id: String,
    /// What stands in the field while nobody types.
    pub shown: Arc<dyn Fn() -> String + Send + Sync>,
    /// Takes a text over; what is wrong with it is told later.
    pub apply: Apply,
    /// The last fault no longer holds.
    pub settle: Rc<dyn Fn()>,
    pub is_faulty: Memo<bool>,
    /// Whether no fault stands that this field or its neighbours share.
    pub is_settled: Memo<bool>,
    pub is_locked: Memo<bool>,
}

pub fn entry(entry: Entry) -> El {
    let Entry { id, class, name, error_id, shown, apply, settle, is_faulty, is_settled, is_locked } = entry;
    // What is being typed stays as typed until it is left.
    let draft = RwSignal::new(None::<String>);
    let later = Rc::new(Debounce::new(PATIENCE_MILLIS));
    let typed = {
        let (apply, later) = (apply.clone(), later.clone());
        move |event: ev::Event| {
            let text = event_target_value(&event);
            let fault = apply(&text);
            draft.set(Some(text));
            match fault {
                None => later.cancel(),
                Some(tell) => later.call(tell),
            }
        }
    };
    let left = {
        let (settle, later) = (settle.clone(), later.clone());
        move |_: ev::Event| {
            later.cancel();
            let Some(text) = draft.get_untracked() else { return };
            match apply(&text) {
                Some(tell) => tell(),
                None => {
                    draft.set(None);
                    settle();
                }
            }
        }
    };
    let keys = move |event: ev::KeyboardEvent| {
        if event.key() == "Escape" && draft.get_untracked().is_some() {
            // Only the typing is given up; what surrounds the field stays open.
            event.stop_propagation();
            later.cancel();
            draft.set(None);
            settle();
        }
    };
    // What was typed wrongly is forgotten once its fault is settled elsewhere: by a thumb, or by other setups.
    let (own, now) = (id.clone(), shown.clone());
    effect(move || {
        now();
        if is_settled.get() && !is_focused(&own) {
            draft.set(None);
        }
    });
    el("input")
        .class(&format!("field {class}"))
        .id(&id)
        .attr("autocomplete", "off")
        .property("value", text(move || draft.get().unwrap_or_else(|| shown())))
        .label(name)
        .follow("aria-invalid", spelled(move || is_faulty.get()))
        .attr("aria-describedby", &error_id)
        // Read and reached by keyboard all the same.
        .flag("readonly", flag(move || is_locked.get()))
        .on("input", typed)
        .on("change", left)
        .on("keydown", keys)
}

fn is_focused(id: &str) -> bool {
    document().active_element().is_some_and(|element| element.id() == id)
}
