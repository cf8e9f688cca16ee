//! Where the worlds of trials come from: what all trials of a scenario share, the levers drawn for one, and which world
//! it is in which week, as people change what they do and the score what it knows. Leaves to others: what a world is
//! made of (`world`), what people do (`people`), what the score learns (`learn`).

use super::calibrate::{check_rates, solve_fits};
use super::draw::Values;
use super::learn::{Card, Lessons, Pupil};
use super::people::{self, Behaviour, Temper};
use super::rank::{Ranking, Span};
use super::rng::TrialKey;
use super::world::{Facts, World};
use domain::choice::Conduct;
use domain::{Param, Scenario, ScenarioError, Sla};

/// What a scenario's trials share, and the worlds of the current trial.
pub struct Source {
    scenario: Scenario,
    facts: Facts,
    /// In order of time; at least one, which stands from the first week.
    eras: Vec<Era>,
    /// Which of them it is.
    now: usize,
    uncertain: bool,
    /// If the score learns.
    card: Option<Card>,
}

/// The world under one behaviour.
struct Era {
    /// Whole weeks from the start of the trial.
    from: u32,
    /// Takes the place of the levers.
    behaviour: Option<Behaviour>,
    world: World,
    /// Those of the world by the points set by hand, if the score learns; as many as patterns.
    cuts: Vec<u32>,
}

impl Source {
    /// People behave as their pay moves them from review to review, where they answer to it.
    pub fn new(scenario: &Scenario) -> Result<Source, Vec<ScenarioError>> {
        if scenario.choices.conduct == Conduct::Frozen {
            return Source::frozen(scenario);
        }
        Source::along(scenario, &people::path(scenario, Temper::Human)?.steps())
    }

    /// People behave as the levers say.
    pub fn frozen(scenario: &Scenario) -> Result<Source, Vec<ScenarioError>> {
        Source::with(scenario, vec![(0, None)])
    }

    /// People behave as given, each behaviour from a week on (whole weeks from the start of the trial, rising); until the
    /// first as the levers say.
    pub fn along(scenario: &Scenario, steps: &[(u32, Behaviour)]) -> Result<Source, Vec<ScenarioError>> {
        let mut eras: Vec<(u32, Option<Behaviour>)> = Vec::new();
        if steps.first().is_none_or(|(from, _)| *from > 0) {
            eras.push((0, None));
        }
        eras.extend(steps.iter().map(|&(from, behaviour)| (from, Some(behaviour))));
        Source::with(scenario, eras)
    }

    fn with(scenario: &Scenario, eras: Vec<(u32, Option<Behaviour>)>) -> Result<Source, Vec<ScenarioError>> {
        scenario.check()?;
        let facts = Facts::new(scenario).map_err(|error| vec![error])?;
        check_rates(scenario, &facts.patterns, facts.curve).map_err(|error| vec![error])?;
        let values = Values::likely(&scenario.levers);
        let era = |(from, behaviour): (u32, Option<Behaviour>)| {
            let (mut lived, mut own) = (scenario.clone(), values.clone());
            if let Some(behaviour) = behaviour {
                behaviour.apply(&mut lived);
                lived.check()?;
                own = own.with(&behaviour.levers());
            }
            let world = World::new(scenario, &facts, &own, None).map_err(|error| vec![error])?;
            Ok(Era { from, behaviour, world, cuts: Vec::new() })
        };
        let eras = eras.into_iter().map(era).collect::<Result<Vec<_>, Vec<ScenarioError>>>()?;
        check_fit_range(scenario).map_err(|error| vec![error])?;
        let uncertain = Param::ALL.into_iter().any(|param| scenario.levers[param].is_range());
        let card = eras[0].world.learning.map(|_| Card::new(&scenario.signals));
        let mut source = Source { scenario: scenario.clone(), facts, eras, now: 0, uncertain, card };
        source.rank_alike();
        source.keep_cuts();
        Ok(source)
    }

    /// Makes the worlds of one trial the current ones. Without ranges they are the same in each.
    pub fn draw(&mut self, key: TrialKey) {
        self.now = 0;
        if !self.uncertain {
            return;
        }
        let values = Values::draw(&self.scenario.levers, key);
        for era in &mut self.eras {
            let own = era.behaviour.map(|behaviour| values.clone().with(&behaviour.levers()));
            let own = own.as_ref().unwrap_or(&values);
            // Every corner of the ranges was checked when the source was made.
            if let Ok(world) = World::new(&self.scenario, &self.facts, own, Some(&era.world)) {
                era.world = world;
            }
        }
        self.rank_alike();
        self.keep_cuts();
    }

    fn keep_cuts(&mut self) {
        if self.card.is_some() {
            for era in &mut self.eras {
                era.cuts.clear();
                era.cuts.extend(&era.world.cuts[..self.facts.patterns.points.len()]);
            }
        }
    }

