//! Scenarios at the ends of their levers, and pairs in which one lever must move one output one way, lead by lead.

#![cfg(not(target_arch = "wasm32"))]

use embudo::domain::choice::Conduct;
use embudo::domain::{
    Calendar, Company, Gate, Lever, LeverError, Param, Patience, Response, Routing, Scenario, ScenarioError,
    Seed, Sla,
};
use embudo::sim::people::Plan;
use embudo::sim::{DEFAULT_PROBES, Output, Simulator, WorldBatch};

const TRIALS: u32 = 32;

fn company(changes: &[(Param, f64)]) -> Scenario {
    let mut scenario = Company::Industrial.scenario();
    for &(param, value) in changes {
        scenario.levers[param] = Lever::Fixed(value);
    }
    scenario
}

fn run(scenario: &Scenario) -> WorldBatch {
    let mut simulator =
        Simulator::new(std::slice::from_ref(scenario), Seed(1), DEFAULT_PROBES).expect("valid");
    simulator.run(0, TRIALS).worlds.remove(0)
}

fn total(world: &WorldBatch, output: Output) -> f64 {
    world.column(output).iter().sum()
}

/// The output is 0 in every trial.
#[track_caller]
fn none(world: &WorldBatch, outputs: &[Output]) {
    for &output in outputs {
        assert!(world.column(output).iter().all(|&value| value == 0.0), "{output:?}");
    }
}

/// In each trial `more` has at least as much as `less`, and more in all.
#[track_caller]
fn rises(less: &Scenario, more: &Scenario, output: Output) {
    let (less, more) = (run(less), run(more));
    for (trial, (less, more)) in less.column(output).iter().zip(more.column(output)).enumerate() {
        assert!(*less <= more * (1.0 + 1e-9), "{output:?} in trial {trial}: {less} then {more}");
    }
    assert!(total(&less, output) < total(&more, output), "{output:?} does not move at all");
}

#[test]
fn without_leads_nothing_happens_and_salaries_are_paid() {
    let world = run(&company(&[(Param::LeadsPerWeek, 0.0)]));
    use Output::*;
    none(&world, &[Leads, Mqls, Offered, Attempted, Won, Revenue, MediaCost, BusyHours, OpenAtEnd]);
    assert!(total(&world, TeamCost) > 0.0 && total(&world, Profit) < 0.0);
}

/// Where many wait, the fuller the trust in the score the more of those answered fit; without any they wait in order
/// of arrival.
#[test]
fn trust_orders_the_queue() {
    let routed = |routing: Routing, trust: f64| {
        let mut scenario = company(&[(Param::LeadsPerWeek, 400.0), (Param::ScoreTrust, trust)]);
        scenario.choices.routing = routing;
        run(&scenario)
    };
    let in_order = routed(Routing::FirstCome, 1.0);
    let trusts = [0.0, 0.5, 1.0].map(|trust| routed(Routing::ByScore, trust));
    for output in Output::ALL {
        assert_eq!(in_order.column(output), trusts[0].column(output), "{output:?}");
    }
    let accepted =
        trusts.each_ref().map(|world| total(world, Output::Sqls) / total(world, Output::Contacted));
    assert!(accepted[2] > 1.02 * accepted[1] && accepted[1] > 1.02 * accepted[0], "{accepted:?}");
}

#[test]
fn without_reps_leads_wait_until_they_give_up() {
    use Output::*;
    let world = run(&company(&[(Param::Reps, 0.0)]));
    none(&world, &[Attempted, Contacted, Sqls, Won, Revenue, CapacityHours, WithinSla]);
    assert!(total(&world, PatienceRanOut) > 0.0 && total(&world, WaitHours) > 0.0);
    let mut patient = company(&[(Param::Reps, 0.0)]);
    patient.choices.patience = Patience::Unlimited;
    let world = run(&patient);
    none(&world, &[Attempted, PatienceRanOut]);
    assert_eq!(total(&world, Waited), total(&world, Offered));
}

