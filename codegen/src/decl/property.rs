//! A property of a model, a parameter of an endpoint, a field of a search.

use super::reader::{Reader, lacks, trimmed};
use super::role::Role;
use super::{Count, LimitsDecl, PropertyDecl};
use crate::diagnostic::Finding;
use crate::model::Format;
use crate::rules;
use crate::source::Span;
use crate::syntax::{Entry, Node, Scalar, Value};

impl<'s> PropertyDecl<'s> {
    /// A property of which only the name is known.
    pub(super) fn new(name: &Scalar<'s>) -> Self {
        PropertyDecl {
            name: name.clone(),
            ty: None,
            doc: "".into(),
            choices: None,
            open: None,
            required: false,
            nullable: false,
            read_only: None,
            write_only: None,
            sensitive: false,
            overrides: None,
            default: None,
            examples: Vec::new(),
            limits: None,
            wire: None,
            aliases: Vec::new(),
            deprecated: None,
            renamed_from: None,
            parameter: None,
        }
    }
}

impl<'s> Reader<'s, '_> {
    /// A mapping of names to properties or parameters.
    pub(super) fn properties(&mut self, node: &Node<'s>, key: &str, role: Role) -> Vec<PropertyDecl<'s>> {
        let wanted = "a mapping of names, each with its `type` and `doc`";
        let entries = self.mapping(node, key, wanted).unwrap_or_default();
        entries.iter().map(|entry| self.property(entry, role)).collect()
    }

    fn property(&mut self, entry: &Entry<'s>, role: Role) -> PropertyDecl<'s> {
        let mut decl = PropertyDecl::new(&entry.key);
        self.value_name(&entry.key, role.what());
        let wanted = "a mapping with `type` and `doc`";
        let Some(facts) = self.mapping(&entry.value, &entry.key.text, wanted) else {
            return decl;
        };
        for fact in facts {
            if role.keys().contains(&&*fact.key.text) {
                self.fact(fact, &mut decl);
            } else {
                self.unknown_key(&fact.key, role.what(), role.keys());
            }
        }
        if lacks(facts, "type", role.keys()) {
            let what = format!("`{}`", entry.key.text);
            self.missing_key(entry.key.span, &what, "type", "say its type, such as `type: string`");
        }
        decl
    }

    /// One fact, whose key is one of its role's.
    pub(super) fn fact(&mut self, Entry { key, value }: &Entry<'s>, decl: &mut PropertyDecl<'s>) {
        match &*key.text {
            "type" => decl.ty = self.type_word(value, "type"),
            "doc" => decl.doc = self.prose(value, "doc").unwrap_or_default(),
            "choices" => decl.choices = Some(Box::new(self.choices(key, value))),
            "open" => decl.open = self.flag(value, "open").map(|open| (open, key.span)),
            "required" => decl.required = self.flag(value, "required").unwrap_or_default(),
            "nullable" => decl.nullable = self.flag(value, "nullable").unwrap_or_default(),
            "read_only" => decl.read_only = self.set_flag(key, value),
            "write_only" => decl.write_only = self.set_flag(key, value),
            "sensitive" => decl.sensitive = self.flag(value, "sensitive").unwrap_or_default(),
            "override" => decl.overrides = self.set_flag(key, value),
            "default" => decl.default = self.literal(value, "default"),
            "example" => decl.examples.extend(self.literal(value, "example")),
            "examples" => {
                let items = self.sequence(value, "examples", "a list of values").unwrap_or_default();
                decl.examples.extend(items.iter().cloned());
            }
            "wire" => decl.wire = self.wire_name(value, "wire").map(Box::new),
            "aliases" => {
                let items = self.sequence(value, "aliases", "a list of names").unwrap_or_default();
                decl.aliases = items
                    .iter()
                    .filter_map(|item| self.wire_name(item, "aliases"))
                    .collect();
            }
            "deprecated" => decl.deprecated = self.deprecated(value),
            "renamed_from" => decl.renamed_from = self.old_name(value, "a property"),
            "value" => decl.parameter.get_or_insert_default().value = self.literal(value, "value"),
            "search" => decl.parameter.get_or_insert_default().search = self.word(value, "search"),
            _ => self.limit(key, value, decl.limits.get_or_insert_default()),
        }
    }

    fn limit(&mut self, key: &Scalar<'s>, value: &Node<'s>, limits: &mut LimitsDecl<'s>) {
        match &*key.text {
            "min" => limits.min = self.word(value, "min"),
            "max" => limits.max = self.word(value, "max"),
            "min_length" => limits.min_length = self.count_at(value, "min_length"),
            "max_length" => limits.max_length = self.count_at(value, "max_length"),
            "min_items" => limits.min_items = self.count_at(value, "min_items"),
            "max_items" => limits.max_items = self.count_at(value, "max_items"),
            "pattern" => limits.pattern = self.text(value, "pattern"),
            "format" => {
                limits.format = self
                    .choose(value, "format", &Format::ALL)
                    .map(|format| (format, value.span))
            }
            _ => {}
        }
    }

    fn count_at(&mut self, value: &Node<'s>, key: &str) -> Option<Count> {
        self.count(value, key).map(|(value, span)| Count { value, span })
    }

    /// The place of the key, where the flag is set.
    fn set_flag(&mut self, key: &Scalar<'s>, value: &Node<'s>) -> Option<Span> {
        self.flag(value, &key.text)?.then_some(key.span)
    }

    /// A value whose type is known later; but there must be one.
    pub(super) fn literal(&mut self, node: &Node<'s>, key: &str) -> Option<Node<'s>> {
        match node.value {
            Value::Absent => {
                self.wrong_kind(node, key, "a value (`null` if that is meant, `\"\"` for an empty text)");
                None
            }
            Value::Broken => None,
            _ => Some(node.clone()),
        }
    }

    /// A name on the wire: any text, but not nothing.
    pub(super) fn wire_name(&mut self, node: &Node<'s>, key: &str) -> Option<Scalar<'s>> {
        let mut scalar = self.text(node, key)?;
        scalar.text = trimmed(scalar.text);
        if scalar.text.is_empty() || scalar.text.chars().any(char::is_control) {
            let message = format!("`{key}` must be a name without control characters");
            let help = "write it as it is on the wire";
            self.push(Finding::error(rules::NAME_INVALID, self.head(node.span), message).help(help));
            return None;
        }
        Some(scalar)
    }

    /// The name that something had: of the form that such names have.
    pub(super) fn old_name(&mut self, node: &Node<'s>, what: &str) -> Option<Box<Scalar<'s>>> {
        let scalar = self.word(node, "renamed_from")?;
        self.value_name(&scalar, what).then(|| Box::new(scalar))
    }
}
