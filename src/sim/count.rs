//! Counting what came of the leads on the list, four at a time; only those that engaged are looked at one by one.
//! Sums run over fixed lanes in a fixed order, so they are the same on every platform.

use super::arrive::Offer;
use super::batch::Probes;
use super::floor::Left;
use super::histogram::Histogram;
use super::journey::{Fate, fate};
use super::output::Output;
use super::rng::{Purpose, low};
use super::tally::Tally;
use super::world::World;
use wide::f64x4;

/// The waits of all leads offered: whole for their length, and in part for the time that the queue stood in the window.
pub fn waits(offers: &[Offer], left: &[Left], world: &World, probes: &Probes, tally: &mut Tally) {
    let (start, end, sla) = (c(tally.start), c(tally.end), c(world.sla_hours));
    let mut sums = [f64x4::ZERO; 7];
    let mut over = [f64x4::ZERO; 4];
    for_fours(offers, left, |four| {
        let wait = four.at - four.joins;
        let stood = four.at.fast_min(end) - four.joins.fast_max(start);
        let counted = four.valid & four.joins.simd_ge(start);
        let fit = counted & four.fit;
        let add = [
            counted & c(1.0),
            fit & c(1.0),
            counted & wait.simd_gt(c(0.0)) & c(1.0),
            counted & wait,
            fit & wait,
            four.valid & stood.fast_max(c(0.0)),
            counted & four.served & wait.simd_le(sla) & c(1.0),
        ];
        for (sum, add) in sums.iter_mut().zip(add) {
            *sum += add;
        }
        for (over, &probe) in over.iter_mut().zip(probes) {
            *over += counted & wait.simd_gt(c(probe)) & c(1.0);
        }
    });
    let [offered, fits, waited, hours, fit_hours, queue_hours, in_time] = sums.map(total);
    tally.raise(Output::HandedOver, offered);
    tally.raise(Output::Offered, offered);
    tally.raise(Output::FitOffered, fits);
    tally.raise(Output::Waited, waited);
    tally.raise(Output::WaitHours, hours);
    tally.raise(Output::FitWaitHours, fit_hours);
    tally.raise(Output::QueueHours, queue_hours);
    tally.raise(Output::WithinSla, in_time);
    let probes = [Output::WaitOver1, Output::WaitOver2, Output::WaitOver3, Output::WaitOver4];
    for (output, over) in probes.into_iter().zip(over) {
        tally.raise(output, total(over));
    }
}

/// How leads left the list: given up, not reached, still open, or engaged and then on their way.
pub fn contacts(
    offers: &[Offer],
    left: &[Left],
    world: &World,
    tally: &mut Tally,
    responses: &mut Histogram,
) {
    let (start, end) = (c(tally.start), c(tally.end));
    let mut sums = [f64x4::ZERO; 8];
    for_fours(offers, left, |four| {
        let open = four.valid & four.at.simd_ge(end);
        let inside = four.valid & four.at.simd_ge(start) & !open;
        let attempted = inside & four.served;
        let ended = inside & !four.engaged;
        let early = four.arrived.simd_lt(start);
        let response = four.at - four.arrived;
        let add = [
            attempted & c(1.0),
            attempted & response,
            attempted & four.attempts,
            attempted & four.decay,
            ended & four.served & c(1.0),
            ended & !four.served & c(1.0),
            open & c(1.0),
            (open | ended) & early & c(1.0),
        ];
        for (sum, add) in sums.iter_mut().zip(add) {
            *sum += add;
        }
        let (mut counted, response) = (attempted.to_bitmask(), response.to_array());
        while counted != 0 {
            responses.add(response[counted.trailing_zeros() as usize]);
            counted &= counted - 1;
        }
    });
    let [attempted, response, attempts, decay, not_reached, gave_up, open, early] = sums.map(total);
    tally.raise(Output::Attempted, attempted);
    tally.raise(Output::ResponseHours, response);
    tally.raise(Output::Attempts, attempts);
    tally.raise(Output::DecaySum, decay);
    tally.raise(Output::NotReached, not_reached);
    tally.raise(Output::PatienceRanOut, gave_up);
    tally.raise(Output::OpenAtEnd, open);
    tally.raise(Output::OpenAtStart, early);
    for (offer, left) in offers.iter().zip(left) {
        if left.engaged && left.at < tally.end {
            follow(offer, left.at, world, tally);
        }
    }
}

