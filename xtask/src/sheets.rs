//! The release's style sheets as one: a visit asks for it once, and alike lines pack better together.
//! Leaves to others: what is in them (`style`), minifying (Trunk).

use crate::Result;
use std::fs;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::Path;

const START: &str = "<link href=./";
const END: &str = " rel=stylesheet>";

/// Joins the sheets that the page names without conditions, in their order.
pub fn join(dist: &Path) -> Result<()> {
    let page = dist.join("index.html");
    let text = fs::read_to_string(&page).map_err(|error| format!("{}: {error}", page.display()))?;
    let names: Vec<&str> = text
        .split(START)
        .skip(1)
        .filter_map(|rest| rest.split_once(END).map(|(name, _)| name))
        .filter(|name| name.ends_with(".css"))
        .collect();
    let mut all = String::new();
    for name in &names {
        let sheet = dist.join(name);
        let read = fs::read_to_string(&sheet).and_then(|text| fs::remove_file(&sheet).map(|()| text));
        all += &read.map_err(|error| format!("{}: {error}", sheet.display()))?;
    }
    let first = names.first().ok_or("what Trunk wrote names no style sheet")?;
    let mut hasher = DefaultHasher::new();
    all.hash(&mut hasher);
    let joined = format!("style-{:016x}.css", hasher.finish());
    let mut text = text.replace(first, &joined);
    for name in &names[1..] {
        text = text.replace(&format!("{START}{name}{END}"), "");
    }
    fs::write(dist.join(joined), all)
        .and_then(|()| fs::write(&page, text))
        .map_err(|error| format!("{}: {error}", page.display()))
}
