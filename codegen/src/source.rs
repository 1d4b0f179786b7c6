//! The texts that a run reads, and places in them.

use std::path::{Path, PathBuf};

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
}

/// A place as people count it: both from 1, the column in Unicode scalar values.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Position {
    /// Line, from 1.
    pub line: usize,
    /// Column, from 1, in Unicode scalar values.
    pub column: usize,
}

impl Sources {
    /// Adds a file and returns its number.
    pub fn add(&mut self, source: Source) -> SourceId {
        let id = SourceId(u32::try_from(self.files.len()).unwrap_or(u32::MAX));
        self.files.push(source);
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

    /// Where a span begins.
    #[must_use]
    pub fn position(&self, span: Span) -> Position {
        let text = &self.get(span.source).text;
        let before = text.get(..span.start as usize).unwrap_or(text);
        let line_start = before.rfind('\n').map_or(0, |newline| newline + 1);
        Position {
            line: before.matches('\n').count() + 1,
            column: before[line_start..].chars().count() + 1,
        }
    }
}
