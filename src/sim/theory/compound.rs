//! A Poisson number of deals of independent values: what a year brings. Wald 1944; any text on risk theory.

/// Mean and standard deviation of the sum of Poisson(`count`) values of this mean and coefficient of variation.
pub fn compound_poisson(count: f64, mean: f64, cv: f64) -> (f64, f64) {
    (count * mean, (count * mean * mean * (1.0 + cv * cv)).sqrt())
}
