//! What matters most, in words: which levers move the result, and what not knowing them comes to.
//! Leaves to others: the figures (`present::drivers`).

use super::format::{self, MISSING, count, money, money_rough, percent, percent_with};
use super::lang::{Lang, labels};
use crate::domain::Unit;
use crate::sim::Output;
use crate::sim::stats::Estimate;

/// The words of the panel, and of the command line's table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Term {
    Proposal,
    Gain,
    Question,
    People,
    Keys,
    Computing,
    Impossible,
    Low,
    High,
    WithLow,
    WithHigh,
    Simulate,
    Failed,
    Checked,
    Lever,
    Values,
    Share,
    First,
    Total,
    Worth,
    DoubtsHint,
    NoRange,
    NoEffect,
    AskGain,
    HowToRead,
}

impl Term {
    pub const ALL: [Term; 25] = [
        Term::Proposal,
        Term::Gain,
        Term::Question,
        Term::People,
        Term::Keys,
        Term::Computing,
        Term::Impossible,
        Term::Low,
        Term::High,
        Term::WithLow,
        Term::WithHigh,
        Term::Simulate,
        Term::Failed,
        Term::Checked,
        Term::Lever,
        Term::Values,
        Term::Share,
        Term::First,
        Term::Total,
        Term::Worth,
        Term::DoubtsHint,
        Term::NoRange,
        Term::NoEffect,
        Term::AskGain,
        Term::HowToRead,
    ];
}

labels! { Term {
    Proposal => "La propuesta", "The proposal";
    Gain => "Lo que gana a hoy", "Its gain over today";
    Question => "De qué se pregunta", "What is asked about";
    People =>
        "Cada equipo hace siempre lo mismo: aquello en lo que se asienta con las palancas como están.",
        "Each team does the same throughout: that in which it settles with the levers as they are.";
    Keys =>
        "Flechas arriba y abajo para recorrer las palancas; Escape para salir.",
        "Up and down arrows to walk over the levers; Escape to leave.";
    Computing => "Calculando qué pesa más…", "Computing what matters most…";
    Impossible =>
        "Con estas palancas las fórmulas no tienen solución en todo el margen: no hay qué mostrar.",
        "With these levers the formulas have no solution all around: there is nothing to show.";
    Low => "con su valor bajo", "at its low value";
    High => "con su valor alto", "at its high value";
    WithLow => "con el bajo", "at its low";
    WithHigh => "con el alto", "at its high";
    Simulate => "Comprobar con simulaciones las que más pesan", "Check the largest by simulation";
    Failed => "No se ha podido simular. Prueba otra vez.", "It could not be simulated. Try again.";
    Checked => "Comprobado con simulaciones", "Checked by simulation";
    Lever => "palanca", "lever";
    Values => "valores", "values";
    Share => "parte", "share";
    First => "por sí sola", "by itself";
    Total => "con otras", "with others";
    Worth => "vale saberla", "worth knowing";
    DoubtsHint =>
        "De las palancas que son rangos: cuánto de la variación se debe a cada una. También con el embudo en promedio.",
        "Of the levers that are ranges: how much of the variation each accounts for. By the average funnel too.";
    NoRange =>
        "Ninguna palanca es un rango. Si no estás seguro de un valor, escribe un rango en lugar de un número: aquí verás cuánto pesa no saberlo y qué conviene medir primero.",
        "No lever is a range. If you are not sure of a value, give a range instead of a number: here you will see how much not knowing it matters and what to measure first.";
    NoEffect => "Ninguna palanca incierta lo cambia.", "No uncertain lever changes it.";
    AskGain =>
        "Qué vale medirla se ve al preguntar por lo que gana a hoy.",
        "What measuring it is worth shows when you ask about the gain over today.";
    HowToRead =>
        "La parte reparte esa varianza entre las palancas (Shapley) y suma 100 %; ± es el error con un 95 %.",
        "The share deals that variance out to the levers (Shapley) and adds up to 100%; ± is the error at 95%.";
} }

/// What is asked: an output, of the proposal itself or of what it gains.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Subject {
    pub output: Output,
    pub is_gain: bool,
}

