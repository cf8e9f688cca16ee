//! The decay with the response time as a sum of exponentials, so that its mean over any wait follows from the wait's
//! Laplace transform at a few points: E[g(T)^kappa] = sum of weight_j E[e^(-rate_j T)].
//! Leaves to others: the transforms (`turn`, `demand`).

use crate::table::decay;
use domain::choice::DecayCurve;

/// Exponentials beside the constant.
pub const RATES: usize = 6;

/// weights[0] + sum of weights[j + 1] e^(-rates[j] t), t in hours.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Fade {
    pub rates: [f64; RATES],
    pub weights: [f64; RATES + 1],
}

impl Fade {
    /// Least squares over delays from nothing to long past the slowest decay.
    pub fn new(curve: DecayCurve, kappa: f64) -> Fade {
        let per_hour = |minutes: f64| 60.0 / minutes;
        let (one, two) = (per_hour(curve.t1), per_hour(curve.t2));
        let (fast, slow) = if curve.w >= 1.0 {
            (one, one)
        } else if curve.w <= 0.0 {
            (two, two)
        } else {
            (one.max(two), one.min(two))
        };
        // Of a power of a sum of exponentials none fades slower than kappa times the slowest.
        let (low, high) = (0.7 * slow * kappa.max(0.25), 2.5 * fast);
        let step = libm::pow(high / low, 1.0 / (RATES - 1) as f64);
        let mut rates = [low; RATES];
        for j in 1..RATES {
            rates[j] = rates[j - 1] * step;
        }
        let mut square = [[0.0; RATES + 1]; RATES + 1];
        let mut right = [0.0; RATES + 1];
        let stride = libm::pow(1000.0 * high / low, 1.0 / (SAMPLES - 2) as f64);
        let mut t = 0.0;
        for _ in 0..SAMPLES {
            let terms: [f64; RATES + 1] =
                std::array::from_fn(|j| if j == 0 { 1.0 } else { libm::exp(-rates[j - 1] * t) });
            let g = decay(curve, kappa, t);
            for i in 0..=RATES {
                right[i] += terms[i] * g;
                for j in 0..=RATES {
                    square[i][j] += terms[i] * terms[j];
                }
            }
            t = if t == 0.0 { 0.015 / high } else { t * stride };
        }
        Fade { rates, weights: solve(square, right) }
    }
}

const SAMPLES: usize = 64;

/// Cholesky; the little on the diagonal keeps weights small where exponentials are much alike.
fn solve(mut a: [[f64; RATES + 1]; RATES + 1], mut b: [f64; RATES + 1]) -> [f64; RATES + 1] {
    for j in 0..=RATES {
        a[j][j] += 1e-7;
        for k in 0..j {
            a[j][j] -= a[j][k] * a[j][k];
        }
        a[j][j] = a[j][j].sqrt();
        for i in j + 1..=RATES {
            for k in 0..j {
                a[i][j] -= a[i][k] * a[j][k];
            }
            a[i][j] /= a[j][j];
        }
    }
    for i in 0..=RATES {
        for k in 0..i {
            b[i] -= a[i][k] * b[k];
        }
        b[i] /= a[i][i];
    }
    for i in (0..=RATES).rev() {
        for k in i + 1..=RATES {
            b[i] -= a[k][i] * b[k];
        }
        b[i] /= a[i][i];
    }
    b
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::Decay;

    #[test]
    fn every_study_is_followed() {
        for study in Decay::STUDIES {
            let curve = study.curve().expect("a study is valid");
            for kappa in [0.0, 0.25, 0.5, 1.0] {
                let fade = Fade::new(curve, kappa);
                let at = |hours: f64| {
                    let terms = fade.rates.iter().zip(&fade.weights[1..]);
                    fade.weights[0]
                        + terms.map(|(rate, weight)| weight * libm::exp(-rate * hours)).sum::<f64>()
                };
                for step in 0..3000 {
                    let hours = f64::from(step) * f64::from(step) * 1e-4;
                    let error = (at(hours) - decay(curve, kappa, hours)).abs();
                    assert!(error < 0.02, "{study:?} {kappa} {hours}: {error}");
                }
            }
        }
    }
}
