//! What a fresh machine needs, in the groups in which the commands need it.
//! Where each piece comes from is left to `tools`, `node` and `browser`.

use crate::process::{self, cargo, heading, output, run};
use crate::tools::{self, Tool};
use crate::{Result, browser, node};
use std::path::{Path, PathBuf};
use std::process::Command;

pub const WASM: &str = "wasm32-unknown-unknown";

pub fn everything() -> Result<()> {
    heading("set-up");
    lint()?;
    bundler()?;
    node::browser_tests()?;
    let (browser, driver) = (browser::chromium()?, browser::driver()?);
    for (name, paths) in browser::others() {
        if let Err(reason) = paths {
            println!("Without {name}: {reason}");
        }
    }
    println!("Ready. Tests use {} and {}", browser.display(), driver.display());
    Ok(())
}

/// Rust's own lints and formatter, and the standard library for the browser.
pub fn lint() -> Result<()> {
    wasm_target()?;
    for (component, program) in [("rustfmt", "cargo-fmt"), ("clippy", "cargo-clippy")] {
        if output(Command::new(program).arg("--version")).is_none() {
            rustup(&["component", "add", component])?;
        }
    }
    Ok(())
}

/// The folders of programs that turn the crate into a web page.
pub fn bundler() -> Result<Vec<PathBuf>> {
    wasm_target()?;
    node::check()?;
    let tools = [tools::trunk(), tools::wasm_bindgen()?, tools::binaryen(), tools::esbuild()];
    let dirs = tools.iter().map(Tool::ensure).collect::<Result<Vec<_>>>()?;
    // Trunk reads the crates of every platform, and is then told to stay off the network.
    run(&mut cargo(&["fetch", "--locked", "--quiet"]))?;
    Ok(dirs)
}

pub fn wasm_test_runner() -> Result<PathBuf> {
    wasm_target()?;
    let dir = tools::wasm_bindgen()?.ensure()?;
    process::in_dir(&dir, "wasm-bindgen-test-runner").ok_or_else(|| "wasm-bindgen-test-runner is gone".into())
}

fn wasm_target() -> Result<()> {
    let sysroot = output(Command::new("rustc").args(["--print", "sysroot"]))
        .ok_or("`rustc` does not run: install Rust with rustup")?;
    if Path::new(&sysroot).join("lib").join("rustlib").join(WASM).join("lib").is_dir() {
        return Ok(());
    }
    rustup(&["target", "add", WASM])
}

fn rustup(args: &[&str]) -> Result<()> {
    let what = args[args.len() - 1];
    if process::on_path("rustup").is_none() {
        return Err(format!(
            "Rust lacks `{what}`, and there is no rustup to add it: \
            install Rust with rustup, or `{what}` from where your Rust comes from"
        ));
    }
    run(Command::new("rustup").args(args).current_dir(crate::place::root()))
}
