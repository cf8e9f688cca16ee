//! The money axis of a distribution: bins of one round width, that stay put while trials arrive.
//! Leaves to others: counting into the bins (`histogram`), words on the ticks (`ticks`).

/// More bins than this are neither readable nor quick to draw.
pub const MAX_BINS: usize = 96;

/// How many years the bin width is made for. Fixed, since bins that grow finer with each batch would flicker.
pub const NOMINAL_TRIALS: f64 = 1000.0;

/// An axis grows by this many bins at a time.
const STEP: i64 = 4;

/// Bin `i` holds `(first + i) * width` up to, but without, the next edge.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Axis {
    width: f64,
    first: i64,
    count: i64,
}

/// Where the values of both worlds lie: all but the rarest between `low` and `high`.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Spread {
    pub low: f64,
    pub high: f64,
    /// The interquartile range of the narrower world: what the bins must resolve.
    pub middle: f64,
}

/// Where a value falls.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Bin {
    Below,
    At(usize),
    Above,
}

impl Axis {
    /// The axis that suits a spread: Freedman and Diaconis' width (1981), made round.
    pub fn fit(spread: Spread) -> Axis {
        let spread = spread.sane();
        let span = spread.high - spread.low;
        let ideal = 2.0 * spread.middle / NOMINAL_TRIALS.cbrt();
        // A distribution that is almost a point still needs an axis with a width.
        let least =
            (span / (MAX_BINS as f64 / 2.0)).max(spread.high.abs().max(spread.low.abs()) / 1e4).max(0.01);
        let mut width = round_up(ideal.max(least));
        loop {
            let first = (spread.low / width).floor() as i64 - 1;
            let last = (spread.high / width).floor() as i64 + 1;
            let first = if spread.low >= 0.0 { first.max(0) } else { first };
            // Too few columns make no shape.
            let last = last.max(first + 11);
            let count = last - first + 1;
            if count <= MAX_BINS as i64 {
                return Axis { width, first, count };
            }
            width = round_up(width * 1.01);
        }
    }

    /// The same axis as long as it serves, else one grown in steps, else a new one.
    pub fn follow(self, spread: Spread) -> Axis {
        let spread = spread.sane();
        let fresh = Axis::fit(spread);
        let finer = fresh.width / self.width;
        let used = (spread.high - spread.low) / (self.high() - self.low());
        if !(0.3..=2.6).contains(&finer) || used < 0.3 {
            return fresh;
        }
        let mut grown = self;
        if spread.low < self.low() {
            let short = self.first - (spread.low / self.width).floor() as i64;
            let steps = (short + STEP - 1) / STEP * STEP;
            grown.first = if spread.low >= 0.0 { (self.first - steps).max(0) } else { self.first - steps };
            grown.count += self.first - grown.first;
        }
        if spread.high >= self.high() {
            let short = (spread.high / self.width).floor() as i64 - (self.first + self.count - 1);
            grown.count += (short + STEP - 1) / STEP * STEP;
        }
        if grown.count <= MAX_BINS as i64 { grown } else { fresh }
    }

    pub fn count(&self) -> usize {
        self.count as usize
    }

    pub fn width(&self) -> f64 {
        self.width
    }

    pub fn low(&self) -> f64 {
        self.first as f64 * self.width
    }

    pub fn high(&self) -> f64 {
        (self.first + self.count) as f64 * self.width
    }

    /// The edges of bin `index`.
    pub fn edges(&self, index: usize) -> (f64, f64) {
        let left = self.first + index as i64;
        (left as f64 * self.width, (left + 1) as f64 * self.width)
    }

    pub fn bin(&self, value: f64) -> Bin {
        let index = (value / self.width).floor() - self.first as f64;
        if index < 0.0 {
            Bin::Below
        } else if index < self.count as f64 {
            Bin::At(index as usize)
        } else {
            Bin::Above
        }
    }

    /// How far along the axis a value lies, kept within 0 to 1.
    pub fn place(&self, value: f64) -> f64 {
        ((value - self.low()) / (self.high() - self.low())).clamp(0.0, 1.0)
    }

    pub fn holds(&self, value: f64) -> bool {
        (self.low()..=self.high()).contains(&value)
    }
}

impl Spread {
    /// Of both worlds, each given by its ends and its interquartile range.
    pub fn of(worlds: [([f64; 2], f64); 2]) -> Spread {
        let [([low_a, high_a], middle_a), ([low_b, high_b], middle_b)] = worlds;
        // A world that hardly scatters must not force bins that the other could not fill.
        let (narrow, wide) = (middle_a.min(middle_b), middle_a.max(middle_b));
        Spread { low: low_a.min(low_b), high: high_a.max(high_b), middle: narrow.max(wide / 4.0) }
    }

