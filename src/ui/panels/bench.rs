//! Simulates today, the proposal and the pins in one job of their own, once the page's run is done: the same seed, the same
//! years. And what comes of not knowing the levers, apart from luck. Leaves to others: figures (`present::compare`).

use crate::analysis::drivers::{Study, unexplained};
use crate::browser::location::Query;
use crate::browser::{Breath, Pool, PoolEvent, clock};
use crate::domain::{Param, Scenario, Seed};
use crate::job::{JobId, Work};
use crate::present::compare::{Comparison, Doubt, Years, compare};
use crate::sim::weeks::Want;
use crate::sim::{DEFAULT_PROBES, Output};
use crate::ui::bind::effect;
use crate::ui::state::engine::Phase;
use crate::ui::state::message::Message;
use crate::ui::state::{AppState, workers};
use leptos::prelude::*;
use std::cell::{OnceCell, RefCell};
use std::rc::{Rc, Weak};
use std::sync::Arc;

/// So many draws of the levers say how wide not knowing them spreads, to some per cent.
const DRAWS: u32 = 400;

/// Of one go at the draws, in milliseconds: frames come in between.
const SLICE: f64 = 8.0;

/// The signals of a comparison, and what simulates it.
#[derive(Clone, Copy)]
pub struct Bench {
    state: AppState,
    /// What the last one came to.
    pub comparison: RwSignal<Option<Arc<Comparison>>>,
    /// Years done and wanted, while one is on its way.
    pub progress: RwSignal<Option<(u32, u32)>>,
    pub failure: RwSignal<Option<Message>>,
    inner: StoredValue<Rc<Inner>, LocalStorage>,
}

#[derive(Default)]
struct Inner {
    /// Started when it is first needed; it ends with the panel.
    pool: OnceCell<Pool>,
    job: RefCell<Option<Job>>,
    breath: Breath,
}

struct Job {
    id: JobId,
    asked: Asked,
    years: Years,
}

/// What a comparison depends on.
#[derive(Clone, PartialEq)]
struct Asked {
    setups: Vec<Scenario>,
    seed: Seed,
    trials: u32,
}

impl Bench {
    pub fn new(state: AppState) -> Bench {
        Bench {
            state,
            comparison: RwSignal::new(None),
            progress: RwSignal::new(None),
            failure: RwSignal::new(None),
            inner: StoredValue::new_local(Rc::default()),
        }
    }

    /// Compares anew whenever something has changed, but not while levers move.
    pub fn keep_comparing(self) {
        let state = self.state;
        let mut last = None;
        effect(move || {
            let run = state.run.get();
            let setups = state.setups.with(|setups| {
                // A name changes nothing.
                let unnamed = |one: &Scenario| Scenario { name: String::new(), ..one.clone() };
                setups.scenarios.iter().chain(&setups.pins).map(unnamed).collect()
            });
            if state.phase.get() != Phase::Done {
                // The workers of the page's own run come first.
                if self.stop() {
                    last = None;
                }
                return;
            }
            let asked = Asked { setups, seed: run.seed, trials: run.trials };
            if last.as_ref() != Some(&asked) {
                last = Some(asked.clone());
                self.begin(asked);
            }
        });
    }

    /// Gives up what is being simulated; whether there was anything.
    fn stop(self) -> bool {
        let Some(inner) = self.inner.try_get_value() else { return false };
        let is_running = inner.job.take().is_some();
        if let Some(pool) = inner.pool.get().filter(|_| is_running) {
            pool.cancel();
            self.progress.set(None);
        }
        is_running
    }

    fn begin(self, asked: Asked) {
        let Some(inner) = self.inner.try_get_value() else { return };
        let pool = inner.pool.get_or_init(|| {
            let this: Weak<Inner> = Rc::downgrade(&inner);
            Pool::start(workers(&Query::read()), move |event| {
                if let Some(inner) = this.upgrade() {
                    self.hear(&inner, event);
                }
            })
        });
        let Asked { setups, seed, trials } = asked.clone();
        let years = Years::new(setups.len(), trials);
        let work = Work { scenarios: setups, seed, probes: DEFAULT_PROBES, want: Want::Totals };
        let id = pool.submit(work, trials);
        inner.job.replace(Some(Job { id, asked, years }));
        self.failure.set(None);
        self.progress.set(Some((0, trials)));
    }

