//! The levers panel: which levers stand where, what both setups' values look like, and what an edit makes of them.
//! Leaves to others: reading typed text (`domain::parse_number`), elements (`ui`).

use crate::domain::{
    Conduct, Gate, Intercept, Learning, Lever, LeverError, Param, Patience, Response, Routing, Scenario,
    Section, Sla, Tier, WorkLaw, parse_number,
};
use crate::i18n::{Lang, format};

/// What describes the company and the question, not how it is run: these always move together.
pub const SHARED: [Param; 3] = [Param::HorizonWeeks, Param::WarmUpWeeks, Param::TargetRevenue];

pub fn in_section(section: Section, tier: Tier) -> impl Iterator<Item = Param> {
    Param::ALL.into_iter().filter(move |param| param.spec().section == section && param.spec().tier == tier)
}

/// One number of a lever: its value, or a corner of its range.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Corner {
    Low,
    /// The value itself, where the lever is no range.
    Likely,
    High,
}

impl Corner {
    pub const ALL: [Corner; 3] = [Corner::Low, Corner::Likely, Corner::High];

    pub fn of(self, lever: Lever) -> f64 {
        match self {
            Corner::Low => lever.bounds().0,
            Corner::Likely => lever.likely(),
            Corner::High => lever.bounds().1,
        }
    }

    /// The lever with this number replaced, checked.
    pub fn replace(self, param: Param, lever: Lever, value: f64) -> Result<Lever, LeverError> {
        let replaced = match lever {
            Lever::Fixed(_) => Lever::Fixed(value),
            Lever::Range { low, likely, high } => match self {
                Corner::Low => Lever::Range { low: value, likely, high },
                Corner::Likely => Lever::Range { low, likely: value, high },
                Corner::High => Lever::Range { low, likely, high: value },
            },
        };
        replaced.check(param)
    }
}

/// The number in `text`, as the reader types it, in the unit of the engine.
pub fn read(lang: Lang, param: Param, text: &str) -> Result<f64, LeverError> {
    parse_number(text, lang.decimal_mark()).map(|number| format::from_screen(param.spec().unit, number))
}

/// A lever's number as its text field shows it.
pub fn field(lang: Lang, param: Param, lever: Lever, corner: Corner) -> String {
    format::field(lang, param.spec().unit, corner.of(lever))
}

/// Where a value stands on the slider, from 0 to 1; what lies past its ends stands at them.
pub fn place(param: Param, value: f64) -> f64 {
    let spec = param.spec();
    ((value - spec.soft_min) / (spec.soft_max - spec.soft_min)).clamp(0.0, 1.0)
}

/// The lever moved to `value`; a range moves as a whole, as far as the bounds allow.
pub fn moved(param: Param, lever: Lever, value: f64) -> Lever {
    match lever {
        Lever::Fixed(_) => Lever::Fixed(value),
        Lever::Range { low, likely, high } => {
            let by = value - likely;
            let end = |end: f64| whole(param, tidy(end + by)).clamp(param.spec().min, param.spec().max);
            Lever::Range { low: end(low).min(value), likely: value, high: end(high).max(value) }
        }
    }
}

/// "I am not sure": a range of a fifth to both sides, in whole steps, for the reader to correct.
pub fn widened(param: Param, lever: Lever) -> Lever {
    let spec = param.spec();
    let likely = lever.likely();
    let reach = (likely.abs() * 0.2 / spec.step).ceil().max(1.0) * spec.step;
    let end = |end: f64| whole(param, tidy(end)).clamp(spec.min, spec.max);
    Lever::Range { low: end(likely - reach), likely, high: end(likely + reach) }
}

fn whole(param: Param, value: f64) -> f64 {
    if param.spec().unit.is_whole() { value.round() } else { value }
}

/// Without the dust of binary fractions, such as .30000000000000004.
fn tidy(value: f64) -> f64 {
    format::round_significant(value, 12)
}

