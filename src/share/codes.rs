//! Numbers that stand for identifiers in links. Append only: a link made today must mean the same for ever.
//! What is retired keeps its place; nothing is reordered or reused.

use crate::domain::{Company, Lever, Levers, Param, Scenario, Setup};

/// A lever's code is its place here.
pub const LEVERS: [&str; 53] = [
    "horizon_weeks",
    "warm_up_weeks",
    "leads_per_week",
    "demand_cv",
    "fit_share",
    "volume_effort",
    "volume_gain",
    "quality_effort",
    "quality_gain",
    "threshold",
    "lead_to_mql",
    "score_base",
    "score_noise",
    "inflation",
    "gaming_noise",
    "handoff_hours",
    "data_loss",
    "patience_days",
    "sla_hours",
    "sla_attempts",
    "kappa",
    "response_minutes",
    "reps",
    "attempts",
    "sales_effort",
    "work_cutoff",
    "report_rate",
    "attempt_hours",
    "discovery_hours",
    "sql_hours",
    "work_cv",
    "reachable",
    "attempt_a",
    "attempt_b",
    "mql_to_sql",
    "sql_to_opp",
    "opp_to_won",
    "lift_accept",
    "lift_open",
    "lift_win",
    "ref_fit_share",
    "ref_threshold",
    "ref_delay_hours",
    "ref_attempts",
    "deal_mean",
    "deal_cv",
    "deal_fit_ratio",
    "cycle_days",
    "cycle_sigma",
    "gross_margin",
    "rep_cost",
    "marketing_cost",
    "target_revenue",
];

/// A company's code is its place here.
pub const COMPANIES: [&str; 6] = ["smb_saas", "services", "industrial", "enterprise", "micro", "olist_maven"];

/// A setup's code is its place here plus 1; 0 is the company as it is.
pub const SETUPS: [&str; 2] = ["siloed", "shared_revenue"];

/// A built-in name's code is its place here plus 1; 0 announces a name spelled out.
pub const NAMES: [&str; 19] = [
    "pricing_page",
    "decision_maker",
    "student",
    "demo_requested",
    "ebook",
    "email_click",
    "company_size",
    "target_sector",
    "content",
    "search",
    "events",
    "organic_search",
    "paid_search",
    "social",
    "unknown",
    "direct",
    "email",
    "referral",
    "other",
];

/// How many lever codes there are.
pub const LEVER_CODES: u32 = LEVERS.len() as u32;

/// `None` for codes that are not (or no longer) in use.
pub fn param(code: u32) -> Option<Param> {
    Param::from_id(LEVERS.get(code as usize)?)
}

/// The levers with their codes, in the order of codes, of the first `count` codes.
pub fn coded(levers: &Levers, count: u32) -> impl Iterator<Item = (u32, Lever)> {
    (0..count).filter_map(|code| Some((code, levers[param(code)?])))
}

/// What a setup in a link is told as a difference from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Base {
    pub from: From,
    /// The way of running it that is then applied, if any.
    pub setup: Option<Setup>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum From {
    Company(Company),
    /// An earlier setup of the same link, by position.
    Earlier(usize),
}

/// The bit that tells an earlier setup from a company.
const EARLIER: u8 = 0x80;

impl Base {
    /// Every base that the setup after `earlier` others could have.
    pub fn candidates(earlier: usize) -> impl Iterator<Item = Base> {
        let companies = Company::ALL.into_iter().map(From::Company);
        let froms = (0..earlier).map(From::Earlier).chain(companies);
        froms.flat_map(|from| {
            [None, Some(Setup::Siloed), Some(Setup::SharedRevenue)].map(|setup| Base { from, setup })
        })
    }

    pub fn code(self) -> Option<u8> {
        let way = match self.setup {
            None => 0,
            Some(setup) => SETUPS.iter().position(|&id| id == setup.id())? + 1,
        };
        let (mark, from) = match self.from {
            From::Company(company) => (0, COMPANIES.iter().position(|&id| id == company.id())?),
            From::Earlier(position) => (EARLIER, position),
        };
        u8::try_from(from * 4 + way).ok().filter(|code| code & EARLIER == 0).map(|code| code | mark)
    }

    pub fn from_code(code: u8) -> Option<Base> {
        let setup = match usize::from(code & 3) {
            0 => None,
            way => Some(Setup::from_id(SETUPS.get(way - 1)?)?),
        };
        let place = usize::from(code & !EARLIER) / 4;
        let from = if code & EARLIER == 0 {
            From::Company(Company::from_id(COMPANIES.get(place)?)?)
        } else {
            From::Earlier(place)
        };
        Some(Base { from, setup })
    }

    /// The scenario itself; `None` if it points at a setup that is not there.
    pub fn scenario(self, earlier: &[Scenario]) -> Option<Scenario> {
        let scenario = match self.from {
            From::Company(company) => company.scenario(),
            From::Earlier(position) => earlier.get(position)?.clone(),
        };
        Some(self.setup.map_or_else(|| scenario.clone(), |setup| setup.apply(&scenario)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    /// If this fails because a lever is new: append its identifier to `LEVERS`. Never insert, reorder or reuse.
    #[test]
    fn every_lever_company_setup_and_name_has_one_code() {
        assert_eq!(LEVERS.iter().collect::<BTreeSet<_>>().len(), LEVERS.len(), "no code is used twice");
        for param in Param::ALL {
            assert!(LEVERS.contains(&param.id()), "{} has no code", param.id());
        }
        for base in Base::candidates(4) {
            let code = base.code().expect("every base has a code");
            assert_eq!(Base::from_code(code), Some(base));
        }
        for company in Company::ALL {
            let scenario = company.scenario();
            for name in scenario.channels.iter().map(|channel| &channel.name) {
                assert!(NAMES.contains(&name.as_str()), "{name} has no code");
            }
            for name in scenario.signals.iter().map(|signal| &signal.name) {
                assert!(NAMES.contains(&name.as_str()), "{name} has no code");
            }
        }
    }
}
