//! `embudo bench`: how fast this machine simulates, on the reference funnel, and what it costs that things change within
//! a year. Leaves to others: the funnel (`analysis::reference`), comparing with other programs (`cargo xtask bench`).

use super::failure::Failure;
use super::words::pick;
use super::{Context, Outcome};
use crate::analysis::reference;
use crate::domain::{Company, Scenario, ScenarioError, Seed};
use crate::share::{Document, file};
use crate::sim::source::Source;
use crate::sim::{DEFAULT_PROBES, Output, Simulator};
use std::time::Instant;

#[derive(clap::Args)]
pub struct Args {
    /// How many years of both setups.
    #[arg(long, allow_negative_numbers = true, value_parser = clap::value_parser!(u32).range(1..=100_000), default_value = "1000")]
    trials: u32,
    /// Print the reference funnel as a document instead: the page can then be timed on it too.
    #[arg(long)]
    document: bool,
}

/// One thread: programs that are compared with it have one.
pub fn run(args: &Args, context: &mut Context) -> Result<Outcome, Failure> {
    let scenarios = reference::f1();
    if args.document {
        let document = Document { setups: scenarios.to_vec(), ..Document::default() };
        context.out.write_all(file::write(&document).as_bytes())?;
        return Ok(Outcome::Done);
    }
    let funnel = time(&scenarios, args.trials)?;
    let trials = f64::from(args.trials) / funnel.still;
    let (per_trial, per_second) = pick(
        context.lang,
        ("pares de años por segundo", "leads por segundo"),
        ("paired years a second", "leads a second"),
    );
    writeln!(context.out, "{trials:.1}  {per_trial}")?;
    writeln!(context.out, "{:.0}  {per_second}", funnel.leads / funnel.still)?;
    let software = time(&Company::SmbSaas.setups(), args.trials / 2 + 1)?;
    for (company, times) in [("F1", funnel), ("SMB", software)] {
        let ratio = times.moving / times.still;
        writeln!(context.out, "{ratio:.2}  {} ({company})", pick(context.lang, MOVING.0, MOVING.1))?;
    }
    Ok(Outcome::Done)
}

const MOVING: (&str, &str) = (
    "veces lo que tarda un año quieto, si hay revisiones y la puntuación aprende",
    "times as long as a still year, with reviews and a score that learns",
);

/// Seconds of years in which nothing changes and of years in which everything does, and the leads of either.
struct Times {
    still: f64,
    moving: f64,
    leads: f64,
}

/// In turns, so that both kinds of year meet the same machine.
fn time(scenarios: &[Scenario; 2], trials: u32) -> Result<Times, Failure> {
    let refused = |errors| Failure::Scenario { scenario: Box::new(scenarios[0].clone()), errors };
    let sources = |source: fn(&Scenario) -> Result<Source, Vec<ScenarioError>>| {
        scenarios.iter().map(source).collect::<Result<Vec<_>, _>>().map_err(refused)
    };
    let mut still = Simulator::of(sources(Source::frozen)?, Seed(1), DEFAULT_PROBES);
    let mut moving = Simulator::of(sources(reference::in_motion)?, Seed(1), DEFAULT_PROBES);
    // Memory grows in the first trials.
    still.run(0, 8);
    moving.run(0, 8);
    let mut times = Times { still: 0.0, moving: 0.0, leads: 0.0 };
    for first in (0..trials).step_by(TURN) {
        let count = (trials - first).min(TURN as u32);
        let started = Instant::now();
        let batch = still.run(first, count);
        times.still += started.elapsed().as_secs_f64();
        let started = Instant::now();
        moving.run(first, count);
        times.moving += started.elapsed().as_secs_f64();
        times.leads += batch.worlds.iter().flat_map(|world| world.column(Output::Leads)).sum::<f64>();
    }
    Ok(times)
}

/// Trials of one kind at a time.
const TURN: usize = 25;
