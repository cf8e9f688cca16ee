//! The reference funnel for another clock: `cargo xtask bench` runs this as WebAssembly, where the main function can be
//! called again and again and there is no time to read; by the engine that a worker starts with. Exits with part of the digest, so that nothing is optimised away.

use embudo::analysis::reference;
use embudo::domain::Seed;
use embudo::sim::{DEFAULT_PROBES, Simulator};
use std::process::ExitCode;

/// `xtask::bench` counts on it.
const TRIALS: u32 = 1000;

fn main() -> ExitCode {
    let simulator = Simulator::plain(&reference::f1(), Seed(1), DEFAULT_PROBES);
    simulator.map_or(ExitCode::FAILURE, |mut simulator| {
        ExitCode::from(simulator.run(0, TRIALS).digest().to_le_bytes()[0])
    })
}
