//! Messages as bytes: a frame, a postcard header and, for a batch, its columns as raw little-endian words,
//! so that a reply is one buffer that can be transferred. Reading never panics, whatever the bytes.
//! Leaves to others: what the messages mean (`request`, `reply`).

use super::reply::{Failure, Reply};
use super::request::{JobId, Request, Span};
use super::version::{PROTOCOL, Version};
use super::wire_error::WireError;
use crate::sim::octaves::CELLS;
use crate::sim::weeks::cells;
use crate::sim::{Batch, Histogram, OUTPUT_COUNT, WorldBatch};
use serde::{Deserialize, Serialize};
use std::fmt;

/// Why bytes are no message.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CodecError {
    /// They do not begin like one of ours, or like one of the other direction.
    Foreign,
    /// A message, but of another version of page or worker.
    Protocol { theirs: u16 },
    /// The header is cut short or garbled.
    Header,
    /// The columns are not those that the header announces.
    Columns,
}

impl fmt::Display for CodecError {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        match self {
            CodecError::Foreign => f.write_str("it is none of ours"),
            CodecError::Protocol { theirs } => write!(f, "it is of protocol {theirs}"),
            CodecError::Header => f.write_str("its header is cut short or garbled"),
            CodecError::Columns => f.write_str("its columns are not those that it announces"),
        }
    }
}

/// How messages begin, by direction.
const TO_WORKER: [u8; 4] = *b"EMB>";
const TO_PAGE: [u8; 4] = *b"EMB<";

/// Before the header: the direction, [`PROTOCOL`], the header's length.
const FRAME: usize = 4 + 2 + 4;

/// Bytes of a column's word.
const WORD: usize = 8;

pub fn encode_request(request: &Request) -> Vec<u8> {
    frame(TO_WORKER, request)
}

pub fn decode_request(bytes: &[u8]) -> Result<Request, CodecError> {
    match unframe(TO_WORKER, bytes)? {
        (request, []) => Ok(request),
        _ => Err(CodecError::Columns),
    }
}

/// A reply without its columns.
#[derive(Serialize, Deserialize)]
enum Header {
    Ready(Version),
    /// Of each world, the weeks that its series tell of.
    Batch {
        job: JobId,
        span: Span,
        weeks: Vec<u32>,
        millis: f64,
    },
    Refused {
        job: JobId,
        errors: Vec<WireError>,
    },
    Failed(Failure),
    Missing {
        job: JobId,
    },
}

pub fn encode_reply(reply: &Reply) -> Vec<u8> {
    let header = match reply {
        Reply::Ready(version) => Header::Ready(version.clone()),
        Reply::Batch { job, batch, millis } => {
            let span = Span { first: batch.first, count: batch.count };
            let weeks = batch.worlds.iter().map(|world| world.weeks).collect();
            Header::Batch { job: *job, span, weeks, millis: *millis }
        }
        Reply::Refused { job, errors } => {
            Header::Refused { job: *job, errors: errors.iter().cloned().map(WireError).collect() }
        }
        Reply::Missing { job } => Header::Missing { job: *job },
        Reply::Failed(failure) => Header::Failed(failure.clone()),
    };
    let mut bytes = frame(TO_PAGE, &header);
    if let Reply::Batch { batch, .. } = reply {
        let sizes = batch.worlds.iter().map(|world| world_bytes(batch.count, world.weeks));
        bytes.reserve_exact(sizes.sum());
        for world in &batch.worlds {
            bytes.extend(world.values.iter().flat_map(|value| value.to_le_bytes()));
            bytes.extend(world.responses.counts().iter().flat_map(|count| count.to_le_bytes()));
            bytes.extend(world.series.iter().flat_map(|value| value.to_le_bytes()));
        }
    }
    bytes
}

