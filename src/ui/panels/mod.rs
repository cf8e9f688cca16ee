//! What stands below the chart: the funnel and its leaks, the response to leads, the indicators.
//! Leaves to others: their numbers (`present`).

mod funnel;
mod kpi;
mod response;
pub mod table;

use super::bind::Text;
use super::levers::class_of;
use super::turns::{PANELS, in_turn};
use crate::i18n::Role;
use crate::ui::piece::IntoPiece;
use leptos::prelude::*;

pub fn panels() -> impl IntoView {
    view! {
        <div class="panels">
            {in_turn(PANELS, || funnel::stages().into_piece())}
            {in_turn(PANELS + 1, || funnel::leaks().into_piece())}
            {in_turn(PANELS + 2, || response::response().into_piece())}
            {in_turn(PANELS + 3, || kpi::kpis().into_piece())}
        </div>
    }
}

fn sign(role: Role) -> impl IntoView {
    view! { <span class=format!("sign {}", class_of(role)) aria-hidden="true"></span> }
}

/// Both values of one thing, today's above the proposal's, each with its sign.
fn pair([today, proposal]: [Text; 2]) -> impl IntoView {
    view! {
        <span class="pair number">
            <span class="is-today">{today} {sign(Role::Today)}</span>
            <span class="is-proposal">{proposal} {sign(Role::Proposal)}</span>
        </span>
    }
}
