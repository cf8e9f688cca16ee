//! Elementary functions four lanes at a time, in single precision, equal bit for bit on every platform: only `+ - * /`,
//! square roots, conversions and integer operations, each rounded once and never fused. About seven digits, which is
//! far more than any input of the model has; the hot loops of a trial use these and nothing else needs to.

use wide::{bytemuck, f32x4, f64x4, i32x4, u32x4};

/// Four halves of random words.
pub type Bits = u32x4;

/// Exponential deviates of mean 1.
#[inline(always)]
pub fn exponential(bits: Bits) -> f32x4 {
    -ln(unit(bits))
}

/// Positive numbers to a power.
#[inline(always)]
pub fn power(x: f32x4, exponent: f32) -> f32x4 {
    exp(ln(x) * c(exponent))
}

/// Normal deviates, monotone in the bits. M. Giles, "Approximating the erfinv function" (GPU Computing Gems, 2011):
/// a polynomial in w = -ln(4 p (1 - p)), and another for the outermost 0.3 %.
#[inline(always)]
pub fn normal(bits: Bits) -> f32x4 {
    let bits: i32x4 = bytemuck::cast(bits);
    let upper = bits >> 31;
    // The distance from the nearer end, so that both tails are as fine.
    let p = (f32x4::from_i32x4(bits ^ upper) + c(0.5)) * c(1.0 / 4_294_967_296.0);
    let w = -ln(c(4.0) * p * (c(1.0) - p));
    let mut erf = polynomial(&CENTRE, w - c(2.5));
    let far = w.simd_ge(c(5.0));
    if far.any() {
        erf = far.select(polynomial(&TAIL, w.sqrt() - c(3.0)), erf);
    }
    let deviate = erf * (c(1.0) - c(2.0) * p) * c(std::f32::consts::SQRT_2);
    f32x4::from_bits(deviate.to_bits() ^ sign_where_not(upper))
}

/// e^x for x in [-87, 87]; beyond, the value at the end. x = k ln 2 + r, Taylor's series of r, and k into the exponent.
#[inline(always)]
pub fn exp(x: f32x4) -> f32x4 {
    let x = x.fast_max(c(-87.0)).fast_min(c(87.0));
    // Adding 1.5 * 2^23 rounds to a whole number and leaves it in the low bits.
    let magic = c(12_582_912.0);
    let rounded = x * c(std::f32::consts::LOG2_E) + magic;
    let k = rounded - magic;
    let r = (x - k * c(LN2_HI)) - k * c(LN2_LO);
    f32x4::from_bits(polynomial(&EXP, r).to_bits() + (rounded.to_bits() << 23))
}

/// (b + 1/2) / 2^23, where b are the first 23 of the bits: in the open interval (0, 1).
#[inline(always)]
pub fn unit(bits: Bits) -> f32x4 {
    // As the fraction of numbers from 1 to 2, whose distance to the number before 1 is exact.
    f32x4::from_bits((bits >> 9_u32) | u32x4::splat(0x3F80_0000)) - c(1.0 - 1.0 / 16_777_216.0)
}

/// The same of one.
#[inline(always)]
pub fn unit_of(bits: u32) -> f32 {
    f32::from_bits((bits >> 9) | 0x3F80_0000) - (1.0 - 1.0 / 16_777_216.0)
}

/// Natural logarithm of normal positive numbers. After fdlibm's `e_logf.c`: x = 2^k (1 + f), s = f / (2 + f), and a
/// polynomial in s^2; below 1 ulp off.
#[inline(always)]
fn ln(x: f32x4) -> f32x4 {
    // Adding this carries into the exponent exactly for fractions from sqrt(2) on.
    let shifted = x.to_bits() + u32x4::splat(0x3F80_0000 - 0x3F35_04F3);
    let k = to_f32(shifted >> 23) - c(127.0);
    let f = f32x4::from_bits((shifted & u32x4::splat(0x007F_FFFF)) + u32x4::splat(0x3F35_04F3)) - c(1.0);
    let s = f / (f + c(2.0));
    let z = s * s;
    let w = z * z;
    let even = w * (c(0.400_009_72) + w * c(0.242_790_79));
    let odd = z * (c(0.666_666_6) + w * c(0.284_987_87));
    let half_square = c(0.5) * f * f;
    s * (half_square + even + odd) + k * c(LN2_LO) - half_square + f + k * c(LN2_HI)
}

/// Four numbers in double precision.
#[inline(always)]
pub fn widen(x: f32x4) -> f64x4 {
    f64x4::new(x.to_array().map(f64::from))
}

/// Rounds to single precision.
#[inline(always)]
pub fn narrow(x: f64x4) -> f32x4 {
    f32x4::new(x.to_array().map(|lane| lane as f32))
}

/// All bits in the lanes where a comparison holds: minus one as a whole number.
#[inline(always)]
pub fn mask(lanes: f32x4) -> u32x4 {
    bytemuck::cast(lanes)
}

