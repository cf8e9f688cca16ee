//! The schedule of workers: what it does when all goes well, and in each way in which it may not.
//! That it holds in any mixture of them is left to `mixed`.

mod mixed;
mod stage;

use embudo::job::schedule::{Event, Notice, Place, WorkerId};
use embudo::job::{JobId, Span};
use stage::{Stage, Worker};

/// Milliseconds of a trial that matters to no test.
const COST: f64 = 0.4;

#[test]
fn every_worker_gets_a_small_batch_at_once_and_then_larger_ones() {
    let mut stage = Stage::ready(2);
    stage.start(2_000);
    let mut sizes = Vec::new();
    for _ in 0..5 {
        let (id, (_, span)) = stage.busy()[0];
        sizes.push(span.count);
        stage.deliver(id, COST * f64::from(span.count));
    }
    assert_eq!(sizes, [16, 32, 64, 80, 80]);
    stage.run_to_end(COST);
    assert_eq!(stage.finished, [JobId(1)]);
}

#[test]
fn the_earliest_trials_come_first() {
    let mut stage = Stage::ready(3);
    stage.start(100);
    let firsts: Vec<u32> = stage.busy().iter().map(|(_, (_, span))| span.first).collect();
    assert_eq!(firsts, [0, 16, 32]);
}

#[test]
fn the_end_of_a_job_is_shared_out() {
    let mut stage = Stage::ready(4);
    stage.start(64);
    let counts: Vec<u32> = stage.busy().iter().map(|(_, (_, span))| span.count).collect();
    assert_eq!(counts, [16, 12, 9, 8], "the rest divided by four, again and again, but not in crumbs");
}

#[test]
fn a_job_waits_for_workers_that_start_up() {
    let mut stage = Stage::new(1);
    stage.start(10);
    assert_eq!(stage.page, None);
    stage.all_ready();
    assert_eq!(stage.busy().len(), 1);
}

#[test]
fn the_page_begins_without_workers_that_take_long() {
    let mut stage = Stage::new(1);
    stage.start(1_000);
    stage.wait(2_000.0);
    assert!(stage.page.is_some());
    stage.all_ready();
    assert_eq!(stage.busy().len(), 1);
    stage.page_delivers(1.0);
    assert_eq!(stage.page, None, "the page stops as soon as a worker serves");
    assert_eq!(stage.accepted.len(), 1, "but its slice counts");
}

#[test]
fn without_workers_the_page_computes_in_short_slices() {
    let mut stage = Stage::new(0);
    stage.start(100);
    let mut sizes = Vec::new();
    while let Some((_, span)) = stage.page {
        sizes.push(span.count);
        stage.page_delivers(COST * f64::from(span.count));
    }
    assert_eq!(sizes, [1, 2, 4, 8, 16, 20, 20, 20, 9], "20 trials take 8 ms");
    assert_eq!(stage.notices, [], "that was asked for");
}

#[test]
fn a_crashed_worker_is_replaced_and_its_batch_redone() {
    let mut stage = Stage::ready(1);
    stage.start(50);
    let id = stage.ids()[0];
    stage.on(Event::Lost(id));
    assert_eq!(stage.notices, [Notice::WorkerReplaced]);
    assert_eq!(stage.workers.get(&id), None);
    stage.all_ready();
    assert_eq!(stage.busy()[0].1.1, Span { first: 0, count: 16 });
    stage.run_to_end(COST);
    assert_eq!(stage.finished, [JobId(1)]);
}

#[test]
fn a_hung_worker_is_replaced_and_what_it_says_later_is_ignored() {
    let mut stage = Stage::ready(1);
    stage.start(50);
    let (id, (job, span)) = stage.busy()[0];
    stage.wait(29_000.0);
    assert_eq!(stage.busy().len(), 1, "the first batch of an unknown scenario may take long");
    stage.wait(2_000.0);
    assert_eq!(stage.workers.get(&id), None);
    stage.on(Event::Delivered { place: Place::Worker(id), job, span, millis: 1.0 });
    assert_eq!(stage.accepted, []);
    stage.run_to_end(COST);
    assert_eq!(stage.finished, [JobId(1)]);
}

