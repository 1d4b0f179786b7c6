//! How the file of a model, enum, union or resource begins: its first key names the thing.

use std::borrow::Cow;

use super::Head;
use super::reader::{Reader, lacks};
use crate::diagnostic::{Finding, shown};
use crate::rules;
use crate::source::{SourceId, Span};
use crate::syntax::{Entry, Node, Scalar, Style, Value};

/// The kinds of things: their folder, and the key that names them.
pub(super) const KINDS: [(&str, &str); 4] = [
    ("models", "model"),
    ("enums", "enum"),
    ("unions", "union"),
    ("resources", "resource"),
];

impl<'s> Reader<'s, '_> {
    /// The head of a file, and its keys; none where there is nothing to be read.
    pub(super) fn head_of<'n>(
        &mut self,
        source: SourceId,
        root: Option<&'n Node<'s>>,
        folder: &str,
        stem: &'s str,
    ) -> (Head<'s>, &'n [Entry<'s>]) {
        let key = KINDS
            .iter()
            .find(|(known, _)| *known == folder)
            .map_or("model", |(_, key)| key);
        let mut head = Head {
            name: Scalar {
                text: Cow::Borrowed(stem),
                style: Style::Plain,
                span: start(source),
            },
            stem: stem.to_owned(),
            source,
            broken: true,
        };
        let wanted = format!("a mapping that begins with `{key}: {stem}`");
        let entries = root
            .and_then(|root| self.mapping(root, stem, &wanted))
            .unwrap_or_default();
        match root {
            Some(Node {
                value: Value::Mapping(..),
                span,
            }) if entries.is_empty() => {
                self.missing_key(*span, "this file", key, &format!("begin it with `{key}: {stem}`"));
            }
            _ => {}
        }
        if entries.is_empty() || !self.name_of(&mut head, entries, key, stem) {
            return (head, &[]);
        }
        head.broken = false;
        (head, entries)
    }

    /// The first key names the thing and equals the file's stem. False where the file declares something of another
    /// kind: its keys say nothing here.
    fn name_of(&mut self, head: &mut Head<'s>, entries: &[Entry<'s>], key: &str, stem: &str) -> bool {
        let Some(first) = entries.first() else { return false };
        let at = entries.iter().position(|entry| entry.key.text == key);
        let Some(entry) = at.and_then(|at| entries.get(at)) else {
            self.type_name(&head.name.clone(), &format!("a {key}"));
            if !lacks(entries, key, &[key]) {
                return true;
            }
            let other = KINDS.iter().find(|(_, other)| first.key.text == *other);
            let help = match other {
                Some((folder, other)) => format!("this declares a {other}: move the file to `{folder}/`"),
                None => format!("begin the file with `{key}: {stem}`"),
            };
            self.missing_key(first.key.span, "this file", key, &help);
            return other.is_none();
        };
        if at != Some(0) {
            let message = format!("the first key of the file must be `{key}`");
            self.push(Finding::error(rules::NAME_MISMATCH, entry.key.span, message).help("move this line to the top"));
        }
        let Some(name) = self.word(&entry.value, key) else {
            return true;
        };
        head.name = name;
        if self.type_name(&head.name.clone(), &format!("a {key}")) && head.name.text != stem {
            let message = format!(
                "the file is called `{}.yaml`, and declares `{}`",
                shown(stem),
                shown(&head.name.text)
            );
            let help = "let the file be named after what it declares, or the other way round";
            self.push(Finding::error(rules::NAME_MISMATCH, head.name.span, message).help(help));
        }
        true
    }
}

/// The very beginning of a file.
pub(super) fn start(source: SourceId) -> Span {
    Span {
        source,
        start: 0,
        end: 0,
    }
}
