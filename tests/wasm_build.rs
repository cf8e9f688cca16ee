//! How the wasm module is built. What it computes is left to the other `wasm_` suites.
#![cfg(target_arch = "wasm32")]

use wasm_bindgen_test::wasm_bindgen_test;

/// The flag stands in `.cargo/config.toml`, and RUSTFLAGS in the environment would silently replace it.
#[wasm_bindgen_test]
fn simd_is_on() {
    let simd = cfg!(target_feature = "simd128");
    assert!(simd, "built without SIMD: unset RUSTFLAGS");
}
