//! From first attempts to money: stages by class, deals that close within the window, and the variance of luck.

use super::demand::Demand;
use super::expectation::Expectation;
use super::floor::Service;
use super::law::RevenueLaw;
use crate::normal::{self, Lognormal};
use crate::output::{OUTPUT_COUNT, Output};
use crate::payout;
use crate::world::{Facts, World};
use domain::Reason;

pub fn close(facts: &Facts, world: &World, demand: &Demand, service: &Service) -> Expectation {
    let (start, end) = world.window();
    let weeks = (end - start) / 168.0;
    // What is not set here is not computed in expectation.
    let mut out = [f64::NAN; OUTPUT_COUNT];
    let mut set = |output: Output, value: f64| out[output as usize] = value;
    let both = |flow: [f64; 2]| flow[0] + flow[1];
    let offered = both(demand.offered) * weeks;
    set(Output::Leads, both(demand.leads) * weeks);
    set(Output::FitLeads, demand.leads[1] * weeks);
    set(Output::Mqls, both(demand.mqls) * weeks);
    set(Output::FitMqls, demand.mqls[1] * weeks);
    set(Output::HandedOver, both(demand.handed) * weeks);
    set(Output::Offered, offered);
    set(Output::NeverWorked, both(demand.handed) * weeks - offered);
    set(Output::Returned, both(demand.returned) * weeks);
    set(Output::BelowThreshold, (both(demand.leads) + both(demand.returned) - both(demand.mqls)) * weeks);
    set(Output::LostInHandoff, (both(demand.mqls) - both(demand.handed)) * weeks);
    let attempted = service.attempted.map(|flow| flow * weeks);
    let fresh = service.fresh.map(|flow| flow * weeks);
    set(Output::PatienceRanOut, if world.patience_mean.is_some() { offered - both(attempted) } else { 0.0 });
    let attempts: f64 = (0..world.attempts).map(|k| both(attempted) - world.reach[k] * both(fresh)).sum();
    let engaged = fresh.map(|flow| flow * world.reach[world.attempts]);
    let through = |flow: [f64; 2], rate: [f64; 2]| [flow[0] * rate[0], flow[1] * rate[1]];
    let sqls = through(engaged, world.rates.accept);
    let opened = through(sqls, world.rates.open);
    let closing = closing_share(world.cycle_hours, start, end);
    let decided = opened.map(|flow| flow * closing);
    let won = through(decided, world.rates.win);
    let value = world.deal.map(|law| law.mean());
    set(Output::Attempted, both(attempted));
    set(Output::Attempts, attempts);
    set(Output::DecaySum, both(fresh));
    set(Output::ResponseHours, both(attempted) * service.mean_response);
    set(Output::Reported, both(engaged) * world.report_share);
    set(Output::NotReached, both(attempted) - both(engaged));
    set(Output::Contacted, both(engaged));
    set(Output::Sqls, both(sqls));
    set(Output::Opportunities, both(opened));
    set(Output::FitOpportunities, opened[1]);
    set(Output::PipelineCreated, both(through(opened, value)));
    set(Output::NoOpportunity, both(sqls) - both(opened));
    set(Output::DealLost, both(decided) - both(won));
    set(Output::Won, both(won));
    set(Output::FitWon, won[1]);
    for (reason, output) in [
        Output::RejectedBudget,
        Output::RejectedAuthority,
        Output::RejectedTiming,
        Output::RejectedRival,
        Output::RejectedNoReply,
    ]
    .into_iter()
    .enumerate()
    {
        let rejected = [engaged[0] - sqls[0], engaged[1] - sqls[1]];
        set(output, both(through(rejected, [Reason::GIVEN_NO_FIT[reason], Reason::GIVEN_FIT[reason]])));
    }
    let revenue = both(through(won, value));
    let years = weeks / 52.0;
    let margin = revenue * world.money.gross_margin;
    let media = demand.media_cost * weeks;
    let team = (f64::from(world.reps) * world.money.rep_cost + world.money.marketing_cost) * years;
    let delivery = f64::from(world.after.teams) * world.money.delivery_cost * years;
    set(Output::Revenue, revenue);
    set(Output::GrossMargin, margin);
    set(Output::MediaCost, media);
    set(Output::TeamCost, team);
    set(Output::DeliveryCost, delivery);
    let capacity = f64::from(world.reps) * facts.clock.hours_per_week() * weeks * world.hours.free;
    let busy = (both(attempted) * service.hours * world.hours.free).min(capacity);
    set(Output::Duplicates, offered * world.hours.double);
    set(Output::BusyHours, busy);
    set(Output::CapacityHours, capacity);
    set(Output::WindowHours, end - start);
    set(Output::Waited, offered * service.waiting_chance);
    set(Output::WaitHours, offered * service.mean_wait);
    set(Output::QueueHours, offered * service.mean_wait);
    set(Output::WithinSla, offered * service.within_sla);
    let squares = [0, 1].map(|class| won[class] * square(world.deal[class]));
    let variance = squares[0] + squares[1];
    let law = RevenueLaw::new(revenue, variance, libm::exp(-both(won)));
    let above = if world.pay.quota > 0.0 { law.above(world.pay.quota) } else { 0.0 };
    let paid = payout::expected(facts, world, |output| out[output as usize], above);
    let mut set = |output: Output, value: f64| out[output as usize] = value;
    set(Output::MarketingBonus, paid.marketing);
    set(Output::SalesBonus, paid.sales);
    set(Output::Fines, paid.fines);
    set(Output::ClawedBack, paid.clawback);
    set(Output::Profit, margin - media - team - delivery - paid.cost());
    let mqls = both(demand.mqls);
    Expectation {
        revenue: law,
        auc: facts.patterns.auc(world.spread.sd),
        mean_wait: service.mean_wait,
        waiting_chance: service.waiting_chance,
        mean_response: service.mean_response,
        mean_decay: if both(attempted) > 0.0 { both(fresh) / both(attempted) } else { 0.0 },
        utilisation: if capacity > 0.0 { busy / capacity } else { 0.0 },
        sla_compliance: service.within_sla,
        queue_length: both(demand.offered) / 168.0 * service.mean_wait,
        precision: if mqls > 0.0 { demand.mqls[1] / mqls } else { 0.0 },
        outputs: out,
    }
}

/// E[V^2].
fn square(law: Lognormal) -> f64 {
    let mean = law.mean();
    mean * mean * libm::exp(law.sigma * law.sigma)
}

/// Of the deals opened at a steady rate from time 0, how many close in the window, per deal opened in the window.
fn closing_share(cycle: Lognormal, start: f64, end: f64) -> f64 {
    (closed_by(cycle, end) - closed_by(cycle, start)) / (end - start)
}

/// The integral of P(X <= u) for u from 0 to t.
fn closed_by(cycle: Lognormal, t: f64) -> f64 {
    if t <= 0.0 || cycle.mu == f64::NEG_INFINITY {
        return t.max(0.0);
    }
    if cycle.sigma == 0.0 {
        return (t - cycle.median()).max(0.0);
    }
    let z = (libm::log(t) - cycle.mu) / cycle.sigma;
    t * normal::cdf(z) - cycle.mean() * normal::cdf(z - cycle.sigma)
}
