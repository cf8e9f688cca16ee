//! Checks of signals, score and threshold: who becomes an MQL, and who of them fits.

use super::Findings;
use super::finding::Finding;
use super::lab::Lab;
use super::reduction;
use crate::domain::{Scenario, Signal, signal};
use crate::sim::score::{Patterns, Spread};
use crate::sim::stats::{mean_of, sd_of};
use crate::sim::theory::score::TwoNormals;
use crate::sim::{Output, Rate};

/// The model's share of leads that fit.
const FIT: f64 = 0.3;

/// MQLs are leads thinned at random, so their number is Poisson too: mean and variance are both lambda p.
pub fn thinning(lab: &Lab) -> Findings {
    let scenario = reduction::scored(signal::defaults(), 30.0, 10.0, 70.0);
    let world = lab.counts(&scenario, 10)?;
    // Four weeks of one lead an hour.
    let leads = 4.0 * 168.0;
    let mqls = leads * exact(&scenario, 30.0, 10.0, 70.0).mqls;
    let of = |output| world.column(output);
    Ok(vec![
        Finding::simulated("E[leads]", leads, mean_of(of(Output::Leads))),
        Finding::simulated("SD[leads]", leads.sqrt(), sd_of(of(Output::Leads))),
        Finding::simulated("E[MQL]", mqls, mean_of(of(Output::Mqls))),
        Finding::simulated("SD[MQL]", mqls.sqrt(), sd_of(of(Output::Mqls))),
    ])
}

/// One signal that tells the classes apart for certain, drowned in noise: two normal scores, one SD apart.
pub fn gaussian(lab: &Lab) -> Findings {
    let theory = TwoNormals { distance: 1.0, fit: FIT, cut: 1.0 };
    let scenario = reduction::scored(vec![Signal::new("fits", 1.0, 0.0, 10.0)], 0.0, 10.0, 10.0);
    let engine = exact(&scenario, 0.0, 10.0, 10.0);
    let world = lab.counts(&scenario, 10)?;
    Ok(vec![
        Finding::printed("AUC", 0.7602, 4, theory.auc()),
        Finding::printed("MQL", 0.2611, 4, theory.mqls()),
        Finding::printed("precision", 0.5746, 4, theory.precision()),
        Finding::printed("recall", 0.5, 6, theory.recall()),
        Finding::printed("AUC of the engine", theory.auc(), 12, engine.auc),
        Finding::simulated("MQL", theory.mqls(), Rate::LeadToMql.estimate(&world)),
        Finding::simulated("precision", theory.precision(), Rate::MqlPrecision.estimate(&world)),
        Finding::simulated("recall", theory.recall(), Rate::MqlRecall.estimate(&world)),
    ])
}

pub fn default_signals(lab: &Lab) -> Findings {
    let scenario = reduction::scored(signal::defaults(), 30.0, 10.0, 70.0);
    let engine = exact(&scenario, 30.0, 10.0, 70.0);
    let world = lab.counts(&scenario, 10)?;
    Ok(vec![
        Finding::printed("AUC", 0.7589, 4, engine.auc),
        Finding::printed("MQL", 0.2439, 4, engine.mqls),
        Finding::printed("precision", 0.5911, 4, engine.precision),
        Finding::simulated("MQL", engine.mqls, Rate::LeadToMql.estimate(&world)),
        Finding::simulated("precision", engine.precision, Rate::MqlPrecision.estimate(&world)),
    ])
}

/// Signals that say nothing of fit: the score is a sum of rules and noise.
pub fn rules(lab: &Lab) -> Findings {
    let rule = |name, chance, points| Signal::new(name, chance, chance, points);
    let signals =
        vec![rule("pricing_page", 0.3, 20.0), rule("decision_maker", 0.1, 10.0), rule("student", 0.1, -50.0)];
    let scenario = reduction::scored(signals, 50.0, 15.0, 70.0);
    let engine = exact(&scenario, 50.0, 15.0, 70.0);
    let world = lab.counts(&scenario, 10)?;
    Ok(vec![
        Finding::printed("P(score >= 70)", 0.209_33, 5, engine.mqls),
        Finding::simulated("P(score >= 70)", engine.mqls, Rate::LeadToMql.estimate(&world)),
    ])
}

/// What enumerating the scenario's signals gives.
struct Exact {
    auc: f64,
    mqls: f64,
    precision: f64,
}

fn exact(scenario: &Scenario, base: f64, noise: f64, threshold: f64) -> Exact {
    let patterns = Patterns::new(&scenario.signals);
    let reach = patterns.reach(Spread { base, sd: noise }, threshold);
    let mqls = FIT * reach[1] + (1.0 - FIT) * reach[0];
    Exact { auc: patterns.auc(noise), mqls, precision: FIT * reach[1] / mqls }
}
