//! The score in both setups: how those of leads that fit and of those that do not are spread, and what a threshold makes
//! of them. Exact, from the model's closed form (`sim::score`), for leads as they arrive.
//! Leaves to others: words (`i18n::score`), paint (`ui`).

use super::chart::axis::{Axis, Spread};
use super::table::Table;
use crate::domain::{Learning, Scenario, ScenarioError};
use crate::i18n::score::{self as words, Term};
use crate::i18n::{Key, Label, Lang, Role, format};
use crate::sim::score::{Patterns, Spread as Noise};
use crate::sim::source::Source;

/// One setup's score.
#[derive(Clone, Debug, PartialEq)]
pub struct Score {
    patterns: Patterns,
    noise: Noise,
    /// Share of all leads that fits.
    pub fit: f64,
    /// `None` where every lead is handed over.
    pub threshold: Option<f64>,
    /// P(a lead that fits outscores one that does not).
    pub auc: f64,
    /// Whether points change in the course of a year: what is shown are those set by hand.
    pub learns: bool,
}

/// What a threshold makes of the leads.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Split {
    /// Share of all leads that qualifies.
    pub qualified: f64,
    /// Of those, the share that fits; `None` if there are none.
    pub precision: Option<f64>,
    /// Of those that fit, the share that qualifies; `None` if none fits.
    pub recall: Option<f64>,
}

impl Score {
    /// Of a setup whose behaviour is that of its levers, each at its likely value.
    pub fn new(scenario: &Scenario) -> Result<Score, Vec<ScenarioError>> {
        let source = Source::frozen(scenario)?;
        let (facts, world) = source.likely();
        let all: f64 = world.channels.iter().map(|channel| channel.mean).sum();
        let fits: f64 = world.channels.iter().map(|channel| channel.mean * channel.fit).sum();
        Ok(Score {
            patterns: facts.patterns.clone(),
            noise: world.spread,
            fit: if all > 0.0 { fits / all } else { 0.0 },
            threshold: world.threshold,
            auc: facts.patterns.auc(world.spread.sd),
            learns: scenario.choices.learning != Learning::Off,
        })
    }

    /// If this was the threshold; `None` is none.
    pub fn split(&self, threshold: Option<f64>) -> Split {
        let reach = threshold.map_or([1.0; 2], |threshold| self.patterns.reach(self.noise, threshold));
        let (other, fits) = ((1.0 - self.fit) * reach[0], self.fit * reach[1]);
        // What no lead in a million does is nothing.
        let is_some = other + fits > 1e-6;
        Split {
            qualified: if is_some { other + fits } else { 0.0 },
            precision: is_some.then(|| fits / (other + fits)),
            recall: (self.fit > 0.0).then_some(reach[1]),
        }
    }

    /// Shares of all leads by column: of those that do not fit, and of those that do.
    fn columns(&self, axis: &Axis) -> [Vec<f64>; 2] {
        let weights = [1.0 - self.fit, self.fit];
        let edge = |column: usize| self.patterns.reach(self.noise, edge(axis, column));
        let edges: Vec<[f64; 2]> = (0..=axis.count() * FINE).map(edge).collect();
        [0, 1].map(|class| {
            edges.windows(2).map(|pair| weights[class] * (pair[0][class] - pair[1][class])).collect()
        })
    }

    /// All but a hair of it lies between.
    fn ends(&self) -> (f64, f64) {
        let points = self.patterns.levels.iter().filter(|level| level.chance[0].max(level.chance[1]) > 1e-3);
        let points = points.map(|level| self.noise.base + level.points);
        let (low, high) = points.fold((f64::INFINITY, f64::NEG_INFINITY), |(low, high), points| {
            (low.min(points), high.max(points))
        });
        let reach = 2.2 * self.noise.sd;
        if low <= high { (low - reach, high + reach) } else { (self.noise.base, self.noise.base) }
    }
}

/// Columns for each bin of the axis: fine enough to look like the smooth curve that it is.
const FINE: usize = 5;

