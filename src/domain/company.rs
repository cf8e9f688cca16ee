//! The starting companies: four types, a micro business, and a case built on public data.
//! Values and their sources: `evidence`. Leaves to others: how a company is run (`setup`).

use super::channel::Channel;
use super::choice::{Choices, Gate};
use super::lever::Lever;
use super::param::Param;
use super::scenario::{Levers, Scenario};
use super::setup::Setup;
use super::signal;

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Company {
    SmbSaas,
    Services,
    #[default]
    Industrial,
    Enterprise,
    /// One marketer and two sellers.
    Micro,
    /// Built on two public data sets: the Olist marketing funnel (demand by origin, 2017-06 to 2018-05) and the
    /// Maven Analytics CRM table (opportunities, deal values, cycles). A real-shaped case, not one company.
    OlistMaven,
}

impl Company {
    pub const ALL: [Company; 6] = [
        Company::SmbSaas,
        Company::Services,
        Company::Industrial,
        Company::Enterprise,
        Company::Micro,
        Company::OlistMaven,
    ];

    pub fn id(self) -> &'static str {
        match self {
            Company::SmbSaas => "smb_saas",
            Company::Services => "services",
            Company::Industrial => "industrial",
            Company::Enterprise => "enterprise",
            Company::Micro => "micro",
            Company::OlistMaven => "olist_maven",
        }
    }

    pub fn from_id(id: &str) -> Option<Company> {
        Company::ALL.into_iter().find(|company| company.id() == id)
    }

    /// The company under the table's default behaviour; `Setup::apply` makes it siloed or aligned.
    pub fn scenario(self) -> Scenario {
        let mut levers = Levers::default();
        for (param, value) in self.facts() {
            levers[param] = Lever::Fixed(value);
        }
        // The public funnel begins with MQLs: no score stands before the sales team's list.
        let gate = if self == Company::OlistMaven { Gate::Open } else { Gate::Threshold };
        Scenario {
            name: self.id().to_owned(),
            levers,
            choices: Choices { gate, ..Choices::default() },
            channels: self.channels(),
            signals: signal::defaults(),
        }
    }

    /// Today (siloed) and the proposal (shared revenue), as a first visit finds them.
    pub fn setups(self) -> [Scenario; 2] {
        let company = self.scenario();
        Setup::ALL.map(|setup| setup.apply(&company))
    }

    fn facts(self) -> [(Param, f64); 19] {
        use Param::*;
        // leads a week, reps, lead->MQL, MQL->SQL, SQL->opportunity, opportunity->won,
        // deal mean, deal CV, cycle days (median), cycle sigma, gross margin, rep cost, marketing cost, target,
        // delivery teams, days of work, days promised, gross retention, net retention
        let values = match self {
            Company::SmbSaas => [
                138.0, 4.0, 0.32, 0.38, 0.48, 0.28, 6e3, 0.8, 25.0, 0.6, 0.78, 5e4, 9e4, 700e3, 5.0, 10.0,
                21.0, 0.88, 1.0,
            ],
            Company::Services => [
                46.0, 4.0, 0.28, 0.35, 0.55, 0.28, 25e3, 0.8, 60.0, 0.7, 0.45, 55e3, 9e4, 900e3, 4.0, 30.0,
                45.0, 0.85, 0.95,
            ],
            Company::Industrial => [
                35.0, 3.0, 0.26, 0.22, 0.55, 0.25, 20e3, 0.8, 75.0, 0.6, 0.35, 55e3, 6e4, 300e3, 2.0, 30.0,
                45.0, 0.85, 1.0,
            ],
            Company::Enterprise => [
                58.0, 8.0, 0.24, 0.32, 0.40, 0.18, 120e3, 1.0, 150.0, 0.6, 0.75, 8e4, 200e3, 2e6, 4.0, 60.0,
                90.0, 0.93, 1.08,
            ],
            Company::Micro => [
                12.0, 2.0, 0.26, 0.22, 0.55, 0.25, 8e3, 0.8, 45.0, 0.6, 0.40, 4e4, 35e3, 60e3, 1.0, 30.0,
                45.0, 0.85, 1.0,
            ],
            Company::OlistMaven => [
                153.0, 6.0, 0.999, 0.14, 0.54, 0.6315, 2361.0, 1.08, 10.0, 1.37, 0.40, 3e4, 9e4, 750e3, 7.0,
                5.0, 10.0, 0.85, 1.0,
            ],
        };
        let params = [
            LeadsPerWeek,
            Reps,
            LeadToMql,
            MqlToSql,
            SqlToOpp,
            OppToWon,
            DealMean,
            DealCv,
            CycleDays,
            CycleSigma,
            GrossMargin,
            RepCost,
            MarketingCost,
            TargetRevenue,
            DeliveryTeams,
            DeliveryDays,
            PromiseDays,
            GrossRetention,
            NetRetention,
        ];
        std::array::from_fn(|i| (params[i], values[i]))
    }

    fn channels(self) -> Vec<Channel> {
        match self {
            // Origins by volume; fit in proportion to each origin's share of wins. Prices are illustrative.
            Company::OlistMaven => vec![
                Channel::new("organic_search", 2296.0, 15.0, 0.31),
                Channel::new("paid_search", 1586.0, 40.0, 0.40),
                Channel::new("social", 1350.0, 25.0, 0.15),
                Channel::new("unknown", 1159.0, 10.0, 0.30),
                Channel::new("direct", 499.0, 10.0, 0.39),
                Channel::new("email", 493.0, 8.0, 0.08),
                Channel::new("referral", 284.0, 20.0, 0.20),
                Channel::new("other", 333.0, 20.0, 0.20),
            ],
            Company::SmbSaas => channels([12.0, 22.0, 30.0]),
            Company::Services => channels([20.0, 40.0, 55.0]),
            Company::Industrial | Company::Micro => channels([15.0, 30.0, 40.0]),
            Company::Enterprise => channels([60.0, 110.0, 160.0]),
        }
    }
}

/// Search, content and fairs at the given euro per lead: illustrative volumes and fits.
fn channels(cost: [f64; 3]) -> Vec<Channel> {
    vec![
        Channel::new("content", 0.45, cost[0], 0.22),
        Channel::new("search", 0.35, cost[1], 0.36),
        Channel::new("events", 0.20, cost[2], 0.38),
    ]
}
