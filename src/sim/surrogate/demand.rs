//! From leads to the sales team's list: how many per week, of which class, and when in the week they join.
//! Exact: signals are enumerated and the hand-off is a sum of exponentials over the hours of the week.

use super::fade::RATES;
use super::floor::Detail;
use super::week::WEEK;
use crate::nurture::{self, RETURNS};
use crate::order::ascending;
use crate::rank;
use crate::score::{self, ByFit};
use crate::world::{Facts, World};

/// Expected flows per week.
pub struct Demand {
    pub leads: ByFit<f64>,
    pub mqls: ByFit<f64>,
    /// Of those, the ones that come back, after they were below the threshold or their time had not come.
    pub returned: ByFit<f64>,
    /// MQLs that reach the list: not lost on the way.
    pub handed: ByFit<f64>,
    /// Of those, the ones that reps mean to work.
    pub offered: ByFit<f64>,
    /// Share of the offered that come back, at any hour, day or night.
    pub evenly: f64,
    pub evenly_by_fit: ByFit<f64>,
    pub media_cost: f64,
    /// Of the offered in a week, the variance over the mean beyond Poisson's 1.
    pub mixing: f64,
    at_once: ByFit<f64>,
    /// Of the offered, those that come back.
    back: Vec<Back>,
}

/// Leads with the same points that come back.
#[derive(Clone, Copy, Debug)]
struct Back {
    points: f64,
    /// Per week, offered after each return.
    offered: [ByFit<f64>; RETURNS],
}

/// Leads offered that rank alike.
#[derive(Clone, Copy, Debug)]
pub struct Level {
    /// Per week.
    pub offered: ByFit<f64>,
    /// Share of all offered that ranks above the middle of this level.
    pub above: f64,
}

impl Demand {
    /// If of those that reps mean to work so many, by class, are turned down because their time has not come; `chances` are
    /// those of this world.
    pub fn new(facts: &Facts, world: &World, chances: &[Chances], early: ByFit<f64>) -> Demand {
        let mut leads = [0.0; 2];
        let (mut media_cost, mut squares) = (0.0, 0.0);
        for channel in &world.channels {
            leads[0] += channel.mean * (1.0 - channel.fit);
            leads[1] += channel.mean * channel.fit;
            media_cost += channel.mean * channel.cost_per_lead;
            squares += channel.mean * channel.mean;
        }
        let passed = passing(facts, world);
        let worked = working(facts, world, &passed);
        let kept = 1.0 - world.loss_cut as f64 / 4_294_967_296.0;
        let (passing_again, back) = returning(world, chances, leads, kept, early);
        let returned = [leads[0] * passing_again[0], leads[1] * passing_again[1]];
        let mqls = [leads[0] * passed[0] + returned[0], leads[1] * passed[1] + returned[1]];
        let at_once = [leads[0] * worked[0] * kept, leads[1] * worked[1] * kept];
        let flows = || back.iter().flat_map(|back| back.offered);
        let later = [0, 1].map(|class| flows().map(|offered| offered[class]).sum::<f64>());
        let offered = [at_once[0] + later[0], at_once[1] + later[1]];
        let total = offered[0] + offered[1];
        let all = leads[0] + leads[1];
        let share = if all > 0.0 { (offered[0] + offered[1]) / all } else { 0.0 };
        // A Gamma-mixed Poisson count of mean m has variance m + (cv m)^2.
        let mixed = if all > 0.0 { world.demand_cv * world.demand_cv * squares / all } else { 0.0 };
        Demand {
            leads,
            mqls,
            returned,
            evenly: if total > 0.0 { (later[0] + later[1]) / total } else { 0.0 },
            evenly_by_fit: [0, 1]
                .map(|class| if offered[class] > 0.0 { later[class] / offered[class] } else { 0.0 }),
            handed: mqls.map(|flow| flow * kept),
            offered,
            media_cost,
            mixing: share * mixed,
            at_once,
            back,
        }
    }

