//! Text kept in this browser over reloads, by name. It may be forbidden or full at any time, which is an error
//! to tell, never a reason to stop. Leaves to others: what the text means (`share`), when it is written (`ui`).

use wasm_bindgen::{JsCast, JsValue};
use web_sys::{DomException, Storage};

/// Other pages of the same origin keep their things in the same place.
const PREFIX: &str = "embudo.";

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StorageError {
    /// The browser or its user forbids it, as in a sandboxed frame.
    Unavailable,
    Full,
}

pub fn get(name: &str) -> Result<Option<String>, StorageError> {
    area()?.get_item(&key(name)).map_err(|_| StorageError::Unavailable)
}

pub fn set(name: &str, text: &str) -> Result<(), StorageError> {
    area()?.set_item(&key(name), text).map_err(|error| why(&error))
}

pub fn remove(name: &str) -> Result<(), StorageError> {
    area()?.remove_item(&key(name)).map_err(|_| StorageError::Unavailable)
}

fn key(name: &str) -> String {
    format!("{PREFIX}{name}")
}

fn area() -> Result<Storage, StorageError> {
    let window = web_sys::window().ok_or(StorageError::Unavailable)?;
    // The mere look at it throws where it is forbidden.
    window.local_storage().ok().flatten().ok_or(StorageError::Unavailable)
}

fn why(error: &JsValue) -> StorageError {
    // Firefox had a name of its own for it.
    let is_full = |error: &DomException| error.name().contains("Quota") || error.name().contains("QUOTA");
    if error.dyn_ref().is_some_and(is_full) { StorageError::Full } else { StorageError::Unavailable }
}
