//! The M/M/c queue whose classes are served in order of priority, without interrupting work that has begun.
//! Cobham, "Priority assignment in waiting line problems", Operations Research 2 (1954).

use super::erlang::ErlangC;

/// Mean wait by class, highest priority first; all classes have the same service rate. `None` unless stable.
pub fn mean_waits<const N: usize>(arrivals: [f64; N], service: f64, servers: u32) -> Option<[f64; N]> {
    let all = ErlangC::new(arrivals.iter().sum(), service, servers)?;
    let capacity = service * f64::from(servers);
    // What an arrival that has to wait finds: the time until the next server is free.
    let residual = all.p_wait() / capacity;
    let mut above = 0.0;
    Some(arrivals.map(|rate| {
        let upto = above + rate / capacity;
        let wait = residual / ((1.0 - above) * (1.0 - upto));
        above = upto;
        wait
    }))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn priorities_only_move_waiting_from_class_to_class() {
        // Kleinrock's conservation law: with equal service the mean over classes is that of one class.
        let [first, second] = mean_waits([1.5, 2.5], 1.0, 5).expect("stable");
        let all = ErlangC::new(4.0, 1.0, 5).expect("stable").mean_wait();
        assert!((0.375 * first + 0.625 * second - all).abs() < 1e-12);
        assert_eq!(mean_waits([3.0, 2.5], 1.0, 5), None);
    }
}
