//! `embudo plan`: from a quota back to leads, by the formula and by simulated years.
//! Leaves to others: the answer (`analysis::planner`), its rows (`present::planner`), the trials (`threads`).

use super::failure::Failure;
use super::input;
use super::table::{Align, Table};
use super::threads::Threads;
use super::words::pick;
use super::{Context, Outcome};
use crate::analysis::check::Trials;
use crate::analysis::planner::{self, Answer, Enough, Question};
use crate::domain::{Param, Scenario, Seed};
use crate::i18n::name;
use crate::present::planner::rows;
use crate::sim::ENGINE_REVISION;
use crate::sim::stats::Estimate;
use clap::ValueEnum;
use serde_json::{Value, json};

#[derive(clap::Args)]
pub struct Args {
    /// A document or a single setup in JSON; `-` reads standard input.
    scenario: String,
    /// Revenue to be reached in the window; by default each setup's target.
    #[arg(long, allow_negative_numbers = true, value_name = "EURO", value_parser = euro)]
    quota: Option<f64>,
    /// How sure to be of it, in per cent.
    #[arg(long, allow_negative_numbers = true, value_name = "PERCENT", value_parser = clap::value_parser!(u8).range(1..=99), default_value = "80")]
    sure: u8,
    /// How many years of each lead count tried.
    #[arg(long, allow_negative_numbers = true, value_parser = clap::value_parser!(u32).range(100..=100_000), default_value = "1000")]
    trials: u32,
    /// The number from which all chance comes; by default the document's.
    #[arg(long, allow_negative_numbers = true, value_parser = input::seed)]
    seed: Option<Seed>,
    #[command(flatten)]
    threads: Threads,
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    Text,
    Json,
}

pub fn run(args: &Args, context: &mut Context) -> Result<Outcome, Failure> {
    let document = context.open(&args.scenario)?;
    let simulate = |trials: &Trials| args.threads.simulate(trials);
    let seed = args.seed.unwrap_or(document.seed);
    let mut answers: Vec<(&Scenario, Question, Answer)> = Vec::new();
    for setup in &document.setups {
        let target = setup.levers[Param::TargetRevenue].likely();
        let quota = args.quota.unwrap_or(target);
        if quota <= 0.0 {
            return Err(Failure::NoQuota);
        }
        let question = Question { quota, sure: f64::from(args.sure) / 100.0, seed, trials: args.trials };
        let answer = planner::plan(setup, &question, &simulate)
            .map_err(|errors| Failure::Scenario { scenario: Box::new(setup.clone()), errors })?;
        answers.push((setup, question, answer));
    }
    match args.format {
        Format::Text => text(&answers, context)?,
        Format::Json => {
            let plans: Vec<Value> =
                answers.iter().map(|(setup, question, answer)| as_json(setup, question, answer)).collect();
            let report = json!({ "engine_revision": ENGINE_REVISION, "seed": seed.to_string(),
                "trials": args.trials, "plans": plans });
            serde_json::to_writer_pretty(&mut context.out, &report)?;
            writeln!(context.out)?;
        }
    }
    Ok(Outcome::Done)
}

fn text(answers: &[(&Scenario, Question, Answer)], context: &mut Context) -> std::io::Result<()> {
    let lang = context.lang;
    let mut head = vec![String::new()];
    head.extend(answers.iter().map(|(setup, ..)| name::scenario(lang, &setup.name).to_owned()));
    let mut table = Table::new(head, &[Align::Left]);
    let columns: Vec<_> = answers.iter().map(|(_, question, answer)| rows(lang, question, answer)).collect();
    for (place, row) in columns.first().into_iter().flatten().enumerate() {
        let mut cells = vec![row.label.clone()];
        cells.extend(columns.iter().map(|column| column[place].value.clone()));
        table.row(cells);
    }
    table.write(context.out)?;
    let note = pick(
        lang,
        "La fórmula es de promedios: la mitad de los años salen peor. Por eso hacen falta más leads para estar seguro.",
        "The formula is about averages: half of all years turn out worse. So to be sure takes more leads.",
    );
    writeln!(context.out, "\n{note}")
}

fn as_json(setup: &Scenario, question: &Question, answer: &Answer) -> Value {
    let share = |share: Estimate| json!({ "value": share.value, "se": share.se });
    let formula = answer.formula.map(|formula| {
        json!({ "customers": formula.customers, "leads": formula.leads,
            "p_quota": formula.reaches.map(share) })
    });
    let (reached, leads, reaches) = match answer.enough {
        Enough::Leads { leads, reaches } => (true, leads, reaches),
        Enough::Never { leads, reaches } => (false, leads, reaches),
    };
    json!({
        "name": setup.name, "quota": question.quota, "deal": answer.deal, "conversion": answer.conversion,
        "formula": formula,
        "simulated": { "sure": question.sure, "enough": reached, "leads": leads, "p_quota": share(reaches) },
    })
}

fn euro(text: &str) -> Result<f64, String> {
    match text.parse::<f64>() {
        Ok(value) if value > 0.0 && value <= MOST => Ok(value),
        _ => Err(format!("0 < EURO <= {MOST:e}")),
    }
}

/// As much as a target may be.
const MOST: f64 = 1e10;
