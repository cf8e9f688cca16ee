//! People who answer to their pay: defined behaviour for every plan and at every extreme, and none at all where frozen.
#![cfg(not(target_arch = "wasm32"))]

use embudo::domain::choice::Conduct;
use embudo::domain::{Company, Learning, Lever, Param, Scenario, Seed, Setup};
use embudo::sim::people::{Path, Plan, Temper, budget_neutral, path, settled};
use embudo::sim::source::Source;
use embudo::sim::{DEFAULT_PROBES, Output, Simulator};

const PAYOUTS: [Output; 5] =
    [Output::MarketingBonus, Output::SalesBonus, Output::Fines, Output::ClawedBack, Output::Profit];

const LEVERS: [Param; 8] = [
    Param::VolumeEffort,
    Param::QualityEffort,
    Param::Inflation,
    Param::SalesEffort,
    Param::Attempts,
    Param::WorkCutoff,
    Param::ReportRate,
    Param::Overpromise,
];

fn paid(company: Company, plan: Plan) -> Scenario {
    plan.apply(&Setup::Siloed.apply(&company.scenario())).expect("valid")
}

#[track_caller]
fn defined(scenario: &Scenario) -> Path {
    let path = path(scenario, Temper::Human).expect("valid");
    for period in &path.periods {
        for value in [period.auc, period.trust, period.revenue, period.mqls] {
            assert!(value.is_finite() && value >= 0.0, "{period:?}");
        }
        assert!(period.bonuses.marketing.is_finite() && period.bonuses.sales.is_finite(), "{period:?}");
        let mut reached = scenario.clone();
        period.behaviour.apply(&mut reached);
        assert_eq!(reached.check(), Ok(()), "{period:?}");
    }
    path
}

#[test]
fn every_plan_in_every_company() {
    for company in [Company::SmbSaas, Company::Industrial, Company::Enterprise] {
        for plan in Plan::ALL {
            let path = defined(&paid(company, plan));
            assert!(path.periods.len() > 1, "people move");
        }
    }
}

#[test]
fn frozen_people_do_the_same_under_every_plan() {
    let frozen = |plan| {
        let mut scenario = paid(Company::Industrial, plan);
        scenario.choices.conduct = Conduct::Frozen;
        // The last three plans close the loop and the last two come with an agreement, which is not pay.
        scenario.choices.learning = Learning::Off;
        scenario.choices.sla = Setup::Siloed.apply(&Company::Industrial.scenario()).choices.sla;
        scenario
    };
    let worlds = Plan::ALL.map(frozen);
    let mut simulator = Simulator::new(&worlds, Seed(3), DEFAULT_PROBES).expect("valid");
    let batch = simulator.run(0, 20);
    for pair in batch.worlds.windows(2) {
        assert_eq!(pair[0].responses, pair[1].responses);
        for output in Output::ALL {
            let same = pair[0].column(output) == pair[1].column(output);
            assert!(same || PAYOUTS.contains(&output), "{output:?}");
        }
    }
    assert_eq!(path(&worlds[0], Temper::Human).expect("valid").periods.len(), 1);
    assert_eq!(settled(&worlds[0]), Ok(worlds[0].clone()));
}

#[test]
fn only_the_team_that_answers_moves() {
    let base = paid(Company::Industrial, Plan::Siloed);
    for (conduct, own) in [(Conduct::Marketing, 0..3), (Conduct::Sales, 3..8)] {
        let mut scenario = base.clone();
        scenario.choices.conduct = conduct;
        let settled = settled(&scenario).expect("valid");
        for (i, param) in LEVERS.into_iter().enumerate() {
            let moved = settled.levers[param] != scenario.levers[param];
            assert!(!moved || own.contains(&i), "{conduct:?} moved {}", param.id());
        }
        assert_ne!(settled.levers, scenario.levers);
    }
}

