//! What is done with a finished release: tested, drawn and weighed. Node does the work; we give it the place.

use crate::process::{cargo, heading, run};
use crate::{Result, browser, build, node, place, serve};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// Not the root of the server, since the page must run in any folder.
const PREFIX: &str = "/a/sub-folder/";

/// The end-to-end suites, ready to run against the release.
pub fn browser_tests(filter: &[String]) -> Result<Command> {
    suites(in_browser()?, "", filter)
}

/// The journey through the release in other browsers, each told by its variables.
pub fn engine_tests(browsers: Vec<(&str, PathBuf)>, filter: &[String]) -> Result<Command> {
    let mut command = in_node()?;
    command.envs(browsers);
    suites(command, "engines", filter)
}

/// The suites in a folder below that of the browser tests.
fn suites(mut command: Command, folder: &str, filter: &[String]) -> Result<Command> {
    // One file at a time: suites that measure time must not measure each other.
    command.args(["--test", "--test-reporter=spec", "--test-concurrency=1"]);
    command.args(filter.iter().map(|name| format!("--test-name-pattern={name}")));
    let home = place::browser_tests().join(folder);
    let entries = fs::read_dir(&home).map_err(|error| format!("{}: {error}", home.display()))?;
    let names = entries.flatten().filter_map(|entry| entry.file_name().into_string().ok());
    let mut suites: Vec<String> = names.filter(|name| name.ends_with(".test.mjs")).collect();
    suites.sort();
    command.args(suites.iter().map(|name| home.join(name)));
    Ok(command)
}

pub fn screenshots() -> Result<()> {
    build::release()?;
    heading("screenshots");
    run(in_browser()?.arg("screenshots.mjs"))
}

/// The page timed as somebody meets it, and its weight.
pub fn time_page() -> Result<()> {
    size()?;
    heading("page");
    run(in_browser()?.arg("bench.mjs"))
}

/// Times a module of the engine in a worker of the browser.
pub fn time_in_worker(module: &Path) -> Result<Command> {
    let mut command = in_browser()?;
    command.arg("engine.mjs").arg(module);
    Ok(command)
}

pub fn size() -> Result<()> {
    build::release()?;
    heading("size");
    run(Command::new("node")
        .arg(Path::new("xtask").join("size.mjs"))
        .arg(place::dist())
        .current_dir(place::root()))
}

/// Node in the folder of the browser tests, told which browser to take.
fn in_browser() -> Result<Command> {
    let mut command = in_node()?;
    command.env("EMBUDO_CHROMIUM", browser::chromium()?);
    command.env("EMBUDO_CHROMIUM_FLAGS", browser::flags());
    Ok(command)
}

/// Node in the folder of the browser tests, told where the release is served.
fn in_node() -> Result<Command> {
    node::browser_tests()?;
    let mut command = Command::new("node");
    command.current_dir(place::browser_tests());
    command.env("EMBUDO_URL", serve::in_background(place::dist(), PREFIX)?);
    command.env("EMBUDO_SCREENSHOTS", place::target().join("screenshots"));
    command.env("EMBUDO_CLI", command_line()?);
    Ok(command)
}

/// The command line, which must give the figures that the page gives.
fn command_line() -> Result<PathBuf> {
    run(&mut cargo(&["build", "--locked", "--quiet", "--bin", "embudo"]))?;
    Ok(place::target().join("debug").join(format!("embudo{}", std::env::consts::EXE_SUFFIX)))
}
