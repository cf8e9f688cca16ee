//! Which years an engine can run. Most that are asked for are plain: the page starts with an engine for these alone, and
//! fetches the rest of the code when it is needed. Leaves to others: running them (`batch`), fetching (`browser`).

use domain::choice::{Conduct, Learning};
use domain::{Param, Scenario};

/// Known when the engine is compiled, so that one for plain years has no code for others.
pub trait Years {
    const ARE_PLAIN: bool;
}

/// All that a scenario can ask for.
#[derive(Clone, Copy, Debug)]
pub enum Any {}

/// Years in which people behave as the levers say, scores stay as they are and nobody who left comes back.
#[derive(Clone, Copy, Debug)]
pub enum Plain {}

impl Years for Any {
    const ARE_PLAIN: bool = false;
}

impl Years for Plain {
    const ARE_PLAIN: bool = true;
}

/// Whether this scenario's years are plain, in every trial.
pub fn are_plain(scenario: &Scenario) -> bool {
    let (_, most_nurtured) = scenario.levers[Param::NurtureShare].bounds();
    scenario.choices.conduct == Conduct::Frozen
        && scenario.choices.learning == Learning::Off
        && most_nurtured <= 0.0
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::{Company, Lever};

    #[test]
    fn companies_begin_with_plain_years() {
        assert!(Company::ALL.iter().flat_map(|company| company.setups()).all(|setup| are_plain(&setup)));
    }

    #[test]
    fn whoever_answers_learns_or_comes_back_makes_them_others() {
        let plain = Scenario::default();
        assert!(are_plain(&plain));
        for conduct in [Conduct::Marketing, Conduct::Sales, Conduct::Both] {
            let mut scenario = plain.clone();
            scenario.choices.conduct = conduct;
            assert!(!are_plain(&scenario));
        }
        for learning in [Learning::ClosedLoop, Learning::Predictive] {
            let mut scenario = plain.clone();
            scenario.choices.learning = learning;
            assert!(!are_plain(&scenario));
        }
        let sometimes = Lever::Range { low: 0.0, likely: 0.0, high: 0.1 };
        for share in [Lever::Fixed(0.1), sometimes, Lever::Fixed(f64::NAN)] {
            let mut scenario = plain.clone();
            scenario.levers[Param::NurtureShare] = share;
            assert!(!are_plain(&scenario), "{share:?}");
        }
    }
}
