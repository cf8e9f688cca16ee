//! What stands below the chart: the funnel and its leaks, the response to leads, the indicators, single
//! leads.
//! Leaves to others: their numbers (`present`).

mod funnel;
mod kpi;
mod leads;
mod response;
pub mod table;

use super::bind::Text;
use super::element::{El, el};
use super::levers::class_of;
use super::turns::{PANELS, in_turn};
use crate::i18n::Role;
use crate::ui::piece::IntoPiece;

pub fn panels() -> El {
    el("div")
        .class("panels")
        .part(in_turn(PANELS, || funnel::stages().into_piece()))
        .part(in_turn(PANELS + 1, || funnel::leaks().into_piece()))
        .part(in_turn(PANELS + 2, || response::response().into_piece()))
        .part(in_turn(PANELS + 3, || kpi::kpis().into_piece()))
        .part(in_turn(PANELS + 4, || leads::leads().into_piece()))
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
