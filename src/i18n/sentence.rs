//! The answer in words, from plain numbers: what staying as today costs, or gains, and how surely.
//! Neutral: each form that speaks for the proposal has its mirror for today. Leaves to others: where the
//! numbers come from (`present`), colours (`ui`).

use super::format::{money_rough, number};
use super::lang::Lang;

/// A run of text and how to colour it.
#[derive(Clone, Debug, PartialEq)]
pub enum Segment {
    Plain(String),
    /// Speaks of today's setup.
    Today(String),
    /// Speaks of the proposal.
    Proposal(String),
    Strong(String),
}

impl Segment {
    pub fn text(&self) -> &str {
        match self {
            Segment::Plain(text) | Segment::Today(text) | Segment::Proposal(text) | Segment::Strong(text) => {
                text
            }
        }
    }
}

pub fn to_plain(segments: &[Segment]) -> String {
    segments.iter().map(Segment::text).collect()
}

/// What one trial covers, so that a sentence never calls half a year a year.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Period {
    Year,
    Weeks(u32),
}

impl Period {
    pub fn of_weeks(weeks: f64) -> Period {
        if weeks == 52.0 { Period::Year } else { Period::Weeks(weeks as u32) }
    }
}

/// What the trials say of two worlds that met the same leads. Money is revenue in euro per trial.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Comparison {
    pub period: Period,
    pub trials: u32,
    /// Proposal less today, trial by trial: percentiles 10, 50 and 90.
    pub difference: [f64; 3],
    /// Shares of trials in which the proposal, or today, made more. The rest are ties.
    pub proposal_ahead: f64,
    pub today_ahead: f64,
    /// The most that each made in any trial.
    pub today_best: f64,
    pub proposal_best: f64,
    /// Mean profit of each.
    pub profits: [f64; 2],
}

/// Below this many trials the shares would jump about.
pub const FEWEST_TRIALS: u32 = 50;

/// A setup is called ahead when it wins at least this share of the trials that have a winner.
const AHEAD: f64 = 0.6;

/// What can honestly be said.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// Too few trials.
    Waiting,
    /// Not one trial differs.
    Identical,
    /// Neither sells anything.
    NoRevenue,
    /// Either could come out ahead.
    Unclear,
    ProposalAhead,
    TodayAhead,
}

pub fn verdict(c: &Comparison) -> Verdict {
    if c.trials < FEWEST_TRIALS {
        return Verdict::Waiting;
    }
    if c.today_best <= 0.0 && c.proposal_best <= 0.0 {
        return Verdict::NoRevenue;
    }
    let decided = c.proposal_ahead + c.today_ahead;
    if decided <= 0.0 {
        return Verdict::Identical;
    }
    let [_, median, _] = c.difference;
    // A median of 0 means that most trials tie: no sum can be named.
    if c.proposal_ahead >= AHEAD * decided && median > 0.0 {
        Verdict::ProposalAhead
    } else if c.today_ahead >= AHEAD * decided && median < 0.0 {
        Verdict::TodayAhead
    } else {
        Verdict::Unclear
    }
}

/// The first sentence or two: who is ahead, by how much, and how often.
pub fn headline(lang: Lang, c: &Comparison) -> Vec<Segment> {
    use Segment::{Plain, Proposal, Strong, Today};
    let [_, median, _] = c.difference;
    let sum = money_rough(lang, median.abs());
    let span = span(lang, c.period);
    let wins = out_of_50(lang, c.proposal_ahead, c.period);
    let plain = |es: &str, en: &str| Plain(lang.pick(es, en).to_owned());
    match verdict(c) {
        Verdict::Waiting => vec![plain("Simulando los primeros años…", "Simulating the first years…")],
        Verdict::Identical => vec![plain(
            "Hoy y la propuesta dan exactamente lo mismo: cambia alguna palanca para compararlas.",
            "Today and the proposal give exactly the same: move a lever to compare them.",
        )],
        Verdict::NoRevenue => vec![plain(
            "Ninguno de los dos cierra ventas en este plazo. Revisa los leads, el equipo de ventas o las tasas.",
            "Neither closes a deal in this period. Check the leads, the sales team or the rates.",
        )],
        Verdict::Unclear => vec![
            Strong(lang.pick("No hay una diferencia clara", "There is no clear difference").to_owned()),
            plain(
                " entre hoy y la propuesta. La propuesta gana en ",
                " between today and the proposal. The proposal does better in ",
            ),
            Proposal(wins),
            Plain(unclear_rest(lang, c)),
        ],
        Verdict::ProposalAhead => vec![
            plain("Seguir como hoy cuesta unos ", "Staying as you are costs about "),
            Today(sum),
            Plain(match lang {
                Lang::Es => format!(" de ingresos {span}. La propuesta gana en "),
                Lang::En => format!(" in revenue {span}. The proposal does better in "),
            }),
            Proposal(wins),
            plain(".", "."),
        ],
        Verdict::TodayAhead => vec![
            plain("La propuesta cuesta unos ", "The proposal costs about "),
            Proposal(sum),
            Plain(match lang {
                Lang::Es => format!(" de ingresos {span}. Seguir como hoy gana en "),
                Lang::En => format!(" in revenue {span}. Staying as you are does better in "),
            }),
            Today(out_of_50(lang, c.today_ahead, c.period)),
            plain(".", "."),
        ],
    }
}

