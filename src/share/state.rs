//! What the page keeps between visits, and texts that people paste: a file or a link, told apart by their look.
//! Leaves to others: the storage itself (`browser`).

use super::document::{Document, Notice};
use super::fault::OpenError;
use super::{file, link};

/// The text to keep: that of a file, which says what it means even if the starting companies change.
pub fn write(document: &Document) -> String {
    file::write(document)
}

/// Reads a kept or pasted text, be it a file or a link.
pub fn read(text: &str) -> Result<(Document, Vec<Notice>), OpenError> {
    if text.trim_start_matches('\u{feff}').trim_start().starts_with(['{', '[']) {
        file::read(text.as_bytes()).map_err(OpenError::File)
    } else {
        link::read(text).map_err(OpenError::Link)
    }
}

#[cfg(test)]
mod tests {
    use super::super::fault::{FileError, LinkError};
    use super::*;

    #[test]
    fn files_and_links_are_told_apart() {
        let document = Document::default();
        assert_eq!(read(&write(&document)).unwrap().0, document);
        assert_eq!(read(&link::write(&document)).unwrap().0, document);
        assert_eq!(read("\u{feff}\n{}"), Err(OpenError::File(FileError::NotEmbudo)));
        assert_eq!(read(""), Err(OpenError::Link(LinkError::NotALink)));
    }
}
