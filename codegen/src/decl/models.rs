//! A model.

use super::reader::Reader;
use super::role::Role;
use super::{Head, ModelDecl};
use crate::keys;
use crate::model::Direction;
use crate::syntax::{Entry, Node, Scalar};

const DIRECTIONS: &[(Direction, &str)] = &[
    (Direction::Both, "both"),
    (Direction::Request, "request"),
    (Direction::Response, "response"),
];

impl<'s> ModelDecl<'s> {
    /// A model of which only the name is known.
    pub(super) fn new(head: Head<'s>) -> Self {
        ModelDecl {
            head,
            extends: None,
            is_abstract: false,
            direction: Direction::Both,
            doc: "".into(),
            properties: Vec::new(),
            computed: Vec::new(),
            examples: Vec::new(),
            deprecated: None,
            renamed_from: None,
            removed: Vec::new(),
        }
    }
}

impl<'s> Reader<'s, '_> {
    pub(super) fn model(&mut self, head: Head<'s>, entries: &[Entry<'s>]) -> ModelDecl<'s> {
        let mut decl = ModelDecl::new(head);
        for Entry { key, value } in entries {
            match &*key.text {
                "model" => {}
                "extends" => {
                    decl.extends = self.word(value, "extends");
                    decl.head.broken |= decl.extends.is_none();
                }
                "abstract" => decl.is_abstract = self.flag(value, "abstract").unwrap_or_default(),
                "direction" => {
                    decl.direction = self.choose(value, "direction", DIRECTIONS).unwrap_or(Direction::Both);
                }
                "doc" => decl.doc = self.prose(value, "doc").unwrap_or_default(),
                "properties" => {
                    decl.properties = self.properties(value, "properties", Role::Property);
                    decl.head.broken |= decl.properties.is_empty();
                }
                "computed" => decl.computed = self.computed_properties(value),
                "examples" => decl.examples = self.model_examples(value),
                "deprecated" => decl.deprecated = self.deprecated(value),
                "renamed_from" => decl.renamed_from = self.old_type_name(value, "a model"),
                "removed" => decl.removed = self.removed_properties(value),
                _ => {
                    self.unknown_key(key, "a model", keys::MODEL);
                    // A misspelt `properties` or `extends` must not make every reference to them a mistake.
                    decl.head.broken = true;
                }
            }
        }
        decl
    }

    fn removed_properties(&mut self, node: &Node<'s>) -> Vec<Scalar<'s>> {
        let items = self
            .sequence(node, "removed", "a list of names of properties")
            .unwrap_or_default();
        let names = items.iter().filter_map(|item| self.word(item, "removed"));
        let names: Vec<Scalar<'s>> = names.collect();
        names
            .into_iter()
            .filter(|name| self.value_name(name, "a property"))
            .collect()
    }

    fn model_examples(&mut self, node: &Node<'s>) -> Vec<(Scalar<'s>, Node<'s>)> {
        let entries = self
            .mapping(node, "examples", "a mapping of names, each with a whole example")
            .unwrap_or_default();
        let mut examples = Vec::with_capacity(entries.len());
        for entry in entries {
            self.value_name(&entry.key, "an example");
            examples.extend(
                self.literal(&entry.value, &entry.key.text)
                    .map(|value| (entry.key.clone(), value)),
            );
        }
        examples
    }
}
