//! How many trials to ask for at once: few at first so that there is something to see, then as many as fill a set
//! time. Leaves to others: which trials (`ledger`). Results never depend on it.

use super::super::request::MAX_SPAN;

/// Weight of the newest measurement of the time per trial.
const FRESHNESS: f64 = 0.5;

/// By how much a batch may outgrow the largest one that the job has completed.
const GROWTH: u32 = 2;

#[derive(Clone, Debug)]
pub struct Pace {
    /// Milliseconds that a batch should take.
    target: f64,
    /// Size of a job's first batches.
    first: u32,
    /// Milliseconds per trial of the current job.
    measured: Option<f64>,
    /// The same of an earlier job: a lever's next position costs about as much, but it is only a hint.
    hint: Option<f64>,
    /// Most trials at once, for now.
    ceiling: u32,
}

impl Pace {
    /// In a worker a batch must be short, since it delays the next job, and long enough that messages cost nothing.
    pub fn of_workers() -> Pace {
        Pace::new(32.0, 16)
    }

    /// On the page a slice delays every key press and every frame.
    pub fn of_page() -> Pace {
        Pace::new(8.0, 1)
    }

    fn new(target: f64, first: u32) -> Pace {
        Pace { target, first, measured: None, hint: None, ceiling: first }
    }

    pub fn start_job(&mut self) {
        self.hint = self.measured.take().or(self.hint);
        self.ceiling = self.first;
    }

    pub fn size(&self) -> u32 {
        let per_trial = self.measured.or(self.hint);
        let fitting = per_trial.map_or(self.first, |per_trial| (self.target / per_trial) as u32);
        fitting.clamp(1, self.ceiling)
    }

    /// How many milliseconds trials of the current job should take, if that is known.
    pub fn expected(&self, trials: u32) -> Option<f64> {
        self.measured.map(|per_trial| per_trial * f64::from(trials))
    }

    /// Learns from a batch of the current job.
    pub fn learn(&mut self, trials: u32, millis: f64) {
        if trials == 0 || !millis.is_finite() {
            return;
        }
        // Browsers round clocks, to 1 ms at worst: a batch may seem to have taken no time.
        let seen = millis.max(0.05) / f64::from(trials);
        self.measured = Some(self.measured.map_or(seen, |old| old + FRESHNESS * (seen - old)));
        self.ceiling = self.ceiling.max(trials.saturating_mul(GROWTH)).min(MAX_SPAN);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn grows_from_the_first_batch_to_the_target_and_no_further() {
        let mut pace = Pace::of_workers();
        let mut sizes = Vec::new();
        for _ in 0..8 {
            let size = pace.size();
            sizes.push(size);
            pace.learn(size, f64::from(size) * 0.4);
        }
        assert_eq!(sizes, [16, 32, 64, 80, 80, 80, 80, 80]);
    }

    #[test]
    fn a_new_job_starts_small_though_the_old_one_was_cheap() {
        let mut pace = Pace::of_workers();
        pace.learn(4096, 1.0);
        assert_eq!(pace.size(), MAX_SPAN);
        pace.start_job();
        assert_eq!(pace.size(), 16);
    }

    #[test]
    fn a_new_job_starts_smaller_still_if_the_old_one_was_dear() {
        let mut pace = Pace::of_workers();
        pace.learn(1, 200.0);
        pace.start_job();
        assert_eq!(pace.size(), 1);
    }

    #[test]
    fn clocks_that_stand_still_or_lie_are_survived() {
        let mut pace = Pace::of_page();
        for millis in [0.0, -5.0, f64::NAN, f64::INFINITY, 1e300] {
            pace.learn(1, millis);
            assert!((1..=MAX_SPAN).contains(&pace.size()), "{millis}");
        }
    }
}
