//! The first years of the run, simulated once more to be told week by week: by workers of its own, that live as long as
//! the panel. The run itself neither waits for them nor brings the weeks along, which would double its cost.
//! Leaves to others: workers (`browser::pool`), what is shown (`present::weeks`).

use crate::browser::clock::Debounce;
use crate::browser::location::Query;
use crate::browser::{Pool, PoolEvent};
use crate::domain::{Scenario, Seed};
use crate::job::{JobId, Work};
use crate::present::weeks::{Fan, Gather, MOST_TRIALS, Sight};
use crate::sim::DEFAULT_PROBES;
use crate::sim::weeks::Want;
use crate::ui::app;
use crate::ui::bind::{effect, memo};
use crate::ui::state::{engine, workers};
use leptos::prelude::*;
use std::cell::{Cell, OnceCell, RefCell};
use std::rc::{Rc, Weak};
use std::sync::Arc;

/// More workers than these start up for longer than they compute.
const MOST_WORKERS: u32 = 4;

/// Milliseconds without a change of levers before the weeks follow: while a slider moves, all workers are the run's.
const PATIENCE: i32 = 250;

/// Fewer years than this make no picture: the one before stands until they are there.
const FIRST_PICTURE: u32 = 32;

/// A new picture for each so many years more.
const GROWTH: f64 = 1.25;

/// What is simulated.
#[derive(Clone, PartialEq)]
pub struct Asked {
    scenarios: [Scenario; 2],
    seed: Seed,
    pub trials: u32,
}

#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Phase {
    /// What is shown, if anything, is of other levers.
    Stale,
    /// Years arrive.
    Filling,
    Done,
    Failed,
}

#[derive(Clone, Copy)]
pub struct Feed {
    signals: Signals,
    kept: StoredValue<Rc<Kept>, LocalStorage>,
}

#[derive(Clone, Copy)]
struct Signals {
    phase: RwSignal<Phase>,
    years: RwSignal<u32>,
    /// Grows with every picture.
    turn: RwSignal<u32>,
}

struct Kept {
    this: Weak<Kept>,
    signals: Signals,
    /// Started when the first years are asked for; it ends with the panel.
    pool: OnceCell<Pool>,
    job: Cell<Option<JobId>>,
    shown: RefCell<Gather>,
    /// Years of the current job before there are enough of them to be shown.
    coming: RefCell<Option<Gather>>,
    /// From this many years on, the next picture is due.
    next: Cell<u32>,
    wanted: Cell<u32>,
}

impl Feed {
    /// Begins, and follows the levers until the part of the page that it was made for is gone.
    pub fn begin() -> Feed {
        let signals =
            Signals { phase: RwSignal::new(Phase::Stale), years: RwSignal::new(0), turn: RwSignal::new(0) };
        let kept = Rc::new_cyclic(|this| Kept {
            this: this.clone(),
            signals,
            pool: OnceCell::new(),
            job: Cell::new(None),
            shown: RefCell::default(),
            coming: RefCell::default(),
            next: Cell::new(0),
            wanted: Cell::new(0),
        });
        let feed = Feed { signals, kept: StoredValue::new_local(kept) };
        feed.follow();
        feed
    }

    pub fn phase(self) -> Phase {
        self.signals.phase.get()
    }

    /// How many years the picture rests on; it changes with every picture.
    pub fn years(self) -> u32 {
        self.signals.years.get()
    }

    fn follow(self) {
        let state = app();
        let asked = memo(move || {
            let run = state.run.get();
            let scenarios = state.setups.with(|setups| setups.scenarios.clone());
            Asked { scenarios, seed: run.seed, trials: run.trials.min(MOST_TRIALS) }
        });
        let later = Debounce::new(PATIENCE);
        // At the page's start, too, the run comes first.
        let mut is_urgent = state.phase.get_untracked() == engine::Phase::Done;
        effect(move || {
            let asked = asked.get();
            self.kept.with_value(|kept| kept.forget());
            self.signals.phase.set(Phase::Stale);
            let submit = move || {
                // The panel may have been left meanwhile.
                let _ = self.kept.try_with_value(|kept| kept.submit(&asked));
            };
            if std::mem::take(&mut is_urgent) { submit() } else { later.call(submit) }
        });
    }

    /// What is there of a series; `None` before there is anything.
    pub fn fan(self, sight: Sight) -> Option<Arc<Fan>> {
        self.signals.turn.track();
        self.kept.try_with_value(|kept| Fan::new(&kept.shown.borrow(), sight)).flatten().map(Arc::new)
    }
}

impl Kept {
    fn forget(&self) {
        if self.job.take().is_some() {
            self.pool().cancel();
        }
    }

    fn pool(&self) -> &Pool {
        self.pool.get_or_init(|| {
            let this = self.this.clone();
            Pool::start(workers(&Query::read()).min(MOST_WORKERS), move |event| {
                if let Some(kept) = this.upgrade() {
                    kept.hear(event);
                }
            })
        })
    }

    fn submit(&self, asked: &Asked) {
        let work = Work {
            scenarios: asked.scenarios.to_vec(),
            seed: asked.seed,
            probes: DEFAULT_PROBES,
            want: Want::Weeks,
        };
        self.coming.replace(Some(Gather::default()));
        self.wanted.set(asked.trials);
        self.next.set(FIRST_PICTURE.min(asked.trials));
        self.job.set(Some(self.pool().submit(work, asked.trials)));
    }

    fn hear(&self, event: PoolEvent) {
        let Signals { phase, years, turn } = self.signals;
        match event {
            PoolEvent::Batch { job, batch } if Some(job) == self.job.get() => {
                let mut coming = self.coming.borrow_mut();
                let mut shown = self.shown.borrow_mut();
                let gather = coming.as_mut().unwrap_or(&mut shown);
                gather.take(batch);
                let trials = gather.trials();
                if trials < self.next.get() {
                    return;
                }
                self.next.set(((f64::from(trials) * GROWTH).ceil() as u32).min(self.wanted.get()));
                if let Some(gather) = coming.take() {
                    *shown = gather;
                }
                drop((coming, shown));
                years.set(trials);
                turn.update(|turn| *turn += 1);
                phase.set(if trials < self.wanted.get() { Phase::Filling } else { Phase::Done });
            }
            PoolEvent::Refused { job, .. } | PoolEvent::GivenUp { job, .. }
                if Some(job) == self.job.get() =>
            {
                phase.set(Phase::Failed);
            }
            // The run says of its own workers what is to be said of workers.
            _ => {}
        }
    }
}
