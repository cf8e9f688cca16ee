//! The Erlang-A queue, M/M/c+M: those who wait have exponential patience. Palm 1957; Garnett, Mandelbaum & Reiman,
//! "Designing a call center with impatient customers", M&SOM 4 (2002). Summed state by state, outwards from the most
//! likely number present, so that nothing overflows or cancels with hundreds of servers.

/// Stable at any load. Rates are per unit of time.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ErlangA {
    arrivals: f64,
    impatience: f64,
    /// P(all servers are busy), which is P(wait > 0).
    p_wait: f64,
    mean_queue: f64,
}

/// States less likely than this, relative to the most likely one, are left out.
const NEGLIGIBLE: f64 = 1e-18;

impl ErlangA {
    /// `None` unless all rates are positive.
    pub fn new(arrivals: f64, service: f64, servers: u32, impatience: f64) -> Option<ErlangA> {
        if !(arrivals > 0.0 && service > 0.0 && impatience > 0.0 && servers > 0) {
            return None;
        }
        let c = f64::from(servers);
        // The rate at which n present become n - 1.
        let leave = |n: f64| n.min(c) * service + (n - c).max(0.0) * impatience;
        // Below the mode each state is likelier than the one before: leave(n) < arrivals.
        let mode = if c * service > arrivals {
            (arrivals / service).floor()
        } else {
            (c + (arrivals - c * service) / impatience).floor()
        };
        let (mut all, mut busy, mut waiting) = (0.0, 0.0, 0.0);
        let mut count = |n: f64, weight: f64| {
            all += weight;
            if n >= c {
                busy += weight;
                waiting += weight * (n - c);
            }
        };
        let (mut n, mut weight) = (mode, 1.0);
        while weight > NEGLIGIBLE {
            count(n, weight);
            n += 1.0;
            weight *= arrivals / leave(n);
        }
        let (mut n, mut weight) = (mode, 1.0);
        while n > 0.0 && weight > NEGLIGIBLE {
            weight *= leave(n) / arrivals;
            n -= 1.0;
            count(n, weight);
        }
        Some(ErlangA { arrivals, impatience, p_wait: busy / all, mean_queue: waiting / all })
    }

    /// P(an arrival finds all servers busy).
    pub fn p_wait(self) -> f64 {
        self.p_wait
    }

    /// Over all arrivals, whether served in the end or not: by Little's law.
    pub fn mean_wait(self) -> f64 {
        self.mean_queue / self.arrivals
    }

    /// P(patience runs out): those who leave per unit of time are the impatience times those who wait.
    pub fn p_abandon(self) -> f64 {
        self.impatience * self.mean_wait()
    }

    pub fn mean_queue(self) -> f64 {
        self.mean_queue
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::theory::ErlangC;

    #[test]
    fn great_patience_is_erlang_c() {
        let patient = ErlangA::new(4.0, 1.0, 5, 1e-9).expect("positive");
        let endless = ErlangC::new(4.0, 1.0, 5).expect("stable");
        assert!((patient.p_wait() - endless.p_wait()).abs() < 1e-6);
        assert!((patient.mean_wait() - endless.mean_wait()).abs() < 1e-6);
    }

    #[test]
    fn patience_equal_to_service_is_a_poisson_number_present() {
        // M/M/c+M with theta = mu has the law of M/M/infinity; P(N >= 2) for load 2 is 1 - 3 e^-2.
        let queue = ErlangA::new(2.0, 1.0, 2, 1.0).expect("positive");
        assert!((queue.p_wait() - (1.0 - 3.0 * libm::exp(-2.0))).abs() < 1e-15);
    }

    #[test]
    fn two_hundred_servers_at_any_load() {
        for load in [1.0, 150.0, 199.0, 200.0, 250.0, 2000.0] {
            for impatience in [0.01, 1.0, 50.0] {
                let queue = ErlangA::new(load, 1.0, 200, impatience).expect("positive");
                assert!((0.0..=1.0).contains(&queue.p_wait()), "{load} {impatience}");
                // What is offered and not abandoned is served, by at most all servers.
                let served = load * (1.0 - queue.p_abandon());
                assert!(served > 0.0 && served <= 200.0 + 1e-9, "{load} {impatience}: {served}");
            }
        }
    }
}
