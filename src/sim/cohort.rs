//! The leads of one trial as all worlds meet them: whoever qualifies in any world is drawn once, for all of them.
//! Leaves to others: scoring (`arrive`), the luck of four leads (`quad`), what each world makes of them (`list`).

use super::arrive::{MOST_WORLDS, Marks, mark_four};
use super::gather::{Group, Kept, gather, mark_each};
use super::hours::{ALL, HoursLaw, call_twice};
use super::lives::{Past, come_back};
use super::memory::grow;
use super::quad::{Needs, Quad};
use super::rng::{LeadKey, Natures, TrialKey, high, low};
use super::source::Source;
use super::ticks::{self, Ticks};
use super::world::{Facts, World};
use domain::Arrivals;
use std::ops::Range;
use wide::u32x4;

/// Memory is reused from trial to trial.
#[derive(Default)]
pub struct Cohort {
    /// By world.
    pub arrived: Vec<Arrived>,
    quads: Vec<Quad>,
    /// The first words of leads, in halves.
    highs: Vec<u32>,
    lows: Vec<u32>,
    marks: Vec<Marks>,
    /// When each lead's week began.
    mondays: Vec<Ticks>,
    leads: usize,
    needs: Needs,
    customs: Option<(HoursLaw, Arrivals, u64)>,
    /// How many quads follow the customs.
    adopted: usize,
    /// How many quads were drawn before any queue ran on; those of leads that came back meanwhile follow.
    drawn: usize,
    /// Quads of leads that come back, in order.
    again: Vec<Range<usize>>,
    /// The pasts of those leads, a quad after the other; and their scores.
    pasts: Vec<Past>,
    scores: Vec<f64>,
}

/// The marks of a lead that qualifies in world `number` alone, and fits (1) or does not.
pub fn marks_in(number: usize, fit: u32) -> Marks {
    (1 | fit << MOST_WORLDS) << number
}

/// Leads of one world in its window, whether they qualify or not.
#[derive(Clone, Copy, Debug, Default)]
pub struct Arrived {
    pub leads: f64,
    pub fits: f64,
    pub media_cost: f64,
}

impl Cohort {
    /// Draws the leads of a trial for at most [`MOST_WORLDS`] worlds.
    pub fn draw(&mut self, key: TrialKey, sources: &[Source]) {
        self.begin(sources);
        let weeks = sources.iter().map(|source| source.current().1.weeks).max().unwrap_or(0);
        self.extend(key, 0..weeks, sources);
    }

    /// Makes ready for the first weeks of a trial.
    pub fn begin(&mut self, sources: &[Source]) {
        let worlds = || sources.iter().flat_map(Source::worlds);
        self.arrived.clear();
        self.arrived.resize(sources.len(), Arrived::default());
        self.leads = 0;
        self.needs = Needs {
            loss: worlds().any(|world| world.loss_cut > 0 || world.double_cut < ALL),
            score: worlds().any(World::needs_score),
            patience: worlds().any(|world| world.patience_mean.is_some()),
            talk: worlds().any(|world| world.hours.talks()),
        };
        self.customs = None;
        self.adopted = 0;
        self.again.clear();
        self.pasts.clear();
        self.scores.clear();
    }

    /// Draws the leads of these weeks, which follow those drawn so far, as the sources' current worlds attract them.
    /// They begin a quad of their own; what is missing to the last is nobody.
    pub fn extend(&mut self, key: TrialKey, weeks: Range<u32>, sources: &[Source]) {
        let channels = sources.iter().map(|source| source.current().1.channels.len()).max().unwrap_or(0);
        let alike = sources.windows(2).all(|pair| pair[0].shares_signals(&pair[1]));
        let first = self.leads / 4;
        for week in weeks.clone() {
            for channel in 0..channels {
                self.draw_group(key, week, channel, sources, alike);
            }
        }
        self.draw_quads(first, sources, Back::No);
        if sources.iter().any(|source| source.current().1.nurture.is_some()) {
            self.add_returns(key, &weeks, sources);
        }
        self.drawn = self.leads / 4;
    }

    /// Adds those of the leads of these weeks that qualify later, each for its own world.
    fn add_returns(&mut self, key: TrialKey, weeks: &Range<u32>, sources: &[Source]) {
        let first = self.leads / 4;
        for (number, source) in sources.iter().enumerate() {
            come_back(key, weeks.clone(), source.current(), |lead, fit| {
                grow(&mut self.highs, self.leads + 4);
                grow(&mut self.lows, self.leads + 4);
                grow(&mut self.marks, self.leads + 4);
                grow(&mut self.mondays, self.leads + 4);
                (self.highs[self.leads], self.lows[self.leads]) = (high(lead.key.0), low(lead.key.0));
                self.marks[self.leads] = marks_in(number, fit);
                self.mondays[self.leads] = ticks::ticks(lead.at);
                self.pasts.push(lead.past);
                self.leads += 1;
            });
        }
        self.draw_quads(first, sources, Back::Yes);
        self.remember(first);
    }

