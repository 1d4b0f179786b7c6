//! Mappings of the language that are written in braces become one key a line.

use super::kind::Kind;
use super::text::{Edits, WHITE};
use crate::syntax::{Entry, Layout, Node, Tree, Value};

/// Opens every `{ }` that is safe to open; the rest stays as it is.
pub(super) fn open(kind: Kind, tree: &Tree<'_>) -> String {
    let mut opener = Opener {
        tree,
        edits: Edits::default(),
    };
    opener.root(kind, &tree.root);
    opener.edits.apply(tree.text)
}

struct Opener<'t, 's> {
    tree: &'t Tree<'s>,
    edits: Edits,
}

impl Opener<'_, '_> {
    /// A whole file in braces.
    fn root(&mut self, kind: Kind, root: &Node<'_>) {
        let Value::Mapping(Layout::Flow, entries) = &root.value else {
            return self.node(kind, root);
        };
        let range = root.span.range();
        let is_alone = |side: Option<&str>| side.is_some_and(|side| side.trim_matches(WHITE).is_empty());
        let parts = (self.tree.text.get(..range.start), self.tree.text.get(range.end..));
        if entries.is_empty() || !kind.opens() || !is_alone(parts.0) || !is_alone(parts.1) {
            return;
        }
        let mut lines = String::new();
        if !self.has_comment(range.start, range.end) && self.lines(kind, root, 0, &mut lines).is_some() {
            self.edits.replace(range, lines.trim_start_matches(WHITE));
        }
    }

    /// Looks for braces behind the keys of a block mapping.
    fn node(&mut self, kind: Kind, node: &Node<'_>) {
        let Value::Mapping(Layout::Block, entries) = &node.value else {
            return;
        };
        for entry in entries {
            let below = kind.below(&entry.key.text);
            match &entry.value.value {
                Value::Mapping(Layout::Flow, inner) if below.opens() && !inner.is_empty() => self.entry(below, entry),
                _ => self.node(below, &entry.value),
            }
        }
    }

    fn entry(&mut self, kind: Kind, entry: &Entry<'_>) {
        let text = self.tree.text;
        let (key, value) = (entry.key.span.range(), entry.value.span.range());
        let line_start = text
            .get(..key.start)
            .and_then(|before| before.rfind('\n'))
            .map_or(0, |n| n + 1);
        let line_end = text
            .get(value.end..)
            .and_then(|rest| rest.find('\n'))
            .map_or(text.len(), |n| value.end + n);
        let rest = text.get(value.end..line_end).unwrap_or_default();
        let between = text.get(key.end..value.start).unwrap_or_default();
        let is_plain_key = text
            .get(line_start..key.start)
            .is_some_and(|before| !before.contains('?'));
        let is_alone = rest.trim_matches(WHITE).is_empty() || rest.trim_start_matches(WHITE).starts_with('#');
        let is_commented =
            self.has_comment(value.start, value.end) || self.is_followed(line_end, key.start - line_start);
        if !is_plain_key || !is_alone || between.trim_matches(WHITE) != ":" || is_commented {
            return;
        }
        let mut lines = String::new();
        let indent = key.start - line_start + 2;
        if self.lines(kind, &entry.value, indent, &mut lines).is_none() {
            return;
        }
        // A comment beside the braces is the key's.
        let comment = rest.trim_matches(WHITE);
        let space = if comment.is_empty() { "" } else { " " };
        self.edits
            .replace(key.end..line_end, format!(":{space}{comment}{lines}"));
    }

    /// The entries of a mapping, one a line; `None` where a part of it spans lines.
    fn lines(&self, kind: Kind, node: &Node<'_>, indent: usize, out: &mut String) -> Option<()> {
        let Value::Mapping(_, entries) = &node.value else {
            return None;
        };
        for Entry { key, value } in entries {
            out.push('\n');
            out.extend(std::iter::repeat_n(' ', indent));
            out.push_str(self.raw(key.span.range())?);
            out.push(':');
            let below = kind.below(&key.text);
            match &value.value {
                Value::Absent => {}
                Value::Mapping(_, inner) if below.opens() && !inner.is_empty() => {
                    self.lines(below, value, indent + 2, out)?;
                }
                _ => {
                    out.push(' ');
                    out.push_str(self.raw(value.span.range())?);
                }
            }
        }
        Some(())
    }

    /// A part of the text that lies on one line.
    fn raw(&self, range: std::ops::Range<usize>) -> Option<&str> {
        self.tree.text.get(range).filter(|raw| !raw.contains('\n'))
    }

    /// Whether the next line that is not blank is a comment deeper than the key. It belongs to the braces, and once they
    /// are open it could belong to any key in them.
    fn is_followed(&self, from: usize, column: usize) -> bool {
        let rest = self.tree.text.get(from..).unwrap_or_default();
        let next = rest.split('\n').find(|line| !line.trim_matches(WHITE).is_empty());
        next.is_some_and(|line| {
            let comment = line.trim_start_matches(' ');
            comment.starts_with('#') && line.len() - comment.len() > column
        })
    }

    fn has_comment(&self, start: usize, end: usize) -> bool {
        self.tree
            .comments
            .iter()
            .any(|comment| (start..end).contains(&(comment.span.start as usize)))
    }
}
