//! From setups to pictures: the preview at once, then years from the workers, boiled down at most once a frame.
//! Leaves to others: workers (`browser::pool`), models (`present`), elements.

use super::expect;
use super::message::Message;
use super::setups::{Run, Setups};
use crate::browser::clock::Frame;
use crate::browser::{Pool, PoolEvent};
use crate::exchange::csv;
use crate::i18n::{Comparison, Key};
use crate::job::schedule::Notice;
use crate::job::{JobId, Work};
use crate::present::chart::{Chart, Kind};
use crate::present::funnel::{Funnel, funnel};
use crate::present::gather::Gather;
use crate::present::kpi::{self, Group};
use crate::present::response::{self, Response};
use crate::present::summary::{Summary, Terms, summarise};
use crate::sim::source::Source;
use crate::sim::weeks::Want;
use crate::sim::{DEFAULT_PROBES, Output, Outputs, Results};
use crate::ui::lazy::at_once;
use leptos::prelude::*;
use std::cell::{Cell, RefCell};
use std::ops::Range;
use std::rc::Rc;
use std::sync::Arc;

/// Fewer years than this make no picture: the preview stands until they are there. One worker has them within some
/// 50 ms of the lever (`job::schedule`'s first batch).
const FIRST_PICTURE: u32 = 16;

/// A new picture for each so many years more: each costs the page some milliseconds.
const GROWTH: f64 = 1.06;

/// What the page shows of results: all of one moment.
#[derive(Clone, Debug, PartialEq)]
pub struct Picture {
    pub terms: Terms,
    pub chart: Chart,
    /// Absent in a preview.
    pub summary: Option<Summary>,
    /// The last that was simulated; `None` before the first years.
    pub answer: Option<Comparison>,
    pub funnel: Funnel,
    pub kpis: Vec<Group>,
    /// The last that was simulated: the preview knows no percentiles of it.
    pub response: Option<Response>,
    /// The last that was simulated, of every output: the preview knows nothing of what comes after the sale.
    pub averages: Option<Arc<[Outputs; 2]>>,
    /// Mean revenue of today and the proposal, as the command line prints it.
    pub means: [f64; 2],
    pub trials: u32,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Phase {
    Running,
    Paused,
    Done,
    Failed,
}

/// The signals that the engine reads and writes.
#[derive(Clone, Copy)]
pub struct Signals {
    pub setups: RwSignal<Setups>,
    pub run: RwSignal<Run>,
    pub kind: RwSignal<Kind>,
    pub picture: RwSignal<Option<Arc<Picture>>>,
    pub phase: RwSignal<Phase>,
    pub message: RwSignal<Option<Message>>,
}

#[derive(Clone)]
pub struct Engine(Rc<Inner>);

struct Inner {
    signals: Signals,
    pool: Pool,
    /// The frame that shows the last picture, until it comes.
    frame: RefCell<Option<Frame>>,
    /// Whether more is due by then.
    is_behind: Cell<bool>,
    job: Cell<Option<JobId>>,
    gathered: RefCell<Gathered>,
}

/// What to say of these results, once there are enough of them.
pub type Claim = Box<dyn Fn(&Results) -> Option<Message>>;

/// What has arrived of the current job.
#[derive(Default)]
struct Gathered {
    results: Results,
    sums: Gather,
    /// From this many trials on, the next picture is due.
    next: u32,
    /// Holds against the results what an opened file says these setups came to, until it has its answer.
    claim: Option<Claim>,
}

impl Engine {
    pub fn new(signals: Signals, workers: u32) -> Engine {
        Engine(Rc::new_cyclic(|this: &std::rc::Weak<Inner>| {
            let this = this.clone();
            let pool = Pool::start(workers, move |event| {
                if let Some(inner) = this.upgrade() {
                    Engine(inner).hear(event);
                }
            });
            Inner {
                signals,
                pool,
                frame: RefCell::default(),
                is_behind: Cell::new(false),
                job: Cell::new(None),
                gathered: RefCell::default(),
            }
        }))
    }