#[test]
fn behaviour_reaches_the_simulation() {
    let scenario = paid(Company::Industrial, Plan::SharedRevenue);
    let path = path(&scenario, Temper::Human).expect("valid");
    assert!(path.steps().len() > 2 && path.steps()[0].0 == 0, "{:?}", path.steps());
    let own = Source::new(&scenario).expect("valid");
    let mut frozen = scenario;
    frozen.choices.conduct = Conduct::Frozen;
    let along = Source::along(&frozen, &path.steps()).expect("valid");
    let still = Source::frozen(&frozen).expect("valid");
    let batch = Simulator::of(vec![own, along, still], Seed(3), DEFAULT_PROBES).run(0, 5);
    assert_eq!(batch.worlds[0], batch.worlds[1]);
    assert_ne!(batch.worlds[0], batch.worlds[2]);
}

#[test]
fn a_budget_neutral_plan_costs_the_same_at_observed_behaviour() {
    let siloed = paid(Company::SmbSaas, Plan::Siloed);
    let mut dear = paid(Company::SmbSaas, Plan::SharedRevenue);
    for param in [Param::MarketingRevenueShare, Param::SalesMarginShare] {
        dear.levers[param] = Lever::Fixed(3.0 * dear.levers[param].likely());
    }
    let scaled = budget_neutral(&dear, &siloed).expect("valid");
    let cost = |scenario: &Scenario| path(scenario, Temper::Human).expect("valid").periods[0].bonuses;
    let (own, like) = (cost(&scaled), cost(&siloed));
    assert!((own.marketing / like.marketing - 1.0).abs() < 1e-9);
    assert!((own.sales / like.sales - 1.0).abs() < 1e-9);
}

#[test]
fn extremes_of_pay_are_defined() {
    let base = paid(Company::Industrial, Plan::Siloed);
    let changes: [&[(Param, f64)]; 12] = [
        &[(Param::MarketingPerMql, 1e6)],
        &[(Param::SlaFine, 1e5)],
        &[(Param::SalesRevenueShare, 0.0), (Param::SlaFine, 100.0)],
        &[(Param::RevenueQuota, 1.0), (Param::Accelerator, 10.0)],
        &[(Param::RevenueQuota, 1e10), (Param::Accelerator, 10.0)],
        &[(Param::Clawback, 1.0), (Param::GrossRetention, 0.001)],
        &[(Param::Reps, 0.0)],
        &[(Param::LeadsPerWeek, 0.0)],
        &[(Param::WorkValue, 10.0), (Param::LowScoreExtra, 10.0)],
        &[(Param::ReviewWeeks, 52.0), (Param::WarmUpWeeks, 0.0), (Param::HorizonWeeks, 4.0)],
        &[(Param::MarketingEffortCost, 0.0), (Param::InflationCost, 0.0), (Param::SalesEffortCost, 0.0)],
        &[(Param::MarketingCost, 0.0), (Param::RepCost, 0.0), (Param::DealMean, 0.0)],
    ];
    for changes in changes {
        let mut scenario = base.clone();
        for &(param, value) in changes {
            scenario.levers[param] = Lever::Fixed(value);
        }
        defined(&scenario);
    }
}

#[test]
fn a_late_dashboard_slows_people_down_and_changes_nothing_in_the_end() {
    let lagged = |days: f64| {
        let mut scenario = paid(Company::SmbSaas, Plan::Siloed);
        scenario.levers[Param::DashboardLag] = Lever::Fixed(days);
        scenario.levers[Param::HorizonWeeks] = Lever::Fixed(156.0);
        defined(&scenario)
    };
    let (prompt, late) = (lagged(0.0), lagged(91.0));
    assert_eq!(prompt.periods[..2], late.periods[..2], "nothing is known before the first review");
    assert_ne!(prompt.periods[2], late.periods[2]);
    let end = |path: &Path| path.periods.last().expect("at least one").behaviour;
    let gap = end(&prompt).distance(&end(&late));
    assert!(gap < 0.05, "{gap}: {:?} {:?}", end(&prompt), end(&late));
}
