//! `api.yaml`: what holds for one whole API.

use codegen_attrs::WireCase;

use super::ApiDecl;
use super::reader::Reader;
use crate::syntax::{Entry, Node};

/// What the client needs to know of the protocol.
const PROTOCOL: &[&str] = &["auth", "limits", "paging", "webhooks", "search", "errors"];
const KEYS: &[&str] = &[
    "title",
    "base_url",
    "wire_case",
    "docs_url",
    "auth",
    "limits",
    "paging",
    "webhooks",
    "search",
    "errors",
];

impl<'s> Reader<'s, '_> {
    pub(super) fn api(&mut self, root: &Node<'s>, decl: &mut ApiDecl<'s>) {
        let entries = self
            .mapping(root, "api.yaml", "a mapping with `title`, `base_url`, `wire_case`")
            .unwrap_or_default();
        for Entry { key, value } in entries {
            match &*key.text {
                "title" => decl.title = self.prose(value, "title"),
                "base_url" => decl.base_url = self.word(value, "base_url"),
                "docs_url" => decl.docs_url = self.word(value, "docs_url"),
                "wire_case" => {
                    decl.wire_case = self.choose(value, "wire_case", &WireCase::ALL).unwrap_or_default();
                }
                known if PROTOCOL.contains(&known) => {
                    if self.mapping(value, known, "a mapping").is_some() {
                        decl.protocol.push((key.clone(), value.clone()));
                    }
                }
                _ => self.unknown_key(key, "`api.yaml`", KEYS),
            }
        }
    }
}
