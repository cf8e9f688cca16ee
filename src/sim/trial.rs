//! One trial: a year of leads through one world, counted. The order of work: leads arrive and are scored, the qualified
//! are handed over, the queue serves them, contacts become deals, and everything is tallied by when it happened.

use super::batch::Probes;
use super::histogram::Histogram;
use super::journey::{Contact, Fate, contact};
use super::normal::quantile;
use super::output::{OUTPUT_COUNT, Output, Outputs};
use super::queue::{self, Desk, QueueScratch, Shop, Waiting};
use super::rank::Order;
use super::rng::{LeadKey, Purpose, TrialKey, high, low, unit};
use super::sort::{SortScratch, sort_by_time};
use super::world::{Facts, Source, World};
use crate::domain::Seed;

/// Memory that is reused from trial to trial.
#[derive(Default)]
pub struct Scratch {
    offered: Vec<Offer>,
    ordered: Vec<Offer>,
    waiting: Vec<Waiting>,
    sort: SortScratch,
    queue: QueueScratch,
}

/// A lead on its way to the sales team.
#[derive(Clone, Copy)]
struct Offer {
    key: LeadKey,
    arrived: f64,
    joins: f64,
    fit: u8,
    rank: u8,
}

/// Runs one trial of one scenario and adds its response times to `responses`.
pub fn run_trial(
    source: &mut Source,
    seed: Seed,
    trial: u32,
    probes: &Probes,
    scratch: &mut Scratch,
    responses: &mut Histogram,
) -> Outputs {
    let key = TrialKey::new(seed, trial);
    let (facts, world) = source.world(key);
    let (start, end) = world.window();
    let mut tally = Tally { out: [0.0; OUTPUT_COUNT], start, end };
    scratch.offered.clear();
    arrive(facts, world, key, &mut tally, &mut scratch.offered);
    sort_by_time(&scratch.offered, |offer| offer.joins, &mut scratch.sort, &mut scratch.ordered);
    scratch.waiting.clear();
    scratch.waiting.extend(scratch.ordered.iter().map(|offer| waiting(facts, world, offer)));
    let shop = Shop {
        clock: facts.clock,
        reps: world.reps as usize,
        ranking: &world.ranking,
        round_robin: world.round_robin,
        sla_hours: world.sla_hours,
    };
    let mut floor = Floor {
        facts,
        world,
        probes,
        tally: &mut tally,
        responses,
        offers: &scratch.ordered,
        waiting: &scratch.waiting,
    };
    if shop.reps == 0 {
        floor.nobody_works();
    } else {
        queue::run(&shop, &scratch.waiting, &mut scratch.queue, &mut floor);
    }
    tally.close(facts, world);
    tally.out
}

/// Leads arrive week by week, are scored, and set off to the sales team.
fn arrive(facts: &Facts, world: &World, key: TrialKey, tally: &mut Tally, offered: &mut Vec<Offer>) {
    let scored = world.ranking.needs_score() || world.cutoff.is_some();
    let noise = |word: u64| quantile(unit(high(word)));
    for week in 0..world.weeks {
        let counted = week >= world.warm_up_weeks;
        let (mut leads, mut fits, mut mqls, mut fit_mqls) = (0_u32, 0_u32, 0_u32, 0_u32);
        for (number, channel) in world.channels.iter().enumerate() {
            let count = channel.counts.draw(key.count(week, number as u32));
            leads += count;
            for place in 0..count {
                let lead = key.lead(week, number as u32, place);
                let nature = lead.word(Purpose::Nature);
                let fit = usize::from(u64::from(high(nature)) < channel.fit_cut);
                fits += fit as u32;
                let pattern = facts.nature[fit].draw(low(nature));
                let score_word = lead.word(Purpose::Score);
                if u64::from(high(score_word)) < world.cuts[pattern] {
                    continue;
                }
                mqls += 1;
                fit_mqls += fit as u32;
                let arrived = f64::from(week) * 168.0 + facts.profile.draw(low(score_word));
                let score = if scored {
                    world.spread.base + facts.patterns.points[pattern] + world.spread.sd * noise(score_word)
                } else {
                    0.0
                };
                if let Some(offer) = hand_over(world, lead, arrived, fit as u8, score, tally) {
                    offered.push(offer);
                }
            }
            if counted {
                tally.out[Output::MediaCost as usize] += f64::from(count) * channel.cost_per_lead;
            }
        }
        if counted {
            tally.out[Output::Leads as usize] += f64::from(leads);
            tally.out[Output::FitLeads as usize] += f64::from(fits);
            tally.out[Output::Mqls as usize] += f64::from(mqls);
            tally.out[Output::FitMqls as usize] += f64::from(fit_mqls);
            tally.out[Output::BelowThreshold as usize] += f64::from(leads - mqls);
        }
    }
}

