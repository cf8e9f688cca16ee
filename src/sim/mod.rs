//! How a trial runs: random words, laws, the lead's way, the queue, batches of trials and their results;
//! and the same funnel in expectation (`surrogate`). No browser, no clock, no global state, no text for people.

pub mod arrive;
pub mod batch;
pub mod calibrate;
pub mod clock;
pub mod count;
pub mod draw;
pub mod floor;
pub mod histogram;
pub mod journey;
pub mod kernel;
pub mod normal;
pub mod output;
pub mod queue;
pub mod rank;
pub mod rate;
pub mod results;
pub mod rng;
pub mod score;
pub mod sort;
pub mod stats;
pub mod summary;
pub mod surrogate;
pub mod table;
pub mod tally;
pub mod theory;
pub mod trial;
pub mod world;

pub use batch::{Batch, DEFAULT_PROBES, ENGINE_REVISION, Probes, Simulator, WorldBatch};
pub use histogram::Histogram;
pub use output::{END_STATES, OUTPUT_COUNT, Output, OutputUnit, Outputs};
pub use rate::{RATE_COUNT, Rate, RateGroup, RateUnit};
pub use results::{Results, WorldResults};
pub use summary::{Difference, Distribution, Summary, WorldSummary};
