//! Which starting company a state comes from: a link carries values, not the way they were made.
//! Leaves to others: the companies (`domain::company`).

use crate::domain::{Company, Param, Scenario};

/// The company whose starting setups share the most values with these.
pub fn nearest(scenarios: &[Scenario; 2]) -> Company {
    let mut best = (0, Company::default());
    for company in Company::ALL {
        let likeness = likeness(scenarios, &company.setups());
        if likeness > best.0 {
            best = (likeness, company);
        }
    }
    best.1
}

fn likeness(scenarios: &[Scenario; 2], presets: &[Scenario; 2]) -> usize {
    let alike = |(scenario, preset): (&Scenario, &Scenario)| {
        let levers =
            Param::ALL.iter().filter(|&&param| scenario.levers[param] == preset.levers[param]).count();
        levers
            + usize::from(scenario.choices == preset.choices)
            + usize::from(scenario.channels == preset.channels)
    };
    scenarios.iter().zip(presets).map(alike).sum()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::Lever;

    #[test]
    fn a_company_is_known_by_its_values() {
        for company in Company::ALL {
            let mut setups = company.setups();
            assert_eq!(nearest(&setups), company);
            setups[1].levers[Param::Reps] = Lever::Fixed(17.0);
            setups[0].levers[Param::DealMean] = Lever::Fixed(12_345.0);
            assert_eq!(nearest(&setups), company);
        }
    }
}
