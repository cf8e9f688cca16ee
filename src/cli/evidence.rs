//! `embudo evidence`: where each default comes from, and how far to trust it.
//! Leaves to others: what is known (`evidence`), labels and bounds (`domain`), the words for them (`i18n`).

use super::failure::Failure;
use super::study::Format;
use super::table::{Align, Table};
use super::words::pick;
use super::{Context, Outcome};
use crate::domain::{Decay, Param, Question, Section, Spec};
use crate::evidence::{Card, Evidence, Text};
use crate::i18n::{Explain, Key, Label, Lang, format};
use std::collections::BTreeSet;
use std::io;

#[derive(clap::Args)]
pub struct Args {
    /// The identifier of a lever, as in files, or of a question such as `decay`; all if none is named.
    #[arg(value_name = "LEVER")]
    lever: Option<String>,
    /// With markdown one table per section, as the documentation has it.
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
}

/// How many near names a mistyped one is answered with.
const NEAR: usize = 3;

/// A card and what it is of.
struct Entry<'a> {
    group: &'static str,
    id: String,
    label: &'static str,
    explain: &'static str,
    /// Questions and their answers have no number.
    param: Option<Param>,
    card: &'a Card,
}

pub fn run(args: &Args, context: &mut Context) -> Result<Outcome, Failure> {
    let evidence = Evidence::load().expect("built in, and held to its form by a test");
    let mut entries = entries(&evidence, context.lang);
    if let Some(name) = &args.lever {
        let ids: Vec<String> = entries.iter().map(|entry| entry.id.clone()).collect();
        let option = format!("{name}.");
        entries.retain(|entry| entry.id == *name || entry.id.starts_with(&option));
        if entries.is_empty() {
            return Err(Failure::UnknownLever { name: name.clone(), near: nearest(name, &ids) });
        }
    }
    let sheet = Sheet { lang: context.lang, evidence: &evidence, entries: &entries };
    match args.format {
        Format::Text => sheet.write(context.out)?,
        Format::Markdown => sheet.write_markdown(context.out)?,
    }
    Ok(Outcome::Done)
}

/// The levers by section, then the questions, each before its answers.
fn entries(evidence: &Evidence, lang: Lang) -> Vec<Entry<'_>> {
    let mut entries = Vec::new();
    for section in Section::ALL {
        for param in Param::ALL.into_iter().filter(|param| param.spec().section == section) {
            entries.push(Entry {
                group: section.label(lang),
                id: param.id().to_owned(),
                label: param.label(lang),
                explain: param.explain(lang),
                param: Some(param),
                card: evidence.of(param).expect("a test asks for every lever's card"),
            });
        }
    }
    let group = Key::Choices.text(lang);
    for question in Question::ALL {
        let id = question.id();
        let Some(card) = evidence.choices.get(id) else { continue };
        let (label, explain) = (question.label(lang), question.explain(lang));
        entries.push(Entry { group, id: id.to_owned(), label, explain, param: None, card });
        for (option, card) in &card.options {
            let study = Decay::STUDIES.into_iter().find(|study| name_of(*study) == *option);
            let study = study.expect("a test asks that only the studies have cards");
            entries.push(Entry {
                group,
                id: format!("{id}.{option}"),
                label: study.label(lang),
                explain: study.explain(lang),
                param: None,
                card,
            });
        }
    }
    entries
}

/// As files have it.
fn name_of(study: Decay) -> String {
    serde_json::to_value(study).ok().and_then(|name| name.as_str().map(str::to_owned)).unwrap_or_default()
}

struct Sheet<'a> {
    lang: Lang,
    evidence: &'a Evidence,
    entries: &'a [Entry<'a>],
}

