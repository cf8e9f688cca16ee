//! The browser's own things: time, storage, the address bar, chance. Run in a page.

#![cfg(target_arch = "wasm32")]

use embudo::browser::clock::{self, Debounce, Frame, Ticker, Timer};
use embudo::browser::location::{self, BadParameter, HistoryError, Parameter, Query};
use embudo::browser::media::{self, Preference};
use embudo::browser::storage::{self, StorageError};
use embudo::browser::{clipboard, download, entropy, host, usual_workers};
use embudo::domain::Seed;
use js_sys::Promise;
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_browser);

/// What was done, in order.
#[derive(Clone, Default)]
struct Log(Rc<RefCell<Vec<&'static str>>>);

impl Log {
    fn note(&self, what: &'static str) -> impl Fn() + use<> {
        let log = self.0.clone();
        move || log.borrow_mut().push(what)
    }

    fn read(&self) -> Vec<&'static str> {
        self.0.borrow().clone()
    }
}

async fn sleep(millis: i32) {
    let mut timer = None;
    let promise = Promise::new(&mut |done, _| {
        timer = Some(Timer::after(millis, move || drop(done.call0(&JsValue::NULL))));
    });
    JsFuture::from(promise).await.unwrap();
}

#[wasm_bindgen_test]
fn this_is_a_page() {
    assert!(!host::is_here());
    assert!((1..=8).contains(&usual_workers()));
}

#[wasm_bindgen_test]
async fn time_goes_on() {
    let start = clock::now();
    sleep(50).await;
    let passed = clock::now() - start;
    assert!((45.0..5_000.0).contains(&passed), "{passed}");
}

#[wasm_bindgen_test]
async fn what_is_dropped_does_not_happen() {
    let log = Log::default();
    let kept = (Timer::after(1, log.note("timer")), Frame::next(log.note("frame")));
    drop((Timer::after(1, log.note("dropped timer")), Frame::next(log.note("dropped frame"))));
    drop(Ticker::every(1, log.note("dropped ticker")));
    sleep(200).await;
    let mut done = log.read();
    done.sort();
    assert_eq!(done, ["frame", "timer"]);
    drop(kept);
}

#[wasm_bindgen_test]
async fn a_ticker_ticks_and_may_be_dropped_in_its_own_tick() {
    let log = Log::default();
    let slot: Rc<RefCell<Option<Ticker>>> = Rc::default();
    let (note, own) = (log.note("tick"), slot.clone());
    let ticker = Ticker::every(1, move || {
        note();
        own.take();
    });
    slot.replace(Some(ticker));
    sleep(200).await;
    assert_eq!(log.read(), ["tick"]);
}

#[wasm_bindgen_test]
async fn of_a_flurry_only_the_last_is_done() {
    let log = Log::default();
    let debounce = Debounce::new(30);
    debounce.call(log.note("first"));
    debounce.call(log.note("second"));
    sleep(200).await;
    assert_eq!(log.read(), ["second"]);
    debounce.call(log.note("third"));
    debounce.flush();
    debounce.flush();
    assert_eq!(log.read(), ["second", "third"], "at once, and once");
    debounce.call(log.note("fourth"));
    debounce.cancel();
    let again = debounce.clone();
    debounce.call(move || again.call(|| {}));
    sleep(200).await;
    assert_eq!(log.read(), ["second", "third"]);
}

#[wasm_bindgen_test]
fn what_is_stored_is_found() {
    storage::set("test", "¿qué? 1").unwrap();
    assert_eq!(storage::get("test"), Ok(Some("¿qué? 1".into())));
    storage::remove("test").unwrap();
    assert_eq!(storage::get("test"), Ok(None));
}

#[wasm_bindgen_test]
fn a_full_storage_says_so_and_keeps_what_it_had() {
    storage::set("test", "old").unwrap();
    assert_eq!(storage::set("test", &"x".repeat(20_000_000)), Err(StorageError::Full));
    assert_eq!(storage::get("test"), Ok(Some("old".into())));
    storage::remove("test").unwrap();
}

#[wasm_bindgen_test]
fn parameters_are_typed() {
    let query =
        Query::parse("?lang=es&seed=18446744073709551615&workers=x&theme=&preset=a%20b%C3%B1&other=1");
    assert_eq!(query.value(Parameter::Lang), Ok(Some("es".to_owned())));
    assert_eq!(query.value(Parameter::Seed), Ok(Some(Seed(u64::MAX))));
    let bad = BadParameter { parameter: Parameter::Workers, text: "x".into() };
    assert_eq!(query.value::<u32>(Parameter::Workers), Err(bad));
    assert_eq!(query.text(Parameter::Theme), Some(String::new()));
    assert_eq!(query.text(Parameter::Preset), Some("a bñ".into()));
    assert_eq!(Query::parse("").value::<Seed>(Parameter::Seed), Ok(None));
    for text in ["?", "%", "?%ff%00&&==;#?", "\u{0}"] {
        let _ = Parameter::ALL.map(|parameter| Query::parse(text).text(parameter));
    }
}

#[wasm_bindgen_test]
async fn the_fragment_is_written_silently_and_heard_when_it_comes_from_elsewhere() {
    let heard: Rc<RefCell<Vec<String>>> = Rc::default();
    let ear = heard.clone();
    let listener = location::on_fragment(move |fragment| ear.borrow_mut().push(fragment)).unwrap();
    assert_eq!(location::replace_fragment("mine"), Ok::<(), HistoryError>(()));
    assert_eq!(location::fragment(), "mine");
    assert!(location::link_to("other").ends_with("/#other"));
    sleep(50).await;
    assert_eq!(*heard.borrow(), [""; 0]);
    web_sys::window().unwrap().location().set_hash("theirs").unwrap();
    sleep(50).await;
    assert_eq!(*heard.borrow(), ["theirs"]);
    drop(listener);
    web_sys::window().unwrap().location().set_hash("unheard").unwrap();
    sleep(50).await;
    assert_eq!(*heard.borrow(), ["theirs"]);
}

#[wasm_bindgen_test]
fn seeds_are_short_and_differ() {
    let seeds: Vec<u64> = (0..1_000).map(|_| entropy::new_seed().0).collect();
    assert!(seeds.iter().all(|seed| (1..=999_999).contains(seed)));
    let mut different = seeds.clone();
    different.sort();
    different.dedup();
    assert!(different.len() > 990, "{} of 1,000", different.len());
}

#[wasm_bindgen_test]
fn preferences_can_be_asked_and_watched() {
    for preference in [Preference::DarkColours, Preference::LessMotion] {
        let _ = preference.holds();
        assert!(preference.watch(|_| {}).is_some());
    }
    assert!(!media::languages().is_empty());
}

#[wasm_bindgen_test]
async fn copying_ends_one_way_or_the_other() {
    // Without a click the browser may refuse: what matters is that it is said.
    let _: Result<(), clipboard::ClipboardError> = clipboard::write_text("text").await;
}

#[wasm_bindgen_test]
fn a_file_can_be_offered() {
    assert!(download::save("test.csv", "text/csv", &js_sys::Array::of1(&"a,b\n1,2\n".into())).is_ok());
}
