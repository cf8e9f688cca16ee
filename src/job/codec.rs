//! Messages as bytes: a frame, a postcard header and, for a batch, its columns as raw little-endian words,
//! so that a reply is one buffer that can be transferred. Reading never panics, whatever the bytes.
//! Leaves to others: what the messages mean (`request`, `reply`).

use super::reply::{Failure, Reply};
use super::request::{JobId, Request, Span};
use super::version::{PROTOCOL, Version};
use super::wire_error::WireError;
use crate::sim::histogram::BIN_COUNT;
use crate::sim::{Batch, Histogram, OUTPUT_COUNT, WorldBatch};
use serde::{Deserialize, Serialize};

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
    Batch { job: JobId, span: Span, worlds: u32, millis: f64 },
    Refused { job: JobId, errors: Vec<WireError> },
    Failed(Failure),
}

pub fn encode_reply(reply: &Reply) -> Vec<u8> {
    let header = match reply {
        Reply::Ready(version) => Header::Ready(version.clone()),
        Reply::Batch { job, batch, millis } => {
            let span = Span { first: batch.first, count: batch.count };
            Header::Batch { job: *job, span, worlds: batch.worlds.len() as u32, millis: *millis }
        }
        Reply::Refused { job, errors } => {
            Header::Refused { job: *job, errors: errors.iter().cloned().map(WireError).collect() }
        }
        Reply::Failed(failure) => Header::Failed(failure.clone()),
    };
    let mut bytes = frame(TO_PAGE, &header);
    if let Reply::Batch { batch, .. } = reply {
        bytes.reserve_exact(batch.worlds.len() * world_bytes(batch.count));
        for world in &batch.worlds {
            bytes.extend(world.values.iter().flat_map(|value| value.to_le_bytes()));
            bytes.extend(world.responses.counts().iter().flat_map(|count| count.to_le_bytes()));
        }
    }
    bytes
}

pub fn decode_reply(bytes: &[u8]) -> Result<Reply, CodecError> {
    let (header, columns) = unframe(TO_PAGE, bytes)?;
    let reply = match header {
        Header::Batch { job, span, worlds, millis } => {
            return Ok(Reply::Batch { job, batch: decode_columns(span, worlds, columns)?, millis });
        }
        Header::Ready(version) => Reply::Ready(version),
        Header::Refused { job, errors } => {
            Reply::Refused { job, errors: errors.into_iter().map(|WireError(error)| error).collect() }
        }
        Header::Failed(failure) => Reply::Failed(failure),
    };
    if columns.is_empty() { Ok(reply) } else { Err(CodecError::Columns) }
}

fn decode_columns(span: Span, worlds: u32, columns: &[u8]) -> Result<Batch, CodecError> {
    if !span.is_valid() {
        return Err(CodecError::Columns);
    }
    // In 64 bits: a garbled count overflows the 32 of wasm.
    let bytes_per_world = world_bytes(span.count);
    if u64::from(worlds) * bytes_per_world as u64 != columns.len() as u64 {
        return Err(CodecError::Columns);
    }
    let decode_world = |bytes: &[u8]| {
        let (values, counts) = bytes.split_at(values_per_world(span.count) * WORD);
        let values = words(values).map(f64::from_le_bytes).collect();
        let responses = Histogram::from_counts(words(counts).map(u64::from_le_bytes).collect());
        Ok(WorldBatch { values, responses: responses.ok_or(CodecError::Columns)? })
    };
    let worlds = columns.chunks_exact(bytes_per_world).map(decode_world).collect::<Result<_, _>>()?;
    Ok(Batch { first: span.first, count: span.count, worlds })
}

fn values_per_world(count: u32) -> usize {
    OUTPUT_COUNT * count as usize
}

/// Never 0, for the histogram.
fn world_bytes(count: u32) -> usize {
    (values_per_world(count) + BIN_COUNT) * WORD
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
