//! Stands in for `wasm-bindgen` while Trunk bundles the page: cuts the module into the part that every visit needs and
//! the chunks that are fetched when asked for, hands the first to the true `wasm-bindgen`, and makes what that writes
//! lighter. Trunk has no other place between the linker and it. Leaves to others: where the cuts are (`ui::lazy`),
//! tying the chunks to the module's final name (`xtask`'s `chunks`).
//!
//! Usage, told by the environment: `EMBUDO_BINDGEN` and `EMBUDO_OPT`, the true `wasm-bindgen` and `wasm-opt`.

mod slim;

use std::collections::hash_map::DefaultHasher;
use std::env;
use std::ffi::OsString;
use std::fs;
use std::hash::{Hash, Hasher};
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode};
use wasm_split_cli_support::{Options, transform};

type Result<T> = std::result::Result<T, String>;

fn main() -> ExitCode {
    match relay(env::args_os().skip(1).collect()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(why) => {
            eprintln!("split: {why}");
            ExitCode::FAILURE
        }
    }
}

fn relay(mut args: Vec<OsString>) -> Result<()> {
    let bindgen = tool("EMBUDO_BINDGEN")?;
    let is_module = |arg: &OsString| Path::new(arg).extension().is_some_and(|end| end == "wasm");
    // Trunk first asks for its version.
    let Some(place) = args.iter().position(is_module) else {
        return run(Command::new(bindgen).args(args));
    };
    let out = args.iter().find_map(|arg| arg.to_str()?.strip_prefix("--out-dir=")).ok_or("no --out-dir")?;
    let out = PathBuf::from(out);
    let main = split(Path::new(&args[place]), &out)?;
    args[place] = main.into();
    // The chunks find what they share by the linker's own names.
    args.extend(["--keep-lld-exports".into(), "--no-demangle".into()]);
    run(Command::new(bindgen).args(args))?;
    slim::slim(&out)
}

/// Writes the chunks beside what Trunk takes, and gives the path of what is left.
fn split(module: &Path, out: &Path) -> Result<PathBuf> {
    let bytes = fs::read(module).map_err(|error| format!("{}: {error}", module.display()))?;
    // Chunks of another build must not be taken for those of this one, by browsers neither.
    let mut hasher = DefaultHasher::new();
    bytes.hash(&mut hasher);
    let folder = format!("chunks-{:016x}", hasher.finish());
    // Only those of this build: they are all copied.
    let chunks = out.join("chunks");
    if chunks.exists() {
        fs::remove_dir_all(&chunks).map_err(|error| format!("{}: {error}", chunks.display()))?;
    }
    let home = chunks.join(&folder);
    fs::create_dir_all(&home).map_err(|error| format!("{}: {error}", home.display()))?;
    let main = out.join("main.wasm");
    let mut options = Options::new(&bytes);
    options.output_dir = &chunks;
    options.main_out_path = &main;
    let link = format!("./{folder}/chunks.js");
    options.link_name = &link;
    // `xtask` puts the module's final name here: Trunk has not chosen it yet.
    options.main_module = "../app.js";
    let made = transform(options).map_err(|error| format!("{error:?}"))?;
    if made.split_modules.is_empty() {
        return Err("no chunk came of it: is the module linked with --emit-relocs?".into());
    }
    let shrink = tool("EMBUDO_OPT")?;
    for chunk in made.split_modules {
        let name = chunk.file_name().ok_or("a chunk without a name")?;
        run(Command::new(&shrink)
            .args(["-Oz", "--quiet"])
            .args(FEATURES)
            .arg("-o")
            .arg(home.join(name))
            .arg(&chunk))?;
        fs::remove_file(&chunk).map_err(|error| format!("{}: {error}", chunk.display()))?;
    }
    Ok(main)
}

/// What rustc uses of WebAssembly; a chunk does not say it, as the whole module does.
const FEATURES: [&str; 7] = [
    "--enable-bulk-memory",
    "--enable-multivalue",
    "--enable-mutable-globals",
    "--enable-nontrapping-float-to-int",
    "--enable-reference-types",
    "--enable-sign-ext",
    "--enable-simd",
];

fn tool(variable: &str) -> Result<OsString> {
    env::var_os(variable)
        .ok_or_else(|| format!("{variable} is not set: this is called by `cargo xtask build`"))
}

fn run(command: &mut Command) -> Result<()> {
    let name = command.get_program().to_string_lossy().into_owned();
    match command.status() {
        Ok(status) if status.success() => Ok(()),
        Ok(status) => Err(format!("{name} failed ({status})")),
        Err(error) => Err(format!("{name} did not start: {error}")),
    }
}
