//! One series of both setups over the weeks: its percentiles step by step, single trials, and whose median runs above.
//! Leaves to others: gathering trials (`gather`), where things stand (`plot`), words (`words`).

use super::gather::Gather;
use crate::i18n::Role;
use crate::i18n::weeks::Lead;
use crate::sim::weeks::{Series, Sketch, so_far};

/// Whether each step is told by itself or with all before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sum {
    Each,
    SoFar,
}

/// Whether a few trials are drawn one by one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Singles {
    Hidden,
    Shown,
}

/// What is looked at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sight {
    pub series: Series,
    pub sum: Sum,
    pub singles: Singles,
}

/// What all trials come to at one step.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Spread {
    pub p10: f64,
    pub p25: f64,
    pub p50: f64,
    pub p75: f64,
    pub p90: f64,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Fan {
    pub sight: Sight,
    pub trials: u32,
    /// Of the window; at least 1.
    pub weeks: u32,
    /// Of each setup, step by step; `None` where no trial had anything to tell.
    pub worlds: [Vec<Option<Spread>>; 2],
    /// Of each setup, trial by trial and step by step; none unless they are shown.
    pub singles: [Vec<Vec<Option<f64>>>; 2],
}

impl Sight {
    pub fn new(series: Series) -> Sight {
        Sight { series, sum: Sum::SoFar, singles: Singles::Hidden }.sane()
    }

    /// Sums only of what adds up.
    pub fn sane(self) -> Sight {
        if self.adds_up() { self } else { Sight { sum: Sum::Each, ..self } }
    }

    pub fn adds_up(self) -> bool {
        Series::SUMS.contains(&self.series)
    }
}

impl Spread {
    fn of(sketch: &Sketch) -> Option<Spread> {
        let at = |p: f64| sketch.quantile(p);
        Some(Spread { p10: at(0.1)?, p25: at(0.25)?, p50: at(0.5)?, p75: at(0.75)?, p90: at(0.9)? })
    }
}

impl Fan {
    /// `None` before there is a trial.
    pub fn new(gather: &Gather, sight: Sight) -> Option<Fan> {
        let sight = sight.sane();
        let both = [0, 1].map(|world| gather.world(world).and_then(|world| world.weeks()));
        let weeks = both.iter().flatten().map(|weeks| weeks.count()).max()?;
        let worlds = both.map(|weeks| {
            let Some(weeks) = weeks else { return Vec::new() };
            let steps = match sight.sum {
                Sum::Each => Some(weeks.of(sight.series)),
                Sum::SoFar => weeks.so_far(sight.series),
            };
            let mut spreads: Vec<_> = steps.unwrap_or_default().iter().map(Spread::of).collect();
            // The year ends before many waits of its last week do: cut short, they would look like an improvement.
            if let (Series::MeanWait, [_, .., last]) = (sight.series, spreads.as_mut_slice()) {
                *last = None;
            }
            spreads
        });
        let singles = [0, 1].map(|world| match (sight.singles, both[world]) {
            (Singles::Shown, Some(weeks)) => gather
                .singles(world)
                .map(|trial| single(sight, sight.series.of(trial, weeks.count())))
                .collect(),
            _ => Vec::new(),
        });
        Some(Fan { sight, trials: gather.trials(), weeks, worlds, singles })
    }

    /// How many steps there are, at least one.
    pub fn steps(&self) -> usize {
        self.sight.series.len(self.weeks).max(1)
    }

    /// A step's first and last week, counted from 1.
    pub fn span(&self, step: usize) -> (u32, u32) {
        let each = self.sight.series.step();
        let first = step as u32 * each + 1;
        (first, (first + each - 1).min(self.weeks))
    }

    /// Where a step stands along the weeks, from 0 to their number: sums at its end, all else in its middle.
    pub fn moment(&self, step: usize) -> f64 {
        let (first, last) = self.span(step);
        match self.sight.sum {
            Sum::SoFar => f64::from(last),
            Sum::Each => f64::from(first - 1 + last) / 2.0,
        }
    }

    pub fn at(&self, role: Role, step: usize) -> Option<Spread> {
        self.worlds[role as usize].get(step).copied().flatten()
    }

    /// The last step at which a setup has something to tell.
    pub fn last(&self, role: Role) -> Option<(usize, Spread)> {
        self.worlds[role as usize]
            .iter()
            .enumerate()
            .rev()
            .find_map(|(step, spread)| Some((step, (*spread)?)))
    }

    /// Every number that is drawn.
    pub fn values(&self) -> impl Iterator<Item = f64> {
        let bands = self.worlds.iter().flatten().flatten().flat_map(|spread| [spread.p10, spread.p90]);
        bands.chain(self.singles.iter().flatten().flatten().flatten().copied())
    }

    /// Whose median runs above, and since which week to the end.
    pub fn lead(&self) -> Lead {
        let pairs: Vec<Option<[Spread; 2]>> = (0..self.steps())
            .map(|step| Some([self.at(Role::Today, step)?, self.at(Role::Proposal, step)?]))
            .collect();
        if self.worlds.iter().flatten().flatten().all(|spread| spread.p90 <= 0.0) {
            return Lead::Nothing;
        }
        if pairs.iter().flatten().all(|[today, proposal]| today == proposal) {
            return Lead::Same;
        }
        let signs: Vec<i8> = pairs.iter().map(|pair| pair.map_or(0, |pair| self.sign(pair))).collect();
        let Some(&leader) = signs.iter().rev().find(|sign| **sign != 0) else { return Lead::Unclear };
        let against = signs.iter().rposition(|sign| *sign == -leader).map_or(0, |step| step + 1);
        let run = &signs[against..];
        let ahead = run.iter().filter(|sign| **sign == leader).count();
        // A week or two of luck at the end is no lead.
        if ahead * 2 < run.len() || run.len() * 8 < signs.len() {
            return Lead::Unclear;
        }
        let first = against + run.iter().position(|sign| *sign == leader).unwrap_or_default();
        let role = if leader > 0 { Role::Proposal } else { Role::Today };
        Lead::Above { role, since: (first > 0).then(|| self.span(first).0) }
    }

    /// Which median is higher, 1 for the proposal's; 0 where luck or the percentiles' bins may have made the difference.
    fn sign(&self, [today, proposal]: [Spread; 2]) -> i8 {
        // Of a median, about 1.25 standard deviations by the root of the trials; of a normal law, those are the
        // interquartile range by 1.35.
        let error = |spread: Spread| (spread.p75 - spread.p25) / 1.35 * 1.25 / f64::from(self.trials).sqrt();
        let noise = 1.96 * (error(today).powi(2) + error(proposal).powi(2)).sqrt();
        let grain = 0.01 * today.p50.abs().max(proposal.p50.abs());
        let difference = proposal.p50 - today.p50;
        if difference.abs() <= noise.max(grain) {
            0
        } else if difference > 0.0 {
            1
        } else {
            -1
        }
    }
}

fn single(sight: Sight, values: &[f32]) -> Vec<Option<f64>> {
    match sight.sum {
        Sum::Each => {
            values.iter().map(|value| Some(f64::from(*value)).filter(|value| value.is_finite())).collect()
        }
        Sum::SoFar => so_far(values).map(|sum| Some(f64::from(sum))).collect(),
    }
}
