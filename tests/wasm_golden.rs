//! Every number of a batch is the same in wasm as natively: run by `wasm-bindgen-test-runner` under Node.

#![cfg(target_arch = "wasm32")]

mod golden_batch;

use wasm_bindgen_test::wasm_bindgen_test;

#[wasm_bindgen_test]
fn batches_are_golden() {
    golden_batch::assert_golden();
}
