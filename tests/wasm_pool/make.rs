//! Workers of several makes: the app's own, started by the app's own script, and scripts that fail in each way.
//! Leaves to others: what becomes of them (`main`).

use embudo::browser::{Spawn, host};
use js_sys::{Array, Function, Object, Reflect};
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use wasm_bindgen::prelude::*;
use web_sys::{Blob, BlobPropertyBag, Url, Worker};

/// What the app's `main` does when it finds itself in a worker; this module has another `main`.
#[wasm_bindgen]
pub fn serve_as_worker() {
    host::start();
}

/// All workers that a pool has spawned, for the test to meddle with.
#[derive(Clone, Default)]
pub struct Fleet(pub Rc<RefCell<Vec<Worker>>>);

impl Fleet {
    /// Remembers each worker of a make.
    pub fn watch(&self, make: impl Fn() -> Worker + 'static) -> Spawn {
        let fleet = self.clone();
        Box::new(move || {
            let worker = make();
            fleet.0.borrow_mut().push(worker.clone());
            Ok(worker)
        })
    }

    pub fn count(&self) -> usize {
        self.0.borrow().len()
    }

    pub fn first(&self) -> Worker {
        self.0.borrow()[0].clone()
    }
}

/// The app's own kind, by way of `src/boot/worker.js`: as `src/boot/page.js` does it.
pub fn own_kind() -> Worker {
    let origin = web_sys::window().unwrap().location().origin().unwrap();
    let start = format!(
        "import init, {{ serve_as_worker }} from '{origin}/wasm-bindgen-test.js';
         export default async (options) => {{ await init(options); serve_as_worker(); }};"
    );
    // As text: the tests' harness wraps workers and loads their addresses late, so that the first message is lost.
    let worker = script(include_str!("../../src/boot/worker.js"));
    let message = Object::new();
    let set = |key: &str, value: &JsValue| Reflect::set(&message, &key.into(), value).unwrap();
    set("kind", &"boot".into());
    set("js", &blob_url(&start).into());
    set("module", &wasm_bindgen::module());
    worker.post_message(&message).unwrap();
    worker
}

/// A worker that runs this script.
pub fn script(text: &str) -> Worker {
    module_worker(&blob_url(text))
}

/// A worker whose script does not exist.
pub fn missing() -> Worker {
    let origin = web_sys::window().unwrap().location().origin().unwrap();
    module_worker(&format!("{origin}/there/is/no/such/script.js"))
}

/// JavaScript that posts these bytes as a worker would.
pub fn post(bytes: &[u8]) -> String {
    format!("{{ const {{ buffer }} = new Uint8Array({bytes:?}); postMessage(buffer, [buffer]); }}")
}

/// The first `good` workers are of the one make, the rest of the other.
pub fn at_first(good: usize, one: fn() -> Worker, other: impl Fn() -> Worker) -> impl Fn() -> Worker {
    let made = Cell::new(0);
    move || {
        made.set(made.get() + 1);
        if made.get() <= good { one() } else { other() }
    }
}

fn module_worker(url: &str) -> Worker {
    let make = Function::new_with_args("url", "return new Worker(url, { type: 'module' })");
    make.call1(&JsValue::NULL, &url.into()).unwrap().unchecked_into()
}

fn blob_url(text: &str) -> String {
    let options = BlobPropertyBag::new();
    options.set_type("text/javascript");
    let blob = Blob::new_with_str_sequence_and_options(&Array::of1(&text.into()), &options).unwrap();
    Url::create_object_url_with_blob(&blob).unwrap()
}
