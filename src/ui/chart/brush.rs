//! A brush for any of plotters' backends: shapes and text in CSS pixels, whatever the density of the screen.
//! Text is drawn straight through the backend: measuring it there would touch the document in each frame.
//! Leaves to others: what is painted (`paint`), colours (`palette`).

use plotters::prelude::*;
use plotters::style::FontFamily;
use plotters::style::text_anchor::{HPos, Pos, VPos};

/// The backend does not draw any more, as a canvas whose context is lost.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Lost;

pub type Painted = Result<(), Lost>;

/// As a stylesheet would name it.
pub const FAMILY: &str = "system-ui, -apple-system, 'Segoe UI', Roboto, 'Noto Sans', sans-serif";

pub struct Brush<'a, B: DrawingBackend> {
    backend: &'a mut B,
    /// Device pixels per CSS pixel.
    density: f64,
}

/// How a text is written.
#[derive(Clone, Copy)]
pub struct Script {
    pub size: f64,
    pub weight: Weight,
    pub align: Align,
    pub ink: RGBAColor,
}

#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Weight {
    Normal,
    Bold,
}

#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Align {
    Start,
    Middle,
    End,
}

/// Lengths of a dash and of the gap after it; no gap is a full line.
#[derive(Clone, Copy)]
pub struct Dash(pub f64, pub f64);

pub const FULL: Dash = Dash(1.0, 0.0);

impl<'a, B: DrawingBackend> Brush<'a, B> {
    pub fn new(backend: &'a mut B, density: f64) -> Brush<'a, B> {
        Brush { backend, density }
    }

    fn device(&self, length: f64) -> i32 {
        (length * self.density).round() as i32
    }

    /// A filled rectangle between two corners.
    pub fn fill(&mut self, (x0, y0): (f64, f64), (x1, y1): (f64, f64), ink: RGBAColor) -> Painted {
        let from = (self.device(x0), self.device(y0));
        let to = (self.device(x1), self.device(y1));
        self.backend.draw_rect(from, to, &ink, true).or(Err(Lost))
    }

    /// An upright line of whole device pixels, so that it is crisp.
    pub fn upright(
        &mut self,
        x: f64,
        (top, bottom): (f64, f64),
        width: f64,
        dash: Dash,
        ink: RGBAColor,
    ) -> Painted {
        let mut y = top;
        let thick = self.device(width).max(1);
        let left = self.device(x) - thick / 2;
        while y < bottom {
            let end = if dash.1 > 0.0 { (y + dash.0).min(bottom) } else { bottom };
            let (from, to) = ((left, self.device(y)), (left + thick, self.device(end)));
            self.backend.draw_rect(from, to, &ink, true).or(Err(Lost))?;
            y = end + dash.1;
        }
        Ok(())
    }

    /// A level line, likewise.
    pub fn level(&mut self, (left, right): (f64, f64), y: f64, width: f64, ink: RGBAColor) -> Painted {
        let thick = self.device(width).max(1);
        let top = self.device(y) - thick / 2;
        self.backend
            .draw_rect((self.device(left), top), (self.device(right), top + thick), &ink, true)
            .or(Err(Lost))
    }

    /// A line through points.
    pub fn path(&mut self, points: &[(f64, f64)], width: f64, ink: RGBAColor) -> Painted {
        let style = ink.stroke_width(self.device(width).max(1) as u32);
        let points: Vec<(i32, i32)> = points.iter().map(|&(x, y)| (self.device(x), self.device(y))).collect();
        self.backend.draw_path(points, &style).or(Err(Lost))
    }

    /// The area between two lines that run side by side: the upper one, and back along the lower.
    pub fn area(&mut self, upper: &[(f64, f64)], lower: &[(f64, f64)], ink: RGBAColor) -> Painted {
        let around = upper.iter().chain(lower.iter().rev());
        let points: Vec<(i32, i32)> = around.map(|&(x, y)| (self.device(x), self.device(y))).collect();
        self.backend.fill_polygon(points, &ink).or(Err(Lost))
    }

    /// Today's sign: a ring.
    pub fn ring(&mut self, (x, y): (f64, f64), radius: f64, ink: RGBAColor, inside: RGBAColor) -> Painted {
        let centre = (self.device(x), self.device(y));
        let (outer, inner) = (self.device(radius).max(2) as u32, self.device(radius * 0.5).max(1) as u32);
        self.backend.draw_circle(centre, outer, &ink, true).or(Err(Lost))?;
        self.backend.draw_circle(centre, inner, &inside, true).or(Err(Lost))
    }

    /// The proposal's sign: a diamond.
    pub fn diamond(&mut self, (x, y): (f64, f64), radius: f64, ink: RGBAColor, inside: RGBAColor) -> Painted {
        let (x, y) = (self.device(x), self.device(y));
        for (radius, ink) in [(radius * 1.15, ink), (radius * 0.5, inside)] {
            let reach = self.device(radius).max(1);
            let corners = [(x, y - reach), (x + reach, y), (x, y + reach), (x - reach, y)];
            self.backend.fill_polygon(corners, &ink).or(Err(Lost))?;
        }
        Ok(())
    }

    /// Text whose middle height is at `y`.
    pub fn text(&mut self, text: &str, (x, y): (f64, f64), script: Script) -> Painted {
        let style = match script.weight {
            Weight::Normal => FontStyle::Normal,
            Weight::Bold => FontStyle::Bold,
        };
        let align = match script.align {
            Align::Start => HPos::Left,
            Align::Middle => HPos::Center,
            Align::End => HPos::Right,
        };
        let font = FontDesc::new(FontFamily::Name(FAMILY), script.size * self.density, style);
        let written = TextStyle::from(font).color(&script.ink).pos(Pos::new(align, VPos::Center));
        let place = (self.device(x), self.device(y));
        self.backend.draw_text(text, &written, place).or(Err(Lost))
    }
}
