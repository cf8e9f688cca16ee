//! A trial in chapters: where worlds change from one date to the next, all leads up to that date are drawn and worked
//! before the next arrive. What marketing does counts for the leads that come meanwhile, what sales does for those that
//! are called; who waits, and who is on the way to the list, is carried over, so that a border as such changes nothing.
//! Leaves to others: worlds that stay as they are (`trial`), each step of the way (`list`, `sort`, `queue`, `floor`, ...).

use super::after;
use super::batch::Probes;
use super::cohort::Cohort;
use super::count::Count;
use super::floor::{Busy, Floor};
use super::follow::follow;
use super::histogram::Histogram;
use super::hours::count_doubles;
use super::learn::{Pupil, Weights};
use super::left::{LeftScratch, NEVER};
use super::list::{Offer, Tag, count_arrived, list};
use super::memory::grow;
use super::output::{Output, Outputs};
use super::payout;
use super::queue::{self, Desk, QueueScratch, Shop};
use super::rng::TrialKey;
use super::sort::{Joining, sort_by_time};
use super::source::Source;
use super::tally::Tally;
use super::trial::{Scratch, Traces};
use super::world::{Facts, World};

/// Whole weeks that a chapter spans.
#[derive(Clone, Copy)]
struct Span {
    from: u32,
    to: u32,
    is_last: bool,
}

/// A world between two chapters. Memory is reused from trial to trial.
#[derive(Default)]
pub struct Stage {
    offers: Vec<Offer>,
    /// On their way to the list, which they reach in a later chapter.
    under_way: Vec<Offer>,
    due: Vec<Offer>,
    /// All who have joined the list so far, in order; nobody up to the next multiple of four.
    leads: usize,
    joins: Vec<f64>,
    tags: Vec<Tag>,
    left: LeftScratch,
    queue: QueueScratch,
    busy_hours: f64,
    pupil: Pupil,
    /// Who engaged in this chapter, by place.
    met: Vec<u32>,
    /// Places of the leads that engaged under one behaviour.
    engaged: Vec<u32>,
}

/// Whether these worlds change in the course of a trial.
pub fn suit(sources: &[Source]) -> bool {
    !sources.iter().all(Source::is_still)
}

/// Draws a trial and runs it through each world.
pub fn run_trial(
    key: TrialKey,
    sources: &mut [Source],
    cohort: &mut Cohort,
    stages: &mut [Stage],
    scratch: &mut Scratch,
    mut close: impl FnMut(usize, Closing),
) {
    let mut tallies: Vec<Tally> = sources.iter().map(|source| Tally::new(source.current().1)).collect();
    stages.iter_mut().for_each(Stage::clear);
    cohort.begin(sources);
    let mut from = 0;
    // Until each world's last chapter is over; no two need be equally long.
    while let Some(to) = sources.iter().filter_map(|source| source.next_turn(from)).min() {
        for (source, stage) in sources.iter_mut().zip(stages.iter_mut()) {
            source.turn_to(from);
            stage.study(key, source, from);
        }
        let first = cohort.quads().len();
        cohort.extend(key, from..to, sources);
        for (number, (source, stage)) in sources.iter().zip(stages.iter_mut()).enumerate() {
            let weeks = source.current().1.weeks;
            if from < weeks {
                let span = Span { from, to, is_last: to == weeks };
                stage.work(source.current(), cohort, first, number, span, &mut tallies[number], scratch);
            }
        }
        from = to;
    }
    for (number, ((source, stage), tally)) in sources.iter().zip(stages).zip(tallies).enumerate() {
        let (facts, world) = source.current();
        cohort.adopt(facts, world);
        close(number, Closing { source, stage, cohort, number, tally, scratch });
    }
}

impl Stage {
    /// What the score had learned by the end of the trial run last; `None` if nothing.
    pub fn learned(&self) -> Option<&Weights> {
        self.pupil.weights_in(u32::MAX)
    }

    /// Makes the world of `week` the current one, as it was in the trial run last.
    pub fn recall(&self, source: &mut Source, week: u32) {
        source.turn_to(week);
        source.mark_by(&self.pupil, week);
    }

    fn clear(&mut self) {
        self.under_way.clear();
        self.leads = 0;
        self.busy_hours = 0.0;
    }

    /// At the beginning of a chapter: the score learns from what is known by then.
    fn study(&mut self, key: TrialKey, source: &mut Source, week: u32) {
        if week == 0 {
            // The trial before has left its points.
            self.pupil.forget();
            source.mark_by(&self.pupil, 0);
        }
        let Some((card, lessons)) = source.lessons() else { return };
        if week == 0 {
            let (facts, world) = source.current();
            self.pupil.enrol(key, facts, world, card, &lessons);
        } else if week.is_multiple_of(lessons.weeks) {
            self.pupil.retrain(week);
        }
        source.mark_by(&self.pupil, week);
    }

