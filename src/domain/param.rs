//! The one table of numeric levers: identifier, unit, bounds, step, default, evidence label.
//! Everything that reads, checks, shows, fuzzes or documents a number takes it from here.
//! Leaves to others: what a number does (`sim`), how it is worded (`i18n`), named choices (`choice`).

use super::lever::Lever;

/// Declares [`Param`], its table and its identifiers together, so that none can lag behind.
macro_rules! params {
    ($( $variant:ident $id:literal $section:ident $unit:ident
        [$min:literal, $max:literal] soft [$soft_min:literal, $soft_max:literal]
        step $step:literal default $default:literal $confidence:ident $tier:ident; )*) => {
        /// A numeric lever. The order is the order in which a lead meets them.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Param { $( $variant, )* }

        impl Param {
            pub const ALL: [Param; PARAM_COUNT] = [$( Param::$variant, )*];
        }

        /// How many numeric levers a scenario has.
        pub const PARAM_COUNT: usize = [$( Param::$variant, )*].len();

        static SPECS: [Spec; PARAM_COUNT] = [$( Spec {
            id: $id,
            section: Section::$section,
            unit: Unit::$unit,
            min: $min as f64,
            max: $max as f64,
            soft_min: $soft_min as f64,
            soft_max: $soft_max as f64,
            step: $step as f64,
            default: $default as f64,
            confidence: Confidence::$confidence,
            tier: Tier::$tier,
        }, )*];
    };
}

