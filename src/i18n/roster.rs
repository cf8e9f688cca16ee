//! The tables of signals and channels in words. Leaves to others: their numbers (`present::roster`), names of rows (`name`).

use super::lang::{Lang, explained, lower};
use crate::domain::Roster;

explained! { Roster {
    Signals => "Tabla de puntos", "Points table";
        "Qué suma y qué resta en la puntuación, y en qué parte de los leads que encajan y de los que no se ve cada señal. Una señal distingue cuando se ve mucho más en unos que en otros.",
        "What adds to the score and what takes from it, and in what share of leads that fit and of those that do not each signal shows. A signal tells them apart when it shows far more in the ones than in the others.";
    Channels => "Canales", "Channels";
        "De dónde vienen los leads. El peso reparte el volumen; el encaje de todos se mueve a la vez hasta dar el de la palanca.",
        "Where leads come from. The weight shares out the volume; the fit of all moves together until it gives that of the lever.";
} }

/// What a row is, and its three numbers.
pub fn heads(roster: Roster, lang: Lang) -> [&'static str; 4] {
    match (roster, lang) {
        (Roster::Signals, Lang::Es) => ["Señal", "Puntos", "% si encaja", "% si no"],
        (Roster::Signals, Lang::En) => ["Signal", "Points", "% if it fits", "% if not"],
        (Roster::Channels, Lang::Es) => ["Canal", "Peso", "€ por lead", "% que encaja"],
        (Roster::Channels, Lang::En) => ["Channel", "Weight", "€ per lead", "% that fits"],
    }
}

/// What a new row is called until it is named.
pub fn fresh(roster: Roster, lang: Lang) -> &'static str {
    match roster {
        Roster::Signals => lang.pick("Señal nueva", "New signal"),
        Roster::Channels => lang.pick("Canal nuevo", "New channel"),
    }
}

pub fn add(roster: Roster, lang: Lang) -> &'static str {
    match roster {
        Roster::Signals => lang.pick("Añadir una señal", "Add a signal"),
        Roster::Channels => lang.pick("Añadir un canal", "Add a channel"),
    }
}

/// Why a name is refused.
pub fn name_fault(lang: Lang) -> &'static str {
    lang.pick("Ponle un nombre de 1 a 60 letras.", "Give it a name of 1 to 60 letters.")
}

/// What a field is called: `Es estudiante, puntos, hoy`.
pub fn cell(row: &str, head: &str, role: &str) -> String {
    let [head, role] = [head, role].map(|word| word.chars().map(lower).collect::<String>());
    format!("{row}, {head}, {role}")
}
