//! How fast the engine is, natively and as WebAssembly, beside SimPy and Ciw on the same funnel. All take turns in one
//! run: what counts is the ratio, not the time of a machine that does other things as well.
//! Leaves to others: timing the page (`dist`).

use crate::{Args, Result, build, dist, node, place, process};
use std::path::{Path, PathBuf};
use std::process::Command;

/// How often each takes its turn unless `--rounds` says otherwise.
const ROUNDS: usize = 5;
const PEERS: [&str; 2] = ["simpy==4.1.2", "ciw==3.2.7"];
const PARTS: [&str; 2] = ["engine", "page"];

const WORKER: &str = "worker";
const MOTION: &str = "motion";
const PEOPLE: &str = "people";

/// A turn's call counts as so many paired years; that of `people` solves both setups so often.
const YEARS: f64 = 1000.0;
const SOLVED: f64 = 10.0;

/// Leads that a pair of the reference funnel simulates: 52 weeks of 200 in each setup.
const LEADS: f64 = 20_800.0;

struct Runner {
    name: &'static str,
    command: Command,
    /// Paired years a second, by round.
    speeds: Vec<f64>,
}

pub fn command(mut args: Args) -> Result<()> {
    let rounds = match args.value("--rounds")? {
        None => ROUNDS,
        Some(text) => text
            .parse()
            .ok()
            .filter(|rounds| (1..=1000).contains(rounds))
            .ok_or_else(|| format!("`--rounds` is a number from 1 to 1000, not `{text}`"))?,
    };
    let only = args.value("--only")?;
    args.finish()?;
    if let Some(part) = only.as_deref().filter(|part| !PARTS.contains(part)) {
        return Err(format!("there is no part `{part}`; there are {}", PARTS.join(" and ")));
    }
    let wanted = |part: &str| only.as_deref().is_none_or(|only| only == part);
    if wanted("engine") {
        engine(rounds)?;
    }
    if wanted("page") { dist::time_page() } else { Ok(()) }
}

fn engine(rounds: usize) -> Result<()> {
    let mut runners = engines()?;
    match python() {
        Ok(python) => runners.extend(peers(&python)),
        Err(reason) => println!("Without SimPy and Ciw: {reason}"),
    }
    process::heading("Taking turns");
    for round in 1..=rounds {
        println!("round {round} of {rounds}");
        runners.iter_mut().try_for_each(Runner::take_turn)?;
    }
    print_table(&runners);
    Ok(())
}

impl Runner {
    fn new(name: &'static str, command: Command) -> Runner {
        Runner { name, command, speeds: Vec::new() }
    }

    /// The first word of the output is the speed.
    fn take_turn(&mut self) -> Result<()> {
        let output = process::output(&mut self.command);
        let speed = output.as_deref().and_then(|text| text.split_whitespace().next()?.parse().ok());
        self.speeds.push(speed.ok_or_else(|| format!("{} gave no result", self.name))?);
        Ok(())
    }
}

fn engines() -> Result<Vec<Runner>> {
    process::heading("Building the engine");
    node::check()?;
    process::run(&mut process::cargo(&["build", "--release", "--locked", "--bin", "embudo"]))?;
    let wasm = "wasm32-unknown-unknown";
    let mut build = process::cargo(&["build", "--release", "--locked", "--target", wasm]);
    build.args(["--example", "bench", "--example", MOTION, "--example", PEOPLE]);
    build.env(build::WASM_FLAGS, build::remapped_paths());
    build.env_remove("RUSTFLAGS").env_remove("CARGO_ENCODED_RUSTFLAGS");
    process::run(&mut build)?;
    let mut native = Command::new(place::target().join("release").join("embudo"));
    native.args(["bench", "--trials", "1000"]);
    let module = |name: &str| {
        std::path::absolute(place::target().join(wasm).join("release").join("examples").join(name))
            .map_err(|error| format!("where the engine was built: {error}"))
    };
    let still = module("bench.wasm")?;
    let worker = dist::time_in_worker(&still)?;
    let motion = dist::time_in_worker(&module("motion.wasm")?)?;
    let people = dist::time_in_worker(&module("people.wasm")?)?;
    let mut node = Command::new("node");
    node.arg(script("wasm.mjs")).arg(still);
    Ok(vec![
        Runner::new("native", native),
        Runner::new(WORKER, worker),
        Runner::new("Node", node),
        Runner::new(MOTION, motion),
        Runner::new(PEOPLE, people),
    ])
}

fn peers(python: &Path) -> [Runner; 2] {
    [("SimPy", "simpy_f1.py"), ("Ciw", "ciw_f1.py")].map(|(name, file)| {
        let mut command = Command::new(python);
        // No compiled files beside the scripts.
        command.arg("-B").arg(script(file)).arg("2");
        Runner::new(name, command)
    })
}

/// A Python that has the peers, in the user's cache.
fn python() -> Result<PathBuf> {
    let home = place::tools()?.join("peers");
    let python = if cfg!(windows) { home.join("Scripts/python.exe") } else { home.join("bin/python") };
    if process::output(Command::new(&python).args(["-c", "import simpy, ciw"])).is_none() {
        process::heading("Installing SimPy and Ciw");
        process::run(Command::new("python3").args(["-m", "venv"]).arg(&home))?;
        process::run(Command::new(&python).args(["-m", "pip", "install", "--quiet"]).args(PEERS))?;
    }
    Ok(python)
}

fn script(name: &str) -> PathBuf {
    place::root().join("tests").join("bench").join(name)
}

fn print_table(runners: &[Runner]) {
    println!("\nnative: one core; worker: one worker of Chromium; Node: the same module there;");
    println!("{MOTION}: a worker whose years have reviews and a score that learns");
    println!("{:8} {:>16} {:>16} {:>14} {:>14}", "", "paired years/s", "leads/s", "the worker is", MOTION);
    let named = |name| runners.iter().find(|runner| runner.name == name);
    for runner in runners.iter().filter(|runner| runner.name != PEOPLE) {
        let ratio = |name| {
            let mine = named(name).into_iter().flat_map(|runner: &Runner| &runner.speeds);
            median(mine.zip(&runner.speeds).map(|(mine, other)| mine / other).collect())
        };
        let speed = median(runner.speeds.clone());
        let [still, motion] = [WORKER, MOTION].map(ratio);
        println!("{:8} {speed:>16.1} {:>16.0} {still:>12.2} x {motion:>12.2} x", runner.name, speed * LEADS);
    }
    if let Some(people) = named(PEOPLE) {
        let millis = 1000.0 * YEARS / SOLVED / median(people.speeds.clone());
        println!("{PEOPLE}: both setups of smb_saas answer to their pay within {millis:.0} ms in a worker");
    }
}

fn median(mut values: Vec<f64>) -> f64 {
    values.sort_by(f64::total_cmp);
    values[values.len() / 2]
}
