//! Quotes, and the spaces beside colons and comments.

use super::text::{Edits, WHITE, value_start};
use crate::syntax::{Entry, Layout, Node, Scalar, Style, Tree, Value, ambiguity};

/// Takes off quotes that nobody needs and sets one space where one belongs.
pub(super) fn edit(tree: &Tree<'_>) -> String {
    let mut editor = Editor {
        text: tree.text,
        edits: Edits::default(),
    };
    editor.node(&tree.root, false);
    for comment in &tree.comments {
        editor.comment(comment.span.start as usize);
    }
    editor.edits.apply(tree.text)
}

struct Editor<'s> {
    text: &'s str,
    edits: Edits,
}

impl Editor<'_> {
    fn node(&mut self, node: &Node<'_>, in_flow: bool) {
        match &node.value {
            Value::Scalar(scalar) => self.quotes(scalar, in_flow),
            Value::Sequence(layout, items) => {
                let in_flow = in_flow || *layout == Layout::Flow;
                items.iter().for_each(|item| self.node(item, in_flow));
            }
            Value::Mapping(layout, entries) => {
                let in_flow = in_flow || *layout == Layout::Flow;
                for entry in entries {
                    // In braces `"a":1` is a key and its value, and `a:1` is a text.
                    if !in_flow {
                        self.quotes(&entry.key, false);
                        self.colon(entry);
                    }
                    self.node(&entry.value, in_flow);
                }
            }
            Value::Absent | Value::Broken => {}
        }
    }

    fn quotes(&mut self, scalar: &Scalar<'_>, in_flow: bool) {
        let range = scalar.span.range();
        let raw = self.text.get(range.clone()).unwrap_or_default();
        if let Some(better) = requoted(raw, scalar, in_flow) {
            self.edits.replace(range, better);
        }
    }

    /// `key : value` and `key:   value`, and a value that stands alone on the next line.
    fn colon(&mut self, Entry { key, value }: &Entry<'_>) {
        let end = key.span.end as usize;
        let rest = self.text.get(end..).unwrap_or_default();
        let Some(after) = rest.trim_start_matches([' ', '\t']).strip_prefix(':') else {
            return;
        };
        let colon = self.text.len() - after.len() - 1;
        self.edits.replace(end..colon, "");
        let start = match &value.value {
            Value::Absent | Value::Broken => return,
            _ => value_start(self.text, colon + 1),
        };
        let between = self.text.get(colon + 1..start).unwrap_or_default();
        let fits = match &value.value {
            Value::Scalar(scalar) => {
                let raw = self.text.get(scalar.span.range()).unwrap_or_default();
                matches!(scalar.style, Style::Literal | Style::Folded) || !raw.contains('\n')
            }
            Value::Mapping(Layout::Flow, _) | Value::Sequence(Layout::Flow, _) => !between.contains('\n'),
            _ => false,
        };
        if fits && between.trim_matches(WHITE).is_empty() {
            self.edits.replace(colon + 1..start, " ");
        }
    }

    /// One space before a comment that has something before it on its line.
    fn comment(&mut self, start: usize) {
        let before = self.text.get(..start).unwrap_or_default();
        let trimmed = before.trim_end_matches([' ', '\t']);
        if !trimmed.is_empty() && !trimmed.ends_with('\n') {
            self.edits.replace(trimmed.len()..start, " ");
        }
    }
}

/// How a quoted scalar is better written; `None` where it is right.
fn requoted(raw: &str, scalar: &Scalar<'_>, in_flow: bool) -> Option<String> {
    let text = &*scalar.text;
    let is_one_line = !raw.contains('\n');
    match scalar.style {
        Style::Double if is_one_line && !raw.contains('\\') && is_plain(text, in_flow) => Some(text.to_owned()),
        Style::Single if is_one_line && is_plain(text, in_flow) => Some(text.to_owned()),
        Style::Single if is_one_line && !text.contains(['\\', '"']) => Some(format!("\"{text}\"")),
        _ => None,
    }
}

/// Whether a text may stand without quotes: whatever reads it, reader of YAML or person, takes it for this text.
pub(crate) fn is_plain(text: &str, in_flow: bool) -> bool {
    let begins = text.starts_with(|c: char| c.is_alphabetic() || matches!(c, '_' | '/'));
    let ends = !text.ends_with(|c: char| c == ':' || c.is_whitespace());
    let splits = text.contains(": ") || text.contains(" #");
    let is_odd = |c: char| c.is_control() || matches!(c, '\u{FEFF}' | '\u{2028}' | '\u{2029}');
    let closes = in_flow && text.contains([',', '[', ']', '{', '}', ':', '#']);
    begins && ends && !splits && !closes && !text.contains(is_odd) && ambiguity(text).is_none()
}
