//! What a setup in a link is told as a difference from: a frozen copy of a starting company, or an earlier setup
//! of the same link, as it is or run in a frozen way. The copies match the presets of the day on which they were
//! made; presets may change, links must not. Append only.

use super::codes::LEVERS;
use crate::domain::{
    Arrivals, Calendar, Channel, Choices, Conduct, Decay, Gate, Intercept, Learning, Lever, Levers, Param,
    Patience, Response, Routing, Scenario, Signal, Sla, WorkLaw,
};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Base {
    pub from: From,
    pub way: Way,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum From {
    /// A place in `COMPANIES`.
    Company(u8),
    /// An earlier setup of the same link, by position.
    Earlier(u8),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    AsIs,
    Siloed,
    SharedRevenue,
}

impl Base {
    /// Every base that the setup after `earlier` others could have.
    pub fn candidates(earlier: usize) -> impl Iterator<Item = Base> {
        let froms =
            (0..earlier as u8).map(From::Earlier).chain((0..COMPANIES.len() as u8).map(From::Company));
        froms.flat_map(|from| [Way::AsIs, Way::Siloed, Way::SharedRevenue].map(|way| Base { from, way }))
    }

    /// The scenario itself; `None` if it points at what is not there.
    pub fn scenario(self, earlier: &[Scenario]) -> Option<Scenario> {
        let scenario = match self.from {
            From::Company(place) => company(COMPANIES.get(usize::from(place))?),
            From::Earlier(position) => earlier.get(usize::from(position))?.clone(),
        };
        Some(run(scenario, self.way))
    }

    /// One byte: the company or position, and the way in the two lowest bits.
    pub fn code(self) -> u8 {
        let (mark, place) = match self.from {
            From::Company(place) => (0, place),
            From::Earlier(position) => (EARLIER, position),
        };
        mark | place << 2 | self.way as u8
    }

    pub fn from_code(code: u8) -> Option<Base> {
        let way = *[Way::AsIs, Way::Siloed, Way::SharedRevenue].get(usize::from(code & 3))?;
        let place = (code & !EARLIER) >> 2;
        Some(Base {
            from: if code & EARLIER == 0 { From::Company(place) } else { From::Earlier(place) },
            way,
        })
    }
}

/// The bit that tells an earlier setup from a company.
const EARLIER: u8 = 0x80;

struct Company {
    name: &'static str,
    gate: Gate,
    /// In the order of `FACTS`; what a company was frozen without has the value of `LEVERS`.
    facts: &'static [f64],
    /// Name, weight, cost per lead, fit.
    channels: &'static [(&'static str, f64, f64, f64)],
}

#[rustfmt::skip]
const FACTS: [Param; 19] = [
    Param::LeadsPerWeek, Param::Reps, Param::LeadToMql, Param::MqlToSql, Param::SqlToOpp, Param::OppToWon,
    Param::DealMean, Param::DealCv, Param::CycleDays, Param::CycleSigma, Param::GrossMargin, Param::RepCost,
    Param::MarketingCost, Param::TargetRevenue, Param::DeliveryTeams, Param::DeliveryDays, Param::PromiseDays,
    Param::GrossRetention, Param::NetRetention,
];

#[rustfmt::skip]
const CHANNELS: [&[(&str, f64, f64, f64)]; 6] = [
    &[("content", 0.45, 12.0, 0.22), ("search", 0.35, 22.0, 0.36), ("events", 0.20, 30.0, 0.38)],
    &[("content", 0.45, 20.0, 0.22), ("search", 0.35, 40.0, 0.36), ("events", 0.20, 55.0, 0.38)],
    &[("content", 0.45, 15.0, 0.22), ("search", 0.35, 30.0, 0.36), ("events", 0.20, 40.0, 0.38)],
    &[("content", 0.45, 60.0, 0.22), ("search", 0.35, 110.0, 0.36), ("events", 0.20, 160.0, 0.38)],
    &[("content", 0.45, 15.0, 0.22), ("search", 0.35, 30.0, 0.36), ("events", 0.20, 40.0, 0.38)],
    &[
            ("organic_search", 2296.0, 15.0, 0.31), ("paid_search", 1586.0, 40.0, 0.40),
            ("social", 1350.0, 25.0, 0.15), ("unknown", 1159.0, 10.0, 0.30), ("direct", 499.0, 10.0, 0.39),
            ("email", 493.0, 8.0, 0.08), ("referral", 284.0, 20.0, 0.20), ("other", 333.0, 20.0, 0.20),
        ],
];

