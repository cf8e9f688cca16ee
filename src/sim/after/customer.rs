//! Customers from going live on, four at a time: revenue over the contract, expansion, churn, and what they say of us.
//! A deal's value is a year's revenue, earned evenly while the customer stays.

use super::delivery::Handover;
use super::{After, FOREVER, MONTH, Win};
use crate::kernel::{self, narrow, widen};
use crate::output::Output;
use crate::rng::{LeadKeys, Purpose};
use crate::tally::Tally;
use wide::{f32x4, f64x4};

const YEAR: f64 = 12.0 * MONTH;
const DAY: f64 = 24.0;

/// Counts the customers that went live.
pub fn count(handovers: &[Handover], wins: &[Win], after: &After, tally: &mut Tally) {
    let mut sums = [f64x4::ZERO; COUNTED.len()];
    for four in handovers.chunks(4) {
        let part = Four::new(four, wins, after, tally).count(after);
        for (sum, part) in sums.iter_mut().zip(part) {
            *sum += part;
        }
    }
    for (output, sum) in COUNTED.into_iter().zip(sums) {
        let [a, b, c, d] = sum.to_array();
        tally.raise(output, (a + b) + (c + d));
    }
}

/// What is counted, in the order of [`Four::count`].
const COUNTED: [Output; 15] = [
    Output::CustomersAtStart,
    Output::Churned,
    Output::CustomerMonths,
    Output::Recognised,
    Output::Expansions,
    Output::Delivered,
    Output::ValueDays,
    Output::LateDays,
    Output::Reworked,
    Output::LifetimeMargin,
    Output::CohortValue,
    Output::CohortKept,
    Output::CohortGrown,
    Output::Promoters,
    Output::Detractors,
];

/// Four customers. Times are hours from the start of the trial.
struct Four {
    words: LeadKeys,
    live: f64x4,
    value: f64x4,
    fit: f32x4,
    /// 1 if it was delivered more than once.
    reworked: f32x4,
    /// Hours from signing to going live, and beyond the promise.
    took: f64x4,
    late: f64x4,
    /// All bits of those that go live before the end.
    lives: f64x4,
    /// The window.
    start: f64x4,
    end: f64x4,
}

impl Four {
    fn new(four: &[Handover], wins: &[Win], after: &After, tally: &Tally) -> Four {
        let four = [0, 1, 2, 3].map(|lane| four.get(lane).copied().unwrap_or(Handover::never(four[0].win)));
        let win = four.map(|handover| &wins[handover.win]);
        let live = f64x4::new(four.map(|handover| handover.at));
        let took = live - f64x4::new(win.map(|win| win.closes));
        let end = f64x4::splat(tally.end);
        Four {
            words: LeadKeys::new(win.map(|win| win.key)),
            live,
            value: f64x4::new(win.map(|win| win.value)),
            fit: f32x4::new(win.map(|win| f32::from(win.fit))),
            reworked: f32x4::new(four.map(|handover| f32::from(u8::from(handover.reworks > 0)))),
            took,
            late: positive(took - f64x4::new(win.map(|win| after.promise(win.overpromise)))),
            lives: live.simd_lt(end),
            start: f64x4::splat(tally.start),
            end,
        }
    }

    fn count(&self, after: &After) -> [f64x4; COUNTED.len()] {
        let &Four { live, value, start, end, .. } = self;
        let one = f64x4::ONE;
        let lifetime = self.lifetime(after);
        let leaves = live + lifetime;
        let months = self.months_from(live, leaves);
        let growth = self.growth(leaves, after);
        let old = self.lives & live.simd_lt(start);
        let new = self.lives & live.simd_ge(start);
        let stayed = new & lifetime.simd_gt(f64x4::splat(YEAR));
        let monthly = value * f64x4::splat(1.0 / 12.0);
        let months_in_all = (lifetime * f64x4::splat(1.0 / MONTH)).fast_min(f64x4::splat(MOST_MONTHS));
        let grade = self.grade();
        [
            old & leaves.simd_ge(start) & one,
            self.lives & leaves.simd_ge(start) & leaves.simd_lt(end) & one,
            self.lives & months,
            self.lives & (monthly * (months + growth.months)),
            growth.expansions,
            new & one,
            new & (self.took * f64x4::splat(1.0 / DAY)),
            new & (self.late * f64x4::splat(1.0 / DAY)),
            new & widen(self.reworked),
            new & (monthly * f64x4::splat(after.gross_margin) * months_in_all),
            new & value,
            stayed & value,
            stayed & (value * (one + growth.kept)),
            new & grade.simd_ge(f64x4::splat(LEAST_OF_PROMOTERS)) & one,
            new & grade.simd_lt(f64x4::splat(LEAST_OF_PASSIVES)) & one,
        ]
    }

