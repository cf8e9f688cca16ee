//! The two lists of a setup as tables: the signals with their points, the channels with their prices. Each row has a name
//! and three numbers. Leaves to others: words (`i18n::roster`), elements (`ui`), whether the setup can then be simulated.

use crate::domain::channel::MAX_CHANNELS;
use crate::domain::signal::MAX_SIGNALS;
use crate::domain::{Channel, LeverError, Roster, Scenario, Signal, Unit, parse_number};
use crate::i18n::error::Bounds;
use crate::i18n::{Lang, format, name, roster as words};

/// How many numbers a row has.
pub const COLUMNS: usize = 3;

/// A name is refused that is longer, in letters.
const LONGEST: usize = 60;

pub fn rows(roster: Roster, scenario: &Scenario) -> usize {
    match roster {
        Roster::Signals => scenario.signals.len(),
        Roster::Channels => scenario.channels.len(),
    }
}

/// Fewest and most rows that a setup may have.
pub fn limits(roster: Roster) -> (usize, usize) {
    match roster {
        Roster::Signals => (0, MAX_SIGNALS),
        Roster::Channels => (1, MAX_CHANNELS),
    }
}

/// What numbers a column takes.
pub fn bounds(roster: Roster, column: usize) -> Bounds {
    let of = |unit, min, max, example| Bounds { unit, min, max, example };
    match (roster, column) {
        (Roster::Signals, 0) => of(Unit::Points, -300.0, 300.0, 20.0),
        (Roster::Channels, 0) => of(Unit::Index, 0.0, 1e6, 2.0),
        (Roster::Channels, 1) => of(Unit::Euro, 0.0, 1e5, 40.0),
        _ => of(Unit::Share, 0.0, 1.0, 0.3),
    }
}

/// The row's name as the reader knows it.
pub fn title(lang: Lang, roster: Roster, scenario: &Scenario, row: usize) -> String {
    let written = match roster {
        Roster::Signals => scenario.signals.get(row).map(|signal| name::signal(lang, &signal.name)),
        Roster::Channels => scenario.channels.get(row).map(|channel| name::channel(lang, &channel.name)),
    };
    written.unwrap_or_default().to_owned()
}

/// A row's number as its field shows it; nothing where there is no such row.
pub fn field(lang: Lang, roster: Roster, scenario: &Scenario, row: usize, column: usize) -> String {
    let value = match roster {
        Roster::Signals => scenario.signals.get(row).map(|signal| of_signal(signal)[column]),
        Roster::Channels => scenario.channels.get(row).map(|channel| of_channel(channel)[column]),
    };
    value.map(|value| format::field(lang, bounds(roster, column).unit, value)).unwrap_or_default()
}

/// The number in `text`, as the reader types it, in the unit of the engine and within its bounds.
pub fn read(lang: Lang, roster: Roster, column: usize, text: &str) -> Result<f64, LeverError> {
    let Bounds { unit, min, max, .. } = bounds(roster, column);
    let value = format::from_screen(unit, parse_number(text, lang.decimal_mark())?);
    if value < min {
        return Err(LeverError::TooLow { min });
    }
    if value > max {
        return Err(LeverError::TooHigh { max });
    }
    Ok(value)
}

pub fn set(roster: Roster, scenario: &mut Scenario, row: usize, column: usize, value: f64) {
    match roster {
        Roster::Signals => {
            let Some(signal) = scenario.signals.get_mut(row) else { return };
            *[&mut signal.points, &mut signal.given_fit, &mut signal.given_no_fit][column] = value;
        }
        Roster::Channels => {
            let Some(channel) = scenario.channels.get_mut(row) else { return };
            *[&mut channel.weight, &mut channel.cost_per_lead, &mut channel.fit][column] = value;
        }
    }
}

/// A name as the reader wrote it; `None` where it is none, or too long. What a built-in row is called in the reader's
/// language is that row's identifier, so that it is translated again.
pub fn read_name(lang: Lang, roster: Roster, text: &str) -> Option<String> {
    let text = text.trim();
    let fits = !text.is_empty() && text.chars().count() <= LONGEST;
    fits.then(|| {
        let built_in = match roster {
            Roster::Signals => name::SIGNALS.iter().find(|id| name::signal(lang, id) == text),
            Roster::Channels => name::CHANNELS.iter().find(|id| name::channel(lang, id) == text),
        };
        built_in.map_or(text, |id| id).to_owned()
    })
}

pub fn rename(roster: Roster, scenario: &mut Scenario, row: usize, name: String) {
    match roster {
        Roster::Signals => scenario.signals.get_mut(row).map(|signal| signal.name = name),
        Roster::Channels => scenario.channels.get_mut(row).map(|channel| channel.name = name),
    };
}

