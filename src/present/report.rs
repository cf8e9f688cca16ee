//! The one-page report: what is asked, what came out, what the proposal changes, and what it all rests on, as tables and
//! sentences ready to be set. Leaves to others: the chart (`chart`), where sources come from and setting it (`ui`).

use super::changes::changes;
use super::kpi::{Group, Kpi};
use super::table::Table;
use crate::domain::{Param, Scenario};
use crate::i18n::phrase::{self, Ends};
use crate::i18n::{Key, Label, Lang, Role, format};

/// The indicators that carry an answer; the page has the others.
const SHOWN: [Kpi; 10] = [
    Kpi::Leads,
    Kpi::Mqls,
    Kpi::MqlPrecision,
    Kpi::WinRate,
    Kpi::Cac,
    Kpi::CycleDays,
    Kpi::Revenue,
    Kpi::TeamCost,
    Kpi::Bonuses,
    Kpi::Profit,
];

/// More lines of changes than this make a second page.
const MOST_CHANGES: usize = 12;

/// So many assumptions are told, those that matter most.
pub const MOST_ASSUMPTIONS: usize = 4;

/// What the proposal changes, as far as it fits; the last line says how much is left out.
pub fn changed(lang: Lang, scenarios: &[Scenario; 2]) -> Table {
    let mut table = changes(lang, scenarios);
    if table.rows.len() > MOST_CHANGES {
        let left = table.rows.len() - (MOST_CHANGES - 1);
        table.rows.truncate(MOST_CHANGES - 1);
        table.rows.push(vec![phrase::more_levers(lang, left), String::new(), String::new()]);
    }
    table
}

/// The indicators of both setups, with the difference and its simulation error in one cell.
pub fn indicators(lang: Lang, groups: &[Group]) -> Table {
    let all: Vec<_> = groups.iter().flat_map(|group| &group.rows).collect();
    let row = |kpi: Kpi| {
        let row = all.iter().find(|row| row.kpi == kpi)?;
        let [today, proposal] = row.figure.values.map(|value| kpi.unit().text(lang, value));
        let difference = kpi.unit().difference(lang, &row.figure).join(" ");
        Some(vec![kpi.label(lang).to_owned(), today, proposal, difference.trim_end().to_owned()])
    };
    let roles = Role::ALL.map(|role| role.label(lang).to_owned());
    let [today, proposal] = roles;
    Table {
        caption: Key::KpiHint.text(lang).to_owned(),
        head: vec![
            Key::Measure.text(lang).to_owned(),
            today,
            proposal,
            Key::Difference.text(lang).to_owned(),
        ],
        rows: SHOWN.into_iter().filter_map(row).collect(),
    }
}

/// A lever and what hangs on it.
#[derive(Clone, Debug, PartialEq)]
pub struct Assumption {
    pub lever: Param,
    /// Its name and what it is in both setups.
    pub title: String,
    /// What the proposal would bring if the lever lay lower or higher.
    pub effect: String,
    /// How far its default can be trusted, or that the value is the reader's own.
    pub confidence: &'static str,
    /// Whether the value is the starting company's, whose sources are known.
    pub is_given: bool,
}

/// Each assumption is asked what comes of it this far below and above its value, where it is no range.
pub const AROUND: f64 = 0.2;

/// What the proposal is expected to bring with a lever at both ends of what it might be.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Swing {
    pub lever: Param,
    pub gains: [f64; 2],
}

impl Swing {
    /// How much hangs on it.
    pub fn width(&self) -> f64 {
        (self.gains[1] - self.gains[0]).abs()
    }
}

