//! The texts that a run reads, and places in them.

mod lines;
mod load;

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use lines::Lines;
pub use load::{InputError, MAX_FILE_BYTES, load};

/// A half-open range of bytes in one source file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Span {
    /// Which file.
    pub source: SourceId,
    /// First byte.
    pub start: u32,
    /// One past the last byte.
    pub end: u32,
}

/// The number of a file in [`Sources`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SourceId(pub u32);

/// One file as it was read.
#[derive(Debug)]
pub struct Source {
    /// The path to show: as the user gave the schema folder, joined with the path below it, with forward slashes.
    pub path: PathBuf,
    /// The path below the schema folder, with forward slashes: `v1/models/Person.yaml`.
    pub name: String,
    /// The text, without a byte order mark.
    pub text: String,
}

/// Every file that a run reads, in sorted order of path.
#[derive(Debug, Default)]
pub struct Sources {
    files: Vec<Source>,
    lines: Vec<OnceLock<Lines>>,
    unreadable: BTreeSet<SourceId>,
    folder_name: String,
}

/// A place as people count it: both from 1, the column in Unicode scalar values.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Position {
    /// Line, from 1.
    pub line: usize,
    /// Column, from 1, in Unicode scalar values.
    pub column: usize,
}

impl Span {
    /// The bytes as a range of indices.
    #[must_use]
    pub fn range(self) -> std::ops::Range<usize> {
        self.start as usize..self.end as usize
    }
}

impl Sources {
    /// Adds a file and returns its number.
    pub fn add(&mut self, source: Source) -> SourceId {
        let id = SourceId(u32::try_from(self.files.len()).unwrap_or(u32::MAX));
        self.files.push(source);
        self.lines.push(OnceLock::new());
        id
    }

    /// The file behind a number.
    #[must_use]
    pub fn get(&self, id: SourceId) -> &Source {
        &self.files[id.0 as usize]
    }

    /// Every file with its number.
    pub fn iter(&self) -> impl Iterator<Item = (SourceId, &Source)> {
        self.files
            .iter()
            .enumerate()
            .map(|(n, source)| (SourceId(u32::try_from(n).unwrap_or(u32::MAX)), source))
    }

    /// The path to show for a span.
    #[must_use]
    pub fn path(&self, span: Span) -> &Path {
        &self.get(span.source).path
    }

    /// The text that a span covers; empty where the span does not fit the text.
    #[must_use]
    pub fn text(&self, span: Span) -> &str {
        self.get(span.source).text.get(span.range()).unwrap_or_default()
    }

    /// Where a span begins.
    #[must_use]
    pub fn position(&self, span: Span) -> Position {
        self.position_at(span.source, span.start)
    }

    /// Where a span ends.
    #[must_use]
    pub fn end_position(&self, span: Span) -> Position {
        self.position_at(span.source, span.end)
    }

    /// The bytes of the line in which a span begins, with the line break at its end.
    #[must_use]
    pub fn line(&self, span: Span) -> std::ops::Range<usize> {
        self.lines(span.source)
            .line(&self.get(span.source).text, span.start as usize)
    }

    /// The name of the schema folder itself, from which the generated crate has its name unless one is given.
    #[must_use]
    pub fn folder_name(&self) -> &str {
        &self.folder_name
    }

    /// Whether the file was found but its content is not to be read: too large, or not UTF-8.
    #[must_use]
    pub fn is_unreadable(&self, id: SourceId) -> bool {
        self.unreadable.contains(&id)
    }

    /// Sets the name that the generated crate has unless one is given.
    pub fn set_folder_name(&mut self, name: impl Into<String>) {
        self.folder_name = name.into();
    }

    fn position_at(&self, id: SourceId, offset: u32) -> Position {
        self.lines(id).position(&self.get(id).text, offset as usize)
    }

    fn lines(&self, id: SourceId) -> &Lines {
        self.lines[id.0 as usize].get_or_init(|| Lines::new(&self.get(id).text))
    }
}
