//! Random words and the laws made of them: values that must never change (as the `rand` crate keeps them), and goodness of
//! fit at a million draws from fixed seeds. A sound generator fails one of these once in ten thousand seeds.

#![cfg(not(target_arch = "wasm32"))]

use embudo::domain::{Arrivals, Company, Gate, Lever, Param, Seed};
use embudo::sim::histogram::Histogram;
use embudo::sim::normal::{self, Lognormal};
use embudo::sim::rng::{LeadKey, Purpose, TrialKey, high, low};
use embudo::sim::stats::fit::{chi_square, kolmogorov_smirnov};
use embudo::sim::table::{CountTable, WeekProfile};
use embudo::sim::{DEFAULT_PROBES, Output, Simulator};
use rand::TryRng;

const DRAWS: u32 = 1_000_000;
const LEAST_LIKELY: f64 = 1e-4;

const PURPOSES: [Purpose; 9] = [
    Purpose::Nature,
    Purpose::Score,
    Purpose::Handoff,
    Purpose::Engage,
    Purpose::Stages,
    Purpose::Work,
    Purpose::Deal,
    Purpose::Feedback,
    Purpose::Trust,
];

/// A million leads as a run meets them: weeks, channels and numbers of several trials.
fn leads() -> impl Iterator<Item = LeadKey> {
    (0..DRAWS).map(|i| {
        let (number, rest) = (i % 50, i / 50);
        let (channel, rest) = (rest % 4, rest / 4);
        TrialKey::new(Seed(7), rest / 50).lead(rest % 50, channel, number)
    })
}

#[track_caller]
fn fits(observed: &[u64], expected: &[f64], what: &str) {
    let p = chi_square(observed, expected).expect("several cells");
    assert!(p > LEAST_LIKELY, "{what}: p = {p}");
}

#[track_caller]
fn uniform(observed: &[u64], what: &str) {
    let mean = observed.iter().sum::<u64>() as f64 / observed.len() as f64;
    fits(observed, &vec![mean; observed.len()], what);
}

#[test]
fn words_never_change() {
    let key = TrialKey::new(Seed(1), 0);
    let lead = key.lead(3, 1, 2);
    let words: Vec<u64> = PURPOSES.into_iter().map(|purpose| lead.word(purpose)).collect();
    assert_eq!(words, WORDS);
    assert_eq!([key.count(0, 0), key.count(51, 7)], COUNTS);
    let mut stream = TrialKey::new(Seed(u64::MAX), u32::MAX).stream(5);
    assert_eq!([(); 3].map(|()| stream.try_next_u64().expect("never fails")), STREAM);
}

#[test]
fn laws_never_change() {
    let counts = CountTable::new(35.0, 0.2236);
    assert_eq!(DRAWN_WITH.map(|word| counts.draw(word)), DRAWN_COUNTS);
    let profile = WeekProfile::new(Arrivals::Office);
    assert_eq!(DRAWN_WITH.map(|word| profile.draw(low(word))), DRAWN_MOMENTS);
    assert_eq!(DRAWN_WITH.map(|word| normal::quantile(unit(high(word)))), DRAWN_DEVIATES);
}

#[test]
fn words_are_uniform_for_every_purpose() {
    for purpose in PURPOSES {
        let (mut highs, mut lows) = (vec![0_u64; 1024], vec![0_u64; 1024]);
        for lead in leads() {
            let word = lead.word(purpose);
            highs[(unit(high(word)) * 1024.0) as usize] += 1;
            lows[(unit(low(word)) * 1024.0) as usize] += 1;
        }
        uniform(&highs, &format!("{purpose:?}, high"));
        uniform(&lows, &format!("{purpose:?}, low"));
    }
}

#[test]
fn words_of_different_purposes_are_independent() {
    for (index, first) in PURPOSES.into_iter().enumerate() {
        for second in PURPOSES.into_iter().skip(index + 1) {
            let mut table = vec![0_u64; 1024];
            for lead in leads() {
                let row = lead.word(first) >> 59;
                table[((row << 5) | (lead.word(second) >> 59)) as usize] += 1;
            }
            uniform(&table, &format!("{first:?} with {second:?}"));
        }
    }
}

