//! One customer from going live on: revenue over the contract, expansion, churn, and what it says of us.
//! A deal's value is a year's revenue, earned evenly while the customer stays.

use super::delivery::{Handover, unit};
use super::{After, MONTH, Win};
use crate::clock::{later, sooner};
use crate::kernel;
use crate::output::Output;
use crate::rng::{Purpose, high, low};
use crate::tally::Tally;

pub struct Customer<'a> {
    pub win: &'a Win,
    pub handover: Handover,
    pub after: &'a After,
}

const YEAR: f64 = 12.0 * MONTH;

impl Customer<'_> {
    pub fn count(&self, tally: &mut Tally) {
        let live = self.handover.at;
        if live >= tally.end {
            return;
        }
        let word = self.win.key.word(Purpose::Loyalty);
        let lifetime = self.lifetime(unit(high(word)));
        let leaves = live + lifetime;
        if live < tally.start {
            tally.raise(Output::CustomersAtStart, f64::from(u8::from(leaves >= tally.start)));
        }
        tally.event(Output::Churned, leaves);
        let monthly = self.win.value / 12.0;
        let months = positive(sooner(leaves, tally.end) - later(live, tally.start)) / MONTH;
        tally.raise(Output::CustomerMonths, months);
        let (added, grown) = self.growth(leaves, tally);
        tally.raise(Output::Recognised, monthly * (months + added));
        if !tally.within(live) {
            return;
        }
        let late = self.late();
        let days = (live - self.win.closes) / 24.0;
        let stayed = f64::from(u8::from(lifetime > YEAR));
        tally.raise(Output::Delivered, 1.0);
        tally.raise(Output::ValueDays, days);
        tally.raise(Output::LateDays, late / 24.0);
        tally.raise(Output::Reworked, f64::from(u8::from(self.handover.reworks > 0)));
        tally.raise(
            Output::LifetimeMargin,
            monthly * self.after.gross_margin * (lifetime / MONTH).min(MOST_MONTHS),
        );
        tally.raise(Output::CohortValue, self.win.value);
        tally.raise(Output::CohortKept, self.win.value * stayed);
        tally.raise(Output::CohortGrown, self.win.value * stayed * (1.0 + grown));
        let grade = self.grade(low(word));
        tally.raise(Output::Promoters, f64::from(u8::from(grade >= 9.0)));
        tally.raise(Output::Detractors, f64::from(u8::from(grade <= 6.0)));
    }

    /// What expansions add: months of the deal's revenue in the window, and to its value in the first year.
    fn growth(&self, leaves: f64, tally: &mut Tally) -> (f64, f64) {
        let (mut added, mut grown) = (0.0, 0.0);
        if self.after.expansion <= 0.0 {
            return (added, grown);
        }
        // Beyond its first year and the window nobody looks.
        let (live, capture) = (self.handover.at, self.after.capture);
        let until = sooner(leaves, later(tally.end, live + YEAR));
        let mut at = live;
        for number in 0.. {
            let word = self.win.key.further(Purpose::Expansion, number);
            at -= libm::log(unit(high(word))) * MONTH / self.after.expansion;
            if at >= until {
                break;
            }
            added += capture * positive(sooner(leaves, tally.end) - later(at, tally.start)) / MONTH;
            grown += if at < live + YEAR { capture } else { 0.0 };
            tally.event(Output::Expansions, at);
        }
        (added, grown)
    }

    /// Hours beyond the promise.
    fn late(&self) -> f64 {
        positive(self.handover.at - self.win.closes - self.after.promise(self.win))
    }

    fn reworked(&self) -> f64 {
        f64::from(u8::from(self.handover.reworks > 0))
    }

    /// Hours until it leaves: P(T > t) = exp(-(h t)^k), h in months.
    fn lifetime(&self, luck: f64) -> f64 {
        let after = self.after;
        let late = self.late() / (30.0 * 24.0);
        let power =
            after.late * late + after.annoyed * self.reworked() - after.loyal * f64::from(self.win.fit);
        let hazard = after.hazard * libm::exp(power.min(MOST_POWER));
        if hazard <= 0.0 {
            return f64::MAX;
        }
        let draw = -libm::log(luck);
        let draw = if after.shape == 1.0 { draw } else { libm::pow(draw, 1.0 / after.shape) };
        (draw / hazard * MONTH).min(f64::MAX)
    }

    /// Would you recommend us? 0 to 10.
    fn grade(&self, luck: u32) -> f64 {
        let late = self.late() / (30.0 * 24.0);
        let mean = 8.3 - 1.2 * late - self.reworked();
        (mean + 1.8 * f64::from(kernel::normal([luck; 4]).to_array()[0])).round().clamp(0.0, 10.0)
    }
}

/// The standard `max` is a call in WebAssembly.
fn positive(hours: f64) -> f64 {
    if hours > 0.0 { hours } else { 0.0 }
}

/// A lifetime value beyond a century of months says nothing; it must stay finite where nobody ever leaves.
const MOST_MONTHS: f64 = 1200.0;

/// Keeps the hazard finite.
const MOST_POWER: f64 = 200.0;
