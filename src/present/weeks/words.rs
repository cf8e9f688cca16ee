//! What is written on the fan chart, beside it and behind it. Leaves to others: the sentences (`i18n::weeks`).

use super::fan::{Fan, Spread, Sum};
use crate::domain::Seed;
use crate::i18n::sentence::to_plain;
use crate::i18n::weeks::{End, answer as sentence, between, spoken, up_to_week, weeks};
use crate::i18n::{Explain, Key, Label, Lang, Period, Role, Segment, format, phrase};
use crate::present::chart::caption::Readout;
use crate::present::poster::Poster;
use crate::present::table::Table;
use crate::sim::weeks::Series;

/// How a series is counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unit {
    Euro,
    Count,
    Hours,
    Share,
    /// From 0 to 1.
    Index,
}

pub fn unit(series: Series) -> Unit {
    match series {
        Series::Bookings | Series::Recognised => Unit::Euro,
        Series::Leads | Series::Mqls | Series::Won | Series::Queue => Unit::Count,
        Series::MeanWait => Unit::Hours,
        Series::Precision => Unit::Share,
        Series::Auc => Unit::Index,
    }
}

impl Unit {
    /// What a scale up to `high` counts in: days, hours or minutes.
    pub(super) fn grain(self, high: f64) -> f64 {
        match self {
            Unit::Hours if high > 96.0 => 24.0,
            Unit::Hours if high < 2.0 => 1.0 / 60.0,
            _ => 1.0,
        }
    }

    /// As it is read from a chart: no more digits than its simulation warrants.
    fn short(self, lang: Lang, value: f64) -> String {
        match self {
            Unit::Euro => format::money_short(lang, format::round_significant(value, 3)),
            _ => self.exact(lang, value),
        }
    }

    /// As the table has it.
    fn exact(self, lang: Lang, value: f64) -> String {
        match self {
            Unit::Euro => format::money(lang, value),
            Unit::Count => format::count(lang, value),
            Unit::Hours => format::duration(lang, value),
            Unit::Share => format::percent(lang, value),
            Unit::Index => format::number(lang, value, 3),
        }
    }
}

/// Labels for the levels of a scale, all of one form.
pub(super) fn axis(lang: Lang, unit: Unit, values: &[f64], step: f64) -> Vec<String> {
    let decimals =
        |step: f64| (0..4).find(|&digits| is_whole(step * [1.0, 10.0, 100.0, 1e3][digits])).unwrap_or(4);
    let number = |value: f64, step: f64| format::number(lang, value, decimals(step));
    let high = values.last().copied().unwrap_or_default();
    let label = |&value: &f64| match unit {
        Unit::Count | Unit::Index => number(value, step),
        Unit::Share => format::percent_with(lang, value, decimals(step * 100.0)),
        _ => {
            let grain = unit.grain(high);
            let name = match grain {
                24.0 => format::days(lang),
                1.0 => "h",
                _ => "min",
            };
            format!("{}{}{name}", number(value / grain, step / grain), format::NBSP)
        }
    };
    if unit == Unit::Euro { format::money_axis(lang, values) } else { values.iter().map(label).collect() }
}

fn is_whole(value: f64) -> bool {
    (value - value.round()).abs() < 1e-6
}

/// The name of a line and its last median, to stand at its end.
pub fn names(lang: Lang, fan: &Fan) -> [[String; 2]; 2] {
    Role::ALL.map(|role| {
        let last = fan.last(role).map(|(_, spread)| unit(fan.sight.series).short(lang, spread.p50));
        [role.label(lang).to_owned(), last.unwrap_or_default()]
    })
}

fn end(lang: Lang, fan: &Fan, spread: Spread) -> End {
    let [low, median, high] =
        [spread.p10, spread.p50, spread.p90].map(|value| unit(fan.sight.series).short(lang, value));
    End { median, low, high }
}

fn place(lang: Lang, fan: &Fan, step: usize) -> String {
    let (first, last) = fan.span(step);
    match fan.sight.sum {
        Sum::Each => weeks(lang, first, last),
        Sum::SoFar => up_to_week(lang, last),
    }
}

/// Whose median runs above since when, and where both stand in the end.
pub fn answer(lang: Lang, fan: &Fan, period: Period) -> Vec<Segment> {
    let lasts = Role::ALL.map(|role| fan.last(role));
    let step = lasts.iter().flatten().map(|(step, _)| *step).max().unwrap_or_default();
    // Only what both have to tell at the same time can be held against each other.
    let ends = Role::ALL.map(|role| fan.at(role, step).map(|spread| end(lang, fan, spread)));
    sentence(lang, fan.lead(), &place(lang, fan, step), ends, period)
}

/// What stands around the chart where it leaves the page.
pub fn poster(lang: Lang, fan: &Fan, period: Period, seed: Seed) -> Poster {
    let series = fan.sight.series;
    let counted = match fan.sight.sum {
        Sum::SoFar => Key::SoFar,
        Sum::Each => Key::EachWeek,
    };
    Poster {
        title: to_plain(&answer(lang, fan, period)),
        detail: vec![series.explain(lang).to_owned()],
        heading: format!("{} · {}", series.label(lang), counted.text(lang)),
        hint: Key::OverTimeHint.text(lang).to_owned(),
        description: readout(lang, fan, usize::MAX).spoken,
        source: [phrase::source(lang, fan.trials, period, seed), Key::AssumedNote.text(lang).to_owned()],
    }
}

pub fn readout(lang: Lang, fan: &Fan, step: usize) -> Readout {
    let step = step.min(fan.steps() - 1);
    let place = place(lang, fan, step);
    let ends = Role::ALL.map(|role| (role, fan.at(role, step).map(|spread| end(lang, fan, spread))));
    let shown = |role: Role, end: &Option<End>| match end {
        Some(end) => {
            format!("{} · {} ({})", role.label(lang), end.median, between(lang, &end.low, &end.high))
        }
        None => format!("{} · {}", role.label(lang), format::MISSING),
    };
    let said = |role: Role, end: &Option<End>| match end {
        Some(end) => spoken(lang, role, end),
        None => format!("{}: {}", role.label(lang), Key::NoValue.text(lang)),
    };
    let lines = ends.iter().map(|(role, end)| (Some(*role), shown(*role, end))).collect();
    let said: Vec<String> = ends.iter().map(|(role, end)| said(*role, end)).collect();
    let spoken = format!("{place}. {}.", said.join(". "));
    Readout { place, lines, spoken }
}

/// Every step of both setups.
pub fn table(lang: Lang, fan: &Fan) -> Table {
    let parts = [Key::P10, Key::P25, Key::P50, Key::P75, Key::P90];
    let of = |role: Role| parts.map(|part| format!("{} · {}", role.label(lang), part.text(lang)));
    let head = std::iter::once(Key::Week.text(lang).to_owned()).chain(Role::ALL.into_iter().flat_map(of));
    let cells = |spread: Option<Spread>| {
        let values = spread.map(|spread| [spread.p10, spread.p25, spread.p50, spread.p75, spread.p90]);
        (0..parts.len()).map(move |part| {
            values.map_or_else(
                || format::MISSING.to_owned(),
                |values| unit(fan.sight.series).exact(lang, values[part]),
            )
        })
    };
    let row = |step: usize| {
        let both = Role::ALL.into_iter().flat_map(|role| cells(fan.at(role, step)));
        std::iter::once(place(lang, fan, step)).chain(both).collect()
    };
    Table {
        caption: fan.sight.series.label(lang).to_owned(),
        head: head.collect(),
        rows: (0..fan.steps()).map(row).collect(),
    }
}
