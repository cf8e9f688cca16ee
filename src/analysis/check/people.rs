//! Checks of people who answer to their pay: corners that theory knows, and directions that must emerge.
//! In expectation, but for frozen people, whose every year is compared.

use super::Findings;
use super::finding::Finding;
use super::lab::Lab;
use super::reduction::with;
use crate::domain::choice::Conduct;
use crate::domain::{Company, Learning, Param, Scenario, ScenarioError, Setup};
use crate::sim::people::{Plan, Temper, best_response, marginal_pay, path, settled};
use crate::sim::surrogate::expect;
use crate::sim::{DEFAULT_PROBES, Output};

/// A firm whose reps are busy, run in silos.
fn busy() -> Scenario {
    Setup::Siloed.apply(&Company::SmbSaas.scenario())
}

/// Whether something holds.
fn holds(quantity: &str, holds: bool) -> Finding {
    Finding::exact(quantity, 1.0, f64::from(u8::from(holds)))
}

/// Who is paid nothing does nothing for it.
pub fn no_pay(_: &Lab) -> Findings {
    let best = best_response(&busy())?;
    Ok(vec![
        Finding::exact("e_V", 0.0, best.volume_effort),
        Finding::exact("e_Q", 0.0, best.quality_effort),
        Finding::exact("g", 0.0, best.inflation),
        Finding::exact("e_S", 0.0, best.sales_effort),
    ])
}

/// Of two rival efforts the second is made iff its marginal pay is above gamma times that of the first.
pub fn rival_efforts(_: &Lab) -> Findings {
    let paid = Plan::Siloed.apply(&with(busy(), &[(Param::Inflation, 0.0)]))?;
    let [volume, quality] = marginal_pay(&paid)?;
    let corner = quality / volume;
    let effort = |gamma: f64| -> Result<f64, Vec<ScenarioError>> {
        best_response(&with(paid.clone(), &[(Param::EffortOverlap, gamma)])).map(|best| best.quality_effort)
    };
    Ok(vec![
        holds("0 < corner < 1", corner > 0.0 && corner < 1.0),
        Finding::exact("e_Q, gamma above the corner", 0.0, effort((1.2 * corner).min(1.0))?),
        holds("e_Q > 0, gamma below it", effort(0.4 * corner)? > 0.0),
    ])
}

/// Pay per MQL inflates scores more than a share of revenue does.
pub fn inflation(_: &Lab) -> Findings {
    let settle = |plan: Plan| -> Result<f64, Vec<ScenarioError>> {
        let path = path(&plan.apply(&busy())?, Temper::Human)?;
        Ok(path.periods.last().map_or(0.0, |last| last.behaviour.inflation))
    };
    let (siloed, shared) = (settle(Plan::Siloed)?, settle(Plan::SharedRevenue)?);
    Ok(vec![holds(&format!("{siloed:.1} points siloed > {shared:.1} shared"), siloed > shared)])
}

/// Inflated points carry noise: they spoil the order of the score, and with it who is passed on.
pub fn gaming(_: &Lab) -> Findings {
    let at = |points: f64| expect(&with(busy(), &[(Param::Inflation, points)]));
    let (none, some, much) = (at(0.0)?, at(10.0)?, at(20.0)?);
    Ok(vec![
        holds("precision falls", none.precision > some.precision && some.precision > much.precision),
        holds("AUC falls", none.auc > some.auc && some.auc > much.auc),
    ])
}

/// The more own selling is worth, the fewer leads are followed up.
pub fn own_selling(_: &Lab) -> Findings {
    let worked = |value: f64| -> Result<f64, Vec<ScenarioError>> {
        let paid = with(Plan::Siloed.apply(&busy())?, &[(Param::WorkValue, value)]);
        let expectation = expect(&settled(&paid)?)?;
        let of = |output| expectation.of(output).unwrap_or(0.0);
        Ok(of(Output::Offered) / of(Output::HandedOver))
    };
    let (little, some, much) = (worked(0.0)?, worked(1.0)?, worked(2.0)?);
    Ok(vec![holds(&format!("{little:.2} > {some:.2} > {much:.2}"), little > some && some > much)])
}

/// Whoever does not answer to pay does the same under every plan, year by year; only what is paid differs.
pub fn frozen(lab: &Lab) -> Findings {
    let agreed = busy().choices.sla;
    let plan = |plan: Plan| -> Result<Scenario, Vec<ScenarioError>> {
        let mut paid = plan.apply(&busy())?;
        paid.choices.conduct = Conduct::Frozen;
        // Some plans come with an agreement that orders the work, or with a closed loop: that is not pay.
        paid.choices.sla = agreed;
        paid.choices.learning = Learning::Off;
        Ok(paid)
    };
    let mut scenarios = vec![busy()];
    for each in Plan::ALL {
        scenarios.push(plan(each)?);
    }
    let results = lab.run(&scenarios, DEFAULT_PROBES, lab.effort.replications)?;
    let [unpaid, paid @ ..] = results.worlds() else { return Ok(Vec::new()) };
    let mut findings = Vec::new();
    for (plan, world) in Plan::ALL.into_iter().zip(paid) {
        let differs = |output: &Output| unpaid.column(*output) != world.column(*output);
        let (payouts, operations): (Vec<Output>, Vec<Output>) =
            Output::ALL.into_iter().partition(|output| PAYOUTS.contains(output));
        let differing = operations.iter().filter(|output| differs(output)).count();
        findings.push(Finding::exact(
            &format!("operations that differ, {}", plan.id()),
            0.0,
            differing as f64,
        ));
        let paid = payouts.iter().filter(|output| differs(output)).count();
        findings.push(holds(&format!("pay differs, {}", plan.id()), paid > 0));
        let cost = |trial: usize| {
            let of = |output| world.column(output)[trial];
            of(Output::MarketingBonus) + of(Output::SalesBonus) - of(Output::Fines) - of(Output::ClawedBack)
        };
        let gap = |trial: usize| {
            let profits = [unpaid, world].map(|world| world.column(Output::Profit)[trial]);
            (profits[0] - profits[1] - cost(trial)).abs() / profits[0].abs().max(1.0)
        };
        let widest = (0..results.trials() as usize).map(gap).fold(0.0, f64::max);
        findings.push(Finding::within(&format!("profit less pay, {}", plan.id()), 0.0, 1e-9, widest));
    }
    Ok(findings)
}

/// What may differ where nobody answers to pay.
const PAYOUTS: [Output; 5] =
    [Output::MarketingBonus, Output::SalesBonus, Output::Fines, Output::ClawedBack, Output::Profit];
