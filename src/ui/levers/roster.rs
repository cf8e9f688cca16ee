//! The signals with their points, and the channels with their prices, as tables to edit: for both setups at once while
//! they are the same, else for each. Leaves to others: rows and numbers (`present::roster`), typing (`entry`).

use super::class_of;
use super::entry::{Entry, Tell, entry};
use super::lock::are_locked;
use super::track::role_id;
use crate::domain::{LeverError, Roster, Scenario};
use crate::i18n::roster as words;
use crate::i18n::{Explain, Key, Label, Lang, Role, error};
use crate::present::roster::{self as model, COLUMNS, bounds};
use crate::share::Lock;
use crate::ui::app;
use crate::ui::bind::{effect, flag, memo, spelled, text, when};
use crate::ui::element::{El, el};
use crate::ui::icon::{Icon, icon};
use crate::ui::lazy::{Lazy, Missing};
use crate::ui::state::{Gesture, Refusal};
use leptos::ev;
use leptos::prelude::*;
use std::rc::Rc;
use std::sync::Arc;
use wasm_split_helpers::wasm_split;

/// How to get the table of a list.
pub fn table(roster: Roster) -> Lazy {
    match roster {
        Roster::Signals => Lazy { fetch: || Box::pin(fetch()), build: || Box::pin(signals()) },
        Roster::Channels => Lazy { fetch: || Box::pin(fetch_channels()), build: || Box::pin(channels()) },
    }
}

#[wasm_split(tables, fallible, preload(fetch))]
fn signals() -> Result<El, Missing> {
    Ok(Table::new(Roster::Signals).build())
}

#[wasm_split(tables, fallible, preload(fetch_channels))]
fn channels() -> Result<El, Missing> {
    Ok(Table::new(Roster::Channels).build())
}

#[derive(Clone, Copy)]
struct Table {
    roster: Roster,
    /// They are to move apart although they are the same.
    is_apart: RwSignal<bool>,
    is_locked: Memo<bool>,
    fault: RwSignal<Option<Fault>>,
}

/// An edit that was refused, and where.
#[derive(Clone, Debug, PartialEq)]
struct Fault {
    place: Place,
    why: Why,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Place {
    role: Role,
    row: usize,
    /// `None` is the name.
    column: Option<usize>,
}

#[derive(Clone, Debug, PartialEq)]
enum Why {
    Name,
    Number(LeverError),
    Setup(Refusal),
}

impl Table {
    fn new(roster: Roster) -> Table {
        let app = app();
        let table = Table {
            roster,
            is_apart: RwSignal::new(false),
            is_locked: are_locked(vec![Lock::List(roster)]),
            fault: RwSignal::new(None),
        };
        // Once they differ they stay apart, also while somebody types who makes them the same for a moment.
        effect(move || {
            if !table.is_same() {
                table.is_apart.set(true);
            }
        });
        effect(move || {
            app.replaced.track();
            table.fault.set(None);
            table.is_apart.set(false);
        });
        table
    }

    fn build(self) -> El {
        let app = app();
        let is_joint = memo(move || self.is_joint());
        let is_changed = memo(move || {
            app.setups.with(|setups| {
                let pairs = setups.scenarios.iter().zip(&setups.presets);
                pairs.into_iter().any(|(now, preset)| !model::is_same(self.roster, now, preset))
            })
        });
        let tables = move || {
            let roles = if is_joint.get() { &Role::ALL[..1] } else { &Role::ALL[..] };
            roles.iter().map(|&role| self.of(role)).collect()
        };
        let tie = move |_: ev::MouseEvent| {
            if self.is_joint() {
                self.is_apart.set(true);
            } else {
                self.is_apart.set(false);
                let outcome = app.edit(Gesture::Single, |setups| {
                    let [today, proposal] = &mut setups.scenarios;
                    model::copy(self.roster, today, proposal);
                });
                self.tell(outcome.err().map(|errors| self.refused(errors)));
            }
        };
        let reset = move |_: ev::MouseEvent| {
            let outcome = app.edit(Gesture::Single, |setups| {
                for (now, preset) in setups.scenarios.iter_mut().zip(&setups.presets) {
                    model::copy(self.roster, preset, now);
                }
            });
            self.tell(outcome.err().map(|errors| self.refused(errors)));
        };
        let button = move |id: &str, key: Key| {
            el("button")
                .class("button")
                .id(&format!("{id}-{}", self.roster.id()))
                .flag("disabled", flag(move || self.is_locked.get()))
                .says(app.say(key))
        };
        let fault = text(move || {
            let lang = app.lang.get();
            self.fault.with(|fault| fault.as_ref().map(|fault| self.words(lang, fault)).unwrap_or_default())
        });
        el("div")
            .class("roster")
            .id(&format!("roster-{}", self.roster.id()))
            .add(el("p").class("quiet").says(app.tell(move |lang| self.roster.explain(lang))))
            .add(el("div").filled(tables))
            .add(el("p").class("lever-error").id(&self.error_id()).attr("role", "alert").says(fault))
            .add(
                el("div")
                    .class("actions")
                    .add(
                        button("tie", Key::LinkBoth)
                            .follow("aria-pressed", spelled(move || is_joint.get()))
                            .on("click", tie),
                    )
                    .part(when(
                        move || is_changed.get(),
                        move || button("reset", Key::ResetList).on("click", reset),
                    )),
            )
    }

