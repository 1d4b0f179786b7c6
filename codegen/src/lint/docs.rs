//! Every doc of a file, at its place.

use crate::format::Kind;
use crate::syntax::{Entry, Node, Scalar, Tree, Value};

/// A doc.
pub(super) struct Doc<'t, 's> {
    /// The name of what it is about.
    pub(super) of: &'t Scalar<'s>,
    pub(super) text: &'t Scalar<'s>,
}

/// The docs of a file, whose path below the schema folder says what it declares.
pub(super) fn of<'t, 's>(name: &str, tree: &'t Tree<'s>) -> Vec<Doc<'t, 's>> {
    let mut list = Vec::new();
    let head = match &tree.root.value {
        Value::Mapping(_, entries) => entries.first().and_then(|entry| entry.value.scalar()),
        _ => None,
    };
    if let Some(head) = head {
        walk(Kind::of_file(name), head, &tree.root, &mut list);
    }
    list
}

fn walk<'t, 's>(kind: Kind, of: &'t Scalar<'s>, node: &'t Node<'s>, list: &mut Vec<Doc<'t, 's>>) {
    let Value::Mapping(_, entries) = &node.value else {
        return;
    };
    let has_known_keys = kind.order().is_some();
    for Entry { key, value } in entries {
        match value.scalar() {
            Some(text) if has_known_keys && key.text == "doc" => list.push(Doc { of, text }),
            // A choice may be no more than its doc.
            Some(text) if kind == Kind::Choices => list.push(Doc { of: key, text }),
            _ => walk(
                kind.below(&key.text),
                if has_known_keys { of } else { key },
                value,
                list,
            ),
        }
    }
}
