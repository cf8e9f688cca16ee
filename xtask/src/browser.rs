//! The browsers that run the tests, and their drivers: the user's own, else the system's package manager brings them.

use crate::{Result, place, process};
use std::env;
use std::fs;
use std::path::PathBuf;
use std::process::Command;

/// A program that the tests need, and where it comes from.
struct Program {
    /// Names another one instead.
    variable: &'static str,
    names: &'static [&'static str],
    /// Where installers put it that leave PATH alone.
    places: &'static [&'static str],
    /// What brings it on Debian and its relatives: arguments of `apt-get install`.
    packages: &'static [&'static str],
}

const CHROMIUM: Program = Program {
    variable: "EMBUDO_CHROMIUM",
    names: &["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome"],
    places: &[
        "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
        "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe",
    ],
    packages: &["chromium", "chromium-driver"],
};

const DRIVER: Program =
    Program { variable: "CHROMEDRIVER", names: &["chromedriver"], places: &[], packages: CHROMIUM.packages };

const FIREFOX: Program = Program {
    variable: "EMBUDO_FIREFOX",
    names: &["firefox-esr", "firefox"],
    places: &[
        "/Applications/Firefox.app/Contents/MacOS/firefox",
        "C:\\Program Files\\Mozilla Firefox\\firefox.exe",
    ],
    packages: &["--no-install-recommends", "firefox-esr"],
};

const WEBKIT: Program = Program {
    variable: "EMBUDO_WEBKIT",
    names: &["WebKitWebDriver"],
    places: &[],
    packages: &["--no-install-recommends", "webkit2gtk-driver", "xvfb"],
};

/// A screen for a browser that cannot do without one.
const SCREEN: Program =
    Program { variable: "EMBUDO_XVFB", names: &["Xvfb"], places: &[], packages: WEBKIT.packages };

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
    CHROMIUM.path()
}

pub fn driver() -> Result<PathBuf> {
    DRIVER.path()
}

/// Another browser than Chromium: what the tests call it, and the variables that tell them where it is.
pub type Other = (&'static str, Result<Vec<(&'static str, PathBuf)>>);

/// Firefox and WebKitGTK, or why they are not here. Stock ones: only their distribution can bring them.
pub fn others() -> [Other; 2] {
    let of = |programs: &[&Program]| {
        programs.iter().map(|program| Ok((program.variable, program.path()?))).collect::<Result<Vec<_>>>()
    };
    [("Firefox", of(&[&FIREFOX])), ("WebKitGTK", of(&[&WEBKIT, &SCREEN]))]
}

impl Program {
    fn path(&self) -> Result<PathBuf> {
        if let Some(path) = env::var_os(self.variable).map(PathBuf::from) {
            let exists = path.is_file();
            let missing = || format!("{} names no file: {}", self.variable, path.display());
            return if exists { Ok(path.clone()) } else { Err(missing()) };
        }
        if let Some(path) = self.find() {
            return Ok(path);
        }
        self.install()?;
        self.find().ok_or_else(|| self.advice())
    }

    fn find(&self) -> Option<PathBuf> {
        let in_place = || self.places.iter().map(PathBuf::from).find(|path| path.is_file());
        self.names.iter().find_map(|name| process::on_path(name)).or_else(in_place)
    }

    fn advice(&self) -> String {
        let packages = self.packages.join(" ");
        let (name, variable) = (self.names[0], self.variable);
        format!(
            "there is no {name} for the tests: install it (Debian: `sudo apt-get install {packages}`), or set {variable}"
        )
    }

    /// Debian and its relatives can bring it; elsewhere the user must.
    fn install(&self) -> Result<()> {
        let apt = process::on_path("apt-get").ok_or_else(|| self.advice())?;
        let is_root = process::output(Command::new("id").arg("-u")).as_deref() == Some("0");
        let may_sudo = || process::output(Command::new("sudo").args(["-n", "true"])).is_some();
        if !is_root && !may_sudo() {
            return Err(self.advice());
        }
        println!("Installing with apt-get: {}", self.packages.join(" "));
        for args in [&["update", "-q"][..], &[&["install", "-q", "-y"], self.packages].concat()] {
            let mut command = if is_root { Command::new(&apt) } else { Command::new("sudo") };
            if !is_root {
                command.args(["-n", "DEBIAN_FRONTEND=noninteractive"]).arg(&apt);
            }
            process::run(command.env("DEBIAN_FRONTEND", "noninteractive").args(args))
                .map_err(|error| format!("{}\n({error})", self.advice()))?;
        }
        Ok(())
    }
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
