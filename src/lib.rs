//! Embudo: a revenue-funnel laboratory. The module map, in reading order; see ARCHITECTURE.md.

pub mod analysis;
#[cfg(target_arch = "wasm32")]
pub mod browser;
#[cfg(not(target_arch = "wasm32"))]
pub mod cli;
#[cfg(not(target_arch = "wasm32"))]
pub mod evidence;
pub mod exchange;
pub mod i18n;
pub mod job;
pub mod present;
pub mod share;
#[cfg(all(target_arch = "wasm32", feature = "page"))]
pub mod ui;

// Packages of their own, so that the compiler keeps their layers.
pub use ::{domain, sim};