#[test]
fn probabilities_of_nought_and_one() {
    use Output::*;
    none(&run(&company(&[(Param::MqlToSql, 0.0)])), &[Sqls, Won]);
    none(&run(&company(&[(Param::SqlToOpp, 0.0)])), &[Opportunities, Won]);
    none(&run(&company(&[(Param::OppToWon, 0.0)])), &[Won, FitWon, Revenue]);
    none(&run(&company(&[(Param::Reachable, 0.0)])), &[Contacted, Won]);
    none(&run(&company(&[(Param::DataLoss, 1.0)])), &[HandedOver, Attempted]);
    none(&run(&company(&[(Param::ReportRate, 0.0)])), &[Reported]);
    none(&run(&company(&[(Param::FitShare, 0.0)])), &[FitLeads, FitMqls, FitWon]);
    let all = run(&company(&[(Param::FitShare, 1.0), (Param::ReportRate, 1.0)]));
    assert_eq!(all.column(Leads), all.column(FitLeads));
    assert_eq!(all.column(Contacted), all.column(Reported));
    // All can pass only where fit makes no difference.
    let alike = [(Param::LiftOpen, 1.0), (Param::LiftWin, 1.0), (Param::CycleDays, 0.0)];
    let sure = run(&company(&[&alike[..], &[(Param::SqlToOpp, 1.0), (Param::OppToWon, 1.0)]].concat()));
    assert_eq!(sure.column(Sqls), sure.column(Opportunities));
    assert_eq!(sure.column(Opportunities), sure.column(Won));
}

#[test]
fn without_a_threshold_every_lead_is_an_mql() {
    let mut open = company(&[]);
    open.choices.gate = Gate::Open;
    let world = run(&open);
    assert_eq!(world.column(Output::Leads), world.column(Output::Mqls));
    none(&world, &[Output::BelowThreshold]);
    // The noise has tails: a threshold far out is as good as none, or as all.
    let world = run(&company(&[(Param::Threshold, -200.0)]));
    assert_eq!(world.column(Output::Leads), world.column(Output::Mqls));
    none(&run(&company(&[(Param::Threshold, 300.0)])), &[Output::Mqls]);
}

#[test]
fn a_cycle_longer_than_the_horizon_closes_nothing() {
    let long = [(Param::CycleDays, 1000.0), (Param::CycleSigma, 0.0), (Param::WarmUpWeeks, 0.0)];
    let world = run(&company(&long));
    none(&world, &[Output::Won, Output::DealLost, Output::Revenue]);
    assert!(total(&world, Output::Opportunities) > 0.0);
    assert!(total(&world, Output::OpenAtEnd) >= total(&world, Output::Opportunities));
}

#[test]
fn after_the_sale_at_its_ends() {
    use Output::{Churned, CohortKept, CustomersAtStart, Delivered, DeliveryPasses, Expansions, Recognised};
    none(
        &run(&company(&[(Param::DeliveryTeams, 0.0)])),
        &[Delivered, DeliveryPasses, CustomersAtStart, Recognised],
    );
    let at_once = run(&company(&[(Param::DeliveryDays, 0.0), (Param::ReworkBase, 0.0)]));
    assert!(total(&at_once, Delivered) > 0.0);
    none(&at_once, &[Output::ValueDays, Output::LateDays, Output::Reworked, Output::DeliveryBusyHours]);
    let loyal = run(&company(&[(Param::GrossRetention, 1.0), (Param::ExpansionRate, 0.0)]));
    assert!(total(&loyal, CohortKept) > 0.0);
    none(&loyal, &[Churned, Expansions]);
    let fickle = run(&company(&[(Param::GrossRetention, 0.001), (Param::ChurnShape, 0.3)]));
    assert!(total(&fickle, Churned) > 0.9 * total(&fickle, Delivered));
}

/// The siloed company, paid by this plan but unmoved by it.
fn paid(plan: Plan, changes: &[(Param, f64)]) -> Scenario {
    let mut scenario = plan.apply(&Company::Industrial.setups()[0]).expect("valid");
    scenario.choices.conduct = Conduct::Frozen;
    for &(param, value) in changes {
        scenario.levers[param] = Lever::Fixed(value);
    }
    scenario
}

/// Of these trials, what is finite, and of payouts, what is not negative.
#[track_caller]
fn defined(world: &WorldBatch) {
    for output in Output::ALL {
        let least = if output == Output::Profit { f64::MIN } else { 0.0 };
        assert!(world.column(output).iter().all(|value| value.is_finite() && *value >= least), "{output:?}");
    }
    let sales = world.column(Output::SalesBonus).iter();
    for ((earned, fines), back) in
        sales.zip(world.column(Output::Fines)).zip(world.column(Output::ClawedBack))
    {
        assert!(fines + back <= earned * (1.0 + 1e-12), "{fines} and {back} of {earned}");
    }
}

