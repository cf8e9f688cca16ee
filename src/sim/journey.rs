//! What becomes of one lead when a rep starts on it: attempts, engagement, acceptance, opportunity, deal.
//! All from the lead's own random words, so the same lead has the same luck in every world.

use super::normal::quantile;
use super::rng::{LeadKey, Purpose, high, low, unit};
use super::world::{Hours, HoursLaw, World};

/// The outcome of a first contact.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Contact {
    pub attempts: u32,
    /// Hours of the rep's work.
    pub hours: f64,
    /// g(t)^kappa at the response time.
    pub decay: f64,
    pub fate: Fate,
}

#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Fate {
    NotReached,
    /// The index of the reason in `Reason::ALL`.
    Rejected(u8),
    NoOpportunity,
    /// An opportunity that closes after `cycle` hours, for `value` euro if it is won.
    Deal { won: bool, cycle: f64, value: f64 },
}

/// `response` is the time from the lead's arrival to the first attempt, in hours.
#[inline(always)]
pub fn contact(world: &World, key: LeadKey, fit: usize, response: f64) -> Contact {
    let decay = world.decay.at(world.fixed_response.unwrap_or(response));
    let engage = unit(low(key.word(Purpose::Engage)));
    let stages = key.word(Purpose::Stages);
    let attempts = attempts_needed(world, engage, decay);
    let made = attempts.unwrap_or(world.attempts);
    let mut hours = made as f64 * world.hours.attempt * world.hours.factor(high(stages));
    let fate = if attempts.is_none() {
        Fate::NotReached
    } else {
        let work = key.word(Purpose::Work);
        hours += world.hours.discovery * world.hours.factor(high(work));
        let fate = fate_of_engaged(world, key, fit, unit(low(stages)));
        if !matches!(fate, Fate::Rejected(_)) {
            hours += world.hours.sql * world.hours.factor(low(work));
        }
        fate
    };
    Contact { attempts: made as u32, hours, decay, fate }
}

impl Hours {
    /// How much longer or shorter than its mean a piece of work takes.
    #[inline(always)]
    fn factor(&self, word: u32) -> f64 {
        match self.law {
            HoursLaw::Constant => 1.0,
            HoursLaw::Lognormal(law) => law.at(quantile(unit(word))),
            HoursLaw::Exponential => -libm::log(unit(word)),
        }
    }
}

/// The attempt at which the buyer engages: P(by attempt k) = reachable x F(k) x g(t)^kappa.
#[inline(always)]
fn attempts_needed(world: &World, engage: f64, decay: f64) -> Option<usize> {
    if engage >= world.reach[world.attempts] * decay {
        return None;
    }
    (1..=world.attempts).find(|&k| engage < world.reach[k] * decay)
}

/// One uniform through nested stages: whoever would win at a lower chance also wins at a higher one.
#[inline(always)]
fn fate_of_engaged(world: &World, key: LeadKey, fit: usize, luck: f64) -> Fate {
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
    let cycle = world.cycle_hours.at(quantile(unit(high(word))));
    let value = world.deal[fit].at(quantile(unit(low(word))));
    Fate::Deal { won: luck < open * world.rates.win[fit], cycle, value }
}
