//! `embudo study`: committed studies as tables. Leaves to others: the studies (`analysis::study`), words (`i18n::study`).

use super::failure::Failure;
use super::input;
use super::table::{Align, Table};
use super::threads::Threads;
use super::words::pick;
use super::{Context, Outcome};
use crate::analysis::check::Trials;
use crate::analysis::study::bands::{self, Figure, Row, Verdict};
use crate::analysis::study::incentives::{self, Arm, ArmOutcome, Case, Levels};
use crate::domain::{Scenario, Seed};
use crate::i18n::format::{money, number, percent_with, signed};
use crate::i18n::study::StudyWord;
use crate::i18n::{Label, Lang};
use crate::sim::ENGINE_REVISION;
use crate::sim::stats::Estimate;
use clap::ValueEnum;

#[derive(clap::Args)]
pub struct Args {
    #[arg(value_enum)]
    study: Study,
    /// How many years of every firm; by default as many as the documentation quotes.
    #[arg(long, allow_negative_numbers = true, value_parser = clap::value_parser!(u32).range(2..=100_000))]
    trials: Option<u32>,
    /// The number from which all chance comes; by default the documentation's.
    #[arg(long, allow_negative_numbers = true, value_parser = input::seed)]
    seed: Option<Seed>,
    #[command(flatten)]
    threads: Threads,
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
    /// One of the tables alone, where there are two.
    #[arg(long, value_enum)]
    table: Option<Part>,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Part {
    /// What each plan does, against siloed pay.
    Effects,
    /// What both teams settle on.
    Behaviour,
}

#[derive(Clone, Copy, ValueEnum)]
enum Study {
    /// What pay plans do, with people who answer to them.
    Incentives,
    /// The model beside published figures that it was not tuned to.
    Bands,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Format {
    Text,
    Markdown,
}

pub fn run(args: &Args, context: &mut Context) -> Result<Outcome, Failure> {
    let (own_trials, own_seed) = match args.study {
        Study::Incentives => (incentives::TRIALS, incentives::SEED),
        Study::Bands => (bands::TRIALS, bands::SEED),
    };
    let (trials, seed) = (args.trials.unwrap_or(own_trials), args.seed.unwrap_or(own_seed));
    let simulate = |trials: &Trials| args.threads.simulate(trials);
    let refused = |errors| Failure::Scenario { scenario: Box::new(Scenario::default()), errors };
    let lang = context.lang;
    let tables = match args.study {
        Study::Incentives => {
            let outcomes = incentives::run(seed, trials, &simulate).map_err(refused)?;
            vec![(Part::Effects, effects(lang, &outcomes)), (Part::Behaviour, behaviours(lang, &outcomes))]
        }
        Study::Bands => {
            vec![(Part::Effects, beside(lang, &bands::run(seed, trials, &simulate).map_err(refused)?))]
        }
    };
    for (_, table) in tables.iter().filter(|(part, _)| args.table.is_none_or(|asked| asked == *part)) {
        match args.format {
            Format::Text => table.write(context.out)?,
            Format::Markdown => table.write_markdown(context.out)?,
        }
        writeln!(context.out)?;
    }
    let trials = number(lang, f64::from(trials), 0);
    let foot = match (args.study, lang) {
        (Study::Incentives, Lang::Es) => "; ± es el intervalo al 95 %",
        (Study::Incentives, Lang::En) => "; ± is the 95% interval",
        (Study::Bands, _) => "",
    };
    match lang {
        Lang::Es => writeln!(
            context.out,
            "{trials} años de cada uno, semilla {seed}, motor {ENGINE_REVISION}{foot}."
        )?,
        Lang::En => {
            writeln!(context.out, "{trials} years of each, seed {seed}, engine {ENGINE_REVISION}{foot}.")?;
        }
    }
    Ok(Outcome::Done)
}

/// Siloed pay in its own numbers, the others against it.
fn effects(lang: Lang, outcomes: &[incentives::Outcome]) -> Table {
    use StudyWord::{Auc, FollowUp, Margin, Mqls, Plan, Precision, Profit, Response, Revenue};
    let words = [StudyWord::Case, Plan, Revenue, Margin, Profit, Mqls, Precision, Response, FollowUp, Auc];
    let mut table = head(lang, &words);
    for outcome in outcomes {
        for (number, arm) in outcome.arms.iter().enumerate() {
            let mut row = names(lang, outcome.case, number, arm);
            row.extend(if number == 0 { in_numbers(lang, &arm.levels) } else { against(lang, &arm.effects) });
            table.row(row);
        }
    }
    table
}

fn in_numbers(lang: Lang, levels: &Levels<Estimate>) -> [String; 8] {
    [
        money(lang, levels.revenue.value),
        money(lang, levels.margin.value),
        money(lang, levels.profit.value),
        number(lang, levels.mqls.value, 0),
        percent_with(lang, levels.precision.value, 1),
        format!("{} h", number(lang, levels.response.value, 1)),
        percent_with(lang, levels.follow_up.value, 1),
        number(lang, levels.auc.value, 3),
    ]
}

fn against(lang: Lang, effects: &Levels<Estimate>) -> [String; 8] {
    let with_error = |estimate: Estimate, show: &dyn Fn(f64) -> String| {
        let half = estimate.interval().map_or(0.0, |(low, high)| 0.5 * (high - low));
        format!("{} ± {}", signed(estimate.value, show(estimate.value)), show(half))
    };
    let share = |value: f64| percent_with(lang, value, 1);
    let points = |value: f64| format!("{} {}", number(lang, 100.0 * value, 1), pick(lang, "p. p.", "pp"));
    [
        with_error(effects.revenue, &share),
        with_error(effects.margin, &|value| money(lang, value)),
        with_error(effects.profit, &|value| money(lang, value)),
        with_error(effects.mqls, &share),
        with_error(effects.precision, &points),
        with_error(effects.response, &|value| format!("{} h", number(lang, value, 1))),
        with_error(effects.follow_up, &points),
        with_error(effects.auc, &|value| number(lang, value, 3)),
    ]
}

/// What both teams settle on.
fn behaviours(lang: Lang, outcomes: &[incentives::Outcome]) -> Table {
    use StudyWord::{Attempts, Cutoff, Inflation, Overpromise, Plan, Quality, Speed, Volume};
    let words = [StudyWord::Case, Plan, Volume, Quality, Inflation, Speed, Attempts, Cutoff, Overpromise];
    let mut table = head(lang, &words);
    for outcome in outcomes {
        for (place, arm) in outcome.arms.iter().enumerate() {
            let mut row = names(lang, outcome.case, place, arm);
            let b = &arm.behaviour;
            let efforts = [b.volume_effort, b.quality_effort].map(|value| number(lang, value, 2));
            row.extend(efforts);
            row.push(number(lang, b.inflation, 1));
            row.push(number(lang, b.sales_effort, 2));
            row.push(number(lang, b.attempts, 1));
            row.push(number(lang, b.work_cutoff, 1));
            row.push(number(lang, b.overpromise, 2));
            table.row(row);
        }
    }
    table
}

fn head(lang: Lang, words: &[StudyWord]) -> Table {
    let words = words.iter().map(|word| word.label(lang).to_owned()).collect();
    Table::new(words, &[Align::Left, Align::Left])
}

/// The case stands once.
fn names(lang: Lang, case: Case, place: usize, arm: &ArmOutcome) -> Vec<String> {
    let case = match case {
        Case::Tight => StudyWord::Tight,
        Case::Slack => StudyWord::Slack,
        Case::PoorScore => StudyWord::PoorScore,
    };
    let plan = match arm.arm {
        Arm::Siloed => StudyWord::Siloed,
        Arm::SiloedSla => StudyWord::SiloedSla,
        Arm::SiloedDouble => StudyWord::SiloedDouble,
        Arm::Shared => StudyWord::Shared,
        Arm::Closed => StudyWord::Closed,
        Arm::ClosedSla => StudyWord::ClosedSla,
        Arm::ClosedSlaDouble => StudyWord::ClosedSlaDouble,
    };
    let case = if place == 0 { case.label(lang) } else { "" };
    vec![case.to_owned(), plan.label(lang).to_owned()]
}

/// The firms beside what was published.
fn beside(lang: Lang, rows: &[Row]) -> Table {
    let word = |word: StudyWord| word.label(lang).to_owned();
    let mut head = vec![word(StudyWord::Figure), word(StudyWord::Published)];
    head.extend(bands::FIRMS.map(|firm| firm.label(lang).to_owned()));
    head.push(word(StudyWord::Verdict));
    use Align::{Left, Right};
    let mut table = Table::new(head, &[Left, Right, Right, Right, Right, Right, Left]);
    for row in rows {
        let (label, show) = figure(lang, row.figure);
        let [low, high] = row.published;
        let published = match (low.is_finite(), high.is_finite()) {
            (false, _) => format!("≤ {}", show(high)),
            (_, false) => format!("≥ {}", show(low)),
            _ if low == high => show(low),
            _ => format!("{} … {}", show(low), show(high)),
        };
        let mut cells = vec![word(label), published];
        cells.extend(row.model.map(&show));
        cells.push(word(match row.verdict() {
            Verdict::Within => StudyWord::Within,
            Verdict::Partly => StudyWord::Partly,
            Verdict::Below => StudyWord::Below,
            Verdict::Above => StudyWord::Above,
            Verdict::Around => StudyWord::Around,
        }));
        table.row(cells);
    }
    table
}

/// What a figure is called, and how its values read.
fn figure(lang: Lang, figure: Figure) -> (StudyWord, Box<dyn Fn(f64) -> String>) {
    let change = move |value: f64| signed(value, percent_with(lang, value, 0));
    let share = move |value: f64| percent_with(lang, value, 1);
    match figure {
        Figure::Growth => (StudyWord::Growth, Box::new(change)),
        Figure::CostOfSilos => (StudyWord::CostOfSilos, Box::new(share)),
        Figure::WinRate => (StudyWord::WinRate, Box::new(change)),
        Figure::Conversion => (StudyWord::Conversion, Box::new(change)),
        Figure::Cac => (StudyWord::Cac, Box::new(change)),
        Figure::LeadToWon => (StudyWord::LeadToWon, Box::new(share)),
        Figure::NeverAnswered => (StudyWord::NeverAnswered, Box::new(share)),
        Figure::WithinAnHour => (StudyWord::WithinAnHour, Box::new(share)),
        Figure::Auc => (StudyWord::Auc, Box::new(move |value| number(lang, value, 2))),
        Figure::MoreLeads => (StudyWord::MoreLeads, Box::new(change)),
        Figure::FirstHour => (StudyWord::FirstHour, Box::new(move |value| number(lang, value, 1))),
        Figure::EarlyChurn => (StudyWord::EarlyChurn, Box::new(share)),
    }
}
