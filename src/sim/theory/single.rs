//! Queues with one server: any service (M/G/1), or arrivals dealt in turn to several such queues (E_c/M/1).

/// Mean wait with Poisson arrivals and service of this mean and coefficient of variation: Pollaczek 1930, Khinchine
/// 1932. `None` unless stable.
pub fn mg1_mean_wait(arrivals: f64, service_mean: f64, service_cv: f64) -> Option<f64> {
    let load = arrivals * service_mean;
    let second_moment = service_mean * service_mean * (1.0 + service_cv * service_cv);
    (load < 1.0).then(|| arrivals * second_moment / (2.0 * (1.0 - load)))
}

/// Mean wait when Poisson arrivals are dealt in turn to `servers`, each with a list of its own. Each then meets Erlang
/// intervals; GI/M/1 as in Gross et al. (2008), section 5.3: sigma = A*(mu (1 - sigma)), W = sigma / (mu (1 - sigma)).
/// `None` unless stable.
pub fn dealt_in_turn_mean_wait(arrivals: f64, service: f64, servers: u32) -> Option<f64> {
    if arrivals <= 0.0 || arrivals >= service * f64::from(servers) {
        return None;
    }
    let transform = |s: f64| (0..servers).fold(1.0, |product, _| product * arrivals / (arrivals + s));
    // The fixed-point iteration rises from 0 to the root in (0, 1) monotonically.
    let sigma = (0..100_000).fold(0.0, |sigma, _| transform(service * (1.0 - sigma)));
    Some(sigma / (service * (1.0 - sigma)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn exponential_service_is_m_m_1() {
        let wait = mg1_mean_wait(0.8, 1.0, 1.0).expect("stable");
        assert!((wait - 4.0).abs() < 1e-12);
        let dealt = dealt_in_turn_mean_wait(0.8, 1.0, 1).expect("stable");
        assert!((dealt - 4.0).abs() < 1e-9);
        assert_eq!(mg1_mean_wait(1.0, 1.0, 1.0), None);
        assert_eq!(dealt_in_turn_mean_wait(5.0, 1.0, 5), None);
    }

    #[test]
    fn dealing_in_turn_is_worse_than_one_list_and_better_than_chance() {
        let dealt = dealt_in_turn_mean_wait(4.0, 1.0, 5).expect("stable");
        let chance = mg1_mean_wait(0.8, 1.0, 1.0).expect("stable");
        assert!(dealt > 0.554 && dealt < chance, "{dealt}");
    }
}
