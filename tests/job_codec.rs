//! Messages between page and worker: what is written is read, and what is not a message is refused, never panicked at.

use embudo::domain::channel::ChannelError;
use embudo::domain::signal::SignalError;
use embudo::domain::{Company, Lever, LeverError, Param, Scenario, ScenarioError, Seed};
use embudo::job::{
    CodecError, Failure, JobId, MAX_SPAN, PROTOCOL, Reply, Request, Span, Version, Work, decode_reply,
    decode_request, encode_reply, encode_request,
};
use embudo::sim::weeks::{Want, cells};
use embudo::sim::{Batch, Histogram, OUTPUT_COUNT, WorldBatch};
use proptest::prelude::*;

/// The protocol's number stands behind the four letters, the header's length behind it.
const PROTOCOL_AT: usize = 4;
const LENGTH_AT: usize = 6;

fn request() -> Request {
    let mut scenarios = Company::OlistMaven.setups().to_vec();
    scenarios[0].levers[Param::Kappa] = Lever::Range { low: 0.0, likely: 0.5, high: 1.0 };
    let work =
        Work { scenarios, seed: Seed(u64::MAX), probes: [0.5, f64::MAX, 0.0, -0.0], want: Want::Weeks };
    Request::new(JobId(u64::MAX), work, Span { first: u32::MAX - 7, count: 7 })
}

/// Every bit pattern that a float can have may stand in a batch.
fn batches() -> impl Strategy<Value = Reply> {
    let head = (0..4_usize, 0..5_u32, any::<u32>(), any::<u64>(), any::<f64>());
    head.prop_flat_map(|(worlds, count, first, job, millis)| {
        let values = prop::collection::vec(
            prop::num::u64::ANY.prop_map(f64::from_bits),
            OUTPUT_COUNT * count as usize,
        );
        let counts = prop::collection::vec(
            prop_oneof![9 => Just(0), 1 => any::<u64>()],
            Histogram::default().counts().len(),
        );
        let series = (0..5_u32).prop_flat_map(move |weeks| {
            let values = cells(weeks) * count as usize;
            let bits = prop::collection::vec(prop::num::u32::ANY.prop_map(f32::from_bits), values);
            bits.prop_map(move |series| (weeks, series))
        });
        let world = (values, counts, series).prop_map(|(values, counts, (weeks, series))| {
            let responses = Histogram::from_counts(counts).expect("one count per bin");
            WorldBatch { values, responses, weeks, series }
        });
        prop::collection::vec(world, worlds).prop_map(move |worlds| {
            let batch = Batch { first: first.saturating_sub(count), count, worlds };
            Reply::Batch { job: JobId(job), batch, millis }
        })
    })
}

fn other_replies() -> Vec<Reply> {
    let lever = |error| ScenarioError::Lever { param: Param::TargetRevenue, error };
    let errors = vec![
        lever(LeverError::Empty),
        lever(LeverError::NotANumber),
        lever(LeverError::TooLow { min: -1.5 }),
        lever(LeverError::TooHigh { max: f64::INFINITY }),
        lever(LeverError::NotWhole),
        lever(LeverError::RangeOrder),
        ScenarioError::Name,
        ScenarioError::ChannelCount { count: 9 },
        ScenarioError::Channel { index: 7, error: ChannelError::Cost },
        ScenarioError::NoVolume,
        ScenarioError::SignalCount { count: 11 },
        ScenarioError::Signal { index: 0, error: SignalError::Probability },
        ScenarioError::Calendar,
        ScenarioError::DecayCurve,
        ScenarioError::TooManyLeads { expected: 1e18, max: 6e5 },
        ScenarioError::FitShareUnreachable { wanted: 0.5, low: 0.0, high: 0.25 },
        ScenarioError::RateUnreachable { rate: Param::MqlToSql, probability: 1.25 },
    ];
    vec![
        Reply::Ready(Version::own()),
        Reply::Ready(Version { revision: 0, build: String::new() }),
        Reply::Refused { job: JobId(3), errors },
        Reply::Missing { job: JobId(u64::MAX) },
        Reply::Failed(Failure::Unreadable),
        Reply::Failed(Failure::Revision { mine: 9 }),
        Reply::Failed(Failure::Span),
        Reply::Failed(Failure::Panicked { message: "¿qué?".into() }),
    ]
}

#[test]
fn what_is_written_is_read() {
    assert_eq!(decode_request(&encode_request(&request())), Ok(request()));
    for reply in other_replies() {
        assert_eq!(decode_reply(&encode_reply(&reply)), Ok(reply));
    }
}

#[test]
fn nothing_may_follow_a_message_without_columns() {
    let longer = |mut bytes: Vec<u8>| {
        bytes.push(0);
        bytes
    };
    assert_eq!(decode_request(&longer(encode_request(&request()))), Err(CodecError::Columns));
    for reply in other_replies() {
        assert_eq!(decode_reply(&longer(encode_reply(&reply))), Err(CodecError::Columns));
    }
}

