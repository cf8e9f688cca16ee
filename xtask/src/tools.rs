//! The build tools, each at one exact version: found on PATH or in the user's cache, else installed there.
//! Only package registries are asked, never a download page.

use crate::{Result, place, process};
use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::process::Command;

pub struct Tool {
    name: &'static str,
    version: String,
    source: Source,
    /// The programs we use. The first decides whether a copy found on PATH will do.
    programs: &'static [&'static str],
}

enum Source {
    /// A crate to compile.
    Crate(&'static str),
    /// An npm package to unpack.
    Npm,
}

pub fn trunk() -> Tool {
    // 0.22 needs a newer Rust than this project does.
    Tool { name: "trunk", version: "0.21.14".into(), source: Source::Crate("trunk"), programs: &["trunk"] }
}

/// The command line and the library must agree to the last digit, so the lock file decides for both.
pub fn wasm_bindgen() -> Result<Tool> {
    let lock = place::root().join("Cargo.lock");
    let text = fs::read_to_string(&lock).map_err(|error| format!("{}: {error}", lock.display()))?;
    Ok(Tool {
        name: "wasm-bindgen",
        version: locked_version(&text, "wasm-bindgen").ok_or("Cargo.lock does not name wasm-bindgen")?,
        source: Source::Crate("wasm-bindgen-cli"),
        programs: &["wasm-bindgen", "wasm-bindgen-test-runner"],
    })
}

/// Brings `wasm-opt`. Older ones (Debian's 108) build without a word a module that dies on load.
pub fn binaryen() -> Tool {
    Tool { name: "binaryen", version: "132.0.0".into(), source: Source::Npm, programs: &["wasm-opt"] }
}

/// Makes scripts small.
pub fn esbuild() -> Tool {
    Tool { name: "esbuild", version: "0.25.12".into(), source: Source::Npm, programs: &["esbuild"] }
}

impl Tool {
    /// The folder of its programs; installs the tool first where needed.
    pub fn ensure(&self) -> Result<PathBuf> {
        if let Some(dir) = self.find()? {
            return Ok(dir);
        }
        let cache = place::tools()?;
        fs::create_dir_all(&cache).map_err(|error| format!("{}: {error}", cache.display()))?;
        let _held = lock(&cache)?;
        if let Some(dir) = self.find()? {
            return Ok(dir);
        }
        match self.source {
            Source::Crate(package) => self.compile(package, &cache)?,
            Source::Npm => self.unpack(&cache.join(self.folder()))?,
        }
        self.find()?.ok_or_else(|| {
            let (name, version) = (self.name, &self.version);
            format!("{name} {version} was installed in {} but does not run", cache.display())
        })
    }

    fn find(&self) -> Result<Option<PathBuf>> {
        let cached = self.programs_dir(&place::tools()?.join(self.folder()));
        let on_path = process::on_path(self.programs[0]);
        let dirs = on_path.as_deref().and_then(Path::parent).into_iter().chain([cached.as_path()]);
        // Asking the program itself also tells an interrupted install from a finished one.
        Ok(dirs.map(Path::to_owned).find(|dir| self.programs.iter().all(|program| self.runs(dir, program))))
    }

    fn runs(&self, dir: &Path, program: &str) -> bool {
        let answer = process::in_dir(dir, program)
            .and_then(|path| process::output(Command::new(path).arg("--version")));
        // binaryen's programs call version 132.0.0 of the package 132.
        let short = self.version.trim_end_matches(".0.0");
        answer.is_some_and(|text| text.split_whitespace().any(|word| word == self.version || word == short))
    }

    fn compile(&self, package: &str, cache: &Path) -> Result<()> {
        let version = &self.version;
        println!("Compiling {} {version}: a few minutes, once for this user", self.name);
        let home = cache.join(self.folder());
        // Kept apart until done: an interrupted compilation goes on where it stopped.
        let build = cache.join(format!("{}.build", self.folder()));
        // Debug-built tools build the release just as well, and compile in half the time.
        // Forced, since a copy that cargo believes installed has just failed to run.
        let args =
            ["install", "--force", "--locked", "--debug", "--no-default-features", "--version", version];
        let mut install = process::cargo(&args);
        install.arg(package).arg("--root").arg(&home).arg("--target-dir").arg(&build);
        install.env("CARGO_PROFILE_DEV_DEBUG", "0").current_dir(cache);
        // Else cargo advises to change PATH, which nobody needs to.
        install.env("PATH", process::path_with(&[self.programs_dir(&home)])?);
        process::run(&mut install)?;
        // Only space is lost if this fails.
        let _ = fs::remove_dir_all(build);
        Ok(())
    }

    fn unpack(&self, home: &Path) -> Result<()> {
        let (name, version) = (self.name, &self.version);
        println!("Installing {name} {version}");
        // Else npm walks up to the next package.json, and there may be one above.
        fs::create_dir_all(home)
            .and_then(|()| fs::write(home.join("package.json"), "{\"private\": true}\n"))
            .map_err(|error| format!("{}: {error}", home.display()))?;
        let mut install = crate::node::npm()?;
        install.args(["install", "--no-audit", "--no-fund", "--save-exact", "--prefix"]);
        process::run(install.arg(home).arg(format!("{name}@{version}")).current_dir(home))
    }

    fn folder(&self) -> String {
        format!("{}-{}", self.name, self.version)
    }

    fn programs_dir(&self, home: &Path) -> PathBuf {
        match self.source {
            Source::Crate(_) => home.join("bin"),
            Source::Npm => home.join("node_modules").join(".bin"),
        }
    }
}

/// Two clones may be set up at once: the second waits, and then finds the tools there.
fn lock(cache: &Path) -> Result<File> {
    let held = File::create(cache.join(".lock")).and_then(|file| {
        if file.try_lock().is_err() {
            println!("Waiting for another set-up to end");
            file.lock()?;
        }
        Ok(file)
    });
    held.map_err(|error| format!("{}: {error}", cache.display()))
}

fn locked_version(lock: &str, package: &str) -> Option<String> {
    let mut lines = lock.lines().skip_while(|line| *line != format!("name = \"{package}\""));
    let version = lines.nth(1)?.strip_prefix("version = \"")?;
    Some(version.strip_suffix('"')?.to_owned())
}

#[cfg(test)]
mod tests {
    use super::locked_version;

    #[test]
    fn the_lock_file_names_the_version() {
        let lock = "[[package]]\nname = \"wasm-bindgen-macro\"\nversion = \"9.9.9\"\n\n\
                    [[package]]\nname = \"wasm-bindgen\"\nversion = \"0.2.129\"\nsource = \"x\"\n";
        assert_eq!(locked_version(lock, "wasm-bindgen").as_deref(), Some("0.2.129"));
        assert_eq!(locked_version(lock, "wasm"), None);
    }
}
