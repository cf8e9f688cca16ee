//! A score that is normal within each of two classes: how well a threshold tells them apart.
//! Green & Swets, "Signal Detection Theory and Psychophysics" (1966). Leaves to others: scores made of signals (`sim::score`).

use crate::normal;

/// Scores N(0, 1) for leads that do not fit and N(`distance`, 1) for those that do, of whom there is a share `fit`.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct TwoNormals {
    pub distance: f64,
    pub fit: f64,
    /// Leads at or above it are MQLs.
    pub cut: f64,
}

impl TwoNormals {
    /// P(a lead that fits outscores one that does not).
    pub fn auc(self) -> f64 {
        normal::cdf(self.distance * std::f64::consts::FRAC_1_SQRT_2)
    }

    /// P(MQL | fits).
    pub fn recall(self) -> f64 {
        normal::cdf(self.distance - self.cut)
    }

    pub fn mqls(self) -> f64 {
        self.fit * self.recall() + (1.0 - self.fit) * normal::cdf(-self.cut)
    }

    /// P(fits | MQL).
    pub fn precision(self) -> f64 {
        self.fit * self.recall() / self.mqls()
    }
}
