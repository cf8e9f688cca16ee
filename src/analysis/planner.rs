//! From a quota back to leads: the formula's count beside how likely that many leads are to reach the quota, and how many
//! it takes to reach it in most years. Leaves to others: the formula (`sim::theory`), running trials (the caller).

use super::check::{Simulate, Trials};
use crate::domain::scenario::MAX_LEADS_PER_TRIAL;
use crate::domain::{Gate, Lever, Param, Scenario, ScenarioError, Seed};
use crate::sim::stats::{Estimate, share_of};
use crate::sim::theory::planner::Plan;
use crate::sim::{DEFAULT_PROBES, Output, WorldResults};

/// What is asked.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Question {
    /// Euro over the window; above 0.
    pub quota: f64,
    /// How likely it is to be reached, between 0 and 1.
    pub sure: f64,
    pub seed: Seed,
    /// Of each lead count tried.
    pub trials: u32,
}

/// Leads and customers are those of the window.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Answer {
    /// P(a lead becomes a customer), as observed from stage to stage.
    pub conversion: f64,
    pub deal: f64,
    /// Quota / deal, and that / conversion; `None` if deals are worth nothing or nobody ever buys.
    pub formula: Option<Formula>,
    /// What it takes, as simulated.
    pub enough: Enough,
}

#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Formula {
    pub customers: f64,
    pub leads: f64,
    /// P(the quota is reached with so many leads); `None` if they are more than can be simulated.
    pub reaches: Option<Estimate>,
}

#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Enough {
    /// The fewest leads, to half a per cent, that reach the quota so often.
    Leads { leads: f64, reaches: Estimate },
    /// Not even eight times the formula's leads, or doubling does not help: the likeliest of the counts tried.
    Never { leads: f64, reaches: Estimate },
}

impl Answer {
    /// The fewest leads that reach the quota so often, if any number does.
    pub fn fewest(&self) -> Option<f64> {
        match self.enough {
            Enough::Leads { leads, .. } => Some(leads),
            Enough::Never { .. } => None,
        }
    }
}

/// Where the search ends: relative width; how often a count may double without gain, and how often at all.
const WIDTH: f64 = 0.005;
const PATIENCE: u32 = 2;
const DOUBLINGS: i32 = 3;

/// A plan whose trials are run by whoever asks, one lead count after the other.
#[derive(Clone, Debug, PartialEq)]
pub struct Planning {
    scenario: Scenario,
    question: Question,
    /// Of each lead count tried, how often it reaches the quota; in the order in which they were tried.
    known: Vec<(f64, Estimate)>,
}

/// What a plan needs next.
#[derive(Clone, Debug, PartialEq)]
pub enum Step {
    /// Trials of this scenario, as many as the question says; it has so many leads over the window.
    Trials {
        leads: f64,
        scenario: Box<Scenario>,
    },
    Done(Answer),
}

impl Planning {
    pub fn new(scenario: &Scenario, question: Question) -> Result<Planning, Vec<ScenarioError>> {
        scenario.check()?;
        Ok(Planning { scenario: scenario.clone(), question, known: Vec::new() })
    }

    pub fn scenario(&self) -> &Scenario {
        &self.scenario
    }

    pub fn question(&self) -> &Question {
        &self.question
    }

    /// Lead counts that were tried, and how often each reaches the quota.
    pub fn known(&self) -> &[(f64, Estimate)] {
        &self.known
    }

    /// The search, from its beginning to the first count that is not known.
    pub fn next(&self) -> Step {
        let search = Search { planning: self };
        match search.answer() {
            Ok(answer) => Step::Done(answer),
            Err(Unknown(leads)) => Step::Trials { leads, scenario: Box::new(search.with(leads)) },
        }
    }

    /// Takes the trials that were asked for; says whether they told anything.
    pub fn take(&mut self, world: &WorldResults) -> bool {
        let Err(Unknown(leads)) = (Search { planning: self }).answer() else { return false };
        let revenue = world.column(Output::Revenue);
        let hits = revenue.iter().filter(|&&revenue| revenue >= self.question.quota).count();
        let reaches = share_of(hits, revenue.len());
        self.known.extend(reaches.map(|reaches| (leads, reaches)));
        reaches.is_some()
    }

