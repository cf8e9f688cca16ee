//! What many trials tell, and how far it may be off: moments, percentiles, ratios, paired differences, goodness of fit.
//! Every estimate is `None` where it does not exist; none is ever NaN. Leaves to others: which outputs are asked
//! (`summary`, `rate`), wording (`i18n`).

pub mod fit;
pub mod moments;
pub mod paired;
pub mod quantile;
pub mod ratio;
pub mod student;

pub use moments::{Estimate, Moments, mean_of, sd_of, share_of};
pub use paired::Paired;
pub use quantile::{PERCENTILES, Sorted};
pub use ratio::ratio;
