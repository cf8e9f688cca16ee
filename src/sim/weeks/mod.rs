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

/// Values that all series of one trial have together.
pub fn cells(weeks: u32) -> usize {
    Series::ALL.into_iter().map(|series| series.len(weeks)).sum()
}

/// All trials of one scenario, week by week. A step has a sketch of the trials in which there was something to tell.
#[derive(Clone, Debug, PartialEq)]
pub struct Weeks {
    weeks: u32,
    sketches: Vec<Sketch>,
}

impl Weeks {
    pub fn new(weeks: u32) -> Weeks {
        Weeks { weeks, sketches: vec![Sketch::default(); cells(weeks)] }
    }

    /// Takes one trial's values; what is not a number is left out.
    pub fn add(&mut self, trial: &[f32]) {
        for (sketch, &value) in self.sketches.iter_mut().zip(trial) {
            if value.is_finite() {
                sketch.add(value);
            }
        }
    }

    /// Step by step.
    pub fn of(&self, series: Series) -> &[Sketch] {
        &self.sketches[series.place(self.weeks)..][..series.len(self.weeks)]
    }
}
