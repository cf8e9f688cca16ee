//! The funnel in both worlds: what passes each stage in an average trial, and where the rest is lost.
//! Leaves to others: words (`i18n`), bars (`ui`).

use super::gather::{Gather, ratio};
use crate::domain::Stage;
use crate::sim::{END_STATES, Output};

#[derive(Clone, Debug, Default, PartialEq)]
pub struct Funnel {
    pub stages: Vec<StageRow>,
    /// Most frequent first.
    pub leaks: Vec<LeakRow>,
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
    /// One of the end states, or what is still open.
    pub output: Output,
    pub counts: [f64; 2],
    /// Of all leads of that world.
    pub shares: [Option<f64>; 2],
}

/// The stages in order, and the output that counts each.
const STAGES: [(Stage, Output); 7] = [
    (Stage::Lead, Output::Leads),
    (Stage::Mql, Output::Mqls),
    (Stage::HandedOver, Output::HandedOver),
    (Stage::Contacted, Output::Contacted),
    (Stage::Sql, Output::Sqls),
    (Stage::Opportunity, Output::Opportunities),
    (Stage::Won, Output::Won),
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
    let lost = END_STATES.into_iter().filter(|&end| end != Output::Won);
    let mut leaks: Vec<LeakRow> = lost
        .map(|output| {
            let counts = counts(output);
            LeakRow { output, counts, shares: [0, 1].map(|world| ratio(counts[world], leads[world])) }
        })
        .filter(|leak| leak.counts.iter().any(|&count| count > 0.0))
        .collect();
    leaks.sort_by(|a, b| b.counts.iter().sum::<f64>().total_cmp(&a.counts.iter().sum()));
    let widest =
        |rows: &mut dyn Iterator<Item = [f64; 2]>| rows.flatten().fold(0.0, f64::max).max(f64::MIN_POSITIVE);
    let widest = [
        widest(&mut stages.iter().map(|row| row.counts)),
        // Leads that never reach sales are a crowd of their own: they would flatten all other bars.
        widest(&mut leaks.iter().filter(|leak| leak.output != Output::BelowThreshold).map(|row| row.counts)),
    ];
    Funnel { stages: stages.into(), leaks, widest }
}

impl Funnel {
    /// Rejections, waits and losses after the threshold: what the two setups are about.
    pub fn leaks_after_threshold(&self) -> impl Iterator<Item = &LeakRow> {
        self.leaks.iter().filter(|leak| leak.output != Output::BelowThreshold)
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
    fn leaks_come_by_size_and_without_the_empty() {
        let funnel = sample();
        assert_eq!(funnel.leaks[0].output, Output::BelowThreshold);
        assert!(funnel.leaks.iter().all(|leak| leak.counts != [0.0, 0.0]));
        assert!(
            funnel
                .leaks_after_threshold()
                .all(|leak| leak.counts.iter().all(|&count| count <= funnel.widest[1]))
        );
    }

    #[test]
    fn no_trials_still_make_a_funnel() {
        let funnel = funnel(&Gather::default());
        assert_eq!(funnel.stages.len(), 7);
        assert!(funnel.widest.iter().all(|&widest| widest > 0.0));
    }
}
