//! Several setups beside each other: what each brings, and how much more or less than the first, year by year with the
//! same leads and the same luck. Leaves to others: simulating them (`job`), the table (`ui`).

use super::gather::Figure;
use super::kpi::Unit;
use super::rank::quantiles;
use super::table::Table;
use crate::domain::{Param, Scenario};
use crate::i18n::phrase::{self, Best};
use crate::i18n::{Key, Label, Lang, format};
use crate::sim::{Batch, Output};

/// What is kept of each year.
const KEPT: [Output; 3] = [Output::Revenue, Output::Profit, Output::Won];

/// What is compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Measure {
    Revenue,
    Profit,
    Won,
    Target,
}

impl Measure {
    pub const ALL: [Measure; 4] = [Measure::Revenue, Measure::Profit, Measure::Won, Measure::Target];

    fn unit(self) -> Unit {
        match self {
            Measure::Revenue | Measure::Profit => Unit::Euro,
            Measure::Won => Unit::Count,
            Measure::Target => Unit::Share,
        }
    }

    fn label(self, lang: Lang) -> &'static str {
        match self {
            Measure::Revenue => Output::Revenue.label(lang),
            Measure::Profit => Output::Profit.label(lang),
            Measure::Won => Output::Won.label(lang),
            Measure::Target => Key::TargetProbability.text(lang),
        }
    }
}

/// The years of several setups as they arrive, in any order.
#[derive(Clone, Debug, PartialEq)]
pub struct Years {
    trials: u32,
    there: u32,
    /// By setup and kept output, one place per trial.
    columns: Vec<[Vec<f64>; KEPT.len()]>,
}

impl Years {
    pub fn new(setups: usize, trials: u32) -> Years {
        let column = || vec![0.0; trials as usize];
        Years { trials, there: 0, columns: (0..setups).map(|_| [column(), column(), column()]).collect() }
    }

    /// Takes trials that did not come before; what lies beyond those asked for is left.
    pub fn add(&mut self, batch: &Batch) {
        let (first, count) = (batch.first as usize, batch.count as usize);
        if first + count > self.trials as usize {
            return;
        }
        for (columns, world) in self.columns.iter_mut().zip(&batch.worlds) {
            for (column, output) in columns.iter_mut().zip(KEPT) {
                let values = &world.values[output as usize * count..][..count];
                column[first..first + count].copy_from_slice(values);
            }
        }
        self.there += batch.count;
    }

    pub fn there(&self) -> u32 {
        self.there
    }

    /// Revenue of one setup, year by year.
    pub fn revenue(&self, setup: usize) -> &[f64] {
        &self.columns[setup][0]
    }

    fn values(&self, setup: usize, measure: Measure, target: f64) -> Vec<f64> {
        let [revenue, profit, won] = &self.columns[setup];
        match measure {
            Measure::Revenue => revenue.clone(),
            Measure::Profit => profit.clone(),
            Measure::Won => won.clone(),
            Measure::Target => revenue.iter().map(|&euro| f64::from(u8::from(euro >= target))).collect(),
        }
    }
}

/// What came of it.
#[derive(Clone, Debug, PartialEq)]
pub struct Comparison {
    pub trials: u32,
    /// By measure and setup; each figure's second value is the setup's, the first that of the first setup.
    pub figures: Vec<(Measure, Vec<Figure>)>,
    /// By setup: 8 of 10 years lie between.
    pub spread: Vec<[f64; 2]>,
    /// By setup, where it has levers that are ranges.
    pub doubt: Vec<Option<Doubt>>,
}

/// What comes of not knowing the levers, apart from luck.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Doubt {
    /// In 8 of 10 draws of the levers the revenue to be expected lies between.
    pub spread: [f64; 2],
    /// Share of the variance between years that the levers do not explain.
    pub luck: Option<f64>,
}

impl Doubt {
    /// From what is to be expected with the levers of trial 0, 1 and so on, and what these years brought; `luck` holds
    /// one against the other.
    pub fn new(expected: &[f64], luck: Option<f64>) -> Doubt {
        Doubt { spread: quantiles(expected, [0.1, 0.9]), luck: luck.map(|luck| luck.clamp(0.0, 1.0)) }
    }
}

