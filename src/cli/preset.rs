//! `embudo preset`: a starting company as a document.

use super::failure::Failure;
use super::{Context, Outcome};
use crate::domain::{Company, Setup};
use crate::i18n::Label;
use crate::share::{Document, file};
use clap::ValueEnum;

#[derive(clap::Args)]
pub struct Args {
    /// The company's identifier; `--list` shows all.
    name: Option<String>,
    /// One setup alone, instead of both.
    #[arg(long, value_enum)]
    setup: Option<SetupName>,
    /// List the companies instead: identifier and name.
    #[arg(long, conflicts_with_all = ["name", "setup"])]
    list: bool,
}

#[derive(Clone, Copy, ValueEnum)]
#[value(rename_all = "snake_case")]
enum SetupName {
    Siloed,
    SharedRevenue,
}

pub fn run(args: &Args, context: &mut Context) -> Result<Outcome, Failure> {
    if args.list {
        for company in Company::ALL {
            writeln!(context.out, "{}\t{}", company.id(), company.label(context.lang))?;
        }
        return Ok(Outcome::Done);
    }
    let name = args.name.as_ref().ok_or(Failure::NoPreset)?;
    let company = Company::from_id(name).ok_or_else(|| Failure::UnknownPreset { name: name.clone() })?;
    let mut document = Document::of(company);
    if let Some(setup) = args.setup {
        document.setups = vec![setup.setup().apply(&company.scenario())];
    }
    context.out.write_all(file::write(&document).as_bytes())?;
    Ok(Outcome::Done)
}

impl SetupName {
    fn setup(self) -> Setup {
        match self {
            SetupName::Siloed => Setup::Siloed,
            SetupName::SharedRevenue => Setup::SharedRevenue,
        }
    }
}
