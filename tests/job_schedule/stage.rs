//! A make-believe browser for the schedule: workers that do as the test says, and a page that keeps the books.
//! It checks with each command what must hold always; what a test is about is left to the test.

use embudo::job::schedule::{Command, Event, Notice, Place, Schedule, WorkerId};
use embudo::job::{JobId, Span};
use std::collections::BTreeMap;

pub struct Stage {
    pub schedule: Schedule,
    pub now: f64,
    pub workers: BTreeMap<WorkerId, Worker>,
    /// What the page itself is at.
    pub page: Option<Task>,
    /// Replies of workers that were sent away, which may still come.
    pub late: Vec<(WorkerId, Task)>,
    pub notices: Vec<Notice>,
    /// Ended by a refusal.
    pub refused: Vec<JobId>,
    pub given_up: Vec<(JobId, Span)>,
    pub finished: Vec<JobId>,
    pub accepted: Vec<Span>,
    /// By trial: how many workers were lost over it.
    pub losses: BTreeMap<u32, u32>,
    pub job: Option<JobId>,
    pub wanted: u32,
    pub spawned: u32,
    jobs: u64,
}

#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Worker {
    Starting,
    Idle,
    Busy(Task),
}

pub type Task = (JobId, Span);

impl Stage {
    /// Workers that are starting up.
    pub fn new(workers: u32) -> Stage {
        let (schedule, commands) = Schedule::start(workers, 1_000.0);
        let mut stage = Stage {
            schedule,
            now: 1_000.0,
            workers: BTreeMap::new(),
            page: None,
            late: Vec::new(),
            notices: Vec::new(),
            refused: Vec::new(),
            given_up: Vec::new(),
            finished: Vec::new(),
            accepted: Vec::new(),
            losses: BTreeMap::new(),
            job: None,
            wanted: 0,
            spawned: 0,
            jobs: 0,
        };
        stage.carry_out(commands, None);
        stage
    }

    /// Workers that have started.
    pub fn ready(workers: u32) -> Stage {
        let mut stage = Stage::new(workers);
        stage.all_ready();
        stage
    }

    pub fn all_ready(&mut self) {
        for id in self.ids() {
            self.on_ready(id);
        }
    }

    pub fn on_ready(&mut self, id: WorkerId) {
        if let Some(worker @ Worker::Starting) = self.workers.get_mut(&id) {
            *worker = Worker::Idle;
        }
        self.on(Event::Ready(id));
    }

    pub fn ids(&self) -> Vec<WorkerId> {
        self.workers.keys().copied().collect()
    }

    pub fn start(&mut self, trials: u32) -> JobId {
        self.jobs += 1;
        let job = JobId(self.jobs);
        (self.job, self.wanted) = (Some(job), trials);
        self.accepted.clear();
        self.losses.clear();
        self.on(Event::Start { job, trials });
        job
    }

    pub fn extend(&mut self, trials: u32) {
        self.wanted = self.wanted.max(trials);
        self.on(Event::Extend { trials });
    }

    /// What a worker is at.
    pub fn task(&self, id: WorkerId) -> Option<Task> {
        match self.workers.get(&id) {
            Some(Worker::Busy(task)) => Some(*task),
            _ => None,
        }
    }

    pub fn busy(&self) -> Vec<(WorkerId, Task)> {
        self.ids().into_iter().filter_map(|id| Some((id, self.task(id)?))).collect()
    }

    /// A worker delivers what it was asked for.
    pub fn deliver(&mut self, id: WorkerId, millis: f64) {
        let (job, span) = self.task(id).expect("busy");
        self.workers.insert(id, Worker::Idle);
        self.on(Event::Delivered { place: Place::Worker(id), job, span, millis });
    }

    pub fn page_delivers(&mut self, millis: f64) {
        let (job, span) = self.page.take().expect("the page is at something");
        self.on(Event::Delivered { place: Place::Page, job, span, millis });
    }

