//! The way from lead to a customer who grows, in both worlds: what passes each stage up to the sale, what customers do after
//! it, and where the rest is lost. Leaves to others: words (`i18n::bowtie`), paint (`ui`).

use super::chart::caption::Readout;
use super::gather::ratio;
use super::table::Table;
use crate::domain::Stage;
use crate::i18n::bowtie::{Term, lost, passed};
use crate::i18n::{Key, Label, Lang, Role, format};
use crate::sim::{Output, Outputs};

#[derive(Clone, Debug, PartialEq)]
pub struct Bowtie {
    pub steps: Vec<Step>,
    /// The largest count up to the sale, and after it; above 0.
    pub tops: [f64; 2],
}

/// A stage, and what is lost on the way to it.
#[derive(Clone, Debug, PartialEq)]
pub struct Step {
    pub at: At,
    /// Today's and the proposal's, in an average trial.
    pub counts: [f64; 2],
    /// Of the stage before; `None` where that is not what it is made of.
    pub rates: [Option<f64>; 2],
    pub leaks: Vec<(Output, [f64; 2])>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum At {
    Stage(Stage),
    Live,
    /// Customers at the end: those there were, and those gone live, less those who left.
    Kept,
    /// These, and each further sale to a customer.
    Expanded,
}

/// Where the sale is: before it the way narrows.
pub const SALE: usize = 6;

/// The thickness of the largest number after the sale, as a part of that of the leads.
const CUSTOMERS: f64 = 0.8;

/// Each stage up to the sale, and what is lost before it.
const STAGES: [(Stage, Output, &[Output]); 7] = [
    (Stage::Lead, Output::Leads, &[]),
    (Stage::Mql, Output::Mqls, &[Output::BelowThreshold]),
    (Stage::HandedOver, Output::HandedOver, &[Output::LostInHandoff]),
    (Stage::Contacted, Output::Contacted, &[Output::NeverWorked, Output::PatienceRanOut, Output::NotReached]),
    (
        Stage::Sql,
        Output::Sqls,
        &[
            Output::RejectedBudget,
            Output::RejectedAuthority,
            Output::RejectedTiming,
            Output::RejectedRival,
            Output::RejectedNoReply,
        ],
    ),
    (Stage::Opportunity, Output::Opportunities, &[Output::NoOpportunity]),
    (Stage::Won, Output::Won, &[Output::DealLost]),
];

/// Of today's and the proposal's mean over simulated trials: what formulas expect ends with the sale.
pub fn bowtie(means: &[Outputs; 2]) -> Bowtie {
    let counts = |output| means.each_ref().map(|world| world[output as usize]);
    let with = |outputs: &[Output]| outputs.iter().map(|&output| (output, counts(output))).collect();
    let mut steps: Vec<Step> = Vec::new();
    for (stage, output, leaks) in STAGES {
        let counts = counts(output);
        let rates = [0, 1].map(|world| ratio(counts[world], steps.last()?.counts[world]));
        steps.push(Step { at: At::Stage(stage), counts, rates, leaks: with(leaks) });
    }
    let (won, live) = (counts(Output::Won), counts(Output::Delivered));
    let (there, left) = (counts(Output::CustomersAtStart), counts(Output::Churned));
    let kept = [0, 1].map(|world| (there[world] + live[world] - left[world]).max(0.0));
    let rates = [0, 1].map(|world| ratio(live[world], won[world]));
    steps.push(Step { at: At::Live, counts: live, rates, leaks: Vec::new() });
    steps.push(Step { at: At::Kept, counts: kept, rates: [None; 2], leaks: with(&[Output::Churned]) });
    let further = counts(Output::Expansions);
    let grown = [0, 1].map(|world| kept[world] + further[world]);
    steps.push(Step { at: At::Expanded, counts: grown, rates: [None; 2], leaks: Vec::new() });
    let top = |steps: &[Step]| steps.iter().flat_map(|step| step.counts).fold(f64::MIN_POSITIVE, f64::max);
    let tops = [top(&steps[..=SALE]), top(&steps[SALE + 1..])];
    Bowtie { steps, tops }
}

impl At {
    pub fn label(self, lang: Lang) -> &'static str {
        match self {
            At::Stage(stage) => stage.label(lang),
            At::Live => Term::Live.label(lang),
            At::Kept => Term::Kept.label(lang),
            At::Expanded => Term::Expanded.label(lang),
        }
    }
}

impl Bowtie {
    /// Half the thickness of a setup's way at a step, from 0 to 1: it grows with the root, as the side of a square does with
    /// its area. Customers are fewer than leads by far and stay: they have a scale of their own.
    pub fn reach(&self, role: Role, step: usize) -> f64 {
        let (top, most) = if step <= SALE { (self.tops[0], 1.0) } else { (self.tops[1], CUSTOMERS) };
        (self.steps[step].counts[role as usize] / top).max(0.0).sqrt() * most
    }

