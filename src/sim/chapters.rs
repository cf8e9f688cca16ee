//! A trial in chapters: where worlds change from one date to the next, all leads up to that date are drawn and worked
//! before the next arrive. What marketing does counts for the leads that come meanwhile, what sales does for those that
//! are called; who waits, and who is on the way to the list, is carried over, so that a border as such changes nothing.
//! Leaves to others: worlds that stay as they are (`trial`), each step of the way (`list`, `sort`, `queue`, `floor`, ...).

use super::after;
use super::again::{Again, AgainScratch, Place};
use super::batch::Probes;
use super::cohort::Cohort;
use super::count::Count;
use super::floor::{Busy, Floor};
use super::follow::{Engaged, follow};
use super::histogram::Histogram;
use super::hours::count_doubles;
use super::learn::{Pupil, Weights};
use super::left::{ABSENT, LeftScratch};
use super::list::{Offer, count_arrived, list};
use super::memory::grow;
use super::output::{Output, Outputs};
use super::payout;
use super::queue::{self, QueueScratch, Shop};
use super::rng::TrialKey;
use super::sort::sort_by_time;
use super::source::Source;
use super::tally::Tally;
use super::ticks::{self, Ticks, Time};
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
    /// How much of the cohort has been here: a longer trial's last leads come to nobody.
    quads: usize,
    /// The weeks with which chapters begin, and their first quads.
    begins: Vec<(u32, usize)>,
    /// All who have joined the list so far, in order.
    joined: Vec<Offer>,
    left: LeftScratch,
    queue: QueueScratch,
    again: AgainScratch,
    worked: Time,
    pupil: Pupil,
    /// Who engaged in this chapter.
    met: Vec<Offer>,
    /// Who engaged under one behaviour, as in [`Engaged`].
    engaged: Vec<u8>,
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
            if from < source.current().1.weeks {
                stage.study(key, source, from);
            }
        }
        let first = cohort.quads().len();
        cohort.extend(key, from..to, sources);
        for (number, (source, stage)) in sources.iter().zip(stages.iter_mut()).enumerate() {
            let weeks = source.current().1.weeks;
            if from < weeks {
                let span = Span { from, to, is_last: to == weeks };
                stage.work(source.current(), cohort, first, number, span, &mut tallies[number], scratch);
                stage.report(source.current(), cohort);
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
        self.joined.clear();
        self.begins.clear();
        self.again.clear();
        self.quads = 0;
        self.worked = 0;
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
        self.begins.push((span.from, first));
        let seen = std::mem::replace(&mut self.quads, cohort.quads().len());
        let mut left = self.left.reset(4 * self.quads);
        let offers = list((facts, world), cohort, first, number, (tally, &mut left), &mut self.offers);
        // Who came back elsewhere while other worlds' queues ran does not come here.
        left.attempts[4 * seen..4 * first].fill(ABSENT);
        left.attempts[4 * (first + cohort.drawn(first).len())..].fill(ABSENT);
        let [opens, closes] = [span.from, span.to].map(ticks::at_week);
        self.due.clear();
        let mut later = 0;
        for at in 0..self.under_way.len() {
            let offer = self.under_way[at];
            if offer.joins() < closes {
                self.due.push(offer);
            } else {
                self.under_way[later] = offer;
                later += 1;
            }
        }
        self.under_way.truncate(later);
        for &offer in offers {
            if offer.joins() < closes { self.due.push(offer) } else { self.under_way.push(offer) }
        }
        let sorted = sort_by_time(&self.due, [opens, closes], &mut scratch.sort);
        let per_week = facts.clock.hours_per_week();
        let mut busy = Busy::new(world, per_week);
        busy.worked = self.worked;
        let met = world.learning.is_some().then(|| std::mem::take(&mut self.met));
        let shop = Shop::new(facts, world);
        if shop.reps > 0 && span.from == 0 {
            queue::open(&shop, &mut self.queue);
        }
        let until = if span.is_last { Time::MAX } else { ticks::time(f64::from(span.to) * per_week) };
        let (worked, met) = if Again::suit(world) {
            self.again.list(sorted);
            let until_wall = if span.is_last { Time::MAX } else { closes.into() };
            let joined = &mut self.joined;
            let place = Place { facts, world, number, cohort, left, joined, until: until_wall };
            let mut again = Again::new(place, busy, &mut self.again, tally, met);
            queue::resume(&shop, &mut self.queue, &mut again, until);
            let closed = again.close();
            self.again.tell(cohort, &mut self.left);
            self.quads = cohort.quads().len();
            closed
        } else {
            self.joined.extend(sorted);
            let mut floor = Floor::new(world, busy, &self.joined, cohort.quads(), left, met);
            if shop.reps > 0 {
                queue::resume(&shop, &mut self.queue, &mut floor, until);
            } else if span.is_last {
                floor.nobody_works();
            }
            let (_, worked, met) = floor.close();
            (worked, met)
        };
        self.worked = worked;
        self.met = met.unwrap_or_default();
    }

    /// Tells the score of those who engaged in this chapter.
    fn report(&mut self, (facts, world): (&Facts, &World), cohort: &Cohort) {
        let Some(lessons) = &world.learning else { return };
        let left = self.left.reset(4 * self.quads);
        for offer in self.met.drain(..) {
            let lead = offer.lead();
            let (quad, past) = (&cohort.quads()[lead / 4], cohort.past(lead));
            let at = ticks::hours(left.at[lead].into());
            self.pupil.hear((facts, world), lessons, quad, past, offer, at);
        }
    }
}

