//! Letting the page breathe between two slices of work: frames are painted and keys heard in between.
//! A message to oneself returns at once; `setTimeout` waits 4 ms, or a second in a hidden tab.
//! Leaves to others: how long a slice is (`job::schedule`).

use js_sys::Promise;
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{MessageChannel, MessagePort};

type Action = Box<dyn FnOnce()>;

pub struct Breath {
    waker: MessagePort,
    next: Rc<RefCell<Option<Action>>>,
    sleeper: MessagePort,
    _callback: Closure<dyn FnMut()>,
}

impl Default for Breath {
    fn default() -> Breath {
        let channel = MessageChannel::new().expect("browsers have it longer than wasm");
        let next: Rc<RefCell<Option<Action>>> = Rc::default();
        let slot = next.clone();
        let callback = Closure::new(move || {
            let action = slot.take();
            if let Some(action) = action {
                action();
            }
        });
        let (sleeper, waker) = (channel.port1(), channel.port2());
        sleeper.set_onmessage(Some(callback.as_ref().unchecked_ref()));
        Breath { waker, next, sleeper, _callback: callback }
    }
}

impl Breath {
    /// Does it after a breath; it takes the place of what was to be done before.
    pub fn then(&self, action: impl FnOnce() + 'static) {
        self.next.replace(Some(Box::new(action)));
        self.waker.post_message(&JsValue::NULL).expect("nothing can always be sent");
    }
}

/// The same for what awaits: goes on after a breath.
pub async fn breathe() {
    let breath = Breath::default();
    let over = Promise::new(&mut |go_on, _| breath.then(move || drop(go_on.call0(&JsValue::NULL))));
    // It is never refused.
    let _ = JsFuture::from(over).await;
}

impl Drop for Breath {
    fn drop(&mut self) {
        // Firefox delivers what was on its way when the port was closed.
        self.sleeper.set_onmessage(None);
        self.sleeper.close();
    }
}
