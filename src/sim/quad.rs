//! Four leads side by side, as every world meets them: their luck drawn, nothing of a world in it yet.
//! Leaves to others: which leads there are (`cohort`), what a world makes of them (`list`, `floor`, `follow`).

use super::arrive::{MOST_WORLDS, Marks, coarse_noise};
use super::hours::HoursLaw;
use super::kernel::{self, Bits};
use super::rng::{LeadKey, LeadKeys, Natures, Purpose, high};
use super::table::WeekProfile;
use super::ticks::Ticks;
use super::world::NOISE_BITS;
use wide::{f32x4, i32x4, u32x4};

/// What at least one world asks of its leads.
#[derive(Clone, Copy, Debug, Default)]
pub struct Needs {
    pub loss: bool,
    pub score: bool,
    pub patience: bool,
    pub talk: bool,
}

/// One array per quantity, so that four are computed and stored at once; in lines of 64 bytes, by who asks for them together.
#[derive(Clone, Debug, Default)]
#[repr(C, align(64))]
pub struct Quad {
    pub natures: Natures,
    /// Their randomness.
    pub words: LeadKeys,

    pub marks: [Marks; 4],
    pub arrived: [Ticks; 4],
    /// Decides the moment within the week.
    moment: [u32; 4],
    /// Decides acceptance, opening and winning.
    pub stages: [u32; 4],

    /// Engagement: reached by attempt k if this is below reachable x F(k) x g(t)^kappa.
    pub engage: [f32; 4],
    pub work: Work,

    /// Decides whether the lead gets lost on the way to the sales team.
    pub loss: [u32; 4],
    /// The hand-off's share of its mean.
    pub handoff: [f32; 4],
    /// Noise of the score, in standard deviations.
    pub noise: [f32; 4],
    /// Shares of the mean.
    pub patience: [f32; 4],
}

/// How much longer or shorter than their means the pieces of work take.
#[derive(Clone, Copy, Debug, Default)]
pub struct Work {
    pub attempt: [f32; 4],
    pub discovery: [f32; 4],
    pub sql: [f32; 4],
}

impl Quad {
    /// Draws what no world changes. A call for four leads costs less than its weight wherever leads are drawn.
    #[inline(never)]
    pub fn draw(&mut self, natures: Natures, needs: Needs) {
        let words = LeadKeys::of(natures);
        (self.natures, self.words) = (natures, words);
        self.moment = words.low(Purpose::Score).to_array();
        self.handoff = kernel::exponential(words.high(Purpose::Handoff)).to_array();
        self.engage = kernel::unit(words.low(Purpose::Engage)).to_array();
        if needs.loss {
            self.loss = words.low(Purpose::Handoff).to_array();
        }
        if needs.patience {
            self.patience = kernel::exponential(words.high(Purpose::Engage)).to_array();
        }
        if needs.score {
            let fine = words.high(Purpose::Score) >> NOISE_BITS;
            let coarse = natures.low << (32 - NOISE_BITS);
            self.noise = kernel::normal(coarse | fine).to_array();
        }
    }

    #[inline(always)]
    pub fn keys(&self) -> [LeadKey; 4] {
        self.natures.keys()
    }

    /// Who qualifies in world `number`, and who fits there: all bits of a lane, or none.
    #[inline(always)]
    pub fn marked(&self, number: usize) -> (u32x4, u32x4) {
        let marks = u32x4::new(self.marks) >> number as u32;
        let lanes = |ones: u32x4| u32x4::ZERO - (ones & u32x4::ONE);
        (lanes(marks), lanes(marks >> MOST_WORLDS as u32))
    }

    /// 1 if the lead fits in world `number`.
    #[inline(always)]
    pub fn fits(&self, lane: usize, number: usize) -> usize {
        (self.marks[lane] >> (MOST_WORLDS + number) & 1) as usize
    }

    /// Takes one of four leads over from another four.
    pub fn take(&mut self, lane: usize, other: &Quad) {
        let mut keys = self.keys();
        keys[lane] = other.keys()[lane];
        self.natures = Natures::of(keys);
        self.words = LeadKeys::of(self.natures);
        self.marks[lane] = other.marks[lane];
        self.arrived[lane] = other.arrived[lane];
        self.moment[lane] = other.moment[lane];
        self.loss[lane] = other.loss[lane];
        self.stages[lane] = other.stages[lane];
        self.handoff[lane] = other.handoff[lane];
        self.noise[lane] = other.noise[lane];
        self.patience[lane] = other.patience[lane];
        self.engage[lane] = other.engage[lane];
        self.work.attempt[lane] = other.work.attempt[lane];
        self.work.discovery[lane] = other.work.discovery[lane];
        self.work.sql[lane] = other.work.sql[lane];
    }

    /// Places the leads within their weeks.
    #[inline(always)]
    pub fn draw_moments(&mut self, mondays: [Ticks; 4], profile: &WeekProfile) {
        self.arrived = (i32x4::new(mondays) + profile.four(u32x4::new(self.moment))).to_array();
    }

    /// Draws the work by this law, and the word that shares its random bits.
    #[inline(never)]
    pub fn draw_work(&mut self, law: HoursLaw, needs: Needs) {
        let words = &self.words;
        self.stages = words.low(Purpose::Stages).to_array();
        self.work.attempt = factor(law, words.high(Purpose::Stages)).to_array();
        if needs.talk {
            self.work.discovery = factor(law, words.high(Purpose::Work)).to_array();
            self.work.sql = factor(law, words.low(Purpose::Work)).to_array();
        }
    }
}

/// The noise of a lead's first score, in standard deviations: that of its quad.
pub fn first_noise(key: LeadKey) -> f64 {
    let fine = high(key.word(Purpose::Score)) >> NOISE_BITS;
    let bits = (coarse_noise(key.0) << (32 - NOISE_BITS)) | fine;
    f64::from(kernel::normal(u32x4::splat(bits)).to_array()[0])
}

#[inline(always)]
fn factor(law: HoursLaw, bits: Bits) -> f32x4 {
    match law {
        HoursLaw::Constant => f32x4::ONE,
        HoursLaw::Lognormal { mu, sigma } => {
            kernel::exp(f32x4::splat(mu) + f32x4::splat(sigma) * kernel::normal(bits))
        }
        HoursLaw::Exponential => kernel::exponential(bits),
    }
}
