//! What is written on the revenue chart: labels of the medians and the target, what one bin holds.
//! Leaves to others: where labels go (`label`), drawing them (`ui`).

use super::gap::Gap;
use super::histogram::Histogram;
use super::view::{Chart, View};
use crate::i18n::{Label, Lang, Role, format, phrase};

/// More digits than this are neither read on a chart nor warranted by simulation; the table has them all.
const DIGITS: usize = 3;

/// A label in parts, since one line may speak of both setups in their colours.
pub type Caption = Vec<Part>;

#[derive(Clone, Debug, PartialEq)]
pub enum Part {
    Plain(String),
    /// In the colour of a setup.
    Of(Role, String),
    /// A setup's sign: the circle or the diamond.
    Sign(Role),
}

/// The label of a world's median.
pub fn median(lang: Lang, picture: &Histogram, role: Role) -> Caption {
    let median = format::round_significant(picture.worlds[role as usize].shape.p50, DIGITS);
    vec![Part::Sign(role), Part::Of(role, phrase::mark(lang, role, median))]
}

/// The label of the target line, with each world's chance to reach it. An arrow says that the line is out of sight.
pub fn target(lang: Lang, picture: &Histogram) -> Option<Caption> {
    let target = picture.target?;
    let mut caption = Vec::new();
    let words = phrase::target(lang, target);
    if target < picture.axis.low() {
        caption.push(Part::Plain(format!("← {words}")));
    } else if target > picture.axis.high() {
        caption.push(Part::Plain(format!("{words} →")));
    } else {
        caption.push(Part::Plain(words));
    }
    for role in Role::ALL {
        caption.push(Part::Sign(role));
        caption.push(Part::Of(role, format::percent(lang, picture.worlds[role as usize].shape.reaches)));
    }
    Some(caption)
}

/// The ends of a world's interval: 8 of 10 years lie between them.
pub fn ends(lang: Lang, picture: &Histogram, role: Role) -> [String; 2] {
    let shape = picture.worlds[role as usize].shape;
    [shape.p10, shape.p90].map(|euro| format::money_short(lang, format::round_significant(euro, DIGITS)))
}

/// What the pointer or the keyboard has found: where it is, and what is there.
#[derive(Clone, Debug, PartialEq)]
pub struct Readout {
    pub place: String,
    /// Of a setup, or of both together.
    pub lines: Vec<(Option<Role>, String)>,
    /// All of it as a sentence, for screen readers.
    pub spoken: String,
}

pub fn readout(lang: Lang, chart: &Chart, bin: usize) -> Readout {
    let bin = bin.min(chart.axis().count() - 1);
    let (from, to) = chart.axis().edges(bin);
    let range = format!("{} – {}", format::money_short(lang, from), format::money_short(lang, to));
    let bars = |role: Role| &chart.histogram.worlds[role as usize];
    let each = |words: &dyn Fn(Role) -> (String, String), place: String| {
        let (shown, spoken): (Vec<String>, Vec<String>) = Role::ALL.iter().map(|&role| words(role)).unzip();
        let lines = Role::ALL.into_iter().map(Some).zip(shown).collect();
        Readout { place, lines, spoken: format!("{}.", spoken.join(". ")) }
    };
    let label = |role: Role, value: &str| format!("{} · {value}", role.label(lang));
    match &chart.view {
        View::Histogram => each(
            &|role| {
                let share = bars(role).shares[bin];
                let spoken = phrase::bin(lang, role, from, to, share);
                (label(role, &format::percent(lang, share)), spoken)
            },
            range,
        ),
        View::Cumulative => each(
            &|role| {
                let share = format::percent(lang, bars(role).up_to(bin));
                (label(role, &share), phrase::up_to(lang, role, &share, to))
            },
            phrase::at_most(lang, to),
        ),
        View::Dots(dots) => each(
            &|role| {
                let below = dots[role as usize].0.iter().filter(|&&value| value < to).count();
                let share = phrase::of_fifty(lang, below);
                (label(role, &share), phrase::up_to(lang, role, &share, to))
            },
            phrase::at_most(lang, to),
        ),
        View::Difference(gap) => {
            let share = gap.as_ref().and_then(|gap| gap.shares.get(bin)).copied().unwrap_or_default();
            let share = format::percent(lang, share);
            let spoken = format!("{range}: {share}.");
            Readout { place: range, lines: vec![(None, share)], spoken }
        }
    }
}

/// The whole picture in a sentence or two, for screen readers.
pub fn alternative(lang: Lang, chart: &Chart) -> String {
    if let Some(gap) = chart.gap() {
        return phrase::difference(lang, &gap.difference.percentiles(), gap.difference.ahead());
    }
    let picture = &chart.histogram;
    let mut text: Vec<String> = Vec::new();
    for role in Role::ALL {
        let shape = picture.worlds[role as usize].shape;
        text.push(phrase::distribution(lang, role, [shape.p10, shape.p50, shape.p90]));
    }
    if picture.target.is_some() {
        let reaches =
            |role: Role| phrase::reaches_target(lang, role, picture.worlds[role as usize].shape.reaches);
        text.extend(Role::ALL.map(reaches));
    }
    text.join(" ")
}

/// The label of the median difference.
pub fn median_difference(lang: Lang, gap: &Gap) -> Caption {
    let median = format::round_significant(gap.difference.p50, DIGITS);
    vec![Part::Plain(phrase::difference_mark(lang, median))]
}

/// On each side of zero: who does better there, and how often.
pub fn ahead(lang: Lang, gap: &Gap, role: Role) -> Caption {
    let share = gap.difference.ahead()[role as usize];
    vec![Part::Sign(role), Part::Of(role, phrase::ahead(lang, role, share))]
}

/// The ends of the difference's interval.
pub fn difference_ends(lang: Lang, gap: &Gap) -> [String; 2] {
    let [low, _, high] = gap.difference.percentiles();
    [low, high].map(|euro| {
        let euro = format::round_significant(euro, DIGITS);
        format::signed(euro, format::money_short(lang, euro))
    })
}
