//! Asks the engine's own steps about one lead at a time, with a tally of its own: what is counted there is what happened
//! to it. So a journey cannot say anything else than the trial did. Leaves to others: which leads there are (`replay`).

use super::{Event, Fate, Step};
use crate::after::{Handover, Win, follow_one};
use crate::follow::{Engaged, FollowScratch, follow};
use crate::output::Output;
use crate::tally::Tally;
use crate::ticks;
use crate::trial::Traces;
use crate::world::World;
use domain::{EndState, Reason};

/// Halvings that find a moment to the last digit that a double has.
const HALVINGS: u32 = 64;

const REASONS: [(Output, Reason); 5] = [
    (Output::RejectedBudget, Reason::Budget),
    (Output::RejectedAuthority, Reason::Authority),
    (Output::RejectedTiming, Reason::Timing),
    (Output::RejectedRival, Reason::Rival),
    (Output::RejectedNoReply, Reason::NoReply),
];

/// What came of a lead with which a rep spoke.
pub struct Talk<'a> {
    pub traces: Traces<'a>,
    /// As it was when they spoke.
    pub world: &'a World,
    /// Its place in the cohort.
    pub lead: usize,
}

impl Talk<'_> {
    /// The steps from the first contact on, up to the deal.
    pub fn steps(&self, scratch: &mut FollowScratch, steps: &mut Vec<Step>) -> Fate {
        let end = self.world.window().1;
        let at = ticks::hours(self.traces.left.at[self.lead].into());
        let mut step = |at: f64, event: Event| steps.push(Step { at, event });
        let told = self.counted(end, scratch);
        let happened = |output: Output| told.total(output) > 0.0;
        step(at, Event::Contacted);
        for (output, reason) in REASONS {
            if happened(output) {
                step(at, Event::Rejected(reason));
                return Fate::Ended(EndState::Rejected(reason));
            }
        }
        step(at, Event::Accepted);
        if happened(Output::NoOpportunity) {
            step(at, Event::NoOpportunity);
            return Fate::Ended(EndState::NoOpportunity);
        }
        let value = told.total(Output::PipelineCreated);
        step(at, Event::Opened { value });
        if happened(Output::Won) {
            step(at + told.total(Output::ClosedDays) * 24.0, Event::Won { value });
            return Fate::Ended(EndState::Won);
        }
        if happened(Output::DealLost) {
            let closed = |end: f64, scratch: &mut FollowScratch| {
                self.counted(end, scratch).total(Output::DealLost) > 0.0
            };
            step(moment(at, end, |end| closed(end, scratch)), Event::Lost);
            return Fate::Ended(EndState::DealLost);
        }
        Fate::StillOpen
    }

    fn counted(&self, end: f64, scratch: &mut FollowScratch) -> Tally {
        let mut tally = Tally::until(end);
        let Traces { number, engaged: Engaged { quads, at, .. }, .. } = self.traces;
        let (quad, lane) = (self.lead / 4, self.lead % 4);
        let one = Engaged { quads: &quads[quad..][..1], lanes: &[1 << lane], at: &at[4 * quad..][..4] };
        follow(one, number, self.world, &mut tally, scratch);
        tally
    }
}

/// A customer's steps from going live on.
pub fn customer(world: &World, win: &Win, handover: Handover, steps: &mut Vec<Step>) {
    let (live, end) = (handover.at, world.window().1);
    let counted = |output: Output, end: f64| {
        let mut tally = Tally::until(end);
        follow_one(win, handover, &world.after, &mut tally);
        tally.total(output)
    };
    let late_days = counted(Output::LateDays, end);
    steps.push(Step { at: live, event: Event::Delivered { reworks: handover.reworks, late_days } });
    for (output, event) in [(Output::Expansions, Event::Expanded), (Output::Churned, Event::Churned)] {
        for number in 1..=counted(output, end) as u32 {
            let at = moment(live, end, |end| counted(output, end) >= f64::from(number));
            steps.push(Step { at, event });
        }
    }
}

/// When something happened that has not by `from`, but by `to`.
fn moment(mut from: f64, mut to: f64, mut has: impl FnMut(f64) -> bool) -> f64 {
    for _ in 0..HALVINGS {
        let middle = 0.5 * (from + to);
        if has(middle) { to = middle } else { from = middle }
    }
    from
}
