//! The pool with real workers in a real browser: the same numbers however they are computed, and each way in which
//! a worker can fail. Leaves to others: mixtures of failures (`job_schedule`), the whole page (`browser/*.mjs`).

#![cfg(target_arch = "wasm32")]

mod ear;
mod make;

use ear::{Ear, sleep};
use embudo::browser::{Pool, PoolEvent};
use embudo::domain::{Company, Lever, Param, Seed};
use embudo::job::schedule::Notice;
use embudo::job::{PROTOCOL, Reply, Version, Work, encode_reply};
use embudo::sim::weeks::Want;
use embudo::sim::{DEFAULT_PROBES, Results, Simulator};
use make::Fleet;
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use wasm_bindgen::JsValue;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_browser);

const TRIALS: u32 = 300;

fn work() -> Work {
    Work {
        scenarios: Company::Industrial.setups().to_vec(),
        seed: Seed(7),
        probes: DEFAULT_PROBES,
        want: Want::Totals,
    }
}

/// What every way of computing must come to.
fn expected(trials: u32) -> Results {
    let work = work();
    let mut results = Results::default();
    results.add(Simulator::new(&work.scenarios, work.seed, work.probes).unwrap().run(0, trials));
    results
}

fn ready() -> String {
    make::post(&encode_reply(&Reply::Ready(Version::own())))
}

#[wasm_bindgen_test]
async fn the_numbers_do_not_depend_on_the_workers() {
    for workers in [0, 1, 3] {
        let (pool, ear) = Ear::on(workers, Fleet::default().watch(make::own_kind));
        let job = pool.submit(work(), TRIALS);
        ear.wait_for_end(job).await;
        assert!(ear.results(job) == expected(TRIALS), "{workers} workers");
        assert_eq!(ear.notices(), [], "{workers} workers");
        assert!(workers == 0 || pool.workers() > 0);
        let progress = pool.progress().unwrap();
        assert_eq!((progress.job, progress.done, progress.wanted), (job, TRIALS, TRIALS));
    }
}

#[wasm_bindgen_test]
async fn a_crashed_worker_is_replaced_and_nothing_is_missing() {
    let fleet = Fleet::default();
    let (pool, ear) = Ear::on(2, fleet.watch(make::own_kind));
    let job = pool.submit(work(), 2_000);
    ear.wait_for("batch", |event| matches!(event, PoolEvent::Batch { .. })).await;
    // A request that no page would send: the worker gives up.
    fleet.first().post_message(&"nonsense".into()).unwrap();
    ear.wait_for_end(job).await;
    assert!(ear.results(job) == expected(2_000));
    assert_eq!((ear.notices(), fleet.count()), (vec![Notice::WorkerReplaced], 3));
}

#[wasm_bindgen_test]
async fn a_hung_worker_is_replaced_and_nothing_is_missing() {
    let fleet = Fleet::default();
    let (pool, ear) = Ear::on(2, fleet.watch(make::own_kind));
    let job = pool.submit(work(), 2_000);
    ear.wait_for("batch", |event| matches!(event, PoolEvent::Batch { .. })).await;
    // Whatever it is at, nothing more is heard of it.
    fleet.first().terminate();
    ear.wait_for_end(job).await;
    assert!(ear.results(job) == expected(2_000));
    assert_eq!((ear.notices(), fleet.count()), (vec![Notice::WorkerReplaced], 3));
}

#[wasm_bindgen_test]
async fn where_no_worker_starts_the_page_computes() {
    let foreign = "postMessage({ some: 'object' });";
    let failed = "postMessage({ kind: 'boot-failed', message: 'as the test wants it' });";
    let garbled = &make::post(&[1, 2, 3]);
    for text in ["throw new Error('as the test wants it');", "syntax error", foreign, failed, garbled] {
        let text = text.to_owned();
        page_computes(&text.clone(), Fleet::default().watch(move || make::script(&text))).await;
    }
    page_computes("missing", Fleet::default().watch(make::missing)).await;
    page_computes("forbidden", Box::new(|| Err(JsValue::from_str("as the test wants it")))).await;
}

async fn page_computes(why: &str, spawn: embudo::browser::Spawn) {
    let (pool, ear) = Ear::on(2, spawn);
    let job = pool.submit(work(), TRIALS);
    ear.wait_for_end(job).await;
    assert!(ear.results(job) == expected(TRIALS), "{why}");
    ear.wait_for("notice", |event| *event == PoolEvent::Notice(Notice::WorkersGone)).await;
    assert_eq!(pool.workers(), 0, "{why}");
}

#[wasm_bindgen_test]
async fn the_page_does_not_wait_long_for_silent_workers() {
    let (pool, ear) = Ear::on(2, Fleet::default().watch(|| make::script("")));
    let job = pool.submit(work(), TRIALS);
    ear.wait_for_end(job).await;
    assert!(ear.results(job) == expected(TRIALS));
    assert_eq!(ear.notices(), [], "they may still start");
}

#[wasm_bindgen_test]
async fn workers_of_another_version_are_told_of_and_not_used() {
    let other_build = Version { build: "another".into(), ..Version::own() };
    let other_revision = Version { revision: 0, ..Version::own() };
    let mut other_protocol = encode_reply(&Reply::Ready(Version::own()));
    other_protocol[4..6].copy_from_slice(&(PROTOCOL + 1).to_le_bytes());
    let replies = [other_build, other_revision].map(|version| encode_reply(&Reply::Ready(version)));
    for bytes in replies.into_iter().chain([other_protocol]) {
        let fleet = Fleet::default();
        let (pool, ear) = Ear::on(2, fleet.watch(move || make::script(&make::post(&bytes))));
        let job = pool.submit(work(), TRIALS);
        ear.wait_for_end(job).await;
        assert!(ear.results(job) == expected(TRIALS));
        assert_eq!((ear.notices(), fleet.count()), (vec![Notice::VersionMismatch], 2));
    }
}

