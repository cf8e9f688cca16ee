//! The table of rates: what is worth dividing by what. Leaves to others: the outputs (`output`), wording (`i18n`).

use super::output::Output;
use super::results::WorldResults;
use super::stats::{Estimate, ratio};

/// Declares [`Rate`], its identifiers, units and terms together.
macro_rules! rates {
    ($( $variant:ident $id:literal $unit:ident
        [$( $over:ident )*] less [$( $over_less:ident )*] per [$( $under:ident )*] less [$( $under_less:ident )*]; )*) => {
        /// The sum of some outputs over the sum of others.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Rate { $( $variant, )* }

        /// How many rates there are.
        pub const RATE_COUNT: usize = [$( Rate::$variant, )*].len();

        impl Rate {
            pub const ALL: [Rate; RATE_COUNT] = [$( Rate::$variant, )*];

            pub fn id(self) -> &'static str {
                [$( $id, )*][self as usize]
            }

            pub fn unit(self) -> RateUnit {
                [$( RateUnit::$unit, )*][self as usize]
            }
        }

        static TERMS: [Terms; RATE_COUNT] = [$( Terms {
            over: &[$( (1.0, Output::$over), )* $( (-1.0, Output::$over_less), )*],
            under: &[$( (1.0, Output::$under), )* $( (-1.0, Output::$under_less), )*],
        }, )*];
    };
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RateUnit {
    Share,
    /// A mean number per lead.
    Mean,
    Hours,
    Days,
    Euro,
}

rates! {
    // From stage to stage, by events in the window: a deal of a long cycle was opened before it is won.
    LeadToMql        "lead_to_mql"        Share [Mqls] less [] per [Leads] less [];
    MqlToSql         "mql_to_sql"         Share [Sqls] less [] per [Mqls] less [];
    SqlToOpp         "sql_to_opp"         Share [Opportunities] less [] per [Sqls] less [];
    OppToWon         "opp_to_won"         Share [Won] less [] per [Opportunities] less [];
    MqlToWon         "mql_to_won"         Share [Won] less [] per [Mqls] less [];
    LeadToWon        "lead_to_won"        Share [Won] less [] per [Leads] less [];
    // By fit: the aligned view.
    FitShareOfLeads  "fit_share_of_leads" Share [FitLeads] less [] per [Leads] less [];
    MqlPrecision     "mql_precision"      Share [FitMqls] less [] per [Mqls] less [];
    MqlRecall        "mql_recall"         Share [FitMqls] less [] per [FitLeads] less [];
    FitShareOfOpportunities "fit_share_of_opportunities" Share [FitOpportunities] less [] per [Opportunities] less [];
    WinRateFit       "win_rate_fit"       Share [FitWon] less [] per [FitOpportunities] less [];
    WinRateNoFit     "win_rate_no_fit"    Share [Won] less [FitWon] per [Opportunities] less [FitOpportunities];
    // Work on leads.
    NeverWorkedShare "never_worked_share" Share [NeverWorked] less [] per [HandedOver] less [];
    ContactRate      "contact_rate"       Share [Contacted] less [] per [Attempted] less [];
    AttemptsPerLead  "attempts_per_lead"  Mean  [Attempts] less [] per [Attempted] less [];
    ResponseHours    "mean_response_hours" Hours [ResponseHours] less [] per [Attempted] less [];
    SlaCompliance    "sla_compliance"     Share [WithinSla] less [] per [HandedOver] less [];
    EngagementDecay  "mean_decay"         Mean  [DecaySum] less [] per [Attempted] less [];
    CycleDays        "mean_cycle_days"    Days  [ClosedDays] less [] per [Won] less [];
    // Money. A lead's cost is what the channels charge; an opportunity's and a customer's include both teams.
    CostPerLead      "cost_per_lead"      Euro  [MediaCost] less [] per [Leads] less [];
    CostPerOpportunity "cost_per_opportunity" Euro [MediaCost TeamCost] less [] per [Opportunities] less [];
    Cac              "cac"                Euro  [MediaCost TeamCost] less [] per [Won] less [];
    RevenuePerLead   "revenue_per_lead"   Euro  [Revenue] less [] per [Leads] less [];
    MeanDeal         "mean_deal"          Euro  [Revenue] less [] per [Won] less [];
    // The queue. Its waits are of the leads that joined in the window, abandonment by when it happens.
    PWait            "p_wait"             Share [Waited] less [] per [Offered] less [];
    MeanWait         "mean_wait_hours"    Hours [WaitHours] less [] per [Offered] less [];
    MeanWaitOfThoseWhoWaited "mean_wait_of_those_who_waited_hours" Hours [WaitHours] less [] per [Waited] less [];
    MeanWaitFit      "mean_wait_fit_hours" Hours [FitWaitHours] less [] per [FitOffered] less [];
    MeanWaitNoFit    "mean_wait_no_fit_hours" Hours [WaitHours] less [FitWaitHours] per [Offered] less [FitOffered];
    PWaitOver1       "p_wait_over_1"      Share [WaitOver1] less [] per [Offered] less [];
    PWaitOver2       "p_wait_over_2"      Share [WaitOver2] less [] per [Offered] less [];
    PWaitOver3       "p_wait_over_3"      Share [WaitOver3] less [] per [Offered] less [];
    PWaitOver4       "p_wait_over_4"      Share [WaitOver4] less [] per [Offered] less [];
    PAbandon         "p_abandon"          Share [PatienceRanOut] less [] per [Offered] less [];
    MeanQueueLength  "mean_queue_length"  Mean  [QueueHours] less [] per [WindowHours] less [];
    Utilisation      "utilisation"        Share [BusyHours] less [] per [CapacityHours] less [];
}

impl Rate {
    /// P(wait > t) for the four probes, in order.
    pub const WAIT_OVER: [Rate; 4] = [Rate::PWaitOver1, Rate::PWaitOver2, Rate::PWaitOver3, Rate::PWaitOver4];

    /// The rate over all trials of a world; `None` if there was nothing to divide by.
    pub fn estimate(self, world: &WorldResults) -> Option<Estimate> {
        let terms = &TERMS[self as usize];
        let trials = world.column(Output::Leads).len();
        ratio((0..trials).map(|trial| (sum(world, terms.over, trial), sum(world, terms.under, trial))))
    }
}

/// Outputs with their signs.
struct Terms {
    over: &'static [(f64, Output)],
    under: &'static [(f64, Output)],
}

fn sum(world: &WorldResults, terms: &[(f64, Output)], trial: usize) -> f64 {
    terms.iter().map(|&(sign, output)| sign * world.column(output)[trial]).sum()
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn identifiers_are_unique() {
        let ids: BTreeSet<_> = Rate::ALL.into_iter().map(Rate::id).collect();
        assert_eq!(ids.len(), RATE_COUNT);
    }
}
