//! A funnel in the shape of the reference F1, on which this engine is timed against general-purpose simulators.

use crate::domain::Param::*;
use crate::domain::{
    Arrivals, Calendar, Company, Decay, Learning, Lever, Param, Patience, Routing, Scenario, ScenarioError,
    WorkLaw,
};
use crate::sim::draw::Values;
use crate::sim::people::Behaviour;
use crate::sim::source::Source;

/// Siloed and aligned: 52 weeks of 200 leads, 4 reps around the clock, with F1's shares of MQLs (.424 and .372),
/// utilisation (.88 and .775), decay with the response time and spread of deals and cycles.
///
/// What differs from F1: quality is fit or no fit with eight signals instead of a Gaussian; the hand-off takes an
/// exponential time instead of a fixed one; acceptance and winning are those of one market, so that the two setups differ
/// less in them; expansions may come more than once. Scores and queue disciplines are alike.
pub fn f1() -> [Scenario; 2] {
    let mut siloed = Company::Industrial.scenario();
    for (param, value) in LEVERS {
        siloed.levers[param] = Lever::Fixed(value);
    }
    siloed.choices.calendar = Calendar::AlwaysOpen;
    siloed.choices.arrivals = Arrivals::Flat;
    siloed.choices.patience = Patience::Unlimited;
    siloed.choices.work_law = WorkLaw::Exponential;
    siloed.choices.decay = Decay::Custom { t1: 1008.0, t2: 1.0, w: 1.0, f: 0.15 / 0.7 };
    let mut aligned = siloed.clone();
    aligned.levers[Threshold] = Lever::Fixed(72.85);
    aligned.levers[HandoffHours] = Lever::Fixed(1.68);
    aligned.choices.routing = Routing::ByScore;
    [siloed, aligned]
}

/// The same with reviews every quarter, at which people go on as before, so that there are as many leads; and a closed loop.
pub fn in_motion(scenario: &Scenario) -> Result<Source, Vec<ScenarioError>> {
    let mut scenario = scenario.clone();
    scenario.choices.learning = Learning::ClosedLoop;
    scenario.levers[Param::ReportRate] = Lever::Fixed(0.8);
    let values = Values::likely(&scenario.levers);
    let observed = Behaviour::observed(&values);
    let weeks = (values[Param::WarmUpWeeks] + values[Param::HorizonWeeks]) as u32;
    let reviews: Vec<_> = (0..weeks).step_by(13).map(|week| (week, observed)).collect();
    Source::along(&scenario, &reviews)
}

const LEVERS: [(Param, f64); 37] = [
    (LeadsPerWeek, 200.0),
    (DemandCv, 0.0),
    (WarmUpWeeks, 0.0),
    (HorizonWeeks, 52.0),
    (Reps, 4.0),
    (LeadToMql, 0.424),
    (Inflation, 0.0),
    (SalesEffort, 0.0),
    (HandoffHours, 8.4),
    (DataLoss, 0.0),
    (Attempts, 1.0),
    (RefAttempts, 1.0),
    // One attempt reaches whoever can be reached.
    (AttemptA, 50.0),
    (AttemptB, 0.05),
    (Reachable, 0.7),
    (Kappa, 1.0),
    (RefDelayHours, 14.0),
    (AttemptHours, 7.0),
    (DiscoveryHours, 0.0),
    (SqlHours, 0.0),
    (MqlToSql, 0.25),
    (SqlToOpp, 0.6),
    (OppToWon, 0.32),
    (LiftAccept, 1.5),
    (LiftWin, 2.0),
    (DealMean, 25_000.0),
    (CycleDays, 63.0),
    (CycleSigma, 0.6),
    // Live on signing; a churn of 1/130 and .2 expansions of a quarter in half a year, as in F1.
    (DeliveryTeams, 20.0),
    (DeliveryDays, 0.0),
    (ReworkBase, 0.0),
    (ChurnFit, 0.0),
    (ChurnRework, 0.0),
    (ChurnLate, 0.0),
    (GrossRetention, 0.67),
    (NetRetention, 0.74),
    (ExpansionRate, 0.033),
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::Seed;
    use crate::sim::{DEFAULT_PROBES, Output, Results, Simulator};

    #[test]
    fn it_has_the_size_and_shape_of_f1() {
        let mut simulator = Simulator::new(&f1(), Seed(1), DEFAULT_PROBES).expect("valid");
        let mut results = Results::default();
        results.add(simulator.run(0, 60));
        for (world, mqls, busy) in [(0, 0.424, 0.883), (1, 0.372, 0.775)] {
            let total = |output| results.worlds()[world].total(output);
            assert!((total(Output::Leads) / 60.0 - 10_400.0).abs() < 100.0);
            assert!((total(Output::Mqls) / total(Output::Leads) - mqls).abs() < 0.005);
            assert!((total(Output::BusyHours) / total(Output::CapacityHours) - busy).abs() < 0.02);
        }
    }
}
