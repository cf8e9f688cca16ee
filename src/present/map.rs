//! What the proposal would give at other thresholds with other numbers of reps: a grid of expectations, filled cell by
//! cell. Leaves to others: when cells are computed, paint (`ui`), words (`i18n::map`).

use super::chart::axis::round_up;
use super::score::Score;
use super::table::Table;
use crate::domain::{Lever, Param, Scenario, ScenarioError};
use crate::i18n::map::{self as words, Term};
use crate::i18n::{Label, Lang, format};
use crate::sim::stats::Moments;
use crate::sim::surrogate;
use crate::sim::{Output, WorldResults};

/// What a cell is coloured by.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Measure {
    #[default]
    Revenue,
    Profit,
}

impl Measure {
    pub const ALL: [Measure; 2] = [Measure::Revenue, Measure::Profit];

    pub fn output(self) -> Output {
        match self {
            Measure::Revenue => Output::Revenue,
            Measure::Profit => Output::Profit,
        }
    }
}

/// What is expected at one place, in euro over the window.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Cell {
    pub revenue: f64,
    pub profit: f64,
}

impl Cell {
    fn new(scenario: &Scenario) -> Result<Cell, Vec<ScenarioError>> {
        let expected = surrogate::expect(scenario)?;
        let of = |output| expected.of(output).unwrap_or(0.0);
        Ok(Cell { revenue: of(Output::Revenue), profit: of(Output::Profit) })
    }

    pub fn get(&self, measure: Measure) -> f64 {
        match measure {
            Measure::Revenue => self.revenue,
            Measure::Profit => self.profit,
        }
    }
}

/// What simulated years of a cell came to: the mean of each measure, and half the width of its 95 % interval where there are
/// enough of them.
#[derive(Clone, Debug, PartialEq)]
pub struct Tried {
    pub place: Place,
    pub years: u32,
    means: [(f64, Option<f64>); 2],
}

impl Tried {
    /// `None` before the first year. `world` is the cell's.
    pub fn new(place: Place, world: &WorldResults) -> Option<Tried> {
        let mean = |measure: Measure| {
            let found = Moments::of(world.column(measure.output()))?;
            Some((found.mean, found.estimate().interval().map(|(low, high)| (high - low) / 2.0)))
        };
        let [revenue, profit] = Measure::ALL.map(mean);
        let years = world.column(Output::Revenue).len() as u32;
        Some(Tried { place, years, means: [revenue?, profit?] })
    }
}

/// A cell's column, of thresholds, and its row, of reps.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place {
    pub column: usize,
    pub row: usize,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Map {
    /// The proposal; its people do what its levers say.
    scenario: Scenario,
    /// Rising. One alone where no threshold is in use.
    pub thresholds: Vec<f64>,
    pub has_threshold: bool,
    /// Rising.
    pub reps: Vec<f64>,
    /// Row by row, as far as they are computed.
    cells: Vec<Option<Cell>>,
    /// The proposal as it is.
    pub now: Option<Cell>,
    /// Cells that were simulated, the last one first.
    pub tried: Vec<Tried>,
}

/// About so many columns and rows.
const COLUMNS: f64 = 13.0;
const ROWS: f64 = 12.0;

impl Map {
    /// An empty one. `usual` is the number of reps around which rows are laid out, so that they stay when the lever moves.
    pub fn new(scenario: &Scenario, usual: f64) -> Result<Map, Vec<ScenarioError>> {
        let score = Score::new(scenario)?;
        let reps_now = scenario.levers[Param::Reps].likely();
        let most = (2.0 * usual).max(reps_now).max(6.0);
        let step = (most / ROWS).ceil().max(1.0);
        let reps = (1..=(most / step).ceil() as u32).map(|row| f64::from(row) * step);
        let thresholds = match score.threshold {
            Some(_) => thresholds(&score),
            None => vec![scenario.levers[Param::Threshold].likely()],
        };
        let reps: Vec<f64> = reps.filter(|&reps| reps <= Param::Reps.spec().max).collect();
        let cells = vec![None; reps.len() * thresholds.len()];
        let has_threshold = score.threshold.is_some();
        Ok(Map {
            scenario: scenario.clone(),
            thresholds,
            has_threshold,
            reps,
            cells,
            now: None,
            tried: Vec::new(),
        })
    }

