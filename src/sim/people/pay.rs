//! What a plan pays each team for what is expected of the funnel. Leaves to others: the amounts (`payout`).

use super::view::View;
use crate::output::Output;
use crate::payout;
use crate::surrogate::Expectation;

/// Euro over the window, after fines and clawback.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Bonuses {
    pub marketing: f64,
    pub sales: f64,
}

/// Expected bonuses for `outcome`, which follows from the behaviour that `view` is set to.
pub fn bonuses(view: &View, outcome: &Expectation) -> Bonuses {
    let (facts, world) = view.source.likely();
    let above = if world.pay.quota > 0.0 { outcome.revenue.above(world.pay.quota) } else { 0.0 };
    let of = |output: Output| outcome.of(output).unwrap_or(0.0);
    let payout = payout::expected(facts, world, of, above);
    Bonuses { marketing: payout.marketing, sales: payout.sales_net() }
}
