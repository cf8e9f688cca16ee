//! The worker's side: bytes of a request in, bytes of the reply out, until the page ends it.
//! Leaves to others: what is computed (`desk`), starting the module (`src/boot/worker.js`).

use super::desk::Desk;
use crate::job::{Failure, Reply, Version, decode_request, encode_reply};
use js_sys::{Array, ArrayBuffer, Uint8Array};
use wasm_bindgen::prelude::*;
use web_sys::{DedicatedWorkerGlobalScope, MessageEvent};

/// Whether this is a worker, not the page.
pub fn is_here() -> bool {
    js_sys::global().is_instance_of::<DedicatedWorkerGlobalScope>()
}

/// Listens from now on, and says so.
pub fn start() {
    let scope: DedicatedWorkerGlobalScope = js_sys::global().unchecked_into();
    report_panics(scope.clone());
    let desk = Desk::default();
    let page = scope.clone();
    let on_message = Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| {
        // What is not even bytes reads as an empty message, which is answered as unreadable.
        let bytes = event.data().dyn_into::<ArrayBuffer>().map(|buffer| Uint8Array::new(&buffer).to_vec());
        let Ok(request) = decode_request(&bytes.unwrap_or_default()) else {
            return say(&page, &encode_reply(&Reply::Failed(Failure::Unreadable)));
        };
        let page = page.clone();
        desk.answer(request, move |reply| say(&page, &encode_reply(&reply)));
        // The first picture is under way: there is time.
        desk.prepare();
    });
    scope.set_onmessage(Some(on_message.as_ref().unchecked_ref()));
    on_message.forget();
    say(&scope, &encode_reply(&Reply::Ready(Version::own())));
}

/// Hands the bytes over without copying them a second time.
fn say(page: &DedicatedWorkerGlobalScope, bytes: &[u8]) {
    let buffer = Uint8Array::from(bytes).buffer();
    if let Err(error) = page.post_message_with_transfer(&buffer, &Array::of1(&buffer)) {
        // The page will find this worker late and replace it.
        web_sys::console::warn_2(&"embudo worker: a reply could not be sent".into(), &error);
    }
}

/// A panic ends the module: the page is told why, and the browser's own `error` event follows.
fn report_panics(page: DedicatedWorkerGlobalScope) {
    std::panic::set_hook(Box::new(move |info| {
        console_error_panic_hook::hook(info);
        say(&page, &encode_reply(&Reply::Failed(Failure::Panicked { message: info.to_string() })));
    }));
}
