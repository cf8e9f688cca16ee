//! Runs one trial again and writes down the journey of every lead. Leaves to others: what came of a talk (`probe`).

use super::probe::{Talk, customer};
use super::{Event, Fate, Journey, Lead, Replay, ReplayWorld, Step};
use crate::after::{Handover, Win, handovers};
use crate::arrive::{MOST_WORLDS, QUALIFIES, fits, mark, pattern};
use crate::batch::DEFAULT_PROBES;
use crate::chapters::{self, Stage};
use crate::cohort::Cohort;
use crate::follow::FollowScratch;
use crate::gather::Group;
use crate::histogram::Histogram;
use crate::left::ABSENT;
use crate::quad::{Needs, Quad};
use crate::rng::{LeadKey, Natures, TrialKey};
use crate::source::Source;
use crate::ticks;
use crate::trial::{Scratch, Traces, run_trial};
use crate::world::{Facts, World};
use crate::years::Any;
use domain::{EndState, Scenario, ScenarioError, Seed};
use std::collections::BTreeMap;

/// Trial `trial` of at most [`MOST_WORLDS`] scenarios, as a run with this seed has it.
pub fn replay(scenarios: &[Scenario], seed: Seed, trial: u32) -> Result<Replay, Vec<ScenarioError>> {
    let scenarios = &scenarios[..scenarios.len().min(MOST_WORLDS)];
    let mut sources = scenarios.iter().map(Source::new).collect::<Result<Vec<_>, _>>()?;
    let key = TrialKey::new(seed, trial);
    sources.iter_mut().for_each(|source| source.draw(key));
    let (mut cohort, mut scratch, mut times) = (Cohort::default(), Scratch::default(), Histogram::default());
    let mut stages: Vec<Stage> = sources.iter().map(|_| Stage::default()).collect();
    if chapters::suit(&sources) {
        // What scores had learned by each week is known once the trial is over.
        chapters::run_trial(key, &mut sources, &mut cohort, &mut stages, &mut scratch, |_, _| ());
    }
    let mut leads = roll(key, &mut sources, &stages);
    let mut look = |number: usize, source: &Source, traces: Traces| {
        let worked = Worked::new(source, traces);
        for (key, lead) in &mut leads {
            let journey = lead.journeys[number].as_mut();
            journey.into_iter().for_each(|journey| worked.write(*key, journey));
        }
    };
    if chapters::suit(&sources) {
        chapters::run_trial(key, &mut sources, &mut cohort, &mut stages, &mut scratch, |number, closing| {
            closing.count(&DEFAULT_PROBES, &mut times, &mut |source, _, traces| look(number, source, traces));
        });
    } else {
        cohort.draw(key, &sources);
        for (number, source) in sources.iter().enumerate() {
            let look = &mut |traces: Traces| look(number, source, traces);
            run_trial::<Any>(
                source.current(),
                &mut cohort,
                number,
                &DEFAULT_PROBES,
                &mut scratch,
                &mut times,
                look,
            );
        }
    }
    let worlds = sources.iter().map(|source| {
        let world = source.current().1;
        let (start, end) = world.window();
        ReplayWorld { start, end, threshold: world.threshold }
    });
    Ok(Replay { worlds: worlds.collect(), leads: leads.into_iter().map(|(_, lead)| lead).collect() })
}

/// Every lead that arrives in some world, up to the threshold.
fn roll(key: TrialKey, sources: &mut [Source], stages: &[Stage]) -> Vec<(LeadKey, Lead)> {
    let weeks = sources.iter().map(|source| source.current().1.weeks).max().unwrap_or(0);
    let mut leads = Vec::new();
    for week in 0..weeks {
        sources.iter_mut().zip(stages).for_each(|(source, stage)| stage.recall(source, week));
        let channels = sources.iter().map(|source| source.current().1.channels.len()).max().unwrap_or(0);
        for channel in 0..channels {
            let word = key.count(week, channel as u32);
            let groups: Vec<Option<Group>> =
                sources.iter().map(|source| Group::new(source.current(), week, channel, word)).collect();
            let most = groups.iter().flatten().map(|group| group.count).max().unwrap_or(0);
            for place in 0..most {
                let lead = key.lead(week, channel as u32, place as u32);
                let journeys = groups.iter().zip(sources.iter()).map(|(group, source)| {
                    let group = group.as_ref().filter(|group| place < group.count)?;
                    Some(arrive(lead, week, group, source.current()))
                });
                leads.push((lead, Lead { week, channel: channel as u32, journeys: journeys.collect() }));
            }
        }
    }
    leads
}

/// A lead's first steps: it arrives and is scored.
fn arrive(lead: LeadKey, week: u32, group: &Group, (facts, world): (&Facts, &World)) -> Journey {
    let mut quad = Quad::default();
    quad.draw(Natures::of([lead; 4]), Needs { score: true, ..Needs::default() });
    quad.draw_moments([ticks::at_week(week); 4], &facts.profile);
    let at = ticks::hours(quad.arrived[0].into());
    let fit = fits(lead.0, group.gate.fit_cut);
    let pattern = pattern(&facts.nature, lead.0, fit);
    let mut steps = vec![Step { at, event: Event::Arrived }];
    let mut fate = Fate::StillOpen;
    if world.threshold.is_some() {
        let spread = &world.spread;
        let score = spread.base + world.points[pattern] + spread.sd * f64::from(quad.noise[0]);
        steps.push(Step { at, event: Event::Scored { score } });
        if mark(lead, &group.gate) & QUALIFIES == 0 {
            steps.push(Step { at, event: Event::BelowThreshold });
            fate = Fate::Ended(EndState::BelowThreshold);
        }
    }
    Journey { fits: fit == 1, signals: pattern as u32, steps, fate, value: 0.0 }
}

