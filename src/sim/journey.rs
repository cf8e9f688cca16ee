//! What becomes of one lead when a rep starts on it: attempts, engagement, acceptance, opportunity, deal.
//! All from the lead's own random words, so the same lead has the same luck in every world.

use super::arrive::Offer;
use super::kernel::{self, Bits};
use super::rng::{LeadKey, Purpose, high, low, unit};
use super::world::{Hours, HoursLaw, World};
use wide::f32x4;

/// What a lead brings along before anyone calls it.
#[derive(Clone, Copy, Debug, Default)]
pub struct Prospect {
    /// Hours that its buyer waits on the list before giving up.
    pub patience: f32,
    /// Engagement: reached by attempt k if this is below reachable x F(k) x g(t)^kappa.
    pub engage: f32,
    /// Hours of the rep's work per attempt.
    pub attempt_hours: f32,
    /// Hours once it engages: discovery, and the work on an SQL if it becomes one.
    pub talk_hours: f32,
}

/// What an engaged lead comes to.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Fate {
    /// The index of the reason in `Reason::ALL`.
    Rejected(u8),
    NoOpportunity,
    /// An opportunity that closes after `cycle` hours, for `value` euro if it is won.
    Deal {
        won: bool,
        cycle: f64,
        value: f64,
    },
}

/// The prospects behind four offers.
#[inline(always)]
pub fn prospects(world: &World, offers: [&Offer; 4]) -> [Prospect; 4] {
    let word = |i: usize, purpose| offers[i].key.word(purpose);
    let engage = [
        word(0, Purpose::Engage),
        word(1, Purpose::Engage),
        word(2, Purpose::Engage),
        word(3, Purpose::Engage),
    ];
    let stages = [
        word(0, Purpose::Stages),
        word(1, Purpose::Stages),
        word(2, Purpose::Stages),
        word(3, Purpose::Stages),
    ];
    let hours = &world.hours;
    let attempt = (hours.factor(stages.map(high)) * f32x4::splat(hours.attempt as f32)).to_array();
    let luck = kernel::unit(engage.map(low)).to_array();
    let patience = match world.patience_mean {
        None => [f32::INFINITY; 4],
        Some(mean) => (kernel::exponential(engage.map(high)) * f32x4::splat(mean as f32)).to_array(),
    };
    let mut talk = [0.0; 4];
    if hours.discovery > 0.0 || hours.sql > 0.0 {
        let work =
            [word(0, Purpose::Work), word(1, Purpose::Work), word(2, Purpose::Work), word(3, Purpose::Work)];
        let accepted = |i: usize| {
            let accept = world.rates.accept[usize::from(offers[i].fit)];
            f32::from(u8::from(unit(low(stages[i])) < accept))
        };
        let accepted = f32x4::new([accepted(0), accepted(1), accepted(2), accepted(3)]);
        let discovery = hours.factor(work.map(high)) * f32x4::splat(hours.discovery as f32);
        let sql = hours.factor(work.map(low)) * f32x4::splat(hours.sql as f32);
        talk = (discovery + sql * accepted).to_array();
    }
    let prospect = |i: usize| Prospect {
        patience: patience[i],
        engage: luck[i],
        attempt_hours: attempt[i],
        talk_hours: talk[i],
    };
    [prospect(0), prospect(1), prospect(2), prospect(3)]
}

/// A first contact after `response` hours from the lead's arrival: g(t)^kappa, the attempt at which the lead engaged
/// (if it did), and the hours of the rep's work.
#[inline(always)]
pub fn contact(world: &World, prospect: &Prospect, response: f64) -> (f64, Option<usize>, f64) {
    let decay = world.decay.at(world.fixed_response.unwrap_or(response));
    let (engage, attempt_hours) = (f64::from(prospect.engage), f64::from(prospect.attempt_hours));
    if engage >= world.reach[world.attempts] * decay {
        return (decay, None, world.attempts as f64 * attempt_hours);
    }
    let mut attempt = 1;
    while engage >= world.reach[attempt] * decay {
        attempt += 1;
    }
    (decay, Some(attempt), attempt as f64 * attempt_hours + f64::from(prospect.talk_hours))
}

/// One uniform through nested stages: whoever would win at a lower chance also wins at a higher one.
#[inline(always)]
pub fn fate(world: &World, key: LeadKey, fit: usize) -> Fate {
    let luck = unit(low(key.word(Purpose::Stages)));
    let accept = world.rates.accept[fit];
    if luck >= accept {
        let word = unit(high(key.word(Purpose::Feedback)));
        let bounds = &world.reasons[fit];
        let above = |i: usize| u8::from(word >= bounds[i]);
        return Fate::Rejected(above(0) + above(1) + above(2) + above(3));
    }
    let open = accept * world.rates.open[fit];
    if luck >= open {
        return Fate::NoOpportunity;
    }
    let word = key.word(Purpose::Deal);
    let deviates = kernel::normal([high(word), low(word), 0, 0]);
    let [cycle, value, ..] = kernel::exp(world.deal_sigmas * deviates).to_array();
    Fate::Deal {
        won: luck < open * world.rates.win[fit],
        cycle: world.cycle_median * f64::from(cycle),
        value: world.deal_medians[fit] * f64::from(value),
    }
}

impl Hours {
    /// How much longer or shorter than its mean a piece of work takes.
    #[inline(always)]
    fn factor(&self, bits: Bits) -> f32x4 {
        match self.law {
            HoursLaw::Constant => f32x4::ONE,
            HoursLaw::Lognormal { mu, sigma } => {
                kernel::exp(f32x4::splat(mu) + f32x4::splat(sigma) * kernel::normal(bits))
            }
            HoursLaw::Exponential => kernel::exponential(bits),
        }
    }
}