/// Whether a lever has no effect in a setup, because a choice or another lever has put it out of use.
pub fn is_idle(param: Param, scenario: &Scenario) -> bool {
    let choices = &scenario.choices;
    let is_nothing = |other: Param| scenario.levers[other] == Lever::Fixed(0.0);
    match param {
        Param::Threshold | Param::Inflation | Param::WorkCutoff | Param::GamingNoise => {
            choices.gate == Gate::Open
        }
        Param::NurtureDays => is_nothing(Param::NurtureShare),
        Param::NurturePoints | Param::NurtureSpread => {
            choices.gate == Gate::Open || is_nothing(Param::NurtureShare)
        }
        // Who answers to pay also holds the score against a lead, or does not.
        Param::ScoreTrust => {
            choices.gate == Gate::Open || !matches!(choices.routing, Routing::ByScore | Routing::ByCommission)
        }
        Param::AdoptionShare | Param::AdoptionWeeks => is_nothing(Param::Automation),
        Param::LowScorePoints => is_nothing(Param::LowScoreExtra),
        Param::LeadToMql => choices.intercept == Intercept::Points,
        Param::ScoreBase => choices.intercept == Intercept::Rate,
        Param::SlaAttempts => choices.sla == Sla::None,
        Param::ResponseMinutes => choices.response == Response::Queue,
        Param::PatienceDays => choices.patience == Patience::Unlimited,
        Param::WorkCv => choices.work_law == WorkLaw::Exponential,
        Param::LabelError | Param::ReportLagDays | Param::RetrainWeeks => choices.learning == Learning::Off,
        Param::HistoryLeads => choices.learning != Learning::Predictive,
        // What people answer with; the amounts are paid in any case.
        Param::ReportClause
        | Param::WorkValue
        | Param::ReviewWeeks
        | Param::DashboardLag
        | Param::MarketingEffortCost
        | Param::EffortOverlap
        | Param::InflationCost
        | Param::SalesEffortCost
        | Param::ReportHours
        | Param::RiskAversion => choices.conduct == Conduct::Frozen,
        _ => false,
    }
}

/// How many levers of a section differ from the starting ones.
pub fn changed(section: Section, scenarios: &[Scenario; 2], presets: &[Scenario; 2]) -> usize {
    let differs =
        |param: &Param| (0..2).any(|world| scenarios[world].levers[*param] != presets[world].levers[*param]);
    Param::ALL.iter().filter(|param| param.spec().section == section && differs(param)).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_lever_stands_in_one_place() {
        let shown = |section| {
            [Tier::Everyday, Tier::More].into_iter().flat_map(move |tier| in_section(section, tier))
        };
        let all: Vec<Param> = Section::ALL.into_iter().flat_map(shown).collect();
        assert_eq!(all.len(), Param::ALL.len());
        assert!(Section::ALL.into_iter().all(|section| in_section(section, Tier::Everyday).count() > 0));
    }

    #[test]
    fn what_depends_on_nothing_rests() {
        let mut scenario = Scenario::default();
        scenario.levers[Param::NurtureShare] = Lever::Fixed(0.0);
        assert!(is_idle(Param::NurtureDays, &scenario));
        scenario.levers[Param::NurtureShare] = Lever::Range { low: 0.0, likely: 0.0, high: 0.2 };
        assert!(!is_idle(Param::NurtureDays, &scenario));
        scenario.choices.gate = Gate::Open;
        assert!(is_idle(Param::NurturePoints, &scenario) && is_idle(Param::Threshold, &scenario));
        assert!(!is_idle(Param::NurtureDays, &scenario), "those turned down come back all the same");
    }

    #[test]
    fn a_widened_or_moved_range_is_always_valid() {
        for param in Param::ALL {
            let spec = param.spec();
            for value in [spec.min, spec.soft_min, spec.default, spec.soft_max, spec.max] {
                let range = widened(param, Lever::Fixed(value));
                assert_eq!(range.check(param), Ok(range), "{} {value}", spec.id);
                assert_eq!(range.likely(), value);
                for to in [spec.min, spec.soft_min, spec.default, spec.soft_max, spec.max] {
                    let moved = moved(param, range, to);
                    assert_eq!(moved.check(param), Ok(moved), "{} {value} {to}", spec.id);
                }
            }
        }
    }

    #[test]
    fn text_becomes_a_value_in_the_readers_language() {
        assert_eq!(read(Lang::Es, Param::FitShare, "32,5"), Ok(0.325));
        assert_eq!(read(Lang::En, Param::DealMean, "12,500"), Ok(12_500.0));
        assert_eq!(read(Lang::Es, Param::Reps, "tres"), Err(LeverError::NotANumber));
        let lever = Lever::Fixed(0.325);
        assert_eq!(field(Lang::Es, Param::FitShare, lever, Corner::Likely), "32,5");
    }

    #[test]
    fn a_corner_out_of_order_is_refused() {
        let range = Lever::Range { low: 2.0, likely: 3.0, high: 4.0 };
        assert_eq!(Corner::Low.replace(Param::Reps, range, 5.0), Err(LeverError::RangeOrder));
        assert_eq!(Corner::High.replace(Param::Reps, range, 4.5), Err(LeverError::NotWhole));
        assert_eq!(
            Corner::Likely.replace(Param::Reps, range, 4.0),
            Ok(Lever::Range { low: 2.0, likely: 4.0, high: 4.0 })
        );
    }

    #[test]
    fn places_stay_on_the_slider() {
        assert_eq!(place(Param::LeadsPerWeek, 200.0), 0.5);
        assert_eq!(place(Param::LeadsPerWeek, 2000.0), 1.0);
    }
}
