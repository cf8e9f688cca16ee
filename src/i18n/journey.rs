//! A single lead's journey in words: when, what happened, how it ended, and what the lead is like.
//! Leaves to others: the journey itself (`sim::journey`), putting two side by side (`present`).

use super::format::count;
use super::format::{duration, exact, money, number};
use super::lang::{Lang, labels};
use crate::domain::{EndState, Reason};
use crate::sim::journey::{Event, Fate};

const WEEKDAYS: [(&str, &str); 7] = [
    ("lun", "Mon"),
    ("mar", "Tue"),
    ("mié", "Wed"),
    ("jue", "Thu"),
    ("vie", "Fri"),
    ("sáb", "Sat"),
    ("dom", "Sun"),
];

/// A moment, counted from the first week of the window, which is week 1; the one before is week -1.
pub fn moment(lang: Lang, hours: f64, start: f64) -> String {
    let week = ((hours - start) / 168.0).floor();
    let (day, minute) = {
        let in_week = hours - start - 168.0 * week;
        let minutes = (in_week * 60.0).floor().clamp(0.0, 7.0 * 1440.0 - 1.0) as usize;
        (minutes / 1440, minutes % 1440)
    };
    let week = if week < 0.0 { week } else { week + 1.0 };
    let (es, en) = WEEKDAYS[day];
    let (weekday, word) = (lang.pick(es, en), lang.pick("sem.", "week"));
    format!("{word} {} {weekday} {:02}:{:02}", number(lang, week, 0), minute / 60, minute % 60)
}

/// What happened. `threshold` is the one that the score is held against.
pub fn event(lang: Lang, event: &Event, threshold: Option<f64>) -> String {
    match *event {
        Event::Arrived => lang.pick("Llega", "Arrives").to_owned(),
        Event::Scored { score } => {
            let (score, limit) = (number(lang, score, 1), exact(lang, threshold.unwrap_or(0.0)));
            match lang {
                Lang::Es => format!("puntúa {score} (umbral {limit})"),
                Lang::En => format!("scores {score} (threshold {limit})"),
            }
        }
        Event::BelowThreshold => lang.pick("se queda por debajo", "stays below").to_owned(),
        Event::Returned => lang.pick("Vuelve", "Comes back").to_owned(),
        Event::LostInHandoff => lang.pick("Se pierde en el traspaso", "Gets lost in the hand-off").to_owned(),
        Event::HandedOver => {
            lang.pick("Entra en la lista de ventas", "Is on the sales team's list").to_owned()
        }
        Event::NeverWorked => lang
            .pick(
                "nadie lo trabaja: puntúa poco para ventas",
                "nobody works it: its score is too low for the reps",
            )
            .to_owned(),
        Event::GaveUp => {
            lang.pick("Se cansa de esperar y elige a otro", "Tires of waiting and picks a rival").to_owned()
        }
        Event::Attempted { attempts, response_hours, .. } => {
            let after = duration(lang, response_hours);
            let tries = match (attempts, lang) {
                (1, Lang::Es) => "1 intento".to_owned(),
                (1, Lang::En) => "1 attempt".to_owned(),
                (many, _) => format!("{many} {}", lang.pick("intentos", "attempts")),
            };
            match lang {
                Lang::Es => format!("Primera llamada {after} después de llegar; {tries}"),
                Lang::En => format!("First call {after} after arriving; {tries}"),
            }
        }
        Event::NotReached => lang.pick("no se logra hablar", "cannot be reached").to_owned(),
        Event::Contacted => lang.pick("habla con un vendedor", "talks with a rep").to_owned(),
        Event::Rejected(why) => match lang {
            Lang::Es => format!("rechazado: {}", reason(lang, why)),
            Lang::En => format!("rejected: {}", reason(lang, why)),
        },
        Event::Accepted => lang.pick("aceptado como SQL", "accepted as an SQL").to_owned(),
        Event::NoOpportunity => lang.pick("no llega a oportunidad", "never an opportunity").to_owned(),
        Event::Opened { value } => {
            format!("{} {}", lang.pick("oportunidad de", "opportunity worth"), money(lang, value))
        }
        Event::Lost => lang.pick("Venta perdida", "Deal lost").to_owned(),
        Event::Won { value } => format!("{} {}", lang.pick("Compra por", "Buys for"), money(lang, value)),
        Event::Delivered { reworks, late_days } => delivered(lang, reworks, late_days),
        Event::Expanded => lang.pick("Compra más", "Buys more").to_owned(),
        Event::Churned => lang.pick("Se da de baja", "Leaves").to_owned(),
    }
}

fn delivered(lang: Lang, reworks: u32, late_days: f64) -> String {
    let live = lang.pick("En marcha", "Goes live");
    let late = if late_days > 0.0 {
        let late = duration(lang, late_days * 24.0);
        format!("{late} {}", lang.pick("tarde", "late"))
    } else {
        lang.pick("a tiempo", "in time").to_owned()
    };
    match (reworks, lang) {
        (0, _) => format!("{live}, {late}"),
        (1, Lang::Es) => format!("{live}, {late}, repetida una vez"),
        (1, Lang::En) => format!("{live}, {late}, redone once"),
        (many, Lang::Es) => format!("{live}, {late}, repetida {many} veces"),
        (many, Lang::En) => format!("{live}, {late}, redone {many} times"),
    }
}