/// A lever at one of its ends, and what comes of it.
#[derive(Clone, Debug, PartialEq)]
pub struct Case {
    /// The lever's value, with its unit.
    pub value: String,
    pub outcome: f64,
}

/// How the levers move.
pub fn hint(lang: Lang, around: f64) -> String {
    let part = percent(lang, around);
    match lang {
        Lang::Es => format!(
            "Cada palanca cotidiana, un {part} más abajo y más arriba, o en los extremos de su rango; todo lo demás, igual. La paga y el objetivo son decisiones y no están. Son medias, por fórmula, y no medianas de años simulados."
        ),
        Lang::En => format!(
            "Each everyday lever {part} lower and higher, or at the ends of its range; all else equal. Pay and the target are decisions and left out. These are averages, by formula, not medians of simulated years."
        ),
    }
}

/// `los ingresos medios de la propuesta`.
pub fn subject(lang: Lang, subject: Subject) -> &'static str {
    match (subject.output, subject.is_gain, lang) {
        (Output::Profit, false, Lang::Es) => "el beneficio medio de la propuesta",
        (Output::Profit, false, Lang::En) => "the proposal's average profit",
        (Output::Profit, true, Lang::Es) => "el beneficio medio que la propuesta gana a hoy",
        (Output::Profit, true, Lang::En) => "the average profit that the proposal gains over today",
        (_, false, Lang::Es) => "los ingresos medios de la propuesta",
        (_, false, Lang::En) => "the proposal's average revenue",
        (_, true, Lang::Es) => "los ingresos medios que la propuesta gana a hoy",
        (_, true, Lang::En) => "the average revenue that the proposal gains over today",
    }
}

/// `Lo que más mueve los ingresos medios de la propuesta (800.000 €) es «Ticket medio»: 640.000 € con 6.400 € y 960.000 € con
/// 9.600 €. Después, «Leads por semana» y «Vendedores».`
pub fn most(lang: Lang, asked: Subject, now: f64, (name, ends): (&str, &[Case; 2]), next: &[&str]) -> String {
    let about = subject(lang, asked);
    let now = outcome(lang, asked, now);
    let [low, high] = ends.each_ref().map(|case| (outcome(lang, asked, case.outcome), &case.value));
    let first = match lang {
        Lang::Es => format!(
            "Lo que más mueve {about} ({now}) es «{name}»: {} con {} y {} con {}.",
            low.0, low.1, high.0, high.1
        ),
        Lang::En => format!(
            "What moves {about} ({now}) most is “{name}”: {} at {} and {} at {}.",
            low.0, low.1, high.0, high.1
        ),
    };
    match (next, lang) {
        ([], _) => first,
        ([second, third @ ..], Lang::Es) => {
            let third = third.first().map(|name| format!(" y «{name}»")).unwrap_or_default();
            format!("{first} Después, «{second}»{third}.")
        }
        ([second, third @ ..], Lang::En) => {
            let third = third.first().map(|name| format!(" and “{name}”")).unwrap_or_default();
            format!("{first} Then “{second}”{third}.")
        }
    }
}

/// Whether one lever alone makes the better of both setups the worse. `is_ahead`: the proposal, as levers are.
pub fn reversal(lang: Lang, is_ahead: bool, case: Option<(&str, &str)>) -> String {
    match (lang, case, is_ahead) {
        (Lang::Es, None, true) => "Ninguna, por sí sola, deja la propuesta por detrás de hoy.".to_owned(),
        (Lang::Es, None, false) => "Ninguna, por sí sola, pone la propuesta por delante de hoy.".to_owned(),
        (Lang::En, None, true) => "None of them alone puts the proposal behind today.".to_owned(),
        (Lang::En, None, false) => "None of them alone puts the proposal ahead of today.".to_owned(),
        (Lang::Es, Some((name, value)), true) => {
            format!("Con «{name}» en {value}, la propuesta queda por detrás de hoy.")
        }
        (Lang::Es, Some((name, value)), false) => {
            format!("Con «{name}» en {value}, la propuesta pasa por delante de hoy.")
        }
        (Lang::En, Some((name, value)), true) => {
            format!("With “{name}” at {value}, the proposal falls behind today.")
        }
        (Lang::En, Some((name, value)), false) => {
            format!("With “{name}” at {value}, the proposal gets ahead of today.")
        }
    }
}

