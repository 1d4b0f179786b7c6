//! The changes that an endpoint takes one by one.

use super::reader::{Reader, lacks};
use super::role::{Role, VALUE_KEYS};
use super::{OperationDecl, PatchDecl, PropertyDecl};
use crate::keys;
use crate::syntax::{Entry, Node, Scalar};

const FORMS: &[(bool, &str)] = &[(false, "object"), (true, "list")];
/// The operations of JSON Patch (RFC 6902).
const OPS: &[(&str, &str)] = &[
    ("add", "add"),
    ("remove", "remove"),
    ("replace", "replace"),
    ("move", "move"),
    ("test", "test"),
    ("copy", "copy"),
];

impl<'s> Reader<'s, '_> {
    pub(super) fn patch(&mut self, key: &Scalar<'s>, node: &Node<'s>) -> Option<PatchDecl<'s>> {
        let entries = self.mapping(node, "patch", "a mapping with `name`, `form` and `operations`")?;
        let mut decl = PatchDecl {
            span: key.span,
            name: None,
            is_list: false,
            operations: Vec::new(),
        };
        for Entry { key, value } in entries {
            match &*key.text {
                "name" => {
                    let name = self.word(value, "name");
                    decl.name = name.filter(|name| self.type_name(name, "a patch"));
                }
                "form" => decl.is_list = self.choose(value, "form", FORMS).unwrap_or_default(),
                "operations" => decl.operations = self.operations(value),
                _ => self.unknown_key(key, "a patch", keys::PATCH),
            }
        }
        for (wanted, help) in [
            ("name", "name the change in PascalCase, such as `name: PersonPatch`"),
            (
                "form",
                "say `form: object` where one change travels alone, `form: list` where several do",
            ),
            (
                "operations",
                "list the changes below `operations:`, each with `op` and `path`",
            ),
        ] {
            if lacks(entries, wanted, keys::PATCH) {
                self.missing_key(key.span, "this patch", wanted, help);
            }
        }
        Some(decl)
    }

    fn operations(&mut self, node: &Node<'s>) -> Vec<OperationDecl<'s>> {
        let wanted = "a mapping of names, each with `op` and `path`";
        let entries = self.mapping(node, "operations", wanted).unwrap_or_default();
        if entries.is_empty() && matches!(node.value, crate::syntax::Value::Mapping(..)) {
            self.missing_key(node.span, "this", "operations", wanted);
        }
        entries.iter().map(|entry| self.operation(entry)).collect()
    }

    fn operation(&mut self, Entry { key: name, value }: &Entry<'s>) -> OperationDecl<'s> {
        self.value_name(name, "an operation");
        let mut decl = OperationDecl {
            op: "replace",
            path: None,
            params: Vec::new(),
            value: PropertyDecl::new(name),
        };
        let Some(entries) = self.mapping(value, &name.text, "a mapping with `op` and `path`") else {
            return decl;
        };
        let known = Role::Operation.keys();
        for entry in entries {
            match &*entry.key.text {
                "op" => decl.op = self.choose(&entry.value, "op", OPS).unwrap_or("replace"),
                "path" => decl.path = self.word(&entry.value, "path"),
                "params" => decl.params = self.properties(&entry.value, "params", Role::Path),
                key if known.contains(&key) => self.fact(entry, &mut decl.value),
                _ => self.unknown_key(&entry.key, "an operation", known),
            }
        }
        let what = format!("`{}`", name.text);
        for (key, help) in [
            (
                "op",
                "say what it does: `add`, `remove`, `replace`, `move`, `test` or `copy`",
            ),
            ("path", "say what it changes, such as `path: /subject`"),
        ] {
            if lacks(entries, key, known) {
                self.missing_key(name.span, &what, key, help);
            }
        }
        let of_value = entries.iter().find(|entry| VALUE_KEYS.contains(&&*entry.key.text));
        if let Some(entry) = of_value.filter(|_| lacks(entries, "type", known)) {
            let help = format!("say the type of the value, or remove `{}`", entry.key.text);
            self.missing_key(name.span, &what, "type", &help);
        }
        decl
    }
}
