//! The table of rates: what is worth dividing by what. Leaves to others: the outputs (`output`), wording (`i18n`).

use super::output::Output;
use super::results::WorldResults;
use super::stats::{Estimate, ratio};

/// Declares [`Rate`], its identifiers, units and terms together.
macro_rules! rates {
    ($( $variant:ident $id:literal $group:ident $unit:ident:
        $( $over:ident )+ $( - $over_less:ident )* => $( $under:ident )+ $( - $under_less:ident )*; )*) => {
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

            pub fn group(self) -> RateGroup {
                [$( RateGroup::$group, )*][self as usize]
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

/// What a rate tells of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RateGroup {
    /// How many pass from stage to stage, by events in the window: a deal was opened long before it is won.
    Stage,
    /// Who passes: the aligned view.
    Fit,
    /// Work on leads.
    Work,
    /// A lead costs what its channel charges; an opportunity and a customer also what both teams cost and are paid.
    Money,
    /// After the sale.
    Customer,
    /// The waits are of the leads that joined in the window; abandonment counts when it happens.
    Queue,
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
    LeadToMql                "lead_to_mql"          Stage Share: Mqls => Leads;
    MqlToSql                 "mql_to_sql"           Stage Share: Sqls => Mqls;
    SqlToOpp                 "sql_to_opp"           Stage Share: Opportunities => Sqls;
    OppToWon                 "opp_to_won"           Stage Share: Won => Opportunities;
    MqlToWon                 "mql_to_won"           Stage Share: Won => Mqls;
    LeadToWon                "lead_to_won"          Stage Share: Won => Leads;
    FitShareOfLeads          "fit_share_of_leads"   Fit   Share: FitLeads => Leads;
    MqlPrecision             "mql_precision"        Fit   Share: FitMqls => Mqls;
    MqlRecall                "mql_recall"           Fit   Share: FitMqls => FitLeads;
    FitShareOfOpportunities  "fit_share_of_opportunities" Fit Share: FitOpportunities => Opportunities;
    WinRateFit               "win_rate_fit"         Fit   Share: FitWon => FitOpportunities;
    WinRateNoFit             "win_rate_no_fit"      Fit   Share: Won - FitWon => Opportunities - FitOpportunities;
    NeverWorkedShare         "never_worked_share"   Work  Share: NeverWorked => HandedOver;
    ContactRate              "contact_rate"         Work  Share: Contacted => Attempted;
    AttemptsPerLead          "attempts_per_lead"    Work  Mean:  Attempts => Attempted;
    ResponseHours            "mean_response_hours"  Work  Hours: ResponseHours => Attempted;
    SlaCompliance            "sla_compliance"       Work  Share: WithinSla => HandedOver;
    EngagementDecay          "mean_decay"           Work  Mean:  DecaySum => Attempted;
    CycleDays                "mean_cycle_days"      Work  Days:  ClosedDays => Won;
    CostPerLead              "cost_per_lead"        Money Euro:  MediaCost => Leads;
    CostPerOpportunity       "cost_per_opportunity" Money Euro:
        MediaCost TeamCost MarketingBonus SalesBonus - Fines - ClawedBack => Opportunities;
    Cac                      "cac"                  Money Euro:
        MediaCost TeamCost MarketingBonus SalesBonus - Fines - ClawedBack => Won;
    RevenuePerLead           "revenue_per_lead"     Money Euro:  Revenue => Leads;
    MeanDeal                 "mean_deal"            Money Euro:  Revenue => Won;
    BonusShare               "bonus_share"          Money Share:
        MarketingBonus SalesBonus - Fines - ClawedBack => Revenue;
    ProfitMargin             "profit_margin"        Money Share: Profit => Revenue;
    TimeToValueDays          "time_to_value_days"   Customer Days: ValueDays => Delivered;
    LateDaysPerCustomer      "mean_late_days"       Customer Days: LateDays => Delivered;
    ReworkRate               "rework_rate"          Customer Share: Reworked => Delivered;
    PassesPerCustomer        "delivery_passes_per_customer" Customer Mean: DeliveryPasses => Delivered;
    DeliveryUtilisation      "delivery_utilisation" Customer Share: DeliveryBusyHours => DeliveryCapacityHours;
    ChurnPerMonth            "churn_per_month"      Customer Share: Churned => CustomerMonths;
    GrossRetention           "gross_retention"      Customer Share: CohortKept => CohortValue;
    NetRetention             "net_retention"        Customer Share: CohortGrown => CohortValue;
    NetPromoters             "net_promoters"        Customer Share: Promoters - Detractors => Delivered;
    LifetimeValue            "lifetime_value"       Customer Euro:  LifetimeMargin => Delivered;
    PWait                    "p_wait"               Queue Share: Waited => Offered;
    MeanWait                 "mean_wait_hours"      Queue Hours: WaitHours => Offered;
    MeanWaitOfThoseWhoWaited "mean_wait_of_those_who_waited_hours" Queue Hours: WaitHours => Waited;
    MeanWaitFit              "mean_wait_fit_hours"  Queue Hours: FitWaitHours => FitOffered;
    MeanWaitNoFit            "mean_wait_no_fit_hours" Queue Hours: WaitHours - FitWaitHours => Offered - FitOffered;
    PWaitOver1               "p_wait_over_1"        Queue Share: WaitOver1 => Offered;
    PWaitOver2               "p_wait_over_2"        Queue Share: WaitOver2 => Offered;
    PWaitOver3               "p_wait_over_3"        Queue Share: WaitOver3 => Offered;
    PWaitOver4               "p_wait_over_4"        Queue Share: WaitOver4 => Offered;
    PAbandon                 "p_abandon"            Queue Share: PatienceRanOut => Offered;
    MeanQueueLength          "mean_queue_length"    Queue Mean:  QueueHours => WindowHours;
    Utilisation              "utilisation"          Queue Share: BusyHours => CapacityHours;
}

impl Rate {
    /// P(wait > t) for the four probes, in order.
    pub const WAIT_OVER: [Rate; 4] = [Rate::PWaitOver1, Rate::PWaitOver2, Rate::PWaitOver3, Rate::PWaitOver4];

    /// The rate of these totals; `None` if there was nothing to divide by.
    pub fn of(self, total: impl Fn(Output) -> f64) -> Option<f64> {
        let sum =
            |terms: &[(f64, Output)]| terms.iter().map(|&(sign, output)| sign * total(output)).sum::<f64>();
        let Terms { over, under } = TERMS[self as usize];
        let under = sum(under);
        (under != 0.0).then(|| sum(over) / under)
    }

    /// The rate over all trials of a world, with its error.
    pub fn estimate(self, world: &WorldResults) -> Option<Estimate> {
        let terms = &TERMS[self as usize];
        let trials = world.column(Output::Leads).len();
        ratio((0..trials).map(|trial| (sum(world, terms.over, trial), sum(world, terms.under, trial))))
    }
}

/// Outputs with their signs.
#[derive(Clone, Copy)]
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
