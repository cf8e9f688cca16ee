//! Where the parts of the fan chart stand, in CSS pixels, and the round numbers of its scale.
//! Leaves to others: the numbers (`fan`), their words (`words`), paint (`ui`).

use super::fan::Fan;
use super::words::{Unit, axis, unit};
use crate::i18n::{Lang, Role, weeks};
use crate::present::chart::Layout;
use crate::present::chart::axis::round_up;
use crate::present::chart::ticks::Tick;

#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Plot {
    layout: Layout,
    scale: Scale,
    weeks: f64,
    /// Free at the right, for the names of the lines.
    margin: f64,
}

/// From one round number to another, by a round step.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Scale {
    first: i64,
    last: i64,
    step: f64,
}

/// The width of a letter, of the height of print, about: what stands at the right is measured without a screen.
const LETTER: f64 = 0.6;

impl Plot {
    /// `labels` are what will stand at the right.
    pub fn new<'a>(layout: Layout, fan: &Fan, labels: impl IntoIterator<Item = &'a str>) -> Plot {
        let letters = labels.into_iter().map(|label| label.chars().count()).max().unwrap_or(0);
        let margin = layout.print * (1.6 + LETTER * letters as f64);
        let most = ((layout.height - layout.print * 4.0) / (layout.print * 3.6)).clamp(2.0, 6.0);
        Plot {
            layout,
            scale: Scale::of(fan, most),
            weeks: f64::from(fan.weeks.max(1)),
            margin: margin.min(layout.width * 0.4),
        }
    }

    pub fn left(&self) -> f64 {
        self.layout.left()
    }

    pub fn right(&self) -> f64 {
        self.layout.width - self.margin
    }

    pub fn top(&self) -> f64 {
        self.layout.print * 1.6
    }

    pub fn base(&self) -> f64 {
        self.layout.height - self.layout.print * 1.9
    }

    /// The middle of the weeks' labels.
    pub fn ticks_at(&self) -> f64 {
        self.layout.height - self.layout.print * 0.85
    }

    /// A moment, in weeks from the beginning.
    pub fn x(&self, week: f64) -> f64 {
        self.left() + (week / self.weeks).clamp(0.0, 1.0) * (self.right() - self.left())
    }

    pub fn y(&self, value: f64) -> f64 {
        let place = (value - self.scale.low()) / (self.scale.high() - self.scale.low());
        self.base() - place.clamp(0.0, 1.0) * (self.base() - self.top())
    }

    /// The step next to the pointer, if it is over the chart.
    pub fn nearest(&self, fan: &Fan, x: f64) -> Option<usize> {
        if !(0.0..=self.layout.width).contains(&x) {
            return None;
        }
        let away = |step: usize| (self.x(fan.moment(step)) - x).abs();
        (0..fan.steps()).min_by(|a, b| away(*a).total_cmp(&away(*b)))
    }

    /// The levels, from below.
    pub fn levels(&self, lang: Lang, fan: &Fan) -> Vec<Tick> {
        let values: Vec<f64> =
            (self.scale.first..=self.scale.last).map(|index| index as f64 * self.scale.step).collect();
        let labels = axis(lang, unit(fan.sight.series), &values, self.scale.step);
        values.into_iter().zip(labels).map(|(value, label)| Tick { value, label }).collect()
    }

    /// Quarters of a year, or round numbers of weeks where the window is no year.
    pub fn weeks(&self, lang: Lang) -> Vec<Tick> {
        let weeks = self.weeks as u32;
        let room = ((self.right() - self.left()) / (self.layout.print * 5.5)).max(2.0);
        let steps: &[u32] = if weeks.is_multiple_of(13) { &[1, 13, 26, 52] } else { &[1, 2, 5, 10, 20, 50] };
        let fits = |step: &&u32| self.weeks / f64::from(**step) <= room;
        let step = steps.iter().find(fits).copied().unwrap_or(weeks.max(1));
        (1..=weeks / step)
            .map(|number| number * step)
            .map(|week| Tick { value: f64::from(week), label: weeks::tick(lang, week) })
            .collect()
    }

    /// The heights of both names at the right, next to the ends of their lines and never one over the other.
    pub fn names(&self, fan: &Fan) -> [f64; 2] {
        let height = self.layout.print * 2.7;
        let [today, proposal] =
            Role::ALL.map(|role| fan.last(role).map_or(self.base(), |(_, spread)| self.y(spread.p50)));
        let is_today_above = today < proposal;
        let middle = (today + proposal) / 2.0;
        let half = ((today - proposal).abs() / 2.0).max(height / 2.0);
        // What is pushed in from an edge pushes the other.
        let lower = (middle + half).min(self.base() - height / 2.0);
        let upper = (middle - half).min(lower - height).max(self.top());
        let lower = lower.max(upper + height);
        if is_today_above { [upper, lower] } else { [lower, upper] }
    }
}

impl Scale {
    fn of(fan: &Fan, most: f64) -> Scale {
        let values = || fan.values().filter(|value| value.is_finite());
        let (low, high) =
            (values().fold(f64::INFINITY, f64::min), values().fold(f64::NEG_INFINITY, f64::max));
        let (low, high) = if low <= high { (low, high) } else { (0.0, 1.0) };
        match unit(fan.sight.series) {
            // Of shares, what matters is by how much they differ: a scale from 0 would hide it.
            Unit::Share | Unit::Index => {
                let (low, high) = (low.clamp(0.0, 1.0), high.clamp(0.0, 1.0));
                let middle = (low + high) / 2.0;
                let half = ((high - low) * 0.55).max(0.05);
                let step = round_up(2.0 * half / most);
                let first = ((middle - half) / step).floor().max(0.0) as i64;
                let last = (((middle + half) / step).ceil() as i64).min((1.0 / step).round() as i64);
                Scale { first, last: last.max(first + 1), step }
            }
            other => {
                // Nothing all year still needs a scale, of numbers that their labels tell apart.
                let (least, finest) = match other {
                    Unit::Euro => (10.0, 1.0),
                    Unit::Hours => (0.1, 1.0 / 60.0),
                    _ => (1.0, if high > 2.0 { 1.0 } else { 0.1 }),
                };
                let high = high.max(least);
                let grain = other.grain(high);
                let step = (round_up(high / grain / most) * grain).max(finest);
                Scale { first: 0, last: ((high / step - 1e-9).ceil() as i64).max(1), step }
            }
        }
    }

    fn low(&self) -> f64 {
        self.first as f64 * self.step
    }

    fn high(&self) -> f64 {
        self.last as f64 * self.step
    }
}
