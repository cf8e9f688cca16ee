//! Closed forms for reductions of the model: what queueing theory, probability and arithmetic say must come out.
//! Nothing here simulates; `analysis::check` holds the engine against it.

pub mod abandonment;
pub mod attempts;
pub mod compound;
pub mod decay;
pub mod erlang;
pub mod information;
pub mod planner;
pub mod priority;
pub mod score;
pub mod single;

pub use abandonment::ErlangA;
pub use erlang::ErlangC;
