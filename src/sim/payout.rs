//! What a pay plan pays both teams for what came of a year, simulated or expected: bonuses, fines, commission paid back.
//! Leaves to others: what people do for it (`people`), the year itself (`trial`, `surrogate`).

use super::after::Win;
use super::arrive::pattern;
use super::draw::Values;
use super::output::Output;
use super::quad::first_noise;
use super::rng::LeadKey;
use super::tally::Tally;
use super::world::{Facts, World};
use domain::Param;

/// A pay plan as trials read it; euro.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct PayPlan {
    pub marketing: Terms,
    pub sales: Terms,
    /// Revenue over the window above which a commission accelerates; 0 is none.
    pub quota: f64,
    pub accelerator: f64,
    /// Per lead not answered in time.
    pub fine: f64,
    /// Part of the commission that is paid back for customers who leave within a year.
    pub clawback: f64,
    /// How much more commission leads of low score pay, and how many points above the threshold are low.
    pub low_extra: f64,
    pub low_points: f64,
}

/// One team's amounts.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Terms {
    pub per_mql: f64,
    pub per_sql: f64,
    pub per_win: f64,
    pub revenue_share: f64,
    /// Of the gross margin on customers who stay a year.
    pub margin_share: f64,
}

/// What is paid for, over a window.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Deeds {
    pub mqls: f64,
    pub sqls: f64,
    pub wins: f64,
    pub revenue: f64,
    /// Revenue above the quota.
    pub above: f64,
    /// Revenue from leads of low score.
    pub low: f64,
    pub gross_margin: f64,
    /// Of the value brought live, the parts that stay and that leave within a year; neither where nobody went live.
    pub stays: f64,
    pub leaves: f64,
    /// Leads handed over and not answered in time.
    pub breaches: f64,
}

/// Euro over the window. The bonuses are as earned; fines and clawback are taken off those of sales, and never more
/// than these are: no plan takes salaries away.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Payout {
    pub marketing: f64,
    pub sales: f64,
    pub fines: f64,
    pub clawback: f64,
}

impl PayPlan {
    pub fn new(values: &Values) -> PayPlan {
        use Param::*;
        PayPlan {
            marketing: Terms {
                per_mql: values[MarketingPerMql],
                per_sql: values[MarketingPerSql],
                per_win: values[MarketingPerWin],
                revenue_share: values[MarketingRevenueShare],
                margin_share: values[MarketingMarginShare],
            },
            sales: Terms {
                per_mql: 0.0,
                per_sql: values[SalesPerSql],
                per_win: values[SalesPerWin],
                revenue_share: values[SalesRevenueShare],
                margin_share: values[SalesMarginShare],
            },
            quota: values[RevenueQuota] * values[HorizonWeeks] / 52.0,
            accelerator: values[Accelerator],
            fine: values[SlaFine],
            clawback: values[Clawback],
            low_extra: values[LowScoreExtra],
            low_points: values[LowScorePoints],
        }
    }

    pub fn pays(&self, deeds: &Deeds) -> Payout {
        let accelerated = deeds.revenue + self.accelerator * deeds.above;
        let retained = deeds.gross_margin * deeds.stays;
        let marketing = self.marketing.pays(deeds, accelerated, retained);
        let sales = self.sales.pays(deeds, accelerated + self.low_extra * deeds.low, retained);
        let commission = self.sales.revenue_share * (accelerated + self.low_extra * deeds.low)
            + self.sales.per_win * deeds.wins;
        let clawback = self.clawback * commission * deeds.leaves;
        let fines = (self.fine * deeds.breaches).min(sales - clawback).max(0.0);
        Payout { marketing, sales, fines, clawback }
    }

    /// Revenue beyond the quota of a year that is known.
    pub fn above(&self, revenue: f64) -> f64 {
        if self.quota > 0.0 { (revenue - self.quota).max(0.0) } else { 0.0 }
    }
}

impl Terms {
    fn pays(&self, deeds: &Deeds, revenue: f64, retained: f64) -> f64 {
        self.per_mql * deeds.mqls
            + self.per_sql * deeds.sqls
            + self.per_win * deeds.wins
            + self.revenue_share * revenue
            + self.margin_share * retained
    }
}

impl Payout {
    /// What it costs the firm.
    pub fn cost(&self) -> f64 {
        self.marketing + self.sales - self.fines - self.clawback
    }

    /// What is left to sales.
    pub fn sales_net(&self) -> f64 {
        self.sales - self.fines - self.clawback
    }
}

impl Deeds {
    /// From the outputs of a window; revenue above the quota, and from low scores, is not among them.
    pub fn of(get: impl Fn(Output) -> f64, above: f64, low: f64) -> Deeds {
        let live = get(Output::CohortValue);
        let stays = if live > 0.0 { get(Output::CohortKept) / live } else { 0.0 };
        Deeds {
            mqls: get(Output::Mqls),
            sqls: get(Output::Sqls),
            wins: get(Output::Won),
            revenue: get(Output::Revenue),
            above,
            low,
            gross_margin: get(Output::GrossMargin),
            stays,
            leaves: if live > 0.0 { 1.0 - stays } else { 0.0 },
            breaches: (get(Output::HandedOver) - get(Output::WithinSla)).max(0.0),
        }
    }
}

