//! What pay plans do, with people who answer to them: the same firm and the same leads under each plan, at the cost of
//! siloed pay. Three cases: few reps, many reps, and few reps with a score that counts the wrong things.

use crate::analysis::check::{Simulate, Trials};
use crate::domain::{Company, Lever, Param, Scenario, ScenarioError, Seed, Setup, Sla};
use crate::sim::journey::{Event, replay};
use crate::sim::people::{Behaviour, Bonuses, Plan, Temper, path};
use crate::sim::source::Source;
use crate::sim::stats::{Estimate, mean_of, ratio};
use crate::sim::{DEFAULT_PROBES, Output, WorldResults};

/// Those that the documentation quotes.
pub const SEED: Seed = Seed(2026);
pub const TRIALS: u32 = 200;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Case {
    /// A software firm with four reps, who cannot work all leads.
    Tight,
    /// The same with eight.
    Slack,
    /// Four reps, and points for downloads and clicks instead of signs of fit.
    PoorScore,
}

/// A plan under study.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Arm {
    Siloed,
    /// With an agreement on the response, and a fine per breach.
    SiloedSla,
    /// With double pay for closing leads of low score.
    SiloedDouble,
    Shared,
    /// With the duty to report outcomes, and a score that learns from them.
    Closed,
    ClosedSla,
    ClosedSlaDouble,
}

/// A case under every plan.
#[derive(Clone, Debug, PartialEq)]
pub struct Outcome {
    pub case: Case,
    /// The first is siloed pay.
    pub arms: Vec<ArmOutcome>,
}

#[derive(Clone, Debug, PartialEq)]
pub struct ArmOutcome {
    pub arm: Arm,
    /// Means per year.
    pub levels: Levels<Estimate>,
    /// Against siloed pay, paired by year; all 0 for itself.
    pub effects: Levels<Estimate>,
    pub behaviour: Behaviour,
}

/// What is compared. As levels: euro, counts, shares, hours. As effects: revenue and MQLs as parts of those of siloed pay,
/// the others as differences.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Levels<T> {
    pub revenue: T,
    /// Gross, of what is recognised.
    pub margin: T,
    /// After what both teams are paid.
    pub profit: T,
    pub mqls: T,
    /// Share of MQLs that fit.
    pub precision: T,
    /// Mean hours from arrival to first attempt.
    pub response: T,
    /// Share of the leads handed over that a rep calls before the buyer gives up.
    pub follow_up: T,
    /// P(a lead that fits outscores one that does not), of the scores given in the first years.
    pub auc: T,
}

impl Case {
    pub const ALL: [Case; 3] = [Case::Tight, Case::Slack, Case::PoorScore];

    /// The firm in silos, before anybody answers to pay. Two years of which the second counts: behaviour has settled.
    pub fn scenario(self) -> Result<Scenario, Vec<ScenarioError>> {
        let mut firm = Setup::Siloed.apply(&Company::SmbSaas.scenario());
        // The agreement of the plans that have one; compliance is counted in all.
        for (param, value) in [(Param::WarmUpWeeks, 52.0), (Param::SlaHours, 2.0), (Param::SlaAttempts, 5.0)]
        {
            firm.levers[param] = Lever::Fixed(value);
        }
        match self {
            Case::Tight => Ok(firm),
            Case::Slack => {
                firm.levers[Param::Reps] = Lever::Fixed(8.0);
                Ok(firm)
            }
            Case::PoorScore => {
                let mut poor = firm.clone();
                for signal in &mut poor.signals {
                    signal.points = match signal.name.as_str() {
                        "ebook" | "email_click" => 25.0,
                        "pricing_page" | "demo_requested" => 5.0,
                        _ => 0.0,
                    };
                }
                same_market(poor, &firm)
            }
        }
    }
}

impl Arm {
    pub const ALL: [Arm; 7] = [
        Arm::Siloed,
        Arm::SiloedSla,
        Arm::SiloedDouble,
        Arm::Shared,
        Arm::Closed,
        Arm::ClosedSla,
        Arm::ClosedSlaDouble,
    ];

