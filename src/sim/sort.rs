//! Puts leads in order of time. They come spread over the trial, so dealing them into buckets of about one lead each
//! leaves next to nothing to do; an insertion sort does the rest, stably.

use super::left::NEVER;
use super::list::{Offer, Tag};
use super::memory::grow;

/// Memory that is reused from trial to trial.
#[derive(Default)]
pub struct SortScratch {
    ends: Vec<u32>,
    joins: Vec<f64>,
    tags: Vec<Tag>,
}

/// Leads in the order in which they join the list, and nobody up to the next multiple of four.
#[derive(Clone, Copy, Debug)]
pub struct Joining<'a> {
    pub leads: usize,
    pub joins: &'a [f64],
    pub tags: &'a [Tag],
}

/// The `offers` by when they join; all do so within these hours.
pub fn sort_by_time<'a>(
    offers: &[Offer],
    (start, end): (f64, f64),
    per_hour: f64,
    scratch: &'a mut SortScratch,
) -> Joining<'a> {
    let SortScratch { ends, joins, tags } = scratch;
    let (leads, places) = (offers.len(), offers.len().next_multiple_of(4));
    grow(joins, places);
    grow(tags, places);
    let (joins, tags) = (&mut joins[..places], &mut tags[..places]);
    joins[leads..].fill(NEVER);
    tags[leads..].fill(Tag::default());
    ends.clear();
    ends.resize(bucket(end - start, per_hour) + 1, 0);
    offers.iter().for_each(|offer| ends[bucket(offer.joins - start, per_hour)] += 1);
    let mut sum = 0;
    for end in ends.iter_mut() {
        let count = *end;
        *end = sum;
        sum += count;
    }
    for offer in offers {
        let end = &mut ends[bucket(offer.joins - start, per_hour)];
        let place = *end as usize;
        joins[place] = offer.joins;
        tags[place] = offer.tag;
        *end += 1;
    }
    for index in 1..leads {
        if joins[index - 1] > joins[index] {
            insert(joins, tags, index);
        }
    }
    Joining { leads, joins, tags }
}

/// Moves the lead at `index` to its place among those before it.
fn insert(joins: &mut [f64], tags: &mut [Tag], index: usize) {
    let (moment, tag) = (joins[index], tags[index]);
    let mut hole = index;
    while hole > 0 && joins[hole - 1] > moment {
        joins[hole] = joins[hole - 1];
        tags[hole] = tags[hole - 1];
        hole -= 1;
    }
    joins[hole] = moment;
    tags[hole] = tag;
}

/// The bucket of a moment.
#[inline(always)]
fn bucket(hours: f64, per_hour: f64) -> usize {
    // Adding 2^52 leaves the rounded number in the low bits; a cast would also have to mind what cannot occur.
    (hours * per_hour + 4_503_599_627_370_496.0).to_bits() as u32 as usize
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sorts_and_keeps_ties_in_order() {
        for per_hour in [0.001, 1.0, 10.0] {
            let offer = |lead: u32| {
                let joins = f64::from(lead * 7919 % 997) * 8.7;
                Offer { joins, tag: Tag { lead, ..Tag::default() } }
            };
            let mut offers: Vec<Offer> = (0..5000).map(offer).collect();
            let mut scratch = SortScratch::default();
            let sorted = sort_by_time(&offers, (0.0, 8736.0), per_hour, &mut scratch);
            let sorted: Vec<u32> = sorted.tags[..sorted.leads].iter().map(|tag| tag.lead).collect();
            offers.sort_by(|a, b| a.joins.total_cmp(&b.joins).then(a.tag.lead.cmp(&b.tag.lead)));
            assert!(sorted.iter().zip(&offers).all(|(lead, offer)| *lead == offer.tag.lead));
            assert!(sort_by_time(&[], (0.0, 8736.0), per_hour, &mut scratch).joins.is_empty());
        }
    }
}
