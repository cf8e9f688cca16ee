//! The normal law: distribution function and quantile, equal on every platform.
//! The quantile is algorithm AS 241 (Wichura 1988), accurate to about 1e-16; one uniform gives one normal,
//! monotonically, so that paired worlds stay paired.

/// P(N <= x).
pub fn cdf(x: f64) -> f64 {
    0.5 * libm::erfc(-x * std::f64::consts::FRAC_1_SQRT_2)
}

/// The x with P(N <= x) = p, for p in (0, 1).
#[inline(always)]
pub fn quantile(p: f64) -> f64 {
    let q = p - 0.5;
    if q.abs() <= 0.425 {
        let r = 0.180625 - q * q;
        return q * ratio(&CENTRE, r);
    }
    tail(p, q)
}

/// The law of exp(mu + sigma N), by mean and coefficient of variation.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Lognormal {
    pub mu: f64,
    pub sigma: f64,
}

impl Lognormal {
    /// sigma^2 = ln(1 + cv^2), mu = ln(mean) - sigma^2 / 2. A mean of 0 gives a law that is always 0.
    pub fn from_mean_cv(mean: f64, cv: f64) -> Lognormal {
        let variance = libm::log1p(cv * cv);
        Lognormal { mu: libm::log(mean) - 0.5 * variance, sigma: variance.sqrt() }
    }

    /// A median of 0 gives a law that is always 0.
    pub fn from_median_sigma(median: f64, sigma: f64) -> Lognormal {
        Lognormal { mu: libm::log(median), sigma }
    }

    pub fn median(self) -> f64 {
        libm::exp(self.mu)
    }

    pub fn mean(self) -> f64 {
        libm::exp(self.mu + 0.5 * self.sigma * self.sigma)
    }

    /// The value at the normal deviate `n`.
    pub fn at(self, n: f64) -> f64 {
        libm::exp(self.mu + self.sigma * n)
    }

    /// P(X <= x).
    pub fn cdf(self, x: f64) -> f64 {
        if x <= 0.0 {
            return if self.mu == f64::NEG_INFINITY && x == 0.0 { 1.0 } else { 0.0 };
        }
        let excess = libm::log(x) - self.mu;
        if self.sigma == 0.0 { f64::from(u8::from(excess >= 0.0)) } else { cdf(excess / self.sigma) }
    }
}

#[cold]
fn tail(p: f64, q: f64) -> f64 {
    let r = (-libm::log(if q < 0.0 { p } else { 1.0 - p })).sqrt();
    let x = if r <= 5.0 { ratio(&MIDDLE, r - 1.6) } else { ratio(&FAR, r - 5.0) };
    if q < 0.0 { -x } else { x }
}

#[inline(always)]
fn ratio(coefficients: &[[f64; 8]; 2], r: f64) -> f64 {
    let polynomial = |c: &[f64; 8]| {
        ((((((c[7] * r + c[6]) * r + c[5]) * r + c[4]) * r + c[3]) * r + c[2]) * r + c[1]) * r + c[0]
    };
    polynomial(&coefficients[0]) / polynomial(&coefficients[1])
}

#[allow(clippy::excessive_precision)]
const CENTRE: [[f64; 8]; 2] = [
    [
        3.387_132_872_796_366_608_0,
        133.141_667_891_784_377_45,
        1_971.590_950_306_551_442_7,
        13_731.693_765_509_461_125,
        45_921.953_931_549_871_457,
        67_265.770_927_008_700_853,
        33_430.575_583_588_128_105,
        2_509.080_928_730_122_672_7,
    ],
    [
        1.0,
        42.313_330_701_600_911_252,
        687.187_007_492_057_908_3,
        5_394.196_021_424_751_107_7,
        21_213.794_301_586_595_867,
        39_307.895_800_092_710_61,
        28_729.085_735_721_942_674,
        5_226.495_278_852_854_561,
    ],
];

#[allow(clippy::excessive_precision)]
const MIDDLE: [[f64; 8]; 2] = [
    [
        1.423_437_110_749_683_577_34,
        4.630_337_846_156_545_295_9,
        5.769_497_221_460_691_405_5,
        3.647_848_324_763_204_605_04,
        1.270_458_252_452_368_382_58,
        0.241_780_725_177_450_611_77,
        0.022_723_844_989_269_184_5,
        7.745_450_142_783_414_076_4e-4,
    ],
    [
        1.0,
        2.053_191_626_637_758_821_87,
        1.676_384_830_183_803_849_4,
        0.689_767_334_985_100_004_55,
        0.148_103_976_427_480_074_59,
        0.015_198_666_563_616_457_197,
        5.475_938_084_995_344_946e-4,
        1.050_750_071_644_416_843_24e-9,
    ],
];

#[allow(clippy::excessive_precision)]
const FAR: [[f64; 8]; 2] = [
    [
        6.657_904_643_501_103_777_2,
        5.463_784_911_164_114_369_9,
        1.784_826_539_917_291_335_8,
        0.296_560_571_828_504_891_23,
        0.026_532_189_526_576_123_093,
        1.242_660_947_388_078_438_6e-3,
        2.711_555_568_743_487_578_15e-5,
        2.010_334_399_292_288_132_65e-7,
    ],
    [
        1.0,
        0.599_832_206_555_887_937_69,
        0.136_929_880_922_735_805_31,
        0.014_875_361_290_850_615_025,
        7.868_691_311_456_132_591e-4,
        1.846_318_317_510_054_681_8e-5,
        1.421_511_758_316_445_888_7e-7,
        2.044_263_103_389_939_785_64e-15,
    ],
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quantile_inverts_the_distribution_function() {
        for step in 1..2000 {
            let p = f64::from(step) / 2000.0;
            assert!((cdf(quantile(p)) - p).abs() < 1e-14, "{p}");
        }
        for p in [1e-9, 1e-6, 1e-3] {
            assert!((cdf(quantile(p)) / p - 1.0).abs() < 1e-10, "{p}");
            assert!((quantile(p) + quantile(1.0 - p)).abs() < 1e-6, "{p}");
        }
        assert!((quantile(0.975) - 1.959_963_984_540_054).abs() < 1e-14);
    }

    #[test]
    fn lognormal_by_mean_and_variation() {
        let law = Lognormal::from_mean_cv(20_000.0, 0.8);
        assert!((law.sigma - 0.70335).abs() < 5e-6);
        assert!((law.mu - 9.65614).abs() < 5e-6);
        assert!((law.median() - 15_617.0).abs() < 0.5);
        assert!((law.mean() - 20_000.0).abs() < 1e-6);
        assert_eq!(Lognormal::from_mean_cv(0.0, 0.8).mean(), 0.0);
    }
}
