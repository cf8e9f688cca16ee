//! The named alternatives of a scenario: calendars, routing, decay studies and the like.
//! Leaves to others: what each does in a trial (`sim`), wording (`i18n`).

use serde::{Deserialize, Serialize};

/// One alternative per question that a number cannot answer.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Choices {
    pub arrivals: Arrivals,
    pub calendar: Calendar,
    pub gate: Gate,
    pub intercept: Intercept,
    pub routing: Routing,
    pub sla: Sla,
    pub response: Response,
    pub decay: Decay,
    pub patience: Patience,
    pub work_law: WorkLaw,
    pub conduct: Conduct,
    pub learning: Learning,
}

/// A question that a number cannot answer: one per field of [`Choices`], in its order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Question {
    Arrivals,
    Calendar,
    Gate,
    Intercept,
    Routing,
    Sla,
    Response,
    Decay,
    Patience,
    WorkLaw,
    Conduct,
    Learning,
}

impl Question {
    pub const ALL: [Question; 12] = [
        Question::Arrivals,
        Question::Calendar,
        Question::Gate,
        Question::Intercept,
        Question::Routing,
        Question::Sla,
        Question::Response,
        Question::Decay,
        Question::Patience,
        Question::WorkLaw,
        Question::Conduct,
        Question::Learning,
    ];

    /// The name of its field.
    pub fn id(self) -> &'static str {
        match self {
            Question::Arrivals => "arrivals",
            Question::Calendar => "calendar",
            Question::Gate => "gate",
            Question::Intercept => "intercept",
            Question::Routing => "routing",
            Question::Sla => "sla",
            Question::Response => "response",
            Question::Decay => "decay",
            Question::Patience => "patience",
            Question::WorkLaw => "work_law",
            Question::Conduct => "conduct",
            Question::Learning => "learning",
        }
    }
}

/// When in the week leads come in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Arrivals {
    /// Mostly in office hours, some in the evening, at night and at weekends.
    #[default]
    Office,
    /// Evenly over all hours of the week.
    Flat,
}

/// When reps work, in local time. Weeks begin on Monday at midnight.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Calendar {
    /// Monday to Friday, 9 to 17.
    #[default]
    Business,
    AlwaysOpen,
    /// The first `days` days of the week (1 to 7), from `open` to `close` o'clock (0 to 24).
    Custom {
        days: u8,
        open: u8,
        close: u8,
    },
}

impl Calendar {
    /// (days, opening hour, closing hour); `None` if the shop would never open.
    pub fn hours(self) -> Option<(u8, u8, u8)> {
        match self {
            Calendar::Business => Some((5, 9, 17)),
            Calendar::AlwaysOpen => Some((7, 0, 24)),
            Calendar::Custom { days, open, close } => {
                let valid = (1..=7).contains(&days) && open < close && close <= 24;
                valid.then_some((days, open, close))
            }
        }
    }
}

/// Which leads marketing hands over.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Gate {
    /// Those whose score reaches the threshold.
    #[default]
    Threshold,
    /// All of them: every lead is an MQL.
    Open,
}

/// Where the score's base points come from.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Intercept {
    /// Solved so that the share `lead_to_mql` reaches `ref_threshold` when `ref_fit_share` of leads fit.
    #[default]
    Rate,
    /// The lever `score_base`, as it is.
    Points,
}

/// Which waiting lead a free rep takes next.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Routing {
    #[default]
    FirstCome,
    FreshestFirst,
    ByScore,
    /// By expected revenue per hour of work, which is what a commission pays.
    ByCommission,
    /// Each rep has a list of their own, dealt in turn.
    RoundRobin,
}

/// Whether a service-level agreement orders the work. Compliance is an outcome in each case.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Sla {
    #[default]
    None,
    /// Leads that can still be answered in time go first, and get at least the agreed attempts.
    Hard,
}

/// Where the time to first contact comes from.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Response {
    /// From the queue: what really happens.
    #[default]
    Queue,
    /// "What if we just answered in t": the lever `response_minutes` replaces it in the decay.
    Fixed,
}

/// How the chance to engage a lead falls with the time to first contact.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Decay {
    #[default]
    Telfer2018,
    Lrm2007Qualify,
    Lrm2007Contact,
    Hbr2011,
    LrmHbr,
    Optifai2025,
    /// t1, t2 in minutes (above 0); weight w and floor f from 0 to 1.
    Custom {
        t1: f64,
        t2: f64,
        w: f64,
        f: f64,
    },
}

/// g(t) = f + (1-f) [w e^(-t/t1) + (1-w) e^(-t/t2)], t in minutes.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct DecayCurve {
    pub t1: f64,
    pub t2: f64,
    pub w: f64,
    pub f: f64,
}

impl Decay {
    /// The published studies, without `Custom`.
    pub const STUDIES: [Decay; 6] = [
        Decay::Telfer2018,
        Decay::Lrm2007Qualify,
        Decay::Lrm2007Contact,
        Decay::Hbr2011,
        Decay::LrmHbr,
        Decay::Optifai2025,
    ];

    /// The fitted parameters; `None` for custom ones that describe no decay.
    pub fn curve(self) -> Option<DecayCurve> {
        let single = |t1, f| DecayCurve { t1, t2: 1.0, w: 1.0, f };
        let curve = match self {
            Decay::Telfer2018 => single(153.5, 0.111),
            Decay::Lrm2007Qualify => DecayCurve { t1: 2.89, t2: 19.2, w: 0.947, f: 0.0114 },
            Decay::Lrm2007Contact => single(2.01, 0.0037),
            Decay::Hbr2011 => single(29.2, 0.0071),
            Decay::LrmHbr => DecayCurve { t1: 3.13, t2: 74.4, w: 0.966, f: 0.00124 },
            Decay::Optifai2025 => DecayCurve { t1: 20.2, t2: 3346.0, w: 0.598, f: 0.102 },
            Decay::Custom { t1, t2, w, f } => DecayCurve { t1, t2, w, f },
        };
        let positive = |t: f64| (1e-3..=1e9).contains(&t);
        let share = |p: f64| (0.0..=1.0).contains(&p);
        let valid = positive(curve.t1) && positive(curve.t2) && share(curve.w) && share(curve.f);
        valid.then_some(curve)
    }
}

/// Whether buyers walk away while they wait.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Patience {
    /// Exponential, with the mean `patience_days`.
    #[default]
    Exponential,
    Unlimited,
}

/// How the hours that a piece of work takes vary.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum WorkLaw {
    /// Lognormal with the coefficient of variation `work_cv`.
    #[default]
    Lognormal,
    Exponential,
}

/// Whose behaviour answers to pay; the others behave as their levers say.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Conduct {
    #[default]
    Frozen,
    Marketing,
    Sales,
    Both,
}

impl Conduct {
    /// Whether marketing, and whether sales, answers to pay.
    pub fn answers(self) -> (bool, bool) {
        (matches!(self, Conduct::Marketing | Conduct::Both), matches!(self, Conduct::Sales | Conduct::Both))
    }
}

/// Whether what sales reports of its leads changes the points of their signals.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Learning {
    /// The points stay as they are.
    #[default]
    Off,
    /// They are learned from reported outcomes, starting from those that there are.
    ClosedLoop,
    /// The same, starting from the outcomes of `history_leads` earlier leads.
    Predictive,
}