params! {
    HorizonWeeks      "horizon_weeks"       Demand Weeks    [4, 156]       soft [26, 104]    step 1     default 52     Assumed More;
    WarmUpWeeks       "warm_up_weeks"       Demand Weeks    [0, 104]       soft [0, 52]      step 1     default 26     Assumed More;
    LeadsPerWeek      "leads_per_week"      Demand Leads    [0, 2000]      soft [0, 400]     step 1     default 35     Assumed Everyday;
    DemandCv          "demand_cv"           Demand Share    [0, 0.6]       soft [0, 0.45]    step 0.01  default 0.2236 Assumed More;
    FitShare          "fit_share"           Demand Share    [0, 1]         soft [0.1, 0.7]   step 0.01  default 0.3    Anecdote Everyday;
    VolumeEffort      "volume_effort"       Demand Index    [0, 2]         soft [0, 1]       step 0.05  default 0      Assumed More;
    VolumeGain        "volume_gain"         Demand Share    [0, 2]         soft [0, 1]       step 0.05  default 0.5    Assumed More;
    QualityEffort     "quality_effort"      Demand Index    [0, 2]         soft [0, 1]       step 0.05  default 0      Assumed More;
    QualityGain       "quality_gain"        Demand Index    [0, 3]         soft [0, 2]       step 0.05  default 0.8    Assumed More;

    Threshold         "threshold"           Qualification Points [-200, 300] soft [40, 90]   step 1     default 70     Practice Everyday;
    LeadToMql         "lead_to_mql"         Qualification Share [0.001, 0.999] soft [0.1, 0.5] step 0.01 default 0.26  Vendor More;
    ScoreBase         "score_base"          Qualification Points [-300, 300] soft [0, 60]    step 1     default 30     Assumed More;
    ScoreNoise        "score_noise"         Qualification Points [0, 100]  soft [0, 30]      step 1     default 10     Assumed More;
    Inflation         "inflation"           Qualification Points [0, 100]  soft [0, 30]      step 1     default 0      Assumed Everyday;
    GamingNoise       "gaming_noise"        Qualification Index [0, 2]     soft [0, 2]       step 0.1   default 1      Assumed More;
    NurtureShare      "nurture_share"       Qualification Share [0, 1]     soft [0, 1]       step 0.05  default 0      Assumed More;
    NurtureDays       "nurture_days"        Qualification Days [1, 365]    soft [7, 180]     step 1     default 60     Assumed More;
    NurturePoints     "nurture_points"      Qualification Points [0, 100]  soft [0, 30]      step 1     default 6      Assumed More;
    NurtureSpread     "nurture_spread"      Qualification Points [1, 100]  soft [1, 30]      step 1     default 10     Assumed More;

    HandoffHours      "handoff_hours"       Handoff Hours   [0, 336]       soft [0, 48]      step 0.5   default 8      Assumed Everyday;
    DataLoss          "data_loss"           Handoff Share   [0, 1]         soft [0, 0.2]     step 0.01  default 0.05   Assumed More;
    DuplicateRate     "duplicate_rate"      Handoff Share   [0, 1]         soft [0, 0.2]     step 0.01  default 0      Assumed More;
    PatienceDays      "patience_days"       Handoff Days    [0.01, 365]    soft [2, 60]      step 1     default 14     Assumed More;
    SlaHours          "sla_hours"           Handoff Hours   [0.05, 336]    soft [0.5, 48]    step 0.5   default 24     Practice Everyday;
    SlaAttempts       "sla_attempts"        Handoff Count   [1, 12]        soft [1, 12]      step 1     default 5      Practice More;
    Kappa             "kappa"               Handoff Index   [0, 1]         soft [0, 1]       step 0.05  default 0.5    Assumed More;
    ResponseMinutes   "response_minutes"    Handoff Minutes [0, 20160]     soft [0, 1440]    step 5     default 60     Assumed More;

    Reps              "reps"                Sales Count     [0, 200]       soft [0, 20]      step 1     default 3      Assumed Everyday;
    Attempts          "attempts"            Sales Count     [1, 12]        soft [1, 12]      step 1     default 5      Vendor Everyday;
    SalesEffort       "sales_effort"        Sales Index     [0, 3]         soft [0, 2]       step 0.05  default 0      Assumed More;
    WorkCutoff        "work_cutoff"         Sales Points    [0, 100]       soft [0, 40]      step 1     default 0      Assumed Everyday;
    ScoreTrust        "score_trust"         Sales Share     [0, 1]         soft [0, 1]       step 0.05  default 1      Assumed More;
    ReportRate        "report_rate"         Sales Share     [0, 1]         soft [0, 1]       step 0.05  default 0.2    Assumed More;
    AttemptHours      "attempt_hours"       Sales Hours     [0, 40]        soft [0, 1]       step 0.05  default 0.25   Assumed More;
    DiscoveryHours    "discovery_hours"     Sales Hours     [0, 40]        soft [0, 4]       step 0.25  default 1.5    Assumed More;
    SqlHours          "sql_hours"           Sales Hours     [0, 200]       soft [0, 24]      step 0.5   default 8      Assumed More;
    RecordHours       "record_hours"        Sales Hours     [0, 40]        soft [0, 2]       step 0.05  default 0      Assumed More;
    MeetingHours      "meeting_hours"       Sales Hours     [0, 40]        soft [0, 20]      step 0.5   default 0      Practice More;
    Automation        "automation"          Sales Share     [0, 0.3]       soft [0, 0.3]     step 0.01  default 0      Vendor More;
    AdoptionShare     "adoption_share"      Sales Share     [0, 1]         soft [0, 1]       step 0.05  default 1      Assumed More;
    AdoptionWeeks     "adoption_weeks"      Sales Weeks     [0, 156]       soft [0, 52]      step 1     default 0      Assumed More;
    WorkCv            "work_cv"             Sales Index     [0, 3]         soft [0, 2]       step 0.1   default 1      Assumed More;
    Reachable         "reachable"           Sales Share     [0, 1]         soft [0.5, 1]     step 0.01  default 0.85   Vendor More;
    AttemptA          "attempt_a"           Sales Index     [0.05, 50]     soft [1, 6]       step 0.1   default 2.88   Vendor More;
    AttemptB          "attempt_b"           Sales Index     [0.05, 50]     soft [1, 6]       step 0.1   default 3.12   Vendor More;

    MqlToSql          "mql_to_sql"          Conversion Share [0, 1]        soft [0.05, 0.6]  step 0.01  default 0.22   Anecdote Everyday;
    SqlToOpp          "sql_to_opp"          Conversion Share [0, 1]        soft [0.2, 0.8]   step 0.01  default 0.55   Vendor Everyday;
    OppToWon          "opp_to_won"          Conversion Share [0, 1]        soft [0.05, 0.6]  step 0.01  default 0.25   Vendor Everyday;
    MessageMismatch   "message_mismatch"    Conversion Index [0, 3]        soft [0, 1]       step 0.05  default 0      Assumed More;
    LiftAccept        "lift_accept"         Conversion Ratio [1, 50]       soft [1, 12]      step 0.1   default 6      Assumed More;
    LiftOpen          "lift_open"           Conversion Ratio [1, 50]       soft [1, 8]       step 0.1   default 2.6    Assumed More;
    LiftWin           "lift_win"            Conversion Ratio [1, 50]       soft [1, 8]       step 0.1   default 4      Assumed More;
    RefFitShare       "ref_fit_share"       Conversion Share [0.001, 1]    soft [0.1, 0.7]   step 0.01  default 0.3    Anecdote More;
    RefThreshold      "ref_threshold"       Conversion Points [-200, 300]  soft [40, 90]     step 1     default 70     Practice More;
    RefDelayHours     "ref_delay_hours"     Conversion Hours [0, 336]      soft [0, 24]      step 0.25  default 1      Assumed More;
    RefAttempts       "ref_attempts"        Conversion Count [1, 12]       soft [1, 12]      step 1     default 5      Assumed More;

    DealMean          "deal_mean"           Economics Euro  [0, 1e8] soft [1000, 200000] step 500 default 20000  Practice Everyday;
    DealCv            "deal_cv"             Economics Index [0, 3]         soft [0, 1.5]     step 0.1   default 0.8    Assumed More;
    DealFitRatio      "deal_fit_ratio"      Economics Ratio [0.1, 10]      soft [1, 3]       step 0.05  default 1.4286 Assumed More;
    CycleDays         "cycle_days"          Economics Days  [0, 1000]      soft [5, 200]     step 1     default 75     Vendor Everyday;
    CycleSigma        "cycle_sigma"         Economics Index [0, 2.5]       soft [0, 1.5]     step 0.1   default 0.6    Assumed More;
    GrossMargin       "gross_margin"        Economics Share [0, 1]         soft [0.1, 0.9]   step 0.01  default 0.35   Assumed More;
    RepCost           "rep_cost"            Economics EuroYear [0, 1000000] soft [20000, 150000] step 1000 default 55000 Assumed More;
    MarketingCost     "marketing_cost"      Economics EuroYear [0, 1e8] soft [0, 500000] step 1000 default 60000 Assumed More;
    TeamShare         "team_share"          Economics Share [0, 1]         soft [0, 1]       step 0.05  default 0.3    Practice More;
    TargetRevenue     "target_revenue"      Economics Euro  [0, 1e10] soft [0, 5000000] step 10000 default 1200000 Practice Everyday;

    DeliveryTeams     "delivery_teams"      Delivery Count  [0, 200]       soft [0, 20]      step 1     default 2      Assumed Everyday;
    DeliveryCost      "delivery_cost"       Delivery EuroYear [0, 1000000] soft [0, 200000] step 1000 default 0 Assumed More;
    DeliveryDays      "delivery_days"       Delivery Days   [0, 1000]      soft [1, 90]      step 1     default 30     Assumed Everyday;
    DeliveryCv        "delivery_cv"         Delivery Index  [0, 3]         soft [0, 2]       step 0.1   default 0.6    Assumed More;
    PromiseDays       "promise_days"        Delivery Days   [0, 1000]      soft [1, 120]     step 1     default 45     Assumed Everyday;
    Overpromise       "overpromise"         Delivery Index  [0, 1]         soft [0, 1]       step 0.05  default 0      Assumed Everyday;
    OverpromiseGain   "overpromise_gain"    Delivery Index  [0, 3]         soft [0, 1]       step 0.05  default 0.3    Assumed More;
    ReworkBase        "rework_base"         Delivery Share  [0, 0.9]       soft [0, 0.5]     step 0.01  default 0.1    Assumed More;
    ReworkGain        "rework_gain"         Delivery Share  [0, 1]         soft [0, 0.5]     step 0.01  default 0.25   Assumed More;
    GrossRetention    "gross_retention"     Delivery Share  [0.001, 1]     soft [0.6, 1]     step 0.01  default 0.85   Vendor Everyday;
    NetRetention      "net_retention"       Delivery Share  [0, 3]         soft [0.6, 1.3]   step 0.01  default 1      Vendor More;
    ExpansionRate     "expansion_rate"      Delivery Share  [0, 1]         soft [0, 0.1]     step 0.005 default 0.02   Assumed More;
    ChurnLate         "churn_late"          Delivery Index  [0, 3]         soft [0, 1]       step 0.05  default 0.4    Assumed More;
    ChurnRework       "churn_rework"        Delivery Index  [0, 3]         soft [0, 1]       step 0.05  default 0.5    Assumed More;
    ChurnFit          "churn_fit"           Delivery Index  [0, 3]         soft [0, 1.5]     step 0.05  default 0.7    Assumed More;
    ChurnShape        "churn_shape"         Delivery Index  [0.3, 3]       soft [0.5, 2]     step 0.1   default 1      Assumed More;

    MarketingPerMql       "marketing_per_mql" Pay Euro [0, 1e6] soft [0, 200] step 1 default 0 Practice Everyday;
    MarketingPerSql       "marketing_per_sql" Pay Euro [0, 1e6] soft [0, 500] step 5 default 0 Practice More;
    MarketingPerWin       "marketing_per_win" Pay Euro [0, 1e7] soft [0, 5000] step 50 default 0 Practice More;
    MarketingRevenueShare "marketing_revenue_share" Pay Share [0, 1] soft [0, 0.1] step 0.001 default 0 Practice Everyday;
    MarketingMarginShare  "marketing_margin_share" Pay Share [0, 1] soft [0, 0.1] step 0.001 default 0 Assumed More;
    SalesPerSql           "sales_per_sql" Pay Euro [0, 1e6] soft [0, 500] step 5 default 0 Practice More;
    SalesPerWin           "sales_per_win" Pay Euro [0, 1e7] soft [0, 5000] step 50 default 0 Practice More;
    SalesRevenueShare     "sales_revenue_share" Pay Share [0, 1] soft [0, 0.2] step 0.005 default 0 Practice Everyday;
    SalesMarginShare      "sales_margin_share" Pay Share [0, 1] soft [0, 0.2] step 0.005 default 0 Assumed More;
    RevenueQuota          "revenue_quota" Pay Euro [0, 1e10] soft [0, 5e6] step 10000 default 0 Assumed More;
    Accelerator           "accelerator" Pay Index [0, 10] soft [0, 2] step 0.1 default 0 Assumed More;
    SlaFine               "sla_fine" Pay Euro [0, 100000] soft [0, 200] step 1 default 0 Assumed More;
    Clawback              "clawback" Pay Share [0, 1] soft [0, 1] step 0.05 default 0 Assumed More;
    LowScoreExtra         "low_score_extra" Pay Index [0, 10] soft [0, 2] step 0.1 default 0 Practice More;
    LowScorePoints        "low_score_points" Pay Points [0, 300] soft [0, 40] step 1 default 10 Assumed More;
    ReportClause          "report_clause" Pay Share [0, 1] soft [0, 1] step 0.05 default 0 Assumed More;
    WorkValue             "work_value" Pay Index [0, 10] soft [0, 2] step 0.05 default 0.5 Assumed Everyday;
    ReviewWeeks           "review_weeks" Pay Weeks [1, 52] soft [2, 26] step 1 default 13 Assumed More;
    DashboardLag          "dashboard_lag_days" Pay Days [0, 365] soft [0, 90] step 1 default 0 Assumed More;
    MarketingEffortCost   "marketing_effort_cost" Pay Index [0, 10] soft [0, 1] step 0.05 default 0.15 Assumed More;
    EffortOverlap         "effort_overlap" Pay Index [0, 1] soft [0, 1] step 0.05 default 0.5 Assumed More;
    InflationCost         "inflation_cost" Pay Index [0, 10] soft [0, 0.5] step 0.01 default 0.03 Assumed More;
    SalesEffortCost       "sales_effort_cost" Pay Index [0, 10] soft [0, 0.5] step 0.01 default 0.05 Assumed More;
    ReportHours           "report_hours" Pay Hours [0, 40] soft [0, 2] step 0.05 default 0.25 Assumed More;
    RiskAversion          "risk_aversion" Pay Index [0, 10] soft [0, 1] step 0.05 default 0 Assumed More;

    LabelError        "label_error"         Qualification Share [0, 0.5]   soft [0, 0.3]     step 0.01  default 0.05   Assumed More;
    ReportLagDays     "report_lag_days"     Qualification Days [0, 1000]   soft [0, 60]      step 1     default 7      Assumed More;
    RetrainWeeks      "retrain_weeks"       Qualification Weeks [1, 52]    soft [1, 26]      step 1     default 4      Assumed More;
    HistoryLeads      "history_leads"       Qualification Count [0, 5000]  soft [0, 2000]    step 50    default 500    Assumed More;
}

