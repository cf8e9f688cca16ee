//! The reference funnel in motion, with reviews and a score that learns, for another clock: as `bench`, whose years stay
//! as they are.

use embudo::analysis::reference;
use embudo::domain::Seed;
use embudo::sim::source::Source;
use embudo::sim::{DEFAULT_PROBES, Simulator};
use std::process::ExitCode;

/// `xtask::bench` counts on it.
const TRIALS: u32 = 1000;

fn main() -> ExitCode {
    let sources = reference::f1().iter().map(reference::in_motion).collect::<Result<Vec<Source>, _>>();
    sources.map_or(ExitCode::FAILURE, |sources| {
        let mut simulator = Simulator::of(sources, Seed(1), DEFAULT_PROBES);
        ExitCode::from(simulator.run(0, TRIALS).digest().to_le_bytes()[0])
    })
}