/// The levers on which most hangs, in that order; those that change nothing are left out.
/// `presets` are the starting company's own setups.
pub fn assumptions(
    lang: Lang,
    scenarios: &[Scenario; 2],
    presets: &[Scenario; 2],
    mut swings: Vec<Swing>,
) -> Vec<Assumption> {
    swings.retain(|swing| swing.width() > 0.0 && swing.gains.iter().all(|gain| gain.is_finite()));
    swings.sort_by(|a, b| b.width().total_cmp(&a.width()));
    swings.truncate(MOST_ASSUMPTIONS);
    let tell = |swing: Swing| {
        let param = swing.lever;
        let [today, proposal] =
            scenarios.each_ref().map(|one| format::lever(lang, param.spec().unit, one.levers[param]));
        let is_range = scenarios.iter().any(|one| one.levers[param].is_range());
        let ends = if is_range { Ends::Range } else { Ends::Around(AROUND) };
        let value = if today == proposal { today } else { format!("{today} · {proposal}") };
        let is_given =
            scenarios.iter().zip(presets).all(|(one, preset)| one.levers[param] == preset.levers[param]);
        Assumption {
            lever: param,
            title: format!("{}: {value}", param.label(lang)),
            effect: phrase::swing(lang, ends, swing.gains),
            confidence: if is_given { param.spec().confidence.label(lang) } else { Key::OwnValue.text(lang) },
            is_given,
        }
    };
    swings.into_iter().map(tell).collect()
}

/// Sources by their names alone: what else is said of each stands in the lever's own card.
pub fn sources(all: &[String]) -> String {
    let name =
        |source: &String| source.split(". ").next().unwrap_or_default().trim_end_matches('.').to_owned();
    all.iter().map(name).collect::<Vec<_>>().join("; ")
}

#[cfg(test)]
mod tests {
    use super::super::fixture::results;
    use super::super::gather::Gather;
    use super::super::kpi::groups;
    use super::*;
    use crate::domain::{Company, Lever};

    #[test]
    fn what_does_not_fit_is_counted() {
        let [today, mut proposal] = Company::Industrial.setups();
        proposal.levers = today.levers.clone();
        proposal.choices = today.choices;
        for param in Param::ALL.into_iter().take(40) {
            let spec = param.spec();
            let other = if today.levers[param] == Lever::Fixed(spec.max) { spec.min } else { spec.max };
            proposal.levers[param] = Lever::Fixed(other);
        }
        for lang in Lang::ALL {
            let table = changed(lang, &[today.clone(), proposal.clone()]);
            assert_eq!(table.rows.len(), MOST_CHANGES);
            assert!(table.rows.iter().all(|row| row.len() == table.head.len()));
            assert!(table.rows[MOST_CHANGES - 1][0].contains("29"), "{table:?}");
        }
    }

    #[test]
    fn every_indicator_of_the_report_is_one_of_the_pages() {
        let mut gather = Gather::default();
        gather.take(&results(&[400]));
        for lang in Lang::ALL {
            let table = indicators(lang, &groups(&gather));
            assert_eq!(table.rows.len(), SHOWN.len());
            assert!(table.rows.iter().all(|row| row.len() == table.head.len()), "{table:?}");
        }
    }

    #[test]
    fn sources_are_named_and_no_more() {
        let all = ["Bridge Group, 2017, contratos. Visto como extracto.", "Un caso de 1.200 leads."];
        assert_eq!(sources(&all.map(str::to_owned)), "Bridge Group, 2017, contratos; Un caso de 1.200 leads");
    }

    #[test]
    fn what_most_hangs_on_comes_first() {
        let presets = Company::Industrial.setups();
        let mut scenarios = presets.clone();
        scenarios[1].levers[Param::LeadsPerWeek] = Lever::Fixed(77.0);
        let swing = |lever, gains| Swing { lever, gains };
        let swings = vec![
            swing(Param::LeadsPerWeek, [10e3, 12e3]),
            swing(Param::Reps, [90e3, -10e3]),
            swing(Param::DealMean, [5e3, 5e3]),
            swing(Param::OppToWon, [f64::NAN, 5e3]),
        ];
        let told = assumptions(Lang::En, &scenarios, &presets, swings);
        assert_eq!(told.iter().map(|one| one.lever).collect::<Vec<_>>(), [Param::Reps, Param::LeadsPerWeek]);
        assert_eq!(told.iter().map(|one| one.is_given).collect::<Vec<_>>(), [true, false]);
        assert_eq!(told[1].confidence, "Your own value");
        assert!(told[0].effect.contains("€90,000") && told[0].effect.contains("€10,000"), "{told:?}");
    }
}