#[test]
fn pay_at_its_ends() {
    use Output::{ClawedBack, Fines, MarketingBonus, SalesBonus};
    none(&run(&company(&[])), &[MarketingBonus, SalesBonus, Fines, ClawedBack]);
    // Fines above pay leave nothing, and take nothing else.
    let fined = run(&paid(Plan::Sla, &[(Param::SlaFine, 1e5)]));
    defined(&fined);
    assert!(total(&fined, Fines) > 0.0);
    let left = total(&fined, SalesBonus) - total(&fined, Fines) - total(&fined, ClawedBack);
    assert!(left.abs() <= 1e-9 * total(&fined, SalesBonus), "{left}");
    // Fines on nothing are nothing.
    let unpaid = [Param::SalesRevenueShare, Param::SalesMarginShare].map(|param| (param, 0.0));
    none(&run(&paid(Plan::Sla, &unpaid)), &[SalesBonus, Fines, ClawedBack]);
    // A quota of 0 is none; one that nobody reaches neither; one at once doubles the commission.
    let quota = |quota| run(&paid(Plan::Siloed, &[(Param::Accelerator, 1.0), (Param::RevenueQuota, quota)]));
    let [without, never, at_once] = [quota(0.0), quota(1e10), quota(1e-6)];
    assert_eq!(without, run(&paid(Plan::Siloed, &[])));
    assert_eq!(without, never);
    assert!((total(&at_once, SalesBonus) / total(&without, SalesBonus) - 2.0).abs() < 1e-6);
    // Whom nobody keeps pays commission back, whom nobody leaves does not.
    let gone = run(&paid(Plan::SharedRevenue, &[(Param::Clawback, 1.0), (Param::GrossRetention, 0.001)]));
    defined(&gone);
    assert!(total(&gone, ClawedBack) > 0.9 * total(&gone, SalesBonus));
    none(&run(&paid(Plan::SharedRevenue, &[(Param::GrossRetention, 1.0)])), &[ClawedBack]);
    for nobody in [Param::Reps, Param::LeadsPerWeek] {
        let world = run(&paid(Plan::DoubleLow, &[(nobody, 0.0)]));
        defined(&world);
        none(
            &world,
            &[MarketingBonus, SalesBonus, Fines, ClawedBack].map(|output| match output {
                MarketingBonus if nobody == Param::Reps => SalesBonus,
                other => other,
            }),
        );
    }
    let undelivered = run(&paid(Plan::SharedRevenue, &[(Param::DeliveryTeams, 0.0)]));
    defined(&undelivered);
    none(&undelivered, &[ClawedBack]);
    let endless = [(Param::CycleDays, 1000.0), (Param::CycleSigma, 0.0), (Param::WarmUpWeeks, 0.0)];
    let unclosed = run(&paid(Plan::SharedRevenue, &endless));
    defined(&unclosed);
    none(&unclosed, &[MarketingBonus, SalesBonus]);
}

#[test]
fn pay_below_nought_is_refused() {
    for param in [Param::MarketingPerMql, Param::SalesRevenueShare, Param::SlaFine, Param::RevenueQuota] {
        let refusal = Simulator::new(&[company(&[(param, -1.0)])], Seed(1), DEFAULT_PROBES).err();
        let error = LeverError::TooLow { min: 0.0 };
        assert_eq!(refusal, Some(vec![ScenarioError::Lever { param, error }]), "{}", param.id());
    }
}

#[test]
fn low_scores_pay_only_those_who_close_them() {
    let double = |points: f64, extra: f64| {
        let changes = [(Param::LowScorePoints, points), (Param::LowScoreExtra, extra)];
        run(&paid(Plan::DoubleLow, &changes))
    };
    let sales = |world: &WorldBatch| total(world, Output::SalesBonus);
    let [plain, none, some, all] = [(20.0, 0.0), (0.0, 1.0), (20.0, 1.0), (300.0, 1.0)]
        .map(|(points, extra)| sales(&double(points, extra)));
    assert_eq!(plain, none);
    assert!(plain < some && some < all);
    // All leads count as low: commission, half of this plan's pay at the reference, doubles.
    let share = paid(Plan::DoubleLow, &[]).levers[Param::SalesRevenueShare].likely();
    let revenue = total(&double(300.0, 1.0), Output::Revenue);
    assert!((all - plain - share * revenue).abs() < 1e-6 * all);
}

