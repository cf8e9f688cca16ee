//! What a tab's figures say, in a sentence or two, from plain numbers. Neutral: today and the proposal stand in the same
//! words. Leaves to others: which figures (`present::tale`), the headline above the chart (`sentence`).

use super::format::{duration, money_rough, number};
use super::lang::Lang;

/// Today's and the proposal's; what is not there is not spoken of.
pub type Pair = [Option<f64>; 2];

/// Where most are lost: its name, and how many of all leads.
pub type Leak = (&'static str, f64);

/// Shares of leads that end as a deal, and the widest leak behind the threshold.
pub fn funnel(lang: Lang, won: Pair, leaks: [Option<Leak>; 2]) -> String {
    let mut told = Vec::new();
    if let [Some(today), Some(proposal)] = won {
        let base = if today.max(proposal) >= 0.02 { 100.0 } else { 1000.0 };
        let [of, today, proposal] =
            [number(lang, base, 0), few(lang, today * base), few(lang, proposal * base)];
        told.push(match lang {
            Lang::Es => {
                format!("De cada {of} leads, acaban en venta {today} hoy y {proposal} con la propuesta.")
            }
            Lang::En => {
                format!("Of every {of} leads, {today} end as a sale today and {proposal} with the proposal.")
            }
        });
    }
    if let [Some((first, today)), Some((second, proposal))] = leaks {
        let [today, proposal] = [today, proposal].map(|share| few(lang, share * 100.0));
        told.push(match (lang, first == second) {
            (Lang::Es, true) => format!(
                "Pasado el umbral, la mayor fuga es la misma: «{first}», {today} de cada 100 leads hoy y {proposal} con la propuesta."
            ),
            (Lang::En, true) => format!(
                "Past the threshold the widest leak is the same: “{first}”, {today} of 100 leads today and {proposal} with the proposal."
            ),
            (Lang::Es, false) => format!(
                "Pasado el umbral, la mayor fuga de hoy es «{first}», {today} de cada 100 leads; la de la propuesta, «{second}», {proposal} de cada 100."
            ),
            (Lang::En, false) => format!(
                "Past the threshold, today's widest leak is “{first}”, {today} of 100 leads; the proposal's is “{second}”, {proposal} of 100."
            ),
        });
    }
    told.join(" ")
}

/// Hours to the first attempt that half, and that one in ten, exceed; and the share that leaves before anyone calls.
pub fn response(lang: Lang, half: Pair, tenth: Pair, gone: Pair) -> String {
    let mut told = Vec::new();
    if let ([Some(a), Some(b)], [Some(c), Some(d)]) = (half, tenth) {
        let [a, b, c, d] = [a, b, c, d].map(|hours| duration(lang, hours));
        told.push(match lang {
            Lang::Es => format!(
                "De los leads que alguien llama, la mitad espera más de {a} hoy y más de {b} con la propuesta; uno de cada diez, más de {c} y más de {d}."
            ),
            Lang::En => format!(
                "Of the leads that somebody calls, half wait more than {a} today and more than {b} with the proposal; one in ten, more than {c} and more than {d}."
            ),
        });
    }
    if let [Some(today), Some(proposal)] = gone {
        let [today, proposal] = [today, proposal].map(|share| few(lang, share * 100.0));
        told.push(match lang {
            Lang::Es => format!(
                "De cada 100 que llegan a ventas, se van sin que nadie los llame {today} hoy y {proposal} con la propuesta."
            ),
            Lang::En => format!(
                "Of 100 that reach sales, {today} leave before anyone calls today and {proposal} with the proposal."
            ),
        });
    }
    told.join(" ")
}

/// Shares of MQLs that fit, the cost of a customer, and how mean profit differs with half the width of its 95 % interval.
pub fn kpis(lang: Lang, precision: Pair, cac: Pair, profit: Option<(f64, f64)>) -> String {
    let mut told = Vec::new();
    if let [Some(today), Some(proposal)] = precision {
        let [today, proposal] = [today, proposal].map(|share| few(lang, share * 100.0));
        told.push(match lang {
            Lang::Es => format!("De cada 100 MQL encajan {today} hoy y {proposal} con la propuesta."),
            Lang::En => format!("Of 100 MQLs, {today} fit today and {proposal} with the proposal."),
        });
    }
    if let [Some(today), Some(proposal)] = cac {
        let [today, proposal] = [today, proposal].map(|cost| money_rough(lang, cost));
        told.push(match lang {
            Lang::Es => format!("Ganar un cliente cuesta {today} hoy y {proposal} con la propuesta."),
            Lang::En => format!("Winning a customer costs {today} today and {proposal} with the proposal."),
        });
    }
    if let Some((difference, error)) = profit {
        told.push(gain(lang, difference, error));
    }
    told.join(" ")
}

fn gain(lang: Lang, difference: f64, error: f64) -> String {
    if difference.abs() <= error || difference == 0.0 {
        return lang
            .pick(
                "El beneficio medio de ambos no se distingue.",
                "The mean profit of both cannot be told apart.",
            )
            .to_owned();
    }
    let sum = money_rough(lang, difference.abs());
    match (lang, difference > 0.0) {
        (Lang::Es, true) => format!("Con la propuesta, el beneficio medio es unos {sum} mayor."),
        (Lang::Es, false) => format!("Con la propuesta, el beneficio medio es unos {sum} menor."),
        (Lang::En, true) => format!("With the proposal, mean profit is about {sum} higher."),
        (Lang::En, false) => format!("With the proposal, mean profit is about {sum} lower."),
    }
}

/// A count that people picture: whole from 10 on, one digit below.
fn few(lang: Lang, count: f64) -> String {
    number(lang, count, if count >= 9.95 || count == 0.0 { 0 } else { 1 })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_funnel_is_told_per_hundred_or_per_thousand() {
        let rare = funnel(Lang::Es, [Some(0.0032), Some(0.0063)], [None, None]);
        assert_eq!(rare, "De cada 1000 leads, acaban en venta 3,2 hoy y 6,3 con la propuesta.");
        let leak = [Some(("Deal lost", 0.18)), Some(("Deal lost", 0.04))];
        let told = funnel(Lang::En, [Some(0.03), Some(0.12)], leak);
        assert_eq!(
            told,
            "Of every 100 leads, 3.0 end as a sale today and 12 with the proposal. Past the threshold the widest leak is the same: “Deal lost”, 18 of 100 leads today and 4.0 with the proposal."
        );
    }

    #[test]
    fn what_is_not_known_is_not_told() {
        for lang in Lang::ALL {
            assert_eq!(funnel(lang, [None, Some(0.1)], [None, None]), "");
            assert_eq!(response(lang, [None; 2], [None; 2], [None; 2]), "");
            assert_eq!(kpis(lang, [None; 2], [None; 2], None), "");
        }
    }

    #[test]
    fn profit_within_its_error_is_not_called_a_gain() {
        assert!(kpis(Lang::En, [None; 2], [None; 2], Some((400.0, 500.0))).contains("cannot be told apart"));
        assert!(kpis(Lang::En, [None; 2], [None; 2], Some((-600.0, 500.0))).contains("lower"));
        assert!(kpis(Lang::Es, [None; 2], [None; 2], Some((600.0, 500.0))).contains("mayor"));
    }
}
