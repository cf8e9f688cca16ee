//! SVG as a backend of plotters, so that the painting on screen is also the one that is exported.
//! Leaves to others: how shapes are written (`exchange::svg`), what is painted (`paint`).

use crate::exchange::svg::{Ink, Lettering, Svg};
use plotters_backend::text_anchor::{HPos, VPos};
use plotters_backend::{
    BackendColor, BackendCoord, BackendStyle, BackendTextStyle, DrawingBackend, DrawingErrorKind,
};
use std::convert::Infallible;

/// Device pixels per CSS pixel: places are whole numbers of the former.
pub const DENSITY: f64 = 4.0;

/// From a line of text's middle to where its letters stand, as a part of its size. Said in numbers, since not every
/// program knows the attribute for it.
const BASELINE: f64 = 0.35;

pub struct Sheet {
    pub svg: Svg,
    /// Where the next shapes' own origin stands, in CSS pixels.
    pub origin: (f64, f64),
}

type Drawn = Result<(), DrawingErrorKind<Infallible>>;

impl Sheet {
    fn place(&self, (x, y): BackendCoord) -> (f64, f64) {
        (self.origin.0 + f64::from(x) / DENSITY, self.origin.1 + f64::from(y) / DENSITY)
    }
}

impl DrawingBackend for Sheet {
    type ErrorType = Infallible;

    fn get_size(&self) -> (u32, u32) {
        // Whoever paints here knows the size beforehand.
        (0, 0)
    }

    fn ensure_prepared(&mut self) -> Drawn {
        Ok(())
    }

    fn present(&mut self) -> Drawn {
        Ok(())
    }

    fn draw_pixel(&mut self, point: BackendCoord, colour: BackendColor) -> Drawn {
        self.draw_rect(point, (point.0 + 1, point.1 + 1), &colour, true)
    }

    fn draw_line<S: BackendStyle>(&mut self, from: BackendCoord, to: BackendCoord, style: &S) -> Drawn {
        self.draw_path([from, to], style)
    }

    fn draw_rect<S: BackendStyle>(
        &mut self,
        from: BackendCoord,
        to: BackendCoord,
        style: &S,
        fill: bool,
    ) -> Drawn {
        if !fill {
            return self.draw_path([from, (to.0, from.1), to, (from.0, to.1), from], style);
        }
        let (from, to) = (self.place(from), self.place(to));
        self.svg.rectangle(from, to, ink(style.color()));
        Ok(())
    }

    fn draw_path<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(
        &mut self,
        path: I,
        style: &S,
    ) -> Drawn {
        let points: Vec<_> = path.into_iter().map(|point| self.place(point)).collect();
        self.svg.path(points, f64::from(style.stroke_width()) / DENSITY, ink(style.color()));
        Ok(())
    }

    fn draw_circle<S: BackendStyle>(
        &mut self,
        centre: BackendCoord,
        radius: u32,
        style: &S,
        fill: bool,
    ) -> Drawn {
        let (centre, radius, ink) = (self.place(centre), f64::from(radius) / DENSITY, ink(style.color()));
        if fill {
            self.svg.disc(centre, radius, ink);
        } else {
            self.svg.circle(centre, radius, f64::from(style.stroke_width()) / DENSITY, ink);
        }
        Ok(())
    }

    fn fill_polygon<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(
        &mut self,
        corners: I,
        style: &S,
    ) -> Drawn {
        let corners: Vec<_> = corners.into_iter().map(|corner| self.place(corner)).collect();
        self.svg.polygon(corners, ink(style.color()));
        Ok(())
    }

    fn draw_text<S: BackendTextStyle>(&mut self, text: &str, style: &S, place: BackendCoord) -> Drawn {
        let size = style.size() / DENSITY;
        let ((x, y), anchor, font) = (self.place(place), style.anchor(), style.style());
        let down = match anchor.v_pos {
            VPos::Top => size * (BASELINE + 0.5),
            VPos::Center => size * BASELINE,
            VPos::Bottom => size * (BASELINE - 0.5),
        };
        let letters = Lettering {
            size,
            weight: font.as_str(),
            anchor: match anchor.h_pos {
                HPos::Left => "start",
                HPos::Center => "middle",
                HPos::Right => "end",
            },
            ink: ink(style.color()),
        };
        self.svg.text(text, (x, y + down), letters);
        Ok(())
    }
}

fn ink(colour: BackendColor) -> Ink {
    Ink { rgb: colour.rgb, alpha: colour.alpha }
}
