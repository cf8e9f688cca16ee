//! A scenario made ready to run: levers drawn, intercepts solved, tables built. Read-only while leads run through it.
//! Leaves to others: which world it is when (`source`), running it (`trial`, `chapters`).

use super::after::After;
use super::alias::{ALIAS_BITS, AliasTable, PATTERNS};
use super::calibrate::{Rates, attempt_curve, solve_base, solve_fits, solve_rates};
use super::clock::Clock;
use super::draw::Values;
use super::hours::{Hours, double_cut};
use super::learn::Lessons;
use super::normal::Lognormal;
use super::nurture::Nurture;
use super::payout::PayPlan;
use super::rank::{Ranking, Span};
use super::score::{Patterns, Spread};
use super::table::{CountTable, DecayTable, WeekProfile};
use super::ticks::{self, Ticks};
use domain::choice::DecayCurve;
use domain::{Arrivals, Gate, Param, Patience, Reason, Response, Routing, Scenario, ScenarioError, Sla};

/// Most attempts of a setup.
pub const MOST_ATTEMPTS: usize = 12;

/// Bits of score noise that decide whether a lead qualifies; its score then takes finer ones.
pub const NOISE_BITS: u32 = 20;

/// What no lever changes.
pub struct Facts {
    pub patterns: Patterns,
    pub curve: DecayCurve,
    pub clock: Clock,
    pub profile: WeekProfile,
    pub nature: AliasTable,
    pub arrivals: Arrivals,
}

/// All that one trial reads.
pub struct World {
    pub demand_cv: f64,
    /// Whole weeks before counting starts, and in all.
    pub warm_up_weeks: u32,
    pub weeks: u32,
    pub channels: Vec<ChannelWorld>,
    /// The score from which leads are handed over, if one is demanded.
    pub threshold: Option<f64>,
    /// By signal pattern, what the threshold makes of it: a lead qualifies iff its 20 bits of noise are at least this.
    pub cuts: Box<[u32; PATTERNS]>,
    pub spread: Spread,
    /// Who comes back of those below the threshold, and of those whose time has not come.
    pub nurture: Option<Box<Nurture>>,
    /// Of each pattern of signals.
    pub points: Vec<f64>,
    /// A lead whose score is below is left unworked.
    pub cutoff: Option<f64>,
    /// Share of leads for which reps heed the score where the queue goes by it.
    pub score_trust: f64,
    pub handoff_mean: f64,
    pub loss_cut: u64,
    /// See `hours::double_cut`.
    pub double_cut: u64,
    /// Hours.
    pub patience_mean: Option<f64>,
    pub reps: u32,
    pub ranking: Ranking,
    pub round_robin: bool,
    pub sla_hours: f64,
    pub attempts: usize,
    /// reachable x F(k).
    pub reach: [f64; MOST_ATTEMPTS + 1],
    pub decay: DecayTable,
    pub kappa: f64,
    /// Replaces the response time in the decay.
    pub fixed_response: Option<f64>,
    pub rates: Rates,
    pub hours: Hours,
    pub deal: [Lognormal; 2],
    pub deal_medians: [f64; 2],
    pub cycle_hours: Lognormal,
    pub cycle_median: f64,
    pub cycle_sigma: f32,
    pub deal_sigma: f32,
    pub report_share: f64,
    pub learning: Option<Lessons>,
    /// How much more is promised than is usual.
    pub overpromise: f64,
    /// Cumulative, by class.
    pub reasons: [[f64; 5]; 2],
    pub money: Money,
    pub pay: PayPlan,
    pub after: After,
}

pub struct ChannelWorld {
    pub counts: CountTable,
    /// The lead fits iff its 22 bits are below this.
    pub fit_cut: u64,
    pub cost_per_lead: f64,
    /// Expected leads per week.
    pub mean: f64,
    pub fit: f64,
}

/// Euro; the costs are per year of 52 weeks.
#[derive(Clone, Copy, Debug)]
pub struct Money {
    pub gross_margin: f64,
    pub rep_cost: f64,
    pub marketing_cost: f64,
    /// Of a delivery team.
    pub delivery_cost: f64,
}

