//! Numbers as people read them: marks and grouping per language, money, shares, durations, differences.
//! Total functions: any `f64` gives a text. Leaves to others: reading numbers back (`domain::parse_number`).

use super::lang::{Label, Lang};
use crate::domain::{Lever, Unit, parse_decimal};

/// Between a number and its unit, so that a line never breaks there.
pub const NBSP: char = '\u{a0}';
/// Shown for what has no value, such as a rate of nothing.
pub const MISSING: &str = "–";

const MINUS: char = '\u{2212}';
/// From here on, and for what is not a number, digits would mislead or overflow the screen.
const HUGE: f64 = 1e15;

/// With exactly `decimals` digits after the mark.
pub fn number(lang: Lang, value: f64, decimals: usize) -> String {
    if !value.is_finite() {
        return MISSING.to_owned();
    }
    if value.abs() >= HUGE {
        return scientific(lang, value);
    }
    localise(lang, &format!("{value:.decimals$}"))
}

/// With as many digits as the value needs, at most 10 after the mark.
pub fn exact(lang: Lang, value: f64) -> String {
    if !value.is_finite() || value.abs() >= HUGE {
        return number(lang, value, 0);
    }
    let fixed = format!("{value:.10}");
    localise(lang, fixed.trim_end_matches('0').trim_end_matches('.'))
}

/// A count or an average of counts: whole from 10 on, one digit below.
pub fn count(lang: Lang, value: f64) -> String {
    let whole = value.abs() >= 9.95 || value == value.round();
    number(lang, value, if whole { 0 } else { 1 })
}

/// Whole euro: `310.000 €`, `€310,000`.
pub fn money(lang: Lang, value: f64) -> String {
    with_euro(lang, value, |size| number(lang, size, 0))
}

/// Euro in a short form from a million on: `1,2 M€`, `€1.2M`; whole euro below.
pub fn money_short(lang: Lang, value: f64) -> String {
    if value.abs() < 999_500.0 || !value.is_finite() {
        return money(lang, value);
    }
    millions(
        lang,
        value,
        if value.abs() < 9.995e6 {
            2
        } else if value.abs() < 99.95e6 {
            1
        } else {
            0
        },
    )
}

/// Euro for a sentence that says "about": two significant digits.
pub fn money_rough(lang: Lang, value: f64) -> String {
    let rough = round_significant(value, 2);
    if rough.abs() < 999_500.0 || !rough.is_finite() {
        return money(lang, rough);
    }
    millions(lang, rough, usize::from(rough.abs() < 9.995e6))
}

/// Labels for the ticks of a money axis: one scale and one number of digits for all.
pub fn money_axis(lang: Lang, ticks: &[f64]) -> Vec<String> {
    let largest = ticks.iter().fold(0.0_f64, |largest, tick| largest.max(tick.abs()));
    if largest < 1e6 || !largest.is_finite() {
        return ticks.iter().map(|&tick| money(lang, tick)).collect();
    }
    let exact_at = |decimals: usize| {
        let unit = [1e6, 1e5, 1e4, 1e3][decimals];
        ticks.iter().all(|tick| (tick / unit - (tick / unit).round()).abs() < 1e-6)
    };
    let decimals = (0..3).find(|&decimals| exact_at(decimals)).unwrap_or(3);
    ticks.iter().map(|&tick| millions(lang, tick, decimals)).collect()
}

fn millions(lang: Lang, value: f64, decimals: usize) -> String {
    let size = value.abs() / 1e6;
    let sign = if value < 0.0 { MINUS.to_string() } else { String::new() };
    match lang {
        Lang::Es => format!("{sign}{}{NBSP}M€", number(lang, size, decimals)),
        Lang::En => format!("{sign}€{}M", number(lang, size, decimals)),
    }
}

fn with_euro(lang: Lang, value: f64, text: impl Fn(f64) -> String) -> String {
    if !value.is_finite() {
        return MISSING.to_owned();
    }
    let size = text(value.abs());
    // What rounds to nothing has no sign.
    let sign = if value < 0.0 && size.contains(|c: char| matches!(c, '1'..='9')) { "\u{2212}" } else { "" };
    match lang {
        Lang::Es => format!("{sign}{size}{NBSP}€"),
        Lang::En => format!("{sign}€{size}"),
    }
}

/// A fraction as per cent, `26 %`, `26%`: whole from 10 % on, one digit below; what is not quite nothing or
/// not quite all is never rounded to it.
pub fn percent(lang: Lang, share: f64) -> String {
    let value = share * 100.0;
    if value > 0.0 && value < 0.05 {
        return format!("<{}", percent_with(lang, 0.001, 1));
    }
    if (99.95..100.0).contains(&value) {
        return format!(">{}", percent_with(lang, 0.999, 1));
    }
    let near_end = value.abs() < 9.95 || (99.5..100.0).contains(&value);
    let decimals = usize::from(near_end && value != value.round());
    percent_with(lang, share, decimals)
}

