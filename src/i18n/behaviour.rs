//! What teams are paid for and what they therefore do, in words. Leaves to others: what that is (`present::behaviour`).

use super::format::{self, NBSP, number, percent};
use super::lang::{Label, Lang, labels};
use crate::domain::{Lever, Param, Unit};

/// The words of the panel.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Term {
    Hint,
    Solving,
    Keys,
    Marketing,
    Sales,
    WarmUp,
    TableCaption,
    SalesBonus,
}

impl Term {
    pub const ALL: [Term; 8] = [
        Term::Hint,
        Term::Solving,
        Term::Keys,
        Term::Marketing,
        Term::Sales,
        Term::WarmUp,
        Term::TableCaption,
        Term::SalesBonus,
    ];
}

labels! { Term {
    Hint =>
        "En cada revisión, cada equipo se acerca a lo que más le conviene según cobra y según lo que hace el otro. Se calcula con el embudo en promedio, sin simular.",
        "At each review, each team moves towards what serves it best by its pay and by what the other does. Computed with the average funnel, not simulated.";
    Solving => "Calculando qué hace cada equipo…", "Working out what each team does…";
    Keys =>
        "Flechas izquierda y derecha para ir de revisión en revisión; Escape para salir.",
        "Left and right arrows to go from review to review; Escape to leave.";
    Marketing => "Marketing", "Marketing";
    Sales => "Ventas", "Sales";
    WarmUp => "rodaje", "warm-up";
    TableCaption =>
        "Semana desde la que vale cada cifra; abajo, lo que resultaría a la larga, por año simulado",
        "The week from which each figure holds; below, what would come of it in the long run, per trial";
    SalesBonus => "Bonos de ventas, tras multas", "Sales' bonuses, after fines";
} }

/// What there is to say of a team.
#[derive(Clone, Debug, PartialEq)]
pub struct Said {
    /// The levers of pay that pay it anything.
    pub pay: Vec<Param>,
    /// What else its plan agrees on, and how much of it.
    pub terms: Vec<(Param, Lever)>,
    /// Whether it answers to its pay, or does what its levers say.
    pub answers: bool,
    /// The largest first.
    pub moves: Vec<Move>,
}

/// How far a dial goes from the first to the last review.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Move {
    pub dial: Param,
    pub from: f64,
    pub to: f64,
}

/// `Marketing cobra por MQL: infla las puntuaciones (0 → 12 puntos) y busca más leads (0 → 0,4).`
pub fn sentence(lang: Lang, team: Term, said: &Said) -> String {
    let team = team.label(lang);
    let pay = said.pay.iter().filter_map(|&param| pay(lang, param)).map(str::to_owned).collect::<Vec<_>>();
    let pay = if pay.is_empty() {
        lang.pick("no cobra bonos", "is paid no bonuses").to_owned()
    } else {
        format!("{} {}", lang.pick("cobra", "is paid"), list(lang, &pay))
    };
    let terms: Vec<String> = said.terms.iter().map(|&(param, lever)| term(lang, param, lever)).collect();
    let paid = match (lang, terms.is_empty()) {
        (_, true) => format!("{team} {pay}"),
        (Lang::Es, false) => format!("{team} {pay}; además, {}", list(lang, &terms)),
        (Lang::En, false) => format!("{team} {pay}; it also {}", list(lang, &terms)),
    };
    if !said.answers {
        return match lang {
            Lang::Es => {
                format!(
                    "{paid}. Su comportamiento está puesto a mano (observado): no responde a lo que cobra."
                )
            }
            Lang::En => {
                format!("{paid}. Its behaviour is set by hand (observed): it does not answer to pay.")
            }
        };
    }
    if said.moves.is_empty() {
        return match lang {
            Lang::Es => format!("{paid}. Sigue haciendo lo mismo."),
            Lang::En => format!("{paid}. It keeps doing what it did."),
        };
    }
    let moves: Vec<String> = said.moves.iter().map(|&step| moved(lang, step)).collect();
    let moves = list(lang, &moves);
    match (lang, said.terms.is_empty()) {
        (Lang::Es, true) => format!("{paid}: {moves}."),
        (Lang::En, true) => format!("{paid}: it {moves}."),
        (Lang::Es, false) => format!("{paid}. Por eso {moves}."),
        (Lang::En, false) => format!("{paid}. So it {moves}."),
    }
}

/// `infla las puntuaciones (0 → 12 puntos)`
fn moved(lang: Lang, step: Move) -> String {
    let more = step.to > step.from;
    let (es, en) = match (step.dial, more) {
        (Param::VolumeEffort, true) => ("busca más leads", "seeks more leads"),
        (Param::VolumeEffort, false) => ("busca menos leads", "seeks fewer leads"),
        (Param::QualityEffort, true) => ("cuida más que encajen", "takes more care that they fit"),
        (Param::QualityEffort, false) => ("cuida menos que encajen", "takes less care that they fit"),
        (Param::Inflation, true) => ("infla las puntuaciones", "inflates scores"),
        (Param::Inflation, false) => ("infla menos las puntuaciones", "inflates scores less"),
        (Param::SalesEffort, true) => ("responde más deprisa", "answers faster"),
        (Param::SalesEffort, false) => ("responde más despacio", "answers more slowly"),
        (Param::Attempts, true) => ("insiste más con cada lead", "tries each lead more often"),
        (Param::Attempts, false) => ("insiste menos con cada lead", "tries each lead less often"),
        (Param::WorkCutoff, true) => {
            ("deja sin llamar a los de menos puntos", "leaves those with few points uncalled")
        }
        (Param::WorkCutoff, false) => {
            ("llama también a los de menos puntos", "also calls those with fewer points")
        }
        (Param::ScoreTrust, true) => ("se fía más de la puntuación", "trusts the score more"),
        (Param::ScoreTrust, false) => ("se fía menos de la puntuación", "trusts the score less"),
        (Param::ReportRate, true) => {
            ("cuenta más resultados a marketing", "reports more outcomes to marketing")
        }
        (Param::ReportRate, false) => {
            ("cuenta menos resultados a marketing", "reports fewer outcomes to marketing")
        }
        (_, true) => ("promete más de la cuenta", "promises more than it should"),
        (_, false) => ("promete menos de más", "overpromises less"),
    };
    let unit = step.dial.spec().unit;
    let digits = if matches!(unit, Unit::Points | Unit::Count) { 1.0 } else { 100.0 };
    let round = |value: f64| (value * digits).round() / digits;
    let (from, to) = (format::field(lang, unit, round(step.from)), format::value(lang, unit, round(step.to)));
    format!("{} ({from}{NBSP}→{NBSP}{to})", lang.pick(es, en))
}

