//! Reps' hours: what a lead takes, and what meetings, records kept by hand, leads listed twice and automation make of it.
//! Leaves to others: the work of single leads (`quad`, `floor`), how long it takes in all (`surrogate::job`).

use super::clock::Clock;
use super::draw::Values;
use super::kernel;
use super::list::Offer;
use super::normal::Lognormal;
use super::output::Output;
use super::quad::Quad;
use super::tally::Tally;
use super::ticks::{self, Time};
use domain::{Param, WorkLaw};
use wide::f32x4;

/// Hours of work, and how they vary. Meetings in between count as part of them: a job interrupted takes longer.
#[derive(Clone, Copy, Debug)]
pub struct Hours {
    pub attempt: f64,
    pub discovery: f64,
    pub sql: f64,
    /// For each lead worked, whatever comes of it.
    pub records: f64,
    pub law: HoursLaw,
    /// How far single jobs differ from that as automation is taken up; `None` if it is from the start or there is none.
    pub uptake: Option<Uptake>,
    /// Share of reps' time that meetings leave.
    pub free: f64,
    /// P(a lead is on the list twice); its calls are then made twice.
    pub double: f64,
}

#[derive(Clone, Copy, Debug, PartialEq)]
pub enum HoursLaw {
    Constant,
    /// Of mean 1.
    Lognormal {
        mu: f32,
        sigma: f32,
    },
    Exponential,
}

/// Meetings that fill the week leave at least this share of it, so that hours stay finite.
const LEAST_FREE: f64 = 1e-3;

impl Hours {
    pub fn new(values: &Values, law: WorkLaw, clock: Clock) -> Hours {
        let cv = values[Param::WorkCv];
        let law = match law {
            WorkLaw::Exponential => HoursLaw::Exponential,
            WorkLaw::Lognormal if cv == 0.0 => HoursLaw::Constant,
            WorkLaw::Lognormal => {
                let law = Lognormal::from_mean_cv(1.0, cv);
                HoursLaw::Lognormal { mu: law.mu as f32, sigma: law.sigma as f32 }
            }
        };
        let free = (1.0 - values[Param::MeetingHours] / clock.hours_per_week()).max(LEAST_FREE);
        let scale = (1.0 - values[Param::Automation] * adoption(values)) / free;
        Hours {
            attempt: values[Param::AttemptHours] * scale,
            discovery: values[Param::DiscoveryHours] * scale,
            sql: values[Param::SqlHours] * scale,
            records: values[Param::RecordHours] * scale,
            law,
            uptake: Uptake::new(values),
            free,
            double: values[Param::DuplicateRate],
        }
    }

    /// Whether engaged leads take time beyond the attempts.
    #[inline(always)]
    pub fn talks(&self) -> bool {
        self.discovery > 0.0 || self.sql > 0.0
    }

    /// Of an attempt, those made twice included.
    pub fn mean_attempt(&self) -> f64 {
        self.attempt * (1.0 + self.double)
    }
}

/// How far what is new is taken up, on average over the window: a(t) = share (1 - e^(-t / weeks)) from its start.
pub fn adoption(values: &Values) -> f64 {
    let (share, weeks) = (values[Param::AdoptionShare], values[Param::AdoptionWeeks]);
    if weeks <= 0.0 {
        return share;
    }
    let part = values[Param::HorizonWeeks] / weeks;
    share * (1.0 + libm::expm1(-part) / part)
}

/// Automation on its way: what a job takes at a time, as part of what it takes on average over the window.
#[derive(Clone, Copy, Debug)]
pub struct Uptake {
    /// The part of hours that it saves in the end.
    saves: f32,
    /// Hours in which all but 1/e of it is taken up.
    pace: f32,
    /// When it begins, with the window.
    opens: Time,
    /// Part of hours that a job takes on average.
    mean: f32,
}

impl Uptake {
    fn new(values: &Values) -> Option<Uptake> {
        let (automation, weeks) = (values[Param::Automation], values[Param::AdoptionWeeks]);
        let saves = automation * values[Param::AdoptionShare];
        (saves > 0.0 && weeks > 0.0).then(|| Uptake {
            saves: saves as f32,
            pace: (weeks * 168.0) as f32,
            opens: ticks::time(values[Param::WarmUpWeeks] * 168.0),
            mean: (1.0 - automation * adoption(values)) as f32,
        })
    }

    /// For a job that begins then.
    pub fn factor(&self, start: Time) -> f32 {
        let since = ticks::hours((start - self.opens).max(0)) as f32;
        let left = kernel::exp(f32x4::splat(-since / self.pace)).to_array()[0];
        (1.0 - self.saves * (1.0 - left)) / self.mean
    }
}

/// A lead that is not lost is doubled iff the 32 bits that decide its loss are at least this.
pub fn double_cut(values: &Values) -> u64 {
    let doubled = values[Param::DuplicateRate] * (1.0 - values[Param::DataLoss]);
    ALL - (doubled * ALL as f64) as u64
}

/// Beyond all 32 bits.
pub const ALL: u64 = 1 << 32;

/// Calls the leads that are doubled twice.
pub fn call_twice(quad: &mut Quad, cut: u64) {
    for (hours, &bits) in quad.work.attempt.iter_mut().zip(&quad.loss) {
        if u64::from(bits) >= cut {
            *hours *= 2.0;
        }
    }
}

/// Counts the doubled among the leads on the list.
pub fn count_doubles(offers: &[Offer], quads: &[Quad], cut: u64, tally: &mut Tally) {
    if cut >= ALL {
        return;
    }
    for offer in offers {
        let bits = quads[offer.lead() / 4].loss[offer.lead() % 4];
        if u64::from(bits) >= cut {
            tally.event(Output::Duplicates, ticks::hours(offer.joins().into()));
        }
    }
}
