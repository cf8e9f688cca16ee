//! The page's workers: carries out what the schedule orders, and tells the page what came of it.
//! Leaves to others: deciding (`job::schedule`), one worker (`link`), merging batches (`sim::results`).

use super::breath::Breath;
use super::clock::{self, Ticker};
use super::desk::Desk;
use super::link::{self, Link, Word};
use crate::domain::ScenarioError;
use crate::job::schedule::{Command, Event, Notice, Place, Progress, Schedule, WorkerId};
use crate::job::{JobId, Reply, Request, Span, Version, Work, encode_request};
use crate::sim::Batch;
use std::cell::{Cell, RefCell};
use std::collections::VecDeque;
use std::rc::{Rc, Weak};
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::spawn_local;
use web_sys::{Worker, console};

/// Milliseconds between two looks at who is late.
const TICK: i32 = 500;

/// A handle; clones share the workers, which end with the last of them.
#[derive(Clone)]
pub struct Pool(Rc<Inner>);

/// What came of it. Events of a job end when the next one is submitted. They are told outside of any call into
/// the pool, so that a listener may call it.
#[derive(Debug, PartialEq)]
pub enum PoolEvent {
    /// Trials of the job, in any order, each of them once; `sim::Results` puts them in order.
    Batch { job: JobId, batch: Batch },
    /// Follows each batch.
    Progress(Progress),
    /// All trials asked for are told.
    Finished(JobId),
    /// The job's scenarios cannot be simulated.
    Refused { job: JobId, errors: Vec<ScenarioError> },
    /// The job is given up.
    GivenUp { job: JobId, why: Trouble },
    /// Of no job in particular.
    Notice(Notice),
}

/// Why a job was given up.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Trouble {
    /// These trials crash or stall the engine, on one worker after another.
    Crash(Span),
    /// The code for it could not be fetched. Asking again may help.
    Missing,
}

/// Makes a worker that is starting up.
pub type Spawn = Box<dyn Fn() -> Result<Worker, JsValue>>;

struct Inner {
    this: Weak<Inner>,
    schedule: RefCell<Schedule>,
    links: RefCell<Vec<(WorkerId, Link)>>,
    spawn: Spawn,
    /// Computes on the page where there are no workers.
    page: Desk,
    breath: Breath,
    work: RefCell<Option<Work>>,
    last_job: Cell<JobId>,
    ticker: RefCell<Option<Ticker>>,
    outbox: RefCell<VecDeque<PoolEvent>>,
    listener: Box<dyn Fn(PoolEvent)>,
}

/// As many workers as there are cores, less one for the page; more than 8 gain little and cost memory.
pub fn usual_workers() -> u32 {
    let cores = web_sys::window().map_or(1.0, |window| window.navigator().hardware_concurrency());
    (cores as u32).saturating_sub(1).clamp(1, 8)
}

impl Pool {
    /// Starts workers up, so that they are warm when they are needed. With 0 the page computes by itself.
    pub fn start(workers: u32, listener: impl Fn(PoolEvent) + 'static) -> Pool {
        Pool::with_spawn(workers, Box::new(link::spawn_own_kind), listener)
    }

    /// The same with workers of another make: for tests.
    pub fn with_spawn(workers: u32, spawn: Spawn, listener: impl Fn(PoolEvent) + 'static) -> Pool {
        let (schedule, commands) = Schedule::start(workers, clock::now());
        let inner = Rc::new_cyclic(|this| Inner {
            this: this.clone(),
            schedule: RefCell::new(schedule),
            links: RefCell::default(),
            spawn,
            page: Desk::default(),
            breath: Breath::default(),
            work: RefCell::default(),
            last_job: Cell::new(JobId(0)),
            ticker: RefCell::default(),
            outbox: RefCell::default(),
            listener: Box::new(listener),
        });
        inner.carry_out(commands, None);
        Pool(inner)
    }

    /// Starts a job in place of the one before.
    pub fn submit(&self, work: Work, trials: u32) -> JobId {
        let job = JobId(self.0.last_job.get().0 + 1);
        self.0.last_job.set(job);
        self.0.work.replace(Some(work));
        self.0.forget_job();
        self.0.feed(Event::Start { job, trials }, None);
        job
    }

    /// Asks for more trials of the current job: this many in all.
    pub fn extend(&self, trials: u32) {
        self.0.feed(Event::Extend { trials }, None);
    }

    pub fn cancel(&self) {
        self.0.forget_job();
        self.0.feed(Event::Cancel, None);
    }

    /// Batches under way still arrive.
    pub fn pause(&self) {
        self.0.feed(Event::Pause, None);
    }

    pub fn resume(&self) {
        self.0.feed(Event::Resume, None);
    }

    pub fn is_paused(&self) -> bool {
        self.0.schedule.borrow().is_paused()
    }

    /// Workers that serve; 0 while they start up, or where the page computes by itself.
    pub fn workers(&self) -> u32 {
        self.0.schedule.borrow().workers()
    }

    pub fn progress(&self) -> Option<Progress> {
        self.0.schedule.borrow().progress()
    }
}

impl Inner {
    /// Tells the schedule what happened. `result` is what the page is told if the schedule takes it.
    fn feed(&self, event: Event, result: Option<PoolEvent>) {
        let commands = self.schedule.borrow_mut().on(clock::now(), event);
        self.carry_out(commands, result);
    }

