//! What one trial reports: the table of outputs, as counts and sums that are always finite and can be added up.
//! Leaves to others: rates and percentiles (`stats`, `summary`), wording (`i18n`).

/// Declares [`Output`], its identifiers and units together.
macro_rules! outputs {
    ($( $variant:ident $id:literal $unit:ident; )*) => {
        /// One number per trial. All refer to the counted window (after the warm-up, up to the horizon).
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Output { $( $variant, )* }

        impl Output {
            pub const ALL: [Output; OUTPUT_COUNT] = [$( Output::$variant, )*];

            pub fn id(self) -> &'static str {
                [$( $id, )*][self as usize]
            }

            pub fn unit(self) -> OutputUnit {
                [$( OutputUnit::$unit, )*][self as usize]
            }
        }

        pub const OUTPUT_COUNT: usize = [$( Output::$variant, )*].len();
    };
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OutputUnit {
    Count,
    Hours,
    Days,
    Euro,
}

outputs! {
    // Money.
    Revenue          "revenue"            Euro;  // bookings: value of the deals won
    PipelineCreated  "pipeline_created"   Euro;  // value of the opportunities opened
    MediaCost        "media_cost"         Euro;
    TeamCost         "team_cost"          Euro;  // payroll of reps and marketing
    MarketingBonus   "marketing_bonus"    Euro;  // as earned
    SalesBonus       "sales_bonus"        Euro;  // as earned, before the next two
    Fines            "fines"              Euro;  // taken off sales' bonuses
    ClawedBack       "clawed_back"        Euro;  // commission that sales pays back
    DeliveryCost     "delivery_cost"      Euro;  // of delivery teams, beyond what the margin holds
    GrossMargin      "gross_margin"       Euro;
    Profit           "profit"             Euro;  // gross margin less all that is above
    // Stages: events in the window.
    Leads            "leads"              Count;
    FitLeads         "fit_leads"          Count;
    Mqls             "mqls"               Count;
    FitMqls          "fit_mqls"           Count;
    HandedOver       "handed_over"        Count; // arrived on the sales team's list
    Offered          "offered"            Count; // of those, joined the queue: the rest is never worked
    Contacted        "contacted"          Count; // a rep spoke with the buyer
    Sqls             "sqls"               Count;
    Opportunities    "opportunities"      Count;
    FitOpportunities "fit_opportunities"  Count;
    Won              "won"                Count;
    FitWon           "fit_won"            Count;
    // End states, and the stock at both ends of the window.
    OpenAtStart      "open_at_start"      Count;
    Returned         "returned"           Count; // were below the threshold, come back and pass
    BelowThreshold   "below_threshold"    Count;
    LostInHandoff    "lost_in_handoff"    Count;
    NeverWorked      "never_worked"       Count;
    PatienceRanOut   "patience_ran_out"   Count;
    NotReached       "not_reached"        Count;
    RejectedBudget   "rejected_budget"    Count;
    RejectedAuthority "rejected_authority" Count;
    RejectedTiming   "rejected_timing"    Count;
    RejectedRival    "rejected_rival"     Count;
    RejectedNoReply  "rejected_no_reply"  Count;
    NoOpportunity    "no_opportunity"     Count;
    DealLost         "deal_lost"          Count;
    OpenAtEnd        "open_at_end"        Count;
    // The queue. Waits are in hours of wall time, from joining to the first attempt or giving up.
    Waited           "waited"             Count; // of those offered, how many waited at all
    WaitHours        "wait_hours"         Hours; // sum over those offered
    FitOffered       "fit_offered"        Count; // of those offered, leads that fit
    FitWaitHours     "fit_wait_hours"     Hours; // sum over them
    WaitOver1        "wait_over_1"        Count; // waits above the 1st..4th probe
    WaitOver2        "wait_over_2"        Count;
    WaitOver3        "wait_over_3"        Count;
    WaitOver4        "wait_over_4"        Count;
    QueueHours       "queue_hours"        Hours; // time integral of the queue length
    BusyHours        "busy_hours"         Hours; // rep hours worked on leads
    CapacityHours    "capacity_hours"     Hours; // rep hours on offer
    WindowHours      "window_hours"       Hours; // wall hours in the window
    // First contact.
    Attempted        "attempted"          Count; // leads with a first attempt in the window
    ResponseHours    "response_hours"     Hours; // sum over them: from arrival to first attempt
    WithinSla        "within_sla"         Count; // of those handed over, first attempt in time
    Attempts         "attempts"           Count; // contact attempts made
    DecaySum         "decay_sum"          Count; // sum of g(t)^kappa over those attempted
    Duplicates       "duplicates"         Count; // of those offered, on the list twice
    Reported         "reported"           Count; // outcomes that sales reports back
    ClosedDays       "closed_days"        Days;  // sum of days from first contact to won
    // After the sale.
    Recognised       "recognised"         Euro;  // revenue earned from live customers
    DeliveryPasses   "delivery_passes"    Count; // deliveries started, again and again if they fail
    DeliveryBusyHours "delivery_busy_hours" Hours;
    DeliveryCapacityHours "delivery_capacity_hours" Hours;
    Delivered        "delivered"          Count; // customers that went live
    ValueDays        "value_days"         Days;  // sum over them: from won to live
    LateDays         "late_days"          Days;  // sum over them: beyond the promise
    Reworked         "reworked"           Count; // of those live, how many had to be done again
    Promoters        "promoters"          Count; // of those live: would recommend, 9 or 10
    Detractors       "detractors"         Count; // would not, 0 to 6
    LifetimeMargin   "lifetime_margin"    Euro;  // of those live: margin over their whole stay
    CohortValue      "cohort_value"       Euro;  // of those live: value of their deals
    CohortKept       "cohort_kept"        Euro;  // of that, kept a year later
    CohortGrown      "cohort_grown"       Euro;  // kept or added a year later
    CustomersAtStart "customers_at_start" Count; // live when the window began
    CustomerMonths   "customer_months"    Count; // months lived by customers
    Churned          "churned"            Count;
    Expansions       "expansions"         Count;
}

/// One trial of one scenario.
pub type Outputs = [f64; OUTPUT_COUNT];

/// The end states, for the conservation of leads:
/// `OpenAtStart + Leads + Returned = sum(END_STATES) + OpenAtEnd`, exactly.
pub const END_STATES: [Output; 13] = [
    Output::BelowThreshold,
    Output::LostInHandoff,
    Output::NeverWorked,
    Output::PatienceRanOut,
    Output::NotReached,
    Output::RejectedBudget,
    Output::RejectedAuthority,
    Output::RejectedTiming,
    Output::RejectedRival,
    Output::RejectedNoReply,
    Output::NoOpportunity,
    Output::DealLost,
    Output::Won,
];
