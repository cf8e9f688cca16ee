//! Round numbers along a money axis, as many as there is room for.
//! Leaves to others: the axis (`axis`), drawing (`ui`).

use super::axis::{Axis, round_up};
use crate::i18n::{Lang, format};

#[derive(Clone, Debug, PartialEq)]
pub struct Tick {
    pub value: f64,
    pub label: String,
}

/// At most `most` ticks; always at least one.
pub fn ticks(lang: Lang, axis: &Axis, most: usize) -> Vec<Tick> {
    let span = axis.high() - axis.low();
    let step = round_up(span / most.max(1) as f64).max(axis.width());
    let first = (axis.low() / step).ceil() as i64;
    let last = (axis.high() / step).floor() as i64;
    let mut values: Vec<f64> = (first..=last.max(first)).map(|index| index as f64 * step).collect();
    values.truncate(most.max(1));
    let labels = format::money_axis(lang, &values);
    values.into_iter().zip(labels).map(|(value, label)| Tick { value, label }).collect()
}

#[cfg(test)]
mod tests {
    use super::super::axis::Spread;
    use super::*;

    #[test]
    fn there_are_some_and_they_are_on_the_axis() {
        for (low, high) in [(0.0, 0.0), (80e3, 420e3), (0.0, 5.2e6), (999.0, 1001.0)] {
            let axis = Axis::fit(Spread { low, high, middle: (high - low) / 4.0 });
            for most in [1, 3, 8] {
                let ticks = ticks(Lang::Es, &axis, most);
                assert!((1..=most).contains(&ticks.len()), "{axis:?} {ticks:?}");
                assert!(
                    ticks.iter().all(|tick| axis.holds(tick.value) || ticks.len() == 1),
                    "{axis:?} {ticks:?}"
                );
            }
        }
    }

    #[test]
    fn labels_share_a_scale() {
        let axis = Axis::fit(Spread { low: 0.4e6, high: 2.1e6, middle: 0.4e6 });
        let labels: Vec<String> = ticks(Lang::Es, &axis, 5).into_iter().map(|tick| tick.label).collect();
        assert_eq!(
            labels,
            ["0,5 M€", "1,0 M€", "1,5 M€", "2,0 M€"].map(|label| label.replace(' ', "\u{a0}"))
        );
    }
}