/// How far luck and doubt spread the difference. Empty where there is no difference to speak of.
pub fn detail(lang: Lang, c: &Comparison) -> Vec<Segment> {
    let [low, _, high] = c.difference;
    let (cost, gain) = match verdict(c) {
        Verdict::Waiting | Verdict::Identical | Verdict::NoRevenue => return Vec::new(),
        Verdict::TodayAhead => (-high, -low),
        Verdict::ProposalAhead | Verdict::Unclear => (low, high),
    };
    let most = most_trials(lang, c.period);
    let range = |a: f64, b: f64| (money_rough(lang, a), money_rough(lang, b));
    let text = if cost >= 0.0 {
        let (low, high) = range(cost, gain);
        match lang {
            Lang::Es => format!("{most}, la diferencia está entre {low} y {high}."),
            Lang::En => format!("{most}, the difference is between {low} and {high}."),
        }
    } else {
        // The sign is spelled out: what is a gain for one is a loss for the other.
        let (less, more) = range(low.abs(), high.abs());
        match (lang, high > 0.0) {
            (Lang::Es, true) => {
                format!("{most}, la propuesta ingresa entre {less} menos y {more} más que hoy.")
            }
            (Lang::En, true) => {
                format!("{most}, the proposal makes between {less} less and {more} more than today.")
            }
            (Lang::Es, false) => format!("{most}, la propuesta ingresa entre {more} y {less} menos que hoy."),
            (Lang::En, false) => {
                format!("{most}, the proposal makes between {more} and {less} less than today.")
            }
        }
    };
    vec![Segment::Plain(text)]
}

/// What is left of the revenue: more of it may leave less. Empty before there is an answer.
pub fn profit(lang: Lang, c: &Comparison) -> String {
    let [today, proposal] = c.profits;
    let [first, second] = c.profits.map(|profit| money_rough(lang, profit));
    let rest = match (verdict(c), today < 0.0 && proposal < 0.0) {
        (Verdict::Waiting | Verdict::NoRevenue, _) => return String::new(),
        (Verdict::ProposalAhead, _) if proposal < today => lang.pick(
            " La propuesta ingresa más, pero deja menos beneficio.",
            " The proposal brings in more, but leaves less profit.",
        ),
        (Verdict::TodayAhead, _) if today < proposal => lang.pick(
            " Hoy ingresa más, pero deja menos beneficio.",
            " Today brings in more, but leaves less profit.",
        ),
        (_, true) => lang.pick(" Ambos pierden dinero.", " Both lose money."),
        _ => "",
    };
    match lang {
        Lang::Es => format!("Beneficio medio: hoy {first}, con la propuesta {second}.{rest}"),
        Lang::En => format!("Mean profit: today {first}, with the proposal {second}.{rest}"),
    }
}

/// Headline and detail as one text, for screen readers and for pasting.
pub fn answer(lang: Lang, c: &Comparison) -> String {
    let detail = to_plain(&detail(lang, c));
    let headline = to_plain(&headline(lang, c));
    if detail.is_empty() { headline } else { format!("{headline} {detail}") }
}

