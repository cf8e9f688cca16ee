//! The sales team as a multi-server queue on working time: non-preemptive, with patience in wall time.
//! Leaves to others: who joins (`trial`), what a contact leads to and how long it takes (the `Desk`).

use super::arrive::grow;
use super::clock::Clock;
use super::journey::Prospect;
use super::rank::{LEVELS, Order, Ranking};

/// A lead on the sales team's list. Times in hours of wall time, unless said otherwise.
#[derive(Clone, Copy, Debug, Default)]
pub struct Waiting {
    /// When it joined.
    pub joined: f64,
    /// The same in working time.
    pub joined_work: f64,
    /// The earliest moment at which a rep can start on it.
    pub opens: f64,
    /// Hours since the lead's arrival when it joined.
    pub lag: f32,
    pub prospect: Prospect,
    pub rank: u8,
}

impl Waiting {
    #[inline(always)]
    pub fn gives_up(&self) -> f64 {
        self.joined + f64::from(self.prospect.patience)
    }
}

/// What the queue asks of the outside, once per lead, in the order in which leads are taken.
pub trait Desk {
    /// A rep starts on lead `index` at wall time `start`; answers with the hours of work.
    fn serve(&mut self, index: usize, lead: &Waiting, start: f64, start_work: f64) -> f64;
    /// The buyer gave up before a rep got to the lead.
    fn abandon(&mut self, index: usize, lead: &Waiting);
}

/// The shop: who works when, and in which order.
pub struct Shop<'a> {
    pub clock: Clock,
    pub reps: usize,
    pub ranking: &'a Ranking,
    pub round_robin: bool,
    pub sla_hours: f64,
}

/// Memory that is reused from trial to trial.
#[derive(Default)]
pub struct QueueScratch {
    free: Vec<f64>,
    prompt: Buckets,
    late: Buckets,
}

/// Serves `leads`, which are in order of joining, to the last one. There is at least one rep.
pub fn run(shop: &Shop, leads: &[Waiting], scratch: &mut QueueScratch, desk: &mut impl Desk) {
    scratch.free.clear();
    scratch.free.resize(shop.reps, 0.0);
    if shop.round_robin {
        return run_round_robin(shop, leads, &mut scratch.free, desk);
    }
    match (&shop.ranking.order, shop.ranking.sla_first) {
        (Order::Arrival, false) => run_first_come(shop, leads, &mut scratch.free, desk),
        _ => run_ranked(shop, leads, scratch, desk),
    }
}

fn run_first_come(shop: &Shop, leads: &[Waiting], free: &mut [f64], desk: &mut impl Desk) {
    for (index, lead) in leads.iter().enumerate() {
        let rep = earliest(free);
        take(shop, lead, index, &mut free[rep], desk);
    }
}

fn run_round_robin(shop: &Shop, leads: &[Waiting], free: &mut [f64], desk: &mut impl Desk) {
    for (index, lead) in leads.iter().enumerate() {
        take(shop, lead, index, &mut free[index % shop.reps], desk);
    }
}

fn run_ranked(shop: &Shop, leads: &[Waiting], scratch: &mut QueueScratch, desk: &mut impl Desk) {
    let QueueScratch { free, prompt, late } = scratch;
    prompt.reset(leads.len());
    late.reset(leads.len());
    let freshest = shop.ranking.order == Order::Freshest;
    let mut next = 0;
    loop {
        let rep = earliest(free);
        if prompt.is_empty() && late.is_empty() {
            match leads.get(next) {
                None => return,
                Some(lead) => free[rep] = free[rep].max(lead.joined_work),
            }
        }
        let now = free[rep];
        while next < leads.len() && leads[next].joined_work <= now {
            if freshest {
                prompt.push_front(0, next)
            } else {
                prompt.push_back(leads[next].rank, next)
            }
            next += 1;
        }
        let wall = if shop.ranking.sla_first { shop.clock.to_wall(now) } else { 0.0 };
        let index = loop {
            let Some(index) = prompt.pop() else { break late.pop() };
            if !shop.ranking.sla_first || wall - leads[index].joined <= shop.sla_hours {
                break Some(index);
            }
            // Too late for the agreement: behind all that can still be answered in time.
            if freshest { late.push_front(0, index) } else { late.push_back(leads[index].rank, index) }
        };
        if let Some(index) = index {
            take(shop, &leads[index], index, &mut free[rep], desk);
        }
    }
}

/// The rep who is free at `free` takes the lead, unless its buyer has given up by then.
#[inline(always)]
fn take(shop: &Shop, lead: &Waiting, index: usize, free: &mut f64, desk: &mut impl Desk) {
    let (start, start_work) = if *free > lead.joined_work {
        (shop.clock.to_wall(*free), *free)
    } else {
        (lead.opens, lead.joined_work)
    };
    if start > lead.gives_up() {
        return desk.abandon(index, lead);
    }
    // Rounding in the calendar must not start on a lead before it joined.
    let start = if start > lead.joined { start } else { lead.joined };
    *free = start_work + desk.serve(index, lead, start, start_work);
}

#[inline(always)]
fn earliest(free: &[f64]) -> usize {
    let mut best = 0;
    for rep in 1..free.len() {
        if free[rep] < free[best] {
            best = rep;
        }
    }
    best
}

/// Waiting leads by rank: linked lists in one array, and a bitmap of the ranks in use.
struct Buckets {
    count: usize,
    used: [u64; LEVELS / 64],
    head: [u32; LEVELS],
    tail: [u32; LEVELS],
    next: Vec<u32>,
}

const NONE: u32 = u32::MAX;

impl Default for Buckets {
    fn default() -> Self {
        Buckets {
            count: 0,
            used: [0; LEVELS / 64],
            head: [NONE; LEVELS],
            tail: [NONE; LEVELS],
            next: Vec::new(),
        }
    }
}

impl Buckets {
    fn reset(&mut self, leads: usize) {
        self.count = 0;
        self.used = [0; LEVELS / 64];
        grow(&mut self.next, leads);
    }

    #[inline(always)]
    fn is_empty(&self) -> bool {
        self.count == 0
    }

    #[inline(always)]
    fn push_back(&mut self, rank: u8, index: usize) {
        let rank = rank as usize;
        self.next[index] = NONE;
        if self.mark(rank) {
            self.next[self.tail[rank] as usize] = index as u32;
        } else {
            self.head[rank] = index as u32;
        }
        self.tail[rank] = index as u32;
    }

    #[inline(always)]
    fn push_front(&mut self, rank: u8, index: usize) {
        let rank = rank as usize;
        let used = self.mark(rank);
        self.next[index] = if used { self.head[rank] } else { NONE };
        if !used {
            self.tail[rank] = index as u32;
        }
        self.head[rank] = index as u32;
    }

    /// The first lead of the highest rank.
    #[inline(always)]
    fn pop(&mut self) -> Option<usize> {
        let word = (0..self.used.len()).rev().find(|&word| self.used[word] != 0)?;
        self.count -= 1;
        let rank = word * 64 + 63 - self.used[word].leading_zeros() as usize;
        let index = self.head[rank] as usize;
        self.head[rank] = self.next[index];
        if self.head[rank] == NONE {
            self.used[word] &= !(1 << (rank % 64));
        }
        Some(index)
    }

    /// Counts a lead in, marks its rank as in use and tells whether it was.
    #[inline(always)]
    fn mark(&mut self, rank: usize) -> bool {
        let (word, bit) = (rank / 64, 1_u64 << (rank % 64));
        let used = self.used[word] & bit != 0;
        self.count += 1;
        self.used[word] |= bit;
        used
    }
}
