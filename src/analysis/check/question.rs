//! Checks of the questions asked of many outcomes: what makes them vary, and what it is worth to know.

use super::Findings;
use super::finding::Finding;
use super::lab::Lab;
use crate::analysis::information;
use crate::analysis::sensitivity::{Effects, Walk};
use crate::domain::{ScenarioError, Seed};
use crate::sim::normal;
use crate::sim::rng::{Stream, TrialKey};
use crate::sim::theory::information::normal_gain;
use std::f64::consts::PI;

/// Samples per replication that the effort asks for.
const SAMPLES: u32 = 100;

/// Ishigami's function of three even inputs from -pi to pi, with a 7 and b .1 (Ishigami & Homma 1990). The printed values
/// are its closed form.
pub fn ishigami(lab: &Lab) -> Findings {
    let (a, b) = (7.0, 0.1);
    let function = |x: &[f64]| {
        let (sine, other) = (libm::sin(x[0]), libm::sin(x[1]));
        Ok::<_, Vec<ScenarioError>>(sine + a * other * other + b * x[2] * x[2] * x[2] * x[2] * sine)
    };
    let draw = |chance: &mut Stream| [0, 1, 2].map(|_| PI * (2.0 * chance.unit() - 1.0));
    let walks = (0..SAMPLES * lab.effort.replications).map(|sample| {
        let mut chance = stream(lab.seed, sample);
        let (a, b) = (draw(&mut chance), draw(&mut chance));
        Walk::take(&a, &b, &mut chance, function)
    });
    let Some(effects) = Effects::of(&walks.collect::<Result<Vec<_>, _>>()?) else { return Ok(Vec::new()) };
    let fourth = PI * PI * PI * PI;
    let alone = 0.5 * (1.0 + b * fourth / 5.0) * (1.0 + b * fourth / 5.0);
    let together = b * b * fourth * fourth * (1.0 / 18.0 - 1.0 / 50.0);
    let all = alone + a * a / 8.0 + together;
    let exact = [
        ("S", &effects.first, [alone, a * a / 8.0, 0.0], [0.3139, 0.4424, 0.0]),
        ("T", &effects.total, [alone + together, a * a / 8.0, together], [0.5576, 0.4424, 0.2437]),
        (
            "Shapley",
            &effects.shapley,
            [alone + 0.5 * together, a * a / 8.0, 0.5 * together],
            [0.4357, 0.4424, 0.1218],
        ),
    ];
    let mut findings = Vec::new();
    for (name, got, parts, printed) in exact {
        for input in 0..3 {
            let (quantity, share) = (format!("{name}{}", input + 1), parts[input] / all);
            findings.push(Finding::printed(&quantity, printed[input], 4, share));
            findings.push(Finding::simulated(&quantity, share, Some(got[input])));
        }
    }
    Ok(findings)
}

/// The second of two alternatives gains N(10, 20^2): what it is worth to know by how much. Then the same of an input
/// behind whose gain lies luck that nobody can know: regression must find what is left.
pub fn perfect_information(lab: &Lab) -> Findings {
    let (mean, sd, luck) = (10.0, 20.0, 40.0);
    let samples = SAMPLES * lab.effort.replications;
    let deviates = |topic: u64| {
        (0..samples)
            .map(move |sample| normal::quantile(TrialKey::new(lab.seed, sample).stream(topic).open_unit()))
    };
    let inputs: Vec<f64> = deviates(1).map(|deviate| mean + sd * deviate).collect();
    let gains: Vec<f64> =
        inputs.iter().zip(deviates(2)).map(|(input, deviate)| input + luck * deviate).collect();
    let (one, both) = (normal_gain(mean, sd), normal_gain(mean, (sd * sd + luck * luck).sqrt()));
    Ok(vec![
        Finding::printed("EVPI", 3.955_93, 5, one),
        Finding::simulated("EVPI", one, information::perfect(&inputs)),
        Finding::simulated("EVPI with luck", both, information::perfect(&gains)),
        Finding::simulated("EVPPI", one, information::partial(&inputs, &gains)),
    ])
}

fn stream(seed: Seed, sample: u32) -> Stream {
    TrialKey::new(seed, sample).stream(0)
}
