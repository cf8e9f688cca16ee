//! What is wrong with a file, a link or a saved state, in words that say what to do: a summary line first, then
//! one line for each fault. Leaves to others: finding the faults (`share`), faults of values (`error`).

use super::format::{exact, number};
use super::lang::Lang;
use super::{error, key::Key};
use crate::share::{Fault, FileError, Kind, LinkError, Notice, OpenError, Problem, SetupError};

/// For a text that could be either.
pub fn open(lang: Lang, error: &OpenError) -> Vec<String> {
    match error {
        OpenError::File(error) => file(lang, error),
        OpenError::Link(error) => link(lang, error),
    }
}

pub fn file(lang: Lang, error: &FileError) -> Vec<String> {
    let summary = match (lang, error) {
        (Lang::Es, FileError::TooLarge { bytes, max }) => format!(
            "El archivo ocupa {} y se admiten hasta {}: no parece de Embudo.",
            size(lang, *bytes),
            size(lang, *max)
        ),
        (Lang::En, FileError::TooLarge { bytes, max }) => {
            format!(
                "The file takes {}, and up to {} are accepted: it does not look like Embudo's.",
                size(lang, *bytes),
                size(lang, *max)
            )
        }
        (Lang::Es, FileError::NotJson { line, column }) => format!(
            "El archivo no es JSON válido: falla en la línea {line}, columna {column}. Corrígelo o vuelve a guardarlo desde Embudo."
        ),
        (Lang::En, FileError::NotJson { line, column }) => format!(
            "The file is not valid JSON: it fails at line {line}, column {column}. Correct it or save it from Embudo again."
        ),
        (Lang::Es, FileError::NumberTooLarge { line, column }) => {
            format!(
                "En la línea {line}, columna {column}, hay un número demasiado grande. Escribe uno menor."
            )
        }
        (Lang::En, FileError::NumberTooLarge { line, column }) => {
            format!(
                "At line {line}, column {column}, there is a number that is too large. Write a smaller one."
            )
        }
        (Lang::Es, FileError::NotEmbudo) => {
            "El archivo es JSON, pero no es de Embudo: le faltan los escenarios. Elige otro.".to_owned()
        }
        (Lang::En, FileError::NotEmbudo) => {
            "The file is JSON, but not Embudo's: it has no setups. Choose another.".to_owned()
        }
        (Lang::Es, FileError::Newer { version }) => format!(
            "El archivo es de una versión más nueva de Embudo (formato {version}). Actualiza Embudo para abrirlo."
        ),
        (Lang::En, FileError::Newer { version }) => format!(
            "The file comes from a newer version of Embudo (format {version}). Update Embudo to open it."
        ),
        (Lang::Es, FileError::Form(_)) => "El archivo no tiene la forma esperada. Corrige esto:".to_owned(),
        (Lang::En, FileError::Form(_)) => {
            "The file does not have the expected form. Correct this:".to_owned()
        }
        (Lang::Es, FileError::Invalid(_)) => {
            "El archivo pide algo que no se puede simular. Corrige esto:".to_owned()
        }
        (Lang::En, FileError::Invalid(_)) => {
            "The file asks for something that cannot be simulated. Correct this:".to_owned()
        }
    };
    let details = match error {
        FileError::Form(faults) => faults.iter().map(|fault| form(lang, fault)).collect(),
        FileError::Invalid(errors) => setups(lang, errors),
        _ => Vec::new(),
    };
    [vec![summary], details].concat()
}

/// Nothing for what is no link at all.
pub fn link(lang: Lang, error: &LinkError) -> Vec<String> {
    let summary = match error {
        LinkError::NotALink => return Vec::new(),
        LinkError::Broken => lang.pick(
            "El enlace está incompleto o dañado. Pide que te lo envíen otra vez y cópialo entero.",
            "The link is incomplete or damaged. Ask for it again and copy all of it.",
        ),
        LinkError::Newer => lang.pick(
            "El enlace es de una versión más nueva de Embudo. Recarga la página para actualizarla y ábrelo de nuevo.",
            "The link comes from a newer version of Embudo. Reload the page to update it, and open the link again.",
        ),
        LinkError::Invalid(_) => lang.pick(
            "El enlace pide algo que no se puede simular:",
            "The link asks for something that cannot be simulated:",
        ),
    };
    let details = if let LinkError::Invalid(errors) = error { setups(lang, errors) } else { Vec::new() };
    [vec![summary.to_owned()], details].concat()
}

pub fn notice(lang: Lang, notice: Notice) -> String {
    match (lang, notice) {
        (Lang::Es, Notice::EngineRevision { theirs, ours }) => format!(
            "Se hizo con otra revisión del motor ({theirs}; esta es la {ours}): con la misma semilla, las cifras pueden cambiar un poco."
        ),
        (Lang::En, Notice::EngineRevision { theirs, ours }) => format!(
            "It was made with another revision of the engine ({theirs}; this is {ours}): with the same seed, figures may differ a little."
        ),
    }
}

/// What to add to a refusal where there was something before.
pub fn nothing_lost(lang: Lang) -> &'static str {
    Key::StateKept.text(lang)
}

