//! What only a browser has: workers, the clock, storage, the address bar, chance, the clipboard, files.
//! Thin and typed, without text for people. Leaves to others: all that can be tested without a browser (`job`),
//! everything that is seen (`ui`).

pub mod breath;
pub mod clipboard;
pub mod clock;
mod desk;
pub mod download;
pub mod entropy;
pub mod evidence;
pub mod frame;
pub mod host;
mod link;
pub mod listener;
pub mod location;
pub mod media;
pub mod paper;
pub mod pool;
pub mod raster;
pub mod storage;
pub mod upload;

pub use breath::Breath;
pub use listener::Listener;
pub use pool::{Pool, PoolEvent, Spawn, Trouble, usual_workers};
