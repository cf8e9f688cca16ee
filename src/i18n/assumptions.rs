//! The words of the list of all assumptions. Leaves to others: names and values (`lever`, `choice`), what is known of each
//! (`src/evidence`).

use super::format::count;
use super::lang::{Lang, labels};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Term {
    Hint,
    Show,
    All,
    Source,
    Starting,
    WeakHint,
    WeakNone,
    Computing,
    Print,
    List,
    Sources,
}

impl Term {
    pub const ALL: [Term; 11] = [
        Term::Hint,
        Term::Show,
        Term::All,
        Term::Source,
        Term::Starting,
        Term::WeakHint,
        Term::WeakNone,
        Term::Computing,
        Term::Print,
        Term::List,
        Term::Sources,
    ];
}

labels! { Term {
    Hint =>
        "Cada valor del que depende el resultado, por secciones, con lo que se sabe de él: si es el de la empresa de partida o tuyo, cuánto se puede confiar y de dónde sale.",
        "Every value that the result rests on, by section, with what is known of it: whether it is the starting company's or your own, how far to trust it and where it comes from.";
    Show => "Mostrar", "Show";
    All => "todo", "everything";
    Source => "De dónde sale", "Where it comes from";
    Starting => "De partida", "Starting value";
    WeakHint =>
        "Valores de partida sin medir (ilustrativos o de un solo caso) de los que más depende la propuesta: los primeros que conviene cambiar por los tuyos.",
        "Starting values that nobody measured (illustrative, or of one case) on which the proposal hangs most: the first to replace with your own.";
    WeakNone =>
        "Ningún valor de partida sin medir cambia mucho el resultado.",
        "No starting value that nobody measured changes the result much.";
    Computing => "Calculando qué pesa más…", "Computing what matters most…";
    Print => "Imprimir la lista", "Print the list";
    List => "Todos los supuestos", "All assumptions";
    Sources => "Con notas y fuentes", "With notes and sources";
} }

/// `34 de 112 valores`.
pub fn shown(lang: Lang, shown: usize, all: usize) -> String {
    let [shown, all] = [shown, all].map(|number| count(lang, number as f64));
    match lang {
        Lang::Es => format!("{shown} de {all} valores"),
        Lang::En => format!("{shown} of {all} values"),
    }
}
