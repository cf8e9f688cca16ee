//! Marketing's choice: how much volume, how much quality, how much to inflate scores. Pay is taken from the surrogate
//! along each axis, effort's cost exactly; what the axes add up to is searched on a grid.
//! Holmstrom & Milgrom 1991: with rival efforts the one that pays at most the rivalry times the other is left.

use super::behaviour::Behaviour;
use super::pay::bonuses;
use super::respond::{along, respond};
use super::view::View;
use crate::payout::Terms;
use domain::Param;

/// Options along each axis.
const EFFORTS: [f64; 9] = [0.0, 0.125, 0.25, 0.375, 0.5, 0.75, 1.0, 1.5, 2.0];
const POINTS: [f64; 9] = [0.0, 1.0, 2.0, 5.0, 8.0, 11.0, 14.0, 20.0, 26.0];

/// What marketing would do next to `behaviour` of sales; `temperature` in euro.
pub fn respond_to(view: &mut View, behaviour: &Behaviour, temperature: f64) -> [f64; 3] {
    let axis = |view: &mut View, options: &[f64; 9], set: fn(&mut Behaviour, f64)| {
        along(options, |option| {
            let mut tried = *behaviour;
            set(&mut tried, option);
            pay_for(view, &tried)
        })
    };
    let volume = axis(view, &EFFORTS, |behaviour, effort| behaviour.volume_effort = effort);
    let quality = axis(view, &EFFORTS, |behaviour, effort| behaviour.quality_effort = effort);
    let gated = view.world().threshold.is_some();
    let inflation =
        if gated { axis(view, &POINTS, |behaviour, points| behaviour.inflation = points) } else { [0.0; 9] };
    let v = &view.values;
    let team = v[Param::MarketingCost] * v[Param::TeamShare] * v[Param::HorizonWeeks] / 52.0;
    let mut options = Vec::with_capacity(729);
    for (i, &e_v) in EFFORTS.iter().enumerate() {
        for (j, &e_q) in EFFORTS.iter().enumerate() {
            let rivalry = 2.0 * v[Param::EffortOverlap] * e_v * e_q;
            let effort = 0.5 * v[Param::MarketingEffortCost] * team * (e_v * e_v + e_q * e_q + rivalry);
            for (k, &points) in POINTS.iter().enumerate().take(if gated { 9 } else { 1 }) {
                let shame = 0.5 * v[Param::InflationCost] * team * (points / 10.0) * (points / 10.0);
                let pay = volume[i] + quality[j] + inflation[k];
                options.push(([e_v, e_q, points], pay - effort - shame));
            }
        }
    }
    respond(&options, temperature)
}

/// Marketing's pay for this behaviour, less what its risk takes from its worth.
fn pay_for(view: &mut View, behaviour: &Behaviour) -> f64 {
    let terms = view.world().pay.marketing;
    if terms == (Terms { per_mql: terms.per_mql, ..Terms::default() }) {
        // Paid by MQLs alone, or not at all: what sales makes of them need not be worked out.
        return terms.per_mql * view.expect_mqls(behaviour);
    }
    let outcome = view.expect(behaviour);
    bonuses(view, &outcome).marketing - risk(view, &outcome)
}

/// What the variation of pay takes from its worth.
fn risk(view: &View, outcome: &crate::surrogate::Expectation) -> f64 {
    let v = &view.values;
    let share = v[Param::MarketingRevenueShare];
    let mean = share * outcome.revenue.mean;
    if mean <= 0.0 {
        0.0
    } else {
        0.5 * v[Param::RiskAversion] * share * share * outcome.revenue.variance / mean
    }
}
