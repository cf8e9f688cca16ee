//! Copying text for the reader. Leaves to others: showing the text to copy by hand where this fails (`ui`).

use js_sys::Reflect;
use wasm_bindgen_futures::JsFuture;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ClipboardError {
    /// The page has none: not served safely, or embedded without the right to it.
    Unavailable,
    /// The browser or the reader said no.
    Refused,
}

/// To be called in a click or key press: browsers allow it only then.
pub async fn write_text(text: &str) -> Result<(), ClipboardError> {
    let navigator = web_sys::window().ok_or(ClipboardError::Unavailable)?.navigator();
    // Typed as always there, which it is not.
    let has_one = Reflect::get(&navigator, &"clipboard".into()).is_ok_and(|clipboard| clipboard.is_object());
    if !has_one {
        return Err(ClipboardError::Unavailable);
    }
    let written = JsFuture::from(navigator.clipboard().write_text(text)).await;
    written.map(drop).map_err(|_| ClipboardError::Refused)
}
