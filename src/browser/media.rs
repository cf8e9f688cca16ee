//! What the reader has asked of every page: dark colours, less motion. Leaves to others: heeding it (`ui`, `style`).

use super::Listener;
use web_sys::MediaQueryList;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Preference {
    DarkColours,
    LessMotion,
}

impl Preference {
    fn query(self) -> &'static str {
        match self {
            Preference::DarkColours => "(prefers-color-scheme: dark)",
            Preference::LessMotion => "(prefers-reduced-motion: reduce)",
        }
    }

    fn list(self) -> Option<MediaQueryList> {
        web_sys::window()?.match_media(self.query()).ok().flatten()
    }

    pub fn holds(self) -> bool {
        self.list().is_some_and(|list| list.matches())
    }

    /// Tells each change, until the handle is dropped.
    pub fn watch(self, listener: impl Fn(Preference) + 'static) -> Option<Listener> {
        Some(Listener::on(&self.list()?.into(), "change", move |_| listener(self)))
    }
}

/// The reader's languages, the preferred one first, as the browser names them: `es-MX`.
pub fn languages() -> Vec<String> {
    let languages = web_sys::window().map(|window| window.navigator().languages());
    languages.into_iter().flatten().filter_map(|language| language.as_string()).collect()
}
