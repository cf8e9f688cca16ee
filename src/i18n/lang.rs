//! The two languages, how a browser's language tag selects one, and the macros that keep both complete.
//! Leaves to others: the texts themselves, remembering the reader's choice (`browser`).

use crate::domain::DecimalMark;

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Lang {
    #[default]
    Es,
    En,
}

impl Lang {
    pub const ALL: [Lang; 2] = [Lang::Es, Lang::En];

    /// For `<html lang>` and the query parameter `lang`.
    pub fn tag(self) -> &'static str {
        match self {
            Lang::Es => "es",
            Lang::En => "en",
        }
    }

    /// Reads tags such as `es`, `es-MX`, `en_GB`; `None` for any other language.
    pub fn from_tag(tag: &str) -> Option<Lang> {
        let primary = tag.trim().split(['-', '_']).next().unwrap_or_default();
        Lang::ALL.into_iter().find(|lang| primary.eq_ignore_ascii_case(lang.tag()))
    }

    /// The first of the reader's preferred languages that we speak; Spanish if there is none.
    pub fn preferred<'a>(tags: impl IntoIterator<Item = &'a str>) -> Lang {
        tags.into_iter().find_map(Lang::from_tag).unwrap_or_default()
    }

    /// Its own name for itself, as a language menu shows it.
    pub fn name(self) -> &'static str {
        match self {
            Lang::Es => "Español",
            Lang::En => "English",
        }
    }

    pub fn other(self) -> Lang {
        match self {
            Lang::Es => Lang::En,
            Lang::En => Lang::Es,
        }
    }

    pub fn decimal_mark(self) -> DecimalMark {
        match self {
            Lang::Es => DecimalMark::Comma,
            Lang::En => DecimalMark::Point,
        }
    }

    /// Picks one of two texts.
    pub(super) fn pick<T>(self, es: T, en: T) -> T {
        match self {
            Lang::Es => es,
            Lang::En => en,
        }
    }
}

/// What a thing is called.
pub trait Label: Copy {
    fn label(self, lang: Lang) -> &'static str;
}

/// What a thing is, in a sentence of plain words.
pub trait Explain: Copy {
    fn explain(self, lang: Lang) -> &'static str;
}

/// Labels for every variant of an enum: `Type { Variant => "es", "en"; ... }`. A missing variant does not compile.
macro_rules! labels {
    ($type:ident { $( $variant:ident => $es:literal, $en:literal; )* }) => {
        impl $crate::i18n::Label for $type {
            fn label(self, lang: $crate::i18n::Lang) -> &'static str {
                match self { $( $type::$variant { .. } => lang.pick($es, $en), )* }
            }
        }
    };
}

/// The small form of a letter of either language. The standard library's knows all languages, and its table
/// would be a twentieth of the page.
pub(super) fn lower(letter: char) -> char {
    match letter {
        '×' => letter,
        'À'..='Þ' => char::from_u32(u32::from(letter) + 0x20).unwrap_or(letter),
        _ => letter.to_ascii_lowercase(),
    }
}

/// Labels and explanations: `Type { Variant => "es", "en"; "Frase.", "Sentence."; ... }`.
macro_rules! explained {
    ($type:ident { $( $variant:ident => $es:literal, $en:literal; $why_es:literal, $why_en:literal; )* }) => {
        $crate::i18n::lang::labels! { $type { $( $variant => $es, $en; )* } }

        impl $crate::i18n::Explain for $type {
            fn explain(self, lang: $crate::i18n::Lang) -> &'static str {
                match self { $( $type::$variant { .. } => lang.pick($why_es, $why_en), )* }
            }
        }
    };
}

pub(super) use explained;
pub(super) use labels;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_have_their_small_form() {
        for letter in '\0'..='\u{ff}' {
            assert_eq!(lower(letter).to_string(), letter.to_lowercase().to_string());
        }
    }

    #[test]
    fn tags_select_a_language() {
        assert_eq!(Lang::from_tag("es-MX"), Some(Lang::Es));
        assert_eq!(Lang::from_tag("EN_gb"), Some(Lang::En));
        assert_eq!(Lang::from_tag("est"), None);
        assert_eq!(Lang::preferred(["pt-BR", "en-US", "es"]), Lang::En);
        assert_eq!(Lang::preferred(["ca", "fr"]), Lang::Es);
    }
}
