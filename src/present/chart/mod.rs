//! Chart models: finite, clamped and never empty, with their words; the same model feeds the table behind.
//! Leaves to others: the paint (`ui::chart`).

pub mod axis;
pub mod caption;
pub mod dots;
pub mod gap;
pub mod histogram;
pub mod label;
pub mod layout;
pub mod ticks;
pub mod view;

pub use axis::Axis;
pub use gap::Gap;
pub use histogram::{Bars, Histogram, Source};
pub use layout::Layout;
pub use view::{Chart, Kind, View};