#[test]
fn more_delivery_teams_cost_more() {
    let cost = |teams| run(&company(&[(Param::DeliveryTeams, teams), (Param::DeliveryCost, 40_000.0)]));
    for (few, more) in
        cost(2.0).column(Output::DeliveryCost).iter().zip(cost(3.0).column(Output::DeliveryCost))
    {
        assert_eq!((*few, *more), (80_000.0, 120_000.0));
    }
    let free = run(&company(&[(Param::DeliveryTeams, 2.0)]));
    for (free, paid) in free.column(Output::Profit).iter().zip(cost(2.0).column(Output::Profit)) {
        assert!((free - paid - 80_000.0).abs() < 1e-6);
    }
}

#[test]
fn what_meetings_and_records_take_automation_gives_back() {
    use Output::{BusyHours, CapacityHours};
    let plain = run(&company(&[]));
    // A tenth of a week of forty hours.
    let met = run(&company(&[(Param::MeetingHours, 4.0)]));
    for (plain, met) in plain.column(CapacityHours).iter().zip(met.column(CapacityHours)) {
        assert!((met / plain - 0.9).abs() < 1e-12);
    }
    rises(&company(&[(Param::MeetingHours, 4.0)]), &company(&[]), Output::Attempted);
    rises(&company(&[]), &company(&[(Param::RecordHours, 1.0)]), BusyHours);
    rises(&company(&[(Param::Automation, 0.3)]), &company(&[]), BusyHours);
    // What is not adopted is worth nothing.
    let unused = [(Param::Automation, 0.3), (Param::AdoptionShare, 0.0)];
    assert_eq!(plain, run(&company(&unused)));
    let slowly = [(Param::Automation, 0.3), (Param::AdoptionWeeks, 26.0)];
    rises(&company(&[(Param::Automation, 0.3)]), &company(&slowly), BusyHours);
    // Half a year longer, and that half takes less: a is .368 on average in the first and .767 in the second.
    let per_call = |weeks| {
        let calls = [(Param::Attempts, 1.0), (Param::DiscoveryHours, 0.0), (Param::SqlHours, 0.0)];
        let results = run(&company(&[&slowly[..], &calls, &[(Param::HorizonWeeks, weeks)]].concat()));
        (total(&results, BusyHours), total(&results, Output::Attempted))
    };
    let (half, year) = (per_call(26.0), per_call(52.0));
    let later = (year.0 - half.0) / (year.1 - half.1) / (half.0 / half.1);
    assert!((later - (1.0 - 0.3 * 0.767) / (1.0 - 0.3 * 0.368)).abs() < 0.02, "{later}");
    // Meetings all week long leave hardly any time.
    let never = run(&company(&[(Param::MeetingHours, 40.0)]));
    assert!(total(&never, CapacityHours) < 0.002 * total(&plain, CapacityHours));
    assert!(total(&never, BusyHours) <= total(&never, CapacityHours) * (1.0 + 1e-9));
}

#[test]
fn doubled_leads_are_called_twice() {
    use Output::{BusyHours, Duplicates, Offered};
    let calls =
        |rate| company(&[(Param::DuplicateRate, rate), (Param::DiscoveryHours, 0.0), (Param::SqlHours, 0.0)]);
    let (none, some, all) = (run(&calls(0.0)), run(&calls(0.3)), run(&calls(1.0)));
    assert_eq!(total(&none, Duplicates), 0.0);
    assert_eq!(all.column(Duplicates), all.column(Offered));
    let share = total(&some, Duplicates) / total(&some, Offered);
    assert!((share - 0.3).abs() < 0.02, "{share}");
    let longer = total(&all, BusyHours) / total(&none, BusyHours);
    assert!((longer - 2.0).abs() < 0.02, "{longer}");
    // Leads that are lost cannot be doubled.
    let lossy = run(&company(&[(Param::DuplicateRate, 1.0), (Param::DataLoss, 0.4)]));
    assert_eq!(lossy.column(Duplicates), lossy.column(Offered));
}