    /// Finite, ordered and within what an `i64` of bins can count.
    fn sane(self) -> Spread {
        let within = |value: f64| if value.is_finite() { value.clamp(-1e15, 1e15) } else { 0.0 };
        let (low, high) = (within(self.low), within(self.high));
        let (low, high) = (low.min(high), low.max(high));
        Spread { low, high, middle: within(self.middle).clamp(0.0, high - low) }
    }

    /// Both, and also `value` unless it is so far off that the shapes would shrink to a corner.
    pub fn towards(self, value: f64) -> Spread {
        let reach = (self.high - self.low).max(self.high.abs() * 0.05) * 0.75;
        let near = (self.low - reach..=self.high + reach).contains(&value);
        if near { Spread { low: self.low.min(value), high: self.high.max(value), ..self } } else { self }
    }
}

/// The next of 1, 2, 2.5, 5 times a power of ten.
pub fn round_up(value: f64) -> f64 {
    let power = 10f64.powi(exponent(value));
    let factor = value / power;
    let round = [1.0, 2.0, 2.5, 5.0].into_iter().find(|step| factor <= step * 1.000_000_1);
    round.unwrap_or(10.0) * power
}

fn exponent(value: f64) -> i32 {
    let mut exponent = 0;
    let mut rest = value.clamp(1e-30, 1e30);
    while rest >= 10.0 {
        rest /= 10.0;
        exponent += 1;
    }
    while rest < 1.0 {
        rest *= 10.0;
        exponent -= 1;
    }
    exponent
}

#[cfg(test)]
mod tests {
    use super::*;

    const USUAL: Spread = Spread { low: 80e3, high: 420e3, middle: 70e3 };

    #[test]
    fn widths_are_round() {
        for (value, round) in
            [(0.9, 1.0), (1.0, 1.0), (1.2, 2.0), (2.3, 2.5), (14_000.0, 20_000.0), (6e6, 1e7)]
        {
            assert!((round_up(value) / round - 1.0).abs() < 1e-9, "{value} -> {}", round_up(value));
        }
    }

    #[test]
    fn every_value_between_the_ends_has_a_bin() {
        let axis = Axis::fit(USUAL);
        assert!(axis.low() <= USUAL.low && USUAL.high < axis.high(), "{axis:?}");
        for index in 0..axis.count() {
            let (left, right) = axis.edges(index);
            assert_eq!(axis.bin(left), Bin::At(index));
            assert_eq!(axis.bin((left + right) / 2.0), Bin::At(index));
        }
        assert_eq!(axis.bin(axis.high()), Bin::Above);
        assert_eq!(axis.bin(-1.0), Bin::Below);
    }

    #[test]
    fn a_like_spread_keeps_the_axis() {
        let axis = Axis::fit(USUAL);
        let like = Spread { low: 85e3, high: 400e3, middle: 80e3 };
        assert_eq!(axis.follow(like), axis);
    }

    #[test]
    fn a_longer_tail_extends_in_steps_on_the_same_grid() {
        let axis = Axis::fit(USUAL);
        let longer = Spread { high: axis.high() + 1.0, ..USUAL };
        let grown = axis.follow(longer);
        assert_eq!((grown.width(), grown.low()), (axis.width(), axis.low()));
        assert_eq!(grown.count() as i64, axis.count() as i64 + STEP);
        assert_eq!(grown.follow(longer), grown);
    }

    #[test]
    fn another_scale_gets_another_axis() {
        let axis = Axis::fit(USUAL);
        let larger = Spread { low: 8e6, high: 42e6, middle: 7e6 };
        assert_eq!(axis.follow(larger), Axis::fit(larger));
    }

    #[test]
    fn no_spread_is_too_odd() {
        let odd = [
            (0.0, 0.0, 0.0),
            (5.0, 5.0, 0.0),
            (1e12, 1e12, 0.0),
            (f64::NAN, f64::INFINITY, f64::NAN),
            (0.0, 1e300, 1.0),
            (0.0, 1e9, 1e-9),
            (-5e5, 5e5, 1e5),
            (3.0, 1.0, 9.0),
        ];
        for (low, high, middle) in odd {
            let spread = Spread { low, high, middle };
            for axis in [Axis::fit(spread), Axis::fit(USUAL).follow(spread)] {
                assert!((1..=MAX_BINS).contains(&axis.count()), "{spread:?} {axis:?}");
                assert!(axis.low().is_finite() && axis.high() > axis.low(), "{spread:?} {axis:?}");
            }
        }
    }

    #[test]
    fn a_far_target_does_not_squeeze_the_shapes() {
        assert_eq!(USUAL.towards(500e3).high, 500e3);
        assert_eq!(USUAL.towards(5e6), USUAL);
    }
}
