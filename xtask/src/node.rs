//! Node and npm: whether they are there, and the packages of the browser tests.

use crate::{Result, place, process};
use std::fs;
use std::process::Command;

const OLDEST: u32 = 20;
const ADVICE: &str = "install Node.js 20 or newer, with npm";

pub fn check() -> Result<()> {
    let version = process::output(Command::new("node").arg("--version"))
        .ok_or_else(|| format!("`node` does not run: {ADVICE}"))?;
    let major = version.trim_start_matches('v').split('.').next().unwrap_or_default();
    match major.parse::<u32>() {
        Ok(major) if major >= OLDEST => Ok(()),
        _ => Err(format!("Node {version} is too old: {ADVICE}")),
    }
}

pub fn npm() -> Result<Command> {
    check()?;
    let npm = process::on_path("npm").ok_or_else(|| format!("there is no `npm`: {ADVICE}"))?;
    Ok(Command::new(npm))
}

/// Installs the packages of the browser tests unless those of this very lock file are there.
pub fn browser_tests() -> Result<()> {
    let home = place::browser_tests();
    let wanted = fs::read(home.join("package-lock.json"))
        .map_err(|error| format!("{}: {error}", home.join("package-lock.json").display()))?;
    // Written last, so an interrupted install is not taken for a complete one.
    let installed = home.join("node_modules").join(".installed");
    if fs::read(&installed).is_ok_and(|lock| lock == wanted) {
        return check();
    }
    println!("Installing the packages of the browser tests");
    process::run(npm()?.args(["ci", "--no-audit", "--no-fund", "--ignore-scripts"]).current_dir(&home))?;
    fs::write(&installed, wanted).map_err(|error| format!("{}: {error}", installed.display()))
}
