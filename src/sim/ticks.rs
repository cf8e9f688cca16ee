//! Time within a trial, in whole ticks of 2^-15 hours (a ninth of a second): sums and differences are exact, and four times
//! lie in one register. The longest trial has 1.4 billion ticks; whatever comes later comes after any horizon.

use wide::{f32x4, i32x4};

/// Since the start of the trial, or between two times.
pub type Ticks = i32;

/// The same where sums may outgrow 32 bits, as they do in a queue that never empties.
pub type Time = i64;

pub const WEEK: Ticks = 168 << 15;

/// After any horizon.
pub const LAST: Ticks = Ticks::MAX;

const PER_HOUR: f64 = 32_768.0;

/// As many ticks as may be added to any time up to the horizon.
const LONGEST: Ticks = 700_000_000;

/// The last number of single precision before [`LAST`].
const MOST: f32 = 2_147_483_520.0;

/// When a week begins; nothing after [`LAST`].
#[inline(always)]
pub fn at_week(week: u32) -> Ticks {
    (week as Ticks).saturating_mul(WEEK)
}

/// Rounded down; nothing after [`LAST`].
#[inline(always)]
pub fn ticks(hours: f64) -> Ticks {
    (hours * PER_HOUR) as Ticks
}

/// Rounded down.
#[inline(always)]
pub fn time(hours: f64) -> Time {
    (hours * PER_HOUR) as Time
}

#[inline(always)]
pub fn hours(time: Time) -> f64 {
    time as f64 * (1.0 / PER_HOUR)
}

/// Four spans in hours.
#[inline(always)]
pub fn in_hours(ticks: i32x4) -> f32x4 {
    f32x4::from_i32x4(ticks) * f32x4::splat((1.0 / PER_HOUR) as f32)
}

/// Four spans in ticks, rounded down; nothing longer than any trial.
#[inline(always)]
pub fn of_hours(hours: f32x4) -> i32x4 {
    (hours * f32x4::splat(PER_HOUR as f32)).fast_min(f32x4::splat(MOST)).fast_trunc_int()
}

/// Four times so many hours after others up to the horizon, or after any horizon.
#[inline(always)]
pub fn later(times: i32x4, hours: f32x4) -> i32x4 {
    times + of_hours(hours).min(i32x4::splat(LONGEST))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hours_come_back_and_the_longest_trial_fits() {
        for span in [0.0, 0.25, 167.5, 43_680.0] {
            assert_eq!(hours(time(span)), span);
            assert_eq!(f64::from(ticks(span)), span * PER_HOUR);
            assert_eq!(f64::from(in_hours(i32x4::splat(ticks(span))).to_array()[0]), span);
        }
        assert_eq!(ticks(1e12), LAST);
        assert_eq!(WEEK, ticks(168.0));
        assert_eq!(of_hours(f32x4::splat(1e30)).to_array(), [MOST as Ticks; 4]);
        let horizon = 260 * WEEK;
        assert!(later(i32x4::splat(horizon), f32x4::splat(1e30)).to_array()[0] > horizon);
    }
}
