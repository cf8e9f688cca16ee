//! The browser that runs the tests, and its driver: the user's own, else the system's package manager brings it.

use crate::{Result, place, process};
use std::env;
use std::fs;
use std::path::PathBuf;
use std::process::Command;

const BROWSERS: &[&str] =
    &["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome"];

/// Where installers put it that leave PATH alone.
const PLACES: &[&str] = &[
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe",
];

/// What an automated Chromium needs: no window, no sandbox (root in a container has none), and no calls home.
const FLAGS: &[&str] = &[
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--disable-dev-shm-usage",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
];

pub fn chromium() -> Result<PathBuf> {
    program("EMBUDO_CHROMIUM", BROWSERS, PLACES)
}

pub fn driver() -> Result<PathBuf> {
    program("CHROMEDRIVER", &["chromedriver"], &[])
}

fn program(variable: &str, names: &[&str], places: &[&str]) -> Result<PathBuf> {
    if let Some(path) = env::var_os(variable).map(PathBuf::from) {
        let exists = path.is_file();
        return if exists { Ok(path) } else { Err(format!("{variable} names no file: {}", path.display())) };
    }
    let in_place = || places.iter().map(PathBuf::from).find(|path| path.is_file());
    let find = || names.iter().find_map(|name| process::on_path(name)).or_else(in_place);
    if let Some(path) = find() {
        return Ok(path);
    }
    let advice = format!(
        "there is no {} for the tests: install Chromium (or Chrome) and its ChromeDriver, or set {variable}",
        names[0]
    );
    install(&advice)?;
    find().ok_or(advice)
}

/// Debian and its relatives can bring both; elsewhere the user must.
fn install(advice: &str) -> Result<()> {
    let apt = process::on_path("apt-get").ok_or(advice)?;
    let is_root = process::output(Command::new("id").arg("-u")).as_deref() == Some("0");
    let may_sudo = || process::output(Command::new("sudo").args(["-n", "true"])).is_some();
    if !is_root && !may_sudo() {
        return Err(format!("{advice}\n(`sudo apt-get install chromium chromium-driver` brings both)"));
    }
    println!("Installing chromium and chromium-driver with apt-get");
    for args in [&["update", "-q"][..], &["install", "-q", "-y", "chromium", "chromium-driver"]] {
        let mut command = if is_root { Command::new(&apt) } else { Command::new("sudo") };
        if !is_root {
            command.args(["-n", "DEBIAN_FRONTEND=noninteractive"]).arg(&apt);
        }
        process::run(command.env("DEBIAN_FRONTEND", "noninteractive").args(args))
            .map_err(|error| format!("{advice}\n({error})"))?;
    }
    Ok(())
}

/// The flags as playwright is told them: one line.
pub fn flags() -> String {
    FLAGS.join(" ")
}

/// The flags as the WebDriver protocol wants them: a file. Made anew each time, since it names the browser.
pub fn capabilities() -> Result<PathBuf> {
    let quoted = |text: &str| format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\""));
    let args: Vec<String> = FLAGS.iter().map(|flag| quoted(flag)).collect();
    let browser = chromium()?;
    let json = format!(
        "{{\"goog:chromeOptions\": {{\"binary\": {}, \"args\": [{}]}}}}\n",
        quoted(&browser.to_string_lossy()),
        args.join(", ")
    );
    let file = place::target().join("webdriver.json");
    fs::create_dir_all(place::target())
        .and_then(|()| fs::write(&file, json))
        .map_err(|error| format!("{}: {error}", file.display()))?;
    Ok(file)
}
