//! Committed studies: questions whose answers the documentation quotes, asked of fixed scenarios with a fixed seed.
//! Leaves to others: running trials (the caller), tables (`cli`).

pub mod bands;
pub mod incentives;
