//! One comparison of a check: what was expected, what came out, and whether that is close enough.

use crate::sim::stats::Estimate;

/// A simulated value passes within so many standard errors: one in a thousand correct ones would not.
pub const Z_LIMIT: f64 = 3.3;

#[derive(Clone, Debug, PartialEq)]
pub struct Finding {
    /// In the notation of its theory, such as `P(W>1)`.
    pub quantity: String,
    pub expected: f64,
    pub got: f64,
    pub evidence: Evidence,
}

/// How close the two must be.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Evidence {
    /// Simulated: within [`Z_LIMIT`] standard errors.
    Simulated { se: f64, trials: usize },
    /// Computed: equal to what the model prints, as far as it prints it.
    Printed { tolerance: f64 },
    /// Equal to the last bit.
    Exact,
    /// Nothing was simulated that could be compared.
    Nothing,
}

impl Finding {
    pub fn simulated(quantity: &str, expected: f64, got: Option<Estimate>) -> Finding {
        let evidence = match got {
            Some(Estimate { se: Some(se), count, .. }) => Evidence::Simulated { se, trials: count },
            _ => Evidence::Nothing,
        };
        Finding { quantity: quantity.to_owned(), expected, got: got.map_or(0.0, |got| got.value), evidence }
    }

    /// `expected` is as printed, with so many decimals.
    pub fn printed(quantity: &str, expected: f64, decimals: i32, got: f64) -> Finding {
        Finding::within(quantity, expected, 0.5 * 10_f64.powi(-decimals), got)
    }

    /// For a printed value whose own inputs were rounded.
    pub fn within(quantity: &str, expected: f64, tolerance: f64, got: f64) -> Finding {
        Finding { quantity: quantity.to_owned(), expected, got, evidence: Evidence::Printed { tolerance } }
    }

    pub fn exact(quantity: &str, expected: f64, got: f64) -> Finding {
        Finding { quantity: quantity.to_owned(), expected, got, evidence: Evidence::Exact }
    }

    pub fn error(&self) -> f64 {
        self.got - self.expected
    }

    /// In standard errors; `None` where there is no error to divide by.
    pub fn z(&self) -> Option<f64> {
        match self.evidence {
            Evidence::Simulated { se, .. } if se > 0.0 => Some(self.error() / se),
            _ => None,
        }
    }

    pub fn passes(&self) -> bool {
        match self.evidence {
            Evidence::Simulated { .. } => match self.z() {
                Some(z) => z.abs() < Z_LIMIT,
                None => self.error() == 0.0,
            },
            // The slack is for a value that lies exactly between two printed ones.
            Evidence::Printed { tolerance } => self.error().abs() <= tolerance * (1.0 + 1e-9),
            Evidence::Exact => self.error() == 0.0,
            Evidence::Nothing => false,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_passes_and_what_does_not() {
        let estimate = |value, se| Some(Estimate { value, se: Some(se), count: 200 });
        assert!(Finding::simulated("W", 1.0, estimate(1.3, 0.1)).passes());
        assert!(!Finding::simulated("W", 1.0, estimate(1.4, 0.1)).passes());
        assert!(Finding::simulated("W", 1.0, estimate(1.0, 0.0)).passes());
        assert!(!Finding::simulated("W", 1.0, estimate(1.1, 0.0)).passes());
        assert!(!Finding::simulated("W", 1.0, None).passes());
        assert!(Finding::printed("C", 0.554_113, 6, 0.554_113_4).passes());
        assert!(!Finding::printed("C", 0.554_113, 6, 0.554_114).passes());
        assert!(!Finding::exact("d", 0.0, 1e-300).passes());
    }
}
