//! A chart as a drawing that stands by itself: the answer above it, its source below, in the light colours.
//! Leaves to others: the words (`present::poster`), the chart's own painting, handing it over (`export`).

use super::brush::{Align, Brush, FAMILY, Painted, Script, Weight};
use super::canvas::Paper;
use super::palette::Palette;
use super::plot::Ground;
use super::ruler::Ruler;
use super::sheet::{DENSITY, Sheet};
use super::size::Size;
use crate::exchange::svg::{About, Svg};
use crate::i18n::Lang;
use crate::present::chart::Layout;
use crate::present::poster::{Poster, wrap};
use leptos::prelude::document;
use plotters::prelude::RGBAColor;
use wasm_bindgen::JsCast;
use web_sys::HtmlCanvasElement;

/// In CSS pixels, whatever the screen: who opens it elsewhere sees what was exported.
const WIDTH: f64 = 960.0;
/// The height of a chart that fills the sheet.
pub const CHART: f64 = 400.0;
/// Of the chart alone: on a sheet of paper its print is then as large as small print.
const BARE: (f64, f64) = (800.0, 255.0);
const MARGIN: f64 = 28.0;
/// The height of the small print, in CSS pixels.
pub const PRINT: f64 = 13.0;

/// A drawing and its size in CSS pixels.
pub struct Drawing {
    pub svg: String,
    pub size: (f64, f64),
}

/// A text of the frame around the chart.
struct Paragraph<'a> {
    text: &'a str,
    size: f64,
    weight: Weight,
    ink: RGBAColor,
    /// Above it.
    space: f64,
}

/// How a chart is painted onto a sheet.
pub type Painting<'a> = &'a dyn Fn(&mut Sheet, &Paper) -> Painted;

/// With a chart of this height; `None` where the browser has no canvas to measure texts on.
pub fn draw(lang: Lang, poster: &Poster, tall: f64, painting: Painting) -> Option<Drawing> {
    let canvas: HtmlCanvasElement = document().create_element("canvas").ok()?.unchecked_into();
    let ruler = Ruler::default();
    let width = |text: &str, weight: Weight, size: f64| ruler.width(&canvas, text, weight, size);
    let palette = Palette::light();
    let paragraph = |text, size, weight, ink, space| Paragraph { text, size, weight, ink, space };
    let mut above = vec![paragraph(&poster.title, 21.0, Weight::Bold, palette.ink, 0.0)];
    let detail = poster.detail.iter().map(|text| paragraph(text, 14.0, Weight::Normal, palette.ink, 6.0));
    above.extend(detail);
    let space = if poster.heading.is_empty() {
        10.0
    } else {
        above.push(paragraph(&poster.heading, 14.0, Weight::Bold, palette.ink, 16.0));
        2.0
    };
    above.push(paragraph(&poster.hint, 12.0, Weight::Normal, palette.muted, space));
    let below =
        poster.source.each_ref().map(|line| paragraph(line, 11.0, Weight::Normal, palette.muted, 1.0));
    let lines = |paragraph: &Paragraph| {
        wrap(paragraph.text, WIDTH - 2.0 * MARGIN, &|text| width(text, paragraph.weight, paragraph.size))
    };
    let high = |all: &[Paragraph]| -> f64 { all.iter().map(|one| height(one, lines(one).len())).sum() };
    let top = MARGIN + high(&above) + 6.0;
    let bottom = top + tall + 10.0;
    let size = (WIDTH, bottom + high(&below) + MARGIN * 0.7);

    let about = About {
        lang: lang.tag(),
        title: &poster.title,
        description: &format!("{} {} {}", poster.detail.join(" "), poster.description, poster.source[0]),
        size,
        family: FAMILY,
    };
    let mut sheet = Sheet { svg: Svg::new(&about), origin: (0.0, 0.0) };
    Brush::new(&mut sheet, DENSITY).fill((0.0, 0.0), size, palette.card).ok()?;
    write(&mut sheet, MARGIN, &above, &lines).ok()?;
    write(&mut sheet, bottom, &below, &lines).ok()?;
    // The chart has a margin of its own, as wide as its print.
    sheet.origin = (MARGIN - PRINT, top);
    let layout = Layout::new(WIDTH - 2.0 * (MARGIN - PRINT), tall, PRINT);
    let measure = |text: &str, weight: Weight| width(text, weight, PRINT);
    let paper = Paper { lang, palette, layout, density: DENSITY, chosen: None, measure: &measure };
    painting(&mut sheet, &paper).ok()?;
    Some(Drawing { svg: sheet.svg.finish(), size })
}

/// One of several plots within the chart: its left top and its size, in CSS pixels from the chart's own left top.
pub fn inset(
    sheet: &mut Sheet,
    paper: &Paper,
    (left, top): (f64, f64),
    (width, height): (f64, f64),
    paint: impl FnOnce(&mut Sheet, &Ground) -> Painted,
) -> Painted {
    let &Paper { palette, density, measure, .. } = paper;
    let size = Size { width, height, print: paper.layout.print };
    let home = sheet.origin;
    sheet.origin = (home.0 + left, home.1 + top);
    let painted = paint(sheet, &Ground { size, density, palette, measure });
    sheet.origin = home;
    painted
}

/// The chart alone, for a page that has the words.
pub fn draw_bare(lang: Lang, title: &str, description: &str, painting: Painting) -> Option<Drawing> {
    let canvas: HtmlCanvasElement = document().create_element("canvas").ok()?.unchecked_into();
    let ruler = Ruler::default();
    let measure = |text: &str, weight: Weight| ruler.width(&canvas, text, weight, PRINT);
    let about = About { lang: lang.tag(), title, description, size: BARE, family: FAMILY };
    let mut sheet = Sheet { svg: Svg::new(&about), origin: (0.0, 0.0) };
    let layout = Layout::new(BARE.0, BARE.1, PRINT);
    let palette = Palette::light();
    let paper = Paper { lang, palette, layout, density: DENSITY, chosen: None, measure: &measure };
    painting(&mut sheet, &paper).ok()?;
    Some(Drawing { svg: sheet.svg.finish(), size: BARE })
}

fn height(paragraph: &Paragraph, lines: usize) -> f64 {
    paragraph.space + lines as f64 * leading(paragraph)
}

fn leading(paragraph: &Paragraph) -> f64 {
    paragraph.size * 1.35
}

/// Paragraphs one below the other, from `y` on.
fn write(
    sheet: &mut Sheet,
    mut y: f64,
    paragraphs: &[Paragraph],
    lines: &dyn Fn(&Paragraph) -> Vec<String>,
) -> Painted {
    let mut brush = Brush::new(sheet, DENSITY);
    for paragraph in paragraphs {
        y += paragraph.space;
        let Paragraph { size, weight, ink, .. } = *paragraph;
        for line in lines(paragraph) {
            let middle = y + leading(paragraph) / 2.0;
            brush.text(&line, (MARGIN, middle), Script { size, weight, align: Align::Start, ink })?;
            y += leading(paragraph);
        }
    }
    Ok(())
}
