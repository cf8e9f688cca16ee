//! Made-up results for the tests of `present`: quick, smooth and the same each time. Not a model of anything.

use crate::sim::{Batch, Histogram, OUTPUT_COUNT, Output, Results, WorldBatch};

/// Two worlds whose batches have the given sizes. Revenue scatters around 200,000 and 260,000.
pub fn results(batches: &[u32]) -> Results {
    let mut results = Results::default();
    let mut first = 0;
    for &count in batches {
        let worlds = [0, 1].map(|world| world_batch(world, first, count)).to_vec();
        results.add(Batch { first, count, worlds });
        first += count;
    }
    results
}

fn world_batch(world: u32, first: u32, count: u32) -> WorldBatch {
    let mut values = vec![0.0; OUTPUT_COUNT * count as usize];
    let mut responses = Histogram::default();
    for index in 0..count {
        let trial = first + index;
        let mut set =
            |output: Output, value: f64| values[output as usize * count as usize + index as usize] = value;
        let luck = scatter(trial, 1) + scatter(trial, 2) + scatter(trial, 3 + world) - 1.5;
        set(Output::Revenue, 200e3 + 60e3 * f64::from(world) + 80e3 * luck);
        set(Output::Leads, 1800.0 + (100.0 * luck).round());
        set(Output::Mqls, 450.0);
        set(Output::HandedOver, 440.0);
        set(Output::Offered, 430.0 - 100.0 * f64::from(1 - world));
        set(Output::Contacted, 200.0);
        set(Output::Sqls, 60.0);
        set(Output::Opportunities, 30.0);
        set(Output::Won, 9.0 + f64::from(world));
        set(Output::BelowThreshold, 1350.0);
        set(Output::NeverWorked, 100.0 * f64::from(1 - world));
        set(Output::NotReached, 50.0);
        set(Output::WithinSla, 250.0);
        set(Output::BusyHours, 3000.0);
        set(Output::CapacityHours, 6000.0);
        set(Output::WaitHours, 430.0 * 5.0);
        set(Output::MediaCost, 70e3);
        set(Output::TeamCost, 220e3);
        responses.add(2.0 + 20.0 * scatter(trial, 9) * f64::from(2 - world));
    }
    WorldBatch { values, responses, weeks: 0, series: Vec::new() }
}

/// A number from 0 to 1 that looks random.
fn scatter(trial: u32, purpose: u32) -> f64 {
    let mixed = u64::from(trial).wrapping_mul(0x9E37_79B9_7F4A_7C15)
        ^ u64::from(purpose).wrapping_mul(0xD1B5_4A32_D192_ED03);
    let mixed = (mixed ^ (mixed >> 29)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    (mixed >> 11) as f64 / (1_u64 << 53) as f64
}