    /// Whether one table stands for both setups.
    fn is_joint(self) -> bool {
        self.is_same() && !self.is_apart.get()
    }

    fn is_same(self) -> bool {
        app().setups.with(|setups| {
            let [today, proposal] = &setups.scenarios;
            model::is_same(self.roster, today, proposal)
        })
    }

    /// One setup's table; rows come and go, their fields stay while somebody types.
    fn of(self, role: Role) -> El {
        let app = app();
        let count = memo(move || {
            app.setups.with(|setups| model::rows(self.roster, &setups.scenarios[role as usize]))
        });
        let joint = untrack(|| self.is_joint());
        let caption = app.tell(move |lang| {
            let who = if joint { Key::BothSetups.text(lang) } else { role.label(lang) };
            format!("{}: {who}", self.roster.label(lang))
        });
        let head = |at: usize| {
            el("th").attr("scope", "col").says(app.tell(move |lang| words::heads(self.roster, lang)[at]))
        };
        let rows = move || (0..count.get()).map(|row| self.row(role, row)).collect();
        let class = if joint { "" } else { class_of(role) };
        let add = move |_: ev::MouseEvent| {
            let lang = app.lang.get_untracked();
            let row = count.get_untracked();
            self.change(Place { role, row, column: None }, |scenario| {
                model::add(lang, self.roster, scenario)
            });
        };
        let is_full = move || self.is_locked.get() || count.get() >= model::limits(self.roster).1;
        el("div")
            .class("roster-table")
            .add(
                el("table")
                    .class(class)
                    .add(el("caption").says(caption))
                    .add(el("thead").add(el("tr").all((0..=COLUMNS).map(head)).add(el("td"))))
                    .add(el("tbody").filled(rows)),
            )
            .add(
                el("button")
                    .class("button plain")
                    .id(&format!("add-{}-{}", self.roster.id(), role_id(role)))
                    .flag("disabled", flag(is_full))
                    .on("click", add)
                    .says(app.tell(move |lang| words::add(self.roster, lang))),
            )
    }

    fn row(self, role: Role, row: usize) -> El {
        let app = app();
        let title = move |lang| {
            app.setups.with(|setups| model::title(lang, self.roster, &setups.scenarios[role as usize], row))
        };
        let remove = move |_: ev::MouseEvent| {
            self.change(Place { role, row, column: None }, |scenario| {
                model::remove(self.roster, scenario, row)
            });
        };
        let fewest = move || {
            let rows = app.setups.with(|setups| model::rows(self.roster, &setups.scenarios[role as usize]));
            self.is_locked.get() || rows <= model::limits(self.roster).0
        };
        let cell = |column| el("td").add(self.number(Place { role, row, column: Some(column) }));
        el("tr")
            .add(el("th").attr("scope", "row").add(self.name(Place { role, row, column: None })))
            .all((0..COLUMNS).map(cell))
            .add(
                el("td").add(
                    el("button")
                        .class("icon")
                        .id(&format!("remove-{}-{row}-{}", self.roster.id(), role_id(role)))
                        .label(app.tell(move |lang| format!("{}: {}", title(lang), Key::Remove.text(lang))))
                        .title(app.say(Key::Remove))
                        .flag("disabled", flag(fewest))
                        .on("click", remove)
                        .add(icon(Icon::Close)),
                ),
            )
    }

