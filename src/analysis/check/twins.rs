//! Two scenarios that do not differ: neither may their worlds, in any output of any trial.

use super::Findings;
use super::finding::Finding;
use super::lab::Lab;
use crate::domain::Company;
use crate::sim::{DEFAULT_PROBES, Output};

/// Of each setup of each company. Any difference at all would show in the first.
const TRIALS: u32 = 200;

pub fn identical(lab: &Lab) -> Findings {
    let mut findings = Vec::new();
    for company in Company::ALL {
        for scenario in company.setups() {
            let quantity = format!("differing values, {} {}", company.id(), scenario.name);
            let twins = [scenario.clone(), scenario];
            let results = lab.run(&twins, DEFAULT_PROBES, TRIALS)?;
            let [first, second] = results.worlds() else { continue };
            let differing = Output::ALL.into_iter().map(|output| {
                let pairs = first.column(output).iter().zip(second.column(output));
                pairs.filter(|(first, second)| first.to_bits() != second.to_bits()).count()
            });
            findings.push(Finding::exact(&quantity, 0.0, differing.sum::<usize>() as f64));
        }
    }
    Ok(findings)
}
