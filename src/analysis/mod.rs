//! Questions asked of many trials. Leaves to others: the trials (`sim`), the answers in words (`i18n`, `cli`).

pub mod check;
pub mod drivers;
pub mod information;
pub mod planner;
pub mod reference;
pub mod sensitivity;
pub mod study;
