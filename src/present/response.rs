//! How fast leads are answered and how busy the team is, in both worlds; and the clock on which it is drawn.
//! Leaves to others: words (`i18n`), elements (`ui`).

use super::gather::{Figure, Gather};
use crate::i18n::{Key, Lang, Role, format};
use crate::sim::{Output, Results};

/// How many figures there are.
pub const ROWS: usize = 7;

#[derive(Clone, Debug, PartialEq)]
pub struct Response {
    /// Percentiles 10, 50 and 90 of the hours from arrival to first attempt; `None` if nobody was ever attempted.
    pub hours: [Option<[f64; 3]>; 2],
    pub rows: [ResponseRow; ROWS],
}

#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ResponseRow {
    pub label: Key,
    pub kind: Measure,
    pub figure: Figure,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Measure {
    Share,
    Hours,
    Count,
}

pub fn response(results: &Results, gather: &Gather) -> Response {
    let hours = [0, 1].map(|world| {
        let responses = results.worlds().get(world)?.responses();
        Some([responses.quantile(0.1)?, responses.quantile(0.5)?, responses.quantile(0.9)?])
    });
    let rate = |label, part, whole| ResponseRow {
        label,
        kind: Measure::Share,
        figure: gather.figure(|sum| sum.rate(part, whole)),
    };
    let percentile = |label, index: usize| ResponseRow {
        label,
        kind: Measure::Hours,
        figure: Figure::plain(hours.map(|hours| hours.map(|hours| hours[index]))),
    };
    let rows = [
        percentile(Key::ResponseMedian, 1),
        percentile(Key::ResponseP90, 2),
        rate(Key::SlaCompliance, Output::WithinSla, Output::HandedOver),
        rate(Key::GaveUp, Output::PatienceRanOut, Output::Offered),
        ResponseRow {
            label: Key::WaitMean,
            kind: Measure::Hours,
            figure: gather.figure(|sum| sum.rate(Output::WaitHours, Output::Offered)),
        },
        ResponseRow {
            label: Key::QueueLength,
            kind: Measure::Count,
            figure: gather.figure(|sum| sum.rate(Output::QueueHours, Output::WindowHours)),
        },
        rate(Key::Utilisation, Output::BusyHours, Output::CapacityHours),
    ];
    Response { hours, rows }
}

impl ResponseRow {
    /// Each setup is held to its own deadline, in hours: a stricter one is met less often.
    pub fn name(&self, lang: Lang, deadlines: [f64; 2]) -> String {
        let name = self.label.text(lang);
        if self.label == Key::SlaCompliance {
            let [today, proposal] = deadlines.map(|hours| format::duration(lang, hours));
            return format!("{name} ({today} · {proposal})");
        }
        name.to_owned()
    }

    pub fn value(&self, lang: Lang, role: Role) -> String {
        let Some(value) = self.figure.values[role as usize] else { return format::MISSING.to_owned() };
        match self.kind {
            Measure::Share => format::percent(lang, value),
            Measure::Hours => format::duration(lang, value),
            Measure::Count => format::count(lang, value),
        }
    }
}

/// The marks of the clock, in hours: from five minutes to two weeks.
pub const MARKS: [f64; 5] = [5.0 / 60.0, 1.0, 8.0, 48.0, 336.0];

/// Where a time stands on the clock, from 0 to 1: logarithmic, since minutes matter at its start and days at its end.
pub fn place(hours: f64) -> f64 {
    let (first, last) = (libm::log(2.0 / 60.0), libm::log(700.0));
    ((libm::log(hours.max(1e-6)) - first) / (last - first)).clamp(0.0, 1.0)
}

#[cfg(test)]
mod tests {
    use super::super::fixture::results;
    use super::*;

    #[test]
    fn figures_are_in_order() {
        let results = results(&[300]);
        let mut gather = Gather::default();
        gather.take(&results);
        let response = response(&results, &gather);
        for hours in response.hours {
            assert!(hours.expect("attempts").is_sorted());
        }
        let utilisation = response.rows[ROWS - 1].figure;
        assert_eq!(utilisation.values, [Some(0.5), Some(0.5)]);
        assert_eq!(utilisation.difference, Some(0.0));
    }

    #[test]
    fn nobody_answered_is_said_as_no_value() {
        let none = response(&Results::default(), &Gather::default());
        assert_eq!(none.hours, [None, None]);
        assert!(none.rows.iter().all(|row| row.figure.values == [None, None]));
    }

    #[test]
    fn the_clock_runs_forward_and_holds_every_time() {
        assert!(MARKS.map(place).is_sorted());
        assert_eq!((place(0.0), place(1e9)), (0.0, 1.0));
    }
}