pub fn decode_reply(bytes: &[u8]) -> Result<Reply, CodecError> {
    let (header, columns) = unframe(TO_PAGE, bytes)?;
    let reply = match header {
        Header::Batch { job, span, weeks, millis } => {
            return Ok(Reply::Batch { job, batch: decode_columns(span, &weeks, columns)?, millis });
        }
        Header::Ready(version) => Reply::Ready(version),
        Header::Refused { job, errors } => {
            Reply::Refused { job, errors: errors.into_iter().map(|WireError(error)| error).collect() }
        }
        Header::Missing { job } => Reply::Missing { job },
        Header::Failed(failure) => Reply::Failed(failure),
    };
    if columns.is_empty() { Ok(reply) } else { Err(CodecError::Columns) }
}

fn decode_columns(span: Span, weeks: &[u32], mut columns: &[u8]) -> Result<Batch, CodecError> {
    if !span.is_valid() || weeks.iter().any(|&weeks| weeks > MOST_WEEKS) {
        return Err(CodecError::Columns);
    }
    let mut worlds = Vec::new();
    for &weeks in weeks {
        let (world, rest) =
            columns.split_at_checked(world_bytes(span.count, weeks)).ok_or(CodecError::Columns)?;
        columns = rest;
        let (values, rest) = world.split_at(values_per_world(span.count) * WORD);
        let (counts, series) = rest.split_at(CELLS * WORD);
        let values = words(values).map(f64::from_le_bytes).collect();
        let responses = Histogram::from_counts(words(counts).map(u64::from_le_bytes).collect());
        let series = series.as_chunks().0.iter().copied().map(f32::from_le_bytes).collect();
        worlds.push(WorldBatch { values, responses: responses.ok_or(CodecError::Columns)?, weeks, series });
    }
    if columns.is_empty() {
        Ok(Batch { first: span.first, count: span.count, worlds })
    } else {
        Err(CodecError::Columns)
    }
}

/// More than any window has; it bounds what a garbled header can announce.
const MOST_WEEKS: u32 = 1000;

fn values_per_world(count: u32) -> usize {
    OUTPUT_COUNT * count as usize
}

/// Never 0, for the histogram.
fn world_bytes(count: u32, weeks: u32) -> usize {
    (values_per_world(count) + CELLS) * WORD + cells(weeks) * count as usize * size_of::<f32>()
}

fn words(bytes: &[u8]) -> impl Iterator<Item = [u8; WORD]> {
    bytes.as_chunks().0.iter().copied()
}

fn frame(direction: [u8; 4], header: &impl Serialize) -> Vec<u8> {
    let mut bytes = vec![0; FRAME];
    bytes[..4].copy_from_slice(&direction);
    bytes[4..6].copy_from_slice(&PROTOCOL.to_le_bytes());
    let mut bytes = postcard::to_extend(header, bytes).expect("plain data into memory");
    let length = (bytes.len() - FRAME) as u32;
    bytes[6..FRAME].copy_from_slice(&length.to_le_bytes());
    bytes
}

/// The header, and what follows it.
fn unframe<'a, T: Deserialize<'a>>(direction: [u8; 4], bytes: &'a [u8]) -> Result<(T, &'a [u8]), CodecError> {
    let (magic, rest) = bytes.split_first_chunk::<4>().ok_or(CodecError::Foreign)?;
    if *magic != direction {
        return Err(CodecError::Foreign);
    }
    let (protocol, rest) = rest.split_first_chunk().ok_or(CodecError::Header)?;
    let theirs = u16::from_le_bytes(*protocol);
    if theirs != PROTOCOL {
        return Err(CodecError::Protocol { theirs });
    }
    let (length, rest) = rest.split_first_chunk().ok_or(CodecError::Header)?;
    let length = u32::from_le_bytes(*length) as usize;
    let (header, columns) = rest.split_at_checked(length).ok_or(CodecError::Header)?;
    match postcard::take_from_bytes(header) {
        Ok((header, [])) => Ok((header, columns)),
        _ => Err(CodecError::Header),
    }
}
