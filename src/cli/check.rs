//! `embudo check`: the analytic checks as a table. Leaves to others: the checks themselves (`analysis::check`).

use super::failure::Failure;
use super::input;
use super::study::Format;
use super::table::{Align, Table};
use super::threads::Threads;
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
    #[command(flatten)]
    threads: Threads,
    /// With markdown one line per check, as the documentation has it.
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
}

pub fn run(args: &Args, context: &mut Context) -> Result<Outcome, Failure> {
    let known = || CHECKS.iter().map(|check| check.name).collect();
    let checks =
        check::named(&args.names).map_err(|names| Failure::UnknownChecks { names, known: known() })?;
    if args.list {
        checks.iter().try_for_each(|check| writeln!(context.out, "{}\t{}", check.name, check.setting))?;
        return Ok(Outcome::Done);
    }
    let simulate = |trials: &Trials| args.threads.simulate(trials);
    let mut effort = if args.quick { Effort::QUICK } else { Effort::FULL };
    effort.replications = args.trials.unwrap_or(effort.replications);
    let started = Instant::now();
    let lab = Lab { effort, seed: args.seed, simulate: &simulate };
    let results: Vec<(&Check, Findings)> = checks.into_iter().map(|check| (check, check.run(&lab))).collect();
    let failed = results.iter().filter(|(_, findings)| !check::holds(findings)).count();
    match args.format {
        Format::Text => {
            table(&results, context.lang).write(context.out)?;
            conclude(&lab, &results, failed, Some(started.elapsed().as_secs_f64()), context)?;
        }
        Format::Markdown => {
            overview(&results, context.lang).write_markdown(context.out)?;
            conclude(&lab, &results, failed, None, context)?;
        }
    }
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
        let label = format!("{:>2} {}", place(check), check.name);
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

/// One line per check: how many quantities were compared, and the simulated one that is furthest off.
fn overview(results: &[(&Check, Findings)], lang: Lang) -> Table {
    let head = pick(
        lang,
        ["", "comprobación", "caso", "magnitudes", "mayor |z|", "veredicto"],
        ["", "check", "setting", "quantities", "largest |z|", "verdict"],
    );
    use Align::{Left, Right};
    let mut table = Table::new(head.map(str::to_owned).into(), &[Right, Left, Left, Right, Right, Left]);
    for (check, findings) in results {
        let compared = findings.as_ref().map_or(0, Vec::len);
        let scores = findings.iter().flatten().filter_map(Finding::z).map(f64::abs);
        let worst = scores.fold(None, |worst: Option<f64>, z| Some(worst.map_or(z, |worst| worst.max(z))));
        table.row(vec![
            place(check),
            format!("`{}`", check.name),
            check.setting.replace('|', "\\|"),
            compared.to_string(),
            worst.map_or_else(|| pick(lang, "exacto", "exact").to_owned(), |z| format!("{z:.2}")),
            verdict(lang, check::holds(findings)).to_owned(),
        ]);
    }
    table
}

/// Where the model's lists have it.
fn place(check: &Check) -> String {
    match check.place {
        Place::Row(row) => row.to_string(),
        Place::Emerges(letter) => letter.to_string(),
        Place::Beyond => "+".to_owned(),
    }
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
    seconds: Option<f64>,
    context: &mut Context,
) -> io::Result<()> {
    let (count, lines) = (results.len(), results.iter().flat_map(|(_, findings)| findings).flatten().count());
    let Effort { replications, weeks } = lab.effort;
    let (seed, limit) = (lab.seed, check::Z_LIMIT);
    let seconds = seconds.map_or(String::new(), |seconds| format!(", {seconds:.1} s"));
    writeln!(context.out)?;
    match context.lang {
        Lang::Es => writeln!(
            context.out,
            "{} de {count} comprobaciones correctas ({lines} magnitudes). Colas: {replications} réplicas de {weeks} \
             semanas, |z| < {limit}. Semilla {seed}, motor {ENGINE_REVISION}{seconds}.",
            count - failed
        ),
        Lang::En => writeln!(
            context.out,
            "{} of {count} checks hold ({lines} quantities). Queues: {replications} replications of {weeks} weeks, \
             |z| < {limit}. Seed {seed}, engine {ENGINE_REVISION}{seconds}.",
            count - failed
        ),
    }
}