/// A bit for each of four times that lie there.
fn within(times: &[Ticks; 4], from: Ticks, until: Ticks) -> u8 {
    let bit = |lane: usize| u8::from(times[lane] >= from && times[lane] < until) << lane;
    bit(0) | bit(1) | bit(2) | bit(3)
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
        look: &mut dyn FnMut(&Source, &Pupil, Traces),
    ) -> Outputs {
        let Closing { source, stage, cohort, number, mut tally, scratch } = self;
        let ((facts, world), quads) = (source.current(), &cohort.quads()[..stage.quads]);
        count_arrived(&cohort.arrived[number], &mut tally);
        let left = stage.left.reset(4 * quads.len());
        let count = Count { world, number, probes, quads };
        grow(&mut scratch.engaged, quads.len());
        let engaged = &mut scratch.engaged[..quads.len()];
        count.run(&left, |noted, _, _| noted, &mut tally, responses, engaged);
        tally.raise(Output::BusyHours, ticks::hours(stage.worked));
        count_doubles(&stage.joined, quads, world.double_cut, &mut tally);
        scratch.follow.wins.clear();
        // Everybody before was talked to under earlier behaviour.
        let mut first = 0;
        for (from, until, world) in source.eras() {
            // Who arrived after was not talked to before.
            let after = until.and_then(|week| stage.begins.iter().find(|(begins, _)| *begins >= week));
            let last = after.map_or(quads.len(), |(_, quad)| *quad);
            let (from, until) = (ticks::at_week(from), until.map_or(ticks::LAST, ticks::at_week));
            let (quads, lanes, at) =
                (&quads[first..last], &engaged[first..last], &left.at[4 * first..4 * last]);
            stage.engaged.clear();
            stage.engaged.extend(
                lanes.iter().zip(at.as_chunks().0).map(|(lanes, at)| lanes & within(at, from, until)),
            );
            let part = Engaged { quads, lanes: &stage.engaged, at };
            follow(part, number, world, &mut tally, &mut scratch.follow);
            let done = lanes.iter().zip(at.as_chunks().0);
            first += done.take_while(|(lanes, at)| *lanes & !within(at, 0, until) == 0).count();
        }
        after::live(&mut scratch.follow.wins, &world.after, &mut tally, &mut scratch.delivery);
        let engaged = Engaged { quads, lanes: engaged, at: left.at };
        let wins = &scratch.follow.wins;
        look(source, &stage.pupil, Traces { number, left: &left, engaged, wins, cohort });
        let week = |arrived: f64| (arrived / 168.0) as u32;
        let world_at = |arrived: f64| source.world_of(week(arrived));
        let points_at = |arrived: f64, pattern| source.points_in(week(arrived), &stage.pupil, pattern);
        let back = |key| cohort.score_on_return(number, key);
        let low = payout::low_revenue(facts, world_at, points_at, back, &tally, &scratch.follow.wins);
        tally.close(facts, world, low)
    }
}
