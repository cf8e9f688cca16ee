//! Which of a scenario's uncertain levers decide what comes out, how much of the rest is luck, and what it would be worth
//! to know a lever before choosing between two setups. Levers are drawn as in trials; what follows from them is taken
//! from the funnel in expectation (`sim::surrogate`), which has no noise. Leaves to others: running samples side by side.

use super::information;
use super::sensitivity::{Effects, Walk, Walking};
use crate::domain::{Lever, Param, Scenario, ScenarioError, Section, Seed, Tier};
use crate::sim::draw::Values;
use crate::sim::people::settled;
use crate::sim::rng::TrialKey;
use crate::sim::source::Source;
use crate::sim::stats::Estimate;
use crate::sim::{Output, WorldResults, surrogate};

/// One setup, whose outcome is asked, or two, of which the second's gain over the first is.
pub struct Study {
    setups: Vec<Scenario>,
    seed: Seed,
    output: Output,
    levers: Vec<Param>,
}

/// One sample of the study: what its levers are, and what follows from them.
#[derive(Clone, Debug)]
pub struct Sample {
    walk: Walk,
    /// By lever, in the first of the two draws: that of the trial of the same number.
    inputs: Vec<f64>,
}

/// A sample that is worked out one outcome at a time, by [`Study::go_on`].
#[derive(Clone, Debug)]
pub struct Sampling {
    walking: Walking<Vec<f64>>,
    inputs: Vec<f64>,
}

/// Of a lever's range.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum End {
    Low,
    High,
}

impl End {
    /// Of a lever that is no range, both ends are its value.
    pub fn of(self, lever: Lever) -> f64 {
        match self {
            End::Low => lever.bounds().0,
            End::High => lever.bounds().1,
        }
    }
}

/// A lever and what hangs on it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Driver {
    pub lever: Param,
    /// Shares of what not knowing the levers spreads: see [`Effects`].
    pub first: Estimate,
    pub total: Estimate,
    pub shapley: Estimate,
    /// What knowing it would be worth, in the unit of the outcome; `None` where there is nothing to choose.
    pub worth: Option<Estimate>,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Drivers {
    /// What matters most first.
    pub levers: Vec<Driver>,
    /// Of the outcome in expectation.
    pub mean: f64,
    pub sd: f64,
    /// Share of the variance between simulated years that no lever explains.
    pub luck: Option<f64>,
    /// What knowing all levers would be worth.
    pub worth: Option<Estimate>,
}

/// Why there is nothing to study.
#[derive(Clone, Debug, PartialEq)]
pub enum NoStudy {
    Scenario(Vec<ScenarioError>),
    /// No lever is a range.
    NothingUncertain,
}

/// So many samples tell shares to some ten per cent.
pub const SAMPLES: u32 = 200;

/// Number of the second draw of sample 0: far beyond any run's trials.
const SECOND: u32 = 1 << 31;
/// Chance for orders, next to that of the levers.
const ORDER: u64 = 1 << 32;

impl Study {
    /// Of the first setup, or of the first two. People behave as they settle at the levers' likely values.
    pub fn new(scenarios: &[Scenario], seed: Seed, output: Output) -> Result<Study, NoStudy> {
        let setups = scenarios.iter().take(2).map(|scenario| {
            // Refuses what cannot be solved somewhere in the ranges.
            Source::frozen(scenario)?;
            let mut settled = settled(scenario)?;
            settled.choices.conduct = Default::default();
            Ok(settled)
        });
        let setups = setups.collect::<Result<Vec<_>, _>>().map_err(NoStudy::Scenario)?;
        let uncertain = |param: &Param| setups.iter().any(|setup| setup.levers[*param].is_range());
        let levers: Vec<Param> = Param::ALL.into_iter().filter(uncertain).collect();
        if levers.is_empty() {
            return Err(NoStudy::NothingUncertain);
        }
        Ok(Study { setups, seed, output, levers })
    }

    /// The setups that are studied, for simulating them.
    pub fn setups(&self) -> &[Scenario] {
        &self.setups
    }

    /// What the levers of the trial of this number lead to, apart from luck.
    pub fn expected(&self, number: u32) -> Result<f64, Vec<ScenarioError>> {
        self.outcome(&self.draw(TrialKey::new(self.seed, number)))
    }

    /// By uncertain lever, its value in each setup.
    fn draw(&self, key: TrialKey) -> Vec<Vec<f64>> {
        let values: Vec<Values> = self.setups.iter().map(|setup| Values::draw(&setup.levers, key)).collect();
        self.levers.iter().map(|lever| values.iter().map(|values| values[*lever]).collect()).collect()
    }