    /// Whether it would be the same map, whatever threshold and reps the proposal has.
    pub fn is_of(&self, scenario: &Scenario, usual: f64) -> bool {
        let at_ours = |scenario: &Scenario| {
            let mut at = scenario.clone();
            at.levers[Param::Threshold] = self.scenario.levers[Param::Threshold];
            at.levers[Param::Reps] = self.scenario.levers[Param::Reps];
            at
        };
        let reps = scenario.levers[Param::Reps].likely();
        at_ours(scenario) == self.scenario && reps <= self.reps[self.reps.len() - 1].max(2.0 * usual)
    }

    /// The same map for a proposal that stands elsewhere on it.
    pub fn moved_to(&mut self, scenario: &Scenario) {
        self.scenario = scenario.clone();
        self.now = None;
    }

    /// Computes the proposal itself, or else the next cell; says whether there is more to do.
    pub fn fill_one(&mut self) -> bool {
        // What cannot be simulated is worth nothing to anybody: it is left out as if it gave nothing.
        let nothing = Cell { revenue: 0.0, profit: 0.0 };
        if self.now.is_none() {
            self.now = Some(Cell::new(&self.scenario).unwrap_or(nothing));
        } else if let Some(index) = self.next() {
            let place = Place { column: index % self.thresholds.len(), row: index / self.thresholds.len() };
            self.cells[index] = Some(Cell::new(&self.at(place)).unwrap_or(nothing));
        }
        !self.is_full()
    }

    /// First one of each few, so that the picture shows soon, then those between.
    fn next(&self) -> Option<usize> {
        let columns = self.thresholds.len();
        let missing = |step: usize| {
            (0..self.cells.len()).find(|&index| {
                let is_due = (index % columns).is_multiple_of(step) && (index / columns).is_multiple_of(step);
                is_due && self.cells[index].is_none()
            })
        };
        [4, 2, 1].into_iter().find_map(missing)
    }

    pub fn is_full(&self) -> bool {
        self.now.is_some() && self.cells.iter().all(Option::is_some)
    }

    /// The proposal moved to a cell.
    pub fn at(&self, place: Place) -> Scenario {
        let mut scenario = self.scenario.clone();
        for (param, value) in self.levers(place) {
            scenario.levers[param] = Lever::Fixed(value);
        }
        scenario
    }

    /// What a cell sets.
    pub fn levers(&self, place: Place) -> Vec<(Param, f64)> {
        let threshold = (Param::Threshold, self.thresholds[place.column]);
        let reps = (Param::Reps, self.reps[place.row]);
        if self.has_threshold { vec![threshold, reps] } else { vec![reps] }
    }

    pub fn cell(&self, place: Place) -> Option<Cell> {
        *self.cells.get(place.row * self.thresholds.len() + place.column)?
    }

    /// Of the cells that are there: the least and the largest value.
    pub fn ends(&self, measure: Measure) -> Option<(f64, f64)> {
        let values = self.cells.iter().flatten().map(|cell| cell.get(measure));
        values.fold(None, |ends: Option<(f64, f64)>, value| {
            Some(ends.map_or((value, value), |(low, high)| (low.min(value), high.max(value))))
        })
    }

    /// The same as a legend has them.
    pub fn ends_in_words(&self, lang: Lang, measure: Measure) -> Option<[String; 2]> {
        let (low, high) = self.ends(measure)?;
        Some([low, high].map(|euro| format::money_short(lang, format::round_significant(euro, 3))))
    }

    /// The best cell; among equals the one with the fewest reps.
    pub fn best(&self, measure: Measure) -> Option<Place> {
        let mut best: Option<(f64, usize)> = None;
        for (index, cell) in self.cells.iter().enumerate() {
            let Some(value) = cell.map(|cell| cell.get(measure)) else { continue };
            // A difference that nobody would pay a rep for is none.
            if best.is_none_or(|(most, _)| value > most + 1e-3 * most.abs()) {
                best = Some((value, index));
            }
        }
        let columns = self.thresholds.len();
        best.map(|(_, index)| Place { column: index % columns, row: index / columns })
    }

    /// Where the proposal stands, in columns and rows from the first one's middle; off the grid, at its edge.
    pub fn here(&self) -> (f64, f64) {
        let of = |param: Param| self.scenario.levers[param].likely();
        (position(&self.thresholds, of(Param::Threshold)), position(&self.reps, of(Param::Reps)))
    }

    /// What is best, and how far from it the proposal is.
    pub fn sentence(&self, lang: Lang, measure: Measure) -> Option<String> {
        let (best, now) = (self.best(measure)?, self.now?);
        let value = self.cell(best)?.get(measure);
        Some(words::sentence(lang, measure.output(), &self.name(lang, best), value, value - now.get(measure)))
    }

