//! Holds what a file says its setups came to against the same years simulated here.
//! Leaves to others: the file (`share::record`), words (`i18n::phrase`).

use super::summary::{Distribution, Summary, distribution};
use crate::share::Record;
use crate::share::record::Revenue;
use crate::sim::{Output, Results};

#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Verdict {
    /// Equal to the last digit.
    Same { trials: u32 },
    /// Mean revenue of each setup: as the file says, and as it comes out here.
    Differs { trials: u32, saved: [f64; 2], ours: [f64; 2] },
}

/// What a file is to say of these trials.
pub fn record(summary: &Summary) -> Record {
    Record { trials: summary.trials, revenue: summary.worlds.iter().map(revenue).collect() }
}

/// `None` until as many trials are there as the record speaks of, or where it speaks of other setups than two.
pub fn verify(record: &Record, results: &Results) -> Option<Verdict> {
    let ([today, proposal], [saved_today, saved_proposal]) = (results.worlds(), &*record.revenue) else {
        return None;
    };
    if results.trials() < record.trials {
        return None;
    }
    let ours = [today, proposal].map(|world| {
        let values = &world.column(Output::Revenue)[..record.trials as usize];
        revenue(&distribution(values, 0.0))
    });
    let saved = [*saved_today, *saved_proposal];
    let trials = record.trials;
    Some(if ours == saved {
        Verdict::Same { trials }
    } else {
        Verdict::Differs { trials, saved: saved.map(|world| world.mean), ours: ours.map(|world| world.mean) }
    })
}

fn revenue(distribution: &Distribution) -> Revenue {
    let Distribution { mean, p10, p50, p90, .. } = *distribution;
    Revenue { mean, p10, p50, p90 }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::i18n::Period;
    use crate::present::fixture::results;
    use crate::present::summary::{Terms, summarise};

    const TERMS: Terms = Terms { targets: [0.0, 0.0], period: Period::Year };

    #[test]
    fn the_same_years_are_recognised_however_many_follow() {
        let saved = record(&summarise(&results(&[300]), &TERMS).expect("trials"));
        assert_eq!(verify(&saved, &results(&[200])), None);
        assert_eq!(verify(&saved, &results(&[300])), Some(Verdict::Same { trials: 300 }));
    }

    #[test]
    fn another_digit_is_told() {
        let mut saved = record(&summarise(&results(&[300]), &TERMS).expect("trials"));
        saved.revenue[1].p90 += 0.01;
        assert!(matches!(verify(&saved, &results(&[300])), Some(Verdict::Differs { trials: 300, .. })));
        saved.revenue.pop();
        assert_eq!(verify(&saved, &results(&[300])), None);
    }
}