/// Where a column begins, and the one before ends.
pub fn edge(axis: &Axis, column: usize) -> f64 {
    axis.low() + column as f64 * axis.width() / FINE as f64
}

/// Both setups on one axis.
#[derive(Clone, Debug, PartialEq)]
pub struct Scores {
    pub worlds: [Score; 2],
    pub axis: Axis,
    /// Of today and of the proposal: shares of all leads by column, of those that do not fit and of those that do.
    pub columns: [[Vec<f64>; 2]; 2],
    /// The highest column; above 0.
    pub top: f64,
}

impl Scores {
    pub fn new(worlds: [Score; 2]) -> Scores {
        let ends = worlds.each_ref().map(Score::ends);
        let axis =
            Axis::fit(Spread { low: ends[0].0.min(ends[1].0), high: ends[0].1.max(ends[1].1), middle: 0.0 });
        let columns = worlds.each_ref().map(|world| world.columns(&axis));
        let top = columns.iter().flatten().flatten().copied().fold(f64::MIN_POSITIVE, f64::max);
        Scores { worlds, axis, columns, top }
    }

    pub fn hint(&self, lang: Lang) -> String {
        let hint = Term::Hint.label(lang);
        if self.worlds.iter().any(|world| world.learns) {
            format!("{hint} {}", Term::Learns.label(lang))
        } else {
            hint.to_owned()
        }
    }

    /// What a setup's own threshold does, or would do at another place.
    pub fn sentence(&self, lang: Lang, role: Role, threshold: Option<f64>) -> String {
        let split = self.worlds[role as usize].split(threshold);
        words::sentence(lang, threshold, split.precision, split.recall)
    }

    /// The figures of both setups: their name, and what they are.
    pub fn figures(&self, lang: Lang) -> [(String, [String; 2]); 4] {
        let splits = self.worlds.each_ref().map(|world| world.split(world.threshold));
        let share = |value: Option<f64>| {
            value.map_or_else(|| format::MISSING.to_owned(), |value| format::percent(lang, value))
        };
        [
            (Term::Qualified.label(lang).to_owned(), splits.map(|split| share(Some(split.qualified)))),
            (Key::MqlPrecision.text(lang).to_owned(), splits.map(|split| share(split.precision))),
            (Term::Recall.label(lang).to_owned(), splits.map(|split| share(split.recall))),
            (
                Term::Auc.label(lang).to_owned(),
                self.worlds.each_ref().map(|world| format::number(lang, world.auc, 2)),
            ),
        ]
    }