/// `Ticket medio: con 6.400 €, 640.000 € (−160.000 €); con 9.600 €, 960.000 € (+160.000 €).`
pub fn readout(lang: Lang, asked: Subject, now: f64, name: &str, ends: &[Case; 2]) -> String {
    let told = ends.each_ref().map(|case| {
        let more = format::tied(&difference(lang, case.outcome - now));
        let outcome = outcome(lang, asked, case.outcome);
        format!("{} {}, {outcome} ({more})", lang.pick("con", "at"), case.value)
    });
    format!("{name}: {}; {}.", told[0], told[1])
}

/// `Ticket medio: con 6.400 €, −158.000 € ± 9.000 € (fórmula: −160.000 €); con 9.600 €, ...`
pub fn checked(lang: Lang, name: &str, years: u32, ends: [(&str, Estimate, f64); 2]) -> String {
    let told = ends.map(|(value, found, formula)| {
        let error = half(found).map(|half| format!(" ± {}", money_rough(lang, half))).unwrap_or_default();
        let (found, formula) = (difference(lang, found.value), difference(lang, formula));
        format!(
            "{} {value}, {found}{error} ({}: {formula})",
            lang.pick("con", "at"),
            lang.pick("fórmula", "formula")
        )
    });
    let years = count(lang, f64::from(years));
    match lang {
        Lang::Es => format!("{name}, en {years} simulaciones: {}; {}.", told[0], told[1]),
        Lang::En => format!("{name}, in {years} trials: {}; {}.", told[0], told[1]),
    }
}

/// `Simulando «Ticket medio»: 320 de 1000`.
pub fn simulating(lang: Lang, name: &str, done: u32, wanted: u32) -> String {
    let [done, wanted] = [done, wanted].map(|years| count(lang, f64::from(years)));
    match lang {
        Lang::Es => format!("Simulando «{name}»: {done} de {wanted}"),
        Lang::En => format!("Simulating “{name}”: {done} of {wanted}"),
    }
}

/// `Sorteando las palancas: 50 de 200 muestras`.
pub fn sampling(lang: Lang, done: usize, wanted: u32) -> String {
    let [done, wanted] = [done as f64, f64::from(wanted)].map(|samples| count(lang, samples));
    match lang {
        Lang::Es => format!("Sorteando las palancas: {done} de {wanted} muestras"),
        Lang::En => format!("Drawing the levers: {done} of {wanted} samples"),
    }
}

/// `Casi no cambian nada: A, B.`
pub fn idle(lang: Lang, names: &[&str]) -> String {
    format!("{}: {}.", lang.pick("Cambian poco o nada", "Change little or nothing"), names.join(", "))
}

/// `De lo que no sabes, lo que más pesa es «Ticket medio»: el 46 % ± 8 % de la variación.`
pub fn doubt(lang: Lang, name: &str, part: Estimate) -> String {
    let part = share(lang, part);
    match lang {
        Lang::Es => format!("De lo que no sabes, lo que más pesa es «{name}»: {part} de la variación."),
        Lang::En => {
            format!("Of what you do not know, “{name}” matters most: {part} of the variation.")
        }
    }
}

/// What to measure first; `None` where knowing none of them would change the choice.
pub fn first(lang: Lang, best: Option<(&str, Estimate)>) -> String {
    let Some((name, worth)) = best else {
        return lang
            .pick(
                "Saber el valor exacto de una sola no cambiaría la elección: para elegir, no hace falta medir ninguna.",
                "Knowing any one of them exactly would not change the choice: to choose, none needs measuring.",
            )
            .to_owned();
    };
    let worth = worth_of(lang, worth);
    match lang {
        Lang::Es => format!("Mide primero «{name}»: saberla antes de elegir valdría {worth} por simulación."),
        Lang::En => {
            format!("Measure “{name}” first: knowing it before choosing would be worth {worth} per trial.")
        }
    }
}