    /// Hands over the leads from quad `first` on, and serves all that are on the list up to the end of the chapter.
    #[expect(clippy::too_many_arguments, reason = "what a chapter is made of")]
    fn work(
        &mut self,
        (facts, world): (&Facts, &World),
        cohort: &mut Cohort,
        first: usize,
        number: usize,
        span: Span,
        tally: &mut Tally,
        scratch: &mut Scratch,
    ) {
        cohort.adopt(facts, world);
        let offers = list((facts, world), cohort, first, number, tally, &mut self.offers);
        let (opens, closes) = (f64::from(span.from) * 168.0, f64::from(span.to) * 168.0);
        self.due.clear();
        let mut later = 0;
        for at in 0..self.under_way.len() {
            let offer = self.under_way[at];
            if offer.joins < closes {
                self.due.push(offer);
            } else {
                self.under_way[later] = offer;
                later += 1;
            }
        }
        self.under_way.truncate(later);
        for &offer in offers {
            if offer.joins < closes { self.due.push(offer) } else { self.under_way.push(offer) }
        }
        let sorted = sort_by_time(&self.due, (opens, closes), world.buckets_per_hour, &mut scratch.sort);
        self.joins.truncate(self.leads);
        self.tags.truncate(self.leads);
        self.joins.extend(&sorted.joins[..sorted.leads]);
        self.tags.extend(&sorted.tags[..sorted.leads]);
        self.leads += sorted.leads;
        self.joins.resize(self.leads.next_multiple_of(4), NEVER);
        self.tags.resize(self.leads.next_multiple_of(4), Tag::default());

        let joining = Joining { leads: self.leads, joins: &self.joins, tags: &self.tags };
        let left = self.left.reset(self.leads);
        let per_week = facts.clock.hours_per_week();
        let mut busy = Busy::new(world, per_week);
        busy.hours = self.busy_hours;
        let mut floor = Floor::new(world, busy, joining, cohort.quads(), left);
        let shop = Shop::new(facts, world);
        if shop.reps > 0 {
            if span.from == 0 {
                queue::open(&shop, &mut self.queue);
            }
            let until = if span.is_last { f64::INFINITY } else { f64::from(span.to) * per_week };
            match &world.learning {
                None => queue::resume(&shop, &mut self.queue, &mut floor, until),
                Some(_) => {
                    let mut desk = Listening { floor, met: std::mem::take(&mut self.met) };
                    queue::resume(&shop, &mut self.queue, &mut desk, until);
                    Listening { floor, met: self.met } = desk;
                }
            }
        } else if span.is_last {
            floor.nobody_works();
        }
        let (left, busy_hours) = floor.close();
        self.busy_hours = busy_hours;
        if let Some(lessons) = &world.learning {
            for place in self.met.drain(..).map(|place| place as usize) {
                let (tag, at) = (joining.tags[place], left.at[place]);
                self.pupil.hear((facts, world), lessons, cohort.quads(), tag, at);
            }
        }
    }
}

/// The sales floor, and who engaged.
struct Listening<'a> {
    floor: Floor<'a>,
    met: Vec<u32>,
}

impl Desk for Listening<'_> {
    fn leads(&self) -> usize {
        self.floor.leads()
    }

    fn joined(&self, index: usize) -> f64 {
        self.floor.joined(index)
    }

    fn gives_up(&self, index: usize) -> f64 {
        self.floor.gives_up(index)
    }

    fn rank(&self, index: usize) -> u8 {
        self.floor.rank(index)
    }

    fn serve(&mut self, index: usize, start: f64, start_work: f64) -> f64 {
        let hours = self.floor.serve(index, start, start_work);
        if self.floor.engaged(index) {
            self.met.push(index as u32);
        }
        hours
    }

    fn abandon(&mut self, index: usize) {
        self.floor.abandon(index);
    }
}

/// A world whose last chapter is over, ready to be counted.
pub struct Closing<'a> {
    source: &'a Source,
    stage: &'a mut Stage,
    cohort: &'a Cohort,
    number: usize,
    tally: Tally,
    scratch: &'a mut Scratch,
}

impl Closing<'_> {
    /// The trial's outputs; adds its response times to `responses`. `look` sees what the trial leaves.
    pub fn count(
        self,
        probes: &Probes,
        responses: &mut Histogram,
        look: impl FnOnce(&Source, Traces),
    ) -> Outputs {
        let Closing { source, stage, cohort, number, mut tally, scratch } = self;
        let ((facts, world), quads) = (source.current(), cohort.quads());
        count_arrived(&cohort.arrived[number], &mut tally);
        let joining = Joining { leads: stage.leads, joins: &stage.joins, tags: &stage.tags };
        let left = stage.left.reset(stage.leads);
        let count = Count { world, probes, joining, quads };
        let engaged = &mut scratch.engaged;
        grow(engaged, joining.leads + 4);
        let talks = count.run(&left, |noted, _, _| noted, &mut tally, responses, engaged);
        tally.raise(Output::BusyHours, stage.busy_hours);
        count_doubles(joining, quads, world.double_cut, &mut tally);
        scratch.follow.wins.clear();
        for (from, until, world) in source.eras() {
            let (from, until) =
                (f64::from(from) * 168.0, until.map_or(f64::INFINITY, |week| f64::from(week) * 168.0));
            let met = |place: &&u32| (from..until).contains(&left.at[**place as usize]);
            stage.engaged.clear();
            stage.engaged.extend(engaged[..talks].iter().filter(met));
            follow(&stage.engaged, joining, left.at, quads, world, &mut tally, &mut scratch.follow);
        }
        after::live(&mut scratch.follow.wins, &world.after, &mut tally, &mut scratch.delivery);
        let (engaged, wins) = (&engaged[..talks], &scratch.follow.wins[..]);
        look(source, Traces { quads, joining, at: left.at, attempts: left.attempts, engaged, wins });
        let week = |arrived: f64| (arrived / 168.0) as u32;
        let world_at = |arrived: f64| source.world_of(week(arrived));
        let points_at = |arrived: f64, pattern| source.points_in(week(arrived), &stage.pupil, pattern);
        let low = payout::low_revenue(facts, world_at, points_at, &tally, &scratch.follow.wins);
        tally.close(facts, world, low)
    }
}