#[test]
fn all_who_hang_are_replaced_at_once() {
    let mut stage = Stage::ready(3);
    stage.start(1_000);
    stage.wait(30_000.0);
    assert_eq!(stage.workers.len(), 3);
    assert!(stage.workers.values().all(|worker| *worker == Worker::Starting));
}

#[test]
fn patience_follows_the_cost_of_a_batch() {
    // The dear trials are asked for one by one, and are late after 20 times their cost.
    for (millis_per_trial, patience) in [(COST, 5_000.0), (500.0, 10_000.0)] {
        let mut stage = Stage::ready(1);
        stage.start(10_000);
        stage.deliver(WorkerId(0), 16.0 * millis_per_trial);
        stage.wait(patience - 500.0);
        assert!(stage.workers.contains_key(&WorkerId(0)), "{millis_per_trial}: too early");
        stage.wait(1_000.0);
        assert!(!stage.workers.contains_key(&WorkerId(0)), "{millis_per_trial}: too late");
    }
}

#[test]
fn a_job_is_not_judged_by_what_the_one_before_cost() {
    let mut stage = Stage::ready(1);
    stage.start(10_000);
    stage.deliver(WorkerId(0), 1.0);
    stage.deliver(WorkerId(0), 1.0);
    stage.start(10_000);
    stage.deliver(WorkerId(0), 1.0);
    stage.wait(25_000.0);
    assert!(stage.workers.contains_key(&WorkerId(0)));
}

#[test]
fn a_laptop_that_slept_has_no_hung_workers() {
    let mut stage = Stage::ready(2);
    stage.start(1_000);
    stage.now += 8.0 * 3_600_000.0;
    stage.on(Event::Tick);
    assert_eq!(stage.busy().len(), 2);
    assert_eq!(stage.notices, []);
}

#[test]
fn when_no_worker_starts_the_page_computes_everything() {
    let mut stage = Stage::new(2);
    stage.start(100);
    while let Some(id) = stage.ids().first() {
        stage.on(Event::Lost(*id));
    }
    assert_eq!(stage.spawned, 6, "two, and four replacements");
    assert_eq!(stage.notices.last(), Some(&Notice::WorkersGone));
    stage.run_to_end(COST);
    assert_eq!(stage.finished, [JobId(1)]);
    stage.start(100);
    stage.run_to_end(COST);
    assert_eq!(stage.finished, [JobId(1), JobId(2)]);
    assert_eq!(stage.spawned, 6);
}

#[test]
fn workers_that_never_say_a_word_are_late_too() {
    let mut stage = Stage::new(1);
    stage.start(100);
    stage.wait(100_000.0);
    assert!(stage.workers.is_empty());
    stage.run_to_end(COST);
    assert_eq!(stage.finished, [JobId(1)]);
}

#[test]
fn workers_that_work_are_replaced_however_many_are_lost_over_the_hours() {
    let mut stage = Stage::ready(1);
    for _ in 0..50 {
        stage.start(20);
        stage.on(Event::Lost(stage.ids()[0]));
        stage.run_to_end(COST);
    }
    assert_eq!(stage.finished.len(), 50);
    assert!(!stage.notices.contains(&Notice::WorkersGone));
}

#[test]
fn trials_that_cost_three_workers_end_the_job_and_never_reach_the_page() {
    let mut stage = Stage::ready(1);
    stage.start(50);
    for _ in 0..3 {
        stage.all_ready();
        stage.on(Event::Lost(stage.ids()[0]));
    }
    assert_eq!(stage.given_up, [(JobId(1), Span { first: 0, count: 16 })]);
    stage.all_ready();
    assert_eq!((stage.busy(), stage.page), (vec![], None));
    stage.start(50);
    stage.run_to_end(COST);
    assert_eq!(stage.finished, [JobId(2)], "the next job has a worker again");
}

#[test]
fn a_scenario_that_crashes_every_worker_never_reaches_the_page() {
    for workers in 1..=8 {
        let mut stage = Stage::ready(workers);
        stage.start(1_000);
        while stage.job.is_some() {
            let (id, _) = stage.busy()[0];
            stage.on(Event::Lost(id));
            // The replacement takes its time, and the page does not step in.
            stage.wait(3_000.0);
            assert_eq!(stage.page, None);
            stage.all_ready();
        }
        assert_eq!(stage.given_up.len(), 1);
        assert!(!stage.notices.contains(&Notice::WorkersGone));
    }
}