    fn name(self, place: Place) -> El {
        let apply = move |text: &str| -> Option<Tell> {
            let lang = app().lang.get_untracked();
            match model::read_name(lang, self.roster, text) {
                Some(name) => {
                    self.change(place, |scenario| model::rename(self.roster, scenario, place.row, name));
                    self.later()
                }
                None => Some(self.telling(Fault { place, why: Why::Name })),
            }
        };
        let shown =
            move |lang: Lang, scenario: &Scenario| model::title(lang, self.roster, scenario, place.row);
        self.entry(place, "wide", shown, apply)
    }

    fn number(self, place: Place) -> El {
        let column = place.column.unwrap_or_default();
        let apply = move |text: &str| -> Option<Tell> {
            match model::read(app().lang.get_untracked(), self.roster, column, text) {
                Ok(value) => {
                    self.change(place, |scenario| {
                        model::set(self.roster, scenario, place.row, column, value)
                    });
                    self.later()
                }
                Err(why) => Some(self.telling(Fault { place, why: Why::Number(why) })),
            }
        };
        let shown = move |lang: Lang, scenario: &Scenario| {
            model::field(lang, self.roster, scenario, place.row, column)
        };
        self.entry(place, "", shown, apply).attr("inputmode", "decimal")
    }

    fn entry(
        self,
        place: Place,
        class: &str,
        shown: impl Fn(Lang, &Scenario) -> String + Send + Sync + 'static,
        apply: impl Fn(&str) -> Option<Tell> + Send + Sync + 'static,
    ) -> El {
        let app = app();
        let Place { role, row, column } = place;
        let name = app.tell(move |lang| {
            let row = app
                .setups
                .with(|setups| model::title(lang, self.roster, &setups.scenarios[role as usize], row));
            words::cell(
                &row,
                words::heads(self.roster, lang)[column.map_or(0, |column| column + 1)],
                role.label(lang),
            )
        });
        let which = column.map_or("name".to_owned(), |column| column.to_string());
        entry(Entry {
            id: format!("{}-{row}-{which}-{}", self.roster.id(), role_id(role)),
            class: class.to_owned(),
            name,
            error_id: self.error_id(),
            shown: Arc::new(move || {
                app.setups.with(|setups| shown(app.lang.get(), &setups.scenarios[role as usize]))
            }),
            apply: Rc::new(apply),
            settle: Rc::new(move || self.tell(None)),
            is_faulty: memo(move || {
                self.fault.with(|fault| fault.as_ref().is_some_and(|fault| fault.place == place))
            }),
            is_settled: memo(move || self.fault.with(Option::is_none)),
            is_locked: self.is_locked,
        })
    }

    /// Changes one setup, or both while one table stands for both.
    fn change(self, place: Place, change: impl FnOnce(&mut Scenario)) {
        let is_joint = untrack(|| self.is_joint());
        let outcome = app().edit(Gesture::List(self.roster), |setups| {
            change(&mut setups.scenarios[place.role as usize]);
            if is_joint {
                let [today, proposal] = &mut setups.scenarios;
                model::copy(self.roster, today, proposal);
            }
        });
        self.tell(outcome.err().map(|errors| Fault { place, why: Why::Setup(errors) }));
    }

    fn tell(self, fault: Option<Fault>) {
        if self.fault.get_untracked() != fault {
            self.fault.set(fault);
        }
    }

    fn telling(self, fault: Fault) -> Tell {
        Box::new(move || self.tell(Some(fault)))
    }

    /// What a change was refused for.
    fn later(self) -> Option<Tell> {
        self.fault.get_untracked().map(|fault| self.telling(fault))
    }

    fn refused(self, errors: Refusal) -> Fault {
        Fault { place: Place { role: Role::Proposal, row: 0, column: None }, why: Why::Setup(errors) }
    }

    fn words(self, lang: Lang, fault: &Fault) -> String {
        let why = match &fault.why {
            Why::Name => words::name_fault(lang).to_owned(),
            Why::Number(why) => {
                error::number(lang, bounds(self.roster, fault.place.column.unwrap_or_default()), *why)
            }
            Why::Setup(errors) => error::all(lang, errors),
        };
        let row = app().setups.with(|setups| {
            model::title(lang, self.roster, &setups.scenarios[fault.place.role as usize], fault.place.row)
        });
        let row = if row.is_empty() { row } else { format!("{row}: ") };
        format!("{row}{why} {}", Key::LastValidKept.text(lang))
    }

    fn error_id(self) -> String {
        format!("error-{}", self.roster.id())
    }
}
