//! Documents as links: `#1.` and a base64url text, short enough to send. Reading never panics and never
//! allocates more than a small multiple of the text. Leaves to others: the address bar (`browser`).

use super::crc::crc32;
use super::document::{Document, MAX_SETUPS, MAX_TRIALS, Notice, notices};
use super::fault::LinkError;
use super::locks::Locks;
use super::wire::{WireDocument, WireLocks, encode};
use crate::sim::ENGINE_REVISION;
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;

/// The version that stands in clear at the front. Within a version codes are only appended (`codes`).
const VERSION: u32 = 1;

/// The longest link that a document can have is well below this.
const MAX_CHARS: usize = 1 << 16;

const CHECKSUM_BYTES: usize = 4;

/// The fragment, with its `#`.
pub fn write(document: &Document) -> String {
    let mut bytes = payload(document, ENGINE_REVISION);
    bytes.extend(crc32(&bytes).to_le_bytes());
    format!("#{VERSION}.{}", URL_SAFE_NO_PAD.encode(bytes))
}

fn payload(document: &Document, engine_revision: u32) -> Vec<u8> {
    let mut bytes = encode(&WireDocument::new(document, engine_revision));
    bytes.extend(WireLocks::new(&document.locks).iter().flat_map(encode));
    bytes
}

/// Reads a fragment, with or without its `#`, or a whole address.
pub fn read(text: &str) -> Result<(Document, Vec<Notice>), LinkError> {
    let fragment = text.trim().rsplit('#').next().unwrap_or_default();
    let (version, body) = fragment.split_once('.').ok_or(LinkError::NotALink)?;
    if version.is_empty() || !version.bytes().all(|byte| byte.is_ascii_digit()) {
        return Err(LinkError::NotALink);
    }
    match version.parse::<u32>() {
        Ok(VERSION) => {}
        Ok(0) => return Err(LinkError::Broken),
        _ => return Err(LinkError::Newer),
    }
    if body.len() > MAX_CHARS {
        return Err(LinkError::Broken);
    }
    let bytes = URL_SAFE_NO_PAD.decode(body).map_err(|_| LinkError::Broken)?;
    let (payload, checksum) = bytes.split_last_chunk::<CHECKSUM_BYTES>().ok_or(LinkError::Broken)?;
    if crc32(payload).to_le_bytes() != *checksum {
        return Err(LinkError::Broken);
    }
    read_payload(payload)
}

/// Reads what the checksum found whole. What cannot be understood all the same comes from a version that
/// appended codes after this one was made.
fn read_payload(payload: &[u8]) -> Result<(Document, Vec<Notice>), LinkError> {
    let (wire, rest) = postcard::take_from_bytes::<WireDocument>(payload).map_err(|_| LinkError::Newer)?;
    let (locks, rest) = if rest.is_empty() {
        (Locks::default(), rest)
    } else {
        let (locks, rest) = postcard::take_from_bytes::<WireLocks>(rest).map_err(|_| LinkError::Newer)?;
        (locks.locks().ok_or(LinkError::Newer)?, rest)
    };
    let countable =
        (1..=MAX_SETUPS).contains(&wire.setup_count()) && (1..=MAX_TRIALS).contains(&wire.trials());
    if !countable {
        return Err(LinkError::Broken);
    }
    if !rest.is_empty() {
        return Err(LinkError::Newer);
    }
    let engine_revision = wire.engine_revision;
    let document = Document { locks, ..wire.document().ok_or(LinkError::Newer)? };
    document.check().map_err(LinkError::Invalid)?;
    Ok((document, notices(engine_revision)))
}

#[cfg(test)]
mod tests {
    use super::super::locks::Lock;
    use super::super::{file, sample};
    use super::*;
    use crate::domain::{Company, Lever, Param, Question, Seed};
    use proptest::prelude::*;

    /// Bit for bit: the binary forms are compared, which tell -0 from 0.
    #[track_caller]
    fn assert_same(a: &Document, b: &Document) {
        assert_eq!(a, b);
        assert_eq!(encode(&a.setups), encode(&b.setups));
    }

