//! How a year goes: behaviour from review to review, and everything that is told week by week, as JSON or as rows.

use super::Report;
use super::json::Map;
use crate::domain::Scenario;
use crate::exchange::csv::quoted;
use crate::sim::people::{Temper, path};
use crate::sim::weeks::{Series, Sketch, Weeks};
use serde::Serialize;
use std::io::{self, Write};

/// What people do from one review to the next, and what would follow from it in the long run, in expectation.
#[derive(Serialize)]
pub struct PeriodForm {
    /// Whole weeks from the start of the warm-up.
    from_week: u32,
    #[serde(flatten)]
    behaviour: Map<f64>,
    auc: f64,
    mql_precision: f64,
    trust: f64,
    marketing_bonus: f64,
    sales_bonus: f64,
    mqls: f64,
    revenue: f64,
}

/// Over all trials, one value per step; `null` where no trial had anything to tell.
#[derive(Serialize)]
pub struct SeriesForm {
    step_weeks: u32,
    #[serde(flatten)]
    values: Map<Vec<Option<f64>>>,
}

/// A statistic's name, and how it is read from a sketch.
type Statistic = (&'static str, fn(&Sketch) -> Option<f64>);

const STATISTICS: [Statistic; 6] = [
    ("mean", Sketch::mean),
    ("p10", |sketch| sketch.quantile(0.1)),
    ("p25", |sketch| sketch.quantile(0.25)),
    ("p50", |sketch| sketch.quantile(0.5)),
    ("p75", |sketch| sketch.quantile(0.75)),
    ("p90", |sketch| sketch.quantile(0.9)),
];

/// One period of a scenario whose people do as its levers say.
pub fn periods(scenario: &Scenario) -> Vec<PeriodForm> {
    // What was simulated is valid.
    let Ok(path) = path(scenario, Temper::Human) else { return Vec::new() };
    let form = |(period, number): (&crate::sim::people::Period, u32)| PeriodForm {
        from_week: number * path.review_weeks,
        behaviour: Map(period.behaviour.levers().map(|(param, value)| (param.id().to_owned(), value)).into()),
        auc: period.auc,
        mql_precision: period.precision,
        trust: period.trust,
        marketing_bonus: period.bonuses.marketing,
        sales_bonus: period.bonuses.sales,
        mqls: period.mqls,
        revenue: period.revenue,
    };
    path.periods.iter().zip(0..).map(form).collect()
}

pub fn series(weeks: &Weeks) -> Map<SeriesForm> {
    let form = |step_weeks: u32, steps: &[Sketch]| SeriesForm {
        step_weeks,
        values: Map(STATISTICS
            .iter()
            .map(|(name, read)| ((*name).to_owned(), steps.iter().map(read).collect()))
            .collect()),
    };
    Map(told(weeks).map(|(id, step, steps)| (id, form(step, steps))).collect())
}

/// Every series, and of what adds up its sums so far: what it is called, its step in weeks, its values.
fn told(weeks: &Weeks) -> impl Iterator<Item = (String, u32, &[Sketch])> {
    let each =
        Series::ALL.into_iter().map(|series| (series.id().to_owned(), series.step(), weeks.of(series)));
    let sums = Series::SUMS
        .into_iter()
        .filter_map(|series| Some((format!("{}_so_far", series.id()), series.step(), weeks.so_far(series)?)));
    each.chain(sums)
}

/// One row per setup, series and step; empty cells where no trial had anything to tell.
pub fn write_csv(report: &Report, out: &mut dyn Write) -> io::Result<()> {
    write!(out, "setup,name,series,from_week,weeks,trials")?;
    STATISTICS.iter().try_for_each(|(name, _)| write!(out, ",{name}"))?;
    writeln!(out)?;
    for (index, (scenario, world)) in report.work.scenarios.iter().zip(report.results.worlds()).enumerate() {
        let Some(weeks) = world.weeks() else { continue };
        for (id, step, steps) in told(weeks) {
            for (number, sketch) in steps.iter().enumerate() {
                let (name, from, count) = (quoted(&scenario.name), number as u32 * step, sketch.count());
                write!(out, "{},{name},{id},{from},{step},{count}", index + 1)?;
                for (_, read) in STATISTICS {
                    match read(sketch) {
                        Some(value) => write!(out, ",{value}")?,
                        None => write!(out, ",")?,
                    }
                }
                writeln!(out)?;
            }
        }
    }
    Ok(())
}
