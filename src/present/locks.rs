//! Holding what is locked: whatever is asked for, locked levers, answers and lists stay as they stand, in both setups.
//! Leaves to others: the set of locks (`share::locks`), saying what was held (`i18n`), the buttons (`ui`).

use super::choice::current;
use super::roster;
use crate::domain::Scenario;
use crate::share::{Lock, Locks};

/// Puts back in `wanted` what is locked, as it stands in `standing`; returns what would have changed, in reading order.
pub fn hold(locks: &Locks, standing: &[Scenario; 2], wanted: &mut [Scenario; 2]) -> Vec<Lock> {
    let mut held = Vec::new();
    for lock in locks.iter() {
        if (0..2).any(|at| !is_same(lock, &standing[at], &wanted[at])) {
            held.push(lock);
        }
        standing.iter().zip(wanted.iter_mut()).for_each(|(from, to)| put(lock, from, to));
    }
    held
}

fn is_same(lock: Lock, a: &Scenario, b: &Scenario) -> bool {
    match lock {
        Lock::Lever(param) => a.levers[param] == b.levers[param],
        Lock::Answer(question) => current(question, &a.choices) == current(question, &b.choices),
        Lock::List(list) => roster::is_same(list, a, b),
    }
}

fn put(lock: Lock, from: &Scenario, to: &mut Scenario) {
    match lock {
        Lock::Lever(param) => to.levers[param] = from.levers[param],
        Lock::Answer(question) => current(question, &from.choices).give(&mut to.choices),
        Lock::List(list) => roster::copy(list, from, to),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{Company, Lever, Param, Question, Sla};
    use crate::present::plan::Pay;
    use crate::sim::people::Plan;

    #[test]
    fn everything_locked_stays_and_is_told() {
        let standing = Company::Industrial.setups();
        let mut wanted =
            Company::Micro.setups().map(|setup| Pay::Plan(Plan::Sla).give(&setup).expect("valid"));
        wanted[1].choices.sla = Sla::None;
        let asked = wanted.clone();
        let locks = Lock::all().collect();
        let held = hold(&locks, &standing, &mut wanted);
        for (setup, own) in wanted.iter().zip(&standing) {
            assert_eq!((&setup.levers, &setup.choices), (&own.levers, &own.choices));
            assert_eq!((&setup.signals, &setup.channels), (&own.signals, &own.channels));
        }
        for lock in locks.iter() {
            let moved = (0..2).any(|at| !is_same(lock, &asked[at], &standing[at]));
            assert_eq!(held.contains(&lock), moved, "{}", lock.id());
        }
    }

    #[test]
    fn what_is_open_moves() {
        let standing = Company::Industrial.setups();
        let mut wanted = standing.clone();
        wanted.swap(0, 1);
        wanted[0].levers[Param::Reps] = Lever::Fixed(9.0);
        let locks = [Lock::Lever(Param::Attempts), Lock::Lever(Param::DealMean), Lock::Answer(Question::Sla)];
        let held = hold(&locks.into_iter().collect(), &standing, &mut wanted);
        assert_eq!(held, [locks[0], locks[2]], "the deal is the same in both: nothing to hold");
        assert_eq!(wanted[0].levers[Param::Reps], Lever::Fixed(9.0));
        assert_eq!(wanted[0].levers[Param::Inflation], standing[1].levers[Param::Inflation]);
        assert_eq!(wanted[1].levers[Param::Attempts], standing[1].levers[Param::Attempts]);
        assert_eq!(wanted[0].choices.sla, standing[0].choices.sla);
        assert!(hold(&Locks::default(), &standing, &mut wanted).is_empty());
    }
}
