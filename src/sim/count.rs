//! Counting waits and first contacts, four leads at a time; what becomes of those that engage is `follow`'s.
//! Sums run over fixed lanes in a fixed order, so they are the same on every platform.

use super::batch::Probes;
use super::histogram::Histogram;
use super::left::Left;
use super::output::Output;
use super::tally::Tally;
use super::world::World;
use wide::f64x4;

/// The waits of all leads offered: whole for their length, and in part for the time that the queue stood in the window.
pub fn waits(left: &[Left], world: &World, probes: &Probes, tally: &mut Tally) {
    let (start, end, sla) = (c(tally.start), c(tally.end), c(world.sla_hours));
    let one = c(1.0);
    let mut sums = [f64x4::ZERO; 7];
    let mut over = [f64x4::ZERO; 4];
    for four in left {
        let (joined, at, fit) = (c4(four.joined), c4(four.at), c4(four.fit));
        let wait = at - joined;
        let stood = at.fast_min(end) - joined.fast_max(start);
        let counted = joined.simd_ge(start);
        let served = c4(four.attempts).simd_ne(f64x4::ZERO);
        let counts = counted & one;
        let hours = counted & wait;
        let add = [
            counts,
            counts * fit,
            counts & wait.simd_gt(f64x4::ZERO),
            hours,
            hours * fit,
            stood.fast_max(f64x4::ZERO),
            counts & served & wait.simd_le(sla),
        ];
        for (sum, add) in sums.iter_mut().zip(add) {
            *sum += add;
        }
        for (over, &probe) in over.iter_mut().zip(probes) {
            *over += counts & wait.simd_gt(c(probe));
        }
    }
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

/// How leads left the list: given up, not reached, still open; those that engaged are on their way.
pub fn contacts(left: &[Left], tally: &mut Tally, responses: &mut Histogram) {
    let (start, end) = (c(tally.start), c(tally.end));
    let (zero, one) = (f64x4::ZERO, c(1.0));
    let mut sums = [f64x4::ZERO; 8];
    for four in left {
        let (arrived, at, attempts) = (c4(four.arrived), c4(four.at), c4(four.attempts));
        let open = at.simd_ge(end);
        let inside = at.simd_ge(start) & !open;
        let attempted = inside & attempts.simd_ne(zero);
        let failed = inside & attempts.simd_lt(zero);
        let gave_up = inside & attempts.simd_eq(zero);
        let early = arrived.simd_lt(start);
        let response = at - arrived;
        let add = [
            attempted & one,
            attempted & response,
            attempted & attempts.abs(),
            attempted & c4(four.decay),
            failed & one,
            gave_up & one,
            open & one,
            (open | failed | gave_up) & early & one,
        ];
        for (sum, add) in sums.iter_mut().zip(add) {
            *sum += add;
        }
        let (mut counted, response) = (attempted.to_bitmask(), response.to_array());
        while counted != 0 {
            responses.add(response[counted.trailing_zeros() as usize % 4]);
            counted &= counted - 1;
        }
    }
    let [attempted, response, attempts, decay, not_reached, gave_up, open, early] = sums.map(total);
    tally.raise(Output::Attempted, attempted);
    tally.raise(Output::ResponseHours, response);
    tally.raise(Output::Attempts, attempts);
    tally.raise(Output::DecaySum, decay);
    tally.raise(Output::NotReached, not_reached);
    tally.raise(Output::PatienceRanOut, gave_up);
    tally.raise(Output::OpenAtEnd, open);
    tally.raise(Output::OpenAtStart, early);
}

#[inline(always)]
fn c(value: f64) -> f64x4 {
    f64x4::splat(value)
}

#[inline(always)]
fn c4(lanes: [f64; 4]) -> f64x4 {
    f64x4::new(lanes)
}

fn total(lanes: f64x4) -> f64 {
    let [a, b, c, d] = lanes.to_array();
    (a + b) + (c + d)
}
