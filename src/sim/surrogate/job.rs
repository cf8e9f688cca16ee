//! The time that a lead takes a rep: its mean and how much it varies.

use crate::hours::HoursLaw;
use crate::score::ByFit;
use crate::world::World;

#[derive(Clone, Copy, Debug)]
pub struct Job {
    /// Hours.
    pub mean: f64,
    /// Squared coefficient of variation.
    pub scv: f64,
}

impl Job {
    /// Of so many leads attempted by class, whose g(t)^kappa sums to `fresh`.
    pub fn new(world: &World, attempted: ByFit<f64>, fresh: f64) -> Job {
        let all = attempted[0] + attempted[1];
        let (decay, fit) = if all > 0.0 { (fresh / all, attempted[1] / all) } else { (0.5, 0.5) };
        let accept = fit * world.rates.accept[1] + (1.0 - fit) * world.rates.accept[0];
        let (hours, n) = (&world.hours, world.attempts);
        let engaged = world.reach[n] * decay;
        // Moments of the attempts made; `reached` counts only those that end in a talk.
        let (mut reached, mut squares) = (0.0, 0.0);
        for k in 1..=n {
            let here = (world.reach[k] - world.reach[k - 1]) * decay;
            reached += here * k as f64;
            squares += here * (k * k) as f64;
        }
        // A single call takes its time whatever comes of it; so do all of them where nobody is reached.
        let tries = reached + (1.0 - engaged) * n as f64;
        squares += (1.0 - engaged) * (n * n) as f64;
        let vary = match hours.law {
            HoursLaw::Constant => 1.0,
            HoursLaw::Exponential => 2.0,
            HoursLaw::Lognormal { sigma, .. } => libm::exp(f64::from(sigma) * f64::from(sigma)),
        };
        let talk = hours.discovery + accept * hours.sql;
        let talk_square = vary * (hours.discovery * hours.discovery + accept * hours.sql * hours.sql)
            + 2.0 * accept * hours.discovery * hours.sql;
        // No work at all is as good as work done at once.
        let work = tries * hours.mean_attempt() + engaged * talk;
        let mean = (work + hours.records).max(1e-6);
        // Calls made twice take (1 + D) as long, E[(1 + D)^2] = 1 + 3 P(D).
        let square = vary * squares * hours.attempt * hours.attempt * (1.0 + 3.0 * hours.double)
            + 2.0 * reached * hours.mean_attempt() * talk
            + engaged * talk_square
            + hours.records * (2.0 * work + hours.records);
        Job { mean, scv: (square / (mean * mean) - 1.0).max(0.0) }
    }
}
