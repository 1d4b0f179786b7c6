//! An enum, and choices wherever they stand.

use super::reader::{Reader, lacks, trimmed};
use super::{ChoiceDecl, ChoicesDecl, EnumDecl, Head};
use crate::keys;
use crate::syntax::{Entry, Node, Scalar, Value};

impl<'s> EnumDecl<'s> {
    /// An enum of which only the name is known.
    pub(super) fn new(head: Head<'s>) -> Self {
        let choices = ChoicesDecl {
            span: head.name.span,
            list: Vec::new(),
            broken: head.broken,
        };
        EnumDecl {
            head,
            doc: "".into(),
            open: true,
            choices,
            deprecated: None,
            renamed_from: None,
            removed: Vec::new(),
        }
    }
}

impl<'s> Reader<'s, '_> {
    pub(super) fn enumeration(&mut self, head: Head<'s>, entries: &[Entry<'s>]) -> EnumDecl<'s> {
        let mut decl = EnumDecl::new(head);
        for Entry { key, value } in entries {
            match &*key.text {
                "enum" => {}
                "doc" => decl.doc = self.prose(value, "doc").unwrap_or_default(),
                "open" => decl.open = self.flag(value, "open").unwrap_or(true),
                "choices" => decl.choices = self.choices(key, value),
                "deprecated" => decl.deprecated = self.deprecated(value),
                "renamed_from" => decl.renamed_from = self.old_type_name(value, "an enum"),
                "removed" => {
                    let items = self.sequence(value, "removed", "a list of choices").unwrap_or_default();
                    decl.removed = items.iter().filter_map(|item| self.text(item, "removed")).collect();
                }
                _ => self.unknown_key(key, "an enum", keys::ENUM),
            }
        }
        if !decl.head.broken && lacks(entries, "choices", keys::ENUM) {
            let help = "list them below `choices:`, one `value: doc` a line";
            self.missing_key(decl.head.name.span, "this enum", "choices", help);
        }
        decl.choices.broken |= !entries.iter().any(|entry| entry.key.text == "choices");
        decl
    }

    pub(super) fn choices(&mut self, key: &Scalar<'s>, node: &Node<'s>) -> ChoicesDecl<'s> {
        let mut decl = ChoicesDecl {
            span: key.span,
            list: Vec::new(),
            broken: false,
        };
        let wanted = "a mapping with a line `value: doc` for each choice";
        match self.mapping(node, "choices", wanted) {
            Some([]) => {
                self.missing_key(node.span, "this", "choices", wanted);
                decl.broken = true;
            }
            Some(entries) => decl.list = entries.iter().map(|entry| self.choice(entry)).collect(),
            None => decl.broken = true,
        }
        decl
    }

    fn choice(&mut self, Entry { key, value }: &Entry<'s>) -> ChoiceDecl<'s> {
        self.unambiguous(key);
        let mut decl = ChoiceDecl {
            value: key.clone(),
            name: None,
            doc: None,
            deprecated: None,
            renamed_from: None,
        };
        match &value.value {
            Value::Absent | Value::Broken => {}
            Value::Scalar(doc) => {
                self.unambiguous(doc);
                decl.doc = Some(trimmed(doc.text.clone())).filter(|doc| !doc.is_empty());
            }
            Value::Mapping(_, entries) => self.choice_block(entries, &mut decl),
            Value::Sequence(..) => {
                self.wrong_kind(
                    value,
                    &key.text,
                    "the doc of the choice, or a mapping with `name` and `doc`",
                );
            }
        }
        decl
    }

    fn choice_block(&mut self, entries: &[Entry<'s>], decl: &mut ChoiceDecl<'s>) {
        for Entry { key, value } in entries {
            match &*key.text {
                "name" => {
                    decl.name = self.word(value, "name").map(Box::new);
                    if let Some(name) = &decl.name {
                        self.value_name(&name.clone(), "a choice");
                    }
                }
                "doc" => decl.doc = self.prose(value, "doc").filter(|doc| !doc.is_empty()),
                "deprecated" => decl.deprecated = self.deprecated(value),
                "renamed_from" => decl.renamed_from = self.old_name(value, "a choice"),
                _ => self.unknown_key(key, "a choice", keys::CHOICE),
            }
        }
    }

    /// The name that a type had.
    pub(super) fn old_type_name(&mut self, node: &Node<'s>, what: &str) -> Option<Box<Scalar<'s>>> {
        let scalar = self.word(node, "renamed_from")?;
        self.type_name(&scalar, what).then(|| Box::new(scalar))
    }
}
