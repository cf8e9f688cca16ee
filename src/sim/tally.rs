//! Counts what happens by whether it falls into the counted window, so that every lead is accounted for:
//! open at the start + leads in = end states + still open at the horizon.

use super::output::{OUTPUT_COUNT, Output, Outputs};
use super::payout;
use super::world::{Facts, World};

pub struct Tally {
    out: Outputs,
    /// The window, in hours from the start of the trial.
    pub start: f64,
    pub end: f64,
}

impl Tally {
    pub fn new(world: &World) -> Tally {
        let (start, end) = world.window();
        Tally { out: [0.0; OUTPUT_COUNT], start, end }
    }

    /// For a look at single leads: counts all that happens before `end`.
    pub fn until(end: f64) -> Tally {
        Tally { out: [0.0; OUTPUT_COUNT], start: f64::NEG_INFINITY, end }
    }

    /// What was added so far.
    pub fn total(&self, output: Output) -> f64 {
        self.out[output as usize]
    }

    #[inline(always)]
    pub fn within(&self, time: f64) -> bool {
        time >= self.start && time < self.end
    }

    /// Adds whatever the time.
    #[inline(always)]
    pub fn raise(&mut self, output: Output, amount: f64) {
        self.out[output as usize] += amount;
    }

    /// Adds if `time` is in the window.
    #[inline(always)]
    pub fn add(&mut self, output: Output, time: f64, amount: f64) {
        if self.within(time) {
            self.raise(output, amount);
        }
    }

    #[inline(always)]
    pub fn event(&mut self, output: Output, time: f64) {
        self.add(output, time, 1.0);
    }

    /// A lead that arrived at `arrived` ends at `time`.
    #[inline(always)]
    pub fn end(&mut self, state: Output, arrived: f64, time: f64) {
        if time >= self.end {
            return self.still_open(arrived);
        }
        if time >= self.start {
            self.raise(state, 1.0);
            self.opening_stock(arrived);
        }
    }

    #[inline(always)]
    pub fn still_open(&mut self, arrived: f64) {
        self.raise(Output::OpenAtEnd, 1.0);
        self.opening_stock(arrived);
    }

    #[inline(always)]
    fn opening_stock(&mut self, arrived: f64) {
        self.raise(Output::OpenAtStart, f64::from(u8::from(arrived < self.start)));
    }

    /// Adds what follows from the world and the totals; `low` is the revenue from leads of low score.
    pub fn close(mut self, facts: &Facts, world: &World, low: f64) -> Outputs {
        let weeks = f64::from(world.weeks - world.warm_up_weeks);
        let team = f64::from(world.reps) * world.money.rep_cost + world.money.marketing_cost;
        self.raise(Output::TeamCost, team * weeks / 52.0);
        let margin = self.out[Output::Revenue as usize] * world.money.gross_margin;
        self.raise(Output::GrossMargin, margin);
        let delivery = f64::from(world.after.teams) * world.money.delivery_cost * weeks / 52.0;
        self.raise(Output::DeliveryCost, delivery);
        payout::settle(world, &mut self, low);
        let [media, team, delivery, marketing, sales, fines, back] = COSTS.map(|output| self.total(output));
        self.raise(Output::Profit, margin - (media + team) - delivery - (marketing + sales - fines - back));
        // Meetings stretch what is worked and take from what is on offer.
        self.out[Output::BusyHours as usize] *= world.hours.free;
        let capacity = f64::from(world.reps) * facts.clock.hours_per_week() * weeks;
        self.raise(Output::CapacityHours, capacity * world.hours.free);
        self.raise(Output::WindowHours, weeks * 168.0);
        self.raise(Output::DeliveryCapacityHours, f64::from(world.after.teams) * weeks * 168.0);
        self.out
    }
}

/// What profit is reduced by, the last two to be taken off again.
const COSTS: [Output; 7] = [
    Output::MediaCost,
    Output::TeamCost,
    Output::DeliveryCost,
    Output::MarketingBonus,
    Output::SalesBonus,
    Output::Fines,
    Output::ClawedBack,
];