    pub fn readout(&self, lang: Lang, step: usize) -> Readout {
        let step = &self.steps[step.min(self.steps.len() - 1)];
        let place = step.at.label(lang).to_owned();
        let said =
            Role::ALL.map(|role| passed(lang, role, step.counts[role as usize], step.rates[role as usize]));
        let mut spoken = format!("{place}. {}.", said.join(". "));
        let mut lines: Vec<_> = Role::ALL.map(Some).into_iter().zip(said).collect();
        let leaks: Vec<_> = step.leaks.iter().map(|(leak, counts)| (leak.label(lang), *counts)).collect();
        if !leaks.is_empty() {
            let lost = lost(lang, &leaks);
            spoken = format!("{spoken} {lost}");
            lines.push((None, lost));
        }
        Readout { place, lines, spoken }
    }

    /// What is lost, by reason, in the order of the way: for a drawing, which has no read-out.
    pub fn lost(&self, lang: Lang) -> Vec<(String, [String; 2])> {
        let all = self.steps.iter().flat_map(|step| &step.leaks);
        all.map(|(leak, counts)| {
            (leak.label(lang).to_owned(), counts.map(|number| format::count(lang, number)))
        })
        .collect()
    }

    /// Every stage and, before it, what is lost on the way.
    pub fn table(&self, lang: Lang) -> Table {
        let count = |number: f64| format::count(lang, number);
        let rate = |rate: Option<f64>| rate.map_or_else(String::new, |rate| format::percent(lang, rate));
        let mut rows = Vec::new();
        for step in &self.steps {
            for (leak, counts) in &step.leaks {
                let [today, proposal] = counts.map(count);
                rows.push(vec![
                    format!("− {}", leak.label(lang)),
                    today,
                    String::new(),
                    proposal,
                    String::new(),
                ]);
            }
            let [today, proposal] = step.counts.map(count);
            let [today_rate, proposal_rate] = step.rates.map(rate);
            rows.push(vec![step.at.label(lang).to_owned(), today, today_rate, proposal, proposal_rate]);
        }
        let of = |role: Role| [role.label(lang).to_owned(), format!("{} · %", role.label(lang))];
        let head =
            [Key::FunnelStage.text(lang).to_owned()].into_iter().chain(Role::ALL.into_iter().flat_map(of));
        Table { caption: Key::PerTrial.text(lang).to_owned(), head: head.collect(), rows }
    }
}

#[cfg(test)]
mod tests {
    use super::super::gather::Gather;
    use super::*;
    use crate::domain::{Company, Seed};
    use crate::sim::{DEFAULT_PROBES, Results, Simulator};

    fn sample(company: Company) -> Bowtie {
        let setups = company.setups();
        let mut results = Results::default();
        results.add(Simulator::new(&setups, Seed(3), DEFAULT_PROBES).expect("valid").run(0, 40));
        let mut gather = Gather::default();
        gather.take(&results);
        bowtie(&gather.means())
    }

    #[test]
    fn it_narrows_to_the_sale_and_widens_after_it() {
        for company in [Company::SmbSaas, Company::Industrial] {
            let bowtie = sample(company);
            assert_eq!(bowtie.steps[SALE].at, At::Stage(Stage::Won));
            for role in Role::ALL {
                let reach: Vec<f64> = (0..bowtie.steps.len()).map(|step| bowtie.reach(role, step)).collect();
                assert!(reach[..=SALE].windows(2).all(|pair| pair[1] <= pair[0]), "{company:?} {reach:?}");
                assert!(reach[SALE..].windows(2).all(|pair| pair[1] >= pair[0]), "{company:?} {reach:?}");
                assert!(reach.iter().all(|part| (0.0..=1.0).contains(part)));
            }
        }
    }

    #[test]
    fn what_is_lost_stands_before_the_stage_and_is_said_in_both_languages() {
        let bowtie = sample(Company::Micro);
        for lang in Lang::ALL {
            let table = bowtie.table(lang);
            assert!(table.rows.iter().all(|row| row.len() == table.head.len()));
            assert_eq!(bowtie.lost(lang).len(), table.rows.len() - bowtie.steps.len());
            for step in 0..bowtie.steps.len() {
                let read = bowtie.readout(lang, step);
                assert_eq!(read.lines.len() - 2, usize::from(!bowtie.steps[step].leaks.is_empty()));
                assert!(read.spoken.ends_with('.') && !read.spoken.contains("NaN"), "{}", read.spoken);
            }
        }
    }

    #[test]
    fn no_trials_still_have_a_shape() {
        let bowtie = bowtie(&Gather::default().means());
        assert_eq!(bowtie.steps.len(), SALE + 4);
        assert!(
            bowtie.tops.iter().all(|&top| top > 0.0)
                && Role::ALL.into_iter().all(|role| bowtie.reach(role, 0) == 0.0)
        );
    }
}
