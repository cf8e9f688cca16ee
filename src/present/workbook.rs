//! What the workbook holds: inputs, results, weeks and assumptions, as pages of plain numbers with their errors and sources.
//! Leaves to others: the file (`exchange::xlsx`), simulating and fetching the sources (`ui`, the command line).

use super::choice::current;
use super::kpi::{Group, Unit as KpiUnit};
use crate::domain::{Lever, Param, Question, Scenario, Seed, Unit};
use crate::exchange::xlsx::{Cell, Form, Page};
use crate::i18n::workbook::{Term, of};
use crate::i18n::{Explain, Key, Label, Lang, Period, format, name, phrase};
use crate::sim::Output;
use crate::sim::output::OutputUnit;
use crate::sim::stats::{Estimate, Moments, Paired, Sorted};
use crate::sim::weeks::{Series, Sketch, Weeks};

/// The run that it is of.
pub struct Subject<'a> {
    pub lang: Lang,
    /// What the setups are called; as many as scenarios.
    pub names: Vec<String>,
    pub scenarios: &'a [Scenario],
    /// What the setups started from, one for each; none where that is not known.
    pub presets: &'a [Scenario],
    pub seed: Seed,
    pub trials: u32,
}

/// What is known of a default, in one language; texts that are not there are empty.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Cited {
    pub sources: Vec<String>,
    pub sample: String,
    pub scope: String,
    pub conflicts: String,
    pub note: String,
}

impl Subject<'_> {
    fn notes(&self, page: Term, note: Option<Term>) -> Vec<String> {
        let weeks = self.scenarios.first().map_or(52.0, |one| one.levers[Param::HorizonWeeks].likely());
        let source = phrase::source(self.lang, self.trials, Period::of_weeks(weeks), self.seed);
        let note = note.map(|note| note.label(self.lang).to_owned());
        [page.label(self.lang).to_owned(), source].into_iter().chain(note).collect()
    }

    fn page(&self, name: Term, note: Option<Term>) -> Page {
        Page { name: name.label(self.lang).to_owned(), notes: self.notes(name, note), ..Page::default() }
    }

    /// A column for each setup and part.
    fn heads<'a>(&'a self, parts: &'a [&'a str]) -> impl Iterator<Item = String> + 'a {
        self.names.iter().flat_map(move |name| parts.iter().map(move |part| format!("{name} · {part}")))
    }
}

/// Every lever and answer of every setup, and what it was at the start.
pub fn inputs(subject: &Subject) -> Page {
    let lang = subject.lang;
    let mut page = subject.page(Term::Inputs, Some(Term::InputsNote));
    let known = subject.presets.len() == subject.scenarios.len();
    let mut head: Vec<String> =
        [Key::Lever.text(lang), Term::Id.label(lang), Term::Section.label(lang), Term::Unit.label(lang)]
            .map(str::to_owned)
            .into();
    for name in &subject.names {
        head.extend([name.clone(), of(lang, name, Term::Low), of(lang, name, Term::High)]);
        if known {
            head.extend([of(lang, name, Term::Preset), of(lang, name, Term::IsChanged)]);
        }
    }
    let mark = |is_other: bool| if is_other { Cell::text(Term::Changed.label(lang)) } else { Cell::Empty };
    let lever = |param: Param| {
        let spec = param.spec();
        let form = lever_form(spec.unit);
        let mut row = vec![
            Cell::text(param.label(lang)),
            Cell::text(spec.id),
            Cell::text(spec.section.label(lang)),
            Cell::text(spec.unit.label(lang)),
        ];
        for (index, scenario) in subject.scenarios.iter().enumerate() {
            let lever = scenario.levers[param];
            let ends = match lever {
                Lever::Fixed(_) => [None; 2],
                Lever::Range { low, high, .. } => [Some(low), Some(high)],
            };
            row.push(Cell::Number(lever.likely(), form));
            row.extend(ends.map(|end| Cell::number(end, form)));
            if known {
                let preset = subject.presets[index].levers[param];
                row.extend([Cell::Number(preset.likely(), form), mark(lever != preset)]);
            }
        }
        row
    };
    let question = |question: Question| {
        let mut row = vec![
            Cell::text(question.label(lang)),
            Cell::text(question.id()),
            section_of(lang, question),
            Cell::Empty,
        ];
        for (index, scenario) in subject.scenarios.iter().enumerate() {
            let answer = current(question, &scenario.choices);
            row.extend([Cell::text(answer.label(lang)), Cell::Empty, Cell::Empty]);
            if known {
                let preset = current(question, &subject.presets[index].choices);
                row.extend([Cell::text(preset.label(lang)), mark(answer != preset)]);
            }
        }
        row
    };
    page.rows = Param::ALL.into_iter().map(lever).chain(Question::ALL.into_iter().map(question)).collect();
    page.widths = vec![44.0, 24.0, 22.0, 14.0];
    page.widths.resize(head.len(), 15.0);
    page.head = head;
    page
}

