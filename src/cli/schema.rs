//! `embudo schema`: the JSON Schema of documents.

use super::failure::Failure;
use super::{Context, Outcome};
use crate::share::schema::schema;

#[derive(clap::Args)]
pub struct Args {}

pub fn run(_: &Args, context: &mut Context) -> Result<Outcome, Failure> {
    serde_json::to_writer_pretty(&mut context.out, &schema())?;
    writeln!(context.out)?;
    Ok(Outcome::Done)
}
