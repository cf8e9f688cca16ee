//! The model beside published figures that it was not tuned to: four starting companies whose people answer to siloed pay
//! and to shared revenue at the same cost. Figures and their sources: `docs/model.md`, section 9.

use super::incentives::Arm;
use crate::analysis::check::{Simulate, Trials};
use crate::domain::{Company, Lever, Param, Scenario, ScenarioError, Seed, Setup};
use crate::sim::people::{Temper, path};
use crate::sim::{DEFAULT_PROBES, Histogram, Output, Rate, WorldResults};

pub const SEED: Seed = Seed(2026);
pub const TRIALS: u32 = 100;

/// Those on which rates and deals have been published, well or badly.
pub const FIRMS: [Company; 4] =
    [Company::SmbSaas, Company::Services, Company::Industrial, Company::Enterprise];

/// What is compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Figure {
    /// Revenue under shared pay beyond siloed pay.
    Growth,
    /// 1 - siloed / shared revenue.
    CostOfSilos,
    /// Opportunities won under shared pay beyond siloed pay, in parts.
    WinRate,
    /// The same of leads that become customers.
    Conversion,
    /// The same of what a customer costs.
    Cac,
    // Under siloed pay.
    LeadToWon,
    /// Of MQLs: lost, left lying or given up on waiting.
    NeverAnswered,
    /// Of MQLs: called within an hour of their arrival.
    WithinAnHour,
    Auc,
    /// What half as many leads again do to revenue, with the same reps and behaviour.
    MoreLeads,
    /// Engaged when answered in the first hour, over the second.
    FirstHour,
    /// Of those who leave within a year, in the first three months.
    EarlyChurn,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    pub figure: Figure,
    /// From, to; infinite where there is no such bound.
    pub published: [f64; 2],
    /// By firm.
    pub model: [f64; FIRMS.len()],
}

/// How the firms lie to what was published.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    Within,
    Partly,
    Below,
    Above,
    /// Some below, some above.
    Around,
}

impl Row {
    pub fn verdict(&self) -> Verdict {
        let [low, high] = self.published;
        let below = self.model.iter().filter(|value| **value < low).count();
        let above = self.model.iter().filter(|value| **value > high).count();
        match (below, above, self.model.len()) {
            (0, 0, _) => Verdict::Within,
            (below, _, all) if below == all => Verdict::Below,
            (_, above, all) if above == all => Verdict::Above,
            (below, above, all) if below + above < all => Verdict::Partly,
            _ => Verdict::Around,
        }
    }
}

/// One firm's figures.
struct Firm {
    siloed: WorldResults,
    shared: WorldResults,
    fewer_leads: WorldResults,
    more_leads: WorldResults,
    scenario: Scenario,
    auc: f64,
}

pub fn run(seed: Seed, trials: u32, simulate: &Simulate) -> Result<Vec<Row>, Vec<ScenarioError>> {
    let firms = FIRMS
        .iter()
        .map(|company| Firm::run(*company, seed, trials, simulate))
        .collect::<Result<Vec<_>, _>>()?;
    let row = |figure: Figure, published: [f64; 2], of: &dyn Fn(&Firm) -> f64| Row {
        figure,
        published,
        model: std::array::from_fn(|number| of(&firms[number])),
    };
    let beyond = |rate: Rate| {
        move |firm: &Firm| {
            let of = |world: &WorldResults| rate.estimate(world).map_or(0.0, |estimate| estimate.value);
            of(&firm.shared) / of(&firm.siloed) - 1.0
        }
    };
    let revenue = |world: &WorldResults| world.total(Output::Revenue);
    Ok(vec![
        // +20 against -4 %, and +32 against -7 %.
        row(Figure::Growth, [1.20 / 0.96 - 1.0, 1.32 / 0.93 - 1.0], &|firm| {
            revenue(&firm.shared) / revenue(&firm.siloed) - 1.0
        }),
        row(Figure::CostOfSilos, [0.10, f64::INFINITY], &|firm| {
            1.0 - revenue(&firm.siloed) / revenue(&firm.shared)
        }),
        row(Figure::WinRate, [0.38, 0.38], &|firm| {
            // Of the deals that closed, since those opened later close later.
            let won = |world: &WorldResults| {
                let won = world.total(Output::Won);
                won / (won + world.total(Output::DealLost))
            };
            won(&firm.shared) / won(&firm.siloed) - 1.0
        }),
        row(Figure::Conversion, [0.09, 0.20], &beyond(Rate::LeadToWon)),
        row(Figure::Cac, [-0.25, -0.25], &beyond(Rate::Cac)),
        row(Figure::LeadToWon, [0.01, 0.05], &|firm| {
            firm.siloed.total(Output::Won) / firm.siloed.total(Output::Leads)
        }),
        row(Figure::NeverAnswered, [0.23, 0.70], &|firm| {
            let never = [Output::LostInHandoff, Output::NeverWorked, Output::PatienceRanOut];
            never.iter().map(|output| firm.siloed.total(*output)).sum::<f64>()
                / firm.siloed.total(Output::Mqls)
        }),
        row(Figure::WithinAnHour, [0.37, 0.37], &|firm| {
            let called = firm.siloed.total(Output::Attempted) / firm.siloed.total(Output::Mqls);
            called * share_within(firm.siloed.responses(), 1.0)
        }),
        row(Figure::Auc, [0.841, 0.841], &|firm| firm.auc),
        row(Figure::MoreLeads, [f64::NEG_INFINITY, 0.0], &|firm| {
            revenue(&firm.more_leads) / revenue(&firm.fewer_leads) - 1.0
        }),
        row(Figure::FirstHour, [7.0, 7.0], &|firm| first_hour(&firm.scenario)),
        row(Figure::EarlyChurn, [0.60, 0.70], &|firm| {
            let kept = Rate::GrossRetention.estimate(&firm.siloed).map_or(0.0, |kept| kept.value);
            let shape = firm.scenario.levers[Param::ChurnShape].likely();
            // Of all alike: P(stays t) = exp(-(h t)^k).
            (1.0 - libm::pow(kept, libm::pow(0.25, shape))) / (1.0 - kept)
        }),
    ])
}

