//! Paper: a part of the page handed to the browser's print dialog. Leaves to others: what stands on it (`ui`), and that
//! only it is printed (`style/report.css`).

use super::Listener;
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Element, HtmlImageElement};

/// The browser prints nothing here.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Unprinted;

/// An SVG as the address of an image.
pub fn source(svg: &str) -> String {
    format!("data:image/svg+xml;charset=utf-8,{}", String::from(js_sys::encode_uri_component(svg)))
}

/// Prints the element, which stands at the end of the page from now until the dialog is closed; another of its kind that
/// still stands there makes room.
pub async fn print(part: &Element) -> Result<(), Unprinted> {
    let window = web_sys::window().ok_or(Unprinted)?;
    let document = window.document().ok_or(Unprinted)?;
    let body = document.body().ok_or(Unprinted)?;
    if let Some(last) = document.get_element_by_id(&part.id()) {
        last.remove();
    }
    body.append_child(part).map_err(|_| Unprinted)?;
    let images = part.get_elements_by_tag_name("img");
    for index in 0..images.length() {
        let image = images.item(index).and_then(|image| image.dyn_into::<HtmlImageElement>().ok());
        if let Some(image) = image {
            // An image that cannot be shown leaves its words.
            let _ = JsFuture::from(image.decode()).await;
        }
    }
    let kept: Rc<RefCell<Option<Listener>>> = Rc::default();
    let (slot, part) = (kept.clone(), part.clone());
    let closed = Listener::on(&window, "afterprint", move |_| {
        part.remove();
        // Only once this call is over may its closure end.
        let ended = slot.take();
        wasm_bindgen_futures::spawn_local(async move { drop(ended) });
    });
    kept.replace(Some(closed));
    window.print().map_err(|_: JsValue| Unprinted)
}
