//! The report as a workbook, with inputs and sources. Leaves to others: its pages (`present::workbook`), its bytes
//! (`exchange::xlsx`).

use super::Report;
use crate::evidence::{Card, Evidence, Text};
use crate::exchange::xlsx::{Book, Page, Unwritable};
use crate::i18n::{Lang, name};
use crate::present::gather::Gather;
use crate::present::kpi;
use crate::present::workbook::{self, Cited, Subject};
use crate::sim::Output;
use std::io::{self, Write};

/// A run that was told week by week.
pub fn write(report: &Report, lang: Lang, out: &mut dyn Write) -> io::Result<()> {
    let evidence = Evidence::load()?;
    let scenarios = report.work.scenarios;
    let names = (1..).zip(scenarios).map(|(number, one)| {
        let name = name::scenario(lang, &one.name);
        // Two of the same name would be two columns of the same head.
        let is_alone = scenarios.iter().filter(|other| other.name == one.name).count() == 1;
        if is_alone { name.to_owned() } else { format!("{number} {name}") }
    });
    let subject = Subject {
        lang,
        names: names.collect(),
        scenarios,
        presets: &[],
        seed: report.work.seed,
        trials: report.summary.trials,
    };
    let worlds = report.results.worlds();
    let mut results = workbook::results(&subject);
    results.rows = Output::ALL
        .into_iter()
        .map(|output| {
            let columns: Vec<&[f64]> = worlds.iter().map(|world| world.column(output)).collect();
            workbook::result(lang, output, &columns)
        })
        .collect();
    let mut pages = vec![workbook::inputs(&subject), workbook::leads(&subject), results];
    if worlds.len() == 2 {
        let mut gather = Gather::default();
        gather.take(report.results);
        pages.push(workbook::indicators(&subject, &kpi::groups(&gather)));
    }
    let told: Vec<_> = worlds.iter().filter_map(|world| world.weeks()).collect();
    pages.push(workbook::weeks(&subject, &told));
    let card = |group: &str, id: &str| {
        let cards = if group == "levers" { &evidence.levers } else { &evidence.choices };
        cards.get(id).map(|card| cited(&evidence, card, lang))
    };
    pages.push(workbook::assumptions(&subject, &card));
    out.write_all(&bytes(&pages).map_err(|_| io::Error::other("the workbook"))?)
}

fn bytes(pages: &[Page]) -> Result<Vec<u8>, Unwritable> {
    let mut book = Book::new("Embudo")?;
    pages.iter().try_for_each(|page| book.add(page))?;
    book.finish()
}

fn cited(evidence: &Evidence, card: &Card, lang: Lang) -> Cited {
    let say = |text: &Text| match lang {
        Lang::Es => text.es.clone(),
        Lang::En => text.en.clone(),
    };
    let part = |text: &Option<Text>| text.as_ref().map(say).unwrap_or_default();
    Cited {
        sources: card.sources.iter().filter_map(|id| evidence.sources.get(id)).map(say).collect(),
        sample: part(&card.sample),
        scope: part(&card.scope),
        conflicts: part(&card.conflicts),
        note: say(&card.note),
    }
}
