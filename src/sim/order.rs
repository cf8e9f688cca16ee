//! Numbers in order: one short sort for all small tables, and one use of the library's for long ones, since each brings
//! some kilobytes into the page. Leaves to others: leads in order of time (`sort`), what runs for every lead.

/// The places of `values` from the lowest to the highest; what is equal stays in its order. By merging runs.
pub fn ascending(values: &[f64]) -> Vec<usize> {
    let count = values.len();
    let mut order: Vec<usize> = (0..count).collect();
    let mut merged = order.clone();
    let mut run = 1;
    while run < count {
        for start in (0..count).step_by(2 * run) {
            let (middle, end) = ((start + run).min(count), (start + 2 * run).min(count));
            let (mut left, mut right) = (start, middle);
            for place in &mut merged[start..end] {
                let is_left = right == end
                    || left < middle && values[order[left]].total_cmp(&values[order[right]]).is_le();
                let next = if is_left { &mut left } else { &mut right };
                *place = order[*next];
                *next += 1;
            }
        }
        std::mem::swap(&mut order, &mut merged);
        run *= 2;
    }
    order
}

/// The values from the lowest to the highest.
#[inline(never)]
pub fn sorted(mut values: Vec<f64>) -> Vec<f64> {
    values.sort_unstable_by(f64::total_cmp);
    values
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn equals_stay_in_their_order() {
        assert_eq!(ascending(&[2.0, 1.0, 2.0, -1.0, 1.0]), [3, 1, 4, 0, 2]);
        assert_eq!(ascending(&[]), [0_usize; 0]);
        let values: Vec<f64> = (0..1000_u32).map(|n| f64::from(n * 7919 % 61) - 30.0).collect();
        let mut order: Vec<usize> = (0..values.len()).collect();
        order.sort_by(|&a, &b| values[a].total_cmp(&values[b]));
        assert_eq!(ascending(&values), order);
    }
}
