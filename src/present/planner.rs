//! The planner's answer in rows: what the formula says of a quota, and what simulated years say of it.
//! Leaves to others: the answer (`analysis::planner`), tables (`ui`, `cli`).

use crate::analysis::planner::{Answer, Enough, Question};
use crate::i18n::format::{MISSING, count, money, percent, percent_with};
use crate::i18n::{Key, Lang};
use crate::sim::stats::Estimate;

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
    use crate::domain::Seed;

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
