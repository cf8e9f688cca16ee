//! One number per lever for one trial: fixed levers as they are, ranges drawn from a PERT law.
//! The draw is keyed by the lever, so two scenarios with the same range draw the same number.

use super::rng::TrialKey;
use domain::{Lever, Levers, PARAM_COUNT, Param};
use rand_distr::{Distribution, Pert};
use std::ops::Index;

/// A plain value for every lever.
#[derive(Clone, Debug, PartialEq)]
pub struct Values([f64; PARAM_COUNT]);

impl Values {
    /// The most plausible value of each lever.
    pub fn likely(levers: &Levers) -> Values {
        Values(Param::ALL.map(|param| levers[param].likely()))
    }

    pub fn draw(levers: &Levers, key: TrialKey) -> Values {
        Values(Param::ALL.map(|param| draw_lever(param, levers[param], key)))
    }

    /// These values with some replaced.
    pub fn with(mut self, changes: &[(Param, f64)]) -> Values {
        for &(param, value) in changes {
            self.0[param as usize] = value;
        }
        self
    }
}

impl Index<Param> for Values {
    type Output = f64;

    #[inline(always)]
    fn index(&self, param: Param) -> &f64 {
        &self.0[param as usize]
    }
}

fn draw_lever(param: Param, lever: Lever, key: TrialKey) -> f64 {
    let Lever::Range { low, likely, high } = lever else { return lever.likely() };
    // A range without width, which PERT refuses, is a fixed number.
    let law = Pert::new(low, high).with_shape(param.pert_shape()).with_mode(likely);
    let value = law.map_or(likely, |law| law.sample(&mut key.stream(topic(param)))).clamp(low, high);
    if param.spec().unit.is_whole() { value.round() } else { value }
}

/// Of a lever's stream: its identifier's FNV-1a hash, which stays when levers come and go.
fn topic(param: Param) -> u64 {
    let eat = |hash: u64, byte: u8| (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01B3);
    param.id().bytes().fold(0xCBF2_9CE4_8422_2325, eat)
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::Seed;

    #[test]
    fn a_range_is_drawn_within_its_ends_with_the_mean_of_its_law() {
        let mut levers = Levers::default();
        levers[Param::DealMean] = Lever::Range { low: 10e3, likely: 20e3, high: 50e3 };
        levers[Param::Kappa] = Lever::Range { low: 0.0, likely: 0.5, high: 1.0 };
        let trials = 20_000;
        let (mut deals, mut kappas, mut squares) = (0.0, 0.0, 0.0);
        for trial in 0..trials {
            let values = Values::draw(&levers, TrialKey::new(Seed(5), trial));
            assert!((10e3..=50e3).contains(&values[Param::DealMean]));
            deals += values[Param::DealMean] / f64::from(trials);
            kappas += values[Param::Kappa] / f64::from(trials);
            squares += (values[Param::Kappa] - 0.5).powi(2) / f64::from(trials);
            assert_eq!(values[Param::Threshold], 70.0);
        }
        assert!((deals / ((10e3 + 4.0 * 20e3 + 50e3) / 6.0) - 1.0).abs() < 0.01, "{deals}");
        assert!((kappas - 0.5).abs() < 0.01);
        // Beta(4, 4) has variance 1/36.
        assert!((squares * 36.0 - 1.0).abs() < 0.05, "{squares}");
    }
}
