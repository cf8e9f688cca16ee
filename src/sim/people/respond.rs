//! Quantal response: the better an option, the likelier it is taken (McKelvey & Palfrey 1995); and what options are worth.

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

/// What each option along an axis is worth: every other one is worked out, those between are interpolated.
pub fn along<const N: usize>(options: &[f64; N], mut worth: impl FnMut(f64) -> f64) -> [f64; N] {
    const { assert!(N % 2 == 1) };
    let mut all = [0.0; N];
    for i in (0..N).step_by(2) {
        all[i] = worth(options[i]);
    }
    for i in (1..N).step_by(2) {
        let part = (options[i] - options[i - 1]) / (options[i + 1] - options[i - 1]);
        all[i] = all[i - 1] + part * (all[i + 1] - all[i - 1]);
    }
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_lies_between_is_interpolated() {
        let mut asked = Vec::new();
        let worth = along(&[0.0, 1.0, 4.0], |option| {
            asked.push(option);
            option * option
        });
        assert_eq!((worth, asked), ([0.0, 4.0, 16.0], vec![0.0, 4.0]));
    }

    #[test]
    fn cold_is_best_and_hot_is_even() {
        let options = [([0.0], 1.0), ([1.0], 3.0), ([2.0], 3.0)];
        assert_eq!(respond(&options, 0.0), [1.0]);
        assert!((respond(&options, 1e9)[0] - 1.0).abs() < 1e-6);
        assert!((respond(&options, 0.1)[0] - 1.5).abs() < 1e-6);
    }
}
