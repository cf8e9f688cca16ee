//! How fresh leads still are after an M/M/c queue. Leaves to others: the curve and its parameters (`domain::choice`).

use super::erlang::ErlangC;
use domain::choice::DecayCurve;

/// E[g(W)] at kappa 1 for a queue whose rates are per hour. The wait is 0 or, of those who wait, exponential, and g is
/// a mixture of exponentials: each contributes its Laplace transform.
pub fn expected_decay(curve: DecayCurve, queue: ErlangC) -> f64 {
    let fresh = |minutes: f64| {
        let slack = queue.slack();
        1.0 - queue.p_wait() + queue.p_wait() * slack / (slack + 60.0 / minutes)
    };
    let DecayCurve { t1, t2, w, f } = curve;
    f + (1.0 - f) * (w * fresh(t1) + (1.0 - w) * fresh(t2))
}
