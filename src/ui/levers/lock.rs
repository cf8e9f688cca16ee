//! The padlock beside a name: what is locked keeps its values in both setups until it is opened again. In a frame of
//! another page it cannot be opened: who embedded the page decided so.
//! Leaves to others: holding what is locked (`state`), the set of locks (`share::locks`).

use crate::i18n::Key;
use crate::share::Lock;
use crate::ui::app;
use crate::ui::bind::{Text, memo, spelled};
use crate::ui::element::{El, el};
use crate::ui::icon::{Icon, icon};
use leptos::ev;
use leptos::prelude::*;

/// Whether all of these are locked.
pub fn are_locked(locks: Vec<Lock>) -> Memo<bool> {
    let app = app();
    memo(move || app.setups.with(|setups| locks.iter().all(|&lock| setups.locks.contains(lock))))
}

/// Locks these together; `name` says what they are, and that this is their lock.
pub fn padlock(id: &str, name: Text, locks: Vec<Lock>, is_locked: Memo<bool>) -> El {
    let app = app();
    let hint = app.tell(move |lang| if is_locked.get() { Key::Unlock } else { Key::LockHint }.text(lang));
    let sign = move || vec![icon(if is_locked.get() { Icon::Locked } else { Icon::Unlocked })];
    let button = el("button")
        .class("icon lock")
        .id(&format!("lock-{id}"))
        .label(name)
        .follow("aria-pressed", spelled(move || is_locked.get()))
        .filled(sign);
    if app.is_embedded {
        return button.attr("disabled", "").title(app.say(Key::Lock));
    }
    button.title(hint).on("click", move |_: ev::MouseEvent| app.toggle_locks(&locks))
}
