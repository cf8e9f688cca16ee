//! The tables behind the charts: the same numbers, for those who read or listen rather than look.
//! Leaves to others: elements (`ui`).

use super::chart::{Chart, Gap, Histogram, View};
use super::funnel::Funnel;
use crate::i18n::{Key, Label, Lang, Role, format, phrase};

#[derive(Clone, Debug, Default, PartialEq)]
pub struct Table {
    pub caption: String,
    pub head: Vec<String>,
    /// The first cell of each row is its heading.
    pub rows: Vec<Vec<String>>,
}

/// What stands behind the chart as it is.
pub fn chart(lang: Lang, chart: &Chart) -> Table {
    match &chart.view {
        View::Histogram | View::Dots(_) | View::Difference(None) => histogram(lang, &chart.histogram),
        View::Cumulative => cumulative(lang, &chart.histogram),
        View::Difference(Some(gap)) => difference(lang, gap),
    }
}

/// The share of years up to the right edge of every bin.
fn cumulative(lang: Lang, picture: &Histogram) -> Table {
    let row = |bin: usize| {
        let shares = picture.worlds.each_ref().map(|bars| format::percent(lang, bars.up_to(bin)));
        [phrase::at_most(lang, picture.axis.edges(bin).1)].into_iter().chain(shares).collect()
    };
    let roles = Role::ALL.iter().map(|role| role.label(lang).to_owned());
    Table {
        caption: Key::Frequency.text(lang).to_owned(),
        head: [Key::RevenueChart.text(lang).to_owned()].into_iter().chain(roles).collect(),
        rows: (0..picture.axis.count()).map(row).collect(),
    }
}

/// Percentiles of the difference, who does better, and every bin.
fn difference(lang: Lang, gap: &Gap) -> Table {
    let money = |euro: f64| format::signed(euro, format::money(lang, euro));
    let percentiles = [Key::P10, Key::Median, Key::P90].into_iter().zip(gap.difference.percentiles());
    let mut rows: Vec<Vec<String>> =
        percentiles.map(|(label, euro)| vec![label.text(lang).to_owned(), money(euro)]).collect();
    for (role, share) in Role::ALL.into_iter().zip(gap.difference.ahead()) {
        let label = format!("{} {}", role.label(lang), Key::Better.text(lang));
        rows.push(vec![label, format::percent(lang, share)]);
    }
    for (bin, &share) in gap.shares.iter().enumerate().filter(|(_, share)| **share > 0.0) {
        let (from, to) = gap.axis.edges(bin);
        rows.push(vec![format!("{} – {}", money(from), money(to)), format::percent(lang, share)]);
    }
    Table {
        caption: Key::DifferenceHint.text(lang).to_owned(),
        head: vec![Key::Difference.text(lang).to_owned(), Key::Frequency.text(lang).to_owned()],
        rows,
    }
}

