//! What the surrogate answers: the expected value of each output of a trial, and the law of revenue.
//! Leaves to others: computing it.

use super::law::RevenueLaw;
use crate::output::{Output, Outputs};

/// The funnel of a world in expectation; counts refer to the window, as in a trial.
#[derive(Clone, Debug, PartialEq)]
pub struct Expectation {
    /// NaN for what is not computed.
    pub(super) outputs: Outputs,
    /// Luck alone: every lever at its value.
    pub revenue: RevenueLaw,
    /// P(a lead that fits outscores one that does not).
    pub auc: f64,
    /// Mean hours from joining the queue to the first attempt or giving up.
    pub mean_wait: f64,
    /// P(a lead that joins the queue waits at all).
    pub waiting_chance: f64,
    /// Mean hours from arrival to first attempt.
    pub mean_response: f64,
    /// Mean of g(t)^kappa over the leads attempted.
    pub mean_decay: f64,
    /// Busy hours per hour of capacity.
    pub utilisation: f64,
    /// Share of leads handed over that are answered within the SLA.
    pub sla_compliance: f64,
    /// Mean number of leads waiting, over wall time.
    pub queue_length: f64,
    /// Share of MQLs that fit.
    pub precision: f64,
}

impl Expectation {
    /// If each class's deals were won `factor` times as often; `deal` is their mean value. Wins and revenue alone
    /// are told anew.
    pub fn with_wins(&self, factor: [f64; 2], deal: [f64; 2]) -> Expectation {
        let mut changed = self.clone();
        let (won, fit) = (self.outputs[Output::Won as usize], self.outputs[Output::FitWon as usize]);
        let wins = [(won - fit) * factor[0], fit * factor[1]];
        let revenue = wins[0] * deal[0] + wins[1] * deal[1];
        changed.outputs[Output::Won as usize] = wins[0] + wins[1];
        changed.outputs[Output::FitWon as usize] = wins[1];
        changed.outputs[Output::Revenue as usize] = revenue;
        let grown = if self.revenue.mean > 0.0 { revenue / self.revenue.mean } else { 1.0 };
        changed.revenue = RevenueLaw::new(revenue, self.revenue.variance * grown, self.revenue.zero);
        changed
    }

    /// The expected value of a trial's output; `None` for those that are not computed in expectation.
    pub fn of(&self, output: Output) -> Option<f64> {
        let value = self.outputs[output as usize];
        (!value.is_nan()).then_some(value)
    }
}
