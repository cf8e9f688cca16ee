//! What is written on the revenue chart: labels of the medians and the target, what one bin holds.
//! Leaves to others: where labels go (`label`), drawing them (`ui`).

use super::histogram::Histogram;
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

/// What one bin holds: its range, and each world's share.
#[derive(Clone, Debug, PartialEq)]
pub struct Readout {
    pub range: String,
    pub shares: [String; 2],
    /// All of it as a sentence, for screen readers.
    pub spoken: String,
}

pub fn readout(lang: Lang, picture: &Histogram, bin: usize) -> Readout {
    let bin = bin.min(picture.axis.count() - 1);
    let (from, to) = picture.axis.edges(bin);
    let share = |role: Role| picture.worlds[role as usize].shares[bin];
    let spoken: Vec<String> =
        Role::ALL.iter().map(|&role| phrase::bin(lang, role, from, to, share(role))).collect();
    Readout {
        range: format!("{} – {}", format::money_short(lang, from), format::money_short(lang, to)),
        shares: Role::ALL
            .map(|role| format!("{} · {}", role.label(lang), format::percent(lang, share(role)))),
        spoken: format!("{}.", spoken.join(". ")),
    }
}

/// The whole picture in a sentence or two, for screen readers.
pub fn alternative(lang: Lang, picture: &Histogram) -> String {
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
