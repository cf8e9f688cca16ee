//! `embudo drivers`: which uncertain levers matter most, and what it would be worth to know them.
//! Leaves to others: the answers (`analysis::drivers`), simulating (`threads`).

use super::failure::Failure;
use super::input;
use super::table::{Align, Table};
use super::threads::{self, Threads, Work};
use super::words::pick;
use super::{Context, Outcome};
use crate::analysis::drivers::{self, Driver, Drivers, NoStudy, SAMPLES, Study};
use crate::domain::{Scenario, Seed};
use crate::i18n::drivers::{self as words, Term};
use crate::i18n::format::{MISSING, count, money, percent};
use crate::i18n::{Label, Lang, name};
use crate::present::drivers::doubts;
use crate::sim::weeks::Want;
use crate::sim::{DEFAULT_PROBES, ENGINE_REVISION, Output};
use clap::ValueEnum;
use std::io;

#[derive(clap::Args)]
pub struct Args {
    /// A document or a single setup in JSON; `-` reads standard input. Of two setups, the second's gain is studied.
    scenario: String,
    /// Vary every everyday lever by so many per cent, besides those that are ranges in the file.
    #[arg(long, allow_negative_numbers = true, value_name = "PERCENT", value_parser = clap::value_parser!(u8).range(1..=90))]
    around: Option<u8>,
    #[arg(long, value_enum, default_value_t = Of::Revenue)]
    of: Of,
    /// How many samples of the levers, each simulated for one year too.
    #[arg(long, allow_negative_numbers = true, value_parser = clap::value_parser!(u32).range(50..=100_000), default_value_t = SAMPLES)]
    samples: u32,
    /// The number from which all chance comes; by default the document's.
    #[arg(long, allow_negative_numbers = true, value_parser = input::seed)]
    seed: Option<Seed>,
    #[command(flatten)]
    threads: Threads,
}

#[derive(Clone, Copy, ValueEnum)]
enum Of {
    Revenue,
    Profit,
}

pub fn run(args: &Args, context: &mut Context) -> Result<Outcome, Failure> {
    let document = context.open(&args.scenario)?;
    let scenarios: Vec<Scenario> = document
        .setups
        .iter()
        .take(2)
        .map(|setup| match args.around {
            Some(percent) => drivers::spread(setup, f64::from(percent) / 100.0),
            None => setup.clone(),
        })
        .collect();
    let refused = |errors| Failure::Scenario { scenario: Box::new(scenarios[0].clone()), errors };
    let output = match args.of {
        Of::Revenue => Output::Revenue,
        Of::Profit => Output::Profit,
    };
    let seed = args.seed.unwrap_or(document.seed);
    let study = Study::new(&scenarios, seed, output).map_err(|none| match none {
        NoStudy::Scenario(errors) => refused(errors),
        NoStudy::NothingUncertain => Failure::NothingUncertain,
    })?;
    let threads = args.threads.count();
    let samples = threads::map(args.samples, threads, |number| study.sample(number));
    let samples = samples.into_iter().collect::<Result<Vec<_>, _>>().map_err(refused)?;
    let work = Work {
        scenarios: study.setups(),
        seed,
        probes: DEFAULT_PROBES,
        trials: args.samples,
        want: Want::Totals,
    };
    let results = threads::run(&work, threads).map_err(refused)?;
    let years = Study::outcomes(results.worlds(), output);
    let sheet = Sheet { lang: context.lang, scenarios: &scenarios, output, study: &study };
    let lang = context.lang;
    let head = format!("{} {}", count(lang, f64::from(args.samples)), pick(lang, "muestras", "samples"));
    writeln!(
        context.out,
        "{}. {head}, {} {seed}, {} {ENGINE_REVISION}\n",
        sheet.question(),
        pick(lang, "semilla", "seed"),
        pick(lang, "motor", "engine")
    )?;
    match study.conclude(&samples, &years) {
        Some(drivers) => sheet.write(&drivers, context.out)?,
        None => writeln!(
            context.out,
            "{}",
            pick(lang, "Ninguna palanca incierta lo cambia.", "No uncertain lever changes it.")
        )?,
    }
    Ok(Outcome::Done)
}

struct Sheet<'a> {
    lang: Lang,
    scenarios: &'a [Scenario],
    output: Output,
    study: &'a Study,
}

/// A lever that takes part in less of the variance is only named.
const WORTH_A_LINE: f64 = 0.005;

impl Sheet<'_> {
    fn question(&self) -> String {
        let (lang, output) = (self.lang, self.output.label(self.lang));
        let named = |scenario: &Scenario| name::scenario(lang, &scenario.name).to_owned();
        match (self.scenarios, lang) {
            ([first, second, ..], Lang::Es) => {
                format!("{output}: lo que «{}» gana a «{}»", named(second), named(first))
            }
            ([first, second, ..], Lang::En) => {
                format!("{output}: what \"{}\" gains over \"{}\"", named(second), named(first))
            }
            (rest, _) => format!("{output}: {}", rest.iter().map(named).collect::<String>()),
        }
    }

    fn write(&self, drivers: &Drivers, out: &mut dyn io::Write) -> io::Result<()> {
        let lang = self.lang;
        let mut head: Vec<String> = doubts::heads(lang, drivers).into_iter().map(str::to_owned).collect();
        head.extend([Term::WithLow, Term::WithHigh].map(|term| term.label(lang).to_owned()));
        use Align::{Left, Right};
        let mut table = Table::new(head, &[Left, Left, Right]);
        let (shown, idle): (Vec<&Driver>, Vec<&Driver>) =
            drivers.levers.iter().partition(|driver| driver.total.value >= WORTH_A_LINE);
        for driver in shown {
            let mut row = doubts::cells(lang, self.scenarios, driver);
            // What the lever alone does, all others as is likely.
            row.extend(match self.study.ends(driver.lever) {
                Ok(ends) => ends.map(|euro| money(lang, euro)),
                Err(_) => [MISSING; 2].map(str::to_owned),
            });
            table.row(row);
        }
        table.write(out)?;
        if !idle.is_empty() {
            let names: Vec<&str> = idle.iter().map(|driver| driver.lever.label(lang)).collect();
            let least = percent(lang, WORTH_A_LINE);
            let head = pick(lang, "Con otras, menos del", "With others, less than");
            writeln!(out, "\n{head} {least}: {}.", names.join(", "))?;
        }
        writeln!(out)?;
        self.conclude(drivers, out)
    }

    fn conclude(&self, drivers: &Drivers, out: &mut dyn io::Write) -> io::Result<()> {
        let lang = self.lang;
        writeln!(out, "{}", words::spread(lang, drivers.mean, drivers.sd))?;
        writeln!(out, "{}", Term::HowToRead.label(lang))?;
        if let Some(luck) = drivers.luck {
            writeln!(out, "{}", words::luck(lang, luck))?;
        }
        match drivers.worth {
            Some(worth) => writeln!(out, "{}", words::perfect(lang, worth.value)),
            None => Ok(()),
        }
    }
}
