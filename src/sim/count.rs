//! Counting waits and first contacts, four leads at a time; what becomes of those that engage is `follow`'s.
//! Sums are of whole numbers.

use super::batch::Probes;
use super::histogram::Histogram;
use super::kernel::{before, bits, mask, only};
use super::left::{ABSENT, Left};
use super::output::Output;
use super::quad::Quad;
use super::tally::Tally;
use super::ticks::{self, Time, in_hours};
use super::world::World;
use wide::{bytemuck, f32x4, i32x4, u32x4};

/// What is counted, and by whom.
pub struct Count<'a> {
    pub world: &'a World,
    /// Of the world among those of the cohort.
    pub number: usize,
    pub probes: &'a Probes,
    pub quads: &'a [Quad],
}

/// Attempts as in [`Left`], from those noted in the queue, the decay at the response time, and the luck of engagement.
pub trait Outcome: Fn(f32x4, f32x4, [f32; 4]) -> f32x4 {}
impl<F: Fn(f32x4, f32x4, [f32; 4]) -> f32x4> Outcome for F {}

impl Count<'_> {
    /// Counts all leads and notes those that engaged before the horizon: a bit per lane of each quad.
    pub fn run(
        &self,
        left: &Left,
        outcome: impl Outcome,
        tally: &mut Tally,
        responses: &mut Histogram,
        engaged: &mut [u8],
    ) {
        let [start, end] = self.world.window_ticks().map(i32x4::splat);
        let sla = i32x4::splat(ticks::ticks(self.world.sla_hours));
        let probes = self.probes.map(|probe| i32x4::splat(ticks::ticks(probe)));
        let zero = f32x4::ZERO;
        let fixed = self.world.fixed_response.map(|hours| f32x4::splat(hours as f32));
        let (mut counts, mut sums, mut attempts_made) = ([0_u32; COUNTS], [0_u64; SUMS], 0.0);
        let times = left.joins.chunks(4 * BLOCK).zip(left.at.chunks(4 * BLOCK));
        let noted = left.attempts.chunks(4 * BLOCK).zip(engaged.chunks_mut(BLOCK));
        let blocks = self.quads.chunks(BLOCK).zip(times.zip(noted));
        for (quads, ((joins, at), (attempts, engaged))) in blocks {
            let mut flags = [u32x4::ZERO; COUNTS.div_ceil(4)];
            let (mut parts, mut made) = ([Sum::default(); SUMS], f32x4::ZERO);
            let times = joins.chunks_exact(4).zip(at.chunks_exact(4));
            let noted = attempts.chunks_exact(4).zip(engaged);
            for (quad, ((joins, at), (attempts, engaged))) in quads.iter().zip(times.zip(noted)) {
                let noted = f32x4::new([attempts[0], attempts[1], attempts[2], attempts[3]]);
                let here = mask(noted.simd_gt(f32x4::splat(ABSENT)));
                let joins = i32x4::new([joins[0], joins[1], joins[2], joins[3]]);
                let at = i32x4::new([at[0], at[1], at[2], at[3]]);
                let arrived = i32x4::new(quad.arrived);
                let (wait, response_ticks) = (at - joins, at - arrived);
                let response = in_hours(response_ticks);
                let decay = self.world.decay.four(fixed.unwrap_or(response));
                let attempts = outcome(noted, decay, quad.engage);

                let offered = here & !before(joins, start);
                let fits = quad.marked(self.number).1;
                let tried = mask(attempts.simd_ne(zero));
                let open = here & !before(at, end);
                let inside = here & !before(at, start) & !open;
                let attempted = inside & tried;
                let gave_up = inside & !tried;
                let failed = inside & mask(attempts.simd_lt(zero));
                let early = before(arrived, start);
                let over = probes.map(|probe| before(probe, wait));
                let in_time = tried & !before(sla, wait);
                // A byte for each.
                flags[0] += offered & pack([before(i32x4::ZERO, wait), over[0], over[1], over[2]]);
                flags[1] += offered & pack([over[3], in_time, fits, ALL]);
                flags[2] += pack([attempted, failed, gave_up, open]);
                flags[3] += (open | failed | gave_up) & early & u32x4::ONE;
                let stood = (at.min(end) - joins.max(start)).max(i32x4::ZERO);
                parts[0].add(offered, bytemuck::cast(wait));
                parts[1].add(offered & fits, bytemuck::cast(wait));
                parts[2].add(here, bytemuck::cast(stood));
                parts[3].add(attempted, bytemuck::cast(response_ticks));
                parts[4].add(attempted, share(decay));
                made += only(attempted, attempts.abs());
                responses.add_four(response, attempted);
                *engaged = bits(here & !open & mask(attempts.simd_gt(zero))) as u8;
            }
            for (count, flag) in counts.iter_mut().zip(flags.iter().flat_map(unpack)) {
                *count += flag;
            }
            for (sum, part) in sums.iter_mut().zip(parts) {
                *sum += part.total();
            }
            attempts_made += made.to_array().into_iter().map(f64::from).sum::<f64>();
        }
        for (output, count) in COUNTED.into_iter().zip(counts) {
            tally.raise(output, f64::from(count));
        }
        tally.raise(Output::HandedOver, f64::from(counts[7]));
        for (output, sum) in SUMMED.into_iter().zip(sums) {
            tally.raise(output, ticks::hours(sum as Time));
        }
        tally.raise(Output::DecaySum, sums[4] as f64 / f64::from(SHARES));
        tally.raise(Output::Attempts, attempts_made);
    }
}