/// Once all years are there. The first setup is what the others are held against.
pub fn compare(years: &Years, setups: &[Scenario], doubt: Vec<Option<Doubt>>) -> Comparison {
    let target = |setup: usize| setups[setup].levers[Param::TargetRevenue].likely();
    let figures = Measure::ALL.map(|measure| {
        let all: Vec<Vec<f64>> =
            (0..setups.len()).map(|setup| years.values(setup, measure, target(setup))).collect();
        (measure, all.iter().map(|own| paired(&all[0], own)).collect())
    });
    let spread = (0..setups.len()).map(|setup| quantiles(years.revenue(setup), [0.1, 0.9])).collect();
    Comparison { trials: years.trials, figures: figures.into(), spread, doubt }
}

/// Means of both, and of the difference year by year, with their standard errors.
fn paired(first: &[f64], own: &[f64]) -> Figure {
    let gaps: Vec<f64> = own.iter().zip(first).map(|(own, first)| own - first).collect();
    let [(first, first_error), (own, own_error), (gap, gap_error)] = [first, own, &gaps].map(mean_and_error);
    Figure {
        values: [Some(first), Some(own)],
        errors: [Some(first_error), Some(own_error)],
        difference: Some(gap),
        difference_error: Some(gap_error),
    }
}

fn mean_and_error(values: &[f64]) -> (f64, f64) {
    let count = (values.len() as f64).max(1.0);
    let mean = values.iter().sum::<f64>() / count;
    let squares: f64 = values.iter().map(|value| (value - mean) * (value - mean)).sum();
    (mean, (squares / (count - 1.0).max(1.0) / count).sqrt())
}

/// Which setup leaves the most profit, in a sentence; empty without names to call them by.
pub fn verdict(lang: Lang, comparison: &Comparison, names: &[String]) -> String {
    let profits = comparison.figures.iter().find(|(measure, _)| *measure == Measure::Profit);
    let gaps = profits.map_or(&[][..], |(_, figures)| figures).iter().map(|figure| {
        (figure.difference.unwrap_or_default(), 1.96 * figure.difference_error.unwrap_or_default())
    });
    // Of equals the first.
    let best = gaps.zip(names).reduce(|best, next| if next.0.0 > best.0.0 { next } else { best });
    let (Some(((more, error), name)), Some(first)) = (best, names.first()) else { return String::new() };
    phrase::most_profit(
        lang,
        if more > 0.0 { Best::Other { name, first, more, error } } else { Best::First(first) },
    )
}

