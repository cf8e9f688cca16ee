//! Single leads, followed: the dated journey of each virtual lead of a trial, in every world that meets it.
//! On demand: a trial is run once more (`replay`) and what it leaves is asked lead by lead (`probe`). Runs without a
//! look at single leads pay nothing for it. Leaves to others: words (`i18n`), tables (`present`).

mod probe;
mod replay;

pub use replay::replay;

use domain::{EndState, Reason};

/// One trial as its leads lived it.
#[derive(Clone, Debug, PartialEq)]
pub struct Replay {
    /// In the order of their numbers: by week, channel and place therein, warm-up included.
    pub leads: Vec<Lead>,
    /// By world.
    pub worlds: Vec<ReplayWorld>,
}

#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ReplayWorld {
    /// The window counted, in hours from the start of the trial.
    pub start: f64,
    pub end: f64,
    /// The score from which leads are handed over, if one is demanded.
    pub threshold: Option<f64>,
}

/// A virtual lead. The same in all worlds, but for what they make of it.
#[derive(Clone, Debug, PartialEq)]
pub struct Lead {
    pub week: u32,
    /// Its place among the scenario's channels.
    pub channel: u32,
    /// By world; `None` where it never arrives, because marketing brings in fewer.
    pub journeys: Vec<Option<Journey>>,
}

/// What one world makes of a lead.
#[derive(Clone, Debug, PartialEq)]
pub struct Journey {
    /// Whether it matches the ideal customer profile.
    pub fits: bool,
    /// Bit i: it shows signal i.
    pub signals: u32,
    /// In order of time; the first is its arrival.
    pub steps: Vec<Step>,
    /// That of its last life.
    pub fate: Fate,
    /// Euro won.
    pub value: f64,
}

#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Step {
    /// Hours from the start of the trial.
    pub at: f64,
    pub event: Event,
}

/// What happens to a lead.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Event {
    Arrived,
    /// Where a score stands before the sales team's list.
    Scored {
        score: f64,
    },
    BelowThreshold,
    /// It is back: another life begins.
    Returned,
    LostInHandoff,
    /// It is on the sales team's list.
    HandedOver,
    /// On the list, but its score is too low for reps to bother.
    NeverWorked,
    /// The buyer gave up before anybody called.
    GaveUp,
    /// A rep's first attempt, and how many were made in all.
    Attempted {
        attempts: u32,
        /// Since it joined the list, and since it arrived.
        waited_hours: f64,
        response_hours: f64,
    },
    NotReached,
    Contacted,
    Rejected(Reason),
    Accepted,
    NoOpportunity,
    Opened {
        value: f64,
    },
    Lost,
    Won {
        value: f64,
    },
    /// A customer goes live, so often redone and so late.
    Delivered {
        reworks: u32,
        late_days: f64,
    },
    Expanded,
    Churned,
}

/// How a journey stands at the end of the trial.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Fate {
    Ended(EndState),
    StillOpen,
}

impl Lead {
    /// Whether two worlds make something else of it.
    pub fn differs(&self) -> bool {
        let fate = |journey: &Option<Journey>| journey.as_ref().map(|journey| journey.fate);
        self.journeys.windows(2).any(|pair| fate(&pair[0]) != fate(&pair[1]))
    }

    /// What the last world wins with it beyond the first, in euro.
    pub fn gain(&self) -> f64 {
        let value =
            |journey: Option<&Option<Journey>>| journey.and_then(Option::as_ref).map_or(0.0, |j| j.value);
        value(self.journeys.last()) - value(self.journeys.first())
    }
}

impl Replay {
    /// Leads by what hangs on the difference: those whose fate differs first, by euro, the others by number.
    pub fn by_difference(&self) -> Vec<usize> {
        let mut order: Vec<usize> = (0..self.leads.len()).collect();
        let key = |lead: &Lead| (lead.differs(), lead.gain().abs());
        order.sort_by(|&a, &b| {
            let ((a_differs, a_gain), (b_differs, b_gain)) = (key(&self.leads[a]), key(&self.leads[b]));
            b_differs.cmp(&a_differs).then(b_gain.total_cmp(&a_gain))
        });
        order
    }
}
