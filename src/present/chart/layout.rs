//! Where the parts of the revenue chart stand, in CSS pixels: lanes for labels, the plot, the strip of intervals below
//! it, the ticks. Leaves to others: the labels within their lanes (`label`), paint (`ui`).

use super::axis::Axis;
use super::label::Spot;

/// Labels find room in so many lanes; always kept free, so that the plot does not jump when a label moves up.
const LANES: f64 = 3.0;

#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Layout {
    pub width: f64,
    pub height: f64,
    /// The height of small print, the measure of all else.
    pub print: f64,
}

impl Layout {
    /// Sizes below which nothing can be drawn are taken as the least that can.
    pub fn new(width: f64, height: f64, print: f64) -> Layout {
        let print = if print.is_finite() { print.clamp(8.0, 64.0) } else { 13.0 };
        let least =
            |size: f64, least: f64| if size.is_finite() { size.clamp(least, 20_000.0) } else { least };
        Layout { width: least(width, print * 12.0), height: least(height, print * 14.0), print }
    }

    pub fn left(&self) -> f64 {
        self.print
    }

    pub fn right(&self) -> f64 {
        self.width - self.print
    }

    /// The width that labels may fill.
    pub fn room(&self) -> f64 {
        self.right() - self.left()
    }

    /// The upper end of the plot.
    pub fn top(&self) -> f64 {
        LANES * self.lane_height() + self.print * 0.3
    }

    /// The line on which the bars stand.
    pub fn base(&self) -> f64 {
        self.height - self.print * 5.1
    }

    fn lane_height(&self) -> f64 {
        self.print * 1.5
    }

    /// The middle of a label's lane.
    pub fn lane(&self, spot: Spot) -> f64 {
        self.top() - self.print * 0.3 - (spot.lane as f64 + 0.5) * self.lane_height()
    }

    /// Where the line of a label in this lane ends.
    pub fn line_end(&self, spot: Spot) -> f64 {
        self.lane(spot) - self.print * 0.55
    }

    /// The middle of a setup's row in the strip of intervals.
    pub fn strip(&self, world: usize) -> f64 {
        self.base() + self.print * (1.1 + 1.35 * world as f64)
    }

    /// The middle of the ticks' labels.
    pub fn ticks(&self) -> f64 {
        self.height - self.print * 0.85
    }

    pub fn x(&self, axis: &Axis, value: f64) -> f64 {
        self.left() + axis.place(value) * self.room()
    }

    /// The height at which a bar of this share ends.
    pub fn y(&self, share: f64, top: f64) -> f64 {
        self.base() - (share / top).clamp(0.0, 1.0) * (self.base() - self.top())
    }

    /// The bin under the pointer, if it is over the plot.
    pub fn bin(&self, axis: &Axis, x: f64) -> Option<usize> {
        let place = (x - self.left()) / self.room();
        (0.0..1.0).contains(&place).then(|| ((place * axis.count() as f64) as usize).min(axis.count() - 1))
    }

    /// How many ticks there is room for.
    pub fn most_ticks(&self) -> usize {
        (self.room() / (self.print * 6.0)).clamp(2.0, 10.0) as usize
    }
}

#[cfg(test)]
mod tests {
    use super::super::axis::Spread;
    use super::*;

    #[test]
    fn parts_stand_in_order_at_any_size() {
        for (width, height) in [(0.0, 0.0), (300.0, 240.0), (3000.0, 1200.0), (f64::NAN, f64::INFINITY)] {
            for print in [0.0, 13.0, 26.0, f64::NAN] {
                let layout = Layout::new(width, height, print);
                assert!(0.0 < layout.top() && layout.top() < layout.base(), "{layout:?}");
                assert!(layout.base() < layout.strip(0) && layout.strip(0) < layout.strip(1));
                assert!(layout.strip(1) < layout.ticks() && layout.ticks() < layout.height);
                assert!(layout.room() > 0.0);
            }
        }
    }

    #[test]
    fn the_pointer_finds_the_bin_it_is_over() {
        let layout = Layout::new(800.0, 400.0, 13.0);
        let axis = Axis::fit(Spread { low: 1e5, high: 4e5, middle: 5e4 });
        for bin in 0..axis.count() {
            let (from, to) = axis.edges(bin);
            assert_eq!(layout.bin(&axis, layout.x(&axis, (from + to) / 2.0)), Some(bin));
        }
        assert_eq!(layout.bin(&axis, 0.0), None);
    }
}
