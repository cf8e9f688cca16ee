//! What stands below the chart: the funnel and its leaks, the response to leads, the indicators, single
//! leads.
//! Leaves to others: their numbers (`present`).

mod bench;
mod compare;
mod funnel;
mod kpi;
mod leads;
mod response;
pub mod table;

use super::app;
use super::bind::Text;
use super::element::{El, el};
use super::levers::class_of;
use super::turns::{PANELS, in_turn};
use crate::i18n::{Key, Role};
use crate::ui::piece::IntoPiece;

pub fn panels() -> El {
    el("div")
        .class("panels")
        .part(in_turn(PANELS, || funnel::stages().into_piece()))
        .part(in_turn(PANELS + 1, || funnel::leaks().into_piece()))
        .part(in_turn(PANELS + 2, || response::response().into_piece()))
        .part(in_turn(PANELS + 3, || kpi::kpis().into_piece()))
        .part(in_turn(PANELS + 4, || compare::compare().into_piece()))
        .part(in_turn(PANELS + 5, || leads::leads().into_piece()))
}

/// A card with its title, and below it what it shows.
fn panel(id: &str, class: &str, title: Key, hint: Text) -> El {
    let name = format!("{id}-title");
    el("section")
        .class(&format!("card panel {class}"))
        .id(id)
        .attr("aria-labelledby", &name)
        .add(el("h2").id(&name).says(app().say(title)))
        .add(el("p").class("quiet").says(hint))
}

fn sign(role: Role) -> El {
    el("span").class(&format!("sign {}", class_of(role))).attr("aria-hidden", "true")
}

/// Both values of one thing, today's above the proposal's, each with its sign.
fn pair([today, proposal]: [Text; 2]) -> El {
    let value = |class, value, role| el("span").class(class).says(value).add(sign(role));
    el("span").class("pair number").add(value("is-today", today, Role::Today)).add(value(
        "is-proposal",
        proposal,
        Role::Proposal,
    ))
}
