//! The golden batches: for each starting company one whole batch of both setups, as (length, digest), and two where leads
//! come back, in years that stay as they are and in years with reviews and a score that learns. The same numbers are
//! asserted natively (`golden`), in wasm under Node (`wasm_golden`) and in the browser.

use embudo::domain::{Company, Lever, Param, Scenario, Seed};
use embudo::sim::people::Plan;
use embudo::sim::{DEFAULT_PROBES, ENGINE_REVISION, Simulator};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

const SEED: Seed = Seed(20_261_122);
const TRIALS: u32 = 48;

/// The file as it stands.
pub const FILE: &str = include_str!("../data/golden.json");

const ADVICE: &str = "Results are part of links and files: whoever opens one must get the same numbers. \
    If no value was meant to change, the cause is a bug (or a function of the platform: clippy.toml). \
    If values were meant to change, bump ENGINE_REVISION in src/sim/batch.rs, say so in CHANGELOG.md, and mint anew: \
    EMBUDO_MINT=1 cargo test --test golden";

#[derive(Debug, PartialEq, Serialize, Deserialize)]
pub struct Golden {
    engine_revision: u32,
    /// By name.
    batches: BTreeMap<String, Batch>,
}

#[derive(Debug, PartialEq, Serialize, Deserialize)]
struct Batch {
    /// How many values.
    length: usize,
    /// In hexadecimal, since JSON numbers lose digits.
    digest: String,
}

/// What this engine gives on this platform.
pub fn mint() -> Golden {
    let companies = Company::ALL.map(|company| (company.id().to_owned(), company.setups()));
    let nurtured = |setups: [Scenario; 2]| {
        setups.map(|mut setup| {
            setup.levers[Param::NurtureShare] = Lever::Fixed(0.6);
            setup.levers[Param::NurtureDays] = Lever::Fixed(30.0);
            setup
        })
    };
    let still = nurtured(Company::Services.setups());
    let paid = |plan: Plan| plan.apply(&Company::SmbSaas.setups()[0]).expect("valid");
    let moving = nurtured([paid(Plan::Siloed), paid(Plan::ClosedLoop)]);
    let more = [("returns".to_owned(), still), ("returns_moving".to_owned(), moving)];
    let batches = companies.into_iter().chain(more).map(|(name, setups)| {
        let mut simulator = Simulator::new(&setups, SEED, DEFAULT_PROBES).expect("valid");
        let batch = simulator.run(0, TRIALS);
        let length = batch.worlds.iter().map(|world| world.values.len()).sum();
        (name, Batch { length, digest: format!("{:016x}", batch.digest()) })
    });
    let batches = batches.collect();
    Golden { engine_revision: ENGINE_REVISION, batches }
}

pub fn assert_golden() {
    let golden: Golden = serde_json::from_str(FILE).expect("tests/data/golden.json is well-formed");
    let minted = mint();
    assert_eq!(minted.engine_revision, golden.engine_revision, "ENGINE_REVISION moved on.\n{ADVICE}\n");
    for (name, batch) in &minted.batches {
        assert_eq!(Some(batch), golden.batches.get(name), "The numbers of `{name}` changed.\n{ADVICE}\n");
    }
    assert_eq!(minted.batches.len(), golden.batches.len(), "Batches came or went.\n{ADVICE}\n");
}
