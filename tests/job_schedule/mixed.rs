//! Any mixture of failures, interruptions and orders: each trial is still accepted once, and every job ends.

use crate::stage::{Stage, Task, Worker};
use embudo::job::Span;
use embudo::job::schedule::{Event, Place, WorkerId};
use proptest::prelude::*;

/// What happens next; the numbers pick among those it can happen to.
#[derive(Clone, Copy, Debug)]
enum Act {
    Ready(usize),
    Deliver(usize, f64),
    PageDelivers(f64),
    Crash(usize),
    Mismatch(usize),
    Refuse(usize),
    /// The worker says again, or other than, what it was asked.
    Babble(usize, Span),
    /// A word of a worker that is gone.
    Ghost(usize),
    Wait(f64),
    Leap(f64),
    Start(u32),
    Extend(u32),
    Cancel,
    Pause,
    Resume,
}

fn acts() -> impl Strategy<Value = Vec<Act>> {
    let pick = 0..8_usize;
    let millis = prop_oneof![Just(0.0), 0.1..200.0, Just(5_000.0), Just(f64::NAN)];
    let span = (0..400_u32, 0..40_u32).prop_map(|(first, count)| Span { first, count });
    let act = prop_oneof![
        6 => pick.clone().prop_map(Act::Ready),
        12 => (pick.clone(), millis.clone()).prop_map(|(pick, millis)| Act::Deliver(pick, millis)),
        4 => millis.prop_map(Act::PageDelivers),
        4 => pick.clone().prop_map(Act::Crash),
        1 => pick.clone().prop_map(Act::Mismatch),
        1 => pick.clone().prop_map(Act::Refuse),
        1 => (pick.clone(), span).prop_map(|(pick, span)| Act::Babble(pick, span)),
        2 => pick.prop_map(Act::Ghost),
        2 => (0.0..40_000.0).prop_map(Act::Wait),
        1 => (-1e7..1e7).prop_map(Act::Leap),
        2 => (0..400_u32).prop_map(Act::Start),
        1 => (0..600_u32).prop_map(Act::Extend),
        1 => Just(Act::Cancel),
        1 => Just(Act::Pause),
        2 => Just(Act::Resume),
    ];
    prop::collection::vec(act, 0..200)
}

fn play(stage: &mut Stage, act: Act) {
    match act {
        Act::Ready(pick) => choose(&stage.ids(), pick, |id| stage.on_ready(id)),
        Act::Deliver(pick, millis) => choose(&stage.busy(), pick, |(id, _)| stage.deliver(id, millis)),
        Act::PageDelivers(millis) if stage.page.is_some() => stage.page_delivers(millis),
        Act::PageDelivers(_) => {}
        Act::Crash(pick) => choose(&stage.ids(), pick, |id| stage.on(Event::Lost(id))),
        Act::Mismatch(pick) => choose(&stage.ids(), pick, |id| stage.on(Event::Mismatched(id))),
        Act::Refuse(pick) => choose(&stage.busy(), pick, |(id, (job, _))| {
            stage.workers.insert(id, Worker::Idle);
            stage.on(Event::Refused { place: Place::Worker(id), job });
        }),
        Act::Babble(pick, span) => choose(&stage.ids(), pick, |id| {
            let job = stage.task(id).map(|(job, _)| job).or(stage.job);
            let Some(job) = job.filter(|job| stage.task(id) != Some((*job, span))) else { return };
            stage.on(Event::Delivered { place: Place::Worker(id), job, span, millis: 1.0 });
        }),
        Act::Ghost(pick) => choose(&stage.late.clone(), pick, |(id, (job, span)): (WorkerId, Task)| {
            stage.on(Event::Delivered { place: Place::Worker(id), job, span, millis: 1.0 });
            stage.on(Event::Lost(id));
        }),
        Act::Wait(millis) => stage.wait(millis),
        Act::Leap(millis) => {
            stage.now += millis;
            stage.on(Event::Tick);
        }
        Act::Start(trials) => drop(stage.start(trials)),
        Act::Extend(trials) if stage.job.is_some() => stage.extend(trials),
        Act::Extend(_) => {}
        Act::Cancel => {
            stage.job = None;
            stage.on(Event::Cancel);
        }
        Act::Pause => stage.on(Event::Pause),
        Act::Resume => stage.on(Event::Resume),
    }
}

fn choose<T: Copy>(from: &[T], pick: usize, then: impl FnOnce(T)) {
    if !from.is_empty() {
        then(from[pick % from.len()]);
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2_000))]

    #[test]
    fn each_trial_once_whatever_happens(workers in 0..5_u32, trials in 0..400_u32, acts in acts()) {
        let mut stage = Stage::new(workers);
        stage.start(trials);
        for act in acts {
            play(&mut stage, act);
        }
        stage.on(Event::Resume);
        stage.run_to_end(0.4);
        match stage.job {
            Some(job) => {
                stage.check_complete();
                prop_assert!(stage.finished.contains(&job));
            }
            None => prop_assert!(stage.schedule.progress().is_none()),
        }
        prop_assert!(!stage.schedule.is_waiting());
    }

    /// With nothing but crashes there are only so many workers to crash, and the job ends.
    #[test]
    fn crashes_alone_come_to_an_end(workers in 0..9_u32, ready in any::<[bool; 64]>()) {
        let mut stage = Stage::new(workers);
        stage.start(1_000);
        let mut rounds = 0;
        while let Some(id) = stage.ids().first().copied() {
            if ready[rounds % ready.len()] {
                stage.all_ready();
            }
            stage.on(Event::Lost(id));
            rounds += 1;
            prop_assert!(rounds <= 2 * workers as usize + 2);
        }
        stage.run_to_end(0.4);
        prop_assert!(stage.finished.len() + stage.given_up.len() == 1);
    }
}
