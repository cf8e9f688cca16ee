//! Percentiles of trials, and how far they may be off.
//! Definition 7 of Hyndman & Fan, "Sample quantiles in statistical packages", The American Statistician 50 (1996): linear
//! between order statistics, as spreadsheets, R and NumPy do by default. Interval: order statistics at binomial ranks,
//! Conover, "Practical Nonparametric Statistics" (1999), section 3.2; it needs no density.

use crate::order::sorted;

/// The percentiles that are reported.
pub const PERCENTILES: [u8; 7] = [5, 10, 25, 50, 75, 90, 95];

/// Two-sided 95 % of the normal law.
const Z95: f64 = 1.959_963_984_540_054;

/// Values of trials in rising order; never empty.
#[derive(Clone, Debug, PartialEq)]
pub struct Sorted(Vec<f64>);

impl Sorted {
    /// `None` for no values.
    pub fn new(values: Vec<f64>) -> Option<Sorted> {
        if values.is_empty() { None } else { Some(Sorted(sorted(values))) }
    }

    /// The value that a share `p` of the trials does not exceed.
    pub fn quantile(&self, p: f64) -> f64 {
        let place = (self.0.len() - 1) as f64 * p.clamp(0.0, 1.0);
        let below = place.floor();
        let low = self.0[below as usize];
        let high = self.0[(below as usize + 1).min(self.0.len() - 1)];
        low + (place - below) * (high - low)
    }

    /// The 95 % interval of the `p` quantile; `None` where the trials do not reach far enough into the tail.
    pub fn quantile_interval(&self, p: f64) -> Option<(f64, f64)> {
        let n = self.0.len() as f64;
        let half = Z95 * (n * p * (1.0 - p)).sqrt();
        // Ranks count from 1: the interval is from the r-th to the s-th smallest.
        let (first, last) = ((n * p - half).ceil(), (n * p + half).ceil());
        let inside = first >= 1.0 && last <= n;
        inside.then(|| (self.0[first as usize - 1], self.0[last as usize - 1]))
    }

    pub fn min(&self) -> f64 {
        self.0[0]
    }

    pub fn max(&self) -> f64 {
        self.0[self.0.len() - 1]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sorted(values: impl IntoIterator<Item = f64>) -> Sorted {
        Sorted::new(values.into_iter().collect()).expect("not empty")
    }

    #[test]
    fn linear_between_order_statistics() {
        let four = sorted([10.0, 1.0, 3.0, 6.0]);
        let check = |p: f64, expected: f64| assert!((four.quantile(p) - expected).abs() < 1e-12, "{p}");
        // As R's quantile(c(10, 1, 3, 6), p).
        check(0.0, 1.0);
        check(0.10, 1.6);
        check(0.25, 2.5);
        check(0.5, 4.5);
        check(0.9, 8.8);
        check(1.0, 10.0);
        assert_eq!(sorted([7.0]).quantile(0.9), 7.0);
        assert_eq!(Sorted::new(Vec::new()), None);
    }

    #[test]
    fn order_statistics_bound_a_quantile() {
        let thousand = sorted((1..=1000).map(f64::from));
        assert_eq!(thousand.quantile_interval(0.5), Some((470.0, 531.0)));
        assert_eq!(thousand.quantile_interval(0.1), Some((82.0, 119.0)));
        assert_eq!(sorted((1..=20).map(f64::from)).quantile_interval(0.05), None);
        assert_eq!(sorted([7.0]).quantile_interval(0.5), None);
    }
}
