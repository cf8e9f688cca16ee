//! One trial's learner: what it knew to begin with, what it has been told so far, and what it makes of it.

use super::Lessons;
use super::card::Card;
use super::label::{example, judged};
use super::regression::{Example, Regression, Weights};
use crate::alias::ALIAS_BITS;
use crate::arrive::{coarse_noise, fits};
use crate::list::Offer;
use crate::lives::Past;
use crate::quad::Quad;
use crate::rng::{Purpose, TrialKey, low};
use crate::world::{Facts, World};

/// A judgement and when it is known, in hours from the start of the trial.
#[derive(Clone, Copy, Debug)]
struct News {
    known: f64,
    example: Example,
}

/// Memory is reused from trial to trial.
#[derive(Default)]
pub struct Pupil {
    regression: Option<Regression>,
    fit: f64,
    /// Not yet learned from.
    news: Vec<News>,
    /// Whether it has learned from anything.
    taught: bool,
    retrained: u32,
    /// What it had come to think, by the week from which on.
    thought: Vec<(u32, Weights)>,
}

/// Leads of the history are drawn from weeks that no trial reaches.
const HISTORY: u32 = 1 << 20;

/// In the history one in so many leads is judged, at least: where nobody qualifies there is none to learn from.
const MOST_PER_EXAMPLE: u32 = 50;

/// Examples of the history that are learned from at a time.
const LESSON: usize = 50;

impl Pupil {
    /// Knows nothing of any trial.
    pub fn forget(&mut self) {
        self.regression = None;
        self.news.clear();
        self.thought.clear();
        (self.taught, self.retrained) = (false, 0);
    }

    /// Begins a trial, in whose first world leads are still scored by the points set by hand.
    pub fn enrol(&mut self, key: TrialKey, facts: &Facts, world: &World, card: &Card, lessons: &Lessons) {
        let all: f64 = world.channels.iter().map(|channel| channel.mean).sum();
        let fit: f64 = world.channels.iter().map(|channel| channel.mean * channel.fit).sum();
        self.fit = if all > 0.0 { fit / all } else { 0.5 };
        let mut regression = Regression::new(card.signals(), card.believed(self.fit));
        self.study_history(&mut regression, key, facts, world, lessons);
        self.regression = Some(regression);
        self.note(0);
    }

    fn note(&mut self, week: u32) {
        if let Some(regression) = self.regression.as_ref().filter(|_| self.taught) {
            self.thought.push((week, *regression.weights()));
        }
    }

    /// The outcomes of earlier leads that qualified by the points set by hand.
    fn study_history(
        &mut self,
        regression: &mut Regression,
        key: TrialKey,
        facts: &Facts,
        world: &World,
        lessons: &Lessons,
    ) {
        let fit_cut = (self.fit * f64::from(1 << ALIAS_BITS)).round() as u64;
        let leads =
            (0..lessons.history.saturating_mul(MOST_PER_EXAMPLE)).map(|number| key.lead(HISTORY, 0, number));
        let worked = leads.filter_map(|lead| {
            let fit = fits(lead.0, fit_cut);
            let pattern = crate::arrive::pattern(&facts.nature, lead.0, fit);
            let qualifies = coarse_noise(lead.0) >= world.cuts[pattern];
            let label = || low(lead.word(Purpose::Label));
            qualifies.then(|| example(facts, lessons, label(), lead, fit as u8))
        });
        let mut worked = worked.take(lessons.history as usize);
        loop {
            let mut count = 0;
            regression.learn(0, worked.by_ref().take(LESSON).inspect(|_| count += 1));
            if count == 0 {
                return;
            }
            self.taught = true;
        }
    }

    /// Sales has talked to a lead at `at` hours; `past` is what it brings along if it has come back.
    pub fn hear(
        &mut self,
        (facts, world): (&Facts, &World),
        lessons: &Lessons,
        quad: &Quad,
        past: Option<&Past>,
        offer: Offer,
        at: f64,
    ) {
        let lane = offer.lead() % 4;
        // Whoever comes back shows the signals of its first life.
        let nature = past.map_or(quad.keys()[lane], |past| past.origin);
        if let Some(example) = judged((facts, world), lessons, quad, lane, nature, offer.fits().into()) {
            self.news.push(News { known: at + lessons.lag, example });
        }
    }

    /// At the beginning of `week`: learns from all that is known by then.
    pub fn retrain(&mut self, week: u32) {
        let Some(regression) = &mut self.regression else { return };
        let now = f64::from(week) * 168.0;
        let known = self.news.iter().filter(|news| news.known <= now);
        self.taught |= known.clone().next().is_some();
        regression.learn(week - self.retrained, known.map(|news| news.example));
        self.news.retain(|news| news.known > now);
        self.retrained = week;
        self.note(week);
    }

    /// What it thought in `week`; `None` while nobody had told it anything.
    pub fn weights_in(&self, week: u32) -> Option<&Weights> {
        let thought = self.thought.iter().rfind(|(from, _)| *from <= week);
        thought.map(|(_, weights)| weights)
    }

    /// Share of leads that fit, which the spread of points is measured on.
    pub fn fit(&self) -> f64 {
        self.fit
    }
}