/// One more row at the end: a signal that says nothing and counts nothing, or a channel without leads.
pub fn add(lang: Lang, roster: Roster, scenario: &mut Scenario) {
    match roster {
        Roster::Signals => scenario.signals.push(Signal::new(words::fresh(roster, lang), 0.5, 0.5, 0.0)),
        Roster::Channels => scenario.channels.push(Channel::new(words::fresh(roster, lang), 0.0, 0.0, 0.5)),
    }
}

pub fn remove(roster: Roster, scenario: &mut Scenario, row: usize) {
    match roster {
        Roster::Signals if row < scenario.signals.len() => drop(scenario.signals.remove(row)),
        Roster::Channels if row < scenario.channels.len() => drop(scenario.channels.remove(row)),
        Roster::Signals | Roster::Channels => {}
    }
}

pub fn is_same(roster: Roster, a: &Scenario, b: &Scenario) -> bool {
    match roster {
        Roster::Signals => a.signals == b.signals,
        Roster::Channels => a.channels == b.channels,
    }
}

/// Gives the whole list of `from` to `to`.
pub fn copy(roster: Roster, from: &Scenario, to: &mut Scenario) {
    match roster {
        Roster::Signals => to.signals.clone_from(&from.signals),
        Roster::Channels => to.channels.clone_from(&from.channels),
    }
}

fn of_signal(signal: &Signal) -> [f64; COLUMNS] {
    [signal.points, signal.given_fit, signal.given_no_fit]
}

fn of_channel(channel: &Channel) -> [f64; COLUMNS] {
    [channel.weight, channel.cost_per_lead, channel.fit]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::Company;

    #[test]
    fn what_is_typed_stands_in_its_place() {
        for roster in Roster::ALL {
            let mut scenario = Company::Industrial.scenario();
            for row in 0..rows(roster, &scenario) {
                for column in 0..COLUMNS {
                    let Bounds { max, unit, .. } = bounds(roster, column);
                    let typed = format::field(Lang::Es, unit, max / 8.0 * (column + 1) as f64);
                    let value = read(Lang::Es, roster, column, &typed).expect("a number");
                    set(roster, &mut scenario, row, column, value);
                }
                let shown = [0, 1, 2].map(|column| field(Lang::Es, roster, &scenario, row, column));
                let expected = [0, 1, 2].map(|column| {
                    let Bounds { max, unit, .. } = bounds(roster, column);
                    format::field(Lang::Es, unit, max / 8.0 * (column + 1) as f64)
                });
                assert_eq!(shown, expected);
            }
            assert_eq!(scenario.check(), Ok(()));
        }
    }

    #[test]
    fn bounds_are_those_of_the_domain() {
        for roster in Roster::ALL {
            for column in 0..COLUMNS {
                let Bounds { unit, min, max, example } = bounds(roster, column);
                let mut scenario = Company::Industrial.scenario();
                for value in [min, example, max] {
                    set(roster, &mut scenario, 0, column, value);
                    assert_eq!(scenario.check(), Ok(()), "{roster:?} {column} {value}");
                }
                for (value, error) in
                    [(min - 1.0, LeverError::TooLow { min }), (max + 1.0, LeverError::TooHigh { max })]
                {
                    set(roster, &mut scenario, 0, column, value);
                    assert!(scenario.check().is_err(), "{roster:?} {column} {value}");
                    let typed = format::field(Lang::En, unit, value).replace('\u{2212}', "-");
                    assert_eq!(read(Lang::En, roster, column, &typed), Err(error));
                }
            }
            assert_eq!(read(Lang::Es, roster, 0, "doce"), Err(LeverError::NotANumber));
        }
    }

    #[test]
    fn rows_are_named_added_and_removed() {
        for roster in Roster::ALL {
            let mut scenario = Company::Industrial.scenario();
            let start = scenario.clone();
            for lang in Lang::ALL {
                for row in 0..rows(roster, &scenario) {
                    let shown = title(lang, roster, &scenario, row);
                    let name = read_name(lang, roster, &shown).expect("a name");
                    rename(roster, &mut scenario, row, name);
                }
            }
            assert!(is_same(roster, &scenario, &start), "a built-in name stays translated");
            assert_eq!(read_name(Lang::Es, roster, "  \t"), None);
            assert_eq!(read_name(Lang::Es, roster, &"ñ".repeat(61)), None);
            add(Lang::Es, roster, &mut scenario);
            assert_eq!(scenario.check(), Ok(()));
            let last = rows(roster, &scenario) - 1;
            rename(roster, &mut scenario, last, read_name(Lang::Es, roster, " Feria ").unwrap());
            assert_eq!(title(Lang::En, roster, &scenario, last), "Feria");
            let mut other = start.clone();
            copy(roster, &scenario, &mut other);
            assert!(is_same(roster, &scenario, &other) && !is_same(roster, &scenario, &start));
            remove(roster, &mut scenario, last);
            remove(roster, &mut scenario, last);
            assert!(is_same(roster, &scenario, &start), "what is not there cannot be removed");
            let (fewest, most) = limits(roster);
            assert!((fewest..most).contains(&rows(roster, &start)));
        }
    }
}
