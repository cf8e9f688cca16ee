//! Checks of operations and of customers' lives.

use super::Findings;
use super::finding::Finding;
use super::lab::Lab;
use super::reduction::{self, Queue, with};
use crate::domain::{Param, Scenario};
use crate::sim::Rate;

/// Deliveries that fail come back: each customer takes 1 / (1 - r) of them, and operations carries that load.
pub fn rework(lab: &Lab) -> Findings {
    let (again, days, teams) = (0.3, 2.0, 12.0);
    let changes = [
        (Param::ReworkBase, again),
        (Param::DeliveryDays, days),
        (Param::DeliveryTeams, teams),
        (Param::Overpromise, 0.0),
    ];
    let world = lab.counts(&with(customers(), &changes), 2)?;
    let won_per_day = LEADS_PER_WEEK * BUY / 7.0;
    Ok(vec![
        Finding::simulated("passes", 1.0 / (1.0 - again), Rate::PassesPerCustomer.estimate(&world)),
        Finding::simulated("redone", again, Rate::ReworkRate.estimate(&world)),
        Finding::simulated(
            "load",
            won_per_day * days / (1.0 - again) / teams,
            Rate::DeliveryUtilisation.estimate(&world),
        ),
    ])
}

/// Whoever leaves with hazard h a month stays 1 / h months.
pub fn lifetime(lab: &Lab) -> Findings {
    let (hazard, value, margin) = (0.02, 12_000.0, 0.35);
    let stays_a_year = libm::exp(-12.0 * hazard);
    let changes = [
        (Param::GrossRetention, stays_a_year),
        (Param::NetRetention, stays_a_year),
        (Param::GrossMargin, margin),
        (Param::DealMean, value),
        (Param::DealCv, 0.0),
        (Param::DealFitRatio, 1.0),
        (Param::DeliveryTeams, 200.0),
        (Param::DeliveryDays, 1.0),
        (Param::ChurnFit, 0.0),
        (Param::ChurnRework, 0.0),
        (Param::ChurnLate, 0.0),
    ];
    let world = lab.counts(&with(customers(), &changes), 2)?;
    let monthly = value / 12.0 * margin;
    Ok(vec![
        Finding::simulated("lifetime value", monthly / hazard, Rate::LifetimeValue.estimate(&world)),
        Finding::simulated("kept a year", stays_a_year, Rate::GrossRetention.estimate(&world)),
        Finding::simulated("churn a month", hazard, Rate::ChurnPerMonth.estimate(&world)),
    ])
}

const LEADS_PER_WEEK: f64 = 20.0;
const BUY: f64 = 0.99;

/// Nearly every lead buys at once.
fn customers() -> Scenario {
    let rates = Queue { arrivals: 1.0, service: 1.0, servers: 200, unit: 1.0 };
    let changes = [
        (Param::WarmUpWeeks, 52.0),
        (Param::HorizonWeeks, 104.0),
        (Param::LeadsPerWeek, LEADS_PER_WEEK),
        (Param::Kappa, 0.0),
        (Param::Reachable, 1.0),
        (Param::AttemptA, 50.0),
        (Param::AttemptB, 0.05),
        (Param::RefAttempts, 1.0),
        (Param::AttemptHours, 0.0),
        (Param::MqlToSql, BUY),
        (Param::SqlToOpp, 1.0),
        (Param::OppToWon, 1.0),
        (Param::LiftAccept, 1.0),
        (Param::LiftOpen, 1.0),
        (Param::LiftWin, 1.0),
        (Param::CycleDays, 0.0),
    ];
    with(reduction::queue(rates), &changes)
}
