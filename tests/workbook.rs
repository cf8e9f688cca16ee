//! The workbook, read back by another program's reader: every number of the report, its errors and its sources are in it.

#![cfg(not(target_arch = "wasm32"))]

use calamine::{Data, Range, Reader, Xlsx, open_workbook};
use serde_json::Value;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

fn embudo(args: &[&str]) -> (bool, String, String) {
    let mut command = Command::new(env!("CARGO_BIN_EXE_embudo"));
    let output = command.args(args).output().expect("embudo starts");
    let text = |bytes| String::from_utf8(bytes).expect("text");
    (output.status.success(), text(output.stdout), text(output.stderr))
}

fn place(name: &str) -> PathBuf {
    std::env::temp_dir().join(format!("embudo-{}-{name}", std::process::id()))
}

/// A small company with a range, a change and a name that a spreadsheet would take for a formula.
fn document() -> PathBuf {
    let mut document: Value = serde_json::from_str(&embudo(&["preset", "micro"]).1).expect("JSON");
    document["setups"][1]["levers"]["reps"] = serde_json::json!({ "low": 1, "likely": 2, "high": 4 });
    document["setups"][1]["channels"][0]["name"] = "=1+1".into();
    let path = place("workbook.json");
    fs::write(&path, document.to_string()).expect("written");
    path
}

fn written(document: &Path, lang: &str, name: &str) -> (PathBuf, Vec<u8>) {
    let path = place(name);
    let (source, out) = (document.display().to_string(), path.display().to_string());
    let args = ["--lang", lang, "run", &source, "--trials", "60", "--format", "xlsx", "--out", &out];
    let (is_well, stdout, stderr) = embudo(&args);
    assert!(is_well && stdout.is_empty(), "{stderr}");
    let bytes = fs::read(&path).expect("there");
    (path, bytes)
}

fn sheet(book: &mut Xlsx<std::io::BufReader<fs::File>>, name: &str) -> Range<Data> {
    book.worksheet_range(name).unwrap_or_else(|error| panic!("{name}: {error}"))
}

/// The row whose second cell is this identifier, with its head; nothing else may stand in two rows of it.
fn row(sheet: &Range<Data>, id: &str) -> Vec<Data> {
    let rows: Vec<_> = sheet.rows().filter(|row| row[1] == Data::String(id.to_owned())).collect();
    rows.first().unwrap_or_else(|| panic!("no {id}")).to_vec()
}

fn number(cell: &Data) -> Option<f64> {
    match cell {
        Data::Float(value) => Some(*value),
        Data::Int(value) => Some(*value as f64),
        _ => None,
    }
}

/// The library writes numbers as they are, so that nothing but the last bits may differ.
#[track_caller]
fn close(cell: &Data, expected: &Value, what: &str) {
    let (Some(found), Some(expected)) = (number(cell), expected.as_f64()) else {
        return assert!(expected.is_null() && *cell == Data::Empty, "{what}: {cell:?}, {expected}");
    };
    assert!((found - expected).abs() <= 1e-12 * expected.abs().max(1.0), "{what}: {found}, {expected}");
}

#[test]
fn every_number_of_the_report_is_in_the_workbook() {
    let document = document();
    let (path, _) = written(&document, "en", "numbers.xlsx");
    let source = document.display().to_string();
    let (_, report, _) = embudo(&["run", &source, "--trials", "60", "--format", "json", "--weekly"]);
    let report: Value = serde_json::from_str(&report).expect("JSON");
    let mut book: Xlsx<_> = open_workbook(&path).expect("a workbook");
    let names =
        ["Inputs", "Channels and signals", "Results", "Indicators", "Weeks", "Assumptions and sources"];
    assert_eq!(book.sheet_names(), names);

    let results = sheet(&mut book, "Results");
    let outputs = report["scenarios"][0]["outputs"].as_object().expect("outputs");
    assert!(outputs.len() > 70);
    for id in outputs.keys() {
        let row = row(&results, id);
        let of = [&report["scenarios"][0], &report["scenarios"][1], &report["difference"]];
        for (index, of) in of.into_iter().enumerate() {
            for (part, name) in ["mean", "se", "p10", "p50", "p90"].into_iter().enumerate() {
                close(&row[3 + 5 * index + part], &of["outputs"][id][name], &format!("{id} {name} {index}"));
            }
        }
        close(&row[18], &report["difference"]["outputs"][id]["p_second_higher"]["value"], id);
    }

    let weeks = sheet(&mut book, "Weeks");
    let told: Vec<_> = weeks.rows().filter(|row| row[1] == Data::String("won".into())).collect();
    assert_eq!(told.len(), 2 * 52);
    for (world, rows) in told.chunks(52).enumerate() {
        let series = &report["scenarios"][world]["weeks"]["won"];
        for (week, row) in rows.iter().enumerate() {
            assert_eq!(number(&row[3]), Some(week as f64 + 1.0));
            for (column, name) in (5..).zip(["mean", "p10", "p25", "p50", "p75", "p90"]) {
                close(&row[column], &series[name][week], name);
            }
        }
    }

    let inputs = sheet(&mut book, "Inputs");
    let reps = row(&inputs, "reps");
    assert_eq!([7, 8, 9].map(|column| number(&reps[column])), [Some(2.0), Some(1.0), Some(4.0)]);
    assert_eq!(reps[5], Data::Empty, "today's is no range");
    assert!(matches!(&row(&inputs, "routing")[4], Data::String(answer) if !answer.is_empty()));
    let leads = sheet(&mut book, "Channels and signals");
    assert!(leads.rows().any(|row| row[0] == Data::String("=1+1".into())), "a name is no formula");

    let sources = sheet(&mut book, "Assumptions and sources");
    let cited = row(&sources, "lead_to_mql");
    assert!(matches!(&cited[4], Data::String(sources) if sources.len() > 20), "{cited:?}");
    assert!(matches!(&cited[8], Data::String(note) if note.len() > 20), "{cited:?}");
    fs::remove_file(path).expect("it was there");
}

#[test]
fn the_same_run_makes_the_same_bytes_and_each_language_its_own() {
    let document = document();
    let (first, bytes) = written(&document, "es", "first.xlsx");
    let (second, again) = written(&document, "es", "second.xlsx");
    assert!(bytes == again, "nothing of the day or the machine is in it");
    let mut book: Xlsx<_> = open_workbook(&first).expect("a workbook");
    let names =
        ["Entradas", "Canales y señales", "Resultados", "Indicadores", "Semanas", "Supuestos y fuentes"];
    assert_eq!(book.sheet_names(), names);
    assert!(row(&sheet(&mut book, "Resultados"), "won")[0] == Data::String("Ganados".into()));
    [first, second].iter().for_each(|path| fs::remove_file(path).expect("it was there"));
}

#[test]
fn a_workbook_needs_a_file() {
    let (is_well, out, err) = embudo(&["--lang", "en", "run", "-", "--format", "xlsx"]);
    assert!(!is_well && out.is_empty() && err.contains("--out"), "{err}");
    let source = document().display().to_string();
    let args = ["--lang", "en", "run", &source, "--format", "xlsx", "--out", "/nowhere/at/all.xlsx"];
    let (is_well, out, err) = embudo(&args);
    assert!(!is_well && out.is_empty() && !err.contains("panicked") && !err.is_empty(), "{err}");
}