impl Sheet<'_> {
    fn write(&self, out: &mut dyn io::Write) -> io::Result<()> {
        for entry in self.entries {
            writeln!(out, "{} ({})\n{}", entry.label, entry.id, entry.explain)?;
            let mut rows = self.number(entry);
            let parts = [
                (pick(self.lang, "Nota", "Note"), Some(&entry.card.note)),
                (pick(self.lang, "Muestra", "Sample"), entry.card.sample.as_ref()),
                (pick(self.lang, "Alcance", "Scope"), entry.card.scope.as_ref()),
                (pick(self.lang, "En contra", "Conflicts"), entry.card.conflicts.as_ref()),
            ];
            rows.extend(
                parts.into_iter().filter_map(|(name, text)| Some((name, self.text(text?).to_owned()))),
            );
            rows.push((pick(self.lang, "Fuentes", "Sources"), self.cited(entry.card)));
            let mut rows = rows.into_iter().map(|(name, text)| vec![format!("  {name}"), text]);
            let mut table = Table::new(rows.next().unwrap_or_default(), &[Align::Left; 2]);
            rows.for_each(|row| table.row(row));
            table.write(out)?;
            writeln!(out)?;
        }
        for (id, text) in self.sources() {
            writeln!(out, "{id}: {}", self.text(text))?;
        }
        Ok(())
    }

    fn write_markdown(&self, out: &mut dyn io::Write) -> io::Result<()> {
        let mut groups: Vec<&str> = self.entries.iter().map(|entry| entry.group).collect();
        groups.dedup();
        for group in groups {
            writeln!(out, "### {group}\n")?;
            let head = pick(
                self.lang,
                ["Palanca", "De partida", "Confianza", "Nota", "Muestra y alcance", "En contra", "Fuentes"],
                ["Lever", "Default", "Confidence", "Note", "Sample and scope", "Conflicts", "Sources"],
            );
            let mut table = Table::new(head.map(str::to_owned).into(), &[Align::Left; 7]);
            for entry in self.entries.iter().filter(|entry| entry.group == group) {
                table.row(self.cells(entry).map(|cell| cell.replace('|', "\\|")).into());
            }
            table.write_markdown(out)?;
            writeln!(out)?;
        }
        writeln!(out, "### {}\n", pick(self.lang, "Fuentes", "Sources"))?;
        self.sources().try_for_each(|(id, text)| writeln!(out, "- {id}: {}", self.text(text)))
    }

    fn cells(&self, entry: &Entry) -> [String; 7] {
        let part = |text: &Option<Text>| text.as_ref().map_or("", |text| self.text(text)).to_owned();
        let card = entry.card;
        let about = [part(&card.sample), part(&card.scope)];
        let (default, confidence) = match entry.param.map(Param::spec) {
            Some(spec) => {
                let default = format::value(self.lang, spec.unit, spec.default);
                let confidence = spec.confidence.label(self.lang).to_owned();
                (format!("{default} ({})", bounds(self.lang, spec)), confidence)
            }
            None => Default::default(),
        };
        [
            format!("{} `{}`", entry.label, entry.id),
            default,
            confidence,
            self.text(&card.note).to_owned(),
            about.join(" ").trim().to_owned(),
            part(&card.conflicts),
            self.cited(card),
        ]
    }

    /// Default, bounds and confidence, where there is a number.
    fn number(&self, entry: &Entry) -> Vec<(&'static str, String)> {
        let Some(spec) = entry.param.map(Param::spec) else { return Vec::new() };
        let confidence =
            format!("{}. {}", spec.confidence.label(self.lang), spec.confidence.explain(self.lang));
        vec![
            (Key::Default.text(self.lang), format::value(self.lang, spec.unit, spec.default)),
            (Key::Bounds.text(self.lang), bounds(self.lang, spec)),
            (Key::EvidenceConfidence.text(self.lang), confidence),
        ]
    }

    fn cited(&self, card: &Card) -> String {
        let none = || pick(self.lang, "ninguna", "none").to_owned();
        if card.sources.is_empty() { none() } else { card.sources.join(", ") }
    }

    /// Those that any of the entries cites.
    fn sources(&self) -> impl Iterator<Item = (&String, &Text)> {
        let cited: BTreeSet<&String> = self.entries.iter().flat_map(|entry| &entry.card.sources).collect();
        self.evidence.sources.iter().filter(move |(id, _)| cited.contains(id))
    }

    fn text<'t>(&self, text: &'t Text) -> &'t str {
        pick(self.lang, &text.es, &text.en)
    }
}

/// The unit stands once, after the upper one.
fn bounds(lang: Lang, spec: &Spec) -> String {
    format!("{} – {}", format::field(lang, spec.unit, spec.min), format::value(lang, spec.unit, spec.max))
}

/// The names most like a mistyped one.
fn nearest(name: &str, ids: &[String]) -> Vec<String> {
    let mut ranked: Vec<(usize, &String)> = ids.iter().map(|id| (edits(name, id), id)).collect();
    ranked.sort();
    ranked.into_iter().take(NEAR).map(|(_, id)| id.clone()).collect()
}

/// Letters to insert, remove or replace until one text is the other (Levenshtein).
fn edits(from: &str, to: &str) -> usize {
    let to: Vec<char> = to.chars().collect();
    let mut row: Vec<usize> = (0..=to.len()).collect();
    for (line, letter) in from.chars().enumerate() {
        let mut corner = row[0];
        row[0] = line + 1;
        for (column, other) in to.iter().enumerate() {
            let replaced = corner + usize::from(letter != *other);
            corner = row[column + 1];
            row[column + 1] = replaced.min(row[column] + 1).min(corner + 1);
        }
    }
    row[to.len()]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mistyped_name_finds_the_right_one() {
        assert_eq!([edits("reps", "reps"), edits("", "reps"), edits("kitten", "sitting")], [0, 4, 3]);
        let ids: Vec<String> = Param::ALL.into_iter().map(|param| param.id().to_owned()).collect();
        assert_eq!(nearest("fitshare", &ids)[0], "fit_share");
        assert_eq!(nearest("kapa", &ids)[0], "kappa");
    }
}
