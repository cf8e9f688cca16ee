//! What stands below the chart, behind tabs: the funnel and its leaks, the response to leads, the year week by week, the
//! score, what pay makes people do, a map of thresholds and reps, what matters most, from a quota back to leads, the
//! indicators, the comparison of setups, single leads, all assumptions.
//! The code of each is fetched when its tab is first chosen.
//! Leaves to others: their numbers (`present`).

mod assumptions;
mod behaviour;
mod bench;
mod bowtie;
mod compare;
mod drivers;
mod errands;
mod field;
pub mod folded;
mod funnel;
mod kpi;
mod leads;
mod leave;
mod map;
mod people;
mod planner;
mod response;
mod score;
mod strip;
mod tab;
pub mod table;
mod weeks;

pub use tab::Tab;

use super::app;
use super::bind::Text;
use super::element::{El, el};
use super::levers::class_of;
use crate::i18n::{Key, Label, Lang, Role};
use crate::ui::state::engine::Picture;

pub fn panels() -> El {
    el("div").class("tabbed").add(strip::strip()).add(strip::place())
}

/// The cards of one tab.
fn cards(cards: impl IntoIterator<Item = El>) -> El {
    el("div").class("panels").all(cards)
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

/// What the figures say, in words.
fn tale(words: impl Fn(Lang, &Picture) -> String + Send + Sync + 'static) -> El {
    el("p").class("tale").says(app().show(words))
}

/// What is to be said of one setup, with its sign and name.
fn told(role: Role, id: &str, words: Text) -> El {
    el("p").class(&format!("told {}", class_of(role))).attr("data-testid", id).add(sign(role)).add(
        el("span").add(el("strong").says(app().tell(move |lang| role.label(lang)))).text(" · ").says(words),
    )
}

/// One setup's value in a list of figures.
fn value(role: Role, words: Text) -> El {
    el("dd")
        .class(&format!("number {}", class_of(role)))
        .add(sign(role))
        .add(el("span").class("spoken").says(app().tell(move |lang| role.label(lang))))
        .says(words)
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