    /// Draws what is expected at once, and asks for years. While a lever moves, each job takes the place of the one
    /// before; a worker takes up the newest when its batch is done. Where nothing is expected yet, the last picture
    /// stands until the first years are there.
    pub fn preview(&self, sources: &[Source; 2]) {
        if !self.show(sources) {
            self.outdate();
        }
        self.submit();
    }

    /// What stands is of other levers: it is shown faint, and neither saved nor printed as what these come to.
    fn outdate(&self) {
        self.0.signals.picture.update(|picture| {
            if let Some(picture) = picture.as_mut().filter(|picture| picture.summary.is_some()) {
                *picture = Arc::new(Picture { summary: None, ..Picture::clone(picture) });
            }
        });
    }

    /// Shows what is expected of the setups, unless that is not known, or the code for it is not there yet.
    fn show(&self, sources: &[Source; 2]) -> bool {
        let signals = self.0.signals;
        if !signals.setups.with_untracked(Setups::are_expected) {
            return false;
        }
        let terms = signals.setups.with_untracked(|setups| Terms::of(&setups.scenarios));
        let before = signals.picture.get_untracked();
        let picture = expect::picture(sources, before.as_deref(), terms, signals.kind.get_untracked());
        let Some(Ok(picture)) = at_once(picture) else { return false };
        signals.picture.set(Some(Arc::new(picture)));
        true
    }

    /// Shows what is there in another kind of chart.
    pub fn redraw(&self) {
        if self.trials() > 0 {
            return self.draw();
        }
        if let Ok(sources) = self.0.signals.setups.with_untracked(Setups::sources) {
            self.show(&sources);
        }
    }

    /// Begins anew, with the setups and the run as they are.
    pub fn restart(&self) {
        match self.0.signals.setups.with_untracked(Setups::sources) {
            Ok(sources) => self.preview(&sources),
            Err(errors) => self.fail(Message::refused(errors)),
        }
    }

    /// More years of the same.
    pub fn extend(&self) {
        if self.0.job.get().is_none() {
            return self.restart();
        }
        self.0.gathered.borrow_mut().results.expect(self.wanted());
        self.0.pool.extend(self.wanted());
        if self.0.signals.phase.get_untracked() == Phase::Done {
            self.0.signals.phase.set(Phase::Running);
        }
    }

    /// Says, once the years are there, whether they come to what a file says.
    pub fn hold_against(&self, claim: Option<Claim>) {
        self.0.gathered.borrow_mut().claim = claim;
    }

    /// How many trials of the current job are there.
    pub fn trials(&self) -> u32 {
        self.0.gathered.borrow().results.trials()
    }

    /// The first trials of an output in both setups; `None` where they are no longer there.
    pub fn columns(&self, output: Output, trials: u32) -> Option<[Vec<f64>; 2]> {
        let gathered = self.0.gathered.borrow();
        let [today, proposal] = gathered.results.worlds() else { return None };
        let first = |column: &[f64]| column.get(..trials as usize).map(<[f64]>::to_vec);
        Some([first(today.column(output))?, first(proposal.column(output))?])
    }

    /// Trials as lines of a table; `None` where they are no longer there, since the setups have changed.
    pub fn rows(&self, trials: Range<u32>) -> Option<String> {
        let gathered = self.0.gathered.borrow();
        let is_there = trials.start < trials.end && trials.end <= gathered.results.trials();
        let scenarios = self.0.signals.setups.with_untracked(|setups| setups.scenarios.clone());
        is_there.then(|| trials.map(|trial| csv::rows(&scenarios, &gathered.results, trial)).collect())
    }

    pub fn toggle_pause(&self) {
        let phase = self.0.signals.phase;
        match phase.get_untracked() {
            Phase::Running => {
                self.0.pool.pause();
                phase.set(Phase::Paused);
            }
            Phase::Paused => {
                self.0.pool.resume();
                phase.set(Phase::Running);
            }
            Phase::Done | Phase::Failed => {}
        }
    }

    /// What arrives of the job so far is of other setups.
    fn forget(&self) {
        if self.0.job.take().is_some() {
            self.0.pool.cancel();
        }
        self.0.is_behind.set(false);
        *self.0.gathered.borrow_mut() = Gathered { next: FIRST_PICTURE, ..Gathered::default() };
    }