/// Percentiles, the chance to reach the target, and every bin.
fn histogram(lang: Lang, picture: &Histogram) -> Table {
    let roles = Role::ALL.map(|role| role.label(lang).to_owned());
    let shapes = picture.worlds.each_ref().map(|bars| bars.shape);
    let money = |label: Key, values: [f64; 2]| {
        let [today, proposal] = values.map(|value| format::money(lang, value));
        vec![label.text(lang).to_owned(), today, proposal]
    };
    let mut rows = vec![
        money(Key::P10, shapes.map(|shape| shape.p10)),
        money(Key::Median, shapes.map(|shape| shape.p50)),
        money(Key::P90, shapes.map(|shape| shape.p90)),
        money(Key::Mean, shapes.map(|shape| shape.mean)),
    ];
    let shares = |label: String, values: [f64; 2]| {
        let [today, proposal] = values.map(|share| format::percent(lang, share));
        vec![label, today, proposal]
    };
    if let Some(target) = picture.target {
        let label = format!("{} ({})", Key::TargetProbability.text(lang), format::money(lang, target));
        rows.push(shares(label, shapes.map(|shape| shape.reaches)));
    }
    let axis = picture.axis;
    let [[today_below, today_above], [proposal_below, proposal_above]] = picture.beyond();
    if today_below + proposal_below > 1e-9 {
        let label = format!("{} {}", Key::Less.text(lang), format::money(lang, axis.low()));
        rows.push(shares(label, [today_below, proposal_below]));
    }
    for bin in 0..axis.count() {
        let values = [0, 1].map(|world| picture.worlds[world].shares[bin]);
        if values.iter().any(|&share| share > 0.0) {
            let (from, to) = axis.edges(bin);
            rows.push(shares(range(lang, from, to), values));
        }
    }
    if today_above + proposal_above > 1e-9 {
        let label = format!("{} {}", Key::From.text(lang), format::money(lang, axis.high()));
        rows.push(shares(label, [today_above, proposal_above]));
    }
    let [today, proposal] = roles;
    Table {
        caption: Key::Frequency.text(lang).to_owned(),
        head: vec![Key::RevenueChart.text(lang).to_owned(), today, proposal],
        rows,
    }
}

fn range(lang: Lang, from: f64, to: f64) -> String {
    format!("{} – {}", format::money(lang, from), format::money(lang, to))
}

/// Every stage with its rate, and every leak.
pub fn funnel(lang: Lang, funnel: &Funnel) -> Table {
    let count = |value: f64| format::count(lang, value);
    let rate = |rate: Option<f64>| rate.map_or_else(String::new, |rate| format::percent(lang, rate));
    let mut rows = Vec::new();
    for row in &funnel.stages {
        let [today, proposal] = row.counts.map(count);
        let [today_rate, proposal_rate] = row.rates.map(rate);
        rows.push(vec![row.stage.label(lang).to_owned(), today, today_rate, proposal, proposal_rate]);
    }
    for row in &funnel.ends {
        let [today, proposal] = row.counts.map(count);
        let [today_share, proposal_share] = row.shares.map(rate);
        rows.push(vec![row.leak.label(lang).to_owned(), today, today_share, proposal, proposal_share]);
    }
    let of = |role: Role| [role.label(lang).to_owned(), format!("{} · %", role.label(lang))];
    let head = [Key::FunnelStage.text(lang).to_owned()].into_iter().chain(Role::ALL.into_iter().flat_map(of));
    Table { caption: Key::PerTrial.text(lang).to_owned(), head: head.collect(), rows }
}

#[cfg(test)]
mod tests {
    use super::super::chart::Kind;
    use super::super::fixture::results;
    use super::super::gather::Gather;
    use super::super::summary::{Terms, summarise};
    use super::*;
    use crate::i18n::Period;
    use crate::sim::surrogate::RevenueLaw;

    #[track_caller]
    fn is_regular(table: &Table) {
        assert!(!table.rows.is_empty() && !table.caption.is_empty());
        assert!(table.rows.iter().all(|row| row.len() == table.head.len()), "{table:?}");
        assert!(table.rows.iter().all(|row| !row[0].is_empty()));
    }

    #[test]
    fn every_cell_has_a_column_in_both_languages() {
        let terms = Terms { targets: [250e3; 2], period: Period::Year };
        let laws = [200e3, 250e3].map(|mean| RevenueLaw::new(mean, 50e3 * 50e3, 0.01));
        let results = results(&[100]);
        let summary = summarise(&results, &terms).expect("trials");
        let mut gather = Gather::default();
        gather.take(&results);
        for (lang, kind) in Lang::ALL.into_iter().flat_map(|lang| Kind::ALL.map(|kind| (lang, kind))) {
            is_regular(&chart(lang, &Chart::expected(kind, None, &laws, &terms)));
            is_regular(&chart(lang, &Chart::simulated(kind, None, &results, &summary, &terms)));
            is_regular(&funnel(lang, &super::super::funnel::funnel(&gather)));
        }
    }
}
