//! An observable yes/no fact about a lead, how often it shows, and the points the score gives it.
//! Leaves to others: adding the points up (`sim::score`).

use serde::{Deserialize, Serialize};

/// At most this many signals: the engine enumerates all their patterns.
pub const MAX_SIGNALS: usize = 10;

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Signal {
    /// Shown as written, or translated where it is one of the built-in names; at most 60 characters.
    pub name: String,
    /// P(signal | the lead fits).
    pub given_fit: f64,
    /// P(signal | the lead does not fit).
    pub given_no_fit: f64,
    /// Points of the hand-made score, -300 to 300.
    pub points: f64,
}

/// What is wrong with a signal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SignalError {
    Name,
    Probability,
    Points,
}

impl Signal {
    pub fn new(name: &str, given_fit: f64, given_no_fit: f64, points: f64) -> Signal {
        Signal { name: name.to_owned(), given_fit, given_no_fit, points }
    }

    pub fn check(&self) -> Result<(), SignalError> {
        if self.name.trim().is_empty() || self.name.chars().count() > 60 {
            return Err(SignalError::Name);
        }
        if !(0.0..=1.0).contains(&self.given_fit) || !(0.0..=1.0).contains(&self.given_no_fit) {
            return Err(SignalError::Probability);
        }
        if !(-300.0..=300.0).contains(&self.points) {
            return Err(SignalError::Points);
        }
        Ok(())
    }
}

/// The default signals: illustrative probabilities; the points of the first three are those named as common
/// practice (pricing page +20, decision maker +10, student -50).
pub fn defaults() -> Vec<Signal> {
    vec![
        Signal::new("pricing_page", 0.45, 0.18, 20.0),
        Signal::new("decision_maker", 0.35, 0.15, 10.0),
        Signal::new("student", 0.01, 0.12, -50.0),
        Signal::new("demo_requested", 0.20, 0.04, 25.0),
        Signal::new("ebook", 0.60, 0.70, 10.0),
        Signal::new("email_click", 0.55, 0.50, 10.0),
        Signal::new("company_size", 0.75, 0.40, 10.0),
        Signal::new("target_sector", 0.70, 0.35, 5.0),
    ]
}
