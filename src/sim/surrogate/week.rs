//! The working week as a queue sees it: shifts, and the closed hours before each.
//! Leaves to others: what happens in them (`crowd`, `turn`).

use crate::clock::Clock;

pub const WEEK: usize = 168;

/// Hours of the week, counted from Monday at midnight; a gap may begin in the week before.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Shift {
    /// Closed hours before the shift.
    pub gap: usize,
    pub opens: usize,
    pub hours: usize,
}

impl Shift {
    /// The hours of the gap, in order.
    pub fn gap_hours(self) -> impl DoubleEndedIterator<Item = usize> {
        (0..self.gap).map(move |i| (self.opens + WEEK - self.gap + i) % WEEK)
    }

    pub fn open_hours(self) -> impl DoubleEndedIterator<Item = usize> {
        self.opens..self.opens + self.hours
    }
}

pub fn shifts(clock: Clock) -> Vec<Shift> {
    let open = |hour: usize| clock.to_work(hour as f64 + 0.5).1 == hour as f64 + 0.5;
    let mut shifts: Vec<Shift> = Vec::new();
    let mut gap = (0..WEEK).rev().take_while(|&hour| !open(hour)).count();
    for hour in 0..WEEK {
        if !open(hour) {
            gap += 1;
            continue;
        }
        match shifts.last_mut() {
            Some(shift) if gap == 0 => shift.hours += 1,
            _ => shifts.push(Shift { gap, opens: hour, hours: 1 }),
        }
        gap = 0;
    }
    shifts
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::Calendar;

    #[test]
    fn a_business_week_has_five_shifts() {
        let week = shifts(Clock::new(Calendar::Business).expect("opens"));
        assert_eq!(week.len(), 5);
        assert_eq!(week[0], Shift { gap: 64, opens: 9, hours: 8 });
        assert_eq!(week[4], Shift { gap: 16, opens: 4 * 24 + 9, hours: 8 });
        assert_eq!(week[0].gap_hours().next(), Some(4 * 24 + 17));
    }

    #[test]
    fn a_shop_that_never_closes_has_one() {
        let week = shifts(Clock::new(Calendar::AlwaysOpen).expect("opens"));
        assert_eq!(week, [Shift { gap: 0, opens: 0, hours: 168 }]);
    }
}
