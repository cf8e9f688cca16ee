//! What the documentation quotes of the program is what the program prints. After a change that was meant to change it:
//! `EMBUDO_MINT=1 cargo test --test documents`.

#![cfg(not(target_arch = "wasm32"))]

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// A quotation stands between these lines; the first names the command.
const BEGIN: &str = "<!-- begin: embudo ";
const CLOSES: &str = " -->";
const END: &str = "<!-- end -->";

/// What `embudo` prints in English; each command once.
#[derive(Default)]
struct Prints(BTreeMap<String, String>);

impl Prints {
    fn of(&mut self, arguments: &str) -> &str {
        self.0.entry(arguments.to_owned()).or_insert_with(|| {
            let mut command = Command::new(env!("CARGO_BIN_EXE_embudo"));
            let output =
                command.args(arguments.split(' ')).args(["--lang", "en"]).output().expect("embudo runs");
            assert!(output.status.success(), "{arguments}: {}", String::from_utf8_lossy(&output.stderr));
            String::from_utf8(output.stdout).expect("text")
        })
    }
}

/// `text` with every quotation as it is printed now, and how many there are.
fn renewed(text: &str, prints: &mut Prints) -> (String, usize) {
    let (mut new, mut count, mut quoting) = (String::new(), 0, false);
    for line in text.split_inclusive('\n') {
        quoting &= line.trim_end() != END;
        if !quoting {
            new.push_str(line);
        }
        let command = line.trim_end().strip_prefix(BEGIN).and_then(|rest| rest.strip_suffix(CLOSES));
        if let Some(command) = command {
            assert!(!quoting, "a quotation in a quotation: {line}");
            new.push_str(&format!("\n{}\n", prints.of(command).trim_end()));
            new.push('\n');
            (quoting, count) = (true, count + 1);
        }
    }
    assert!(!quoting, "a quotation without an end");
    (new, count)
}

fn documents() -> Vec<PathBuf> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let notes = fs::read_dir(root.join("docs")).expect("docs").map(|entry| entry.expect("entry").path());
    let mut documents: Vec<PathBuf> =
        notes.filter(|path| path.extension().is_some_and(|e| e == "md")).collect();
    documents.push(root.join("README.md"));
    documents.sort();
    documents
}

#[test]
fn quotations_are_current() {
    let mint = std::env::var_os("EMBUDO_MINT").is_some();
    let (mut prints, mut quotations) = (Prints::default(), 0);
    for path in documents() {
        let text = fs::read_to_string(&path).expect("readable");
        let (new, count) = renewed(&text, &mut prints);
        quotations += count;
        if mint {
            fs::write(&path, new).expect("writable");
        } else {
            let apart = text.lines().zip(new.lines()).find(|(old, new)| old != new);
            assert!(
                text == new,
                "{} quotes what the program no longer prints: {apart:?}. See the head of this test.",
                path.display()
            );
        }
    }
    assert!(quotations >= 3, "only {quotations} quotations found");
}
