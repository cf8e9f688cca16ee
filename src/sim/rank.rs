//! In which order reps take waiting leads: by arrival, or by one of 256 levels of the score.
//! CRM scores are whole points and so are the ranks; within a level the oldest lead comes first.

use super::order::ascending;
use super::score::ByFit;
use super::world::{Facts, World};
use domain::Routing;
use wide::f32x4;

pub const LEVELS: usize = 256;

#[derive(Clone, Debug, PartialEq)]
pub struct Ranking {
    pub order: Order,
    /// Leads that can still be answered within the SLA come before all others.
    pub sla_first: bool,
}

#[derive(Clone, Debug, PartialEq)]
pub enum Order {
    Arrival,
    Freshest,
    /// Highest rank first.
    Score(Box<Scale>),
}

/// Parts of those whose score is not heeded.
const DOUBTED: usize = 8;

/// Levels of the score that the search for the middle tells apart together.
const MEDIAN_BIN: usize = 16;

/// Leads with scores near each other.
#[derive(Clone, Copy, Debug)]
pub struct Bin {
    pub rank: u8,
    /// P(score in this bin | class).
    pub chance: ByFit<f64>,
}

/// From score to rank.
#[derive(Clone, Debug, PartialEq)]
pub struct Scale {
    origin: f64,
    per_point: f64,
    rank: [u8; LEVELS],
    /// Who has no heed paid to the score ranks here, among half of all leads on either side.
    middle: u8,
}

impl Ranking {
    pub fn arrival() -> Ranking {
        Ranking { order: Order::Arrival, sla_first: false }
    }

    pub fn new(routing: Routing, sla_first: bool, facts: &Facts, world: &World, span: Span) -> Ranking {
        let order = match routing {
            Routing::FirstCome | Routing::RoundRobin => Order::Arrival,
            Routing::FreshestFirst => Order::Freshest,
            Routing::ByScore | Routing::ByCommission => {
                let mut scale = Scale::new(span);
                if routing == Routing::ByCommission {
                    scale.rank_by_pay(facts, world);
                }
                if world.score_trust < 1.0 {
                    scale.middle = scale.median(facts, world);
                }
                Order::Score(Box::new(scale))
            }
        };
        Ranking { order, sla_first }
    }

    /// Whether leads need a score once they are past the threshold.
    pub fn needs_score(&self) -> bool {
        matches!(self.order, Order::Score(_))
    }
}

/// The scores that leads on the sales team's list have, but for the rarest.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Span {
    origin: f64,
    highest: f64,
}

impl Span {
    fn of(facts: &Facts, world: &World) -> Span {
        let levels = &facts.patterns.levels;
        let margin = 4.0 * world.spread.sd;
        let lowest = levels[0].points + world.spread.base - margin;
        let highest = levels[levels.len() - 1].points + world.spread.base + margin;
        Span { origin: world.threshold.unwrap_or(lowest), highest }
    }

    /// Those in any of the worlds; `None` of none.
    pub fn over<'a>(facts: &Facts, worlds: impl Iterator<Item = &'a World>) -> Option<Span> {
        worlds
            .map(|world| Span::of(facts, world))
            .reduce(|a, b| Span { origin: a.origin.min(b.origin), highest: a.highest.max(b.highest) })
    }
}

impl Scale {
    fn new(Span { origin, highest }: Span) -> Scale {
        let width = (highest - origin).max(1.0);
        let rank = std::array::from_fn(|level| level as u8);
        Scale { origin, per_point: LEVELS as f64 / width, rank, middle: (LEVELS / 2) as u8 }
    }

    /// Leads with scores from `floor` on, by rank; a bin is so many levels of the score wide, which divides [`LEVELS`].
    pub fn bins(&self, facts: &Facts, world: &World, floor: f64, width: usize) -> Vec<Bin> {
        self.bins_of(|score| facts.patterns.reach(world.spread, score), floor, width)
    }

    /// The same for scores of another law: P(at least `score`, class), or something in proportion to it.
    pub fn bins_of(&self, reach: impl Fn(f64) -> ByFit<f64>, floor: f64, width: usize) -> Vec<Bin> {
        let edge = |level: usize| match level {
            0 => floor,
            LEVELS => f64::INFINITY,
            _ => (self.origin + level as f64 / self.per_point).max(floor),
        };
        let reach: Vec<ByFit<f64>> = (0..=LEVELS).step_by(width).map(|level| reach(edge(level))).collect();
        let bin = |number: usize| Bin {
            rank: self.rank[number * width + width / 2],
            chance: [0, 1].map(|class| reach[number][class] - reach[number + 1][class]),
        };
        (0..LEVELS / width).map(bin).collect()
    }

