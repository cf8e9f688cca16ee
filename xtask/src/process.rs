//! Other programs: finding them, running them, and saying which one failed.

use crate::{Result, place};
use std::env;
use std::ffi::OsString;
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// A heading on the terminal: what is going on now.
pub fn heading(text: &str) {
    println!("\n== {text}");
}

/// The cargo that runs us, started at the repository's root.
pub fn cargo(args: &[&str]) -> Command {
    let mut command = Command::new(env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    command.args(args).current_dir(place::root());
    command
}

/// Runs to the end, output on the terminal.
pub fn run(command: &mut Command) -> Result<()> {
    let status = command.stdin(Stdio::null()).status().map_err(|error| not_started(command, error))?;
    if status.success() { Ok(()) } else { Err(format!("`{}` failed ({status})", line(command))) }
}

/// Runs to the end and hands each line of the output on, besides printing it. Says whether it went well.
pub fn watch(command: &mut Command, mut each_line: impl FnMut(&str)) -> Result<bool> {
    let mut child = command
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .spawn()
        .map_err(|error| not_started(command, error))?;
    let output = child.stdout.take().expect("the output was piped");
    for bytes in BufReader::new(output).split(b'\n') {
        let bytes = bytes.map_err(|error| format!("`{}`: {error}", line(command)))?;
        let text = String::from_utf8_lossy(&bytes);
        println!("{text}");
        each_line(&text);
    }
    child.wait().map(|status| status.success()).map_err(|error| not_started(command, error))
}

/// The output of a program that ran well; nothing where it is missing or fails.
pub fn output(command: &mut Command) -> Option<String> {
    let output = command.stdin(Stdio::null()).stderr(Stdio::null()).output().ok()?;
    output.status.success().then(|| String::from_utf8_lossy(&output.stdout).trim().to_owned())
}

/// The first program of that name on PATH.
pub fn on_path(name: &str) -> Option<PathBuf> {
    env::split_paths(&env::var_os("PATH")?).find_map(|dir| in_dir(&dir, name))
}

/// A program of one of these folders, which set-up has made sure of.
pub fn in_dirs(dirs: &[PathBuf], name: &str) -> Result<PathBuf> {
    dirs.iter().find_map(|dir| in_dir(dir, name)).ok_or_else(|| format!("{name} is gone"))
}

pub fn in_dir(dir: &Path, name: &str) -> Option<PathBuf> {
    let endings: &[&str] = if cfg!(windows) { &[".exe", ".cmd", ".bat"] } else { &[""] };
    endings.iter().map(|ending| dir.join(format!("{name}{ending}"))).find(|path| path.is_file())
}

/// PATH with these folders in front: for one child, never for the user's shell.
pub fn path_with(dirs: &[PathBuf]) -> Result<OsString> {
    let path = env::var_os("PATH").unwrap_or_default();
    env::join_paths(dirs.iter().cloned().chain(env::split_paths(&path)))
        .map_err(|error| format!("a folder of tools cannot stand on PATH: {error}"))
}

fn line(command: &Command) -> String {
    let program = Path::new(command.get_program()).file_stem().unwrap_or(command.get_program());
    let words = std::iter::once(program).chain(command.get_args());
    words.map(|word| word.to_string_lossy()).collect::<Vec<_>>().join(" ")
}

fn not_started(command: &Command, error: std::io::Error) -> String {
    format!("`{}` did not start: {error}", line(command))
}