fn section_of(lang: Lang, question: Question) -> Cell {
    Cell::text(super::choice::place(question).0.label(lang))
}

/// Where leads come from and what is known of them, of every setup.
pub fn leads(subject: &Subject) -> Page {
    let lang = subject.lang;
    let mut page = subject.page(Term::Leads, None);
    page.head = [
        Term::Name,
        Term::Kind,
        Term::Setup,
        Term::Weight,
        Term::CostPerLead,
        Term::Fit,
        Term::GivenFit,
        Term::GivenNoFit,
        Term::Points,
    ]
    .map(|term| term.label(lang).to_owned())
    .into();
    for (setup, scenario) in subject.names.iter().zip(subject.scenarios) {
        for channel in &scenario.channels {
            page.rows.push(vec![
                Cell::text(name::channel(lang, &channel.name)),
                Cell::text(Term::Channel.label(lang)),
                Cell::text(setup.clone()),
                Cell::Number(channel.weight, Form::Plain),
                Cell::Number(channel.cost_per_lead, Form::Plain),
                Cell::Number(channel.fit, Form::Share),
            ]);
        }
        for signal in &scenario.signals {
            page.rows.push(vec![
                Cell::text(name::signal(lang, &signal.name)),
                Cell::text(Term::Signal.label(lang)),
                Cell::text(setup.clone()),
                Cell::Empty,
                Cell::Empty,
                Cell::Empty,
                Cell::Number(signal.given_fit, Form::Share),
                Cell::Number(signal.given_no_fit, Form::Share),
                Cell::Number(signal.points, Form::Plain),
            ]);
        }
    }
    page.widths = vec![34.0, 12.0, 26.0, 12.0, 12.0, 12.0, 14.0, 18.0, 12.0];
    page
}

/// Of an output over the trials of one setup.
const PARTS: [&str; 3] = ["P10", "P50", "P90"];

/// The page of outputs, yet without rows: each of them is sorted, which takes its time ([`result`]).
pub fn results(subject: &Subject) -> Page {
    let lang = subject.lang;
    let mut page = subject.page(Term::Results, Some(Term::ResultsNote));
    let parts = [Term::Mean.label(lang), Term::Error.label(lang), PARTS[0], PARTS[1], PARTS[2]];
    let mut head: Vec<String> =
        [Key::Measure.text(lang), Term::Id.label(lang), Term::Unit.label(lang)].map(str::to_owned).into();
    head.extend(subject.heads(&parts));
    if subject.names.len() >= 2 {
        let name = Key::Difference.text(lang);
        head.extend(parts.map(|part| format!("{name} · {part}")));
        head.push(Term::Better.label(lang).to_owned());
    }
    page.widths = vec![38.0, 24.0, 10.0];
    page.widths.resize(head.len(), 15.0);
    page.head = head;
    page
}

/// A row of [`results`]: `columns` are the trials of each setup, in the same order.
pub fn result(lang: Lang, output: Output, columns: &[&[f64]]) -> Vec<Cell> {
    let form = output_form(output.unit());
    let unit = match output.unit() {
        OutputUnit::Count => "",
        OutputUnit::Hours => Unit::Hours.label(lang),
        OutputUnit::Days => Unit::Days.label(lang),
        OutputUnit::Euro => "€",
    };
    let mut row = vec![Cell::text(output.label(lang)), Cell::text(output.id()), Cell::text(unit)];
    for column in columns {
        match Moments::of(column).zip(Sorted::new(column.to_vec())) {
            Some((moments, sorted)) => row.extend(spread(moments, &sorted, form)),
            None => row.extend([const { Cell::Empty }; 5]),
        }
    }
    if let [first, second, ..] = columns
        && let Some(Paired { moments, sorted, second_higher }) = Paired::of(first, second)
    {
        row.extend(spread(moments, &sorted, form));
        row.push(Cell::Number(second_higher.value, Form::Share));
    }
    row
}

fn spread(moments: Moments, sorted: &Sorted, form: Form) -> [Cell; 5] {
    let Estimate { value, se, .. } = moments.estimate();
    let [p10, p50, p90] = [0.1, 0.5, 0.9].map(|p| Cell::Number(sorted.quantile(p), form));
    // An error may be a small part of a count: two decimals show it.
    let error = if form == Form::Count { Form::Fine } else { form };
    [Cell::Number(value, form), Cell::number(se, error), p10, p50, p90]
}

/// What is made of the outputs, with the error of each figure; of two setups.
pub fn indicators(subject: &Subject, groups: &[Group]) -> Page {
    let lang = subject.lang;
    let mut page = subject.page(Term::Indicators, None);
    let parts = [Term::Mean.label(lang), Term::Error.label(lang)];
    let mut head = vec![Key::Measure.text(lang).to_owned()];
    head.extend(subject.heads(&parts));
    head.extend(parts.map(|part| format!("{} · {part}", Key::Difference.text(lang))));
    page.rows = groups
        .iter()
        .flat_map(|group| &group.rows)
        .map(|row| {
            let form = kpi_form(row.kpi.unit());
            let figure = &row.figure;
            let pair = |value, error| [Cell::number(value, form), Cell::number(error, form)];
            let mut cells = vec![Cell::text(row.kpi.label(lang))];
            for world in [0, 1] {
                cells.extend(pair(figure.values[world], figure.errors[world]));
            }
            cells.extend(pair(figure.difference, figure.difference_error));
            cells
        })
        .collect();
    page.widths = vec![44.0];
    page.widths.resize(head.len(), 16.0);
    page.head = head;
    page
}

