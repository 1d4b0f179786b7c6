//! The endpoints of a resource.

use super::EndpointDecl;
use super::reader::{Reader, lacks};
use super::role::Role;
use crate::keys;
use crate::syntax::{Entry, Node, Scalar};

const METHODS: &[(&str, &str)] = &[
    ("GET", "GET"),
    ("POST", "POST"),
    ("PUT", "PUT"),
    ("PATCH", "PATCH"),
    ("DELETE", "DELETE"),
    ("HEAD", "HEAD"),
];

impl<'s> EndpointDecl<'s> {
    fn new(name: &Scalar<'s>) -> Self {
        EndpointDecl {
            name: name.clone(),
            doc: "".into(),
            method: "GET",
            path: None,
            params: Vec::new(),
            query: Vec::new(),
            body: None,
            body_params: Vec::new(),
            patch: None,
            returns: None,
            paging: None,
            items: Vec::new(),
            authenticated: true,
            success: None,
            errors: Vec::new(),
            partial: false,
            deprecated: None,
            renamed_from: None,
            broken: true,
        }
    }
}

impl<'s> Reader<'s, '_> {
    pub(super) fn endpoints(&mut self, node: &Node<'s>) -> Vec<EndpointDecl<'s>> {
        let wanted = "a mapping of names, each with `method` and `path`";
        let entries = self.mapping(node, "endpoints", wanted).unwrap_or_default();
        entries.iter().map(|entry| self.endpoint(entry)).collect()
    }

    fn endpoint(&mut self, Entry { key: name, value }: &Entry<'s>) -> EndpointDecl<'s> {
        self.value_name(name, "an endpoint");
        let mut decl = EndpointDecl::new(name);
        let Some(entries) = self.mapping(value, &name.text, "a mapping with `method` and `path`") else {
            return decl;
        };
        let before = self.findings.len();
        for Entry { key, value } in entries {
            match &*key.text {
                "method" => decl.method = self.choose(value, "method", METHODS).unwrap_or("GET"),
                "path" => decl.path = self.word(value, "path"),
                "params" => decl.params = self.properties(value, "params", Role::Path),
                "query" => decl.query = self.properties(value, "query", Role::Query),
                "success" => decl.success = self.status(value, "success"),
                "errors" => {
                    let items = self
                        .sequence(value, "errors", "a list of names of errors")
                        .unwrap_or_default();
                    decl.errors = items.iter().filter_map(|item| self.word(item, "errors")).collect();
                }
                "auth" => decl.authenticated = self.choose(value, "auth", &[(false, "none")]).unwrap_or(true),
                "doc" => decl.doc = self.prose(value, "doc").unwrap_or_default(),
                "deprecated" => decl.deprecated = self.deprecated(value),
                "renamed_from" => decl.renamed_from = self.old_name(value, "an endpoint"),
                _ => self.exchange(key, value, &mut decl),
            }
        }
        if lacks(entries, "method", keys::ENDPOINT) {
            let what = format!("`{}`", name.text);
            self.missing_key(name.span, &what, "method", "say the HTTP method, such as `method: GET`");
        }
        decl.broken = self.findings.len() > before;
        decl
    }

    /// What is sent and what comes back.
    fn exchange(&mut self, key: &Scalar<'s>, value: &Node<'s>, decl: &mut EndpointDecl<'s>) {
        match &*key.text {
            "body" => decl.body = self.type_word(value, "body"),
            "body_params" => decl.body_params = self.properties(value, "body_params", Role::Body),
            "partial" => decl.partial = self.flag(value, "partial").unwrap_or_default(),
            "patch" => decl.patch = self.patch(key, value),
            "returns" => decl.returns = self.returns(value),
            "paging" => decl.paging = self.word(value, "paging"),
            "items" => decl.items = self.one_or_more(value, "items", "a key, or a list of keys"),
            _ => self.unknown_key(key, "an endpoint", keys::ENDPOINT),
        }
    }
}
