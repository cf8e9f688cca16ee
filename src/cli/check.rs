//! `embudo check`: the analytic checks as a table. Leaves to others: the checks themselves (`analysis::check`).

use super::failure::Failure;
use super::input;
use super::table::{Align, Table};
use super::threads::{self, Work};
use super::words::pick;
use super::{Context, Outcome};
use crate::analysis::check::{self, CHECKS, Check, Effort, Evidence, Finding, Findings, Lab, Place, Trials};
use crate::domain::Seed;
use crate::i18n::{Lang, error};
use crate::sim::ENGINE_REVISION;
use std::io;
use std::time::Instant;

#[derive(clap::Args)]
pub struct Args {
    /// Which checks to run, by name, or by number or letter in the model's lists; all if none is named.
    #[arg(value_name = "NAME")]
    names: Vec<String>,
    /// List the checks instead: name and setting.
    #[arg(long)]
    list: bool,
    /// Simulate less: enough to catch a mistake in a formula.
    #[arg(long)]
    quick: bool,
    /// How many replications of each queue.
    #[arg(long, allow_negative_numbers = true, value_parser = clap::value_parser!(u32).range(200..=10_000))]
    trials: Option<u32>,
    /// The number from which all chance comes. With another than the suite's own, one sound run in twenty has a value
    /// beyond the limit by chance; a mistake stays when the seed changes.
    #[arg(long, allow_negative_numbers = true, value_parser = input::seed, default_value_t = check::SEED)]
    seed: Seed,
    /// Results do not depend on it; by default one per processor.
    #[arg(long, allow_negative_numbers = true, value_parser = clap::value_parser!(u16).range(1..=1024))]
    threads: Option<u16>,
}

pub fn run(args: &Args, context: &mut Context) -> Result<Outcome, Failure> {
    let known = || CHECKS.iter().map(|check| check.name).collect();
    let checks =
        check::named(&args.names).map_err(|names| Failure::UnknownChecks { names, known: known() })?;
    if args.list {
        checks.iter().try_for_each(|check| writeln!(context.out, "{}\t{}", check.name, check.setting))?;
        return Ok(Outcome::Done);
    }
    let threads = threads::count(args.threads);
    let simulate = |trials: &Trials| {
        let Trials { scenarios, seed, probes, count } = *trials;
        threads::run(&Work { scenarios, seed, probes, trials: count }, threads)
    };
    let mut effort = if args.quick { Effort::QUICK } else { Effort::FULL };
    effort.replications = args.trials.unwrap_or(effort.replications);
    let started = Instant::now();
    let lab = Lab { effort, seed: args.seed, simulate: &simulate };
    let results: Vec<(&Check, Findings)> = checks.into_iter().map(|check| (check, check.run(&lab))).collect();
    let failed = results.iter().filter(|(_, findings)| !check::holds(findings)).count();
    table(&results, context.lang).write(context.out)?;
    conclude(&lab, &results, failed, started.elapsed().as_secs_f64(), context)?;
    Ok(if failed == 0 { Outcome::Done } else { Outcome::Refuted })
}

fn table(results: &[(&Check, Findings)], lang: Lang) -> Table {
    let head = pick(
        lang,
        ["comprobación", "caso", "magnitud", "esperado", "obtenido", "error", "z", "veredicto"],
        ["check", "setting", "quantity", "expected", "got", "error", "z", "verdict"],
    );
    use Align::{Left, Right};
    let mut table =
        Table::new(head.map(str::to_owned).into(), &[Left, Left, Left, Right, Right, Right, Right, Left]);
    for (check, findings) in results {
        let label = match check.place {
            Place::Row(row) => format!("{row:>2} {}", check.name),
            Place::Emerges(letter) => format!(" {letter} {}", check.name),
            Place::Beyond => format!(" + {}", check.name),
        };
        match findings {
            Ok(findings) if !findings.is_empty() => {
                for (line, finding) in findings.iter().enumerate() {
                    // The name and the setting stand once.
                    let head = if line == 0 { [label.as_str(), check.setting] } else { [""; 2] };
                    table.row(head.map(str::to_owned).into_iter().chain(cells(finding, lang)).collect());
                }
            }
            Ok(_) => table.row(vec![label, check.setting.to_owned(), verdict(lang, false).to_owned()]),
            Err(errors) => {
                let reasons: Vec<_> = errors.iter().map(|fault| error::scenario(lang, fault)).collect();
                table.row(vec![label, check.setting.to_owned(), reasons.join("; ")]);
            }
        }
    }
    table
}

/// Quantity, expected, got, error, z, verdict. What is computed and not simulated has no z.
fn cells(finding: &Finding, lang: Lang) -> [String; 6] {
    let z = match (finding.z(), finding.evidence) {
        (Some(z), _) => format!("{z:+.2}"),
        (None, Evidence::Printed { .. }) => pick(lang, "impreso", "printed").to_owned(),
        (None, _) => pick(lang, "exacto", "exact").to_owned(),
    };
    [
        finding.quantity.clone(),
        digits(finding.expected),
        digits(finding.got),
        format!("{:+.1e}", finding.error()),
        z,
        verdict(lang, finding.passes()).to_owned(),
    ]
}

fn verdict(lang: Lang, passes: bool) -> &'static str {
    if passes { pick(lang, "correcto", "ok") } else { pick(lang, "FALLA", "FAILS") }
}

/// Six significant digits are more than any simulation settles; larger numbers keep their euro.
fn digits(value: f64) -> String {
    let size = value.abs();
    let decimals = if size >= 1000.0 {
        0
    } else if size >= 10.0 {
        4
    } else {
        6
    };
    format!("{value:.decimals$}")
}

fn conclude(
    lab: &Lab,
    results: &[(&Check, Findings)],
    failed: usize,
    seconds: f64,
    context: &mut Context,
) -> io::Result<()> {
    let (count, lines) = (results.len(), results.iter().flat_map(|(_, findings)| findings).flatten().count());
    let Effort { replications, weeks } = lab.effort;
    let (seed, limit) = (lab.seed, check::Z_LIMIT);
    writeln!(context.out)?;
    match context.lang {
        Lang::Es => writeln!(
            context.out,
            "{} de {count} comprobaciones correctas ({lines} magnitudes). Colas: {replications} réplicas de {weeks} \
             semanas, |z| < {limit}. Semilla {seed}, motor {ENGINE_REVISION}, {seconds:.1} s.",
            count - failed
        ),
        Lang::En => writeln!(
            context.out,
            "{} of {count} checks hold ({lines} quantities). Queues: {replications} replications of {weeks} weeks, \
             |z| < {limit}. Seed {seed}, engine {ENGINE_REVISION}, {seconds:.1} s.",
            count - failed
        ),
    }
}
