//! After the sale: customers are brought live by operations (`delivery`), then stay, grow, leave and tell (`customer`).
//! Leaves to others: who buys and when (`follow`), counting by window (`tally`).

mod customer;
mod delivery;

use super::draw::Values;
use super::normal::{self, Lognormal};
use super::output::Output;
use super::rng::LeadKey;
use super::tally::Tally;
use delivery::Delivery;
use domain::Param;

pub use delivery::{DeliveryScratch, Handover};

/// A deal won, whether before the window or in it.
#[derive(Clone, Copy, Debug)]
pub struct Win {
    pub key: LeadKey,
    /// Hours from the start of the trial.
    pub arrived: f64,
    pub closes: f64,
    /// Euro a year.
    pub value: f64,
    /// How much more was promised than is usual.
    pub overpromise: f64,
    /// 1 if the customer fits.
    pub fit: u8,
}

/// Hours in a month of 365.25 / 12 days.
pub const MONTH: f64 = 730.5;

/// Hours: longer than anybody looks.
const FOREVER: f64 = 1e12;

/// What one trial reads of life after the sale.
#[derive(Clone, Debug)]
pub struct After {
    pub teams: u32,
    /// Hours of work per customer and pass.
    pub work: Lognormal,
    pub work_median: f64,
    /// What is usually promised, in hours.
    promise: f64,
    /// Usual chance that a delivery has to be done again, and what overpromising adds.
    rework: f64,
    rework_gain: f64,
    /// Of churn, per month: the hazard of a customer that does not fit, delivered in time and at once.
    pub hazard: f64,
    /// Powers of e by which the hazard grows: per 30 days late, per rework, and shrinks with fit.
    pub late: f64,
    pub annoyed: f64,
    pub loyal: f64,
    pub shape: f64,
    /// Expansions per month, and what each adds as a share of the deal.
    pub expansion: f64,
    pub capture: f64,
    pub gross_margin: f64,
}

impl After {
    /// `fit` is the share of customers that fit at the reference.
    pub fn new(values: &Values, fit: f64) -> After {
        let expansion = values[Param::ExpansionRate];
        let (gross, net) = (values[Param::GrossRetention], values[Param::NetRetention]);
        let usual = values[Param::ReworkBase];
        let work = Lognormal::from_mean_cv(values[Param::DeliveryDays] * 24.0, values[Param::DeliveryCv]);
        let mut after = After {
            teams: values[Param::DeliveryTeams] as u32,
            work,
            work_median: work.median(),
            promise: values[Param::PromiseDays] * 24.0,
            rework: usual,
            rework_gain: values[Param::ReworkGain],
            hazard: 0.0,
            late: values[Param::ChurnLate],
            annoyed: values[Param::ChurnRework],
            loyal: values[Param::ChurnFit],
            shape: values[Param::ChurnShape],
            expansion,
            capture: 0.0,
            gross_margin: values[Param::GrossMargin],
        };
        after.hazard = after.solve_hazard(gross, fit, usual);
        // Customers that stay the year expand `12 x expansion` times on average.
        let expansions = 12.0 * expansion * gross;
        after.capture = if expansions > 0.0 { ((net - gross) / expansions).max(0.0) } else { 0.0 };
        after
    }

    /// What a customer is promised, in hours.
    pub fn promise(&self, overpromise: f64) -> f64 {
        self.promise * (1.0 - 0.5 * overpromise)
    }

    /// Chance that a delivery to it has to be done again.
    pub fn rework(&self, overpromise: f64) -> f64 {
        (self.rework + self.rework_gain * overpromise).min(MOST_REWORK)
    }

    /// P(a customer, who fits (1) or not (0), stays a year), as if each had a team at once.
    pub fn stay_a_year(&self, overpromise: f64, fits: f64) -> f64 {
        let rework = self.rework(overpromise);
        let late = mean_above(self.work, self.promise(overpromise)) / (30.0 * 24.0);
        let of = |redone: f64| {
            let power = self.late * late * (1.0 + redone) + self.annoyed * redone - self.loyal * fits;
            let rate = 12.0 * self.hazard * libm::exp(power);
            libm::exp(-libm::pow(rate, self.shape))
        };
        (1.0 - rework) * of(0.0) + rework * of(1.0)
    }

    /// The hazard at which a share `gross` of customers delivered in time stays a year, with the usual rework.
    fn solve_hazard(&self, gross: f64, fit: f64, rework: f64) -> f64 {
        if gross >= 1.0 {
            return 0.0;
        }
        let stay = |hazard: f64| {
            let of = |fits: f64, redone: f64| {
                let rate = 12.0 * hazard * libm::exp(self.annoyed * redone - self.loyal * fits);
                libm::exp(-libm::pow(rate, self.shape))
            };
            let mix = |fits: f64| (1.0 - rework) * of(fits, 0.0) + rework * of(fits, 1.0);
            fit * mix(1.0) + (1.0 - fit) * mix(0.0)
        };
        let (mut low, mut high) = (0.0, 1.0);
        while stay(high) > gross && high < MOST_HAZARD {
            high *= 2.0;
        }
        for _ in 0..60 {
            let middle = 0.5 * (low + high);
            if stay(middle) > gross { low = middle } else { high = middle }
        }
        0.5 * (low + high)
    }
}

/// E[(X - x)+].
fn mean_above(law: Lognormal, x: f64) -> f64 {
    if x <= 0.0 || law.sigma == 0.0 || law.mu == f64::NEG_INFINITY {
        return (law.mean() - x).max(0.0);
    }
    let d = (law.mu - libm::log(x)) / law.sigma;
    law.mean() * normal::cdf(d + law.sigma) - x * normal::cdf(d)
}

/// A delivery that always failed would never end.
const MOST_REWORK: f64 = 0.9;

/// Per month; enough for any retention and shape that a scenario may have.
const MOST_HAZARD: f64 = 1e30;

/// Delivers to the customers won and follows each from there.
pub fn live(wins: &mut [Win], after: &After, tally: &mut Tally, scratch: &mut DeliveryScratch) {
    wins.sort_unstable_by(|a, b| a.closes.total_cmp(&b.closes).then(a.key.0.cmp(&b.key.0)));
    Delivery { after, wins }.run(tally, scratch);
    customer::count(&scratch.handovers, wins, after, tally);
}

/// How each of these customers was brought live, in the order of `wins`, as [`live`] left them; `None` for those who are
/// not before the end. For a look at single leads.
pub fn handovers(wins: &[Win], after: &After, end: f64) -> Vec<Option<Handover>> {
    let mut handovers = vec![None; wins.len()];
    let mut scratch = DeliveryScratch::default();
    Delivery { after, wins }.run(&mut Tally::until(end), &mut scratch);
    for &handover in scratch.handovers.iter().filter(|handover| handover.at < end) {
        handovers[handover.win] = Some(handover);
    }
    handovers
}

/// Revenue earned before `end` from customers brought live so, in the order of `wins`.
pub fn recognised(wins: &[Win], handovers: &[Option<Handover>], after: &After, end: f64) -> f64 {
    let live: Vec<Handover> = handovers.iter().flatten().copied().filter(|live| live.at < end).collect();
    let mut tally = Tally::until(end);
    customer::count(&live, wins, after, &mut tally);
    tally.total(Output::Recognised)
}

/// What one customer does up to the end of `tally`.
pub fn follow_one(win: &Win, handover: Handover, after: &After, tally: &mut Tally) {
    customer::count(&[Handover { win: 0, ..handover }], std::slice::from_ref(win), after, tally);
}
