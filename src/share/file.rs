//! Documents as files: canonical JSON out; JSON of any origin in, with every fault named.
//! Leaves to others: reaching the disk (`browser`, the command line).

use super::check::faults;
use super::document::{Document, Notice, notices};
use super::fault::FileError;
use super::form::{self, FORMAT_VERSION};
use super::json::{self, Writer};
use super::locks::Lock;
use super::node::Node;
use super::record::{self, Record};
use super::scenario;
use crate::domain::Scenario;
use crate::sim::ENGINE_REVISION;

/// Files above this size are refused unread; a full document takes about a fiftieth of it.
pub const MAX_BYTES: usize = 1 << 20;

/// What was read from a file.
#[derive(Clone, Debug, PartialEq)]
pub struct Opened {
    pub document: Document,
    pub notices: Vec<Notice>,
    /// What its writer's setups came to, if the file says.
    pub record: Option<Record>,
}

/// Reads a document, or a bare scenario as a document of one setup.
pub fn read(bytes: &[u8]) -> Result<(Document, Vec<Notice>), FileError> {
    open(bytes).map(|opened| (opened.document, opened.notices))
}

/// Reads all that a file holds.
pub fn open(bytes: &[u8]) -> Result<Opened, FileError> {
    if bytes.len() > MAX_BYTES {
        return Err(FileError::TooLarge { bytes: bytes.len(), max: MAX_BYTES });
    }
    let root = json::read(bytes)?;
    let Node::Object(fields) = &root else { return Err(FileError::NotEmbudo) };
    let has = |name: &str| fields.iter().any(|(field, _)| field == name);
    let (document, engine_revision) = if has("embudo") || has("setups") {
        read_document(&root)?
    } else if ["name", "levers", "choices", "channels", "signals"].into_iter().any(has) {
        well_formed(&root, &form::scenario())?;
        (Document::with(vec![scenario::read(&root)]), ENGINE_REVISION)
    } else {
        return Err(FileError::NotEmbudo);
    };
    document.check().map_err(FileError::Invalid)?;
    let record = root.get("results").and_then(record::read);
    Ok(Opened { document, notices: notices(engine_revision), record })
}

/// The one text of a document: fields and levers in their order, whole numbers without a point.
pub fn write(document: &Document) -> String {
    write_with(document, None)
}

/// The same with what its setups came to.
pub fn write_with(document: &Document, record: Option<&Record>) -> String {
    let mut text = Writer::default();
    text.object(|to| {
        to.name("embudo");
        to.number(FORMAT_VERSION.into());
        to.name("engine_revision");
        to.number(ENGINE_REVISION.into());
        to.name("seed");
        to.string(&document.seed.to_string());
        to.name("trials");
        to.number(document.trials.into());
        to.name("setups");
        to.list(&document.setups, scenario::write);
        if !document.locks.is_empty() {
            to.name("locked");
            to.list(document.locks.iter(), |to, lock| to.string(lock.id()));
        }
        if let Some(record) = record {
            to.name("results");
            record::write(to, record);
        }
    });
    text.finish()
}

/// The one text of a scenario alone.
pub fn write_scenario(scenario: &Scenario) -> String {
    let mut text = Writer::default();
    scenario::write(&mut text, scenario);
    text.finish()
}

/// The document and the engine revision that it was made with.
fn read_document(root: &Node) -> Result<(Document, u32), FileError> {
    // Before anything else: a later format may differ in all the rest.
    if let Some(&Node::Number(version)) = root.get("embudo")
        && version > f64::from(FORMAT_VERSION)
        && version == version.trunc()
    {
        return Err(FileError::Newer { version: version as u64 });
    }
    well_formed(root, &form::document())?;
    let mut document = Document::with(Vec::new());
    let mut engine_revision = ENGINE_REVISION;
    // The form is checked, so what is present has its type.
    if let Some(trials) = root.number("trials") {
        document.trials = trials as u32;
    }
    if let Some(revision) = root.number("engine_revision") {
        engine_revision = revision as u32;
    }
    if let Some(seed) = root.text("seed") {
        document.seed = seed.parse().unwrap_or(document.seed);
    }
    if let Some(setups) = root.list("setups") {
        document.setups = setups.iter().map(scenario::read).collect();
    }
    if let Some(locks) = root.list("locked") {
        let lock = |node: &Node| if let Node::Text(id) = node { Lock::from_id(id) } else { None };
        document.locks = locks.iter().filter_map(lock).collect();
    }
    Ok((document, engine_revision))
}

