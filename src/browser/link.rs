//! One worker as the page holds it: what is said to it, what is heard from it, and its end when dropped.
//! Leaves to others: what follows from it (`pool`), how it starts (`src/boot`).

use super::Listener;
use crate::job::{CodecError, Reply, decode_reply};
use js_sys::{Array, ArrayBuffer, Reflect, Uint8Array};
use wasm_bindgen::prelude::*;
use web_sys::{ErrorEvent, Event, MessageEvent, Worker};

pub struct Link {
    worker: Worker,
    _listeners: [Listener; 3],
}

/// What comes from a worker.
pub enum Word {
    Reply(Reply),
    /// A message, but in the format of another version.
    OtherProtocol,
    /// It did not start, crashed, or said something unreadable; the text is for the console.
    Broken(String),
}

impl Link {
    pub fn new(worker: Worker, hear: impl Fn(Word) + Clone + 'static) -> Link {
        let (on_message, on_error, on_garble) = (hear.clone(), hear.clone(), hear);
        let listeners = [
            Listener::on(&worker, "message", move |event| on_message(read(event.unchecked_into()))),
            Listener::on(&worker, "error", move |event| on_error(crash(&event))),
            Listener::on(&worker, "messageerror", move |_| {
                on_garble(Word::Broken("a garbled message".into()))
            }),
        ];
        Link { worker, _listeners: listeners }
    }

    pub fn say(&self, bytes: &[u8]) -> Result<(), JsValue> {
        let buffer = Uint8Array::from(bytes).buffer();
        self.worker.post_message_with_transfer(&buffer, &Array::of1(&buffer))
    }
}

impl Drop for Link {
    fn drop(&mut self) {
        self.worker.terminate();
    }
}

/// A new worker, starting up, that runs this very module. `src/boot/page.js` knows how.
pub fn spawn_own_kind() -> Result<Worker, JsValue> {
    spawn_worker(&wasm_bindgen::module())
}

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(catch, js_namespace = embudo, js_name = spawnWorker)]
    fn spawn_worker(module: &JsValue) -> Result<Worker, JsValue>;
}

fn read(event: MessageEvent) -> Word {
    let data = event.data();
    let Some(buffer) = data.dyn_ref::<ArrayBuffer>() else {
        // The start-up script speaks in objects: `{ kind: "boot-failed", message }`.
        let message = Reflect::get(&data, &"message".into()).ok().and_then(|message| message.as_string());
        return Word::Broken(message.unwrap_or_else(|| "a foreign message".into()));
    };
    match decode_reply(&Uint8Array::new(buffer).to_vec()) {
        Ok(reply) => Word::Reply(reply),
        Err(CodecError::Protocol { .. }) => Word::OtherProtocol,
        Err(error) => Word::Broken(format!("an unreadable message: {error}")),
    }
}

fn crash(event: &Event) -> Word {
    // The page deals with it: the browser need not report it as uncaught as well.
    event.prevent_default();
    let message = event.dyn_ref::<ErrorEvent>().map(ErrorEvent::message);
    Word::Broken(message.unwrap_or_else(|| "it could not be loaded".into()))
}
