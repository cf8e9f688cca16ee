//! The difference of paired years: columns on both sides of zero, each in the colour of who does better there.
//! Leaves to others: the columns' heights and words (`present::chart`), the frame (`paint`).

use super::brush::{Brush, Dash, FULL, Painted};
use super::paint::{Scene, ends, write};
use crate::i18n::Role;
use crate::present::chart::label::{Side, Wish, arrange};
use crate::present::chart::{Gap, caption};
use plotters::prelude::*;

pub fn difference<B: DrawingBackend>(brush: &mut Brush<B>, scene: &Scene, gap: &Gap) -> Painted {
    let layout = &scene.layout;
    for (bin, &share) in gap.shares.iter().enumerate().filter(|(_, share)| **share > 0.0) {
        let (from, to) = gap.axis.edges(bin);
        let (left, right) = (layout.x(&gap.axis, from), layout.x(&gap.axis, to));
        let role = if to <= 0.0 { Role::Today } else { Role::Proposal };
        let ink = scene.palette.setups[role as usize].mix(0.55);
        let top = layout.y(share, gap.top);
        brush.fill((left, top), (right - 1.0 / scene.density, layout.base()), ink)?;
    }
    lines(brush, scene, gap)?;
    interval(brush, scene, gap)
}

/// Zero with who does better on each side, and the median.
fn lines<B: DrawingBackend>(brush: &mut Brush<B>, scene: &Scene, gap: &Gap) -> Painted {
    let layout = &scene.layout;
    let (zero, median) = (layout.x(&gap.axis, 0.0), layout.x(&gap.axis, gap.difference.p50));
    let captions = [
        caption::ahead(scene.lang, gap, Role::Today),
        caption::ahead(scene.lang, gap, Role::Proposal),
        caption::median_difference(scene.lang, gap),
    ];
    let wish = |index: usize, line: f64, side: Side| Wish {
        line: line - layout.left(),
        width: scene.width(&captions[index]),
        side,
    };
    let spots = arrange(
        [wish(0, zero, Side::OnlyLeft), wish(1, zero, Side::OnlyRight), wish(2, median, Side::Centre)],
        layout.room(),
    );
    let span = |index: usize| (layout.line_end(spots[index]), layout.base());
    brush.upright(zero, (span(0).0.min(span(1).0), layout.base()), 2.0, FULL, scene.palette.ink)?;
    brush.upright(median, span(2), 2.0, Dash(5.0, 3.0), scene.palette.ink)?;
    for (caption, spot) in captions.iter().zip(spots) {
        write(brush, scene, caption, spot)?;
    }
    Ok(())
}

/// 8 of 10 years lie within the bar.
fn interval<B: DrawingBackend>(brush: &mut Brush<B>, scene: &Scene, gap: &Gap) -> Painted {
    let layout = &scene.layout;
    let [left, _, right] = gap.difference.percentiles().map(|euro| layout.x(&gap.axis, euro));
    let (y, ink) = (layout.strip(0), scene.palette.ink);
    brush.level((left, right), y, 3.0, ink.mix(0.75))?;
    ends(brush, scene, (left, right), y, caption::difference_ends(scene.lang, gap), ink)
}