    /// A cell, read out.
    pub fn readout(&self, lang: Lang, place: Place) -> Option<String> {
        let (cell, now) = (self.cell(place)?, self.now?);
        let values = Measure::ALL.map(|measure| {
            let value = cell.get(measure);
            words::value(lang, measure.output(), value, value - now.get(measure))
        });
        let said = format!("{}: {}.", self.name(lang, place), values.join("; "));
        let tried = self.tried.iter().find(|tried| tried.place == place);
        let Some(tried) = tried else { return Some(said) };
        let means = Measure::ALL.map(|measure| {
            let (mean, error) = tried.means[measure as usize];
            words::mean(lang, measure.output(), mean, error)
        });
        Some(format!("{said} {}: {}.", words::simulated(lang, tried.years), means.join("; ")))
    }

    /// Keeps what a cell came to, in the place of what it came to before.
    pub fn keep(&mut self, tried: Tried) {
        self.tried.retain(|other| other.place != tried.place);
        self.tried.insert(0, tried);
    }

    /// A simulated cell beside what the formula says of it.
    pub fn compared(&self, lang: Lang, measure: Measure, tried: &Tried) -> String {
        let computed = self.cell(tried.place).map(|cell| cell.get(measure));
        let (mean, error) = tried.means[measure as usize];
        words::compared(
            lang,
            measure.output(),
            &self.name(lang, tried.place),
            computed,
            (mean, error),
            tried.years,
        )
    }

    /// What a cell is called.
    pub fn name(&self, lang: Lang, place: Place) -> String {
        words::place(lang, self.threshold_of(place), self.reps[place.row])
    }

    fn threshold_of(&self, place: Place) -> Option<f64> {
        self.has_threshold.then(|| self.thresholds[place.column])
    }

    /// Rows of reps, columns of thresholds.
    pub fn table(&self, lang: Lang, measure: Measure) -> Table {
        let row = |row: usize| {
            let cells = (0..self.thresholds.len()).map(|column| {
                self.cell(Place { column, row })
                    .map_or_else(|| format::MISSING.to_owned(), |cell| format::money(lang, cell.get(measure)))
            });
            [words::reps(lang, self.reps[row])].into_iter().chain(cells).collect()
        };
        let heads = self.thresholds.iter().map(|&threshold| {
            if self.has_threshold {
                words::threshold(lang, threshold)
            } else {
                Term::NoThreshold.label(lang).to_owned()
            }
        });
        Table {
            caption: measure.output().label(lang).to_owned(),
            head: [Param::Reps.label(lang).to_owned()].into_iter().chain(heads).collect(),
            rows: (0..self.reps.len()).map(row).collect(),
        }
    }
}

/// From where nearly all leads qualify to where nearly none does, in round steps.
fn thresholds(score: &Score) -> Vec<f64> {
    let spec = Param::Threshold.spec();
    let first_below = |share: f64| {
        let (mut low, mut high) = (spec.min, spec.max);
        for _ in 0..40 {
            let middle = 0.5 * (low + high);
            if score.split(Some(middle)).qualified > share { low = middle } else { high = middle }
        }
        low
    };
    let (low, high) = (first_below(0.95), first_below(0.02));
    let step = round_up(((high - low) / COLUMNS).max(1.0)).ceil();
    let (first, last) = ((low / step).floor() as i64, (high / step).ceil() as i64);
    (first..=last.max(first + 1))
        .map(|number| number as f64 * step)
        .filter(|threshold| (spec.min..=spec.max).contains(threshold))
        .collect()
}

