//! Embudo: a revenue-funnel laboratory. The module map, in reading order; see ARCHITECTURE.md.

pub mod domain;
pub mod i18n;
pub mod sim;
