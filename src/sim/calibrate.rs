//! Solves what scenarios do not store: base points, channel fits and stage probabilities that reproduce the rates
//! observed at reference conditions. The references are facts of the market; moving a policy lever does not re-solve them.

use super::draw::Values;
use super::score::{ByFit, Patterns, Spread};
use super::table::decay;
use domain::choice::DecayCurve;
use domain::{Channel, Gate, Intercept, Param, Scenario, ScenarioError};

/// Probabilities by class of lead at each stage.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Rates {
    /// P(accepted as SQL | engaged).
    pub accept: ByFit<f64>,
    /// P(becomes an opportunity | SQL).
    pub open: ByFit<f64>,
    /// P(won | opportunity).
    pub win: ByFit<f64>,
    /// Share of won deals that fit, at reference conditions.
    pub fit_among_won: f64,
}

/// With target rate R, fit share s and lift l: p1 = R / (s + (1-s)/l), p0 = p1/l; then s <- s p1/R.
/// The rate observed from MQL to SQL includes engagement, so it is divided by engagement at the reference.
pub fn solve_rates(
    scenario: &Scenario,
    values: &Values,
    patterns: &Patterns,
    base: f64,
    curve: DecayCurve,
) -> Result<Rates, ScenarioError> {
    let share = reference_fit_among_mqls(scenario, values, patterns, base);
    let engaged = reference_engagement(values, curve);
    // Where nobody can ever be reached no acceptance can be observed, nor does it matter.
    let accept_rate = if engaged > 0.0 { values[Param::MqlToSql] / engaged } else { 0.0 };
    let (accept, share) = split(Param::MqlToSql, accept_rate, values[Param::LiftAccept], share)?;
    let (open, share) = split(Param::SqlToOpp, values[Param::SqlToOpp], values[Param::LiftOpen], share)?;
    let (win, share) = split(Param::OppToWon, values[Param::OppToWon], values[Param::LiftWin], share)?;
    Ok(Rates { accept, open, win, fit_among_won: share })
}

/// The base points of the score, before inflation.
pub fn solve_base(scenario: &Scenario, values: &Values, patterns: &Patterns) -> f64 {
    match scenario.choices.intercept {
        Intercept::Points => values[Param::ScoreBase],
        Intercept::Rate => patterns.solve_base(
            values[Param::LeadToMql],
            values[Param::RefFitShare],
            values[Param::ScoreNoise],
            values[Param::RefThreshold],
        ),
    }
}

/// The fit of each channel, shifted together on the logit scale so that the mix has the overall `fit_share`,
/// and then by what marketing's quality effort gains.
pub fn solve_fits(channels: &[Channel], values: &Values) -> Result<Vec<f64>, ScenarioError> {
    let total: f64 = channels.iter().map(|channel| channel.weight).sum();
    let wanted = values[Param::FitShare];
    let mix = |shift: f64| -> f64 {
        channels.iter().map(|channel| channel.weight / total * shifted(channel.fit, shift)).sum()
    };
    let (low, high) = (mix(f64::NEG_INFINITY), mix(f64::INFINITY));
    if wanted < low - 1e-9 || wanted > high + 1e-9 {
        return Err(ScenarioError::FitShareUnreachable { wanted, low, high });
    }
    let shift = if (mix(0.0) - wanted).abs() < 1e-12 {
        0.0
    } else if wanted <= low {
        f64::NEG_INFINITY
    } else if wanted >= high {
        f64::INFINITY
    } else {
        bisect(-60.0, 60.0, |shift| mix(shift) < wanted)
    };
    let gain = values[Param::QualityGain] * values[Param::QualityEffort];
    Ok(channels.iter().map(|channel| shifted(shifted(channel.fit, shift), gain)).collect())
}

/// P(reached by attempt k at the latest | reachable) for k = 0..=12: beta-geometric,
/// F(k) = 1 - B(a, b+k) / B(a, b).
pub fn attempt_curve(values: &Values) -> [f64; 13] {
    let (a, b) = (values[Param::AttemptA], values[Param::AttemptB]);
    let mut missed = 1.0;
    std::array::from_fn(|k| {
        if k > 0 {
            let i = (k - 1) as f64;
            missed *= (b + i) / (a + b + i);
        }
        1.0 - missed
    })
}

