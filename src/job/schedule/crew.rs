//! The workers: who starts up, who is free, who is late, and how many may still be replaced.
//! Leaves to others: what they work on (`ledger`), the workers themselves (`browser::pool`).

use super::super::request::{JobId, Span};
use super::event::WorkerId;

/// Milliseconds within which a worker must have started: it may have to be fetched over a slow network.
const START_LIMIT: f64 = 20_000.0;

#[derive(Clone, Debug)]
pub struct Crew {
    workers: Vec<Worker>,
    next_id: u32,
    /// How many more may be replaced. Each batch earns one back: workers that do work are worth replacing.
    budget: u32,
    most_budget: u32,
}

#[derive(Clone, Copy, Debug)]
struct Worker {
    id: WorkerId,
    state: State,
}

#[derive(Clone, Copy, Debug, PartialEq)]
enum State {
    Starting { due: f64 },
    Idle,
    Busy { task: Task, due: f64 },
}

/// What a worker is at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Task {
    pub job: JobId,
    pub span: Span,
}

impl Crew {
    pub fn new(size: u32) -> Crew {
        let most_budget = if size == 0 { 0 } else { size + 2 };
        Crew { workers: Vec::new(), next_id: 0, budget: most_budget, most_budget }
    }

    pub fn hire(&mut self, now: f64) -> WorkerId {
        let id = WorkerId(self.next_id);
        self.next_id += 1;
        self.workers.push(Worker { id, state: State::Starting { due: now + START_LIMIT } });
        id
    }

    /// Whether a lost worker may be replaced; uses up one replacement.
    pub fn may_replace(&mut self) -> bool {
        let allowed = self.budget > 0;
        self.budget = self.budget.saturating_sub(1);
        allowed
    }

    pub fn knows(&self, id: WorkerId) -> bool {
        self.workers.iter().any(|worker| worker.id == id)
    }

    /// Sends a worker away; what it was at, if anything, is returned.
    pub fn dismiss(&mut self, id: WorkerId) -> Option<Task> {
        let task = self.task(id);
        self.workers.retain(|worker| worker.id != id);
        task
    }

    pub fn started(&mut self, id: WorkerId) {
        if let Some(worker) = self.get(id)
            && matches!(worker.state, State::Starting { .. })
        {
            worker.state = State::Idle;
        }
    }

    pub fn set_to_work(&mut self, id: WorkerId, task: Task, due: f64) {
        if let Some(worker) = self.get(id) {
            worker.state = State::Busy { task, due };
        }
    }

    /// What a worker is at.
    pub fn task(&self, id: WorkerId) -> Option<Task> {
        match self.workers.iter().find(|worker| worker.id == id)?.state {
            State::Busy { task, .. } => Some(task),
            State::Starting { .. } | State::Idle => None,
        }
    }

    /// Takes note that a worker has ended its task.
    pub fn free(&mut self, id: WorkerId) {
        if let Some(worker) = self.get(id) {
            worker.state = State::Idle;
            self.budget = (self.budget + 1).min(self.most_budget);
        }
    }

    pub fn idle(&self) -> Option<WorkerId> {
        self.workers.iter().find(|worker| worker.state == State::Idle).map(|worker| worker.id)
    }

    /// The first worker that should have been heard of by now.
    pub fn late(&self, now: f64) -> Option<WorkerId> {
        let is_late = |worker: &&Worker| match worker.state {
            State::Starting { due } | State::Busy { due, .. } => due <= now,
            State::Idle => false,
        };
        self.workers.iter().find(is_late).map(|worker| worker.id)
    }

    /// Whether any worker owes a word.
    pub fn is_awaited(&self) -> bool {
        self.workers.iter().any(|worker| worker.state != State::Idle)
    }

    /// How many have started.
    pub fn ready(&self) -> u32 {
        self.workers.iter().filter(|worker| !matches!(worker.state, State::Starting { .. })).count() as u32
    }

    pub fn is_empty(&self) -> bool {
        self.workers.is_empty()
    }

    fn get(&mut self, id: WorkerId) -> Option<&mut Worker> {
        self.workers.iter_mut().find(|worker| worker.id == id)
    }
}