    /// `firm` under this plan, at the cost of siloed pay: of what each is expected to cost where behaviour settles.
    pub fn apply(self, firm: &Scenario) -> Result<Scenario, Vec<ScenarioError>> {
        let siloed = Plan::Siloed.apply(firm)?;
        let mut paid = match self {
            Arm::Siloed | Arm::SiloedSla | Arm::SiloedDouble => siloed.clone(),
            Arm::Shared => Plan::SharedRevenue.apply(firm)?,
            Arm::Closed | Arm::ClosedSla | Arm::ClosedSlaDouble => Plan::ClosedLoop.apply(firm)?,
        };
        if matches!(self, Arm::SiloedSla | Arm::ClosedSla | Arm::ClosedSlaDouble) {
            paid.choices.sla = Sla::Hard;
            paid.levers[Param::SlaFine] = Plan::Sla.apply(firm)?.levers[Param::SlaFine];
        }
        if matches!(self, Arm::SiloedDouble | Arm::ClosedSlaDouble) {
            paid.levers[Param::LowScoreExtra] = Lever::Fixed(1.0);
        }
        if self == Arm::Siloed { Ok(siloed) } else { at_the_cost_of(paid, &siloed) }
    }
}

/// What each team's pay consists of; all of it in proportion to what it costs.
const MARKETING: [Param; 5] = [
    Param::MarketingPerMql,
    Param::MarketingPerSql,
    Param::MarketingPerWin,
    Param::MarketingRevenueShare,
    Param::MarketingMarginShare,
];
const SALES: [Param; 5] = [
    Param::SalesPerSql,
    Param::SalesPerWin,
    Param::SalesRevenueShare,
    Param::SalesMarginShare,
    Param::SlaFine,
];

/// How often pay is scaled, at most, and how near to its cost is near enough.
const SCALINGS: u32 = 16;
const NEAR: f64 = 0.002;

/// `paid` with each team's amounts scaled until it costs what it costs in `like`, where behaviour settles. Larger amounts
/// also make people earn more, so cost rises faster than they do: by how much is learnt from the last two scalings.
fn at_the_cost_of(mut paid: Scenario, like: &Scenario) -> Result<Scenario, Vec<ScenarioError>> {
    let cost = |scenario: &Scenario| -> Result<[f64; 2], Vec<ScenarioError>> {
        let path = path(scenario, Temper::Human)?;
        let Bonuses { marketing, sales } =
            path.periods.last().map_or(Bonuses::default(), |last| last.bonuses);
        Ok([marketing, sales])
    };
    let target = cost(like)?;
    let mut teams = [Scaling::new(); 2];
    for _ in 0..SCALINGS {
        let own = cost(&paid)?;
        let apart = [0, 1].map(|team| {
            let costly = own[team] > 0.0 && target[team] > 0.0;
            if costly { libm::log(own[team] / target[team]) } else { 0.0 }
        });
        if apart.iter().all(|apart| apart.abs() < NEAR) {
            break;
        }
        for (team, params) in [MARKETING, SALES].into_iter().enumerate() {
            let factor = libm::exp(teams[team].step(apart[team]));
            for param in params {
                let spec = param.spec();
                let value = paid.levers[param].likely() * factor;
                paid.levers[param] = Lever::Fixed(value.clamp(spec.min, spec.max));
            }
        }
    }
    Ok(paid)
}

/// The search for one team's amounts, in logarithms.
#[derive(Clone, Copy)]
struct Scaling {
    /// How much faster than the amounts their cost rises.
    slope: f64,
    /// The last step, and how far the cost was off before it.
    last: Option<(f64, f64)>,
}

impl Scaling {
    fn new() -> Scaling {
        Scaling { slope: 2.0, last: None }
    }

    /// By how much to change the amounts, the cost being off by `apart`.
    fn step(&mut self, apart: f64) -> f64 {
        if let Some((step, before)) = self.last
            && step.abs() > 1e-6
        {
            self.slope = ((apart - before) / step).clamp(1.0, 6.0);
        }
        let step = (-apart / self.slope).clamp(-1.0, 1.0);
        self.last = Some((step, apart));
        step
    }
}

