//! The planner's answer: what the formula says of a quota, and what simulated years say of it, in rows, in words, and as
//! lead counts with their chances; for both setups as trials arrive.
//! Leaves to others: the answer (`analysis::planner`), running trials and paint (`ui`), words (`i18n::planner`).

use super::table::Table;
use crate::analysis::planner::{Answer, Enough, Planning, Question, Step};
use crate::domain::{Param, Scenario, ScenarioError, Seed};
use crate::i18n::format::{MISSING, count, money, percent, percent_with};
use crate::i18n::planner::{self as words, Told};
use crate::i18n::{Key, Label, Lang, Role};
use crate::sim::WorldResults;
use crate::sim::stats::Estimate;

/// How sure one wants to be of the quota.
pub const SURE: f64 = 0.8;

/// The plans of both setups, as far as their trials are there.
#[derive(Clone, Debug, PartialEq)]
pub struct Plans {
    setups: [Scenario; 2],
    seed: Seed,
    trials: u32,
    /// `None` for a setup without a target.
    plans: [Option<Planning>; 2],
}

/// A lead count that was tried.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Chance {
    pub leads: f64,
    pub reaches: Estimate,
}

impl Plans {
    /// Of each setup's own target; what is known from `last` stays known where nothing has changed.
    pub fn new(
        setups: &[Scenario; 2],
        seed: Seed,
        trials: u32,
        last: Option<Plans>,
    ) -> Result<Plans, Vec<ScenarioError>> {
        let mut plans = [None, None];
        for (plan, setup) in plans.iter_mut().zip(setups) {
            let quota = setup.levers[Param::TargetRevenue].likely();
            if quota > 0.0 {
                *plan = Some(Planning::new(setup, Question { quota, sure: SURE, seed, trials })?);
            }
        }
        for (plan, last) in plans.iter_mut().zip(last.into_iter().flat_map(|last| last.plans)) {
            let is_same = |last: &Planning| {
                plan.as_ref().is_some_and(|plan| {
                    (plan.scenario(), plan.question()) == (last.scenario(), last.question())
                })
            };
            if last.as_ref().is_some_and(is_same) {
                *plan = last;
            }
        }
        Ok(Plans { setups: setups.clone(), seed, trials, plans })
    }

    pub fn is_of(&self, setups: &[Scenario; 2], seed: Seed, trials: u32) -> bool {
        self.setups == *setups && (self.seed, self.trials) == (seed, trials)
    }

    /// Of each lead count, and the number from which their chance comes.
    pub fn run(&self) -> (u32, Seed) {
        (self.trials, self.seed)
    }

    /// What to simulate next, as many trials as were asked for; `None` once all is known.
    pub fn next(&self) -> Option<(Role, f64, Scenario)> {
        Role::ALL.into_iter().find_map(|role| match self.plans[role as usize].as_ref()?.next() {
            Step::Trials { leads, scenario } => Some((role, leads, *scenario)),
            Step::Done(_) => None,
        })
    }

    /// Takes those trials; says whether they told anything.
    pub fn take(&mut self, role: Role, world: &WorldResults) -> bool {
        self.plans[role as usize].as_mut().is_some_and(|plan| plan.take(world))
    }

    pub fn has_quota(&self, role: Role) -> bool {
        self.plans[role as usize].is_some()
    }

    /// `None` before all its trials are there.
    pub fn answer(&self, role: Role) -> Option<Answer> {
        match self.plans[role as usize].as_ref()?.next() {
            Step::Done(answer) => Some(answer),
            Step::Trials { .. } => None,
        }
    }

    /// Whatever was tried, by rising count.
    pub fn chances(&self, role: Role) -> Vec<Chance> {
        let known = self.plans[role as usize].iter().flat_map(|plan| plan.known());
        let mut chances: Vec<Chance> = known.map(|&(leads, reaches)| Chance { leads, reaches }).collect();
        chances.sort_by(|a, b| a.leads.total_cmp(&b.leads));
        chances
    }

    pub fn sentence(&self, lang: Lang, role: Role) -> Option<String> {
        let (plan, answer) = (self.plans[role as usize].as_ref()?, self.answer(role)?);
        let (best, is_enough) = match answer.enough {
            Enough::Leads { leads, reaches } => ((leads, reaches), true),
            Enough::Never { leads, reaches } => ((leads, reaches), false),
        };
        let formula = answer.formula.map(|formula| (formula.leads, formula.reaches));
        let Question { quota, sure, .. } = *plan.question();
        Some(words::told(lang, &Told { quota, sure, now: plan.now(), formula, best, is_enough }))
    }

    /// The rows of the command line, both setups side by side; `None` before either is known.
    pub fn table(&self, lang: Lang) -> Option<Table> {
        let columns: Vec<(Role, Vec<Row>)> = Role::ALL
            .into_iter()
            .filter_map(|role| {
                let plan = self.plans[role as usize].as_ref()?;
                Some((role, rows(lang, plan.question(), &self.answer(role)?)))
            })
            .collect();
        let (_, first) = columns.first()?;
        let row = |index: usize| {
            let values = columns.iter().map(|(_, rows)| rows[index].value.clone());
            [first[index].label.clone()].into_iter().chain(values).collect()
        };
        let heads = columns.iter().map(|(role, _)| role.label(lang).to_owned());
        Some(Table {
            caption: Key::Planner.text(lang).to_owned(),
            head: [Key::Measure.text(lang).to_owned()].into_iter().chain(heads).collect(),
            rows: (0..first.len()).map(row).collect(),
        })
    }
}

/// What a row is about, and its value.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    pub label: String,
    pub value: String,
}

