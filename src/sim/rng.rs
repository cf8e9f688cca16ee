//! Random words addressed by (seed, trial, lead, purpose), never by call order: a lever changes only what it causes.
//! The mixing function is SplitMix64's finaliser (Steele, Lea & Flood 2014) applied to counters; `Stream` lends it
//! to the distributions of `rand_distr`. What follows from a lead's first word is mixed in 32 bits, so that four leads
//! can lie side by side. Leaves to others: turning words into quantities.

use domain::Seed;
use rand::TryRng;
use std::convert::Infallible;
use wide::u32x4;

const GOLDEN: u64 = 0x9E37_79B9_7F4A_7C15;
const LEAD_STEP: u64 = 0xD1B5_4A32_D192_ED03;
const TOPIC_STEP: u64 = 0xAEF1_7502_108E_F2D9;
/// Between the halves of 32 bits, two for each purpose.
const HALF_STEP: u32 = 0x9E37_79B9;
/// More halves than all purposes have.
const HALVES: u32 = 64;

/// What a random word of a lead decides. Each word serves two halves of 32 bits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u32)]
pub enum Purpose {
    /// 22 bits: fit; 22 bits: signal pattern; 20 bits: score noise.
    Nature = 0,
    /// high: the finer bits of the score noise; low: moment within the week.
    Score,
    /// high: hand-off latency; low: lost on the way.
    Handoff,
    /// high: patience; low: engagement and its attempt.
    Engage,
    /// high: hours of the attempts; low: acceptance, opening and winning, nested.
    Stages,
    /// high: hours of discovery; low: hours of an SQL.
    Work,
    /// high: sales cycle; low: deal value.
    Deal,
    /// high: rejection reason; low: reported back.
    Feedback,
    /// Per pass, high: hours; low: whether it fails.
    Delivery,
    /// high: how long the customer stays; low: whether it recommends.
    Loyalty,
    /// Per expansion, high: the time until then.
    Expansion,
    /// low: whether sales takes it for the other kind.
    Label,
    /// Per return, low: the time until then; beyond those of the times, the key of the lead that comes back, the points
    /// it brings, and whether it is kept in touch with once sales has turned it down.
    Return,
    /// low: whether reps heed its score.
    Trust,
}

/// The randomness of one trial.
#[derive(Clone, Copy, Debug)]
pub struct TrialKey(u64);

/// The randomness of all leads that a channel brings in a week.
#[derive(Clone, Copy, Debug)]
pub struct GroupKey(u64);

/// The first words of four leads, in halves.
#[derive(Clone, Copy, Debug, Default)]
pub struct Natures {
    pub high: u32x4,
    pub low: u32x4,
}

/// The randomness of one lead; itself its first word.
#[derive(Clone, Copy, Debug, Default)]
pub struct LeadKey(pub u64);

/// The randomness of four leads side by side.
#[derive(Clone, Copy, Debug, Default)]
pub struct LeadKeys {
    high: u32x4,
    /// Mixed once for all purposes.
    low: u32x4,
}

impl TrialKey {
    pub fn new(seed: Seed, trial: u32) -> TrialKey {
        let seed = mix(seed.0.wrapping_mul(GOLDEN) ^ 0x456D_6275_646F);
        TrialKey(mix(seed.wrapping_add(u64::from(trial).wrapping_add(1).wrapping_mul(GOLDEN))))
    }

    /// The lead's place: its week, its channel and its number among that week's leads of the channel.
    pub fn lead(self, week: u32, channel: u32, number: u32) -> LeadKey {
        self.group(week, channel).lead(number)
    }

    /// The leads that a channel brings in a week.
    pub fn group(self, week: u32, channel: u32) -> GroupKey {
        let place = (u64::from(week) << 8) | u64::from(channel);
        GroupKey(mix(self.0.wrapping_add((place + 1).wrapping_mul(LEAD_STEP))))
    }

    /// The word that decides how many leads a channel brings in a week.
    #[inline(always)]
    pub fn count(self, week: u32, channel: u32) -> u64 {
        let place = (u64::from(week) << 8) | u64::from(channel);
        mix(mix(self.0 ^ 0xA5A5_5A5A_0F0F_F0F0).wrapping_add((place + 1).wrapping_mul(GOLDEN)))
    }

    /// A stream of words for what is drawn once per trial, by `topic`.
    pub fn stream(self, topic: u64) -> Stream {
        Stream { state: mix(self.0 ^ mix((topic + 1).wrapping_mul(TOPIC_STEP))) }
    }
}

impl GroupKey {
    pub fn lead(self, number: u32) -> LeadKey {
        self.four(number).keys()[0]
    }

