//! Light, dark or as the system has it: which of the two sheets of colours counts.
//! Leaves to others: the colours (`style/dark.css`), the switch (`header`).

use super::AppState;
use crate::browser::location::{Parameter, Query};
use crate::browser::media::Preference;
use crate::browser::storage;
use crate::ui::bind::effect;
use leptos::prelude::*;

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Theme {
    #[default]
    System,
    Light,
    Dark,
}

impl Theme {
    pub const ALL: [Theme; 3] = [Theme::System, Theme::Light, Theme::Dark];

    fn id(self) -> &'static str {
        match self {
            Theme::System => "system",
            Theme::Light => "light",
            Theme::Dark => "dark",
        }
    }

    fn from_id(id: &str) -> Option<Theme> {
        Theme::ALL.into_iter().find(|theme| theme.id() == id)
    }

    /// When the dark colours count: never on paper.
    fn media(self) -> &'static str {
        match self {
            Theme::System => "screen and (prefers-color-scheme: dark)",
            Theme::Light => "not all",
            Theme::Dark => "screen",
        }
    }
}

pub fn stored(query: &Query) -> Theme {
    let asked = query.text(Parameter::Theme).and_then(|id| Theme::from_id(&id));
    asked.or_else(|| Theme::from_id(&storage::get("theme").ok()??)).unwrap_or_default()
}

/// Dresses the page in the theme now and after each change, by the reader or by the system.
pub fn watch(state: AppState) {
    effect(move || {
        let theme = state.theme.get();
        if let Some(sheet) = document().get_element_by_id("dark-colours") {
            let _ = sheet.set_attribute("media", theme.media());
        }
        // What cannot be kept is asked for again next time: no reason to disturb.
        let _ = storage::set("theme", theme.id());
        state.colours.update(|times| *times += 1);
    });
    let listener = Preference::DarkColours.watch(move |_| state.colours.update(|times| *times += 1));
    on_cleanup_local(listener);
}

/// Keeps something of the browser alive as long as the page.
fn on_cleanup_local<T: 'static>(kept: T) {
    StoredValue::new_local(kept);
}
