//! Who is speaking: checked before a worker is given work, since a cached old worker can meet a new page.
//! Leaves to others: telling the reader to reload (`ui`).

use crate::sim::ENGINE_REVISION;
use serde::{Deserialize, Serialize};

/// Of the message format; the first thing in each message, so that any two versions can at least tell that they differ.
pub const PROTOCOL: u16 = 3;

/// The build system may name the build; a package version is the next best.
const BUILD: &str = match option_env!("EMBUDO_BUILD") {
    Some(build) => build,
    None => env!("CARGO_PKG_VERSION"),
};

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Version {
    /// `ENGINE_REVISION`: with another one the values would differ.
    pub revision: u32,
    pub build: String,
}

impl Version {
    pub fn own() -> Version {
        Version { revision: ENGINE_REVISION, build: BUILD.to_owned() }
    }
}