/// A fraction as per cent with exactly `decimals` digits.
pub fn percent_with(lang: Lang, share: f64, decimals: usize) -> String {
    percent_sign(lang, &number(lang, share * 100.0, decimals))
}

fn percent_sign(lang: Lang, number: &str) -> String {
    match lang {
        Lang::Es => format!("{number}{NBSP}%"),
        Lang::En => format!("{number}%"),
    }
}

/// A time span given in hours, in the unit that reads best: `12 min`, `3,5 h`, `2,1 días`.
pub fn duration(lang: Lang, hours: f64) -> String {
    if !hours.is_finite() {
        return MISSING.to_owned();
    }
    let minutes = hours * 60.0;
    let (value, unit) = if minutes.abs() < 59.5 {
        (minutes, "min")
    } else if hours.abs() < 47.95 {
        (hours, "h")
    } else {
        (hours / 24.0, days(lang))
    };
    let decimals = usize::from(unit != "min" && value.abs() < 9.95 && (value * 10.0).round() % 10.0 != 0.0);
    format!("{}{NBSP}{unit}", number(lang, value, decimals))
}

pub fn days(lang: Lang) -> &'static str {
    lang.pick("días", "days")
}

/// A difference with its sign: puts `+` before a text that shows a positive value.
pub fn signed(value: f64, text: String) -> String {
    let nothing = !text.contains(|c: char| matches!(c, '1'..='9'));
    if value > 0.0 && !nothing { format!("+{text}") } else { text }
}

/// The same within a sentence: no line ends between the sign and its sum.
pub fn tied(signed: &str) -> String {
    signed.replace('+', "+\u{2060}").replace('−', "−\u{2060}")
}

/// `value` rounded to `digits` significant digits.
pub fn round_significant(value: f64, digits: usize) -> f64 {
    if value == 0.0 || !value.is_finite() {
        return value;
    }
    let decimals = digits as i32 - 1 - magnitude(value);
    if decimals >= 0 {
        return parse_decimal(&format!("{value:.*}", decimals as usize)).unwrap_or(value);
    }
    let unit = libm::pow(10.0, f64::from(-decimals));
    (value / unit).round_ties_even() * unit
}

/// The power of ten of the first digit.
fn magnitude(value: f64) -> i32 {
    libm::floor(libm::log10(value.abs())) as i32
}

/// A lever's number as shown and typed on screen: per cent for shares, otherwise as stored.
pub fn to_screen(unit: Unit, value: f64) -> f64 {
    if unit == Unit::Share { tidy(value * 100.0) } else { value }
}

/// The inverse of [`to_screen`].
pub fn from_screen(unit: Unit, value: f64) -> f64 {
    if unit == Unit::Share { tidy(value / 100.0) } else { value }
}

/// Removes the dust that multiplying by 100 leaves in the last digits, so that 7 % is .07 and back.
fn tidy(value: f64) -> f64 {
    if value.is_finite() { round_significant(value, 15) } else { value }
}

/// A lever's stored number for its text field: no unit, all its digits.
pub fn field(lang: Lang, unit: Unit, value: f64) -> String {
    exact(lang, to_screen(unit, value))
}

/// A lever's stored number with its unit.
pub fn value(lang: Lang, unit: Unit, value: f64) -> String {
    let shown = to_screen(unit, value);
    let text = exact(lang, shown);
    match unit {
        Unit::Share => percent_sign(lang, &text),
        Unit::Euro => with_euro(lang, value, |size| exact(lang, size)),
        Unit::EuroYear => {
            let money = with_euro(lang, value, |size| exact(lang, size));
            format!("{money}{}", lang.pick("/año", "/year"))
        }
        Unit::Count | Unit::Index => text,
        _ => format!("{text}{NBSP}{}", unit_word(lang, unit, shown)),
    }
}

/// A lever's setting with its unit: one number or a range.
pub fn lever(lang: Lang, unit: Unit, lever: Lever) -> String {
    match lever {
        Lever::Fixed(fixed) => value(lang, unit, fixed),
        Lever::Range { low, likely, high } => {
            let [low, likely, high] =
                [field(lang, unit, low), field(lang, unit, likely), value(lang, unit, high)];
            match lang {
                Lang::Es => format!("de {low} a {high}, lo más probable {likely}"),
                Lang::En => format!("{low} to {high}, most likely {likely}"),
            }
        }
    }
}

