//! `embudo run`: simulates setups that meet the same leads, and reports.
//! Leaves to others: the trials (`threads`), the numbers (`sim::summary`), their form (`report`).

use super::failure::Failure;
use super::input::{self, STDIN, WaitOver};
use super::report::{self, Report};
use super::threads::{self, Threads, Work};
use super::{Context, Outcome};
use crate::domain::{Scenario, Seed};
use crate::i18n::Lang;
use crate::share::Document;
use crate::sim::weeks::Want;
use crate::sim::{DEFAULT_PROBES, Simulator, Summary};
use clap::ValueEnum;
use std::fs::File;
use std::io::{self, BufWriter, Write};
use std::path::PathBuf;

/// More would not fit into memory.
const MAX_TRIALS: i64 = 1_000_000;

#[derive(clap::Args)]
pub struct Args {
    /// A document or a single setup in JSON; `-` reads standard input.
    scenario: String,
    /// Compare with the first setup of this document, instead of the setups of one document.
    #[arg(long, value_name = "OTHER")]
    vs: Option<String>,
    /// How many trials; by default as many as the document says.
    #[arg(long, allow_negative_numbers = true, value_parser = clap::value_parser!(u32).range(1..=MAX_TRIALS))]
    trials: Option<u32>,
    /// The number from which all chance comes; by default the document's.
    #[arg(long, allow_negative_numbers = true, value_parser = input::seed)]
    seed: Option<Seed>,
    #[command(flatten)]
    threads: Threads,
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
    /// Write the report to this file instead of standard output; a workbook (xlsx) needs one.
    #[arg(long, value_name = "FILE")]
    out: Option<PathBuf>,
    /// Also every output of every trial (with csv: instead of the summary).
    #[arg(long)]
    per_trial: bool,
    /// Also the year week by week: mean and percentiles over all trials (with csv: instead of the summary).
    #[arg(long, conflicts_with = "per_trial")]
    weekly: bool,
    /// Report P(wait > t) for these waiting times, in hours; at most four.
    #[arg(long, allow_negative_numbers = true, value_name = "HOURS", value_parser = input::wait_over, default_value = "1,4,24,72")]
    wait_over: WaitOver,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    Text,
    Json,
    Csv,
    /// Inputs, results, weeks and sources as a workbook.
    Xlsx,
}

impl Args {
    fn want(&self) -> Want {
        if self.weekly || self.format == Format::Xlsx { Want::Weeks } else { Want::Totals }
    }
}

pub fn run(args: &Args, context: &mut Context) -> Result<Outcome, Failure> {
    if args.per_trial && matches!(args.format, Format::Text | Format::Xlsx) {
        return Err(Failure::PerTrialAsText);
    }
    if args.weekly && args.format == Format::Text {
        return Err(Failure::WeeklyAsText);
    }
    if args.out.is_none() && args.format == Format::Xlsx {
        return Err(Failure::WorkbookWithoutFile);
    }
    let document = read(args, context)?;
    let scenarios = &document.setups;
    let (seed, trials) = (args.seed.unwrap_or(document.seed), args.trials.unwrap_or(document.trials));
    refuse_unsolvable(scenarios)?;
    let work = Work { scenarios, seed, probes: args.wait_over.probes(), trials, want: args.want() };
    let results = threads::run(&work, args.threads.count())
        .map_err(|errors| Failure::Scenario { scenario: Box::new(scenarios[0].clone()), errors })?;
    // A document has at least one setup and a run at least one trial.
    let Some(summary) = Summary::of(&results, scenarios) else { return Ok(Outcome::Done) };
    let report =
        Report { work: &work, summary: &summary, results: &results, wait_over: args.wait_over.hours() };
    if let Some(path) = &args.out {
        let mut file = BufWriter::new(File::create(path)?);
        write(args, &report, context.lang, &mut file)?;
        file.flush()?;
    } else {
        write(args, &report, context.lang, context.out)?;
    }
    Ok(Outcome::Done)
}

fn write(args: &Args, report: &Report, lang: Lang, out: &mut dyn Write) -> io::Result<()> {
    match (args.format, args.per_trial) {
        (Format::Text, _) => report::text::write(report, lang, out),
        (Format::Json, false) => report::json::write(report, out),
        (Format::Json, true) => report::json::write_with_trials(report, out),
        (Format::Csv, false) if args.weekly => report::time::write_csv(report, out),
        (Format::Csv, false) => report::csv::write(report, out),
        (Format::Csv, true) => report::csv::write_trials(report, out),
        (Format::Xlsx, _) => report::xlsx::write(report, lang, out),
    }
}

/// The document to run: as it stands, or the first setups of two.
fn read(args: &Args, context: &Context) -> Result<Document, Failure> {
    let mut document = context.open(&args.scenario)?;
    if let Some(other) = &args.vs {
        if args.scenario == STDIN && other == STDIN {
            return Err(Failure::TwiceFromInput);
        }
        document.setups.truncate(1);
        document.setups.extend(context.open(other)?.setups.into_iter().take(1));
    }
    Ok(document)
}

/// Names the setup whose rates no probability reaches.
fn refuse_unsolvable(scenarios: &[Scenario]) -> Result<(), Failure> {
    for scenario in scenarios {
        Simulator::new(std::slice::from_ref(scenario), Seed(0), DEFAULT_PROBES)
            .map_err(|errors| Failure::Scenario { scenario: Box::new(scenario.clone()), errors })?;
    }
    Ok(())
}
