//! P(reached by the k-th attempt): buyers differ in how easily they are reached (beta), each attempt is like the one
//! before (geometric). Fader & Hardie, "How to project customer retention", Journal of Interactive Marketing 21 (2007).

/// F(k) = 1 - B(a, b + k) / B(a, b), through the logarithm of the gamma function.
pub fn beta_geometric(a: f64, b: f64, k: u32) -> f64 {
    let ln_beta = |a: f64, b: f64| libm::lgamma(a) + libm::lgamma(b) - libm::lgamma(a + b);
    -libm::expm1(ln_beta(a, b + f64::from(k)) - ln_beta(a, b))
}

#[cfg(test)]
mod tests {
    use super::beta_geometric;

    #[test]
    fn the_first_attempt_reaches_the_mean_share() {
        assert!((beta_geometric(2.88, 3.12, 1) - 2.88 / 6.0).abs() < 1e-12);
        assert_eq!(beta_geometric(2.88, 3.12, 0), 0.0);
    }
}
