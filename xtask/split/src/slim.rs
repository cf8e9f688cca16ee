//! What `wasm-bindgen` wrote, lighter by what no machine needs: the long names under which module and script know each
//! other, and the ways into code that nothing calls. Leaves to others: the chunks, which share by the linker's own
//! names; optimising (Trunk calls `wasm-opt` next).

use super::Result;
use std::convert::Infallible;
use std::fs;
use std::path::Path;
use wasm_encoder::reencode::{Error, Reencode, utils};
use wasm_encoder::{ExportSection, ImportSection, Module};
use wasmparser::{Export, Imports, Parser};

/// Rewrites `app_bg.wasm` and `app.js` in the folder.
pub fn slim(folder: &Path) -> Result<()> {
    let (module, script) = (folder.join("app_bg.wasm"), folder.join("app.js"));
    let bytes = fs::read(&module).map_err(|error| format!("{}: {error}", module.display()))?;
    let text = fs::read_to_string(&script).map_err(|error| format!("{}: {error}", script.display()))?;
    let mut slim = Slim { asked: Vec::new() };
    let mut lighter = Module::new();
    slim.parse_core_module(&mut lighter, Parser::new(0), &bytes)
        .map_err(|error| format!("{}: {error}", module.display()))?;
    let text = without_unused(&renamed(&text, &slim.asked)?);
    fs::write(&module, lighter.finish()).map_err(|error| format!("{}: {error}", module.display()))?;
    fs::write(&script, text).map_err(|error| format!("{}: {error}", script.display()))
}

/// Under which the module asks for what the script beside it offers.
const SCRIPT: &str = "./app_bg.js";

/// Classes of streams to and from a server: Leptos brings them along, and nothing here makes one. As long as their
/// methods could be called from outside, their code would stay.
const UNUSED: &str = "intounderlying";

struct Slim {
    /// What the module asks the script for, by the old names; [`short`] gives the new ones.
    asked: Vec<String>,
}

impl Reencode for Slim {
    type Error = Infallible;

    fn parse_imports(
        &mut self,
        section: &mut ImportSection,
        imports: Imports<'_>,
    ) -> std::result::Result<(), Error<Infallible>> {
        match imports {
            Imports::Single(_, import) if import.module == SCRIPT => {
                section.import(SCRIPT, &short(self.asked.len()), self.entity_type(import.ty)?);
                self.asked.push(import.name.to_owned());
                Ok(())
            }
            others => utils::parse_imports(self, section, others),
        }
    }

    fn parse_export(
        &mut self,
        section: &mut ExportSection,
        export: Export<'_>,
    ) -> std::result::Result<(), Error<Infallible>> {
        if export.name.contains(UNUSED) { Ok(()) } else { utils::parse_export(self, section, export) }
    }
}

/// The script without the classes of [`UNUSED`] methods, each of which ends where a line is but a brace.
fn without_unused(text: &str) -> String {
    let (mut kept, mut is_inside) = (String::new(), false);
    for line in text.split_inclusive('\n') {
        is_inside |= line.starts_with("export class IntoUnderlying");
        if !is_inside && !line.starts_with("if (Symbol.dispose) IntoUnderlying") {
            kept.push_str(line);
        }
        is_inside &= line != "}\n";
    }
    kept
}

/// The script, offering by the short names. Each is offered once, on a line of its own.
fn renamed(text: &str, asked: &[String]) -> Result<String> {
    let mut text = text.to_owned();
    for (place, name) in asked.iter().enumerate() {
        let old = format!("\n        {name}: function");
        if text.matches(&old).count() != 1 {
            return Err(format!("what wasm-bindgen wrote does not offer {name} once"));
        }
        text = text.replace(&old, &format!("\n        {}: function", short(place)));
    }
    Ok(text)
}

/// A different name for each place, of few letters.
fn short(place: usize) -> String {
    let letter = char::from(b'a' + u8::try_from(place % 26).unwrap_or_default());
    if place < 26 { letter.to_string() } else { short(place / 26 - 1) + &letter.to_string() }
}