    fn hear(self, inner: &Rc<Inner>, event: PoolEvent) {
        let mut slot = inner.job.borrow_mut();
        let Some(job) = slot.as_mut() else { return };
        match event {
            PoolEvent::Batch { job: id, batch } if id == job.id => {
                job.years.add(&batch);
                self.progress.set(Some((job.years.there(), job.asked.trials)));
            }
            PoolEvent::Finished(id) if id == job.id => {
                let job = slot.take();
                drop(slot);
                if let Some(job) = job {
                    Doubting::new(self, inner.clone(), job).go_on();
                }
            }
            PoolEvent::Refused { job: id, errors } if id == job.id => self.fail(Message::refused(errors)),
            PoolEvent::GivenUp { job: id, why } if id == job.id => self.fail(Message::given_up(why)),
            // The page's own run tells of workers; the rest is of jobs that are over.
            _ => {}
        }
    }

    fn fail(self, message: Message) {
        self.progress.set(None);
        self.comparison.set(None);
        self.failure.set(Some(message));
    }
}

/// What the levers of each year lead to by the formulas, in slices.
struct Doubting {
    bench: Bench,
    inner: Rc<Inner>,
    job: Job,
    /// By setup.
    draws: Vec<Draws>,
}

enum Draws {
    /// Some lever is a range; how people settle is still to be solved, which takes a slice of its own.
    Begun,
    Of(Study, Vec<f64>),
    /// No lever is uncertain, or the formulas fail for one draw and so say nothing of all.
    None,
}

impl Doubting {
    fn new(bench: Bench, inner: Rc<Inner>, job: Job) -> Doubting {
        let is_uncertain = |setup: &Scenario| Param::ALL.iter().any(|&param| setup.levers[param].is_range());
        let begin = |setup| if is_uncertain(setup) { Draws::Begun } else { Draws::None };
        let draws = job.asked.setups.iter().map(begin).collect();
        Doubting { bench, inner, job, draws }
    }

    fn go_on(mut self) {
        // Another comparison has begun, or the panel is gone.
        if self.inner.job.borrow().is_some() || self.bench.inner.try_get_value().is_none() {
            return;
        }
        let end = clock::now() + SLICE;
        while clock::now() < end {
            if !self.step() {
                return self.conclude();
            }
        }
        let inner = self.inner.clone();
        inner.breath.then(move || self.go_on());
    }

    /// Solves one setup, or draws its levers once; whether there was anything left to do.
    fn step(&mut self) -> bool {
        let Asked { setups, seed, trials } = &self.job.asked;
        for (setup, draws) in setups.iter().zip(&mut self.draws) {
            match draws {
                Draws::Begun => {
                    let study = Study::new(std::slice::from_ref(setup), *seed, Output::Revenue);
                    *draws = study.map_or(Draws::None, |study| Draws::Of(study, Vec::new()));
                    return true;
                }
                Draws::Of(study, expected) if expected.len() < DRAWS.min(*trials) as usize => {
                    match study.expected(expected.len() as u32) {
                        Ok(value) => expected.push(value),
                        Err(_) => *draws = Draws::None,
                    }
                    return true;
                }
                _ => {}
            }
        }
        false
    }

    fn conclude(self) {
        let Job { asked, years, .. } = &self.job;
        let doubt = self.draws.iter().enumerate().map(|(setup, draws)| {
            let Draws::Of(_, expected) = draws else { return None };
            Some(Doubt::new(expected, unexplained(expected, years.revenue(setup))))
        });
        let comparison = compare(years, &asked.setups, doubt.collect());
        self.bench.comparison.set(Some(Arc::new(comparison)));
        self.bench.progress.set(None);
    }
}
