//! Mean, spread and standard error of independent trials.
//! The variance is the corrected two-pass algorithm of Chan, Golub & LeVeque, "Algorithms for computing the sample
//! variance", The American Statistician 37 (1983): exact zero for a constant, no cancellation for a large mean.

use super::student;

/// A number estimated from trials, with its Monte Carlo standard error.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Estimate {
    pub value: f64,
    /// `None` for a single trial: nothing is known of the spread.
    pub se: Option<f64>,
    /// Trials behind it.
    pub count: usize,
}

#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Moments {
    pub count: usize,
    pub mean: f64,
    /// With divisor n - 1; `None` for a single value.
    pub variance: Option<f64>,
}

impl Moments {
    /// `None` for no values.
    pub fn of(values: &[f64]) -> Option<Moments> {
        if values.is_empty() {
            return None;
        }
        let n = values.len() as f64;
        let mean = values.iter().sum::<f64>() / n;
        let (squares, rest) = values.iter().fold((0.0, 0.0), |(squares, rest), value| {
            let gap = value - mean;
            (squares + gap * gap, rest + gap)
        });
        let variance = (values.len() > 1).then(|| ((squares - rest * rest / n) / (n - 1.0)).max(0.0));
        Some(Moments { count: values.len(), mean, variance })
    }

    pub fn sd(self) -> Option<f64> {
        self.variance.map(f64::sqrt)
    }

    pub fn estimate(self) -> Estimate {
        let se = self.variance.map(|variance| (variance / self.count as f64).sqrt());
        Estimate { value: self.mean, se, count: self.count }
    }
}

impl Estimate {
    /// The 95 % confidence interval, by Student's t.
    pub fn interval(self) -> Option<(f64, f64)> {
        let half = self.se? * student::quantile(0.975, self.count as f64 - 1.0);
        Some((self.value - half, self.value + half))
    }

    /// How many standard errors the estimate lies above `expected`; `None` where there is no error to divide by.
    pub fn z(self, expected: f64) -> Option<f64> {
        let se = self.se.filter(|&se| se > 0.0)?;
        Some((self.value - expected) / se)
    }
}

/// The mean of one value per trial.
pub fn mean_of(values: &[f64]) -> Option<Estimate> {
    Moments::of(values).map(Moments::estimate)
}

/// The standard deviation of one value per trial, with its error by the delta method from the fourth moment:
/// Kendall & Stuart, "The Advanced Theory of Statistics", volume 1 (1977), section 10.6.
pub fn sd_of(values: &[f64]) -> Option<Estimate> {
    let moments = Moments::of(values)?;
    let sd = moments.sd()?;
    let n = values.len() as f64;
    let fourth = values.iter().map(|value| (value - moments.mean).powi(4)).sum::<f64>() / n;
    let se = if sd > 0.0 { ((fourth - sd.powi(4)).max(0.0) / n).sqrt() / (2.0 * sd) } else { 0.0 };
    Some(Estimate { value: sd, se: Some(se), count: values.len() })
}

/// The share of trials that count, with the binomial standard error.
pub fn share_of(hits: usize, count: usize) -> Option<Estimate> {
    if count == 0 {
        return None;
    }
    let value = hits as f64 / count as f64;
    let se = (count > 1).then(|| (value * (1.0 - value) / (count as f64 - 1.0)).sqrt());
    Some(Estimate { value, se, count })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn moments_of_a_known_sample() {
        let moments = Moments::of(&[2.0, 4.0, 4.0, 4.0, 5.0, 5.0, 7.0, 9.0]).expect("not empty");
        assert_eq!(moments.mean, 5.0);
        assert_eq!(moments.variance, Some(32.0 / 7.0));
        let estimate = moments.estimate();
        assert_eq!(estimate.se, Some((32.0_f64 / 56.0).sqrt()));
        let (low, high) = estimate.interval().expect("eight values");
        assert!((low - 3.212_512).abs() < 1e-5 && (high - 6.787_488).abs() < 1e-5, "{low} {high}");
    }

    #[test]
    fn a_spread_has_an_error_of_its_own() {
        // Of values -1 and 1 the fourth moment is the squared variance: the spread is known exactly, up to n/(n-1).
        let coin: Vec<f64> = (0..1000).map(|i| if i % 2 == 0 { 1.0 } else { -1.0 }).collect();
        let spread = sd_of(&coin).expect("some");
        assert!((spread.value - 1.0).abs() < 1e-3 && spread.se.expect("many") < 1e-3);
        // Of a normal sample the error is near sd / sqrt(2 n).
        let normal: Vec<f64> =
            (0..9999).map(|i| crate::normal::quantile((f64::from(i) + 0.5) / 9999.0)).collect();
        let spread = sd_of(&normal).expect("some");
        assert!((spread.se.expect("many") * (2.0_f64 * 9999.0).sqrt() - 1.0).abs() < 0.02, "{spread:?}");
    }

    #[test]
    fn nothing_is_claimed_of_too_few_values() {
        assert_eq!(Moments::of(&[]), None);
        assert_eq!(Moments::of(&[3.0]).expect("one").estimate(), Estimate { value: 3.0, se: None, count: 1 });
        assert_eq!(share_of(0, 0), None);
    }

    #[test]
    fn a_constant_has_no_spread_and_a_large_mean_costs_no_digits() {
        assert_eq!(Moments::of(&[0.1; 1000]).expect("some").variance, Some(0.0));
        let shifted = Moments::of(&[1e9 + 4.0, 1e9 + 7.0, 1e9 + 13.0, 1e9 + 16.0]).expect("some");
        assert_eq!(shifted.variance, Some(30.0));
    }
}
