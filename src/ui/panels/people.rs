//! Both setups' behaviour by pay, solved while the page stays awake: one team's answer at one review is a task of its own, and
//! all of it waits until levers have come to rest. Leaves to others: the answers (`sim::people`), what is made of them.

use crate::browser::Breath;
use crate::browser::clock::Debounce;
use crate::domain::{Conduct, Scenario};
use crate::i18n::Key;
use crate::sim::people::{Path, Temper, Walk};
use crate::ui::app;
use crate::ui::bind::{effect, memo};
use crate::ui::state::message::Message;
use leptos::prelude::*;
use std::sync::Arc;

/// Levers are at rest once they have not moved for so many milliseconds.
const REST: i32 = 150;

/// Setups with what their people do.
#[derive(Clone, Debug, PartialEq)]
pub struct Settled {
    pub scenarios: [Scenario; 2],
    pub paths: [Path; 2],
}

impl Settled {
    /// The setups with the behaviour in which their people settle, frozen.
    pub fn settled(&self) -> [Scenario; 2] {
        [0, 1].map(|world| {
            let mut settled = self.scenarios[world].clone();
            if settled.choices.conduct != Conduct::Frozen
                && let Some(last) = self.paths[world].periods.last()
            {
                last.behaviour.apply(&mut settled);
                settled.choices.conduct = Conduct::Frozen;
            }
            settled
        })
    }
}

/// The last that was solved; it stands until the next is.
pub type People = RwSignal<Option<Arc<Settled>>>;

struct Work {
    /// A new one for each move of a lever, so that nothing of the setups before goes on.
    breath: Breath,
    scenarios: [Scenario; 2],
    /// Of each setup, what is solved.
    paths: [Option<Path>; 2],
    under_way: Option<Walk>,
}

type Slot = StoredValue<Option<Work>, LocalStorage>;

/// Follows the setups for as long as the panel that asks is there.
pub fn follow() -> People {
    let state = app();
    let people: People = RwSignal::new(None);
    let slot: Slot = StoredValue::new_local(None);
    let rest = Debounce::new(REST);
    effect(move || {
        let scenarios = state.setups.with(|setups| setups.scenarios.clone());
        let mut is_quick = true;
        slot.update_value(|slot| {
            let work = begin(slot.take(), scenarios);
            is_quick = (0..2).all(|world| {
                work.paths[world].is_some() || work.scenarios[world].choices.conduct == Conduct::Frozen
            });
            *slot = Some(work);
        });
        rest.cancel();
        // What takes a millisecond goes with the lever.
        if is_quick || people.with_untracked(Option::is_none) {
            solve(slot, people);
        } else {
            rest.call(move || solve(slot, people));
        }
    });
    people
}

/// Whether what stands is of other setups than those of now.
pub fn is_stale(people: People) -> Memo<bool> {
    let state = app();
    memo(move || {
        state.setups.with(|setups| {
            people.with(|people| people.as_ref().is_none_or(|people| people.scenarios != setups.scenarios))
        })
    })
}

/// Hands over what a panel shows, unless that is of other setups than those of now: then it says so.
pub fn hand_over(is_stale: Memo<bool>, act: impl FnOnce()) {
    if is_stale.get_untracked() {
        app().message.set(Some(Message::note(Key::ChartComing)));
    } else {
        act();
    }
}

/// What is known of a setup that has not changed stays known.
fn begin(last: Option<Work>, scenarios: [Scenario; 2]) -> Work {
    let mut paths = [None, None];
    if let Some(last) = last {
        for (world, path) in last.paths.into_iter().enumerate() {
            paths[world] = path.filter(|_| last.scenarios[world] == scenarios[world]);
        }
    }
    Work { breath: Breath::default(), scenarios, paths, under_way: None }
}

/// A slice now, and the next after a breath, until both setups are solved. The panel may be gone by then.
fn solve(slot: Slot, people: People) {
    let mut solved = None;
    let is_more = slot.try_update_value(|slot| slot.as_mut().is_some_and(slice)).unwrap_or(false);
    let _ = slot.try_with_value(|held| {
        let Some(work) = held else { return };
        if is_more {
            work.breath.then(move || solve(slot, people));
        } else if let [Some(today), Some(proposal)] = &work.paths {
            let paths = [today.clone(), proposal.clone()];
            solved = Some(Settled { scenarios: work.scenarios.clone(), paths });
        }
    });
    if let Some(solved) = solved {
        let _ = people.try_set(Some(Arc::new(solved)));
    }
}

/// One step; says whether there is more to do.
fn slice(work: &mut Work) -> bool {
    let Some(world) = work.paths.iter().position(Option::is_none) else { return false };
    let walk = work.under_way.take().or_else(|| Walk::new(&work.scenarios[world], Temper::Human).ok());
    // Setups that cannot be simulated never get here: they are refused where they are typed.
    let Some(mut walk) = walk else { return false };
    if walk.step() {
        work.under_way = Some(walk);
    } else {
        work.paths[world] = Some(walk.into_path());
    }
    work.paths.iter().any(Option::is_none)
}
