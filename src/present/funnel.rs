//! The funnel in both worlds: what passes each stage in an average trial, and where the rest is lost.
//! Leaves to others: words (`i18n`), bars (`ui`).

use super::gather::{Gather, ratio};
use crate::domain::Stage;
use crate::i18n::Key;
use crate::i18n::{Label, Lang};
use crate::sim::{END_STATES, Output};

#[derive(Clone, Debug, Default, PartialEq)]
pub struct Funnel {
    pub stages: Vec<StageRow>,
    /// After the threshold, in the order of a lead's way, so that rows keep their place; rejections as one.
    pub leaks: Vec<LeakRow>,
    /// All ends but a won deal, each by itself.
    pub ends: Vec<LeakRow>,
    /// The longest bar of the stages, and of the leaks; above 0.
    pub widest: [f64; 2],
}

#[derive(Clone, Copy, Debug, PartialEq)]
pub struct StageRow {
    pub stage: Stage,
    /// Today and the proposal.
    pub counts: [f64; 2],
    /// Of the stage before.
    pub rates: [Option<f64>; 2],
}

#[derive(Clone, Copy, Debug, PartialEq)]
pub struct LeakRow {
    pub leak: Leak,
    pub counts: [f64; 2],
    /// Of all leads of that world.
    pub shares: [Option<f64>; 2],
}

/// Where leads are lost.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Leak {
    At(Output),
    /// By a rep, for whatever reason.
    Rejected,
}

/// The stages in order, and the output that counts each.
pub const STAGES: [(Stage, Output); 7] = [
    (Stage::Lead, Output::Leads),
    (Stage::Mql, Output::Mqls),
    (Stage::HandedOver, Output::HandedOver),
    (Stage::Contacted, Output::Contacted),
    (Stage::Sql, Output::Sqls),
    (Stage::Opportunity, Output::Opportunities),
    (Stage::Won, Output::Won),
];

const REJECTIONS: [Output; 5] = [
    Output::RejectedBudget,
    Output::RejectedAuthority,
    Output::RejectedTiming,
    Output::RejectedRival,
    Output::RejectedNoReply,
];

/// Leads that never reach the threshold are left out: they are a crowd that would flatten all other bars.
pub const LEAKS: [Leak; 7] = [
    Leak::At(Output::LostInHandoff),
    Leak::At(Output::NeverWorked),
    Leak::At(Output::PatienceRanOut),
    Leak::At(Output::NotReached),
    Leak::Rejected,
    Leak::At(Output::NoOpportunity),
    Leak::At(Output::DealLost),
];

pub fn funnel(gather: &Gather) -> Funnel {
    let counts = |output| [gather.mean(0, output), gather.mean(1, output)];
    let mut before: Option<[f64; 2]> = None;
    let stages = STAGES.map(|(stage, output)| {
        let counts = counts(output);
        let rates = [0, 1].map(|world| ratio(counts[world], before?[world]));
        before = Some(counts);
        StageRow { stage, counts, rates }
    });
    let leads = counts(Output::Leads);
    let row = |leak: Leak| {
        let counts = match leak {
            Leak::At(output) => counts(output),
            Leak::Rejected => {
                [0, 1].map(|world| REJECTIONS.iter().map(|&reason| counts(reason)[world]).sum())
            }
        };
        LeakRow { leak, counts, shares: [0, 1].map(|world| ratio(counts[world], leads[world])) }
    };
    let lost = END_STATES.into_iter().filter(|&end| end != Output::Won);
    let leaks = LEAKS.map(row);
    let longest =
        |counts: &mut dyn Iterator<Item = [f64; 2]>| counts.flatten().fold(f64::MIN_POSITIVE, f64::max);
    let widest =
        [longest(&mut stages.iter().map(|row| row.counts)), longest(&mut leaks.iter().map(|row| row.counts))];
    Funnel {
        stages: stages.into(),
        leaks: leaks.into(),
        ends: lost.map(|end| row(Leak::At(end))).collect(),
        widest,
    }
}

impl Leak {
    pub fn label(self, lang: Lang) -> &'static str {
        match self {
            Leak::At(output) => output.label(lang),
            Leak::Rejected => Key::Rejected.text(lang),
        }
    }

    /// For tests of the page.
    pub fn id(self) -> &'static str {
        match self {
            Leak::At(output) => output.id(),
            Leak::Rejected => "rejected",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::fixture::results;
    use super::*;

    fn sample() -> Funnel {
        let mut gather = Gather::default();
        gather.take(&results(&[200]));
        funnel(&gather)
    }

    #[test]
    fn stages_are_in_order_and_rates_are_of_the_stage_before() {
        let funnel = sample();
        assert_eq!(funnel.stages[0].rates, [None, None]);
        for pair in funnel.stages.windows(2) {
            assert!(pair[0].stage < pair[1].stage);
            for world in [0, 1] {
                assert!(pair[1].counts[world] <= pair[0].counts[world]);
                let rate = pair[1].rates[world].expect("the fixture has no empty stage");
                assert!((rate - pair[1].counts[world] / pair[0].counts[world]).abs() < 1e-12);
            }
        }
    }

    #[test]
    fn every_end_is_in_a_row_once() {
        let funnel = sample();
        let sum = |rows: &[LeakRow]| rows.iter().map(|row| row.counts[0]).sum::<f64>();
        let below: f64 =
            funnel.ends.iter().find(|row| row.leak == Leak::At(Output::BelowThreshold)).unwrap().counts[0];
        assert!((sum(&funnel.leaks) + below - sum(&funnel.ends)).abs() < 1e-9);
        assert!(funnel.leaks.iter().all(|leak| leak.counts.iter().all(|&count| count <= funnel.widest[1])));
    }

    #[test]
    fn no_trials_still_make_a_funnel() {
        let funnel = funnel(&Gather::default());
        assert_eq!(funnel.stages.len(), 7);
        assert!(funnel.widest.iter().all(|&widest| widest > 0.0));
    }
}