    /// What each threshold along the axis would do in both setups.
    pub fn table(&self, lang: Lang) -> Table {
        let share = |value: Option<f64>| {
            value.map_or_else(|| format::MISSING.to_owned(), |value| format::percent(lang, value))
        };
        let step = self.axis.count().div_ceil(24).max(1);
        let rows = (0..self.axis.count()).step_by(step).map(|bin| {
            let threshold = self.axis.edges(bin).0;
            let cells = self.worlds.iter().flat_map(|world| {
                let split = world.split(Some(threshold));
                [share(Some(split.qualified)), share(split.precision), share(split.recall)]
            });
            [format::exact(lang, threshold)].into_iter().chain(cells).collect()
        });
        let heads = Role::ALL.into_iter().flat_map(|role| {
            [Term::Qualified.label(lang), Key::MqlPrecision.text(lang), Term::Recall.label(lang)]
                .map(|name| format!("{name} · {}", role.label(lang)))
        });
        Table {
            caption: Term::TableCaption.label(lang).to_owned(),
            head: [Term::Threshold.label(lang).to_owned()].into_iter().chain(heads).collect(),
            rows: rows.collect(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{Company, Gate, Lever, Param, Seed};
    use crate::sim::journey::{Event, replay};

    fn scores(company: Company) -> Scores {
        Scores::new(company.setups().each_ref().map(|scenario| Score::new(scenario).expect("valid")))
    }

    #[test]
    fn columns_hold_all_leads_and_a_split_is_what_lies_beyond() {
        for company in Company::ALL {
            let scores = scores(company);
            for (score, columns) in scores.worlds.iter().zip(&scores.columns) {
                let all: f64 = columns.iter().flatten().sum();
                assert!((0.97..=1.0 + 1e-9).contains(&all), "{company:?}: {all}");
                let middle = scores.axis.count() * FINE / 2;
                let split = score.split(Some(edge(&scores.axis, middle)));
                let beyond = score.split(Some(scores.axis.high()));
                let summed: f64 = columns.iter().map(|columns| columns[middle..].iter().sum::<f64>()).sum();
                assert!((split.qualified - beyond.qualified - summed).abs() < 1e-6, "{company:?}");
                let recall = split.recall.expect("some fit");
                let fits = split.precision.expect("some qualify") * split.qualified;
                assert!((fits - score.fit * recall).abs() < 1e-9);
            }
        }
    }

    /// The closed form against leads that are drawn: qualified, and of those that fit.
    #[test]
    fn it_is_what_a_year_of_leads_shows() {
        let setups = Company::SmbSaas.setups();
        let scores = scores(Company::SmbSaas);
        for (world, setup) in setups.iter().enumerate() {
            let pair = [setup.clone(), setup.clone()];
            let threshold = scores.worlds[world].threshold.expect("a gate");
            let (mut leads, mut qualified, mut fits) = (0.0, 0.0, 0.0);
            for trial in 0..4 {
                let year = replay(&pair, Seed(7), trial).expect("valid");
                for journey in year.leads.iter().filter_map(|lead| lead.journeys[0].as_ref()) {
                    let score = journey.steps.iter().find_map(|step| match step.event {
                        Event::Scored { score } => Some(score),
                        _ => None,
                    });
                    leads += 1.0;
                    if score.expect("each has one") >= threshold {
                        qualified += 1.0;
                        fits += f64::from(u8::from(journey.fits));
                    }
                }
            }
            let split = scores.worlds[world].split(scores.worlds[world].threshold);
            assert!((qualified / leads - split.qualified).abs() < 0.015, "{} of {leads}", qualified);
            assert!((fits / qualified - split.precision.unwrap()).abs() < 0.03);
        }
    }

    #[test]
    fn a_higher_threshold_lets_fewer_pass() {
        let scores = scores(Company::Industrial);
        let share = |bin: usize| scores.worlds[0].split(Some(scores.axis.edges(bin).0)).qualified;
        assert!((1..scores.axis.count()).all(|bin| share(bin) <= share(bin - 1)));
    }

    #[test]
    fn no_threshold_and_one_out_of_reach_are_said() {
        let mut scenario = Company::Micro.scenario();
        scenario.levers[Param::Threshold] = Lever::Fixed(300.0);
        let high = Score::new(&scenario).expect("valid");
        assert_eq!(high.split(high.threshold).precision, None);
        scenario.choices.gate = Gate::Open;
        let open = Score::new(&scenario).expect("valid");
        assert_eq!(open.split(open.threshold).recall, Some(1.0));
        let scores = Scores::new([high, open]);
        let said = |role: Role| scores.sentence(Lang::En, role, scores.worlds[role as usize].threshold);
        assert_eq!(said(Role::Today), "At a threshold of 300, no lead qualifies.");
        assert_eq!(said(Role::Proposal), "Without a threshold every lead qualifies: 30 of 100 fit.");
    }

    #[test]
    fn every_head_has_its_cells() {
        let scores = scores(Company::Enterprise);
        for lang in Lang::ALL {
            let table = scores.table(lang);
            assert!(table.rows.len() > 10);
            assert!(table.rows.iter().all(|row| row.len() == table.head.len()));
        }
    }

    #[test]
    fn without_signals_or_noise_there_is_still_a_picture() {
        let mut scenario = Company::Micro.scenario();
        scenario.signals.clear();
        scenario.levers[Param::ScoreNoise] = Lever::Fixed(0.0);
        let score = Score::new(&scenario).expect("valid");
        assert_eq!(score.auc, 0.5);
        let scores = Scores::new([score.clone(), score]);
        assert!(scores.top > 0.0 && scores.top.is_finite());
    }
}
