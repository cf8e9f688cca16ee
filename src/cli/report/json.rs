//! The report as one JSON object. What has no value, such as a rate of nothing, is `null`; no number is NaN or infinite.

use super::time::{self, PeriodForm, SeriesForm};
use super::{Report, funnel_rates, queue_rates};
use crate::domain::Seed;
use crate::sim::stats::{Estimate, PERCENTILES};
use crate::sim::summary::Gap;
use crate::sim::{Difference, Distribution, ENGINE_REVISION, Output, Rate, WorldResults, WorldSummary};
use serde::{Serialize, Serializer};
use std::io::{self, Write};

pub fn write(report: &Report, out: &mut dyn Write) -> io::Result<()> {
    let none = |_: &WorldResults| None;
    write_form(&form(report, none), out)
}

/// With every output of every trial, per scenario: one list per output, in trial order.
pub fn write_with_trials(report: &Report, out: &mut dyn Write) -> io::Result<()> {
    let columns = |world: &WorldResults| {
        Some(Map(Output::ALL
            .into_iter()
            .map(|output| (output.id().into(), world.column(output).to_vec()))
            .collect()))
    };
    write_form(&form(report, columns), out)
}

fn write_form(form: &RunForm, out: &mut dyn Write) -> io::Result<()> {
    serde_json::to_writer_pretty(&mut *out, form)?;
    writeln!(out)
}

/// An object whose fields keep their order.
pub struct Map<T>(pub Vec<(String, T)>);

impl<T: Serialize> Serialize for Map<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.0.iter().map(|(key, value)| (key, value)))
    }
}

#[derive(Serialize)]
struct RunForm {
    engine_revision: u32,
    seed: Seed,
    trials: u32,
    scenarios: Vec<WorldForm>,
    /// Second minus first.
    #[serde(skip_serializing_if = "Option::is_none")]
    difference: Option<DifferenceForm>,
    /// 1 - R_first / R_second.
    #[serde(skip_serializing_if = "Option::is_none")]
    cost_of_today: Option<Option<EstimateForm>>,
}

#[derive(Serialize)]
struct WorldForm {
    name: String,
    outputs: Map<DistributionForm>,
    rates: Map<Option<EstimateForm>>,
    queue: QueueForm,
    response: ResponseForm,
    p_target: EstimateForm,
    /// From review to review; one period where nobody answers to pay.
    behaviour: Vec<PeriodForm>,
    #[serde(skip_serializing_if = "Option::is_none")]
    weeks: Option<Map<SeriesForm>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    per_trial: Option<Map<Vec<f64>>>,
}

#[derive(Serialize)]
struct EstimateForm {
    value: f64,
    se: Option<f64>,
}

#[derive(Serialize)]
struct DistributionForm {
    mean: f64,
    sd: Option<f64>,
    se: Option<f64>,
    min: f64,
    #[serde(flatten)]
    percentiles: Map<f64>,
    max: f64,
    /// 95 % Monte Carlo intervals of the percentiles.
    ci95: Map<Option<(f64, f64)>>,
}

#[derive(Serialize)]
struct QueueForm {
    /// Leads per trial that joined.
    offered: EstimateForm,
    #[serde(flatten)]
    rates: Map<Option<EstimateForm>>,
    p_wait_over: Vec<WaitForm>,
}

#[derive(Serialize)]
struct WaitForm {
    hours: f64,
    p: Option<f64>,
    se: Option<f64>,
}

/// Hours from arrival to first attempt.
#[derive(Serialize)]
struct ResponseForm {
    #[serde(flatten)]
    hours: Map<Option<f64>>,
    sla_compliance: Option<EstimateForm>,
}

#[derive(Serialize)]
struct DifferenceForm {
    outputs: Map<GapForm>,
    /// P(the second earns more): a tie is not more.
    p_second_better: EstimateForm,
}

