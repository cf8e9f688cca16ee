//! What is known of each lever's default and of the choices that rest on studies: source, sample, scope, conflicts and
//! a note, in Spanish and English, as data (`evidence.json`). Native: the page fetches the file when a card is opened.
//! Leaves to others: the default, its bounds and its confidence label (`domain::param`), showing it (`cli`).

use crate::domain::Param;
use serde::Deserialize;
use std::collections::BTreeMap;

const FILE: &str = include_str!("evidence.json");

/// Everything in the file.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Evidence {
    /// What was read, and how much of it, by the identifier that cards cite.
    pub sources: BTreeMap<String, Text>,
    /// One card per lever, by its identifier.
    pub levers: BTreeMap<String, Card>,
    /// Cards of the questions in `domain::Choices` that rest on something read, by the field's name.
    pub choices: BTreeMap<String, Card>,
}

/// The same in both languages.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Text {
    pub es: String,
    pub en: String,
}

/// Where a value comes from. A part that is absent is not known, or there is none.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Card {
    /// Identifiers in [`Evidence::sources`]; none where the value is an assumption of ours.
    pub sources: Vec<String>,
    /// Whom the figure was measured on.
    #[serde(default)]
    pub sample: Option<Text>,
    /// Where it holds, or what exactly it says.
    #[serde(default)]
    pub scope: Option<Text>,
    /// What else was read and disagrees.
    #[serde(default)]
    pub conflicts: Option<Text>,
    /// What the value stands for, how far to trust it, and what to measure instead.
    pub note: Text,
    /// The same for single answers to a question, by their names in files.
    #[serde(default)]
    pub options: BTreeMap<String, Card>,
}

impl Evidence {
    /// Reads the file that was built in; the error says what is wrong with it.
    pub fn load() -> Result<Evidence, serde_json::Error> {
        serde_json::from_str(FILE)
    }

    pub fn of(&self, param: Param) -> Option<&Card> {
        self.levers.get(param.id())
    }
}

impl Card {
    /// Every text of the card itself, the note first.
    pub fn texts(&self) -> impl Iterator<Item = &Text> {
        let parts = [&self.sample, &self.scope, &self.conflicts];
        std::iter::once(&self.note).chain(parts.into_iter().flatten())
    }
}
