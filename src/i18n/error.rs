//! What is wrong with a lever, a channel, a signal or a scenario, in words that say what to do.
//! Leaves to others: finding the faults (`domain`), faults of files and links (`fault`).

use super::format::{count, field, percent, value};
use super::lang::{Label, Lang, lower};
use super::name;
use crate::domain::channel::{ChannelError, MAX_CHANNELS};
use crate::domain::signal::{MAX_SIGNALS, SignalError};
use crate::domain::{LeverError, Param, Question, Scenario, ScenarioError, Spec, Unit};

/// What numbers are welcome in a place.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Bounds {
    pub unit: Unit,
    /// As stored: shares as fractions.
    pub min: f64,
    pub max: f64,
    /// One as it may be typed.
    pub example: f64,
}

impl Bounds {
    /// A lever's. The example is its default, without the digits of one that was computed.
    fn of(param: Param) -> Bounds {
        let Spec { unit, min, max, default, .. } = *param.spec();
        Bounds { unit, min, max, example: super::format::round_significant(default, 2) }
    }
}

/// Why a lever's number was refused, and which numbers are welcome. Stands beside the lever.
pub fn lever(lang: Lang, param: Param, error: LeverError) -> String {
    number(lang, Bounds::of(param), error)
}

/// Why a number was refused, and which are welcome.
pub fn number(lang: Lang, bounds: Bounds, error: LeverError) -> String {
    let shown = |number| value(lang, bounds.unit, number);
    let example = || field(lang, bounds.unit, bounds.example);
    match (lang, error) {
        (Lang::Es, LeverError::Empty) => format!("Escribe un número {}.", between(lang, bounds)),
        (Lang::En, LeverError::Empty) => format!("Write a number {}.", between(lang, bounds)),
        (Lang::Es, LeverError::NotANumber) => {
            format!("Eso no es un número. Escribe uno {}, como {}.", between(lang, bounds), example())
        }
        (Lang::En, LeverError::NotANumber) => {
            format!("That is not a number. Write one {}, such as {}.", between(lang, bounds), example())
        }
        (Lang::Es, LeverError::TooLow { min }) => format!("Como mínimo, {}.", shown(min)),
        (Lang::En, LeverError::TooLow { min }) => format!("At least {}.", shown(min)),
        (Lang::Es, LeverError::TooHigh { max }) => format!("Como máximo, {}.", shown(max)),
        (Lang::En, LeverError::TooHigh { max }) => format!("At most {}.", shown(max)),
        (Lang::Es, LeverError::NotWhole) => "Escribe un número entero, sin decimales.".to_owned(),
        (Lang::En, LeverError::NotWhole) => "Write a whole number, without decimals.".to_owned(),
        (Lang::Es, LeverError::RangeOrder) => {
            "El mínimo no puede pasar de lo más probable, ni lo más probable del máximo.".to_owned()
        }
        (Lang::En, LeverError::RangeOrder) => {
            "The low value must not exceed the likely one, nor the likely one the high one.".to_owned()
        }
    }
}

/// The same with the lever's name in front, for a list of faults.
pub fn named_lever(lang: Lang, param: Param, error: LeverError) -> String {
    let sentence = lever(lang, param, error);
    let mut letters = sentence.chars();
    let first = letters.next().map(|letter| lower(letter).to_string()).unwrap_or_default();
    format!("{}: {first}{}", param.label(lang), letters.as_str())
}

/// Why a scenario cannot be simulated, and what to change.
pub fn scenario(lang: Lang, error: &ScenarioError) -> String {
    use ScenarioError::*;
    match (lang, error) {
        (_, Lever { param, error }) => named_lever(lang, *param, *error),
        (Lang::Es, Name) => "El nombre del escenario pasa de 60 letras: acórtalo.".to_owned(),
        (Lang::En, Name) => "The scenario's name has more than 60 letters: shorten it.".to_owned(),
        (Lang::Es, ChannelCount { count }) => {
            format!("Hay {count} canales: tiene que haber entre 1 y {MAX_CHANNELS}.")
        }
        (Lang::En, ChannelCount { count }) => {
            format!("There are {count} channels: there must be between 1 and {MAX_CHANNELS}.")
        }
        (Lang::Es, Channel { index, error }) => format!("Canal {}: {}", index + 1, channel(lang, *error)),
        (Lang::En, Channel { index, error }) => format!("Channel {}: {}", index + 1, channel(lang, *error)),
        (Lang::Es, NoVolume) => "Ningún canal trae leads: da a alguno un peso mayor que 0.".to_owned(),
        (Lang::En, NoVolume) => "No channel brings leads: give one a weight above 0.".to_owned(),
        (Lang::Es, SignalCount { count }) => {
            format!("Hay {count} señales: caben {MAX_SIGNALS}. Quita alguna.")
        }
        (Lang::En, SignalCount { count }) => {
            format!("There are {count} signals: at most {MAX_SIGNALS} fit. Remove some.")
        }
        (Lang::Es, Signal { index, error }) => format!("Señal {}: {}", index + 1, signal(lang, *error)),
        (Lang::En, Signal { index, error }) => format!("Signal {}: {}", index + 1, signal(lang, *error)),
        (_, Calendar) => calendar(lang),
        (_, DecayCurve) => decay(lang),
        (Lang::Es, TooManyLeads { expected, max }) => format!(
            "Saldrían unos {} leads por simulación, vueltas incluidas, y caben {}: baja los leads por semana o el horizonte.",
            count(lang, *expected),
            count(lang, *max)
        ),
        (Lang::En, TooManyLeads { expected, max }) => format!(
            "That makes about {} leads per trial, returns included, and {} fit: lower the leads per week or the horizon.",
            count(lang, *expected),
            count(lang, *max)
        ),
        (Lang::Es, FitShareUnreachable { wanted, low, high }) => format!(
            "Con estos canales el encaje solo puede ir del {} al {}, no al {}: un canal con 0 % o 100 % no se mueve. Cambia su encaje.",
            percent(lang, *low),
            percent(lang, *high),
            percent(lang, *wanted)
        ),
        (Lang::En, FitShareUnreachable { wanted, low, high }) => format!(
            "With these channels fit can only go from {} to {}, not to {}: a channel at 0% or 100% does not move. Change its fit.",
            percent(lang, *low),
            percent(lang, *high),
            percent(lang, *wanted)
        ),
        (Lang::Es, RateUnreachable { rate, probability }) => format!(
            "{}: para lograr esa tasa, los leads que encajan tendrían que pasar en el {} de los casos. Baja la tasa o la ventaja del encaje, o sube el encaje de referencia.",
            rate.label(lang),
            percent(lang, *probability)
        ),
        (Lang::En, RateUnreachable { rate, probability }) => format!(
            "{}: to reach that rate, leads that fit would have to pass {} of the time. Lower the rate or the advantage of fit, or raise the reference fit.",
            rate.label(lang),
            percent(lang, *probability)
        ),
    }
}

