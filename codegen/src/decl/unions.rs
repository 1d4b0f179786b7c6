//! A union.

use super::reader::{Reader, lacks};
use super::{Head, UnionDecl, VariantDecl};
use crate::keys;
use crate::model::{Matching, TagHolder};
use crate::syntax::{Entry, Node, Value};

const HOLDERS: &[(TagHolder, &str)] = &[(TagHolder::Holder, "holder"), (TagHolder::Variant, "variant")];
const MATCHINGS: &[(Matching, &str)] = &[(Matching::Exact, "exact"), (Matching::Prefix, "prefix")];

impl<'s> UnionDecl<'s> {
    /// A union of which only the name is known.
    pub(super) fn new(head: Head<'s>) -> Self {
        UnionDecl {
            head,
            doc: "".into(),
            by: None,
            on: None,
            matching: Matching::Exact,
            variants: Vec::new(),
            deprecated: None,
            renamed_from: None,
        }
    }
}

impl<'s> Reader<'s, '_> {
    pub(super) fn union(&mut self, head: Head<'s>, entries: &[Entry<'s>]) -> UnionDecl<'s> {
        let mut decl = UnionDecl::new(head);
        for Entry { key, value } in entries {
            match &*key.text {
                "union" => {}
                "doc" => decl.doc = self.prose(value, "doc").unwrap_or_default(),
                "by" => decl.by = self.word(value, "by"),
                "on" => decl.on = self.choose(value, "on", HOLDERS).map(|on| (on, value.span)),
                "match" => decl.matching = self.choose(value, "match", MATCHINGS).unwrap_or(Matching::Exact),
                "variants" => decl.variants = self.variants(value),
                "deprecated" => decl.deprecated = self.deprecated(value),
                "renamed_from" => decl.renamed_from = self.old_type_name(value, "a union"),
                _ => self.unknown_key(key, "a union", keys::UNION),
            }
        }
        for (key, help) in [
            ("by", "name the property that holds the tag"),
            ("variants", "list them below `variants:`, one `tag: Model` a line"),
        ] {
            if !decl.head.broken && lacks(entries, key, keys::UNION) {
                self.missing_key(decl.head.name.span, "this union", key, help);
            }
        }
        decl
    }

    fn variants(&mut self, node: &Node<'s>) -> Vec<VariantDecl<'s>> {
        let wanted = "a mapping with a line `tag: Model` for each variant";
        let Some(entries) = self.mapping(node, "variants", wanted) else {
            return Vec::new();
        };
        if entries.is_empty() {
            self.missing_key(node.span, "this", "variants", wanted);
        }
        entries.iter().map(|entry| self.variant(entry)).collect()
    }

    fn variant(&mut self, Entry { key, value }: &Entry<'s>) -> VariantDecl<'s> {
        self.unambiguous(key);
        let mut decl = VariantDecl {
            value: key.clone(),
            model: None,
            doc: None,
        };
        let Value::Mapping(_, entries) = &value.value else {
            match &value.value {
                Value::Scalar(model) => decl.model = Some(model.clone()),
                _ => self.wrong_kind(value, &key.text, "the name of a model"),
            }
            return decl;
        };
        for Entry { key, value } in entries {
            match &*key.text {
                "model" => decl.model = self.word(value, "model"),
                "doc" => decl.doc = self.prose(value, "doc").filter(|doc| !doc.is_empty()),
                _ => self.unknown_key(key, "a variant", keys::VARIANT),
            }
        }
        if lacks(entries, "model", keys::VARIANT) {
            self.missing_key(
                key.span,
                "this variant",
                "model",
                "name the model that this tag stands for",
            );
        }
        decl
    }
}
