//! What matters most, held against the study it comes from, and told in both languages.
//! Leaves to others: the study itself (`analysis::drivers`).

use super::*;
use crate::analysis::drivers::{NoStudy, SAMPLES};
use crate::domain::{Company, Lever};
use crate::sim::{DEFAULT_PROBES, Results, Simulator};

const GAIN: Asked = Asked { question: Question::Gain, measure: Measure::Revenue };

fn full(setups: &[Scenario; 2], asked: Asked) -> Tornado {
    let mut tornado = Tornado::new(setups, asked, Seed(3)).expect("everyday levers move");
    assert!(tornado.shown().is_empty() && tornado.sentence(Lang::En).is_none(), "half an answer is none");
    while tornado.fill_one() {}
    tornado
}

fn years(scenarios: &[Scenario], trials: u32) -> Results {
    let mut simulator = Simulator::new(scenarios, Seed(3), DEFAULT_PROBES).expect("valid");
    let mut results = Results::default();
    results.add(simulator.run(0, trials));
    results
}

#[test]
fn bars_are_what_the_moved_levers_lead_to_the_widest_first() {
    let setups = Company::Micro.setups();
    for asked in [Asked::default(), GAIN] {
        let tornado = full(&setups, asked);
        let widths: Vec<f64> = tornado.bars().iter().map(width).collect();
        assert!(widths.is_sorted_by(|a, b| a >= b) && widths[0] > 0.0);
        assert!(!tornado.shown().is_empty() && tornado.shown().len() <= SHOWN);
        // By hand: a study of the same levers, asked once.
        let uncertain: Vec<Scenario> =
            asked.setups(&setups).iter().map(|setup| spread(setup, AROUND)).collect();
        let study = Study::new(&uncertain, Seed(9), asked.measure.output()).expect("uncertain");
        let bar = tornado.shown()[0];
        assert_eq!(bar.outcomes, study.ends(bar.lever).ok());
        assert_eq!(tornado.bars().len(), study.levers().len());
    }
}

#[test]
fn an_average_deal_a_fifth_larger_brings_a_fifth_more() {
    let tornado = full(&Company::Micro.setups(), Asked::default());
    let bar = tornado.bars().iter().find(|bar| bar.lever == Param::DealMean).expect("an everyday lever");
    let (now, gaps) = (tornado.now().expect("known"), tornado.gaps(bar).expect("solvable"));
    assert!(
        (gaps[1] / now - AROUND).abs() < 1e-9 && (gaps[0] / now + AROUND).abs() < 1e-9,
        "{gaps:?} of {now}"
    );
}

#[test]
fn it_is_told_in_both_languages_with_the_decision_it_may_turn() {
    let setups = Company::Micro.setups();
    for lang in Lang::ALL {
        let (alone, gain) = (full(&setups, Asked::default()), full(&setups, GAIN));
        let first = |tornado: &Tornado| tornado.shown()[0].lever.label(lang).to_owned();
        for tornado in [&alone, &gain] {
            let said = tornado.sentence(lang).expect("full");
            assert!(said.contains(&first(tornado)) && said.ends_with('.'), "{said}");
            assert!(tornado.readout(lang, 0).expect("a row").starts_with(&first(tornado)));
            assert_eq!(tornado.readout(lang, SHOWN), None);
            let table = tornado.table(lang);
            assert_eq!(table.rows.len(), tornado.bars().len());
            assert!(table.rows.iter().all(|row| row.len() == table.head.len()));
        }
        let words = match lang {
            Lang::Es => "por detrás de hoy",
            Lang::En => "behind",
        };
        assert!(gain.sentence(lang).expect("full").contains(words));
        assert!(!alone.sentence(lang).expect("full").contains(words));
    }
}

#[test]
fn simulated_ends_stand_beside_the_formula_with_their_error() {
    let mut tornado = full(&Company::Micro.setups(), GAIN);
    let lever = tornado.unchecked()[0];
    let scenarios = tornado.to_simulate(lever);
    // Both setups, as they are and at both ends.
    assert_eq!(scenarios.len(), 6);
    let results = years(&scenarios, 300);
    tornado.keep(lever, results.worlds());
    let tried = tornado.tried[0].clone();
    let mean = |world: usize| results.worlds()[world].mean(crate::sim::Output::Revenue).expect("years");
    let by_hand = (mean(3) - mean(2)) - (mean(1) - mean(0));
    assert!((tried.gaps[0].value - by_hand).abs() < 1e-6 * by_hand.abs().max(1.0));
    assert!(tried.gaps.iter().all(|gap| gap.se.is_some_and(|se| se > 0.0)));
    assert!(!tornado.unchecked().contains(&lever));
    for lang in Lang::ALL {
        let said = tornado.checked(lang, &tried).expect("known");
        assert!(said.contains(" ± ") && said.contains("300"), "{said}");
        assert!(tornado.readout(lang, 0).expect("a row").contains(&said));
    }
}

#[test]
fn another_question_or_lever_is_another_answer() {
    let setups = Company::Micro.setups();
    let tornado = full(&setups, Asked::default());
    let mut moved = setups.clone();
    moved[0].levers[Param::DealMean] = Lever::Fixed(9000.0);
    assert!(tornado.is_of(&moved, Asked::default()), "today is not asked about");
    assert!(!tornado.is_of(&moved, GAIN));
    moved[1].levers[Param::DealMean] = Lever::Fixed(9000.0);
    assert!(!tornado.is_of(&moved, Asked::default()));
}

/// Step by step they are the study that the command line makes.
#[test]
fn doubts_are_those_of_the_study_and_tell_what_to_measure() {
    let mut setups = Company::Micro.setups();
    assert!(matches!(Doubts::new(&setups, GAIN, Seed(3)), Err(NoStudy::NothingUncertain)));
    for setup in &mut setups {
        setup.levers[Param::DealMean] = Lever::Range { low: 4000.0, likely: 8000.0, high: 14_000.0 };
        setup.levers[Param::Reps] = Lever::Range { low: 1.0, likely: 2.0, high: 3.0 };
    }
    let mut doubts = Doubts::new(&setups, GAIN, Seed(3)).expect("uncertain");
    while doubts.step() {
        assert!(doubts.found().is_none(), "half an answer is none");
    }
    let results = years(doubts.setups(), SAMPLES);
    doubts.keep(results.worlds());
    let study = Study::new(&setups, Seed(3), crate::sim::Output::Revenue).expect("uncertain");
    let samples: Vec<_> = (0..SAMPLES).map(|number| study.sample(number).expect("solvable")).collect();
    let years = Study::outcomes(results.worlds(), crate::sim::Output::Revenue);
    let found = study.conclude(&samples, &years).expect("it varies");
    assert_eq!(doubts.found(), Some(&found));
    assert!(found.luck.is_some());
    for lang in Lang::ALL {
        let said = doubts.sentences(lang).join(" ");
        assert!(said.contains(found.levers[0].lever.label(lang)) && said.contains(" ± "), "{said}");
        let table = doubts.table(lang).expect("found");
        assert_eq!(table.rows.len(), 2);
        assert!(table.rows.iter().all(|row| row.len() == table.head.len()), "{table:?}");
    }
}