#[derive(Serialize)]
struct GapForm {
    #[serde(flatten)]
    distribution: DistributionForm,
    /// Of the mean.
    ci95_of_mean: Option<(f64, f64)>,
    /// P(second > first): a tie is no better.
    p_second_higher: EstimateForm,
}

fn form(report: &Report, per_trial: impl Fn(&WorldResults) -> Option<Map<Vec<f64>>>) -> RunForm {
    let worlds = report.work.scenarios.iter().zip(&report.summary.worlds).zip(report.results.worlds());
    let difference = report.summary.difference.as_ref();
    RunForm {
        engine_revision: ENGINE_REVISION,
        seed: report.work.seed,
        trials: report.summary.trials,
        scenarios: worlds
            .map(|((scenario, summary), results)| {
                let mut form = world(&scenario.name, summary, report.wait_over, per_trial(results));
                form.behaviour = time::periods(scenario);
                form.weeks = results.weeks().map(time::series);
                form
            })
            .collect(),
        difference: difference.map(difference_form),
        cost_of_today: difference.map(|difference| difference.cost_of_today.map(EstimateForm::from)),
    }
}

fn world(
    name: &str,
    summary: &WorldSummary,
    wait_over: &[f64],
    per_trial: Option<Map<Vec<f64>>>,
) -> WorldForm {
    let rate = |rate: Rate| (rate.id().into(), summary.rate(rate).map(EstimateForm::from));
    let hours = |i: usize| summary.response.map(|hours| hours[i]);
    let waits = wait_over.iter().zip(Rate::WAIT_OVER).map(|(&hours, rate)| {
        let share = summary.rate(rate);
        WaitForm { hours, p: share.map(|share| share.value), se: share.and_then(|share| share.se) }
    });
    WorldForm {
        name: name.to_owned(),
        outputs: each_output(|output| DistributionForm::from(summary.output(output))),
        rates: Map(funnel_rates().map(rate).collect()),
        queue: QueueForm {
            offered: summary.output(Output::Offered).moments.estimate().into(),
            rates: Map(queue_rates().map(rate).collect()),
            p_wait_over: waits.collect(),
        },
        response: ResponseForm {
            hours: Map(["p10_hours", "p50_hours", "p90_hours"]
                .into_iter()
                .map(String::from)
                .zip((0..3).map(hours))
                .collect()),
            sla_compliance: summary.rate(Rate::SlaCompliance).map(EstimateForm::from),
        },
        p_target: summary.p_target.into(),
        behaviour: Vec::new(),
        weeks: None,
        per_trial,
    }
}

fn difference_form(difference: &Difference) -> DifferenceForm {
    DifferenceForm {
        outputs: each_output(|output| GapForm::from(difference.output(output))),
        p_second_better: difference.output(Output::Revenue).second_higher.into(),
    }
}

fn each_output<T>(value: impl Fn(Output) -> T) -> Map<T> {
    Map(Output::ALL.into_iter().map(|output| (output.id().to_owned(), value(output))).collect())
}

impl From<Estimate> for EstimateForm {
    fn from(estimate: Estimate) -> EstimateForm {
        EstimateForm { value: estimate.value, se: estimate.se }
    }
}

impl From<&Distribution> for DistributionForm {
    fn from(distribution: &Distribution) -> DistributionForm {
        let names = PERCENTILES.map(|percentile| format!("p{percentile}"));
        DistributionForm {
            mean: distribution.moments.mean,
            sd: distribution.moments.sd(),
            se: distribution.moments.estimate().se,
            min: distribution.min,
            percentiles: Map(names.clone().into_iter().zip(distribution.percentiles).collect()),
            max: distribution.max,
            ci95: Map(names.into_iter().zip(distribution.intervals).collect()),
        }
    }
}

impl From<&Gap> for GapForm {
    fn from(gap: &Gap) -> GapForm {
        GapForm {
            distribution: DistributionForm::from(&gap.distribution),
            ci95_of_mean: gap.distribution.moments.estimate().interval(),
            p_second_higher: gap.second_higher.into(),
        }
    }
}
