//! The release: Trunk told to use our tools, to stay off the network, and to leave no path of this machine in it.
//! What Trunk bundles is left to `index.html` and `Trunk.toml`.

use crate::process::{self, heading, output, run};
use crate::{Result, chunks, place, scripts, setup, sheets};
use std::env;
use std::ffi::OsString;
use std::fs;
use std::path::PathBuf;
use std::process::Command;

pub fn release() -> Result<()> {
    heading("release build");
    let tools = setup::bundler()?;
    let mut trunk = Command::new(process::in_dirs(&tools, "trunk")?);
    trunk.args(["build", "--release", "--offline", "--locked"]).current_dir(place::root());
    let splitter = chunks::splitter()?;
    trunk.env("PATH", process::path_with(&[&[splitter][..], &tools[..]].concat())?);
    chunks::environment(&mut trunk, &tools)?;
    trunk.env(WASM_FLAGS, remapped_paths());
    // These would replace the flags of .cargo/config.toml, SIMD among them, instead of adding to them.
    trunk.env_remove("RUSTFLAGS").env_remove("CARGO_ENCODED_RUSTFLAGS");
    // Trunk reads NO_COLOR as a boolean and dies of the customary `1`.
    if env::var_os("NO_COLOR").is_some() {
        trunk.env("NO_COLOR", "true");
    }
    run(&mut trunk)?;
    let dist = place::dist();
    chunks::tie(&dist)?;
    scripts::minify(&dist, &tools)?;
    sheets::join(&dist)
}

/// What adds to the flags of .cargo/config.toml. The same for all that is built for wasm, else it would be built twice.
pub const WASM_FLAGS: &str = "CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS";

/// Panic messages carry file names; without this they would tell who built it and where.
pub fn remapped_paths() -> String {
    let home = env::var_os(if cfg!(windows) { "USERPROFILE" } else { "HOME" }).map(PathBuf::from);
    let cargo_home = env::var_os("CARGO_HOME").map(PathBuf::from).or(home.map(|home| home.join(".cargo")));
    let sysroot = output(Command::new("rustc").args(["--print", "sysroot"])).map(PathBuf::from);
    // One folder per registry, named after its host: that is nobody's business either.
    let registries = cargo_home.and_then(|home| fs::read_dir(home.join("registry").join("src")).ok());
    let crates = registries.into_iter().flatten().flatten().map(|entry| (entry.path(), "crates"));
    let rust = sysroot.map(|root| (root.join("lib").join("rustlib").join("src").join("rust"), "rust"));
    let paths = crates.chain(rust).chain([(place::root(), "embudo")]);
    let flags = paths.filter_map(|(path, name)| {
        let mut flag = OsString::from("--remap-path-prefix=");
        flag.push(path);
        flag.push(format!("={name}"));
        let flag = flag.into_string().ok()?;
        // Cargo splits this variable at spaces: such a path stays as it is.
        (!flag.contains(char::is_whitespace)).then_some(flag)
    });
    flags.collect::<Vec<_>>().join(" ")
}
