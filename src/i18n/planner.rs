//! The planner in words: what the formula asks for, how often that is enough, and what it takes to be sure.
//! Leaves to others: the figures (`analysis::planner`), their table (`present::planner`).

use super::format::{count, money_short, number, percent};
use super::lang::{Lang, labels};
use super::phrase;
use crate::domain::Seed;
use crate::sim::ENGINE_REVISION;
use crate::sim::stats::Estimate;

/// The words of the panel.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Term {
    Hint,
    NoQuota,
    Waiting,
    Failed,
    Formula,
    Leads,
    Chance,
    Keys,
}

impl Term {
    pub const ALL: [Term; 8] = [
        Term::Hint,
        Term::NoQuota,
        Term::Waiting,
        Term::Failed,
        Term::Formula,
        Term::Leads,
        Term::Chance,
        Term::Keys,
    ];
}

labels! { Term {
    Hint =>
        "La cuota es el objetivo de ingresos de cada escenario. La fórmula es de promedios: cuota / venta media / tasa de lead a cliente. Las simulaciones dicen cuántas veces se llega con esos leads, todo lo demás igual.",
        "The quota is each setup's revenue target. The formula is about averages: quota / mean deal / rate from lead to customer. Trials say how often that many leads reach it, all else equal.";
    NoQuota => "No tiene objetivo de ingresos: ponlo en las palancas.", "It has no revenue target: set one among the levers.";
    Waiting => "Se calcula cuando acabe la simulación…", "Computed once the simulation is done…";
    Failed => "No se ha podido simular. Mueve una palanca para probar otra vez.", "It could not be simulated. Move a lever to try again.";
    Formula => "fórmula", "formula";
    Leads => "leads en el periodo", "leads in the period";
    Chance => "simulaciones que llegan a la cuota", "trials that reach the quota";
    Keys =>
        "Flechas para recorrer los números de leads probados; Escape para salir.",
        "Arrows to walk over the lead counts tried; Escape to leave.";
} }

/// What a setup's plan comes to. Leads are those of the window.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Told {
    pub quota: f64,
    pub sure: f64,
    /// As the levers are.
    pub now: f64,
    /// What the formula asks for, and how often that reaches the quota.
    pub formula: Option<(f64, Option<Estimate>)>,
    /// Leads that are enough, or the likeliest of those tried.
    pub best: (f64, Estimate),
    pub is_enough: bool,
}