#[rustfmt::skip]
const COMPANIES: [Company; 12] = [
    Company {
        name: "smb_saas", gate: Gate::Threshold,
        facts: &[138.0, 4.0, 0.32, 0.38, 0.48, 0.28, 6e3, 0.8, 25.0, 0.6, 0.78, 5e4, 9e4, 700e3],
        channels: CHANNELS[0],
    },
    Company {
        name: "services", gate: Gate::Threshold,
        facts: &[46.0, 4.0, 0.28, 0.35, 0.55, 0.28, 25e3, 0.8, 60.0, 0.7, 0.45, 55e3, 9e4, 900e3],
        channels: CHANNELS[1],
    },
    Company {
        name: "industrial", gate: Gate::Threshold,
        facts: &[35.0, 3.0, 0.26, 0.22, 0.55, 0.25, 20e3, 0.8, 75.0, 0.6, 0.35, 55e3, 6e4, 300e3],
        channels: CHANNELS[2],
    },
    Company {
        name: "enterprise", gate: Gate::Threshold,
        facts: &[58.0, 8.0, 0.24, 0.32, 0.40, 0.18, 120e3, 1.0, 150.0, 0.6, 0.75, 8e4, 200e3, 2e6],
        channels: CHANNELS[3],
    },
    Company {
        name: "micro", gate: Gate::Threshold,
        facts: &[12.0, 2.0, 0.26, 0.22, 0.55, 0.25, 8e3, 0.8, 45.0, 0.6, 0.40, 4e4, 35e3, 60e3],
        channels: CHANNELS[4],
    },
    Company {
        name: "olist_maven", gate: Gate::Open,
        facts: &[153.0, 6.0, 0.999, 0.14, 0.54, 0.6315, 2361.0, 1.08, 10.0, 1.37, 0.40, 3e4, 9e4, 750e3],
        channels: CHANNELS[5],
    },
    // From when customers were followed after the sale.
    Company {
        name: "smb_saas", gate: Gate::Threshold,
        facts: &[138.0, 4.0, 0.32, 0.38, 0.48, 0.28, 6e3, 0.8, 25.0, 0.6, 0.78, 5e4, 9e4, 700e3,
            5.0, 10.0, 21.0, 0.88, 1.0],
        channels: CHANNELS[0],
    },
    Company {
        name: "services", gate: Gate::Threshold,
        facts: &[46.0, 4.0, 0.28, 0.35, 0.55, 0.28, 25e3, 0.8, 60.0, 0.7, 0.45, 55e3, 9e4, 900e3,
            4.0, 30.0, 45.0, 0.85, 0.95],
        channels: CHANNELS[1],
    },
    Company {
        name: "industrial", gate: Gate::Threshold,
        facts: &[35.0, 3.0, 0.26, 0.22, 0.55, 0.25, 20e3, 0.8, 75.0, 0.6, 0.35, 55e3, 6e4, 300e3,
            2.0, 30.0, 45.0, 0.85, 1.0],
        channels: CHANNELS[2],
    },
    Company {
        name: "enterprise", gate: Gate::Threshold,
        facts: &[58.0, 8.0, 0.24, 0.32, 0.40, 0.18, 120e3, 1.0, 150.0, 0.6, 0.75, 8e4, 200e3, 2e6,
            4.0, 60.0, 90.0, 0.93, 1.08],
        channels: CHANNELS[3],
    },
    Company {
        name: "micro", gate: Gate::Threshold,
        facts: &[12.0, 2.0, 0.26, 0.22, 0.55, 0.25, 8e3, 0.8, 45.0, 0.6, 0.40, 4e4, 35e3, 60e3,
            1.0, 30.0, 45.0, 0.85, 1.0],
        channels: CHANNELS[4],
    },
    Company {
        name: "olist_maven", gate: Gate::Open,
        facts: &[153.0, 6.0, 0.999, 0.14, 0.54, 0.6315, 2361.0, 1.08, 10.0, 1.37, 0.40, 3e4, 9e4, 750e3,
            7.0, 5.0, 10.0, 0.85, 1.0],
        channels: CHANNELS[5],
    },
];

