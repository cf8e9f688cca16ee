//! What sales tells of a lead that it has talked to: whether it reports at all, whether the outcome says anything of fit,
//! and whether it judges right. Timing, rivals and silence say nothing of fit. Leaves to others: whom it talks to.

use super::Lessons;
use super::regression::Example;
use crate::arrive::pattern;
use crate::kernel;
use crate::quad::Quad;
use crate::rng::{LeadKey, Purpose, high, low};
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
    let key = quad.keys()[lane];
    let feedback = key.word(Purpose::Feedback);
    if kernel::unit_of(low(feedback)) > world.report_share as f32 {
        return None;
    }
    let class = usize::from(fit & 1);
    let accepted = kernel::unit_of(quad.stages[lane]) <= world.rates.accept[class] as f32;
    // Budget and authority are the first two reasons.
    let off_profile = kernel::unit_of(high(feedback)) <= world.reasons[class][1] as f32;
    (accepted || off_profile).then(|| example(facts, lessons, key, nature, fit))
}

/// A judgement of a lead of this nature, in the life of this key.
pub fn example(facts: &Facts, lessons: &Lessons, key: LeadKey, nature: LeadKey, fit: u8) -> Example {
    let wrong = kernel::unit_of(low(key.word(Purpose::Label))) <= lessons.label_error as f32;
    let pattern = pattern(&facts.nature, nature.0, u32::from(fit)) as u16;
    Example { pattern, fits: fit ^ u8::from(wrong) }
}
