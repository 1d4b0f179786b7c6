//! A property that is derived from another.

use super::reader::{Reader, lacks};
use super::{ComputedDecl, FormDecl};
use crate::diagnostic::Finding;
use crate::keys;
use crate::model::Codec;
use crate::rules;
use crate::syntax::{Entry, Node, Scalar};

/// The facts of a form, before it is known which form they make.
#[derive(Default)]
struct Parts<'s> {
    ty: Option<Scalar<'s>>,
    from: Option<Scalar<'s>>,
    equals: Option<Scalar<'s>>,
    otherwise: Option<Scalar<'s>>,
    codec: Option<Codec>,
}

impl<'s> Reader<'s, '_> {
    pub(super) fn computed_properties(&mut self, node: &Node<'s>) -> Vec<ComputedDecl<'s>> {
        let wanted = "a mapping of names, each with `type`, `from` and `equals` or `codec`";
        let entries = self.mapping(node, "computed", wanted).unwrap_or_default();
        entries.iter().map(|entry| self.computed(entry)).collect()
    }

    fn computed(&mut self, Entry { key: name, value }: &Entry<'s>) -> ComputedDecl<'s> {
        self.value_name(name, "a computed property");
        let mut decl = ComputedDecl {
            name: name.clone(),
            wire: None,
            doc: "".into(),
            form: None,
            settable: None,
            deprecated: None,
        };
        let wanted = "a mapping with `type`, `from` and `equals` or `codec`";
        let Some(entries) = self.mapping(value, &name.text, wanted) else {
            return decl;
        };
        let mut parts = Parts::default();
        for Entry { key, value } in entries {
            match &*key.text {
                "type" => parts.ty = self.word(value, "type"),
                "wire" => decl.wire = self.wire_name(value, "wire").map(Box::new),
                "from" => parts.from = self.word(value, "from"),
                "equals" => parts.equals = self.text(value, "equals"),
                "else" => parts.otherwise = self.text(value, "else"),
                "codec" => parts.codec = self.choose(value, "codec", &[(Codec::Base64, "base64")]),
                "settable" => decl.settable = self.flag(value, "settable"),
                "doc" => decl.doc = self.prose(value, "doc").unwrap_or_default(),
                "deprecated" => decl.deprecated = self.deprecated(value),
                _ => self.unknown_key(key, "a computed property", keys::COMPUTED),
            }
        }
        decl.form = self.form(name, entries, parts);
        decl
    }

    fn form(&mut self, name: &Scalar<'s>, entries: &[Entry<'s>], parts: Parts<'s>) -> Option<FormDecl<'s>> {
        let has = |key: &str| entries.iter().find(|entry| entry.key.text == key);
        let what = format!("`{}`", name.text);
        let span = name.span;
        match (has("equals"), has("codec")) {
            (None, None) if lacks(entries, "equals", keys::COMPUTED) && lacks(entries, "codec", keys::COMPUTED) => {
                let help = "say `equals: value` (a boolean) or `codec: base64` (bytes)";
                self.missing_key(span, &what, "equals` or `codec", help);
                return None;
            }
            (Some(equals), Some(codec)) => {
                let message = format!("{what} has both `equals` and `codec`, and can be derived in one way only");
                let finding = Finding::error(rules::FLAG_CONFLICT, codec.key.span, message);
                self.push(finding.related(equals.key.span, "the other form"));
                return None;
            }
            (None, None) => return None,
            _ => {}
        }
        if lacks(entries, "from", keys::COMPUTED) {
            self.missing_key(span, &what, "from", "say from which property it is derived");
        }
        let wanted = if has("equals").is_some() { "boolean" } else { "bytes" };
        self.form_type(
            lacks(entries, "type", keys::COMPUTED),
            parts.ty.as_ref(),
            wanted,
            span,
            &what,
        );
        let from = parts.from?;
        if has("equals").is_some() {
            let (equals, otherwise) = (parts.equals?, parts.otherwise);
            return Some(FormDecl::Equals {
                from,
                equals,
                otherwise,
            });
        }
        if let Some(misplaced) = has("else") {
            let message = "`else` goes with `equals`, not with `codec`";
            self.push(Finding::error(rules::FLAG_CONFLICT, misplaced.key.span, message).help("remove it"));
        }
        Some(FormDecl::Codec {
            from,
            codec: parts.codec?,
        })
    }

    /// The type follows from the form, but is said for whoever reads the schema.
    fn form_type(
        &mut self,
        is_missing: bool,
        ty: Option<&Scalar<'s>>,
        wanted: &str,
        span: crate::source::Span,
        what: &str,
    ) {
        match ty {
            None if is_missing => self.missing_key(span, what, "type", &format!("write `type: {wanted}`")),
            Some(ty) if ty.text != wanted => {
                let message = format!("what is derived in this way is of type `{wanted}`");
                self.push(Finding::error(rules::WRONG_VALUE, self.head(ty.span), message).suggest(ty.span, wanted));
            }
            _ => {}
        }
    }
}
