//! Wall time and working time: reps work on a calendar, buyers wait around the clock.
//! Times are hours from the start of the trial, a Monday at midnight.

use crate::domain::Calendar;

const WEEK: f64 = 168.0;
const DAY: f64 = 24.0;

/// Working time runs only while the shop is open, so that in it a queue needs no calendar.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Clock {
    AlwaysOpen,
    Shifts { days: f64, open: f64, hours: f64 },
}

impl Clock {
    /// `None` if the calendar never opens.
    pub fn new(calendar: Calendar) -> Option<Clock> {
        let (days, open, close) = calendar.hours()?;
        if (days, open, close) == (7, 0, 24) {
            return Some(Clock::AlwaysOpen);
        }
        Some(Clock::Shifts { days: f64::from(days), open: f64::from(open), hours: f64::from(close - open) })
    }

    /// Hours worked before wall time `t`, and the earliest wall time from `t` on at which work can start.
    #[inline(always)]
    pub fn to_work(self, t: f64) -> (f64, f64) {
        let Clock::Shifts { days, open, hours } = self else { return (t, t) };
        let week = (t * (1.0 / WEEK)).floor();
        let rest = t - week * WEEK;
        let day = (rest * (1.0 / DAY)).floor();
        let since_open = rest - day * DAY - open;
        let before = week * (days * hours);
        if day >= days {
            return (before + days * hours, (week + 1.0) * WEEK + open);
        }
        let work = before + day * hours + since_open.clamp(0.0, hours);
        if since_open < 0.0 {
            (work, week * WEEK + day * DAY + open)
        } else if since_open < hours {
            (work, t)
        } else if day + 1.0 < days {
            (work, week * WEEK + (day + 1.0) * DAY + open)
        } else {
            (work, (week + 1.0) * WEEK + open)
        }
    }

    /// The wall time at which `work` hours have been worked and more work can start.
    #[inline(always)]
    pub fn to_wall(self, work: f64) -> f64 {
        let Clock::Shifts { days, open, hours } = self else { return work };
        let per_week = days * hours;
        let week = (work / per_week).floor();
        let rest = work - week * per_week;
        let day = (rest / hours).floor();
        week * WEEK + day * DAY + open + (rest - day * hours)
    }

    /// Hours of work in a wall week.
    pub fn hours_per_week(self) -> f64 {
        match self {
            Clock::AlwaysOpen => WEEK,
            Clock::Shifts { days, hours, .. } => days * hours,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn business_weeks() {
        let clock = Clock::new(Calendar::Business).expect("opens");
        let check = |wall: f64, work: f64, start: f64| {
            assert_eq!(clock.to_work(wall), (work, start), "at {wall}");
            assert_eq!(clock.to_wall(work), start, "at {wall}");
        };
        check(0.0, 0.0, 9.0);
        check(9.0, 0.0, 9.0);
        check(12.5, 3.5, 12.5);
        check(17.0, 8.0, 33.0);
        check(20.0, 8.0, 33.0);
        check(4.0 * 24.0 + 16.0, 39.0, 4.0 * 24.0 + 16.0);
        check(4.0 * 24.0 + 17.0, 40.0, 168.0 + 9.0);
        check(6.0 * 24.0, 40.0, 168.0 + 9.0);
        check(168.0 + 10.0, 41.0, 178.0);
    }

    #[test]
    fn a_shop_that_never_closes_needs_no_translation() {
        let clock = Clock::new(Calendar::AlwaysOpen).expect("opens");
        assert_eq!(clock, Clock::AlwaysOpen);
        assert_eq!(clock.to_work(123.4), (123.4, 123.4));
        assert_eq!(Clock::new(Calendar::Custom { days: 0, open: 9, close: 17 }), None);
    }
}