/// A row for each series, setup and step: mean and percentiles over the trials that have something to tell.
pub fn weeks(subject: &Subject, told: &[&Weeks]) -> Page {
    let lang = subject.lang;
    let mut page = subject.page(Term::Weeks, Some(Term::WeeksNote));
    let names = [Term::Series, Term::Id, Term::Setup, Term::FromWeek, Term::Trials];
    let parts = [Key::P10, Key::P25, Key::P50, Key::P75, Key::P90];
    page.head = names.iter().map(|term| term.label(lang).to_owned()).collect();
    page.head.push(Term::Mean.label(lang).to_owned());
    page.head.extend(parts.map(|part| part.text(lang).to_owned()));
    for (series, (setup, weeks)) in Series::ALL
        .into_iter()
        .flat_map(|series| subject.names.iter().zip(told).map(move |one| (series, one)))
    {
        for (number, sketch) in (0_u32..).zip(weeks.of(series)) {
            page.rows.push(step(lang, series, setup, number, sketch));
        }
    }
    page.widths = vec![34.0, 22.0, 26.0, 12.0, 12.0];
    page.widths.resize(page.head.len(), 14.0);
    page
}

fn step(lang: Lang, series: Series, setup: &str, number: u32, sketch: &Sketch) -> Vec<Cell> {
    let form = Form::Plain;
    let percentiles = [0.1, 0.25, 0.5, 0.75, 0.9].map(|p| Cell::number(sketch.quantile(p), form));
    let mut row = vec![
        Cell::text(series.label(lang)),
        Cell::text(series.id()),
        Cell::text(setup),
        // People count weeks from 1.
        Cell::Number(f64::from(number * series.step() + 1), form),
        Cell::Number(f64::from(sketch.count()), form),
        Cell::number(sketch.mean(), form),
    ];
    row.extend(percentiles);
    row
}

/// Every lever's and question's default, and where it comes from; `card` looks one up by group (`levers` or `choices`) and
/// identifier.
pub fn assumptions(subject: &Subject, card: &dyn Fn(&str, &str) -> Option<Cited>) -> Page {
    let lang = subject.lang;
    let mut page = subject.page(Term::Assumptions, Some(Term::AssumptionsNote));
    let terms = [Term::Cited, Term::Sample, Term::Scope, Term::Conflicts, Term::Note];
    page.head = [
        Key::Lever.text(lang),
        Term::Id.label(lang),
        Key::EvidenceConfidence.text(lang),
        Term::Default.label(lang),
    ]
    .into_iter()
    .chain(terms.map(|term| term.label(lang)))
    .map(str::to_owned)
    .collect();
    let cells = |card: Option<Cited>| {
        let Cited { sources, sample, scope, conflicts, note } = card.unwrap_or_default();
        [sources.join("\n"), sample, scope, conflicts, note].map(Cell::Text)
    };
    for param in Param::ALL {
        let spec = param.spec();
        let mut row = vec![
            Cell::text(param.label(lang)),
            Cell::text(spec.id),
            Cell::text(spec.confidence.label(lang)),
            Cell::text(format::value(lang, spec.unit, spec.default)),
        ];
        row.extend(cells(card("levers", spec.id)));
        page.rows.push(row);
    }
    for question in Question::ALL {
        // Few answers rest on anything that was read.
        let Some(found) = card("choices", question.id()) else { continue };
        let mut row = vec![
            Cell::text(question.label(lang)),
            Cell::text(question.id()),
            Cell::Empty,
            Cell::text(question.explain(lang)),
        ];
        row.extend(cells(Some(found)));
        page.rows.push(row);
    }
    page.widths = vec![34.0, 22.0, 20.0, 18.0, 50.0, 34.0, 34.0, 34.0, 60.0];
    page
}

fn lever_form(unit: Unit) -> Form {
    match unit {
        Unit::Share => Form::Share,
        Unit::Euro | Unit::EuroYear => Form::Euro,
        _ => Form::Plain,
    }
}

fn output_form(unit: OutputUnit) -> Form {
    match unit {
        OutputUnit::Euro => Form::Euro,
        OutputUnit::Count | OutputUnit::Hours | OutputUnit::Days => Form::Count,
    }
}

fn kpi_form(unit: KpiUnit) -> Form {
    match unit {
        KpiUnit::Count | KpiUnit::Days => Form::Count,
        KpiUnit::Share => Form::Share,
        KpiUnit::Euro => Form::Euro,
        KpiUnit::Score => Form::Share,
    }
}
