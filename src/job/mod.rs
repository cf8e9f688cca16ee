//! The worker protocol: what page and worker say to each other, in which bytes, and who computes which trials when.
//! Pure: no browser and no clock. Leaves to others: carrying the bytes (`browser`), merging batches (`sim::results`).

pub mod codec;
pub mod reply;
pub mod request;
pub mod runner;
pub mod schedule;
pub mod version;
mod wire_error;

pub use codec::{CodecError, decode_reply, decode_request, encode_reply, encode_request};
pub use reply::{Failure, Reply};
pub use request::{JobId, MAX_SPAN, Request, Span, Work};
pub use runner::{Inline, Runner, ThroughCodec};
pub use version::{PROTOCOL, Version};