impl Facts {
    pub fn new(scenario: &Scenario) -> Result<Facts, ScenarioError> {
        let patterns = Patterns::new(&scenario.signals);
        let nature = AliasTable::new(&patterns.chances);
        Ok(Facts {
            curve: scenario.choices.decay.curve().ok_or(ScenarioError::DecayCurve)?,
            clock: Clock::new(scenario.choices.calendar).ok_or(ScenarioError::Calendar)?,
            profile: WeekProfile::new(scenario.choices.arrivals),
            arrivals: scenario.choices.arrivals,
            patterns,
            nature,
        })
    }
}

impl World {
    /// `last` lends its decay table where the draw did not change it.
    pub fn new(
        scenario: &Scenario,
        facts: &Facts,
        values: &Values,
        last: Option<&World>,
    ) -> Result<World, ScenarioError> {
        let choices = &scenario.choices;
        let base = solve_base(scenario, values, &facts.patterns);
        let rates = solve_rates(scenario, values, &facts.patterns, base, facts.curve)?;
        let persuasion =
            values[Param::OverpromiseGain] * values[Param::Overpromise] - values[Param::MessageMismatch];
        let rates = Rates { win: rates.win.map(|chance| raise_odds(chance, persuasion)), ..rates };
        let inflation = values[Param::Inflation];
        let gaming = values[Param::GamingNoise] * inflation;
        let noise = values[Param::ScoreNoise];
        let spread = Spread { base: base + inflation, sd: (noise * noise + gaming * gaming).sqrt() };
        let threshold = values[Param::Threshold];
        let gated = choices.gate == Gate::Threshold;
        let hard = choices.sla == Sla::Hard;
        let attempts = if hard {
            values[Param::Attempts].max(values[Param::SlaAttempts])
        } else {
            values[Param::Attempts]
        };
        let kappa = values[Param::Kappa];
        let decay = match last {
            Some(last) if last.kappa == kappa => last.decay.clone(),
            _ => DecayTable::new(facts.curve, kappa),
        };
        let curve = attempt_curve(values);
        let deal = deal_laws(values, rates.fit_among_won);
        let channels = channel_worlds(scenario, values)?;
        let warm_up_weeks = values[Param::WarmUpWeeks] as u32;
        let fixed = choices.response == Response::Fixed;
        let mut world = World {
            demand_cv: values[Param::DemandCv],
            warm_up_weeks,
            weeks: warm_up_weeks + values[Param::HorizonWeeks] as u32,
            channels,
            threshold: gated.then_some(threshold),
            cuts: cuts(facts, |points| if gated { cut(spread, points, threshold) } else { 0 }),
            spread,
            nurture: nurture(values, spread, gated),
            points: facts.patterns.points.clone(),
            cutoff: (values[Param::WorkCutoff] > 0.0).then(|| threshold + values[Param::WorkCutoff]),
            score_trust: values[Param::ScoreTrust],
            handoff_mean: values[Param::HandoffHours] * libm::exp(-values[Param::SalesEffort]),
            loss_cut: as_cut(values[Param::DataLoss]),
            patience_mean: (choices.patience == Patience::Exponential)
                .then(|| values[Param::PatienceDays] * 24.0),
            reps: values[Param::Reps] as u32,
            ranking: Ranking::arrival(),
            round_robin: choices.routing == Routing::RoundRobin,
            sla_hours: values[Param::SlaHours],
            attempts: attempts as usize,
            reach: curve.map(|f| values[Param::Reachable] * f),
            decay,
            kappa,
            fixed_response: fixed.then(|| values[Param::ResponseMinutes] / 60.0),
            rates,
            hours: Hours::new(values, choices.work_law, facts.clock),
            double_cut: double_cut(values),
            deal,
            deal_medians: deal.map(Lognormal::median),
            cycle_hours: Lognormal::from_median_sigma(
                values[Param::CycleDays] * 24.0,
                values[Param::CycleSigma],
            ),
            cycle_median: values[Param::CycleDays] * 24.0,
            cycle_sigma: values[Param::CycleSigma] as f32,
            deal_sigma: deal[0].sigma as f32,
            report_share: values[Param::ReportRate],
            // Without signals there is nothing to learn.
            learning: Lessons::new(choices.learning, values).filter(|_| !scenario.signals.is_empty()),
            overpromise: values[Param::Overpromise],
            reasons: [cumulative(Reason::GIVEN_NO_FIT), cumulative(Reason::GIVEN_FIT)],
            money: Money {
                gross_margin: values[Param::GrossMargin],
                rep_cost: values[Param::RepCost] * values[Param::TeamShare],
                marketing_cost: values[Param::MarketingCost] * values[Param::TeamShare],
                delivery_cost: values[Param::DeliveryCost],
            },
            pay: PayPlan::new(values),
            after: After::new(values, rates.fit_among_won),
        };
        if let Some(span) = Span::over(facts, std::iter::once(&world)) {
            world.ranking = Ranking::new(choices.routing, hard, facts, &world, span);
        }
        Ok(world)
    }

