//! Both setups of a company answer to their pay, for another clock: as `bench`, where the main function is called again
//! and again. The company is the one whose people take longest, the plan has an agreement and fines.

use embudo::domain::choice::Conduct;
use embudo::domain::{Company, ScenarioError};
use embudo::sim::people::{Plan, Temper, path};
use std::process::ExitCode;

/// `xtask::bench` counts on it.
const TIMES: usize = 10;

fn main() -> ExitCode {
    let solved = || -> Result<usize, Vec<ScenarioError>> {
        let mut periods = 0;
        for (setup, plan) in Company::SmbSaas.setups().iter().zip([Plan::Siloed, Plan::Sla]) {
            let mut scenario = plan.apply(setup)?;
            scenario.choices.conduct = Conduct::Both;
            periods += path(&scenario, Temper::Human)?.periods.len();
        }
        Ok(periods)
    };
    let periods: Result<usize, _> = (0..TIMES).map(|_| solved()).sum();
    periods.map_or(ExitCode::FAILURE, |periods| ExitCode::from(periods as u8))
}
