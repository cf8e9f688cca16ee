//! The analytic checks: what theory says of reductions of the model must come out of the engine, through the same
//! scenarios that everybody runs. Leaves to others: theory (`sim::theory`), running trials (the caller), the table (`cli`).

mod customer;
mod finding;
mod lab;
mod learning;
mod money;
mod patience;
mod people;
mod question;
mod queue;
mod reduction;
mod routing;
mod score;
mod twins;

pub use finding::{Evidence, Finding, Z_LIMIT};
pub use lab::{Effort, Lab, SEED, Simulate, Trials};

use crate::domain::ScenarioError;

/// One row or more of the check table.
#[derive(Clone, Copy, Debug)]
pub struct Check {
    /// For the command line.
    pub name: &'static str,
    pub place: Place,
    /// The reduction, in the notation of its theory.
    pub setting: &'static str,
    run: fn(&Lab) -> Findings,
}

/// Where the model's lists have a check.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// Its number among the analytic checks.
    Row(u8),
    /// Its letter among what must emerge from the agents.
    Emerges(char),
    /// In neither.
    Beyond,
}

/// What a check found, or why its scenario could not be simulated.
pub type Findings = Result<Vec<Finding>, Vec<ScenarioError>>;

impl Check {
    pub fn run(&self, lab: &Lab) -> Findings {
        (self.run)(lab)
    }

    /// Whether it goes by this name, number or letter.
    fn is_called(&self, name: &str) -> bool {
        self.name == name
            || match self.place {
                Place::Row(row) => row.to_string() == name,
                Place::Emerges(letter) => letter.to_string() == name,
                Place::Beyond => false,
            }
    }
}

/// Row 0 is in no list.
const fn check(name: &'static str, row: u8, setting: &'static str, run: fn(&Lab) -> Findings) -> Check {
    let place = if row == 0 { Place::Beyond } else { Place::Row(row) };
    Check { name, place, setting, run }
}

const fn emerges(
    letter: char,
    name: &'static str,
    setting: &'static str,
    run: fn(&Lab) -> Findings,
) -> Check {
    Check { name, place: Place::Emerges(letter), setting, run }
}

/// Whether a check holds: it found something, and all of it passes.
pub fn holds(findings: &Findings) -> bool {
    findings.as_ref().is_ok_and(|findings| !findings.is_empty() && findings.iter().all(Finding::passes))
}

/// All checks, in the order of the model's list; those beyond it at the end.
pub static CHECKS: &[Check] = &[
    check("thinning", 1, "Poisson arrivals, p = P(score >= T)", score::thinning),
    check("mm2", 2, "M/M/2, lambda 1.8, mu 1", queue::mm2),
    check("mm5", 3, "M/M/5, lambda 4, mu 1", queue::mm5),
    check("mm10", 4, "M/M/10, lambda 9, mu 1", queue::mm10),
    check("erlang_a", 5, "M/M/10+M, lambda 9, mu 1, theta .5", patience::moderate),
    check("erlang_a_overload", 6, "M/M/10+M, lambda 12, mu 1, theta .25", patience::overloaded),
    check("identities", 7, "M/M/5 and both M/M/10+M", patience::identities),
    check("mg1", 8, "M/G/1, lambda .8, E[S] 1, CV 1.2", queue::mg1),
    check("two_classes", 9, "non-preemptive M/M/5, lambda (1.5, 2.5)", routing::two_classes),
    check("queue_decay", 10, "M/M/5 per hour, kappa 1, L 0", queue::decay),
    check("gaussian_score", 11, "two normals, d 1, share .3, cut 1", score::gaussian),
    check("default_signals", 12, "default signals, base 30, T 70, s_n 10", score::default_signals),
    check("lognormal_deal", 13, "lognormal, mean 20k, CV .8", money::lognormal_deal),
    check("compound_poisson", 14, "30 wins x lognormal 20k, CV .8", money::compound_poisson_year),
    check("planner", 15, "1000 x .26 x .22 x .55 x .25 x 20k", money::planner),
    check("rules_score", 16, "base 50, p .3 .1 .1, noise SD 15, T 70", score::rules),
    check("rework", 17, "deliveries fail with r .3", customer::rework),
    check("lifetime", 18, "churn h .02 a month, margin m", customer::lifetime),
    check("no_pay", 19, "every bonus 0", people::no_pay),
    check("rival_efforts", 19, "quality pays more or less than gamma x volume", people::rival_efforts),
    check("learner", 20, "labels are fit, every lead worked", learning::log_odds),
    check("ishigami", 21, "three inputs, a 7, b .1", question::ishigami),
    check("perfect_information", 22, "the second gains N(10, 20^2)", question::perfect_information),
    check("twins", 23, "two identical scenarios", twins::identical),
    check("freshest_first", 0, "M/M/5, lambda 4, last come first served", routing::freshest_first),
    check("round_robin", 0, "5 x E5/M/1, lambda 4, mu 1", routing::dealt_in_turn),
    check("attempts", 0, "beta-geometric, a 2.88, b 3.12, kappa 0", queue::attempts),
    check("lives", 0, "turned down with chance q, back 3 times at most", queue::lives),
    emerges('a', "inflation", "scores inflated under siloed and shared pay", people::inflation),
    emerges('b', "gaming", "precision and AUC by inflation, nu 1", people::gaming),
    emerges('c', "own_selling", "follow-up by the value of own selling", people::own_selling),
    emerges('d', "unreported", "nothing is learned at report rate 0", learning::unreported),
    emerges('e', "agreement", "an SLA where reps are plenty and kappa 0", routing::agreement),
    emerges('f', "frozen_pay", "frozen behaviour under every plan", people::frozen),
];

/// The checks of these names, numbers or letters, in the table's order, all if there are none; or the names that there
/// are not.
pub fn named(names: &[String]) -> Result<Vec<&'static Check>, Vec<String>> {
    let unknown = names.iter().filter(|name| CHECKS.iter().all(|check| !check.is_called(name)));
    let unknown: Vec<String> = unknown.cloned().collect();
    if !unknown.is_empty() {
        return Err(unknown);
    }
    Ok(CHECKS
        .iter()
        .filter(|check| names.is_empty() || names.iter().any(|name| check.is_called(name)))
        .collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn names_are_unique_and_found() {
        let names: BTreeSet<_> = CHECKS.iter().map(|check| check.name).collect();
        assert_eq!(names.len(), CHECKS.len());
        let mm5 = named(&["mm5".to_owned()]).expect("known");
        assert_eq!(mm5.iter().map(|check| check.name).collect::<Vec<_>>(), ["mm5"]);
        assert_eq!(named(&[]).expect("all").len(), CHECKS.len());
        let of = |name: &str| -> Vec<&str> {
            named(&[name.to_owned()]).expect("known").iter().map(|check| check.name).collect()
        };
        assert_eq!(of("19"), ["no_pay", "rival_efforts"]);
        assert_eq!(of("e"), ["agreement"]);
        assert_eq!(named(&["mm5".to_owned(), "mm6".to_owned()]).err(), Some(vec!["mm6".to_owned()]));
    }
}