    /// How the current world's score learns.
    pub fn lessons(&self) -> Option<(&Card, Lessons)> {
        self.card.as_ref().zip(self.current().1.learning)
    }

    /// Lets the current world's leads be scored as the pupil had learned to by `week`.
    pub fn mark_by(&mut self, pupil: &Pupil, week: u32) {
        let era = &mut self.eras[self.now];
        let Some(card) = &self.card else { return };
        match pupil.weights_in(week) {
            Some(weights) => card.apply(weights, pupil.fit(), &mut era.world),
            None => {
                era.world.points.copy_from_slice(&self.facts.patterns.points);
                era.world.cuts[..era.cuts.len()].copy_from_slice(&era.cuts);
            }
        }
    }

    /// The points of a pattern of signals for a lead that arrived in `week`.
    pub fn points_in(&self, week: u32, pupil: &Pupil, pattern: usize) -> f64 {
        match self.card.as_ref().zip(pupil.weights_in(week)) {
            Some((card, weights)) => card.points(weights, pupil.fit(), pattern),
            None => self.facts.patterns.points[pattern],
        }
    }

    /// Scores of all eras are ranked on one scale, since leads of different ones wait side by side.
    fn rank_alike(&mut self) {
        let choices = &self.scenario.choices;
        let Some(span) = Span::over(&self.facts, self.worlds()).filter(|_| self.eras.len() > 1) else {
            return;
        };
        for era in &mut self.eras {
            let hard = choices.sla == Sla::Hard;
            era.world.ranking = Ranking::new(choices.routing, hard, &self.facts, &era.world, span);
        }
    }

    /// Makes the world of this week the current one; after the horizon none follows.
    pub fn turn_to(&mut self, week: u32) {
        self.now = self.era_of(week.min(self.current().1.weeks - 1));
    }

    /// The world of this week.
    pub fn world_of(&self, week: u32) -> &World {
        &self.eras[self.era_of(week)].world
    }

    fn era_of(&self, week: u32) -> usize {
        self.eras.iter().rposition(|era| era.from <= week).unwrap_or(0)
    }

    /// The week from which another world is the current one, or its score another, or the trial is over; `None` if it
    /// is by then.
    pub fn next_turn(&self, week: u32) -> Option<u32> {
        let weeks = self.current().1.weeks;
        let turn = self.turns().find(|turn| *turn > week);
        let retrained = self.lessons().map(|(_, lessons)| (week / lessons.weeks + 1) * lessons.weeks);
        let next = [turn, retrained].into_iter().flatten().fold(weeks, u32::min);
        (next > week).then_some(next)
    }

    /// Weeks of the window, at the most plausible value where that is a range.
    pub fn weeks(&self) -> u32 {
        self.scenario.levers[Param::HorizonWeeks].likely() as u32
    }

    /// Whether anything changes in the course of a trial.
    pub fn is_still(&self) -> bool {
        self.eras.len() == 1 && self.card.is_none()
    }

    /// The weeks, after the first, from which another world is the current one.
    pub fn turns(&self) -> impl Iterator<Item = u32> {
        self.eras.iter().skip(1).map(|era| era.from)
    }

    /// Each world with the week from which, and that up to which, it is the current one.
    pub fn eras(&self) -> impl Iterator<Item = (u32, Option<u32>, &World)> {
        let until = self.turns().map(Some).chain([None]);
        self.eras.iter().zip(until).map(|(era, until)| (era.from, until, &era.world))
    }

    /// Those of all eras.
    pub fn worlds(&self) -> impl Iterator<Item = &World> {
        self.eras.iter().map(|era| &era.world)
    }

    /// Whether leads show the same signals in both worlds.
    pub fn shares_signals(&self, other: &Source) -> bool {
        self.scenario.signals == other.scenario.signals
    }

    pub fn current(&self) -> (&Facts, &World) {
        (&self.facts, &self.eras[self.now].world)
    }

    /// For trying out behaviour in expectation.
    pub fn edit(&mut self) -> (&Facts, &mut World) {
        let last = self.eras.len() - 1;
        (&self.facts, &mut self.eras[last].world)
    }

    /// The world in which people settle, at the most plausible value of each lever: for analysis in expectation.
    pub fn likely(&self) -> (&Facts, &World) {
        (&self.facts, &self.eras[self.eras.len() - 1].world)
    }
}

/// The overall fit must be reachable at both ends of its range.
fn check_fit_range(scenario: &Scenario) -> Result<(), ScenarioError> {
    let (low, high) = scenario.levers[Param::FitShare].bounds();
    let likely = Values::likely(&scenario.levers);
    solve_fits(&scenario.channels, &likely.clone().with(&[(Param::FitShare, low)]))?;
    solve_fits(&scenario.channels, &likely.with(&[(Param::FitShare, high)]))?;
    Ok(())
}
