//! What a file says its setups came to: whoever opens it simulates the same years and holds them against it.
//! Leaves to others: comparing (`present::verify`), the form of the file (`form`).

use super::json::Writer;
use super::node::Node;

/// Revenue over trials `0..trials` of each setup that was simulated, in order.
#[derive(Clone, Debug, PartialEq)]
pub struct Record {
    /// At least 1.
    pub trials: u32,
    pub revenue: Vec<Revenue>,
}

/// Euro per trial, exactly as computed.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Revenue {
    pub mean: f64,
    pub p10: f64,
    pub p50: f64,
    pub p90: f64,
}

/// Its form must be checked.
pub(super) fn read(node: &Node) -> Option<Record> {
    let trials = node.number("trials")? as u32;
    let revenue = |node: &Node| {
        Some(Revenue {
            mean: node.number("mean")?,
            p10: node.number("p10")?,
            p50: node.number("p50")?,
            p90: node.number("p90")?,
        })
    };
    Some(Record { trials, revenue: node.list("revenue")?.iter().filter_map(revenue).collect() })
}

pub(super) fn write(to: &mut Writer, record: &Record) {
    to.object(|to| {
        to.name("trials");
        to.number(record.trials.into());
        to.name("revenue");
        to.list(&record.revenue, |to, revenue| {
            to.object(|to| {
                let Revenue { mean, p10, p50, p90 } = *revenue;
                for (name, value) in [("mean", mean), ("p10", p10), ("p50", p50), ("p90", p90)] {
                    to.name(name);
                    to.number(value);
                }
            });
        });
    });
}
