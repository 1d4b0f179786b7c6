//! The text of a file without what no schema needs, and edits of a text.

use std::ops::Range;

/// What YAML takes for white space; any other space is text.
pub(super) const WHITE: [char; 3] = [' ', '\t', '\n'];

/// A text with LF, a final newline, no byte order mark and no mark of a document's begin or end.
pub(super) fn normal(text: &str) -> String {
    let text = text.strip_prefix('\u{FEFF}').unwrap_or(text);
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    let mut out = String::with_capacity(text.len() + 1);
    for line in text.split_inclusive('\n') {
        // At the very left these are marks even within a quoted text, where the parser refuses them.
        if !matches!(line.trim_end_matches(WHITE), "---" | "...") {
            out.push_str(line);
        }
    }
    if !out.ends_with('\n') {
        out.push('\n');
    }
    out
}

/// Where a value begins in a text, from the place behind its colon or dash on: past white space and comments.
///
/// The parser places block scalars at their first line, not at the `|` or `>` before it.
pub(super) fn value_start(text: &str, from: usize) -> usize {
    let mut at = from;
    loop {
        let rest = text.get(at..).unwrap_or_default();
        let trimmed = rest.trim_start_matches(WHITE);
        at += rest.len() - trimmed.len();
        if !trimmed.starts_with('#') {
            return at;
        }
        at += trimmed.find('\n').unwrap_or(trimmed.len());
    }
}

/// Edits that are made together, so that all of them speak of the same text.
#[derive(Debug, Default)]
pub(super) struct Edits {
    list: Vec<(Range<usize>, String)>,
}

impl Edits {
    /// Replaces a range; ranges must not overlap.
    pub(super) fn replace(&mut self, range: Range<usize>, by: impl Into<String>) {
        self.list.push((range, by.into()));
    }

    /// The text with all edits.
    pub(super) fn apply(mut self, text: &str) -> String {
        self.list.sort_by_key(|(range, _)| (range.start, range.end));
        let mut out = String::with_capacity(text.len() + 64);
        let mut at = 0;
        for (range, by) in self.list {
            if range.start < at {
                continue;
            }
            out.push_str(text.get(at..range.start).unwrap_or_default());
            out.push_str(&by);
            at = range.end;
        }
        out.push_str(text.get(at..).unwrap_or_default());
        out
    }
}