/// `scenario` with the stage rates that `like`'s market has under its score: leads are as likely to buy as they were,
/// however they are scored. Each rate is in proportion to its stage's chances, and stages follow each other; so is the mean deal to the size of deals.
fn same_market(mut scenario: Scenario, like: &Scenario) -> Result<Scenario, Vec<ScenarioError>> {
    let target = Source::frozen(like)?;
    for (stage, rate) in [Param::MqlToSql, Param::SqlToOpp, Param::OppToWon].into_iter().enumerate() {
        let trial = 0.2 * like.levers[rate].likely();
        scenario.levers[rate] = Lever::Fixed(trial);
        let tried = Source::frozen(&scenario)?;
        let chance = |source: &Source| {
            let rates = source.likely().1.rates;
            [rates.accept, rates.open, rates.win][stage][1]
        };
        scenario.levers[rate] = Lever::Fixed(trial * chance(&target) / chance(&tried));
    }
    let deal = |source: &Source| source.likely().1.deal[1].mean();
    let part = deal(&target) / deal(&Source::frozen(&scenario)?);
    scenario.levers[Param::DealMean] = Lever::Fixed(like.levers[Param::DealMean].likely() * part);
    Ok(scenario)
}

/// Every case under every plan.
pub fn run(seed: Seed, trials: u32, simulate: &Simulate) -> Result<Vec<Outcome>, Vec<ScenarioError>> {
    let outcome = |case: Case| {
        let firm = case.scenario()?;
        let scenarios = Arm::ALL.iter().map(|arm| arm.apply(&firm)).collect::<Result<Vec<_>, _>>()?;
        let results =
            simulate(&Trials { scenarios: &scenarios, seed, probes: DEFAULT_PROBES, count: trials })?;
        let aucs = scenarios.iter().map(|scenario| measured_aucs(scenario, seed, trials));
        let aucs = aucs.collect::<Result<Vec<_>, _>>()?;
        let years: Vec<Years> = results.worlds().iter().zip(&aucs).collect();
        let arms = Arm::ALL.into_iter().zip(&scenarios).zip(&years).map(|((arm, scenario), &own)| {
            let path = path(scenario, Temper::Human)?;
            // A path has at least one period.
            let Some(last) = path.periods.last() else { return Err(Vec::new()) };
            let (levels, effects) = (Levels::of(own), Levels::against(years[0], own));
            Ok(ArmOutcome { arm, levels, effects, behaviour: last.behaviour })
        });
        Ok(Outcome { case, arms: arms.collect::<Result<Vec<_>, _>>()? })
    };
    Case::ALL.into_iter().map(outcome).collect()
}

/// What the years of a firm gave, and the AUC of its scores in the first of them.
type Years<'a> = (&'a WorldResults, &'a Vec<f64>);

impl Levels<Estimate> {
    fn of((world, aucs): Years) -> Levels<Estimate> {
        let mean = |output: Output| known(mean_of(world.column(output)));
        let each = |share: &dyn Fn(&WorldResults, usize) -> f64| {
            let years: Vec<f64> =
                (0..world.column(Output::Leads).len()).map(|year| share(world, year)).collect();
            known(mean_of(&years))
        };
        Levels {
            revenue: mean(Output::Revenue),
            margin: mean(Output::GrossMargin),
            profit: mean(Output::Profit),
            mqls: mean(Output::Mqls),
            precision: each(&precision),
            response: each(&response),
            follow_up: each(&follow_up),
            auc: known(mean_of(aucs)),
        }
    }

    fn against((siloed, before): Years, (world, aucs): Years) -> Levels<Estimate> {
        let part = |output: Output| {
            let pairs = world.column(output).iter().copied().zip(siloed.column(output).iter().copied());
            let part = known(ratio(pairs));
            Estimate { value: part.value - 1.0, ..part }
        };
        let gap = |amount: &dyn Fn(&WorldResults, usize) -> f64| {
            let years = 0..world.column(Output::Leads).len();
            let gaps: Vec<f64> = years.map(|year| amount(world, year) - amount(siloed, year)).collect();
            known(mean_of(&gaps))
        };
        Levels {
            revenue: part(Output::Revenue),
            margin: gap(&|world, year| world.column(Output::GrossMargin)[year]),
            profit: gap(&|world, year| world.column(Output::Profit)[year]),
            mqls: part(Output::Mqls),
            precision: gap(&precision),
            response: gap(&response),
            follow_up: gap(&follow_up),
            auc: known(mean_of(
                &aucs.iter().zip(before).map(|(own, before)| own - before).collect::<Vec<_>>(),
            )),
        }
    }
}

