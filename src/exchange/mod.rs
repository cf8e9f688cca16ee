//! Results in other programs' forms. Leaves to others: documents of our own (`share`), handing over the bytes
//! (`browser`, the command line).

pub mod csv;
pub mod svg;
pub mod xlsx;
