//! Two worlds that met the same leads, compared trial by trial: common luck cancels out.
//! Law & Kelton, "Simulation Modeling and Analysis" (2015), sections 10.2 and 11.2.

use super::moments::{Estimate, Moments};
use super::quantile::Sorted;
use super::ratio::ratio;

/// Second minus first, one difference per trial.
#[derive(Clone, Debug, PartialEq)]
pub struct Paired {
    pub moments: Moments,
    pub sorted: Sorted,
    /// P(second > first): a tie is no better.
    pub second_higher: Estimate,
}

impl Paired {
    /// `None` for no trials. The columns are of the same trials.
    pub fn of(first: &[f64], second: &[f64]) -> Option<Paired> {
        let gaps: Vec<f64> = first.iter().zip(second).map(|(first, second)| second - first).collect();
        let wins: Vec<f64> = gaps.iter().map(|&gap| f64::from(u8::from(gap > 0.0))).collect();
        Some(Paired {
            moments: Moments::of(&gaps)?,
            second_higher: Moments::of(&wins)?.estimate(),
            sorted: Sorted::new(gaps)?,
        })
    }
}

/// What the first loses against the second, as a share of the second: 1 - mean(first) / mean(second).
/// `None` if the second is 0 in all.
pub fn shortfall(first: &[f64], second: &[f64]) -> Option<Estimate> {
    let part = ratio(first.iter().copied().zip(second.iter().copied()))?;
    Some(Estimate { value: 1.0 - part.value, ..part })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ties_are_not_higher() {
        let paired = Paired::of(&[1.0, 2.0, 3.0, 4.0], &[2.0, 2.0, 1.0, 9.0]).expect("some");
        assert_eq!(paired.second_higher.value, 0.5);
        assert_eq!(paired.moments.mean, 1.0);
        assert_eq!((paired.sorted.min(), paired.sorted.max()), (-2.0, 5.0));
    }

    #[test]
    fn what_is_lost_is_a_share_of_what_could_be() {
        let lost = shortfall(&[60.0, 90.0], &[100.0, 100.0]).expect("some");
        assert!((lost.value - 0.25).abs() < 1e-15);
        assert_eq!(shortfall(&[1.0], &[0.0]), None);
    }
}