/// Years in which scores are looked at one by one, if there are as many: some thousands of leads each.
const SCORED_YEARS: u32 = 12;

fn measured_aucs(scenario: &Scenario, seed: Seed, trials: u32) -> Result<Vec<f64>, Vec<ScenarioError>> {
    (0..trials.min(SCORED_YEARS)).map(|trial| measured_auc(scenario, seed, trial)).collect()
}

/// Of the scores given to the leads that arrive in the window: by Mann & Whitney's count of pairs in the right order.
fn measured_auc(scenario: &Scenario, seed: Seed, trial: u32) -> Result<f64, Vec<ScenarioError>> {
    let mut scores: Vec<(f64, bool)> = Vec::new();
    let replay = replay(std::slice::from_ref(scenario), seed, trial)?;
    for journey in replay.leads.iter().flat_map(|lead| lead.journeys.iter().flatten()) {
        if journey.steps[0].at < replay.worlds[0].start {
            continue;
        }
        let scored = journey.steps.iter().find_map(|step| match step.event {
            Event::Scored { score } => Some(score),
            _ => None,
        });
        scores.extend(scored.map(|score| (score, journey.fits)));
    }
    scores.sort_by(|a, b| a.0.total_cmp(&b.0));
    let (mut others, mut in_order, mut fit) = (0.0, 0.0, 0.0);
    for (_, fits) in scores {
        if fits {
            fit += 1.0;
            in_order += others;
        } else {
            others += 1.0;
        }
    }
    Ok(if fit * others > 0.0 { in_order / (fit * others) } else { 0.5 })
}

fn precision(world: &WorldResults, year: usize) -> f64 {
    share(world, year, Output::FitMqls, Output::Mqls)
}

fn response(world: &WorldResults, year: usize) -> f64 {
    share(world, year, Output::ResponseHours, Output::Attempted)
}

fn follow_up(world: &WorldResults, year: usize) -> f64 {
    share(world, year, Output::Attempted, Output::HandedOver)
}

fn share(world: &WorldResults, year: usize, over: Output, under: Output) -> f64 {
    world.column(over)[year] / world.column(under)[year].max(1.0)
}

/// The firm of the study sells something every year.
fn known(estimate: Option<Estimate>) -> Estimate {
    estimate.unwrap_or(Estimate { value: 0.0, se: None, count: 0 })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_poor_score_leaves_the_market_as_it_is() {
        let rates =
            |case: Case| Source::frozen(&case.scenario().expect("valid")).expect("valid").likely().1.rates;
        let (tight, poor) = (rates(Case::Tight), rates(Case::PoorScore));
        for (a, b) in [(tight.accept, poor.accept), (tight.open, poor.open), (tight.win, poor.win)] {
            assert!((0..2).all(|class| (a[class] - b[class]).abs() < 1e-9), "{a:?} {b:?}");
        }
    }

    #[test]
    fn every_plan_costs_the_same_where_behaviour_settles() {
        let tight = Case::Tight.scenario().expect("valid");
        let dear = Setup::Siloed.apply(&Company::Enterprise.scenario());
        let cost = |firm: &Scenario, arm: Arm| {
            let paid = arm.apply(firm).expect("valid");
            path(&paid, Temper::Human).expect("valid").periods.last().expect("one").bonuses
        };
        for (firm, arms) in [(tight, &Arm::ALL[..]), (dear, &[Arm::Shared])] {
            let siloed = cost(&firm, Arm::Siloed);
            for &arm in arms {
                let paid = cost(&firm, arm);
                assert!(
                    (paid.marketing / siloed.marketing - 1.0).abs() < 0.02,
                    "{arm:?}: {paid:?} {siloed:?}"
                );
                assert!((paid.sales / siloed.sales - 1.0).abs() < 0.02, "{arm:?}: {paid:?} {siloed:?}");
            }
        }
    }
}
