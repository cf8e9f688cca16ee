//! What the proposal changes: every lever and choice that is not the same in both setups, in the order a lead meets them.
//! Leaves to others: changing them (`ui`), what comes of it (the simulation).

use super::choice::current;
use super::table::Table;
use crate::domain::{Param, Question, Scenario};
use crate::i18n::{Key, Label, Lang, Role, format};

pub fn changes(lang: Lang, [today, proposal]: &[Scenario; 2]) -> Table {
    let levers = Param::ALL.into_iter().filter(|&param| today.levers[param] != proposal.levers[param]);
    let levers = levers.map(|param| {
        let value = |of: &Scenario| format::lever(lang, param.spec().unit, of.levers[param]);
        vec![param.label(lang).to_owned(), value(today), value(proposal)]
    });
    let questions = Question::ALL.into_iter().filter_map(|question| {
        let [before, after] = [today, proposal].map(|of| current(question, &of.choices));
        (before != after)
            .then(|| vec![question.label(lang).to_owned(), before.label(lang), after.label(lang)])
    });
    // Lists have no short form: that they differ is said, not how.
    let lists = [
        (Key::Channels, today.channels != proposal.channels),
        (Key::Signals, today.signals != proposal.signals),
    ];
    let lists = lists.into_iter().filter(|(_, differ)| *differ);
    let lists = lists.map(|(name, _)| {
        vec![name.text(lang).to_owned(), format::MISSING.to_owned(), Key::Differs.text(lang).to_owned()]
    });
    let roles = Role::ALL.iter().map(|role| role.label(lang).to_owned());
    Table {
        caption: Key::Changes.text(lang).to_owned(),
        head: [Key::Lever.text(lang).to_owned()].into_iter().chain(roles).collect(),
        rows: levers.chain(questions).chain(lists).collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{Company, Lever, Sla};

    #[test]
    fn only_what_differs_is_listed() {
        let same = Company::Industrial.scenario();
        let mut other = same.clone();
        assert!(changes(Lang::Es, &[same.clone(), other.clone()]).rows.is_empty());
        other.levers[Param::Reps] = Lever::Fixed(5.0);
        other.choices.sla = if same.choices.sla == Sla::None { Sla::Hard } else { Sla::None };
        other.signals.pop();
        for lang in Lang::ALL {
            let table = changes(lang, &[same.clone(), other.clone()]);
            assert_eq!(table.rows.len(), 3, "{table:?}");
            assert!(table.rows.iter().all(|row| row.len() == 3 && row[1] != row[2]));
        }
    }
}