/// Fours counted in bytes before they are added up: a byte holds 255.
const BLOCK: usize = 64;

const COUNTS: usize = 13;
const COUNTED: [Output; COUNTS] = [
    Output::Waited,
    Output::WaitOver1,
    Output::WaitOver2,
    Output::WaitOver3,
    Output::WaitOver4,
    Output::WithinSla,
    Output::FitOffered,
    Output::Offered,
    Output::Attempted,
    Output::NotReached,
    Output::PatienceRanOut,
    Output::OpenAtEnd,
    Output::OpenAtStart,
];

const SUMS: usize = 5;
/// The first sums, of ticks; the last is of shares.
const SUMMED: [Output; SUMS - 1] =
    [Output::WaitHours, Output::FitWaitHours, Output::QueueHours, Output::ResponseHours];

/// Whole numbers added up: the sum is the same in any order, hence whoever else is in the cohort.
#[derive(Clone, Copy, Default)]
struct Sum {
    /// Of the lower and the upper 16 bits.
    low: u32x4,
    high: u32x4,
}

impl Sum {
    #[inline(always)]
    fn add(&mut self, mask: u32x4, whole: u32x4) {
        let whole = mask & whole;
        self.low += whole & u32x4::splat(0xFFFF);
        self.high += whole >> 16_u32;
    }

    fn total(&self) -> u64 {
        let sum = |lanes: u32x4| lanes.to_array().into_iter().map(u64::from).sum::<u64>();
        sum(self.low) + (sum(self.high) << 16)
    }
}

/// Parts of one in [`share`].
const SHARES: u32 = 1 << 23;

/// A number from 0 to 1 as so many parts of 2^23: the fraction of numbers from 1 to 2.
#[inline(always)]
fn share(lanes: f32x4) -> u32x4 {
    (lanes + f32x4::ONE).to_bits() - u32x4::splat(1_f32.to_bits())
}

const ALL: u32x4 = u32x4::MAX;

/// A one in the lowest byte of each lane whose first mask is set, and so on.
#[inline(always)]
fn pack(masks: [u32x4; 4]) -> u32x4 {
    let byte = |which: usize| masks[which] & u32x4::splat(1 << (8 * which));
    (byte(0) | byte(1)) | (byte(2) | byte(3))
}

/// The sums of the four bytes over the lanes.
fn unpack(packed: &u32x4) -> [u32; 4] {
    let lanes = packed.to_array();
    [0, 8, 16, 24].map(|shift| lanes.iter().map(|lane| lane >> shift & 0xFF).sum())
}
