//! Listens to a pool, and waits for what it says. Leaves to others: what it should say (`main`).

use embudo::browser::clock::Timer;
use embudo::browser::{Pool, PoolEvent, Spawn};
use embudo::job::JobId;
use embudo::job::schedule::Notice;
use embudo::sim::Results;
use js_sys::Promise;
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen_futures::JsFuture;

/// Milliseconds after which what has not been said will not be said.
const LIMIT: u32 = 60_000;

#[derive(Clone, Default)]
pub struct Ear(Rc<RefCell<Vec<PoolEvent>>>);

impl Ear {
    /// A pool of this make of workers, and what it says.
    pub fn on(workers: u32, spawn: Spawn) -> (Pool, Ear) {
        let ear = Ear::default();
        let heard = ear.0.clone();
        (Pool::with_spawn(workers, spawn, move |event| heard.borrow_mut().push(event)), ear)
    }

    pub async fn wait_for(&self, what: &str, is_it: impl Fn(&PoolEvent) -> bool) {
        for _ in 0..LIMIT / 10 {
            if self.0.borrow().iter().any(&is_it) {
                return;
            }
            sleep(10).await;
        }
        panic!("no {what} in {LIMIT} ms, but {:?}", self.others());
    }

    pub async fn wait_for_end(&self, job: JobId) {
        self.wait_for("end of the job", |event| *event == PoolEvent::Finished(job)).await;
    }

    /// The batches of a job, merged.
    pub fn results(&self, job: JobId) -> Results {
        let mut results = Results::default();
        for event in self.0.borrow().iter() {
            match event {
                PoolEvent::Batch { job: of, batch } if *of == job => results.add(batch.clone()),
                _ => {}
            }
        }
        results
    }

    pub fn notices(&self) -> Vec<Notice> {
        let notice = |event: &PoolEvent| match event {
            PoolEvent::Notice(notice) => Some(*notice),
            _ => None,
        };
        self.0.borrow().iter().filter_map(notice).collect()
    }

    pub fn count(&self, is_it: impl Fn(&PoolEvent) -> bool) -> usize {
        self.0.borrow().iter().filter(|event| is_it(event)).count()
    }

    /// All but batches, which are long.
    pub fn others(&self) -> Vec<String> {
        let heard = self.0.borrow();
        let others = heard.iter().filter(|event| !matches!(event, PoolEvent::Batch { .. }));
        others.map(|event| format!("{event:?}")).collect()
    }
}

pub async fn sleep(millis: i32) {
    let mut timer = None;
    let promise = Promise::new(&mut |done, _| {
        timer = Some(Timer::after(millis, move || drop(done.call0(&wasm_bindgen::JsValue::NULL))));
    });
    JsFuture::from(promise).await.unwrap();
}