/// A share of trials as a count out of fifty: `43 de cada 50 años`. Never rounds to none or to all.
pub fn out_of_50(lang: Lang, share: f64, period: Period) -> String {
    let things = match period {
        Period::Year => lang.pick("años", "years"),
        Period::Weeks(_) => lang.pick("simulaciones", "trials"),
    };
    let hits = (share * 50.0).round().clamp(0.0, 50.0);
    let of = |hits: f64| match lang {
        Lang::Es => format!("{} de cada 50 {things}", number(lang, hits, 0)),
        Lang::En => format!("{} of 50 {things}", number(lang, hits, 0)),
    };
    if share > 0.0 && hits == 0.0 {
        return format!("{} {}", lang.pick("menos de", "fewer than"), of(1.0));
    }
    if share < 1.0 && hits == 50.0 {
        return format!("{} {}", lang.pick("más de", "more than"), of(49.0));
    }
    of(hits)
}

/// After "the proposal wins in n": how often today wins and, where it matters, how often they tie.
fn unclear_rest(lang: Lang, c: &Comparison) -> String {
    let losses = number(lang, (c.today_ahead * 50.0).round(), 0);
    let ties = ((1.0 - c.proposal_ahead - c.today_ahead) * 50.0).round();
    match (lang, ties >= 1.0) {
        (Lang::Es, false) => format!(", y hoy en {losses}."),
        (Lang::En, false) => format!(", and today in {losses}."),
        (Lang::Es, true) => format!(", hoy en {losses}, y en {} empatan.", number(lang, ties, 0)),
        (Lang::En, true) => format!(", today in {losses}, and they tie in {}.", number(lang, ties, 0)),
    }
}

fn span(lang: Lang, period: Period) -> String {
    match (lang, period) {
        (Lang::Es, Period::Year) => "al año".to_owned(),
        (Lang::En, Period::Year) => "a year".to_owned(),
        (Lang::Es, Period::Weeks(weeks)) => format!("en {weeks} semanas"),
        (Lang::En, Period::Weeks(weeks)) => format!("over {weeks} weeks"),
    }
}

