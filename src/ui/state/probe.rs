//! Texts made longer, doubled or hostile on request, `?stringTest=long`, `double` or `xss`: to see, and to test, that the
//! page has room for longer words and never takes a text for markup. Leaves to others: the texts.

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Probe {
    Long,
    Double,
    Xss,
}

impl Probe {
    pub fn from_id(id: &str) -> Option<Probe> {
        match id {
            "long" => Some(Probe::Long),
            "double" => Some(Probe::Double),
            "xss" => Some(Probe::Xss),
            _ => None,
        }
    }

    /// The text as the probe has it; what is empty stays so, since it stands for nothing to say.
    pub fn apply(self, text: &str) -> String {
        if text.is_empty() {
            return String::new();
        }
        match self {
            // As much longer as a wordy translation is.
            Probe::Long => format!("{text} {}", "xxxx ".repeat(text.chars().count() / 12 + 1).trim_end()),
            Probe::Double => format!("{text} {text}"),
            Probe::Xss => format!("{text}\"><img src=x onerror=\"document.body.remove()\">"),
        }
    }
}
