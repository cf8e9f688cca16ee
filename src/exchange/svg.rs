//! Drawings as SVG: the few shapes a chart is made of, real text, and words for who does not see them.
//! Leaves to others: what is drawn (`ui::chart`), handing over the bytes (`browser`).

use std::fmt::{self, Write};

/// A drawing that grows by shapes, each above the last. Lengths are in CSS pixels.
pub struct Svg {
    /// Head and shapes so far.
    text: String,
}

/// What stands in the head of a drawing.
pub struct About<'a> {
    /// A tag such as `es`.
    pub lang: &'a str,
    pub title: &'a str,
    pub description: &'a str,
    pub size: (f64, f64),
    /// Of all texts, as a stylesheet names it.
    pub family: &'a str,
}

/// A colour and how much it covers, from 0 to 1.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Ink {
    pub rgb: (u8, u8, u8),
    pub alpha: f64,
}

/// How a text is written. It stands on `y`, and its `anchor` is at `x`.
#[derive(Clone, Copy)]
pub struct Lettering<'a> {
    pub size: f64,
    /// `normal` or `bold`.
    pub weight: &'a str,
    /// `start`, `middle` or `end`.
    pub anchor: &'a str,
    pub ink: Ink,
}

type Point = (f64, f64);

impl Svg {
    pub fn new(about: &About) -> Svg {
        let (width, height) = (Number(about.size.0), Number(about.size.1));
        let mut svg = Svg { text: String::new() };
        svg.write(format_args!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}\" height=\"{height}\" \
             viewBox=\"0 0 {width} {height}\" role=\"img\" lang=\"{lang}\" aria-labelledby=\"title desc\" \
             font-family=\"{family}\">\n<title id=\"title\">{title}</title>\n<desc id=\"desc\">{desc}</desc>\n",
            lang = Escaped(about.lang),
            family = Escaped(about.family),
            title = Escaped(about.title),
            desc = Escaped(about.description),
        ));
        svg
    }

    /// A filled rectangle between two corners.
    pub fn rectangle(&mut self, (x0, y0): Point, (x1, y1): Point, ink: Ink) {
        let (left, top) = (Number(x0.min(x1)), Number(y0.min(y1)));
        let (width, height) = (Number((x1 - x0).abs()), Number((y1 - y0).abs()));
        self.write(format_args!(
            "<rect x=\"{left}\" y=\"{top}\" width=\"{width}\" height=\"{height}\"{}/>\n",
            Painted("fill", ink)
        ));
    }

    /// A line through points.
    pub fn path(&mut self, points: impl IntoIterator<Item = Point>, width: f64, ink: Ink) {
        self.points("polyline", points);
        self.write(format_args!(
            " fill=\"none\" stroke-width=\"{}\"{}/>\n",
            Number(width),
            Painted("stroke", ink)
        ));
    }

    pub fn polygon(&mut self, corners: impl IntoIterator<Item = Point>, ink: Ink) {
        self.points("polygon", corners);
        self.write(format_args!("{}/>\n", Painted("fill", ink)));
    }

    pub fn disc(&mut self, (x, y): Point, radius: f64, ink: Ink) {
        let (x, y, radius) = (Number(x), Number(y), Number(radius));
        self.write(format_args!("<circle cx=\"{x}\" cy=\"{y}\" r=\"{radius}\"{}/>\n", Painted("fill", ink)));
    }

    /// A ring of this line width.
    pub fn circle(&mut self, (x, y): Point, radius: f64, width: f64, ink: Ink) {
        let (x, y, radius, width) = (Number(x), Number(y), Number(radius), Number(width));
        self.write(format_args!(
            "<circle cx=\"{x}\" cy=\"{y}\" r=\"{radius}\" fill=\"none\" stroke-width=\"{width}\"{}/>\n",
            Painted("stroke", ink)
        ));
    }

    pub fn text(&mut self, text: &str, (x, y): Point, letters: Lettering) {
        self.write(format_args!(
            "<text x=\"{x}\" y=\"{y}\" font-size=\"{size}\" font-weight=\"{weight}\" text-anchor=\"{anchor}\"{ink}>{text}</text>\n",
            x = Number(x),
            y = Number(y),
            size = Number(letters.size),
            weight = letters.weight,
            anchor = letters.anchor,
            ink = Painted("fill", letters.ink),
            text = Escaped(text),
        ));
    }

    /// The whole file.
    pub fn finish(mut self) -> String {
        self.text.push_str("</svg>\n");
        self.text
    }

    fn points(&mut self, shape: &str, points: impl IntoIterator<Item = Point>) {
        self.write(format_args!("<{shape} points=\""));
        for (index, (x, y)) in points.into_iter().enumerate() {
            let gap = if index == 0 { "" } else { " " };
            self.write(format_args!("{gap}{},{}", Number(x), Number(y)));
        }
        self.text.push('"');
    }

    fn write(&mut self, what: fmt::Arguments) {
        // A text in memory takes all that is written.
        let _ = self.text.write_fmt(what);
    }
}

