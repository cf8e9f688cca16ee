//! The report as a table for people: setups side by side, and their difference with its 95 % interval.

use super::label::{cost_label, rate_label};
use super::{Report, queue_rates};
use crate::cli::table::{Align, Table};
use crate::cli::words::pick;
use crate::i18n::format::{MISSING, count, duration, money, number, percent, percent_with, signed};
use crate::i18n::{Label, Lang, name};
use crate::sim::stats::{Estimate, PERCENTILES};
use crate::sim::summary::{Distribution, Gap};
use crate::sim::{ENGINE_REVISION, Output, OutputUnit, Rate, RateUnit, WorldSummary};
use std::io::{self, Write};

/// Which of [`PERCENTILES`] stand below the mean of the outputs that matter most.
const SHOWN: [u8; 3] = [10, 50, 90];
const IN_DETAIL: [Output; 2] = [Output::Revenue, Output::Profit];

pub fn write(report: &Report, lang: Lang, out: &mut dyn Write) -> io::Result<()> {
    let trials = count(lang, f64::from(report.summary.trials));
    let seed = report.work.seed;
    match lang {
        Lang::Es => writeln!(out, "{trials} simulaciones, semilla {seed}, motor {ENGINE_REVISION}\n")?,
        Lang::En => writeln!(out, "{trials} trials, seed {seed}, engine {ENGINE_REVISION}\n")?,
    }
    let sheet = Sheet { report, lang };
    sheet.table().write(out)?;
    sheet.conclusion(out)
}

struct Sheet<'a> {
    report: &'a Report<'a>,
    lang: Lang,
}

impl Sheet<'_> {
    fn table(&self) -> Table {
        let Sheet { report, lang } = *self;
        let mut head = vec![String::new()];
        head.extend(
            report.work.scenarios.iter().map(|scenario| name::scenario(lang, &scenario.name).to_owned()),
        );
        if report.summary.difference.is_some() {
            head.push(pick(lang, "Diferencia (IC 95 %)", "Difference (95% CI)").to_owned());
        }
        let mut table = Table::new(head, &[Align::Left]);
        let is_nothing = |output: Output| {
            report.summary.worlds.iter().all(|world| {
                let Distribution { min, max, .. } = world.output(output);
                (*min, *max) == (0.0, 0.0)
            })
        };
        let shown =
            |output: &Output| worth_showing(*output) && !(OPTIONAL.contains(output) && is_nothing(*output));
        for output in Output::ALL.into_iter().filter(shown) {
            self.output(&mut table, output);
        }
        table.gap();
        for rate in super::funnel_rates() {
            self.rate(&mut table, rate);
        }
        table.gap();
        queue_rates().for_each(|rate| self.rate(&mut table, rate));
        for (&hours, rate) in report.wait_over.iter().zip(Rate::WAIT_OVER) {
            let label =
                format!("{} {}", pick(lang, "Esperan más de", "Wait more than"), duration(lang, hours));
            self.row(&mut table, label, |world| estimate(lang, RateUnit::Share, world.rate(rate)));
        }
        table.gap();
        for (place, percentile) in SHOWN.into_iter().enumerate() {
            let label = format!("{} P{percentile}", pick(lang, "Tiempo de respuesta,", "Response time,"));
            self.row(&mut table, label, |world| {
                world.response.map_or(MISSING.to_owned(), |hours| duration(lang, hours[place]))
            });
        }
        let target = pick(lang, "Alcanza el objetivo de ingresos", "Reaches the revenue target").to_owned();
        self.row(&mut table, target, |world| percent(lang, world.p_target.value));
        table
    }

    fn output(&self, table: &mut Table, output: Output) {
        let lang = self.lang;
        let show = |value: f64| amount(lang, output.unit(), value);
        let label = format!("{}, {}", output.label(lang), pick(lang, "media", "mean"));
        let mut cells = vec![label];
        cells.extend(self.report.summary.worlds.iter().map(|world| show(world.output(output).moments.mean)));
        if let Some(difference) = &self.report.summary.difference {
            cells.push(gap(lang, output.unit(), difference.output(output)));
        }
        table.row(cells);
        if !IN_DETAIL.contains(&output) {
            return;
        }
        for (place, percentile) in PERCENTILES.into_iter().enumerate().filter(|(_, p)| SHOWN.contains(p)) {
            let label = format!("{}, P{percentile}", output.label(lang));
            self.row(table, label, |world| show(world.output(output).percentiles[place]));
        }
    }

    fn rate(&self, table: &mut Table, rate: Rate) {
        let lang = self.lang;
        self.row(table, rate_label(lang, rate).to_owned(), |world| {
            estimate(lang, rate.unit(), world.rate(rate))
        });
    }

    fn row(&self, table: &mut Table, label: String, cell: impl Fn(&WorldSummary) -> String) {
        let mut cells = vec![label];
        cells.extend(self.report.summary.worlds.iter().map(cell));
        table.row(cells);
    }

    /// What the difference comes to, in words.
    fn conclusion(&self, out: &mut dyn Write) -> io::Result<()> {
        let Some(difference) = &self.report.summary.difference else { return Ok(()) };
        let lang = self.lang;
        let share = percent(lang, difference.output(Output::Revenue).second_higher.value);
        writeln!(out)?;
        match lang {
            Lang::Es => writeln!(out, "El segundo ingresa más en el {share} de las simulaciones.")?,
            Lang::En => writeln!(out, "The second earns more in {share} of trials.")?,
        }
        let Some(cost) = difference.cost_of_today else { return Ok(()) };
        let label = cost_label(lang);
        let error = cost.se.map_or(String::new(), |se| format!(" ± {}", percent_with(lang, 1.96 * se, 1)));
        writeln!(out, "{label}: {}{error}", percent_with(lang, cost.value, 1))
    }
}

