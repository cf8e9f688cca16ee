//! Every number of a batch is as it was, natively. `EMBUDO_MINT=1 cargo test --test golden` writes the file anew.

#![cfg(not(target_arch = "wasm32"))]

mod golden_batch;

use std::fs;
use std::path::Path;

#[test]
fn batches_are_golden() {
    if std::env::var_os("EMBUDO_MINT").is_none() {
        return golden_batch::assert_golden();
    }
    let text = serde_json::to_string_pretty(&golden_batch::mint()).expect("plain values");
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/golden.json");
    fs::write(&file, text + "\n").expect("the file can be written");
}
