//! What answers requests: the engine itself, or the engine behind the codec, as a worker is but without the worker.
//! Leaves to others: which requests are made (`schedule`), workers (`browser`).

use super::codec;
use super::reply::{Failure, Reply};
use super::request::{Request, Work};
use crate::domain::ScenarioError;
use crate::sim::weeks::Want;
use crate::sim::years::{Any, Plain, Years, are_plain};
use crate::sim::{ENGINE_REVISION, Simulator};

/// One suite of tests holds for all of them.
pub trait Runner {
    fn answer(&mut self, request: &Request) -> Reply;
}

/// The engine, here and now. It keeps the last job's simulator, since solving a scenario's intercepts costs more
/// than a small batch.
pub struct Inline<Y = Any> {
    /// Milliseconds since whenever. Durations size later batches and change no value.
    clock: fn() -> f64,
    current: Option<(Work, Simulator<Y>)>,
}

/// Another runner, reached through bytes in both directions.
pub struct ThroughCodec<R>(pub R);

impl Inline {
    pub fn new(clock: fn() -> f64) -> Inline {
        Inline { clock, current: None }
    }
}

impl Runner for Inline {
    fn answer(&mut self, request: &Request) -> Reply {
        self.reply(request, |work| {
            let simulator = Simulator::new(&work.scenarios, work.seed, work.probes)?;
            Ok(simulator.wanting(work.want))
        })
    }
}

impl Inline<Plain> {
    /// One that answers requests for plain years alone, by less code.
    pub fn plain(clock: fn() -> f64) -> Inline<Plain> {
        Inline { clock, current: None }
    }

    /// The same reply as that of the whole engine; `None` where only that can answer.
    pub fn answer_plain(&mut self, request: &Request) -> Option<Reply> {
        let is_plain = request.work.want == Want::Totals && request.work.scenarios.iter().all(are_plain);
        is_plain
            .then(|| self.reply(request, |work| Simulator::plain(&work.scenarios, work.seed, work.probes)))
    }
}

impl<Y: Years> Inline<Y> {
    fn reply(
        &mut self,
        request: &Request,
        begin: impl FnOnce(&Work) -> Result<Simulator<Y>, Vec<ScenarioError>>,
    ) -> Reply {
        if request.revision != ENGINE_REVISION {
            return Reply::Failed(Failure::Revision { mine: ENGINE_REVISION });
        }
        if !request.span.is_valid() {
            return Reply::Failed(Failure::Span);
        }
        let start = (self.clock)();
        let current = self.current.take().filter(|(work, _)| *work == request.work);
        let (work, mut simulator) = match current {
            Some(current) => current,
            None => match begin(&request.work) {
                Ok(simulator) => (request.work.clone(), simulator),
                Err(errors) => return Reply::Refused { job: request.job, errors },
            },
        };
        let batch = simulator.run(request.span.first, request.span.count);
        self.current = Some((work, simulator));
        Reply::Batch { job: request.job, batch, millis: (self.clock)() - start }
    }
}

impl<R: Runner> ThroughCodec<R> {
    fn answer_bytes(&mut self, request: &[u8]) -> Vec<u8> {
        let reply = match codec::decode_request(request) {
            Ok(request) => self.0.answer(&request),
            Err(_) => Reply::Failed(Failure::Unreadable),
        };
        codec::encode_reply(&reply)
    }
}

impl<R: Runner> Runner for ThroughCodec<R> {
    fn answer(&mut self, request: &Request) -> Reply {
        let reply = self.answer_bytes(&codec::encode_request(request));
        codec::decode_reply(&reply).unwrap_or(Reply::Failed(Failure::Unreadable))
    }
}