/// What is known of one numeric lever.
#[derive(Debug, PartialEq)]
pub struct Spec {
    /// Name in files, links and on the command line.
    pub id: &'static str,
    pub section: Section,
    pub unit: Unit,
    /// Hard bounds, inclusive: outside them a value is refused.
    pub min: f64,
    pub max: f64,
    /// Bounds of the slider: the usual range. A typed number may go past it up to the hard bounds.
    pub soft_min: f64,
    pub soft_max: f64,
    pub step: f64,
    pub default: f64,
    pub confidence: Confidence,
    pub tier: Tier,
}

/// The stations of a lead's way, in which levers are grouped.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Section {
    Demand,
    Qualification,
    Handoff,
    Sales,
    Conversion,
    Economics,
    /// After the sale: operations and customers.
    Delivery,
    /// What people are paid, and what effort costs them.
    Pay,
}

impl Section {
    pub const ALL: [Section; 8] = [
        Section::Demand,
        Section::Qualification,
        Section::Handoff,
        Section::Sales,
        Section::Conversion,
        Section::Economics,
        Section::Delivery,
        Section::Pay,
    ];
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Unit {
    /// A fraction in files and in the engine; per cent on screen.
    Share,
    Count,
    Leads,
    Points,
    Minutes,
    Hours,
    Days,
    Weeks,
    Ratio,
    Index,
    Euro,
    EuroYear,
}

impl Unit {
    /// Whether only whole numbers make sense; a drawn range is rounded.
    pub fn is_whole(self) -> bool {
        matches!(self, Unit::Count | Unit::Weeks)
    }
}

/// How much a default can be trusted; shown beside it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Confidence {
    /// Published by vendors or in secondary pages: a range to start from, rarely a measurement.
    Vendor,
    /// Common practice named in the texts that the product grew from.
    Practice,
    /// One company's story.
    Anecdote,
    /// No empirical source: illustrative.
    Assumed,
}

