//! Counting waits and first contacts, four leads at a time; what becomes of those that engage is `follow`'s.
//! Sums run over fixed lanes in a fixed order, so they are the same on every platform.

use super::batch::Probes;
use super::histogram::Histogram;
use super::kernel::{bits, mask, narrow};
use super::left::Left;
use super::output::Output;
use super::quad::Quad;
use super::sort::Joining;
use super::tally::Tally;
use super::world::World;
use wide::{bytemuck, f32x4, f64x4, u32x4};

/// What is counted, and by whom.
pub struct Count<'a> {
    pub world: &'a World,
    pub probes: &'a Probes,
    pub joining: Joining<'a>,
    pub quads: &'a [Quad],
}

/// Attempts as in [`Left`], from those noted in the queue, the decay at the response time, and the luck of engagement.
pub trait Outcome: Fn(f32x4, f32x4, [f32; 4]) -> f32x4 {}
impl<F: Fn(f32x4, f32x4, [f32; 4]) -> f32x4> Outcome for F {}

impl Count<'_> {
    /// Counts all leads and lists those that engaged before the horizon, as places in `joining`: as many as answered.
    pub fn run(
        &self,
        left: &Left,
        outcome: impl Outcome,
        tally: &mut Tally,
        responses: &mut Histogram,
        engaged: &mut [u32],
    ) -> usize {
        let (start, end) = (f64x4::splat(tally.start), f64x4::splat(tally.end));
        let (zero, sla) = (f32x4::ZERO, f32x4::splat(self.world.sla_hours as f32));
        let probes = self.probes.map(|probe| f32x4::splat(probe as f32));
        let fixed = self.world.fixed_response.map(|hours| f32x4::splat(hours as f32));
        let (mut counts, mut sums) = ([0_u32; COUNTS], [0.0; SUMS]);
        let mut listed = 0;
        let noted = left.at.chunks(4 * BLOCK).zip(left.attempts.chunks(4 * BLOCK));
        let joined = self.joining.joins.chunks(4 * BLOCK).zip(self.joining.tags.chunks(4 * BLOCK));
        for (block, ((joins, tags), (at, attempts))) in joined.zip(noted).enumerate() {
            let (mut flags, mut parts) = ([u32x4::ZERO; COUNTS.div_ceil(4)], [f32x4::ZERO; SUMS]);
            let fours = joins.chunks_exact(4).zip(tags.chunks_exact(4));
            let fours = fours.zip(at.chunks_exact(4).zip(attempts.chunks_exact(4)));
            for (number, ((joins, tags), (at, attempts))) in fours.enumerate() {
                let quad = |lane: usize| &self.quads[tags[lane].lead as usize / 4];
                let from = |lane: usize| tags[lane].lead as usize % 4;
                let arrived = f64x4::new([0, 1, 2, 3].map(|lane| quad(lane).arrived[from(lane)]));
                let engage = [0, 1, 2, 3].map(|lane| quad(lane).engage[from(lane)]);
                let fit = u32x4::new([0, 1, 2, 3].map(|lane| u32::from(tags[lane].fit)));
                let joins = f64x4::new([joins[0], joins[1], joins[2], joins[3]]);
                let at = f64x4::new([at[0], at[1], at[2], at[3]]);
                let noted = f32x4::new([attempts[0], attempts[1], attempts[2], attempts[3]]);
                // Differences keep their digits in single precision, and their sign.
                let (wait, response) = (narrow(at - joins), narrow(at - arrived));
                let decay = self.world.decay.four(fixed.unwrap_or(response));
                let attempts = outcome(noted, decay, engage);

                let offered = mask(narrow(joins - start).simd_ge(zero));
                let fits = mask_of(fit) & offered;
                let tried = mask(attempts.simd_ne(zero));
                let open = mask(narrow(at - end).simd_ge(zero));
                let inside = mask(narrow(at - start).simd_ge(zero)) & !open;
                let attempted = inside & tried;
                let gave_up = inside & !tried;
                let failed = inside & mask(attempts.simd_lt(zero));
                let early = mask(narrow(arrived - start).simd_lt(zero));
                let over = probes.map(|probe| mask(wait.simd_gt(probe)));
                let in_time = tried & mask(wait.simd_le(sla));
                // A byte for each.
                flags[0] += offered & pack([mask(wait.simd_gt(zero)), over[0], over[1], over[2]]);
                flags[1] += offered & pack([over[3], in_time, mask_of(fit), ALL]);
                flags[2] += pack([attempted, failed, gave_up, open]);
                flags[3] += (open | failed | gave_up) & early & u32x4::ONE;
                let stood = narrow(at.fast_min(end) - joins.fast_max(start)).fast_max(zero);
                parts[0] += only(offered, wait);
                parts[1] += only(fits, wait);
                parts[2] += stood;
                parts[3] += only(attempted, response);
                parts[4] += only(attempted, attempts.abs());
                parts[5] += only(attempted, decay);
                let response = response.to_array();
                let mut rest = bits(attempted);
                while rest != 0 {
                    responses.add(f64::from(response[rest.trailing_zeros() as usize % 4]));
                    rest &= rest - 1;
                }
                let talks = bits(!open & mask(attempts.simd_gt(zero)));
                let first = 4 * (block * BLOCK + number);
                for lane in 0..4 {
                    engaged[listed] = (first + lane) as u32;
                    listed += (talks >> lane & 1) as usize;
                }
            }
            for (count, flag) in counts.iter_mut().zip(flags.iter().flat_map(unpack)) {
                *count += flag;
            }
            for (sum, part) in sums.iter_mut().zip(parts) {
                let [a, b, c, d] = part.to_array().map(f64::from);
                *sum += (a + b) + (c + d);
            }
        }
        for (output, count) in COUNTED.into_iter().zip(counts) {
            tally.raise(output, f64::from(count));
        }
        tally.raise(Output::HandedOver, f64::from(counts[7]));
        for (output, sum) in SUMMED.into_iter().zip(sums) {
            tally.raise(output, sum);
        }
        listed
    }
}

/// Fours counted in bytes and summed in single precision before they are added up: a byte holds 255.
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

const SUMS: usize = 6;
const SUMMED: [Output; SUMS] = [
    Output::WaitHours,
    Output::FitWaitHours,
    Output::QueueHours,
    Output::ResponseHours,
    Output::Attempts,
    Output::DecaySum,
];

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

/// The lanes that hold 1.
#[inline(always)]
fn mask_of(ones: u32x4) -> u32x4 {
    u32x4::ZERO - ones
}

#[inline(always)]
fn only(mask: u32x4, lanes: f32x4) -> f32x4 {
    bytemuck::cast(mask & bytemuck::cast::<f32x4, u32x4>(lanes))
}
