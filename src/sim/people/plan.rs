//! Ready-made pay plans, scaled so that each costs the same at the behaviour that the levers describe.

use super::behaviour::Behaviour;
use super::pay::{Bonuses, bonuses};
use super::view::View;
use crate::output::Output;
use domain::choice::Conduct;
use domain::{Learning, Lever, Param, Scenario, ScenarioError, Sla};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Plan {
    /// Marketing per MQL, sales by commission.
    Siloed,
    /// Both by a share of revenue and of the margin that stays.
    SharedRevenue,
    /// The same, with the duty to report outcomes and a score that learns from them.
    ClosedLoop,
    /// The same, with an agreement on the response and a fine per breach.
    Sla,
    /// The same, with double pay for closing leads of low score.
    DoubleLow,
}

/// What a plan pays at the reference: part of the yearly cost of the team that these leads are charged.
const MARKETING_TARGET: f64 = 0.15;
const SALES_TARGET: f64 = 0.30;
/// A breach costs this part of what a lead answered in time pays sales.
const FINE: f64 = 0.1;

const PAY: [Param; 13] = [
    Param::MarketingPerMql,
    Param::MarketingPerSql,
    Param::MarketingPerWin,
    Param::MarketingRevenueShare,
    Param::MarketingMarginShare,
    Param::SalesPerSql,
    Param::SalesPerWin,
    Param::SalesRevenueShare,
    Param::SalesMarginShare,
    Param::SlaFine,
    Param::Clawback,
    Param::LowScoreExtra,
    Param::ReportClause,
];

impl Plan {
    /// The levers that make a plan.
    pub const LEVERS: [Param; 13] = PAY;

    pub const ALL: [Plan; 5] =
        [Plan::Siloed, Plan::SharedRevenue, Plan::ClosedLoop, Plan::Sla, Plan::DoubleLow];

    pub fn from_id(id: &str) -> Option<Plan> {
        Plan::ALL.into_iter().find(|plan| plan.id() == id)
    }

    pub fn id(self) -> &'static str {
        match self {
            Plan::Siloed => "siloed",
            Plan::SharedRevenue => "shared_revenue",
            Plan::ClosedLoop => "closed_loop",
            Plan::Sla => "sla",
            Plan::DoubleLow => "double_low",
        }
    }

    /// The plan that pays for the same things as this scenario's, whatever the amounts; `None` if none does.
    pub fn of(scenario: &Scenario) -> Option<Plan> {
        let paid = |param: Param| scenario.levers[param].bounds().1 > 0.0;
        Plan::ALL.into_iter().find(|plan| PAY.into_iter().all(|param| paid(param) == plan.pays(param)))
    }

    /// Whether the plan has this lever of pay at all.
    fn pays(self, param: Param) -> bool {
        use Param::*;
        let (duty, agreed) = (matches!(self, Plan::ClosedLoop), matches!(self, Plan::Sla | Plan::DoubleLow));
        match param {
            MarketingPerMql => self == Plan::Siloed,
            SalesRevenueShare => true,
            MarketingRevenueShare | MarketingMarginShare | SalesMarginShare | Clawback => {
                self != Plan::Siloed
            }
            ReportClause => duty || agreed,
            SlaFine => agreed,
            LowScoreExtra => self == Plan::DoubleLow,
            _ => false,
        }
    }

    /// `scenario` with people who are paid by this plan, and answer to it.
    pub fn apply(self, scenario: &Scenario) -> Result<Scenario, Vec<ScenarioError>> {
        let mut paid = unpaid(scenario);
        paid.choices.conduct = Conduct::Both;
        let mut view = View::new(scenario)?;
        let behaviour = Behaviour::observed(&view.values);
        let outcome = view.expect(&behaviour);
        let v = &view.values;
        let years = v[Param::HorizonWeeks] / 52.0 * v[Param::TeamShare];
        let marketing = MARKETING_TARGET * v[Param::MarketingCost] * years;
        let sales = SALES_TARGET * v[Param::RepCost] * v[Param::Reps] * years;
        let of = |output| outcome.of(output).unwrap_or(0.0);
        let per = |target: f64, amount: f64| if amount > 0.0 { target / amount } else { 0.0 };
        let mut set = |param: Param, value: f64| {
            let spec = param.spec();
            paid.levers[param] = Lever::Fixed(value.clamp(spec.min, spec.max));
        };
        if self == Plan::Siloed {
            set(Param::MarketingPerMql, per(marketing, of(Output::Mqls)));
            set(Param::SalesRevenueShare, per(sales, of(Output::Revenue)));
        } else {
            let margin = of(Output::GrossMargin) * v[Param::GrossRetention];
            set(Param::MarketingRevenueShare, per(0.5 * marketing, of(Output::Revenue)));
            set(Param::MarketingMarginShare, per(0.5 * marketing, margin));
            set(Param::SalesRevenueShare, per(0.5 * sales, of(Output::Revenue)));
            set(Param::SalesMarginShare, per(0.5 * sales, margin));
            set(Param::Clawback, 0.5);
        }
        let closes_loop = matches!(self, Plan::ClosedLoop | Plan::Sla | Plan::DoubleLow);
        if closes_loop {
            set(Param::ReportClause, 0.8);
        }
        if matches!(self, Plan::Sla | Plan::DoubleLow) {
            set(Param::SlaFine, per(FINE * sales, of(Output::HandedOver)));
        }
        if self == Plan::DoubleLow {
            set(Param::LowScoreExtra, 1.0);
        }
        if matches!(self, Plan::Sla | Plan::DoubleLow) {
            paid.choices.sla = Sla::Hard;
        }
        if closes_loop && paid.choices.learning == Learning::Off {
            paid.choices.learning = Learning::ClosedLoop;
        }
        Ok(paid)
    }
}

/// `scenario` without bonuses, and so with people who do what their levers say.
pub fn unpaid(scenario: &Scenario) -> Scenario {
    let mut unpaid = scenario.clone();
    for param in PAY {
        unpaid.levers[param] = Lever::Fixed(0.0);
    }
    unpaid.choices.conduct = Conduct::Frozen;
    unpaid
}

/// Whether anybody is paid a bonus.
pub fn is_paid(scenario: &Scenario) -> bool {
    PAY[..9].iter().any(|&param| scenario.levers[param].bounds().1 > 0.0)
}

/// `scenario` with its pay scaled so that at the behaviour of its levers each team costs what it costs in `like`.
pub fn budget_neutral(scenario: &Scenario, like: &Scenario) -> Result<Scenario, Vec<ScenarioError>> {
    let cost = |scenario: &Scenario| -> Result<Bonuses, Vec<ScenarioError>> {
        let mut view = View::new(scenario)?;
        let behaviour = Behaviour::observed(&view.values);
        let outcome = view.expect(&behaviour);
        Ok(bonuses(&view, &outcome))
    };
    let (own, other) = (cost(scenario)?, cost(like)?);
    let mut scaled = scenario.clone();
    let mut scale = |params: &[Param], own: f64, other: f64| {
        let factor = if own > 0.0 && other > 0.0 { other / own } else { 1.0 };
        for &param in params {
            let spec = param.spec();
            let value = scenario.levers[param].likely() * factor;
            scaled.levers[param] = Lever::Fixed(value.clamp(spec.min, spec.max));
        }
    };
    scale(&PAY[..5], own.marketing, other.marketing);
    scale(&PAY[5..10], own.sales, other.sales);
    Ok(scaled)
}
