//! The page's module in chunks: Trunk is given `split` in the place of `wasm-bindgen`, and the chunks are tied to the
//! module's final name. Leaves to others: cutting (`split`), where the cuts are (`ui::lazy`).

use crate::process::{self, cargo, run};
use crate::{Result, place};
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::process::Command;

/// A folder with a `wasm-bindgen` that cuts first. It needs [`environment`].
pub fn splitter() -> Result<PathBuf> {
    run(&mut cargo(&["build", "--locked", "--quiet", "--package", "split"]))?;
    let end = std::env::consts::EXE_SUFFIX;
    let made = place::target().join("debug").join(format!("split{end}"));
    // Not built under that name: rustc takes a crate so called for the library.
    let home = place::target().join("split");
    let named = home.join(format!("wasm-bindgen{end}"));
    fs::create_dir_all(&home)
        .and_then(|()| fs::copy(&made, &named))
        .map_err(|error| format!("{}: {error}", named.display()))?;
    Ok(home)
}

/// Tells the splitter where the true tools are.
pub fn environment(trunk: &mut Command, tools: &[PathBuf]) -> Result<()> {
    for (variable, name) in [("EMBUDO_BINDGEN", "wasm-bindgen"), ("EMBUDO_OPT", "wasm-opt")] {
        trunk.env(variable, process::in_dirs(tools, name)?);
    }
    Ok(())
}

/// Puts the chunks beside the module. Their script is told the module's name, which Trunk has made of its content; and
/// to take chunks also from servers that do not know what a `.wasm` file is, as the page's own start does.
pub fn tie(dist: &Path) -> Result<()> {
    let made = only(&place::target().join("wasm-bindgen").join("release").join("chunks"), |_| true)?;
    let home = dist.join(made.file_name().ok_or("chunks without a name")?);
    copy(&made, &home).map_err(|error| format!("{}: {error}", home.display()))?;
    let script = home.join("chunks.js");
    let app = only(dist, |name| name.starts_with("app-") && name.ends_with(".js"))?;
    let app = app.file_name().and_then(|name| name.to_str()).ok_or("the module has no name")?;
    let text = fs::read_to_string(&script).map_err(|error| format!("{}: {error}", script.display()))?;
    let text = replaced(&text, "\"../app.js\"", &format!("\"../{app}\""))?;
    let text = replaced(&text, FETCH, "makeLoad(file(\"./")?;
    let text = replaced(&text, INSTANTIATE, "\"), ")? + FILE;
    fs::write(&script, text).map_err(|error| format!("{}: {error}", script.display()))?;
    preload(&dist.join("index.html"), app, &home)
}

/// The module waits for the chunks' script: asked for at once, it costs no round trip.
fn preload(page: &Path, app: &str, home: &Path) -> Result<()> {
    let folder = home.file_name().and_then(|name| name.to_str()).ok_or("chunks without a name")?;
    let text = fs::read_to_string(page).map_err(|error| format!("{}: {error}", page.display()))?;
    let link = |path: &str| format!("<link crossorigin href=./{path} rel=modulepreload>");
    let both = format!("{}{}", link(app), link(&format!("{folder}/chunks.js")));
    let text = replaced(&text, &link(app), &both)?;
    fs::write(page, text).map_err(|error| format!("{}: {error}", page.display()))
}

/// What the splitter writes for each chunk: before its name, and behind it.
const FETCH: &str = r#"makeLoad(() => {
    const src = fetch(new URL("./"#;
const INSTANTIATE: &str = r#"", import.meta.url));
    src.catch(() => {});
    return async (imports) => (WebAssembly.instantiateStreaming(src, imports));
}
, "#;

/// The same once for all of them.
const FILE: &str = r"
function file(name) {
    return () => {
        const src = fetch(new URL(name, import.meta.url));
        src.catch(() => {});
        return async (imports) => WebAssembly.instantiate(await (await src).arrayBuffer(), imports);
    };
}
";

fn copy(from: &Path, to: &Path) -> io::Result<()> {
    fs::create_dir_all(to)?;
    for entry in fs::read_dir(from)? {
        let entry = entry?;
        fs::copy(entry.path(), to.join(entry.file_name()))?;
    }
    Ok(())
}

fn replaced(text: &str, from: &str, to: &str) -> Result<String> {
    if text.contains(from) {
        Ok(text.replace(from, to))
    } else {
        Err(format!("what Trunk or the splitter wrote has no {from}"))
    }
}

/// The one entry of a folder whose name will do.
pub fn only(folder: &Path, will_do: impl Fn(&str) -> bool) -> Result<PathBuf> {
    let entries = fs::read_dir(folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    let mut found = entries.flatten().filter(|entry| entry.file_name().to_str().is_some_and(&will_do));
    match (found.next(), found.next()) {
        (Some(entry), None) => Ok(entry.path()),
        _ => Err(format!("{}: not one such entry", folder.display())),
    }
}
