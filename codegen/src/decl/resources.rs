//! A resource with its endpoints.

use super::property::Role;
use super::reader::{Reader, lacks};
use super::{EndpointDecl, ErrorDecl, Head, ResourceDecl};
use crate::diagnostic::Finding;
use crate::rules;
use crate::syntax::{Entry, Node, Scalar};

const KEYS: &[&str] = &["resource", "doc", "path", "errors", "endpoints"];
const ENDPOINT_KEYS: &[&str] = &[
    "method",
    "path",
    "params",
    "query",
    "body",
    "returns",
    "success",
    "errors",
    "partial",
    "doc",
    "deprecated",
    "renamed_from",
];
const ERROR_KEYS: &[&str] = &["status", "doc"];
const METHODS: &[(&str, &str)] = &[
    ("GET", "GET"),
    ("POST", "POST"),
    ("PUT", "PUT"),
    ("PATCH", "PATCH"),
    ("DELETE", "DELETE"),
    ("HEAD", "HEAD"),
];

impl<'s> ResourceDecl<'s> {
    /// A resource of which only the name is known.
    pub(super) fn new(head: Head<'s>) -> Self {
        ResourceDecl {
            head,
            doc: "".into(),
            path: None,
            errors: Vec::new(),
            endpoints: Vec::new(),
        }
    }
}

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
            returns: None,
            success: None,
            errors: Vec::new(),
            partial: false,
            deprecated: None,
            renamed_from: None,
        }
    }
}

impl<'s> Reader<'s, '_> {
    pub(super) fn resource(&mut self, head: Head<'s>, entries: &[Entry<'s>]) -> ResourceDecl<'s> {
        let mut decl = ResourceDecl::new(head);
        for Entry { key, value } in entries {
            match &*key.text {
                "resource" => {}
                "doc" => decl.doc = self.prose(value, "doc").unwrap_or_default(),
                "path" => {
                    decl.path = self.word(value, "path");
                    decl.head.broken |= decl.path.is_none();
                }
                "errors" => {
                    decl.errors = self.errors(value);
                    decl.head.broken |= decl.errors.is_empty();
                }
                "endpoints" => decl.endpoints = self.endpoints(value),
                _ => {
                    self.unknown_key(key, "a resource", KEYS);
                    decl.head.broken = true;
                }
            }
        }
        decl
    }

    fn errors(&mut self, node: &Node<'s>) -> Vec<ErrorDecl<'s>> {
        let wanted = "a mapping of names, each with `status` and `doc`";
        let entries = self.mapping(node, "errors", wanted).unwrap_or_default();
        entries.iter().map(|entry| self.api_error(entry)).collect()
    }

    fn api_error(&mut self, Entry { key: name, value }: &Entry<'s>) -> ErrorDecl<'s> {
        self.value_name(name, "an error");
        let mut decl = ErrorDecl {
            name: name.clone(),
            status: 400,
            doc: "".into(),
        };
        let Some(entries) = self.mapping(value, &name.text, "a mapping with `status` and `doc`") else {
            return decl;
        };
        for Entry { key, value } in entries {
            match &*key.text {
                "status" => decl.status = self.status(value, "status").unwrap_or(400),
                "doc" => decl.doc = self.prose(value, "doc").unwrap_or_default(),
                _ => self.unknown_key(key, "an error", ERROR_KEYS),
            }
        }
        if lacks(entries, "status", ERROR_KEYS) {
            self.missing_key(
                name.span,
                "this error",
                "status",
                "say the HTTP status that comes with it",
            );
        }
        decl
    }

    fn status(&mut self, node: &Node<'s>, key: &str) -> Option<u16> {
        let (value, span) = self.count(node, key)?;
        let status = u16::try_from(value).ok().filter(|status| (100..600).contains(status));
        if status.is_none() {
            let message = format!("`{key}` must be an HTTP status, from 100 to 599");
            let help = "200 is what most calls return";
            self.push(Finding::error(rules::WRONG_VALUE, span, message).help(help));
        }
        status
    }

    fn endpoints(&mut self, node: &Node<'s>) -> Vec<EndpointDecl<'s>> {
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
        for Entry { key, value } in entries {
            match &*key.text {
                "method" => decl.method = self.choose(value, "method", METHODS).unwrap_or("GET"),
                "path" => decl.path = self.word(value, "path"),
                "params" => decl.params = self.properties(value, "params", Role::Parameter),
                "query" => decl.query = self.properties(value, "query", Role::Parameter),
                "body" => decl.body = self.type_word(value, "body"),
                "returns" => decl.returns = self.returns(value),
                "success" => decl.success = self.status(value, "success"),
                "errors" => {
                    let items = self
                        .sequence(value, "errors", "a list of names of errors")
                        .unwrap_or_default();
                    decl.errors = items.iter().filter_map(|item| self.word(item, "errors")).collect();
                }
                "partial" => decl.partial = self.flag(value, "partial").unwrap_or_default(),
                "doc" => decl.doc = self.prose(value, "doc").unwrap_or_default(),
                "deprecated" => decl.deprecated = self.deprecated(value),
                "renamed_from" => decl.renamed_from = self.old_name(value, "an endpoint"),
                _ => self.unknown_key(key, "an endpoint", ENDPOINT_KEYS),
            }
        }
        if lacks(entries, "method", ENDPOINT_KEYS) {
            let what = format!("`{}`", name.text);
            self.missing_key(name.span, &what, "method", "say the HTTP method, such as `method: GET`");
        }
        decl
    }
}
