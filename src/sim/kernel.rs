//! Elementary functions four lanes at a time, equal bit for bit on every platform: only `+ - * /`, square roots and
//! integer operations, each rounded once, never fused. The hot loops of a trial use these; nothing else needs to.

use super::normal;
use wide::{f64x4, u64x4};

/// The numbers in (0, 1) that 32 random bits stand for: (bits + 1/2) / 2^32.
#[inline(always)]
pub fn unit(bits: [u32; 4]) -> f64x4 {
    // The bits become the leading fraction of a number in [1, 2).
    let fraction = u64x4::new(bits.map(|bits| u64::from(bits) << 20));
    f64x4::from_bits(fraction | u64x4::splat(1.0_f64.to_bits())) - f64x4::splat(1.0 - 0.5 / 4_294_967_296.0)
}

/// Natural logarithm of normal positive numbers. After fdlibm's `e_log.c`: x = 2^k (1 + f), s = f / (2 + f), and a
/// polynomial in s^2; below 1 ulp off.
#[inline(always)]
pub fn ln(x: f64x4) -> f64x4 {
    let bits = x.to_bits();
    // Adding this carries into the exponent exactly for fractions from sqrt(2) on.
    let shifted = bits + u64x4::splat(0x3FF0_0000_0000_0000 - 0x3FE6_A09E_0000_0000);
    let k = to_f64(shifted >> 52) - f64x4::splat(1023.0);
    let fraction = (shifted & u64x4::splat(0x000F_FFFF_FFFF_FFFF)) + u64x4::splat(0x3FE6_A09E_0000_0000);
    let f = f64x4::from_bits(fraction) - f64x4::ONE;
    let s = f / (f + f64x4::splat(2.0));
    let z = s * s;
    let w = z * z;
    let even = w * (c(LG[1]) + w * (c(LG[3]) + w * c(LG[5])));
    let odd = z * (c(LG[0]) + w * (c(LG[2]) + w * (c(LG[4]) + w * c(LG[6]))));
    let half_square = c(0.5) * f * f;
    s * (half_square + even + odd) + k * c(LN2_LO) - half_square + f + k * c(LN2_HI)
}

/// e^x for x in [-700, 700]. x = k ln 2 + r, Taylor's series of r to the 12th power, and k into the exponent.
#[inline(always)]
pub fn exp(x: f64x4) -> f64x4 {
    // Adding 1.5 * 2^52 rounds to a whole number and leaves it in the low bits.
    let magic = c(6_755_399_441_055_744.0);
    let rounded = x * c(std::f64::consts::LOG2_E) + magic;
    let k = rounded - magic;
    let r = (x - k * c(LN2_HI)) - k * c(LN2_LO);
    let mut sum = c(EXP[0]);
    for coefficient in &EXP[1..] {
        sum = sum * r + c(*coefficient);
    }
    f64x4::from_bits(sum.to_bits() + (rounded.to_bits() << 52))
}

/// The normal deviate at each probability in (0, 1); see `normal::quantile`.
#[inline(always)]
pub fn quantile(p: f64x4) -> f64x4 {
    let q = p - c(0.5);
    let central = normal::central(q.to_array());
    let r = c(0.180625) - q * q;
    let polynomial = |k: &[f64; 8]| k.iter().rev().fold(c(0.0), |sum, &k| sum * r + c(k));
    let [top, bottom] = normal::CENTRE;
    let near = q * (polynomial(&top) / polynomial(&bottom));
    if central == [true; 4] {
        return near;
    }
    let (mut deviates, p) = (near.to_array(), p.to_array());
    for lane in 0..4 {
        if !central[lane] {
            deviates[lane] = normal::quantile(p[lane]);
        }
    }
    f64x4::new(deviates)
}

#[inline(always)]
fn c(value: f64) -> f64x4 {
    f64x4::splat(value)
}

/// Whole numbers below 2^52.
#[inline(always)]
fn to_f64(whole: u64x4) -> f64x4 {
    const SHIFT: f64 = 4_503_599_627_370_496.0;
    f64x4::from_bits(whole | u64x4::splat(SHIFT.to_bits())) - f64x4::splat(SHIFT)
}

const LN2_HI: f64 = 6.931_471_803_691_238_164_90e-1;
const LN2_LO: f64 = 1.908_214_929_270_587_700_02e-10;

#[allow(clippy::excessive_precision)]
const LG: [f64; 7] = [
    6.666_666_666_666_735_130e-1,
    3.999_999_999_940_941_908e-1,
    2.857_142_874_366_239_149e-1,
    2.222_219_843_214_978_396e-1,
    1.818_357_216_161_805_012e-1,
    1.531_383_769_920_937_332e-1,
    1.479_819_860_511_658_591e-1,
];

/// 1/12!, 1/11!, ..., 1/0!
const EXP: [f64; 13] = [
    1.0 / 479_001_600.0,
    1.0 / 39_916_800.0,
    1.0 / 3_628_800.0,
    1.0 / 362_880.0,
    1.0 / 40_320.0,
    1.0 / 5_040.0,
    1.0 / 720.0,
    1.0 / 120.0,
    1.0 / 24.0,
    1.0 / 6.0,
    0.5,
    1.0,
    1.0,
];

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn close(lanes: f64x4, exact: impl Fn(f64) -> f64, arguments: f64x4) {
        for (lane, argument) in lanes.to_array().into_iter().zip(arguments.to_array()) {
            let exact = exact(argument);
            assert!((lane - exact).abs() <= 4e-15 * exact.abs().max(1e-3), "{argument}: {lane} for {exact}");
        }
    }

    #[test]
    fn logarithms_exponentials_and_deviates_agree_with_libm() {
        for step in 0..100_000_u32 {
            let bits = [step * 42_949, step * 42_949 + 1, u32::MAX - step, step];
            let u = unit(bits);
            for (lane, bits) in u.to_array().into_iter().zip(bits) {
                assert_eq!(lane, (f64::from(bits) + 0.5) / 4_294_967_296.0);
            }
            close(ln(u), libm::log, u);
            let x = (u - f64x4::splat(0.5)) * f64x4::splat(40.0);
            close(exp(x), libm::exp, x);
            assert_eq!(quantile(u).to_array(), u.to_array().map(normal::quantile));
        }
        let wide_range = f64x4::new([1e-300, 0.5, 1.0, 1e300]);
        close(ln(wide_range), libm::log, wide_range);
    }
}
