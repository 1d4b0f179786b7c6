//! A resource: its path, its errors.

use super::reader::{Reader, lacks};
use super::{ErrorDecl, Head, ResourceDecl};
use crate::diagnostic::Finding;
use crate::keys;
use crate::rules;
use crate::syntax::{Entry, Node};

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
                    self.unknown_key(key, "a resource", keys::RESOURCE);
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
                _ => self.unknown_key(key, "an error", keys::ERROR),
            }
        }
        if lacks(entries, "status", keys::ERROR) {
            self.missing_key(
                name.span,
                "this error",
                "status",
                "say the HTTP status that comes with it",
            );
        }
        decl
    }

    pub(super) fn status(&mut self, node: &Node<'s>, key: &str) -> Option<u16> {
        let (value, span) = self.count(node, key)?;
        let status = u16::try_from(value).ok().filter(|status| (100..600).contains(status));
        if status.is_none() {
            let message = format!("`{key}` must be an HTTP status, from 100 to 599");
            let help = "200 is what most calls return";
            self.push(Finding::error(rules::WRONG_VALUE, span, message).help(help));
        }
        status
    }
}
