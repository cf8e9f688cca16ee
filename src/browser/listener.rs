//! An event listener that is removed when its handle is dropped.

use wasm_bindgen::prelude::*;
use web_sys::{Event, EventTarget};

pub struct Listener {
    target: EventTarget,
    kind: &'static str,
    callback: Closure<dyn FnMut(Event)>,
}

impl Listener {
    pub fn on(target: &EventTarget, kind: &'static str, callback: impl FnMut(Event) + 'static) -> Listener {
        let callback = Closure::new(callback);
        // Only a callback of the wrong type can be refused.
        let _ = target.add_event_listener_with_callback(kind, callback.as_ref().unchecked_ref());
        Listener { target: target.clone(), kind, callback }
    }
}

impl Drop for Listener {
    fn drop(&mut self) {
        let callback = self.callback.as_ref().unchecked_ref();
        let _ = self.target.remove_event_listener_with_callback(self.kind, callback);
    }
}
