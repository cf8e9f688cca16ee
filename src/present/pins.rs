//! Names of pinned setups: each has its own, short enough for a file, and never none.
//! Leaves to others: the setups themselves (`ui::state`).

/// What a scenario's name may have at most, in letters.
const MOST: usize = 60;

/// The wanted name, or the nearest to it that is not `taken`: `Plan`, `Plan 2`, `Plan 3`. `otherwise` where none is wanted.
pub fn unused(wanted: &str, otherwise: &str, taken: &[&str]) -> String {
    let wanted = wanted.split_whitespace().collect::<Vec<_>>().join(" ");
    let base = if wanted.is_empty() { otherwise } else { wanted.as_str() };
    let cut = |room: usize| base.chars().take(room).collect::<String>().trim_end().to_owned();
    let numbered = (2..).map(|number| {
        let ending = format!(" {number}");
        format!("{}{ending}", cut(MOST - ending.len()))
    });
    let mut names = std::iter::once(cut(MOST)).chain(numbered);
    // As many tries as there are names to avoid, and one.
    let free = names.by_ref().take(taken.len() + 1).find(|name| !taken.contains(&name.as_str()));
    free.unwrap_or_else(|| cut(MOST))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_two_pins_have_one_name() {
        assert_eq!(unused("  Más   ventas ", "Variante", &[]), "Más ventas");
        assert_eq!(unused("Plan", "Variante", &["Plan"]), "Plan 2");
        assert_eq!(unused("Plan", "Variante", &["Plan", "Plan 2"]), "Plan 3");
        assert_eq!(unused(" \t", "Variante", &["Variante"]), "Variante 2");
        let long = "ñ".repeat(80);
        let first = unused(&long, "Variante", &[]);
        let second = unused(&long, "Variante", &[&first]);
        assert_eq!([first.chars().count(), second.chars().count()], [60, 60]);
        assert!(second.ends_with("ñ 2"));
    }
}
