//! View models: what the page shows, made from results and words alone, so that it is tested without a browser.
//! Leaves to others: signals, elements and paint (`ui`).

pub mod assumptions;
pub mod behaviour;
pub mod bowtie;
pub mod changes;
pub mod chart;
pub mod choice;
pub mod compare;
pub mod drivers;
pub mod find;
#[cfg(test)]
mod fixture;
pub mod funnel;
pub mod gather;
pub mod journey;
pub mod kpi;
pub mod lever;
pub mod locks;
pub mod map;
pub mod pay;
pub mod pins;
pub mod plan;
pub mod planner;
pub mod poster;
pub mod preset;
pub mod rank;
pub mod report;
pub mod response;
pub mod roster;
pub mod score;
pub mod summary;
pub mod table;
pub mod tale;
pub mod verify;
pub mod weeks;
pub mod workbook;
