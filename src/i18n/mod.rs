//! Words and numbers for people, in Spanish and English. Texts come from exhaustive matches, so the compiler
//! checks that both languages are complete. Leaves to others: what to say when (`present`, `ui`).

mod lang;

pub mod assumptions;
pub mod behaviour;
pub mod bowtie;
pub mod choice;
pub mod drivers;
pub mod error;
pub mod fault;
pub mod format;
pub mod glossary;
pub mod help;
pub mod journey;
pub mod key;
pub mod lever;
pub mod map;
pub mod name;
pub mod output;
pub mod pay;
pub mod phrase;
pub mod plan;
pub mod planner;
pub mod roster;
pub mod score;
pub mod sentence;
pub mod study;
pub mod tale;
pub mod term;
pub mod weeks;
pub mod workbook;

#[cfg(test)]
mod tests;

pub use glossary::Term;
pub use key::Key;
pub use lang::{Explain, Label, Lang};
pub use sentence::{Comparison, Period, Segment, Verdict};
pub use term::Role;
