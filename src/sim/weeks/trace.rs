//! What one trial of one world comes to week by week, from what it leaves behind. Leaves to others: the trial itself.

use super::auc::auc;
use super::{Series, cells};
use crate::after::{Win, handovers, recognised};
use crate::arrive::MOST_WORLDS;
use crate::clock::{later, sooner};
use crate::learn::Pupil;
use crate::left::ABSENT;
use crate::rng::TrialKey;
use crate::source::Source;
use crate::ticks;
use crate::trial::Traces;

/// A trial of one world that is over.
pub struct Watch<'a> {
    pub key: TrialKey,
    pub source: &'a Source,
    /// What the score had learned, if it learns.
    pub pupil: Option<&'a Pupil>,
    pub traces: Traces<'a>,
    /// Weeks of the window that are told.
    pub weeks: u32,
}

const WEEK: f64 = 168.0;

impl Watch<'_> {
    /// The values of all series, one after the other; not a number where there is nothing to tell.
    pub fn tell(&self) -> Vec<f32> {
        let mut told = vec![f32::NAN; cells(self.weeks)];
        let (queue, waits) = self.queue();
        let (mqls, fits) = self.mqls();
        for series in Series::ALL {
            let (first, count) = (series.place(self.weeks), series.len(self.weeks));
            let values = &mut told[first..first + count];
            match series {
                Series::Bookings => self.sales(values, |win| win.value),
                Series::Won => self.sales(values, |_| 1.0),
                Series::Recognised => self.recognised(values),
                Series::Leads => self.leads(values),
                Series::Mqls => copy(values, mqls.iter().copied()),
                Series::MeanWait => copy(values, waits.iter().map(|(hours, count)| hours / count)),
                Series::Queue => copy(values, queue.iter().map(|hours| hours / WEEK)),
                Series::Precision => {
                    let step = series.step() as usize;
                    let sums = fits.chunks(step).zip(mqls.chunks(step));
                    copy(
                        values,
                        sums.map(|(fits, mqls)| fits.iter().sum::<f64>() / mqls.iter().sum::<f64>()),
                    );
                }
                Series::Auc => self.auc(values, series.step()),
            }
        }
        told
    }

    fn warm_up(&self) -> u32 {
        self.source.current().1.warm_up_weeks
    }

    /// Weeks that this trial has, which may be fewer than are told.
    fn length(&self) -> usize {
        let world = self.source.current().1;
        (world.weeks - world.warm_up_weeks).min(self.weeks) as usize
    }

    /// The week of the window in which a moment lies.
    fn week(&self, hours: f64) -> Option<usize> {
        let week = (hours / WEEK) as i64 - i64::from(self.warm_up());
        usize::try_from(week).ok().filter(|week| *week < self.length())
    }

    fn sales(&self, values: &mut [f32], worth: impl Fn(&Win) -> f64) {
        let mut sums = vec![0.0; self.length()];
        for win in self.traces.wins {
            if let Some(week) = self.week(win.closes) {
                sums[week] += worth(win);
            }
        }
        copy(values, sums.into_iter());
    }

    fn recognised(&self, values: &mut [f32]) {
        let after = &self.source.current().1.after;
        let ends = |week: usize| f64::from(self.warm_up() + week as u32) * WEEK;
        let live = handovers(self.traces.wins, after, ends(self.length()));
        let earned = |week: usize| recognised(self.traces.wins, &live, after, ends(week));
        let mut before = earned(0);
        copy(
            values,
            (1..=self.length()).map(|week| {
                let now = earned(week);
                let part = now - std::mem::replace(&mut before, now);
                part.max(0.0)
            }),
        );
    }

    fn leads(&self, values: &mut [f32]) {
        let count = |week: usize| {
            let week = self.warm_up() + week as u32;
            let channels = self.source.world_of(week).channels.iter().zip(0..);
            channels.map(|(channel, place)| f64::from(channel.counts.draw(self.key.count(week, place)))).sum()
        };
        copy(values, (0..self.length()).map(count));
    }

    /// By week of arrival, MQLs and those of them that fit.
    fn mqls(&self) -> (Vec<f64>, Vec<f64>) {
        let mut counts = (vec![0.0; self.length()], vec![0.0; self.length()]);
        for quad in self.traces.engaged.quads {
            for (arrived, marks) in quad.arrived.into_iter().zip(quad.marks) {
                let marks = marks >> self.traces.number;
                if let Some(week) = self.week(ticks::hours(arrived.into())).filter(|_| marks & 1 == 1) {
                    counts.0[week] += 1.0;
                    counts.1[week] += f64::from(marks >> MOST_WORLDS & 1);
                }
            }
        }
        counts
    }

    /// Hours that leads stood on the list, by week; and of those that joined in it, hours waited and how many they were.
    fn queue(&self) -> (Vec<f64>, Vec<(f64, f64)>) {
        let (mut stood, mut waits) = (vec![0.0; self.length()], vec![(0.0, 0.0); self.length()]);
        let start = f64::from(self.warm_up()) * WEEK;
        let end = start + self.length() as f64 * WEEK;
        let all = self.traces.left;
        let times = all.joins.iter().zip(all.at.iter());
        let listed = times.zip(all.attempts.iter()).filter(|(_, attempts)| **attempts != ABSENT);
        for ((&joined, &at), _) in listed {
            let [joined, at] = [joined, at].map(|at| ticks::hours(at.into()));
            let left = sooner(at, end);
            if let Some(week) = self.week(joined) {
                waits[week].0 += (left - joined).max(0.0);
                waits[week].1 += 1.0;
            }
            let mut from = later(joined, start);
            while from < left {
                let Some(week) = self.week(from) else { break };
                let until = sooner(left, start + (week + 1) as f64 * WEEK);
                stood[week] += until - from;
                from = until;
            }
        }
        (stood, waits)
    }

    fn auc(&self, values: &mut [f32], step: u32) {
        let facts = self.source.current().0;
        let mut last: Option<(Vec<f64>, f64, f64)> = None;
        for (number, value) in values.iter_mut().enumerate().take(self.length().div_ceil(step as usize)) {
            let week = self.warm_up() + number as u32 * step;
            let world = self.source.world_of(week);
            let points = |pattern| match self.pupil {
                Some(pupil) => self.source.points_in(week, pupil, pattern),
                None => world.points[pattern],
            };
            let points: Vec<f64> = (0..facts.patterns.points.len()).map(points).collect();
            let sd = world.spread.sd;
            let again = last.as_ref().filter(|(before, noise, _)| *before == points && *noise == sd);
            let now = again.map_or_else(|| auc(&points, &facts.patterns.chances, sd), |(.., auc)| *auc);
            *value = now as f32;
            last = Some((points, sd, now));
        }
    }
}

fn copy(values: &mut [f32], from: impl Iterator<Item = f64>) {
    for (value, from) in values.iter_mut().zip(from) {
        *value = from as f32;
    }
}
