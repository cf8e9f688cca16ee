//! The kinds of the revenue chart, and what each needs beside both distributions.
//! Leaves to others: the distributions (`histogram`), words (`caption`), paint (`ui`).

use super::axis::Axis;
use super::dots::Dots;
use super::gap::Gap;
use super::histogram::Histogram;
use crate::i18n::{Key, Period};
use crate::present::summary::{Summary, Terms};
use crate::sim::surrogate::RevenueLaw;
use crate::sim::{Output, Results};

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Kind {
    #[default]
    Histogram,
    Cumulative,
    Dots,
    Difference,
}

impl Kind {
    pub const ALL: [Kind; 4] = [Kind::Histogram, Kind::Cumulative, Kind::Dots, Kind::Difference];

    pub fn name(self) -> Key {
        match self {
            Kind::Histogram => Key::Histogram,
            Kind::Cumulative => Key::Cumulative,
            Kind::Dots => Key::Dots,
            Kind::Difference => Key::Difference,
        }
    }

    pub fn id(self) -> &'static str {
        match self {
            Kind::Histogram => "histogram",
            Kind::Cumulative => "cumulative",
            Kind::Dots => "dots",
            Kind::Difference => "difference",
        }
    }

    pub fn from_id(id: &str) -> Option<Kind> {
        Kind::ALL.into_iter().find(|kind| kind.id() == id)
    }
}

/// The revenue chart as it is on screen.
#[derive(Clone, Debug, PartialEq)]
pub struct Chart {
    pub histogram: Histogram,
    pub view: View,
}

#[derive(Clone, Debug, PartialEq)]
pub enum View {
    Histogram,
    Cumulative,
    Dots(Box<[Dots; 2]>),
    /// `None` before the first simulated years: formulas know each setup's law, not how their years go together.
    Difference(Option<Gap>),
}

impl View {
    pub fn kind(&self) -> Kind {
        match self {
            View::Histogram => Kind::Histogram,
            View::Cumulative => Kind::Cumulative,
            View::Dots(_) => Kind::Dots,
            View::Difference(_) => Kind::Difference,
        }
    }

    /// How it is read.
    pub fn hint(&self, period: Period) -> Key {
        match self {
            View::Histogram if period == Period::Year => Key::ChartHint,
            View::Histogram => Key::ChartHintWeeks,
            View::Cumulative => Key::CumulativeHint,
            View::Dots(_) => Key::DotsHint,
            View::Difference(_) => Key::DifferenceHint,
        }
    }
}

impl Chart {
    /// From simulated years. `before` is the picture on screen, whose scales are kept while they serve.
    pub fn simulated(
        kind: Kind,
        before: Option<&Chart>,
        results: &Results,
        summary: &Summary,
        terms: &Terms,
    ) -> Chart {
        let histogram = Histogram::simulated(before.map(|before| &before.histogram), results, summary, terms);
        let view = match kind {
            Kind::Histogram => View::Histogram,
            Kind::Cumulative => View::Cumulative,
            Kind::Dots => View::Dots(Box::new([0, 1].map(|world| {
                let world = results.worlds().get(world);
                Dots::simulated(world.map_or(&[][..], |world| world.column(Output::Revenue)))
            }))),
            Kind::Difference => {
                View::Difference(Some(Gap::new(before.and_then(Chart::gap), results, summary)))
            }
        };
        Chart { histogram, view }
    }

    /// From what is expected, until years are simulated.
    pub fn expected(kind: Kind, before: Option<&Chart>, laws: &[RevenueLaw; 2], terms: &Terms) -> Chart {
        let histogram = Histogram::expected(before.map(|before| &before.histogram), laws, terms);
        let view = match kind {
            Kind::Histogram => View::Histogram,
            Kind::Cumulative => View::Cumulative,
            Kind::Dots => View::Dots(Box::new(laws.each_ref().map(Dots::expected))),
            Kind::Difference => View::Difference(before.and_then(Chart::gap).cloned()),
        };
        Chart { histogram, view }
    }

    /// The axis that pointer and keyboard walk along.
    pub fn axis(&self) -> &Axis {
        self.gap().map_or(&self.histogram.axis, |gap| &gap.axis)
    }

    pub fn gap(&self) -> Option<&Gap> {
        if let View::Difference(gap) = &self.view { gap.as_ref() } else { None }
    }

    /// Where the keyboard begins: at a median.
    pub fn begin(&self) -> usize {
        let median = self.gap().map_or(self.histogram.worlds[0].shape.p50, |gap| gap.difference.p50);
        let axis = self.axis();
        ((axis.place(median) * axis.count() as f64) as usize).min(axis.count() - 1)
    }
}
