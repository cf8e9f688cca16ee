//! Files that the reader brings: chosen or dropped onto the page. Leaves to others: what is in them (`share`).

use super::Listener;
use js_sys::Uint8Array;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::{Document, DragEvent, File, HtmlInputElement};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum UploadError {
    /// Not read.
    TooLarge { bytes: usize },
    /// A folder, a file that is gone, or one that may not be read.
    Unreadable,
}

pub async fn read(file: &File, max: usize) -> Result<Vec<u8>, UploadError> {
    let bytes = file.size() as usize;
    if bytes > max {
        return Err(UploadError::TooLarge { bytes });
    }
    let buffer = JsFuture::from(file.array_buffer()).await.map_err(|_| UploadError::Unreadable)?;
    Ok(Uint8Array::new(&buffer).to_vec())
}

/// Takes the chosen file out of a field, so that the same one can be chosen again.
pub fn take(field: &HtmlInputElement) -> Option<File> {
    let file = field.files().and_then(|files| files.get(0));
    field.set_value("");
    file
}

/// Tells each file that is dropped onto the page; otherwise the browser would leave the page for it.
pub fn on_drop(document: &Document, listener: impl Fn(File) + 'static) -> [Listener; 2] {
    let over = Listener::on(document, "dragover", |event| event.prevent_default());
    let drop = Listener::on(document, "drop", move |event| {
        event.prevent_default();
        let files = event.dyn_into::<DragEvent>().ok().and_then(|event| event.data_transfer()?.files());
        if let Some(file) = files.and_then(|files| files.get(0)) {
            listener(file);
        }
    });
    [over, drop]
}
