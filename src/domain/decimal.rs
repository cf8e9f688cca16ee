//! Decimal text to the nearest `f64`, as `str::parse` gives it, without the 10 KB of powers that the standard
//! library brings into the page. Leaves to others: marks and grouping (`lever`).

/// Digits after these decide nothing but on which side of a tie a number lies.
const DIGITS: usize = 800;
/// Below this many digits, and with a power of ten up to `EXACT_POWER`, one rounding is all there is.
const EXACT_DIGITS: usize = 15;
const EXACT_POWER: i64 = 22;

/// The nearest `f64`, ties to even; infinite if too large. `None` unless it reads like `-12.5e3`.
pub fn parse_decimal(text: &str) -> Option<f64> {
    let (negative, text) = match text.as_bytes().first()? {
        b'-' => (true, &text[1..]),
        b'+' => (false, &text[1..]),
        _ => (false, text),
    };
    let (number, power) = match text.find(['e', 'E']) {
        Some(at) => (&text[..at], power(&text[at + 1..])?),
        None => (text, 0),
    };
    let (whole, fraction) = number.split_once('.').unwrap_or((number, ""));
    let mut digits: Vec<u8> = whole.bytes().chain(fraction.bytes()).collect();
    if digits.is_empty() || !digits.iter().all(u8::is_ascii_digit) {
        return None;
    }
    let mut power = power - fraction.len() as i64;
    digits.drain(..digits.iter().take_while(|&&digit| digit == b'0').count());
    if digits.len() > DIGITS {
        power += (digits.len() - DIGITS) as i64;
        let rest = digits.split_off(DIGITS);
        if rest.iter().any(|&digit| digit != b'0') {
            digits.push(b'1');
            power -= 1;
        }
    }
    let size = nearest(&digits, power);
    Some(if negative { -size } else { size })
}

/// A power of ten; what is beyond all sense stays there.
fn power(text: &str) -> Option<i64> {
    let digits = text.strip_prefix(['-', '+']).unwrap_or(text);
    if digits.is_empty() || !digits.bytes().all(|digit| digit.is_ascii_digit()) {
        return None;
    }
    let size = digits.bytes().fold(0_i64, |size, digit| (size * 10 + i64::from(digit - b'0')).min(1 << 40));
    Some(if text.starts_with('-') { -size } else { size })
}

/// `digits` (without leading zeros) times ten to the `power`.
fn nearest(digits: &[u8], power: i64) -> f64 {
    let scale = digits.len() as i64 + power;
    if digits.is_empty() || scale < -330 {
        return 0.0;
    }
    if scale > 310 {
        return f64::INFINITY;
    }
    if digits.len() <= EXACT_DIGITS && power.abs() <= EXACT_POWER {
        // Both are exact, so that the result is rounded once.
        let whole = digits.iter().fold(0_u64, |whole, digit| whole * 10 + u64::from(digit - b'0')) as f64;
        let ten = (0..power.abs()).fold(1.0, |ten, _| ten * 10.0);
        return if power < 0 { whole / ten } else { whole * ten };
    }
    let mut number = Whole(Vec::new());
    for digit in digits {
        number.times(10, u32::from(digit - b'0'));
    }
    for _ in 0..power {
        number.times(10, 0);
    }
    // Room for the division: ten is less than 2^(10/3 + a bit), and 64 bits must remain.
    let words = if power < 0 { (-power * 10 / 3 + 160) as usize / 32 } else { 0 };
    number.0.splice(0..0, std::iter::repeat_n(0, words));
    let mut is_more = false;
    for _ in power..0 {
        is_more |= number.divide(10) != 0;
    }
    number.round(is_more, 32 * words as i64)
}

/// A whole number of any size, lowest word first, without zeros at the top.
struct Whole(Vec<u32>);

impl Whole {
    fn times(&mut self, factor: u32, plus: u32) {
        let mut carry = u64::from(plus);
        for word in &mut self.0 {
            carry += u64::from(*word) * u64::from(factor);
            *word = carry as u32;
            carry >>= 32;
        }
        if carry > 0 {
            self.0.push(carry as u32);
        }
    }

