//! Cells of the map that are simulated on demand, one after the other, by workers that live as long as the panel.
//! Leaves to others: the map and what a cell came to (`present::map`), showing it (`map`).

use crate::browser::location::Query;
use crate::browser::{Pool, PoolEvent};
use crate::domain::Scenario;
use crate::job::{JobId, Work};
use crate::present::map::{Map, Place, Tried};
use crate::sim::weeks::Want;
use crate::sim::{DEFAULT_PROBES, Results};
use crate::ui::state::{AppState, workers};
use leptos::prelude::*;
use std::cell::{OnceCell, RefCell};
use std::collections::VecDeque;
use std::rc::{Rc, Weak};

/// No more trials than these: the mean of a cell is then known to some per cent.
const MOST: u32 = 1000;

/// More workers than these start up for longer than they compute.
const MOST_WORKERS: u32 = 4;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    Idle,
    Running { done: u32, wanted: u32 },
    Failed,
}

#[derive(Clone, Copy)]
pub struct Cells {
    app: AppState,
    map: RwSignal<Option<Map>>,
    state: RwSignal<State>,
    inner: StoredValue<Rc<Inner>, LocalStorage>,
}

#[derive(Default)]
struct Inner {
    /// Started with the first cell that is asked for.
    pool: OnceCell<Pool>,
    job: RefCell<Option<Job>>,
    /// Cells that wait for their turn.
    next: RefCell<VecDeque<Place>>,
}

struct Job {
    id: JobId,
    place: Place,
    /// What is simulated: by the time it is, the map may be another.
    scenario: Scenario,
    results: Results,
    wanted: u32,
}

impl Cells {
    pub fn new(app: AppState, map: RwSignal<Option<Map>>) -> Cells {
        Cells { app, map, state: RwSignal::new(State::Idle), inner: StoredValue::new_local(Rc::default()) }
    }

    pub fn state(self) -> State {
        self.state.get()
    }

    /// Simulates the cell, after those that were asked for before.
    pub fn ask(self, place: Place) {
        let Some(inner) = self.inner.try_get_value() else { return };
        let is_known = |job: &Option<Job>| job.as_ref().is_some_and(|job| job.place == place);
        if is_known(&inner.job.borrow()) || inner.next.borrow().contains(&place) {
            return;
        }
        inner.next.borrow_mut().push_back(place);
        if inner.job.borrow().is_none() {
            self.go_on(&inner);
        }
    }

    /// Another map has begun: what was asked for is of the last one.
    pub fn forget(self) {
        let Some(inner) = self.inner.try_get_value() else { return };
        inner.next.borrow_mut().clear();
        let was_running = inner.job.take().is_some();
        if let Some(pool) = inner.pool.get().filter(|_| was_running) {
            pool.cancel();
        }
        self.state.set(State::Idle);
    }

    fn go_on(self, inner: &Rc<Inner>) {
        let next = inner.next.borrow_mut().pop_front();
        let scenario = next.and_then(|place| self.map.with_untracked(|map| Some(map.as_ref()?.at(place))));
        let Some((place, scenario)) = next.zip(scenario) else { return self.state.set(State::Idle) };
        let pool = inner.pool.get_or_init(|| {
            let this: Weak<Inner> = Rc::downgrade(inner);
            Pool::start(workers(&Query::read()).min(MOST_WORKERS), move |event| {
                if let Some(inner) = this.upgrade() {
                    self.hear(&inner, event);
                }
            })
        });
        let run = self.app.run.get_untracked();
        let work = Work {
            scenarios: vec![scenario.clone()],
            seed: run.seed,
            probes: DEFAULT_PROBES,
            want: Want::Totals,
        };
        let wanted = run.trials.min(MOST);
        let id = pool.submit(work, wanted);
        inner.job.replace(Some(Job { id, place, scenario, results: Results::default(), wanted }));
        self.state.set(State::Running { done: 0, wanted });
    }

    fn hear(self, inner: &Rc<Inner>, event: PoolEvent) {
        let mut slot = inner.job.borrow_mut();
        let Some(job) = slot.as_mut() else { return };
        match event {
            PoolEvent::Batch { job: id, batch } if id == job.id => {
                job.results.add(batch);
                let (done, wanted) = (job.results.trials(), job.wanted);
                let _ = self.state.try_set(State::Running { done, wanted });
            }
            PoolEvent::Finished(id) if id == job.id => {
                let job = slot.take();
                drop(slot);
                if let Some(job) = job {
                    self.keep(&job);
                }
                self.go_on(inner);
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

    fn keep(self, job: &Job) {
        let tried = job.results.worlds().first().and_then(|world| Tried::new(job.place, world));
        let Some(tried) = tried else { return };
        let _ = self.map.try_update(|map| {
            if let Some(map) = map.as_mut().filter(|map| map.at(job.place) == job.scenario) {
                map.keep(tried);
            }
        });
    }
}
