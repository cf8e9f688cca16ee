//! The page and its workers: one wasm module that looks where it runs.

#[cfg(target_arch = "wasm32")]
fn main() {
    if embudo::browser::host::is_here() {
        embudo::browser::host::start();
    } else {
        embudo::ui::start();
    }
}

/// The browser builds this program for wasm; `cargo build` builds it along with the rest.
#[cfg(not(target_arch = "wasm32"))]
fn main() -> std::process::ExitCode {
    eprintln!("this is the page: build it with `cargo xtask build`; the command line is `embudo`");
    std::process::ExitCode::from(2)
}
