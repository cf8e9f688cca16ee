//! A pay plan as sentences with numbers in them: which hold in a setup, what each is made of, and what adding or dropping
//! one does. Leaves to others: the sentences (`i18n::pay`), elements (`ui`), what the plan pays (`sim::payout`).

use crate::domain::{Lever, Param, Scenario};
pub use crate::i18n::pay::Clause;
use crate::i18n::{Lang, format};

/// A piece of a sentence.
#[derive(Clone, Debug, PartialEq)]
pub enum Piece {
    Words(&'static str),
    /// Where the lever's number stands.
    Number(Param),
}

/// What the plan of a setup pays and takes, in the order of the sentences.
pub fn in_force(scenario: &Scenario) -> Vec<Clause> {
    let holds = |clause: &Clause| scenario.levers[clause.key()].bounds().1 > 0.0;
    Clause::ALL.into_iter().filter(holds).collect()
}

pub fn pieces(lang: Lang, clause: Clause) -> Vec<Piece> {
    let mut pieces = Vec::new();
    for (index, part) in clause.sentence(lang).split(['{', '}']).enumerate() {
        // Names stand at the odd places, between braces.
        match Param::from_id(part) {
            Some(param) if index % 2 == 1 => pieces.push(Piece::Number(param)),
            _ => pieces.push(Piece::Words(part)),
        }
    }
    pieces
}

/// A lever's number as its sentence shows it: a computed amount without the digits that nobody reads. The lever's own row has
/// them all.
pub fn number(lang: Lang, param: Param, lever: Lever) -> String {
    let unit = param.spec().unit;
    let shown = format::to_screen(unit, lever.likely());
    let whole = format!("{:.0}", shown.abs()).len();
    format::exact(lang, format::round_significant(shown, whole.max(DIGITS)))
}

const DIGITS: usize = 4;

/// The ranges among a sentence's numbers, whose likely values alone stand in it; empty where there are none.
pub fn ranges(lang: Lang, clause: Clause, scenario: &Scenario) -> String {
    let told = pieces(lang, clause).into_iter().filter_map(|piece| {
        let Piece::Number(param) = piece else { return None };
        let lever = scenario.levers[param];
        lever.is_range().then(|| format::lever(lang, param.spec().unit, lever))
    });
    let told: Vec<String> = told.collect();
    if told.is_empty() { String::new() } else { format!("({})", told.join("; ")) }
}

/// The clause's first number when it is added: small, round and not nothing.
pub fn add(clause: Clause, scenario: &mut Scenario) {
    let start = match clause {
        Clause::MarketingPerMql => 10.0,
        Clause::MarketingPerSql | Clause::SalesPerSql => 50.0,
        Clause::MarketingPerWin | Clause::SalesPerWin => 200.0,
        Clause::MarketingRevenue | Clause::MarketingMargin => 0.01,
        Clause::SalesRevenue | Clause::SalesMargin => 0.05,
        Clause::Quota => scenario.levers[Param::TargetRevenue].likely().max(1.0),
        Clause::LowScore => 1.0,
        Clause::Fine => 5.0,
        Clause::Clawback => 0.5,
        Clause::Report => 0.8,
    };
    scenario.levers[clause.key()] = Lever::Fixed(start);
    if clause == Clause::Quota && scenario.levers[Param::Accelerator].bounds().1 == 0.0 {
        scenario.levers[Param::Accelerator] = Lever::Fixed(0.5);
    }
}

pub fn drop_from(clause: Clause, scenario: &mut Scenario) {
    scenario.levers[clause.key()] = Lever::Fixed(0.0);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::Company;
    use crate::present::plan::Pay;
    use crate::sim::people::Plan;

    #[test]
    fn every_lever_of_pay_stands_in_a_sentence() {
        for lang in Lang::ALL {
            let numbers: Vec<Param> = (Clause::ALL.into_iter())
                .flat_map(|clause| pieces(lang, clause))
                .filter_map(|piece| if let Piece::Number(param) = piece { Some(param) } else { None })
                .collect();
            let others = [Param::RevenueQuota, Param::Accelerator, Param::LowScorePoints];
            for param in Plan::LEVERS.into_iter().chain(others) {
                assert_eq!(numbers.iter().filter(|&&one| one == param).count(), 1, "{} {lang:?}", param.id());
            }
            assert_eq!(numbers.len(), Plan::LEVERS.len() + others.len());
            for clause in Clause::ALL {
                assert!(pieces(lang, clause).contains(&Piece::Number(clause.key())));
                assert!(clause.sentence(lang).ends_with('.'));
                assert!(!pieces(lang, clause).contains(&Piece::Words("")));
            }
        }
    }

    #[test]
    fn a_sentence_added_holds_until_it_is_dropped() {
        for company in Company::ALL {
            let mut scenario = company.scenario();
            assert!(in_force(&scenario).is_empty());
            for clause in Clause::ALL {
                add(clause, &mut scenario);
                assert!(in_force(&scenario).contains(&clause));
            }
            assert_eq!(scenario.check(), Ok(()));
            assert_eq!(in_force(&scenario), Clause::ALL);
            Clause::ALL.into_iter().for_each(|clause| drop_from(clause, &mut scenario));
            assert!(in_force(&scenario).is_empty());
        }
    }

    #[test]
    fn ready_made_plans_are_told() {
        let scenario = Company::Industrial.scenario();
        let told = |plan| in_force(&Pay::Plan(plan).give(&scenario).expect("valid"));
        assert_eq!(told(Plan::Siloed), [Clause::MarketingPerMql, Clause::SalesRevenue]);
        assert!(told(Plan::DoubleLow).ends_with(&[
            Clause::LowScore,
            Clause::Fine,
            Clause::Clawback,
            Clause::Report
        ]));
    }

    #[test]
    fn numbers_in_sentences_are_short_but_whole() {
        let check =
            |param, value, expected| assert_eq!(number(Lang::Es, param, Lever::Fixed(value)), expected);
        check(Param::SalesRevenueShare, 0.019_625_425, "1,963");
        check(Param::SalesRevenueShare, 0.085, "8,5");
        check(Param::RevenueQuota, 1_234_567.0, "1.234.567");
        check(Param::MarketingPerMql, 1_234.567, "1235");
        check(Param::SlaFine, 0.0, "0");
    }

    #[test]
    fn a_number_that_is_a_range_says_so() {
        let mut scenario = Company::Industrial.scenario();
        assert_eq!(ranges(Lang::En, Clause::SalesRevenue, &scenario), "");
        scenario.levers[Param::SalesRevenueShare] = Lever::Range { low: 0.04, likely: 0.08, high: 0.1 };
        assert_eq!(ranges(Lang::En, Clause::SalesRevenue, &scenario), "(4 to 10%, most likely 8)");
        assert_eq!(
            ranges(Lang::Es, Clause::SalesRevenue, &scenario),
            "(de 4 a 10\u{a0}%, lo más probable 8)"
        );
        assert_eq!(ranges(Lang::En, Clause::Fine, &scenario), "");
    }

    #[test]
    fn what_the_numbers_come_to_is_said() {
        let mut scenario = Company::Industrial.scenario();
        assert!(Clause::Quota.consequence(Lang::En, &scenario).contains("nobody"));
        scenario.levers[Param::SalesRevenueShare] = Lever::Fixed(0.08);
        scenario.levers[Param::Accelerator] = Lever::Fixed(0.5);
        assert_eq!(
            Clause::Quota.consequence(Lang::Es, &scenario),
            "Más allá, ventas pasa del 8\u{a0}% al 12\u{a0}%."
        );
        scenario.levers[Param::LowScoreExtra] = Lever::Fixed(1.0);
        assert_eq!(
            Clause::LowScore.consequence(Lang::En, &scenario),
            "On those deals it earns 16% instead of 8%."
        );
        assert_eq!(Clause::SalesRevenue.consequence(Lang::En, &scenario), "");
    }
}
