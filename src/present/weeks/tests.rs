//! The fan chart's model against the engine's weeks, and held together at any size, series and language.

use super::*;
use crate::domain::{Company, Lever, Param, Seed};
use crate::i18n::sentence::to_plain;
use crate::i18n::weeks::Lead;
use crate::i18n::{Lang, Period, Role};
use crate::present::chart::Layout;
use crate::sim::weeks::{Series, Want};
use crate::sim::{DEFAULT_PROBES, Output, Results, Simulator};

fn simulator(company: Company) -> Simulator {
    let simulator = Simulator::new(&company.setups(), Seed(7), DEFAULT_PROBES).expect("valid");
    simulator.wanting(Want::Weeks)
}

fn gathered(company: Company, batches: &[(u32, u32)]) -> Gather {
    let mut simulator = simulator(company);
    let mut gather = Gather::default();
    batches.iter().for_each(|&(first, count)| gather.take(simulator.run(first, count)));
    gather
}

fn sights() -> impl Iterator<Item = Sight> {
    let sums = [Sum::Each, Sum::SoFar];
    let kinds =
        sums.into_iter().flat_map(|sum| [Singles::Hidden, Singles::Shown].map(|singles| (sum, singles)));
    Series::ALL
        .into_iter()
        .flat_map(move |series| kinds.clone().map(move |(sum, singles)| Sight { series, sum, singles }))
}

#[test]
fn a_fan_holds_the_engines_percentiles() {
    let gather = gathered(Company::Micro, &[(0, 40)]);
    let mut results = Results::default();
    results.add_weekly(simulator(Company::Micro).run(0, 40));
    for sight in sights() {
        let fan = Fan::new(&gather, sight).expect("trials");
        for role in Role::ALL {
            let weeks = results.worlds()[role as usize].weeks().expect("asked for");
            let sum = if sight.sane().sum == Sum::SoFar { weeks.so_far(sight.series) } else { None };
            for (step, sketch) in sum.unwrap_or_else(|| weeks.of(sight.series)).iter().enumerate() {
                let got = fan.at(role, step);
                if sight.series == Series::MeanWait && step == 51 {
                    assert_eq!(got, None, "the year ends before the waits of its last week");
                    continue;
                }
                assert_eq!(got.map(|spread| spread.p50), sketch.quantile(0.5), "{sight:?} {step}");
                assert_eq!(got.map(|spread| spread.p10), sketch.quantile(0.1));
                assert_eq!(got.map(|spread| spread.p90), sketch.quantile(0.9));
            }
        }
    }
}

#[test]
fn sums_so_far_end_at_the_year() {
    let gather = gathered(Company::SmbSaas, &[(0, 25)]);
    let fan = Fan::new(&gather, Sight::new(Series::Bookings)).expect("trials");
    for role in Role::ALL {
        let mut years = gather.world(role as usize).expect("worlds").column(Output::Revenue).to_vec();
        years.sort_by(f64::total_cmp);
        let (_, last) = fan.last(role).expect("weeks");
        // The percentile of 25 years that a share of .5 comes to is the 13th.
        assert!((last.p50 / years[12] - 1.0).abs() < 0.009, "{} of {}", last.p50, years[12]);
    }
}

#[test]
fn single_years_are_the_first_of_the_run_however_it_is_batched() {
    let whole = gathered(Company::Micro, &[(0, 12)]);
    let parts = gathered(Company::Micro, &[(9, 3), (3, 6), (0, 3)]);
    for sight in sights() {
        let [whole, parts] = [&whole, &parts].map(|gather| Fan::new(gather, sight).expect("trials"));
        assert_eq!(whole, parts);
        let shown = if sight.singles == Singles::Shown { SINGLES as usize } else { 0 };
        assert!(whole.singles.iter().all(|singles| singles.len() == shown));
    }
    let sight = Sight { singles: Singles::Shown, ..Sight::new(Series::Bookings) };
    let fan = Fan::new(&whole, sight).expect("trials");
    for (trial, single) in fan.singles[1].iter().enumerate() {
        let year = whole.world(1).expect("worlds").column(Output::Revenue)[trial];
        let last = single.last().copied().flatten().expect("a year");
        assert!((last - year).abs() <= 1e-5 * year.max(1.0), "{last} of {year}");
    }
}

#[test]
fn nothing_yet_is_no_fan() {
    assert_eq!(Fan::new(&Gather::default(), Sight::new(Series::Leads)), None);
    // The second batch has to wait for the first.
    assert_eq!(Fan::new(&gathered(Company::Micro, &[(8, 8)]), Sight::new(Series::Leads)), None);
}

