//! Counts of durations by cells of a logarithmic grid (`octaves`): integer, so merging never depends on order.

use super::octaves::{CELLS, cell, cells, edge};
use wide::{f32x4, u32x4};

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Histogram {
    counts: Vec<u64>,
}

impl Default for Histogram {
    fn default() -> Self {
        Histogram { counts: vec![0; CELLS] }
    }
}

impl Histogram {
    /// `None` unless there is one count per bin.
    pub fn from_counts(counts: Vec<u64>) -> Option<Histogram> {
        (counts.len() == CELLS).then_some(Histogram { counts })
    }

    /// Adds a duration in hours.
    pub fn add(&mut self, hours: f64) {
        self.counts[cell(hours as f32)] += 1;
    }

    /// Adds those of four durations in hours whose mask is set.
    #[inline(always)]
    pub fn add_four(&mut self, hours: f32x4, which: u32x4) {
        for (cell, which) in cells(hours).into_iter().zip(which.to_array()) {
            self.counts[cell] += u64::from(which & 1);
        }
    }

    pub fn merge(&mut self, other: &Histogram) {
        for (mine, theirs) in self.counts.iter_mut().zip(&other.counts) {
            *mine += theirs;
        }
    }

    pub fn counts(&self) -> &[u64] {
        &self.counts
    }

    pub fn total(&self) -> u64 {
        self.counts.iter().sum()
    }

    /// The duration in hours below which a share `p` of the counts lie, interpolated within its bin;
    /// `None` if nothing was counted.
    pub fn quantile(&self, p: f64) -> Option<f64> {
        let total = self.total();
        if total == 0 {
            return None;
        }
        let rank = p.clamp(0.0, 1.0) * total as f64;
        let mut below = 0.0;
        for (index, &count) in self.counts.iter().enumerate() {
            let count = count as f64;
            if count > 0.0 && below + count >= rank {
                let (low, high) = (edge(index), edge(index + 1));
                return Some(low + (high - low) * ((rank - below) / count));
            }
            below += count;
        }
        Some(edge(CELLS))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quantiles_of_a_uniform_sample() {
        let mut histogram = Histogram::default();
        (0..10_000)
            .for_each(|i| histogram.add_four(f32x4::splat(i as f32 / 100.0), u32x4::new([1, 0, 0, 0])));
        for p in [0.1, 0.5, 0.9] {
            let quantile = histogram.quantile(p).expect("not empty");
            assert!((quantile - 100.0 * p).abs() < 1.0, "{p}: {quantile}");
        }
    }
}
