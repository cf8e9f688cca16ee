//! The house rules that no compiler checks: which module may use which, and what no file may contain.
//! Arithmetic that differs between platforms is left to clippy (`clippy.toml`).

use std::fs;
use std::path::{Path, PathBuf};

/// Packages of their own: the compiler checks what they may use.
const PACKAGES: &[&str] = &["domain", "sim"];

/// What each module of the library may use besides itself, as in ARCHITECTURE.md. One crate does not check its own layers.
const LAYERS: &[(&str, &[&str])] = &[
    ("analysis", &["domain", "sim"]),
    ("job", &["domain", "sim", "analysis"]),
    ("share", &["domain", "sim"]),
    ("exchange", &["domain", "sim"]),
    ("evidence", &["domain"]),
    // Words for the names of others, exhaustively: never their arithmetic.
    ("i18n", &["domain", "sim", "share"]),
    ("present", &["domain", "sim", "analysis", "share", "exchange", "i18n"]),
    ("cli", &["domain", "sim", "analysis", "share", "exchange", "evidence", "i18n", "present"]),
    ("browser", &["domain", "sim", "job", "share"]),
    ("ui", &["domain", "sim", "analysis", "job", "share", "exchange", "i18n", "present", "browser"]),
];

/// Where the same scenario must give the same numbers everywhere: no clock, and no order that changes by run.
const EXACT: &[&str] = &["domain", "sim", "analysis"];
const INEXACT: &[&str] = &["HashMap", "HashSet", "std::time", "std::thread", "std::env"];

/// Longer files than this are several things at once. An exception stands here with its reason.
const LONGEST: usize = 500;
const LONGER: &[(&str, &str)] = &[];

/// Written apart, so that this file does not find itself.
const UNFINISHED: &[&str] = &[
    concat!("TO", "DO"),
    concat!("FIX", "ME"),
    concat!("db", "g!("),
    concat!("to", "do!("),
    concat!("unimple", "mented!("),
];
const MACHINES: &[&str] = &[
    concat!("/ro", "ot/"),
    concat!("/ho", "me/"),
    concat!("/wo", "rk/"),
    concat!("/t", "mp/"),
    concat!("/Us", "ers/"),
    concat!("\\Us", "ers\\"),
    concat!("crates", ".io"),
    concat!("npmjs", ".org"),
    concat!("npmjs", ".com"),
    concat!("pypi", ".org"),
    concat!("debian", ".org"),
];

struct Source {
    /// From the repository's root, with `/` on every platform.
    path: String,
    text: String,
}

impl Source {
    fn is_code(&self) -> bool {
        [".rs", ".js", ".mjs"].iter().any(|ending| self.path.ends_with(ending))
    }

    /// The library module it belongs to.
    fn module(&self) -> Option<&str> {
        let inside = self.path.strip_prefix("src/")?.strip_suffix(".rs")?;
        let module = inside.split('/').next()?;
        (!["lib", "bin"].contains(&module)).then_some(module)
    }
}

/// Every text file that a person wrote.
fn sources() -> Vec<Source> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut found = Vec::new();
    collect(root, root, &mut found);
    // A walk that goes astray would find every rule kept.
    assert!(found.len() > 40, "only {} files found", found.len());
    for folder in ["src/domain/", "src/sim/", "xtask/src/", "tests/browser/"] {
        assert!(found.iter().any(|file| file.path.starts_with(folder)), "nothing found in {folder}");
    }
    found
}

fn collect(root: &Path, folder: &Path, found: &mut Vec<Source>) {
    let skipped = [".git", "target", "dist", "node_modules", "Cargo.lock", "LICENSE-APACHE"];
    let mut entries: Vec<PathBuf> =
        fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    entries.sort();
    for path in entries {
        let name = path.file_name().unwrap().to_string_lossy();
        if skipped.contains(&name.as_ref()) {
            continue;
        }
        if path.is_dir() {
            collect(root, &path, found);
        } else if let Ok(text) = fs::read_to_string(&path) {
            let path = path.strip_prefix(root).unwrap().to_string_lossy().replace('\\', "/");
            found.push(Source { path, text });
        }
    }
}

/// Fails with every breach at once, each as `path:line: what is wrong`.
fn check(rule: &str, breaches: impl IntoIterator<Item = String>) {
    let breaches: Vec<String> = breaches.into_iter().collect();
    assert!(breaches.is_empty(), "{rule}\n{}\n", breaches.join("\n"));
}

/// The lines with any of these words, as `path:line: word`.
fn mentions(file: &Source, words: &[&str]) -> Vec<String> {
    let lines = file.text.lines().enumerate();
    let hits = lines.flat_map(|(at, line)| {
        words.iter().filter(|word| line.contains(**word)).map(move |word| (at + 1, *word)).collect::<Vec<_>>()
    });
    hits.map(|(at, word)| format!("{}:{at}: {word}", file.path)).collect()
}

/// The modules named behind `crate::` in a line; `{` where several are named at once.
fn used(line: &str) -> Vec<&str> {
    let code = line.split("//").next().unwrap_or_default();
    let names = code.split("crate::").skip(1);
    names
        .map(|rest| match rest.find(|c: char| !c.is_alphanumeric() && c != '_') {
            Some(0) => &rest[..1],
            Some(end) => &rest[..end],
            None => rest,
        })
        .collect()
}

