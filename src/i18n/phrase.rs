//! Texts with numbers or names in them: run control, chart marks, what screen readers hear.
//! Leaves to others: fixed texts (`key`), the answer (`sentence`), faults (`error`).

use super::behaviour::list;
use super::format::{self, count, money, money_short, number, percent, percent_with};
use super::key::Key;
use super::lang::{Label, Lang, lower};
use super::sentence::Period;
use super::term::Role;
use crate::domain::{Lever, Param, Seed};
use crate::share::Lock;
use crate::sim::ENGINE_REVISION;

/// `6200 de 10.000 años`.
pub fn progress(lang: Lang, done: u32, wanted: u32, period: Period) -> String {
    let [done, wanted] = [done, wanted].map(|count| number(lang, f64::from(count), 0));
    match lang {
        Lang::Es => format!("{done} de {wanted} {}", trials(lang, period)),
        Lang::En => format!("{done} of {wanted} {}", trials(lang, period)),
    }
}

/// What trials are called: years, where one covers a year.
pub fn trials(lang: Lang, period: Period) -> &'static str {
    match period {
        Period::Year => lang.pick("años", "years"),
        Period::Weeks(_) => lang.pick("simulaciones", "trials"),
    }
}

/// The simulation error of the headline in euro, as half the width of its 95 % interval.
pub fn monte_carlo_error(lang: Lang, euro: f64) -> String {
    let sum = money_short(lang, format::round_significant(euro, 2));
    match lang {
        Lang::Es => format!("error de simulación ±{sum}"),
        Lang::En => format!("simulation error ±{sum}"),
    }
}

/// The same as a share of the value.
pub fn monte_carlo_share(lang: Lang, share: f64) -> String {
    let share = percent_with(lang, share, 1);
    match lang {
        Lang::Es => format!("error de simulación ±{share}"),
        Lang::En => format!("simulation error ±{share}"),
    }
}

/// An opened file's figures came out again.
pub fn reproduced(lang: Lang, trials: u32) -> String {
    let trials = count(lang, f64::from(trials));
    match lang {
        Lang::Es => format!(
            "Archivo abierto: {trials} simulaciones dan otra vez las mismas cifras, hasta el último decimal."
        ),
        Lang::En => format!("File opened: {trials} trials give the same figures again, to the last digit."),
    }
}

/// They did not: mean revenue of both setups, as saved and as it is here.
pub fn differs(lang: Lang, trials: u32, saved: [f64; 2], ours: [f64; 2]) -> Vec<String> {
    let trials = count(lang, f64::from(trials));
    let [was_today, was_proposal] = saved.map(|mean| money(lang, mean));
    let [today, proposal] = ours.map(|mean| money(lang, mean));
    match lang {
        Lang::Es => vec![
            format!(
                "Las cifras guardadas no salen otra vez con {trials} simulaciones: el archivo es de otra versión del motor o se cambió a mano. Vale lo que ves ahora; guárdalo de nuevo si lo compartes."
            ),
            format!("Ingresos medios de hoy: guardado {was_today}, aquí {today}."),
            format!("Ingresos medios de la propuesta: guardado {was_proposal}, aquí {proposal}."),
        ],
        Lang::En => vec![
            format!(
                "The saved figures do not come out again with {trials} trials: the file is from another version of the engine or was edited by hand. What you see now counts; save it again if you share it."
            ),
            format!("Mean revenue today: saved {was_today}, here {today}."),
            format!("Mean revenue of the proposal: saved {was_proposal}, here {proposal}."),
        ],
    }
}

pub fn seed(lang: Lang, seed: Seed) -> String {
    format!("{} {seed}", lang.pick("semilla", "seed"))
}

/// The target line's label.
pub fn target(lang: Lang, euro: f64) -> String {
    format!("{} {}", lang.pick("objetivo", "target"), money_short(lang, euro))
}

/// `Hoy: 31 % de probabilidad de llegar al objetivo.`
pub fn reaches_target(lang: Lang, role: Role, share: f64) -> String {
    let (who, share) = (role.label(lang), percent(lang, share));
    match lang {
        Lang::Es => format!("{who}: {share} de probabilidad de llegar al objetivo."),
        Lang::En => format!("{who}: {share} probability of reaching the target."),
    }
}

/// The label of a distribution's mark: `Hoy · 1,01 M€`.
pub fn mark(lang: Lang, role: Role, euro: f64) -> String {
    format!("{} · {}", role.label(lang), money_short(lang, euro))
}