    /// So many milliseconds, told in steps as a browser does.
    pub fn wait(&mut self, millis: f64) {
        let end = self.now + millis;
        while self.now < end {
            self.now = (self.now + 500.0).min(end);
            self.on(Event::Tick);
        }
    }

    /// All do what they are asked, at a set cost per trial, until nobody is at anything.
    pub fn run_to_end(&mut self, millis_per_trial: f64) {
        for _ in 0..20_000 {
            self.all_ready();
            for (id, (_, span)) in self.busy() {
                // It may have been sent away meanwhile.
                if self.task(id).is_some() {
                    self.deliver(id, millis_per_trial * f64::from(span.count));
                }
            }
            if let Some((_, span)) = self.page {
                self.page_delivers(millis_per_trial * f64::from(span.count));
            }
            if self.busy().is_empty() && self.page.is_none() {
                return;
            }
        }
        panic!("it does not end");
    }

    pub fn on(&mut self, event: Event) {
        let commands = self.schedule.on(self.now, event);
        self.carry_out(commands, Some(event));
    }

    fn carry_out(&mut self, commands: Vec<Command>, event: Option<Event>) {
        for command in commands {
            match command {
                Command::Spawn(id) => {
                    assert_eq!(id.0, self.spawned, "numbers are never used again");
                    self.spawned += 1;
                    self.workers.insert(id, Worker::Starting);
                }
                Command::Terminate(id) => match self.workers.remove(&id) {
                    Some(Worker::Busy(task)) => self.lose(id, task),
                    worker => assert!(worker.is_some(), "{id:?} is not there"),
                },
                Command::Run { place: Place::Worker(id), job, span } => {
                    self.check_task((job, span));
                    let before = self.workers.insert(id, Worker::Busy((job, span)));
                    assert_eq!(before, Some(Worker::Idle), "{id:?}");
                }
                Command::Run { place: Place::Page, job, span } => {
                    self.check_task((job, span));
                    assert_eq!(self.page.replace((job, span)), None, "one slice at a time");
                    assert!(
                        !self.workers.values().any(|worker| *worker != Worker::Starting),
                        "workers serve"
                    );
                }
                Command::Accept => self.accept(event),
                Command::Refuse(job) => {
                    assert_eq!(self.job.take(), Some(job));
                    self.refused.push(job);
                }
                Command::Finish(job) => {
                    assert_eq!(self.job, Some(job));
                    self.check_complete();
                    self.finished.push(job);
                }
                Command::GiveUp { job, span } => {
                    assert_eq!(self.job.take(), Some(job));
                    assert!((span.first..span.first + span.count).all(|trial| self.losses[&trial] >= 3));
                    self.given_up.push((job, span));
                }
                Command::Notice(notice) => self.notices.push(notice),
            }
        }
    }

    fn lose(&mut self, id: WorkerId, (job, span): Task) {
        self.late.push((id, (job, span)));
        if self.job == Some(job) {
            for trial in span.first..span.first + span.count {
                *self.losses.entry(trial).or_default() += 1;
            }
        }
    }

    fn check_task(&self, (job, span): Task) {
        assert_eq!(self.job, Some(job), "only the current job is worked on");
        assert!(!self.schedule.is_paused());
        assert!(span.is_valid() && span.count > 0);
        assert!(span.first + span.count <= self.wanted);
    }

    fn accept(&mut self, event: Option<Event>) {
        let Some(Event::Delivered { job, span, .. }) = event else {
            panic!("nothing to accept in {event:?}")
        };
        assert_eq!(self.job, Some(job));
        let overlaps =
            |other: &Span| span.first < other.first + other.count && other.first < span.first + span.count;
        assert!(!self.accepted.iter().any(overlaps), "{span:?} again");
        self.accepted.push(span);
    }

    /// Each trial once.
    pub fn check_complete(&self) {
        let mut spans = self.accepted.clone();
        spans.sort();
        let end = spans.iter().fold(0, |end, span| {
            assert_eq!(span.first, end, "{spans:?}");
            end + span.count
        });
        assert_eq!(end, self.wanted);
    }
}
