//! Handing the reader a file. Leaves to others: its contents (`share`, `exchange`).

use super::clock::Timer;
use js_sys::Array;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Blob, BlobPropertyBag, HtmlAnchorElement, Url};

/// Browsers read the file after the click has returned.
const KEEP_MILLIS: i32 = 60_000;

/// Offers texts, one after the other, as a file. `mime` is its type, such as `text/csv`.
pub fn save(name: &str, mime: &str, parts: &Array) -> Result<(), JsValue> {
    let options = BlobPropertyBag::new();
    options.set_type(mime);
    save_blob(name, &Blob::new_with_str_sequence_and_options(parts, &options)?)
}

/// Offers what is a file already but for its name.
pub fn save_blob(name: &str, blob: &Blob) -> Result<(), JsValue> {
    let url = Url::create_object_url_with_blob(blob)?;
    let document = web_sys::window().and_then(|window| window.document()).ok_or(JsValue::NULL)?;
    let anchor: HtmlAnchorElement = document.create_element("a")?.unchecked_into();
    anchor.set_href(&url);
    anchor.set_download(name);
    anchor.click();
    std::mem::forget(Timer::after(KEEP_MILLIS, move || drop(Url::revoke_object_url(&url))));
    Ok(())
}