    /// The uncertain levers.
    pub fn levers(&self) -> &[Param] {
        &self.levers
    }

    /// What comes of it while all levers are as is likely.
    pub fn likely(&self) -> Result<f64, Vec<ScenarioError>> {
        self.outcome(&self.each(|_, lever| lever.likely()))
    }

    /// What the low and the high end of one lever lead to while all others are as is likely.
    pub fn ends(&self, lever: Param) -> Result<[f64; 2], Vec<ScenarioError>> {
        Ok([self.outcome(&self.moved(lever, End::Low))?, self.outcome(&self.moved(lever, End::High))?])
    }

    /// The setups with one lever at an end and all others as is likely, for simulating them.
    pub fn at(&self, lever: Param, end: End) -> Vec<Scenario> {
        let inputs = self.moved(lever, end);
        (0..self.setups.len()).map(|number| self.with(number, &inputs)).collect()
    }

    /// The setups with all levers as is likely, for simulating them.
    pub fn standing(&self) -> Vec<Scenario> {
        let inputs = self.each(|_, lever| lever.likely());
        (0..self.setups.len()).map(|number| self.with(number, &inputs)).collect()
    }

    /// What simulated trials came to, trial by trial: of one setup, or what the second of two gains.
    pub fn outcomes(worlds: &[WorldResults], output: Output) -> Vec<f64> {
        match worlds {
            [first, second, ..] => {
                let pairs = first.column(output).iter().zip(second.column(output));
                pairs.map(|(first, second)| second - first).collect()
            }
            worlds => worlds.iter().flat_map(|world| world.column(output).to_vec()).collect(),
        }
    }

    fn moved(&self, lever: Param, end: End) -> Vec<Vec<f64>> {
        self.each(|of, standing| if of == lever { end.of(standing) } else { standing.likely() })
    }

    /// By uncertain lever, one value for each setup.
    fn each(&self, value: impl Fn(Param, Lever) -> f64) -> Vec<Vec<f64>> {
        let row = |of: Param| self.setups.iter().map(|setup| value(of, setup.levers[of])).collect();
        self.levers.iter().map(|&of| row(of)).collect()
    }

    pub fn sample(&self, number: u32) -> Result<Sample, Vec<ScenarioError>> {
        let mut sampling = self.begin(number);
        loop {
            if let Some(sample) = self.go_on(&mut sampling)? {
                return Ok(sample);
            }
        }
    }

    /// The sample of this number, with nothing worked out yet.
    pub fn begin(&self, number: u32) -> Sampling {
        let key = TrialKey::new(self.seed, number);
        let (a, b) = (self.draw(key), self.draw(TrialKey::new(self.seed, SECOND + number)));
        // The second setup's, which the gain is about.
        let inputs = a.iter().map(|values| values.last().copied().unwrap_or(0.0)).collect();
        Sampling { walking: Walking::begin(a, b, &mut key.stream(ORDER)), inputs }
    }

    /// One outcome more; the sample once it was the last.
    pub fn go_on(&self, sampling: &mut Sampling) -> Result<Option<Sample>, Vec<ScenarioError>> {
        if let Some(inputs) = sampling.walking.wanted() {
            sampling.walking.take(self.outcome(&inputs)?);
        }
        let walk = sampling.walking.walk();
        Ok(walk.map(|walk| Sample { walk, inputs: std::mem::take(&mut sampling.inputs) }))
    }

    /// What the levers, one value per setup each, lead to.
    fn outcome(&self, inputs: &[Vec<f64>]) -> Result<f64, Vec<ScenarioError>> {
        let mut outcome = 0.0;
        for number in 0..self.setups.len() {
            let source = Source::frozen(&self.with(number, inputs))?;
            let (facts, world) = source.likely();
            let value = surrogate::quick_expectation(facts, world, &mut None).of(self.output).unwrap_or(0.0);
            outcome = value - outcome;
        }
        Ok(outcome)
    }

    /// One of the setups with these values of the uncertain levers.
    fn with(&self, number: usize, inputs: &[Vec<f64>]) -> Scenario {
        let mut scenario = self.setups[number].clone();
        for (lever, values) in self.levers.iter().zip(inputs) {
            scenario.levers[*lever] = Lever::Fixed(values[number]);
        }
        scenario
    }