fn most_trials(lang: Lang, period: Period) -> &'static str {
    match period {
        Period::Year => lang.pick("En 8 de cada 10 años", "In 8 of 10 years"),
        Period::Weeks(_) => lang.pick("En 8 de cada 10 simulaciones", "In 8 of 10 trials"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const AHEAD: Comparison = Comparison {
        period: Period::Year,
        trials: 10_000,
        difference: [118_000.0, 312_345.0, 523_000.0],
        proposal_ahead: 0.86,
        today_ahead: 0.14,
        today_best: 1e6,
        proposal_best: 2e6,
        profits: [51_234.0, 83_000.0],
    };

    #[test]
    fn profit_is_said_also_where_it_speaks_against_the_revenue() {
        let said = |comparison: Comparison| profit(Lang::En, &comparison);
        assert_eq!(said(AHEAD), "Mean profit: today €51,000, with the proposal €83,000.");
        let dear = said(Comparison { profits: [51_234.0, 20_000.0], ..AHEAD });
        assert!(dear.ends_with("The proposal brings in more, but leaves less profit."), "{dear}");
        let poor = said(Comparison { profits: [-51_234.0, -20_000.0], ..AHEAD });
        assert!(poor.ends_with("Both lose money."), "{poor}");
        assert_eq!(said(Comparison { trials: 3, ..AHEAD }), "");
    }

    #[track_caller]
    fn check(comparison: Comparison, es: &str, en: &str) {
        assert_eq!(answer(Lang::Es, &comparison).replace('\u{a0}', "_"), es);
        assert_eq!(answer(Lang::En, &comparison).replace('\u{a0}', "_"), en);
    }

    #[test]
    fn the_proposal_does_better() {
        check(
            AHEAD,
            "Seguir como hoy cuesta unos 310.000_€ de ingresos al año. La propuesta gana en 43 de cada 50 años. \
             En 8 de cada 10 años, la diferencia está entre 120.000_€ y 520.000_€.",
            "Staying as you are costs about €310,000 in revenue a year. The proposal does better in 43 of 50 \
             years. In 8 of 10 years, the difference is between €120,000 and €520,000.",
        );
        check(
            Comparison { difference: [-40_000.0, 150_000.0, 300_000.0], period: Period::Weeks(26), ..AHEAD },
            "Seguir como hoy cuesta unos 150.000_€ de ingresos en 26 semanas. La propuesta gana en 43 de cada 50 \
             simulaciones. En 8 de cada 10 simulaciones, la propuesta ingresa entre 40.000_€ menos y 300.000_€ \
             más que hoy.",
            "Staying as you are costs about €150,000 in revenue over 26 weeks. The proposal does better in 43 of \
             50 trials. In 8 of 10 trials, the proposal makes between €40,000 less and €300,000 more than today.",
        );
    }

    #[test]
    fn the_proposal_does_worse() {
        let worse = Comparison {
            difference: [-523_000.0, -312_345.0, -118_000.0],
            proposal_ahead: 0.14,
            today_ahead: 0.86,
            ..AHEAD
        };
        check(
            worse,
            "La propuesta cuesta unos 310.000_€ de ingresos al año. Seguir como hoy gana en 43 de cada 50 años. \
             En 8 de cada 10 años, la diferencia está entre 120.000_€ y 520.000_€.",
            "The proposal costs about €310,000 in revenue a year. Staying as you are does better in 43 of 50 \
             years. In 8 of 10 years, the difference is between €120,000 and €520,000.",
        );
        let leaning = Comparison { difference: [-300_000.0, -150_000.0, 40_000.0], ..worse };
        assert!(
            answer(Lang::Es, &leaning).ends_with("entre 300.000\u{a0}€ menos y 40.000\u{a0}€ más que hoy.")
        );
    }

    #[test]
    fn no_clear_difference() {
        let unclear = Comparison {
            difference: [-200_000.0, 10_000.0, 230_000.0],
            proposal_ahead: 0.52,
            today_ahead: 0.48,
            ..AHEAD
        };
        check(
            unclear,
            "No hay una diferencia clara entre hoy y la propuesta. La propuesta gana en 26 de cada 50 años, y hoy \
             en 24. En 8 de cada 10 años, la propuesta ingresa entre 200.000_€ menos y 230.000_€ más que hoy.",
            "There is no clear difference between today and the proposal. The proposal does better in 26 of 50 \
             years, and today in 24. In 8 of 10 years, the proposal makes between €200,000 less and €230,000 \
             more than today.",
        );
        let mostly_ties =
            Comparison { difference: [0.0, 0.0, 5000.0], proposal_ahead: 0.2, today_ahead: 0.04, ..AHEAD };
        assert_eq!(verdict(&mostly_ties), Verdict::Unclear);
        assert!(answer(Lang::Es, &mostly_ties).contains("en 10 de cada 50 años, hoy en 2, y en 38 empatan."));
    }

    #[test]
    fn nothing_to_compare() {
        let tie = Comparison { difference: [0.0; 3], proposal_ahead: 0.0, today_ahead: 0.0, ..AHEAD };
        assert_eq!(verdict(&tie), Verdict::Identical);
        assert_eq!(verdict(&Comparison { today_best: 0.0, proposal_best: 0.0, ..tie }), Verdict::NoRevenue);
        assert_eq!(verdict(&Comparison { trials: 8, ..AHEAD }), Verdict::Waiting);
        assert_eq!(detail(Lang::Es, &tie), []);
    }

    /// Swapping the two worlds must swap the verdict: nothing leans towards the proposal.
    #[test]
    fn the_verdict_is_even_handed() {
        for wins in 0..=50 {
            for median in [-5.0, 0.0, 5.0] {
                let shares = (f64::from(wins) / 50.0, 1.0 - f64::from(wins) / 50.0);
                let there = Comparison {
                    difference: [median - 10.0, median, median + 10.0],
                    proposal_ahead: shares.0,
                    today_ahead: shares.1,
                    ..AHEAD
                };
                let back = Comparison {
                    difference: [-median - 10.0, -median, -median + 10.0],
                    proposal_ahead: shares.1,
                    today_ahead: shares.0,
                    ..AHEAD
                };
                let mirrored = match verdict(&there) {
                    Verdict::ProposalAhead => Verdict::TodayAhead,
                    Verdict::TodayAhead => Verdict::ProposalAhead,
                    same => same,
                };
                assert_eq!(verdict(&back), mirrored);
            }
        }
    }

    #[test]
    fn shares_are_not_rounded_to_certainty() {
        assert_eq!(out_of_50(Lang::Es, 0.995, Period::Year), "más de 49 de cada 50 años");
        assert_eq!(out_of_50(Lang::En, 0.002, Period::Year), "fewer than 1 of 50 years");
        assert_eq!(out_of_50(Lang::En, 1.0, Period::Weeks(26)), "50 of 50 trials");
    }
}