/// An engaged lead, from the conversation at `start` on.
#[inline(always)]
fn follow(offer: &Offer, start: f64, world: &World, tally: &mut Tally) {
    // The conversation comes before the horizon; it counts if it is not before the window.
    let counted = start >= tally.start;
    let reported = u64::from(low(offer.key.word(Purpose::Feedback))) < world.report_cut;
    tally.raise(Output::Contacted, f64::from(u8::from(counted)));
    tally.raise(Output::Reported, f64::from(u8::from(counted && reported)));
    match fate(world, offer.key, usize::from(offer.fit)) {
        Fate::Rejected(reason) => {
            let first = Output::RejectedBudget as usize;
            tally.end(Output::ALL[first + usize::from(reason)], offer.arrived, start);
        }
        Fate::NoOpportunity => {
            tally.event(Output::Sqls, start);
            tally.end(Output::NoOpportunity, offer.arrived, start);
        }
        Fate::Deal { won, cycle, value } => follow_deal(offer, start, won, cycle, value, tally),
    }
}

fn follow_deal(offer: &Offer, start: f64, won: bool, cycle: f64, value: f64, tally: &mut Tally) {
    let fit = f64::from(offer.fit);
    let closes = start + cycle;
    tally.event(Output::Sqls, start);
    tally.event(Output::Opportunities, start);
    tally.add(Output::FitOpportunities, start, fit);
    tally.add(Output::PipelineCreated, start, value);
    if !won {
        return tally.end(Output::DealLost, offer.arrived, closes);
    }
    tally.end(Output::Won, offer.arrived, closes);
    tally.add(Output::FitWon, closes, fit);
    tally.add(Output::Revenue, closes, value);
    tally.add(Output::ClosedDays, closes, cycle / 24.0);
}

/// Four leads in lanes; masks have all bits of a lane set or none.
struct Four {
    joins: f64x4,
    arrived: f64x4,
    at: f64x4,
    decay: f64x4,
    attempts: f64x4,
    fit: f64x4,
    served: f64x4,
    engaged: f64x4,
    valid: f64x4,
}

#[inline(always)]
fn for_fours(offers: &[Offer], left: &[Left], mut each: impl FnMut(Four)) {
    let whole = offers.len() / 4 * 4;
    for (offers, left) in offers[..whole].chunks_exact(4).zip(left[..whole].chunks_exact(4)) {
        each(four(
            [&offers[0], &offers[1], &offers[2], &offers[3]],
            [&left[0], &left[1], &left[2], &left[3]],
            4,
        ));
    }
    let rest = offers.len() - whole;
    if rest > 0 {
        let lane = |i: usize| whole + i.min(rest - 1);
        let offers = [0, 1, 2, 3].map(|i| &offers[lane(i)]);
        let left = [0, 1, 2, 3].map(|i| &left[lane(i)]);
        each(four(offers, left, rest as u32));
    }
}

#[inline(always)]
fn four(o: [&Offer; 4], l: [&Left; 4], count: u32) -> Four {
    let lanes = |value: [f64; 4]| f64x4::new(value);
    let attempts = lanes([0, 1, 2, 3].map(|i| f64::from(l[i].attempts)));
    let mask = |flags: [bool; 4]| {
        f64x4::from_bits(wide::u64x4::new(flags.map(|flag| u64::from(flag).wrapping_neg())))
    };
    Four {
        joins: lanes([o[0].joins, o[1].joins, o[2].joins, o[3].joins]),
        arrived: lanes([o[0].arrived, o[1].arrived, o[2].arrived, o[3].arrived]),
        at: lanes([l[0].at, l[1].at, l[2].at, l[3].at]),
        decay: lanes([0, 1, 2, 3].map(|i| f64::from(l[i].decay))),
        attempts,
        fit: mask([o[0].fit == 1, o[1].fit == 1, o[2].fit == 1, o[3].fit == 1]),
        served: attempts.simd_gt(c(0.0)),
        engaged: mask([l[0].engaged, l[1].engaged, l[2].engaged, l[3].engaged]),
        valid: c(f64::from(count)).simd_gt(lanes([0.0, 1.0, 2.0, 3.0])),
    }
}

#[inline(always)]
fn c(value: f64) -> f64x4 {
    f64x4::splat(value)
}

fn total(lanes: f64x4) -> f64 {
    let [a, b, c, d] = lanes.to_array();
    (a + b) + (c + d)
}