/// The unit's word in the number that `value` asks for.
fn unit_word(lang: Lang, unit: Unit, value: f64) -> &'static str {
    match unit {
        _ if value != 1.0 => unit.label(lang),
        Unit::Points => lang.pick("punto", "point"),
        Unit::Days => lang.pick("día", "day"),
        Unit::Weeks => lang.pick("semana", "week"),
        Unit::Ratio => lang.pick("vez", "time"),
        Unit::Leads => lang.pick("lead/semana", "lead/week"),
        _ => unit.label(lang),
    }
}

/// `6.2e15` with the reader's mark; still readable by `parse_number`.
fn scientific(lang: Lang, value: f64) -> String {
    let value = round_significant(value, 4);
    let exponent = magnitude(value);
    let digits = format!("{:.3}", value / libm::pow(10.0, f64::from(exponent)));
    let digits = digits.trim_end_matches('0').trim_end_matches('.');
    format!("{}e{exponent}", localise(lang, digits))
}

/// Puts the reader's marks into a plain number such as `-1234.5`. Spanish groups from five digits on, English
/// from four (Unicode CLDR). What rounds to zero loses its sign.
fn localise(lang: Lang, plain: &str) -> String {
    let (mark, group, least) = lang.pick((',', '.', 5), ('.', ',', 4));
    let (sign, size) = plain.strip_prefix('-').map_or(("", plain), |size| ("-", size));
    let (whole, fraction) = size.split_once('.').unwrap_or((size, ""));
    let mut text = String::with_capacity(plain.len() + 8);
    if sign == "-" && size.contains(|c: char| matches!(c, '1'..='9')) {
        text.push(MINUS);
    }
    for (index, digit) in whole.char_indices() {
        if whole.len() >= least && index > 0 && (whole.len() - index) % 3 == 0 {
            text.push(group);
        }
        text.push(digit);
    }
    if !fraction.is_empty() {
        text.push(mark);
        text.push_str(fraction);
    }
    text
}

