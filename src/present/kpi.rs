//! The indicators of both setups: those that each team watches by itself, those they share, and the money.
//! Leaves to others: words (`i18n`), the table (`ui`).

use super::gather::{Figure, Gather, Sum, ratio};
use crate::domain::Param;
use crate::i18n::{Key, Label, Lang, format};
use crate::sim::Output;

/// A group of indicators, and its heading.
#[derive(Clone, Debug, PartialEq)]
pub struct Group {
    pub title: Key,
    pub rows: Vec<KpiRow>,
}

#[derive(Clone, Copy, Debug, PartialEq)]
pub struct KpiRow {
    pub kpi: Kpi,
    pub figure: Figure,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Kpi {
    Leads,
    CostPerLead,
    Mqls,
    Attempts,
    MqlPrecision,
    MqlToSql,
    WinRate,
    CostPerOpportunity,
    Cac,
    RevenuePerLead,
    CycleDays,
    WinRateFit,
    TimeToValue,
    Rework,
    NetPromoters,
    NetRetention,
    Revenue,
    Recognised,
    Pipeline,
    GrossMargin,
    MediaCost,
    TeamCost,
    Bonuses,
    DeliveryCost,
    Profit,
}

/// How a figure is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unit {
    Count,
    Share,
    Euro,
    Days,
    /// From -100 to 100, stored as -1 to 1.
    Score,
}

/// The groups, each with its indicators in order.
pub const GROUPS: [(Key, &[Kpi]); 3] = [
    (Key::TeamKpis, &[Kpi::Leads, Kpi::CostPerLead, Kpi::Mqls, Kpi::Attempts]),
    (
        Key::SharedKpis,
        &[
            Kpi::MqlPrecision,
            Kpi::MqlToSql,
            Kpi::WinRate,
            Kpi::WinRateFit,
            Kpi::CostPerOpportunity,
            Kpi::Cac,
            Kpi::RevenuePerLead,
            Kpi::CycleDays,
            Kpi::TimeToValue,
            Kpi::Rework,
            Kpi::NetPromoters,
            Kpi::NetRetention,
        ],
    ),
    (
        Key::MoneyKpis,
        &[
            Kpi::Revenue,
            Kpi::Recognised,
            Kpi::Pipeline,
            Kpi::GrossMargin,
            Kpi::MediaCost,
            Kpi::TeamCost,
            Kpi::Bonuses,
            Kpi::DeliveryCost,
            Kpi::Profit,
        ],
    ),
];

pub fn groups(gather: &Gather) -> Vec<Group> {
    let row = |&kpi: &Kpi| KpiRow { kpi, figure: gather.figure(|sum| kpi.of(sum)) };
    GROUPS.map(|(title, kpis)| Group { title, rows: kpis.iter().map(row).collect() }).into()
}

impl Kpi {
    fn of(self, sum: &Sum) -> Option<f64> {
        // What is left of them after fines and clawback.
        let bonuses = || {
            sum.get(Output::MarketingBonus) + sum.get(Output::SalesBonus)
                - sum.get(Output::Fines)
                - sum.get(Output::ClawedBack)
        };
        let cost = || sum.get(Output::MediaCost) + sum.get(Output::TeamCost) + bonuses();
        match self {
            Kpi::Leads => sum.mean(Output::Leads),
            Kpi::CostPerLead => sum.rate(Output::MediaCost, Output::Leads),
            Kpi::Mqls => sum.mean(Output::Mqls),
            Kpi::Attempts => sum.mean(Output::Attempts),
            Kpi::MqlPrecision => sum.rate(Output::FitMqls, Output::Mqls),
            Kpi::MqlToSql => sum.rate(Output::Sqls, Output::Mqls),
            Kpi::WinRate => sum.rate(Output::Won, Output::Opportunities),
            Kpi::CostPerOpportunity => ratio(cost(), sum.get(Output::Opportunities)),
            Kpi::Cac => ratio(cost(), sum.get(Output::Won)),
            Kpi::RevenuePerLead => sum.rate(Output::Revenue, Output::Leads),
            Kpi::CycleDays => sum.rate(Output::ClosedDays, Output::Won),
            Kpi::WinRateFit => sum.rate(Output::FitWon, Output::FitOpportunities),
            Kpi::TimeToValue => sum.rate(Output::ValueDays, Output::Delivered),
            Kpi::Rework => sum.rate(Output::Reworked, Output::Delivered),
            Kpi::NetPromoters => {
                ratio(sum.get(Output::Promoters) - sum.get(Output::Detractors), sum.get(Output::Delivered))
            }
            Kpi::NetRetention => sum.rate(Output::CohortGrown, Output::CohortValue),
            Kpi::Revenue => sum.mean(Output::Revenue),
            Kpi::Recognised => sum.mean(Output::Recognised),
            Kpi::Pipeline => sum.mean(Output::PipelineCreated),
            Kpi::GrossMargin => sum.mean(Output::GrossMargin),
            Kpi::MediaCost => sum.mean(Output::MediaCost),
            Kpi::TeamCost => sum.mean(Output::TeamCost),
            Kpi::Bonuses => sum.per_trial(bonuses()),
            Kpi::DeliveryCost => sum.mean(Output::DeliveryCost),
            Kpi::Profit => sum.mean(Output::Profit),
        }
    }

