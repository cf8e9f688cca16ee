//! What both teams do: the levers that are theirs to choose.

use crate::draw::Values;
use domain::{Lever, Param, Scenario};

#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Behaviour {
    // Marketing's.
    pub volume_effort: f64,
    pub quality_effort: f64,
    /// Points.
    pub inflation: f64,
    // Sales'.
    pub sales_effort: f64,
    /// A whole number is made of it where it is acted on.
    pub attempts: f64,
    /// Points above the threshold below which leads are left lying.
    pub work_cutoff: f64,
    /// Share of leads for which reps heed the score.
    pub score_trust: f64,
    pub report_rate: f64,
    pub overpromise: f64,
}

const LEVERS: [Param; 9] = [
    Param::VolumeEffort,
    Param::QualityEffort,
    Param::Inflation,
    Param::SalesEffort,
    Param::Attempts,
    Param::WorkCutoff,
    Param::ScoreTrust,
    Param::ReportRate,
    Param::Overpromise,
];

impl Behaviour {
    /// As the levers say.
    pub fn observed(values: &Values) -> Behaviour {
        Behaviour::from_array(LEVERS.map(|param| values[param]))
    }

    /// The scenario in which people behave so.
    pub fn apply(&self, scenario: &mut Scenario) {
        for (param, value) in self.levers() {
            scenario.levers[param] = Lever::Fixed(value);
        }
    }

    /// What it comes to, lever by lever.
    pub fn levers(&self) -> [(Param, f64); 9] {
        let values = self.to_array();
        std::array::from_fn(|i| {
            let spec = LEVERS[i].spec();
            let value = if spec.unit.is_whole() { values[i].round() } else { values[i] };
            (LEVERS[i], value.clamp(spec.min, spec.max))
        })
    }

    /// Part of the way from here to `there`.
    pub fn towards(&self, there: &Behaviour, part: f64) -> Behaviour {
        let (from, to) = (self.to_array(), there.to_array());
        Behaviour::from_array(std::array::from_fn(|i| from[i] + part * (to[i] - from[i])))
    }

    /// Marketing as here, sales as there.
    pub fn with_sales_of(&self, there: &Behaviour) -> Behaviour {
        Behaviour {
            volume_effort: self.volume_effort,
            quality_effort: self.quality_effort,
            inflation: self.inflation,
            ..*there
        }
    }

    /// The largest difference, each in parts of its lever's usual range.
    pub fn distance(&self, other: &Behaviour) -> f64 {
        let gaps = LEVERS.into_iter().zip(self.to_array()).zip(other.to_array());
        gaps.map(|((param, a), b)| (a - b).abs() / param.spec().soft_max).fold(0.0, f64::max)
    }

    fn to_array(self) -> [f64; 9] {
        [
            self.volume_effort,
            self.quality_effort,
            self.inflation,
            self.sales_effort,
            self.attempts,
            self.work_cutoff,
            self.score_trust,
            self.report_rate,
            self.overpromise,
        ]
    }

    fn from_array(values: [f64; 9]) -> Behaviour {
        let [
            volume_effort,
            quality_effort,
            inflation,
            sales_effort,
            attempts,
            work_cutoff,
            score_trust,
            report_rate,
            overpromise,
        ] = values;
        Behaviour {
            volume_effort,
            quality_effort,
            inflation,
            sales_effort,
            attempts,
            work_cutoff,
            score_trust,
            report_rate,
            overpromise,
        }
    }
}