/// A difference of shares, as `points` in words: "3 p. p.", "3 pp".
pub fn percentage_points(lang: Lang, points: &str) -> String {
    format!("{points}{NBSP}{}", lang.pick("p.\u{a0}p.", "pp"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{Param, parse_number};
    use proptest::prelude::*;

    /// Spanish, English; `_` stands for a non-breaking space.
    #[track_caller]
    fn check(shown: impl Fn(Lang) -> String, es: &str, en: &str) {
        assert_eq!(shown(Lang::Es).replace(NBSP, "_"), es);
        assert_eq!(shown(Lang::En).replace(NBSP, "_"), en);
    }

    #[test]
    fn numbers_take_the_readers_marks() {
        check(|lang| number(lang, 1234.5, 1), "1234,5", "1,234.5");
        check(|lang| number(lang, 12_345.678, 2), "12.345,68", "12,345.68");
        check(|lang| number(lang, 999_999.6, 0), "1.000.000", "1,000,000");
        check(|lang| number(lang, -0.04, 1), "0,0", "0.0");
        check(|lang| number(lang, -1.5, 1), "−1,5", "−1.5");
        check(|lang| number(lang, f64::NAN, 1), "–", "–");
        check(|lang| number(lang, 1.5e18, 0), "1,5e18", "1.5e18");
        check(|lang| exact(lang, 0.2236), "0,2236", "0.2236");
        check(|lang| exact(lang, 20_000.0), "20.000", "20,000");
        check(|lang| count(lang, 7.865), "7,9", "7.9");
        check(|lang| count(lang, 1910.4), "1910", "1,910");
        check(|lang| count(lang, 3.0), "3", "3");
    }

    #[test]
    fn money() {
        check(|lang| super::money(lang, 310_000.0), "310.000_€", "€310,000");
        check(|lang| super::money(lang, -1200.4), "−1200_€", "−€1,200");
        check(|lang| super::money(lang, -0.2), "0_€", "€0");
        check(|lang| money_short(lang, 1_234_567.0), "1,23_M€", "€1.23M");
        check(|lang| money_short(lang, -45_600_000.0), "−45,6_M€", "−€45.6M");
        check(|lang| money_short(lang, 312_345.0), "312.345_€", "€312,345");
        check(|lang| money_short(lang, 999_600.0), "1,00_M€", "€1.00M");
        check(|lang| money_rough(lang, 312_345.0), "310.000_€", "€310,000");
        check(|lang| money_rough(lang, 1_249_000.0), "1,2_M€", "€1.2M");
        check(|lang| money_rough(lang, 99_600_000.0), "100_M€", "€100M");
        check(|lang| money_rough(lang, 0.0), "0_€", "€0");
        check(
            |lang| money_axis(lang, &[0.0, 5e5, 1e6]).join(" "),
            "0,0_M€ 0,5_M€ 1,0_M€",
            "€0.0M €0.5M €1.0M",
        );
        check(|lang| money_axis(lang, &[0.0, 5e4]).join(" "), "0_€ 50.000_€", "€0 €50,000");
    }

    #[test]
    fn shares_never_round_to_none_or_all() {
        check(|lang| percent(lang, 0.26), "26_%", "26%");
        check(|lang| percent(lang, 0.034), "3,4_%", "3.4%");
        check(|lang| percent(lang, 0.0), "0_%", "0%");
        check(|lang| percent(lang, 1e-5), "<0,1_%", "<0.1%");
        check(|lang| percent(lang, 0.9999), ">99,9_%", ">99.9%");
        check(|lang| percent(lang, 0.9951), "99,5_%", "99.5%");
        check(|lang| percent(lang, 1.0), "100_%", "100%");
    }

    #[test]
    fn durations_choose_their_unit() {
        check(|lang| duration(lang, 0.0), "0_min", "0_min");
        check(|lang| duration(lang, 0.2), "12_min", "12_min");
        check(|lang| duration(lang, 0.995), "1_h", "1_h");
        check(|lang| duration(lang, 3.5), "3,5_h", "3.5_h");
        check(|lang| duration(lang, 19.4), "19_h", "19_h");
        check(|lang| duration(lang, 50.4), "2,1_días", "2.1_days");
        check(|lang| duration(lang, 480.0), "20_días", "20_days");
    }

    #[test]
    fn differences_carry_their_sign() {
        check(|lang| signed(1200.0, super::money(lang, 1200.0)), "+1200_€", "+€1,200");
        check(|lang| signed(-1200.0, super::money(lang, -1200.0)), "−1200_€", "−€1,200");
        check(|lang| signed(0.2, super::money(lang, 0.2)), "0_€", "€0");
    }

    #[test]
    fn levers_show_their_unit() {
        check(|lang| value(lang, Unit::Share, 0.2236), "22,36_%", "22.36%");
        check(|lang| value(lang, Unit::EuroYear, 55e3), "55.000_€/año", "€55,000/year");
        check(|lang| value(lang, Unit::Days, 1.0), "1_día", "1_day");
        check(|lang| value(lang, Unit::Points, -50.0), "−50_puntos", "−50_points");
        check(|lang| value(lang, Unit::Count, 3.0), "3", "3");
        let range = Lever::Range { low: 0.1, likely: 0.3, high: 0.35 };
        check(
            |lang| lever(lang, Unit::Share, range),
            "de 10 a 35_%, lo más probable 30",
            "10 to 35%, most likely 30",
        );
    }

    proptest! {
        #[test]
        fn what_is_shown_reads_back(whole in -1_000_000_000_000_i64..1_000_000_000_000, decimals in 0..7_u32) {
            let shown = whole as f64 / 10_f64.powi(decimals as i32);
            for lang in Lang::ALL {
                prop_assert_eq!(parse_number(&exact(lang, shown), lang.decimal_mark()), Ok(shown));
            }
        }

        #[test]
        fn a_lever_keeps_its_value_over_the_screen(index in 0..Param::ALL.len(), steps in 0..2000_u32) {
            let param = Param::ALL[index];
            let spec = param.spec();
            // Values as people type them: a few decimals.
            let stored: f64 = format!("{:.6}", spec.min + f64::from(steps) * spec.step).parse().unwrap();
            for lang in Lang::ALL {
                let typed = parse_number(&field(lang, spec.unit, stored), lang.decimal_mark()).unwrap();
                prop_assert_eq!(from_screen(spec.unit, typed), stored);
                let with_unit = value(lang, spec.unit, stored);
                prop_assert!(!with_unit.contains("NaN"));
            }
        }

        #[test]
        fn every_number_has_a_text(bits: u64) {
            let any = f64::from_bits(bits);
            for lang in Lang::ALL {
                let texts = [
                    number(lang, any, 2), exact(lang, any), count(lang, any), super::money(lang, any),
                    money_short(lang, any), money_rough(lang, any), percent(lang, any), duration(lang, any),
                    value(lang, Unit::Share, any), money_axis(lang, &[any, 0.0]).concat(),
                ];
                for text in texts {
                    prop_assert!(!text.is_empty() && text.chars().count() <= 50, "{}", text);
                    prop_assert!(!text.contains("NaN") && !text.contains("inf"), "{}", text);
                }
            }
        }
    }
}
