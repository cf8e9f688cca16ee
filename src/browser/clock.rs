//! Time: what it is, and doing something later. Works in pages and in workers.
//! Handles cancel when dropped, so that nothing runs for an owner that is gone.

use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::prelude::*;

/// Milliseconds since the page or worker began.
pub fn now() -> f64 {
    performance_now()
}

/// Takes steps for as long as each says that there is another and it is not `end` yet; says whether there is.
pub fn step_until(end: f64, mut step: impl FnMut() -> bool) -> bool {
    let mut is_more = step();
    while is_more && now() < end {
        is_more = step();
    }
    is_more
}

/// Something that will be done once; dropping the handle cancels it.
pub struct Timer {
    handle: JsValue,
    _callback: Closure<dyn FnMut()>,
}

impl Timer {
    /// Does it after this many milliseconds.
    pub fn after(millis: i32, callback: impl FnOnce() + 'static) -> Timer {
        let callback = Closure::once(callback);
        Timer { handle: set_timeout(callback.as_ref(), millis), _callback: callback }
    }
}

impl Drop for Timer {
    fn drop(&mut self) {
        clear_timeout(&self.handle);
    }
}

/// Something done again and again until the handle is dropped.
pub struct Ticker {
    handle: JsValue,
    _callback: Closure<dyn FnMut()>,
}

impl Ticker {
    pub fn every(millis: i32, callback: impl FnMut() + 'static) -> Ticker {
        let callback = Closure::new(callback);
        Ticker { handle: set_interval(callback.as_ref(), millis), _callback: callback }
    }
}

impl Drop for Ticker {
    fn drop(&mut self) {
        clear_interval(&self.handle);
    }
}

/// Something done once, before the browser next paints; dropping the handle cancels it.
pub struct Frame {
    handle: f64,
    _callback: Closure<dyn FnMut()>,
}

impl Frame {
    pub fn next(callback: impl FnOnce() + 'static) -> Frame {
        let callback = Closure::once(callback);
        Frame { handle: request_animation_frame(callback.as_ref()), _callback: callback }
    }
}

impl Drop for Frame {
    fn drop(&mut self) {
        cancel_animation_frame(self.handle);
    }
}

/// Does only the last of a flurry of things, once it has been quiet for a while.
#[derive(Clone)]
pub struct Debounce {
    millis: i32,
    pending: Rc<RefCell<Option<Pending>>>,
}

struct Pending {
    action: Box<dyn FnOnce()>,
    _timer: Timer,
}

impl Debounce {
    pub fn new(millis: i32) -> Debounce {
        Debounce { millis, pending: Rc::default() }
    }

    /// Takes the place of what was to be done before.
    pub fn call(&self, action: impl FnOnce() + 'static) {
        let this = self.clone();
        let timer = Timer::after(self.millis, move || this.flush());
        self.pending.replace(Some(Pending { action: Box::new(action), _timer: timer }));
    }

    /// Does at once what is still to be done, if anything: for a page that is about to go.
    pub fn flush(&self) {
        if let Some(pending) = self.pending.take() {
            (pending.action)();
        }
    }

    pub fn cancel(&self) {
        self.pending.take();
    }
}

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_namespace = performance, js_name = now)]
    fn performance_now() -> f64;
    #[wasm_bindgen(js_name = setTimeout)]
    fn set_timeout(callback: &JsValue, millis: i32) -> JsValue;
    #[wasm_bindgen(js_name = clearTimeout)]
    fn clear_timeout(handle: &JsValue);
    #[wasm_bindgen(js_name = setInterval)]
    fn set_interval(callback: &JsValue, millis: i32) -> JsValue;
    #[wasm_bindgen(js_name = clearInterval)]
    fn clear_interval(handle: &JsValue);
    #[wasm_bindgen(js_name = requestAnimationFrame)]
    fn request_animation_frame(callback: &JsValue) -> f64;
    #[wasm_bindgen(js_name = cancelAnimationFrame)]
    fn cancel_animation_frame(handle: f64);
}