#[test]
fn modules_use_only_the_layers_below_them() {
    let mut breaches = Vec::new();
    for file in sources() {
        let Some(module) = file.module() else { continue };
        if PACKAGES.contains(&module) {
            continue;
        }
        let Some((_, allowed)) = LAYERS.iter().find(|(name, _)| *name == module) else {
            breaches.push(format!("{}: `{module}` has no layer: add it to LAYERS", file.path));
            continue;
        };
        for (at, line) in file.text.lines().enumerate() {
            for name in used(line) {
                if name != module && !allowed.contains(&name) {
                    breaches.push(format!("{}:{}: `{module}` may not use `{name}`", file.path, at + 1));
                }
            }
        }
    }
    check("A module uses only those below it, one `use crate::module` for each.", breaches);
}

#[test]
fn the_layer_rule_sees_every_use() {
    assert_eq!(used("use crate::domain::Lever;"), ["domain"]);
    assert_eq!(used("pub(crate) fn f(x: crate::sim::Trial) -> crate::job::Reply {"), ["sim", "job"]);
    assert_eq!(used("use crate::{domain, ui};"), ["{"]);
    assert_eq!(used("use crate::ui"), ["ui"]);
    assert!(used("//! See `crate::ui`.").is_empty());
}

#[test]
fn the_core_knows_no_clock_and_no_random_order() {
    let core = sources().into_iter().filter(|file| file.module().is_some_and(|name| EXACT.contains(&name)));
    check(
        "Results depend on the scenario, the seed and the engine alone.",
        core.flat_map(|file| mentions(&file, INEXACT)),
    );
}

#[test]
fn files_open_with_what_they_own() {
    let silent = sources().into_iter().filter(|file| file.is_code() && !file.text.starts_with("//! "));
    check(
        "The first line of a file is `//! ` and what the file owns.",
        silent.map(|file| format!("{}:1: {}", file.path, file.text.lines().next().unwrap_or_default())),
    );
}

#[test]
fn files_are_short() {
    let long = sources().into_iter().filter(|file| file.is_code() || file.path.ends_with(".css"));
    let long = long.map(|file| (file.text.lines().count(), file.path)).filter(|(lines, path)| {
        let excused = LONGER.iter().any(|(name, _)| name == path);
        assert!(!excused || *lines > LONGEST, "{path} is short again: remove it from LONGER");
        *lines > LONGEST && !excused
    });
    check("A file has at most 500 lines.", long.map(|(lines, path)| format!("{path}: {lines} lines")));
}

#[test]
fn every_fixed_text_is_shown_somewhere() {
    let files = sources();
    let keys = files.iter().find(|file| file.path == "src/i18n/key.rs").expect("it holds the texts");
    let lines = keys.text.split("keys! {").nth(1).expect("it holds them in a macro").lines();
    let names: Vec<&str> = lines
        .filter(|line| line.starts_with("    ") && !line.starts_with("     "))
        .filter_map(|line| line.split_once("=>").map(|(name, _)| name.trim()))
        .collect();
    assert!(names.len() > 100, "only {} texts found", names.len());
    let is_shown = |name: &str| {
        let mention = format!("Key::{name}");
        let ends = |rest: &str| !rest.starts_with(|next: char| next.is_alphanumeric());
        files.iter().any(|file| file.text.split(mention.as_str()).skip(1).any(ends))
    };
    check(
        "A text that nobody sees is dropped.",
        names.into_iter().filter(|name| !is_shown(name)).map(String::from),
    );
}

#[test]
fn style_sheets_close_every_rule() {
    let sheets = sources().into_iter().filter(|file| file.path.ends_with(".css"));
    check("A rule stands by itself, or within an @-rule alone.", sheets.flat_map(|file| unclosed(&file)));
}

/// Rules within rules, as a forgotten brace makes them: browsers take them for nesting and say nothing.
fn unclosed(sheet: &Source) -> Vec<String> {
    let mut open: Vec<(usize, &str)> = Vec::new();
    let mut breaches = Vec::new();
    for (at, line) in sheet.text.lines().enumerate() {
        if let Some(selector) = line.trim_end().strip_suffix('{') {
            let within = open.last().filter(|(_, outer)| !outer.trim_start().starts_with('@'));
            breaches.extend(within.map(|(outer, _)| format!("{}:{outer}: is not closed", sheet.path)));
            open.push((at + 1, selector));
        } else if line.trim() == "}" && open.pop().is_none() {
            breaches.push(format!("{}:{}: closes nothing", sheet.path, at + 1));
        }
    }
    breaches.extend(open.iter().map(|(at, _)| format!("{}:{at}: is not closed", sheet.path)));
    breaches
}

#[test]
fn a_forgotten_brace_is_found() {
    let sheet = |text: &str| Source { path: "a.css".into(), text: text.into() };
    assert_eq!(unclosed(&sheet("@media print {\n  .a {\n  }\n}\n")), Vec::<String>::new());
    assert!(unclosed(&sheet(".a {\n  color: red;\n.b {\n}\n")).contains(&"a.css:1: is not closed".into()));
}

#[test]
fn nothing_is_left_unfinished() {
    let code = sources().into_iter().filter(Source::is_code);
    check("What is not finished is not in the code.", code.flat_map(|file| mentions(&file, UNFINISHED)));
}

#[test]
fn nothing_names_a_machine_or_a_registry() {
    let files = sources().into_iter();
    check("Files are true on every machine.", files.flat_map(|file| mentions(&file, MACHINES)));
}