    fn carry_out(&self, commands: Vec<Command>, mut result: Option<PoolEvent>) {
        let mut failed = Vec::new();
        for command in commands {
            match command {
                Command::Spawn(id) => match (self.spawn)() {
                    Ok(worker) => self.link(id, worker),
                    Err(error) => failed.push((id, error)),
                },
                Command::Terminate(id) => self.links.borrow_mut().retain(|(other, _)| *other != id),
                Command::Run { place: Place::Page, job, span } => self.run_here(job, span),
                Command::Run { place: Place::Worker(id), job, span } => {
                    if let Err(error) = self.post(id, job, span) {
                        failed.push((id, error));
                    }
                }
                Command::Accept => {
                    let progress = self.schedule.borrow().progress();
                    self.tell(result.take().into_iter().chain(progress.map(PoolEvent::Progress)));
                }
                Command::Refuse(_) => self.tell(result.take()),
                Command::Finish(job) => self.tell([PoolEvent::Finished(job)]),
                Command::GiveUp { job, span } => {
                    self.tell([PoolEvent::GivenUp { job, why: Trouble::Crash(span) }]);
                }
                Command::Notice(notice) => self.tell([PoolEvent::Notice(notice)]),
            }
        }
        self.keep_time();
        for (id, error) in failed {
            console::warn_2(&"embudo: a worker cannot be reached".into(), &error);
            self.feed(Event::Lost(id), None);
        }
    }

    fn link(&self, id: WorkerId, worker: Worker) {
        let this = self.this.clone();
        let link = Link::new(worker, move |word| {
            if let Some(this) = this.upgrade() {
                this.hear(id, word);
            }
        });
        let mut links = self.links.borrow_mut();
        links.retain(|(other, _)| *other != id);
        links.push((id, link));
    }

    fn hear(&self, id: WorkerId, word: Word) {
        match word {
            Word::Reply(Reply::Ready(version)) if version == Version::own() => {
                self.feed(Event::Ready(id), None)
            }
            Word::Reply(Reply::Ready(_)) | Word::OtherProtocol => self.feed(Event::Mismatched(id), None),
            Word::Reply(Reply::Failed(failure)) => self.hear(id, Word::Broken(failure.to_string())),
            Word::Reply(reply) => self.take(Place::Worker(id), reply),
            Word::Broken(message) => {
                console::warn_1(&format!("embudo: a worker is lost: {message}").into());
                self.feed(Event::Lost(id), None);
            }
        }
    }

    fn take(&self, place: Place, reply: Reply) {
        match reply {
            Reply::Batch { job, batch, millis } => {
                let span = Span { first: batch.first, count: batch.count };
                self.feed(
                    Event::Delivered { place, job, span, millis },
                    Some(PoolEvent::Batch { job, batch }),
                );
            }
            Reply::Refused { job, errors } => {
                self.feed(Event::Refused { place, job }, Some(PoolEvent::Refused { job, errors }));
            }
            Reply::Missing { job } => {
                self.feed(
                    Event::Refused { place, job },
                    Some(PoolEvent::GivenUp { job, why: Trouble::Missing }),
                );
            }
            // Only workers say these, and `hear` has dealt with them.
            Reply::Ready(_) | Reply::Failed(_) => {}
        }
    }

    fn post(&self, id: WorkerId, job: JobId, span: Span) -> Result<(), JsValue> {
        let links = self.links.borrow();
        let link = links.iter().find(|(other, _)| *other == id);
        let (Some(request), Some((_, link))) = (self.request(job, span), link) else { return Ok(()) };
        link.say(&encode_request(&request))
    }

    fn run_here(&self, job: JobId, span: Span) {
        let Some(request) = self.request(job, span) else { return };
        let this = self.this.clone();
        self.breath.then(move || {
            let Some(inner) = this.upgrade() else { return };
            inner.page.answer(request, move |reply| {
                if let Some(this) = this.upgrade() {
                    this.take(Place::Page, reply);
                }
            });
        });
    }

    fn request(&self, job: JobId, span: Span) -> Option<Request> {
        let work = self.work.borrow();
        Some(Request::new(job, work.clone()?, span))
    }

    /// Ticks only while somebody may turn out to be late: an idle page stays asleep.
    fn keep_time(&self) {
        let is_waiting = self.schedule.borrow().is_waiting();
        let mut ticker = self.ticker.borrow_mut();
        if !is_waiting {
            ticker.take();
        } else if ticker.is_none() {
            let this = self.this.clone();
            *ticker = Some(Ticker::every(TICK, move || {
                if let Some(this) = this.upgrade() {
                    this.feed(Event::Tick, None);
                }
            }));
        }
    }

    fn tell(&self, events: impl IntoIterator<Item = PoolEvent>) {
        self.outbox.borrow_mut().extend(events);
        let this = self.this.clone();
        spawn_local(async move {
            while let Some(event) = this.upgrade().and_then(|this| this.next_event()) {
                if let Some(this) = this.upgrade() {
                    (this.listener)(event);
                }
            }
        });
    }

    fn next_event(&self) -> Option<PoolEvent> {
        self.outbox.borrow_mut().pop_front()
    }

    /// Nobody waits any more for what is still to be told of the job so far.
    fn forget_job(&self) {
        self.outbox.borrow_mut().retain(|event| matches!(event, PoolEvent::Notice(_)));
    }
}
