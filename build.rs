//! The page is split into chunks after linking, and the splitter needs to know what refers to what.
//! Leaves to others: splitting (`xtask`).

fn main() {
    println!("cargo::rerun-if-changed=build.rs");
    if std::env::var("CARGO_CFG_TARGET_ARCH").as_deref() == Ok("wasm32") {
        println!("cargo::rustc-link-arg-bin=app=--emit-relocs");
    }
}