/// Where a picture or a report comes from: how many years of each setup, from which seed, by which engine.
pub fn source(lang: Lang, trials: u32, period: Period, of: Seed) -> String {
    let (count, things) = (count(lang, f64::from(trials)), self::trials(lang, period));
    let seed = seed(lang, of);
    match lang {
        Lang::Es => format!(
            "Embudo · {count} {things} de cada escenario, con los mismos leads y la misma suerte · {seed} · motor {ENGINE_REVISION}"
        ),
        Lang::En => format!(
            "Embudo · {count} {things} of each setup, with the same leads and the same luck · {seed} · engine {ENGINE_REVISION}"
        ),
    }
}

/// Where a picture comes from for which nothing was simulated.
pub fn computed(lang: Lang) -> String {
    match lang {
        Lang::Es => {
            format!("Embudo · calculado con las fórmulas del modelo, sin simular · motor {ENGINE_REVISION}")
        }
        Lang::En => {
            format!("Embudo · computed with the model's formulas, not simulated · engine {ENGINE_REVISION}")
        }
    }
}

/// The title of the revenue chart: what period the revenue is of.
pub fn revenue_of(lang: Lang, period: Period) -> String {
    match (lang, period) {
        (Lang::Es, Period::Year) => "Ingresos del año".to_owned(),
        (Lang::En, Period::Year) => "Revenue of the year".to_owned(),
        (Lang::Es, Period::Weeks(weeks)) => format!("Ingresos de {weeks} semanas"),
        (Lang::En, Period::Weeks(weeks)) => format!("Revenue of {weeks} weeks"),
    }
}

/// One distribution for a screen reader: percentiles 10, 50 and 90.
pub fn distribution(lang: Lang, role: Role, [low, median, high]: [f64; 3]) -> String {
    let who = role.label(lang);
    let [low, median, high] = [low, median, high].map(|euro| money(lang, euro));
    match lang {
        Lang::Es => format!("{who}: mediana {median}; 8 de cada 10 entre {low} y {high}."),
        Lang::En => format!("{who}: median {median}; 8 of 10 between {low} and {high}."),
    }
}

/// One bar of a histogram, for hover and keyboard.
pub fn bin(lang: Lang, role: Role, from: f64, to: f64, share: f64) -> String {
    let who = role.label(lang);
    let (from, to, share) = (money_short(lang, from), money_short(lang, to), percent(lang, share));
    match lang {
        Lang::Es => format!("{who}: {share} entre {from} y {to}"),
        Lang::En => format!("{who}: {share} between {from} and {to}"),
    }
}

/// `Hasta 230.000 €`.
pub fn at_most(lang: Lang, euro: f64) -> String {
    format!("{} {}", lang.pick("Hasta", "Up to"), money_short(lang, euro))
}

/// `12 de 50`.
pub fn of_fifty(lang: Lang, dots: usize) -> String {
    format!("{dots} {} 50", lang.pick("de", "of"))
}

/// The years up to a revenue, for hover and keyboard; `share` is worded by the caller.
pub fn up_to(lang: Lang, role: Role, share: &str, euro: f64) -> String {
    let (who, euro) = (role.label(lang), money_short(lang, euro));
    match lang {
        Lang::Es => format!("{who}: {share}, como mucho {euro}"),
        Lang::En => format!("{who}: {share}, at most {euro}"),
    }
}

/// `mediana +89.000 €`.
pub fn difference_mark(lang: Lang, euro: f64) -> String {
    format!("{} {}", lang.pick("mediana", "median"), format::signed(euro, money_short(lang, euro)))
}

/// On one side of zero: `Propuesta mejor · 92 %`.
pub fn ahead(lang: Lang, role: Role, share: f64) -> String {
    let (who, share) = (role.label(lang), percent(lang, share));
    format!("{who} {} · {share}", lang.pick("mejor", "better"))
}

/// The difference for a screen reader: its percentiles 10, 50 and 90, and how often each setup does better.
pub fn difference(lang: Lang, percentiles: &[f64; 3], ahead: [f64; 2]) -> String {
    let [low, median, high] = percentiles.map(|euro| format::signed(euro, money(lang, euro)));
    let [today, proposal] = ahead.map(|share| percent(lang, share));
    match lang {
        Lang::Es => format!(
            "La propuesta menos hoy: mediana {median}; 8 de cada 10 entre {low} y {high}. Mejor la propuesta: {proposal}; mejor hoy: {today}."
        ),
        Lang::En => format!(
            "The proposal less today: median {median}; 8 of 10 between {low} and {high}. The proposal better: {proposal}; today better: {today}."
        ),
    }
}

