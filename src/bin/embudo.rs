//! The command line: hands over to `embudo::cli`. In a browser there is none.

#[cfg(not(target_arch = "wasm32"))]
fn main() -> std::process::ExitCode {
    embudo::cli::main()
}

#[cfg(target_arch = "wasm32")]
fn main() {}