    /// Leads over the window as the levers are.
    pub fn now(&self) -> f64 {
        let search = Search { planning: self };
        self.scenario.levers[Param::LeadsPerWeek].likely() * search.weeks() * search.volume()
    }

    /// The averages that the formula rests on.
    fn formula(&self) -> (f64, f64, Option<(f64, f64)>) {
        let likely = |param: Param| self.scenario.levers[param].likely();
        let gate = if self.scenario.choices.gate == Gate::Open { 1.0 } else { likely(Param::LeadToMql) };
        let rates = [gate, likely(Param::MqlToSql), likely(Param::SqlToOpp), likely(Param::OppToWon)];
        let plan = Plan { rates: &rates, deal: likely(Param::DealMean) };
        let quota = self.question.quota;
        (plan.conversion(), plan.deal, plan.customers_needed(quota).zip(plan.leads_needed(quota)))
    }
}

pub fn plan(
    scenario: &Scenario,
    question: &Question,
    simulate: &Simulate,
) -> Result<Answer, Vec<ScenarioError>> {
    let mut planning = Planning::new(scenario, *question)?;
    loop {
        match planning.next() {
            Step::Done(answer) => return Ok(answer),
            Step::Trials { scenario, .. } => {
                let trials = Trials {
                    scenarios: &[*scenario],
                    seed: question.seed,
                    probes: DEFAULT_PROBES,
                    count: question.trials,
                };
                let results = simulate(&trials)?;
                if !results.worlds().first().is_some_and(|world| planning.take(world)) {
                    return Err(Vec::new());
                }
            }
        }
    }
}

struct Search<'a> {
    planning: &'a Planning,
}

/// A lead count that is yet to be tried.
struct Unknown(f64);

