//! Sales' choice: how fast to answer, how often to try, which leads to leave lying, whether to report, what to promise.
//! A lead is worked iff what it pays per hour is at least what an hour of own selling is worth.

use super::behaviour::Behaviour;
use super::pay::bonuses;
use super::respond::{along, respond};
use super::view::View;
use crate::output::Output;
use crate::score::Patterns;
use crate::surrogate::Expectation;
use crate::world::Facts;
use domain::{Learning, Param, Scenario};

/// Sales' part of a behaviour.
#[derive(Clone, Copy, Debug)]
pub struct Response {
    pub sales_effort: f64,
    pub attempts: f64,
    pub work_cutoff: f64,
    pub score_trust: f64,
    pub report_rate: f64,
    pub overpromise: f64,
}

impl Response {
    pub fn set(&self, behaviour: &mut Behaviour) {
        behaviour.sales_effort = self.sales_effort;
        behaviour.attempts = self.attempts;
        behaviour.work_cutoff = self.work_cutoff;
        behaviour.score_trust = self.score_trust;
        behaviour.report_rate = self.report_rate;
        behaviour.overpromise = self.overpromise;
    }
}

/// tau = logistic(25 (AUC - .70)).
pub fn trust(auc: f64) -> f64 {
    1.0 / (1.0 + libm::exp(-25.0 * (auc - 0.70)))
}

/// What sales would do next to `behaviour` of marketing; `temperature` in euro, `omega` in euro per hour.
pub fn respond_to(
    view: &mut View,
    scenario: &Scenario,
    behaviour: &Behaviour,
    temperature: f64,
    omega: f64,
) -> Response {
    let now = view.expect(behaviour);
    let value = Value::new(view, &now);
    let score_trust = trust(now.auc);
    let work_cutoff = cutoff(view, &value, score_trust, omega);
    let attempts = attempts(view, &value, omega);
    Response {
        sales_effort: effort(view, behaviour, temperature),
        attempts,
        work_cutoff,
        score_trust,
        report_rate: report_rate(view, scenario, behaviour, &now, omega, temperature),
        overpromise: overpromise(view, behaviour, &now, temperature),
    }
}

/// What an engaged lead pays by class, and takes.
struct Value {
    pay: [f64; 2],
    talk: [f64; 2],
    decay: f64,
    /// What commission alone pays, for extra pay on it.
    commission: [f64; 2],
    fine: f64,
    prior: f64,
}

impl Value {
    fn new(view: &View, now: &Expectation) -> Value {
        let (world, v) = (view.world(), &view.values);
        let class = |class: usize| {
            let won = world.rates.accept[class] * world.rates.open[class] * world.rates.win[class];
            won * (world.deal[class].mean() * v[Param::SalesRevenueShare] + v[Param::SalesPerWin])
        };
        let commission = [class(0), class(1)];
        let pay = [0, 1].map(|class| {
            let stays = world.after.stay_a_year(world.overpromise, class as f64);
            let won = world.rates.accept[class] * world.rates.open[class] * world.rates.win[class];
            let margin = won * world.deal[class].mean() * v[Param::GrossMargin] * stays;
            commission[class] * (1.0 - v[Param::Clawback] * (1.0 - stays))
                + v[Param::SalesMarginShare] * margin
                + world.rates.accept[class] * v[Param::SalesPerSql]
        });
        let talk = [0, 1].map(|class| world.hours.discovery + world.rates.accept[class] * world.hours.sql);
        Value {
            pay,
            talk,
            decay: if now.mean_decay > 0.0 { now.mean_decay } else { 0.5 },
            commission,
            fine: v[Param::SlaFine] * now.sla_compliance,
            prior: now.precision,
        }
    }

    /// Pay per hour of a lead that fits with chance `fit`, tried `attempts` times, with so much more commission.
    fn per_hour(&self, view: &View, fit: f64, attempts: usize, extra: f64) -> f64 {
        let world = view.world();
        let engaged = world.reach[attempts] * self.decay;
        let tries: f64 = (0..attempts).map(|k| 1.0 - world.reach[k] * self.decay).sum();
        let mix = |by: [f64; 2]| fit * by[1] + (1.0 - fit) * by[0];
        let pay = engaged * (mix(self.pay) + extra * mix(self.commission)) + self.fine;
        let hours = tries * world.hours.mean_attempt() + world.hours.records + engaged * mix(self.talk);
        if hours > 0.0 { pay / hours } else { f64::INFINITY }
    }
}

/// Points above the threshold from which leads are worked: the lowest score whose pay per hour reaches `omega`. With
/// little trust all scores look alike.
fn cutoff(view: &View, value: &Value, trust: f64, omega: f64) -> f64 {
    let (facts, world) = view.source.likely();
    let Some(threshold) = world.threshold else { return 0.0 };
    let v = &view.values;
    let fits: f64 = world.channels.iter().map(|channel| channel.mean * channel.fit).sum();
    let all: f64 = world.channels.iter().map(|channel| channel.mean).sum();
    let share = if all > 0.0 { fits / all } else { 0.5 };
    let mut before = facts.patterns.reach(world.spread, threshold);
    let mut points = 0.0;
    while points < MOST_CUTOFF {
        let next = facts.patterns.reach(world.spread, threshold + points + CUTOFF_STEP);
        let (fit, other) = (share * (before[1] - next[1]), (1.0 - share) * (before[0] - next[0]));
        before = next;
        let belief = if fit + other > 1e-12 { fit / (fit + other) } else { value.prior };
        let believed = trust * belief + (1.0 - trust) * value.prior;
        let extra = if points < v[Param::LowScorePoints] { v[Param::LowScoreExtra] } else { 0.0 };
        if value.per_hour(view, believed, world.attempts, extra) >= omega {
            return points;
        }
        points += CUTOFF_STEP;
    }
    MOST_CUTOFF
}

