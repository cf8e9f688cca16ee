//! Who computes which trials when: a state machine, fed with events and the time, that answers with commands.
//! Whatever fails, each trial of a job is accepted once, or the job ends with a reason.
//! Leaves to others: carrying commands out (`browser::pool`), the order of batches (`sim::results`).

mod crew;
mod event;
mod ledger;
mod pace;
mod watch;

pub use event::{Command, Event, Notice, Place, WorkerId};

use super::request::JobId;
use crew::{Crew, Task};
use ledger::Ledger;
use pace::Pace;
use watch::Watch;

/// How many workers the same trials may cost. Then they themselves are to blame, and would take the page down too.
const MOST_LOSSES: u32 = 3;

/// How long a job waits for workers that start up before the page begins without them.
const START_PATIENCE: f64 = 1_500.0;

/// A batch is late after this multiple of its expected time, and never before [`LEAST_PATIENCE`].
const PATIENCE: f64 = 20.0;
const LEAST_PATIENCE: f64 = 5_000.0;
/// When nothing is known of a trial's cost yet.
const FIRST_PATIENCE: f64 = 30_000.0;

/// At the end of a job the rest is shared out evenly, but not in smaller parts than this.
const LEAST_SHARE: u32 = 8;

pub struct Schedule {
    watch: Watch,
    now: f64,
    crew: Crew,
    /// What the page itself is at.
    page: Option<Task>,
    job: Option<Job>,
    run: Run,
    versions: Versions,
    worker_pace: Pace,
    page_pace: Pace,
    commands: Vec<Command>,
}

#[derive(Clone, Debug)]
struct Job {
    ledger: Ledger,
    since: f64,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Run {
    Going,
    Paused,
}

/// Whether a worker of another version was met.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Versions {
    Agree,
    Differ,
}

/// Trials of the current job.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Progress {
    pub job: JobId,
    pub done: u32,
    pub wanted: u32,
}

impl Schedule {
    /// A schedule for this many workers, with the commands that start them up.
    pub fn start(workers: u32, now: f64) -> (Schedule, Vec<Command>) {
        let mut schedule = Schedule {
            watch: Watch::default(),
            now: 0.0,
            crew: Crew::new(workers),
            page: None,
            job: None,
            run: Run::Going,
            versions: Versions::Agree,
            worker_pace: Pace::of_workers(),
            page_pace: Pace::of_page(),
            commands: Vec::new(),
        };
        schedule.now = schedule.watch.advance(now);
        (0..workers).for_each(|_| schedule.hire());
        let commands = std::mem::take(&mut schedule.commands);
        (schedule, commands)
    }

    /// Takes an event that happened at `now` (milliseconds since whenever) and tells what to do.
    pub fn on(&mut self, now: f64, event: Event) -> Vec<Command> {
        self.now = self.watch.advance(now);
        match event {
            Event::Start { job, trials } => self.begin(job, trials),
            Event::Extend { trials } => self.extend(trials),
            Event::Cancel => self.job = None,
            Event::Pause => self.run = Run::Paused,
            Event::Resume => self.run = Run::Going,
            Event::Ready(worker) => self.crew.started(worker),
            Event::Mismatched(worker) => self.turn_away(worker),
            Event::Lost(worker) => self.lose(worker),
            Event::Delivered { place, job, span, millis } => {
                self.delivered(place, Task { job, span }, millis)
            }
            Event::Refused { place, job } => self.refused(place, job),
            Event::Tick => {}
        }
        while let Some(worker) = self.crew.late(self.now) {
            self.lose(worker);
        }
        if self.run == Run::Going {
            self.hand_out();
        }
        std::mem::take(&mut self.commands)
    }

    /// Whether time must be told to it, since somebody may turn out to be late.
    pub fn is_waiting(&self) -> bool {
        self.crew.is_awaited()
    }

    /// Workers that have started and serve.
    pub fn workers(&self) -> u32 {
        self.crew.ready()
    }

    pub fn is_paused(&self) -> bool {
        self.run == Run::Paused
    }

    pub fn progress(&self) -> Option<Progress> {
        let ledger = &self.job.as_ref()?.ledger;
        Some(Progress { job: ledger.job, done: ledger.done(), wanted: ledger.wanted() })
    }
}

impl Schedule {
    fn begin(&mut self, job: JobId, trials: u32) {
        self.worker_pace.start_job();
        self.page_pace.start_job();
        self.job = Some(Job { ledger: Ledger::new(job, trials), since: self.now });
        self.finish_if_complete();
    }

    fn extend(&mut self, trials: u32) {
        if let Some(job) = &mut self.job {
            job.ledger.extend(trials);
        }
    }

