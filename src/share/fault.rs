//! Everything that can be wrong with a file, a link or a saved state. Values only: `i18n::fault` words them.

use crate::domain::ScenarioError;

/// Why a file was refused.
#[derive(Clone, Debug, PartialEq)]
pub enum FileError {
    TooLarge {
        bytes: usize,
        max: usize,
    },
    /// Not JSON, from this place on.
    NotJson {
        line: usize,
        column: usize,
    },
    /// A number that no computer number holds, such as 1e400.
    NumberTooLarge {
        line: usize,
        column: usize,
    },
    /// JSON, but neither a document nor a scenario.
    NotEmbudo,
    /// A format version that came after this program.
    Newer {
        version: u64,
    },
    /// Its form is wrong, at these places; at most [`MAX_FAULTS`] are listed.
    Form(Vec<Fault>),
    /// The form is right, the values are not.
    Invalid(Vec<SetupError>),
}

/// So many faults of form are listed; who has more has the wrong file.
pub const MAX_FAULTS: usize = 20;

/// One thing wrong with a file's form.
#[derive(Clone, Debug, PartialEq)]
pub struct Fault {
    /// Where, such as `setups[1].levers.reps`.
    pub path: String,
    pub problem: Problem,
}

#[derive(Clone, Debug, PartialEq)]
pub enum Problem {
    /// A field that the format does not have.
    Unknown,
    Missing,
    /// The field stands there twice.
    Repeated,
    Type {
        expected: Kind,
        found: Kind,
    },
    /// A word that is none of these.
    Word {
        allowed: &'static [&'static str],
    },
    OutOfRange {
        min: f64,
        max: f64,
    },
    /// A list with too few or too many elements.
    Length {
        min: usize,
        max: usize,
        found: usize,
    },
    /// Not a whole number from 0 to 2^64 - 1, as text.
    Seed,
    /// Nothing of this name can be locked.
    Lock,
}

/// Kinds of values, expected or found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    Null,
    Bool,
    Number,
    WholeNumber,
    Text,
    List,
    Object,
    /// A number, or an object with low, likely and high.
    NumberOrRange,
}

/// A setup that cannot be simulated.
#[derive(Clone, Debug, PartialEq)]
pub struct SetupError {
    /// Its position, from 0.
    pub setup: usize,
    pub error: ScenarioError,
}

/// Why a link was refused.
#[derive(Clone, Debug, PartialEq)]
pub enum LinkError {
    /// Not one of our links: an empty fragment, or another page's anchor. Nothing to complain about.
    NotALink,
    /// Truncated, mistyped or otherwise damaged.
    Broken,
    /// Made by a version that came after this one.
    Newer,
    Invalid(Vec<SetupError>),
}

/// Why a text that may be a file or a link was refused.
#[derive(Clone, Debug, PartialEq)]
pub enum OpenError {
    File(FileError),
    Link(LinkError),
}
