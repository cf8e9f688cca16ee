//! JSON text: read into a tree, with the place where it breaks off; written by hand, since a general library for
//! types weighs as much as a tenth of the page. Leaves to others: what the tree means (`check`, `scenario`).

use super::fault::FileError;
use super::node::Node;
use crate::domain::parse_decimal;

/// No document of ours goes deeper than 7; who nests like this wants to exhaust the stack.
const DEEPEST: usize = 128;

pub fn read(bytes: &[u8]) -> Result<Node, FileError> {
    // Some editors put a byte order mark in front.
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let text = match std::str::from_utf8(bytes) {
        Ok(text) => text,
        Err(error) => return Err(not_json(bytes, error.valid_up_to() + 1)),
    };
    let mut reader = Reader { text, at: 0, depth: 0 };
    let node = reader.value()?;
    if reader.peek().is_some() { Err(reader.unexpected()) } else { Ok(node) }
}

struct Reader<'a> {
    text: &'a str,
    at: usize,
    depth: usize,
}

impl Reader<'_> {
    fn value(&mut self) -> Result<Node, FileError> {
        self.depth += 1;
        if self.depth > DEEPEST {
            return Err(self.unexpected());
        }
        let node = match self.peek() {
            Some(b'{') => Node::Object(self.items(b'}', |reader| {
                if reader.peek() != Some(b'"') {
                    return Err(reader.unexpected());
                }
                let name = reader.string()?;
                reader.expect(b':')?;
                Ok((name, reader.value()?))
            })?),
            Some(b'[') => Node::List(self.items(b']', Reader::value)?),
            Some(b'"') => Node::Text(self.string()?),
            Some(b'-' | b'0'..=b'9') => Node::Number(self.number()?),
            _ => self.word()?,
        };
        self.depth -= 1;
        Ok(node)
    }

    /// What stands between an opening mark and `end`, separated by commas.
    fn items<T>(
        &mut self,
        end: u8,
        item: impl Fn(&mut Self) -> Result<T, FileError>,
    ) -> Result<Vec<T>, FileError> {
        let mut items = Vec::new();
        self.at += 1;
        if self.peek() == Some(end) {
            self.at += 1;
            return Ok(items);
        }
        loop {
            items.push(item(self)?);
            if self.peek() == Some(end) {
                self.at += 1;
                return Ok(items);
            }
            self.expect(b',')?;
        }
    }

    fn word(&mut self) -> Result<Node, FileError> {
        for (word, node) in [("null", Node::Null), ("true", Node::Bool(true)), ("false", Node::Bool(false))] {
            if self.text[self.at..].starts_with(word) {
                self.at += word.len();
                return Ok(node);
            }
        }
        Err(self.unexpected())
    }

    fn number(&mut self) -> Result<f64, FileError> {
        let start = self.at;
        self.at += usize::from(self.byte() == Some(b'-'));
        if self.byte() == Some(b'0') {
            self.at += 1;
        } else {
            self.digits()?;
        }
        if self.byte() == Some(b'.') {
            self.at += 1;
            self.digits()?;
        }
        if let Some(b'e' | b'E') = self.byte() {
            self.at += 1;
            self.at += usize::from(matches!(self.byte(), Some(b'-' | b'+')));
            self.digits()?;
        }
        match parse_decimal(&self.text[start..self.at]) {
            Some(number) if number.is_finite() => Ok(number),
            _ => {
                let (line, column) = place(self.text.as_bytes(), self.at);
                Err(FileError::NumberTooLarge { line, column })
            }
        }
    }

    /// At least one.
    fn digits(&mut self) -> Result<(), FileError> {
        let start = self.at;
        while self.byte().is_some_and(|byte| byte.is_ascii_digit()) {
            self.at += 1;
        }
        if self.at == start { Err(self.unexpected()) } else { Ok(()) }
    }

    fn string(&mut self) -> Result<String, FileError> {
        let mut string = String::new();
        self.at += 1;
        loop {
            // Neither mark is ever part of a longer character.
            let rest = &self.text[self.at..];
            let plain = rest.bytes().take_while(|byte| !matches!(byte, b'"' | b'\\' | 0..0x20)).count();
            string.push_str(&rest[..plain]);
            self.at += plain;
            match self.byte() {
                Some(b'"') => {
                    self.at += 1;
                    return Ok(string);
                }
                Some(b'\\') => {
                    self.at += 1;
                    string.push(self.escaped()?);
                }
                _ => return Err(self.unexpected()),
            }
        }
    }

    fn escaped(&mut self) -> Result<char, FileError> {
        let Some(mark) = self.byte() else { return Err(self.unexpected()) };
        let letter = match mark {
            b'"' | b'\\' | b'/' => char::from(mark),
            b'b' => '\u{8}',
            b'f' => '\u{c}',
            b'n' => '\n',
            b'r' => '\r',
            b't' => '\t',
            b'u' => {
                self.at += 1;
                return self.numbered();
            }
            _ => return Err(self.unexpected()),
        };
        self.at += 1;
        Ok(letter)
    }

    /// Four digits, or twice that for what UTF-16 needs two units for.
    fn numbered(&mut self) -> Result<char, FileError> {
        let first = self.unit()?;
        let mut code = first;
        if (0xd800..0xdc00).contains(&first) && self.text[self.at..].starts_with("\\u") {
            self.at += 2;
            let second = self.unit()?;
            if !(0xdc00..0xe000).contains(&second) {
                return Err(self.unexpected());
            }
            code = 0x10000 + ((first - 0xd800) << 10 | (second - 0xdc00));
        }
        char::from_u32(code).ok_or_else(|| self.unexpected())
    }

    fn unit(&mut self) -> Result<u32, FileError> {
        let digits = self.text.as_bytes().get(self.at..self.at + 4);
        let unit = digits.and_then(|digits| {
            digits.iter().try_fold(0, |unit, &digit| Some(unit << 4 | char::from(digit).to_digit(16)?))
        });
        self.at += if unit.is_some() { 4 } else { 0 };
        unit.ok_or_else(|| self.unexpected())
    }

    fn expect(&mut self, mark: u8) -> Result<(), FileError> {
        if self.peek() != Some(mark) {
            return Err(self.unexpected());
        }
        self.at += 1;
        Ok(())
    }

    /// The next byte that is not white space.
    fn peek(&mut self) -> Option<u8> {
        while let Some(b' ' | b'\t' | b'\r' | b'\n') = self.byte() {
            self.at += 1;
        }
        self.byte()
    }

    fn byte(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    fn unexpected(&self) -> FileError {
        not_json(self.text.as_bytes(), self.at + 1)
    }
}

