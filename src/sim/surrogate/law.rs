//! The law of a year's revenue by its moments: a chance of no deal at all, and a lognormal law of what deals bring.
//! Leaves to others: the moments (`deals`).

use crate::normal::{self, Lognormal};

/// P(revenue = 0) = `zero`; otherwise lognormal, so that mean and variance are those given.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct RevenueLaw {
    pub mean: f64,
    pub variance: f64,
    /// P(no deal is won).
    pub zero: f64,
    some: Lognormal,
}

impl RevenueLaw {
    pub fn new(mean: f64, variance: f64, zero: f64) -> RevenueLaw {
        let nothing =
            RevenueLaw { mean: 0.0, variance: 0.0, zero: 1.0, some: Lognormal::from_mean_cv(0.0, 0.0) };
        if mean <= 0.0 {
            return nothing;
        }
        // With chance q = 1 - zero: mean = q m, variance + mean^2 = q (s^2 + m^2). Where rounding or a hard limit
        // of variance leaves no room for so many empty years, there are fewer.
        let most = variance / (variance + mean * mean);
        let zero = zero.clamp(0.0, most);
        let given = mean / (1.0 - zero);
        let square = (variance + mean * mean) / (1.0 - zero) - given * given;
        let cv = square.max(0.0).sqrt() / given;
        RevenueLaw { mean, variance, zero, some: Lognormal::from_mean_cv(given, cv) }
    }

    pub fn sd(&self) -> f64 {
        self.variance.sqrt()
    }

    /// The revenue that is not exceeded with chance `p`.
    pub fn quantile(&self, p: f64) -> f64 {
        if p <= self.zero || self.zero >= 1.0 {
            return 0.0;
        }
        let rest = ((p - self.zero) / (1.0 - self.zero)).clamp(1e-12, 1.0 - 1e-12);
        self.some.at(normal::quantile(rest))
    }

    /// The expected part of revenue above `x`.
    pub fn above(&self, x: f64) -> f64 {
        if self.zero >= 1.0 || x <= 0.0 {
            return (self.mean - x).max(0.0);
        }
        let (mean, sigma) = (self.some.mean(), self.some.sigma);
        if sigma == 0.0 {
            return (1.0 - self.zero) * (mean - x).max(0.0);
        }
        let d = (self.some.mu - libm::log(x)) / sigma;
        (1.0 - self.zero) * (mean * normal::cdf(d + sigma) - x * normal::cdf(d))
    }

    /// P(revenue <= x).
    pub fn cdf(&self, x: f64) -> f64 {
        if x < 0.0 { 0.0 } else { self.zero + (1.0 - self.zero) * self.some.cdf(x) }
    }

    /// Density at x > 0, per euro; the chance of nothing at all stands apart.
    pub fn density(&self, x: f64) -> f64 {
        if x <= 0.0 || self.zero >= 1.0 || self.some.sigma == 0.0 {
            return 0.0;
        }
        let z = (libm::log(x) - self.some.mu) / self.some.sigma;
        let scale = x * self.some.sigma * (2.0 * std::f64::consts::PI).sqrt();
        (1.0 - self.zero) * libm::exp(-0.5 * z * z) / scale
    }
}
