//! The words of the workbook: its sheets and the heads of their columns. Leaves to others: what is in it
//! (`present::workbook`).

use super::lang::{Label, Lang, labels};

/// The words of the sheets. The first six are the sheets' own names: at most 31 characters each.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Term {
    Inputs,
    Leads,
    Results,
    Indicators,
    Weeks,
    Assumptions,
    Id,
    Unit,
    Section,
    Low,
    High,
    Preset,
    IsChanged,
    Changed,
    Kind,
    Setup,
    Name,
    Weight,
    CostPerLead,
    Fit,
    GivenFit,
    GivenNoFit,
    Points,
    Channel,
    Signal,
    Mean,
    Error,
    Better,
    Series,
    FromWeek,
    Trials,
    Default,
    Cited,
    Sample,
    Scope,
    Conflicts,
    Note,
    InputsNote,
    ResultsNote,
    WeeksNote,
    AssumptionsNote,
}

impl Term {
    pub const ALL: [Term; 41] = [
        Term::Inputs,
        Term::Leads,
        Term::Results,
        Term::Indicators,
        Term::Weeks,
        Term::Assumptions,
        Term::Id,
        Term::Unit,
        Term::Section,
        Term::Low,
        Term::High,
        Term::Preset,
        Term::IsChanged,
        Term::Changed,
        Term::Kind,
        Term::Setup,
        Term::Name,
        Term::Weight,
        Term::CostPerLead,
        Term::Fit,
        Term::GivenFit,
        Term::GivenNoFit,
        Term::Points,
        Term::Channel,
        Term::Signal,
        Term::Mean,
        Term::Error,
        Term::Better,
        Term::Series,
        Term::FromWeek,
        Term::Trials,
        Term::Default,
        Term::Cited,
        Term::Sample,
        Term::Scope,
        Term::Conflicts,
        Term::Note,
        Term::InputsNote,
        Term::ResultsNote,
        Term::WeeksNote,
        Term::AssumptionsNote,
    ];
}

labels! { Term {
    Inputs => "Entradas", "Inputs";
    Leads => "Canales y señales", "Channels and signals";
    Results => "Resultados", "Results";
    Indicators => "Indicadores", "Indicators";
    Weeks => "Semanas", "Weeks";
    Assumptions => "Supuestos y fuentes", "Assumptions and sources";
    Id => "Identificador", "Identifier";
    Unit => "Unidad", "Unit";
    Section => "Sección", "Section";
    Low => "mínimo", "low";
    High => "máximo", "high";
    Preset => "de partida", "at the start";
    IsChanged => "cambiada", "changed";
    Changed => "sí", "yes";
    Kind => "Qué es", "What it is";
    Setup => "Escenario", "Setup";
    Name => "Nombre", "Name";
    Weight => "Peso", "Weight";
    CostPerLead => "€ por lead", "€ per lead";
    Fit => "Encajan", "Fit";
    GivenFit => "Si encaja", "If it fits";
    GivenNoFit => "Si no encaja", "If it does not fit";
    Points => "Puntos", "Points";
    Channel => "Canal", "Channel";
    Signal => "Señal", "Signal";
    Mean => "media", "mean";
    Error => "error de simulación", "simulation error";
    Better => "Parte en que la segunda es mayor", "Share in which the second is higher";
    Series => "Serie", "Series";
    FromWeek => "Desde la semana", "From week";
    Trials => "Simulaciones", "Trials";
    Default => "Valor de partida general", "General default";
    Cited => "Fuentes", "Sources";
    Sample => "Muestra", "Sample";
    Scope => "Alcance", "Scope";
    Conflicts => "En contra", "Against it";
    Note => "Nota", "Note";
    InputsNote =>
        "Una palanca con mínimo y máximo es un rango: cada simulación saca un valor.",
        "A lever with a low and a high is a range: each trial draws a value.";
    ResultsNote =>
        "Suma de cada simulación. El error es el error típico de la media por simular un número limitado; la diferencia es de simulaciones emparejadas: la segunda menos la primera.",
        "Sum over each trial. The error is the standard error of the mean because trials are finite; the difference is of paired trials: the second less the first.";
    WeeksNote =>
        "Valor de cada tramo de semanas, sobre las primeras simulaciones; tras el rodaje.",
        "Value of each stretch of weeks, over the first trials; after the warm-up.";
    AssumptionsNote =>
        "De dónde sale el valor de partida de cada palanca y cuánto fiarse de él.",
        "Where each lever's default comes from and how far to trust it.";
} }

/// `Hoy · error de simulación`.
pub fn of(lang: Lang, name: &str, part: Term) -> String {
    format!("{name} · {}", part.label(lang))
}
