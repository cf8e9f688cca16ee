//! The score and its threshold, in words. Leaves to others: the figures (`present::score`).

use super::format::{self, number, percent};
use super::lang::{Label, Lang, labels};
use super::term::Role;

/// The words of the panel.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Term {
    Hint,
    Drag,
    Learns,
    Threshold,
    Fits,
    DoesNotFit,
    Qualified,
    Recall,
    Auc,
    TableCaption,
}

impl Term {
    pub const ALL: [Term; 10] = [
        Term::Hint,
        Term::Drag,
        Term::Learns,
        Term::Threshold,
        Term::Fits,
        Term::DoesNotFit,
        Term::Qualified,
        Term::Recall,
        Term::Auc,
        Term::TableCaption,
    ];
}

labels! { Term {
    Hint =>
        "Cómo puntúan los leads al llegar: la superficie es la parte de todos ellos. No se simula: es la fórmula exacta del modelo, con señales, puntos y ruido.",
        "How leads score on arrival: the area is the share of all of them. Not simulated: it is the model's exact formula, with signals, points and noise.";
    Drag =>
        "Arrastra la línea del umbral, o muévela con las flechas.",
        "Drag the threshold's line, or move it with the arrow keys.";
    Learns =>
        "La puntuación aprende durante el año; aquí se ve con los puntos puestos a mano.",
        "The score learns in the course of the year; here it is shown with the points set by hand.";
    Threshold => "Umbral", "Threshold";
    Fits => "encajan", "fit";
    DoesNotFit => "no encajan", "do not fit";
    Qualified => "Se cualifican, de todos", "Qualify, of all";
    Recall => "Se cualifican, de los que encajan", "Qualify, of those that fit";
    Auc => "Acierta al comparar dos (AUC)", "Right on comparing two (AUC)";
    TableCaption =>
        "Qué haría cada umbral: parte de los leads que se cualifica, y parte de ellos que encaja",
        "What each threshold would do: share of leads that qualifies, and share of those that fits";
} }

/// `Con un umbral de 50, encajan 62 de cada 100 leads cualificados, y se descarta el 30 % de los que encajan.`
pub fn sentence(lang: Lang, threshold: Option<f64>, precision: Option<f64>, recall: Option<f64>) -> String {
    let of_100 = |share: f64| number(lang, share * 100.0, 0);
    let place = threshold.map(|threshold| format::exact(lang, format::round_significant(threshold, 4)));
    let (Some(place), Some(precision)) = (&place, precision) else {
        return match (lang, place, precision.map(of_100)) {
            (Lang::Es, Some(place), _) => format!("Con un umbral de {place}, no se cualifica ningún lead."),
            (Lang::En, Some(place), _) => format!("At a threshold of {place}, no lead qualifies."),
            (Lang::Es, None, fits) => {
                format!(
                    "Sin umbral se cualifican todos los leads: encajan {} de cada 100.",
                    fits.unwrap_or_default()
                )
            }
            (Lang::En, None, fits) => {
                format!("Without a threshold every lead qualifies: {} of 100 fit.", fits.unwrap_or_default())
            }
        };
    };
    let fits = of_100(precision);
    let turned = recall.map(|recall| percent(lang, 1.0 - recall));
    match (lang, turned) {
        (Lang::Es, Some(turned)) => format!(
            "Con un umbral de {place}, encajan {fits} de cada 100 leads cualificados, y se descarta el {turned} de los que encajan."
        ),
        (Lang::En, Some(turned)) => format!(
            "At a threshold of {place}, {fits} of 100 qualified leads fit, and {turned} of those that fit are turned away."
        ),
        (Lang::Es, None) => format!("Con un umbral de {place}, no hay leads que encajen."),
        (Lang::En, None) => format!("At a threshold of {place}, there are no leads that fit."),
    }
}

/// The name of the line that is dragged.
pub fn handle(lang: Lang, role: Role) -> String {
    format!("{}, {}", Term::Threshold.label(lang), role.label(lang))
}

/// `umbral 62`, on the chart; an arrow says that it stands beyond the chart's end.
pub fn mark(lang: Lang, threshold: f64, beyond: Beyond) -> String {
    let name = lang.pick("umbral", "threshold");
    let place = format::exact(lang, format::round_significant(threshold, 4));
    match beyond {
        Beyond::Left => format!("← {name} {place}"),
        Beyond::No => format!("{name} {place}"),
        Beyond::Right => format!("{name} {place} →"),
    }
}

/// Whether a place is off the chart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Beyond {
    Left,
    No,
    Right,
}
