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

/// The text of a variant in one of two languages; a missing variant does not compile. All of them stand in one long text,
/// one a line: as a match that names each text they would weigh half as much again.
macro_rules! lines {
    ($of:expr, $lang:expr, $type:ident { $( $variant:ident => $es:expr, $en:expr; )* }) => {{
        enum Place { $( $variant, )* }
        const COUNT: usize = [$( Place::$variant as usize ),*].len();
        const ES: &str = concat!($( $es, "\n" ),*);
        const EN: &str = concat!($( $en, "\n" ),*);
        const { assert!($crate::i18n::lang::count(ES) == COUNT && $crate::i18n::lang::count(EN) == COUNT) };
        let place = match $of { $( $type::$variant { .. } => Place::$variant, )* };
        $crate::i18n::lang::line($lang.pick(ES, EN), place as usize)
    }};
}

/// How many lines there are.
pub(super) const fn count(lines: &str) -> usize {
    let (bytes, mut at, mut found) = (lines.as_bytes(), 0, 0);
    while at < bytes.len() {
        found += (bytes[at] == b'\n') as usize;
        at += 1;
    }
    found
}

/// One of them, from 0 on.
#[inline(never)]
pub(super) fn line(lines: &'static str, place: usize) -> &'static str {
    lines.split('\n').nth(place).unwrap_or_default()
}

/// Labels for every variant of an enum: `Type { Variant => "es", "en"; ... }`. A missing variant does not compile.
macro_rules! labels {
    ($type:ident { $( $variant:ident => $es:literal, $en:literal; )* }) => {
        impl $crate::i18n::Label for $type {
            fn label(self, lang: $crate::i18n::Lang) -> &'static str {
                $crate::i18n::lang::lines!(self, lang, $type { $( $variant => $es, $en; )* })
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
                $crate::i18n::lang::lines!(self, lang, $type { $( $variant => $why_es, $why_en; )* })
            }
        }
    };
}

pub(super) use explained;
pub(super) use labels;
pub(super) use lines;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_variant_has_its_own_line_whatever_their_order() {
        #[derive(Clone, Copy)]
        enum Size {
            Small,
            Large { by: u8 },
        }
        labels! { Size {
            Large => "Grande", "Large";
            Small => "Pequeño", "Small";
        } }
        assert_eq!(Lang::ALL.map(|lang| Size::Small.label(lang)), ["Pequeño", "Small"]);
        let large = Size::Large { by: 2 };
        assert_eq!(Lang::ALL.map(|lang| large.label(lang)), ["Grande", "Large"]);
        assert!(matches!(large, Size::Large { by: 2 }));
    }

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
