//! Behaviour by review period, and what else is asked of people: where they settle, what they would do best at once,
//! what a little more effort pays. Leaves to others: how behaviour moves from one review to the next (`walk`).

use super::behaviour::Behaviour;
use super::marketing;
use super::pay::{Bonuses, bonuses};
use super::sales;
use super::view::View;
use super::walk::{Walk, hours_worked, period};
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
    /// The trust that this score earns, towards which `score_trust` moves.
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

/// The behaviour path of a scenario; one period where all behaviour is frozen.
pub fn path(scenario: &Scenario, temper: Temper) -> Result<Path, Vec<ScenarioError>> {
    let mut walk = Walk::new(scenario, temper)?;
    while walk.step() {}
    Ok(walk.into_path())
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
