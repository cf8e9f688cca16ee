//! Time as the schedule counts it: only time in which a worker could have been heard.
//! Leaves to others: reading a clock (`browser::clock`), deadlines (`crew`).

/// A longer silence means that the page itself slept, was throttled or was busy: messages wait behind it, and
/// counting it would make every worker look hung when a laptop is opened again.
const LONGEST_GAP: f64 = 1_000.0;

#[derive(Clone, Debug, Default)]
pub struct Watch {
    last: Option<f64>,
    counted: f64,
}

impl Watch {
    /// Takes the time, in milliseconds since whenever, and tells the time counted.
    pub fn advance(&mut self, now: f64) -> f64 {
        let gap = now - self.last.unwrap_or(now);
        // Not so when the clock was set back, nor when either is no number.
        if gap > 0.0 {
            self.counted += gap.min(LONGEST_GAP);
        }
        self.last = Some(now);
        self.counted
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sleep_and_leaps_back_do_not_count() {
        let mut watch = Watch::default();
        let counted =
            [500.0, 700.0, 3_600_700.0, 100.0, f64::NAN, 200.0, 300.0].map(|now| watch.advance(now));
        assert_eq!(counted, [0.0, 200.0, 1_200.0, 1_200.0, 1_200.0, 1_200.0, 1_300.0]);
    }
}
