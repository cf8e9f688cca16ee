//! Copying text and pictures for the reader. Leaves to others: what to do where this fails (`ui`).

use super::raster::Unmade;
use js_sys::{Array, Object, Promise, Reflect};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::{JsFuture, future_to_promise};
use web_sys::{Blob, Clipboard};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ClipboardError {
    /// The page has none: not served safely, or embedded without the right to it.
    Unavailable,
    /// The browser or the reader said no.
    Refused,
}

/// To be called in a click or key press: browsers allow it only then.
pub async fn write_text(text: &str) -> Result<(), ClipboardError> {
    let written = JsFuture::from(clipboard()?.write_text(text)).await;
    written.map(drop).map_err(|_| ClipboardError::Refused)
}

/// The same with a picture that is still being made: what is called in a click may take its time then.
pub fn write_image(
    picture: impl Future<Output = Result<Blob, Unmade>> + 'static,
) -> impl Future<Output = Result<(), ClipboardError>> {
    let begun = clipboard().and_then(|clipboard| {
        let picture = async move { picture.await.map(JsValue::from).map_err(|_| JsValue::NULL) };
        let kinds = Object::new();
        let _ = Reflect::set(&kinds, &"image/png".into(), &future_to_promise(picture));
        let item = ClipboardItem::new(&kinds).map_err(|_| ClipboardError::Unavailable)?;
        let clipboard: &PictureClipboard = clipboard.unchecked_ref();
        clipboard.write(&Array::of1(&item)).map_err(|_| ClipboardError::Refused)
    });
    async move { JsFuture::from(begun?).await.map(drop).map_err(|_| ClipboardError::Refused) }
}

fn clipboard() -> Result<Clipboard, ClipboardError> {
    let navigator = web_sys::window().ok_or(ClipboardError::Unavailable)?.navigator();
    // Typed as always there, which it is not.
    let has_one = Reflect::get(&navigator, &"clipboard".into()).is_ok_and(|clipboard| clipboard.is_object());
    if has_one { Ok(navigator.clipboard()) } else { Err(ClipboardError::Unavailable) }
}

#[wasm_bindgen]
extern "C" {
    type ClipboardItem;
    /// Older browsers have none.
    #[wasm_bindgen(constructor, catch)]
    fn new(kinds: &Object) -> Result<ClipboardItem, JsValue>;

    #[wasm_bindgen(js_name = Clipboard)]
    type PictureClipboard;
    #[wasm_bindgen(method, catch)]
    fn write(this: &PictureClipboard, items: &Array) -> Result<Promise, JsValue>;
}