    /// Today, a proposal and a variant of it, with a dozen levers moved in the first two.
    fn workshop() -> Document {
        let mut document = Document::of(Company::Industrial);
        document.seed = Seed(4_294_967_296);
        let moved = [
            (Param::LeadsPerWeek, 42.0),
            (Param::FitShare, 0.27),
            (Param::Threshold, 65.0),
            (Param::Reps, 4.0),
            (Param::MqlToSql, 0.185),
            (Param::DealMean, 17_500.0),
            (Param::CycleDays, 82.0),
            (Param::GrossMargin, 0.41),
            (Param::RepCost, 48_000.0),
            (Param::TargetRevenue, 450_000.0),
        ];
        for (param, value) in moved {
            document.setups[0].levers[param] = Lever::Fixed(value);
            document.setups[1].levers[param] = Lever::Fixed(value);
        }
        document.setups[0].levers[Param::OppToWon] = Lever::Range { low: 0.15, likely: 0.22, high: 0.3 };
        document.setups[1].levers[Param::SlaHours] = Lever::Fixed(1.5);
        document.setups.push(document.setups[1].clone());
        document.setups[2].levers[Param::Reps] = Lever::Fixed(5.0);
        document.setups[2].name = "Con una persona más".to_owned();
        document
    }

    #[test]
    fn three_setups_with_a_dozen_levers_fit_in_a_message() {
        let link = write(&workshop());
        assert!(link.len() <= 200, "{} characters: {link}", link.len());
        assert_same(&read(&link).unwrap().0, &workshop());
        assert!(write(&Document::default()).len() <= 40);
    }

    /// Links live in mails and slides for years. If this fails, all of them broke: put codes and frozen bases back
    /// as they were, or start a new version and keep reading this one. The pair of files uses every lever, each kind
    /// of choice, changed channels and signals.
    #[test]
    fn old_links_keep_their_meaning() {
        let (document, _) = file::read(include_bytes!("link_v1.json")).unwrap();
        assert_same(&read(include_str!("link_v1.txt")).unwrap().0, &document);
    }

    #[test]
    fn what_is_locked_takes_a_byte_or_two_each() {
        let mut document = workshop();
        let open = write(&document);
        document.locks = [Lock::Lever(Param::Reps), Lock::Answer(Question::Sla)].into_iter().collect();
        let link = write(&document);
        assert!(link.len() <= open.len() + 4, "{link}");
        assert_same(&read(&link).unwrap().0, &document);
        document.locks = Lock::all().collect();
        assert_same(&read(&write(&document)).unwrap().0, &document);
    }

    #[test]
    fn old_locks_keep_their_meaning() {
        let (document, _) = read("#1.AwGQTgIJAAAAAACCAAAAAAAO2gEsAQMFBwkLDQ8RExUXXXrQ8A").unwrap();
        let locks = [Param::NurtureSpread, Param::Reps].map(Lock::Lever);
        assert!(document.locks.iter().eq(locks.into_iter().chain(Question::ALL.map(Lock::Answer))));
    }

    #[track_caller]
    fn check(text: &str, expected: LinkError) {
        assert_eq!(read(text).unwrap_err(), expected, "{text:?}");
    }

    #[test]
    fn what_is_no_link_is_told_from_a_broken_one() {
        let link = write(&workshop());
        check("", LinkError::NotALink);
        check("#", LinkError::NotALink);
        check("#levers", LinkError::NotALink);
        check("#v1.abc", LinkError::NotALink);
        check("#1.", LinkError::Broken);
        check("#0.AAAA", LinkError::Broken);
        check("#1.%%%", LinkError::Broken);
        check(&link[..link.len() - 1], LinkError::Broken);
        check(&format!("{link}AAAA"), LinkError::Broken);
        check(&format!("#1.{}", "A".repeat(MAX_CHARS + 1)), LinkError::Broken);
        check("#2.AAAA", LinkError::Newer);
        check("#99999999999999999999.AAAA", LinkError::Newer);
        assert!(read(&format!(" https://example.org/embudo/?lang=es{link}\n")).is_ok());
    }

