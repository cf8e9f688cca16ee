//! How behaviour moves from review to review: each team goes part of the way to what its pay makes best against what the
//! other does now. In steps, since all of them take longer than a page may stand still.
//! Leaves to others: what a team's best is (`marketing`, `sales`).

use super::behaviour::Behaviour;
use super::marketing;
use super::path::{Path, Period, Temper};
use super::pay::bonuses;
use super::sales::{self, trust};
use super::view::View;
use crate::output::Output;
use domain::{Param, Scenario, ScenarioError};

/// Temperature in parts of the target bonus.
const TEMPERATURE: f64 = 0.02;
/// Part of the way to the best response that is gone in a quarter of 13 weeks.
const ADJUSTMENT: f64 = 0.65;
/// Nearer than this, in parts of levers' ranges, behaviour has settled.
const SETTLED: f64 = 2e-3;

/// A path under way.
pub struct Walk {
    scenario: Scenario,
    temper: Temper,
    view: View,
    /// How many periods there are if people do not settle before.
    count: usize,
    /// Part of the way to the best response that is gone in one review.
    part: f64,
    /// Reviews until dashboards show what is done.
    lag: f64,
    omega: f64,
    periods: Vec<Period>,
    /// Of the review that is under way, marketing's answer, and what dashboards showed it.
    answered: Option<(Behaviour, Behaviour)>,
    is_over: bool,
}

impl Walk {
    /// Stands at the behaviour that the levers describe.
    pub fn new(scenario: &Scenario, temper: Temper) -> Result<Walk, Vec<ScenarioError>> {
        scenario.check()?;
        let mut view = View::new(scenario)?;
        let behaviour = Behaviour::observed(&view.values);
        let periods = vec![period(&mut view, &behaviour)];
        let (marketing, sales) = scenario.choices.conduct.answers();
        let is_over = !marketing && !sales;
        let reach = if is_over { 1.0 } else { hours_worked(&mut view, &behaviour) };
        let v = &view.values;
        let review_weeks = f64::from(v[Param::ReviewWeeks] as u32);
        let weeks = v[Param::WarmUpWeeks] + v[Param::HorizonWeeks];
        Ok(Walk {
            count: (weeks / review_weeks).ceil() as usize,
            part: 1.0 - libm::pow(1.0 - ADJUSTMENT, review_weeks / 13.0),
            lag: v[Param::DashboardLag] / 7.0 / review_weeks,
            omega: v[Param::WorkValue] * periods[0].bonuses.sales.max(0.0) / reach,
            scenario: scenario.clone(),
            temper,
            view,
            periods,
            answered: None,
            is_over,
        })
    }

    /// Lets one team answer at the review that is under way; after both the next period stands. Says whether there is
    /// more to come.
    pub fn step(&mut self) -> bool {
        self.is_over |= self.answered.is_none() && self.periods.len() >= self.count;
        if self.is_over {
            return false;
        }
        let (marketing, sales) = self.scenario.choices.conduct.answers();
        let last = &self.periods[self.periods.len() - 1];
        let (behaviour, target) = (last.behaviour, self.periods[0].bonuses);
        let Some((mut best, seen)) = self.answered.take() else {
            let (mut best, seen) = (behaviour, seen(&self.periods, self.lag));
            if marketing {
                let seen = behaviour.with_sales_of(&seen);
                let temperature = self.temperature(target.marketing);
                [best.volume_effort, best.quality_effort, best.inflation] =
                    marketing::respond_to(&mut self.view, &seen, temperature);
            }
            self.answered = Some((best, seen));
            return true;
        };
        if sales {
            let temperature = self.temperature(target.sales);
            let seen = seen.with_sales_of(&behaviour);
            sales::respond_to(&mut self.view, &self.scenario, &seen, temperature, self.omega).set(&mut best);
        }
        let next = behaviour.towards(&best, self.part);
        let moved = next.distance(&behaviour).max(seen.distance(&behaviour));
        self.periods.push(period(&mut self.view, &next));
        self.is_over = moved < SETTLED || self.periods.len() >= self.count;
        !self.is_over
    }

    /// As far as people have come.
    pub fn into_path(self) -> Path {
        Path { review_weeks: self.view.values[Param::ReviewWeeks] as u32, periods: self.periods }
    }

    fn temperature(&self, bonus: f64) -> f64 {
        if self.temper == Temper::Best { 0.0 } else { TEMPERATURE * bonus.max(0.0) }
    }
}

/// What dashboards show of the periods so far, so many reviews late.
fn seen(periods: &[Period], lag: f64) -> Behaviour {
    let place = ((periods.len() - 1) as f64 - lag).max(0.0);
    let [before, after] = [place.floor(), place.ceil()].map(|place| periods[place as usize].behaviour);
    if place.fract() == 0.0 { before } else { before.towards(&after, place.fract()) }
}

/// Hours on these leads, at least one.
pub fn hours_worked(view: &mut View, behaviour: &Behaviour) -> f64 {
    view.expect(behaviour).of(Output::BusyHours).unwrap_or(0.0).max(1.0)
}

pub fn period(view: &mut View, behaviour: &Behaviour) -> Period {
    let outcome = view.expect(behaviour);
    Period {
        behaviour: *behaviour,
        auc: outcome.auc,
        precision: outcome.precision,
        trust: trust(outcome.auc),
        bonuses: bonuses(view, &outcome),
        mqls: outcome.of(Output::Mqls).unwrap_or(0.0),
        revenue: outcome.revenue.mean,
    }
}