    /// The remainder.
    fn divide(&mut self, by: u32) -> u32 {
        let mut rest = 0;
        for word in self.0.iter_mut().rev() {
            let part = rest << 32 | u64::from(*word);
            *word = (part / u64::from(by)) as u32;
            rest = part % u64::from(by);
        }
        while self.0.last() == Some(&0) {
            self.0.pop();
        }
        rest as u32
    }

    /// The number, and a bit more if `is_more`, times two to the minus `shift`. At least 64 bits, or all of them.
    fn round(&self, mut is_more: bool, shift: i64) -> f64 {
        let mut top = 0_u128;
        for place in 0..4 {
            let word = self.0.len().checked_sub(place + 1).map_or(0, |at| self.0[at]);
            top = top << 32 | u128::from(word);
        }
        is_more |= self.0.iter().rev().skip(4).any(|&word| word != 0);
        let zeros = i64::from(top.leading_zeros());
        let top = top << zeros;
        // The number is 1.something times two to this.
        let power = 32 * self.0.len() as i64 - zeros - 1 - shift;
        if power > 1023 {
            return f64::INFINITY;
        }
        if power < -1075 {
            return 0.0;
        }
        // Below 2^-1022 there are fewer digits.
        let dropped = 128 - 53 + (-1022 - power).clamp(0, 53);
        let mut kept = if dropped == 128 { 0 } else { (top >> dropped) as u64 };
        let half = 1_u128 << (dropped - 1);
        let rest = top & (half | (half - 1));
        if rest > half || rest == half && (is_more || kept & 1 == 1) {
            kept += 1;
        }
        // A carry into the power is what rounding up should give.
        let above = (power + 1022).max(0) as u64;
        f64::from_bits((above << 52) + kept)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str) {
        let ours = parse_decimal(text).map(f64::to_bits);
        assert_eq!(ours, text.parse().ok().map(f64::to_bits), "{text}");
    }

    #[test]
    fn texts_are_read_as_the_standard_library_does() {
        for text in [
            "0",
            "-0",
            "+1",
            "1.",
            ".5",
            "-.5e1",
            "1e3",
            "1E-3",
            "007.50",
            "",
            ".",
            "e5",
            "1e",
            "1e+",
            "--5",
            "1.2.3",
            "1 2",
            "0x1",
            "1e400",
            "1e-400",
            "-1e99999999999999999999",
            "4.9e-324",
            "2.4e-324",
            "2.5e-324",
            "2.2250738585072011e-308",
            "2.2250738585072014e-308",
            "1.7976931348623157e308",
            "1.7976931348623159e308",
            "9007199254740993",
            "9007199254740993.00000000000000000000000001",
            "0.1e23",
            "8.5e22",
            "5e-324",
        ] {
            check(text);
        }
        check(&"9".repeat(2000));
        check(&format!("0.{}1", "0".repeat(320)));
        check(&format!("9007199254740993.{}1", "0".repeat(2000)));
    }

    #[test]
    fn numbers_and_ties_between_them_are_read_to_the_bit() {
        let mut state = 1_u64;
        for round in 0..20_000_u64 {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(round);
            let bits = state ^ state >> 29;
            let value = f64::from_bits(bits & !(1 << 63));
            if !value.is_finite() {
                continue;
            }
            check(&format!("{value:e}"));
            check(&format!("{value:.3e}"));
            check(&format!("{}e{}", bits >> 20, bits as i64 % 340));
            if round % 100 == 0 {
                // Written out in full, with a last digit that puts it just beside a tie with the next number.
                let (small, tie) = (value / 2.0, f64::from_bits(value.to_bits() + 1) - value);
                check(&format!("{:.1100}", small + tie / 4.0));
                check(&format!("{value:.1100}1"));
            }
        }
        for mantissa in [1_u64 << 53, (1 << 53) + 2, (1 << 54) - 2] {
            for beside in ["", ".0", ".0000000000000000000000000000000000001", "e0"] {
                check(&format!("{}{beside}", mantissa + 1));
            }
        }
    }
}
