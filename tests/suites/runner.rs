//! What every runner of requests must do, wherever the engine behind it is. `suite!` makes tests of it for one runner.
//! Leaves to others: which runners there are (`job_runner`, `wasm_job`), real workers (`browser/workers.test.mjs`).

use embudo::domain::{Company, Conduct, Lever, Param, Scenario, Seed};
use embudo::job::{Failure, Inline, JobId, MAX_SPAN, Reply, Request, Runner, Span, Work};
use embudo::sim::weeks::Want;
use embudo::sim::{Batch, DEFAULT_PROBES, ENGINE_REVISION, Results, Simulator};

/// One test per check, in the module in which it stands.
macro_rules! suite {
    ($test:ident, $runner:expr, $($check:ident)*) => {
        $(
            #[$test]
            fn $check() {
                crate::runner::$check(&mut $runner);
            }
        )*
    };
    ($test:ident, $runner:expr) => {
        crate::runner::suite! { $test, $runner,
            batches_are_the_engines_own
            parts_make_the_whole
            jobs_do_not_mix
            extremes_are_survived
            a_refusal_says_what_is_wrong
            another_revision_is_not_answered
            absurd_spans_are_not_answered
        }
    };
}
pub(crate) use suite;

fn work(company: Company) -> Work {
    Work { scenarios: company.setups().to_vec(), seed: Seed(7), probes: DEFAULT_PROBES, want: Want::Totals }
}

fn request(work: &Work, first: u32, count: u32) -> Request {
    Request::new(JobId(1), work.clone(), Span { first, count })
}

fn batch(runner: &mut impl Runner, work: &Work, first: u32, count: u32) -> Batch {
    match runner.answer(&request(work, first, count)) {
        Reply::Batch { job: JobId(1), batch, .. } => batch,
        other => panic!("{other:?}"),
    }
}

pub fn batches_are_the_engines_own(runner: &mut impl Runner) {
    for company in Company::ALL {
        let work = work(company);
        let mut engine = Simulator::new(&work.scenarios, work.seed, work.probes).expect("presets are sound");
        let own = engine.run(3, 4);
        let got = batch(runner, &work, 3, 4);
        assert_eq!(got.digest(), own.digest(), "{company:?}");
        assert_eq!(got, own, "{company:?}");
    }
}

pub fn parts_make_the_whole(runner: &mut impl Runner) {
    let work = work(Company::Industrial);
    let gather = |batches: &[Batch]| {
        let mut results = Results::default();
        batches.iter().for_each(|batch| results.add(batch.clone()));
        results
    };
    let whole = gather(&[batch(runner, &work, 0, 12)]);
    let parts = [(5, 6), (0, 1), (11, 1), (1, 4)].map(|(first, count)| batch(runner, &work, first, count));
    assert_eq!(gather(&parts), whole);
}

pub fn jobs_do_not_mix(runner: &mut impl Runner) {
    let (one, other) = (work(Company::Micro), work(Company::Services));
    let reseeded = Work { seed: Seed(8), ..one.clone() };
    let before = batch(runner, &one, 0, 2);
    assert_ne!(batch(runner, &reseeded, 0, 2), before);
    assert_ne!(batch(runner, &other, 0, 2), before);
    assert_eq!(batch(runner, &one, 0, 2), before);
}

pub fn extremes_are_survived(runner: &mut impl Runner) {
    let mut scenario = Scenario::default();
    scenario.levers[Param::LeadsPerWeek] = Lever::Fixed(0.0);
    let idle =
        Work { scenarios: vec![scenario], seed: Seed(u64::MAX), probes: DEFAULT_PROBES, want: Want::Totals };
    let last = batch(runner, &idle, u32::MAX - 1, 1);
    assert_eq!((last.first, last.count, last.worlds.len()), (u32::MAX - 1, 1, 1));
    assert!(last.worlds[0].values.iter().all(|value| value.is_finite()));

    let none = batch(runner, &idle, 5, 0);
    assert_eq!((none.count, none.worlds[0].values.len()), (0, 0));
    let nothing = Work { scenarios: Vec::new(), ..idle };
    assert_eq!(batch(runner, &nothing, 0, 3).worlds, []);
}

pub fn a_refusal_says_what_is_wrong(runner: &mut impl Runner) {
    let mut work = work(Company::SmbSaas);
    let broken = &mut work.scenarios[1];
    broken.name = "n".repeat(61);
    broken.levers[Param::LeadsPerWeek] = Lever::Fixed(1e18);
    broken.levers[Param::DealMean] = Lever::Fixed(f64::NAN);
    broken.channels[0].fit = 2.0;
    broken.signals[0].points = 1e9;
    let errors = Simulator::new(&work.scenarios, work.seed, work.probes).err().expect("it is broken");
    assert!(errors.len() >= 5, "{errors:?}");
    assert_eq!(runner.answer(&request(&work, 0, 1)), Reply::Refused { job: JobId(1), errors });
}

pub fn another_revision_is_not_answered(runner: &mut impl Runner) {
    let mut request = request(&work(Company::Micro), 0, 1);
    request.revision += 1;
    assert_eq!(runner.answer(&request), Reply::Failed(Failure::Revision { mine: ENGINE_REVISION }));
}

pub fn absurd_spans_are_not_answered(runner: &mut impl Runner) {
    let work = work(Company::Micro);
    for (first, count) in [(0, MAX_SPAN + 1), (0, u32::MAX), (u32::MAX, 1)] {
        assert_eq!(runner.answer(&request(&work, first, count)), Reply::Failed(Failure::Span));
    }
}

/// The engine for plain years: what it answers, it answers as the whole one does.
pub fn plain_years_are_the_same(clock: fn() -> f64) {
    let (mut plain, mut whole) = (Inline::plain(clock), Inline::new(clock));
    let mut both = |work: &Work| {
        let request = request(work, 2, 3);
        (plain.answer_plain(&request), whole.answer(&request))
    };
    for company in Company::ALL {
        let work = work(company);
        let (Some(Reply::Batch { batch: got, .. }), Reply::Batch { batch: own, .. }) = both(&work) else {
            panic!("{company:?}");
        };
        assert_eq!(got, own, "{company:?}");
    }
    let mut broken = work(Company::Micro);
    broken.scenarios[1].levers[Param::DealMean] = Lever::Fixed(f64::NAN);
    let (refusal, own) = both(&broken);
    assert!(matches!(own, Reply::Refused { .. }));
    assert_eq!(refusal, Some(own));
}

pub fn other_years_are_left_to_the_whole(clock: fn() -> f64) {
    let mut plain = Inline::plain(clock);
    let mut paid = work(Company::Micro);
    paid.scenarios[1].choices.conduct = Conduct::Both;
    let mut nurtured = work(Company::Micro);
    nurtured.scenarios[0].levers[Param::NurtureShare] = Lever::Fixed(0.5);
    let weekly = Work { want: Want::Weeks, ..work(Company::Micro) };
    for work in [paid, nurtured, weekly] {
        assert_eq!(plain.answer_plain(&request(&work, 0, 1)), None);
    }
}
