//! The golden batches: for each starting company one whole batch of both setups, as (length, digest). The same numbers
//! are asserted natively (`golden`), in wasm under Node (`wasm_golden`) and in the browser.

use embudo::domain::{Company, Seed};
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
    /// By company.
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
    let batches = Company::ALL.map(|company| {
        let mut simulator =
            Simulator::new(&company.setups(), SEED, DEFAULT_PROBES).expect("a company is valid");
        let batch = simulator.run(0, TRIALS);
        let length = batch.worlds.iter().map(|world| world.values.len()).sum();
        (company.id().to_owned(), Batch { length, digest: format!("{:016x}", batch.digest()) })
    });
    Golden { engine_revision: ENGINE_REVISION, batches: batches.into() }
}

pub fn assert_golden() {
    let golden: Golden = serde_json::from_str(FILE).expect("tests/data/golden.json is well-formed");
    let minted = mint();
    assert_eq!(minted.engine_revision, golden.engine_revision, "ENGINE_REVISION moved on.\n{ADVICE}\n");
    for (company, batch) in &minted.batches {
        assert_eq!(
            Some(batch),
            golden.batches.get(company),
            "The numbers of `{company}` changed.\n{ADVICE}\n"
        );
    }
    assert_eq!(minted.batches.len(), golden.batches.len(), "Companies came or went.\n{ADVICE}\n");
}