const CUTOFF_STEP: f64 = 2.0;
const MOST_CUTOFF: f64 = 60.0;

/// Attempt k + 1 is made iff what it may still bring covers the time it takes at `omega`.
fn attempts(view: &View, value: &Value, omega: f64) -> f64 {
    let world = view.world();
    let mix = |by: [f64; 2]| value.prior * by[1] + (1.0 - value.prior) * by[0];
    let mut made = 1;
    while made < 12 {
        let missed = 1.0 - world.reach[made] * value.decay;
        let gain = (world.reach[made + 1] - world.reach[made]) * value.decay / missed.max(1e-12);
        let worth = gain * (mix(value.pay) - omega * mix(value.talk));
        if worth < omega * world.hours.mean_attempt() {
            break;
        }
        made += 1;
    }
    made as f64
}

fn effort(view: &mut View, behaviour: &Behaviour, temperature: f64) -> f64 {
    let v = &view.values;
    let team =
        f64::from(view.world().reps) * v[Param::RepCost] * v[Param::TeamShare] * v[Param::HorizonWeeks]
            / 52.0;
    let weight = 0.5 * v[Param::SalesEffortCost] * team;
    let pay = along(&EFFORTS, |effort| {
        let tried = Behaviour { sales_effort: effort, ..*behaviour };
        let outcome = view.expect(&tried);
        bonuses(view, &outcome).sales
    });
    let options: [_; 5] = std::array::from_fn(|i| ([EFFORTS[i]], pay[i] - weight * EFFORTS[i] * EFFORTS[i]));
    respond(&options, temperature)[0]
}

const EFFORTS: [f64; 5] = [0.0, 0.35, 0.7, 1.2, 2.0];

/// Reporting pays by what a learned score would bring sales, in the part that is reported, if the score learns at all;
/// it takes hours.
fn report_rate(
    view: &mut View,
    scenario: &Scenario,
    behaviour: &Behaviour,
    now: &Expectation,
    omega: f64,
    temperature: f64,
) -> f64 {
    let mut worth = 0.0;
    if scenario.choices.learning != Learning::Off {
        view.set(behaviour);
        let before = bonuses(view, now).sales;
        let (facts, world) = view.source.likely();
        let learned = learned(facts, scenario, world.channels.iter().map(|c| (c.mean, c.fit)));
        let outcome = view.expect_with(&learned);
        worth = bonuses(view, &outcome).sales - before;
    }
    let hours = view.values[Param::ReportHours] * now.of(Output::Contacted).unwrap_or(0.0);
    let clause = view.values[Param::ReportClause];
    let options: [([f64; 1], f64); 9] = std::array::from_fn(|i| {
        let rate = clause + (1.0 - clause) * i as f64 / 8.0;
        ([rate], rate * worth - omega * hours * rate * rate)
    });
    respond(&options, temperature)[0]
}

/// The facts with points that are the signals' log-odds, rescaled to the old mean and spread.
fn learned(facts: &Facts, scenario: &Scenario, channels: impl Iterator<Item = (f64, f64)>) -> Facts {
    let (mut all, mut fits) = (0.0, 0.0);
    for (mean, fit) in channels {
        all += mean;
        fits += mean * fit;
    }
    let share = if all > 0.0 { fits / all } else { 0.5 };
    let moments = |patterns: &Patterns| {
        let (mut first, mut second) = (0.0, 0.0);
        for level in &patterns.levels {
            let chance = share * level.chance[1] + (1.0 - share) * level.chance[0];
            first += chance * level.points;
            second += chance * level.points * level.points;
        }
        (first, (second - first * first).max(0.0).sqrt())
    };
    let odds = |p: f64| {
        let p = p.clamp(1e-4, 1.0 - 1e-4);
        libm::log(p / (1.0 - p))
    };
    let mut signals = scenario.signals.clone();
    for signal in &mut signals {
        signal.points = odds(signal.given_fit) - odds(signal.given_no_fit);
    }
    let mut patterns = Patterns::new(&signals);
    let ((mean, sd), (old_mean, old_sd)) = (moments(&patterns), moments(&facts.patterns));
    let scale = if sd > 0.0 { old_sd / sd } else { 0.0 };
    patterns.points.iter_mut().for_each(|points| *points = old_mean + scale * (*points - mean));
    patterns.levels.iter_mut().for_each(|level| level.points = old_mean + scale * (level.points - mean));
    Facts {
        patterns,
        curve: facts.curve,
        clock: facts.clock,
        profile: facts.profile.clone(),
        nature: facts.nature.clone(),
        arrivals: facts.arrivals,
    }
}

/// Promising more wins more, and loses customers whose commission may have to be paid back.
fn overpromise(view: &mut View, behaviour: &Behaviour, now: &Expectation, temperature: f64) -> f64 {
    let options: [([f64; 1], f64); 5] = std::array::from_fn(|i| {
        let tried = Behaviour { overpromise: i as f64 / 4.0, ..*behaviour };
        view.set(behaviour);
        let before = view.world().rates.win;
        view.set(&tried);
        let after = view.world().rates.win;
        let factor = [0, 1].map(|class| if before[class] > 0.0 { after[class] / before[class] } else { 1.0 });
        let outcome = now.with_wins(factor, view.world().deal.map(|law| law.mean()));
        ([tried.overpromise], bonuses(view, &outcome).sales)
    });
    view.set(behaviour);
    respond(&options, temperature)[0]
}
