//! What stands locked: levers, answers and lists that nothing but opening their lock may change, in today and the proposal alike.
//! Part of a document, not of a setup: the simulation knows nothing of it.
//! Leaves to others: holding what is locked (`present::locks`), saying so (`i18n`).

use super::codes;
use crate::domain::{Param, Question, Roster};

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Lock {
    Lever(Param),
    Answer(Question),
    List(Roster),
}

impl Lock {
    /// All that can be locked, in reading order.
    pub fn all() -> impl Iterator<Item = Lock> {
        let levers = Param::ALL.into_iter().map(Lock::Lever);
        let answers = Question::ALL.into_iter().map(Lock::Answer);
        levers.chain(answers).chain(Roster::ALL.into_iter().map(Lock::List))
    }

    /// Its name in files.
    pub fn id(self) -> &'static str {
        match self {
            Lock::Lever(param) => param.id(),
            Lock::Answer(question) => question.id(),
            Lock::List(roster) => roster.id(),
        }
    }

    pub fn from_id(id: &str) -> Option<Lock> {
        Lock::all().find(|lock| lock.id() == id)
    }

    /// Its number in links: the lowest bit tells levers from the others.
    pub(super) fn code(self) -> u32 {
        let (kind, place) = match self {
            Lock::Lever(_) => (0, codes::LEVERS.iter().position(|(id, _)| *id == self.id())),
            Lock::Answer(_) | Lock::List(_) => {
                (1, codes::ANSWERS_AND_LISTS.iter().position(|id| *id == self.id()))
            }
        };
        // A test holds that everything has a place.
        (place.unwrap_or_default() as u32) << 1 | kind
    }

    /// `None` for codes that are not (or no longer) in use.
    pub(super) fn from_code(code: u32) -> Option<Lock> {
        if code & 1 == 0 {
            return codes::param(code >> 1).map(Lock::Lever);
        }
        Lock::from_id(codes::ANSWERS_AND_LISTS.get((code >> 1) as usize)?)
    }
}

/// A set of them, in reading order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Locks(Vec<Lock>);

impl Locks {
    pub fn contains(&self, lock: Lock) -> bool {
        self.0.contains(&lock)
    }

    pub fn iter(&self) -> impl Iterator<Item = Lock> + '_ {
        self.0.iter().copied()
    }

    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Locks all of these, or opens them where all are locked.
    pub fn toggled(&self, these: &[Lock]) -> Locks {
        let others = self.iter().filter(|lock| !these.contains(lock));
        if these.iter().all(|&lock| self.contains(lock)) {
            return others.collect();
        }
        others.chain(these.iter().copied()).collect()
    }
}

impl FromIterator<Lock> for Locks {
    fn from_iter<I: IntoIterator<Item = Lock>>(locks: I) -> Locks {
        let wanted: Vec<Lock> = locks.into_iter().collect();
        // Fewer bytes of page than sorting.
        Locks(Lock::all().filter(|lock| wanted.contains(lock)).collect())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn every_lock_has_a_name_and_a_code_of_its_own() {
        let all: Vec<Lock> = Lock::all().collect();
        assert_eq!(all.iter().map(|lock| lock.id()).collect::<BTreeSet<_>>().len(), all.len());
        assert_eq!(all.iter().map(|lock| lock.code()).collect::<BTreeSet<_>>().len(), all.len());
        for lock in all {
            assert_eq!(Lock::from_id(lock.id()), Some(lock));
            assert_eq!(Lock::from_code(lock.code()), Some(lock), "{}", lock.id());
        }
        assert_eq!(Lock::from_code(u32::MAX), None);
        assert_eq!(Lock::from_code(u32::MAX - 1), None);
        assert_eq!(Lock::from_id("wheels"), None);
    }

    #[test]
    fn locks_are_a_set_that_is_locked_and_opened() {
        let [reps, sla] = [Lock::Lever(Param::Reps), Lock::Answer(Question::Sla)];
        let both: Locks = [sla, reps, sla].into_iter().collect();
        assert_eq!(both.iter().collect::<Vec<_>>(), [reps, sla]);
        assert_eq!(both.toggled(&[reps]), Locks(vec![sla]));
        assert_eq!(Locks(vec![sla]).toggled(&[reps, sla]), both, "what is open among them is locked first");
        assert!(both.toggled(&[sla, reps]).is_empty());
    }
}
