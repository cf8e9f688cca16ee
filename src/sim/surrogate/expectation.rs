//! What the surrogate answers: the expected value of each output of a trial, and the law of revenue.
//! Leaves to others: computing it.

use super::law::RevenueLaw;
use crate::output::{Output, Outputs};

/// The funnel of a world in expectation; counts refer to the window, as in a trial.
#[derive(Clone, Debug, PartialEq)]
pub struct Expectation {
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
    /// The expected value of a trial's output; `None` for those that are not computed in expectation.
    pub fn of(&self, output: Output) -> Option<f64> {
        use Output::{WaitOver1, WaitOver2, WaitOver3, WaitOver4};
        (!matches!(output, WaitOver1 | WaitOver2 | WaitOver3 | WaitOver4))
            .then_some(self.outputs[output as usize])
    }
}
