//! Puts leads in order of time: a stable radix sort, linear in their number.

/// Times are told apart to 1/16 of a second; closer ones stay in the order in which they came.
const TICKS_PER_HOUR: f64 = 57_600.0;
const DIGIT_BITS: u32 = 11;
const DIGITS: usize = 1 << DIGIT_BITS;

#[derive(Default)]
pub struct SortScratch {
    keys: Vec<(u32, u32)>,
    spare: Vec<(u32, u32)>,
    counts: Vec<u32>,
}

/// Writes `items` to `sorted`, by `time` in hours (from 0 to 74,565, longer than any trial).
pub fn sort_by_time<T: Copy>(items: &[T], time: impl Fn(&T) -> f64, scratch: &mut SortScratch, sorted: &mut Vec<T>) {
    let SortScratch { keys, spare, counts } = scratch;
    keys.clear();
    keys.extend(items.iter().zip(0..).map(|(item, index)| ((time(item) * TICKS_PER_HOUR) as u32, index)));
    spare.clear();
    spare.resize(items.len(), (0, 0));
    for pass in 0..3 {
        let digit = |key: u32| (key >> (pass * DIGIT_BITS)) as usize & (DIGITS - 1);
        counts.clear();
        counts.resize(DIGITS, 0);
        keys.iter().for_each(|&(key, _)| counts[digit(key)] += 1);
        let mut sum = 0;
        for count in counts.iter_mut() {
            sum += std::mem::replace(count, sum);
        }
        for &entry in keys.iter() {
            let place = &mut counts[digit(entry.0)];
            spare[*place as usize] = entry;
            *place += 1;
        }
        std::mem::swap(keys, spare);
    }
    sorted.clear();
    sorted.extend(keys.iter().map(|&(_, index)| items[index as usize]));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sorts_and_keeps_ties_in_order() {
        let items: Vec<(f64, u32)> = (0..5000_u32).map(|i| (f64::from(i * 7919 % 997) * 43.7, i)).collect();
        let mut sorted = Vec::new();
        sort_by_time(&items, |item| item.0, &mut SortScratch::default(), &mut sorted);
        let mut expected = items;
        expected.sort_by(|a, b| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1)));
        assert_eq!(sorted, expected);
    }
}
