//! Goodness of fit: how likely a sample would stray so far from its law.
//! Chi-square (Pearson 1900) with the incomplete gamma function of "Numerical Recipes" section 6.2; Kolmogorov-Smirnov
//! with Stephens's finite-sample correction, Journal of the Royal Statistical Society B 32 (1970).

/// P(chi-square statistic at least as large) for counts against expected counts.
/// Cells that expect fewer than 5 are joined to their neighbours; `None` if fewer than two cells are left.
pub fn chi_square(observed: &[u64], expected: &[f64]) -> Option<f64> {
    let mut cells: Vec<(f64, f64)> = Vec::new();
    let mut open = (0.0, 0.0);
    for (&count, &mean) in observed.iter().zip(expected) {
        open = (open.0 + count as f64, open.1 + mean);
        if open.1 >= 5.0 {
            cells.push(open);
            open = (0.0, 0.0);
        }
    }
    if let Some(last) = cells.last_mut() {
        *last = (last.0 + open.0, last.1 + open.1);
    }
    if cells.len() < 2 {
        return None;
    }
    let statistic: f64 = cells.iter().map(|(count, mean)| (count - mean).powi(2) / mean).sum();
    Some(gamma_q(0.5 * (cells.len() - 1) as f64, 0.5 * statistic))
}

/// P(largest gap at least as large) between a sample and its continuous law, given `cdf` at each sorted value.
pub fn kolmogorov_smirnov(cdf: impl ExactSizeIterator<Item = f64>) -> f64 {
    let n = cdf.len() as f64;
    let gap =
        cdf.enumerate().fold(0.0_f64, |gap, (i, p)| gap.max(p - i as f64 / n).max((i + 1) as f64 / n - p));
    let lambda = (n.sqrt() + 0.12 + 0.11 / n.sqrt()) * gap;
    let term =
        |j: i32| libm::exp(-2.0 * f64::from(j * j) * lambda * lambda) * if j % 2 == 1 { 1.0 } else { -1.0 };
    // The series converges slowly where the probability is 1 to all digits anyway.
    if lambda < 0.2 { 1.0 } else { (2.0 * (1..=100).map(term).sum::<f64>()).clamp(0.0, 1.0) }
}

/// The upper regularised incomplete gamma function Q(a, x), a > 0, x >= 0.
pub fn gamma_q(a: f64, x: f64) -> f64 {
    if x <= 0.0 {
        return 1.0;
    }
    let front = libm::exp(a * libm::log(x) - x - libm::lgamma(a));
    if x < a + 1.0 {
        let (mut term, mut sum, mut n) = (1.0 / a, 1.0 / a, a);
        while term > sum * 1e-16 {
            n += 1.0;
            term *= x / n;
            sum += term;
        }
        return (1.0 - front * sum).max(0.0);
    }
    // Lentz's continued fraction.
    let (mut b, mut c) = (x + 1.0 - a, 1e300);
    let mut d = 1.0 / b;
    let mut fraction = d;
    for i in 1..100_000 {
        let an = -f64::from(i) * (f64::from(i) - a);
        b += 2.0;
        d = 1.0 / (an * d + b);
        c = b + an / c;
        fraction *= d * c;
        if (d * c - 1.0).abs() < 1e-15 {
            break;
        }
    }
    front * fraction
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn printed_chi_square_tails() {
        // P(chi2_1 > 3.841), P(chi2_10 > 18.307), P(chi2_100 > 124.342) are 5 %.
        for (degrees, x) in [(1.0, 3.841_459), (10.0, 18.307_038), (100.0, 124.342_113)] {
            assert!((gamma_q(0.5 * degrees, 0.5 * x) - 0.05).abs() < 1e-7, "{degrees}");
        }
        // With two degrees of freedom it is exponential.
        assert!((gamma_q(1.0, 3.0) - libm::exp(-3.0)).abs() < 1e-15);
        assert_eq!(gamma_q(2.0, 0.0), 1.0);
    }

    #[test]
    fn thin_cells_are_joined() {
        let thin = chi_square(&[10, 1, 0, 2, 10], &[10.0, 2.0, 2.0, 2.0, 7.0]).expect("three cells");
        let joined = chi_square(&[10, 3, 10], &[10.0, 6.0, 7.0]).expect("three cells");
        assert!((thin - joined).abs() < 1e-15);
        assert_eq!(chi_square(&[3], &[3.0]), None);
    }

    #[test]
    fn a_perfect_grid_fits_and_a_shifted_one_does_not() {
        let grid =
            |shift: f64| kolmogorov_smirnov((0..1000).map(move |i| (f64::from(i) + 0.5) / 1000.0 + shift));
        assert_eq!(grid(0.0), 1.0);
        assert!(grid(0.1) < 1e-6);
        // The 5 % point of Kolmogorov's law is 1.3581.
        let border = kolmogorov_smirnov((0..1_000_000).map(|i| f64::from(i) * 1e-6 + 0.001_357_6));
        assert!((border - 0.05).abs() < 2e-3, "{border}");
    }
}
