//! The theme's colours as paint: read from the stylesheet, which alone knows them.
//! Leaves to others: when they change (`state::theme`), what is painted with them (`paint`).

use leptos::prelude::*;
use plotters::prelude::RGBAColor;

#[derive(Clone, Copy, PartialEq)]
pub struct Palette {
    pub card: RGBAColor,
    pub sunken: RGBAColor,
    pub ink: RGBAColor,
    pub muted: RGBAColor,
    pub edge: RGBAColor,
    pub hairline: RGBAColor,
    /// Of today and of the proposal.
    pub setups: [RGBAColor; 2],
    /// From little to much.
    pub ramp: [RGBAColor; 5],
}

impl Palette {
    /// The light colours, whatever the theme: what leaves the page is printed, and pasted into white documents.
    pub fn light() -> Palette {
        let dark = document().get_element_by_id("dark-colours");
        let media = dark.as_ref().and_then(|sheet| sheet.get_attribute("media")).unwrap_or_default();
        // Between two frames: nobody sees it.
        let set = |media: &str| dark.as_ref().map(|sheet| sheet.set_attribute("media", media));
        set("not all");
        let palette = Palette::read();
        set(&media);
        palette
    }

    /// As the theme has it now.
    pub fn read() -> Palette {
        let [card, sunken, ink, muted, edge, hairline, today, proposal, a, b, c, d, e] = tokens([
            "--card",
            "--sunken",
            "--ink",
            "--muted",
            "--edge",
            "--hairline",
            "--today",
            "--proposal",
            "--ramp-0",
            "--ramp-1",
            "--ramp-2",
            "--ramp-3",
            "--ramp-4",
        ]);
        let (setups, ramp) = ([today, proposal], [a, b, c, d, e]);
        Palette { card, sunken, ink, muted, edge, hairline, setups, ramp }
    }
}

/// Colours of the style sheet by their names, as the theme has them now.
fn tokens<const N: usize>(names: [&str; N]) -> [RGBAColor; N] {
    let style = document().document_element().and_then(|root| window().get_computed_style(&root).ok()?);
    names.map(|name| {
        let text = style.as_ref().and_then(|style| style.get_property_value(name).ok());
        text.and_then(|text| parse(text.trim())).unwrap_or(RGBAColor(128, 128, 128, 1.0))
    })
}

/// `#rrggbb`, or the `#rgb` that a minifier makes of it.
fn parse(text: &str) -> Option<RGBAColor> {
    let digits = text.strip_prefix('#')?;
    let wide = match digits.len() {
        3 => digits.chars().flat_map(|digit| [digit, digit]).collect(),
        6 => digits.to_owned(),
        _ => return None,
    };
    let byte = |at: usize| u8::from_str_radix(wide.get(at..at + 2)?, 16).ok();
    Some(RGBAColor(byte(0)?, byte(2)?, byte(4)?, 1.0))
}