#[test]
fn everything_stands_within_the_chart_and_has_words() {
    let mut short = Company::Micro.setups();
    short.iter_mut().for_each(|setup| setup.levers[Param::HorizonWeeks] = Lever::Fixed(5.0));
    let mut unequal = Company::Micro.setups();
    unequal[1].levers[Param::HorizonWeeks] = Lever::Fixed(30.0);
    let mut nobody = Company::Micro.setups();
    nobody[0].levers[Param::LeadsPerWeek] = Lever::Fixed(0.0);
    for scenarios in [Company::Enterprise.setups(), short, unequal, nobody] {
        let simulator = Simulator::new(&scenarios, Seed(7), DEFAULT_PROBES).expect("valid");
        let mut gather = Gather::default();
        gather.take(simulator.wanting(Want::Weeks).run(0, 9));
        for (sight, lang) in sights().flat_map(|sight| Lang::ALL.map(|lang| (sight, lang))) {
            let fan = Fan::new(&gather, sight).expect("trials");
            for (width, height, print) in [(250.0, 200.0, 13.0), (1800.0, 500.0, 16.0), (0.0, 0.0, 0.0)] {
                stands(lang, &fan, Layout::new(width, height, print));
            }
            let table = table(lang, &fan);
            assert!(table.rows.iter().all(|row| row.len() == table.head.len() && !row[0].is_empty()));
            assert_eq!(table.rows.len(), fan.steps());
            let said = to_plain(&answer(lang, &fan, Period::Year));
            assert!(said.ends_with('.') && !said.contains("NaN"), "{said}");
            let readout = readout(lang, &fan, 9999);
            assert!(readout.spoken.ends_with('.') && readout.lines.len() == 2, "{readout:?}");
        }
    }
}

#[track_caller]
fn stands(lang: Lang, fan: &Fan, layout: Layout) {
    let names = names(lang, fan);
    let plot = Plot::new(layout, fan, names.iter().flatten().map(String::as_str));
    assert!(plot.left() < plot.right() && plot.right() < layout.width, "{plot:?}");
    assert!(plot.top() < plot.base() && plot.base() < plot.ticks_at());
    for value in fan.values() {
        let y = plot.y(value);
        assert!((plot.top() - 1e-9..=plot.base()).contains(&y), "{value} at {y}: {plot:?}");
    }
    let (levels, weeks) = (plot.levels(lang, fan), plot.weeks(lang));
    assert!((2..=9).contains(&levels.len()) && !weeks.is_empty(), "{levels:?} {weeks:?}");
    assert!(levels.iter().zip(levels.iter().skip(1)).all(|(a, b)| a.label != b.label), "{levels:?}");
    let [one, other] = plot.names(fan);
    assert!((one - other).abs() >= layout.print * 2.6, "{one} {other}");
    let highest = plot.base() - layout.print * 1.3;
    assert!([one, other].iter().all(|y| (plot.top() - 1e-9..=highest).contains(y)), "{one} {other} {plot:?}");
    for step in 0..fan.steps() {
        assert_eq!(plot.nearest(fan, plot.x(fan.moment(step))), Some(step));
    }
    assert_eq!(plot.nearest(fan, -1.0), None);
}

/// Fans of medians alone, with next to no luck.
fn fan(today: &[f64], proposal: &[f64]) -> Fan {
    let spread = |&p50: &f64| {
        let [p10, p25, p75, p90] = [-2.0, -1.0, 1.0, 2.0].map(|part| p50 + part * 0.1);
        Some(Spread { p10, p25, p50, p75, p90 })
    };
    Fan {
        sight: Sight { sum: Sum::Each, ..Sight::new(Series::Leads) },
        trials: 1000,
        weeks: today.len() as u32,
        worlds: [today, proposal].map(|medians| medians.iter().map(spread).collect()),
        singles: Default::default(),
    }
}

#[test]
fn the_lead_is_who_runs_above_to_the_end() {
    let flat = [5.0; 10];
    let above = |role, since| Lead::Above { role, since };
    assert_eq!(fan(&flat, &flat).lead(), Lead::Same);
    let mut nothing = fan(&flat, &flat);
    nothing.worlds =
        [0, 1].map(|_| vec![Some(Spread { p10: 0.0, p25: 0.0, p50: 0.0, p75: 0.0, p90: 0.0 }); 10]);
    assert_eq!(nothing.lead(), Lead::Nothing);
    assert_eq!(fan(&flat, &[6.0; 10]).lead(), above(Role::Proposal, None));
    assert_eq!(fan(&[6.0; 10], &flat).lead(), above(Role::Today, None));
    let late = [4.0, 4.0, 4.0, 5.0, 6.0, 6.0, 6.0, 6.0, 6.0, 6.0];
    assert_eq!(fan(&flat, &late).lead(), above(Role::Proposal, Some(5)));
    assert_eq!(fan(&late, &flat).lead(), above(Role::Today, Some(5)));
    // Too close for so few bins and so much luck; only the last week; up and down.
    assert_eq!(fan(&flat, &[5.01; 10]).lead(), Lead::Unclear);
    let luck = [5.0, 5.0, 5.0, 5.0, 5.0, 5.0, 5.0, 5.0, 4.0, 6.0];
    assert_eq!(fan(&flat, &luck).lead(), Lead::Unclear);
}

#[test]
fn what_leaves_the_page_says_what_it_is_and_where_it_comes_from() {
    let gather = gathered(Company::Micro, &[(0, 60)]);
    for (sight, lang) in sights().flat_map(|sight| Lang::ALL.map(|lang| (sight, lang))) {
        let fan = Fan::new(&gather, sight).expect("trials");
        let poster = poster(lang, &fan, Period::Year, Seed(7));
        assert_eq!(poster.title, to_plain(&answer(lang, &fan, Period::Year)));
        for text in [&poster.title, &poster.detail[0], &poster.heading, &poster.hint, &poster.description] {
            assert!(!text.is_empty(), "{sight:?} {poster:?}");
        }
        assert!(poster.source[0].contains("60") && poster.source[0].contains("Embudo"), "{poster:?}");
    }
}
