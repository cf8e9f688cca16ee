//! `embudo leads` and `embudo lead`: the leads of one trial, and the journey of one of them in every setup.
//! Leaves to others: running the trial again (`sim::journey`), the tables (`present::journey`).

use super::failure::Failure;
use super::input;
use super::table::{Align, Table};
use super::words::pick;
use super::{Context, Outcome};
use crate::domain::{Scenario, Seed};
use crate::present::journey::{self, Which};
use crate::present::table;
use crate::sim::journey::{Replay, replay};

#[derive(clap::Args)]
pub struct One {
    #[command(flatten)]
    year: Year,
    /// Its number in the list that `leads` prints; from 0.
    #[arg(long, allow_negative_numbers = true)]
    lead: u32,
}

#[derive(clap::Args)]
pub struct Many {
    #[command(flatten)]
    year: Year,
    /// Only those whose fate differs between the setups.
    #[arg(long)]
    flipped: bool,
    /// How many to list at most; those whose fate differs come first.
    #[arg(long, allow_negative_numbers = true, default_value = "40")]
    most: u32,
}

/// One trial of a document.
#[derive(clap::Args)]
struct Year {
    /// A document or a single setup in JSON; `-` reads standard input.
    scenario: String,
    /// Which trial of the run; from 0, as in `run --per-trial`.
    #[arg(long, allow_negative_numbers = true, default_value = "0")]
    trial: u32,
    /// The number from which all chance comes; by default the document's.
    #[arg(long, allow_negative_numbers = true, value_parser = input::seed)]
    seed: Option<Seed>,
}

pub fn one(args: &One, context: &mut Context) -> Result<Outcome, Failure> {
    let (setups, replay) = args.year.live(context)?;
    let lang = context.lang;
    let Some(followed) = journey::follow(lang, &replay, &setups, args.lead as usize) else {
        return Err(Failure::NoLead { number: args.lead, leads: replay.leads.len() });
    };
    let title = pick(lang, "Lead", "Lead");
    writeln!(context.out, "{title} {}. {}\n", args.lead, followed.nature.join("\n"))?;
    in_columns(&followed.table, &[Align::Left; 5]).write(context.out)?;
    Ok(Outcome::Done)
}

pub fn many(args: &Many, context: &mut Context) -> Result<Outcome, Failure> {
    let (setups, replay) = args.year.live(context)?;
    let which = if args.flipped { Which::Flipped } else { Which::All };
    let listed = journey::list(context.lang, &replay, &setups, which, args.most as usize);
    let mut align = vec![Align::Right, Align::Left, Align::Left, Align::Left];
    align.extend(replay.worlds.iter().map(|_| Align::Left));
    in_columns(&listed.table, &align).write(context.out)?;
    writeln!(context.out, "\n{}", listed.summary)?;
    Ok(Outcome::Done)
}

impl Year {
    /// The setups and the trial that they have.
    fn live(&self, context: &Context) -> Result<(Vec<Scenario>, Replay), Failure> {
        let document = context.open(&self.scenario)?;
        let setups = document.setups;
        let replay = replay(&setups, self.seed.unwrap_or(document.seed), self.trial)
            .map_err(|errors| Failure::Scenario { scenario: Box::new(setups[0].clone()), errors })?;
        Ok((setups, replay))
    }
}

fn in_columns(table: &table::Table, align: &[Align]) -> Table {
    let mut columns = Table::new(table.head.clone(), align);
    table.rows.iter().for_each(|row| columns.row(row.clone()));
    columns
}