    /// The offered by rank, highest first, in levels of about the same size; all alike where rank does not matter.
    pub fn levels(&self, facts: &Facts, world: &World, detail: Detail) -> Vec<Level> {
        let rank::Order::Score(scale) = &world.ranking.order else {
            return vec![Level { offered: self.offered, above: 0.0 }];
        };
        let floor = match (world.threshold, world.cutoff) {
            (Some(threshold), Some(cutoff)) => threshold.max(cutoff),
            (threshold, cutoff) => threshold.or(cutoff).unwrap_or(f64::NEG_INFINITY),
        };
        let (count, mut bins) = (detail.levels, scale.bins(facts, world, floor, detail.bin));
        self.mix_in_returns(world, floor, &mut bins, |reach| scale.bins_of(reach, floor, detail.bin));
        if world.score_trust < 1.0 {
            scale.doubt(&mut bins, world.score_trust);
        }
        let down: Vec<f64> = bins.iter().map(|bin| -f64::from(bin.rank)).collect();
        let bins: Vec<rank::Bin> = ascending(&down).into_iter().map(|place| bins[place]).collect();
        let [low, high] = [0, 1].map(|class| bins.iter().map(|bin| bin.chance[class]).sum::<f64>());
        let scaled = |class: usize, chance: f64, total: f64| {
            if total > 0.0 { self.offered[class] * chance / total } else { 0.0 }
        };
        let all = self.offered[0] + self.offered[1];
        let mut levels = vec![Level { offered: [0.0; 2], above: 0.0 }; count];
        let mut above = 0.0;
        for bin in bins {
            let offered = [scaled(0, bin.chance[0], low), scaled(1, bin.chance[1], high)];
            let size = (offered[0] + offered[1]) / all.max(1e-300);
            let number = (((above + 0.5 * size) * count as f64) as usize).min(count - 1);
            let level = &mut levels[number];
            level.offered = [level.offered[0] + offered[0], level.offered[1] + offered[1]];
            level.above += size * (above + 0.5 * size);
            above += size;
        }
        levels.retain(|level| level.offered[0] + level.offered[1] > 0.0);
        for level in &mut levels {
            level.above /= (level.offered[0] + level.offered[1]) / all;
        }
        levels
    }
}

impl Demand {
    /// Who comes back has a score of its own law: in bins of those offered at once, to those of all.
    fn mix_in_returns(
        &self,
        world: &World,
        floor: f64,
        bins: &mut [rank::Bin],
        bins_of: impl Fn(&dyn Fn(f64) -> ByFit<f64>) -> Vec<rank::Bin>,
    ) {
        let Some(nurture) = &world.nurture else { return };
        let each = self.back.iter().flat_map(|back| {
            let reaches = |k| nurture.reaches(k, back.points, world.spread, floor);
            (1..).zip(back.offered).map(move |(k, offered)| (reaches(k), offered))
        });
        let each: Vec<_> = each.collect();
        let reach = |score: f64| {
            let mut sum = [0.0; 2];
            for (reaches, offered) in &each {
                let part = reaches(score);
                sum = [sum[0] + offered[0] * part, sum[1] + offered[1] * part];
            }
            sum
        };
        let again = bins_of(&reach);
        for class in 0..2 {
            let total = bins.iter().map(|bin| bin.chance[class]).sum::<f64>();
            for (bin, again) in bins.iter_mut().zip(&again) {
                let at_once = if total > 0.0 { self.at_once[class] * bin.chance[class] / total } else { 0.0 };
                bin.chance[class] = at_once + again.chance[class];
            }
        }
    }
}

/// When in the week the offered join, and how old they are by then.
pub struct Joins {
    /// Share of the week's leads that joins in each hour.
    pub share: [f64; WEEK],
    /// Share times mean hours since arrival.
    pub late: [f64; WEEK],
    /// Share times the mean of e^(-rate x hours since arrival), for each rate.
    pub faded: [[f64; WEEK]; RATES],
}

impl Joins {
    /// The weekly arrival profile delayed by an exponential time, periodically.
    /// A share `evenly` of leads comes at any hour alike.
    pub fn new(facts: &Facts, mean: f64, evenly: f64, rates: &[f64; RATES]) -> Joins {
        let arrivals: [f64; WEEK] =
            std::array::from_fn(|hour| (1.0 - evenly) * facts.profile.share(hour) + evenly / WEEK as f64);
        if mean <= 0.0 {
            return Joins { share: arrivals, late: [0.0; WEEK], faded: [arrivals; RATES] };
        }
        let (share, late) = delayed(&arrivals, 1.0 / mean, 1.0 / mean);
        let faded = rates.map(|rate| delayed(&arrivals, 1.0 / mean, 1.0 / mean + rate).0);
        Joins { share, late, faded }
    }
}

/// Leads that arrive evenly in each hour, are handed over at rate `join` and fade at rate `leave - join`: the weight
/// that joins in each hour, and the same times its age.
fn delayed(arrivals: &[f64; WEEK], join: f64, leave: f64) -> ([f64; WEEK], [f64; WEEK]) {
    let stay = libm::exp(-leave);
    let mean = (1.0 - stay) / leave;
    // On the way: their weight, and their weight times age. One week from nothing finds what a week starts with.
    let week = |way: &mut f64, aged: &mut f64, each: &mut dyn FnMut(usize, f64, f64)| {
        for (hour, share) in arrivals.iter().enumerate() {
            let level = share / leave;
            let gap = *way - level;
            let weight = level + gap * mean;
            let age = *aged * mean + level * (1.0 - mean) / leave + gap * (mean - stay) / leave;
            each(hour, weight * join, age * join);
            *aged = *aged * stay + level * (1.0 - stay) / leave + gap * stay;
            *way = level + gap * stay;
        }
    };
    let whole = 1.0 - libm::exp(-leave * WEEK as f64);
    let (mut way, mut aged) = (0.0, 0.0);
    week(&mut way, &mut aged, &mut |_, _, _| ());
    way /= whole;
    let start = way;
    aged = 0.0;
    week(&mut way, &mut aged, &mut |_, _, _| ());
    (way, aged) = (start, aged / whole);
    let (mut shares, mut ages) = ([0.0; WEEK], [0.0; WEEK]);
    week(&mut way, &mut aged, &mut |hour, share, age| (shares[hour], ages[hour]) = (share, age));
    (shares, ages)
}

