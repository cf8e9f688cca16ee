//! The picture in fifty dots: each stands for one of fifty equally likely years, so that chances can be counted.
//! After the quantile dot plots of Kay, Kola, Hullman and Munson (2016). Leaves to others: paint (`ui`).

use super::axis::Axis;
use crate::present::rank::quantiles;
use crate::sim::surrogate::RevenueLaw;

pub const DOTS: usize = 50;

/// The middle of each fiftieth of the years, in order.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Dots(pub [f64; DOTS]);

/// A dot's place: its column and its height in the column, both from 0.
pub type Place = (usize, usize);

impl Dots {
    pub fn simulated(values: &[f64]) -> Dots {
        Dots(quantiles(values, middles()))
    }

    pub fn expected(law: &RevenueLaw) -> Dots {
        Dots(middles().map(|share| law.quantile(share)))
    }

    /// Stacks the dots in so many columns of equal width along the axis.
    pub fn stack(&self, axis: &Axis, columns: usize) -> [Place; DOTS] {
        let mut heights = vec![0; columns];
        self.0.map(|value| {
            let column = ((axis.place(value) * columns as f64) as usize).min(columns - 1);
            heights[column] += 1;
            (column, heights[column] - 1)
        })
    }
}

/// The fewest columns, hence the largest dots, for which both setups' stacks fit below `height`; `room` is the width.
pub fn columns(dots: &[Dots; 2], axis: &Axis, room: f64, height: f64) -> usize {
    let fits = |columns: usize| {
        let size = room / columns as f64;
        let tallest =
            dots.iter().flat_map(|dots| dots.stack(axis, columns)).map(|(_, height)| height + 1).max();
        tallest.unwrap_or(1) as f64 * size <= height
    };
    // Beyond this dots are specks: a year like every other may then stand out of its frame.
    (10..240).find(|&columns| fits(columns)).unwrap_or(240)
}

fn middles() -> [f64; DOTS] {
    std::array::from_fn(|dot| (dot as f64 + 0.5) / DOTS as f64)
}

#[cfg(test)]
mod tests {
    use super::super::axis::Spread;
    use super::*;

    #[test]
    fn as_many_dots_lie_below_a_value_as_years_do() {
        let values: Vec<f64> = (0..1000).map(f64::from).collect();
        let dots = Dots::simulated(&values);
        assert!(dots.0.is_sorted());
        assert_eq!(dots.0.iter().filter(|&&value| value < 300.0).count(), 15);
    }

    #[test]
    fn no_two_dots_share_a_place_and_stacks_fit() {
        let law = RevenueLaw::new(200e3, 60e3 * 60e3, 0.0);
        let dots = [Dots::expected(&law); 2];
        let axis = Axis::fit(Spread { low: 50e3, high: 450e3, middle: 80e3 });
        let columns = columns(&dots, &axis, 700.0, 150.0);
        let places = dots[0].stack(&axis, columns);
        let mut sorted = places.to_vec();
        sorted.sort_unstable();
        sorted.dedup();
        assert_eq!(sorted.len(), DOTS);
        let tallest = places.iter().map(|(_, height)| height + 1).max().expect("dots");
        assert!(tallest as f64 * 700.0 / columns as f64 <= 150.0);
    }
}
