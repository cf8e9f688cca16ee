//! A lever's value: one number, or a range when the user is not sure; and how text becomes one.
//! Leaves to others: which bounds apply (`param`), drawing from a range (`sim::draw`), wording (`i18n`).

use super::decimal::parse_decimal;
use super::param::Param;
use serde::de::Error as _;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// In files a plain number, or `{"low": a, "likely": b, "high": c}`.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Lever {
    Fixed(f64),
    /// "I am not sure": drawn once per trial from a PERT law. `low <= likely <= high`.
    Range {
        low: f64,
        likely: f64,
        high: f64,
    },
}

/// Why a lever's value is refused. The last valid value stands.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum LeverError {
    Empty,
    NotANumber,
    TooLow {
        min: f64,
    },
    TooHigh {
        max: f64,
    },
    NotWhole,
    /// `low <= likely <= high` does not hold.
    RangeOrder,
}

impl Lever {
    /// The single most plausible value.
    pub fn likely(self) -> f64 {
        match self {
            Lever::Fixed(value) => value,
            Lever::Range { likely, .. } => likely,
        }
    }

    pub fn is_range(self) -> bool {
        matches!(self, Lever::Range { .. })
    }

    /// The lowest and highest value that a trial can draw.
    pub fn bounds(self) -> (f64, f64) {
        match self {
            Lever::Fixed(value) => (value, value),
            Lever::Range { low, high, .. } => (low, high),
        }
    }

    /// Accepts the lever for `param`, or says what is wrong with it.
    pub fn check(self, param: Param) -> Result<Lever, LeverError> {
        match self {
            Lever::Fixed(value) => check_value(param, value).map(Lever::Fixed),
            Lever::Range { low, likely, high } => {
                check_value(param, low)?;
                check_value(param, likely)?;
                check_value(param, high)?;
                if low <= likely && likely <= high { Ok(self) } else { Err(LeverError::RangeOrder) }
            }
        }
    }
}

/// Reads a number as people type it, in either language: `1.200,5`, `1,200.5`, `0,3`, `30 %`.
///
/// A lone separator followed by exactly three digits is ambiguous; `comma_decimal` (the reader's language)
/// decides it. The value is in the unit shown on screen (per cent for shares).
pub fn parse_number(text: &str, decimal: DecimalMark) -> Result<f64, LeverError> {
    let cleaned: String = text
        .trim()
        .trim_end_matches(['%', '€'])
        .chars()
        .filter(|c| !c.is_whitespace() && !matches!(c, '\u{a0}' | '\u{202f}' | '\''))
        .map(|c| if c == '\u{2212}' { '-' } else { c })
        .collect();
    if cleaned.is_empty() {
        return Err(LeverError::Empty);
    }
    let plain = to_plain(&cleaned, decimal).ok_or(LeverError::NotANumber)?;
    let value = parse_decimal(&plain).ok_or(LeverError::NotANumber)?;
    if value.is_finite() { Ok(value) } else { Err(LeverError::NotANumber) }
}

/// The reader's decimal mark: Spanish writes `1.200,5`, English `1,200.5`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DecimalMark {
    Comma,
    Point,
}

/// Rewrites `text` with a point as decimal mark and no grouping; `None` where it reads as no number.
fn to_plain(text: &str, decimal: DecimalMark) -> Option<String> {
    let numeric = |c: char| c.is_ascii_digit() || matches!(c, '.' | ',' | '-' | '+');
    let exponent = |c: char| matches!(c, 'e' | 'E');
    if !text.chars().all(|c| numeric(c) || exponent(c)) {
        return None;
    }
    let last_comma = text.rfind(',');
    let last_point = text.rfind('.');
    let mark = match (last_comma, last_point) {
        (None, None) => return Some(text.to_owned()),
        (Some(comma), Some(point)) => {
            if comma > point {
                ','
            } else {
                '.'
            }
        }
        (Some(comma), None) => lone_mark(text, ',', comma, decimal)?,
        (None, Some(point)) => lone_mark(text, '.', point, decimal)?,
    };
    if mark != 'g' && text.matches(mark).count() > 1 {
        return None;
    }
    let (whole, fraction) = match mark {
        'g' => (text, None),
        _ => text.split_once(mark).map(|(whole, fraction)| (whole, Some(fraction)))?,
    };
    let whole = ungroup(whole)?;
    match fraction {
        None => Some(whole),
        Some(fraction) if fraction.contains([',', '.']) => None,
        Some(fraction) => Some(format!("{whole}.{fraction}")),
    }
}

/// What a separator means when it is the only kind in the text: itself, or `g` for grouping.
fn lone_mark(text: &str, mark: char, last: usize, decimal: DecimalMark) -> Option<char> {
    let own = match decimal {
        DecimalMark::Comma => ',',
        DecimalMark::Point => '.',
    };
    let three_follow = text.len() - last - 1 == 3 && text[last + 1..].bytes().all(|b| b.is_ascii_digit());
    let repeated = text.matches(mark).count() > 1;
    if (repeated || mark != own) && three_follow {
        return Some('g');
    }
    if repeated { None } else { Some(mark) }
}