    fn submit(&self) {
        let signals = self.0.signals;
        let run = signals.run.get_untracked();
        let scenarios = signals.setups.with_untracked(|setups| setups.scenarios.to_vec());
        self.forget();
        self.0.gathered.borrow_mut().results.expect(run.trials);
        let work = Work { scenarios, seed: run.seed, probes: DEFAULT_PROBES, want: Want::Totals };
        // What is begun anew has not failed.
        if signals.phase.get_untracked() == Phase::Failed {
            signals.message.set(None);
        }
        // A pause was of the job before: whoever moves a lever wants to see what it does.
        self.0.pool.resume();
        self.0.job.set(Some(self.0.pool.submit(work, run.trials)));
        signals.phase.set(Phase::Running);
    }

    fn hear(&self, event: PoolEvent) {
        match event {
            PoolEvent::Batch { job, batch } if Some(job) == self.0.job.get() => {
                let mut gathered = self.0.gathered.borrow_mut();
                gathered.results.add(batch);
                let due = gathered.results.trials() >= gathered.next.min(self.wanted());
                drop(gathered);
                if due {
                    self.draw_soon();
                }
            }
            PoolEvent::Finished(job) if Some(job) == self.0.job.get() => {
                self.draw();
                self.0.signals.phase.set(Phase::Done);
            }
            PoolEvent::Refused { job, errors } if Some(job) == self.0.job.get() => {
                self.fail(Message::refused(errors));
            }
            PoolEvent::GivenUp { job, why } if Some(job) == self.0.job.get() => {
                self.fail(Message::given_up(why));
            }
            PoolEvent::Notice(Notice::WorkersGone) => self.tell(Key::NoWorkers),
            PoolEvent::Notice(Notice::VersionMismatch) => self.tell(Key::VersionMismatch),
            // The batch is simulated again: nothing for the reader to do.
            PoolEvent::Notice(Notice::WorkerReplaced) => {}
            // Of jobs that are over, or said by the results themselves.
            _ => {}
        }
    }

    fn wanted(&self) -> u32 {
        self.0.signals.run.get_untracked().trials
    }

    fn tell(&self, key: Key) {
        self.0.signals.message.set(Some(Message::note(key)));
    }

    fn fail(&self, message: Message) {
        self.forget();
        self.0.signals.phase.set(Phase::Failed);
        self.0.signals.message.set(Some(message));
    }

    /// At once, or with the next frame where the last picture still waits to be seen.
    fn draw_soon(&self) {
        if self.0.frame.borrow().is_some() {
            return self.0.is_behind.set(true);
        }
        self.draw();
        let this = self.clone();
        let next = Frame::next(move || {
            this.0.frame.take();
            if this.0.is_behind.take() {
                this.draw_soon();
            }
        });
        self.0.frame.replace(Some(next));
    }

    fn draw(&self) {
        let signals = self.0.signals;
        let mut gathered = self.0.gathered.borrow_mut();
        let Gathered { results, sums, next, claim } = &mut *gathered;
        let terms = signals.setups.with_untracked(|setups| Terms::of(&setups.scenarios));
        let Some(summary) = summarise(results, &terms) else { return };
        sums.take(results);
        *next = (f64::from(summary.trials) * GROWTH).ceil() as u32;
        let before = signals.picture.get_untracked();
        let chart = Chart::simulated(
            signals.kind.get_untracked(),
            before.as_deref().map(|before| &before.chart),
            results,
            &summary,
            &terms,
        );
        signals.picture.set(Some(Arc::new(Picture {
            terms,
            chart,
            summary: Some(summary),
            answer: Some(summary.comparison(&terms)),
            funnel: funnel(sums),
            kpis: kpi::groups(sums),
            response: Some(response::response(results, sums)),
            averages: Some(Arc::new(sums.means())),
            means: [0, 1].map(|world| sums.mean(world, Output::Revenue)),
            trials: summary.trials,
        })));
        if let Some(verdict) = claim.as_ref().and_then(|claim| claim(results)) {
            *claim = None;
            signals.message.update(|message| *message = Some(verdict.after(message.take())));
        }
    }
}
