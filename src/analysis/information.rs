//! What it would be worth to know an uncertain input before choosing between alternatives: EVPI, and EVPPI by regression
//! (Strong, Oakley & Brennan, Medical Decision Making 34, 2014). In the unit of the outcome.
//! Leaves to others: sampling the inputs (`drivers`).

use crate::sim::stats::{Estimate, mean_of};

/// Highest power of the input in the regression.
const DEGREE: usize = 4;

/// What knowing everything is worth, given what the second alternative gains over the first in each sample.
/// `None` without samples.
pub fn perfect(gains: &[f64]) -> Option<Estimate> {
    let mean = mean_of(gains)?.value;
    // Whoever knows takes the better one each time; whoever does not takes the one that is better on average.
    let regret: Vec<f64> =
        gains.iter().map(|gain| gain.max(0.0) - if mean > 0.0 { *gain } else { 0.0 }).collect();
    mean_of(&regret)
}

/// What knowing one input is worth: the same of the gains expected given that input.
pub fn partial(input: &[f64], gains: &[f64]) -> Option<Estimate> {
    let expected = expected_given(input, gains);
    let worth = perfect(&expected)?;
    // To first order the regression errs as the gains do where its choice differs from that without knowing.
    let mean = mean_of(gains)?.value;
    let choice = |gain: f64| f64::from(u8::from(gain > 0.0));
    let differs = expected.iter().map(|expected| choice(*expected) - choice(mean));
    let errs: Vec<f64> = differs.zip(gains).map(|(differs, gain)| differs * gain).collect();
    Some(Estimate { se: mean_of(&errs)?.se, ..worth })
}

/// The gains' regression on a polynomial of the input, at each sample.
fn expected_given(input: &[f64], gains: &[f64]) -> Vec<f64> {
    let (low, high) = input.iter().fold((f64::MAX, f64::MIN), |(low, high), x| (low.min(*x), high.max(*x)));
    let scaled: Vec<f64> =
        input.iter().map(|x| if high > low { 2.0 * (x - low) / (high - low) - 1.0 } else { 0.0 }).collect();
    let mut basis: Vec<Vec<f64>> = Vec::with_capacity(DEGREE + 1);
    let mut fitted = vec![0.0; gains.len()];
    for power in 0..=DEGREE {
        let mut column: Vec<f64> =
            scaled.iter().map(|x| (0..power).fold(1.0, |product, _| product * x)).collect();
        let size = dot(&column, &column);
        // Twice is enough: Gram & Schmidt lose digits once.
        for _ in 0..2 {
            for known in &basis {
                let along = dot(known, &column);
                add(&mut column, known, -along);
            }
        }
        let rest = dot(&column, &column);
        // An input with few values bears few powers.
        if rest <= 1e-12 * size {
            continue;
        }
        let unit = 1.0 / rest.sqrt();
        column.iter_mut().for_each(|x| *x *= unit);
        let along = dot(&column, gains);
        add(&mut fitted, &column, along);
        basis.push(column);
    }
    fitted
}

fn dot(a: &[f64], b: &[f64]) -> f64 {
    a.iter().zip(b).map(|(a, b)| a * b).sum()
}

fn add(to: &mut [f64], what: &[f64], times: f64) {
    to.iter_mut().zip(what).for_each(|(to, what)| *to += times * what);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn knowing_pays_only_where_it_changes_the_choice() {
        assert_eq!(perfect(&[1.0, 2.0, 3.0]).expect("some").value, 0.0);
        assert_eq!(perfect(&[-1.0, -2.0]).expect("some").value, 0.0);
        // Without knowing: the first (gain -1 on average). Knowing: 4 once in three times.
        assert!((perfect(&[-3.0, -4.0, 4.0]).expect("some").value - 4.0 / 3.0).abs() < 1e-12);
        assert_eq!(perfect(&[]), None);
    }

    #[test]
    fn an_input_that_says_nothing_is_worth_nothing() {
        let gains: Vec<f64> = (0..1000).map(|i| if i % 2 == 0 { 3.0 } else { -2.0 }).collect();
        let idle: Vec<f64> = (0..1000).map(|i| f64::from(i / 2)).collect();
        let telling: Vec<f64> = (0..1000).map(|i| f64::from(i % 2)).collect();
        assert!(partial(&idle, &gains).expect("some").value < 0.05);
        assert!((partial(&telling, &gains).expect("some").value - 1.0).abs() < 1e-9);
        // What does not vary tells nothing.
        assert!(partial(&vec![5.0; 1000], &gains).expect("some").value.abs() < 1e-12);
    }
}