/// What a lever of pay pays for; `None` for levers of other things.
fn pay(lang: Lang, param: Param) -> Option<&'static str> {
    let (es, en) = match param {
        Param::MarketingPerMql => ("por MQL", "per MQL"),
        Param::MarketingPerSql | Param::SalesPerSql => ("por SQL", "per SQL"),
        Param::MarketingPerWin | Param::SalesPerWin => ("por venta ganada", "per deal won"),
        Param::MarketingRevenueShare => ("una parte de los ingresos", "a share of revenue"),
        Param::SalesRevenueShare => ("una comisión sobre los ingresos", "a commission on revenue"),
        Param::MarketingMarginShare | Param::SalesMarginShare => (
            "una parte del margen de los clientes que siguen al año",
            "a share of the margin from customers who stay a year",
        ),
        _ => return None,
    };
    Some(lang.pick(es, en))
}

fn term(lang: Lang, param: Param, lever: Lever) -> String {
    let words = match param {
        Param::SlaFine => {
            lang.pick("paga multa por cada respuesta tardía", "pays a fine for each late answer")
        }
        Param::Clawback => {
            lang.pick("devuelve comisión si el cliente se va", "pays commission back if the customer leaves")
        }
        Param::LowScoreExtra => lang.pick(
            "cobra más por cerrar leads de pocos puntos",
            "earns more for closing leads with few points",
        ),
        _ => {
            let part = percent(lang, lever.likely());
            let range = if lever.is_range() {
                format!(" ({})", format::lever(lang, param.spec().unit, lever))
            } else {
                String::new()
            };
            return match lang {
                Lang::Es => format!("se obliga a contar el {part} de los resultados{range}"),
                Lang::En => format!("must report {part} of outcomes{range}"),
            };
        }
    };
    words.to_owned()
}

/// `a, b y c`, with `e` where the next word asks for it.
pub fn list(lang: Lang, parts: &[String]) -> String {
    let Some((last, before)) = parts.split_last() else { return String::new() };
    if before.is_empty() {
        return last.clone();
    }
    let sounds_alike = last.starts_with('i') || last.starts_with("hi");
    let and = match lang {
        Lang::Es if sounds_alike => "e",
        Lang::Es => "y",
        Lang::En => "and",
    };
    format!("{} {and} {last}", before.join(", "))
}

/// `semana 26`.
pub fn week(lang: Lang, week: f64) -> String {
    format!("{} {}", lang.pick("Semana", "Week"), number(lang, week, 0))
}

/// `78 semanas`, at the end of an axis.
pub fn last_week(lang: Lang, week: f64) -> String {
    format!("{}{NBSP}{}", number(lang, week, 0), lang.pick("sem.", "weeks"))
}

/// `Semanas 26 a 38`: whole weeks counted from 0, the last one included.
pub fn weeks(lang: Lang, from: f64, until: f64) -> String {
    let (from, to) = (number(lang, from, 0), number(lang, (until - 1.0).max(from), 0));
    match lang {
        Lang::Es => format!("Semanas {from} a {to}"),
        Lang::En => format!("Weeks {from} to {to}"),
    }
}

/// `Intentos por lead: hoy 5, la propuesta 8.`
pub fn both(lang: Lang, dial: &str, today: &str, proposal: &str) -> String {
    match lang {
        Lang::Es => format!("{dial}: hoy {today}, la propuesta {proposal}."),
        Lang::En => format!("{dial}: today {today}, the proposal {proposal}."),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_are_joined_as_people_speak() {
        let parts = |texts: &[&str]| texts.iter().map(|text| (*text).to_owned()).collect::<Vec<_>>();
        assert_eq!(list(Lang::Es, &parts(&["busca", "infla"])), "busca e infla");
        assert_eq!(list(Lang::Es, &parts(&["a", "b", "c"])), "a, b y c");
        assert_eq!(list(Lang::En, &parts(&["a", "b"])), "a and b");
        assert_eq!(list(Lang::En, &parts(&["a"])), "a");
        assert_eq!(list(Lang::Es, &[]), "");
    }

    #[test]
    fn every_dial_and_term_has_its_own_words() {
        use Param::*;
        let dials = [
            VolumeEffort,
            QualityEffort,
            Inflation,
            SalesEffort,
            Attempts,
            WorkCutoff,
            ScoreTrust,
            ReportRate,
            Overpromise,
        ];
        for lang in Lang::ALL {
            let both = |dial| {
                [(1.0, 2.0), (2.0, 1.0)].map(|(from, to)| {
                    moved(lang, Move { dial, from, to }).split(" (").next().expect("words").to_owned()
                })
            };
            let mut said: Vec<String> = dials.into_iter().flat_map(both).collect();
            said.sort();
            said.dedup();
            assert_eq!(said.len(), 18);
        }
    }
}
