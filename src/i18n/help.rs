//! What helps a newcomer: the keys that do something, and the stops of a first visit.
//! Leaves to others: definitions of terms (`glossary`), when they are shown (`ui::help`).

use super::lang::{explained, labels};

/// Something that keys do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shortcut {
    Undo,
    Redo,
    Save,
    Open,
    Find,
    Help,
    Slider,
    Chart,
    Tabs,
    Present,
    Leave,
}

impl Shortcut {
    pub const ALL: [Shortcut; 11] = [
        Shortcut::Undo,
        Shortcut::Redo,
        Shortcut::Save,
        Shortcut::Open,
        Shortcut::Find,
        Shortcut::Help,
        Shortcut::Slider,
        Shortcut::Chart,
        Shortcut::Tabs,
        Shortcut::Present,
        Shortcut::Leave,
    ];

    /// As they are printed on keyboards; where Ctrl stands, Macs have ⌘.
    pub fn keys(self) -> &'static [&'static str] {
        match self {
            Shortcut::Undo => &["Ctrl", "Z"],
            Shortcut::Redo => &["Ctrl", "Y"],
            Shortcut::Save => &["Ctrl", "S"],
            Shortcut::Open => &["Ctrl", "O"],
            Shortcut::Find => &["/"],
            Shortcut::Help => &["?"],
            Shortcut::Slider | Shortcut::Chart | Shortcut::Tabs | Shortcut::Present => &["←", "→"],
            Shortcut::Leave => &["Esc"],
        }
    }
}

labels! { Shortcut {
    Undo => "Deshacer", "Undo";
    Redo => "Rehacer", "Redo";
    Save => "Guardar en un archivo", "Save to a file";
    Open => "Abrir un archivo", "Open a file";
    Find => "Buscar una palanca", "Find a lever";
    Help => "Esta ayuda", "This help";
    Slider => "Mover la palanca elegida; con Re Pág y Av Pág, más deprisa", "Move the chosen lever; Page Up and Page Down move it faster";
    Chart => "Recorrer el gráfico elegido", "Walk through the chosen chart";
    Tabs => "Pasar de pestaña a pestaña", "Go from tab to tab";
    Present => "Pasar de paso a paso en una presentación", "Go from step to step of a presentation";
    Leave => "Cerrar lo que se ha abierto", "Close what has been opened";
} }

/// What a first visit is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stop {
    Answer,
    Levers,
    Tabs,
}

impl Stop {
    pub const ALL: [Stop; 3] = [Stop::Answer, Stop::Levers, Stop::Tabs];

    /// Names what is marked in the page.
    pub fn id(self) -> &'static str {
        match self {
            Stop::Answer => "answer",
            Stop::Levers => "levers",
            Stop::Tabs => "tabs",
        }
    }
}

explained! { Stop {
    Answer => "Dos formas de trabajar, los mismos leads", "Two ways of working, the same leads";
        "Arriba lees la respuesta. Debajo, cada forma tiene su color: miles de años simulados de lo que haces hoy y de lo que propones.",
        "The answer is at the top. Below it each way has its colour: thousands of simulated years of what you do today and of what you propose.";
    Levers => "Mueve una palanca", "Move a lever";
        "El círculo es hoy y el rombo es la propuesta. Pon tus números: el gráfico cambia mientras mueves.",
        "The circle is today and the diamond is the proposal. Enter your own numbers: the chart changes while you move.";
    Tabs => "Mira por qué, y llévatelo", "See why, and take it along";
        "Las pestañas muestran dónde se pierden los leads y el dinero. El enlace lleva todo lo que ves. Nada sale de tu navegador.",
        "The tabs show where leads and money are lost. The link carries everything you see. Nothing leaves your browser.";
} }