/// What the report leaves out of a list.
pub fn more_levers(lang: Lang, left: usize) -> String {
    match lang {
        Lang::Es => format!("… y {left} palancas más"),
        Lang::En => format!("… and {left} more levers"),
    }
}

/// What the proposal is expected to bring with a lever at both ends of what it might be.
pub fn swing(lang: Lang, ends: Ends, gains: [f64; 2]) -> String {
    let signed = |euro: f64| format::tied(&format::signed(euro, format::money_rough(lang, euro)));
    let [low, high] = gains.map(signed);
    match (lang, ends) {
        (Lang::Es, Ends::Around(part)) => format!(
            "Con un {part} menos, la propuesta aporta {low} frente a hoy; con un {part} más, {high}.",
            part = percent(lang, part)
        ),
        (Lang::En, Ends::Around(part)) => format!(
            "With {part} less of it, the proposal brings {low} against today; with {part} more, {high}.",
            part = percent(lang, part)
        ),
        (Lang::Es, Ends::Range) => {
            format!("En el mínimo de su rango, la propuesta aporta {low} frente a hoy; en el máximo, {high}.")
        }
        (Lang::En, Ends::Range) => {
            format!(
                "At the low end of its range, the proposal brings {low} against today; at the high end, {high}."
            )
        }
    }
}

/// Where a lever's ends come from.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Ends {
    /// This part below and above its value.
    Around(f64),
    /// The reader's own range.
    Range,
}

/// How far a setup is from today's.
pub fn distance(lang: Lang, levers: usize) -> String {
    match (lang, levers) {
        (Lang::Es, 0) => "igual que hoy".to_owned(),
        (Lang::En, 0) => "equals today".to_owned(),
        (Lang::Es, 1) => "una palanca distinta de hoy".to_owned(),
        (Lang::En, 1) => "one lever unlike today".to_owned(),
        (Lang::Es, _) => format!("{levers} palancas distintas de hoy"),
        (Lang::En, _) => format!("{levers} levers unlike today"),
    }
}

/// `frente a Hoy`.
pub fn against(lang: Lang, name: &str) -> String {
    format!("{} {name}", lang.pick("frente a", "against"))
}

/// What stands in a table of several setups.
pub fn compared(lang: Lang, trials: u32) -> String {
    let trials = count(lang, f64::from(trials));
    match lang {
        Lang::Es => format!(
            "Medias de {trials} simulaciones de cada escenario. Tras ±, el error de simulación de la diferencia (95\u{a0}%)."
        ),
        Lang::En => format!(
            "Means over {trials} trials of each setup. After ±, the simulation error of the difference (95%)."
        ),
    }
}

/// While several setups are simulated.
pub fn comparing(lang: Lang, done: u32, wanted: u32) -> String {
    let [done, wanted] = [done, wanted].map(|trials| count(lang, f64::from(trials)));
    match lang {
        Lang::Es => format!("Comparando: {done} de {wanted} simulaciones de cada escenario…"),
        Lang::En => format!("Comparing: {done} of {wanted} trials of each setup…"),
    }
}

/// Which of several setups leaves the most profit: by so much more than the first, give or take the simulation error.
pub fn most_profit(lang: Lang, best: Best) -> String {
    match (lang, best) {
        (Lang::Es, Best::First(name)) => {
            format!("Ningún escenario deja de media más beneficio que «{name}».")
        }
        (Lang::En, Best::First(name)) => format!("No setup leaves more profit on average than “{name}”."),
        (_, Best::Other { name, first, more, error }) => {
            let sum = money(lang, more);
            // No line ends between the sign and its sum.
            let error_sum = format!("±\u{2060}{}", money(lang, error));
            let text = match lang {
                Lang::Es => {
                    format!("El que más beneficio deja de media es «{name}»: {sum} más que «{first}»")
                }
                Lang::En => format!("“{name}” leaves the most profit on average: {sum} more than “{first}”"),
            };
            match (lang, more > error) {
                (_, true) => format!("{text} ({error_sum})."),
                (Lang::Es, false) => {
                    format!("{text}, pero el error de simulación ({error_sum}) es mayor: simula más años.")
                }
                (Lang::En, false) => {
                    format!("{text}, but the simulation error ({error_sum}) is larger: simulate more years.")
                }
            }
        }
    }
}

