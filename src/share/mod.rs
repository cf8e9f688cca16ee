//! The document that the page saves and the command line reads, as a file and as a link; versions and faults.
//! Leaves to others: wording of faults (`i18n::fault`), reaching files, storage and the address bar (`browser`).

mod base;
mod check;
mod codes;
mod compact;
mod crc;
pub mod document;
pub mod fault;
pub mod file;
mod form;
mod json;
pub mod link;
pub mod locks;
mod node;
pub mod record;
#[cfg(test)]
mod sample;
mod scenario;
#[cfg(not(target_arch = "wasm32"))]
pub mod schema;
pub mod state;
mod wire;

pub use document::{Document, MAX_SETUPS, MAX_TRIALS, Notice};
pub use fault::{Fault, FileError, Kind, LinkError, OpenError, Problem, SetupError};
pub use locks::{Lock, Locks};
pub use record::Record;
