//! The full model with parts switched off, until theory knows the answer. Scenarios like any other: each could be saved
//! as a file and run.

use crate::domain::{
    Arrivals, Calendar, Company, Gate, Intercept, Lever, Param, Patience, Scenario, Signal, WorkLaw,
};

/// A queue forgets that it began empty at a rate of about (sqrt(c mu) - sqrt(lambda))^2 an hour: ten times over in this,
/// at the loads checked here.
const WARM_UP_WEEKS: f64 = 6.0;

/// The rates of a queue, per unit of time.
#[derive(Clone, Copy, Debug)]
pub struct Queue {
    pub arrivals: f64,
    pub service: f64,
    pub servers: u32,
    /// Hours per unit of time: busy queues in hours would bring more leads a week than a scenario may.
    pub unit: f64,
}

/// Poisson arrivals around the clock, everybody handed over at once and worked once, service exponential, patience
/// unlimited, first come first served.
pub fn queue(queue: Queue) -> Scenario {
    let mut scenario = with(
        Company::Industrial.scenario(),
        &[
            (Param::WarmUpWeeks, WARM_UP_WEEKS),
            (Param::LeadsPerWeek, 168.0 * queue.arrivals / queue.unit),
            (Param::DemandCv, 0.0),
            (Param::HandoffHours, 0.0),
            (Param::DataLoss, 0.0),
            (Param::WorkCutoff, 0.0),
            (Param::Reps, f64::from(queue.servers)),
            (Param::Attempts, 1.0),
            (Param::AttemptHours, queue.unit / queue.service),
            (Param::DiscoveryHours, 0.0),
            (Param::SqlHours, 0.0),
        ],
    );
    scenario.choices.arrivals = Arrivals::Flat;
    scenario.choices.calendar = Calendar::AlwaysOpen;
    scenario.choices.gate = Gate::Open;
    scenario.choices.patience = Patience::Unlimited;
    scenario.choices.work_law = WorkLaw::Exponential;
    scenario
}

/// The same with exponential patience of this rate per unit of time.
pub fn impatient_queue(rates: Queue, impatience: f64) -> Scenario {
    let mut scenario = with(queue(rates), &[(Param::PatienceDays, rates.unit / (24.0 * impatience))]);
    scenario.choices.patience = Patience::Exponential;
    scenario
}

/// Leads that are scored by these signals against a threshold; base points as given, no queue to speak of.
pub fn scored(signals: Vec<Signal>, base: f64, noise: f64, threshold: f64) -> Scenario {
    let rates = Queue { arrivals: 1.0, service: 1.0, servers: 200, unit: 1.0 };
    let changes = [
        (Param::WarmUpWeeks, 0.0),
        (Param::HorizonWeeks, 4.0),
        (Param::ScoreBase, base),
        (Param::ScoreNoise, noise),
        (Param::Threshold, threshold),
        (Param::RefThreshold, threshold),
    ];
    let mut scenario = with(queue(rates), &changes);
    scenario.choices.gate = Gate::Threshold;
    scenario.choices.intercept = Intercept::Points;
    scenario.signals = signals;
    scenario
}

/// `scenario` with these levers.
pub fn with(mut scenario: Scenario, changes: &[(Param, f64)]) -> Scenario {
    for &(param, value) in changes {
        scenario.levers[param] = Lever::Fixed(value);
    }
    scenario
}
