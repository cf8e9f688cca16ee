//! The picture of both revenue distributions: bins, marks and target, always finite and never empty.
//! Leaves to others: percentiles (`summary`), words (`caption`), paint (`ui`).

use super::axis::{Axis, Bin, NOMINAL_TRIALS, Spread};
use crate::present::summary::{Distribution, Summary, Terms};
use crate::sim::surrogate::RevenueLaw;
use crate::sim::{Output, Results};

#[derive(Clone, Debug, PartialEq)]
pub struct Histogram {
    pub axis: Axis,
    pub worlds: [Bars; 2],
    /// The share at the upper end of the vertical scale.
    pub top: f64,
    pub source: Source,
    /// The target, where both worlds have the same.
    pub target: Option<f64>,
}

/// One world's part of the picture.
#[derive(Clone, Debug, PartialEq)]
pub struct Bars {
    /// Of all trials, the share in each bin.
    pub shares: Vec<f64>,
    /// Shares beyond both ends of the axis.
    pub below: f64,
    pub above: f64,
    pub shape: Distribution,
}

/// Where the shapes come from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Source {
    /// From the expectation alone, before years are simulated.
    Expected,
    Simulated {
        trials: u32,
    },
}

impl Histogram {
    /// From simulated years. `before` is the picture on screen, whose scales are kept while they serve.
    pub fn simulated(
        before: Option<&Histogram>,
        results: &Results,
        summary: &Summary,
        terms: &Terms,
    ) -> Histogram {
        let axis = axis(before, summary.spread(), terms);
        let worlds = [0, 1].map(|world| {
            let values = results.worlds().get(world).map_or(&[][..], |world| world.column(Output::Revenue));
            Bars::count(values, &axis, summary.worlds[world])
        });
        Histogram::new(before, axis, worlds, Source::Simulated { trials: summary.trials }, terms)
    }

    /// From what is expected, until years are simulated.
    pub fn expected(before: Option<&Histogram>, laws: &[RevenueLaw; 2], terms: &Terms) -> Histogram {
        let shapes = [0, 1].map(|world| Distribution::expected(&laws[world], terms.targets[world]));
        let spread = Spread::of(shapes.map(|shape| (shape.ends, shape.quartiles[1] - shape.quartiles[0])));
        let axis = axis(before, spread, terms);
        let worlds = [0, 1].map(|world| Bars::expect(&laws[world], &axis, shapes[world]));
        Histogram::new(before, axis, worlds, Source::Expected, terms)
    }

    fn new(
        before: Option<&Histogram>,
        axis: Axis,
        worlds: [Bars; 2],
        source: Source,
        terms: &Terms,
    ) -> Histogram {
        let tallest =
            worlds.iter().flat_map(|bars| &bars.shares).fold(0.0, |tallest: f64, &share| tallest.max(share));
        let same_bins = before.filter(|before| before.axis.width() == axis.width());
        let top = scale(same_bins.map(|before| before.top), tallest);
        let [today, proposal] = terms.targets;
        let target = (today == proposal && today > 0.0).then_some(today);
        Histogram { axis, worlds, top, source, target }
    }

    /// The years beyond both ends of the axis, as shares of each world.
    pub fn beyond(&self) -> [[f64; 2]; 2] {
        [0, 1].map(|world| [self.worlds[world].below, self.worlds[world].above])
    }
}

impl Bars {
    fn expect(law: &RevenueLaw, axis: &Axis, shape: Distribution) -> Bars {
        // What lies on the left edge belongs to the first bin: there stand the years without a sale.
        let below = if axis.low() > 0.0 { law.cdf(axis.low()) } else { 0.0 };
        let mut so_far = below;
        let share = |index| {
            let up_to = law.cdf(axis.edges(index).1);
            let share = (up_to - so_far).clamp(0.0, 1.0);
            so_far = up_to;
            share
        };
        let shares = (0..axis.count()).map(share).collect();
        Bars { shares, below, above: (1.0 - so_far).clamp(0.0, 1.0), shape }
    }

    fn count(values: &[f64], axis: &Axis, shape: Distribution) -> Bars {
        let (shares, [below, above]) = count(values, axis);
        Bars { shares: averaged(shares, values.len()), below, above, shape }
    }

    /// The share of trials up to the right edge of bin `index`.
    pub fn up_to(&self, index: usize) -> f64 {
        self.below + self.shares.iter().take(index + 1).sum::<f64>()
    }
}

/// The share of values in each bin, and those beyond both ends of the axis.
pub(super) fn count(values: &[f64], axis: &Axis) -> (Vec<f64>, [f64; 2]) {
    let mut counts = vec![0_u32; axis.count()];
    let (mut below, mut above) = (0_u32, 0_u32);
    for &value in values {
        match axis.bin(value) {
            Bin::At(index) => counts[index] += 1,
            Bin::Below => below += 1,
            Bin::Above => above += 1,
        }
    }
    let all = (values.len() as f64).max(1.0);
    let share = |count: u32| f64::from(count) / all;
    (counts.into_iter().map(share).collect(), [share(below), share(above)])
}