#[test]
fn nurtured_leads_come_back_and_keep_those_there_are() {
    use Output::{BelowThreshold, Leads, MediaCost, Mqls, Returned};
    let nurtured =
        |share: f64, more: &[(Param, f64)]| run(&company(&[&[(Param::NurtureShare, share)], more].concat()));
    let (none, some, all) = (nurtured(0.0, &[]), nurtured(0.5, &[]), nurtured(1.0, &[]));
    assert_eq!(total(&none, Returned), 0.0);
    for (few, many) in [(&none, &some), (&some, &all)] {
        assert_eq!([Leads, MediaCost].map(|of| few.column(of)), [Leads, MediaCost].map(|of| many.column(of)));
        assert_eq!(few.column(BelowThreshold), many.column(BelowThreshold), "at first they are below");
        assert!(few.column(Returned).iter().zip(many.column(Returned)).all(|(few, many)| few <= many));
    }
    for ((before, after), back) in none.column(Mqls).iter().zip(all.column(Mqls)).zip(all.column(Returned)) {
        assert_eq!(before + back, *after);
    }
    assert!(total(&all, Returned) > 0.2 * total(&none, Mqls));
    // Returns that bring ever so many points make an MQL of everybody who has the time.
    let sure = [(Param::NurturePoints, 100.0), (Param::NurtureDays, 1.0), (Param::WarmUpWeeks, 0.0)];
    let everybody = nurtured(1.0, &sure);
    assert!(total(&everybody, Mqls) > 0.97 * total(&everybody, Leads));
    // Without a threshold nobody is below, but some are turned down because their time has not come.
    let open = |days: f64, reps: f64| {
        let levers = [(Param::NurtureShare, 1.0), (Param::NurtureDays, days), (Param::Reps, reps)];
        let mut open = company(&levers);
        open.choices.gate = Gate::Open;
        run(&open)
    };
    let (soon, late) = (open(1.0, 6.0), open(365.0, 6.0));
    let part = |world: &WorldBatch| total(world, Returned) / total(world, Output::RejectedTiming);
    assert!((0.95..1.05).contains(&part(&soon)), "{}", part(&soon));
    assert!((0.5..0.7).contains(&part(&late)), "{}", part(&late));
    none_of(&open(1.0, 0.0), Returned);
    // Two worlds side by side, each with returns of its own, differ as they do apart.
    let pair = [
        company(&[(Param::NurtureShare, 1.0)]),
        company(&[(Param::NurtureShare, 0.5), (Param::Threshold, 60.0)]),
    ];
    let mut simulator = Simulator::new(&pair, Seed(1), DEFAULT_PROBES).expect("valid");
    let both = simulator.run(0, TRIALS);
    for (together, apart) in both.worlds.iter().zip(&pair) {
        assert_eq!(*together, run(apart));
    }
}

#[track_caller]
fn none_of(world: &WorldBatch, output: Output) {
    none(world, &[output]);
}

#[test]
fn a_message_that_does_not_match_loses_deals() {
    rises(&company(&[(Param::MessageMismatch, 0.5)]), &company(&[]), Output::Won);
}

#[test]
fn the_largest_scenario_that_is_allowed_runs() {
    let changes = [(Param::LeadsPerWeek, 2000.0), (Param::HorizonWeeks, 156.0), (Param::WarmUpWeeks, 104.0)];
    let mut largest = company(&changes);
    largest.levers[Param::Reps] = Lever::Fixed(200.0);
    let mut simulator = Simulator::new(&[largest], Seed(1), DEFAULT_PROBES).expect("valid");
    let leads = simulator.run(0, 1).worlds[0].column(Output::Leads)[0];
    assert!((leads / (2000.0 * 156.0) - 1.0).abs() < 0.2, "{leads}");
}

#[test]
fn more_volume_keeps_the_leads_there_are() {
    rises(&company(&[(Param::LeadsPerWeek, 30.0)]), &company(&[(Param::LeadsPerWeek, 33.0)]), Output::Leads);
}

#[test]
fn a_lower_threshold_keeps_the_mqls_there_are() {
    let lower = company(&[(Param::Threshold, 60.0)]);
    rises(&company(&[]), &lower, Output::Mqls);
    rises(&company(&[]), &lower, Output::FitMqls);
}

#[test]
fn a_better_close_keeps_the_deals_there_are() {
    let better = company(&[(Param::OppToWon, 0.3)]);
    rises(&company(&[]), &better, Output::Won);
}