#[test]
fn neighbouring_leads_weeks_and_trials_are_independent() {
    let cell = |one: u64, other: u64| (((one >> 59) << 5) | (other >> 59)) as usize;
    let (mut leads, mut weeks, mut trials) = (vec![0_u64; 1024], vec![0_u64; 1024], vec![0_u64; 1024]);
    for i in 0..DRAWS {
        let (trial, week) = (i / 1000, i % 1000);
        let key = TrialKey::new(Seed(7), trial);
        leads[cell(key.lead(0, 0, week).0, key.lead(0, 0, week + 1).0)] += 1;
        weeks[cell(key.count(week, 0), key.count(week + 1, 0))] += 1;
        trials[cell(key.count(week, 0), TrialKey::new(Seed(7), trial + 1).count(week, 0))] += 1;
    }
    uniform(&leads, "leads");
    uniform(&weeks, "weeks");
    uniform(&trials, "trials");
}

#[test]
fn weekly_counts_follow_their_law() {
    // Poisson and negative binomial probabilities by their recursions from zero.
    for (mean, cv) in [(0.7_f64, 0.0_f64), (35.0, 0.0), (35.0, 0.2236), (120.0, 0.6)] {
        let table = CountTable::new(mean, cv);
        let mut observed = vec![0_u64; 2000];
        for i in 0..DRAWS {
            let drawn = table.draw(TrialKey::new(Seed(11), i / 52).count(i % 52, 0));
            observed[(drawn as usize).min(1999)] += 1;
        }
        let shape = 1.0 / (cv * cv);
        let mut p = if cv > 0.0 { libm::pow(1.0 + mean / shape, -shape) } else { libm::exp(-mean) };
        let expected: Vec<f64> = (0..2000_u32)
            .map(|n| {
                let now = p;
                let n = f64::from(n);
                p *=
                    if cv > 0.0 { (shape + n) / (n + 1.0) * mean / (mean + shape) } else { mean / (n + 1.0) };
                now * f64::from(DRAWS)
            })
            .collect();
        fits(&observed, &expected, &format!("mean {mean}, CV {cv}"));
    }
}

#[test]
fn normal_deviates_follow_their_law() {
    let mut deviates: Vec<f64> =
        leads().map(|lead| normal::quantile(unit(high(lead.word(Purpose::Deal))))).collect();
    deviates.sort_by(f64::total_cmp);
    let p = kolmogorov_smirnov(deviates.iter().map(|&deviate| normal::cdf(deviate)));
    assert!(p > LEAST_LIKELY, "normal: p = {p}");
    let law = Lognormal::from_mean_cv(20_000.0, 0.8);
    let mean = deviates.iter().map(|&deviate| law.at(deviate)).sum::<f64>() / deviates.len() as f64;
    assert!((mean / 20_000.0 - 1.0).abs() < 4.0 * 0.8 / 1e3, "{mean}");
}

#[test]
fn moments_of_the_week_follow_their_profile() {
    for arrivals in [Arrivals::Flat, Arrivals::Office] {
        let profile = WeekProfile::new(arrivals);
        let mut hours = vec![0_u64; 168];
        for lead in leads() {
            hours[(profile.draw(low(lead.word(Purpose::Score))) as usize).min(167)] += 1;
        }
        let expected: Vec<f64> = (0..168).map(|hour| profile.share(hour) * f64::from(DRAWS)).collect();
        fits(&hours, &expected, &format!("{arrivals:?}"));
    }
}