fn not_json(bytes: &[u8], end: usize) -> FileError {
    let (line, column) = place(bytes, end);
    FileError::NotJson { line, column }
}

/// Line and column of the last of the first `end` bytes, from 1; column 0 stands before the first.
fn place(bytes: &[u8], end: usize) -> (usize, usize) {
    let read = &bytes[..end.min(bytes.len())];
    let line = read.iter().filter(|&&byte| byte == b'\n').count() + 1;
    let column = read.iter().rev().take_while(|&&byte| byte != b'\n').count();
    (line, column)
}

/// Text in the making: one item a line, two blanks a level.
#[derive(Default)]
pub struct Writer {
    text: String,
    depth: usize,
}

impl Writer {
    pub fn object(&mut self, fields: impl FnOnce(&mut Writer)) {
        self.group('{', '}', fields);
    }

    pub fn list<T>(&mut self, items: impl IntoIterator<Item = T>, mut write: impl FnMut(&mut Writer, T)) {
        self.group('[', ']', |writer| {
            for item in items {
                writer.item();
                write(writer, item);
            }
        });
    }

    fn group(&mut self, opening: char, closing: char, items: impl FnOnce(&mut Writer)) {
        self.text.push(opening);
        self.depth += 1;
        items(self);
        self.depth -= 1;
        if !self.text.ends_with(opening) {
            self.line();
        }
        self.text.push(closing);
    }

    /// The name of an object's next field; its value follows.
    pub fn name(&mut self, name: &str) {
        self.item();
        self.string(name);
        self.text.push_str(": ");
    }

    fn item(&mut self) {
        if !self.text.ends_with(['{', '[']) {
            self.text.push(',');
        }
        self.line();
    }

    fn line(&mut self) {
        self.text.push('\n');
        (0..self.depth).for_each(|_| self.text.push_str("  "));
    }

    pub fn string(&mut self, string: &str) {
        self.text.push('"');
        for letter in string.chars() {
            match letter {
                '"' | '\\' => self.text.extend(['\\', letter]),
                '\u{8}' => self.text.push_str("\\b"),
                '\u{c}' => self.text.push_str("\\f"),
                '\n' => self.text.push_str("\\n"),
                '\r' => self.text.push_str("\\r"),
                '\t' => self.text.push_str("\\t"),
                '\0'..' ' => self.text.push_str(&format!("\\u{:04x}", u32::from(letter))),
                _ => self.text.push(letter),
            }
        }
        self.text.push('"');
    }

