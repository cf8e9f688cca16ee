//! The few signs on buttons, drawn in the colour of their text.
//! Leaves to others: their names, which the buttons carry.

use super::element::{El, svg};

#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Icon {
    Back,
    Close,
    Copy,
    Dark,
    File,
    Forth,
    Shuffle,
    Info,
    Levers,
    Light,
    Locked,
    Next,
    Previous,
    Save,
    Share,
    System,
    Tied,
    Undo,
    Unlocked,
    Untied,
}

impl Icon {
    fn path(self) -> &'static str {
        match self {
            Icon::Back => "M7.500 4.500L4 8l3.500 3.500M4 8h7.500a4 4 0 0 1 0 8H8",
            Icon::Close => "M5 5l10 10M15 5L5 15",
            Icon::Copy => "M7.5 7.500h8v9h-8zM12.500 7.500v-4h-8v9h3",
            Icon::Dark => "M15.800 12.200A6.500 6.500 0 0 1 7.800 4.200a6.500 6.500 0 1 0 8 8z",
            Icon::File => "M5.500 3h5.500l4 4v10h-9.500zM11 3v4h4",
            Icon::Forth => "M12.500 4.500L16 8l-3.500 3.500M16 8H8.500a4 4 0 0 0 0 8H12",
            Icon::Shuffle => {
                "M3 6h2.500l8 8H17M3 14h2.500l2.300-2.300M11.200 8.300L13.500 6H17M15 4l2 2-2 2M15 12l2 2-2 2"
            }
            Icon::Info => "M10 3a7 7 0 1 0 0 14a7 7 0 0 0 0-14zM10 9.500v4M10 6.600v.1",
            Icon::Levers => {
                "M4 6.500h7M15 6.500h1M4 13.500h1M9 13.500h7M13 4.500a2 2 0 1 0 0 4a2 2 0 0 0 0-4zM7 11.500a2 2 0 1 0 0 4a2 2 0 0 0 0-4z"
            }
            Icon::Light => {
                "M10 6.800a3.200 3.200 0 1 0 0 6.400a3.200 3.200 0 0 0 0-6.400zM10 2.500v1.700M10 15.800v1.700M2.500 10h1.700M15.800 10h1.700M4.700 4.700l1.200 1.200M14.100 14.100l1.200 1.200M15.300 4.700l-1.200 1.200M5.900 14.100l-1.200 1.200"
            }
            Icon::Locked => "M5 9.500h10v7H5zM7 9.500V6.500a3 3 0 0 1 6 0v3",
            Icon::Next => "M7.500 4.500L13 10l-5.500 5.500",
            Icon::Previous => "M12.500 4.500L7 10l5.500 5.500",
            Icon::Save => "M10 3.500v9M6.500 9L10 12.500L13.500 9M4 13.500v3h12v-3",
            Icon::Share => "M10 12.500V3.500M6.500 6.500L10 3l3.500 3.500M6 9.500H4v7.500h12V9.500h-2",
            Icon::System => "M3 4.500h14v9H3zM7 16.500h6M10 13.500v3",
            Icon::Tied => {
                "M8.500 11.500a3 3 0 0 0 4.300 0l2.400-2.400a3 3 0 0 0-4.300-4.300l-.9.9M11.500 8.500a3 3 0 0 0-4.300 0L4.800 10.900a3 3 0 0 0 4.300 4.300l.9-.9"
            }
            Icon::Undo => "M5 8.500A5.500 5.500 0 1 1 4.600 12M5 4.500v4h4",
            Icon::Unlocked => "M5 9.500h10v7H5zM7 9.500V5.500a3 3 0 0 1 5.800-1",
            Icon::Untied => {
                "M13.300 10.100l1.900-1.900a3 3 0 0 0-4.300-4.300L9 5.800M6.700 9.900L4.800 11.800a3 3 0 0 0 4.300 4.300l1.900-1.900"
            }
        }
    }
}

pub fn icon(icon: Icon) -> El {
    svg("svg")
        .attr("viewBox", "0 0 20 20")
        .attr("aria-hidden", "true")
        .attr("fill", "none")
        .attr("stroke", "currentColor")
        .attr("stroke-width", "1.6")
        .attr("stroke-linecap", "round")
        .attr("stroke-linejoin", "round")
        .add(svg("path").attr("d", icon.path()))
}