#[test]
fn every_company_arrives_as_it_was() {
    for company in Company::ALL {
        let scenarios: Vec<Scenario> = company.setups().to_vec();
        let sent = Request { work: Work { scenarios, ..request().work }, ..request() };
        assert_eq!(decode_request(&encode_request(&sent)), Ok(sent));
    }
}

#[test]
fn another_protocol_is_told_from_garbage() {
    let mut bytes = encode_reply(&Reply::Ready(Version::own()));
    bytes[PROTOCOL_AT] += 1;
    // Whatever follows may have another shape.
    bytes.truncate(LENGTH_AT);
    assert_eq!(decode_reply(&bytes), Err(CodecError::Protocol { theirs: PROTOCOL + 1 }));
    assert_eq!(decode_reply(b"hello"), Err(CodecError::Foreign));
    assert_eq!(decode_reply(&[]), Err(CodecError::Foreign));
}

#[test]
fn a_request_is_no_reply() {
    assert_eq!(decode_reply(&encode_request(&request())), Err(CodecError::Foreign));
    let reply = encode_reply(&Reply::Failed(Failure::Span));
    assert_eq!(decode_request(&reply), Err(CodecError::Foreign));
}

#[test]
fn announced_sizes_allocate_nothing() {
    // A batch that announces 2^32 - 1 worlds, or trials, with no columns behind it.
    let batch = Batch { first: 0, count: 4096, worlds: Vec::new() };
    let sound = encode_reply(&Reply::Batch { job: JobId(0), batch, millis: 0.0 });
    for at in LENGTH_AT..sound.len() {
        let mut bytes = sound.clone();
        bytes.splice(at..at + 1, [0xFF, 0xFF, 0xFF, 0xFF, 0x0F]);
        let _ = decode_reply(&bytes);
    }
}

#[test]
fn spans_that_nobody_asks_for_are_refused() {
    for (first, count) in [(0, MAX_SPAN + 1), (0, u32::MAX), (u32::MAX, 2)] {
        let batch = Batch { first, count, worlds: Vec::new() };
        let bytes = encode_reply(&Reply::Batch { job: JobId(0), batch, millis: 0.0 });
        assert_eq!(decode_reply(&bytes), Err(CodecError::Columns), "{first}, {count}");
    }
}

#[test]
fn a_message_cut_short_is_refused_wherever_it_is_cut() {
    let sound = encode_request(&request());
    for length in 0..sound.len() {
        assert!(decode_request(&sound[..length]).is_err(), "{length} of {}", sound.len());
    }
}

proptest! {
    #[test]
    fn batches_arrive_bit_for_bit(reply in batches()) {
        let (Reply::Batch { job, batch, millis }, Ok(Reply::Batch { job: got_job, batch: got, millis: got_millis })) =
            (&reply, decode_reply(&encode_reply(&reply)))
        else {
            return Err(TestCaseError::fail("not a batch"));
        };
        prop_assert_eq!((*job, batch.first, batch.count), (got_job, got.first, got.count));
        prop_assert_eq!(millis.to_bits(), got_millis.to_bits());
        prop_assert_eq!(batch.worlds.len(), got.worlds.len());
        prop_assert_eq!(batch.digest(), got.digest());
    }

    #[test]
    fn a_batch_with_more_or_fewer_bytes_is_refused(reply in batches(), cut in 1..20_usize, more in 1..64_usize) {
        let sound = encode_reply(&reply);
        prop_assert!(decode_reply(&sound[..sound.len() - cut]).is_err());
        prop_assert_eq!(decode_reply(&[&sound[..], &vec![0; more]].concat()), Err(CodecError::Columns));
    }

    #[test]
    fn garbage_is_refused(bytes in prop::collection::vec(any::<u8>(), 0..200), letters in any::<bool>()) {
        let framed = |direction: &[u8]| {
            let length = (bytes.len() as u32).to_le_bytes();
            [direction, &PROTOCOL.to_le_bytes(), &length, &bytes].concat()
        };
        let (to_worker, to_page) = if letters { (framed(b"EMB>"), framed(b"EMB<")) } else { (bytes.clone(), bytes.clone()) };
        // It may by chance be a message, but then it is one that can be written.
        if let Ok(reply) = decode_reply(&to_page) {
            let _ = encode_reply(&reply);
        }
        if let Ok(request) = decode_request(&to_worker) {
            let _ = encode_request(&request);
        }
    }

    #[test]
    fn a_damaged_message_never_panics(reply in batches(), at in any::<prop::sample::Index>(), byte in any::<u8>()) {
        for sound in [encode_reply(&reply), encode_request(&request())] {
            let mut bytes = sound;
            let at = at.index(bytes.len());
            bytes[at] = byte;
            let _ = decode_reply(&bytes);
            let _ = decode_request(&bytes);
        }
    }
}
