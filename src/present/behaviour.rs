//! What pay makes each team do: the dials of behaviour from review to review in both setups, and what each team's pay
//! and moves come to. Leaves to others: solving them (`sim::people`), words (`i18n::behaviour`), lines (`ui`).

use super::table::Table;
use crate::domain::{Param, Scenario, Unit};
use crate::i18n::behaviour::{Move, Said, Term, sentence};
use crate::i18n::{Key, Label, Lang, Role, behaviour, format};
use crate::sim::Output;
use crate::sim::people::{Path, Period};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Team {
    Marketing,
    Sales,
}

impl Team {
    pub const ALL: [Team; 2] = [Team::Marketing, Team::Sales];

    /// What it chooses.
    pub fn dials(self) -> &'static [Param] {
        match self {
            Team::Marketing => &[Param::VolumeEffort, Param::QualityEffort, Param::Inflation],
            Team::Sales => &[
                Param::SalesEffort,
                Param::Attempts,
                Param::WorkCutoff,
                Param::ScoreTrust,
                Param::ReportRate,
                Param::Overpromise,
            ],
        }
    }

    /// What its bonus may depend on.
    fn pay(self) -> &'static [Param] {
        match self {
            Team::Marketing => &[
                Param::MarketingPerMql,
                Param::MarketingPerSql,
                Param::MarketingPerWin,
                Param::MarketingRevenueShare,
                Param::MarketingMarginShare,
            ],
            Team::Sales => {
                &[Param::SalesPerSql, Param::SalesPerWin, Param::SalesRevenueShare, Param::SalesMarginShare]
            }
        }
    }

    /// What its plan adds to the bonus, or takes off it.
    fn terms(self) -> &'static [Param] {
        match self {
            Team::Marketing => &[],
            Team::Sales => &[Param::SlaFine, Param::Clawback, Param::LowScoreExtra, Param::ReportClause],
        }
    }
}

/// Both setups' behaviour over a trial.
#[derive(Clone, Debug, PartialEq)]
pub struct Story {
    /// Of a trial, the warm-up included.
    pub weeks: f64,
    pub warm_up: f64,
    /// The weeks from which something may change in either setup, rising from 0.
    pub turns: Vec<u32>,
    /// Today's and the proposal's, by turn.
    worlds: [Vec<Period>; 2],
    /// Today's and the proposal's, by team.
    said: [[Said; 2]; 2],
}

/// Smaller moves, in parts of a lever's usual range, are not worth a word.
const WORTH_A_WORD: f64 = 0.08;

/// Moves that a sentence names: the largest.
const NAMED: usize = 3;

impl Story {
    pub fn new(scenarios: &[Scenario; 2], paths: &[Path; 2]) -> Story {
        let of = |world: usize, param: Param| scenarios[world].levers[param].likely();
        let weeks = |world: usize| of(world, Param::WarmUpWeeks) + of(world, Param::HorizonWeeks);
        let mut turns: Vec<u32> = paths.iter().flat_map(starts).collect();
        turns.sort_unstable();
        turns.dedup();
        let weeks = weeks(0).max(weeks(1));
        turns.retain(|&turn| f64::from(turn) < weeks);
        let worlds = paths.each_ref().map(|path| turns.iter().map(|&turn| at(path, turn)).collect());
        let said = [0, 1].map(|world| Team::ALL.map(|team| said(&scenarios[world], &paths[world], team)));
        Story {
            weeks,
            warm_up: of(0, Param::WarmUpWeeks).max(of(1, Param::WarmUpWeeks)),
            turns,
            worlds,
            said,
        }
    }

    /// What a setup's team does from a turn on.
    pub fn value(&self, role: Role, turn: usize, dial: Param) -> f64 {
        let periods = &self.worlds[role as usize];
        dial_of(&periods[turn.min(periods.len() - 1)], dial)
    }

    /// A dial as a line of steps: from which week, which value.
    pub fn line(&self, role: Role, dial: Param) -> Vec<(f64, f64)> {
        let values = self.worlds[role as usize].iter().map(|period| dial_of(period, dial));
        self.turns.iter().map(|&turn| f64::from(turn)).zip(values).collect()
    }

    /// The upper end of a dial's scale: its lever's usual range, or whatever lies beyond.
    pub fn top(&self, dial: Param) -> f64 {
        let values = self.worlds.iter().flatten().map(|period| dial_of(period, dial));
        values.fold(dial.spec().soft_max, f64::max)
    }