    /// Whether a lead's score matters once it is past the threshold.
    #[inline(always)]
    pub fn needs_score(&self) -> bool {
        self.cutoff.is_some() || self.ranking.needs_score()
    }

    /// The window in which events count, in hours from the start of the trial.
    pub fn window(&self) -> (f64, f64) {
        (f64::from(self.warm_up_weeks) * 168.0, f64::from(self.weeks) * 168.0)
    }

    /// The same in ticks.
    pub fn window_ticks(&self) -> [Ticks; 2] {
        [self.warm_up_weeks, self.weeks].map(ticks::at_week)
    }
}

/// The chance whose odds are e^`power` times as good.
pub fn raise_odds(chance: f64, power: f64) -> f64 {
    let better = chance * libm::exp(power);
    better / (better + 1.0 - chance)
}

fn channel_worlds(scenario: &Scenario, values: &Values) -> Result<Vec<ChannelWorld>, ScenarioError> {
    let fits = solve_fits(&scenario.channels, values)?;
    let total: f64 = scenario.channels.iter().map(|channel| channel.weight).sum();
    let volume =
        values[Param::LeadsPerWeek] * (1.0 + values[Param::VolumeGain] * values[Param::VolumeEffort]);
    let worlds = scenario.channels.iter().zip(fits).map(|(channel, fit)| {
        let mean = volume * channel.weight / total;
        ChannelWorld {
            counts: CountTable::new(mean, values[Param::DemandCv]),
            fit_cut: (fit * f64::from(1 << ALIAS_BITS)).round() as u64,
            cost_per_lead: channel.cost_per_lead,
            mean,
            fit,
        }
    });
    Ok(worlds.collect())
}

/// Deals of leads that fit are `deal_fit_ratio` times as large; the mean over the won is `deal_mean` at the reference.
fn deal_laws(values: &Values, fit_among_won: f64) -> [Lognormal; 2] {
    let ratio = values[Param::DealFitRatio];
    let other = values[Param::DealMean] / (fit_among_won * ratio + 1.0 - fit_among_won);
    [other, other * ratio].map(|mean| Lognormal::from_mean_cv(mean, values[Param::DealCv]))
}

fn nurture(values: &Values, spread: Spread, gated: bool) -> Option<Box<Nurture>> {
    let mut nurture = Nurture::new(values)?;
    if gated {
        nurture.prepare(spread);
    }
    Some(Box::new(nurture))
}

fn cuts(facts: &Facts, cut: impl Fn(f64) -> u32) -> Box<[u32; PATTERNS]> {
    let mut cuts = Box::new([1 << NOISE_BITS; PATTERNS]);
    for (own, &points) in cuts.iter_mut().zip(&facts.patterns.points) {
        *own = cut(points);
    }
    cuts
}

/// The noise, as 20 bits, from which a lead with these points reaches the threshold.
fn cut(spread: Spread, points: f64, threshold: f64) -> u32 {
    let below = 1.0 - spread.above(points, threshold);
    (below * f64::from(1 << NOISE_BITS)).round() as u32
}

/// A probability as a bound for 32 random bits: 0 never, 2^32 always.
fn as_cut(p: f64) -> u64 {
    (p * 4_294_967_296.0) as u64
}

fn cumulative(chances: [f64; 5]) -> [f64; 5] {
    let mut sum = 0.0;
    chances.map(|p| {
        sum += p;
        sum
    })
}