    fn delivered(&mut self, place: Place, task: Task, millis: f64) {
        if !self.ended(place, |own| own == task) {
            return;
        }
        let Some(job) = self.job.as_mut().filter(|job| job.ledger.job == task.job) else { return };
        if job.ledger.take_back(task.span) {
            match place {
                Place::Page => self.page_pace.learn(task.span.count, millis),
                Place::Worker(_) => self.worker_pace.learn(task.span.count, millis),
            }
            self.commands.push(Command::Accept);
            self.finish_if_complete();
        }
    }

    fn refused(&mut self, place: Place, id: JobId) {
        let is_current = self.job.as_ref().is_some_and(|job| job.ledger.job == id);
        if self.ended(place, |own| own.job == id) && is_current {
            self.job = None;
            self.commands.push(Command::Refuse(id));
        }
    }

    /// Frees a place that has ended its task; false if it was at none such. A worker that answers what it was
    /// not asked is not to be trusted further.
    fn ended(&mut self, place: Place, is_own: impl Fn(Task) -> bool) -> bool {
        match place {
            Place::Page => self.page.take_if(|own| is_own(*own)).is_some(),
            Place::Worker(id) if self.crew.task(id).is_some_and(is_own) => {
                self.crew.free(id);
                true
            }
            Place::Worker(id) => {
                self.lose(id);
                false
            }
        }
    }

    fn lose(&mut self, id: WorkerId) {
        if !self.crew.knows(id) {
            return;
        }
        self.commands.push(Command::Terminate(id));
        let task = self.crew.dismiss(id);
        if self.crew.may_replace() {
            self.hire();
            self.commands.push(Command::Notice(Notice::WorkerReplaced));
        }
        self.tell_if_gone();
        if let Some(task) = task {
            self.book_loss(task);
        }
    }

    fn book_loss(&mut self, task: Task) {
        let Some(job) = self.job.as_mut().filter(|job| job.ledger.job == task.job) else { return };
        if job.ledger.lose(task.span).is_some_and(|losses| losses >= MOST_LOSSES) {
            self.job = None;
            self.commands.push(Command::GiveUp { job: task.job, span: task.span });
        }
    }

    /// Its like would be of the other version too: no replacement.
    fn turn_away(&mut self, id: WorkerId) {
        if !self.crew.knows(id) {
            return;
        }
        self.commands.push(Command::Terminate(id));
        if let Some(task) = self.crew.dismiss(id) {
            self.book_loss(task);
        }
        if self.versions == Versions::Agree {
            self.versions = Versions::Differ;
            self.commands.push(Command::Notice(Notice::VersionMismatch));
        }
        self.tell_if_gone();
    }

    fn hire(&mut self) {
        let id = self.crew.hire(self.now);
        self.commands.push(Command::Spawn(id));
    }

    /// After a mismatch it goes without saying: a reload brings the workers back.
    fn tell_if_gone(&mut self) {
        if self.crew.is_empty() && self.versions == Versions::Agree {
            self.commands.push(Command::Notice(Notice::WorkersGone));
        }
    }

    fn finish_if_complete(&mut self) {
        if let Some(job) = self.job.as_ref().filter(|job| job.ledger.is_complete()) {
            self.commands.push(Command::Finish(job.ledger.job));
        }
    }

    /// Gives every free worker something to do, or the page where there is none.
    fn hand_out(&mut self) {
        let serving = self.crew.ready();
        let Some(job) = &mut self.job else { return };
        while let Some(id) = self.crew.idle() {
            let fair = job.ledger.remaining().div_ceil(serving).max(LEAST_SHARE);
            let Some(span) = job.ledger.give(self.worker_pace.size().min(fair)) else { return };
            let expected = self.worker_pace.expected(span.count);
            let patience = expected.map_or(FIRST_PATIENCE, |millis| (PATIENCE * millis).max(LEAST_PATIENCE));
            let task = Task { job: job.ledger.job, span };
            self.crew.set_to_work(id, task, self.now + patience);
            self.commands.push(Command::Run { place: Place::Worker(id), job: task.job, span });
        }
        // A job that has cost workers is left to workers while there may be some: the page has no replacement.
        let has_waited = !job.ledger.has_cost_workers() && self.now - job.since >= START_PATIENCE;
        let page_may_help = serving == 0 && (has_waited || self.crew.is_empty());
        if page_may_help && self.page.is_none() {
            let Some(span) = job.ledger.give(self.page_pace.size()) else { return };
            let task = Task { job: job.ledger.job, span };
            self.page = Some(task);
            self.commands.push(Command::Run { place: Place::Page, job: task.job, span });
        }
    }
}
