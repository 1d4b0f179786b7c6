//! `api.yaml`: what holds for one whole API.

use codegen_attrs::WireCase;

use super::ApiDecl;
use super::forms::is_base_url;
use super::reader::Reader;
use crate::keys;
use crate::syntax::{Entry, Node, Scalar};

impl<'s> Reader<'s, '_> {
    pub(super) fn api(&mut self, root: &Node<'s>, decl: &mut ApiDecl<'s>) {
        let before = self.findings.len();
        let entries = self
            .mapping(root, "api.yaml", "a mapping with `title`, `base_url`, `wire_case`")
            .unwrap_or_default();
        for Entry { key, value } in entries {
            match &*key.text {
                "title" => decl.title = self.prose(value, "title"),
                "base_url" => {
                    let form = "an address without a query, such as `https://api.example.com`";
                    decl.base_url = self.formed(value, "base_url", is_base_url, form);
                }
                "docs_url" => decl.docs_url = self.url(value, "docs_url"),
                "wire_case" => {
                    decl.wire_case = self.choose(value, "wire_case", &WireCase::ALL).unwrap_or_default();
                }
                _ => self.protocol(key, value, decl),
            }
        }
        decl.protocol.broken = self.findings.len() > before;
    }

    fn protocol(&mut self, key: &Scalar<'s>, value: &Node<'s>, decl: &mut ApiDecl<'s>) {
        let protocol = &mut decl.protocol;
        match &*key.text {
            "auth" => protocol.auth = self.auth(key, value),
            "limits" => protocol.limits = self.call_limits(value),
            "responses" => protocol.responses = self.responses(value),
            "paging" => protocol.paging = self.paging(value),
            "errors" => protocol.errors = self.error_format(value),
            "webhooks" => protocol.webhooks = self.webhooks(key, value),
            "search" => protocol.search = self.search(value),
            _ => self.unknown_key(key, "`api.yaml`", keys::API),
        }
    }
}
