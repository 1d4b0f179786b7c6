//! Comments of the schema that ignore rules of lint: `# codegen: ignore RULE, RULE -- reason`.
//!
//! Such a comment is about the key that it belongs to, with all that is nested there: the key on its own line, or the
//! next one where it stands alone, right above.

use std::cell::Cell;

use super::subject::Subject;
use crate::diagnostic::Finding;
use crate::rules::{self, Kind};
use crate::source::Span;
use crate::syntax::{Comment, Node, Tree, Value};

/// What comments to codegen begin with.
const MARK: &str = "codegen:";

/// All such comments of a schema folder.
pub(super) struct Ignores<'a> {
    pub(super) list: Vec<Ignore<'a>>,
}

/// One comment.
pub(super) struct Ignore<'a> {
    /// The comment.
    pub(super) span: Span,
    /// What stands behind `codegen:`.
    pub(super) text: &'a str,
    /// The ids that it names; empty where it is of another form.
    pub(super) rules: Vec<Named<'a>>,
    /// Why.
    pub(super) reason: &'a str,
    /// What it is about; `None` where no key follows.
    scope: Option<Span>,
}

/// A word where the id of a rule belongs.
pub(super) struct Named<'a> {
    pub(super) id: &'a str,
    /// Whether a finding was ignored because of it.
    pub(super) is_used: Cell<bool>,
}

impl<'a> Ignores<'a> {
    pub(super) fn of(subject: &Subject<'a>) -> Self {
        let mut list = Vec::new();
        for tree in subject.trees.iter().flatten() {
            list.extend(tree.comments.iter().filter_map(|comment| Ignore::of(tree, comment)));
        }
        Ignores { list }
    }

    /// Whether a comment ignores this finding.
    pub(super) fn covers(&self, finding: &Finding) -> bool {
        let Some(span) = finding.span else {
            return false;
        };
        let mut is_covered = false;
        for ignore in self.list.iter().filter(|ignore| ignore.is_about(span)) {
            for named in ignore.rules.iter().filter(|named| named.id == finding.code) {
                named.is_used.set(true);
                is_covered = true;
            }
        }
        is_covered
    }
}

impl<'a> Ignore<'a> {
    fn of(tree: &Tree<'a>, comment: &Comment) -> Option<Self> {
        let raw = tree.text.get(comment.span.range())?;
        let text = raw.trim_start_matches('#').trim().strip_prefix(MARK)?.trim();
        let (words, reason) = text.split_once("--").unwrap_or((text, ""));
        let words = words.trim().strip_prefix("ignore ").unwrap_or_default();
        let ids = words.split(',').map(str::trim).filter(|id| !id.is_empty());
        Some(Ignore {
            span: Span {
                end: comment.span.start + u32::try_from(raw.trim_end().len()).unwrap_or_default(),
                ..comment.span
            },
            text,
            rules: ids
                .map(|id| Named {
                    id,
                    is_used: Cell::new(false),
                })
                .collect(),
            reason: reason.trim(),
            scope: scope(tree, comment.span),
        })
    }

    fn is_about(&self, span: Span) -> bool {
        self.scope.is_some_and(|scope| {
            scope.source == span.source && (scope.start..scope.end.max(scope.start + 1)).contains(&span.start)
        })
    }

    /// The ids that are those of rules which a comment can ignore.
    pub(super) fn known(&self) -> impl Iterator<Item = &Named<'a>> {
        self.rules.iter().filter(|named| is_lint(named.id))
    }
}

pub(super) fn is_lint(id: &str) -> bool {
    rules::find(id).is_some_and(|rule| rule.kind == Kind::Lint)
}

/// The key that a comment belongs to, with its value.
fn scope(tree: &Tree<'_>, comment: Span) -> Option<Span> {
    let text = tree.text;
    let start = comment.start as usize;
    let line_start = text.get(..start)?.rfind('\n').map_or(0, |at| at + 1);
    let mut line = line_start..next_line(text, start);
    if text.get(line_start..start)?.trim().is_empty() {
        while text.get(line.clone())?.trim_start().starts_with('#') {
            line = line.end..next_line(text, line.end);
        }
    }
    first_key(&tree.root, &line)
}

/// Where the line after the one of a place begins.
fn next_line(text: &str, at: usize) -> usize {
    let rest = text.get(at..).unwrap_or_default();
    at + rest.find('\n').map_or(rest.len(), |at| at + 1)
}

/// The first key that begins in a line, with its value.
fn first_key(node: &Node<'_>, line: &std::ops::Range<usize>) -> Option<Span> {
    match &node.value {
        Value::Mapping(_, entries) => entries.iter().find_map(|entry| {
            let (key, value) = (entry.key.span, entry.value.span);
            if line.contains(&(key.start as usize)) {
                let end = key.end.max(value.end);
                return Some(Span { end, ..key });
            }
            first_key(&entry.value, line)
        }),
        Value::Sequence(_, items) => items.iter().find_map(|item| first_key(item, line)),
        _ => None,
    }
}