/// What a world's sales team and operations made of the leads.
struct Worked<'a> {
    source: &'a Source,
    traces: Traces<'a>,
    /// Place in the cohort by key.
    cohort: BTreeMap<u64, usize>,
    /// Places in the cohort of those who came back here, by the key of their first life and how often they had by then.
    again: BTreeMap<(u64, usize), usize>,
    /// By key.
    wins: BTreeMap<u64, (Win, Option<Handover>)>,
}

impl<'a> Worked<'a> {
    fn new(source: &'a Source, traces: Traces<'a>) -> Worked<'a> {
        let marked =
            traces.engaged.quads.iter().flat_map(|quad| quad.keys().into_iter().zip(quad.marks)).enumerate();
        // The last four may hold leads of nobody, without marks.
        let keys = marked.filter(|(_, (_, marks))| marks & QUALIFIES != 0);
        let here = keys.clone().filter(|(_, (_, marks))| marks >> traces.number & 1 == 1);
        let again = here.filter_map(|(place, _)| {
            let past = traces.cohort.past(place)?;
            Some(((past.origin.0, past.times), place))
        });
        let world = source.current().1;
        let live = handovers(traces.wins, &world.after, world.window().1);
        Worked {
            source,
            traces,
            again: again.collect(),
            cohort: keys.map(|(place, (key, _))| (key.0, place)).collect(),
            wins: traces.wins.iter().zip(live).map(|(win, live)| (win.key.0, (*win, live))).collect(),
        }
    }

    /// The world as it was at a time.
    fn world_at(&self, hours: f64) -> &World {
        let eras = self.source.eras().take_while(|(from, ..)| f64::from(*from) * 168.0 <= hours);
        eras.last().map_or(self.source.current().1, |(.., world)| world)
    }

    /// The steps after the first score, those of later lives included.
    fn write(&self, key: LeadKey, journey: &mut Journey) {
        let first = self.cohort.get(&key.0).filter(|_| journey.fate == Fate::StillOpen);
        if let Some(&lead) = first {
            self.live(lead, journey);
        }
        for &lead in self.again.range((key.0, 0)..=(key.0, usize::MAX)).map(|(_, lead)| lead) {
            let at = ticks::hours(self.traces.engaged.quads[lead / 4].arrived[lead % 4].into());
            journey.steps.push(Step { at, event: Event::Returned });
            let past = self.traces.cohort.past(lead).filter(|_| self.source.current().1.threshold.is_some());
            let score = past.map(|past| Step { at, event: Event::Scored { score: past.score } });
            journey.steps.extend(score);
            journey.fate = Fate::StillOpen;
            self.live(lead, journey);
        }
    }

    /// One life, from where it qualifies.
    fn live(&self, lead: usize, journey: &mut Journey) {
        let (world, steps) = (self.source.current().1, &mut journey.steps);
        let end = world.window().1;
        let Traces { left, engaged, .. } = self.traces;
        let (quad, lane) = (&engaged.quads[lead / 4], lead % 4);
        let [arrived, joined, at] =
            [quad.arrived[lane], left.joins[lead], left.at[lead]].map(|at| ticks::hours(at.into()));
        if left.attempts[lead] == ABSENT {
            if joined < end {
                // How much is lost is the same all along.
                let lost = u64::from(quad.loss[lane]) < world.loss_cut;
                journey.fate = left_early(lost, joined, steps);
            }
            return;
        }
        steps.push(Step { at: joined, event: Event::HandedOver });
        if at >= end {
            return;
        }
        let attempts = left.attempts[lead].abs() as u32;
        if attempts == 0 {
            steps.push(Step { at, event: Event::GaveUp });
            journey.fate = Fate::Ended(EndState::PatienceRanOut);
            return;
        }
        let (waited_hours, response_hours) = (at - joined, at - arrived);
        steps.push(Step { at, event: Event::Attempted { attempts, waited_hours, response_hours } });
        if engaged.lanes[lead / 4] >> lane & 1 == 0 {
            steps.push(Step { at, event: Event::NotReached });
            journey.fate = Fate::Ended(EndState::NotReached);
            return;
        }
        let talk = Talk { traces: self.traces, world: self.world_at(at), lead };
        journey.fate = talk.steps(&mut FollowScratch::default(), steps);
        let Some((win, live)) = self.wins.get(&quad.keys()[lane].0) else { return };
        journey.value = win.value;
        let Some(live) = *live else { return };
        customer(self.source.current().1, win, live, steps);
        steps.sort_by(|a, b| a.at.total_cmp(&b.at));
    }
}

/// An MQL that is not on the list, though it should be by now.
fn left_early(lost: bool, joins: f64, steps: &mut Vec<Step>) -> Fate {
    if lost {
        steps.push(Step { at: joins, event: Event::LostInHandoff });
        return Fate::Ended(EndState::LostInHandoff);
    }
    steps.push(Step { at: joins, event: Event::HandedOver });
    steps.push(Step { at: joins, event: Event::NeverWorked });
    Fate::Ended(EndState::NeverWorked)
}