    /// What the samples `0..` say; `years` are the outcomes of the simulated trials of the same numbers.
    pub fn conclude(&self, samples: &[Sample], years: &[f64]) -> Option<Drivers> {
        let walks: Vec<Walk> = samples.iter().map(|sample| sample.walk.clone()).collect();
        let effects = Effects::of(&walks)?;
        let expected: Vec<f64> = walks.iter().map(|walk| walk.ends()[0]).collect();
        let choice = self.setups.len() > 1;
        let mut levers: Vec<Driver> = Vec::with_capacity(self.levers.len());
        for (input, &lever) in self.levers.iter().enumerate() {
            let values: Vec<f64> = samples.iter().map(|sample| sample.inputs[input]).collect();
            levers.push(Driver {
                lever,
                first: effects.first[input],
                total: effects.total[input],
                shapley: effects.shapley[input],
                worth: if choice { information::partial(&values, &expected) } else { None },
            });
        }
        levers.sort_by(|a, b| b.shapley.value.total_cmp(&a.shapley.value));
        Some(Drivers {
            levers,
            mean: effects.mean,
            sd: effects.variance.sqrt(),
            luck: unexplained(&expected, years),
            worth: if choice { information::perfect(&expected) } else { None },
        })
    }
}

/// The share of the variance between simulated years that what is expected of their levers does not explain: 1 - r^2.
/// `None` where one of the two does not vary.
pub fn unexplained(expected: &[f64], years: &[f64]) -> Option<f64> {
    let count = expected.len().min(years.len()) as f64;
    let mean = |values: &[f64]| values.iter().take(count as usize).sum::<f64>() / count;
    let (x, y) = (mean(expected), mean(years));
    let (mut xx, mut xy, mut yy) = (0.0, 0.0, 0.0);
    for (expected, year) in expected.iter().zip(years) {
        xx += (expected - x) * (expected - x);
        xy += (expected - x) * (year - y);
        yy += (year - y) * (year - y);
    }
    (xx > 0.0 && yy > 0.0).then(|| 1.0 - xy * xy / (xx * yy))
}

/// `scenario` with its everyday levers uncertain by `part` of their value, as far as they may go; pay and the target are
/// decisions and stay, as do levers that are ranges already.
pub fn spread(scenario: &Scenario, part: f64) -> Scenario {
    let mut spread = scenario.clone();
    for param in Param::ALL {
        let spec = param.spec();
        let asked =
            spec.tier == Tier::Everyday && spec.section != Section::Pay && param != Param::TargetRevenue;
        let Lever::Fixed(likely) = scenario.levers[param] else { continue };
        if !asked || likely == 0.0 {
            continue;
        }
        let (mut low, mut high) = (likely - part * likely.abs(), likely + part * likely.abs());
        if spec.unit.is_whole() {
            (low, high) = (low.floor(), high.ceil());
        }
        spread.levers[param] = Lever::Range { low: low.max(spec.min), likely, high: high.min(spec.max) };
    }
    // A rate may go no higher than probabilities do.
    for _ in 0..NARROWER {
        let Err(errors) = Source::frozen(&spread) else { break };
        for error in errors {
            let ScenarioError::RateUnreachable { rate, .. } = error else { continue };
            if let Lever::Range { low, likely, high } = spread.levers[rate] {
                spread.levers[rate] = Lever::Range { low, likely, high: 0.5 * (likely + high) };
            }
        }
    }
    spread
}

/// How often a range is narrowed by half before its scenario is left as it is, to be refused.
const NARROWER: u32 = 20;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::Company;

    fn study() -> Study {
        let [mut today, mut proposal] = Company::Micro.setups();
        for setup in [&mut today, &mut proposal] {
            setup.levers[Param::DealMean] = Lever::Range { low: 500.0, likely: 1000.0, high: 1500.0 };
        }
        Study::new(&[today, proposal], Seed(3), Output::Revenue).expect("uncertain")
    }

    /// Revenue is in proportion to what a deal brings, and so is the gain.
    #[test]
    fn the_ends_of_a_lever_are_those_of_its_range() {
        let study = study();
        assert_eq!(study.levers(), [Param::DealMean]);
        let [low, high] = study.ends(Param::DealMean).expect("solvable");
        assert!(low != 0.0 && (high / low - 3.0).abs() < 1e-9, "{low} {high}");
    }

    #[test]
    fn what_a_trial_lets_expect_is_its_samples_first_outcome() {
        let study = study();
        for number in 0..3 {
            let sample = study.sample(number).expect("solvable");
            assert_eq!(study.expected(number).expect("solvable"), sample.walk.ends()[0]);
        }
    }
}