/// Every corner of the ranges that enter the rates is feasible if this passes: each probability is monotone in each.
pub fn check_rates(scenario: &Scenario, patterns: &Patterns, curve: DecayCurve) -> Result<(), ScenarioError> {
    use Param::*;
    let involved = [
        MqlToSql,
        SqlToOpp,
        OppToWon,
        LiftAccept,
        LiftOpen,
        LiftWin,
        RefFitShare,
        RefThreshold,
        RefDelayHours,
        RefAttempts,
        Reachable,
        AttemptA,
        AttemptB,
        Kappa,
        ScoreNoise,
        ScoreBase,
        LeadToMql,
    ];
    let uncertain: Vec<Param> =
        involved.into_iter().filter(|&param| scenario.levers[param].is_range()).collect();
    let likely = Values::likely(&scenario.levers);
    for corner in 0..1_usize << uncertain.len().min(12) {
        let changes: Vec<(Param, f64)> = uncertain
            .iter()
            .take(12)
            .enumerate()
            .map(|(bit, &param)| {
                let (low, high) = scenario.levers[param].bounds();
                (param, if corner >> bit & 1 == 1 { high } else { low })
            })
            .collect();
        let values = likely.clone().with(&changes);
        let base = solve_base(scenario, &values, patterns);
        solve_rates(scenario, &values, patterns, base, curve)?;
    }
    Ok(())
}

/// Engagement at the reference delay and attempts: reachable x F(n) x g(t)^kappa.
fn reference_engagement(values: &Values, curve: DecayCurve) -> f64 {
    let attempts = values[Param::RefAttempts] as usize;
    values[Param::Reachable]
        * attempt_curve(values)[attempts]
        * decay(curve, values[Param::Kappa], values[Param::RefDelayHours])
}

fn reference_fit_among_mqls(scenario: &Scenario, values: &Values, patterns: &Patterns, base: f64) -> f64 {
    let share = values[Param::RefFitShare];
    if scenario.choices.gate == Gate::Open {
        return share;
    }
    let spread = Spread { base, sd: values[Param::ScoreNoise] };
    let reach = patterns.reach(spread, values[Param::RefThreshold]);
    let mqls = share * reach[1] + (1.0 - share) * reach[0];
    // No MQLs at the reference: nothing is known of them, so they are taken to be like all leads.
    if mqls > 0.0 { share * reach[1] / mqls } else { share }
}

fn split(stage: Param, rate: f64, lift: f64, share: f64) -> Result<(ByFit<f64>, f64), ScenarioError> {
    let fit = rate / (share + (1.0 - share) / lift);
    if fit > 1.0 + 1e-9 {
        return Err(ScenarioError::RateUnreachable { rate: stage, probability: fit });
    }
    let fit = fit.min(1.0);
    let passed = if rate > 0.0 { (share * fit / rate).min(1.0) } else { share };
    Ok(([fit / lift, fit], passed))
}

/// `fit` moved by `shift` logits; 0 and 1 stay.
fn shifted(fit: f64, shift: f64) -> f64 {
    if fit <= 0.0 || fit >= 1.0 || shift == 0.0 {
        return fit;
    }
    1.0 / (1.0 + libm::exp(-shift) * (1.0 - fit) / fit)
}

fn bisect(mut low: f64, mut high: f64, below: impl Fn(f64) -> bool) -> f64 {
    for _ in 0..80 {
        let middle = 0.5 * (low + high);
        if below(middle) { low = middle } else { high = middle }
    }
    0.5 * (low + high)
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::{Company, Lever};

    #[test]
    fn attempts_follow_the_fitted_curve() {
        let curve = attempt_curve(&Values::likely(&Company::Industrial.scenario().levers));
        assert_eq!(curve[0], 0.0);
        for (k, expected) in [(1, 0.48), (3, 0.80), (6, 0.93)] {
            assert!((curve[k] - expected).abs() < 0.005, "{k}: {}", curve[k]);
        }
    }

    #[test]
    fn the_mix_of_channels_reaches_the_overall_fit() {
        let scenario = Company::OlistMaven.scenario();
        for wanted in [0.0, 0.1, 0.3, 0.9, 1.0] {
            let values = Values::likely(&scenario.levers).with(&[(Param::FitShare, wanted)]);
            let fits = solve_fits(&scenario.channels, &values).expect("reachable");
            let total: f64 = scenario.channels.iter().map(|channel| channel.weight).sum();
            let mix: f64 = scenario.channels.iter().zip(&fits).map(|(c, fit)| c.weight / total * fit).sum();
            assert!((mix - wanted).abs() < 1e-9, "{wanted}: {mix}");
        }
    }

    #[test]
    fn every_company_can_be_calibrated() {
        for company in Company::ALL {
            for scenario in company.setups() {
                let patterns = Patterns::new(&scenario.signals);
                let curve = scenario.choices.decay.curve().expect("valid");
                assert_eq!(check_rates(&scenario, &patterns, curve), Ok(()), "{}", company.id());
            }
        }
    }

    #[test]
    fn a_rate_that_no_probability_reaches_is_refused() {
        let mut scenario = Company::Industrial.scenario();
        scenario.levers[Param::MqlToSql] = Lever::Fixed(0.9);
        let patterns = Patterns::new(&scenario.signals);
        let curve = scenario.choices.decay.curve().expect("valid");
        let refusal = check_rates(&scenario, &patterns, curve);
        assert!(matches!(refusal, Err(ScenarioError::RateUnreachable { rate: Param::MqlToSql, .. })));
    }
}
