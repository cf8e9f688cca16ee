//! People who answer to their pay: what plans pay (`pay`), what each team then does best (`marketing`, `sales`), and how
//! behaviour moves from review to review (`walk`, `path`). They reason with the funnel in expectation (`surrogate`).
//! Leaves to others: a trial under the behaviour (`world`, `trial`).

mod behaviour;
mod marketing;
mod path;
mod pay;
mod plan;
mod respond;
mod sales;
mod view;
mod walk;

pub use behaviour::Behaviour;
pub use path::{Path, Period, Temper, best_response, marginal_pay, path, settled};
pub use pay::{Bonuses, bonuses};
pub use plan::{Plan, budget_neutral, is_paid, unpaid};
pub use walk::Walk;