    /// Those from quad `first` on have come back; their pasts are known.
    fn remember(&mut self, first: usize) {
        let told = self.scores.len();
        self.pasts.resize(told + self.leads - 4 * first, Past::default());
        self.scores.extend(self.pasts[told..].iter().map(|past| past.score));
        if first < self.leads / 4 {
            self.again.push(first..self.leads / 4);
        }
    }

    /// Adds leads of one world that came back while its queue ran, drawn and with their places in time.
    pub fn append(&mut self, quads: &[Quad], pasts: &[Past]) {
        let first = self.leads / 4;
        self.leads += 4 * quads.len();
        grow(&mut self.quads, self.leads / 4);
        grow(&mut self.mondays, self.leads);
        self.quads[first..][..quads.len()].clone_from_slice(quads);
        for (mondays, quad) in self.mondays[4 * first..].chunks_exact_mut(4).zip(quads) {
            mondays.copy_from_slice(&quad.arrived);
        }
        // They are settled as their world has it, which was the last to adopt the others.
        if self.adopted == first {
            self.adopted = self.leads / 4;
        }
        self.pasts.extend(pasts);
        self.remember(first);
    }

    /// As it was when it was drawn in one go, without who came back while a queue ran.
    pub fn forget_appended(&mut self) {
        self.leads = 4 * self.drawn;
        self.adopted = self.adopted.min(self.drawn);
        self.again.retain(|again| again.start < self.drawn);
        let back: usize = self.again.iter().map(|again| 4 * again.len()).sum();
        self.pasts.truncate(back);
        self.scores.truncate(back);
    }

    /// The leads drawn from quad `first` on.
    pub fn drawn(&self, first: usize) -> &[Quad] {
        &self.quads[first..self.drawn]
    }

    /// Of those, the first quad that holds leads on their return, and the scores of all that do.
    pub fn returns(&self, first: usize) -> (usize, &[f64]) {
        let number = self.again.partition_point(|again| again.start < first);
        match self.again.get(number) {
            Some(again) if again.end <= self.drawn => {
                let told = self.told(number);
                (again.start, &self.scores[told..told + 4 * again.len()])
            }
            _ => (self.drawn, &[]),
        }
    }

    /// Where the pasts of the leads begin that came back in the `number`-th of their ranges.
    fn told(&self, number: usize) -> usize {
        self.again[..number].iter().map(|again| 4 * again.len()).sum()
    }

    /// The score of the lead of this key if it is one that came back in world `number`. One that came back in several
    /// worlds stands there once for each, under the same key and with a score of its own.
    pub fn score_on_return(&self, number: usize, key: LeadKey) -> Option<f64> {
        let quads = self.again.iter().flat_map(|again| self.quads[again.clone()].iter());
        let mut leads = quads.flat_map(|quad| quad.keys().into_iter().zip(quad.marks));
        leads
            .position(|(other, marks)| other.0 == key.0 && marks >> number & 1 == 1)
            .map(|place| self.scores[place])
    }

    /// What this lead, by its place, brings along if it is one that came back.
    pub fn past(&self, lead: usize) -> Option<&Past> {
        let number = self.again.partition_point(|again| again.end <= lead / 4);
        let again = self.again.get(number).filter(|again| again.start <= lead / 4)?;
        Some(&self.pasts[self.told(number) + lead - 4 * again.start])
    }

    /// What is asked of the leads' luck.
    pub fn needs(&self) -> Needs {
        self.needs
    }

    /// Makes the leads arrive and their work vary as in this world. Worlds mostly agree: then it is done once.
    pub fn adopt(&mut self, facts: &Facts, world: &World) {
        let customs = Some(customs(facts, world));
        let first = if self.customs == customs { self.adopted } else { 0 };
        let count = self.leads / 4;
        (self.customs, self.adopted) = (customs, count);
        let weeks = self.mondays.chunks_exact(4).skip(first);
        let mut again = &self.again[self.again.partition_point(|again| again.end <= first)..];
        for (number, (quad, mondays)) in self.quads[..count].iter_mut().skip(first).zip(weeks).enumerate() {
            while again.first().is_some_and(|again| again.end <= first + number) {
                again = &again[1..];
            }
            let back = again.first().is_some_and(|again| again.start <= first + number);
            let back = if back { Back::Yes } else { Back::No };
            settle(quad, mondays, back, (facts, world), self.needs);
        }
    }

