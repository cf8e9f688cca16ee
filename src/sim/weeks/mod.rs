//! The year week by week, for who asks for it: what each trial comes to (`trace`), and over all trials the mean and
//! percentiles of every week (`sketch`). Leaves to others: trials (`trial`, `chapters`), carrying it (`batch`, `job`).

mod auc;
mod sketch;
mod trace;

pub use sketch::Sketch;
pub use trace::Watch;

use serde::{Deserialize, Serialize};

/// What a run is to bring along besides its outputs.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Want {
    /// Nothing.
    #[default]
    Totals,
    /// Every week of the window too.
    Weeks,
}

/// Declares [`Series`] and what each is called and stands for.
macro_rules! series {
    ($( $variant:ident $id:literal $step:literal; )*) => {
        /// Something told of the window step by step.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Series { $( $variant, )* }

        impl Series {
            pub const ALL: [Series; SERIES_COUNT] = [$( Series::$variant, )*];

            pub fn id(self) -> &'static str {
                [$( $id, )*][self as usize]
            }

            /// Weeks from one value to the next; the last step may be shorter.
            pub fn step(self) -> u32 {
                [$( $step, )*][self as usize]
            }
        }

        const SERIES_COUNT: usize = [$( $step, )*].len();
    };
}

series! {
    Bookings    "bookings"   1; // euro, of the deals won
    Recognised  "recognised" 1; // euro, earned from live customers
    Leads       "leads"      1;
    Mqls        "mqls"       1; // by when they arrived
    Won         "won"        1;
    MeanWait    "mean_wait_hours" 1; // of those who joined the list; until they were called, gave up, or the end
    Queue       "mean_queue_length" 1;
    Precision   "mql_precision" 4; // share of the MQLs that fits
    Auc         "auc"        4; // P(a lead that fits outscores one that does not), as the step begins
}

impl Series {
    /// How many values a window of so many weeks has.
    pub fn len(self, weeks: u32) -> usize {
        weeks.div_ceil(self.step()) as usize
    }

    /// Where its values begin among those of all series.
    fn place(self, weeks: u32) -> usize {
        Series::ALL.into_iter().take_while(|series| *series != self).map(|series| series.len(weeks)).sum()
    }
}

impl Series {
    /// Those whose values add up over the weeks.
    pub const SUMS: [Series; 5] =
        [Series::Bookings, Series::Recognised, Series::Leads, Series::Mqls, Series::Won];

    /// Of the values of all series of one trial.
    pub fn of(self, trial: &[f32], weeks: u32) -> &[f32] {
        &trial[self.place(weeks)..][..self.len(weeks)]
    }
}

/// Sums from the first value up to each, until there is nothing more to tell.
pub fn so_far(values: &[f32]) -> impl Iterator<Item = f32> {
    let told = values.iter().take_while(|value| value.is_finite());
    told.scan(0.0, |sum, &value| {
        *sum += f64::from(value);
        Some(*sum as f32)
    })
}

/// Values that all series of one trial have together.
pub fn cells(weeks: u32) -> usize {
    Series::ALL.into_iter().map(|series| series.len(weeks)).sum()
}

/// All trials of one scenario, week by week. A step has a sketch of the trials in which there was something to tell.
#[derive(Clone, Debug, PartialEq)]
pub struct Weeks {
    weeks: u32,
    sketches: Vec<Sketch>,
    /// Of what adds up: the sums up to each week, trial by trial.
    so_far: Vec<Sketch>,
}

impl Weeks {
    pub fn new(weeks: u32) -> Weeks {
        let sums = Series::SUMS.into_iter().map(|series| series.len(weeks)).sum();
        Weeks {
            weeks,
            sketches: vec![Sketch::default(); cells(weeks)],
            so_far: vec![Sketch::default(); sums],
        }
    }

    /// Of the window.
    pub fn count(&self) -> u32 {
        self.weeks
    }

    /// Takes one trial's values; what is not a number is left out.
    pub fn add(&mut self, trial: &[f32]) {
        for (sketch, &value) in self.sketches.iter_mut().zip(trial) {
            if value.is_finite() {
                sketch.add(value);
            }
        }
        let mut places = self.so_far.iter_mut();
        for series in Series::SUMS {
            let values = series.of(trial, self.weeks);
            let sketches = places.by_ref().take(values.len());
            // All of the series' places, also where a trial's sums end before.
            let sums = so_far(values).map(Some).chain(std::iter::repeat(None));
            sketches.zip(sums).for_each(|(sketch, sum)| sum.into_iter().for_each(|sum| sketch.add(sum)));
        }
    }

    /// Step by step.
    pub fn of(&self, series: Series) -> &[Sketch] {
        &self.sketches[series.place(self.weeks)..][..series.len(self.weeks)]
    }

    /// The sums from the first week up to each; `None` where they mean nothing.
    pub fn so_far(&self, series: Series) -> Option<&[Sketch]> {
        let place = Series::SUMS.into_iter().position(|other| other == series)?;
        let before: usize = Series::SUMS[..place].iter().map(|series| series.len(self.weeks)).sum();
        Some(&self.so_far[before..][..series.len(self.weeks)])
    }
}