/// `De media 91.600 €; no conocer las palancas lo mueve ± 15.600 € (una desviación típica).`
pub fn spread(lang: Lang, mean: f64, sd: f64) -> String {
    let (mean, sd) = (money(lang, mean), money(lang, sd));
    match lang {
        Lang::Es => {
            format!("De media {mean}; no conocer las palancas lo mueve ± {sd} (una desviación típica).")
        }
        Lang::En => {
            format!("On average {mean}; not knowing the levers moves it by ± {sd} (one standard deviation).")
        }
    }
}

/// How much of what differs between years no lever explains.
pub fn luck(lang: Lang, part: f64) -> String {
    let part = percent(lang, part);
    match lang {
        Lang::Es => {
            format!(
                "De un año simulado a otro, el {part} de la varianza es suerte: ninguna palanca la explica."
            )
        }
        Lang::En => format!("Between simulated years {part} of the variance is luck: no lever explains it."),
    }
}

/// What knowing all levers is worth.
pub fn perfect(lang: Lang, euro: f64) -> String {
    let worth = money(lang, euro.max(0.0));
    match lang {
        Lang::Es => format!("Conocerlas todas antes de elegir valdría {worth} al periodo."),
        Lang::En => format!("Knowing all of them before choosing would be worth {worth} a period."),
    }
}

/// `46 % ± 8 %`.
pub fn share(lang: Lang, estimate: Estimate) -> String {
    let error = estimate.se.map_or(String::new(), |se| format!(" ± {}", percent_with(lang, 1.96 * se, 0)));
    format!("{}{error}", percent_with(lang, estimate.value, 0))
}

/// `1.200 € ± 300 €`; what is worth nothing has no error to tell.
pub fn worth_of(lang: Lang, worth: Estimate) -> String {
    let euro = worth.value.max(0.0);
    let error = worth.se.filter(|se| *se > 0.0 && euro > 0.0);
    let error = error.map(|se| format!(" ± {}", money_rough(lang, 1.96 * se))).unwrap_or_default();
    format!("{}{error}", money(lang, euro))
}

/// Both ends of a lever: `6.400–9.600 €`.
pub fn span(lang: Lang, unit: Unit, [low, high]: [f64; 2]) -> String {
    if low == high {
        return at(lang, unit, low);
    }
    let low = format::field(lang, unit, format::round_significant(low, 3));
    let high = at(lang, unit, high);
    // A sign of money stands before both.
    match high.strip_prefix('€') {
        Some(high) => format!("€{low}–{high}"),
        None => format!("{low}–{high}"),
    }
}

/// A lever's value with its unit, in three digits.
pub fn at(lang: Lang, unit: Unit, value: f64) -> String {
    format::value(lang, unit, format::round_significant(value, 3))
}

/// `+160.000 €`.
pub fn difference(lang: Lang, euro: f64) -> String {
    format::signed(euro, rough(lang, euro))
}

/// What comes of a case, to the euro.
pub fn exact(lang: Lang, asked: Subject, euro: Option<f64>) -> String {
    euro.map_or_else(
        || MISSING.to_owned(),
        |euro| {
            let sum = money(lang, euro);
            if asked.is_gain { format::signed(euro, sum) } else { sum }
        },
    )
}

/// `ahora, de media: 800.000 €`, at the line where things stand.
pub fn now(lang: Lang, asked: Subject, euro: f64) -> String {
    format!("{}: {}", lang.pick("ahora, de media", "now, on average"), outcome(lang, asked, euro))
}

fn outcome(lang: Lang, asked: Subject, euro: f64) -> String {
    if asked.is_gain { difference(lang, euro) } else { rough(lang, euro) }
}

fn rough(lang: Lang, euro: f64) -> String {
    format::money_short(lang, format::round_significant(euro, 3))
}

/// Half the width of the 95 % interval.
pub fn half(estimate: Estimate) -> Option<f64> {
    estimate.interval().map(|(low, high)| 0.5 * (high - low))
}
