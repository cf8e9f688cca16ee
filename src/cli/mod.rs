//! The command line: its subcommands, its languages, its exit status.
//! Leaves to others: what a subcommand does (one file each), what went wrong (`failure`), how it reads (`words`).

mod bench;
mod check;
mod drivers;
mod evidence;
mod failure;
mod input;
mod lead;
mod plan;
mod preset;
mod report;
mod run;
mod schema;
mod study;
mod table;
mod threads;
mod words;

use crate::i18n::Lang;
use crate::share::Document;
use clap::{Parser, Subcommand, ValueEnum};
use failure::Failure;
use std::io::{self, BufWriter, Write};
use std::process::ExitCode;

const EXIT_STATUS: &str = "Exit status: 0 if all went well, 1 if a check failed, 2 if the input is wrong \
                           or the output could not be written.";

/// Embudo, a revenue-funnel laboratory: thousands of simulated years of leads.
#[derive(Parser)]
#[command(name = "embudo", version, about, after_help = EXIT_STATUS, arg_required_else_help = true)]
struct Cli {
    /// Language of messages and of text reports; by default that of the system, else English.
    #[arg(long, global = true, value_enum)]
    lang: Option<Language>,
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Print a starting company as a document that `run` reads.
    Preset(preset::Args),
    /// Print the JSON Schema of documents.
    Schema(schema::Args),
    /// Simulate a document's setups and report what they come to.
    Run(run::Args),
    /// List the leads of one trial, those whose fate differs between the setups first.
    Leads(lead::Many),
    /// Follow one lead of one trial, step by step, in every setup.
    Lead(lead::One),
    /// Print where each lever's default comes from and how far to trust it.
    Evidence(evidence::Args),
    /// List which uncertain levers matter most, and what it would be worth to know them.
    Drivers(drivers::Args),
    /// Work back from a quota to leads: by the formula, and by simulated years.
    Plan(plan::Args),
    /// Compare the engine with closed forms from queueing theory and statistics.
    Check(check::Args),
    /// Print a committed study: a question with a fixed answer that the documentation quotes.
    Study(study::Args),
    /// Measure how many years a second this machine simulates.
    Bench(bench::Args),
}

#[derive(Clone, Copy, ValueEnum)]
enum Language {
    Es,
    En,
}

/// How a subcommand that could do its work ended.
enum Outcome {
    Done,
    /// It found that something does not hold.
    Refuted,
}

/// Where a subcommand writes, and in which language.
struct Context<'a> {
    lang: Lang,
    out: &'a mut dyn Write,
}

impl Context<'_> {
    /// The document of this name; what its reader should know is said beside the output.
    fn open(&self, path: &str) -> Result<Document, Failure> {
        let (document, notices) = input::read_document(path)?;
        notices.iter().for_each(|notice| complain(&words::notice(self.lang, path, *notice)));
        Ok(document)
    }
}

pub fn main() -> ExitCode {
    let cli = Cli::parse();
    let lang = match cli.lang {
        Some(Language::Es) => Lang::Es,
        Some(Language::En) => Lang::En,
        None => system_language(),
    };
    let mut out = BufWriter::new(io::stdout().lock());
    let mut context = Context { lang, out: &mut out };
    let outcome = match &cli.command {
        Command::Preset(args) => preset::run(args, &mut context),
        Command::Schema(args) => schema::run(args, &mut context),
        Command::Run(args) => run::run(args, &mut context),
        Command::Leads(args) => lead::many(args, &mut context),
        Command::Lead(args) => lead::one(args, &mut context),
        Command::Evidence(args) => evidence::run(args, &mut context),
        Command::Drivers(args) => drivers::run(args, &mut context),
        Command::Plan(args) => plan::run(args, &mut context),
        Command::Check(args) => check::run(args, &mut context),
        Command::Study(args) => study::run(args, &mut context),
        Command::Bench(args) => bench::run(args, &mut context),
    };
    let outcome = outcome.and_then(|outcome| Ok(out.flush().map(|()| outcome)?));
    match outcome {
        Ok(Outcome::Done) => ExitCode::SUCCESS,
        Ok(Outcome::Refuted) => ExitCode::from(1),
        // Whoever read our output had enough: `embudo run ... | head` is no mistake.
        Err(Failure::Output(error)) if error.kind() == io::ErrorKind::BrokenPipe => ExitCode::SUCCESS,
        Err(failure) => {
            complain(&words::failure(lang, &failure));
            ExitCode::from(2)
        }
    }
}

/// Says something beside the output. Where even that cannot be written, nobody is listening.
fn complain(message: &str) {
    let _ = writeln!(io::stderr().lock(), "embudo: {message}");
}

/// The language of the environment, as POSIX ranks its variables; English unless it is one of ours.
fn system_language() -> Lang {
    let set = ["LC_ALL", "LC_MESSAGES", "LANG"].into_iter().filter_map(std::env::var_os);
    let first = set.into_iter().find(|value| !value.is_empty());
    first.and_then(|value| Lang::from_tag(&value.to_string_lossy())).unwrap_or(Lang::En)
}
