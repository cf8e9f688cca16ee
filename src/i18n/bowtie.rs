//! The way from lead to a customer who grows, in words. Leaves to others: its counts (`present::bowtie`).

use super::format::{count, percent};
use super::lang::{Label, Lang, labels};
use super::term::Role;

/// The words of the panel.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Term {
    Hint,
    Live,
    Kept,
    Expanded,
}

impl Term {
    pub const ALL: [Term; 4] = [Term::Hint, Term::Live, Term::Kept, Term::Expanded];
}

labels! { Term {
    Hint =>
        "Lo que pasa cada etapa en una simulación media. El grosor crece con la raíz del número, para que también se vea lo pequeño; después de la venta, los clientes tienen una escala propia.",
        "What passes each stage in an average trial. Thickness grows with the root of the number, so that what is small is seen too; after the sale, customers have a scale of their own.";
    Live => "En marcha", "Gone live";
    Kept => "Clientes al final", "Customers at the end";
    Expanded => "Y ampliaciones", "And expansions";
} }

/// `Hoy · 480 (26 % de la etapa anterior)`.
pub fn passed(lang: Lang, role: Role, number: f64, rate: Option<f64>) -> String {
    let (who, number) = (role.label(lang), count(lang, number));
    let Some(rate) = rate.map(|rate| percent(lang, rate)) else { return format!("{who} · {number}") };
    match lang {
        Lang::Es => format!("{who} · {number} ({rate} de la etapa anterior)"),
        Lang::En => format!("{who} · {number} ({rate} of the stage before)"),
    }
}

/// `Perdidos por el camino: «Nadie los llamó» 12 hoy, 3 con la propuesta.`
pub fn lost(lang: Lang, leaks: &[(&str, [f64; 2])]) -> String {
    let each = leaks.iter().map(|(name, [today, proposal])| {
        let [today, proposal] = [today, proposal].map(|number| count(lang, *number));
        match lang {
            Lang::Es => format!("«{name}» {today} hoy, {proposal} con la propuesta"),
            Lang::En => format!("“{name}” {today} today, {proposal} with the proposal"),
        }
    });
    let all = each.collect::<Vec<_>>().join("; ");
    match lang {
        Lang::Es => format!("Se pierden antes: {all}."),
        Lang::En => format!("Lost before it: {all}."),
    }
}