pub fn rows(lang: Lang, question: &Question, answer: &Answer) -> Vec<Row> {
    let row = |label: String, value: String| Row { label, value };
    let named = |key: Key, value: String| row(key.text(lang).to_owned(), value);
    let whole = |value: f64| count(lang, value.ceil());
    let (customers, leads, reaches) = match answer.formula {
        Some(formula) => {
            let reaches = formula.reaches.map_or(MISSING.to_owned(), |share| sure(lang, share));
            (whole(formula.customers), whole(formula.leads), reaches)
        }
        None => [MISSING; 3].map(str::to_owned).into(),
    };
    let (enough, there) = match answer.enough {
        Enough::Leads { leads, reaches } => (whole(leads), sure(lang, reaches)),
        Enough::Never { leads, reaches } => {
            (Key::PlanNever.text(lang).to_owned(), format!("{} ({})", sure(lang, reaches), whole(leads)))
        }
    };
    let wanted = percent(lang, question.sure);
    vec![
        named(Key::PlanQuota, money(lang, question.quota)),
        named(Key::PlanDeal, money(lang, answer.deal)),
        named(Key::PlanConversion, percent_with(lang, answer.conversion, 2)),
        named(Key::PlanCustomers, customers),
        named(Key::PlanLeads, leads),
        named(Key::PlanReaches, reaches),
        row(format!("{} {wanted}", Key::PlanEnough.text(lang)), enough),
        named(Key::PlanThere, there),
    ]
}

fn sure(lang: Lang, share: Estimate) -> String {
    let error = share.se.map_or(String::new(), |se| format!(" ± {}", percent(lang, 1.96 * se)));
    format!("{}{error}", percent(lang, share.value))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::planner::Formula;
    use crate::domain::{Company, Lever, Seed};
    use crate::sim::{DEFAULT_PROBES, Results, Simulator};

    fn solve(mut plans: Plans) -> Plans {
        while let Some((role, leads, scenario)) = plans.next() {
            let mut results = Results::default();
            let mut simulator = Simulator::new(&[scenario], Seed(5), DEFAULT_PROBES).expect("valid");
            results.add(simulator.run(0, 100));
            assert!(plans.take(role, &results.worlds()[0]), "{leads}");
        }
        plans
    }

    #[test]
    fn both_setups_are_planned_as_the_command_line_plans_one() {
        let setups = Company::Micro.setups();
        let plans = solve(Plans::new(&setups, Seed(5), 100, None).expect("valid"));
        let simulate = |trials: &crate::analysis::check::Trials| {
            let mut results = Results::default();
            let mut simulator = Simulator::new(trials.scenarios, trials.seed, trials.probes)?;
            results.add(simulator.run(0, trials.count));
            Ok(results)
        };
        for role in Role::ALL {
            let setup = &setups[role as usize];
            let quota = setup.levers[Param::TargetRevenue].likely();
            let question = Question { quota, sure: SURE, seed: Seed(5), trials: 100 };
            let answer = crate::analysis::planner::plan(setup, &question, &simulate).expect("valid");
            assert_eq!(plans.answer(role), Some(answer));
            let chances = plans.chances(role);
            assert!(chances.len() > 2 && chances.is_sorted_by(|a, b| a.leads < b.leads));
            for lang in Lang::ALL {
                let said = plans.sentence(lang, role).expect("known");
                assert!(said.contains("100") && said.ends_with('.'), "{said}");
            }
        }
        let table = plans.table(Lang::Es).expect("known");
        assert!(table.rows.len() == 8 && table.rows.iter().all(|row| row.len() == 3));
    }

    #[test]
    fn what_has_not_changed_stays_known_and_no_target_is_no_plan() {
        let mut setups = Company::Micro.setups();
        let plans = solve(Plans::new(&setups, Seed(5), 100, None).expect("valid"));
        setups[1].levers[Param::DealMean] = Lever::Fixed(9000.0);
        assert!(!plans.is_of(&setups, Seed(5), 100));
        let next = Plans::new(&setups, Seed(5), 100, Some(plans.clone())).expect("valid");
        assert_eq!(next.answer(Role::Today), plans.answer(Role::Today));
        assert!(next.chances(Role::Proposal).is_empty() && next.sentence(Lang::En, Role::Proposal).is_none());
        for setup in &mut setups {
            setup.levers[Param::TargetRevenue] = Lever::Fixed(0.0);
        }
        let none = Plans::new(&setups, Seed(5), 100, Some(plans)).expect("valid");
        assert!(none.next().is_none() && none.table(Lang::En).is_none() && !none.has_quota(Role::Today));
    }

    #[test]
    fn both_answers_stand_side_by_side() {
        let question = Question { quota: 1.2e6, sure: 0.8, seed: Seed(1), trials: 400 };
        let share = |value| Estimate { value, se: None, count: 400 };
        let formula = Some(Formula { customers: 60.0, leads: 3000.0, reaches: Some(share(0.45)) });
        let enough = Enough::Leads { leads: 3456.2, reaches: share(0.81) };
        let answer = Answer { conversion: 0.02, deal: 20_000.0, formula, enough };
        let values = |answer: &Answer| -> Vec<String> {
            rows(Lang::En, &question, answer).into_iter().map(|row| row.value).collect()
        };
        assert_eq!(values(&answer)[3..], ["60", "3,000", "45%", "3,457", "81%"]);
        let never =
            Answer { formula: None, enough: Enough::Never { leads: 9000.0, reaches: share(0.3) }, ..answer };
        assert_eq!(values(&never)[3..6], [MISSING; 3]);
        assert_eq!(values(&never)[7], "30% (9,000)");
    }
}
