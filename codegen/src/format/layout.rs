//! A file as lines with their owners: every line of the file is in exactly one place of it.

use super::kind::Kind;

/// A mapping or list in block style.
#[derive(Debug)]
pub(super) struct Block {
    pub(super) kind: Kind,
    pub(super) is_sequence: bool,
    /// The column at which it was written, by which the comments at its end are told from those of what comes next.
    pub(super) indent: usize,
    pub(super) items: Vec<Item>,
    /// Comments behind the last item.
    pub(super) tail: Vec<Note>,
}

/// A key with its value, or an item of a list, with the comments that are its own.
#[derive(Debug)]
pub(super) struct Item {
    /// The key; of an item of a list, its number.
    pub(super) key: String,
    /// Its place in the order of its mapping.
    pub(super) rank: usize,
    /// Section headers that stand before it; they do not travel.
    pub(super) sections: Vec<Note>,
    /// Comments right above it; they travel.
    pub(super) own: Vec<Note>,
    /// Whether a blank line stands before it and its own comments.
    pub(super) blank: bool,
    /// Its first line, and what continues its scalar or its brackets. Empty where the body begins beside a dash.
    pub(super) head: Vec<Line>,
    /// What is nested in it; below a key without a value, only comments.
    pub(super) body: Option<Block>,
    /// Whether blank lines behind it would be part of its text: `|+`.
    pub(super) keeps: bool,
    /// The comments on its lines.
    pub(super) beside: Vec<String>,
}

/// A line of a key and its value.
#[derive(Clone, Debug)]
pub(super) struct Line {
    /// Spaces beyond the indent of the item.
    pub(super) shift: usize,
    pub(super) text: String,
}

/// A line that is a comment.
#[derive(Clone, Debug)]
pub(super) struct Note {
    /// Whether a blank line stands before it.
    pub(super) blank: bool,
    pub(super) text: String,
}

impl Block {
    /// A mapping that may have comments, but has no keys.
    pub(super) fn without_items(kind: Kind, indent: usize) -> Self {
        Block {
            kind,
            is_sequence: false,
            indent,
            items: Vec::new(),
            tail: Vec::new(),
        }
    }
}