/// Name, P(signal | fit), P(signal | no fit), points.
const SIGNALS: [(&str, f64, f64, f64); 8] = [
    ("pricing_page", 0.45, 0.18, 20.0),
    ("decision_maker", 0.35, 0.15, 10.0),
    ("student", 0.01, 0.12, -50.0),
    ("demo_requested", 0.20, 0.04, 25.0),
    ("ebook", 0.60, 0.70, 10.0),
    ("email_click", 0.55, 0.50, 10.0),
    ("company_size", 0.75, 0.40, 10.0),
    ("target_sector", 0.70, 0.35, 5.0),
];

fn company(frozen: &Company) -> Scenario {
    let mut levers = Levers::default();
    for (id, value) in LEVERS {
        if let Some(param) = Param::from_id(id) {
            levers[param] = Lever::Fixed(value);
        }
    }
    for (param, value) in FACTS.iter().zip(frozen.facts) {
        levers[*param] = Lever::Fixed(*value);
    }
    let channels = frozen.channels.iter();
    Scenario {
        name: frozen.name.to_owned(),
        levers,
        choices: Choices {
            arrivals: Arrivals::Office,
            calendar: Calendar::Business,
            gate: frozen.gate,
            intercept: Intercept::Rate,
            routing: Routing::FirstCome,
            sla: Sla::None,
            response: Response::Queue,
            decay: Decay::Telfer2018,
            patience: Patience::Exponential,
            work_law: WorkLaw::Lognormal,
            conduct: Conduct::Frozen,
            learning: Learning::Off,
        },
        channels: channels.map(|&(name, weight, cost, fit)| Channel::new(name, weight, cost, fit)).collect(),
        signals: SIGNALS.map(|(name, fit, no_fit, points)| Signal::new(name, fit, no_fit, points)).into(),
    }
}

#[rustfmt::skip]
const BEHAVIOUR: [Param; 10] = [
    Param::Inflation, Param::VolumeEffort, Param::QualityEffort, Param::SalesEffort, Param::Attempts,
    Param::WorkCutoff, Param::ReportRate, Param::HandoffHours, Param::DataLoss, Param::SlaHours,
];

fn run(mut scenario: Scenario, way: Way) -> Scenario {
    let (name, routing, sla, behaviour) = match way {
        Way::AsIs => return scenario,
        Way::Siloed => (
            "siloed",
            Routing::FreshestFirst,
            Sla::None,
            [10.0, 0.5, 0.0, 0.0, 3.0, 10.0, 0.2, 8.0, 0.05, 24.0],
        ),
        Way::SharedRevenue => (
            "shared_revenue",
            Routing::ByScore,
            Sla::Hard,
            [0.0, 0.1, 0.3, 0.5, 5.0, 0.0, 0.8, 2.0, 0.01, 2.0],
        ),
    };
    for (param, value) in BEHAVIOUR.into_iter().zip(behaviour) {
        if param != Param::WorkCutoff || scenario.choices.gate == Gate::Threshold {
            scenario.levers[param] = Lever::Fixed(value);
        }
    }
    scenario.choices.routing = routing;
    scenario.choices.sla = sla;
    scenario.name = name.to_owned();
    scenario
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain;

    #[test]
    fn every_base_has_a_code() {
        for base in Base::candidates(4) {
            assert_eq!(Base::from_code(base.code()), Some(base));
        }
        assert_eq!(Base::from_code(3), None);
    }

    /// Not a promise: it keeps links short. When presets change, links to them grow by what changed; then append
    /// the new values to `COMPANIES` (never edit the old ones) and point this test at their new places.
    #[test]
    fn the_frozen_companies_are_todays_presets() {
        for (place, company) in domain::Company::ALL.into_iter().enumerate() {
            let from = From::Company((COMPANIES.len() - domain::Company::ALL.len() + place) as u8);
            let frozen = |way| Base { from, way }.scenario(&[]);
            assert_eq!(frozen(Way::AsIs), Some(company.scenario()));
            assert_eq!([Way::Siloed, Way::SharedRevenue].map(frozen), company.setups().map(Some));
        }
    }
}