    /// Months in the window between two times.
    fn months_from(&self, from: f64x4, until: f64x4) -> f64x4 {
        positive(until.fast_min(self.end) - from.fast_max(self.start)) * f64x4::splat(1.0 / MONTH)
    }

    fn growth(&self, leaves: f64x4, after: &After) -> Growth {
        let mut growth = Growth::default();
        if after.expansion <= 0.0 {
            return growth;
        }
        let capture = f64x4::splat(after.capture);
        let gap = f64x4::splat(MONTH / after.expansion);
        // Beyond its first year and the window nobody looks.
        let first_year = self.live + f64x4::splat(YEAR);
        let until = leaves.fast_min(self.end.fast_max(first_year));
        let mut at = self.live;
        for number in 0.. {
            at += gap * widen(kernel::exponential(self.words.further_high(Purpose::Expansion, number)));
            let grows = self.lives & at.simd_lt(until);
            if grows.none() {
                break;
            }
            growth.months += grows & (capture * self.months_from(at, leaves));
            growth.kept += grows & at.simd_lt(first_year) & capture;
            growth.expansions += grows & at.simd_ge(self.start) & at.simd_lt(self.end) & f64x4::ONE;
        }
        growth
    }

    /// Thirty days beyond the promise are one.
    fn delay(&self) -> f32x4 {
        narrow(self.late * f64x4::splat(1.0 / (30.0 * DAY)))
    }

    /// Hours until they leave: P(T > t) = exp(-(h t)^k), h in months.
    fn lifetime(&self, after: &After) -> f64x4 {
        let of = |weight: f64| f32x4::splat(weight as f32);
        let power = of(after.late) * self.delay() + of(after.annoyed) * self.reworked;
        let hazard = of(after.hazard) * kernel::exp(power - of(after.loyal) * self.fit);
        let draw = kernel::exponential(self.words.high(Purpose::Loyalty));
        let draw = if after.shape == 1.0 { draw } else { kernel::power(draw, (1.0 / after.shape) as f32) };
        // Where there is no hazard they stay for good.
        (widen(draw / hazard) * f64x4::splat(MONTH)).fast_min(f64x4::splat(FOREVER))
    }

    /// Would you recommend us? 0 to 10, before rounding.
    fn grade(&self) -> f64x4 {
        let luck = kernel::normal(self.words.low(Purpose::Loyalty));
        let mean = f32x4::splat(8.3) - f32x4::splat(1.2) * self.delay() - self.reworked;
        widen(mean + f32x4::splat(1.8) * luck)
    }
}

/// What expansions add.
#[derive(Default)]
struct Growth {
    /// Months of the deal's revenue in the window.
    months: f64x4,
    /// To the deal's value in the first year, as a share.
    kept: f64x4,
    /// Those in the window.
    expansions: f64x4,
}

fn positive(hours: f64x4) -> f64x4 {
    hours.fast_max(f64x4::ZERO)
}

/// A lifetime value beyond a century of months says nothing; it must stay finite where nobody ever leaves.
const MOST_MONTHS: f64 = 1200.0;

/// Grades are whole numbers: promoters give 9 or 10, detractors 6 or less.
const LEAST_OF_PROMOTERS: f64 = 8.5;
const LEAST_OF_PASSIVES: f64 = 6.5;
