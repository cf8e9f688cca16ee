//! Rates of two outputs that both vary from trial to trial: total over total, not the mean of ratios.
//! Its error by the delta method, Cochran, "Sampling Techniques" (1977), chapter 6.

use super::moments::Estimate;

/// Sum of the first over sum of the second of each trial's pair; `None` if the latter is 0.
pub fn ratio(pairs: impl Iterator<Item = (f64, f64)> + Clone) -> Option<Estimate> {
    let (count, over, under) = pairs
        .clone()
        .fold((0_usize, 0.0, 0.0), |(count, over, under), (y, x)| (count + 1, over + y, under + x));
    if under == 0.0 {
        return None;
    }
    let value = over / under;
    let n = count as f64;
    let squares: f64 = pairs.map(|(y, x)| (y - value * x).powi(2)).sum();
    let se = (count > 1).then(|| (squares * n / (n - 1.0)).sqrt() / under.abs());
    Some(Estimate { value, se, count })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::stats::mean_of;

    #[test]
    fn a_constant_denominator_gives_the_mean_and_its_error() {
        let values = [3.0, 5.0, 4.0, 8.0];
        let rate = ratio(values.iter().map(|&y| (y, 2.0))).expect("some");
        let mean = mean_of(&values).expect("some");
        assert_eq!(rate.value, mean.value / 2.0);
        assert!((rate.se.expect("four") - mean.se.expect("four") / 2.0).abs() < 1e-15);
    }

    #[test]
    fn a_constant_ratio_has_no_error() {
        let rate = ratio([(1.0, 4.0), (2.0, 8.0), (3.0, 12.0)].into_iter()).expect("some");
        assert_eq!((rate.value, rate.se), (0.25, Some(0.0)));
    }

    #[test]
    fn nothing_over_nothing_is_no_rate() {
        assert_eq!(ratio(std::iter::empty()), None);
        assert_eq!(ratio([(1.0, 0.0), (2.0, 0.0)].into_iter()), None);
    }
}