#[test]
fn patterns_of_signals_follow_their_law() {
    // Two signals whose points tell all four patterns apart, and a threshold that lets ever more of them pass.
    let mut scenario = Company::Industrial.scenario();
    scenario.signals.truncate(2);
    (scenario.signals[0].points, scenario.signals[1].points) = (10.0, 20.0);
    scenario.choices.intercept = embudo::domain::Intercept::Points;
    scenario.choices.gate = Gate::Threshold;
    scenario.levers[Param::ScoreNoise] = Lever::Fixed(0.0);
    scenario.levers[Param::ScoreBase] = Lever::Fixed(0.0);
    scenario.levers[Param::Reps] = Lever::Fixed(0.0);
    let [first, second] =
        [&scenario.signals[0], &scenario.signals[1]].map(|signal| (signal.given_no_fit, signal.given_fit));
    // From the threshold down: both, the second alone, the first alone, neither.
    let mut passed = [(0.0, 0.0); 4];
    let mut leads = 0.0;
    for (index, threshold) in [25.0, 15.0, 5.0, -5.0].into_iter().enumerate() {
        scenario.levers[Param::Threshold] = Lever::Fixed(threshold);
        let mut simulator =
            Simulator::new(std::slice::from_ref(&scenario), Seed(3), DEFAULT_PROBES).expect("valid");
        let world = &simulator.run(0, 500).worlds[0];
        let total = |output| world.column(output).iter().sum::<f64>();
        passed[index] = (total(Output::Mqls) - total(Output::FitMqls), total(Output::FitMqls));
        leads = total(Output::Leads);
    }
    assert!(leads > 900_000.0, "{leads}");
    let each = |class: fn(&(f64, f64)) -> f64| {
        let all: Vec<f64> = passed.iter().map(class).collect();
        [all[0], all[1] - all[0], all[2] - all[1], all[3] - all[2]].map(|count| count as u64)
    };
    let law = |(p, q): (f64, f64), total: u64| {
        [p * q, (1.0 - p) * q, p * (1.0 - q), (1.0 - p) * (1.0 - q)].map(|share| share * total as f64)
    };
    let others = each(|pair| pair.0);
    fits(&others, &law((first.0, second.0), others.iter().sum()), "no fit");
    let fit = each(|pair| pair.1);
    fits(&fit, &law((first.1, second.1), fit.iter().sum()), "fit");
}

#[test]
fn a_histogram_keeps_the_law_of_what_it_counts() {
    let mut histogram = Histogram::default();
    leads().for_each(|lead| histogram.add(-5.0 * libm::log(unit(high(lead.word(Purpose::Engage))))));
    for p in [0.1, 0.5, 0.9] {
        let exact = -5.0 * libm::log(1.0 - p);
        let quantile = histogram.quantile(p).expect("not empty");
        assert!((quantile / exact - 1.0).abs() < 0.01, "{p}: {quantile} for {exact}");
    }
}

const WORDS: [u64; 9] = [
    0xDC6F_3A56_3B53_227D,
    0x439D_CB94_A543_5C16,
    0xACB1_298F_40B1_F4DF,
    0xFC09_9651_8EEE_45BB,
    0x528B_4292_4F85_E4D3,
    0x7005_F270_DBB6_5CC7,
    0xAFAE_4C0C_3BFD_57C1,
    0x52A2_FB49_CF6C_7414,
    0xEB23_C243_C215_0589,
];
/// Any words.
const DRAWN_WITH: [u64; 8] = [
    0xE54C_1EEE_B57F_2160,
    0xD49E_4294_50DF_D4D5,
    0x7774_B526_A4E7_E4F5,
    0xB9F1_C985_2925_3BF9,
    0x4CFB_6040_8795_12FD,
    0x1886_756C_11E6_FD7C,
    0x59A4_043F_EB36_4EE8,
    0xABD2_B76D_BD0A_1076,
];
const COUNTS: [u64; 2] = [0x0FE2_8323_E331_5301, 0x41FA_0BCF_FE16_C8AC];
const STREAM: [u64; 3] = [0x703B_5F01_B5A8_2414, 0xCEF3_409B_418A_CF2A, 0x85CF_2856_7585_3AF8];
/// Drawn with them.
const DRAWN_COUNTS: [u32; 8] = [48, 44, 33, 40, 29, 23, 31, 39];
const DRAWN_MOMENTS: [f64; 8] = [
    104.15496826171875,
    42.729515075683594,
    89.07072448730469,
    21.132972717285156,
    79.04271697998047,
    12.437124252319336,
    138.3946990966797,
    106.65734100341797,
];
const DRAWN_DEVIATES: [f64; 8] = [
    1.257384396131003,
    0.9563008003450609,
    -0.08375763262181032,
    0.6017977989452403,
    -0.5223575789123216,
    -1.3058506447601108,
    -0.3848913845972707,
    0.4431849797190681,
];

/// A number in the open interval (0, 1).
fn unit(half: u32) -> f64 {
    (f64::from(half) + 0.5) / 4_294_967_296.0
}