/// Left out where they are nothing in every trial: most plans pay no bonus.
const OPTIONAL: [Output; 5] =
    [Output::MarketingBonus, Output::SalesBonus, Output::Fines, Output::ClawedBack, Output::DeliveryCost];

/// Without what only serves as a denominator or is told better by a rate.
fn worth_showing(output: Output) -> bool {
    use Output::*;
    !matches!(
        output,
        WaitHours
            | FitOffered
            | FitWaitHours
            | WaitOver1
            | WaitOver2
            | WaitOver3
            | WaitOver4
            | QueueHours
            | WindowHours
            | ResponseHours
            | DecaySum
            | ClosedDays
            | Waited
    )
}

fn amount(lang: Lang, unit: OutputUnit, value: f64) -> String {
    match unit {
        OutputUnit::Euro => money(lang, value),
        OutputUnit::Count => count(lang, value),
        OutputUnit::Hours => format!("{} h", count(lang, value)),
        OutputUnit::Days => format!("{} {}", count(lang, value), pick(lang, "días", "days")),
    }
}

fn gap(lang: Lang, unit: OutputUnit, gap: &Gap) -> String {
    let estimate = gap.distribution.moments.estimate();
    let mean = signed(estimate.value, amount(lang, unit, estimate.value));
    match estimate.interval() {
        Some((low, high)) if high > low => format!("{mean} ± {}", amount(lang, unit, 0.5 * (high - low))),
        _ => mean,
    }
}

fn estimate(lang: Lang, unit: RateUnit, estimate: Option<Estimate>) -> String {
    let Some(Estimate { value, .. }) = estimate else { return MISSING.to_owned() };
    match unit {
        RateUnit::Share => percent_with(lang, value, 1),
        RateUnit::Mean => number(lang, value, 2),
        RateUnit::Hours => duration(lang, value),
        RateUnit::Days => format!("{} {}", number(lang, value, 1), pick(lang, "días", "days")),
        RateUnit::Euro => money(lang, value),
    }
}