/// The way to the sales team's list: it takes time, and some leads get lost or are left lying.
#[inline(always)]
fn hand_over(world: &World, key: LeadKey, arrived: f64, fit: u8, score: f64, tally: &mut Tally) -> Option<Offer> {
    let word = key.word(Purpose::Handoff);
    let latency =
        if world.handoff_mean > 0.0 { -world.handoff_mean * libm::log(unit(high(word))) } else { 0.0 };
    let joins = arrived + latency;
    if u64::from(low(word)) < world.loss_cut {
        tally.end(Output::LostInHandoff, arrived, joins);
        return None;
    }
    if joins >= tally.end {
        tally.still_open(arrived);
        return None;
    }
    if world.cutoff.is_some_and(|cutoff| score < cutoff) {
        tally.event(Output::HandedOver, joins);
        tally.end(Output::NeverWorked, arrived, joins);
        return None;
    }
    let rank = match &world.ranking.order {
        Order::Score(scale) => scale.rank(score),
        Order::Arrival | Order::Freshest => 0,
    };
    Some(Offer { key, arrived, joins, fit, rank })
}

#[inline(always)]
fn waiting(facts: &Facts, world: &World, offer: &Offer) -> Waiting {
    let (joined_work, opens) = facts.clock.to_work(offer.joins);
    let gives_up = match world.patience_mean {
        None => f64::INFINITY,
        Some(mean) => offer.joins - mean * libm::log(unit(high(offer.key.word(Purpose::Engage)))),
    };
    Waiting { joined: offer.joins, joined_work, opens, gives_up, rank: offer.rank }
}

/// The sales floor: the queue's desk, which turns contacts into counted events.
struct Floor<'a> {
    facts: &'a Facts,
    world: &'a World,
    probes: &'a Probes,
    tally: &'a mut Tally,
    responses: &'a mut Histogram,
    offers: &'a [Offer],
    waiting: &'a [Waiting],
}

impl Desk for Floor<'_> {
    #[inline(always)]
    fn serve(&mut self, index: usize, start: f64, start_work: f64) -> f64 {
        let offer = self.offers[index];
        self.count_wait(&offer, start);
        if offer.joins >= self.tally.start && start - offer.joins <= self.world.sla_hours {
            self.tally.out[Output::WithinSla as usize] += 1.0;
        }
        let response = start - offer.arrived;
        let done = contact(self.world, offer.key, offer.fit as usize, response);
        self.count_work(start_work, done.hours);
        if self.tally.within(start) {
            self.responses.add(response);
            let out = &mut self.tally.out;
            out[Output::Attempted as usize] += 1.0;
            out[Output::ResponseHours as usize] += response;
            out[Output::Attempts as usize] += f64::from(done.attempts);
            out[Output::DecaySum as usize] += done.decay;
            out[Output::Reported as usize] +=
                f64::from(u8::from(u64::from(low(offer.key.word(Purpose::Feedback))) < self.world.report_cut));
        }
        if start < self.tally.end {
            self.follow(&offer, start, &done);
        } else {
            self.tally.still_open(offer.arrived);
        }
        done.hours
    }

    #[inline(always)]
    fn abandon(&mut self, index: usize) {
        let offer = self.offers[index];
        let gives_up = self.waiting[index].gives_up;
        self.count_wait(&offer, gives_up);
        self.tally.end(Output::PatienceRanOut, offer.arrived, gives_up);
    }
}

