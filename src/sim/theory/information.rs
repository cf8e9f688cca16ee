//! What it is worth to know before choosing. Raiffa & Schlaifer, "Applied Statistical Decision Theory" (1961), chapter 5.

use crate::normal;

/// What perfect information is worth when one alternative gains N(`mean`, `sd`^2) over the other: the unit normal loss.
pub fn normal_gain(mean: f64, sd: f64) -> f64 {
    if sd <= 0.0 {
        return 0.0;
    }
    let z = mean.abs() / sd;
    let density = libm::exp(-0.5 * z * z) / (2.0 * std::f64::consts::PI).sqrt();
    sd * (density - z * normal::cdf(-z))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn between_equals_it_is_all_of_the_spread_and_for_the_certain_nothing() {
        assert!((normal_gain(0.0, 20.0) - 20.0 * 0.398_942_28).abs() < 1e-6);
        assert_eq!(normal_gain(10.0, 20.0), normal_gain(-10.0, 20.0));
        assert!(normal_gain(200.0, 20.0) < 1e-20);
        assert_eq!(normal_gain(10.0, 0.0), 0.0);
    }
}