/// The bins are made for a thousand trials. Fewer would make them ragged: then each bar is the average over histograms
/// whose bins are as wide as suits so few, shifted against each other (Scott 1985). Above 125 trials nothing changes.
fn averaged(shares: Vec<f64>, trials: usize) -> Vec<f64> {
    let wide = (NOMINAL_TRIALS / trials.max(1) as f64).cbrt() as i64;
    let is_spike = shares.iter().filter(|&&share| share > 0.0).count() < 2;
    // What scatters over fewer than two bins is a point, not a shape that is not known well yet.
    if wide < 2 || is_spike {
        return shares;
    }
    let last = shares.len() as i64 - 1;
    // What would leave the axis is folded back at its end.
    let within = |bin: i64| if bin < 0 { -1 - bin } else { bin.min(2 * last + 1 - bin) }.clamp(0, last);
    let mut smooth = vec![0.0; shares.len()];
    for (bin, share) in shares.iter().enumerate().filter(|(_, share)| **share > 0.0) {
        for shift in 1 - wide..wide {
            let weight = (wide - shift.abs()) as f64 / (wide * wide) as f64;
            smooth[within(bin as i64 + shift) as usize] += weight * share;
        }
    }
    smooth
}

fn axis(before: Option<&Histogram>, spread: Spread, terms: &Terms) -> Axis {
    let spread = terms.targets.iter().fold(spread, |spread, &target| spread.towards(target));
    before.map_or_else(|| Axis::fit(spread), |before| before.axis.follow(spread))
}

/// The upper end of the vertical scale: kept until a bar would leave it or all of them would look small.
pub(super) fn scale(before: Option<f64>, tallest: f64) -> f64 {
    match before {
        Some(top) if tallest <= top && tallest > top * 0.72 => top,
        _ => (tallest * 1.12).clamp(0.001, 1.0),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::i18n::Period;
    use crate::present::fixture::results;
    use crate::present::summary::summarise;

    const TERMS: Terms = Terms { targets: [250e3, 250e3], period: Period::Year };

    fn picture(before: Option<&Histogram>, batches: &[u32]) -> Histogram {
        let results = results(batches);
        let summary = summarise(&results, &TERMS).expect("trials");
        Histogram::simulated(before, &results, &summary, &TERMS)
    }

    #[track_caller]
    fn is_sound(picture: &Histogram) {
        assert!(picture.top > 0.0 && picture.top <= 1.0);
        for bars in &picture.worlds {
            assert_eq!(bars.shares.len(), picture.axis.count());
            assert!(bars.shares.iter().all(|&share| share <= picture.top), "a bar leaves the picture");
            let all = bars.shares.iter().sum::<f64>() + bars.below + bars.above;
            assert!((all - 1.0).abs() < 1e-9, "{all}");
        }
    }

    #[test]
    fn every_trial_is_in_the_picture() {
        for batches in [&[1][..], &[32], &[32, 500], &[4000]] {
            is_sound(&picture(None, batches));
        }
    }

    #[test]
    fn few_trials_make_a_smooth_shape_and_many_an_exact_one() {
        let jumps = |shares: &[f64]| shares.windows(2).map(|pair| (pair[0] - pair[1]).abs()).sum::<f64>();
        let ragged: Vec<f64> = (0..40).map(|bin| if bin % 5 == 2 { 0.125 } else { 0.0 }).collect();
        let smooth = averaged(ragged.clone(), 16);
        assert!(jumps(&smooth) < jumps(&ragged) / 4.0, "{smooth:?}");
        assert!((smooth.iter().sum::<f64>() - 1.0).abs() < 1e-12);
        assert_eq!(averaged(ragged.clone(), 126), ragged);
        let spike = vec![0.0, 1.0, 0.0];
        assert_eq!(averaged(spike.clone(), 16), spike);
    }

    #[test]
    fn scales_stay_while_trials_arrive() {
        let mut before = picture(None, &[400]);
        for count in [800, 1600, 3200, 6400] {
            let now = picture(Some(&before), &[count]);
            is_sound(&now);
            assert_eq!((now.axis.width(), now.axis.low()), (before.axis.width(), before.axis.low()));
            before = now;
        }
    }

    #[test]
    fn the_preview_stands_where_the_years_will() {
        let laws = [200e3, 260e3].map(|mean| RevenueLaw::new(mean, 40e3 * 40e3, 0.0));
        let preview = Histogram::expected(None, &laws, &TERMS);
        is_sound(&preview);
        let years = picture(Some(&preview), &[2000]);
        assert_eq!(years.axis.width(), preview.axis.width());
        assert_eq!(years.top, preview.top, "nor does the height jump");
    }

    #[test]
    fn nothing_sold_is_still_a_picture() {
        let nothing = RevenueLaw::new(0.0, 0.0, 1.0);
        let preview = Histogram::expected(None, &[nothing, nothing], &TERMS);
        is_sound(&preview);
        assert_eq!(preview.worlds[0].shares[0], 1.0);
    }
}