    /// A whole link around `bytes`.
    fn seal(mut bytes: Vec<u8>) -> String {
        bytes.extend(crc32(&bytes).to_le_bytes());
        format!("#1.{}", URL_SAFE_NO_PAD.encode(bytes))
    }

    #[test]
    fn whole_links_can_still_be_refused() {
        let mut bytes = encode(&WireDocument::new(&Document::default(), ENGINE_REVISION));
        // The first setup's base: engine, seed (1), trials (2) and the number of setups go before.
        bytes[5] = 127 << 2;
        check(&seal(bytes), LinkError::Newer);
        for more in [&[1, 255, 255, 3][..], &[2, 0], &[0, 0]] {
            check(
                &seal([&payload(&Document::default(), ENGINE_REVISION)[..], more].concat()),
                LinkError::Newer,
            );
        }
        let mut absurd = workshop();
        absurd.setups[1].levers[Param::LeadsPerWeek] = Lever::Fixed(1e18);
        assert!(matches!(read(&write(&absurd)), Err(LinkError::Invalid(faults)) if faults[0].setup == 1));
        absurd.setups[1].levers[Param::LeadsPerWeek] = Lever::Fixed(f64::NAN);
        assert!(matches!(read(&write(&absurd)), Err(LinkError::Invalid(_))));
        absurd.setups.clear();
        check(&write(&absurd), LinkError::Broken);
        let no_trials = Document { trials: 0, ..workshop() };
        check(&write(&no_trials), LinkError::Broken);
    }

    #[test]
    fn another_engine_is_told() {
        let link = seal(encode(&WireDocument::new(&workshop(), ENGINE_REVISION + 1)));
        let notice = Notice::EngineRevision { theirs: ENGINE_REVISION + 1, ours: ENGINE_REVISION };
        assert_eq!(read(&link).unwrap().1, [notice]);
        assert_eq!(read(&write(&workshop())).unwrap().1, []);
    }

    proptest! {
        #[test]
        fn every_document_returns_to_the_bit(document in sample::document()) {
            let link = write(&document);
            prop_assert!(link[1..].bytes().all(|byte| byte.is_ascii_alphanumeric() || b".-_".contains(&byte)));
            let (back, _) = read(&link).unwrap();
            assert_same(&back, &document);
        }

        #[test]
        fn a_slip_of_the_pen_is_noticed(at in 0..1000_usize, to in "[A-Za-z0-9_-]", cut in 1..1000_usize) {
            let link = write(&workshop());
            let at = 3 + at % (link.len() - 3);
            let mut mistyped = link.clone();
            mistyped.replace_range(at..=at, &to);
            if mistyped != link {
                prop_assert_eq!(read(&mistyped), Err(LinkError::Broken));
            }
            let kept = 3 + cut % (link.len() - 3);
            prop_assert_eq!(read(&link[..kept]), Err(LinkError::Broken));
            let mut doubled = link.clone();
            doubled.insert_str(at, &to);
            if doubled != link {
                prop_assert_eq!(read(&doubled), Err(LinkError::Broken));
            }
        }

        #[test]
        fn any_text_is_read_without_panic(text: String) {
            let _ = read(&text);
            let _ = read(&format!("#1.{text}"));
        }

        /// Past the checksum, which random bytes would hardly pass.
        #[test]
        fn any_payload_is_read_without_panic(bytes in prop::collection::vec(any::<u8>(), 0..300)) {
            let _ = read_payload(&bytes);
        }

        #[test]
        fn damaged_payloads_are_read_without_panic(
            document in sample::document(),
            slips in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..6),
        ) {
            let mut bytes = payload(&document, ENGINE_REVISION);
            for (place, byte) in slips {
                let place = place.index(bytes.len());
                bytes[place] = byte;
            }
            if let Ok((document, _)) = read_payload(&bytes) {
                prop_assert!(document.check().is_ok());
            }
        }
    }
}