impl Floor<'_> {
    /// Without reps leads wait until they give up or the horizon comes.
    fn nobody_works(&mut self) {
        for (offer, lead) in self.offers.iter().zip(self.waiting) {
            self.count_wait(offer, lead.gives_up.min(self.tally.end));
            self.tally.end(Output::PatienceRanOut, offer.arrived, lead.gives_up);
        }
    }

    fn follow(&mut self, offer: &Offer, start: f64, done: &Contact) {
        let fit = f64::from(offer.fit);
        let tally = &mut *self.tally;
        if done.fate == Fate::NotReached {
            return tally.end(Output::NotReached, offer.arrived, start);
        }
        tally.event(Output::Contacted, start);
        if let Fate::Rejected(reason) = done.fate {
            let first = Output::RejectedBudget as usize;
            return tally.end(Output::ALL[first + reason as usize], offer.arrived, start);
        }
        tally.event(Output::Sqls, start);
        let Fate::Deal { won, cycle, value } = done.fate else {
            return tally.end(Output::NoOpportunity, offer.arrived, start);
        };
        let closes = start + cycle;
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

    /// A wait until `left`, whole for its length and in part for the time that the queue stood.
    #[inline(always)]
    fn count_wait(&mut self, offer: &Offer, left: f64) {
        let joined = offer.joins;
        let fit = f64::from(offer.fit);
        let wait = left - joined;
        let tally = &mut *self.tally;
        if wait > 0.0 {
            let overlap = left.min(tally.end) - joined.max(tally.start);
            tally.out[Output::QueueHours as usize] += overlap.max(0.0);
        }
        if joined < tally.start {
            return;
        }
        tally.out[Output::HandedOver as usize] += 1.0;
        tally.out[Output::Offered as usize] += 1.0;
        tally.out[Output::FitOffered as usize] += fit;
        if wait > 0.0 {
            tally.out[Output::Waited as usize] += 1.0;
            tally.out[Output::WaitHours as usize] += wait;
            tally.out[Output::FitWaitHours as usize] += fit * wait;
            for (number, &probe) in self.probes.iter().enumerate() {
                tally.out[Output::WaitOver1 as usize + number] += f64::from(u8::from(wait > probe));
            }
        }
    }

    #[inline(always)]
    fn count_work(&mut self, start_work: f64, hours: f64) {
        let per_week = self.facts.clock.hours_per_week();
        let opens = f64::from(self.world.warm_up_weeks) * per_week;
        let closes = f64::from(self.world.weeks) * per_week;
        let overlap = (start_work + hours).min(closes) - start_work.max(opens);
        self.tally.out[Output::BusyHours as usize] += overlap.max(0.0);
    }
}

/// Counts events by whether they fall into the window.
struct Tally {
    out: Outputs,
    start: f64,
    end: f64,
}

impl Tally {
    #[inline(always)]
    fn within(&self, time: f64) -> bool {
        time >= self.start && time < self.end
    }

    #[inline(always)]
    fn add(&mut self, output: Output, time: f64, amount: f64) {
        if self.within(time) {
            self.out[output as usize] += amount;
        }
    }

    #[inline(always)]
    fn event(&mut self, output: Output, time: f64) {
        self.add(output, time, 1.0);
    }

    /// A lead that arrived at `arrived` ends at `time`.
    #[inline(always)]
    fn end(&mut self, state: Output, arrived: f64, time: f64) {
        if time >= self.end {
            return self.still_open(arrived);
        }
        if time >= self.start {
            self.out[state as usize] += 1.0;
            self.opening_stock(arrived);
        }
    }

    #[inline(always)]
    fn still_open(&mut self, arrived: f64) {
        self.out[Output::OpenAtEnd as usize] += 1.0;
        self.opening_stock(arrived);
    }

    #[inline(always)]
    fn opening_stock(&mut self, arrived: f64) {
        self.out[Output::OpenAtStart as usize] += f64::from(u8::from(arrived < self.start));
    }

    /// What follows from the world and the totals.
    fn close(&mut self, facts: &Facts, world: &World) {
        let weeks = f64::from(world.weeks - world.warm_up_weeks);
        let years = weeks / 52.0;
        let out = &mut self.out;
        let team = f64::from(world.reps) * world.money.rep_cost + world.money.marketing_cost;
        out[Output::TeamCost as usize] = team * years;
        out[Output::GrossMargin as usize] = out[Output::Revenue as usize] * world.money.gross_margin;
        out[Output::Profit as usize] =
            out[Output::GrossMargin as usize] - out[Output::MediaCost as usize] - out[Output::TeamCost as usize];
        out[Output::CapacityHours as usize] = f64::from(world.reps) * facts.clock.hours_per_week() * weeks;
        out[Output::WindowHours as usize] = weeks * 168.0;
    }
}