/// One column per setup; under each measure how far it is from the first setup's.
pub fn table(lang: Lang, comparison: &Comparison, names: &[String]) -> Table {
    let mut rows = Vec::new();
    let against = phrase::against(lang, names.first().map_or("", String::as_str));
    for (measure, figures) in &comparison.figures {
        let unit = measure.unit();
        let own = figures.iter().map(|figure| unit.text(lang, figure.values[1]));
        rows.push([measure.label(lang).to_owned()].into_iter().chain(own).collect());
        let gaps = figures.iter().enumerate().map(|(setup, figure)| match setup {
            0 => format::MISSING.to_owned(),
            _ => unit.difference(lang, figure).join(" ").trim_end().to_owned(),
        });
        rows.push([against.clone()].into_iter().chain(gaps).collect());
    }
    let between = |[low, high]: [f64; 2]| {
        let [low, high] = [low, high].map(|euro| format::money_rough(lang, euro));
        format!("{low} – {high}")
    };
    let spread = comparison.spread.iter().map(|spread| between(*spread));
    rows.push([Key::SpreadOfRevenue.text(lang).to_owned()].into_iter().chain(spread).collect());
    if comparison.doubt.iter().any(Option::is_some) {
        let doubt = |words: Key, cell: &dyn Fn(&Doubt) -> String| -> Vec<String> {
            let cells = comparison.doubt.iter();
            let cells = cells.map(|doubt| doubt.as_ref().map_or_else(|| format::MISSING.to_owned(), cell));
            [words.text(lang).to_owned()].into_iter().chain(cells).collect()
        };
        let share = |luck: Option<f64>| {
            luck.map_or_else(|| format::MISSING.to_owned(), |luck| format::percent(lang, luck))
        };
        rows.push(doubt(Key::SpreadOfDoubt, &|doubt| between(doubt.spread)));
        rows.push(doubt(Key::ShareOfLuck, &|doubt| share(doubt.luck)));
        rows.push(doubt(Key::ShareOfDoubt, &|doubt| share(doubt.luck.map(|luck| 1.0 - luck))));
    }
    let head = [Key::Measure.text(lang).to_owned()].into_iter().chain(names.iter().cloned()).collect();
    Table { caption: phrase::compared(lang, comparison.trials), head, rows }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{Company, Lever, Seed};
    use crate::sim::{DEFAULT_PROBES, Simulator};

    fn setups() -> Vec<Scenario> {
        let [today, proposal] = Company::Micro.setups();
        let mut pinned = proposal.clone();
        pinned.levers[Param::DealMean] = Lever::Fixed(2.0 * pinned.levers[Param::DealMean].likely());
        vec![today.clone(), proposal, pinned, today]
    }

    fn years(setups: &[Scenario], batches: &[(u32, u32)]) -> Years {
        let trials = batches.iter().map(|(_, count)| count).sum();
        let mut years = Years::new(setups.len(), trials);
        for &(first, count) in batches {
            let mut simulator = Simulator::new(setups, Seed(7), DEFAULT_PROBES).expect("valid");
            years.add(&simulator.run(first, count));
        }
        years
    }

    #[test]
    fn figures_do_not_depend_on_how_years_arrive() {
        let setups = setups();
        let at_once = years(&setups, &[(0, 60)]);
        let in_parts = years(&setups, &[(40, 20), (0, 16), (16, 24)]);
        assert_eq!(at_once, in_parts);
        assert_eq!(in_parts.there(), 60);
    }

    #[test]
    fn each_setup_is_held_against_the_first() {
        let setups = setups();
        let comparison = compare(&years(&setups, &[(0, 60)]), &setups, vec![None; 4]);
        for (measure, figures) in &comparison.figures {
            // The first, and the same setup once more, differ from it by nothing at all.
            for same in [0, 3] {
                let figure = &figures[same];
                assert_eq!(
                    (figure.difference, figure.difference_error),
                    (Some(0.0), Some(0.0)),
                    "{measure:?}"
                );
            }
            let [first, own] = figures[2].values.map(|value| value.expect("simulated"));
            let difference = figures[2].difference.expect("simulated");
            assert!((own - first - difference).abs() < 1e-6, "{measure:?}");
        }
        let (_, revenue) = &comparison.figures[0];
        assert!(revenue[2].difference > revenue[1].difference && revenue[2].difference_error > Some(0.0));
    }

    #[test]
    fn the_verdict_names_the_best_and_its_error() {
        let setups = setups();
        let comparison = compare(&years(&setups, &[(0, 60)]), &setups, vec![None; 4]);
        let names: Vec<String> = ["Today", "Proposal", "Dear deals", "Same"].map(str::to_owned).into();
        let said = verdict(Lang::En, &comparison, &names);
        assert!(said.starts_with("“Dear deals” leaves the most profit on average: €"), "{said}");
        assert!(said.contains('±') && said.ends_with('.'), "{said}");
        let alone = compare(&years(&setups[3..], &[(0, 60)]), &setups[3..], vec![None]);
        assert_eq!(
            verdict(Lang::Es, &alone, &names[..1]),
            "Ningún escenario deja de media más beneficio que «Today»."
        );
        assert_eq!(verdict(Lang::Es, &alone, &[]), "");
    }

    #[test]
    fn luck_and_not_knowing_stand_apart_where_a_lever_is_a_range() {
        let setups = setups();
        let years = years(&setups, &[(0, 60)]);
        let names: Vec<String> = ["A", "B", "C", "D"].map(str::to_owned).into();
        let rows = |doubt| table(Lang::En, &compare(&years, &setups, doubt), &names).rows;
        let without = rows(vec![None; 4]);
        let with = rows(vec![None, Some(Doubt::new(&[1e5, 2e5, 3e5], Some(0.75))), None, None]);
        assert_eq!(with.len(), without.len() + 3);
        assert!(with.iter().all(|row| row.len() == 5 && !row[0].is_empty()), "{with:?}");
        assert_eq!(with[with.len() - 2][2], "75%");
        assert_eq!(with[with.len() - 1][2], "25%");
        assert_eq!(with[with.len() - 1][1], format::MISSING);
    }
}
