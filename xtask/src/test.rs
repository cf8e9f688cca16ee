//! `cargo xtask test`: the layers in order, cheapest first, and one verdict over all of them.
//! A failing layer does not hide the later ones.

use crate::count::Count;
use crate::process::{cargo, heading, watch};
use crate::setup::{self, WASM};
use crate::{Args, Result, browser, build, dist, node};
use std::env;
use std::process::Command;
use std::time::Instant;

const LAYERS: [&str; 5] = ["lint", "native", "wasm", "e2e", "engines"];

pub fn command(mut args: Args) -> Result<()> {
    let filter = args.rest();
    let mut only = Vec::new();
    while let Some(layer) = args.value("--only")? {
        if !LAYERS.contains(&layer.as_str()) {
            return Err(format!("there is no layer `{layer}`; there are {}", LAYERS.join(", ")));
        }
        only.push(layer);
    }
    args.finish()?;
    let wanted = |layer: &str| only.is_empty() || only.iter().any(|name| name == layer);

    let mut report = Report::default();
    if wanted("lint") {
        report.check("format", || lint(&["fmt", "--all", "--check"]));
        report.check("clippy, native", || lint(&["clippy", "--locked", "--workspace", "--all-targets"]));
        let browser = ["--features", "page", "--lib", "--bin", "app", "--test", "wasm_*"];
        report.check("clippy, wasm", || {
            lint(&[&["clippy", "--locked", "--target", WASM][..], &browser].concat())
        });
    }
    if wanted("native") {
        report.tests("native tests", || {
            let mut command = cargo(&["test", "--locked", "--workspace", "--no-fail-fast", "--"]);
            command.args(&filter);
            Ok(command)
        });
    }
    if wanted("wasm") {
        report.tests("wasm tests in Node", || wasm("WASM_BINDGEN_TEST_ONLY_NODE", &filter));
        report.tests("wasm tests in the browser", || {
            let mut command = wasm("WASM_BINDGEN_USE_BROWSER", &filter)?;
            command.env("CHROMEDRIVER", browser::driver()?);
            command.env("WASM_BINDGEN_TEST_WEBDRIVER_JSON", browser::capabilities()?);
            Ok(command)
        });
    }
    if (wanted("e2e") || wanted("engines")) && report.check("release", build::release) {
        if wanted("e2e") {
            report.tests("end to end in the browser", || dist::browser_tests(&filter));
        }
        if wanted("engines") {
            engines(&mut report, &filter);
        }
    }
    report.close()
}

/// The journey in the other browsers. A machine that cannot bring one does without it, and says so; continuous
/// integration must not.
fn engines(report: &mut Report, filter: &[String]) {
    let must = env::var("CI").is_ok_and(|value| !matches!(value.as_str(), "" | "false" | "0"));
    let mut found = Vec::new();
    heading("other browsers");
    for (name, paths) in browser::others() {
        match paths {
            Ok(paths) => found.extend(paths),
            Err(reason) if must => _ = report.check(name, || Err(reason)),
            Err(reason) => report.leave_out(format!("{name} was left out: {reason}")),
        }
    }
    if !found.is_empty() {
        report.tests("the journey elsewhere", || dist::engine_tests(found, filter));
    }
}

fn lint(args: &[&str]) -> Result<()> {
    setup::lint()?;
    let mut command = cargo(args);
    if args[0] == "clippy" {
        command.args(["--quiet", "--", "-D", "warnings"]);
    }
    crate::process::run(&mut command)
}

/// The same suites run in Node and in the browser; those that need a page say so and are left out in Node.
fn wasm(place: &str, filter: &[String]) -> Result<Command> {
    node::check()?;
    let mut command =
        cargo(&["test", "--locked", "--no-fail-fast", "--target", WASM, "--test", "wasm_*", "--"]);
    command.env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER", setup::wasm_test_runner()?);
    // It would replace the flags of .cargo/config.toml, SIMD among them.
    command.env_remove("RUSTFLAGS").env_remove("CARGO_ENCODED_RUSTFLAGS");
    // The runner's own limit, for all tests of a file together, is 20 seconds.
    command.env("WASM_BINDGEN_TEST_TIMEOUT", "600").env(place, "1").args(filter);
    Ok(command)
}

#[derive(Default)]
struct Report {
    rows: Vec<(&'static str, Count, f32)>,
    errors: Vec<String>,
    /// What could not be tried here, and why.
    left_out: Vec<String>,
}

impl Report {
    /// A layer that either holds or does not: it counts as one test.
    fn check(&mut self, name: &'static str, layer: impl FnOnce() -> Result<()>) -> bool {
        self.layer(name, |count| {
            layer()?;
            count.passed += 1;
            Ok(())
        })
    }

    /// A layer that counts its own tests.
    fn tests(&mut self, name: &'static str, layer: impl FnOnce() -> Result<Command>) -> bool {
        self.layer(name, |count| {
            let ended_well = watch(&mut layer()?, |line| count.read(line))?;
            match count {
                Count { failed: 0, .. } if !ended_well => Err("it ended with an error".into()),
                Count { passed: 0, failed: 0 } => Err("no test ran".into()),
                _ => Ok(()),
            }
        })
    }

    fn leave_out(&mut self, what: String) {
        println!("{what}");
        self.left_out.push(what);
    }

    fn layer(&mut self, name: &'static str, run: impl FnOnce(&mut Count) -> Result<()>) -> bool {
        heading(name);
        let start = Instant::now();
        let mut count = Count::default();
        if let Err(error) = run(&mut count) {
            println!("error: {error}");
            self.errors.push(format!("{name}: {error}"));
            count.failed += 1;
        }
        self.rows.push((name, count, start.elapsed().as_secs_f32()));
        count.failed == 0
    }

    fn close(self) -> Result<()> {
        heading("summary");
        let mut total = Count::default();
        for (name, count, seconds) in &self.rows {
            println!("{name:28} {:5} passed {:5} failed {seconds:7.1} s", count.passed, count.failed);
            total.add(*count);
        }
        for line in self.errors.iter().chain(&self.left_out) {
            println!("{line}");
        }
        println!("\n{} passed, {} failed", total.passed, total.failed);
        if total.failed == 0 && total.passed > 0 { Ok(()) } else { Err("not every test passed".into()) }
    }
}