    /// The lead of this number, and the next three.
    #[inline(always)]
    pub fn four(self, number: u32) -> Natures {
        let step = u32x4::new([0, 1, 2, 3].map(|lane: u32| lane.wrapping_mul(HALF_STEP)))
            + u32x4::splat(number.wrapping_mul(HALF_STEP));
        let low = mix_four(step + u32x4::splat(low(self.0)));
        Natures { high: mix_four((step + u32x4::splat(high(self.0))) ^ low), low }
    }
}

impl Natures {
    #[inline(always)]
    pub fn of(keys: [LeadKey; 4]) -> Natures {
        Natures { high: u32x4::new(keys.map(|key| high(key.0))), low: u32x4::new(keys.map(|key| low(key.0))) }
    }

    #[inline(always)]
    pub fn keys(&self) -> [LeadKey; 4] {
        let (high, low) = (self.high.to_array(), self.low.to_array());
        [0, 1, 2, 3].map(|lane| LeadKey(u64::from(high[lane]) << 32 | u64::from(low[lane])))
    }
}

impl LeadKey {
    pub fn word(self, purpose: Purpose) -> u64 {
        let words = LeadKeys::new([self; 4]);
        match purpose {
            Purpose::Nature => self.0,
            _ => {
                let [high, low] = [words.high(purpose), words.low(purpose)].map(|four| four.to_array()[0]);
                u64::from(high) << 32 | u64::from(low)
            }
        }
    }
}

impl LeadKeys {
    #[inline(always)]
    pub fn new(keys: [LeadKey; 4]) -> LeadKeys {
        LeadKeys::of(Natures::of(keys))
    }

    #[inline(always)]
    pub fn of(natures: Natures) -> LeadKeys {
        LeadKeys { high: natures.high, low: mix_four(natures.low) }
    }

    /// The high halves of the words of this purpose.
    #[inline(always)]
    pub fn high(&self, purpose: Purpose) -> u32x4 {
        self.half(2 * purpose as u32 + 1, 0)
    }

    /// The low halves.
    #[inline(always)]
    pub fn low(&self, purpose: Purpose) -> u32x4 {
        self.half(2 * purpose as u32, 0)
    }

    /// The high halves for the `number`-th time.
    #[inline(always)]
    pub fn further_high(&self, purpose: Purpose, number: u32) -> u32x4 {
        self.half(2 * purpose as u32 + 1, number)
    }

    /// The low halves for the `number`-th time.
    #[inline(always)]
    pub fn further_low(&self, purpose: Purpose, number: u32) -> u32x4 {
        self.half(2 * purpose as u32, number)
    }

    #[inline(always)]
    fn half(&self, half: u32, number: u32) -> u32x4 {
        let place = half.wrapping_add(number.wrapping_mul(HALVES)).wrapping_mul(HALF_STEP);
        mix_four((self.high + u32x4::splat(place)) ^ self.low)
    }
}

/// A sequential generator for laws that need an unknown number of words.
#[derive(Clone, Debug)]
pub struct Stream {
    state: u64,
}

impl Stream {
    /// The next word.
    pub fn word(&mut self) -> u64 {
        self.state = self.state.wrapping_add(GOLDEN);
        mix(self.state)
    }

    /// The next number in [0, 1), of 53 bits.
    pub fn unit(&mut self) -> f64 {
        (self.word() >> 11) as f64 * (1.0 / 9_007_199_254_740_992.0)
    }

    /// The next number in the open interval (0, 1), of 52 bits.
    pub fn open_unit(&mut self) -> f64 {
        ((self.word() >> 12) as f64 + 0.5) * (1.0 / 4_503_599_627_370_496.0)
    }
}

impl TryRng for Stream {
    type Error = Infallible;

    fn try_next_u32(&mut self) -> Result<u32, Infallible> {
        self.try_next_u64().map(|word| (word >> 32) as u32)
    }

    fn try_next_u64(&mut self) -> Result<u64, Infallible> {
        Ok(self.word())
    }

    fn try_fill_bytes(&mut self, bytes: &mut [u8]) -> Result<(), Infallible> {
        for chunk in bytes.chunks_mut(8) {
            let word = self.try_next_u64()?.to_le_bytes();
            chunk.copy_from_slice(&word[..chunk.len()]);
        }
        Ok(())
    }
}

#[inline(always)]
fn mix(mut word: u64) -> u64 {
    word = (word ^ (word >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    word = (word ^ (word >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    word ^ (word >> 31)
}

/// A permutation of 32 bits found by search (C. Wellons, "hash-prospector", 2018).
#[inline(always)]
fn mix_four(mut words: u32x4) -> u32x4 {
    words = (words ^ (words >> 16_u32)) * u32x4::splat(0x7FEB_352D);
    words = (words ^ (words >> 15_u32)) * u32x4::splat(0x846C_A68B);
    words ^ (words >> 16_u32)
}

#[inline(always)]
pub fn high(word: u64) -> u32 {
    (word >> 32) as u32
}

#[inline(always)]
pub fn low(word: u64) -> u32 {
    word as u32
}
