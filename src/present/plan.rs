//! What people are paid by: a ready-made plan, one of the reader's own, or none; and paying the same in both setups.
//! Leaves to others: the plans (`sim::people`), their words (`i18n::plan`), elements (`ui`).

use crate::domain::{Scenario, ScenarioError};
use crate::i18n::{Explain, Key, Label, Lang};
use crate::sim::people::{Plan, budget_neutral, is_paid, unpaid};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pay {
    Nothing,
    Plan(Plan),
    /// Something that no ready-made plan pays.
    Own,
}

impl Pay {
    pub fn of(scenario: &Scenario) -> Pay {
        match Plan::of(scenario) {
            Some(plan) => Pay::Plan(plan),
            None if is_paid(scenario) => Pay::Own,
            None => Pay::Nothing,
        }
    }

    /// What can be chosen where `current` is in use: one's own plan is made, not chosen.
    pub fn choices(current: Pay) -> Vec<Pay> {
        let plans = Plan::ALL.into_iter().map(Pay::Plan);
        let own = (current == Pay::Own).then_some(Pay::Own);
        [Pay::Nothing].into_iter().chain(plans).chain(own).collect()
    }

    pub fn label(self, lang: Lang) -> &'static str {
        match self {
            Pay::Nothing => Key::NoBonuses.text(lang),
            Pay::Plan(plan) => plan.label(lang),
            Pay::Own => Key::OwnPlan.text(lang),
        }
    }

    /// What choosing does, and what each plan is.
    pub fn explain(lang: Lang) -> Vec<String> {
        let named = |plan: Plan| format!("{}: {}", plan.label(lang), plan.explain(lang));
        [Key::PayPlanHint.text(lang).to_owned()].into_iter().chain(Plan::ALL.map(named)).collect()
    }

    /// The setup with its people paid so.
    pub fn give(self, scenario: &Scenario) -> Result<Scenario, Vec<ScenarioError>> {
        match self {
            Pay::Nothing => Ok(unpaid(scenario)),
            Pay::Plan(plan) => plan.apply(scenario),
            Pay::Own => Ok(scenario.clone()),
        }
    }
}

/// Whether the proposal's pay can be brought to today's cost.
pub fn can_equalise(scenarios: &[Scenario; 2]) -> bool {
    scenarios.iter().all(is_paid)
}

/// The proposal with its pay scaled to cost what today's does, while people do what the levers say.
pub fn equalised([today, proposal]: &[Scenario; 2]) -> Result<Scenario, Vec<ScenarioError>> {
    budget_neutral(proposal, today)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{Company, Lever, Param};

    #[test]
    fn a_plan_is_known_by_what_it_pays() {
        for company in Company::ALL {
            for scenario in company.setups() {
                assert_eq!(Pay::of(&scenario), Pay::Nothing);
                for pay in Plan::ALL.map(Pay::Plan) {
                    let mut paid = pay.give(&scenario).expect("valid");
                    assert_eq!(Pay::of(&paid), pay, "{} {}", company.id(), scenario.name);
                    // Amounts are the reader's to change; other kinds of pay make it another plan.
                    paid.levers[Param::SalesRevenueShare] = Lever::Fixed(0.5);
                    assert_eq!(Pay::of(&paid), pay);
                    paid.levers[Param::SalesPerWin] = Lever::Fixed(100.0);
                    assert_eq!(Pay::of(&paid), Pay::Own);
                    assert!(Pay::choices(Pay::Own).contains(&Pay::Own));
                    let unpaid = Pay::Nothing.give(&paid).expect("valid");
                    assert_eq!(Pay::of(&unpaid), Pay::Nothing);
                }
            }
        }
    }

    #[test]
    fn pay_is_made_to_cost_the_same_only_where_both_pay() {
        let [today, proposal] = Company::Industrial.setups();
        let paid = |scenario, plan| Pay::Plan(plan).give(scenario).expect("valid");
        let both = [paid(&today, Plan::Siloed), paid(&proposal, Plan::DoubleLow)];
        assert!(can_equalise(&both) && !can_equalise(&[today, both[1].clone()]));
        let scaled = equalised(&both).expect("valid");
        assert_ne!(scaled.levers, both[1].levers);
        assert_eq!(Pay::of(&scaled), Pay::Plan(Plan::DoubleLow));
    }
}