    /// The turn that stands in a week.
    pub fn turn_at(&self, week: f64) -> usize {
        self.turns.iter().rposition(|&turn| f64::from(turn) <= week).unwrap_or(0)
    }

    /// The week up to which a turn stands.
    pub fn until(&self, turn: usize) -> f64 {
        self.turns.get(turn + 1).map_or(self.weeks, |&next| f64::from(next))
    }

    /// What a team is paid for and therefore does.
    pub fn sentence(&self, lang: Lang, role: Role, team: Team) -> String {
        sentence(lang, team_name(team), &self.said[role as usize][team as usize])
    }

    /// Everything a turn holds of a team, spoken.
    pub fn spoken(&self, lang: Lang, team: Team, turn: usize) -> String {
        let both = team.dials().iter().map(|&dial| {
            let [today, proposal] = Role::ALL.map(|role| shown(lang, dial, self.value(role, turn, dial)));
            behaviour::both(lang, dial.label(lang), &today, &proposal)
        });
        let weeks = behaviour::weeks(lang, f64::from(self.turns[turn]), self.until(turn));
        [format!("{weeks}.")].into_iter().chain(both).collect::<Vec<_>>().join(" ")
    }

    /// Every dial of both setups by turn, and what follows from them in the long run.
    pub fn table(&self, lang: Lang) -> Table {
        let named = |name: &str, role: Role| format!("{name} · {}", role.label(lang));
        let each = |name: &str, role: Role, text: &dyn Fn(&Period) -> String| -> Vec<String> {
            let cells = self.worlds[role as usize].iter().map(text);
            [named(name, role)].into_iter().chain(cells).collect()
        };
        let dials = Team::ALL.into_iter().flat_map(Team::dials);
        let mut rows: Vec<Vec<String>> = dials
            .flat_map(|&dial| {
                Role::ALL.map(|role| {
                    each(dial.label(lang), role, &|period| shown(lang, dial, dial_of(period, dial)))
                })
            })
            .collect();
        type Follows = fn(Lang, &Period) -> String;
        let follows: [(&str, Follows); 4] = [
            (Key::MqlPrecision.text(lang), |lang, period| format::percent(lang, period.precision)),
            (Output::Mqls.label(lang), |lang, period| format::count(lang, period.mqls)),
            (Output::MarketingBonus.label(lang), |lang, period| {
                format::money(lang, period.bonuses.marketing)
            }),
            (Term::SalesBonus.label(lang), |lang, period| format::money(lang, period.bonuses.sales)),
        ];
        for (name, text) in follows {
            rows.extend(Role::ALL.map(|role| each(name, role, &|period| text(lang, period))));
        }
        let heads = self.turns.iter().map(|&turn| behaviour::week(lang, f64::from(turn)));
        Table {
            caption: Term::TableCaption.label(lang).to_owned(),
            head: [Key::Measure.text(lang).to_owned()].into_iter().chain(heads).collect(),
            rows,
        }
    }
}

pub fn team_name(team: Team) -> Term {
    match team {
        Team::Marketing => Term::Marketing,
        Team::Sales => Term::Sales,
    }
}

/// A dial's value as it is read, beside the dial's name: not finer than it is meant, without a unit but per cent.
pub fn shown(lang: Lang, dial: Param, value: f64) -> String {
    let unit = dial.spec().unit;
    let digits = if unit.is_whole() || unit == Unit::Points { 1.0 } else { 100.0 };
    let round = (value * digits).round() / digits;
    if unit == Unit::Share { format::value(lang, unit, round) } else { format::field(lang, unit, round) }
}

fn starts(path: &Path) -> impl Iterator<Item = u32> {
    (0..path.periods.len() as u32).map(|number| number * path.review_weeks)
}

/// The last period stands from then on.
fn at(path: &Path, week: u32) -> Period {
    let number = (week / path.review_weeks.max(1)) as usize;
    path.periods[number.min(path.periods.len() - 1)]
}

fn dial_of(period: &Period, dial: Param) -> f64 {
    let levers = period.behaviour.levers();
    levers.iter().find(|(param, _)| *param == dial).map_or(0.0, |(_, value)| *value)
}

