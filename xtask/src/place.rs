//! Where things stand: the repository, its build output and the user's cache of tools.

use crate::Result;
use std::env;
use std::path::PathBuf;

/// The repository. Cargo names it at run time, so that a moved or copied binary cannot point elsewhere.
pub fn root() -> PathBuf {
    let xtask = env::var_os("CARGO_MANIFEST_DIR").map(PathBuf::from);
    xtask.and_then(|dir| dir.parent().map(PathBuf::from)).unwrap_or_else(|| PathBuf::from("."))
}

pub fn target() -> PathBuf {
    // A relative CARGO_TARGET_DIR counts from the caller's folder, which is also ours.
    env::var_os("CARGO_TARGET_DIR").map_or_else(|| root().join("target"), PathBuf::from)
}

pub fn dist() -> PathBuf {
    root().join("dist")
}

pub fn browser_tests() -> PathBuf {
    root().join("tests").join("browser")
}

/// One folder per user: a second clone finds its tools compiled.
pub fn tools() -> Result<PathBuf> {
    let variable = |name| env::var_os(name).filter(|value| !value.is_empty()).map(PathBuf::from);
    let cache = if cfg!(windows) {
        variable("LOCALAPPDATA")
    } else if cfg!(target_os = "macos") {
        variable("HOME").map(|home| home.join("Library").join("Caches"))
    } else {
        variable("XDG_CACHE_HOME").or_else(|| variable("HOME").map(|home| home.join(".cache")))
    };
    cache.map(|cache| cache.join("embudo").join("tools")).ok_or_else(|| {
        "no folder for the tools: set HOME (or XDG_CACHE_HOME; LOCALAPPDATA on Windows)".into()
    })
}