    pub fn quads(&self) -> &[Quad] {
        &self.quads[..self.leads / 4]
    }

    /// The leads of one channel and week.
    fn draw_group(&mut self, key: TrialKey, week: u32, channel: usize, sources: &[Source], alike: bool) {
        let word = key.count(week, channel as u32);
        let mut groups: [Option<Group>; MOST_WORLDS] = [const { None }; MOST_WORLDS];
        for (group, source) in groups.iter_mut().zip(sources) {
            *group = Group::new(source.current(), week, channel, word);
        }
        let groups = &groups[..sources.len()];
        let most = groups.iter().flatten().map(|group| group.count).max().unwrap_or(0);
        let first = self.leads;
        let room = first + most + 4;
        grow(&mut self.highs, room);
        grow(&mut self.lows, room);
        grow(&mut self.marks, room);
        grow(&mut self.mondays, room);
        let kept = Kept {
            highs: &mut self.highs[first..room],
            lows: &mut self.lows[first..room],
            marks: &mut self.marks[first..room],
        };
        let key = key.group(week, channel as u32);
        let gathered = match groups {
            [Some(one)] => gather::<1>(most, key, kept, |leads, _| mark_four(leads, [&one.gate])),
            [Some(one), Some(other)] if alike && one.meets_the_same_as(other) => {
                gather::<2>(most, key, kept, |leads, _| mark_four(leads, [&one.gate, &other.gate]))
            }
            _ => gather::<MOST_WORLDS>(most, key, kept, |leads, place| mark_each(leads, place, groups)),
        };
        self.leads += gathered.leads;
        self.mondays[first..self.leads].fill(ticks::at_week(week));
        for (number, group) in groups.iter().enumerate() {
            let Some(group) = group else { continue };
            if week >= sources[number].current().1.warm_up_weeks {
                let arrived = &mut self.arrived[number];
                arrived.media_cost += group.count as f64 * group.cost_per_lead;
                arrived.leads += group.count as f64;
                arrived.fits += f64::from(gathered.fits[number]);
            }
        }
    }

    /// From quad `first` on, settled as the first world has it unless others are settled as another has it.
    /// The last four may hold leads of an earlier trial: they get no marks.
    fn draw_quads(&mut self, first: usize, sources: &[Source], back: Back) {
        let count = self.leads.div_ceil(4);
        grow(&mut self.quads, count);
        grow(&mut self.highs, 4 * count);
        grow(&mut self.lows, 4 * count);
        grow(&mut self.mondays, 4 * count);
        grow(&mut self.marks, 4 * count);
        self.marks[self.leads..4 * count].fill(0);
        self.leads = 4 * count;
        let (facts, world) = sources[0].current();
        let customs = customs(facts, world);
        let alike = self.customs.is_none_or(|others| others == customs) && self.adopted == first;
        if alike {
            (self.customs, self.adopted) = (Some(customs), count);
        }
        let halves = self.highs.chunks_exact(4).zip(self.lows.chunks_exact(4));
        let leads = halves.zip(self.marks.chunks_exact(4)).zip(self.mondays.chunks_exact(4));
        let quads = self.quads[..count].iter_mut().zip(leads).skip(first);
        for (quad, (((high, low), marks), mondays)) in quads {
            let [high, low] = [high, low].map(|half| u32x4::new([half[0], half[1], half[2], half[3]]));
            quad.marks = [marks[0], marks[1], marks[2], marks[3]];
            quad.draw(Natures { high, low }, self.needs);
            if alike {
                settle(quad, mondays, back, (facts, world), self.needs);
            }
        }
    }
}

/// Whether leads came back, which they do at a moment of their own.
#[derive(Clone, Copy)]
enum Back {
    No,
    Yes,
}

/// On what it depends how leads are settled.
fn customs(facts: &Facts, world: &World) -> (HoursLaw, Arrivals, u64) {
    (world.hours.law, facts.arrivals, world.double_cut)
}

/// Makes four leads arrive and their work vary as in this world.
#[inline(always)]
fn settle(quad: &mut Quad, mondays: &[Ticks], back: Back, (facts, world): (&Facts, &World), needs: Needs) {
    let mondays = [mondays[0], mondays[1], mondays[2], mondays[3]];
    match back {
        Back::Yes => quad.arrived = mondays,
        Back::No => quad.draw_moments(mondays, &facts.profile),
    }
    quad.draw_work(world.hours.law, needs);
    if world.double_cut < ALL {
        call_twice(quad, world.double_cut);
    }
}
