//! Checks of deals and of what a year brings.

use super::Findings;
use super::finding::Finding;
use super::lab::Lab;
use super::reduction::{self, Queue, with};
use crate::domain::{Gate, Intercept, Param, Scenario};
use crate::sim::normal::Lognormal;
use crate::sim::stats::{mean_of, sd_of};
use crate::sim::theory::compound::compound_poisson;
use crate::sim::theory::planner::Plan;
use crate::sim::{Output, Rate};

pub fn lognormal_deal(_: &Lab) -> Findings {
    let law = Lognormal::from_mean_cv(20_000.0, 0.8);
    Ok(vec![
        Finding::printed("sigma", 0.703_35, 5, law.sigma),
        Finding::printed("mu", 9.656_14, 5, law.mu),
        Finding::printed("median", 15_617.0, 0, law.median()),
        Finding::printed("mean", 20_000.0, 6, law.mean()),
    ])
}

/// Of 120 leads a year one in four buys, all from the same law of deals.
pub fn compound_poisson_year(lab: &Lab) -> Findings {
    let (mean, sd) = compound_poisson(30.0, 20_000.0, 0.8);
    let rates = [(Param::MqlToSql, 0.5), (Param::SqlToOpp, 1.0), (Param::OppToWon, 0.5)];
    let alike =
        [(Param::LiftAccept, 1.0), (Param::LiftOpen, 1.0), (Param::LiftWin, 1.0), (Param::DealFitRatio, 1.0)];
    let mut scenario = with(with(year(120.0), &rates), &alike);
    scenario.choices.gate = Gate::Open;
    let world = lab.counts(&scenario, 25)?;
    Ok(vec![
        Finding::printed("mean", 600_000.0, 0, mean),
        Finding::printed("SD", 140_285.0, 0, sd),
        Finding::simulated("wins", 30.0, mean_of(world.column(Output::Won))),
        Finding::simulated("mean", mean, mean_of(world.column(Output::Revenue))),
        Finding::simulated("SD", sd, sd_of(world.column(Output::Revenue))),
        Finding::simulated("mean deal", 20_000.0, Rate::MeanDeal.estimate(&world)),
    ])
}

pub fn planner(lab: &Lab) -> Findings {
    let plan = Plan { rates: &[0.26, 0.22, 0.55, 0.25], deal: 20_000.0 };
    let mut scenario = year(1000.0);
    scenario.choices.gate = Gate::Threshold;
    scenario.choices.intercept = Intercept::Rate;
    let world = lab.counts(&scenario, 25)?;
    let stage =
        |quantity, expected, rate: Rate| Finding::simulated(quantity, expected, rate.estimate(&world));
    Ok(vec![
        Finding::printed("wins", 7.865, 3, plan.customers(1000.0)),
        Finding::printed("revenue", 157_300.0, 0, plan.revenue(1000.0)),
        Finding::simulated("wins", plan.customers(1000.0), mean_of(world.column(Output::Won))),
        Finding::simulated("revenue", plan.revenue(1000.0), mean_of(world.column(Output::Revenue))),
        stage("lead to MQL", 0.26, Rate::LeadToMql),
        stage("MQL to SQL", 0.22, Rate::MqlToSql),
        stage("SQL to opp.", 0.55, Rate::SqlToOpp),
        stage("opp. to won", 0.25, Rate::OppToWon),
        stage("deal", 20_000.0, Rate::MeanDeal),
    ])
}

/// A year of so many leads, answered at once by plenty of reps at reference conditions, closed on the spot.
fn year(leads: f64) -> Scenario {
    let rates = Queue { arrivals: 1.0, service: 4.0, servers: 200, unit: 1.0 };
    let changes = [
        (Param::WarmUpWeeks, 0.0),
        (Param::HorizonWeeks, 52.0),
        (Param::LeadsPerWeek, leads / 52.0),
        (Param::Attempts, 5.0),
        (Param::Kappa, 0.0),
        (Param::CycleDays, 0.0),
    ];
    with(reduction::queue(rates), &changes)
}
