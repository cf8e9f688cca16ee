//! What the business is: levers, channels, signals, choices, stages and the scenario that holds them.
//! Plain values and their checks. Leaves to others: how a trial runs (`sim`), wording (`i18n`).

pub mod channel;
pub mod choice;
pub mod company;
mod decimal;
pub mod lever;
pub mod param;
pub mod scenario;
pub mod seed;
pub mod setup;
pub mod signal;
pub mod stage;

pub use channel::Channel;
pub use choice::{
    Arrivals, Calendar, Choices, Conduct, Decay, Gate, Intercept, Learning, Patience, Question, Response,
    Routing, Sla, WorkLaw,
};
pub use company::Company;
pub use decimal::parse_decimal;
pub use lever::{DecimalMark, Lever, LeverError, parse_number};
pub use param::{Confidence, PARAM_COUNT, Param, Section, Spec, Tier, Unit};
pub use scenario::{Levers, Roster, Scenario, ScenarioError};
pub use seed::Seed;
pub use setup::Setup;
pub use signal::Signal;
pub use stage::{EndState, Reason, Stage};