fn reason(lang: Lang, reason: Reason) -> &'static str {
    match reason {
        Reason::Budget => lang.pick("sin presupuesto", "no budget"),
        Reason::Authority => lang.pick("no decide", "cannot decide"),
        Reason::Timing => lang.pick("mal momento", "bad timing"),
        Reason::Rival => lang.pick("prefiere a otro", "prefers a rival"),
        Reason::NoReply => lang.pick("deja de contestar", "stops replying"),
    }
}

/// How it stands at the end; `None` for a lead that never arrives.
pub fn fate(lang: Lang, fate: Option<Fate>) -> String {
    let Some(fate) = fate else { return lang.pick("No llega", "Never arrives").to_owned() };
    let Fate::Ended(end) = fate else { return lang.pick("Sigue en curso", "Still open").to_owned() };
    let text = match end {
        EndState::BelowThreshold => lang.pick("Por debajo del umbral", "Below the threshold"),
        EndState::LostInHandoff => lang.pick("Perdido en el traspaso", "Lost in the hand-off"),
        EndState::NeverWorked => lang.pick("Nadie lo trabaja", "Never worked"),
        EndState::PatienceRanOut => lang.pick("Se cansa de esperar", "Tires of waiting"),
        EndState::NotReached => lang.pick("No se logra hablar", "Not reached"),
        EndState::Rejected(why) => {
            return format!("{}: {}", lang.pick("Rechazado", "Rejected"), reason(lang, why));
        }
        EndState::NoOpportunity => lang.pick("No llega a oportunidad", "Never an opportunity"),
        EndState::DealLost => lang.pick("Venta perdida", "Deal lost"),
        EndState::Won => lang.pick("Ganado", "Won"),
    };
    text.to_owned()
}

/// Whether it fits, and the signals that it shows, already in words.
pub fn nature(lang: Lang, fits: bool, signals: &[&str]) -> String {
    let fit = if fits {
        lang.pick("Encaja con el cliente ideal", "Matches the ideal customer")
    } else {
        lang.pick("No encaja con el cliente ideal", "Does not match the ideal customer")
    };
    let shown = if signals.is_empty() {
        lang.pick("no da señales", "shows no signals").to_owned()
    } else {
        format!("{}: {}", lang.pick("señales", "signals"), signals.join(", "))
    };
    format!("{fit}; {shown}")
}

/// What stands around journeys.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Word {
    Journey,
    When,
    InTheEnd,
    Leads,
    Lead,
    Arrives,
    Channel,
    Fits,
    Yes,
    No,
    Difference,
}

labels! { Word {
    Journey => "El recorrido de un lead", "One lead's journey";
    When => "Cuándo", "When";
    InTheEnd => "Al final", "In the end";
    Leads => "Leads de una simulación", "Leads of one trial";
    Lead => "Lead", "Lead";
    Arrives => "Llega", "Arrives";
    Channel => "Canal", "Channel";
    Fits => "Encaja", "Fits";
    Yes => "sí", "yes";
    No => "no", "no";
    Difference => "Diferencia", "Difference";
} }

/// The leads of a trial in numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Crowd {
    pub leads: usize,
    /// Those whose fate is not the same in all worlds.
    pub differing: usize,
    /// Won in the first world and not in the last, and the other way round; `None` where there is but one world.
    pub won_alone: Option<[usize; 2]>,
}

/// `names`: of the first world and of the last.
pub fn crowd(lang: Lang, crowd: Crowd, [this, that]: [&str; 2]) -> String {
    let show = |number: usize| count(lang, number as f64);
    let (leads, differing) = (show(crowd.leads), show(crowd.differing));
    let Some([first, last]) = crowd.won_alone.map(|alone| alone.map(show)) else {
        return match lang {
            Lang::Es => format!("{leads} leads, con los del rodaje."),
            Lang::En => format!("{leads} leads, warm-up included."),
        };
    };
    match lang {
        Lang::Es => format!(
            "{leads} leads, con los del rodaje; {differing} acaban de otro modo. \
             Ganados solo en «{this}»: {first}; solo en «{that}»: {last}."
        ),
        Lang::En => format!(
            "{leads} leads, warm-up included; {differing} end differently. \
             Won only in “{this}”: {first}; only in “{that}”: {last}."
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn moments_count_from_the_window() {
        let start = 26.0 * 168.0;
        assert_eq!(moment(Lang::En, start, start), "week 1 Mon 00:00");
        assert_eq!(moment(Lang::Es, start + 168.0 + 24.0 + 9.5, start), "sem. 2 mar 09:30");
        assert_eq!(moment(Lang::En, start - 0.01, start), "week −1 Sun 23:59");
        assert_eq!(moment(Lang::En, 0.0, start), "week −26 Mon 00:00");
    }

    #[test]
    fn every_end_has_words() {
        for lang in Lang::ALL {
            let rejected = fate(lang, Some(Fate::Ended(EndState::Rejected(Reason::Timing))));
            assert!(rejected.contains(": "), "{rejected}");
            assert_ne!(fate(lang, None), fate(lang, Some(Fate::StillOpen)));
            let late = event(lang, &Event::Delivered { reworks: 2, late_days: 3.5 }, None);
            assert!(late.contains("3,5") || late.contains("3.5"), "{late}");
        }
    }
}
