//! What stands below the chart, one at a time: which tabs there are, and how each is fetched.
//! Leaves to others: the strip they are chosen from (`strip`), what is in them.

use super::{
    assumptions, behaviour, compare, drivers, funnel, kpi, leads, map, planner, response, score, weeks,
};
use crate::i18n::Key;
use crate::ui::element::El;
use crate::ui::lazy::{Lazy, lazy};

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Tab {
    #[default]
    Funnel,
    Response,
    Weeks,
    Score,
    Behaviour,
    Map,
    Drivers,
    Planner,
    Kpis,
    Compare,
    Leads,
    Assumptions,
}

/// Where a tab's code is.
#[derive(Clone, Copy)]
pub enum Content {
    /// With the page: it is seen first, and brings what the others share.
    Here(fn() -> El),
    Later(Lazy),
}

impl Content {
    pub fn later(self) -> Option<Lazy> {
        match self {
            Content::Here(_) => None,
            Content::Later(lazy) => Some(lazy),
        }
    }
}

impl Tab {
    pub const ALL: [Tab; 12] = [
        Tab::Funnel,
        Tab::Response,
        Tab::Weeks,
        Tab::Score,
        Tab::Behaviour,
        Tab::Map,
        Tab::Drivers,
        Tab::Planner,
        Tab::Kpis,
        Tab::Compare,
        Tab::Leads,
        Tab::Assumptions,
    ];

    /// All but the bench on which setups are pinned, and the list of all assumptions.
    pub const PRESENTED: [Tab; 10] = [
        Tab::Funnel,
        Tab::Response,
        Tab::Weeks,
        Tab::Score,
        Tab::Behaviour,
        Tab::Map,
        Tab::Drivers,
        Tab::Planner,
        Tab::Kpis,
        Tab::Leads,
    ];

    /// Of its elements, and where a visit remembers it.
    pub fn id(self) -> &'static str {
        match self {
            Tab::Funnel => "funnel",
            Tab::Response => "response",
            Tab::Weeks => "weeks",
            Tab::Score => "score",
            Tab::Behaviour => "behaviour",
            Tab::Map => "map",
            Tab::Drivers => "drivers",
            Tab::Planner => "planner",
            Tab::Kpis => "kpis",
            Tab::Compare => "compare",
            Tab::Leads => "leads",
            Tab::Assumptions => "assumptions",
        }
    }

    pub fn from_id(id: &str) -> Option<Tab> {
        Tab::ALL.into_iter().find(|tab| tab.id() == id)
    }

    pub fn name(self) -> Key {
        match self {
            Tab::Funnel => Key::Funnel,
            Tab::Response => Key::TabResponse,
            Tab::Weeks => Key::OverTime,
            Tab::Score => Key::Score,
            Tab::Behaviour => Key::Behaviour,
            Tab::Map => Key::TabMap,
            Tab::Drivers => Key::TabDrivers,
            Tab::Planner => Key::TabPlanner,
            Tab::Kpis => Key::Kpis,
            Tab::Compare => Key::TabCompare,
            Tab::Leads => Key::TabLeads,
            Tab::Assumptions => Key::Assumptions,
        }
    }

    pub fn content(self) -> Content {
        match self {
            Tab::Funnel => Content::Here(funnel::panels),
            Tab::Response => Content::Later(lazy!(response::panels)),
            Tab::Weeks => Content::Later(lazy!(weeks::panels)),
            Tab::Score => Content::Later(lazy!(score::panels)),
            Tab::Behaviour => Content::Later(lazy!(behaviour::panels)),
            Tab::Map => Content::Later(lazy!(map::panels)),
            Tab::Drivers => Content::Later(lazy!(drivers::panels)),
            Tab::Planner => Content::Later(lazy!(planner::panels)),
            Tab::Kpis => Content::Later(lazy!(kpi::panels)),
            Tab::Compare => Content::Later(lazy!(compare::panels)),
            Tab::Leads => Content::Later(lazy!(leads::panels)),
            Tab::Assumptions => Content::Later(lazy!(assumptions::panels)),
        }
    }
}
