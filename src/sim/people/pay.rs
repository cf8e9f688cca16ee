//! What a plan pays each team for what comes of the funnel: model, section 4.

use super::behaviour::Behaviour;
use super::view::View;
use crate::normal::{self, Lognormal};
use crate::output::Output;
use crate::surrogate::Expectation;
use domain::Param;

/// Euro over the window.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Bonuses {
    pub marketing: f64,
    pub sales: f64,
}

/// Expected bonuses under `behaviour`, from which `outcome` follows. `view` is set to it.
pub fn bonuses(view: &View, behaviour: &Behaviour, outcome: &Expectation) -> Bonuses {
    use Param::*;
    let v = &view.values;
    let of = |output| outcome.of(output).unwrap_or(0.0);
    let years = v[HorizonWeeks] / 52.0;
    let (sqls, wins, revenue) = (of(Output::Sqls), of(Output::Won), of(Output::Revenue));
    // A commission pays more above the quota.
    let above = if v[RevenueQuota] > 0.0 { outcome.revenue.above(v[RevenueQuota] * years) } else { 0.0 };
    let paid = revenue + v[Accelerator] * above;
    let stay = kept(view, behaviour, outcome);
    let retained = v[GrossMargin] * stay.revenue;
    let marketing = v[MarketingPerMql] * of(Output::Mqls)
        + v[MarketingPerSql] * sqls
        + v[MarketingPerWin] * wins
        + v[MarketingRevenueShare] * paid
        + v[MarketingMarginShare] * retained;
    let late = (of(Output::HandedOver) - of(Output::WithinSla)).max(0.0);
    let commission = v[SalesRevenueShare]
        * (paid + v[LowScoreExtra] * low_score_part(view, outcome) * revenue)
        + v[SalesPerWin] * wins;
    let returned = v[Clawback] * commission * (1.0 - stay.share);
    let sales =
        v[SalesPerSql] * sqls + commission + v[SalesMarginShare] * retained - v[SlaFine] * late - returned;
    Bonuses { marketing, sales }
}

/// Revenue from customers who stay a year, and their share of it.
struct Kept {
    revenue: f64,
    share: f64,
}

/// Delivered as if each customer had a team at once; rework and what was promised follow `overpromise`.
fn kept(view: &View, behaviour: &Behaviour, outcome: &Expectation) -> Kept {
    let stays = |fits: f64| stay_a_year(view, behaviour.overpromise, fits);
    let revenue = outcome.of(Output::Revenue).unwrap_or(0.0);
    let wins = [
        outcome.of(Output::Won).unwrap_or(0.0) - outcome.of(Output::FitWon).unwrap_or(0.0),
        outcome.of(Output::FitWon).unwrap_or(0.0),
    ];
    let worth = [0, 1].map(|class| wins[class] * view.world().deal[class].mean());
    let all = worth[0] + worth[1];
    let share = if all > 0.0 { (worth[0] * stays(0.0) + worth[1] * stays(1.0)) / all } else { 1.0 };
    Kept { revenue: revenue * share, share }
}

/// P(a customer, who fits (1) or not (0), stays a year).
pub fn stay_a_year(view: &View, overpromise: f64, fits: f64) -> f64 {
    let (after, v) = (&view.world().after, &view.values);
    let rework = (v[Param::ReworkBase] + v[Param::ReworkGain] * overpromise).min(0.9);
    let promise = v[Param::PromiseDays] * 24.0 * (1.0 - 0.5 * overpromise);
    let of = |redone: f64| {
        let late = mean_above(after.work, promise) * (1.0 + redone) / (30.0 * 24.0);
        let power = after.late * late + after.annoyed * redone - after.loyal * fits;
        let rate = 12.0 * after.hazard * libm::exp(power);
        libm::exp(-libm::pow(rate, after.shape))
    };
    (1.0 - rework) * of(0.0) + rework * of(1.0)
}

/// E[(X - x)+].
fn mean_above(law: Lognormal, x: f64) -> f64 {
    if x <= 0.0 || law.sigma == 0.0 || law.mu == f64::NEG_INFINITY {
        return (law.mean() - x).max(0.0);
    }
    let d = (law.mu - libm::log(x)) / law.sigma;
    law.mean() * normal::cdf(d + law.sigma) - x * normal::cdf(d)
}

/// Part of the revenue that comes from leads whose score is little above the threshold.
fn low_score_part(view: &View, outcome: &Expectation) -> f64 {
    let (facts, world) = view.source.likely();
    let Some(threshold) = world.threshold else { return 0.0 };
    if view.values[Param::LowScoreExtra] == 0.0 {
        return 0.0;
    }
    let from = world.cutoff.map_or(threshold, |cutoff| cutoff.max(threshold));
    let all = facts.patterns.reach(world.spread, from);
    let high = facts.patterns.reach(world.spread, from.max(threshold + view.values[Param::LowScorePoints]));
    let low = [0, 1].map(|class| if all[class] > 0.0 { 1.0 - high[class] / all[class] } else { 0.0 });
    let won = outcome.of(Output::Won).unwrap_or(0.0);
    let fit = outcome.of(Output::FitWon).unwrap_or(0.0);
    let worth = [(won - fit) * world.deal[0].mean(), fit * world.deal[1].mean()];
    let total = worth[0] + worth[1];
    if total > 0.0 { (worth[0] * low[0] + worth[1] * low[1]) / total } else { 0.0 }
}
