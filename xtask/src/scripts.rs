//! The release's scripts without what only people read. (Trunk's own minifier passes over them: it does not know all of
//! today's syntax.) Leaves to others: writing them (`wasm-bindgen`, `split`, `src/boot`).

use crate::chunks::only;
use crate::{Result, process};
use std::path::{Path, PathBuf};
use std::process::Command;

/// Minifies the module's script, the page's and the chunks', in place.
pub fn minify(dist: &Path, tools: &[PathBuf]) -> Result<()> {
    let script = |start: &str| only(dist, |name| name.starts_with(start) && name.ends_with(".js"));
    let chunks = only(dist, |name| name.starts_with("chunks-"))?.join("chunks.js");
    process::run(
        Command::new(process::in_dirs(tools, "esbuild")?)
            .args([script("app-")?, script("page-")?, chunks])
            .args(["--minify", "--format=esm", "--target=es2022", "--log-level=error", "--allow-overwrite"])
            .arg(format!("--outdir={}", dist.display()))
            .arg(format!("--outbase={}", dist.display())),
    )
}
