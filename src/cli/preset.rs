//! `embudo preset`: a starting company as a document, its people paid by a ready-made plan if one is named.
//! Leaves to others: the plans (`sim::people`).

use super::failure::Failure;
use super::{Context, Outcome};
use crate::domain::{Company, Scenario, Setup};
use crate::i18n::Label;
use crate::share::{Document, file};
use crate::sim::people::{Plan, budget_neutral, is_paid, unpaid};
use clap::ValueEnum;

#[derive(clap::Args)]
pub struct Args {
    /// The company's identifier; `--list` shows all.
    name: Option<String>,
    /// One setup alone, instead of both.
    #[arg(long, value_enum)]
    setup: Option<SetupName>,
    /// Pay people by this plan, and let them answer to it: one for all setups, or one for each, with a comma.
    #[arg(long, value_enum, value_delimiter = ',', num_args = 1..=2, value_name = "PLAN")]
    plan: Vec<PlanName>,
    /// Scale the second setup's pay to cost what the first's does while people do what the levers say.
    #[arg(long, requires = "plan", conflicts_with = "setup")]
    budget_neutral: bool,
    /// List the companies instead: identifier and name.
    #[arg(long, conflicts_with_all = ["name", "setup", "plan"])]
    list: bool,
}

#[derive(Clone, Copy, ValueEnum)]
#[value(rename_all = "snake_case")]
enum SetupName {
    Siloed,
    SharedRevenue,
}

#[derive(Clone, Copy, ValueEnum)]
#[value(rename_all = "snake_case")]
enum PlanName {
    None,
    Siloed,
    SharedRevenue,
    ClosedLoop,
    Sla,
    DoubleLow,
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
    pay(args, &mut document.setups)?;
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

/// Pays the people of each setup by its plan; the last one named stands for the setups that remain.
fn pay(args: &Args, setups: &mut [Scenario]) -> Result<(), Failure> {
    let refuse =
        |scenario: &Scenario, errors| Failure::Scenario { scenario: Box::new(scenario.clone()), errors };
    let Some(last) = args.plan.last() else { return Ok(()) };
    if args.plan.len() > setups.len() {
        return Err(Failure::TooManyPlans { plans: args.plan.len(), setups: setups.len() });
    }
    for (number, setup) in setups.iter_mut().enumerate() {
        let plan = args.plan.get(number).unwrap_or(last).plan();
        *setup = match plan {
            Some(plan) => plan.apply(setup).map_err(|errors| refuse(setup, errors))?,
            None => unpaid(setup),
        };
    }
    if let (true, [first, second]) = (args.budget_neutral, setups) {
        if !(is_paid(first) && is_paid(second)) {
            return Err(Failure::NothingToScale);
        }
        *second = budget_neutral(second, first).map_err(|errors| refuse(second, errors))?;
    }
    Ok(())
}

impl PlanName {
    fn plan(self) -> Option<Plan> {
        match self {
            PlanName::None => None,
            PlanName::Siloed => Some(Plan::Siloed),
            PlanName::SharedRevenue => Some(Plan::SharedRevenue),
            PlanName::ClosedLoop => Some(Plan::ClosedLoop),
            PlanName::Sla => Some(Plan::Sla),
            PlanName::DoubleLow => Some(Plan::DoubleLow),
        }
    }
}