    /// Whole numbers as people write them: `35`, not `35.0`. What is not finite has no form.
    pub fn number(&mut self, number: f64) {
        let size = number.abs();
        let is_whole = number == number.trunc();
        let text = if !number.is_finite() {
            "null".to_owned()
        } else if is_whole && size < 9e15 && !(number == 0.0 && number.is_sign_negative()) {
            format!("{}", number as i64)
        } else if size >= 1e16 {
            format!("{number:e}").replace('e', "e+")
        } else if size < 1e-5 && size > 0.0 {
            format!("{number:e}")
        } else {
            format!("{number}{}", if is_whole { ".0" } else { "" })
        };
        self.text.push_str(&text);
    }

    pub fn finish(mut self) -> String {
        self.text.push('\n');
        self.text
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use serde_json::Value;

    fn node(value: &Value) -> Node {
        match value {
            Value::Null => Node::Null,
            Value::Bool(bool) => Node::Bool(*bool),
            Value::Number(number) => Node::Number(number.as_f64().unwrap()),
            Value::String(text) => Node::Text(text.clone()),
            Value::Array(items) => Node::List(items.iter().map(node).collect()),
            Value::Object(fields) => {
                Node::Object(fields.iter().map(|(name, value)| (name.clone(), node(value))).collect())
            }
        }
    }

    /// Accepted or refused as by the library, with the same tree.
    #[track_caller]
    fn check(text: &[u8]) {
        let theirs = serde_json::from_slice::<Value>(text).ok().map(|value| node(&value));
        assert_eq!(read(text).ok(), theirs, "{}", String::from_utf8_lossy(text));
    }

    #[test]
    fn texts_are_read_as_a_library_does() {
        for text in [
            "1",
            "-0",
            "01",
            "1.",
            ".5",
            "-",
            "1e5",
            "1E+5",
            "1e",
            "[1,]",
            "[,1]",
            "{\"a\":1,}",
            "{\"a\" 1}",
            "{a:1}",
            "nul",
            "nulll",
            "true",
            "false ",
            "\"\\u00e9\\ud83d\\ude00\"",
            "\"\\ud83d\"",
            "\"\\ud83d\\u0041\"",
            "\"\\udc00\"",
            "\"\\x\"",
            "\"\\u12\"",
            "\"a\nb\"",
            "\"a",
            "\"\\\"\\\\\\/\\b\\f\\n\\r\\t\"",
            "[[],{}]",
            " [ 1 , 2 ] ",
            "1 2",
            "\u{a0}1",
            "[\"\u{7f}ñ€\u{1f600}\"]",
            "123456789012345678901234567890",
            "[1 2]",
        ] {
            check(text.as_bytes());
        }
        check(&[b'"', 0xff, b'"']);
        check("[".repeat(127).as_bytes());
        check(format!("{}1{}", "[".repeat(120), "]".repeat(120)).as_bytes());
        check(format!("{}1{}", "[".repeat(200), "]".repeat(200)).as_bytes());
    }

    proptest! {
        #[test]
        fn any_text_is_read_as_a_library_does(text in "[\\[\\]{}:,\"\\\\u0d8c19eE.+ \n-]{0,12}") {
            let theirs = serde_json::from_str::<Value>(&text).ok();
            // A name that stands twice is one field there, and two here.
            if theirs.as_ref().is_none_or(|value| !value.is_object()) {
                prop_assert_eq!(read(text.as_bytes()).ok(), theirs.map(|value| node(&value)));
            }
        }

        #[test]
        fn strings_and_numbers_are_written_as_a_library_does(text: String, bits: u64, typed in -1e3..1e3_f64) {
            let mut writer = Writer::default();
            writer.string(&text);
            let ours = writer.finish();
            prop_assert_eq!(ours.trim_end_matches('\n'), serde_json::to_string(&text).unwrap());
            for number in [f64::from_bits(bits), typed, typed / 1e7] {
                let mut writer = Writer::default();
                writer.number(number);
                let ours = writer.finish();
                let theirs = serde_json::to_string(&number).unwrap();
                // Ours has no point in whole numbers.
                let is_whole = number.abs() < 9e15 && number.to_bits() != (-0.0_f64).to_bits();
                let theirs = theirs.strip_suffix(".0").filter(|_| is_whole).unwrap_or(&theirs);
                let ours = ours.trim_end();
                // Halfway between two shortest forms either will do: what counts is the number that comes back.
                prop_assert_eq!(ours.len(), theirs.len(), "{} {}", ours, theirs);
                if number.is_finite() {
                    let back: f64 = serde_json::from_str(ours).unwrap();
                    prop_assert_eq!(back.to_bits(), number.to_bits(), "{}", ours);
                } else {
                    prop_assert_eq!(ours, theirs);
                }
            }
        }
    }
}