#[wasm_bindgen_test]
async fn work_that_crashes_every_worker_is_given_up() {
    let crash = format!("onmessage = () => {{ throw new Error('as the test wants it'); }}; {}", ready());
    let (pool, ear) = Ear::on(2, Fleet::default().watch(move || make::script(&crash)));
    let job = pool.submit(work(), TRIALS);
    ear.wait_for("end", |event| matches!(event, PoolEvent::GivenUp { job: of, .. } if *of == job)).await;
    sleep(100).await;
    assert_eq!(ear.results(job).trials(), 0);
}

#[wasm_bindgen_test]
async fn when_the_workers_die_one_by_one_the_page_takes_over() {
    let die = || make::script("throw new Error('as the test wants it');");
    let fleet = Fleet::default();
    let (pool, ear) = Ear::on(1, fleet.watch(make::at_first(1, make::own_kind, die)));
    let job = pool.submit(work(), 2_000);
    ear.wait_for("batch", |event| matches!(event, PoolEvent::Batch { .. })).await;
    fleet.first().post_message(&"nonsense".into()).unwrap();
    ear.wait_for_end(job).await;
    assert!(ear.results(job) == expected(2_000));
    assert_eq!(ear.notices().last(), Some(&Notice::WorkersGone));
}

#[wasm_bindgen_test]
async fn a_refusal_names_the_faults() {
    let mut work = work();
    work.scenarios[1].levers[Param::LeadsPerWeek] = Lever::Fixed(1e18);
    let errors = Simulator::new(&work.scenarios, work.seed, work.probes).err().unwrap();
    for workers in [0, 2] {
        let (pool, ear) = Ear::on(workers, Fleet::default().watch(make::own_kind));
        let job = pool.submit(work.clone(), TRIALS);
        let refusal = PoolEvent::Refused { job, errors: errors.clone() };
        ear.wait_for("refusal", |event| *event == refusal).await;
        sleep(100).await;
        assert_eq!(ear.count(|_| true), 1, "told once: {:?}", ear.others());
    }
}

#[wasm_bindgen_test]
async fn a_new_job_silences_the_one_before() {
    let (pool, ear) = Ear::on(2, Fleet::default().watch(make::own_kind));
    let old = pool.submit(work(), 100_000);
    ear.wait_for("batch", |event| matches!(event, PoolEvent::Batch { .. })).await;
    let new = pool.submit(Work { seed: Seed(8), ..work() }, TRIALS);
    let of_old = |event: &PoolEvent| matches!(event, PoolEvent::Batch { job, .. } if *job == old);
    let before = ear.count(of_old);
    ear.wait_for_end(new).await;
    assert_eq!(ear.count(of_old), before);
    assert!(ear.results(new) != expected(TRIALS), "another seed");
}

#[wasm_bindgen_test]
async fn a_listener_may_call_the_pool() {
    let pool: Rc<RefCell<Option<Pool>>> = Rc::default();
    let (handle, ends) = (pool.clone(), Rc::new(Cell::new(0)));
    let counted = ends.clone();
    let listener = move |event: PoolEvent| {
        if let PoolEvent::Finished(_) = event {
            counted.set(counted.get() + 1);
            if counted.get() < 3 {
                handle.borrow().as_ref().unwrap().submit(work(), 10);
            }
        }
    };
    *pool.borrow_mut() = Some(Pool::with_spawn(1, Fleet::default().watch(make::own_kind), listener));
    pool.borrow().as_ref().unwrap().submit(work(), 10);
    for _ in 0..1_000 {
        if ends.get() == 3 {
            return;
        }
        sleep(10).await;
    }
    panic!("{} jobs of 3 ended", ends.get());
}

#[wasm_bindgen_test]
async fn pause_and_more() {
    let (pool, ear) = Ear::on(2, Fleet::default().watch(make::own_kind));
    let job = pool.submit(work(), 1_500);
    ear.wait_for("batch", |event| matches!(event, PoolEvent::Batch { .. })).await;
    pool.pause();
    assert!(pool.is_paused());
    sleep(500).await;
    let trials = ear.results(job).trials();
    sleep(300).await;
    assert_eq!(ear.results(job).trials(), trials, "batches under way have ended");
    assert!(trials < 1_500);
    pool.resume();
    ear.wait_for_end(job).await;
    pool.extend(1_600);
    ear.wait_for(
        "second end",
        |event| matches!(event, PoolEvent::Progress(progress) if progress.done == 1_600),
    )
    .await;
    assert!(ear.results(job) == expected(1_600));
}

#[wasm_bindgen_test]
async fn a_dropped_pool_is_silent_and_ends_its_workers() {
    let fleet = Fleet::default();
    let (pool, ear) = Ear::on(1, fleet.watch(make::own_kind));
    pool.submit(work(), 100_000);
    ear.wait_for("batch", |event| matches!(event, PoolEvent::Batch { .. })).await;
    drop(pool);
    let heard = ear.count(|_| true);
    sleep(300).await;
    assert_eq!(ear.count(|_| true), heard);
}

#[wasm_bindgen_test]
async fn the_page_breathes_while_it_computes() {
    let (pool, ear) = Ear::on(0, Fleet::default().watch(make::own_kind));
    let job = pool.submit(work(), 2_000);
    let mut beats = 0;
    while ear.count(|event| *event == PoolEvent::Finished(job)) == 0 {
        sleep(0).await;
        beats += 1;
    }
    let slices = ear.count(|event| matches!(event, PoolEvent::Batch { .. }));
    assert!(beats * 4 > slices, "{beats} timers were heard in {slices} slices");
}