/// The setup that leaves the most profit.
#[derive(Clone, Copy)]
pub enum Best<'a> {
    First(&'a str),
    /// `more` than the first; `error` is half its 95 % interval.
    Other {
        name: &'a str,
        first: &'a str,
        more: f64,
        error: f64,
    },
}

/// `Lo que cambia la propuesta: 9 palancas`.
pub fn changes(lang: Lang, levers: usize) -> String {
    match (lang, levers) {
        (_, 0) => Key::NoChanges.text(lang).to_owned(),
        (Lang::Es, 1) => "Lo que cambia la propuesta: una palanca".to_owned(),
        (Lang::En, 1) => "What the proposal changes: one lever".to_owned(),
        (Lang::Es, _) => format!("Lo que cambia la propuesta: {levers} palancas"),
        (Lang::En, _) => format!("What the proposal changes: {levers} levers"),
    }
}

/// The accessible name of one of a lever's two sliders: `Leads por semana, hoy`.
pub fn slider_name(lang: Lang, param: Param, role: Role) -> String {
    format!("{}, {}", param.label(lang), role_in_text(lang, role))
}

/// The accessible name of one end of a lever's range: `part` is the text of `Key::Low`, `Likely` or `High`.
pub fn range_name(lang: Lang, param: Param, role: Role, part: &str) -> String {
    format!("{}, {}", slider_name(lang, param, role), part.chars().map(lower).collect::<String>())
}

/// What a slider's position means, spoken: `150 leads/semana`.
pub fn slider_value(lang: Lang, param: Param, lever: Lever) -> String {
    format::lever(lang, param.spec().unit, lever)
}

/// The bounds that a lever accepts: `De 0 a 2000 leads/semana.`
pub fn bounds(lang: Lang, param: Param) -> String {
    let spec = param.spec();
    let (min, max) = (format::field(lang, spec.unit, spec.min), format::value(lang, spec.unit, spec.max));
    match lang {
        Lang::Es => format!("De {min} a {max}."),
        Lang::En => format!("From {min} to {max}."),
    }
}

/// A stage or a leak of both worlds, spoken: `MQL: 2960 hoy, 1910 la propuesta.`
pub fn both(lang: Lang, label: &str, today: f64, proposal: f64) -> String {
    let [today, proposal] = [today, proposal].map(|value| format::count(lang, value));
    match lang {
        Lang::Es => format!("{label}: {today} hoy, {proposal} con la propuesta."),
        Lang::En => format!("{label}: {today} today, {proposal} with the proposal."),
    }
}

/// Waits above `hours`: `Esperan más de 4 h`.
pub fn waits_over(lang: Lang, hours: f64) -> String {
    format!("{} {}", lang.pick("Esperan más de", "Wait more than"), format::duration(lang, hours))
}

/// Where the numbers of a run control come from: `Se simula con 3 hilos.`
pub fn workers(lang: Lang, count: usize) -> String {
    match (lang, count) {
        (Lang::Es, 1) => "Se simula en un proceso aparte.".to_owned(),
        (Lang::En, 1) => "Simulating in one background process.".to_owned(),
        (Lang::Es, _) => format!("Se simula en {count} procesos aparte."),
        (Lang::En, _) => format!("Simulating in {count} background processes."),
    }
}

/// What stayed as it was because it is locked: `Con candado, y por eso sin cambios: «Vendedores» y «Plazo».`
pub fn held(lang: Lang, locks: &[Lock]) -> String {
    let quoted = |lock: &Lock| {
        let name = match lock {
            Lock::Lever(param) => param.label(lang),
            Lock::Answer(question) => question.label(lang),
            Lock::List(roster) => roster.label(lang),
        };
        match lang {
            Lang::Es => format!("«{name}»"),
            Lang::En => format!("“{name}”"),
        }
    };
    let mut names: Vec<String> = locks.iter().take(HELD_BY_NAME).map(quoted).collect();
    let others = locks.len() - names.len();
    if others > 0 {
        names.push(format!("{others} {}", lang.pick("más", "more")));
    }
    let names = list(lang, &names);
    match lang {
        Lang::Es => format!("Con candado, y por eso sin cambios: {names}."),
        Lang::En => format!("Locked, and so unchanged: {names}."),
    }
}

/// More would be a list, not a sentence.
const HELD_BY_NAME: usize = 4;

/// A role within a sentence.
fn role_in_text(lang: Lang, role: Role) -> &'static str {
    match role {
        Role::Today => lang.pick("hoy", "today"),
        Role::Proposal => lang.pick("propuesta", "proposal"),
    }
}
