//! Numbers that stand for identifiers in links. Append only: a link made today must mean the same for ever.
//! What is retired keeps its place; nothing is reordered, reused or given another value.

use crate::domain::{Lever, Levers, Param};

/// A lever's code is its place here. Beside it, the value that a link does not spell out: frozen when it was
/// appended, so that older links, which knew nothing of the lever, keep their results.
#[rustfmt::skip]
pub const LEVERS: [(&str, f64); 111] = [
    ("horizon_weeks", 52.0), ("warm_up_weeks", 26.0), ("leads_per_week", 35.0), ("demand_cv", 0.2236),
    ("fit_share", 0.3), ("volume_effort", 0.0), ("volume_gain", 0.5), ("quality_effort", 0.0),
    ("quality_gain", 0.8), ("threshold", 70.0), ("lead_to_mql", 0.26), ("score_base", 30.0),
    ("score_noise", 10.0), ("inflation", 0.0), ("gaming_noise", 1.0), ("handoff_hours", 8.0),
    ("data_loss", 0.05), ("patience_days", 14.0), ("sla_hours", 24.0), ("sla_attempts", 5.0),
    ("kappa", 0.5), ("response_minutes", 60.0), ("reps", 3.0), ("attempts", 5.0), ("sales_effort", 0.0),
    ("work_cutoff", 0.0), ("report_rate", 0.2), ("attempt_hours", 0.25), ("discovery_hours", 1.5),
    ("sql_hours", 8.0), ("work_cv", 1.0), ("reachable", 0.85), ("attempt_a", 2.88), ("attempt_b", 3.12),
    ("mql_to_sql", 0.22), ("sql_to_opp", 0.55), ("opp_to_won", 0.25), ("lift_accept", 6.0),
    ("lift_open", 2.6), ("lift_win", 4.0), ("ref_fit_share", 0.3), ("ref_threshold", 70.0),
    ("ref_delay_hours", 1.0), ("ref_attempts", 5.0), ("deal_mean", 20_000.0), ("deal_cv", 0.8),
    ("deal_fit_ratio", 1.4286), ("cycle_days", 75.0), ("cycle_sigma", 0.6), ("gross_margin", 0.35),
    ("rep_cost", 55_000.0), ("marketing_cost", 60_000.0), ("target_revenue", 1_200_000.0),
    ("team_share", 0.3),
    ("delivery_teams", 2.0), ("delivery_days", 30.0), ("delivery_cv", 0.6), ("promise_days", 45.0),
    ("overpromise", 0.0), ("overpromise_gain", 0.3), ("rework_base", 0.1), ("rework_gain", 0.25),
    ("gross_retention", 0.85), ("net_retention", 1.0), ("expansion_rate", 0.02), ("churn_late", 0.4),
    ("churn_rework", 0.5), ("churn_fit", 0.7), ("churn_shape", 1.0),
    ("marketing_per_mql", 0.0), ("marketing_per_sql", 0.0), ("marketing_per_win", 0.0),
    ("marketing_revenue_share", 0.0), ("marketing_margin_share", 0.0), ("sales_per_sql", 0.0),
    ("sales_per_win", 0.0), ("sales_revenue_share", 0.0), ("sales_margin_share", 0.0),
    ("revenue_quota", 0.0), ("accelerator", 0.0), ("sla_fine", 0.0), ("clawback", 0.0),
    ("low_score_extra", 0.0), ("low_score_points", 10.0), ("report_clause", 0.0), ("work_value", 0.5),
    ("review_weeks", 13.0), ("marketing_effort_cost", 0.15), ("effort_overlap", 0.5),
    ("inflation_cost", 0.03), ("sales_effort_cost", 0.05), ("report_hours", 0.25), ("risk_aversion", 0.0),
    ("delivery_cost", 0.0),
    ("duplicate_rate", 0.0), ("record_hours", 0.0), ("meeting_hours", 0.0), ("automation", 0.0),
    ("adoption_share", 1.0), ("adoption_weeks", 0.0), ("message_mismatch", 0.0), ("dashboard_lag_days", 0.0),
    ("label_error", 0.05), ("report_lag_days", 7.0), ("retrain_weeks", 4.0), ("history_leads", 500.0),
    ("nurture_share", 0.0), ("nurture_days", 60.0), ("nurture_points", 6.0), ("nurture_spread", 10.0),
    ("score_trust", 1.0),
];

/// The code of the lock of an answer, or of a list, is its place here.
#[rustfmt::skip]
pub const ANSWERS_AND_LISTS: [&str; 14] = [
    "arrivals", "calendar", "gate", "intercept", "routing", "sla", "response", "decay", "patience", "work_law",
    "conduct", "learning", "signals", "channels",
];

/// A built-in name's code is its place here plus 1; 0 announces a name spelled out.
#[rustfmt::skip]
pub const NAMES: [&str; 19] = [
    "pricing_page", "decision_maker", "student", "demo_requested", "ebook", "email_click", "company_size",
    "target_sector", "content", "search", "events", "organic_search", "paid_search", "social", "unknown",
    "direct", "email", "referral", "other",
];

/// `None` for codes that are not (or no longer) in use.
pub fn param(code: u32) -> Option<Param> {
    Param::from_id(LEVERS.get(code as usize)?.0)
}

/// The levers with their codes, in the order of codes.
pub fn coded(levers: &Levers) -> impl Iterator<Item = (u32, Lever)> {
    (0..LEVERS.len() as u32).filter_map(|code| Some((code, levers[param(code)?])))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::Company;
    use std::collections::BTreeSet;

    /// If this fails because a lever is new: append it to `LEVERS` with the value that changes nothing. If because
    /// a built-in name is new: append it to `NAMES`. Never insert, reorder or reuse.
    #[test]
    fn every_lever_and_name_has_one_code() {
        let ids: BTreeSet<_> = LEVERS.iter().map(|(id, _)| *id).collect();
        assert_eq!(ids.len(), LEVERS.len(), "no code is used twice");
        for param in Param::ALL {
            assert!(ids.contains(param.id()), "{} has no code", param.id());
        }
        assert_eq!(NAMES.iter().collect::<BTreeSet<_>>().len(), NAMES.len(), "no code is used twice");
        for scenario in Company::ALL.map(Company::scenario) {
            let channels = scenario.channels.iter().map(|channel| &channel.name);
            for name in channels.chain(scenario.signals.iter().map(|signal| &signal.name)) {
                assert!(NAMES.contains(&name.as_str()), "{name} has no code");
            }
        }
    }
}