/// All of them, one after the other.
pub fn all(lang: Lang, errors: &[ScenarioError]) -> String {
    errors.iter().map(|why| scenario(lang, why)).collect::<Vec<String>>().join(" ")
}

/// The fault, with the scenario's own names of channels and signals in place of their positions.
pub fn in_scenario(lang: Lang, owner: &Scenario, error: &ScenarioError) -> String {
    match *error {
        ScenarioError::Channel { index, error } if error != ChannelError::Name => {
            let Some(faulty) = owner.channels.get(index) else {
                return scenario(lang, &ScenarioError::Channel { index, error });
            };
            format!("{}: {}", name::channel(lang, &faulty.name), channel(lang, error))
        }
        ScenarioError::Signal { index, error } if error != SignalError::Name => {
            let Some(faulty) = owner.signals.get(index) else {
                return scenario(lang, &ScenarioError::Signal { index, error });
            };
            format!("{}: {}", name::signal(lang, &faulty.name), signal(lang, error))
        }
        _ => scenario(lang, error),
    }
}

pub fn channel(lang: Lang, error: ChannelError) -> &'static str {
    match error {
        ChannelError::Name => {
            lang.pick("ponle un nombre de 1 a 60 letras.", "give it a name of 1 to 60 letters.")
        }
        ChannelError::Weight => {
            lang.pick("el peso va de 0 a 1.000.000.", "the weight goes from 0 to 1,000,000.")
        }
        ChannelError::Cost => {
            lang.pick("el coste por lead va de 0 a 100.000 €.", "the cost per lead goes from €0 to €100,000.")
        }
        ChannelError::Fit => lang.pick("el encaje va de 0 a 100 %.", "the fit goes from 0 to 100%."),
    }
}

pub fn signal(lang: Lang, error: SignalError) -> &'static str {
    match error {
        SignalError::Name => {
            lang.pick("ponle un nombre de 1 a 60 letras.", "give it a name of 1 to 60 letters.")
        }
        SignalError::Probability => {
            lang.pick("las dos probabilidades van de 0 a 100 %.", "both probabilities go from 0 to 100%.")
        }
        SignalError::Points => {
            lang.pick("los puntos van de \u{2212}300 a 300.", "the points go from \u{2212}300 to 300.")
        }
    }
}

fn calendar(lang: Lang) -> String {
    let question = Question::Calendar.label(lang);
    match lang {
        Lang::Es => format!(
            "{question} Elige de 1 a 7 días y una hora de cierre posterior a la de apertura, entre 0 y 24."
        ),
        Lang::En => format!(
            "{question} Choose 1 to 7 days, and a closing hour after the opening one, between 0 and 24."
        ),
    }
}

fn decay(lang: Lang) -> String {
    let question = Question::Decay.label(lang);
    match lang {
        Lang::Es => format!(
            "{question} Los dos tiempos tienen que ser mayores que 0; el peso y el suelo van de 0 a 1."
        ),
        Lang::En => {
            format!("{question} Both times must be above 0; the weight and the floor go from 0 to 1.")
        }
    }
}

/// `entre 0 y 2000 leads/semana`.
fn between(lang: Lang, Bounds { unit, min, max, .. }: Bounds) -> String {
    let (min, max) = (field(lang, unit, min), value(lang, unit, max));
    match lang {
        Lang::Es => format!("entre {min} y {max}"),
        Lang::En => format!("between {min} and {max}"),
    }
}
