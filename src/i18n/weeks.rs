//! The year week by week, in words: what is told of it, which setup's median runs above, and between what most years lie.
//! Leaves to others: the numbers and which of them are worth saying (`present::weeks`).

use super::format::number;
use super::lang::{Label, Lang, explained};
use super::phrase::trials;
use super::sentence::{Period, Segment};
use super::term::Role;
use crate::sim::weeks::Series;

explained! { Series {
    Bookings => "Ventas cerradas (€)", "Bookings (€)";
        "El valor de lo que se vende, en la semana en que se cierra.",
        "The value of what is sold, in the week in which the deal closes.";
    Recognised => "Ingresos reconocidos", "Recognised revenue";
        "Lo que se gana con los clientes ya en marcha, semana a semana.",
        "What live customers earn you, week by week.";
    Leads => "Leads", "Leads";
        "Los leads que llegan, encajen o no.",
        "The leads that arrive, whether they fit or not.";
    Mqls => "MQL", "MQLs";
        "Los leads que pasan el umbral, en la semana en que llegaron.",
        "The leads that pass the threshold, in the week in which they arrived.";
    Won => "Ventas ganadas (número)", "Deals won (number)";
        "Cuántas ventas se cierran.",
        "How many deals close.";
    MeanWait => "Espera en la cola", "Wait in the queue";
        "Lo que esperan de media los leads que entran en la cola esa semana, hasta que se les llama o se cansan. La última no se cuenta: el año acaba antes que sus esperas.",
        "How long the leads that join the queue in the week wait on average, until they are called or give up. The last week is left out: the year ends before its waits do.";
    Queue => "Leads en cola", "Leads in the queue";
        "Cuántos leads esperan a la vez, de media en la semana.",
        "How many leads wait at the same time, on average over the week.";
    Precision => "MQL que encajan", "MQLs that fit";
        "La parte de los MQL que son del tipo de cliente que buscas, de cuatro en cuatro semanas.",
        "The share of MQLs that are the kind of customer you look for, by four weeks at a time.";
    Auc => "Acierto de la puntuación (AUC)", "How well the score sorts (AUC)";
        "La probabilidad de que un lead que encaja puntúe más que uno que no: 0,5 es echarlo a suertes; 1, acertar siempre.",
        "The probability that a lead that fits outscores one that does not: 0.5 is tossing a coin; 1, always right.";
} }

/// What a median does against the other, over the weeks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lead {
    /// Neither has anything to tell in 9 of 10 trials, at any step.
    Nothing,
    /// Equal at every step.
    Same,
    /// Never clearly apart, or apart this way and that.
    Unclear,
    /// Above the other since the week that begins this step, or from the very start.
    Above { role: Role, since: Option<u32> },
}

/// The last value of a setup in words: its median, and between what 8 of 10 trials lie.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct End {
    pub median: String,
    pub low: String,
    pub high: String,
}

/// `Semana 13`, `Semanas 13–16`: a step's first and last week, counted from 1.
pub fn weeks(lang: Lang, first: u32, last: u32) -> String {
    let [from, to] = [first, last].map(|week| number(lang, f64::from(week), 0));
    if first == last {
        format!("{} {to}", lang.pick("Semana", "Week"))
    } else {
        format!("{} {from}–{to}", lang.pick("Semanas", "Weeks"))
    }
}

/// A step of the sums so far: `Hasta la semana 13`.
pub fn up_to_week(lang: Lang, last: u32) -> String {
    format!("{} {}", lang.pick("Hasta la semana", "Up to week"), number(lang, f64::from(last), 0))
}

/// A tick of the axis: `sem. 13`.
pub fn tick(lang: Lang, week: u32) -> String {
    format!("{} {}", lang.pick("sem.", "wk"), number(lang, f64::from(week), 0))
}

/// Between what 8 of 10 trials lie, as short as a label.
pub fn between(lang: Lang, low: &str, high: &str) -> String {
    format!("{low} {} {high}", lang.pick("a", "to"))
}

/// One step of one setup for a screen reader.
pub fn spoken(lang: Lang, role: Role, end: &End) -> String {
    let (who, End { median, low, high }) = (role.label(lang), end);
    match lang {
        Lang::Es => format!("{who}: mediana {median}; 8 de cada 10 entre {low} y {high}"),
        Lang::En => format!("{who}: median {median}; 8 of 10 between {low} and {high}"),
    }
}

/// The answer: whose median runs above since when, and where both stand in the end, a place as `Semana 52` names it.
pub fn answer(lang: Lang, lead: Lead, place: &str, ends: [Option<End>; 2], period: Period) -> Vec<Segment> {
    let mut said = course(lang, lead);
    let ([Some(today), Some(proposal)], false) = (ends, lead == Lead::Nothing) else { return said };
    let years = trials(lang, period);
    let mut most = match lang {
        Lang::Es => format!("en 8 de cada 10 {years}, "),
        Lang::En => format!("in 8 of 10 {years}, "),
    };
    // What is the same in nearly all has no range; how many that is, is said once.
    let mut range = |end: &End| {
        if end.low == end.high {
            return String::new();
        }
        let most = std::mem::take(&mut most);
        match lang {
            Lang::Es => format!(" ({most}de {} a {})", end.low, end.high),
            Lang::En => format!(" ({most}{} to {})", end.low, end.high),
        }
    };
    let (first, second) = (range(&today), range(&proposal));
    said.extend([
        Segment::Plain(format!(" {place}: {}, ", lang.pick("hoy", "today"))),
        Segment::Today(today.median),
        Segment::Plain(format!("{first}; {}, ", lang.pick("la propuesta", "the proposal"))),
        Segment::Proposal(proposal.median),
        Segment::Plain(format!("{second}.")),
    ]);
    said
}

