//! How behaviour moves from review to review: each team goes part of the way to what its pay makes best against what the
//! other does now.

use super::behaviour::Behaviour;
use super::marketing;
use super::pay::{Bonuses, bonuses};
use super::sales::{self, trust};
use super::view::View;
use crate::output::Output;
use domain::choice::Conduct;
use domain::{Param, Scenario, ScenarioError};

/// Behaviour by review period, from the first week of a trial, warm-up included.
#[derive(Clone, Debug, PartialEq)]
pub struct Path {
    pub review_weeks: u32,
    /// At least one; the last stands from then on.
    pub periods: Vec<Period>,
}

impl Path {
    /// Each behaviour with the week from which it stands.
    pub fn steps(&self) -> Vec<(u32, Behaviour)> {
        let mut steps: Vec<(u32, Behaviour)> = Vec::new();
        for (period, number) in self.periods.iter().zip(0..) {
            if steps.last().is_none_or(|(_, last)| last.levers() != period.behaviour.levers()) {
                steps.push((number * self.review_weeks, period.behaviour));
            }
        }
        steps
    }
}

/// What both teams do from one review to the next, and what follows from it in the long run.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Period {
    pub behaviour: Behaviour,
    /// P(a lead that fits outscores one that does not).
    pub auc: f64,
    /// Share of MQLs that fit.
    pub precision: f64,
    /// Weight that reps give the score.
    pub trust: f64,
    /// Euro over the window, at this rate.
    pub bonuses: Bonuses,
    pub mqls: f64,
    pub revenue: f64,
}

/// How sharply people answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Temper {
    /// By quantal response: near misses are taken too.
    Human,
    /// The best option, always.
    Best,
}

/// Temperature in parts of the target bonus.
const TEMPERATURE: f64 = 0.02;
/// Part of the way to the best response that is gone in a quarter of 13 weeks.
const ADJUSTMENT: f64 = 0.65;
/// Nearer than this, in parts of levers' ranges, behaviour has settled.
const SETTLED: f64 = 2e-3;

/// The behaviour path of a scenario; one period where all behaviour is frozen.
pub fn path(scenario: &Scenario, temper: Temper) -> Result<Path, Vec<ScenarioError>> {
    scenario.check()?;
    let mut view = View::new(scenario)?;
    let mut behaviour = Behaviour::observed(&view.values);
    let review_weeks = view.values[Param::ReviewWeeks] as u32;
    let (marketing, sales) = scenario.choices.conduct.answers();
    let mut periods = vec![period(&mut view, &behaviour)];
    if !marketing && !sales {
        return Ok(Path { review_weeks, periods });
    }
    let target = periods[0].bonuses;
    let omega = view.values[Param::WorkValue] * target.sales.max(0.0) / hours_worked(&mut view, &behaviour);
    let temperature = |bonus: f64| if temper == Temper::Best { 0.0 } else { TEMPERATURE * bonus.max(0.0) };
    let step = 1.0 - libm::pow(1.0 - ADJUSTMENT, f64::from(review_weeks) / 13.0);
    let weeks = view.values[Param::WarmUpWeeks] + view.values[Param::HorizonWeeks];
    let count = (weeks / f64::from(review_weeks)).ceil() as usize;
    let lag = view.values[Param::DashboardLag] / 7.0 / f64::from(review_weeks);
    while periods.len() < count {
        let mut best = behaviour;
        let seen = seen(&periods, lag);
        if marketing {
            let seen = behaviour.with_sales_of(&seen);
            [best.volume_effort, best.quality_effort, best.inflation] =
                marketing::respond_to(&mut view, &seen, temperature(target.marketing));
        }
        if sales {
            let seen = seen.with_sales_of(&behaviour);
            let response = sales::respond_to(&mut view, scenario, &seen, temperature(target.sales), omega);
            response.set(&mut best);
        }
        let next = behaviour.towards(&best, step);
        let moved = next.distance(&behaviour).max(seen.distance(&behaviour));
        behaviour = next;
        periods.push(period(&mut view, &behaviour));
        if moved < SETTLED {
            break;
        }
    }
    Ok(Path { review_weeks, periods })
}

/// What dashboards show of the periods so far, so many reviews late.
fn seen(periods: &[Period], lag: f64) -> Behaviour {
    let place = ((periods.len() - 1) as f64 - lag).max(0.0);
    let [before, after] = [place.floor(), place.ceil()].map(|place| periods[place as usize].behaviour);
    if place.fract() == 0.0 { before } else { before.towards(&after, place.fract()) }
}

/// What each team would do best against what the levers describe, all at once; no team is frozen.
pub fn best_response(scenario: &Scenario) -> Result<Behaviour, Vec<ScenarioError>> {
    scenario.check()?;
    let mut view = View::new(scenario)?;
    let mut behaviour = Behaviour::observed(&view.values);
    let now = period(&mut view, &behaviour);
    let omega =
        view.values[Param::WorkValue] * now.bonuses.sales.max(0.0) / hours_worked(&mut view, &behaviour);
    let marketing = marketing::respond_to(&mut view, &behaviour, 0.0);
    let sales = sales::respond_to(&mut view, scenario, &behaviour, 0.0, omega);
    [behaviour.volume_effort, behaviour.quality_effort, behaviour.inflation] = marketing;
    sales.set(&mut behaviour);
    Ok(behaviour)
}

/// What a little more effort on volume, and on quality, adds to marketing's pay, in euro per unit of effort.
pub fn marginal_pay(scenario: &Scenario) -> Result<[f64; 2], Vec<ScenarioError>> {
    let mut view = View::new(scenario)?;
    let mut behaviour = Behaviour::observed(&view.values);
    (behaviour.volume_effort, behaviour.quality_effort) = (0.0, 0.0);
    let mut pay = |volume: f64, quality: f64| {
        let tried = Behaviour { volume_effort: volume, quality_effort: quality, ..behaviour };
        let outcome = view.expect(&tried);
        bonuses(&view, &outcome).marketing
    };
    let (none, little) = (pay(0.0, 0.0), 0.125);
    Ok([(pay(little, 0.0) - none) / little, (pay(0.0, little) - none) / little])
}

/// The scenario with the behaviour in which its people settle; as it is where all behaviour is frozen.
pub fn settled(scenario: &Scenario) -> Result<Scenario, Vec<ScenarioError>> {
    let mut settled = scenario.clone();
    if scenario.choices.conduct != Conduct::Frozen {
        let path = path(scenario, Temper::Human)?;
        if let Some(last) = path.periods.last() {
            last.behaviour.apply(&mut settled);
        }
    }
    Ok(settled)
}

/// Hours on these leads, at least one.
fn hours_worked(view: &mut View, behaviour: &Behaviour) -> f64 {
    view.expect(behaviour).of(Output::BusyHours).unwrap_or(0.0).max(1.0)
}

fn period(view: &mut View, behaviour: &Behaviour) -> Period {
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