/// Whether a lever is on the first page of its section or behind "more".
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Tier {
    Everyday,
    More,
}

impl Param {
    pub fn spec(self) -> &'static Spec {
        &SPECS[self as usize]
    }

    pub fn id(self) -> &'static str {
        self.spec().id
    }

    pub fn from_id(id: &str) -> Option<Param> {
        Param::ALL.into_iter().find(|param| param.id() == id)
    }

    pub fn default_lever(self) -> Lever {
        Lever::Fixed(self.spec().default)
    }

    /// Shape of the PERT law from which a range is drawn. Kappa's is 6, so that its range 0 / .5 / 1 is Beta(4, 4).
    pub fn pert_shape(self) -> f64 {
        if self == Param::Kappa { 6.0 } else { 4.0 }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_is_consistent() {
        for param in Param::ALL {
            let spec = param.spec();
            assert!(spec.min <= spec.soft_min && spec.soft_min < spec.soft_max, "{}", spec.id);
            assert!(spec.soft_max <= spec.max, "{}", spec.id);
            assert!((spec.min..=spec.max).contains(&spec.default), "{}", spec.id);
            assert!(spec.step > 0.0, "{}", spec.id);
            assert_eq!(Param::from_id(spec.id), Some(param), "identifiers are unique");
            if spec.unit.is_whole() {
                assert_eq!(spec.default % 1.0, 0.0, "{}", spec.id);
            }
        }
    }
}