/// Removes thousands separators, insisting on groups of three.
fn ungroup(whole: &str) -> Option<String> {
    let mut groups = whole.split([',', '.']);
    let first = groups.next().unwrap_or_default();
    let mut plain = first.to_owned();
    let mut grouped = false;
    for group in groups {
        if group.len() != 3 || !group.bytes().all(|b| b.is_ascii_digit()) {
            return None;
        }
        grouped = true;
        plain.push_str(group);
    }
    if grouped && first.trim_start_matches(['-', '+']).len() > 3 {
        return None;
    }
    Some(plain)
}

fn check_value(param: Param, value: f64) -> Result<f64, LeverError> {
    let spec = param.spec();
    if !value.is_finite() {
        return Err(LeverError::NotANumber);
    }
    if value < spec.min {
        return Err(LeverError::TooLow { min: spec.min });
    }
    if value > spec.max {
        return Err(LeverError::TooHigh { max: spec.max });
    }
    if spec.unit.is_whole() && value % 1.0 != 0.0 {
        return Err(LeverError::NotWhole);
    }
    Ok(value)
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct RangeForm {
    low: f64,
    likely: f64,
    high: f64,
}

#[derive(Deserialize)]
#[serde(untagged)]
enum HumanForm {
    Number(f64),
    Range(RangeForm),
}

impl Serialize for Lever {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let human = serializer.is_human_readable();
        match *self {
            Lever::Fixed(value) if human => value.serialize(serializer),
            Lever::Range { low, likely, high } if human => {
                RangeForm { low, likely, high }.serialize(serializer)
            }
            Lever::Fixed(value) => (None::<(f64, f64)>, value).serialize(serializer),
            Lever::Range { low, likely, high } => (Some((low, high)), likely).serialize(serializer),
        }
    }
}

impl<'de> Deserialize<'de> for Lever {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        if deserializer.is_human_readable() {
            // The untagged error names no type that a reader knows, so it is worded here.
            return match HumanForm::deserialize(deserializer) {
                Ok(HumanForm::Number(value)) => Ok(Lever::Fixed(value)),
                Ok(HumanForm::Range(RangeForm { low, likely, high })) => {
                    Ok(Lever::Range { low, likely, high })
                }
                Err(_) => {
                    Err(D::Error::custom("expected a number or {\"low\", \"likely\", \"high\"} of numbers"))
                }
            };
        }
        let (range, likely) = <(Option<(f64, f64)>, f64)>::deserialize(deserializer)?;
        Ok(match range {
            None => Lever::Fixed(likely),
            Some((low, high)) => Lever::Range { low, likely, high },
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, decimal: DecimalMark, expected: Result<f64, LeverError>) {
        assert_eq!(parse_number(text, decimal), expected, "{text:?}");
    }

    #[test]
    fn numbers_are_read_in_both_languages() {
        use DecimalMark::{Comma, Point};
        check("0,3", Comma, Ok(0.3));
        check("0,3", Point, Ok(0.3));
        check("1.200", Comma, Ok(1200.0));
        check("1.200", Point, Ok(1.2));
        check("1,200", Point, Ok(1200.0));
        check("1.200,5", Comma, Ok(1200.5));
        check("1,200.5", Comma, Ok(1200.5));
        check("1.200.000", Point, Ok(1_200_000.0));
        check(" 30 % ", Comma, Ok(30.0));
        check("1 200 €", Comma, Ok(1200.0));
        check("\u{2212}5", Comma, Ok(-5.0));
        check("1e3", Point, Ok(1000.0));
        check("", Comma, Err(LeverError::Empty));
        check("siete", Comma, Err(LeverError::NotANumber));
        check("NaN", Comma, Err(LeverError::NotANumber));
        check("inf", Comma, Err(LeverError::NotANumber));
        check("1e999", Comma, Err(LeverError::NotANumber));
        check("1,2,3", Comma, Err(LeverError::NotANumber));
        check("1.20.000", Comma, Err(LeverError::NotANumber));
        check("--5", Comma, Err(LeverError::NotANumber));
    }

    #[test]
    fn bounds_and_order_are_checked() {
        assert_eq!(Lever::Fixed(1e18).check(Param::LeadsPerWeek), Err(LeverError::TooHigh { max: 2000.0 }));
        assert_eq!(Lever::Fixed(f64::NAN).check(Param::Reps), Err(LeverError::NotANumber));
        assert_eq!(Lever::Fixed(2.5).check(Param::Reps), Err(LeverError::NotWhole));
        let crossed = Lever::Range { low: 5.0, likely: 4.0, high: 6.0 };
        assert_eq!(crossed.check(Param::Reps), Err(LeverError::RangeOrder));
    }
}
