//! The map of thresholds and reps, in words. Leaves to others: its figures (`present::map`).

use super::format::{self, count, exact, money_rough, number};
use super::lang::{Lang, labels};
use crate::sim::Output;

/// The words of the panel.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Term {
    Hint,
    Choose,
    People,
    NoThreshold,
    Keys,
    Pick,
    Taken,
    Simulate,
    Failed,
    Tried,
    Best,
    Here,
    Reps,
    Threshold,
    Computing,
}

impl Term {
    pub const ALL: [Term; 15] = [
        Term::Hint,
        Term::Choose,
        Term::People,
        Term::NoThreshold,
        Term::Keys,
        Term::Pick,
        Term::Taken,
        Term::Simulate,
        Term::Failed,
        Term::Tried,
        Term::Best,
        Term::Here,
        Term::Reps,
        Term::Threshold,
        Term::Computing,
    ];
}

labels! { Term {
    Hint =>
        "Lo que se espera de la propuesta con otro umbral y otro número de vendedores, todo lo demás igual. Se calcula con el embudo en promedio, sin simular.",
        "What is expected of the proposal with another threshold and another number of reps, all else equal. Computed with the average funnel, not simulated.";
    Choose =>
        "Elige una casilla para simularla o llevarla a la propuesta.",
        "Choose a cell to simulate it or to take it over into the proposal.";
    People =>
        "Cada equipo hace lo mismo en todas las casillas: aquello en lo que se asienta con la propuesta actual.",
        "Each team does the same in all cells: that in which it settles with the proposal as it is.";
    NoThreshold => "sin umbral", "no threshold";
    Keys =>
        "Flechas para recorrer el mapa; Intro para elegir la casilla; Escape para salir.",
        "Arrows to walk over the map; Enter to choose the cell; Escape to leave.";
    Pick => "Llevar a la propuesta", "Take over into the proposal";
    Taken => "La propuesta tiene ahora estos valores. Puedes deshacerlo.", "The proposal now has these values. You can undo it.";
    Simulate => "Simular esta casilla", "Simulate this cell";
    Failed => "Esta casilla no se ha podido simular. Prueba otra vez.", "This cell could not be simulated. Try again.";
    Tried => "Casillas simuladas", "Simulated cells";
    Best => "mejor", "best";
    Here => "propuesta", "proposal";
    Reps => "vendedores", "reps";
    Threshold => "umbral", "threshold";
    Computing => "Calculando el mapa…", "Computing the map…";
} }

/// `55`, as the head of a column.
pub fn threshold(lang: Lang, threshold: f64) -> String {
    exact(lang, threshold)
}

/// `6 vendedores`.
pub fn reps(lang: Lang, reps: f64) -> String {
    let count = number(lang, reps, 0);
    match (lang, reps == 1.0) {
        (Lang::Es, true) => format!("{count} vendedor"),
        (Lang::Es, false) => format!("{count} vendedores"),
        (Lang::En, true) => format!("{count} rep"),
        (Lang::En, false) => format!("{count} reps"),
    }
}

/// `umbral 55 y 6 vendedores`.
pub fn place(lang: Lang, at: Option<f64>, people: f64) -> String {
    let people = reps(lang, people);
    match (lang, at.map(|at| threshold(lang, at))) {
        (Lang::Es, Some(at)) => format!("umbral {at} y {people}"),
        (Lang::En, Some(at)) => format!("threshold {at} and {people}"),
        (_, None) => people,
    }
}

/// `ingresos 410.000 € (+60.000 €)`, with the difference to the proposal as it is.
pub fn value(lang: Lang, measure: Output, euro: f64, more: f64) -> String {
    let (sum, more) = (money_rough3(lang, euro), difference(lang, more));
    format!("{} {sum} ({more})", name(lang, measure))
}

/// `En 1000 simulaciones`.
pub fn simulated(lang: Lang, years: u32) -> String {
    let years = count(lang, f64::from(years));
    match lang {
        Lang::Es => format!("En {years} simulaciones"),
        Lang::En => format!("In {years} trials"),
    }
}

/// `Simulando: 320 de 1000`.
pub fn simulating(lang: Lang, done: u32, wanted: u32) -> String {
    let [done, wanted] = [done, wanted].map(|years| count(lang, f64::from(years)));
    match lang {
        Lang::Es => format!("Simulando: {done} de {wanted}"),
        Lang::En => format!("Simulating: {done} of {wanted}"),
    }
}

/// `ingresos 795.000 € ± 9.000 €`; without the latter where there are too few years to tell.
pub fn mean(lang: Lang, measure: Output, euro: f64, error: Option<f64>) -> String {
    let sum = money_rough3(lang, euro);
    let error = error.map(|error| format!(" ± {}", money_rough(lang, error))).unwrap_or_default();
    format!("{} {sum}{error}", name(lang, measure))
}

/// `Umbral 40 y 8 vendedores: ingresos 795.000 € ± 9.000 € en 1000 simulaciones; con la fórmula, 807.000 €.`
pub fn compared(
    lang: Lang,
    measure: Output,
    place: &str,
    computed: Option<f64>,
    (euro, error): (f64, Option<f64>),
    years: u32,
) -> String {
    let (found, years) = (mean(lang, measure, euro, error), count(lang, f64::from(years)));
    let computed = computed.map_or_else(|| format::MISSING.to_owned(), |euro| money_rough3(lang, euro));
    match lang {
        Lang::Es => format!("{place}: {found} en {years} simulaciones; con la fórmula, {computed}."),
        Lang::En => format!("{place}: {found} in {years} trials; by the formula, {computed}."),
    }
}

/// `De estas casillas, la de más ingresos es la de umbral 40 y 8 vendedores: 807.000 € por simulación, 350.000 € más que
/// la propuesta actual.`
pub fn sentence(lang: Lang, measure: Output, place: &str, euro: f64, more: f64) -> String {
    let (name, sum, gap) = (name(lang, measure), money_rough3(lang, euro), money_rough(lang, more.abs()));
    // What is about a hundredth is within what an expectation is good for.
    let is_there = more.abs() <= 0.01 * euro.abs();
    let than = match (lang, is_there) {
        // The proposal may stand between the cells.
        (Lang::Es, false) if more < 0.0 => {
            format!("la propuesta actual da {gap} más que cualquiera de ellas")
        }
        (Lang::En, false) if more < 0.0 => format!("the proposal as it is gives {gap} more than any of them"),
        (Lang::Es, true) => "la propuesta actual da casi lo mismo".to_owned(),
        (Lang::En, true) => "the proposal as it is gives all but the same".to_owned(),
        (Lang::Es, false) => format!("{gap} más que la propuesta actual"),
        (Lang::En, false) => format!("{gap} more than the proposal as it is"),
    };
    match lang {
        Lang::Es => {
            format!("De estas casillas, la de más {name} es la de {place}: {sum} por simulación; {than}.")
        }
        Lang::En => {
            format!("Of these cells, the one with {place} has the most {name}: {sum} per trial; {than}.")
        }
    }
}

fn name(lang: Lang, measure: Output) -> &'static str {
    match measure {
        Output::Profit => lang.pick("beneficio", "profit"),
        _ => lang.pick("ingresos", "revenue"),
    }
}

fn money_rough3(lang: Lang, euro: f64) -> String {
    format::money_short(lang, format::round_significant(euro, 3))
}

fn difference(lang: Lang, euro: f64) -> String {
    format::signed(euro, money_rough3(lang, euro))
}