    /// The same, for leads whose score is not heeded.
    pub fn unheeded(&self) -> u8 {
        self.middle
    }

    /// As if only a part `trust` of the leads ranked by their scores.
    pub fn doubt(&self, bins: &mut Vec<Bin>, trust: f64) {
        let mut all = [0.0; 2];
        for bin in bins.iter_mut() {
            for (all, chance) in all.iter_mut().zip(&mut bin.chance) {
                *all += *chance;
                *chance *= trust;
            }
        }
        // In parts, since who ranks alike is served one after the other.
        let part = all.map(|all| (1.0 - trust) * all / DOUBTED as f64);
        bins.extend([Bin { rank: self.middle, chance: part }; DOUBTED]);
    }

    /// The rank above which half of the leads are.
    fn median(&self, facts: &Facts, world: &World) -> u8 {
        let floor =
            world.threshold.unwrap_or(f64::NEG_INFINITY).max(world.cutoff.unwrap_or(f64::NEG_INFINITY));
        let fit = fit_share(world);
        let bins = self.bins(facts, world, floor, MEDIAN_BIN);
        let ranks: Vec<f64> = bins.iter().map(|bin| f64::from(bin.rank)).collect();
        let size = |bin: &Bin| (1.0 - fit) * bin.chance[0] + fit * bin.chance[1];
        let half = 0.5 * bins.iter().map(size).sum::<f64>();
        let mut below = 0.0;
        let middle = ascending(&ranks).into_iter().find(|&place| {
            below += size(&bins[place]);
            below >= half
        });
        middle.map_or(self.middle, |place| bins[place].rank)
    }

    #[inline(always)]
    pub fn ranks(&self, scores: f32x4) -> [u8; 4] {
        let level = (scores - f32x4::splat(self.origin as f32)) * f32x4::splat(self.per_point as f32);
        let level = level.fast_max(f32x4::ZERO).fast_min(f32x4::splat((LEVELS - 1) as f32));
        level.fast_trunc_int().to_array().map(|level| self.rank[level as usize % LEVELS])
    }

    /// Ranks by V/h: expected revenue (a commission is a fixed part of it) per expected hour of work, given what the
    /// score says of the lead.
    fn rank_by_pay(&mut self, facts: &Facts, world: &World) {
        let prior = fit_share(world);
        let edge =
            |level: usize| facts.patterns.reach(world.spread, self.origin + level as f64 / self.per_point);
        let edges: Vec<[f64; 2]> = (0..=LEVELS).map(edge).collect();
        let pay: Vec<f64> = (0..LEVELS)
            .map(|level| {
                let fit = prior * (edges[level][1] - edges[level + 1][1]);
                let other = (1.0 - prior) * (edges[level][0] - edges[level + 1][0]);
                // Levels that hardly ever occur follow their neighbours: the class then hardly matters.
                let chance = if fit + other > 1e-12 { fit / (fit + other) } else { prior };
                pay_per_hour(world, chance)
            })
            .collect();
        for (rank, level) in ascending(&pay).into_iter().enumerate() {
            self.rank[level] = rank as u8;
        }
    }
}

/// Share of all leads that fit.
fn fit_share(world: &World) -> f64 {
    let leads: f64 = world.channels.iter().map(|channel| channel.mean).sum();
    let fits: f64 = world.channels.iter().map(|channel| channel.mean * channel.fit).sum();
    if leads > 0.0 { fits / leads } else { 0.5 }
}

/// Expected revenue per hour from a lead that fits with chance `fit`, answered right after the hand-off.
fn pay_per_hour(world: &World, fit: f64) -> f64 {
    let mix = |by_fit: [f64; 2]| fit * by_fit[1] + (1.0 - fit) * by_fit[0];
    let fresh = world.decay.at(world.handoff_mean);
    let engaged = world.reach[world.attempts] * fresh;
    let attempts: f64 = (0..world.attempts).map(|k| 1.0 - world.reach[k] * fresh).sum();
    let value = |class: usize| {
        world.rates.accept[class]
            * world.rates.open[class]
            * world.rates.win[class]
            * world.deal[class].mean()
    };
    let revenue = engaged * mix([value(0), value(1)]);
    let hours = attempts * world.hours.mean_attempt()
        + world.hours.records
        + engaged * (world.hours.discovery + mix(world.rates.accept) * world.hours.sql);
    if hours > 0.0 { revenue / hours } else { revenue }
}
