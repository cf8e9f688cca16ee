//! What setups are expected to come to, by formulas: the preview of a lever's move, and pay by plans, whose amounts are made
//! from it. The code is fetched once the first years are shown. Leaves to others: the formulas (`sim::surrogate`,
//! `sim::people`), when they are asked for (`engine`, `levers`).

use super::Refusal;
use super::engine::Picture;
use crate::domain::Scenario;
use crate::present::chart::{Chart, Kind};
use crate::present::funnel::funnel;
use crate::present::gather::Gather;
use crate::present::kpi;
use crate::present::plan::{self, Pay};
use crate::present::summary::Terms;
use crate::sim::source::Source;
use crate::sim::surrogate;
use crate::ui::lazy::Missing;
use wasm_split_helpers::wasm_split;

/// What stands until the first years are there. `before` is what is on screen.
#[wasm_split(expected, fallible, preload(fetch))]
pub fn picture(
    sources: &[Source; 2],
    before: Option<&Picture>,
    terms: Terms,
    kind: Kind,
) -> Result<Picture, Missing> {
    let expected = sources.each_ref().map(|source| {
        let (facts, world) = source.likely();
        surrogate::expectation(facts, world)
    });
    let laws = expected.each_ref().map(|world| world.revenue);
    let sums = Gather::expected(&expected);
    Ok(Picture {
        terms,
        chart: Chart::expected(kind, before.map(|before| &before.chart), &laws, &terms),
        summary: None,
        answer: before.and_then(|before| before.answer),
        funnel: funnel(&sums),
        kpis: kpi::groups(&sums),
        response: before.and_then(|before| before.response.clone()),
        averages: before.and_then(|before| before.averages.clone()),
        means: laws.map(|law| law.mean),
        trials: 0,
    })
}

/// See [`Pay::give`].
#[wasm_split(expected, fallible)]
pub fn paid(pay: Pay, scenario: Scenario) -> Result<Result<Scenario, Refusal>, Missing> {
    Ok(pay.give(&scenario))
}

/// See [`plan::equalised`].
#[wasm_split(expected, fallible)]
pub fn equalised(setups: [Scenario; 2]) -> Result<Result<Scenario, Refusal>, Missing> {
    Ok(plan::equalised(&setups))
}
