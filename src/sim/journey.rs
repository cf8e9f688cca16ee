//! What becomes of one lead when a rep starts on it: attempts, engagement, acceptance, opportunity, deal.
//! All from the lead's own random words, so the same lead has the same luck in every world.

use super::arrive::Offer;
use super::kernel;
use super::rng::{LeadKey, Purpose, high, low, unit};
use super::world::{Hours, HoursLaw, World};
use wide::f64x4;

/// What a lead brings along before anyone calls it.
#[derive(Clone, Copy, Debug, Default)]
pub struct Prospect {
    /// When its buyer gives up waiting.
    pub gives_up: f64,
    /// Engagement: reached by attempt k if this is below reachable x F(k) x g(t)^kappa.
    pub engage: f64,
    /// Hours of the rep's work per attempt.
    pub attempt_hours: f64,
    /// Hours once it engages: discovery, and the work on an SQL if it becomes one.
    pub talk_hours: f64,
}

/// A first contact.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Contact {
    pub attempts: u16,
    pub engaged: bool,
    /// g(t)^kappa at the response time.
    pub decay: f64,
}

/// What an engaged lead comes to.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Fate {
    /// The index of the reason in `Reason::ALL`.
    Rejected(u8),
    NoOpportunity,
    /// An opportunity that closes after `cycle` hours, for `value` euro if it is won.
    Deal { won: bool, cycle: f64, value: f64 },
}

/// The prospects behind one to four offers; the lanes past them repeat the last.
#[inline(always)]
pub fn prospects(world: &World, offers: &[Offer]) -> [Prospect; 4] {
    let lane = |i: usize| &offers[i.min(offers.len() - 1)];
    let words = |purpose: Purpose| -> [u64; 4] { std::array::from_fn(|i| lane(i).key.word(purpose)) };
    let (engage, stages) = (words(Purpose::Engage), words(Purpose::Stages));
    let gives_up = match world.patience_mean {
        None => [f64::INFINITY; 4],
        Some(mean) => {
            let joins = f64x4::new(std::array::from_fn(|i| lane(i).joins));
            (joins - kernel::ln(kernel::unit(engage.map(high))) * f64x4::splat(mean)).to_array()
        }
    };
    let attempt = (world.hours.factor(stages.map(high)) * f64x4::splat(world.hours.attempt)).to_array();
    let mut talk = [0.0; 4];
    if world.hours.discovery > 0.0 || world.hours.sql > 0.0 {
        let work = words(Purpose::Work);
        let accepted: [f64; 4] = std::array::from_fn(|i| {
            let accept = world.rates.accept[usize::from(lane(i).fit)];
            f64::from(u8::from(unit(low(stages[i])) < accept))
        });
        let discovery = world.hours.factor(work.map(high)) * f64x4::splat(world.hours.discovery);
        let sql = world.hours.factor(work.map(low)) * f64x4::splat(world.hours.sql);
        talk = (discovery + sql * f64x4::new(accepted)).to_array();
    }
    std::array::from_fn(|i| Prospect {
        gives_up: gives_up[i],
        engage: unit(low(engage[i])),
        attempt_hours: attempt[i],
        talk_hours: talk[i],
    })
}

/// The contact, and the hours of the rep's work. `response` is the time from the lead's arrival to the first attempt.
#[inline(always)]
pub fn contact(world: &World, prospect: &Prospect, response: f64) -> (Contact, f64) {
    let decay = world.decay.at(world.fixed_response.unwrap_or(response));
    let engaged = prospect.engage < world.reach[world.attempts] * decay;
    let mut attempts = world.attempts;
    let mut hours = attempts as f64 * prospect.attempt_hours;
    if engaged {
        attempts = 1;
        while prospect.engage >= world.reach[attempts] * decay {
            attempts += 1;
        }
        hours = attempts as f64 * prospect.attempt_hours + prospect.talk_hours;
    }
    (Contact { attempts: attempts as u16, engaged, decay }, hours)
}

/// One uniform through nested stages: whoever would win at a lower chance also wins at a higher one.
#[inline(always)]
pub fn fate(world: &World, key: LeadKey, fit: usize) -> Fate {
    let luck = unit(low(key.word(Purpose::Stages)));
    let accept = world.rates.accept[fit];
    if luck >= accept {
        let word = unit(high(key.word(Purpose::Feedback)));
        let reason = world.reasons[fit].iter().position(|&p| word < p).unwrap_or(4);
        return Fate::Rejected(reason as u8);
    }
    let open = accept * world.rates.open[fit];
    if luck >= open {
        return Fate::NoOpportunity;
    }
    let word = key.word(Purpose::Deal);
    let deviates = kernel::quantile(kernel::unit([high(word), low(word), 0, 0]));
    let (cycle, deal) = (world.cycle_hours, world.deal[fit]);
    let mu = f64x4::new([cycle.mu, deal.mu, 0.0, 0.0]);
    let sigma = f64x4::new([cycle.sigma, deal.sigma, 0.0, 0.0]);
    let [cycle, value, ..] = lognormal(mu, sigma, deviates).to_array();
    Fate::Deal { won: luck < open * world.rates.win[fit], cycle, value }
}

impl Hours {
    /// How much longer or shorter than its mean a piece of work takes.
    #[inline(always)]
    fn factor(&self, bits: [u32; 4]) -> f64x4 {
        match self.law {
            HoursLaw::Constant => f64x4::ONE,
            HoursLaw::Lognormal(law) => {
                let deviates = kernel::quantile(kernel::unit(bits));
                kernel::exp(f64x4::splat(law.mu) + f64x4::splat(law.sigma) * deviates)
            }
            HoursLaw::Exponential => -kernel::ln(kernel::unit(bits)),
        }
    }
}

/// exp(mu + sigma N); 0 where mu is minus infinity, the law that is always 0.
#[inline(always)]
fn lognormal(mu: f64x4, sigma: f64x4, deviates: f64x4) -> f64x4 {
    let exponent = mu + sigma * deviates;
    let lowest = f64x4::splat(-690.0);
    let positive = exponent.simd_gt(lowest);
    positive.select(kernel::exp(positive.select(exponent, lowest)), f64x4::ZERO)
}