/// All bits in the lanes where one time comes before the other.
#[inline(always)]
pub fn before(a: i32x4, b: i32x4) -> u32x4 {
    bytemuck::cast(a.simd_lt(b))
}

/// All bits in the lanes of whole numbers (less than 2^31) below a bound.
#[inline(always)]
pub fn below(lanes: u32x4, bound: u32) -> u32x4 {
    before(bytemuck::cast(lanes), i32x4::splat(bound as i32))
}

/// Zero where the mask is clear.
#[inline(always)]
pub fn only(mask: u32x4, lanes: f32x4) -> f32x4 {
    bytemuck::cast(mask & bytemuck::cast::<f32x4, u32x4>(lanes))
}

/// A bit per lane of a mask.
#[inline(always)]
pub fn bits(mask: u32x4) -> u32 {
    bytemuck::cast::<u32x4, f32x4>(mask).to_bitmask()
}

/// From the highest coefficient down. In two strands, of even and of odd powers, that a processor computes side by side.
#[inline(always)]
fn polynomial<const N: usize>(coefficients: &[f32; N], x: f32x4) -> f32x4 {
    let square = x * x;
    let (mut one, mut other) = (c(coefficients[0]), c(coefficients[1]));
    for pair in coefficients[2..].chunks(2) {
        one = one * square + c(pair[0]);
        match pair.get(1) {
            Some(&next) => other = other * square + c(next),
            None => return one + other * x,
        }
    }
    one * x + other
}

/// The sign bit in the lanes whose mask is clear.
#[inline(always)]
fn sign_where_not(mask: i32x4) -> u32x4 {
    bytemuck::cast::<i32x4, u32x4>(!mask) & u32x4::splat(0x8000_0000)
}

/// Whole numbers below 2^31.
#[inline(always)]
fn to_f32(whole: u32x4) -> f32x4 {
    f32x4::from_i32x4(bytemuck::cast(whole))
}

#[inline(always)]
fn c(value: f32) -> f32x4 {
    f32x4::splat(value)
}

const LN2_HI: f32 = 6.931_381e-1;
const LN2_LO: f32 = 9.058_001e-6;

/// 1/7!, 1/6!, ..., 1/0!
const EXP: [f32; 8] = [1.0 / 5040.0, 1.0 / 720.0, 1.0 / 120.0, 1.0 / 24.0, 1.0 / 6.0, 0.5, 1.0, 1.0];

const CENTRE: [f32; 9] = [
    2.810_226_4e-8,
    3.432_739_4e-7,
    -3.523_387_7e-6,
    -4.391_506_5e-6,
    2.185_808_7e-4,
    -1.253_725e-3,
    -4.177_681_6e-3,
    0.246_640_73,
    1.501_409_4,
];

const TAIL: [f32; 9] = [
    -2.002_142_6e-4,
    1.009_505_6e-4,
    1.349_343_2e-3,
    -3.673_428_4e-3,
    5.739_507_7e-3,
    -7.622_461e-3,
    9.438_870_5e-3,
    1.001_674,
    2.832_976_8,
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::normal;

    #[track_caller]
    fn close(what: &str, lane: f32, exact: f64, tolerance: f64) {
        assert!(
            (f64::from(lane) - exact).abs() <= tolerance * exact.abs().max(0.1),
            "{what}: {lane} for {exact}"
        );
    }

    #[test]
    fn deviates_and_exponentials_agree_with_double_precision() {
        for step in 0..100_000_u32 {
            let bits = [step * 42_949, u32::MAX - step * 7, u32::MAX - step, step];
            let u = bits.map(|bits| (f64::from(bits) + 0.5) / 4_294_967_296.0);
            let coarse = bits.map(|bits| (f64::from(bits >> 9) + 0.5) / 8_388_608.0);
            let bits = u32x4::new(bits);
            let (exponentials, normals) = (exponential(bits).to_array(), normal(bits).to_array());
            let powers = exp(normal(bits)).to_array();
            for lane in 0..4 {
                let exact = -libm::log(coarse[lane]);
                let error = (f64::from(exponentials[lane]) - exact).abs();
                assert!(error <= 2e-7 * exact, "exponential: {} for {exact}", exponentials[lane]);
                let exact = normal::quantile(u[lane]);
                // The polynomials were made for single precision, which ends at 5.3.
                close("normal", normals[lane], exact, if exact.abs() < 5.3 { 5e-6 } else { 1e-3 });
                close("exp", powers[lane], libm::exp(f64::from(normals[lane])), 1e-6);
            }
        }
        assert_eq!(exp(c(-1e9)).to_array(), exp(c(-87.0)).to_array());
    }

    #[test]
    fn normal_deviates_rise_with_their_bits_across_the_middle() {
        let around = |bits: u32| normal(u32x4::new([bits - 512, bits, bits + 512, bits + 1024])).to_array();
        for lanes in [around(1 << 31), around(1 << 20), around(u32::MAX - (1 << 20))] {
            assert!(lanes.is_sorted(), "{lanes:?}");
        }
    }
}
