//! Wall time and working time: reps work on a calendar, buyers wait around the clock.
//! Times are hours from the start of the trial, a Monday at midnight.

use super::ticks::{self, Time};
use domain::Calendar;

const WEEK: f64 = 168.0;
const DAY: f64 = 24.0;

/// Working time runs only while the shop is open, so that in it a queue needs no calendar.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Clock {
    AlwaysOpen(AlwaysOpen),
    Shifts(Shifts),
}

#[derive(Clone, Copy, Debug, PartialEq)]
pub struct AlwaysOpen;

/// The same hours on the first days of each week.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Shifts {
    days: f64,
    open: f64,
    hours: f64,
}

/// Translation between wall time and working time, in ticks.
pub trait WorkTime: Copy {
    /// The wall time at which so much has been worked and more work can start.
    fn to_wall(self, work: Time) -> Time;
    /// What is to be noted of a lead that joins then, in wall time.
    fn at(self, wall: Time) -> Joined;
    /// Notes what of each further lead's joining (wall time) does not go without saying.
    fn translate(self, joins: impl Iterator<Item = Time>, joined: &mut Vec<Joined>);
    /// What was noted of the lead `index`, which joined at `wall`.
    fn joined(self, wall: Time, joined: &[Joined], index: usize) -> Joined;
    /// When a rep who is free at `free` (working time) can start on a lead that joined at `wall`:
    /// in wall time and in working time.
    fn start(self, wall: Time, joined: Joined, free: Time) -> (Time, Time);
}

/// When a lead joined.
#[derive(Clone, Copy, Debug, Default)]
pub struct Joined {
    /// Working time.
    pub work: Time,
    /// The earliest wall time from then on at which work can start.
    opens: Time,
}

/// The larger of two numbers that are not negative. As whole numbers, because WebAssembly engines have no
/// branch-free choice between two floats.
#[inline(always)]
pub fn later(a: f64, b: f64) -> f64 {
    f64::from_bits(a.to_bits().max(b.to_bits()))
}

/// The smaller of two numbers that are not negative; see [`later`].
#[inline(always)]
pub fn sooner(a: f64, b: f64) -> f64 {
    f64::from_bits(a.to_bits().min(b.to_bits()))
}

impl Clock {
    /// `None` if the calendar never opens.
    pub fn new(calendar: Calendar) -> Option<Clock> {
        let (days, open, close) = calendar.hours()?;
        if (days, open, close) == (7, 0, 24) {
            return Some(Clock::AlwaysOpen(AlwaysOpen));
        }
        let hours = f64::from(close - open);
        Some(Clock::Shifts(Shifts { days: f64::from(days), open: f64::from(open), hours }))
    }

    /// Hours worked before wall time `t`, and the earliest wall time from `t` on at which work can start.
    pub fn to_work(self, t: f64) -> (f64, f64) {
        match self {
            Clock::AlwaysOpen(_) => (t, t),
            Clock::Shifts(shifts) => shifts.to_work(t),
        }
    }

    /// Hours of work in a wall week.
    pub fn hours_per_week(self) -> f64 {
        match self {
            Clock::AlwaysOpen(_) => WEEK,
            Clock::Shifts(Shifts { days, hours, .. }) => days * hours,
        }
    }
}

impl WorkTime for AlwaysOpen {
    #[inline(always)]
    fn to_wall(self, work: Time) -> Time {
        work
    }

    #[inline(always)]
    fn at(self, wall: Time) -> Joined {
        Joined { work: wall, opens: wall }
    }

    fn translate(self, _: impl Iterator<Item = Time>, _: &mut Vec<Joined>) {}

    #[inline(always)]
    fn joined(self, wall: Time, _: &[Joined], _: usize) -> Joined {
        self.at(wall)
    }

    #[inline(always)]
    fn start(self, wall: Time, _: Joined, free: Time) -> (Time, Time) {
        let start = wall.max(free);
        (start, start)
    }
}

/// Either, for who can bear to ask each time.
impl WorkTime for Clock {
    #[inline(always)]
    fn to_wall(self, work: Time) -> Time {
        match self {
            Clock::AlwaysOpen(time) => time.to_wall(work),
            Clock::Shifts(time) => time.to_wall(work),
        }
    }

    #[inline(always)]
    fn at(self, wall: Time) -> Joined {
        match self {
            Clock::AlwaysOpen(time) => time.at(wall),
            Clock::Shifts(time) => time.at(wall),
        }
    }

    fn translate(self, joins: impl Iterator<Item = Time>, joined: &mut Vec<Joined>) {
        match self {
            Clock::AlwaysOpen(time) => time.translate(joins, joined),
            Clock::Shifts(time) => time.translate(joins, joined),
        }
    }

    #[inline(always)]
    fn joined(self, wall: Time, joined: &[Joined], index: usize) -> Joined {
        match self {
            Clock::AlwaysOpen(time) => time.joined(wall, joined, index),
            Clock::Shifts(time) => time.joined(wall, joined, index),
        }
    }

    #[inline(always)]
    fn start(self, wall: Time, joined: Joined, free: Time) -> (Time, Time) {
        match self {
            Clock::AlwaysOpen(time) => time.start(wall, joined, free),
            Clock::Shifts(time) => time.start(wall, joined, free),
        }
    }
}

/// In hours; whole ticks in, whole ticks out, since all that is added up fits into a double.
impl Shifts {
    #[inline(always)]
    fn to_work(self, t: f64) -> (f64, f64) {
        let Shifts { days, open, hours } = self;
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
    fn wall_at(self, work: f64) -> f64 {
        let Shifts { days, open, hours } = self;
        let per_week = days * hours;
        let week = (work / per_week).floor();
        let rest = work - week * per_week;
        let day = (rest / hours).floor();
        week * WEEK + day * DAY + open + (rest - day * hours)
    }
}

impl WorkTime for Shifts {
    #[inline(always)]
    fn to_wall(self, work: Time) -> Time {
        ticks::time(self.wall_at(ticks::hours(work)))
    }

    #[inline(always)]
    fn at(self, wall: Time) -> Joined {
        let (work, opens) = self.to_work(ticks::hours(wall));
        Joined { work: ticks::time(work), opens: ticks::time(opens) }
    }

    fn translate(self, joins: impl Iterator<Item = Time>, joined: &mut Vec<Joined>) {
        joined.extend(joins.map(|wall| self.at(wall)));
    }

    #[inline(always)]
    fn joined(self, _: Time, joined: &[Joined], index: usize) -> Joined {
        joined[index]
    }

    #[inline(always)]
    fn start(self, _: Time, joined: Joined, free: Time) -> (Time, Time) {
        if free > joined.work { (self.to_wall(free), free) } else { (joined.opens, joined.work) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn business_weeks() {
        let Some(Clock::Shifts(clock)) = Clock::new(Calendar::Business) else { panic!("closes at night") };
        let check = |wall: f64, work: f64, start: f64| {
            assert_eq!(clock.to_work(wall), (work, start), "at {wall}");
            assert_eq!(clock.wall_at(work), start, "at {wall}");
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
        assert_eq!(clock, Clock::AlwaysOpen(AlwaysOpen));
        assert_eq!(clock.to_work(123.4), (123.4, 123.4));
        assert_eq!(Clock::new(Calendar::Custom { days: 0, open: 9, close: 17 }), None);
    }
}
