//! The market as both teams see it: the world under any behaviour, ready for the surrogate but not for trials, since the
//! tables that only trials read are not built anew.

use super::behaviour::Behaviour;
use crate::draw::Values;
use crate::rank::{Order, Ranking, Span};
use crate::source::Source;
use crate::surrogate::{Expectation, Routine, expected_mqls, quick_expectation};
use crate::world::{Facts, World, raise_odds};
use domain::{Param, Routing, Scenario, ScenarioError, Sla};
use std::collections::VecDeque;

/// One scenario's market. Behaviour changes; the rest stays.
pub struct View {
    pub values: Values,
    pub source: Source,
    sla: bool,
    gated: bool,
    routing: Routing,
    /// By channel: leads a week without effort, and the logit-neutral share that fits.
    channels: Vec<(f64, f64)>,
    base: f64,
    win: [f64; 2],
    /// The last that were worked out: a review begins where the one before has ended.
    known: VecDeque<(Behaviour, Expectation)>,
    /// How the floor worked under what was tried last.
    routine: Option<Routine>,
}

/// More than one team tries out at one review.
const KNOWN: usize = 24;

impl View {
    pub fn new(scenario: &Scenario) -> Result<View, Vec<ScenarioError>> {
        let mut plain = scenario.clone();
        for param in [Param::VolumeEffort, Param::QualityEffort, Param::Inflation, Param::Overpromise] {
            plain.levers[param] = domain::Lever::Fixed(0.0);
        }
        let source = Source::frozen(&plain)?;
        let (_, world) = source.likely();
        Ok(View {
            values: Values::likely(&scenario.levers),
            sla: scenario.choices.sla == Sla::Hard,
            gated: world.threshold.is_some(),
            routing: scenario.choices.routing,
            channels: world.channels.iter().map(|channel| (channel.mean, channel.fit)).collect(),
            base: world.spread.base,
            win: world.rates.win,
            source,
            known: VecDeque::with_capacity(KNOWN),
            routine: None,
        })
    }

    /// What comes of this behaviour in the long run, over the window.
    pub fn expect(&mut self, behaviour: &Behaviour) -> Expectation {
        self.set(behaviour);
        if let Some((_, outcome)) = self.known.iter().find(|(known, _)| known == behaviour) {
            return outcome.clone();
        }
        let (facts, world) = self.source.likely();
        let outcome = quick_expectation(facts, world, &mut self.routine);
        self.known.truncate(KNOWN - 1);
        self.known.push_front((*behaviour, outcome.clone()));
        outcome
    }

    /// What would come of the behaviour set last if signals were worth other points.
    pub fn expect_with(&mut self, facts: &Facts) -> Expectation {
        quick_expectation(facts, self.source.likely().1, &mut self.routine)
    }

    /// How many MQLs come of this behaviour over the window.
    pub fn expect_mqls(&mut self, behaviour: &Behaviour) -> f64 {
        self.set(behaviour);
        let (facts, world) = self.source.likely();
        expected_mqls(facts, world)
    }

    /// As the behaviour set last makes it.
    pub fn world(&self) -> &World {
        self.source.likely().1
    }

    pub fn set(&mut self, behaviour: &Behaviour) {
        let View { values, source, sla, gated, routing, channels, base, win, .. } = self;
        let (facts, world) = source.edit();
        let volume = 1.0 + values[Param::VolumeGain] * behaviour.volume_effort;
        let quality = values[Param::QualityGain] * behaviour.quality_effort;
        for (channel, (mean, fit)) in world.channels.iter_mut().zip(channels) {
            (channel.mean, channel.fit) = (*mean * volume, raise_odds(*fit, quality));
        }
        let noise = values[Param::ScoreNoise];
        let gaming = values[Param::GamingNoise] * behaviour.inflation;
        world.spread.base = *base + behaviour.inflation;
        world.spread.sd = (noise * noise + gaming * gaming).sqrt();
        world.cutoff =
            (*gated && behaviour.work_cutoff > 0.0).then(|| values[Param::Threshold] + behaviour.work_cutoff);
        world.score_trust = behaviour.score_trust;
        world.handoff_mean = values[Param::HandoffHours] * libm::exp(-behaviour.sales_effort);
        let attempts = behaviour.attempts.round().clamp(1.0, 12.0);
        world.attempts = if *sla { attempts.max(values[Param::SlaAttempts]) } else { attempts } as usize;
        let persuasion = values[Param::OverpromiseGain] * behaviour.overpromise;
        world.rates.win = win.map(|chance| raise_odds(chance, persuasion));
        world.overpromise = behaviour.overpromise;
        if matches!(world.ranking.order, Order::Score(_)) {
            // Ranks by pay are those by score while people try out what to do: the order is all but the same.
            let routing = if *routing == Routing::ByCommission { Routing::ByScore } else { *routing };
            if let Some(span) = Span::over(facts, std::iter::once(&*world)) {
                world.ranking = Ranking::new(routing, *sla, facts, world, span);
            }
        }
    }
}
