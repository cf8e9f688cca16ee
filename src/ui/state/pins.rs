//! Pinned setups: further ones beside today and the proposal, kept with them and undone like all else; and moving whole
//! setups and single levers between them. Leaves to others: their list (`panels::pins`), simulating them (`panels::bench`).

use super::message::Message;
use super::setups::{MAX_PINS, Setups};
use super::{AppState, Gesture};
use crate::domain::{Param, Scenario};
use crate::i18n::{Key, Role};
use crate::present::lever::SHARED;
use crate::present::pins::unused;
use leptos::prelude::*;

/// Where a setup stands: 0 is today, 1 the proposal, from 2 on the pins.
pub type Place = usize;

/// The place of the first pin.
pub const PINS: Place = 2;

/// Pins the proposal under this name, or the next free one.
pub fn pin(state: AppState, name: &str) {
    let otherwise = Key::Variant.text(state.lang.get_untracked());
    change(state, |setups| {
        let name = unused(name, otherwise, &names(&setups.pins));
        setups.pins.push(Scenario { name, ..setups.scenarios[1].clone() });
    });
}

pub fn duplicate(state: AppState, pin: usize) {
    change(state, |setups| {
        let name = unused(&setups.pins[pin].name, "", &names(&setups.pins));
        setups.pins.insert(pin + 1, Scenario { name, ..setups.pins[pin].clone() });
    });
}

/// A name that is empty or another's leaves this one as it is.
pub fn rename(state: AppState, pin: usize, name: &str) {
    change(state, |setups| {
        let others: Vec<&str> = names(&setups.pins);
        let wanted = unused(name, &setups.pins[pin].name, &[]);
        if !others.contains(&wanted.as_str()) {
            setups.pins[pin].name = wanted;
        }
    });
}

pub fn remove(state: AppState, pin: usize) {
    change(state, |setups| drop(setups.pins.remove(pin)));
}

/// Puts a pin in the place of today or the proposal, which keeps its own name.
pub fn put_back(state: AppState, pin: usize, role: Role) {
    let mut setups = state.setups.get_untracked();
    let name = setups.scenarios[role as usize].name.clone();
    let mut put = Scenario { name, ..setups.pins[pin].clone() };
    // A file may bring pins of another horizon: today and the proposal never stand apart in it.
    for param in SHARED {
        put.levers[param] = setups.scenarios[role as usize].levers[param];
    }
    setups.scenarios[role as usize] = put;
    state.adopt(setups, Message::note(Key::PinUsed));
}

pub fn swap(state: AppState) {
    let mut setups = state.setups.get_untracked();
    setups.scenarios.swap(0, 1);
    state.adopt(setups, Message::note(Key::Swapped));
}

/// Sets a lever of one setup to what it is in another.
pub fn copy_lever(state: AppState, param: Param, from: Place, to: Place) {
    let mut setups = state.setups.get_untracked();
    let Some(lever) = setups.at(from).map(|scenario| scenario.levers[param]) else { return };
    let is_shared = SHARED.contains(&param) && to < PINS;
    for place in 0..PINS + setups.pins.len() {
        if (place == to || is_shared && place < PINS)
            && let Some(scenario) = setups.at_mut(place)
        {
            scenario.levers[param] = lever;
        }
    }
    if let Err(errors) = setups.at(to).map_or(Ok(()), Setups::simulable) {
        return state.message.set(Some(Message::refused(errors)));
    }
    if to < PINS {
        // The levers follow by themselves; what cannot be was refused above.
        let _ = state.edit(Gesture::Single, |standing| *standing = setups);
    } else {
        change(state, |standing| *standing = setups);
    }
}

/// What is simulated stays as it is; nothing is kept for undoing where nothing changed.
fn change(state: AppState, change: impl FnOnce(&mut Setups)) {
    let mut setups = state.setups.get_untracked();
    change(&mut setups);
    setups.pins.truncate(MAX_PINS);
    if state.setups.with_untracked(|standing| *standing != setups) {
        state.keep(Gesture::Single);
        state.setups.set(setups);
    }
}

fn names(pins: &[Scenario]) -> Vec<&str> {
    pins.iter().map(|pin| pin.name.as_str()).collect()
}