/// `Para ingresar 250.000 €, la fórmula pide 1563 leads: con ellos se llega en 45 de cada 100 simulaciones (± 3). Para
/// llegar en 80 de cada 100 hacen falta 1890, un 21 % más. Ahora entran 624.`
pub fn told(lang: Lang, told: &Told) -> String {
    let (quota, now) = (money_short(lang, told.quota), leads(lang, told.now));
    let formula = match (told.formula, lang) {
        (Some((asked, Some(reaches))), Lang::Es) => format!(
            "Para ingresar {quota}, la fórmula pide {} leads: con ellos se llega en {}.",
            leads(lang, asked),
            often(lang, reaches)
        ),
        (Some((asked, Some(reaches))), Lang::En) => format!(
            "To bring in {quota}, the formula asks for {} leads: that many reach it in {}.",
            leads(lang, asked),
            often(lang, reaches)
        ),
        (Some((asked, None)), Lang::Es) => {
            format!(
                "Para ingresar {quota}, la fórmula pide {} leads: más de los que se pueden simular.",
                leads(lang, asked)
            )
        }
        (Some((asked, None)), Lang::En) => {
            format!(
                "To bring in {quota}, the formula asks for {} leads: more than can be simulated.",
                leads(lang, asked)
            )
        }
        (None, Lang::Es) => format!("Con estas tasas nadie compra: la fórmula no da leads para {quota}."),
        (None, Lang::En) => format!("At these rates nobody buys: the formula has no lead count for {quota}."),
    };
    let (sure, enough) = (number(lang, told.sure * 100.0, 0), leads(lang, told.best.0));
    let more = told.formula.map(|(asked, _)| told.best.0 / asked - 1.0).filter(|_| told.is_enough);
    let more = more.map(|more| match (lang, more >= 0.0) {
        (Lang::Es, true) => format!(", un {} más", percent(lang, more)),
        (Lang::Es, false) => format!(", un {} menos", percent(lang, -more)),
        (Lang::En, true) => format!(", {} more", percent(lang, more)),
        (Lang::En, false) => format!(", {} fewer", percent(lang, -more)),
    });
    let more = more.unwrap_or_default();
    let sure = match (told.is_enough, lang) {
        (true, Lang::Es) => format!("Para llegar en {sure} de cada 100 hacen falta {enough}{more}."),
        (true, Lang::En) => format!("To reach it in {sure} of 100 takes {enough}{more}."),
        (false, Lang::Es) if told.best.1.value == 0.0 => {
            format!("Con ningún número de leads se llega en {sure} de cada 100: no basta con más leads.")
        }
        (false, Lang::En) if told.best.1.value == 0.0 => {
            format!("No number of leads reaches it in {sure} of 100: more leads alone will not do.")
        }
        (false, Lang::Es) => format!(
            "No basta con más leads para llegar en {sure} de cada 100: lo más, con {enough}, es {}.",
            often(lang, told.best.1)
        ),
        (false, Lang::En) => format!(
            "More leads alone will not reach it in {sure} of 100: the most, with {enough}, is {}.",
            often(lang, told.best.1)
        ),
    };
    match lang {
        Lang::Es => format!("{formula} {sure} Ahora entran {now}."),
        Lang::En => format!("{formula} {sure} Now {now} come in."),
    }
}

/// `Con 1563 leads se llega en 45 de cada 100 simulaciones (± 3).`
pub fn tried(lang: Lang, count: f64, reaches: Estimate) -> String {
    let (count, often) = (leads(lang, count), often(lang, reaches));
    match lang {
        Lang::Es => format!("Con {count} leads se llega en {often}."),
        Lang::En => format!("{count} leads reach it in {often}."),
    }
}

/// `Simulando con 1563 leads: 320 de 1000`.
pub fn simulating(lang: Lang, asked: f64, done: u32, wanted: u32) -> String {
    let [done, wanted] = [done, wanted].map(|years| count(lang, f64::from(years)));
    let asked = leads(lang, asked);
    match lang {
        Lang::Es => format!("Simulando con {asked} leads: {done} de {wanted}"),
        Lang::En => format!("Simulating with {asked} leads: {done} of {wanted}"),
    }
}

/// Where a drawing of it comes from.
pub fn source(lang: Lang, trials: u32, of: Seed) -> String {
    let (trials, seed) = (count(lang, f64::from(trials)), phrase::seed(lang, of));
    match lang {
        Lang::Es => format!(
            "Embudo · {trials} simulaciones de cada número de leads, todas con la misma suerte · {seed} · motor {ENGINE_REVISION}"
        ),
        Lang::En => {
            format!(
                "Embudo · {trials} trials of each lead count, all with the same luck · {seed} · engine {ENGINE_REVISION}"
            )
        }
    }
}

/// `45 de cada 100 simulaciones (± 3)`.
fn often(lang: Lang, share: Estimate) -> String {
    let part = number(lang, share.value * 100.0, 0);
    let error = share.se.filter(|se| *se > 0.0);
    let error = error.map(|se| format!(" (±\u{a0}{})", number(lang, 196.0 * se, 0))).unwrap_or_default();
    match lang {
        Lang::Es => format!("{part} de cada 100 simulaciones{error}"),
        Lang::En => format!("{part} of 100 trials{error}"),
    }
}

/// Whole ones: half a lead is not enough.
pub fn leads(lang: Lang, leads: f64) -> String {
    count(lang, leads.ceil())
}
