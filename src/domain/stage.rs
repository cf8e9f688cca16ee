//! The stages a lead passes and the states in which it can end.
//! Leaves to others: counting them (`sim::output`), wording (`i18n`).

/// The stages of the funnel, in order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Stage {
    Lead,
    /// Marketing qualified lead: the score reached the threshold.
    Mql,
    /// Arrived on the sales team's list.
    HandedOver,
    /// A rep spoke with the buyer.
    Contacted,
    /// Sales qualified lead: accepted by the rep.
    Sql,
    Opportunity,
    Won,
}

/// Where a lead's way ends. Leads in = the sum over end states + those still open at the horizon.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum EndState {
    BelowThreshold,
    LostInHandoff,
    NeverWorked,
    PatienceRanOut,
    NotReached,
    Rejected(Reason),
    /// Qualified, but it never became an opportunity.
    NoOpportunity,
    DealLost,
    Won,
}

/// Why a rep rejects a lead after talking to it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Reason {
    Budget,
    Authority,
    Timing,
    Rival,
    NoReply,
}

impl Reason {
    pub const ALL: [Reason; 5] =
        [Reason::Budget, Reason::Authority, Reason::Timing, Reason::Rival, Reason::NoReply];

    /// P(reason | rejected, fit) and P(reason | rejected, no fit): the modelling choice, in the order of `ALL`.
    pub const GIVEN_FIT: [f64; 5] = [0.15, 0.10, 0.35, 0.25, 0.15];
    pub const GIVEN_NO_FIT: [f64; 5] = [0.40, 0.25, 0.10, 0.05, 0.20];
}
