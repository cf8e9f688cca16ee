//! Order statistics of many values in two passes, exactly and without sorting them all: a picture is redrawn from a
//! hundred thousand trials within a frame. Leaves to others: which percentiles are shown (`summary`).

use crate::sim::order::sorted;

const BUCKETS: usize = 2048;

/// The quantiles at each of `shares`, interpolated between neighbours as most statistics programs do (Hyndman and Fan
/// 1996, type 7). Zeros if there are no values.
pub fn quantiles<const N: usize>(values: &[f64], shares: [f64; N]) -> [f64; N] {
    let Some(last) = values.len().checked_sub(1) else { return [0.0; N] };
    let places = shares.map(|share| share.clamp(0.0, 1.0) * last as f64);
    let ranks = places.iter().flat_map(|place| [place.floor() as usize, place.ceil() as usize]);
    let ranked = at_ranks(values, &ranks.collect::<Vec<_>>());
    std::array::from_fn(|i| {
        let (below, above) = (ranked[2 * i], ranked[2 * i + 1]);
        below + (above - below) * places[i].fract()
    })
}

/// The standard error of the median, from the order statistics around it: no shape is assumed.
pub fn median_error(values: &[f64]) -> f64 {
    let count = values.len();
    if count < 2 {
        return 0.0;
    }
    // A rank varies binomially by sqrt(n)/2; the values one such deviation away are one standard error away.
    let deviation = (count as f64).sqrt() / 2.0;
    let middle = (count - 1) as f64 / 2.0;
    let low = (middle - deviation).floor().max(0.0) as usize;
    let high = ((middle + deviation).ceil() as usize).min(count - 1);
    let ranked = at_ranks(values, &[low, high]);
    (ranked[1] - ranked[0]) / 2.0
}

/// The values at the given ranks (0 is the smallest); every rank is below `values.len()`.
fn at_ranks(values: &[f64], ranks: &[usize]) -> Vec<f64> {
    let (low, high) = values
        .iter()
        .fold((f64::INFINITY, f64::NEG_INFINITY), |(low, high), &value| (low.min(value), high.max(value)));
    let scale = (BUCKETS - 1) as f64 / (high - low);
    if !scale.is_finite() || scale <= 0.0 {
        return vec![low; ranks.len()];
    }
    let bucket = |value: f64| ((value - low) * scale) as usize;
    let mut counts = [0_usize; BUCKETS];
    for &value in values {
        counts[bucket(value)] += 1;
    }
    let homes: Vec<(usize, usize)> = ranks.iter().map(|&rank| home(&counts, rank)).collect();
    // Only the buckets that hold a wanted rank are put in order.
    let mut wanted = [false; BUCKETS];
    homes.iter().for_each(|&(home, _)| wanted[home] = true);
    let gathered = sorted(values.iter().copied().filter(|&value| wanted[bucket(value)]).collect());
    let before =
        |home: usize| (0..home).filter(|&other| wanted[other]).map(|other| counts[other]).sum::<usize>();
    homes.iter().map(|&(home, offset)| gathered[before(home) + offset]).collect()
}

/// The bucket that holds a rank, and the rank within it.
fn home(counts: &[usize; BUCKETS], rank: usize) -> (usize, usize) {
    let mut left = rank;
    for (index, &count) in counts.iter().enumerate() {
        if left < count {
            return (index, left);
        }
        left -= count;
    }
    (BUCKETS - 1, 0)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Numbers without order, from a small multiplicative generator.
    fn numbers(count: usize) -> Vec<f64> {
        let mut state = 1_u64;
        let mut next = || {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            (state >> 33) as f64
        };
        (0..count).map(|_| next() * next() / 1e9).collect()
    }

    #[test]
    fn they_equal_those_of_a_sorted_copy() {
        for count in [1, 2, 3, 10, 999, 5000] {
            let values = numbers(count);
            let mut sorted = values.clone();
            sorted.sort_unstable_by(f64::total_cmp);
            let ranks: Vec<usize> = (0..count).step_by(7).chain([count - 1, 0]).collect();
            let expected: Vec<f64> = ranks.iter().map(|&rank| sorted[rank]).collect();
            assert_eq!(at_ranks(&values, &ranks), expected, "{count}");
        }
    }

    #[test]
    fn quantiles_interpolate() {
        assert_eq!(quantiles(&[4.0, 1.0, 3.0, 2.0], [0.0, 0.5, 1.0, 0.1]), [1.0, 2.5, 4.0, 1.3]);
        assert_eq!(quantiles(&[], [0.5]), [0.0]);
        assert_eq!(quantiles(&[7.0; 50], [0.1, 0.9]), [7.0, 7.0]);
    }

    #[test]
    fn the_error_of_a_median_is_that_of_theory() {
        // Uniform on (0, 1): the median's standard error is 1 / (2 sqrt n).
        let values: Vec<f64> = (0..10_000).map(|i| f64::from((i * 7919) % 10_000) / 10_000.0).collect();
        assert!((median_error(&values) / 0.005 - 1.0).abs() < 0.05, "{}", median_error(&values));
    }
}
