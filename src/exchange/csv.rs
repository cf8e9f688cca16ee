//! Trials as comma-separated values (RFC 4180): one row per trial and setup, every output to the last digit.
//! The page and the command line write the same bytes. Leaves to others: the report of a run (`cli::report::csv`).

use crate::domain::Scenario;
use crate::sim::{Output, Results};

/// The names of the columns, with the end of the line.
pub fn head() -> String {
    let ids = Output::ALL.map(Output::id);
    format!("trial,setup,name,{}\n", ids.join(","))
}

/// The rows of one trial, one per setup; setups are numbered from 1, trials from 0.
pub fn rows(scenarios: &[Scenario], results: &Results, trial: u32) -> String {
    let mut rows = String::new();
    for (index, (scenario, world)) in scenarios.iter().zip(results.worlds()).enumerate() {
        rows.push_str(&format!("{trial},{},{}", index + 1, quoted(&scenario.name)));
        for output in Output::ALL {
            rows.push(',');
            rows.push_str(&world.column(output)[trial as usize].to_string());
        }
        rows.push('\n');
    }
    rows
}

/// A text cell. Names come from files: quotes are doubled, and a first letter that spreadsheets take for a formula is
/// kept from being one.
pub fn quoted(text: &str) -> String {
    let guard = if text.starts_with(['=', '+', '-', '@', '\t', '\r']) { "'" } else { "" };
    format!("\"{guard}{}\"", text.replace('"', "\"\""))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{Company, Seed};
    use crate::sim::{DEFAULT_PROBES, Simulator};

    #[test]
    fn names_stay_one_cell_and_no_formula() {
        assert_eq!(quoted("a, \"b\""), "\"a, \"\"b\"\"\"");
        assert_eq!(quoted("=1+1"), "\"'=1+1\"");
    }

    #[test]
    fn every_row_has_every_column() {
        let setups = Company::Micro.setups();
        let mut results = Results::default();
        results.add(Simulator::new(&setups, Seed(1), DEFAULT_PROBES).expect("valid").run(0, 2));
        let columns = head().split(',').count();
        let text = rows(&setups, &results, 1);
        assert_eq!(text.lines().count(), 2);
        assert!(text.lines().all(|line| line.split(',').count() == columns), "{text}");
        assert!(text.starts_with("1,1,"), "{text}");
    }
}
