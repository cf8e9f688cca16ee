//! Chance from outside: a new seed. The only place that is not reproducible; the seed is then shown and kept.

use crate::domain::Seed;

/// Short enough to be read out in a workshop.
const SEEDS: u32 = 999_999;

/// From 1 to 999,999, each equally likely.
pub fn new_seed() -> Seed {
    // Draws above the last multiple would favour small seeds.
    let fair = u32::MAX - u32::MAX % SEEDS;
    let word = loop {
        match getrandom::u32() {
            Ok(word) if word < fair => break word,
            Ok(_) => continue,
            // Without a source of chance, the time will do: it keeps no secret.
            Err(_) => break js_sys::Date::now() as u64 as u32,
        }
    };
    Seed(u64::from(word % SEEDS) + 1)
}
