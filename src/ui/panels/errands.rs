//! Setups that are simulated on demand, one job after the other, by workers that live as long as the panel that asks.
//! Leaves to others: which setups (the panels), and what is made of the years (`present`).

use crate::browser::location::Query;
use crate::browser::{Pool, PoolEvent};
use crate::domain::Scenario;
use crate::job::{JobId, Work};
use crate::sim::weeks::Want;
use crate::sim::{DEFAULT_PROBES, Results};
use crate::ui::state::{AppState, workers};
use leptos::prelude::*;
use std::cell::{OnceCell, RefCell};
use std::collections::VecDeque;
use std::rc::{Rc, Weak};

/// No more trials than these for a look: a mean is then known to some per cent.
const MOST: u32 = 1000;

/// More workers than these start up for longer than they compute.
const MOST_WORKERS: u32 = 4;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State<T> {
    Idle,
    Running { what: T, done: u32, wanted: u32 },
    Failed,
}

/// What is asked for: `what` is how the panel knows it.
#[derive(Clone, Debug, PartialEq)]
pub struct Errand<T> {
    pub what: T,
    pub scenarios: Vec<Scenario>,
    pub trials: u32,
}

#[derive(Clone, Copy)]
pub struct Errands<T: Copy + PartialEq + Send + Sync + 'static> {
    app: AppState,
    state: RwSignal<State<T>>,
    inner: StoredValue<Rc<Inner<T>>, LocalStorage>,
}

/// Takes the years of an errand.
type Keep<T> = Box<dyn Fn(&Errand<T>, &Results)>;

struct Inner<T> {
    /// Started with the first errand.
    pool: OnceCell<Pool>,
    job: RefCell<Option<Job<T>>>,
    /// Errands that wait for their turn.
    next: RefCell<VecDeque<Errand<T>>>,
    keep: Keep<T>,
}

struct Job<T> {
    id: JobId,
    errand: Errand<T>,
    results: Results,
}

impl<T: Copy + PartialEq + Send + Sync + 'static> Errands<T> {
    /// By the time `keep` is called, what the panel shows may be another.
    pub fn new(app: AppState, keep: impl Fn(&Errand<T>, &Results) + 'static) -> Errands<T> {
        let inner = Inner {
            pool: OnceCell::new(),
            job: RefCell::default(),
            next: RefCell::default(),
            keep: Box::new(keep),
        };
        Errands { app, state: RwSignal::new(State::Idle), inner: StoredValue::new_local(Rc::new(inner)) }
    }

    pub fn state(self) -> State<T> {
        self.state.get()
    }

    /// As many trials as a look takes, and no more than the page's own run.
    pub fn trials(self) -> u32 {
        self.app.run.get_untracked().trials.min(MOST)
    }

    /// Simulates it, after what was asked for before.
    pub fn ask(self, errand: Errand<T>) {
        let Some(inner) = self.inner.try_get_value() else { return };
        let is_known = |job: &Option<Job<T>>| job.as_ref().is_some_and(|job| job.errand == errand);
        if is_known(&inner.job.borrow()) || inner.next.borrow().contains(&errand) {
            return;
        }
        inner.next.borrow_mut().push_back(errand);
        if inner.job.borrow().is_none() {
            self.go_on(&inner);
        }
    }

    /// What was asked for is of no use any more.
    pub fn forget(self) {
        let Some(inner) = self.inner.try_get_value() else { return };
        inner.next.borrow_mut().clear();
        let was_running = inner.job.take().is_some();
        if let Some(pool) = inner.pool.get().filter(|_| was_running) {
            pool.cancel();
        }
        self.state.set(State::Idle);
    }

    fn go_on(self, inner: &Rc<Inner<T>>) {
        let next = inner.next.borrow_mut().pop_front();
        let Some(errand) = next else {
            let _ = self.state.try_set(State::Idle);
            return;
        };
        let pool = inner.pool.get_or_init(|| {
            let this: Weak<Inner<T>> = Rc::downgrade(inner);
            Pool::start(workers(&Query::read()).min(MOST_WORKERS), move |event| {
                if let Some(inner) = this.upgrade() {
                    self.hear(&inner, event);
                }
            })
        });
        let work = Work {
            scenarios: errand.scenarios.clone(),
            seed: self.app.run.get_untracked().seed,
            probes: DEFAULT_PROBES,
            want: Want::Totals,
        };
        let (what, wanted) = (errand.what, errand.trials);
        let id = pool.submit(work, wanted);
        inner.job.replace(Some(Job { id, errand, results: Results::default() }));
        self.state.set(State::Running { what, done: 0, wanted });
    }

    fn hear(self, inner: &Rc<Inner<T>>, event: PoolEvent) {
        let mut slot = inner.job.borrow_mut();
        let Some(job) = slot.as_mut() else { return };
        match event {
            PoolEvent::Batch { job: id, batch } if id == job.id => {
                job.results.add(batch);
                let (what, done, wanted) = (job.errand.what, job.results.trials(), job.errand.trials);
                let _ = self.state.try_set(State::Running { what, done, wanted });
            }
            PoolEvent::Finished(id) if id == job.id => {
                let job = slot.take();
                drop(slot);
                if let Some(job) = job {
                    (inner.keep)(&job.errand, &job.results);
                }
                // Keeping it may have asked for more.
                if inner.job.borrow().is_none() {
                    self.go_on(inner);
                }
            }
            PoolEvent::Refused { job: id, .. } | PoolEvent::GivenUp { job: id, .. } if id == job.id => {
                slot.take();
                inner.next.borrow_mut().clear();
                let _ = self.state.try_set(State::Failed);
            }
            // The page's own run tells of workers; the rest is of jobs that are over.
            _ => {}
        }
    }
}
