//! Puts leads in order of time. They come spread over the trial, so dealing them into buckets of about one lead each
//! leaves next to nothing to do; an insertion sort does the rest.

use super::list::Offer;
use super::memory::grow;
use super::ticks::Ticks;

/// Memory that is reused from trial to trial.
#[derive(Default)]
pub struct SortScratch {
    ends: Vec<u32>,
    sorted: Vec<Offer>,
}

/// The `offers` by when they join; all do so within these times.
pub fn sort_by_time<'a>(
    offers: &[Offer],
    [start, end]: [Ticks; 2],
    scratch: &'a mut SortScratch,
) -> &'a [Offer] {
    let SortScratch { ends, sorted } = scratch;
    grow(sorted, offers.len());
    let sorted = &mut sorted[..offers.len()];
    // Of a power of two of ticks, so that a shift finds the bucket: as many as leads, or up to twice as many.
    let width = (end - start) as usize / offers.len().max(1);
    let shift = usize::BITS - 1 - width.max(1).leading_zeros();
    let bucket = |offer: &Offer| ((offer.joins() - start) as u32 >> shift) as usize;
    ends.clear();
    ends.resize(((end - start) as usize >> shift) + 1, 0);
    offers.iter().for_each(|offer| ends[bucket(offer)] += 1);
    let mut sum = 0;
    for end in ends.iter_mut() {
        let count = *end;
        *end = sum;
        sum += count;
    }
    for offer in offers {
        let end = &mut ends[bucket(offer)];
        sorted[*end as usize] = *offer;
        *end += 1;
    }
    let mut latest = Offer::default();
    for index in 0..sorted.len() {
        if sorted[index] < latest {
            insert(sorted, index);
        } else {
            latest = sorted[index];
        }
    }
    sorted
}

/// Moves the lead at `index` to its place among those before it.
fn insert(sorted: &mut [Offer], index: usize) {
    let offer = sorted[index];
    let mut hole = index;
    while hole > 0 && sorted[hole - 1] > offer {
        sorted[hole] = sorted[hole - 1];
        hole -= 1;
    }
    sorted[hole] = offer;
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ticks::WEEK;

    #[test]
    fn sorts_by_time_and_place() {
        for weeks in [2, 52, 260] {
            let start = WEEK;
            let span = weeks * WEEK - start;
            let offer =
                |lead: u32| Offer::new(start + (lead * 7919 % 997) as Ticks * (span / 997), lead, 0, 0);
            let mut offers: Vec<Offer> = (0..5000).map(offer).collect();
            let mut scratch = SortScratch::default();
            let sorted = sort_by_time(&offers, [start, weeks * WEEK], &mut scratch).to_vec();
            offers.sort();
            assert_eq!(sorted, offers);
            assert!(sort_by_time(&[], [0, WEEK], &mut scratch).is_empty());
        }
    }
}