/// What is paid for the trial that `tally` counted, `low` of whose revenue came from leads of low score.
pub fn settle(world: &World, tally: &mut Tally, low: f64) {
    let above = world.pay.above(tally.total(Output::Revenue));
    let payout = world.pay.pays(&Deeds::of(|output| tally.total(output), above, low));
    tally.raise(Output::MarketingBonus, payout.marketing);
    tally.raise(Output::SalesBonus, payout.sales);
    tally.raise(Output::Fines, payout.fines);
    tally.raise(Output::ClawedBack, payout.clawback);
}

/// Revenue in the window from leads of low score, if somebody is paid for it; `world_at` tells the world in which a lead
/// arrived, `points_at` the points that its signals had then. Scores of the few that were won are drawn again: most
/// trials never look at them.
pub fn low_revenue<'a>(
    facts: &Facts,
    world_at: impl Fn(f64) -> &'a World,
    points_at: impl Fn(f64, usize) -> f64,
    score_on_return: impl Fn(LeadKey) -> Option<f64>,
    tally: &Tally,
    wins: &[Win],
) -> f64 {
    let low = |win: &&Win| {
        let world = world_at(win.arrived);
        let is_low = |threshold| {
            let shown = pattern(&facts.nature, win.key.0, u32::from(win.fit));
            let points = || points_at(win.arrived, shown);
            let first = || world.spread.base + points() + world.spread.sd * first_noise(win.key);
            let score = score_on_return(win.key).unwrap_or_else(first);
            score < threshold + world.pay.low_points
        };
        world.pay.low_extra > 0.0 && tally.within(win.closes) && world.threshold.is_some_and(is_low)
    };
    wins.iter().filter(low).map(|win| win.value).sum()
}

/// What is paid in expectation, for what the funnel is expected to bring.
pub fn expected(facts: &Facts, world: &World, get: impl Fn(Output) -> f64, above: f64) -> Payout {
    let [won, fit] = [Output::Won, Output::FitWon].map(&get);
    let worth = [(won - fit) * world.deal[0].mean(), fit * world.deal[1].mean()];
    let all = worth[0] + worth[1];
    let mean = |by: [f64; 2]| if all > 0.0 { (worth[0] * by[0] + worth[1] * by[1]) / all } else { 0.0 };
    // Without teams nobody ever goes live, to stay or to leave.
    let live = if world.after.teams > 0 { 1.0 } else { 0.0 };
    let stays = live * mean(stays(world));
    let low = mean(low_part(facts, world)) * get(Output::Revenue);
    let live = if all > 0.0 { live } else { 0.0 };
    world.pay.pays(&Deeds { stays, leaves: live - stays, ..Deeds::of(get, above, low) })
}

/// P(stays a year), by class.
fn stays(world: &World) -> [f64; 2] {
    [0.0, 1.0].map(|fits| world.after.stay_a_year(world.overpromise, fits))
}

/// Part of the leads worked whose score is little above the threshold, by class.
fn low_part(facts: &Facts, world: &World) -> [f64; 2] {
    let Some(threshold) = world.threshold.filter(|_| world.pay.low_extra > 0.0) else { return [0.0; 2] };
    let from = world.cutoff.map_or(threshold, |cutoff| cutoff.max(threshold));
    let all = facts.patterns.reach(world.spread, from);
    let high = facts.patterns.reach(world.spread, from.max(threshold + world.pay.low_points));
    [0, 1].map(|class| if all[class] > 0.0 { 1.0 - high[class] / all[class] } else { 0.0 })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn plan() -> PayPlan {
        PayPlan {
            marketing: Terms { per_mql: 10.0, margin_share: 0.1, ..Terms::default() },
            sales: Terms { per_sql: 20.0, per_win: 100.0, revenue_share: 0.05, ..Terms::default() },
            quota: 40_000.0,
            accelerator: 1.0,
            fine: 50.0,
            clawback: 0.5,
            low_extra: 1.0,
            low_points: 10.0,
        }
    }

    fn year() -> Deeds {
        Deeds {
            mqls: 200.0,
            sqls: 30.0,
            wins: 4.0,
            revenue: 50_000.0,
            above: 10_000.0,
            low: 20_000.0,
            gross_margin: 30_000.0,
            stays: 0.8,
            leaves: 0.2,
            breaches: 6.0,
        }
    }

    #[test]
    fn a_year_by_hand() {
        // Commission: 5 % of 50,000 + 10,000 + 20,000, and 100 for each of 4 deals: 4,400.
        let paid = plan().pays(&year());
        assert_eq!(paid, Payout { marketing: 4400.0, sales: 5000.0, fines: 300.0, clawback: 440.0 });
        assert_eq!((paid.cost(), paid.sales_net()), (8660.0, 4260.0));
    }

    #[test]
    fn fines_take_no_more_than_there_is() {
        let paid = PayPlan { fine: 1e5, clawback: 1.0, ..plan() }.pays(&Deeds { leaves: 1.0, ..year() });
        assert_eq!((paid.clawback, paid.fines, paid.sales_net()), (4400.0, 600.0, 0.0));
    }

    #[test]
    fn a_quota_of_nought_is_none() {
        let plan = plan();
        assert_eq!(plan.above(50_000.0), 10_000.0);
        assert_eq!(PayPlan { quota: 0.0, ..plan }.above(50_000.0), 0.0);
    }
}