fn course(lang: Lang, lead: Lead) -> Vec<Segment> {
    use Segment::{Plain, Strong};
    let plain = |es: &str, en: &str| Plain(lang.pick(es, en).to_owned());
    match lead {
        Lead::Nothing => vec![plain(
            "En los dos, casi todas las semanas quedan a cero.",
            "In both, nearly every week comes to nothing.",
        )],
        Lead::Same => {
            vec![plain("Hoy y la propuesta dan lo mismo.", "Today and the proposal give the same.")]
        }
        Lead::Unclear => vec![
            Strong(lang.pick("No hay una diferencia clara", "There is no clear difference").to_owned()),
            plain(" entre las dos medianas.", " between the two medians."),
        ],
        Lead::Above { role, since } => {
            let when = since.map_or_else(
                || lang.pick("De principio a fin", "From start to end").to_owned(),
                |week| format!("{} {week}", lang.pick("Desde la semana", "From week")),
            );
            let named = |role: Role| match role {
                Role::Today => Segment::Today(lang.pick("hoy", "today").to_owned()),
                Role::Proposal => Segment::Proposal(lang.pick("la propuesta", "the proposal").to_owned()),
            };
            let other = if role == Role::Today { Role::Proposal } else { Role::Today };
            vec![
                Plain(format!("{when}, {} ", lang.pick("la mediana de", "the median of"))),
                named(role),
                plain(" va por encima de la de ", " runs above that of "),
                named(other),
                plain(".", "."),
            ]
        }
    }
}

/// How many trials the picture rests on: `of` are wanted here, the run itself has `run`.
pub fn rests(lang: Lang, done: u32, of: u32, run: u32, period: Period) -> String {
    let years = trials(lang, period);
    let [done_text, of_text, run_text] = [done, of, run].map(|count| number(lang, f64::from(count), 0));
    match lang {
        Lang::Es if done < of => format!("Van {done_text} de {of_text} {years}."),
        Lang::En if done < of => format!("{done_text} of {of_text} {years} so far."),
        Lang::Es if of < run => {
            format!("Con {of_text} de los {run_text} {years} de la simulación: los primeros.")
        }
        Lang::En if of < run => {
            format!("From {of_text} of the {run_text} {years} of the run: the first ones.")
        }
        Lang::Es => format!("Con {of_text} {years} de la simulación."),
        Lang::En => format!("From {of_text} {years} of the run."),
    }
}

/// The button that draws single trials: `5 años sueltos`.
pub fn single(lang: Lang, count: u32, period: Period) -> String {
    match lang {
        Lang::Es => format!(
            "{count} {} {}",
            trials(lang, period),
            if period == Period::Year { "sueltos" } else { "sueltas" }
        ),
        Lang::En => format!("{count} single {}", trials(lang, period)),
    }
}

#[cfg(test)]
mod tests {
    use super::super::sentence::to_plain;
    use super::*;

    #[track_caller]
    fn says(lead: Lead, es: &str, en: &str) {
        let end = |median: &str, low: &str, high: &str| {
            Some(End { median: median.into(), low: low.into(), high: high.into() })
        };
        let ends = || [end("3", "1", "5"), end("4", "2", "6")];
        assert_eq!(to_plain(&answer(Lang::Es, lead, "Semana 52", ends(), Period::Year)), es);
        assert_eq!(to_plain(&answer(Lang::En, lead, "Week 52", ends(), Period::Weeks(26))), en);
    }

    #[test]
    fn every_course_is_said_and_none_leans_to_a_setup() {
        says(
            Lead::Above { role: Role::Proposal, since: Some(7) },
            "Desde la semana 7, la mediana de la propuesta va por encima de la de hoy. \
             Semana 52: hoy, 3 (en 8 de cada 10 años, de 1 a 5); la propuesta, 4 (de 2 a 6).",
            "From week 7, the median of the proposal runs above that of today. \
             Week 52: today, 3 (in 8 of 10 trials, 1 to 5); the proposal, 4 (2 to 6).",
        );
        says(
            Lead::Above { role: Role::Today, since: None },
            "De principio a fin, la mediana de hoy va por encima de la de la propuesta. \
             Semana 52: hoy, 3 (en 8 de cada 10 años, de 1 a 5); la propuesta, 4 (de 2 a 6).",
            "From start to end, the median of today runs above that of the proposal. \
             Week 52: today, 3 (in 8 of 10 trials, 1 to 5); the proposal, 4 (2 to 6).",
        );
        let said = |lead| to_plain(&answer(Lang::En, lead, "", [None, None], Period::Year));
        assert_eq!(said(Lead::Same), "Today and the proposal give the same.");
        assert_eq!(said(Lead::Nothing), "In both, nearly every week comes to nothing.");
        assert_eq!(said(Lead::Unclear), "There is no clear difference between the two medians.");
    }

    #[test]
    fn how_many_years_it_rests_on_is_never_overstated() {
        let said = |done, of, run| rests(Lang::En, done, of, run, Period::Year);
        assert_eq!(said(340, 1000, 10_000), "340 of 1,000 years so far.");
        assert_eq!(said(1000, 1000, 10_000), "From 1,000 of the 10,000 years of the run: the first ones.");
        assert_eq!(said(200, 200, 200), "From 200 years of the run.");
    }
}
