//! What the command line says when something is wrong, in both languages.
//! Leaves to others: faults of scenarios (`i18n::error`) and of files (`i18n::fault`).

use super::failure::Failure;
use super::input::STDIN;
use crate::domain::{Company, Scenario, ScenarioError};
use crate::i18n::{Lang, error, fault, name};
use crate::share::Notice;
use std::io;

pub fn pick<T>(lang: Lang, es: T, en: T) -> T {
    match lang {
        Lang::Es => es,
        Lang::En => en,
    }
}

/// Why a subcommand gave up, and what to do about it.
pub fn failure(lang: Lang, failure: &Failure) -> String {
    match failure {
        Failure::Unreadable { path, error } => {
            let what = pick(lang, "no se puede leer", "cannot be read");
            format!("{} {what}: {}", source(lang, path), reason(lang, error))
        }
        Failure::File { path, error } => {
            format!("{}: {}", source(lang, path), fault::file(lang, error).join("\n  "))
        }
        Failure::Scenario { scenario, errors } => faults(lang, scenario, errors),
        Failure::NoPreset => {
            let known = Company::ALL.map(Company::id).join(", ");
            format!("{}: {known}", pick(lang, "di qué empresa de partida", "name a preset"))
        }
        Failure::UnknownPreset { name } => {
            let known = Company::ALL.map(Company::id).join(", ");
            match lang {
                Lang::Es => format!("no hay ninguna empresa de partida «{name}». Las hay: {known}"),
                Lang::En => format!("there is no preset \"{name}\". There are: {known}"),
            }
        }
        Failure::NoQuota => pick(
            lang,
            "no hay cuota que planificar: el objetivo de ingresos es 0. Da una con --quota EUROS",
            "there is no quota to plan for: the revenue target is 0. Give one with --quota EURO",
        )
        .to_owned(),
        Failure::TooManyPlans { plans, setups } => match lang {
            Lang::Es => format!("hay {plans} planes de paga para {setups} escenario(s): nombra uno por escenario"),
            Lang::En => format!("there are {plans} pay plans for {setups} setup(s): name one per setup"),
        },
        Failure::NothingToScale => pick(
            lang,
            "--budget-neutral iguala lo que cuestan dos planes que pagan: ninguno puede ser none",
            "--budget-neutral makes two plans that pay cost the same: neither may be none",
        )
        .to_owned(),
        Failure::UnknownChecks { names, known } => {
            let (names, known) = (names.join(", "), known.join(", "));
            match lang {
                Lang::Es => format!("no hay ninguna comprobación llamada {names}. Las hay: {known}"),
                Lang::En => format!("there is no check named {names}. There are: {known}"),
            }
        }
        Failure::UnknownLever { name, near } => {
            let near = near.join(", ");
            match lang {
                Lang::Es => format!("no hay ninguna palanca «{name}». Se parecen: {near}"),
                Lang::En => format!("there is no lever \"{name}\". Most like it: {near}"),
            }
        }
        Failure::NoLead { number, leads } => match (lang, leads.checked_sub(1)) {
            (Lang::Es, Some(last)) => format!("no hay lead {number}: esta simulación los numera de 0 a {last}"),
            (Lang::En, Some(last)) => format!("there is no lead {number}: this trial numbers them from 0 to {last}"),
            (Lang::Es, None) => "en esta simulación no llega ningún lead".to_owned(),
            (Lang::En, None) => "no lead arrives in this trial".to_owned(),
        },
        Failure::NothingUncertain => pick(
            lang,
            "ninguna palanca es un rango: da rangos en el archivo, o añade --around 20 para variarlas un 20 %",
            "no lever is a range: give ranges in the file, or add --around 20 to vary them by 20%",
        )
        .to_owned(),
        Failure::PerTrialAsText => pick(
            lang,
            "--per-trial da una tabla para otros programas: añade --format csv o --format json",
            "--per-trial makes a table for other programs: add --format csv or --format json",
        )
        .to_owned(),
        Failure::WeeklyAsText => pick(
            lang,
            "--weekly da una tabla para otros programas: añade --format csv o --format json",
            "--weekly makes a table for other programs: add --format csv or --format json",
        )
        .to_owned(),
        Failure::WorkbookWithoutFile => pick(
            lang,
            "--format xlsx necesita un archivo: añade --out ARCHIVO.xlsx",
            "--format xlsx needs a file: add --out FILE.xlsx",
        )
        .to_owned(),
        Failure::TwiceFromInput => pick(
            lang,
            "la entrada estándar (-) solo se puede leer una vez: da un archivo en uno de los dos sitios",
            "standard input (-) can be read only once: name a file in one of the two places",
        )
        .to_owned(),
        Failure::Output(error) => {
            format!(
                "{}: {error}",
                pick(lang, "no se puede escribir el resultado", "the output cannot be written")
            )
        }
    }
}

/// What a reader should know about a document that was read well.
pub fn notice(lang: Lang, path: &str, notice: Notice) -> String {
    format!("{}: {}", source(lang, path), fault::notice(lang, notice))
}

/// Every fault of a setup, one a line.
fn faults(lang: Lang, scenario: &Scenario, errors: &[ScenarioError]) -> String {
    let name = name::scenario(lang, &scenario.name);
    let head = match lang {
        Lang::Es => format!("«{name}» no se puede simular:"),
        Lang::En => format!("\"{name}\" cannot be simulated:"),
    };
    errors.iter().fold(head, |text, fault| format!("{text}\n  {}", error::in_scenario(lang, scenario, fault)))
}

fn source(lang: Lang, path: &str) -> String {
    if path == STDIN {
        pick(lang, "la entrada estándar", "standard input").to_owned()
    } else {
        path.to_owned()
    }
}

/// The common reasons in the reader's language, the others as the system words them.
fn reason(lang: Lang, error: &io::Error) -> String {
    match error.kind() {
        io::ErrorKind::NotFound => pick(lang, "no existe", "there is no such file").to_owned(),
        io::ErrorKind::PermissionDenied => pick(lang, "no hay permiso", "permission denied").to_owned(),
        io::ErrorKind::IsADirectory => pick(lang, "es una carpeta", "it is a folder").to_owned(),
        _ => error.to_string(),
    }
}
