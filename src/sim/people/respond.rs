//! Quantal response: the better an option, the likelier it is taken (McKelvey & Palfrey 1995).

/// The mean of the options under logit choice at this temperature; at 0 the best one, the first among equals.
pub fn respond<const N: usize>(options: &[([f64; N], f64)], temperature: f64) -> [f64; N] {
    let mut best = 0;
    for (i, option) in options.iter().enumerate() {
        if option.1 > options[best].1 {
            best = i;
        }
    }
    if temperature <= 0.0 {
        return options[best].0;
    }
    let (mut mean, mut total) = ([0.0; N], 0.0);
    for (option, utility) in options {
        let weight = libm::exp((utility - options[best].1) / temperature);
        total += weight;
        for (mean, value) in mean.iter_mut().zip(option) {
            *mean += weight * value;
        }
    }
    mean.map(|sum| sum / total)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cold_is_best_and_hot_is_even() {
        let options = [([0.0], 1.0), ([1.0], 3.0), ([2.0], 3.0)];
        assert_eq!(respond(&options, 0.0), [1.0]);
        assert!((respond(&options, 1e9)[0] - 1.0).abs() < 1e-6);
        assert!((respond(&options, 0.1)[0] - 1.5).abs() < 1e-6);
    }
}
