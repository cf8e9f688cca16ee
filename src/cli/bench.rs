//! `embudo bench`: how fast this machine simulates, on the reference funnel. Leaves to others: the funnel
//! (`analysis::reference`), comparing with other programs (`cargo xtask bench`).

use super::failure::Failure;
use super::words::pick;
use super::{Context, Outcome};
use crate::analysis::reference;
use crate::domain::Seed;
use crate::share::{Document, file};
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
    let mut simulator = Simulator::new(&scenarios, Seed(1), DEFAULT_PROBES)
        .map_err(|errors| Failure::Scenario { scenario: Box::new(scenarios[0].clone()), errors })?;
    // Memory grows in the first trials.
    simulator.run(0, 8);
    let started = Instant::now();
    let batch = simulator.run(0, args.trials);
    let seconds = started.elapsed().as_secs_f64();
    let leads: f64 = batch.worlds.iter().map(|world| world.column(Output::Leads).iter().sum::<f64>()).sum();
    let trials = f64::from(args.trials) / seconds;
    let (per_trial, per_second) = pick(
        context.lang,
        ("pares de años por segundo", "leads por segundo"),
        ("paired years a second", "leads a second"),
    );
    writeln!(context.out, "{trials:.1}  {per_trial}")?;
    writeln!(context.out, "{:.0}  {per_second}", leads / seconds)?;
    Ok(Outcome::Done)
}