/// P(MQL | class).
fn passing(facts: &Facts, world: &World) -> ByFit<f64> {
    world.threshold.map_or([1.0; 2], |threshold| facts.patterns.reach(world.spread, threshold))
}

/// P(MQL and worth a rep's while | class).
fn working(facts: &Facts, world: &World, passed: &ByFit<f64>) -> ByFit<f64> {
    let Some(cutoff) = world.cutoff else { return *passed };
    let reach = facts.patterns.reach(world.spread, cutoff);
    [reach[0].min(passed[0]), reach[1].min(passed[1])]
}

/// What becomes of leads with about the same points that are kept in touch with, by how often they have come back.
pub struct Chances {
    level: score::Level,
    /// P(worth a rep's while | passes).
    part: [f64; RETURNS + 1],
    /// P(below the threshold each time so far).
    below: [f64; RETURNS + 1],
    /// Of those turned down then, who passes again and when.
    again: [[f64; RETURNS + 1]; RETURNS],
}

impl Chances {
    /// By level of points; none where nobody comes back.
    pub fn of(facts: &Facts, world: &World) -> Vec<Chances> {
        let Some(nurture) = &world.nurture else { return Vec::new() };
        let bar = world.threshold.unwrap_or(f64::NEG_INFINITY);
        let from = world.cutoff.map_or(bar, |cutoff| cutoff.max(bar));
        let chances = |level: score::Level| Chances {
            level,
            part: std::array::from_fn(|k| match world.cutoff {
                Some(cutoff) => nurture.reaches(k, level.points, world.spread, bar)(cutoff),
                None => 1.0,
            }),
            below: world.threshold.map_or([0.0; RETURNS + 1], |threshold| {
                nurture.stays_below(level.points, world.spread, threshold)
            }),
            again: std::array::from_fn(|k| {
                nurture.passes_again(k, level.points, world.spread, world.threshold, from)
            }),
        };
        joined(&facts.patterns.levels, NEAR * world.spread.sd).into_iter().map(chances).collect()
    }
}

/// Points that differ by less than this, in standard deviations of the score's noise, count as the same on returns, which
/// bring noise of their own.
const NEAR: f64 = 0.2;

/// Rising levels, those that are less than `width` points apart as one.
fn joined(levels: &[score::Level], width: f64) -> Vec<score::Level> {
    let mut joined: Vec<score::Level> = Vec::new();
    let mut first = f64::NEG_INFINITY;
    for level in levels {
        match joined.last_mut() {
            Some(same) if level.points - first < width => {
                let [size, more] = [&same.chance, &level.chance].map(|chance| chance[0] + chance[1]);
                same.points += (level.points - same.points) * more / (size + more).max(1e-300);
                same.chance = [same.chance[0] + level.chance[0], same.chance[1] + level.chance[1]];
            }
            _ => {
                first = level.points;
                joined.push(*level);
            }
        }
    }
    joined
}

/// P(comes back in the window and passes | class), and who of them is offered. Who passes may do so several times, once
/// for each time that it was turned down.
fn returning(
    world: &World,
    chances: &[Chances],
    leads: ByFit<f64>,
    not_lost: f64,
    early: ByFit<f64>,
) -> (ByFit<f64>, Vec<Back>) {
    let (mut all, mut offered) = ([0.0; 2], Vec::new());
    let Some(nurture) = &world.nurture else { return (all, offered) };
    let seen: [f64; RETURNS + 1] = std::array::from_fn(|k| match k {
        0 => 1.0,
        _ => nurture::back_in_window(nurture.mean, k, world.window()),
    });
    for Chances { level, part, below, again } in chances {
        let mut back = Back { points: level.points, offered: [[0.0; 2]; RETURNS] };
        for class in 0..2 {
            // Who passes at first, and on each return.
            let mut passes = [0.0; RETURNS + 1];
            for k in 0..=RETURNS {
                passes[k] += if k > 0 { below[k - 1] - below[k] } else { 1.0 - below[0] };
                if k > 0 {
                    let here = level.chance[class] * passes[k] * seen[k];
                    all[class] += here;
                    back.offered[k - 1][class] = leads[class] * here * part[k] * not_lost;
                }
                let kept = if k > 0 { 1.0 } else { nurture.share };
                let turned_down = passes[k] * part[k] * not_lost * early[class] * kept;
                for next in k + 1..=RETURNS {
                    passes[next] += turned_down * again[k][next];
                }
            }
        }
        offered.push(back);
    }
    (all, offered)
}
