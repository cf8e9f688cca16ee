//! The picture of the difference between the setups, year by year: the proposal's revenue less today's in the same year.
//! Leaves to others: the shapes of each setup (`histogram`), words (`caption`), paint (`ui`).

use super::axis::{Axis, Spread};
use super::histogram::{count, scale};
use crate::present::rank::quantiles;
use crate::present::summary::{Difference, Summary, paired};
use crate::sim::Results;

#[derive(Clone, Debug, PartialEq)]
pub struct Gap {
    pub axis: Axis,
    /// Of all trials, the share in each bin; no bin holds both signs.
    pub shares: Vec<f64>,
    pub below: f64,
    pub above: f64,
    /// The share at the upper end of the vertical scale.
    pub top: f64,
    pub difference: Difference,
}

impl Gap {
    /// `before` is the picture on screen, whose scales are kept while they serve.
    pub fn new(before: Option<&Gap>, results: &Results, summary: &Summary) -> Gap {
        let values = paired(results);
        let [low, q1, q3, high] = quantiles(&values, [0.002, 0.25, 0.75, 0.998]);
        // Nobody wins or loses at 0: that place is always in sight.
        let spread = Spread { low: low.min(0.0), high: high.max(0.0), middle: q3 - q1 };
        let axis = before.map_or_else(|| Axis::fit(spread), |before| before.axis.follow(spread));
        let (shares, [below, above]) = count(&values, &axis);
        let tallest = shares.iter().copied().fold(0.0, f64::max);
        let same_bins = before.filter(|before| before.axis.width() == axis.width());
        let top = scale(same_bins.map(|before| before.top), tallest);
        Gap { axis, shares, below, above, top, difference: summary.difference }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::i18n::Period;
    use crate::present::fixture::results;
    use crate::present::summary::{Terms, summarise};

    #[test]
    fn every_pair_is_in_the_picture_and_no_bin_holds_both_signs() {
        let results = results(&[4000]);
        let terms = Terms { targets: [0.0; 2], period: Period::Year };
        let gap = Gap::new(None, &results, &summarise(&results, &terms).expect("trials"));
        let all = gap.shares.iter().sum::<f64>() + gap.below + gap.above;
        assert!((all - 1.0).abs() < 1e-9, "{all}");
        let is_split = |bin: usize| {
            let (from, to) = gap.axis.edges(bin);
            from < 0.0 && to > 0.0
        };
        assert!(!(0..gap.axis.count()).any(is_split));
        assert!(gap.axis.holds(0.0) && gap.shares.iter().all(|&share| share <= gap.top));
    }
}
