//! Puts leads in order of time. They come spread over the trial, so dealing them into buckets of about one lead each
//! leaves next to nothing to do; an insertion sort does the rest, stably.

use super::arrive::{Offer, grow};

#[derive(Default)]
pub struct SortScratch {
    ends: Vec<u32>,
    sorted: Vec<Offer>,
}

/// The bucket of a moment.
#[inline(always)]
pub fn bucket(hours: f64, buckets_per_hour: f64) -> u32 {
    // Adding 2^52 leaves the rounded number in the low bits; a cast would also have to mind what cannot occur.
    (hours * buckets_per_hour + 4_503_599_627_370_496.0).to_bits() as u32
}

/// The `offers` by when they join; all buckets are at most `last`.
pub fn sort_by_time<'a>(offers: &[Offer], last: u32, scratch: &'a mut SortScratch) -> &'a [Offer] {
    let SortScratch { ends, sorted } = scratch;
    grow(sorted, offers.len());
    let sorted = &mut sorted[..offers.len()];
    ends.clear();
    ends.resize(last as usize + 1, 0);
    offers.iter().for_each(|offer| ends[offer.bucket as usize] += 1);
    let mut sum = 0;
    for end in ends.iter_mut() {
        let count = *end;
        *end = sum;
        sum += count;
    }
    for offer in offers {
        let place = &mut ends[offer.bucket as usize];
        sorted[*place as usize] = *offer;
        *place += 1;
    }
    for index in 1..sorted.len() {
        let joins = sorted[index].joins;
        if sorted[index - 1].joins > joins {
            let offer = sorted[index];
            let mut hole = index;
            while hole > 0 && sorted[hole - 1].joins > joins {
                sorted[hole] = sorted[hole - 1];
                hole -= 1;
            }
            sorted[hole] = offer;
        }
    }
    sorted
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sim::rng::LeadKey;

    #[test]
    fn sorts_and_keeps_ties_in_order() {
        for per_hour in [0.001, 1.0, 10.0] {
            let offer = |i: u32| {
                let joins = f64::from(i * 7919 % 997) * 8.7;
                let bucket = bucket(joins, per_hour);
                Offer { key: LeadKey(u64::from(i)), arrived: 0.0, joins, fit: 0, rank: 0, bucket }
            };
            let offers: Vec<Offer> = (0..5000).map(offer).collect();
            let last = bucket(8736.0, per_hour);
            let mut scratch = SortScratch::default();
            let sorted = sort_by_time(&offers, last, &mut scratch).to_vec();
            let mut expected = offers;
            expected.sort_by(|a, b| a.joins.total_cmp(&b.joins).then(a.key.0.cmp(&b.key.0)));
            assert!(sorted.iter().zip(&expected).all(|(a, b)| a.key.0 == b.key.0));
            assert!(sort_by_time(&[], last, &mut scratch).is_empty());
        }
    }
}