impl Search<'_> {
    fn answer(&self) -> Result<Answer, Unknown> {
        let (conversion, deal, needed) = self.planning.formula();
        let formula = match needed {
            Some((customers, leads)) => {
                let reaches = if leads <= self.most() { Some(self.reaches(leads)?) } else { None };
                Some(Formula { customers, leads, reaches })
            }
            None => None,
        };
        let now = self.planning.scenario.levers[Param::LeadsPerWeek].likely() * self.weeks();
        let from = formula.map_or(now, |formula| formula.leads);
        let enough = self.enough(from.clamp(1.0, self.most()))?;
        Ok(Answer { conversion, deal, formula, enough })
    }

    /// From this count up or down to the fewest that are enough.
    fn enough(&self, from: f64) -> Result<Enough, Unknown> {
        let first = self.reaches(from)?;
        let mut best = (from, first);
        let (mut low, mut high) = (from, from);
        if first.value >= self.planning.question.sure {
            while low > 1.0 && best.1.value >= self.planning.question.sure {
                (high, low) = (low, (0.5 * low).max(1.0));
                let reaches = self.reaches(low)?;
                if reaches.value < self.planning.question.sure {
                    break;
                }
                best = (low, reaches);
            }
        } else {
            let most = self.most().min(from * 2_f64.powi(DOUBLINGS));
            let mut idle = 0;
            while best.1.value < self.planning.question.sure {
                (low, high) = (high, (2.0 * high).min(most));
                let reaches = if high > low { self.reaches(high)? } else { best.1 };
                idle = if reaches.value > best.1.value { 0 } else { idle + 1 };
                if reaches.value > best.1.value {
                    best = (high, reaches);
                }
                if best.1.value < self.planning.question.sure && (idle >= PATIENCE || high >= most) {
                    return Ok(Enough::Never { leads: best.0, reaches: best.1 });
                }
            }
        }
        while high - low > WIDTH * high {
            let middle = 0.5 * (low + high);
            let reaches = self.reaches(middle)?;
            if reaches.value >= self.planning.question.sure {
                (high, best) = (middle, (middle, reaches));
            } else {
                low = middle;
            }
        }
        Ok(Enough::Leads { leads: best.0, reaches: best.1 })
    }

    /// How often so many leads, on average, reach the quota. All counts meet the same luck: more leads are those of fewer
    /// and others besides.
    fn reaches(&self, leads: f64) -> Result<Estimate, Unknown> {
        let known = self.planning.known.iter().find(|(tried, _)| *tried == leads);
        known.map(|(_, reaches)| *reaches).ok_or(Unknown(leads))
    }

    /// The scenario with so many leads over the window, on average.
    fn with(&self, leads: f64) -> Scenario {
        let mut scenario = self.planning.scenario.clone();
        scenario.levers[Param::LeadsPerWeek] = Lever::Fixed(leads / self.weeks() / self.volume());
        scenario
    }

    fn weeks(&self) -> f64 {
        self.planning.scenario.levers[Param::HorizonWeeks].likely()
    }

    /// Leads that marketing's effort makes of one.
    fn volume(&self) -> f64 {
        let likely = |param: Param| self.planning.scenario.levers[param].likely();
        1.0 + likely(Param::VolumeGain) * likely(Param::VolumeEffort)
    }

    /// The most leads that can be asked of a window.
    fn most(&self) -> f64 {
        let weekly = MAX_LEADS_PER_TRIAL / self.planning.scenario.most_per_weekly_lead();
        weekly.min(Param::LeadsPerWeek.spec().max) * self.weeks() * self.volume() * (1.0 - 1e-9)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::Company;
    use crate::sim::{Results, Simulator};

    fn run(trials: &Trials) -> Result<Results, Vec<ScenarioError>> {
        let mut results = Results::default();
        results.add(Simulator::new(trials.scenarios, trials.seed, trials.probes)?.run(0, trials.count));
        Ok(results)
    }

    fn ask(scenario: &Scenario, quota: f64) -> Answer {
        let question = Question { quota, sure: 0.8, seed: Seed(5), trials: 200 };
        plan(scenario, &question, &run).expect("valid")
    }

    #[test]
    fn the_formula_reaches_an_average_quota_about_every_other_year() {
        // A market at its reference: plenty of reps, no waiting, the same message. Half of all years are above the mean
        // or so; to be sure takes more leads.
        let mut scenario = Company::SmbSaas.scenario();
        for (param, value) in
            [(Param::Reps, 60.0), (Param::Kappa, 0.0), (Param::DataLoss, 0.0), (Param::HandoffHours, 0.0)]
        {
            scenario.levers[param] = Lever::Fixed(value);
        }
        let answer = ask(&scenario, 500_000.0);
        let formula = answer.formula.expect("customers pay");
        assert!((formula.customers - 500_000.0 / 6000.0).abs() < 1e-9);
        assert!((formula.leads * answer.conversion - formula.customers).abs() < 1e-9);
        let at_formula = formula.reaches.expect("few enough").value;
        assert!((0.3..0.65).contains(&at_formula), "{at_formula}");
        let Enough::Leads { leads, reaches } = answer.enough else { panic!("{answer:?}") };
        assert!(leads > formula.leads && leads < 1.5 * formula.leads, "{answer:?}");
        assert!((0.8..0.86).contains(&reaches.value), "{answer:?}");
        assert_eq!(ask(&scenario, 500_000.0), answer, "the same question has the same answer");
    }

    #[test]
    fn what_no_number_of_leads_brings_is_said() {
        let mut scenario = Company::Micro.scenario();
        scenario.levers[Param::Reps] = Lever::Fixed(0.0);
        let answer = ask(&scenario, 100_000.0);
        assert!(matches!(answer.enough, Enough::Never { reaches, .. } if reaches.value == 0.0), "{answer:?}");
        scenario.levers[Param::OppToWon] = Lever::Fixed(0.0);
        assert_eq!(ask(&scenario, 100_000.0).formula, None);
        scenario.levers[Param::LeadsPerWeek] = Lever::Fixed(0.0);
        assert!(matches!(ask(&scenario, 1.0).enough, Enough::Never { .. }));
        // A formula's count that nobody could simulate.
        let dear = ask(&Company::Micro.scenario(), 1e12).formula.expect("customers pay");
        assert_eq!(dear.reaches, None);
    }
}