fn form(lang: Lang, Fault { path, problem }: &Fault) -> String {
    let problem = match (lang, problem) {
        (Lang::Es, Problem::Unknown) => "este campo no existe. Quítalo o revisa cómo se escribe.".to_owned(),
        (Lang::En, Problem::Unknown) => "there is no such field. Remove it or check its spelling.".to_owned(),
        (Lang::Es, Problem::Missing) => "falta este campo. Añádelo.".to_owned(),
        (Lang::En, Problem::Missing) => "this field is missing. Add it.".to_owned(),
        (Lang::Es, Problem::Repeated) => "este campo está dos veces. Deja solo uno.".to_owned(),
        (Lang::En, Problem::Repeated) => "this field stands there twice. Keep only one.".to_owned(),
        (Lang::Es, Problem::Type { expected, found }) => {
            format!("tiene que ser {}, y es {}.", kind(lang, *expected), kind(lang, *found))
        }
        (Lang::En, Problem::Type { expected, found }) => {
            format!("it must be {}, and it is {}.", kind(lang, *expected), kind(lang, *found))
        }
        (Lang::Es, Problem::Word { allowed }) => {
            format!("tiene que ser una de estas palabras: {}.", allowed.join(", "))
        }
        (Lang::En, Problem::Word { allowed }) => {
            format!("it must be one of these words: {}.", allowed.join(", "))
        }
        (Lang::Es, Problem::OutOfRange { min, max }) => {
            format!("va de {} a {}.", exact(lang, *min), exact(lang, *max))
        }
        (Lang::En, Problem::OutOfRange { min, max }) => {
            format!("it goes from {} to {}.", exact(lang, *min), exact(lang, *max))
        }
        (Lang::Es, Problem::Length { min, max, found }) => {
            format!("tiene que haber entre {min} y {max} elementos, y hay {found}.")
        }
        (Lang::En, Problem::Length { min, max, found }) => {
            format!("there must be between {min} and {max} elements, and there are {found}.")
        }
        (Lang::Es, Problem::Lock) => "ninguna palanca ni pregunta se llama así.".to_owned(),
        (Lang::En, Problem::Lock) => "no lever or question has this name.".to_owned(),
        (Lang::Es, Problem::Seed) => "la semilla es un número entero entre comillas, como \"7\".".to_owned(),
        (Lang::En, Problem::Seed) => "the seed is a whole number in quotes, such as \"7\".".to_owned(),
    };
    if path.is_empty() { problem } else { format!("{path}: {problem}") }
}

fn setups(lang: Lang, errors: &[SetupError]) -> Vec<String> {
    let word = lang.pick("Escenario", "Scenario");
    errors
        .iter()
        .map(|fault| format!("{word} {}. {}", fault.setup + 1, error::scenario(lang, &fault.error)))
        .collect()
}

fn kind(lang: Lang, kind: Kind) -> &'static str {
    match kind {
        Kind::Null => "null",
        Kind::Bool => lang.pick("verdadero o falso", "true or false"),
        Kind::Number => lang.pick("un número", "a number"),
        Kind::WholeNumber => lang.pick("un número entero", "a whole number"),
        Kind::Text => lang.pick("un texto", "a text"),
        Kind::List => lang.pick("una lista", "a list"),
        Kind::Object => lang.pick("un objeto", "an object"),
        Kind::NumberOrRange => lang.pick(
            "un número o un rango {\"low\", \"likely\", \"high\"}",
            "a number or a range {\"low\", \"likely\", \"high\"}",
        ),
    }
}

/// A file's size: `1,0 MB`.
fn size(lang: Lang, bytes: usize) -> String {
    format!("{}\u{a0}MB", number(lang, bytes as f64 / 1e6, 1))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::share::{file, state};

    #[track_caller]
    fn check(text: &str, es: &[&str], en: &[&str]) {
        let error = file::read(text.as_bytes()).unwrap_err();
        assert_eq!(file(Lang::Es, &error), es);
        assert_eq!(file(Lang::En, &error), en);
    }

    #[test]
    fn a_file_says_where_and_what_to_do() {
        check(
            r#"{"embudo": 1, "setups": [{"levers": {"reps": "tres"}, "choices": {"sla": "soft"}}]}"#,
            &[
                "El archivo no tiene la forma esperada. Corrige esto:",
                "setups[0].levers.reps: tiene que ser un número o un rango {\"low\", \"likely\", \"high\"}, y es un texto.",
                "setups[0].choices.sla: tiene que ser una de estas palabras: none, hard.",
            ],
            &[
                "The file does not have the expected form. Correct this:",
                "setups[0].levers.reps: it must be a number or a range {\"low\", \"likely\", \"high\"}, and it is a text.",
                "setups[0].choices.sla: it must be one of these words: none, hard.",
            ],
        );
        check(
            r#"{"levers": {"leads_per_week": 1e18, "horizon_weeks": 52}}"#,
            &[
                "El archivo pide algo que no se puede simular. Corrige esto:",
                "Escenario 1. Leads por semana: como máximo, 2000\u{a0}leads/semana.",
                "Escenario 1. Saldrían unos 7,8e19 leads por simulación, vueltas incluidas, y caben 600.000: baja los leads por semana o el horizonte.",
            ],
            &[
                "The file asks for something that cannot be simulated. Correct this:",
                "Scenario 1. Leads per week: at most 2,000\u{a0}leads/week.",
                "Scenario 1. That makes about 7.8e19 leads per trial, returns included, and 600,000 fit: lower the leads per week or the horizon.",
            ],
        );
    }

    #[test]
    fn no_link_is_no_fault() {
        let error = state::read("#levers").unwrap_err();
        assert_eq!(open(Lang::Es, &error), Vec::<String>::new());
        assert!(link(Lang::Es, &LinkError::Broken)[0].contains("incompleto"));
    }
}