fn said(scenario: &Scenario, path: &Path, team: Team) -> Said {
    let paid = |param: &&Param| scenario.levers[**param].bounds().1 > 0.0;
    let (marketing, sales) = scenario.choices.conduct.answers();
    let (first, last) = (&path.periods[0], &path.periods[path.periods.len() - 1]);
    let part = |step: &Move| ((step.to - step.from) / step.dial.spec().soft_max).abs();
    let mut moves: Vec<Move> = team
        .dials()
        .iter()
        .map(|&dial| Move { dial, from: dial_of(first, dial), to: dial_of(last, dial) })
        .filter(|step| part(step) >= WORTH_A_WORD)
        .collect();
    moves.sort_by(|a, b| part(b).total_cmp(&part(a)));
    moves.truncate(NAMED);
    Said {
        pay: team.pay().iter().filter(paid).copied().collect(),
        terms: team.terms().iter().filter(paid).map(|&term| (term, scenario.levers[term])).collect(),
        answers: if team == Team::Marketing { marketing } else { sales },
        moves,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::Company;
    use crate::sim::people::{Plan, Temper, path};

    fn story(scenarios: [Scenario; 2]) -> Story {
        let paths = scenarios.each_ref().map(|scenario| path(scenario, Temper::Human).expect("valid"));
        Story::new(&scenarios, &paths)
    }

    fn paid(plans: [Plan; 2]) -> Story {
        let [today, proposal] = Company::Micro.setups();
        let today = plans[0].apply(&today).expect("valid");
        let mut proposal = plans[1].apply(&proposal).expect("valid");
        proposal.levers[Param::ReviewWeeks] = crate::domain::Lever::Fixed(20.0);
        story([today, proposal])
    }

    #[test]
    fn turns_are_those_of_both_and_lines_follow_the_paths() {
        let story = paid([Plan::Siloed, Plan::SharedRevenue]);
        assert_eq!(story.turns[..5], [0, 13, 20, 26, 39]);
        assert!(f64::from(*story.turns.last().unwrap()) < story.weeks);
        for dial in Team::ALL.into_iter().flat_map(Team::dials) {
            for role in Role::ALL {
                let line = story.line(role, *dial);
                assert_eq!(line.len(), story.turns.len());
                assert!(line.iter().all(|(_, value)| (0.0..=story.top(*dial)).contains(value)), "{dial:?}");
            }
            // Between two reviews of one's own nothing changes.
            assert_eq!(story.value(Role::Today, 1, *dial), story.value(Role::Today, 2, *dial));
        }
        assert_eq!((story.turn_at(0.0), story.turn_at(19.9), story.turn_at(20.0)), (0, 1, 2));
        assert_eq!(story.until(story.turns.len() - 1), story.weeks);
    }

    #[test]
    fn per_mql_marketing_inflates_and_says_so() {
        let story = paid([Plan::Siloed, Plan::Sla]);
        let said = |lang| story.sentence(lang, Role::Today, Team::Marketing).replace(format::NBSP, " ");
        let [es, en] = [Lang::Es, Lang::En].map(said);
        assert!(
            es.starts_with("Marketing cobra por MQL: ") && es.contains("infla las puntuaciones (10 → "),
            "{es}"
        );
        assert!(
            en.starts_with("Marketing is paid per MQL: it ") && en.contains("inflates scores (10 → "),
            "{en}"
        );
        let en = story.sentence(Lang::En, Role::Proposal, Team::Sales);
        assert!(en.contains("a commission on revenue and a share of the margin"), "{en}");
        assert!(
            en.contains("late")
                && en.contains("leaves")
                && en.contains("must report 80% of outcomes. So it "),
            "{en}"
        );
    }

    #[test]
    fn behaviour_set_by_hand_is_said_to_be() {
        let story = story(Company::Micro.setups());
        assert_eq!(story.turns, [0]);
        for team in Team::ALL {
            let es = story.sentence(Lang::Es, Role::Today, team);
            assert!(es.contains("puesto a mano"), "{es}");
            let en = story.sentence(Lang::En, Role::Proposal, team);
            assert!(en.contains("set by hand"), "{en}");
        }
    }

    #[test]
    fn every_turn_has_a_cell_in_each_row() {
        let story = paid([Plan::Siloed, Plan::DoubleLow]);
        for lang in Lang::ALL {
            let table = story.table(lang);
            assert_eq!(table.rows.len(), 2 * (9 + 4));
            assert!(table.rows.iter().all(|row| row.len() == table.head.len()));
            let spoken = story.spoken(lang, Team::Sales, 1);
            assert!(Team::Sales.dials().iter().all(|dial| spoken.contains(dial.label(lang))), "{spoken}");
        }
    }
}
