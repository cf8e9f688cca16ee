//! View models: what the page shows, made from results and words alone, so that it is tested without a browser.
//! Leaves to others: signals, elements and paint (`ui`).

pub mod chart;
#[cfg(test)]
mod fixture;
pub mod gather;
pub mod rank;
pub mod summary;