/// At most two decimals, and none that say nothing; what is no number is no place either, and stands at 0.
struct Number(f64);

impl fmt::Display for Number {
    fn fmt(&self, to: &mut fmt::Formatter) -> fmt::Result {
        let hundredths = if self.0.is_finite() { (self.0 * 100.0).round() as i64 } else { 0 };
        let (sign, size) = (if hundredths < 0 { "-" } else { "" }, hundredths.unsigned_abs());
        match (size / 100, size % 100) {
            (whole, 0) => write!(to, "{sign}{whole}"),
            (whole, rest) if rest % 10 == 0 => write!(to, "{sign}{whole}.{}", rest / 10),
            (whole, rest) => write!(to, "{sign}{whole}.{rest:02}"),
        }
    }
}

/// An attribute with a colour, and a second one where what lies below shows through.
struct Painted(&'static str, Ink);

impl fmt::Display for Painted {
    fn fmt(&self, to: &mut fmt::Formatter) -> fmt::Result {
        let (name, (red, green, blue)) = (self.0, self.1.rgb);
        write!(to, " {name}=\"#{red:02x}{green:02x}{blue:02x}\"")?;
        if self.1.alpha < 1.0 { write!(to, " {name}-opacity=\"{}\"", Number(self.1.alpha)) } else { Ok(()) }
    }
}

/// Names come from files: no sign of theirs may end a text or an attribute, and XML knows no control characters.
struct Escaped<'a>(&'a str);

impl fmt::Display for Escaped<'_> {
    fn fmt(&self, to: &mut fmt::Formatter) -> fmt::Result {
        for letter in self.0.chars() {
            match letter {
                '&' => to.write_str("&amp;")?,
                '<' => to.write_str("&lt;")?,
                '>' => to.write_str("&gt;")?,
                '"' => to.write_str("&quot;")?,
                '\n' | '\t' | ' '.. if !matches!(letter, '\u{7f}' | '\u{fffe}' | '\u{ffff}') => {
                    to.write_char(letter)?;
                }
                _ => {}
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const INK: Ink = Ink { rgb: (15, 97, 105), alpha: 0.38 };

    fn drawing(title: &str) -> Svg {
        let size = (320.0, 200.5);
        Svg::new(&About { lang: "es", title, description: "Una prueba.", size, family: "sans-serif" })
    }

    #[test]
    fn shapes_are_written_as_they_are_drawn() {
        let mut svg = drawing("Prueba");
        svg.rectangle((10.0, 20.0), (4.5, 30.25), INK);
        svg.path([(0.0, 1.0), (2.125, -3.0)], 1.25, Ink { alpha: 1.0, ..INK });
        svg.disc((f64::NAN, 5.0), 2.0, INK);
        svg.polygon([(0.0, 0.0), (1.0, 0.0), (0.0, 1.004)], INK);
        let letters = Lettering { size: 13.0, weight: "bold", anchor: "middle", ink: INK };
        svg.text("Hoy · 1 M€", (5.0, 6.0), letters);
        let text = svg.finish();
        for line in [
            "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"320\" height=\"200.5\" viewBox=\"0 0 320 200.5\" \
             role=\"img\" lang=\"es\" aria-labelledby=\"title desc\" font-family=\"sans-serif\">",
            "<title id=\"title\">Prueba</title>",
            "<desc id=\"desc\">Una prueba.</desc>",
            "<rect x=\"4.5\" y=\"20\" width=\"5.5\" height=\"10.25\" fill=\"#0f6169\" fill-opacity=\"0.38\"/>",
            "<polyline points=\"0,1 2.13,-3\" fill=\"none\" stroke-width=\"1.25\" stroke=\"#0f6169\"/>",
            "<circle cx=\"0\" cy=\"5\" r=\"2\" fill=\"#0f6169\" fill-opacity=\"0.38\"/>",
            "<polygon points=\"0,0 1,0 0,1\" fill=\"#0f6169\" fill-opacity=\"0.38\"/>",
            "<text x=\"5\" y=\"6\" font-size=\"13\" font-weight=\"bold\" text-anchor=\"middle\" fill=\"#0f6169\" \
             fill-opacity=\"0.38\">Hoy · 1 M€</text>",
            "</svg>",
        ] {
            assert!(text.lines().any(|other| other == line), "{line}\nis not in\n{text}");
        }
    }

    #[test]
    fn no_text_breaks_out() {
        let svg = drawing("</title><script>\"&\u{0}\u{8}").finish();
        assert!(svg.contains("&lt;/title&gt;&lt;script&gt;&quot;&amp;</title>"), "{svg}");
        assert!(!svg.contains('\u{0}') && !svg.contains('\u{8}'));
    }

    #[test]
    fn numbers_are_short() {
        for (value, text) in [(1.0, "1"), (-0.001, "0"), (-0.25, "-0.25"), (12.3, "12.3"), (7.05, "7.05")] {
            assert_eq!(Number(value).to_string(), text);
        }
    }
}
