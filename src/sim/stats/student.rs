//! Student's t, for intervals from few trials.
//! Hill, "Algorithm 396: Student's t-quantiles", Communications of the ACM 13 (1970).

use crate::normal;
use std::f64::consts::FRAC_PI_2;

/// The t with P(T <= t) = `p` for `degrees` of freedom, `p` in (0.5, 1); `degrees` below 1 counts as 1.
pub fn quantile(p: f64, degrees: f64) -> f64 {
    let n = degrees.max(1.0);
    let tails = 2.0 * (1.0 - p);
    if n == 1.0 {
        let angle = tails * FRAC_PI_2;
        return libm::cos(angle) / libm::sin(angle);
    }
    if n == 2.0 {
        return (2.0 / (tails * (2.0 - tails)) - 2.0).sqrt();
    }
    let a = 1.0 / (n - 0.5);
    let b = 48.0 / (a * a);
    let mut c = ((20_700.0 * a / b - 98.0) * a - 16.0) * a + 96.36;
    let d = ((94.5 / (b + c) - 3.0) / b + 1.0) * (a * FRAC_PI_2).sqrt() * n;
    let mut y = libm::pow(d * tails, 2.0 / n);
    if y > 0.05 + a {
        let x = normal::quantile(0.5 * tails);
        y = x * x;
        if n < 5.0 {
            c += 0.3 * (n - 4.5) * (x + 0.6);
        }
        c += (((0.05 * d * x - 5.0) * x - 7.0) * x - 2.0) * x + b;
        y = (((((0.4 * y + 6.3) * y + 36.0) * y + 94.5) / c - y - 3.0) / b + 1.0) * x;
        y = libm::expm1(a * y * y);
    } else {
        let tail = 1.0 / (((n + 6.0) / (n * y) - 0.089 * d - 0.822) * (n + 2.0) * 3.0);
        y = ((tail + 0.5 / (n + 4.0)) * y - 1.0) * (n + 1.0) / (n + 2.0) + 1.0 / y;
    }
    (n * y).sqrt()
}

#[cfg(test)]
mod tests {
    use super::quantile;

    #[test]
    fn printed_quantiles() {
        let check = |degrees: f64, expected: f64| {
            let error = (quantile(0.975, degrees) / expected - 1.0).abs();
            assert!(error < 1e-4, "{degrees}: {}", quantile(0.975, degrees));
        };
        check(1.0, 12.706_205);
        check(2.0, 4.302_653);
        check(3.0, 3.182_446);
        check(4.0, 2.776_445);
        check(5.0, 2.570_582);
        check(10.0, 2.228_139);
        check(30.0, 2.042_272);
        check(199.0, 1.971_957);
        check(1e6, 1.959_966);
    }
}
