//! The report as comma-separated values (RFC 4180): tidy rows of one number each, or one row per trial and setup.

use super::{Report, funnel_rates, queue_rates};
use crate::exchange::csv::{self, quoted};
use crate::sim::stats::{Estimate, PERCENTILES};
use crate::sim::{Difference, Distribution, Output, Rate, WorldSummary};
use std::io::{self, Write};

/// One row per number: setup (or `difference`), its name, what it is of, which statistic, the value.
pub fn write(report: &Report, out: &mut dyn Write) -> io::Result<()> {
    writeln!(out, "setup,name,block,id,statistic,value")?;
    for (index, (scenario, summary)) in report.work.scenarios.iter().zip(&report.summary.worlds).enumerate() {
        let mut rows = Rows { out, head: format!("{},{}", index + 1, quoted(&scenario.name)) };
        rows.world(summary, report.wait_over)?;
    }
    if let Some(difference) = &report.summary.difference {
        Rows { out, head: "difference,".to_owned() }.difference(difference)?;
    }
    Ok(())
}

/// Every output of every trial.
pub fn write_trials(report: &Report, out: &mut dyn Write) -> io::Result<()> {
    out.write_all(csv::head().as_bytes())?;
    for trial in 0..report.results.trials() {
        out.write_all(csv::rows(report.work.scenarios, report.results, trial).as_bytes())?;
    }
    Ok(())
}

struct Rows<'a> {
    out: &'a mut dyn Write,
    /// The first two cells.
    head: String,
}

impl Rows<'_> {
    fn world(&mut self, summary: &WorldSummary, wait_over: &[f64]) -> io::Result<()> {
        for output in Output::ALL {
            self.distribution(output, summary.output(output))?;
        }
        for rate in funnel_rates() {
            self.estimate("rates", rate.id(), summary.rate(rate))?;
        }
        for rate in queue_rates() {
            self.estimate("queue", rate.id(), summary.rate(rate))?;
        }
        for (hours, rate) in wait_over.iter().zip(Rate::WAIT_OVER) {
            self.estimate("queue", &format!("p_wait_over_{hours}_hours"), summary.rate(rate))?;
        }
        for (statistic, hours) in
            ["p10", "p50", "p90"].into_iter().zip(summary.response.into_iter().flatten())
        {
            self.row("response", "hours", statistic, hours)?;
        }
        self.estimate("target", "p_target", Some(summary.p_target))
    }

    fn difference(&mut self, difference: &Difference) -> io::Result<()> {
        for output in Output::ALL {
            let gap = difference.output(output);
            self.distribution(output, &gap.distribution)?;
            if let Some((low, high)) = gap.distribution.moments.estimate().interval() {
                self.row("outputs", output.id(), "ci95_low", low)?;
                self.row("outputs", output.id(), "ci95_high", high)?;
            }
            self.row("outputs", output.id(), "p_second_higher", gap.second_higher.value)?;
        }
        self.estimate(
            "difference",
            "p_second_better",
            Some(difference.output(Output::Revenue).second_higher),
        )?;
        self.estimate("difference", "cost_of_today", difference.cost_of_today)
    }

    fn distribution(&mut self, output: Output, distribution: &Distribution) -> io::Result<()> {
        let mut row = |statistic: &str, value: f64| self.row("outputs", output.id(), statistic, value);
        row("mean", distribution.moments.mean)?;
        if let (Some(sd), Some(se)) = (distribution.moments.sd(), distribution.moments.estimate().se) {
            row("sd", sd)?;
            row("se", se)?;
        }
        row("min", distribution.min)?;
        for (percentile, value) in PERCENTILES.into_iter().zip(distribution.percentiles) {
            row(&format!("p{percentile}"), value)?;
        }
        row("max", distribution.max)
    }

    /// No row for what has no value.
    fn estimate(&mut self, block: &str, id: &str, estimate: Option<Estimate>) -> io::Result<()> {
        let Some(estimate) = estimate else { return Ok(()) };
        self.row(block, id, "value", estimate.value)?;
        estimate.se.map_or(Ok(()), |se| self.row(block, id, "se", se))
    }

    fn row(&mut self, block: &str, id: &str, statistic: &str, value: f64) -> io::Result<()> {
        writeln!(self.out, "{},{block},{id},{statistic},{value}", self.head)
    }
}