/// Between which of the rising `marks` a value stands, in parts.
fn position(marks: &[f64], value: f64) -> f64 {
    let Some(after) = marks.iter().position(|&mark| mark >= value) else { return (marks.len() - 1) as f64 };
    if after == 0 {
        return 0.0;
    }
    let (from, to) = (marks[after - 1], marks[after]);
    (after - 1) as f64 + (value - from) / (to - from)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{Company, Gate, Seed};
    use crate::sim::{DEFAULT_PROBES, Results, Simulator};

    fn full(scenario: &Scenario) -> Map {
        let usual = scenario.levers[Param::Reps].likely();
        let mut map = Map::new(scenario, usual).expect("valid");
        assert!(map.best(Measure::Revenue).is_none() && map.ends(Measure::Profit).is_none());
        while map.fill_one() {}
        map
    }

    #[test]
    fn each_cell_is_what_its_levers_give() {
        let scenario = Company::Micro.setups()[1].clone();
        let map = full(&scenario);
        let place = Place { column: 3, row: 1 };
        let mut moved = scenario.clone();
        moved.levers[Param::Threshold] = Lever::Fixed(map.thresholds[3]);
        moved.levers[Param::Reps] = Lever::Fixed(map.reps[1]);
        let expected = surrogate::expect(&moved).expect("valid");
        assert_eq!(map.cell(place).map(|cell| cell.revenue), expected.of(Output::Revenue));
        assert_eq!(map.cell(place).map(|cell| cell.profit), expected.of(Output::Profit));
        let best = map.cell(map.best(Measure::Profit).expect("full")).expect("full");
        let (low, high) = map.ends(Measure::Profit).expect("full");
        assert!(low < high && (high - best.profit) <= 1.1e-3 * high.abs());
    }

    #[test]
    fn grids_are_of_a_size_to_read_in_every_company() {
        for company in Company::ALL {
            for scenario in company.setups() {
                let map = Map::new(&scenario, scenario.levers[Param::Reps].likely()).expect("valid");
                assert!((6..=13).contains(&map.reps.len()), "{company:?} {:?}", map.reps);
                if !map.has_threshold {
                    continue;
                }
                assert!((8..=20).contains(&map.thresholds.len()), "{company:?} {:?}", map.thresholds);
                assert!(map.thresholds.is_sorted() && map.reps.is_sorted());
                let (column, row) = map.here();
                assert!(column > 0.0 && column < (map.thresholds.len() - 1) as f64, "{company:?} {column}");
                assert!(row >= 0.0 && row <= (map.reps.len() - 1) as f64);
            }
        }
    }

    #[test]
    fn moving_on_the_map_leaves_it_and_other_levers_do_not() {
        let scenario = Company::Micro.setups()[1].clone();
        let map = full(&scenario);
        let usual = scenario.levers[Param::Reps].likely();
        let mut moved = map.at(Place { column: 2, row: 3 });
        assert!(map.is_of(&moved, usual));
        moved.levers[Param::DealMean] = Lever::Fixed(12_345.0);
        assert!(!map.is_of(&moved, usual));
    }

    #[test]
    fn simulated_years_stand_beside_the_formula_and_come_near_it() {
        let scenario = Company::SmbSaas.setups()[0].clone();
        let mut map = full(&scenario);
        let place = Place { column: 4, row: 2 };
        let alone = map.readout(Lang::En, place).expect("full");
        let at = map.at(place);
        let mut results = Results::default();
        results.add(
            Simulator::new(std::slice::from_ref(&at), Seed(7), DEFAULT_PROBES).expect("valid").run(0, 60),
        );
        let tried = Tried::new(place, &results.worlds()[0]).expect("years");
        assert_eq!(tried.years, 60);
        for measure in Measure::ALL {
            let (mean, error) = tried.means[measure as usize];
            assert_eq!(Some(mean), results.worlds()[0].mean(measure.output()));
            let computed = map.cell(place).expect("full").get(measure);
            let reach = error.expect("60 years have one");
            assert!(
                (mean - computed).abs() < 2.0 * reach + 0.1 * computed.abs(),
                "{mean} ± {reach}, {computed}"
            );
        }
        map.keep(tried.clone());
        map.keep(tried.clone());
        assert_eq!(map.tried.len(), 1, "the same cell once");
        for lang in Lang::ALL {
            let said = map.compared(lang, Measure::Profit, &tried);
            assert!(said.contains('±') && said.contains("60"), "{said}");
        }
        let read = map.readout(Lang::En, place).expect("full");
        assert!(read.starts_with(&alone) && read.contains("60 trials"), "{read}");
    }

    #[test]
    fn without_a_threshold_there_is_one_column() {
        let mut scenario = Company::Micro.scenario();
        scenario.choices.gate = Gate::Open;
        let map = full(&scenario);
        assert_eq!((map.thresholds.len(), map.has_threshold), (1, false));
        assert_eq!(map.levers(Place { column: 0, row: 0 }), [(Param::Reps, map.reps[0])]);
        for lang in Lang::ALL {
            assert!(map.sentence(lang, Measure::Revenue).is_some());
            assert_eq!(map.table(lang, Measure::Profit).rows.len(), map.reps.len());
        }
    }

    #[test]
    fn places_between_marks_are_found() {
        let marks = [10.0, 20.0, 40.0];
        assert_eq!(
            [5.0, 10.0, 15.0, 30.0, 99.0].map(|value| position(&marks, value)),
            [0.0, 0.0, 0.5, 1.5, 2.0]
        );
    }
}
