//! Reads documents from files or standard input, and numbers from arguments.

use super::failure::Failure;
use crate::domain::Seed;
use crate::share::{Document, FileError, Notice, file};
use crate::sim::{DEFAULT_PROBES, Probes};
use std::fs::{self, File};
use std::io::{self, Read};

/// Standard input's name.
pub const STDIN: &str = "-";

pub fn read_document(path: &str) -> Result<(Document, Vec<Notice>), Failure> {
    let read = || if path == STDIN { read_bytes(io::stdin().lock()) } else { read_bytes(File::open(path)?) };
    let bytes = read().map_err(|error| Failure::Unreadable { path: path.to_owned(), error })?;
    file::read(&bytes).map_err(|error| Failure::File { path: path.to_owned(), error: in_full(error, path) })
}

/// A file that is too large was not read to its end: the system knows its size.
fn in_full(error: FileError, path: &str) -> FileError {
    match (error, fs::metadata(path)) {
        (FileError::TooLarge { bytes, max }, Ok(file)) => {
            FileError::TooLarge { bytes: bytes.max(file.len() as usize), max }
        }
        (error, _) => error,
    }
}

/// At most one byte more than a document may have: enough to refuse an endless one.
fn read_bytes(source: impl Read) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    source.take(file::MAX_BYTES as u64 + 1).read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// For clap, which shows the reason beside the argument.
pub fn seed(text: &str) -> Result<Seed, &'static str> {
    text.parse().map_err(|_| "a seed is a whole number from 0 to 18446744073709551615")
}

/// One to four waiting times, such as `1,4,24`.
pub fn wait_over(text: &str) -> Result<WaitOver, &'static str> {
    let hours =
        text.split(',').map(|part| part.trim().parse().map_err(|_| "hours are numbers, such as 1,4,24"));
    let hours: Vec<f64> = hours.collect::<Result<_, _>>()?;
    if hours.len() > PROBES {
        return Err("at most four numbers of hours are counted");
    }
    let sensible = hours.iter().all(|hours| (0.0..=1e6).contains(hours));
    if sensible { Ok(WaitOver(hours)) } else { Err("hours go from 0 to 1000000") }
}

const PROBES: usize = DEFAULT_PROBES.len();

/// Waiting times in hours whose exceedance is reported.
#[derive(Clone, Debug)]
pub struct WaitOver(Vec<f64>);

impl WaitOver {
    pub fn hours(&self) -> &[f64] {
        &self.0
    }

    /// As the engine wants them: one that nobody asked for is never exceeded.
    pub fn probes(&self) -> Probes {
        std::array::from_fn(|i| self.0.get(i).copied().unwrap_or(f64::INFINITY))
    }
}
