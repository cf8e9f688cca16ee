//! The year week by week: a fan of what most trials come to, for both setups, and what can be said of it.
//! Leaves to others: the weeks themselves (`sim::weeks`), elements and paint (`ui`).

mod fan;
mod gather;
mod plot;
#[cfg(test)]
mod tests;
mod words;

pub use fan::{Fan, Sight, Singles, Spread, Sum};
pub use gather::{Gather, MOST_TRIALS, SINGLES};
pub use plot::Plot;
pub use words::{answer, names, poster, readout, table};
