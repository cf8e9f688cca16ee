//! The address bar: the one table of query parameters, and the fragment, which holds the shared state.
//! Leaves to others: what the fragment means (`share`), how often it is written (`clock::Debounce`: browsers
//! refuse, or even break, when it changes too often).

use super::Listener;
use std::str::FromStr;
use wasm_bindgen::JsValue;
use web_sys::UrlSearchParams;

/// Everything that the page reads from its query; what is not there keeps its default.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Parameter {
    /// `es` or `en`; the browser's language else.
    Lang,
    /// A whole number; chance else.
    Seed,
    /// `light` or `dark`; the system's else.
    Theme,
    /// A preset's identifier.
    Preset,
    /// How many workers; 0 computes on the page. One less than there are cores else.
    Workers,
    /// There or not: step by step in large type, without levers.
    Present,
    /// There or not: within another page, without header.
    Embed,
    /// `long`, `double` or `xss`: every text made so, to look at the page with.
    StringTest,
}

impl Parameter {
    pub const ALL: [Parameter; 8] = [
        Parameter::Lang,
        Parameter::Seed,
        Parameter::Theme,
        Parameter::Preset,
        Parameter::Workers,
        Parameter::Present,
        Parameter::Embed,
        Parameter::StringTest,
    ];

    pub fn id(self) -> &'static str {
        match self {
            Parameter::Lang => "lang",
            Parameter::Seed => "seed",
            Parameter::Theme => "theme",
            Parameter::Preset => "preset",
            Parameter::Workers => "workers",
            Parameter::Present => "present",
            Parameter::Embed => "embed",
            Parameter::StringTest => "stringTest",
        }
    }
}

/// The query as it was when it was read.
#[derive(Clone, Debug)]
pub struct Query(UrlSearchParams);

/// A parameter is there, but reads as no value of its type.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BadParameter {
    pub parameter: Parameter,
    pub text: String,
}

impl Query {
    pub fn read() -> Query {
        let search = web_sys::window().and_then(|window| window.location().search().ok());
        Query::parse(&search.unwrap_or_default())
    }

    /// Of the form `?a=1&b=2`. Whatever stands there, something can be read from it.
    pub fn parse(search: &str) -> Query {
        Query(UrlSearchParams::new_with_str(search).expect("any text is a query"))
    }

    pub fn text(&self, parameter: Parameter) -> Option<String> {
        self.0.get(parameter.id())
    }

    /// `None` if it is not there.
    pub fn value<T: FromStr>(&self, parameter: Parameter) -> Result<Option<T>, BadParameter> {
        let Some(text) = self.text(parameter) else { return Ok(None) };
        text.parse().map(Some).map_err(|_| BadParameter { parameter, text })
    }
}

/// The fragment without its `#`, as it stands in the address.
pub fn fragment() -> String {
    let hash = web_sys::window().and_then(|window| window.location().hash().ok());
    hash.unwrap_or_default().trim_start_matches('#').to_owned()
}

/// The whole address with this fragment: a link to this very state, in the language of whoever opens it.
pub fn link_to(fragment: &str) -> String {
    let href = without(Parameter::Lang).unwrap_or_default();
    let page = href.split('#').next().unwrap_or_default();
    format!("{page}#{fragment}")
}

/// Takes a parameter out of the address once the reader has chosen otherwise, so that a reload keeps the choice.
pub fn drop_parameter(parameter: Parameter) {
    let history = web_sys::window().and_then(|window| window.history().ok());
    if let Some((history, address)) = history.zip(without(parameter)) {
        // Where it is refused the parameter stands as before: no reason to disturb.
        let _ = history.replace_state_with_url(&JsValue::NULL, "", Some(&address));
    }
}

/// The address without this parameter.
fn without(parameter: Parameter) -> Option<String> {
    let url = web_sys::Url::new(&web_sys::window()?.location().href().ok()?).ok()?;
    url.search_params().delete(parameter.id());
    Some(url.href())
}

/// The browser forbids it, or has had too many of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct HistoryError;

/// Writes the fragment without a new entry in the history, and without a `hashchange`.
pub fn replace_fragment(fragment: &str) -> Result<(), HistoryError> {
    let history = web_sys::window().and_then(|window| window.history().ok()).ok_or(HistoryError)?;
    let url = format!("#{fragment}");
    history.replace_state_with_url(&JsValue::NULL, "", Some(&url)).map_err(|_| HistoryError)
}

/// Tells each new fragment that the reader brings: a pasted link, or back and forward.
pub fn on_fragment(listener: impl Fn(String) + 'static) -> Option<Listener> {
    Some(Listener::on(&web_sys::window()?.into(), "hashchange", move |_| listener(fragment())))
}

/// Tells when the page is about to go, or goes to the background and may never return: time to write what is pending.
pub fn on_leave(listener: impl Fn() + 'static) -> Option<Listener> {
    Some(Listener::on(&web_sys::window()?.into(), "pagehide", move |_| listener()))
}