impl Firm {
    fn run(
        company: Company,
        seed: Seed,
        trials: u32,
        simulate: &Simulate,
    ) -> Result<Firm, Vec<ScenarioError>> {
        let mut start = Setup::Siloed.apply(&company.scenario());
        // Behaviour settles, and the deals opened under it close.
        start.levers[Param::WarmUpWeeks] = Lever::Fixed(78.0);
        let volume = |effort: f64| {
            let mut scenario = start.clone();
            scenario.levers[Param::VolumeEffort] = Lever::Fixed(effort);
            scenario.levers[Param::VolumeGain] = Lever::Fixed(0.5);
            scenario
        };
        let scenarios = [Arm::Siloed.apply(&start)?, Arm::Shared.apply(&start)?, volume(0.0), volume(1.0)];
        let results =
            simulate(&Trials { scenarios: &scenarios, seed, probes: DEFAULT_PROBES, count: trials })?;
        let [siloed, shared, fewer_leads, more_leads] = results.worlds() else { return Err(Vec::new()) };
        let auc = path(&scenarios[0], Temper::Human)?.periods.last().map_or(0.5, |last| last.auc);
        Ok(Firm {
            siloed: siloed.clone(),
            shared: shared.clone(),
            fewer_leads: fewer_leads.clone(),
            more_leads: more_leads.clone(),
            scenario: start,
            auc,
        })
    }
}

/// The share of durations below so many hours.
fn share_within(durations: &Histogram, hours: f64) -> f64 {
    let (mut low, mut high) = (0.0, 1.0);
    for _ in 0..40 {
        let middle = 0.5 * (low + high);
        if durations.quantile(middle).is_some_and(|quantile| quantile < hours) {
            low = middle;
        } else {
            high = middle;
        }
    }
    low
}

/// Mean of g(t)^kappa over the first hour, over that of the second.
fn first_hour(scenario: &Scenario) -> f64 {
    let Some(curve) = scenario.choices.decay.curve() else { return 0.0 };
    let kappa = scenario.levers[Param::Kappa].likely();
    let mean = |from: f64| {
        let fresh = (0..60).map(|minute| {
            let t = from + f64::from(minute) + 0.5;
            let faded = curve.w * libm::exp(-t / curve.t1) + (1.0 - curve.w) * libm::exp(-t / curve.t2);
            libm::pow(curve.f + (1.0 - curve.f) * faded, kappa)
        });
        fresh.sum::<f64>()
    };
    mean(0.0) / mean(60.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn verdicts() {
        let verdict = |model| Row { figure: Figure::Growth, published: [0.2, 0.4], model }.verdict();
        assert_eq!(verdict([0.2, 0.3, 0.4, 0.3]), Verdict::Within);
        assert_eq!(verdict([0.1, 0.3, 0.4, 0.3]), Verdict::Partly);
        assert_eq!(verdict([0.1, 0.1, 0.1, 0.1]), Verdict::Below);
        assert_eq!(verdict([0.5, 0.5, 0.5, 0.5]), Verdict::Above);
        assert_eq!(verdict([0.1, 0.5, 0.5, 0.1]), Verdict::Around);
    }

    #[test]
    fn shares_of_a_histogram() {
        let mut durations = Histogram::default();
        (0..1000).for_each(|i| durations.add(f64::from(i) * 0.01));
        assert!((share_within(&durations, 2.5) - 0.25).abs() < 0.01);
        assert_eq!(share_within(&Histogram::default(), 1.0), 0.0);
    }
}