fn well_formed(node: &Node, form: &form::Form) -> Result<(), FileError> {
    let faults = faults(node, form);
    if faults.is_empty() { Ok(()) } else { Err(FileError::Form(faults)) }
}

#[cfg(test)]
mod tests {
    use super::super::fault::{Fault, Kind, MAX_FAULTS, Problem, SetupError};
    use super::super::sample;
    use super::*;
    use crate::domain::{Company, Lever, LeverError, Param, ScenarioError, Seed};
    use proptest::prelude::*;

    #[track_caller]
    fn check(text: &str, expected: FileError) {
        assert_eq!(read(text.as_bytes()).unwrap_err(), expected, "{text}");
    }

    /// One fault of form in a document whose only setup is `setup`.
    #[track_caller]
    fn check_setup(setup: &str, path: &str, problem: Problem) {
        let text = format!(r#"{{"embudo": 1, "setups": [{setup}]}}"#);
        check(&text, FileError::Form(vec![Fault { path: format!("setups[0]{path}"), problem }]));
    }

    #[test]
    fn defaults_fill_what_is_missing() {
        let (document, notices) = read(br#"{"levers": {"reps": 5}}"#).unwrap();
        assert_eq!(document.setups.len(), 1);
        assert_eq!(document.setups[0].levers[Param::Reps], Lever::Fixed(5.0));
        assert_eq!(document.setups[0].channels, Company::default().scenario().channels);
        assert_eq!((document.seed, document.trials), (Document::DEFAULT_SEED, Document::DEFAULT_TRIALS));
        assert_eq!(notices, []);
        let (document, _) =
            read(b"\xef\xbb\xbf{\"embudo\": 1, \"seed\": \"18446744073709551615\", \"trials\": 5e2, \"setups\": [{}]}")
                .unwrap();
        assert_eq!((document.seed, document.trials), (Seed(u64::MAX), 500));
    }

    #[test]
    fn ranges_and_own_curves_are_read() {
        let text = r#"{"levers": {"opp_to_won": {"low": 0.1, "likely": 0.2, "high": 0.3}},
            "choices": {"calendar": {"custom": {"days": 6.0, "open": 8, "close": 20}},
                        "decay": {"custom": {"t1": 3, "t2": 74.4, "w": 1, "f": 0}}}}"#;
        let (document, _) = read(text.as_bytes()).unwrap();
        assert!(document.setups[0].levers[Param::OppToWon].is_range());
        assert_eq!(document.setups[0].choices.calendar.hours(), Some((6, 8, 20)));
    }

    #[test]
    fn what_is_no_document_is_refused() {
        check("", FileError::NotJson { line: 1, column: 0 });
        check("{\n  \"embudo\": 1,\n  oops\n}", FileError::NotJson { line: 3, column: 3 });
        check("{\"levers\": {\"reps\": NaN}}", FileError::NotJson { line: 1, column: 21 });
        check("{\"levers\": {\"reps\": 1e400}}", FileError::NumberTooLarge { line: 1, column: 25 });
        check("[]", FileError::NotEmbudo);
        check("\"embudo\"", FileError::NotEmbudo);
        check("{}", FileError::NotEmbudo);
        check(r#"{"type": "FeatureCollection"}"#, FileError::NotEmbudo);
        check(r#"{"embudo": 2, "anything": true}"#, FileError::Newer { version: 2 });
        assert!(matches!(read(&[b'['; 5000]), Err(FileError::NotJson { .. })), "no stack is exhausted");
        assert!(matches!(read(&[0xff, 0xfe, b'{', 0]), Err(FileError::NotJson { .. })));
        let large = vec![b' '; MAX_BYTES + 1];
        assert_eq!(read(&large), Err(FileError::TooLarge { bytes: MAX_BYTES + 1, max: MAX_BYTES }));
    }

    #[test]
    fn faults_of_form_are_named_with_their_place() {
        let kind = |expected, found| Problem::Type { expected, found };
        check_setup("7", "", kind(Kind::Object, Kind::Number));
        check_setup(r#"{"leverz": {}}"#, ".leverz", Problem::Unknown);
        check_setup(r#"{"levers": {"rep": 3}}"#, ".levers.rep", Problem::Unknown);
        check_setup(r#"{"levers": {"reps": 3, "reps": 4}}"#, ".levers.reps", Problem::Repeated);
        check_setup(r#"{"levers": {"reps": "3"}}"#, ".levers.reps", kind(Kind::NumberOrRange, Kind::Text));
        check_setup(
            r#"{"levers": {"reps": {"low": 1, "likely": 2}}}"#,
            ".levers.reps.high",
            Problem::Missing,
        );
        check_setup(r#"{"levers": []}"#, ".levers", kind(Kind::Object, Kind::List));
        check_setup(
            r#"{"choices": {"gate": "shut"}}"#,
            ".choices.gate",
            Problem::Word { allowed: &["threshold", "open"] },
        );
        check_setup(r#"{"choices": {"gate": null}}"#, ".choices.gate", kind(Kind::Text, Kind::Null));
        check_setup(
            r#"{"choices": {"gate": {"custom": {}}}}"#,
            ".choices.gate",
            kind(Kind::Text, Kind::Object),
        );
        check_setup(
            r#"{"choices": {"calendar": {"custom": {"days": 300, "open": 9, "close": 17}}}}"#,
            ".choices.calendar.custom.days",
            Problem::OutOfRange { min: 1.0, max: 7.0 },
        );
        check_setup(
            r#"{"channels": [{"name": "a", "weight": 1, "cost_per_lead": 1}]}"#,
            ".channels[0].fit",
            Problem::Missing,
        );
        check_setup(r#"{"channels": []}"#, ".channels", Problem::Length { min: 1, max: 8, found: 0 });
        let long = "x".repeat(1000);
        check_setup(&format!(r#"{{"{long}": 1}}"#), &format!(".{}…", &long[..40]), Problem::Unknown);
    }

    #[test]
    fn faults_of_the_document_itself() {
        let fault = |path: &str, problem| FileError::Form(vec![Fault { path: path.to_owned(), problem }]);
        check(r#"{"setups": [{}]}"#, fault("embudo", Problem::Missing));
        check(r#"{"embudo": 1}"#, fault("setups", Problem::Missing));
        check(
            r#"{"embudo": 1, "setups": []}"#,
            fault("setups", Problem::Length { min: 1, max: 5, found: 0 }),
        );
        check(r#"{"embudo": 1, "setups": [{}], "seed": 7}"#, fault("seed", Problem::Seed));
        check(
            r#"{"embudo": 1, "setups": [{}], "trials": 1e9}"#,
            fault("trials", Problem::OutOfRange { min: 1.0, max: 1e5 }),
        );
        let fraction = Problem::Type { expected: Kind::WholeNumber, found: Kind::Number };
        check(r#"{"embudo": 1, "setups": [{}], "trials": 1.5}"#, fault("trials", fraction.clone()));
        check(r#"{"embudo": 1.5, "setups": [{}]}"#, fault("embudo", fraction));
        let many: Vec<String> = (0..50).map(|index| format!("\"x{index}\": 1")).collect();
        let Err(FileError::Form(faults)) =
            read(format!(r#"{{"embudo": 1, "setups": [{{}}], {}}}"#, many.join(",")).as_bytes())
        else {
            panic!("refused for its form")
        };
        assert_eq!(faults.len(), MAX_FAULTS);
    }

    #[test]
    fn what_is_locked_is_named() {
        let text = r#"{"embudo": 1, "setups": [{}], "locked": ["sla", "reps", "sla"]}"#;
        let (document, _) = read(text.as_bytes()).unwrap();
        assert_eq!(document.locks.iter().map(Lock::id).collect::<Vec<_>>(), ["reps", "sla"]);
        let fault = |path: &str, problem| FileError::Form(vec![Fault { path: path.to_owned(), problem }]);
        check(
            r#"{"embudo": 1, "setups": [{}], "locked": ["reps", "wheels"]}"#,
            fault("locked[1]", Problem::Lock),
        );
        let kind = Problem::Type { expected: Kind::Text, found: Kind::Number };
        check(r#"{"embudo": 1, "setups": [{}], "locked": [7]}"#, fault("locked[0]", kind));
        assert!(!write(&Document::default()).contains("locked"));
    }

    #[test]
    fn values_are_checked_setup_by_setup() {
        let error =
            ScenarioError::Lever { param: Param::LeadsPerWeek, error: LeverError::TooHigh { max: 2000.0 } };
        let text = r#"{"embudo": 1, "setups": [{}, {"levers": {"leads_per_week": 1e18}}]}"#;
        let Err(FileError::Invalid(faults)) = read(text.as_bytes()) else { panic!("refused for its values") };
        assert_eq!(faults[0], SetupError { setup: 1, error });
    }

    #[test]
    fn another_engine_is_told() {
        let text = r#"{"embudo": 1, "engine_revision": 99, "setups": [{}]}"#;
        let notice = Notice::EngineRevision { theirs: 99, ours: ENGINE_REVISION };
        assert_eq!(read(text.as_bytes()).unwrap().1, [notice]);
    }

    #[test]
    fn the_text_is_canonical() {
        let text = write(&Document::default());
        assert!(text.starts_with("{\n  \"embudo\": 1,\n  \"engine_revision\": "), "{text}");
        assert!(text.contains("\"leads_per_week\": 35,\n        \"demand_cv\": 0.2236,\n"), "{text}");
        assert!(text.ends_with("}\n"));
        let alone = write_scenario(&Company::Micro.scenario());
        assert_eq!(read(alone.as_bytes()).unwrap().0.setups, [Company::Micro.scenario()]);
    }

    #[test]
    fn what_the_setups_came_to_returns_to_the_bit() {
        let revenue = record::Revenue { mean: 1.0 / 3.0, p10: 0.0, p50: 123_456.789, p90: 1e9 };
        let record = Record { trials: 10_000, revenue: vec![revenue; 2] };
        let text = write_with(&Document::default(), Some(&record));
        assert_eq!(open(text.as_bytes()).unwrap().record, Some(record));
        assert_eq!(open(write(&Document::default()).as_bytes()).unwrap().record, None);
        let fault = |path: &str, problem| FileError::Form(vec![Fault { path: path.to_owned(), problem }]);
        let none = Problem::Length { min: 1, max: 5, found: 0 };
        check(
            r#"{"embudo": 1, "setups": [{}], "results": {"trials": 5, "revenue": []}}"#,
            fault("results.revenue", none),
        );
        check(
            r#"{"embudo": 1, "setups": [{}], "results": {"trials": 0, "revenue": [{"mean": 1, "p10": 1, "p50": 1, "p90": 1}]}}"#,
            fault("results.trials", Problem::OutOfRange { min: 1.0, max: 1e5 }),
        );
    }

    proptest! {
        #[test]
        fn every_document_returns_to_the_bit(document in sample::document()) {
            let text = write(&document);
            prop_assert!(text.len() < MAX_BYTES / 10);
            let (back, notices) = read(text.as_bytes()).unwrap();
            prop_assert_eq!(&back, &document);
            prop_assert_eq!(write(&back), text);
            prop_assert_eq!(notices, []);
        }

        #[test]
        fn damaged_files_are_read_without_panic(
            document in sample::document(),
            slips in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..4),
        ) {
            let mut bytes = write(&document).into_bytes();
            for (place, byte) in slips {
                let place = place.index(bytes.len());
                bytes[place] = byte;
            }
            if let Ok((document, _)) = read(&bytes) {
                prop_assert!(document.check().is_ok());
            }
        }
    }
}
