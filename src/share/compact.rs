//! Numbers and names in few bytes: a decimal of few digits takes one to three, any other `f64` nine. Exact to the bit.

use super::codes::NAMES;
use crate::domain::parse_decimal;
use serde::de::{Deserialize, Deserializer, Error, SeqAccess, Visitor};
use serde::ser::{Serialize, SerializeTuple, Serializer};
use std::fmt;

/// A number that people type: sign, digits and a power of ten packed into one varint.
#[derive(Clone, Copy, Debug)]
pub struct Compact(pub f64);

/// The lowest power of ten that fits the four bits; the highest is `LOWEST + RAW - 1`.
const LOWEST: i32 = -8;
/// In place of a power of ten: the eight bytes of the number follow.
const RAW: u64 = 15;

fn pack(value: f64) -> Option<u64> {
    let text = format!("{:e}", value.abs());
    let (digits, exponent) = text.split_once('e')?;
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
    let mut digits: u64 = format!("{whole}{fraction}").parse().ok()?;
    let mut exponent = exponent.parse::<i32>().ok()? - i32::try_from(fraction.len()).ok()?;
    while exponent >= LOWEST + RAW as i32 && digits < 1 << 50 {
        digits *= 10;
        exponent -= 1;
    }
    let power = u64::try_from(exponent - LOWEST).ok().filter(|&power| power < RAW)?;
    let sign = u64::from(value.is_sign_negative());
    let packed = (digits < 1 << 58).then_some((digits << 1 | sign) << 4 | power)?;
    (unpack(packed).to_bits() == value.to_bits()).then_some(packed)
}

fn unpack(packed: u64) -> f64 {
    let power = (packed & 15) as i32 + LOWEST;
    let digits = packed >> 5;
    // Parsing rounds correctly; multiplying by a power of ten would not.
    let size = parse_decimal(&format!("{digits}e{power}")).unwrap_or(f64::NAN);
    if packed >> 4 & 1 == 1 { -size } else { size }
}

impl Serialize for Compact {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let packed = pack(self.0);
        let mut tuple = serializer.serialize_tuple(1 + usize::from(packed.is_none()))?;
        tuple.serialize_element(&packed.unwrap_or(RAW))?;
        if packed.is_none() {
            tuple.serialize_element(&self.0)?;
        }
        tuple.end()
    }
}

impl<'de> Deserialize<'de> for Compact {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Compact, D::Error> {
        deserializer.deserialize_tuple(2, CompactVisitor)
    }
}

struct CompactVisitor;

impl<'de> Visitor<'de> for CompactVisitor {
    type Value = Compact;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a packed number")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Compact, A::Error> {
        let packed: u64 = next(&mut seq)?;
        if packed & 15 == RAW { next(&mut seq).map(Compact) } else { Ok(Compact(unpack(packed))) }
    }
}

/// The next element, which must be there.
pub fn next<'de, T: Deserialize<'de>, A: SeqAccess<'de>>(seq: &mut A) -> Result<T, A::Error> {
    seq.next_element()?.ok_or_else(|| A::Error::custom("ended early"))
}

/// A channel's or signal's name: one byte if it is built in.
#[derive(Clone, Debug)]
pub struct Name(pub String);

impl Serialize for Name {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let code = NAMES.iter().position(|&name| name == self.0).map_or(0, |place| place + 1);
        let mut tuple = serializer.serialize_tuple(1 + usize::from(code == 0))?;
        tuple.serialize_element(&(code as u64))?;
        if code == 0 {
            tuple.serialize_element(&self.0)?;
        }
        tuple.end()
    }
}

impl<'de> Deserialize<'de> for Name {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Name, D::Error> {
        deserializer.deserialize_tuple(2, NameVisitor)
    }
}

struct NameVisitor;

impl<'de> Visitor<'de> for NameVisitor {
    type Value = Name;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a name")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Name, A::Error> {
        let code: u64 = next(&mut seq)?;
        if code == 0 {
            return next(&mut seq).map(Name);
        }
        let built_in = usize::try_from(code - 1).ok().and_then(|place| NAMES.get(place));
        built_in.map(|&name| Name(name.to_owned())).ok_or_else(|| A::Error::custom("unknown name"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn bytes(value: f64) -> Vec<u8> {
        postcard::to_allocvec(&Compact(value)).unwrap()
    }

    #[test]
    fn typed_numbers_are_short() {
        for (value, length) in
            [(0.0, 1), (3.0, 1), (35.0, 2), (0.26, 2), (20_000.0, 1), (1_200_000.0, 2), (-50.0, 2)]
        {
            assert_eq!(bytes(value).len(), length, "{value}");
        }
        assert!(bytes(0.2236).len() <= 3);
        assert_eq!(bytes(std::f64::consts::PI).len(), 9);
    }

    proptest! {
        #[test]
        fn every_number_returns_to_the_bit(bits: u64, digits in -99_999_i64..99_999, power in -12..12_i32) {
            let typed: f64 = format!("{digits}e{power}").parse().unwrap();
            for value in [f64::from_bits(bits), typed, -typed] {
                let back: Compact = postcard::from_bytes(&bytes(value)).unwrap();
                prop_assert_eq!(back.0.to_bits(), value.to_bits());
            }
        }
    }
}
