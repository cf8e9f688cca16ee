//! The M/M/c queue: Poisson arrivals, exponential service, c servers, unlimited patience.
//! Erlang 1917; formulas as in Gross, Shortle, Thompson & Harris, "Fundamentals of Queueing Theory" (2008), section 2.3.

/// A stable queue: `arrivals < servers * service`. Rates are per unit of time.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ErlangC {
    arrivals: f64,
    service: f64,
    servers: u32,
}

impl ErlangC {
    /// `None` unless the rates are positive and the queue is stable.
    pub fn new(arrivals: f64, service: f64, servers: u32) -> Option<ErlangC> {
        let stable = arrivals > 0.0 && service > 0.0 && arrivals < service * f64::from(servers);
        stable.then_some(ErlangC { arrivals, service, servers })
    }

    /// P(an arrival has to wait): Erlang C, from Erlang B.
    pub fn p_wait(self) -> f64 {
        let blocked = erlang_b(self.servers, self.arrivals / self.service);
        blocked / (1.0 - self.load() * (1.0 - blocked))
    }

    pub fn mean_wait(self) -> f64 {
        self.p_wait() / self.slack()
    }

    /// P(wait > t), first come first served: of those who wait, exponential.
    pub fn p_wait_over(self, t: f64) -> f64 {
        self.p_wait() * libm::exp(-self.slack() * t)
    }

    /// Little's law.
    pub fn mean_queue(self) -> f64 {
        self.arrivals * self.mean_wait()
    }

    /// Busy servers as a share of all.
    pub fn load(self) -> f64 {
        self.arrivals / (self.service * f64::from(self.servers))
    }

    /// How much faster the servers are than the arrivals.
    pub fn slack(self) -> f64 {
        self.service * f64::from(self.servers) - self.arrivals
    }
}

/// P(all of `servers` are busy) when nobody waits, for an offered load in erlangs. The recursion
/// B(c) = a B(c-1) / (c + a B(c-1)) has neither powers nor factorials, and is stable for any number of servers.
pub fn erlang_b(servers: u32, load: f64) -> f64 {
    (1..=servers).fold(1.0, |blocked, c| load * blocked / (f64::from(c) + load * blocked))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn erlang_b_with_few_and_with_many_servers() {
        assert_eq!(erlang_b(0, 3.0), 1.0);
        assert!((erlang_b(1, 2.0) - 2.0 / 3.0).abs() < 1e-15);
        assert!((erlang_b(2, 2.0) - 2.0 / 5.0).abs() < 1e-15);
        let many = erlang_b(200, 190.0);
        assert!((0.0..1.0).contains(&many) && many > 1e-3, "{many}");
    }

    #[test]
    fn one_server_waits_with_the_load() {
        let queue = ErlangC::new(0.8, 1.0, 1).expect("stable");
        assert!((queue.p_wait() - 0.8).abs() < 1e-15);
        assert!((queue.mean_wait() - 4.0).abs() < 1e-12);
        assert_eq!(ErlangC::new(2.0, 1.0, 2), None);
        assert_eq!(ErlangC::new(f64::NAN, 1.0, 2), None);
    }
}