    pub fn label(self, lang: Lang) -> &'static str {
        match self {
            Kpi::Leads => Output::Leads.label(lang),
            Kpi::CostPerLead => Key::CostPerLead.text(lang),
            Kpi::Mqls => Output::Mqls.label(lang),
            Kpi::Attempts => Output::Attempts.label(lang),
            Kpi::MqlPrecision => Key::MqlPrecision.text(lang),
            Kpi::MqlToSql => Param::MqlToSql.label(lang),
            Kpi::WinRate => Key::WinRate.text(lang),
            Kpi::CostPerOpportunity => Key::CostPerOpportunity.text(lang),
            Kpi::Cac => Key::Cac.text(lang),
            Kpi::RevenuePerLead => Key::RevenuePerLead.text(lang),
            Kpi::CycleDays => Key::CycleDays.text(lang),
            Kpi::WinRateFit => Key::WinRateFit.text(lang),
            Kpi::TimeToValue => Key::TimeToValue.text(lang),
            Kpi::Rework => Output::Reworked.label(lang),
            Kpi::NetPromoters => Key::NetPromoters.text(lang),
            Kpi::NetRetention => Param::NetRetention.label(lang),
            Kpi::Revenue => Output::Revenue.label(lang),
            Kpi::Recognised => Output::Recognised.label(lang),
            Kpi::Pipeline => Output::PipelineCreated.label(lang),
            Kpi::GrossMargin => Output::GrossMargin.label(lang),
            Kpi::MediaCost => Output::MediaCost.label(lang),
            Kpi::TeamCost => Output::TeamCost.label(lang),
            Kpi::Bonuses => Key::Bonuses.text(lang),
            Kpi::DeliveryCost => Output::DeliveryCost.label(lang),
            Kpi::Profit => Output::Profit.label(lang),
        }
    }

    pub fn unit(self) -> Unit {
        match self {
            Kpi::Leads | Kpi::Mqls | Kpi::Attempts => Unit::Count,
            Kpi::MqlPrecision
            | Kpi::MqlToSql
            | Kpi::WinRate
            | Kpi::WinRateFit
            | Kpi::Rework
            | Kpi::NetRetention => Unit::Share,
            Kpi::CycleDays | Kpi::TimeToValue => Unit::Days,
            Kpi::NetPromoters => Unit::Score,
            _ => Unit::Euro,
        }
    }
}

impl Unit {
    pub fn text(self, lang: Lang, value: Option<f64>) -> String {
        let Some(value) = value else { return format::MISSING.to_owned() };
        match self {
            Unit::Count => format::count(lang, value),
            Unit::Share => format::percent_with(lang, value, 1),
            Unit::Euro => format::money(lang, value),
            Unit::Days => format::duration(lang, value * 24.0),
            Unit::Score => format::number(lang, value * 100.0, 1),
        }
    }

    /// A difference with its sign, and how far simulating may be off (95 %); empty where it is exact.
    pub fn difference(self, lang: Lang, figure: &Figure) -> [String; 2] {
        let Some(value) = figure.difference else { return [format::MISSING.to_owned(), String::new()] };
        let error = figure.difference_error.map(|error| self.size(lang, 1.96 * error));
        let error = error.filter(|error| error.contains(|c: char| matches!(c, '1'..='9')));
        let error = error.map(|error| format!("±{error}"));
        [format::signed(value, self.size(lang, value)), error.unwrap_or_default()]
    }

    /// The difference of two shares is in points: per cent would read as a part of the first.
    fn size(self, lang: Lang, value: f64) -> String {
        match self {
            Unit::Share => {
                let points = format::number(lang, value * 100.0, 1);
                format::percentage_points(lang, &points)
            }
            // Minutes would claim more than a mean of days tells.
            Unit::Days => {
                format!("{}{}{}", format::number(lang, value, 1), format::NBSP, Key::Days.text(lang))
            }
            _ => self.text(lang, Some(value)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::fixture::results;
    use super::*;

    #[test]
    fn every_indicator_has_one_place() {
        let all: Vec<Kpi> = GROUPS.iter().flat_map(|(_, kpis)| kpis.iter().copied()).collect();
        for (index, kpi) in all.iter().enumerate() {
            assert!(!all[..index].contains(kpi), "{kpi:?} stands twice");
        }
        assert_eq!(all.len(), Kpi::Profit as usize + 1);
    }

    #[test]
    fn figures_and_their_words() {
        let mut gather = Gather::default();
        gather.take(&results(&[400]));
        let groups = groups(&gather);
        let cac = groups[1].rows.iter().find(|row| row.kpi == Kpi::Cac).expect("it is on the list").figure;
        assert_eq!(cac.values[0], Some(290e3 / 9.0));
        assert_eq!(Kpi::Cac.unit().text(Lang::Es, cac.values[0]), "32.222\u{a0}€");
        let [difference, _] = Kpi::Cac.unit().difference(Lang::Es, &cac);
        assert_eq!(difference, "\u{2212}3222\u{a0}€");
    }

    #[test]
    fn without_trials_nothing_is_made_up() {
        for group in groups(&Gather::default()) {
            for row in group.rows {
                assert_eq!(row.kpi.unit().text(Lang::En, row.figure.values[0]), format::MISSING);
            }
        }
    }
}
