//! Edits of the text that mend a breach: as small as they can be, and none that would take a comment along.

use std::ops::Range;

use crate::diagnostic::Suggestion;
use crate::source::Span;
use crate::syntax::{Entry, Layout, Node, Tree, Value};

/// Takes out the key at this place, with its value; `None` where a comment would go with it, or nothing would be left
/// of its mapping.
pub(super) fn without_key(tree: &Tree<'_>, key: Span) -> Option<Suggestion> {
    let (layout, entries, at) = find(&tree.root, key)?;
    if entries.len() < 2 {
        return None;
    }
    let range = match layout {
        Layout::Block => lines_of(tree.text, entries.get(at)?)?,
        Layout::Flow => between_commas(tree.text, entries, at)?,
    };
    let above = Layout::Block == layout && is_comment_above(tree.text, range.start);
    (!above && !has_comment(tree, &range)).then(|| replace(key, range, ""))
}

/// Takes out a comment, and its line if nothing else stands there.
pub(super) fn without_comment(tree: &Tree<'_>, comment: Span) -> Suggestion {
    let text = tree.text;
    let start = comment.start as usize;
    let before = text.get(..start).unwrap_or_default();
    let beside = before.trim_end_matches([' ', '\t']);
    let range = if beside.is_empty() || beside.ends_with('\n') {
        beside.len()..line_end(text, comment.end as usize)
    } else {
        beside.len()..comment.end as usize
    };
    replace(comment, range, "")
}

/// The mapping that has this key, and which of its keys it is.
fn find<'n, 's>(node: &'n Node<'s>, key: Span) -> Option<(Layout, &'n [Entry<'s>], usize)> {
    match &node.value {
        Value::Mapping(layout, entries) => {
            if let Some(at) = entries.iter().position(|entry| entry.key.span == key) {
                return Some((*layout, entries, at));
            }
            entries.iter().find_map(|entry| find(&entry.value, key))
        }
        Value::Sequence(_, items) => items.iter().find_map(|item| find(item, key)),
        _ => None,
    }
}

/// The lines of a key with its value; `None` where something else begins on them.
fn lines_of(text: &str, entry: &Entry<'_>) -> Option<Range<usize>> {
    let key = entry.key.span.start as usize;
    let start = text.get(..key)?.rfind('\n').map_or(0, |at| at + 1);
    let end = entry.value.span.end.max(entry.key.span.end) as usize;
    let whole = text.get(key..end)?.trim_end();
    let is_alone = text.get(start..key)?.trim_matches([' ', '\t']).is_empty();
    is_alone.then(|| start..line_end(text, key + whole.len()))
}

/// A key of a flow mapping, with one of the commas beside it.
fn between_commas(text: &str, entries: &[Entry<'_>], at: usize) -> Option<Range<usize>> {
    let end_of = |entry: &Entry<'_>| match entry.value.value {
        Value::Absent => {
            let key = entry.key.span.end as usize;
            key + text.get(key..).and_then(|rest| rest.find(':')).map_or(0, |at| at + 1)
        }
        _ => entry.value.span.end as usize,
    };
    let entry = entries.get(at)?;
    Some(match at.checked_sub(1).and_then(|before| entries.get(before)) {
        Some(before) => end_of(before)..end_of(entry),
        None => entry.key.span.start as usize..entries.get(at + 1)?.key.span.start as usize,
    })
}

fn has_comment(tree: &Tree<'_>, range: &Range<usize>) -> bool {
    tree.comments
        .iter()
        .any(|comment| range.contains(&(comment.span.start as usize)))
}

/// Whether the line before a line is a comment, which would belong to the next key.
fn is_comment_above(text: &str, line_start: usize) -> bool {
    let above = text
        .get(..line_start)
        .unwrap_or_default()
        .trim_end_matches(['\n', '\r']);
    let has_blank = text
        .get(above.len()..line_start)
        .is_some_and(|breaks| breaks.matches('\n').count() > 1);
    let line = above.rsplit('\n').next().unwrap_or_default();
    !has_blank && line.trim_start().starts_with('#')
}

/// Where the line of a place ends, its line break included.
fn line_end(text: &str, at: usize) -> usize {
    let rest = text.get(at..).unwrap_or_default();
    at + rest.find('\n').map_or(rest.len(), |at| at + 1)
}

fn replace(at: Span, range: Range<usize>, by: &str) -> Suggestion {
    let offset = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
    Suggestion {
        span: Span {
            start: offset(range.start),
            end: offset(range.end),
            ..at
        },
        replacement: by.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::Findings;
    use crate::source::SourceId;

    /// The text without the first key `x`.
    fn without(text: &str) -> Option<String> {
        let tree = crate::syntax::parse(SourceId(0), text, &mut Findings::default()).expect("YAML");
        let start = text.find('x').expect("a key");
        let key = Span {
            source: SourceId(0),
            start: u32::try_from(start).expect("small"),
            end: u32::try_from(start + 1).expect("small"),
        };
        let edit = without_key(&tree, key)?;
        let mut text = text.to_owned();
        text.replace_range(edit.span.range(), &edit.replacement);
        Some(text)
    }

    #[test]
    fn a_key_goes_with_its_lines_and_nothing_else() {
        assert_eq!(without("a: 1\nx: 2\nb: 3\n").as_deref(), Some("a: 1\nb: 3\n"));
        assert_eq!(
            without("x:\n  y: |\n    z\n\n# b\nb: 3\n").as_deref(),
            Some("\n# b\nb: 3\n")
        );
        assert_eq!(without("a:\r\n  x: 2\r\n  c: 3").as_deref(), Some("a:\r\n  c: 3"));
        assert_eq!(without("a: {x: 2, c: 3}\n").as_deref(), Some("a: {c: 3}\n"));
        assert_eq!(without("a: {c: 3, x: [1, 2] }\n").as_deref(), Some("a: {c: 3 }\n"));
        assert_eq!(without("a: {c: 3, x: , d: 4}\n").as_deref(), Some("a: {c: 3 , d: 4}\n"));
        assert_eq!(without("a: 1\nb: 2 # b\nx: 3").as_deref(), Some("a: 1\nb: 2 # b\n"));
    }

    #[test]
    fn no_comment_goes_along_and_no_mapping_is_left_empty() {
        for text in [
            "a: 1\nx: 2 # why\n",
            "a: 1\n# why\nx: 2\n",
            "a: 1\nx:\n  # why\n  b: 2\n",
            "x: 2\n",
            "a: {x: 2}\n",
            "- x: 2\n  b: 3\n",
        ] {
            assert_eq!(without(text), None, "{text}");
        }
        assert!(without("a: 1\n# section\n\nx: 2\n").is_some());
    }

    #[test]
    fn a_comment_goes_with_its_line_if_it_is_alone_there() {
        let text = "a: 1 # one\n  # two\nb: 2\n";
        let tree = crate::syntax::parse(SourceId(0), text, &mut Findings::default()).expect("YAML");
        let left = |n: usize| {
            let edit = without_comment(&tree, tree.comments[n].span);
            let mut text = text.to_owned();
            text.replace_range(edit.span.range(), "");
            text
        };
        assert_eq!(left(0), "a: 1\n  # two\nb: 2\n");
        assert_eq!(left(1), "a: 1 # one\nb: 2\n");
    }
}