#[test]
fn fewer_reps_never_shorten_the_wait_first_come_first_served() {
    // With kappa 0 the hours of work do not depend on the wait (Kiefer & Wolfowitz 1955).
    let wait = |reps: f64| {
        let changes = [
            (Param::Reps, reps),
            (Param::Kappa, 0.0),
            (Param::LeadsPerWeek, 120.0),
            (Param::WarmUpWeeks, 0.0),
        ];
        let mut scenario = company(&changes);
        scenario.choices.patience = Patience::Unlimited;
        scenario.choices.routing = Routing::FirstCome;
        scenario
    };
    rises(&wait(4.0), &wait(3.0), Output::WaitHours);
    rises(&wait(3.0), &wait(2.0), Output::WaitHours);
}

#[test]
fn revenue_is_proportional_to_the_mean_deal() {
    let (one, two) = (run(&company(&[])), run(&company(&[(Param::DealMean, 40_000.0)])));
    for (one, two) in one.column(Output::Revenue).iter().zip(two.column(Output::Revenue)) {
        assert!((two - 2.0 * one).abs() <= 1e-9 * two, "{one} {two}");
    }
}

#[test]
fn pay_that_moves_nobody_changes_only_what_is_paid() {
    let (lean, rich) = (run(&company(&[])), run(&company(&[(Param::RepCost, 90_000.0)])));
    for output in Output::ALL {
        let same = lean.column(output) == rich.column(output);
        assert_eq!(same, !matches!(output, Output::TeamCost | Output::Profit), "{output:?}");
    }
}

#[test]
fn two_ways_to_say_the_same_give_the_same() {
    let same = |one: &Scenario, other: &Scenario| assert_eq!(run(one), run(other));
    let (mut always, mut custom) = (company(&[]), company(&[]));
    always.choices.calendar = Calendar::AlwaysOpen;
    custom.choices.calendar = Calendar::Custom { days: 7, open: 0, close: 24 };
    same(&always, &custom);
    let mut business = company(&[]);
    business.choices.calendar = Calendar::Custom { days: 5, open: 9, close: 17 };
    same(&company(&[]), &business);
    // A range without width.
    let mut certain = company(&[]);
    certain.levers[Param::MqlToSql] = Lever::Range { low: 0.22, likely: 0.22, high: 0.22 };
    same(&company(&[]), &certain);
    // An agreement that nothing breaks orders nothing. Its longest deadline is two weeks: nobody waits that long.
    let easy = [(Param::SlaHours, 336.0), (Param::SlaAttempts, 1.0), (Param::Reps, 8.0)];
    let mut agreed = company(&easy);
    agreed.choices.sla = Sla::Hard;
    same(&company(&easy), &agreed);
    // "What if we answered at once" is the curve's beginning, which kappa 0 makes of every moment.
    let mut at_once = company(&[(Param::ResponseMinutes, 0.0), (Param::RefDelayHours, 0.0)]);
    at_once.choices.response = Response::Fixed;
    let careless = company(&[(Param::Kappa, 0.0), (Param::RefDelayHours, 0.0)]);
    same(&at_once, &careless);
}

/// A lead that comes back in two setups scores in each by its own rules, whoever stands beside it.
#[test]
fn pay_for_leads_that_came_back_is_each_setups_own() {
    let mut first = Company::Industrial.scenario();
    let changes = [
        (Param::NurtureShare, 1.0),
        (Param::NurtureSpread, 30.0),
        (Param::LowScoreExtra, 1.0),
        (Param::LowScorePoints, 300.0),
        (Param::SalesRevenueShare, 0.1),
        (Param::Inflation, 0.0),
    ];
    for (param, value) in changes {
        first.levers[param] = Lever::Fixed(value);
    }
    let mut second = first.clone();
    second.levers[Param::Inflation] = Lever::Fixed(15.0);
    second.levers[Param::LowScorePoints] = Lever::Fixed(12.0);
    let run =
        |setups: &[Scenario]| Simulator::new(setups, Seed(5), DEFAULT_PROBES).expect("valid").run(0, 400);
    let both = run(&[first, second.clone()]);
    let alone = run(&[second]);
    assert!(alone.worlds[0].column(Output::Returned).iter().sum::<f64>() > 100.0);
    assert_eq!(both.worlds[1].column(Output::SalesBonus), alone.worlds[0].column(Output::SalesBonus));
}
