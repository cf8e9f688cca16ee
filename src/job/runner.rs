//! What answers requests: the engine itself, or the engine behind the codec, as a worker is but without the worker.
//! Leaves to others: which requests are made (`schedule`), workers (`browser`).

use super::codec;
use super::reply::{Failure, Reply};
use super::request::{Request, Work};
use crate::sim::{ENGINE_REVISION, Simulator};

/// One suite of tests holds for all of them.
pub trait Runner {
    fn answer(&mut self, request: &Request) -> Reply;
}

/// The engine, here and now. It keeps the last job's simulator, since solving a scenario's intercepts costs more
/// than a small batch.
pub struct Inline {
    /// Milliseconds since whenever. Durations size later batches and change no value.
    clock: fn() -> f64,
    current: Option<(Work, Simulator)>,
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
            None => match Simulator::new(&request.work.scenarios, request.work.seed, request.work.probes) {
                Ok(simulator) => (request.work.clone(), simulator.wanting(request.work.want)),
                Err(errors) => return Reply::Refused { job: request.job, errors },
            },
        };
        let batch = simulator.run(request.span.first, request.span.count);
        self.current = Some((work, simulator));
        Reply::Batch { job: request.job, batch, millis: (self.clock)() - start }
    }
}

impl<R: Runner> ThroughCodec<R> {
    /// From bytes to bytes: all that a worker does.
    pub fn answer_bytes(&mut self, request: &[u8]) -> Vec<u8> {
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
