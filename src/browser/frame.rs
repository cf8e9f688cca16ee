//! A page within another page. Leaves to others: what is hidden there (`style/modes.css`).

use js_sys::{Object, Reflect};
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::ResizeObserver;

/// Tells the page around this one, now and whenever it changes, how tall the content is:
/// `{ type: "embudo:height", height }`, in CSS pixels. Whoever embeds it sets the frame's height by it.
pub struct Height {
    observer: ResizeObserver,
    _callback: Closure<dyn FnMut()>,
}

/// `None` where there is no page around, or the browser cannot observe sizes.
pub fn tell_height() -> Option<Height> {
    let window = web_sys::window()?;
    let around = window.parent().ok().flatten().filter(|around| *around != window)?;
    let body = window.document()?.body()?;
    let measured = body.clone();
    let callback = Closure::<dyn FnMut()>::new(move || {
        let message = Object::new();
        let height = f64::from(measured.offset_height());
        let _ = Reflect::set(&message, &"type".into(), &"embudo:height".into());
        let _ = Reflect::set(&message, &"height".into(), &height.into());
        // A height is no secret: whoever embeds the page may know it.
        let _ = around.post_message(&message, "*");
    });
    let observer = ResizeObserver::new(callback.as_ref().unchecked_ref()).ok()?;
    observer.observe(&body);
    Some(Height { observer, _callback: callback })
}

impl Drop for Height {
    fn drop(&mut self) {
        self.observer.disconnect();
    }
}
