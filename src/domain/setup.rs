//! The two starting setups: how behaviour and agreements differ between silos and shared revenue.
//! The behaviour values are assumed, not measured; every one is a lever.

use super::choice::{Gate, Routing, Sla};
use super::lever::Lever;
use super::param::Param;
use super::scenario::Scenario;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Setup {
    /// Marketing is paid per MQL, sales per close; nobody answers for what happens in between.
    Siloed,
    /// Both are paid from the revenue they make together, and have agreed on a service level.
    SharedRevenue,
}

impl Setup {
    pub const ALL: [Setup; 2] = [Setup::Siloed, Setup::SharedRevenue];

    pub fn id(self) -> &'static str {
        match self {
            Setup::Siloed => "siloed",
            Setup::SharedRevenue => "shared_revenue",
        }
    }

    pub fn from_id(id: &str) -> Option<Setup> {
        Setup::ALL.into_iter().find(|setup| setup.id() == id)
    }

    /// The behaviour levers of this setup: assumed values.
    pub fn behaviour(self) -> [(Param, f64); 10] {
        use Param::*;
        let [inflation, volume, quality, effort, attempts, cutoff, report, handoff, loss, sla] = match self {
            Setup::Siloed => [10.0, 0.5, 0.0, 0.0, 3.0, 10.0, 0.2, 8.0, 0.05, 24.0],
            Setup::SharedRevenue => [0.0, 0.1, 0.3, 0.5, 5.0, 0.0, 0.8, 2.0, 0.01, 2.0],
        };
        [
            (Inflation, inflation),
            (VolumeEffort, volume),
            (QualityEffort, quality),
            (SalesEffort, effort),
            (Attempts, attempts),
            (WorkCutoff, cutoff),
            (ReportRate, report),
            (HandoffHours, handoff),
            (DataLoss, loss),
            (SlaHours, sla),
        ]
    }

    /// `company` run in this way.
    pub fn apply(self, company: &Scenario) -> Scenario {
        let mut scenario = company.clone();
        for (param, value) in self.behaviour() {
            // Without a threshold there is no score that reps could hold against a lead.
            if param == Param::WorkCutoff && company.choices.gate == Gate::Open {
                continue;
            }
            scenario.levers[param] = Lever::Fixed(value);
        }
        (scenario.choices.routing, scenario.choices.sla) = match self {
            Setup::Siloed => (Routing::FreshestFirst, Sla::None),
            Setup::SharedRevenue => (Routing::ByScore, Sla::Hard),
        };
        scenario.name = self.id().to_owned();
        scenario
    }
}
