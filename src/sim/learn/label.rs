//! What sales tells of a lead that it has talked to: whether it reports at all, whether the outcome says anything of fit,
//! and whether it judges right. Timing, rivals and silence say nothing of fit. Leaves to others: whom it talks to.

use super::Lessons;
use super::regression::Example;
use crate::arrive::pattern;
use crate::kernel;
use crate::quad::Quad;
use crate::rng::{LeadKey, Purpose};
use crate::world::{Facts, World};

/// The judgement of a lead (`quad`, its lane, its first life, whether it fits) that has been talked to, if there is one.
pub fn judged(
    (facts, world): (&Facts, &World),
    lessons: &Lessons,
    quad: &Quad,
    lane: usize,
    nature: LeadKey,
    fit: u8,
) -> Option<Example> {
    let reported = kernel::unit_of(quad.words.low(Purpose::Feedback).to_array()[lane]);
    if reported > world.report_share as f32 {
        return None;
    }
    let class = usize::from(fit & 1);
    let accepted = kernel::unit_of(quad.stages[lane]) <= world.rates.accept[class] as f32;
    let told = accepted || {
        // Budget and authority are the first two reasons.
        let reason = kernel::unit_of(quad.words.high(Purpose::Feedback).to_array()[lane]);
        reason <= world.reasons[class][1] as f32
    };
    told.then(|| example(facts, lessons, quad.words.low(Purpose::Label).to_array()[lane], nature, fit))
}

/// A judgement of a lead of this nature; `label` are the bits that decide whether it is right.
pub fn example(facts: &Facts, lessons: &Lessons, label: u32, nature: LeadKey, fit: u8) -> Example {
    let wrong = kernel::unit_of(label) <= lessons.label_error as f32;
    let pattern = pattern(&facts.nature, nature.0, u32::from(fit)) as u16;
    Example { pattern, fits: fit ^ u8::from(wrong) }
}