#[test]
fn a_new_job_takes_over_as_workers_come_free() {
    let mut stage = Stage::ready(2);
    stage.start(1_000);
    stage.start(500);
    assert!(stage.busy().iter().all(|(_, (job, _))| *job == JobId(1)), "a batch cannot be interrupted");
    let id = stage.ids()[0];
    stage.deliver(id, 5.0);
    assert_eq!(stage.accepted, [], "it is of the job before");
    assert_eq!(stage.task(id), Some((JobId(2), Span { first: 0, count: 16 })));
    stage.run_to_end(COST);
    assert_eq!(stage.finished, [JobId(2)]);
}

#[test]
fn a_worker_lost_over_the_job_before_costs_this_one_nothing() {
    let mut stage = Stage::ready(1);
    for _ in 0..4 {
        stage.start(100);
        stage.start(100);
        stage.on(Event::Lost(stage.ids()[0]));
        stage.run_to_end(COST);
    }
    assert_eq!(stage.given_up, []);
}

#[test]
fn a_pause_lets_batches_end_and_starts_none() {
    let mut stage = Stage::ready(2);
    stage.start(1_000);
    stage.on(Event::Pause);
    stage.deliver(WorkerId(0), 1.0);
    stage.deliver(WorkerId(1), 1.0);
    assert_eq!((stage.accepted.len(), stage.busy().len()), (2, 0));
    assert!(!stage.schedule.is_waiting(), "nobody is late in a pause");
    stage.start(200);
    assert_eq!(stage.busy().len(), 0, "a new job is paused, too");
    stage.on(Event::Resume);
    stage.run_to_end(COST);
    assert_eq!(stage.finished, [JobId(2)]);
}

#[test]
fn a_finished_job_can_be_extended_but_not_shortened() {
    let mut stage = Stage::ready(1);
    stage.start(100);
    stage.run_to_end(COST);
    stage.extend(50);
    assert_eq!((stage.busy(), stage.finished.len()), (vec![], 1));
    stage.extend(300);
    stage.run_to_end(COST);
    assert_eq!(stage.finished, [JobId(1), JobId(1)]);
}

#[test]
fn a_job_without_trials_is_finished_at_once() {
    let mut stage = Stage::ready(1);
    stage.start(0);
    assert_eq!((stage.finished.len(), stage.busy().len()), (1, 0));
}

#[test]
fn a_cancelled_job_is_worked_on_no_more() {
    let mut stage = Stage::ready(1);
    stage.start(100);
    stage.on(Event::Cancel);
    stage.deliver(WorkerId(0), 1.0);
    assert_eq!((stage.accepted.len(), stage.busy().len()), (0, 0));
    assert_eq!(stage.schedule.progress(), None);
}

#[test]
fn a_refused_job_ends_and_its_workers_stay() {
    let mut stage = Stage::ready(2);
    let job = stage.start(100);
    for id in stage.ids() {
        stage.workers.insert(id, Worker::Idle);
        stage.on(Event::Refused { place: Place::Worker(id), job });
    }
    assert_eq!(stage.refused, [job], "told once");
    stage.start(100);
    stage.run_to_end(COST);
    assert_eq!((stage.finished.len(), stage.spawned), (1, 2));
}

#[test]
fn workers_of_another_version_are_sent_away_for_good() {
    let mut stage = Stage::new(3);
    stage.start(100);
    for id in stage.ids() {
        stage.on(Event::Mismatched(id));
    }
    assert_eq!(stage.notices, [Notice::VersionMismatch]);
    stage.run_to_end(COST);
    assert_eq!((stage.finished.len(), stage.spawned), (1, 3));
}

#[test]
fn a_worker_that_answers_what_it_was_not_asked_is_replaced() {
    let mut stage = Stage::ready(1);
    let job = stage.start(100);
    let span = Span { first: 0, count: 15 };
    stage.on(Event::Delivered { place: Place::Worker(WorkerId(0)), job, span, millis: 1.0 });
    assert_eq!((stage.accepted.len(), stage.workers.contains_key(&WorkerId(0))), (0, false));
    stage.run_to_end(COST);
    assert_eq!(stage.finished, [JobId(1)]);
}
